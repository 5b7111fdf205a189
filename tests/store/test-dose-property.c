/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "store-test.h"
#include "store/clinic-private.h"
#include "store/plan-table.h"

/* A dose that the editor accepts is accepted by the engine, the clinic and the
 * triggers alike, and the reverse, tried on plans that chance makes near every
 * limit.  The seed is printed, and --seed repeats it. */

#define ROUNDS 3000
#define REASON "The usual dose of this study protocol."

/* What no row holds: the class of an exercise.  Reasons of warnings are not
 * refusals; the model alone asks for them. */
static const char *const beyond_sql[] = { "LIM_COMPOUND", NULL };

typedef struct {
  gint64 patient_id;
  CwScreeningRecord *screening;
} Case;

static double
any_of (GRand *random, const double *values, gsize n_values)
{
  return values[g_rand_int_range (random, 0, (gint32)n_values)];
}
#define ANY_OF(random, ...)                                                    \
  any_of (random, (const double[]){ __VA_ARGS__ },                             \
          G_N_ELEMENTS (((const double[]){ __VA_ARGS__ })))

static const char *
any_text (GRand *random, const char *const *texts)
{
  return texts[g_rand_int_range (random, 0,
                                 (gint32)g_strv_length ((char **)texts))];
}

static void
change_sets (GRand *random, CwPrescription *p)
{
  static const char *const reps[] = { "30/15/15/15",
                                      "30/15",
                                      "40/15/15",
                                      "41/15/15",
                                      "40/30/30",
                                      "40/30/31",
                                      "10/10/10/10/10",
                                      "10/10/10/10/10/10",
                                      "30/15/15/F",
                                      "F/F/F/F",
                                      "5",
                                      NULL };
  static const char *const tempos[]
      = { "2-0-2", "2-1-3", "3-0-3.5", "4-0-4", "1-0-1", NULL };

  g_assert_true (
      cw_set_scheme_from_text (any_text (random, reps), &p->scheme, NULL));
  g_clear_pointer (&p->scheme_id, g_free);
  p->rest_s = ANY_OF (random, 14, 15, 30, 60, 90, 200);
  g_free (p->tempo);
  p->tempo = g_strdup (any_text (random, tempos));
  p->intermittent = g_rand_boolean (random);
}

static void
change_pressure (GRand *random, CwPrescription *p)
{
  p->aop_mmhg = ANY_OF (random, 100, 190, 300, 380);
  p->pressure_percent = ANY_OF (random, 39, 40, 45, 50, 55, 60, 61, 80, 81);
  p->aop_method = g_rand_int_range (random, 0, 3);
  p->aop_date -= (CwDate)ANY_OF (random, -1, 0, 0, 14, 28, 29);
  p->cuff_width_cm = ANY_OF (random, 5, 6.9, 7, 13.5);
  p->posture = g_rand_int_range (random, 0, 3);
  p->aop_posture = g_rand_int_range (random, 0, 3);
  p->device_max_mmhg = ANY_OF (random, 150, 300);
  cw_prescription_derive (p);
}

static void
change_load (GRand *random, CwPrescription *p)
{
  static const char *const exercises[]
      = { "LEG_EXT", "LEG_PRESS", "SQUAT_BB", "LEG_CURL", NULL };

  p->load_kg = p->one_rm_kg
               * ANY_OF (random, 0.19, 0.2, 0.3, 0.31, 0.4, 0.41, 0.5, 0.52);
  g_free (p->exercise_id);
  p->exercise_id = g_strdup (any_text (random, exercises));
  cw_prescription_derive (p);
}

static void
change_limbs (GRand *random, CwPrescription *p)
{
  static const CwLimbSet limbs[] = { 1, 4, 8, 12, 3 };

  p->limbs = limbs[g_rand_int_range (random, 0, G_N_ELEMENTS (limbs))];
}

/* One or two exercises, each off the usual dose in a thing or two. */
static CwPlan *
make_plan (GRand *random, StoreTest *test, const Case *one)
{
  CwPlan *plan = store_test_make_plan (test, test->patient_id);
  int n_more = g_rand_int_range (random, 0, 3);

  plan->patient_id = one->patient_id;
  plan->screening_id = one->screening->id;
  for (int i = 0; i < n_more; i++) {
    CwPrescription *more = cw_prescription_copy (plan->prescriptions->pdata[0]);

    more->reperfusion_s = ANY_OF (random, 60, 180, 180, NAN);
    g_ptr_array_add (plan->prescriptions, more);
  }
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    CwPrescription *p = plan->prescriptions->pdata[i];
    void (*const changes[]) (GRand *, CwPrescription *)
        = { change_sets, change_pressure, change_load, change_limbs };

    if (g_rand_boolean (random))
      p->intermittent = TRUE;
    for (int k = g_rand_int_range (random, 0, 3); k > 0; k--)
      changes[g_rand_int_range (random, 0, G_N_ELEMENTS (changes))](random, p);
  }
  plan->home = g_rand_int_range (random, 0, 12) == 0;
  plan->sessions_per_week = ANY_OF (random, 1, 2, 3, 4);
  return plan;
}

/* Gives every warning its reason; TRUE when a limit refuses that SQL knows. */
static gboolean
accept_warnings (CwPlan *plan,
                 const CwScreeningRecord *screening,
                 CwDate today,
                 GString *refusals)
{
  gboolean known = FALSE;

  for (guint i = 0; i < plan->prescriptions->len; i++) {
    CwPrescription *p = plan->prescriptions->pdata[i];
    g_autoptr (GPtrArray) issues
        = cw_plan_review (plan, i, screening, 1, today);

    g_ptr_array_set_size (p->accepted_warnings, 0);
    for (guint k = 0; k < issues->len; k++) {
      const CwDoseIssue *issue = issues->pdata[k];

      if (!issue->refused) {
        g_ptr_array_add (
            p->accepted_warnings,
            cw_accepted_warning_new (issue->limit_id, issue->message, REASON));
        continue;
      }
      g_string_append_printf (refusals, "%u:%s ", i, issue->limit_id);
      known |= !g_strv_contains (beyond_sql, issue->limit_id);
    }
  }
  return known;
}

/* Past the model, as a raw shell would; nothing of it stays. */
static gboolean
triggers_accept (StoreTest *test, const CwPlan *plan, char **message)
{
  CwDatabase *database = cw_clinic_get_database (test->clinic);
  g_autoptr (CwPlan) copy = cw_plan_copy (plan);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) end_error = NULL;
  gboolean accepted;

  copy->version = 1;
  copy->clinician_id = test->clinician_id;
  copy->signed_by = g_strdup ("Anna Berg");
  copy->signed_at = cw_clinic_get_time (test->clinic);
  g_assert_true (cw_database_begin (database, &error));
  accepted = cw_plan_table_add (database, copy, 1, &error);
  *message = error != NULL ? g_strdup (error->message) : NULL;
  cw_database_end (database, FALSE, &end_error);
  return accepted;
}

static void
check_plan (StoreTest *test, const Case *one, CwPlan *plan, int *n_refused)
{
  CwDate today = cw_clinic_get_today (test->clinic);
  g_autoptr (GString) refusals = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *message = NULL;
  gboolean known = accept_warnings (plan, one->screening, today, refusals);
  gboolean model = cw_plan_check (plan, one->screening, 1, today, &error);
  gboolean triggers = triggers_accept (test, plan, &message);

  g_test_message ("model: %s (%s); triggers: %s", refusals->str,
                  error != NULL ? error->message : "",
                  message != NULL ? message : "accepted");
  if (refusals->len > 0)
    g_assert_false (model);
  if (model)
    g_assert_true (triggers);
  if (known)
    g_assert_false (triggers);
  *n_refused += known;
}

static void
add_answer (StoreTest *test, gint64 screening_id, const char *id)
{
  g_autoptr (CwAnswer) answer = cw_answer_new (CW_ANSWER_YES);
  g_autoptr (GError) error = NULL;

  answer->choice = g_strdup ("simple");
  if (g_str_equal (id, "MED_STATIN")) {
    g_free (answer->choice);
    answer->choice = g_strdup ("no_symptoms");
  }
  cw_clinic_save_answer (test->clinic, screening_id, id, answer, &error);
  g_assert_no_error (error);
}

/* A patient of whom that is found, and lifted by a letter with those caps. */
static Case
add_case (StoreTest *test, const char *finding, double aop, double load)
{
  Case one = { 0 };
  g_autoptr (GError) error = NULL;
  gint64 id;

  one.patient_id = store_test_add_patient (
      test, "Case", finding != NULL ? finding : "None", "1990-02-03");
  id = store_test_fill_screening (test, one.patient_id);
  if (finding != NULL)
    add_answer (test, id, finding);
  if (g_strcmp0 (finding, "SICKLE_TRAIT") == 0) {
    g_autoptr (CwClearance) letter = cw_clearance_new ();

    letter->finding_ids = g_strsplit (finding, ";", -1);
    letter->name = g_strdup ("A. Doctor");
    letter->role = g_strdup ("haematologist");
    letter->date = cw_clinic_get_today (test->clinic);
    letter->max_aop_percent = aop;
    letter->max_load_percent_1rm = load;
    cw_clinic_add_clearance (test->clinic, id, letter, &error);
    g_assert_no_error (error);
  }
  cw_clinic_sign_screening (test->clinic, id, test->clinician_id, &error);
  g_assert_no_error (error);
  one.screening = cw_clinic_load_screening (test->clinic, id, &error);
  g_assert_no_error (error);
  return one;
}

static void
test_alike (StoreTest *test, gconstpointer data)
{
  Case cases[] = {
    add_case (test, NULL, NAN, NAN),
    add_case (test, "SMOKER", NAN, NAN),
    add_case (test, "RAYNAUD", NAN, NAN),
    add_case (test, "MED_STATIN", NAN, NAN),
    add_case (test, "SICKLE_TRAIT", NAN, NAN),
    add_case (test, "SICKLE_TRAIT", 60, NAN),
    add_case (test, "SICKLE_TRAIT", 45, 25),
  };
  GRand *random = g_rand_new_with_seed (g_test_rand_int ());
  int n_refused = 0;

  store_test_sign_screening (test, test->patient_id);
  for (int round = 0; round < ROUNDS; round++) {
    const Case *one
        = &cases[g_rand_int_range (random, 0, G_N_ELEMENTS (cases))];
    g_autoptr (CwPlan) plan = make_plan (random, test, one);

    check_plan (test, one, plan, &n_refused);
  }
  g_assert_cmpint (n_refused, >, ROUNDS / 4);
  g_assert_cmpint (n_refused, <, ROUNDS);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    cw_screening_record_free (cases[i].screening);
  g_rand_free (random);
}

/* The clinic signs what the model accepts, and nothing else. */
static void
test_signing (StoreTest *test, gconstpointer data)
{
  GRand *random = g_rand_new_with_seed (g_test_rand_int ());
  int n_signed = 0;

  store_test_sign_screening (test, test->patient_id);
  for (int round = 0; round < 60; round++) {
    Case one = add_case (test, round % 2 == 0 ? NULL : "SMOKER", NAN, NAN);
    g_autoptr (CwPlan) plan = make_plan (random, test, &one);
    g_autoptr (GString) refusals = g_string_new (NULL);
    CwDate today = cw_clinic_get_today (test->clinic);
    gboolean model;

    accept_warnings (plan, one.screening, today, refusals);
    model = cw_plan_check (plan, one.screening, 1, today, NULL);
    g_assert_cmpint (
        cw_clinic_sign_plan (test->clinic, plan, test->clinician_id, NULL), ==,
        model);
    n_signed += model;
    cw_screening_record_free (one.screening);
  }
  g_assert_cmpint (n_signed, >, 5);
  g_rand_free (random);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/dose-property/alike", StoreTest, NULL,
              store_test_set_up_in_memory, test_alike, store_test_tear_down);
  g_test_add ("/dose-property/signing", StoreTest, NULL,
              store_test_set_up_in_memory, test_signing, store_test_tear_down);
  return g_test_run ();
}
