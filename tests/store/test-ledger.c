/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <string.h>

#include "ledger-fixture.h"
#include "store/clinic-private.h"

/* Cuffs, loads and measurements: what goes in comes out, and what is refused.
 */

static CwLedger *
load (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  CwLedger *ledger
      = cw_clinic_load_ledger (test->clinic, test->patient_id, &error);

  g_assert_no_error (error);
  return ledger;
}

static void
assert_count (StoreTest *test, const char *sql, gint64 expected)
{
  gint64 n_rows = -1;

  g_assert_true (cw_database_query_int (cw_clinic_get_database (test->clinic),
                                        sql, &n_rows, NULL));
  g_assert_cmpint (n_rows, ==, expected);
}

static void
test_cuff (StoreTest *test, gconstpointer data)
{
  gint64 id = ledger_fixture_add_cuff (test);
  g_autoptr (CwLedger) ledger = load (test);
  const CwCuff *cuff = cw_ledger_find_cuff (ledger, id);
  g_autoptr (CwCuff) changed = cw_cuff_copy (cuff);
  g_autoptr (CwCuff) twin = cw_cuff_copy (cuff);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (cuff->name, ==, "Thigh cuff");
  g_assert_cmpfloat (cuff->width_cm, ==, 13.5);
  g_assert_cmpint (cuff->site, ==, CW_CUFF_SITE_LEG);
  g_assert_cmpfloat (cuff->girth_max_cm, ==, 75);
  g_assert_cmpfloat (cuff->device_step_mmhg, ==, 1);
  g_assert_true (cuff->active);

  changed->active = FALSE;
  g_assert_true (cw_clinic_save_cuff (test->clinic, changed, &error));
  g_assert_no_error (error);
  assert_count (test,
                "SELECT count(*) FROM audit_entry WHERE record = 'cuff' AND "
                "action = 'change' AND before ->> 'active' = 1 AND "
                "after ->> 'active' = 0",
                1);
  twin->id = 0;
  g_assert_false (cw_clinic_save_cuff (test->clinic, twin, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "“Thigh cuff” already"));
  g_assert_cmpint (twin->id, ==, 0);
}

static void
test_rack (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwRack) rack = cw_rack_new ();
  g_autoptr (CwRack) again = NULL;
  g_autoptr (CwLedger) ledger = NULL;
  g_autoptr (GPtrArray) racks = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_clinic_save_rack (test->clinic, rack, NULL));
  rack->smallest_kg = 2.5;
  rack->step_kg = 2.5;
  rack->largest_kg = 50;
  g_assert_true (cw_clinic_save_rack (test->clinic, rack, &error));
  again = cw_rack_copy (rack);
  again->id = 0;
  again->step_kg = 1.25;
  g_assert_true (cw_clinic_save_rack (test->clinic, again, &error));
  g_assert_no_error (error);
  g_assert_cmpint (again->id, ==, rack->id);
  ledger = load (test);
  g_assert_cmpuint (ledger->racks->len, ==, 1);
  g_assert_cmpfloat (cw_ledger_get_rack (ledger, "LEG_EXT", NULL)->step_kg, ==,
                     1.25);

  g_assert_true (cw_clinic_remove_rack (test->clinic, rack->id, &error));
  g_assert_false (cw_clinic_remove_rack (test->clinic, rack->id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND);
  racks = cw_clinic_load_racks (test->clinic, NULL);
  g_assert_cmpuint (racks->len, ==, 0);
}

static void
test_pressure (StoreTest *test, gconstpointer data)
{
  gint64 cuff_id = ledger_fixture_add_cuff (test);
  g_autoptr (CwPressureRecord) added
      = ledger_fixture_add_pressure (test, cuff_id);
  g_autoptr (CwLedger) ledger = load (test);
  const CwPressureRecord *record = ledger->pressures->pdata[0];

  g_assert_cmpint (record->id, ==, added->id);
  g_assert_cmpint (record->patient_id, ==, test->patient_id);
  g_assert_cmpuint (record->limb, ==, CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  g_assert_cmpstr (record->cuff_name, ==, "Thigh cuff");
  g_assert_cmpfloat (record->cuff_width_cm, ==, 13.5);
  g_assert_cmpint (record->posture, ==, CW_POSTURE_SEATED);
  g_assert_cmpint (record->method, ==, CW_AOP_METHOD_DOPPLER);
  g_assert_cmpfloat (record->aop_mmhg, ==, 190);
  g_assert_cmpint (record->tries, ==, 1);
  g_assert_cmpfloat (record->girth_cm, ==, 56);
  g_assert_cmpfloat (record->sbp_mmhg, ==, 120);
  g_assert_cmpint (record->date, ==, cw_clinic_get_today (test->clinic));
  g_assert_cmpstr (record->recorded_by, ==, "Anna Berg, physiotherapist");
  g_assert_cmpint (record->recorded_at, ==, STORE_TEST_START_UTC);
  g_assert_cmpint (record->strike.at, ==, 0);
}

/* The cuff may be described anew; what was measured stays as it was. */
static void
test_cuff_as_it_was (StoreTest *test, gconstpointer data)
{
  gint64 cuff_id = ledger_fixture_add_cuff (test);
  g_autoptr (CwPressureRecord) added
      = ledger_fixture_add_pressure (test, cuff_id);
  g_autoptr (CwLedger) before = load (test);
  g_autoptr (CwLedger) after = NULL;
  g_autoptr (CwCuff) cuff = cw_cuff_copy (before->cuffs->pdata[0]);
  const CwPressureRecord *record;

  g_free (cuff->name);
  cuff->name = g_strdup ("Thigh cuff, old");
  cuff->width_cm = 12;
  g_assert_true (cw_clinic_save_cuff (test->clinic, cuff, NULL));
  after = load (test);
  record = after->pressures->pdata[0];
  g_assert_cmpstr (record->cuff_name, ==, "Thigh cuff");
  g_assert_cmpfloat (record->cuff_width_cm, ==, 13.5);
}

static void
assert_refused (StoreTest *test, CwPressureRecord *record, const char *words)
{
  g_autoptr (GError) error = NULL;

  record->id = 0;
  g_assert_false (cw_clinic_add_pressure (test->clinic, record,
                                          test->clinician_id, &error));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_cmpint (record->id, ==, 0);
}

static void
test_refused_pressure (StoreTest *test, gconstpointer data)
{
  gint64 cuff_id = ledger_fixture_add_cuff (test);
  g_autoptr (CwPressureRecord) record
      = ledger_fixture_add_pressure (test, cuff_id);
  g_autoptr (GError) error = NULL;

  record->girth_cm = 80;
  assert_refused (test, record, "not made for this limb");
  record->girth_cm = 56;
  record->limb = CW_LIMB_BIT (CW_LIMB_LEFT_ARM);
  assert_refused (test, record, "not made for this limb");
  record->limb = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  record->cuff_id = 77;
  assert_refused (test, record, "not in the clinic file");
  record->cuff_id = cuff_id;
  record->date++;
  assert_refused (test, record, "up to today");
  record->date--;
  g_assert_false (cw_clinic_add_pressure (test->clinic, record, 0, &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SIGNED);
  assert_count (test, "SELECT count(*) FROM occlusion_pressure", 1);
}

static void
test_undetermined (StoreTest *test, gconstpointer data)
{
  gint64 cuff_id = ledger_fixture_add_cuff (test);
  g_autoptr (CwPressureRecord) record = cw_pressure_record_new ();
  g_autoptr (CwLedger) ledger = NULL;
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;

  record->patient_id = test->patient_id;
  record->limb = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  record->cuff_id = cuff_id;
  record->tries = 3;
  record->date = cw_clinic_get_today (test->clinic);
  cw_clinic_add_pressure (test->clinic, record, test->clinician_id, &error);
  g_assert_no_error (error);
  ledger = load (test);
  words = cw_pressure_record_describe_value (ledger->pressures->pdata[0]);
  g_assert_cmpstr (words, ==, "Could not be determined in 3 tries");
}

static void
test_one_rep_max (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwOneRepMaxRecord) tested = ledger_fixture_add_one_rep_max (test);
  g_autoptr (CwOneRepMaxRecord) estimated = cw_one_rep_max_record_copy (tested);
  g_autoptr (CwLedger) ledger = NULL;
  const CwOneRepMaxRecord *newest;
  g_autoptr (GError) error = NULL;

  estimated->method = CW_ONE_REP_MAX_ESTIMATED;
  estimated->load_kg = 20;
  estimated->reps = 8;
  cw_clinic_add_one_rep_max (test->clinic, estimated, test->clinician_id,
                             &error);
  g_assert_no_error (error);
  g_assert_cmpint (estimated->id, !=, tested->id);
  ledger = load (test);
  g_assert_cmpuint (ledger->one_rep_maxes->len, ==, 2);
  newest = ledger->one_rep_maxes->pdata[0];
  g_assert_cmpint (newest->id, ==, estimated->id);
  g_assert_cmpfloat_with_epsilon (newest->one_rm_kg, 25.022, 5e-4);
  g_assert_cmpfloat_with_epsilon (newest->low_kg, 24, 5e-4);
  g_assert_cmpfloat_with_epsilon (newest->high_kg, 25.534, 5e-4);
  g_assert_cmpint (newest->reps, ==, 8);
  estimated->reps = 21;
  g_assert_false (cw_clinic_add_one_rep_max (test->clinic, estimated,
                                             test->clinician_id, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
}

static void
test_strike (StoreTest *test, gconstpointer data)
{
  gint64 cuff_id = ledger_fixture_add_cuff (test);
  g_autoptr (CwPressureRecord) added
      = ledger_fixture_add_pressure (test, cuff_id);
  g_autoptr (CwLedger) ledger = NULL;
  const CwPressureRecord *record;
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_clinic_strike_pressure (test->clinic, added->id, "short",
                                             test->clinician_id, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (cw_clinic_strike_pressure (test->clinic, added->id,
                                            "  The cuff had slipped down. ",
                                            test->clinician_id, &error));
  g_assert_no_error (error);
  ledger = load (test);
  record = ledger->pressures->pdata[0];
  g_assert_cmpstr (record->strike.reason, ==, "The cuff had slipped down.");
  g_assert_cmpstr (record->strike.by, ==, "Anna Berg, physiotherapist");
  g_assert_cmpint (record->strike.at, ==, STORE_TEST_START_UTC);
  g_assert_cmpfloat (record->aop_mmhg, ==, 190);
  assert_count (test,
                "SELECT count(*) FROM audit_entry WHERE action = 'strike' AND "
                "record = 'occlusion_pressure' AND before ->> 'struck_at' IS "
                "NULL AND after ->> 'struck_reason' LIKE 'The cuff%'",
                1);
  g_assert_false (cw_clinic_strike_pressure (test->clinic, added->id,
                                             "A second reason for it.",
                                             test->clinician_id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
}

/* A plan keeps what it rests on, and starts no session when it is gone. */
static void
test_plan (StoreTest *test, gconstpointer data)
{
  gint64 cuff_id = ledger_fixture_add_cuff (test);
  g_autoptr (CwPressureRecord) pressure
      = ledger_fixture_add_pressure (test, cuff_id);
  g_autoptr (CwOneRepMaxRecord) maximum = ledger_fixture_add_one_rep_max (test);
  g_autoptr (CwSameDayCheck) check = store_test_make_check ();
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwPlan) back = NULL;
  const CwPrescription *p;
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = ledger_fixture_make_plan (test);
  cw_clinic_sign_plan (test->clinic, plan, test->clinician_id, &error);
  g_assert_no_error (error);
  back = cw_clinic_load_plan (test->clinic, plan->id, &error);
  p = back->prescriptions->pdata[0];
  g_assert_cmpint (p->cuff_id, ==, cuff_id);
  g_assert_cmpint (p->aop_id, ==, pressure->id);
  g_assert_cmpint (p->one_rm_id, ==, maximum->id);
  g_assert_cmpfloat (p->aop_sbp_mmhg, ==, 120);
  g_assert_cmpfloat (p->girth_cm, ==, 56);
  g_assert_cmpfloat (p->cuff_girth_min_cm, ==, 45);

  cw_clinic_strike_pressure (test->clinic, pressure->id,
                             "Taken on the left leg.", test->clinician_id,
                             &error);
  g_assert_no_error (error);
  g_assert_null (cw_clinic_start_session (test->clinic, plan->id, check,
                                          test->clinician_id, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "struck out"));
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    void (*test) (StoreTest *test, gconstpointer data);
  } tests[] = {
    { "cuff", test_cuff },
    { "rack", test_rack },
    { "pressure", test_pressure },
    { "cuff-as-it-was", test_cuff_as_it_was },
    { "refused-pressure", test_refused_pressure },
    { "undetermined", test_undetermined },
    { "one-rep-max", test_one_rep_max },
    { "strike", test_strike },
    { "plan", test_plan },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++) {
    g_autofree char *path = g_strconcat ("/ledger/", tests[i].name, NULL);

    g_test_add (path, StoreTest, NULL, store_test_set_up_in_memory,
                tests[i].test, store_test_tear_down);
  }
  return g_test_run ();
}
