/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/patient.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"

#define MAX_AGE_MONTHS (120 * 12)

G_DEFINE_QUARK (cw - model - error - quark, cw_model_error)

CwPatient *
cw_patient_new (void)
{
  return g_new0 (CwPatient, 1);
}

CwPatient *
cw_patient_copy (const CwPatient *patient)
{
  CwPatient *copy;

  g_return_val_if_fail (patient != NULL, NULL);

  copy = g_memdup2 (patient, sizeof *patient);
  copy->family_name = g_strdup (patient->family_name);
  copy->given_names = g_strdup (patient->given_names);
  copy->identifier = g_strdup (patient->identifier);
  copy->phone = g_strdup (patient->phone);
  copy->language = g_strdup (patient->language);
  copy->problem = g_strdup (patient->problem);
  return copy;
}

void
cw_patient_free (CwPatient *patient)
{
  if (patient == NULL)
    return;
  g_free (patient->family_name);
  g_free (patient->given_names);
  g_free (patient->identifier);
  g_free (patient->phone);
  g_free (patient->language);
  g_free (patient->problem);
  g_free (patient);
}

const char *
cw_sex_get_name (CwSex sex)
{
  switch (sex) {
  case CW_SEX_FEMALE:
    return C_ ("sex", "Female");
  case CW_SEX_MALE:
    return C_ ("sex", "Male");
  case CW_SEX_OTHER:
    return C_ ("sex", "Other");
  case CW_SEX_UNKNOWN:
  default:
    return C_ ("sex", "Not known");
  }
}

char *
cw_patient_get_display_name (const CwPatient *patient)
{
  g_autofree char *given = NULL;
  g_autofree char *family = NULL;

  g_return_val_if_fail (patient != NULL, NULL);

  given = cw_text_trim (patient->given_names);
  family = cw_text_trim (patient->family_name);
  if (family == NULL)
    return g_strdup (given != NULL ? given : "");
  if (given == NULL)
    return g_steal_pointer (&family);
  /* Translators: given names and family name, in the order of the language. */
  return g_strdup_printf (C_ ("person", "%1$s %2$s"), given, family);
}

int
cw_patient_get_age (const CwPatient *patient, CwDate today)
{
  g_return_val_if_fail (patient != NULL, -1);

  return cw_date_years_between (patient->birth_date, today);
}

gboolean
cw_patient_validate (const CwPatient *patient, CwDate today, GError **error)
{
  g_autofree char *family = NULL;

  g_return_val_if_fail (patient != NULL, FALSE);

  family = cw_text_trim (patient->family_name);
  if (family == NULL)
    g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                         _ ("The family name is missing. Enter it."));
  else if (patient->birth_date == CW_DATE_NONE)
    g_set_error_literal (
        error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
        _ ("The birth date is missing or is no date. Enter day, month and "
           "year."));
  else if (patient->birth_date > today)
    g_set_error_literal (
        error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
        _ ("The birth date is in the future. Correct the year."));
  else if (cw_date_add_months (patient->birth_date, MAX_AGE_MONTHS) < today)
    g_set_error_literal (
        error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
        _ ("The birth date is more than 120 years ago. Correct the year."));
  else
    return TRUE;
  return FALSE;
}
