/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>
#include <string.h>

#include "model-fixture.h"

typedef struct {
  CwScreeningRecord *screening;
  CwPlan *plan;
  CwSameDayCheck *check;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->screening = fixture_screening ();
  fixture->plan = fixture_plan ();
  fixture->check = fixture_check ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_screening_record_free (fixture->screening);
  cw_plan_free (fixture->plan);
  cw_same_day_check_free (fixture->check);
}

static CwCheckResult
review (Fixture *fixture, CwDate today)
{
  return cw_session_review_start (fixture->plan, fixture->screening, NULL,
                                  fixture->check, today, NULL);
}

static void
assert_starts (Fixture *fixture, CwDate today)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_session_check_start (fixture->plan, fixture->screening, NULL,
                                         fixture->check, today, &error));
  g_assert_no_error (error);
  g_assert_cmpint (review (fixture, today), !=, CW_CHECK_RED);
}

static void
assert_refused (Fixture *fixture,
                CwDate today,
                CwGateError code,
                const char *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_session_check_start (fixture->plan, fixture->screening, NULL,
                                          fixture->check, today, &error));
  g_assert_error (error, CW_GATE_ERROR, (int)code);
  if (strstr (error->message, part) == NULL)
    g_error ("%s: %s", part, error->message);
}

/* Refused, and in need of a note only. */
static void
assert_needs_note (Fixture *fixture, CwDate today, const char *part)
{
  assert_refused (fixture, today, CW_GATE_ERROR_CHECK, part);
  g_assert_cmpint (review (fixture, today), ==, CW_CHECK_AMBER);
  fixture->check->note = g_strdup (" ");
  assert_refused (fixture, today, CW_GATE_ERROR_CHECK, part);
  g_free (fixture->check->note);
  fixture->check->note = g_strdup ("Watched.");
  assert_starts (fixture, today);
  g_clear_pointer (&fixture->check->note, g_free);
}

static void
test_starts (Fixture *fixture, gconstpointer data)
{
  assert_starts (fixture, fixture_today ());
  g_assert_cmpint (review (fixture, fixture_today ()), ==, CW_CHECK_GREEN);
}

static void
test_plan (Fixture *fixture, gconstpointer data)
{
  CwPlan *plan = fixture->plan;

  fixture->plan = NULL;
  assert_refused (fixture, fixture_today (), CW_GATE_ERROR_PLAN, "no signed");
  fixture->plan = plan;
  plan->signed_at = 0;
  assert_refused (fixture, fixture_today (), CW_GATE_ERROR_PLAN, "no signed");
  plan->signed_at = 1;
  plan->superseded = TRUE;
  assert_refused (fixture, fixture_today (), CW_GATE_ERROR_PLAN, "replaced");
}

static void
test_screening (Fixture *fixture, gconstpointer data)
{
  CwScreeningRecord *screening = fixture->screening;

  fixture->screening = NULL;
  assert_refused (fixture, fixture_today (), CW_GATE_ERROR_NOT_SCREENED,
                  "not been screened");
  fixture->screening = screening;
  fixture_get (fixture->plan, 0)->aop_date += 80;
  fixture->check->note = g_strdup ("Re-screening is booked.");
  assert_starts (fixture, fixture_today () + 90);
  assert_refused (fixture, fixture_today () + 91, CW_GATE_ERROR_EXPIRED,
                  "ended on");
  screening->verdict->limbs[CW_LIMB_RIGHT_LEG].state = CW_LIMB_STATE_BLOCKED;
  assert_refused (fixture, fixture_today (), CW_GATE_ERROR_LIMB, "Right leg");
}

/* Seven days are enough, six need a note. */
static void
test_screening_ends (Fixture *fixture, gconstpointer data)
{
  fixture->screening->verdict->valid_until = fixture_today () + 7;
  assert_starts (fixture, fixture_today ());
  fixture->screening->verdict->valid_until = fixture_today () + 6;
  assert_needs_note (fixture, fixture_today (), "screening ends: 6");
}

/* CLINICAL 7.1: 14 days are fresh; after 28 class C stops. */
static void
test_pressure_age (Fixture *fixture, gconstpointer data)
{
  CwDate measured = fixture_get (fixture->plan, 0)->aop_date;

  assert_starts (fixture, measured + 14);
  assert_needs_note (fixture, measured + 15, "15 d");
  assert_needs_note (fixture, measured + 29, "29 d");
  fixture_set_class (fixture->screening, CW_DOSE_CLASS_C);
  fixture_get (fixture->plan, 0)->intermittent = TRUE;
  fixture_get (fixture->plan, 0)->pressure_percent = 50;
  cw_prescription_derive (fixture_get (fixture->plan, 0));
  assert_needs_note (fixture, measured + 28, "28 d");
  assert_refused (fixture, measured + 29, CW_GATE_ERROR_DOSE, "29 d");
}

/* A later screening may be stricter than the plan's. */
static void
test_later_screening (Fixture *fixture, gconstpointer data)
{
  CwPrescription *p = fixture_get (fixture->plan, 0);

  fixture->screening->id++;
  assert_starts (fixture, fixture_today ());
  p->pressure_percent = 70;
  cw_prescription_derive (p);
  assert_starts (fixture, fixture_today ());
  fixture->screening->verdict->limbs[CW_LIMB_RIGHT_LEG].dose_class
      = CW_DOSE_CLASS_B;
  assert_refused (fixture, fixture_today (), CW_GATE_ERROR_DOSE, "70 %");
}

/* A home plan is done in the clinic too. */
static void
test_home_plan (Fixture *fixture, gconstpointer data)
{
  fixture->plan->home = TRUE;
  assert_starts (fixture, fixture_today ());
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  CwSameDayCheck *check = fixture->check;

  check->heart_rate_bpm = 105;
  assert_needs_note (fixture, fixture_today (), "Heart rate 105");
  check->heart_rate_bpm = 121;
  check->note = g_strdup ("No note opens this.");
  assert_refused (fixture, fixture_today (), CW_GATE_ERROR_CHECK,
                  "Heart rate 121");
  fixture->check = NULL;
  assert_refused (fixture, fixture_today (), CW_GATE_ERROR_CHECK,
                  "Do the same-day check");
  fixture->check = check;
}

#define ADD(name)                                                              \
  g_test_add ("/session-gate/" #name, Fixture, NULL, set_up, test_##name,      \
              tear_down)

/* Cuff 1 with one measurement of the plan's leg, so many days ago. */
static CwLedger *
measure (Fixture *fixture, double aop_mmhg, int days_ago)
{
  CwLedger *ledger = cw_ledger_new ();
  CwPressureRecord *record = cw_pressure_record_new ();
  CwPrescription *dose = fixture_get (fixture->plan, 0);

  dose->cuff_id = 1;
  dose->posture = CW_POSTURE_SEATED;
  dose->aop_posture = CW_POSTURE_SEATED;
  record->id = 5;
  record->limb = dose->limbs;
  record->cuff_id = 1;
  record->cuff_name = g_strdup ("Thigh cuff");
  record->aop_mmhg = aop_mmhg;
  record->sbp_mmhg = 120;
  record->date = fixture_today () - days_ago;
  g_ptr_array_add (ledger->pressures, record);
  return ledger;
}

static CwCheckResult
review_with (Fixture *fixture,
             const CwLedger *ledger,
             CwDate today,
             char **reason)
{
  return cw_session_review_start (fixture->plan, fixture->screening, ledger,
                                  fixture->check, today, reason);
}

/* More than 15 mmHg away from the day of the measurement needs a note. */
static void
test_blood_pressure (Fixture *fixture, gconstpointer data)
{
  static const struct {
    double sbp_mmhg;
    CwCheckResult result;
  } cases[] = { { 135, CW_CHECK_GREEN },
                { 136, CW_CHECK_AMBER },
                { 105, CW_CHECK_GREEN },
                { 104, CW_CHECK_AMBER } };
  CwDate today = fixture_today ();

  fixture_get (fixture->plan, 0)->aop_sbp_mmhg = 120;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *reason = NULL;

    fixture->check->sbp_mmhg = cases[i].sbp_mmhg;
    g_assert_cmpint (review_with (fixture, NULL, today, &reason), ==,
                     cases[i].result);
    if (cases[i].result == CW_CHECK_AMBER)
      g_assert_nonnull (strstr (reason, "16 mmHg away"));
  }
}

/* What was measured since is fresh, and says what the plan's pressure is now. */
static void
test_newer_pressure (Fixture *fixture, gconstpointer data)
{
  CwPrescription *dose = fixture_get (fixture->plan, 0);
  CwDate today = fixture_today () + 20;
  g_autoptr (CwLedger) ledger = measure (fixture, 190, 0);
  CwPressureRecord *record = ledger->pressures->pdata[0];
  g_autofree char *old = NULL;
  g_autofree char *same = NULL;
  g_autofree char *changed = NULL;
  g_autofree char *high = NULL;

  fixture->check->sbp_mmhg = 120;
  g_assert_cmpint (review_with (fixture, NULL, today, &old), ==,
                   CW_CHECK_AMBER);
  g_assert_nonnull (strstr (old, "20 d"));
  record->date = today - 1;
  g_assert_cmpint (review_with (fixture, ledger, today, &same), ==,
                   CW_CHECK_GREEN);
  record->aop_mmhg = 180;
  g_assert_cmpint (review_with (fixture, ledger, today, &changed), ==,
                   CW_CHECK_AMBER);
  g_assert_nonnull (strstr (changed, "180 mmHg. The plan’s 114 mmHg were to be "
                                     "60 %, which is 108 mmHg now"));
  /* 114 of 140 are more than any reason opens. */
  record->aop_mmhg = 140;
  g_assert_cmpint (review_with (fixture, ledger, today, &high), ==,
                   CW_CHECK_RED);
  g_assert_nonnull (strstr (high, "the limit that no reason opens"));
  dose->cuff_id = 2; /* not that of the measurement */
  g_assert_cmpint (review_with (fixture, ledger, today, NULL), ==,
                   CW_CHECK_AMBER);
}

static void
test_struck (Fixture *fixture, gconstpointer data)
{
  CwDate today = fixture_today ();
  g_autoptr (CwLedger) ledger = measure (fixture, 190, 0);
  CwPressureRecord *record = ledger->pressures->pdata[0];
  g_autofree char *reason = NULL;

  fixture_get (fixture->plan, 0)->aop_id = record->id;
  g_assert_cmpint (review_with (fixture, ledger, today, NULL), ==,
                   CW_CHECK_GREEN);
  record->strike.at = 1;
  record->strike.reason = g_strdup ("Taken on the left leg.");
  g_assert_cmpint (review_with (fixture, ledger, today, &reason), ==,
                   CW_CHECK_RED);
  g_assert_nonnull (strstr (reason, "struck out (Taken on the left leg.)"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD (starts);
  ADD (plan);
  ADD (screening);
  ADD (screening_ends);
  ADD (pressure_age);
  ADD (later_screening);
  ADD (home_plan);
  ADD (check);
  ADD (blood_pressure);
  ADD (newer_pressure);
  ADD (struck);
  return g_test_run ();
}
