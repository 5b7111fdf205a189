/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "model-fixture.h"
#include "model/prescription-ledger.h"

/* Which measurement a dose rests on, and what is said of it. */

#define RIGHT_LEG CW_LIMB_BIT (CW_LIMB_RIGHT_LEG)
#define LEFT_LEG CW_LIMB_BIT (CW_LIMB_LEFT_LEG)

typedef struct {
  CwLedger *ledger;
  CwPressureNeed need;
  CwPressureMatch *match;
} Fixture;

static void
add_cuff (CwLedger *ledger, gint64 id, CwCuffSite site, double width_cm)
{
  CwCuff *cuff = cw_cuff_new ();

  cuff->id = id;
  cuff->name = g_strdup_printf ("Cuff %d", (int)id);
  cuff->site = site;
  cuff->width_cm = width_cm;
  cuff->girth_min_cm = 45;
  cuff->girth_max_cm = 75;
  cuff->device_max_mmhg = 250;
  cuff->device_step_mmhg = 5;
  g_ptr_array_add (ledger->cuffs, cuff);
}

/* A measurement with cuff 1, seated, so many days ago; newest ones first. */
static CwPressureRecord *
add_pressure (Fixture *fixture, CwLimbSet limb, double aop_mmhg, int days_ago)
{
  CwPressureRecord *record = cw_pressure_record_new ();

  record->id = 100 + fixture->ledger->pressures->len;
  record->patient_id = 7;
  record->limb = limb;
  record->cuff_id = 1;
  record->cuff_name = g_strdup ("Cuff 1");
  record->cuff_width_cm = 13.5;
  record->aop_mmhg = aop_mmhg;
  record->sbp_mmhg = 120;
  record->dbp_mmhg = 80;
  record->date = fixture_today () - days_ago;
  g_ptr_array_add (fixture->ledger->pressures, record);
  return record;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->ledger = cw_ledger_new ();
  add_cuff (fixture->ledger, 1, CW_CUFF_SITE_LEG, 13.5);
  fixture->need = (CwPressureNeed){
    .limbs = RIGHT_LEG,
    .cuff_id = 1,
    .posture = CW_POSTURE_SEATED,
    .today = fixture_today (),
    .sbp_mmhg = NAN,
  };
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->match, cw_pressure_match_free);
  cw_ledger_free (fixture->ledger);
}

static void
match (Fixture *fixture)
{
  g_clear_pointer (&fixture->match, cw_pressure_match_free);
  fixture->match = cw_ledger_match_pressure (fixture->ledger, &fixture->need);
}

/* The match is that record; `again` is what is to be said, NULL for nothing but
 * the day until which it is fresh. */
static void
assert_match (Fixture *fixture,
              const CwPressureRecord *record,
              const char *again)
{
  match (fixture);
  g_assert_true (fixture->match->record == record);
  g_test_message ("%s", fixture->match->advice);
  g_assert_cmpint (fixture->match->measure_again, ==, again != NULL);
  if (again != NULL)
    g_assert_nonnull (strstr (fixture->match->advice, again));
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  assert_match (fixture, NULL, "Right leg: not measured yet.");
  fixture->need.cuff_id = 0;
  assert_match (fixture, NULL, "Choose the cuff");
}

static void
test_fresh (Fixture *fixture, gconstpointer data)
{
  CwPressureRecord *record = add_pressure (fixture, RIGHT_LEG, 190, 14);

  assert_match (fixture, record, NULL);
  g_assert_nonnull (
      strstr (fixture->match->advice, "Measure it again after 21 November"));
  record->date--;
  assert_match (fixture, record, "15 days old: measure it again.");
  record->date = fixture_today () - 28;
  assert_match (fixture, record, "28 days old: measure it again.");
  record->date--;
  assert_match (fixture, record, "29 days old, too old to dose by");
}

static void
test_newest (Fixture *fixture, gconstpointer data)
{
  CwPressureRecord *newest = add_pressure (fixture, RIGHT_LEG, 200, 1);
  CwPressureRecord *older = add_pressure (fixture, RIGHT_LEG, 180, 5);

  assert_match (fixture, newest, NULL);
  newest->strike.at = 1;
  assert_match (fixture, older, NULL);
  newest->strike.at = 0;
  newest->date = fixture_today () + 1;
  assert_match (fixture, older, NULL);
}

static void
test_other_limb_and_cuff (Fixture *fixture, gconstpointer data)
{
  CwPressureRecord *record = add_pressure (fixture, LEFT_LEG, 190, 1);

  assert_match (fixture, NULL, "Right leg: not measured yet.");
  record->limb = RIGHT_LEG;
  record->cuff_id = 2;
  g_free (record->cuff_name);
  record->cuff_name = g_strdup ("Wide cuff");
  assert_match (fixture, NULL,
                "Right leg: measured with Wide cuff, not with this cuff.");
}

/* Described with another width, it is another cuff. */
static void
test_cuff_described_anew (Fixture *fixture, gconstpointer data)
{
  CwPressureRecord *record = add_pressure (fixture, RIGHT_LEG, 190, 1);

  assert_match (fixture, record, NULL);
  record->cuff_width_cm = 12;
  assert_match (fixture, NULL, "not measured yet");
}

/* The right posture before a newer measurement in another one. */
static void
test_posture (Fixture *fixture, gconstpointer data)
{
  CwPressureRecord *lying = add_pressure (fixture, RIGHT_LEG, 180, 1);
  CwPressureRecord *seated = add_pressure (fixture, RIGHT_LEG, 195, 9);

  lying->posture = CW_POSTURE_LYING;
  assert_match (fixture, seated, NULL);
  seated->posture = CW_POSTURE_STANDING;
  assert_match (fixture, lying, "Measured in another posture (Lying)");
}

static void
test_blood_pressure (Fixture *fixture, gconstpointer data)
{
  CwPressureRecord *record = add_pressure (fixture, RIGHT_LEG, 190, 1);

  fixture->need.sbp_mmhg = 135;
  assert_match (fixture, record, NULL);
  fixture->need.sbp_mmhg = 136;
  assert_match (fixture, record, "was 120 mmHg that day and is 136 mmHg now");
  fixture->need.sbp_mmhg = 104;
  assert_match (fixture, record, "is 104 mmHg now");
  record->sbp_mmhg = NAN;
  assert_match (fixture, record, NULL);
}

static void
make_estimate (CwPressureRecord *record)
{
  record->method = CW_AOP_METHOD_ESTIMATE;
  record->low_mmhg = record->aop_mmhg * 0.75;
  record->high_mmhg = record->aop_mmhg * 1.25;
  record->tries = 0;
}

/* A measurement wins, until it is too old to be used. */
static void
test_estimate (Fixture *fixture, gconstpointer data)
{
  CwPressureRecord *estimate = add_pressure (fixture, RIGHT_LEG, 140, 0);
  CwPressureRecord *measured = add_pressure (fixture, RIGHT_LEG, 190, 28);

  make_estimate (estimate);
  assert_match (fixture, measured, "28 days old");
  measured->date--;
  assert_match (fixture, estimate, NULL);
  g_assert_nonnull (strstr (fixture->match->advice,
                            "anything from 105 to 175 mmHg. Prescribe at most "
                            "50 % of it"));
}

static void
test_both_legs (Fixture *fixture, gconstpointer data)
{
  CwPressureRecord *right = add_pressure (fixture, RIGHT_LEG, 190, 1);
  CwPressureRecord *left;

  fixture->need.limbs = CW_LIMBS_LEGS;
  assert_match (fixture, right, "Left leg: not measured yet.");
  left = add_pressure (fixture, LEFT_LEG, 184, 1);
  assert_match (fixture, left, NULL);
  left->aop_mmhg = 196;
  assert_match (fixture, right, NULL);
}

static void
test_undetermined (Fixture *fixture, gconstpointer data)
{
  CwPressureRecord *failed = add_pressure (fixture, RIGHT_LEG, NAN, 2);
  CwPressureRecord *record;

  assert_match (fixture, NULL, "not measured yet");
  record = add_pressure (fixture, RIGHT_LEG, 190, 9);
  assert_match (fixture, record, "On 19 November it could not be determined.");
  failed->strike.at = 1;
  assert_match (fixture, record, NULL);
}

static void
test_prescription (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPrescription) p = cw_prescription_new ();
  CwPressureRecord *record = add_pressure (fixture, RIGHT_LEG, 187, 1);
  CwOneRepMaxRecord *maximum = cw_one_rep_max_record_new ();
  CwRack *rack = cw_rack_new ();

  record->girth_cm = 56;
  maximum->id = 9;
  maximum->exercise_id = g_strdup ("LEG_EXT");
  maximum->limbs = RIGHT_LEG;
  maximum->method = CW_ONE_REP_MAX_TESTED;
  maximum->one_rm_kg = 62;
  g_ptr_array_add (fixture->ledger->one_rep_maxes, maximum);
  rack->smallest_kg = 5;
  rack->step_kg = 2.5;
  rack->largest_kg = 15;
  g_ptr_array_add (fixture->ledger->racks, rack);
  p->exercise_id = g_strdup ("LEG_EXT");
  p->limbs = RIGHT_LEG;
  p->posture = CW_POSTURE_SEATED;
  p->pressure_percent = 60;
  cw_prescription_fill_from_ledger (p, fixture->ledger, 22, fixture_today ());
  g_assert_cmpint (p->cuff_id, ==, 1);
  g_assert_cmpstr (p->cuff_name, ==, "Cuff 1");
  g_assert_cmpint (p->aop_id, ==, record->id);
  g_assert_cmpfloat (p->girth_cm, ==, 56);
  g_assert_cmpfloat (p->cuff_girth_max_cm, ==, 75);
  /* 112.2, down to the step of 5; 13.64 kg, down to the plates. */
  g_assert_cmpfloat (p->pressure_mmhg, ==, 110);
  g_assert_cmpint (p->one_rm_id, ==, 9);
  g_assert_cmpfloat (p->load_kg, ==, 12.5);

  /* Another cuff takes the pressure away, and what it is not known for. */
  add_cuff (fixture->ledger, 2, CW_CUFF_SITE_LEG, 18);
  cw_prescription_set_cuff (p, cw_ledger_find_cuff (fixture->ledger, 2));
  g_assert_cmpint (p->aop_id, ==, 0);
  g_assert_true (isnan (p->aop_mmhg));
  g_assert_true (isnan (p->pressure_mmhg));
  g_assert_cmpfloat (p->girth_cm, ==, 56);
}

/* What was typed already is not replaced, and of two cuffs none is guessed. */
static void
test_no_guess (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPrescription) p = cw_prescription_new ();

  add_cuff (fixture->ledger, 2, CW_CUFF_SITE_LEG, 18);
  p->exercise_id = g_strdup ("LEG_EXT");
  p->limbs = RIGHT_LEG;
  p->load_kg = 7;
  cw_prescription_fill_from_ledger (p, fixture->ledger, 30, fixture_today ());
  g_assert_cmpint (p->cuff_id, ==, 0);
  g_assert_true (isnan (p->aop_mmhg));
  g_assert_cmpfloat (p->load_kg, ==, 7);
}

static void
test_one_rep_max (Fixture *fixture, gconstpointer data)
{
  CwOneRepMaxRecord *left = cw_one_rep_max_record_new ();
  CwOneRepMaxRecord *both = cw_one_rep_max_record_new ();
  const CwLedger *ledger = fixture->ledger;

  left->exercise_id = g_strdup ("LEG_EXT");
  left->limbs = LEFT_LEG;
  both->exercise_id = g_strdup ("LEG_EXT");
  both->limbs = CW_LIMBS_LEGS;
  g_ptr_array_add (fixture->ledger->one_rep_maxes, left);
  g_ptr_array_add (fixture->ledger->one_rep_maxes, both);
  g_assert_true (cw_ledger_find_one_rep_max (ledger, "LEG_EXT", LEFT_LEG)
                 == left);
  g_assert_true (cw_ledger_find_one_rep_max (ledger, "LEG_EXT", RIGHT_LEG)
                 == left);
  g_assert_true (cw_ledger_find_one_rep_max (ledger, "LEG_EXT", CW_LIMBS_LEGS)
                 == both);
  g_assert_null (cw_ledger_find_one_rep_max (ledger, "LEG_CURL", LEFT_LEG));
  left->strike.at = 1;
  g_assert_null (cw_ledger_find_one_rep_max (ledger, "LEG_EXT", RIGHT_LEG));
}

static void
test_rack (void)
{
  static const struct {
    double load_kg, rounded_kg;
  } cases[] = {
    { 2.4, NAN },       { 2.5, 2.5 }, { 4.9, 2.5 }, { 5, 5 },
    { 14.99, 12.5 },    { 15, 15 },   { 50, 50 },   { 80, 50 },
    { 0.1 + 0.2, NAN }, { NAN, NAN },
  };
  const CwRack rack = { .smallest_kg = 2.5, .step_kg = 2.5, .largest_kg = 50 };
  g_autofree char *words = cw_rack_describe (&rack);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    double rounded = cw_rack_round_down (&rack, cases[i].load_kg);

    g_test_message ("%g kg", cases[i].load_kg);
    if (isnan (cases[i].rounded_kg))
      g_assert_true (isnan (rounded));
    else
      g_assert_cmpfloat_with_epsilon (rounded, cases[i].rounded_kg, 1e-9);
  }
  g_assert_cmpstr (words, ==, "2.5 to 50 kg in steps of 2.5 kg");
}

/* A rack of its own before that for all, and half kilograms without any. */
static void
test_racks (Fixture *fixture, gconstpointer data)
{
  CwRack *all = cw_rack_new ();
  CwRack *own = cw_rack_new ();
  gboolean entered = TRUE;

  g_assert_cmpfloat (
      cw_ledger_get_rack (fixture->ledger, "LEG_EXT", &entered)->step_kg, ==,
      0.5);
  g_assert_false (entered);
  own->exercise_id = g_strdup ("LEG_EXT");
  g_ptr_array_add (fixture->ledger->racks, all);
  g_ptr_array_add (fixture->ledger->racks, own);
  g_assert_true (cw_ledger_get_rack (fixture->ledger, "LEG_EXT", &entered)
                 == own);
  g_assert_true (cw_ledger_get_rack (fixture->ledger, "LEG_CURL", &entered)
                 == all);
  g_assert_true (entered);
}

static void
test_cuff (void)
{
  g_autoptr (CwCuff) cuff = cw_cuff_new ();
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_cuff_validate (cuff, NULL));
  cuff->name = g_strdup ("Thigh cuff");
  cuff->width_cm = 13.5;
  g_assert_true (cw_cuff_validate (cuff, &error));
  g_assert_no_error (error);
  g_assert_true (cw_cuff_fits (cuff, CW_LIMBS_LEGS));
  g_assert_false (cw_cuff_fits (cuff, CW_LIMB_BIT (CW_LIMB_LEFT_ARM)));
  g_assert_true (cw_cuff_holds (cuff, 120));
  cuff->girth_min_cm = 45;
  cuff->girth_max_cm = 75;
  cuff->device_max_mmhg = 300;
  g_assert_true (cw_cuff_holds (cuff, 45));
  g_assert_false (cw_cuff_holds (cuff, 44.9));
  g_assert_true (cw_cuff_holds (cuff, 75));
  g_assert_false (cw_cuff_holds (cuff, 75.1));
  g_assert_true (cw_cuff_holds (cuff, NAN));
  words = cw_cuff_describe (cuff);
  g_assert_cmpstr (words, ==,
                   "13.5 cm wide · legs · girth 45–75 cm · up to 300 mmHg in "
                   "steps of 1");
  cuff->girth_min_cm = 75;
  g_assert_false (cw_cuff_validate (cuff, NULL));
  cuff->girth_min_cm = NAN;
  cuff->device_step_mmhg = NAN;
  g_assert_false (cw_cuff_validate (cuff, NULL));
  cuff->elastic_wrap = TRUE;
  g_assert_true (cw_cuff_validate (cuff, NULL));
  cuff->width_cm = 1.9;
  g_assert_false (cw_cuff_validate (cuff, NULL));
}

static void
test_derive (void)
{
  g_autoptr (CwOneRepMaxRecord) record = cw_one_rep_max_record_new ();
  g_autofree char *value = NULL;
  g_autofree char *way = NULL;
  g_autoptr (GError) error = NULL;
  CwDate today = fixture_today ();

  record->exercise_id = g_strdup ("LEG_EXT");
  record->limbs = RIGHT_LEG;
  record->date = today;
  record->load_kg = 20;
  record->reps = 8;
  g_assert_true (cw_one_rep_max_record_validate (record, today, &error));
  g_assert_true (cw_one_rep_max_record_derive (record, &error));
  g_assert_no_error (error);
  /* CLINICAL 3.2, the row of 8 repetitions. */
  g_assert_cmpfloat_with_epsilon (record->low_kg, 24.0, 5e-4);
  g_assert_cmpfloat_with_epsilon (record->high_kg, 25.534, 5e-4);
  value = cw_one_rep_max_record_describe_value (record);
  way = cw_one_rep_max_record_describe_way (record);
  g_assert_cmpstr (value, ==, "25 kg, formulas 24 to 25.5");
  g_assert_cmpstr (way, ==, "From 8 repetitions with 20 kg");
  record->reps = 21;
  g_assert_false (cw_one_rep_max_record_validate (record, today, NULL));
}

/* Under the cuff 25 to 35 repetitions are right, and they are no maximum. */
static void
test_calibration (void)
{
  static const struct {
    int reps;
    const char *problem;
  } cases[] = {
    { 24, "too heavy" }, { 25, NULL }, { 35, NULL }, { 36, "too light" }
  };
  CwDate today = fixture_today ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwOneRepMaxRecord) record = cw_one_rep_max_record_new ();
    g_autoptr (GError) error = NULL;

    record->exercise_id = g_strdup ("LEG_EXT");
    record->limbs = RIGHT_LEG;
    record->date = today;
    record->method = CW_ONE_REP_MAX_CALIBRATED;
    record->load_kg = 12;
    record->reps = cases[i].reps;
    g_assert_false (cw_one_rep_max_record_validate (record, today, NULL));
    record->pressure_mmhg = 114;
    g_assert_cmpint (cw_one_rep_max_record_validate (record, today, &error), ==,
                     cases[i].problem == NULL);
    if (cases[i].problem != NULL)
      g_assert_nonnull (strstr (error->message, cases[i].problem));
    g_assert_true (isnan (record->one_rm_kg));
  }
}

static void
test_pressure_record (void)
{
  g_autoptr (CwPressureRecord) record = cw_pressure_record_new ();
  CwDate today = fixture_today ();

  g_assert_false (cw_pressure_record_validate (record, today, NULL));
  record->limb = RIGHT_LEG;
  record->cuff_id = 1;
  record->date = today;
  record->aop_mmhg = 80;
  g_assert_true (cw_pressure_record_validate (record, today, NULL));
  record->aop_mmhg = 79;
  g_assert_false (cw_pressure_record_validate (record, today, NULL));
  record->aop_mmhg = 400;
  g_assert_true (cw_pressure_record_validate (record, today, NULL));
  record->aop_mmhg = 401;
  g_assert_false (cw_pressure_record_validate (record, today, NULL));
  record->aop_mmhg = NAN; /* could not be determined */
  g_assert_true (cw_pressure_record_validate (record, today, NULL));
  record->date = today + 1;
  g_assert_false (cw_pressure_record_validate (record, today, NULL));
  record->date = today;
  record->limb = CW_LIMBS_LEGS;
  g_assert_false (cw_pressure_record_validate (record, today, NULL));
  record->limb = RIGHT_LEG;
  record->method = CW_AOP_METHOD_ESTIMATE;
  record->aop_mmhg = 137;
  g_assert_false (cw_pressure_record_validate (record, today, NULL));
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "nothing", test_nothing },
    { "fresh", test_fresh },
    { "newest", test_newest },
    { "other-limb-and-cuff", test_other_limb_and_cuff },
    { "cuff-described-anew", test_cuff_described_anew },
    { "posture", test_posture },
    { "blood-pressure", test_blood_pressure },
    { "estimate", test_estimate },
    { "both-legs", test_both_legs },
    { "undetermined", test_undetermined },
    { "prescription", test_prescription },
    { "no-guess", test_no_guess },
    { "one-rep-max", test_one_rep_max },
    { "racks", test_racks },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/ledger/", tests[i].name, NULL);

    g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
  }
  g_test_add_func ("/ledger/rack", test_rack);
  g_test_add_func ("/ledger/cuff", test_cuff);
  g_test_add_func ("/ledger/derive", test_derive);
  g_test_add_func ("/ledger/calibration", test_calibration);
  g_test_add_func ("/ledger/pressure-record", test_pressure_record);
  return g_test_run ();
}
