/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clinical/doctor.h"
#include "clinical/questionnaire.h"

static void
test_suggest (void)
{
  g_assert_cmpstr (cw_doctor_suggest ("VTE_HISTORY_REMOTE"), ==,
                   "Haematologist");
  g_assert_cmpstr (cw_doctor_suggest ("SURG_MAJOR_7_41"), ==,
                   "Operating surgeon");
  /* Whoever knows the patient, where nobody else is named. */
  g_assert_cmpstr (cw_doctor_suggest ("HTN_UNCONTROLLED"), ==,
                   "General practitioner");
}

/* A rule that is renamed would quietly fall to the general practitioner. */
static void
test_known (void)
{
  g_autoptr (CwQuestionnaire) questionnaire = cw_questionnaire_load (NULL);
  const char *const *findings = cw_doctor_get_findings ();

  g_assert_cmpuint (g_strv_length ((char **) findings), >, 30);
  for (gsize i = 0; findings[i] != NULL; i++)
    if (cw_questionnaire_find_marks (questionnaire, findings[i]) == NULL)
      g_error ("doctors.ini: no finding “%s”", findings[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/doctor/suggest", test_suggest);
  g_test_add_func ("/doctor/known", test_known);

  return g_test_run ();
}
