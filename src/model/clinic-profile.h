/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CW_PAPER_A4,
  CW_PAPER_LETTER,
} CwPaper;

const char *cw_paper_to_id (CwPaper paper); /* `a4`, `letter`; static */
gboolean cw_paper_from_id (const char *id, CwPaper *paper);

/* For how many years a clinic keeps its records until it says otherwise, and the
 * range in which it may. */
#define CW_RETENTION_YEARS 10
#define CW_RETENTION_YEARS_MIN 1
#define CW_RETENTION_YEARS_MAX 100

/* What a clinic prints on its papers, and how long it keeps records. */
typedef struct {
  char *name;
  char *address;
  char *phone;
  char *emergency_phone; /* "999", "112", "911": who comes at once */
  char *urgent_phone;    /* "111": advice the same day; NULL when none */
  CwPaper paper;
  int retention_years; /* for how long records are kept after the last contact */
  gboolean invented; /* a demo clinic: its header bar says so all the time */
} CwClinicProfile;

CwClinicProfile *cw_clinic_profile_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwClinicProfile *cw_clinic_profile_copy (const CwClinicProfile *profile)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_clinic_profile_free (CwClinicProfile *profile);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwClinicProfile, cw_clinic_profile_free)

/* Whether it may be saved: a name, a phone and an emergency number, and a number
 * of years. */
gboolean cw_clinic_profile_validate (const CwClinicProfile *profile,
                                     GError **error);

G_END_DECLS
