/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "model-fixture.h"
#include "model/clinic-profile.h"
#include "model/clinician.h"

static void
test_patient (void)
{
  static const struct {
    const char *family;
    const char *birth;
    gboolean valid;
  } cases[] = {
    { "Okafor", "1971-03-04", TRUE },  { NULL, "1971-03-04", FALSE },
    { "  ", "1971-03-04", FALSE },     { "Okafor", NULL, FALSE },
    { "Okafor", "2026-11-21", TRUE },  { "Okafor", "2026-11-22", FALSE },
    { "Okafor", "1906-11-21", TRUE },  { "Okafor", "1906-11-20", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwPatient) patient = cw_patient_new ();
    g_autoptr (GError) error = NULL;
    gboolean valid;

    patient->family_name = g_strdup (cases[i].family);
    if (cases[i].birth != NULL)
      g_assert_true (cw_date_parse (cases[i].birth, &patient->birth_date));
    valid = cw_patient_validate (patient, fixture_today (), &error);
    g_assert_cmpint (valid, ==, cases[i].valid);
    if (!valid)
      g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  }
}

static void
test_patient_name_and_age (void)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (CwPatient) copy = NULL;
  g_autofree char *family_only = NULL;
  g_autofree char *name = NULL;

  g_assert_cmpint (cw_patient_get_age (patient, fixture_today ()), ==, -1);
  patient->family_name = g_strdup ("Okafor");
  family_only = cw_patient_get_display_name (patient);
  g_assert_cmpstr (family_only, ==, "Okafor");
  patient->given_names = g_strdup (" Margaret ");
  name = cw_patient_get_display_name (patient);
  g_assert_cmpstr (name, ==, "Margaret Okafor");
  patient->birth_date = cw_date_new (1971, 11, 22);
  g_assert_cmpint (cw_patient_get_age (patient, fixture_today ()), ==, 54);
  g_assert_cmpint (cw_patient_get_age (patient, fixture_today () + 1), ==, 55);

  copy = cw_patient_copy (patient);
  g_assert_cmpstr (copy->family_name, ==, "Okafor");
  g_assert_true (copy->family_name != patient->family_name);
  g_assert_cmpint (copy->birth_date, ==, patient->birth_date);
}

static void
test_clinician (void)
{
  g_autoptr (CwClinician) clinician = cw_clinician_new ();
  g_autoptr (CwClinician) copy = NULL;
  g_autofree char *signature = NULL;

  g_assert_true (clinician->active);
  g_assert_false (cw_clinician_validate (clinician, NULL));
  clinician->name = g_strdup ("Anna Berg");
  g_assert_false (cw_clinician_validate (clinician, NULL));
  clinician->profession = g_strdup ("physiotherapist");
  g_assert_true (cw_clinician_validate (clinician, NULL));
  copy = cw_clinician_copy (clinician);
  signature = cw_clinician_get_signature (copy);
  g_assert_cmpstr (signature, ==, "Anna Berg, physiotherapist");
}

static void
test_clinic_profile (void)
{
  g_autoptr (CwClinicProfile) profile = cw_clinic_profile_new ();
  g_autoptr (CwClinicProfile) copy = NULL;
  CwPaper paper = CW_PAPER_A4;

  profile->name = g_strdup ("Hill Street");
  profile->phone = g_strdup ("01234");
  g_assert_false (cw_clinic_profile_validate (profile, NULL));
  profile->emergency_phone = g_strdup ("999");
  g_assert_true (cw_clinic_profile_validate (profile, NULL));
  copy = cw_clinic_profile_copy (profile);
  g_assert_cmpstr (copy->emergency_phone, ==, "999");
  g_clear_pointer (&copy->name, g_free);
  g_assert_false (cw_clinic_profile_validate (copy, NULL));

  g_assert_true (cw_paper_from_id ("letter", &paper));
  g_assert_cmpint (paper, ==, CW_PAPER_LETTER);
  g_assert_cmpstr (cw_paper_to_id (CW_PAPER_A4), ==, "a4");
  g_assert_false (cw_paper_from_id ("A4", &paper));
}

/* CLINICAL 2.1: 75 repetitions of 4 s and three rests of 30 s. */
static void
test_prescription_time (void)
{
  g_autoptr (CwPlan) plan = fixture_plan ();
  CwPrescription *p = fixture_get (plan, 0);

  g_assert_cmpfloat (cw_prescription_get_restriction_s (p), ==, 390);
  p->intermittent = TRUE;
  g_assert_cmpfloat (cw_prescription_get_restriction_s (p), ==, 300);
  p->intermittent = FALSE;
  g_free (p->tempo);
  p->tempo = g_strdup ("slow");
  g_assert_true (isnan (cw_prescription_get_restriction_s (p)));
}

static void
test_prescription_derive (void)
{
  g_autoptr (CwPlan) plan = fixture_plan ();
  CwPrescription *p = fixture_get (plan, 0);

  g_assert_cmpfloat (p->load_percent_1rm, ==, 30);
  g_assert_cmpfloat (p->pressure_mmhg, ==, 114);
  p->aop_mmhg = 187;
  p->device_step_mmhg = 5;
  cw_prescription_derive (p);
  g_assert_cmpfloat (p->pressure_mmhg, ==, 110);
  p->one_rm_kg = NAN;
  p->aop_mmhg = NAN;
  cw_prescription_derive (p);
  g_assert_true (isnan (p->load_percent_1rm));
  g_assert_true (isnan (p->pressure_mmhg));
}

static void
test_prescription_title (void)
{
  g_autoptr (CwPlan) plan = fixture_plan ();
  CwPrescription *p = fixture_get (plan, 0);
  g_autofree char *one = cw_prescription_get_title (p);
  g_autofree char *both = NULL;
  g_autofree char *none = NULL;

  g_assert_cmpstr (one, ==, "Knee extension (machine), right leg");
  p->limbs = CW_LIMBS_LEGS;
  both = cw_prescription_get_title (p);
  g_assert_cmpstr (both, ==, "Knee extension (machine), both legs");
  p->limbs = CW_LIMBS_NONE;
  none = cw_prescription_get_title (p);
  g_assert_cmpstr (none, ==, "Knee extension (machine)");
}

static void
test_plan (void)
{
  g_autoptr (CwPlan) plan = fixture_plan ();
  g_autoptr (CwPlan) copy = NULL;
  CwPrescription *p = fixture_get (plan, 0);

  fixture_add_exercise (plan, CW_LIMBS_LEGS);
  g_ptr_array_add (p->accepted_warnings,
                   cw_accepted_warning_new ("LIM_AOP", "High.", "Well used."));
  g_assert_cmpint (cw_plan_get_n_sessions (plan), ==, 24);
  plan->sessions_per_week = 2.5;
  plan->weeks = 3;
  g_assert_cmpint (cw_plan_get_n_sessions (plan), ==, 8);
  plan->sessions_per_week = NAN;
  g_assert_cmpint (cw_plan_get_n_sessions (plan), ==, 0);
  g_assert_cmpuint (cw_plan_get_limbs (plan), ==, CW_LIMBS_LEGS);
  g_assert_cmpfloat (cw_plan_get_restriction_s (plan, CW_LIMB_RIGHT_LEG), ==,
                     780);
  g_assert_cmpfloat (cw_plan_get_restriction_s (plan, CW_LIMB_LEFT_LEG), ==,
                     390);
  g_assert_cmpfloat (cw_plan_get_restriction_s (plan, CW_LIMB_LEFT_ARM), ==,
                     0);

  copy = cw_plan_copy (plan);
  cw_plan_free (g_steal_pointer (&plan));
  p = fixture_get (copy, 0);
  g_assert_cmpstr (p->exercise_id, ==, "LEG_EXT");
  g_assert_cmpstr (
      ((CwAcceptedWarning *)p->accepted_warnings->pdata[0])->reason, ==,
      "Well used.");
  g_assert_cmpuint (copy->prescriptions->len, ==, 2);
}

#define ROUND_TRIP(type, name, last)                                           \
  for (int i = 0; i <= last; i++) {                                            \
    type value = last - i;                                                     \
                                                                               \
    g_assert_true (name##_from_id (name##_to_id ((type)i), &value));           \
    g_assert_cmpint (value, ==, i);                                            \
    g_assert_false (name##_from_id ("?", &value));                             \
    g_assert_false (name##_from_id (NULL, &value));                            \
    g_assert_cmpint (value, ==, i);                                            \
  }

static void
test_identifiers (void)
{
  ROUND_TRIP (CwOneRepMaxMethod, cw_one_rep_max_method,
              CW_ONE_REP_MAX_CALIBRATED);
  ROUND_TRIP (CwCheckResult, cw_check_result, CW_CHECK_RED);
  ROUND_TRIP (CwSetEnd, cw_set_end, CW_SET_END_STOPPED);
  ROUND_TRIP (CwShortReason, cw_short_reason, CW_SHORT_OTHER);
  ROUND_TRIP (CwPaper, cw_paper, CW_PAPER_LETTER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patient/validate", test_patient);
  g_test_add_func ("/patient/name-and-age", test_patient_name_and_age);
  g_test_add_func ("/clinician", test_clinician);
  g_test_add_func ("/clinic-profile", test_clinic_profile);
  g_test_add_func ("/prescription/time", test_prescription_time);
  g_test_add_func ("/prescription/derive", test_prescription_derive);
  g_test_add_func ("/prescription/title", test_prescription_title);
  g_test_add_func ("/plan", test_plan);
  g_test_add_func ("/identifiers", test_identifiers);
  return g_test_run ();
}
