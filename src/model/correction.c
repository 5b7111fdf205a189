/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/correction.h"

#include <glib/gi18n-lib.h>

#include "base/date.h"
#include "model/audit-text.h"
#include "model/patient.h"

CwCorrection *
cw_correction_new (void)
{
  return g_new0 (CwCorrection, 1);
}

void
cw_correction_free (CwCorrection *correction)
{
  if (correction == NULL)
    return;
  g_free (correction->clinician);
  g_free (correction->field);
  g_free (correction->before);
  g_free (correction->after);
  g_free (correction);
}

const char *
cw_correction_get_label (const CwCorrection *correction)
{
  static const struct {
    const char *field, *label;
  } labels[] = {
    { "family_name", N_ ("Family name") },
    { "given_names", N_ ("Given names") },
    { "birth_date", N_ ("Birth date") },
    { "sex", N_ ("Sex") },
    { "identifier", N_ ("Identifier") },
    { "phone", N_ ("Phone") },
    { "language", N_ ("Language of handouts") },
    { "problem", N_ ("Treated for") },
    { "archived", N_ ("Archived") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_strcmp0 (correction->field, labels[i].field) == 0)
      return _ (labels[i].label);
  return correction->field;
}

static char *
describe_value (const char *field, const char *value)
{
  CwDate date;
  CwSex sex;

  if (value == NULL || *value == '\0')
    return g_strdup ("–");
  if (g_str_equal (field, "birth_date") && cw_date_parse (value, &date))
    return cw_date_format (date);
  if (g_str_equal (field, "sex") && cw_sex_from_id (value, &sex))
    return g_strdup (cw_sex_get_name (sex));
  if (g_str_equal (field, "archived"))
    return g_strdup (g_str_equal (value, "1") ? _ ("Yes") : _ ("No"));
  return g_strdup (value);
}

char *
cw_correction_describe (const CwCorrection *correction)
{
  g_autofree char *before
      = describe_value (correction->field, correction->before);
  g_autofree char *after
      = describe_value (correction->field, correction->after);

  /* Translators: what was said before, and what is said now. */
  return g_strdup_printf (C_ ("correction", "%s → %s"), before, after);
}

char *
cw_correction_describe_author (const CwCorrection *correction)
{
  g_autofree char *time = cw_audit_time_format (correction->at);

  if (correction->clinician == NULL)
    return g_steal_pointer (&time);
  return g_strdup_printf ("%s · %s", time, correction->clinician);
}
