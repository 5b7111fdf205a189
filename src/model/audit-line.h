/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"

G_BEGIN_DECLS

/* An entry of the audit log, for people. */
typedef struct {
  gint64 id;
  gint64 at;         /* UTC seconds */
  char *clinician;   /* the name; NULL: nobody has signed in */
  gint64 patient_id; /* 0: about no patient */
  char *patient; /* name and identifier; NULL when there is none (any more) */
  char *action;  /* cw_audit_action_label() puts it into words */
  char *record;  /* the table: cw_audit_record_label() */
  gint64 record_id;
  char *before, *after; /* JSON; NULL for none */
} CwAuditLine;

CwAuditLine *cw_audit_line_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_audit_line_free (CwAuditLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAuditLine, cw_audit_line_free)

/* Which entries. */
typedef struct {
  gint64 patient_id; /* 0: of all, and of none */
  CwDate first;      /* days where the clinic is; CW_DATE_NONE for no bound */
  CwDate last;
} CwAuditFilter;

G_END_DECLS
