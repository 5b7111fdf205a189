/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whose name signs screenings and plans. */
typedef struct {
  gint64 id; /* 0 until saved */
  char *name;
  char *profession;
  gboolean active;
} CwClinician;

CwClinician *cw_clinician_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwClinician *cw_clinician_copy (const CwClinician *clinician)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_clinician_free (CwClinician *clinician);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwClinician, cw_clinician_free)

/* "Anna Berg, physiotherapist". */
char *cw_clinician_get_signature (const CwClinician *clinician)
  G_GNUC_WARN_UNUSED_RESULT;

/* Whether it may be saved: it has a name and a profession. */
gboolean cw_clinician_validate (const CwClinician *clinician, GError **error);

G_END_DECLS
