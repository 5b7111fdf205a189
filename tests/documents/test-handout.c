/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-fixture.h"
#include "documents/handout.h"

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

static CwPrescription *
add_exercise (CwPlan *plan, const char *id, CwLimbSet limbs)
{
  CwPrescription *p = cw_prescription_new ();

  p->exercise_id = g_strdup (id);
  p->limbs = limbs;
  p->load_kg = 18;
  p->one_rm_kg = 60;
  p->tempo = g_strdup ("2-0-2");
  p->aop_mmhg = 190;
  p->pressure_percent = 60;
  p->device_step_mmhg = 1;
  p->cuff_width_cm = 13.5;
  cw_prescription_set_scheme (p, cw_set_scheme_find ("FIXED_30_15_15_15"));
  cw_prescription_derive (p);
  g_ptr_array_add (plan->prescriptions, p);
  return p;
}

static CwPlan *
new_plan (gboolean home)
{
  CwPlan *plan = cw_plan_new ();

  plan->version = 3;
  plan->home = home;
  plan->sessions_per_week = 3;
  plan->weeks = 8;
  plan->goal = g_strdup ("Climb stairs");
  plan->signed_by = g_strdup ("Anna Berg, physiotherapist");
  add_exercise (plan, "LEG_EXT", CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  return plan;
}

static CwDocument *
new_handout (CwPlan *plan, CwPaper paper, gboolean large_print)
{
  g_autoptr (CwPatient) patient = fixture_patient ();
  g_autoptr (CwClinicProfile) profile = fixture_profile ();

  profile->paper = paper;
  return cw_handout_new (patient, plan, profile, cw_date_new (2026, 11, 21),
                         large_print);
}

/* The blocks of CLINICAL 6 that every handout has. */
static void
test_blocks (void)
{
  static const char *const words[] = {
    "Harbour Physiotherapy", "01632 960001",     "999",
    "111",                   "Margaret Okafor",  "21 November 2026",
    "Climb stairs",          "Knee extension",   "Right leg",
    "18 kg",                 "30, 15, 15, 15",   "30 seconds",
    "13.5 cm wide",          "6.5 minutes",      "3 times a week for 8 weeks",
    "STOP",                  "Numbness",         "White or blue skin",
    "No pulse",              "Chest pain",       "Coughing up blood",
    "cola-coloured urine",   "Before you start", "This is normal",
    "1 in 8",                "After the exercise", "Never sleep",
    "three weeks",           "Does it help?",    "consent",
    "large print",           "high on the thigh",
  };
  g_autoptr (CwPlan) plan = new_plan (TRUE);
  g_autoptr (CwDocument) handout = new_handout (plan, CW_PAPER_A4, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    fixture_assert_has (handout, words[i], TRUE);
  fixture_assert_has (handout, "AOP", FALSE);
}

/* A plan for the clinic alone names no pressure and has no log. */
static void
test_clinic_only (void)
{
  for (int home = 0; home < 2; home++) {
    g_autoptr (CwPlan) plan = new_plan (home);
    g_autoptr (CwDocument) handout = new_handout (plan, CW_PAPER_A4, FALSE);

    fixture_assert_has (handout, "114 mmHg", home);
    fixture_assert_has (handout, "Your log", home);
    fixture_assert_has (handout, "Cuff on", home);
    fixture_assert_has (handout, "Clinic use only", !home);
  }
}

/* Walking and the cuff at rest go by minutes, and the log asks for them. */
static void
test_intervals (void)
{
  g_autoptr (CwPlan) plan = new_plan (TRUE);
  CwPrescription *walk = add_exercise (plan, "WALK", CW_LIMBS_LEGS);
  CwPrescription *rest
    = add_exercise (plan, "REST_LEG", CW_LIMB_BIT (CW_LIMB_LEFT_LEG));
  static const char *const words[]
    = { "5 times 3 min",           "1 min, cuff let down",
        "effort 3 of 10, pulse about 108, 5 km/h",
        "At most 3 minutes, then off", "10 min",
        "1: minutes" };
  g_autoptr (CwDocument) handout = NULL;

  walk->modality = CW_MODALITY_AEROBIC;
  cw_prescription_set_intervals (walk, 5, 180, 60);
  walk->target_effort = 3;
  walk->hrr_percent = 40;
  walk->target_bpm = 108;
  walk->speed_kmh = 5;
  rest->modality = CW_MODALITY_PASSIVE;
  cw_prescription_set_intervals (rest, 1, 600, NAN);
  handout = new_handout (plan, CW_PAPER_A4, FALSE);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    fixture_assert_has (handout, words[i], TRUE);
  g_assert_false (cw_document_overflows (handout));
}

static void
test_wrap_and_body_weight (void)
{
  g_autoptr (CwPlan) plan = new_plan (TRUE);
  CwPrescription *p = g_ptr_array_index (plan->prescriptions, 0);
  g_autoptr (CwDocument) handout = NULL;

  p->elastic_wrap = TRUE;
  p->tightness = 7;
  p->body_weight = TRUE;
  handout = new_handout (plan, CW_PAPER_A4, FALSE);
  fixture_assert_has (handout, "Tightness 7 of 10", TRUE);
  fixture_assert_has (handout, "body weight", TRUE);
  fixture_assert_has (handout, "mmHg", FALSE);
}

/* Nothing runs off the paper, whatever the paper and the plan. */
static void
test_fits (void)
{
  for (int paper = CW_PAPER_A4; paper <= CW_PAPER_LETTER; paper++)
    for (int large = 0; large < 2; large++) {
      g_autoptr (CwPlan) plan = new_plan (TRUE);
      g_autoptr (CwDocument) handout = NULL;

      for (int i = 0; i < 4; i++)
        add_exercise (plan, "CURL_BI", CW_LIMBS_ARMS);
      handout = new_handout (plan, (CwPaper) paper, large);
      fixture_assert_fits (handout, (CwPaper) paper);
      g_assert_cmpint (cw_document_get_n_pages (handout), >=, 4);
    }
}

static void
test_pdf (void)
{
  g_autofree char *folder = g_dir_make_tmp ("cuffwise-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "handout.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "where.pdf", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (CwPlan) plan = new_plan (TRUE);
  g_autoptr (CwDocument) handout = new_handout (plan, CW_PAPER_A4, FALSE);
  g_autoptr (GError) error = NULL;
  gsize first_length, second_length;

  g_assert_true (cw_document_save_pdf (handout, path, &error));
  g_assert_no_error (error);
  g_assert_true (
    g_file_get_contents (path, &first, &first_length, NULL));
  g_assert_true (cw_document_save_pdf (handout, path, &error));
  g_assert_true (
    g_file_get_contents (path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
  g_assert_true (memmem (first, first_length, "Okafor", 6) == NULL);

  g_assert_false (cw_document_save_pdf (handout, nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/handout/blocks", test_blocks);
  g_test_add_func ("/handout/clinic-only", test_clinic_only);
  g_test_add_func ("/handout/wrap-and-body-weight", test_wrap_and_body_weight);
  g_test_add_func ("/handout/intervals", test_intervals);
  g_test_add_func ("/handout/fits", test_fits);
  g_test_add_func ("/handout/pdf", test_pdf);

  return g_test_run ();
}
