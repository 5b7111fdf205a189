/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "model-fixture.h"
#include "model/dose-fix.h"
#include "model/plan-default.h"
#include "model/plan-familiarisation.h"
#include "model/screening-band.h"

#define FIRST_SESSION 1

typedef struct {
  CwScreeningRecord *screening;
  CwPlan *plan;
  CwPrescription *exercise;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->screening = fixture_screening ();
  fixture->plan = fixture_plan ();
  fixture->exercise = fixture_get (fixture->plan, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_screening_record_free (fixture->screening);
  cw_plan_free (fixture->plan);
}

static gboolean
check (Fixture *fixture, GError **error)
{
  return cw_plan_check (fixture->plan, fixture->screening, FIRST_SESSION,
                        fixture_today (), error);
}

static void
assert_refused (Fixture *fixture, CwGateError code, const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (check (fixture, &error));
  g_assert_error (error, CW_GATE_ERROR, (int)code);
  if (strstr (error->message, part) == NULL)
    g_error ("%s: %s", part, error->message);
}

static void
assert_permitted (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (check (fixture, &error));
  g_assert_no_error (error);
}

/* `!LIM_AOP` or `?LIM_AOP` of one exercise, in their order. */
static void
assert_issues (Fixture *fixture, guint index, const char *expected)
{
  g_autoptr (GPtrArray) issues
      = cw_plan_review (fixture->plan, index, fixture->screening,
                        FIRST_SESSION, fixture_today ());
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++) {
    const CwDoseIssue *issue = issues->pdata[i];

    g_string_append_printf (found, "%s%c%s", i > 0 ? " " : "",
                            issue->refused ? '!' : '?', issue->limit_id);
  }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
accept_warning (CwPrescription *exercise, const char *id, const char *reason)
{
  g_ptr_array_add (exercise->accepted_warnings,
                   cw_accepted_warning_new (id, "As shown.", reason));
}

static void
test_permits (Fixture *fixture, gconstpointer data)
{
  assert_permitted (fixture);
  assert_issues (fixture, 0, "");
}

static void
test_screening (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->screening->is_signed = FALSE;
  assert_refused (fixture, CW_GATE_ERROR_NOT_SIGNED, "not signed");
  fixture->screening->is_signed = TRUE;
  fixture->screening->verdict->limbs[CW_LIMB_RIGHT_LEG].state
      = CW_LIMB_STATE_BLOCKED;
  assert_refused (fixture, CW_GATE_ERROR_LIMB, "Right leg");
  assert_issues (fixture, 0, "!LIM_SCREEN !LIM_AOP !LIM_RESTRICTION_STYLE");
  g_assert_false (cw_plan_check (fixture->plan, NULL, FIRST_SESSION,
                                 fixture_today (), &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SCREENED);
  g_clear_error (&error);
  g_assert_false (cw_plan_check (NULL, fixture->screening, FIRST_SESSION,
                                 fixture_today (), &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_PLAN);
}

static void
test_other_screening (Fixture *fixture, gconstpointer data)
{
  fixture->plan->screening_id++;
  assert_refused (fixture, CW_GATE_ERROR_PLAN, "another screening");
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_set_size (fixture->plan->prescriptions, 0);
  assert_refused (fixture, CW_GATE_ERROR_PLAN, "no exercise yet");
}

static void
test_incomplete (Fixture *fixture, gconstpointer data)
{
  const CwPrescription *p = fixture->exercise;
  const struct {
    const double *field;
    const char *part;
  } numbers[] = {
    { &p->rest_s, "rest between sets" },
    { &p->load_kg, "enter the load" },
    { &p->aop_mmhg, "occlusion pressure" },
    { &p->pressure_mmhg, "pressure of the cuff" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++) {
    double *field = (double *)numbers[i].field;
    double value = *field;

    *field = NAN;
    assert_refused (fixture, CW_GATE_ERROR_PLAN, numbers[i].part);
    g_assert_false (cw_plan_is_complete (fixture->plan, 0));
    *field = value;
    g_assert_true (cw_plan_is_complete (fixture->plan, 0));
  }
  fixture->exercise->aop_date = CW_DATE_NONE;
  assert_refused (fixture, CW_GATE_ERROR_PLAN, "day on which");
  fixture->exercise->aop_date = fixture_today ();
  fixture->exercise->cuff_width_cm = NAN;
  fixture->exercise->aop_method = CW_AOP_METHOD_ESTIMATE;
  assert_refused (fixture, CW_GATE_ERROR_PLAN, "width of the cuff");
  fixture->exercise->aop_method = CW_AOP_METHOD_DOPPLER;
  cw_set_scheme_from_text ("15", &fixture->exercise->scheme, NULL);
  fixture->exercise->rest_s = NAN;
  assert_permitted (fixture);
  fixture->exercise->scheme.n_sets = 0;
  assert_refused (fixture, CW_GATE_ERROR_PLAN, "sets and repetitions");
}

static void
test_incomplete_words (Fixture *fixture, gconstpointer data)
{
  CwPrescription *p = fixture->exercise;
  char *tempo = g_steal_pointer (&p->tempo);

  assert_refused (fixture, CW_GATE_ERROR_PLAN, "enter the tempo");
  p->tempo = tempo;
  p->exercise_id[0] = 'X';
  assert_refused (fixture, CW_GATE_ERROR_PLAN, "of the catalogue");
  p->exercise_id[0] = 'L';
  p->load_kg = NAN;
  p->body_weight = TRUE;
  cw_prescription_derive (p);
  assert_permitted (fixture);
  fixture->plan->weeks = 0;
  assert_refused (fixture, CW_GATE_ERROR_PLAN, "how many weeks");
}

/* A wrap has no gauge: its tightness is asked for instead. */
static void
test_wrap (Fixture *fixture, gconstpointer data)
{
  CwPrescription *p = fixture->exercise;

  p->elastic_wrap = TRUE;
  p->aop_mmhg = NAN;
  p->pressure_percent = NAN;
  p->pressure_mmhg = NAN;
  assert_refused (fixture, CW_GATE_ERROR_PLAN, "how tight");
  p->tightness = 7;
  assert_permitted (fixture);
  p->tightness = 8;
  assert_refused (fixture, CW_GATE_ERROR_DOSE, "Tightness 8");
}

static void
test_refusal (Fixture *fixture, gconstpointer data)
{
  fixture->exercise->pressure_percent = 82;
  cw_prescription_derive (fixture->exercise);
  accept_warning (fixture->exercise, "LIM_AOP", "Tolerated it well before.");
  assert_issues (fixture, 0, "!LIM_AOP");
  assert_refused (fixture, CW_GATE_ERROR_DOSE, "82 %");
}

/* A warning needs ten characters, and is listed all the same. */
static void
test_warning (Fixture *fixture, gconstpointer data)
{
  CwPrescription *p = fixture->exercise;

  p->pressure_percent = 38;
  cw_prescription_derive (p);
  assert_refused (fixture, CW_GATE_ERROR_DOSE, "38 %");
  accept_warning (p, "LIM_AOP", "  too short ");
  assert_refused (fixture, CW_GATE_ERROR_DOSE, "38 %");
  accept_warning (p, "LIM_LOAD", "Long enough a reason.");
  assert_refused (fixture, CW_GATE_ERROR_DOSE, "38 %");
  accept_warning (p, "LIM_AOP", "Ten signs.");
  assert_permitted (fixture);
  assert_issues (fixture, 0, "?LIM_AOP");
}

/* CLINICAL 1.1: the worse class of the limbs counts. */
static void
test_class (Fixture *fixture, gconstpointer data)
{
  CwLimbVerdict *limbs = fixture->screening->verdict->limbs;

  limbs[CW_LIMB_LEFT_LEG].dose_class = CW_DOSE_CLASS_B;
  fixture->exercise->pressure_percent = 61;
  cw_prescription_derive (fixture->exercise);
  assert_issues (fixture, 0, "");
  fixture->exercise->limbs = CW_LIMBS_LEGS;
  assert_issues (fixture, 0, "?LIM_AOP");
  limbs[CW_LIMB_RIGHT_LEG].dose_class = CW_DOSE_CLASS_C;
  assert_issues (fixture, 0, "!LIM_AOP !LIM_CUFFS !LIM_RESTRICTION_STYLE");
}

/* What was found on the limb: a reason opens it in A and B, nothing in C. */
static void
test_limb_cap (Fixture *fixture, gconstpointer data)
{
  CwLimbVerdict *leg
      = &fixture->screening->verdict->limbs[CW_LIMB_RIGHT_LEG];

  leg->max_aop_percent = 60;
  assert_issues (fixture, 0, "");
  leg->max_aop_percent = 55;
  assert_issues (fixture, 0, "!LIM_AOP");
  leg->dose_class = CW_DOSE_CLASS_C;
  leg->max_aop_percent = 45;
  fixture->exercise->intermittent = TRUE;
  fixture->exercise->pressure_percent = 46;
  cw_prescription_derive (fixture->exercise);
  assert_issues (fixture, 0, "!LIM_AOP");
}

/* A letter raises class C's cap, and what it forbids no reason opens. */
/* What a finding asks for beyond the class reaches the review of the plan. */
static void
test_limb_findings (Fixture *fixture, gconstpointer data)
{
  CwLimbVerdict *leg
      = &fixture->screening->verdict->limbs[CW_LIMB_RIGHT_LEG];

  leg->no_failure_sessions = 4;
  leg->seated_only = TRUE;
  assert_issues (fixture, 0, "");
  fixture->exercise->posture = CW_POSTURE_STANDING;
  fixture->exercise->aop_posture = CW_POSTURE_STANDING;
  assert_issues (fixture, 0, "!LIM_POSTURE");
  leg->seated_only = FALSE;
  leg->measured_aop_only = TRUE;
  assert_issues (fixture, 0, "");
  fixture->exercise->aop_method = CW_AOP_METHOD_ESTIMATE;
  fixture->exercise->pressure_percent = 50;
  cw_prescription_derive (fixture->exercise);
  assert_issues (fixture, 0, "!LIM_EST ?LIM_EST");
}

static void
test_letters (Fixture *fixture, gconstpointer data)
{
  CwLimbVerdict *leg
      = &fixture->screening->verdict->limbs[CW_LIMB_RIGHT_LEG];
  CwClearance *letter = cw_clearance_new ();

  fixture->exercise->intermittent = TRUE;
  leg->dose_class = CW_DOSE_CLASS_C;
  assert_issues (fixture, 0, "!LIM_AOP");
  leg->cleared_aop_percent = 60;
  leg->max_aop_percent = 60;
  assert_issues (fixture, 0, "");
  leg->max_load_percent_1rm = 29;
  assert_issues (fixture, 0, "!LIM_LOAD");

  leg->max_load_percent_1rm = NAN;
  leg->cleared_aop_percent = NAN;
  leg->dose_class = CW_DOSE_CLASS_B;
  leg->max_aop_percent = NAN;
  letter->name = g_strdup ("A. Surgeon");
  letter->role = g_strdup ("surgeon");
  letter->date = fixture_today () - 3;
  letter->max_aop_percent = 55;
  g_ptr_array_add (fixture->screening->facts->clearances, letter);
  assert_issues (fixture, 0, "!LIM_AOP");
  letter->limbs = CW_LIMBS_ARMS;
  assert_issues (fixture, 0, "");
}

/* The band that editors show is what the review lets pass. */
static void
test_band (Fixture *fixture, gconstpointer data)
{
  CwLimbVerdict *leg
      = &fixture->screening->verdict->limbs[CW_LIMB_RIGHT_LEG];
  CwLimbSet right = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  CwClearance *letter = cw_clearance_new ();
  CwDoseBand band = cw_screening_band_get (fixture->screening, right);

  g_assert_cmpfloat (band.aop_percent_max, ==, 80);
  leg->dose_class = CW_DOSE_CLASS_C;
  leg->max_aop_percent = 60; /* of a rule: raises nothing */
  band = cw_screening_band_get (fixture->screening, right);
  g_assert_cmpfloat (band.aop_percent_max, ==, 50);
  leg->cleared_aop_percent = 60;
  leg->max_load_percent_1rm = 25;
  band = cw_screening_band_get (fixture->screening, right);
  g_assert_cmpfloat (band.aop_percent_max, ==, 60);
  g_assert_cmpfloat (band.load_percent_max, ==, 25);
  band = cw_screening_band_get (fixture->screening, CW_LIMBS_LEGS);
  g_assert_cmpfloat (band.aop_percent_max, ==, 60);

  /* A letter on which nothing rests limits all the same, below the band too. */
  letter->name = g_strdup ("A. Surgeon");
  letter->role = g_strdup ("surgeon");
  letter->date = fixture_today () - 3;
  letter->max_aop_percent = 35;
  letter->max_load_percent_1rm = 15;
  g_ptr_array_add (fixture->screening->facts->clearances, letter);
  band = cw_screening_band_get (fixture->screening, right);
  g_assert_cmpfloat (band.aop_percent_max, ==, 35);
  g_assert_cmpfloat (band.aop_percent_min, ==, 35);
  g_assert_cmpfloat (band.aop_percent_default, ==, 35);
  g_assert_cmpfloat (band.load_percent_max, ==, 15);
  fixture->exercise->intermittent = TRUE;
  fixture->exercise->pressure_percent = 36;
  cw_prescription_derive (fixture->exercise);
  assert_issues (fixture, 0, "!LIM_AOP !LIM_LOAD");
  letter->limbs = CW_LIMBS_ARMS;
  band = cw_screening_band_get (fixture->screening, right);
  g_assert_cmpfloat (band.aop_percent_max, ==, 60);
}

/* Two limbs of class C: what only one letter names does not count for both. */
static void
test_letter_for_one_limb (Fixture *fixture, gconstpointer data)
{
  CwLimbVerdict *limbs = fixture->screening->verdict->limbs;

  fixture_set_class (fixture->screening, CW_DOSE_CLASS_C);
  fixture->exercise->limbs = CW_LIMBS_LEGS;
  fixture->exercise->intermittent = TRUE;
  limbs[CW_LIMB_RIGHT_LEG].cleared_aop_percent = 60;
  assert_issues (fixture, 0, "!LIM_AOP !LIM_CUFFS");
  limbs[CW_LIMB_LEFT_LEG].cleared_aop_percent = 70;
  assert_issues (fixture, 0, "!LIM_CUFFS");
}

/* LIM_CUM by the end of each exercise: 6:30, 13:00, 19:30. */
static void
test_cumulative_time (Fixture *fixture, gconstpointer data)
{
  fixture_add_exercise (fixture->plan, fixture->exercise->limbs);
  fixture_add_exercise (fixture->plan, fixture->exercise->limbs);
  assert_issues (fixture, 0, "");
  assert_issues (fixture, 1, "");
  assert_issues (fixture, 2, "?LIM_CUM");
  fixture_add_exercise (fixture->plan, fixture->exercise->limbs);
  assert_issues (fixture, 3, "!LIM_CUM");
  fixture_get (fixture->plan, 3)->limbs = CW_LIMB_BIT (CW_LIMB_LEFT_LEG);
  assert_issues (fixture, 3, "");
}

static void
test_reperfusion (Fixture *fixture, gconstpointer data)
{
  CwPrescription *second
      = fixture_add_exercise (fixture->plan, fixture->exercise->limbs);

  second->reperfusion_s = 179;
  assert_issues (fixture, 1, "?LIM_REPERF");
  second->reperfusion_s = 59;
  assert_issues (fixture, 1, "!LIM_REPERF");
  second->reperfusion_s = NAN;
  assert_issues (fixture, 1, "!LIM_REPERF");
  second->limbs = CW_LIMB_BIT (CW_LIMB_LEFT_LEG);
  assert_issues (fixture, 1, "");
}

/* Up to four exercises in class A, three in B; sessions a week are judged
 * once. */
static void
test_plan_wide (Fixture *fixture, gconstpointer data)
{
  fixture->plan->sessions_per_week = 4;
  fixture_set_class (fixture->screening, CW_DOSE_CLASS_B);
  fixture->exercise->load_kg = 15;
  cw_prescription_derive (fixture->exercise);
  fixture_add_exercise (fixture->plan, CW_LIMB_BIT (CW_LIMB_LEFT_LEG));
  fixture_add_exercise (fixture->plan, CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  assert_issues (fixture, 0, "?LIM_FREQ");
  assert_issues (fixture, 1, "");
  fixture_add_exercise (fixture->plan, CW_LIMB_BIT (CW_LIMB_LEFT_LEG));
  assert_issues (fixture, 0, "?LIM_FREQ ?LIM_EXERCISES");
  assert_issues (fixture, 3, "?LIM_EXERCISES");
}

/* LIM_SCREEN warns in the last week. */
static void
test_screening_ends (Fixture *fixture, gconstpointer data)
{
  fixture_add_exercise (fixture->plan, CW_LIMB_BIT (CW_LIMB_LEFT_LEG));
  fixture->screening->verdict->valid_until = fixture_today () + 7;
  assert_issues (fixture, 0, "");
  fixture->screening->verdict->valid_until = fixture_today () + 6;
  assert_issues (fixture, 0, "?LIM_SCREEN");
  assert_issues (fixture, 1, "");
}

/* LIM_FAILURE_EARLY and LIM_UNSUPERVISED follow the number of the session. */
static void
test_session_number (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  cw_prescription_set_scheme (fixture->exercise,
                              cw_set_scheme_find ("FAILURE_4"));
  g_assert_cmpint (fixture->exercise->scheme.n_sets, ==, 4);
  assert_refused (fixture, CW_GATE_ERROR_DOSE, "Session 1");
  g_assert_true (cw_plan_check (fixture->plan, fixture->screening, 5,
                                fixture_today (), &error));
  fixture->plan->home = TRUE;
  accept_warning (fixture->exercise, "LIM_UNSUPERVISED", "Trained with us.");
  g_assert_false (cw_plan_check (fixture->plan, fixture->screening, 6,
                                 fixture_today (), NULL));
  g_assert_true (cw_plan_check (fixture->plan, fixture->screening, 7,
                                fixture_today (), &error));
  g_assert_no_error (error);
}

/* What was done at home is no supervised session, however many there were: five
 * are too few, six are enough. */
static void
test_supervised (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPlan) copy = NULL;
  g_autoptr (GError) error = NULL;

  fixture->plan->home = TRUE;
  accept_warning (fixture->exercise, "LIM_UNSUPERVISED", "Trained with us.");
  fixture->plan->supervised_sessions = 5;
  copy = cw_plan_copy (fixture->plan);
  g_assert_false (cw_plan_check (copy, fixture->screening, 12, fixture_today (),
                                 &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_DOSE);
  g_assert_nonnull (strstr (error->message, "home: 5. It takes 6"));
  g_clear_error (&error);
  fixture->plan->supervised_sessions = 6;
  g_assert_true (cw_plan_check (fixture->plan, fixture->screening, 12,
                                fixture_today (), &error));
  g_assert_no_error (error);
}

/* An exercise of intervals in place of the fixture's. */
static CwPrescription *
set_intervals (Fixture *fixture, const char *exercise_id, int n, double on, double off)
{
  CwPrescription *p = fixture->exercise;

  cw_plan_set_exercise (fixture->plan, 0, cw_exercise_find (exercise_id),
                        fixture->screening);
  p->aop_posture = p->posture;
  cw_prescription_set_intervals (p, n, on, off);
  return p;
}

/* Walking: both legs, effort or pulse, all inflations together. */
static void
test_aerobic (Fixture *fixture, gconstpointer data)
{
  CwPrescription *p = set_intervals (fixture, "WALK", 5, 180, 60);

  g_assert_cmpint (p->modality, ==, CW_MODALITY_AEROBIC);
  g_assert_cmpuint (p->limbs, ==, CW_LIMBS_LEGS);
  g_assert_cmpfloat (p->pressure_percent, ==, 50);
  g_assert_cmpfloat (cw_prescription_get_restriction_s (p), ==, 900);
  g_assert_cmpfloat (cw_prescription_get_inflation_s (p), ==, 180);
  assert_permitted (fixture);
  assert_issues (fixture, 0, "");
  cw_prescription_set_intervals (p, 5, 181, 60);
  assert_issues (fixture, 0, "?LIM_CUM");
  cw_prescription_set_intervals (p, 5, 240, 60);
  assert_issues (fixture, 0, "!LIM_CUM");
  cw_prescription_set_intervals (p, 5, 180, NAN);
  assert_refused (fixture, CW_GATE_ERROR_PLAN, "cuff is down between");
  cw_prescription_set_intervals (p, 9, 60, 60);
  assert_refused (fixture, CW_GATE_ERROR_PLAN, "how many intervals");
  cw_prescription_set_intervals (p, 1, 900, NAN);
  assert_permitted (fixture);
  p->target_effort = p->hrr_percent = NAN;
  assert_refused (fixture, CW_GATE_ERROR_PLAN, "how hard");
  p->speed_kmh = 5;
  assert_permitted (fixture);
}

/* CLINICAL 2.2: no aerobic work with two cuffs in class C, and one inflation for
 * all of it is never let down. */
static void
test_aerobic_class_c (Fixture *fixture, gconstpointer data)
{
  CwPrescription *p = set_intervals (fixture, "CYCLE", 5, 180, 60);

  fixture_set_class (fixture->screening, CW_DOSE_CLASS_C);
  assert_issues (fixture, 0, "!LIM_CUFFS");
  cw_plan_set_exercise (fixture->plan, 0, cw_exercise_find ("CYCLE"),
                        fixture->screening);
  g_assert_cmpint (p->limbs, ==, CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  assert_issues (fixture, 0, "");
  cw_prescription_set_intervals (p, 1, 600, NAN);
  assert_issues (fixture, 0, "!LIM_RESTRICTION_STYLE");
}

static void
add_finding (CwScreeningRecord *screening, const char *rule_id)
{
  CwFinding *finding = cw_finding_new ();

  finding->rule_id = g_strdup (rule_id);
  finding->title = g_strdup ("Found");
  g_ptr_array_add (screening->verdict->findings, finding);
}

/* With a beta-blocker the effort leads and not the pulse. */
static void
test_pulse (Fixture *fixture, gconstpointer data)
{
  CwPrescription *p;

  fixture->screening->facts->birth_date = cw_date_new (1976, 11, 21);
  cw_screening_facts_set_measurement (fixture->screening->facts,
                                      "heart_rate_bpm", 63);
  p = set_intervals (fixture, "WALK", 5, 180, 60);
  g_assert_cmpfloat (p->hrr_percent, ==, 40);
  g_assert_cmpfloat (p->target_bpm, ==, 107); /* 63 + 0.4 × (173 − 63) */
  assert_permitted (fixture);
  add_finding (fixture->screening, "MED_BP_RATE");
  assert_issues (fixture, 0, "!LIM_PULSE");
  p = set_intervals (fixture, "WALK", 5, 180, 60);
  g_assert_true (isnan (p->hrr_percent) && isnan (p->target_bpm));
  g_assert_cmpfloat (p->target_effort, ==, 3);
  assert_issues (fixture, 0, "");
}

/* 25 minutes only where all of them are passive, with pauses of five. */
static void
test_passive (Fixture *fixture, gconstpointer data)
{
  CwPrescription *p = set_intervals (fixture, "REST_LEG", 3, 300, 300);
  CwPrescription *second;

  g_assert_cmpint (p->modality, ==, CW_MODALITY_PASSIVE);
  assert_permitted (fixture);
  cw_prescription_set_intervals (p, 5, 300, 300);
  assert_issues (fixture, 0, "?LIM_CUM");
  cw_prescription_set_intervals (p, 5, 301, 300);
  assert_issues (fixture, 0, "!LIM_PASSIVE !LIM_CUM");
  cw_prescription_set_intervals (p, 3, 300, 179);
  assert_issues (fixture, 0, "?LIM_PASSIVE");
  cw_prescription_set_intervals (p, 4, 300, 300);
  assert_issues (fixture, 0, "?LIM_CUM");
  second = fixture_add_exercise (fixture->plan, p->limbs);
  cw_plan_set_exercise (fixture->plan, 1, cw_exercise_find ("LEG_EXT"),
                        fixture->screening);
  assert_issues (fixture, 0, "!LIM_CUM");
  g_assert_cmpfloat (
      cw_plan_get_cumulative_limit (fixture->plan, CW_LIMB_RIGHT_LEG).refuse_s,
      ==, 1200);
  second->limbs = CW_LIMB_BIT (CW_LIMB_LEFT_LEG);
  assert_issues (fixture, 0, "?LIM_CUM");
  g_assert_cmpfloat (
      cw_plan_get_cumulative_limit (fixture->plan, CW_LIMB_RIGHT_LEG).refuse_s,
      ==, 1500);
}

/* An exercise is dosed as its kind is. */
static void
test_other_modality (Fixture *fixture, gconstpointer data)
{
  fixture->exercise->modality = CW_MODALITY_PASSIVE;
  assert_refused (fixture, CW_GATE_ERROR_PLAN, "of the catalogue");
}

/* CLINICAL 2.8: proposed to all, asked for where the finding says so. */
static void
test_familiarisation (Fixture *fixture, gconstpointer data)
{
  CwPrescription *p = fixture->exercise;

  assert_issues (fixture, 0, "");
  add_finding (fixture->screening, "UNACCUSTOMED");
  assert_issues (fixture, 0, "?LIM_FAMILIARISATION");
  fixture->plan->familiarisation_step = 4;
  assert_issues (fixture, 0, "");
  fixture->plan->familiarisation_step = 0;
  cw_plan_apply_familiarisation (fixture->plan, 0, 1, fixture->screening);
  g_assert_cmpfloat (p->pressure_percent, ==, 40);
  g_assert_cmpfloat (p->load_kg, ==, 12);
  g_assert_cmpfloat (p->load_percent_wanted, ==, 20);
  g_assert_cmpint (p->scheme.n_sets, ==, 2);
  assert_permitted (fixture);
  cw_plan_apply_familiarisation (fixture->plan, 0, 2, fixture->screening);
  assert_issues (fixture, 0, "?LIM_FAMILIARISATION");
  fixture->plan->familiarisation_step = 2;
  assert_permitted (fixture);
  cw_plan_apply_familiarisation (fixture->plan, 0, 0, fixture->screening);
  g_assert_cmpint (p->modality, ==, CW_MODALITY_PASSIVE);
  g_assert_cmpfloat (cw_prescription_get_restriction_s (p), ==, 300);
  g_assert_cmpfloat (p->pressure_percent, ==, 40);
}

/* The first fix that is offered for the issues of the fixture's exercise, done;
 * what it said. */
static char *
do_first_fix (Fixture *fixture)
{
  g_autoptr (GPtrArray) issues
      = cw_plan_review (fixture->plan, 0, fixture->screening, FIRST_SESSION,
                        fixture_today ());

  for (guint i = 0; i < issues->len; i++) {
    g_autoptr (CwDoseFix) fix
        = cw_dose_fix_new (fixture->exercise, issues->pdata[i]);

    if (fix == NULL)
      continue;
    cw_dose_fix_apply (fix, fixture->exercise);
    return g_steal_pointer (&fix->label);
  }
  return NULL;
}

/* What follows from a limit does away with the issue. */
static void
test_fixes (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *tempo;
    double percent, load_kg, rest_s;
    const char *label;
  } cases[] = {
    { "2-0-2", 82, 18, 30, "Use 80 %" },
    { "2-0-2", 35, 18, 30, "Use 40 %" },
    { "2-0-2", 60, 31, 30, "Use 30 kg" },
    { "2-0-2", 60, 18, 10, "Use 30 s" },
    { "1-0-1", 60, 18, 90, "Use 60 s" },
    { "2-1-2", 60, 18, 45, "Use 2-0-2 and 30 s: 6:30" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CwPrescription *p = fixture->exercise;
    g_autofree char *label = NULL;
    g_autofree char *more = NULL;

    g_free (p->tempo);
    p->tempo = g_strdup (cases[i].tempo);
    p->pressure_percent = cases[i].percent;
    p->load_kg = cases[i].load_kg;
    p->rest_s = cases[i].rest_s;
    cw_prescription_derive (p);
    label = do_first_fix (fixture);
    g_assert_cmpstr (label, ==, cases[i].label);
    /* A load above what is refused may still need a reason. */
    more = do_first_fix (fixture);
    g_clear_pointer (&more, g_free);
    assert_issues (fixture, 0, "");
  }
}

#define ADD(name)                                                              \
  g_test_add ("/plan-gate/" #name, Fixture, NULL, set_up, test_##name,         \
              tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (permits);
  ADD (screening);
  ADD (other_screening);
  ADD (empty);
  ADD (incomplete);
  ADD (incomplete_words);
  ADD (wrap);
  ADD (refusal);
  ADD (warning);
  ADD (class);
  ADD (band);
  ADD (limb_cap);
  ADD (limb_findings);
  ADD (letters);
  ADD (letter_for_one_limb);
  ADD (cumulative_time);
  ADD (reperfusion);
  ADD (plan_wide);
  ADD (screening_ends);
  ADD (session_number);
  ADD (supervised);
  ADD (aerobic);
  ADD (aerobic_class_c);
  ADD (pulse);
  ADD (passive);
  ADD (other_modality);
  ADD (familiarisation);
  ADD (fixes);
  return g_test_run ();
}
