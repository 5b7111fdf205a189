/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/clinic-profile.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "clinical/identifier.h"
#include "model/patient.h"

static const char *const paper_ids[] = {
  [CW_PAPER_A4] = "a4",
  [CW_PAPER_LETTER] = "letter",
};

const char *
cw_paper_to_id (CwPaper paper)
{
  g_return_val_if_fail (paper < G_N_ELEMENTS (paper_ids), NULL);

  return paper_ids[paper];
}

gboolean
cw_paper_from_id (const char *id, CwPaper *paper)
{
  gsize index;

  if (!cw_identifier_find (paper_ids, G_N_ELEMENTS (paper_ids), id, &index))
    return FALSE;
  *paper = (CwPaper)index;
  return TRUE;
}

CwClinicProfile *
cw_clinic_profile_new (void)
{
  CwClinicProfile *profile = g_new0 (CwClinicProfile, 1);

  profile->retention_years = CW_RETENTION_YEARS;
  return profile;
}

CwClinicProfile *
cw_clinic_profile_copy (const CwClinicProfile *profile)
{
  CwClinicProfile *copy;

  g_return_val_if_fail (profile != NULL, NULL);

  copy = g_memdup2 (profile, sizeof *profile);
  copy->name = g_strdup (profile->name);
  copy->address = g_strdup (profile->address);
  copy->phone = g_strdup (profile->phone);
  copy->emergency_phone = g_strdup (profile->emergency_phone);
  copy->urgent_phone = g_strdup (profile->urgent_phone);
  return copy;
}

void
cw_clinic_profile_free (CwClinicProfile *profile)
{
  if (profile == NULL)
    return;
  g_free (profile->name);
  g_free (profile->address);
  g_free (profile->phone);
  g_free (profile->emergency_phone);
  g_free (profile->urgent_phone);
  g_free (profile);
}

gboolean
cw_clinic_profile_validate (const CwClinicProfile *profile, GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *phone = NULL;
  g_autofree char *emergency_phone = NULL;

  g_return_val_if_fail (profile != NULL, FALSE);

  name = cw_text_trim (profile->name);
  phone = cw_text_trim (profile->phone);
  emergency_phone = cw_text_trim (profile->emergency_phone);
  if (name == NULL)
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("The clinic’s name is missing. Enter it."));
  else if (phone == NULL)
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("The clinic’s phone number is missing. Enter it: "
                            "patients find it on "
                            "their handout."));
  else if (emergency_phone == NULL)
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("The emergency number is missing. Enter the number "
                            "that patients call "
                            "when somebody has to come at once."));
  else if (profile->retention_years < CW_RETENTION_YEARS_MIN
           || profile->retention_years > CW_RETENTION_YEARS_MAX)
    g_set_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                 /* Translators: two numbers. */
                 _ ("Enter for how many years records are kept after the last "
                    "contact: %d to %d."),
                 CW_RETENTION_YEARS_MIN, CW_RETENTION_YEARS_MAX);
  else
    return TRUE;
  return FALSE;
}
