/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What somebody may do.  Each may what those before it may: assistants hold and
 * log sessions, measure and fill in; clinicians sign; administrators say who
 * belongs to the clinic, and take its records elsewhere. */
typedef enum {
  CW_CLINICIAN_ASSISTANT,
  CW_CLINICIAN_CLINICIAN,
  CW_CLINICIAN_ADMINISTRATOR,
} CwClinicianRole;
#define CW_N_CLINICIAN_ROLES (CW_CLINICIAN_ADMINISTRATOR + 1)

/* `assistant` …, as it is stored. */
const char *cw_clinician_role_to_id (CwClinicianRole role);
gboolean cw_clinician_role_from_id (const char *id, CwClinicianRole *role);
/* "Assistant", in the language of the person. */
const char *cw_clinician_role_get_title (CwClinicianRole role);

/* Whose name signs screenings and plans. */
typedef struct {
  gint64 id; /* 0 until saved */
  char *name;
  char *profession;
  gboolean active;
  CwClinicianRole role;
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
