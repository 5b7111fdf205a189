/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A remark is one line. */
#define CW_SESSION_REMARK_MAX_LENGTH 500

/**
 * CwSessionRemark:
 * @written_by: "Anna Berg, physiotherapist"
 *
 * A line of the clinician's own about a session.  It is never changed; another
 * one follows it.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 session_id;
  char *text;
  gint64 clinician_id;
  char *written_by;
  gint64 written_at; /* UTC seconds */
} CwSessionRemark;

CwSessionRemark *cw_session_remark_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_session_remark_free (CwSessionRemark *remark);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSessionRemark, cw_session_remark_free)

/* The text as it is stored: one line, without white space at both ends.  NULL
 * with CW_MODEL_ERROR_INVALID when nothing is left or it is too long. */
char *cw_session_remark_clean (const char *text,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
