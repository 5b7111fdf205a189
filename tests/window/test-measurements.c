/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "window-test.h"
#include "window/common/text-entry.h"
#include "window/plan/measurements-window.h"
#include "window/plan/one-rep-max-window.h"
#include "window/plan/pressure-window.h"
#include "window/preferences/cuff-dialog.h"
#include "window/preferences/equipment-window.h"
#include "window/preferences/rack-dialog.h"

/* A patient's measurements and the clinic's cuffs and loads, used as a person
 * would. */

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  AdwApplication *application;
  gint64 patient_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwClinician) clinician = cw_clinician_new ();
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GError) error = NULL;

  fixture->clock = cw_clock_manual_new (NOW);
  fixture->clinic = cw_clinic_new_in_memory (fixture->clock, &error);
  g_assert_no_error (error);
  clinician->name = g_strdup ("Anna Berg");
  clinician->profession = g_strdup ("physiotherapist");
  cw_clinic_save_clinician (fixture->clinic, clinician, &error);
  g_assert_no_error (error);
  patient->family_name = g_strdup ("Okafor <b>");
  patient->given_names = g_strdup ("Margaret");
  patient->birth_date = cw_date_new (1971, 4, 17);
  patient->sex = CW_SEX_FEMALE;
  cw_clinic_save_patient (fixture->clinic, patient, &error);
  g_assert_no_error (error);
  fixture->patient_id = patient->id;
  fixture->application = cw_window_test_new_application ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->application);
  g_assert_finalize_object (fixture->clinic);
  cw_clock_manual_free (fixture->clock);
}

static CwLedger *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CwLedger *ledger =
    cw_clinic_load_ledger (fixture->clinic, fixture->patient_id, &error);

  g_assert_no_error (error);
  return ledger;
}

static void
add_cuff (Fixture *fixture)
{
  g_autoptr (CwCuff) cuff = cw_cuff_new ();
  g_autoptr (GError) error = NULL;

  cuff->name = g_strdup ("Thigh cuff");
  cuff->width_cm = 13.5;
  cw_clinic_save_cuff (fixture->clinic, cuff, &error);
  g_assert_no_error (error);
}

static GtkWindow *
open_measurements (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *window = cw_measurements_window_new (
    fixture->clinic, fixture->patient_id, NULL, &error);

  g_assert_no_error (error);
  cw_window_test_present (window);
  return window;
}

static GtkDropDown *
find_drop_down (GtkWindow *window, const char *id)
{
  return GTK_DROP_DOWN (cw_window_test_find_type (
    cw_window_test_find (window, id), GTK_TYPE_DROP_DOWN));
}

static GtkWindow *
begin_pressure (GtkWindow *measurements)
{
  GtkWindow *window;

  cw_window_test_click (
    cw_window_test_find (measurements, "pressure_button"));
  window = cw_window_test_get_window (CW_TYPE_PRESSURE_WINDOW);
  g_assert_nonnull (window);
  return window;
}

/* From nothing to a measurement that is struck out again. */
static void
test_pressure (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  GtkWindow *pressure;
  GtkWindow *dialog;
  g_autoptr (CwLedger) ledger = NULL;
  g_autoptr (CwLedger) struck = NULL;
  const CwPressureRecord *record;

  add_cuff (fixture);
  window = open_measurements (fixture);
  cw_window_test_assert_text (window, "Nothing Measured Yet");
  cw_window_test_assert_text (window, "Margaret Okafor <b>");
  pressure = begin_pressure (window);
  gtk_drop_down_set_selected (find_drop_down (pressure, "cuff_drop_down"), 1);
  cw_window_test_type (cw_window_test_find (pressure, "aop_bin"), "412");
  g_assert_false (
    gtk_widget_is_sensitive (cw_window_test_find (pressure, "record_button")));
  cw_window_test_type (cw_window_test_find (pressure, "aop_bin"), "187");
  /* What cannot be right is said, and not left out. */
  cw_window_test_type (cw_window_test_find (pressure, "sbp_bin"), "12");
  cw_window_test_click (cw_window_test_find (pressure, "record_button"));
  cw_window_test_assert_text (pressure, "60 to 260");
  cw_window_test_type (cw_window_test_find (pressure, "sbp_bin"), "");
  cw_window_test_click (cw_window_test_find (pressure, "record_button"));
  g_assert_null (cw_window_test_get_window (CW_TYPE_PRESSURE_WINDOW));
  cw_window_test_assert_text (window, "Right leg: 187 mmHg");

  ledger = load (fixture);
  g_assert_cmpuint (ledger->pressures->len, ==, 1);
  record = ledger->pressures->pdata[0];
  g_assert_cmpfloat (record->aop_mmhg, ==, 187);
  g_assert_cmpint (record->date, ==, cw_date_new (2026, 11, 21));

  cw_window_test_click (cw_window_test_find_text (window, "Strike Out…"));
  dialog = cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (dialog);
  cw_window_test_type (cw_window_test_find_type (dialog, CW_TYPE_TEXT_ENTRY),
                       "Short");
  g_assert_false (adw_message_dialog_get_response_enabled (
    ADW_MESSAGE_DIALOG (dialog), "accept"));
  cw_window_test_type (cw_window_test_find_type (dialog, CW_TYPE_TEXT_ENTRY),
                       "The cuff had slipped down.");
  g_assert_true (adw_message_dialog_get_response_enabled (
    ADW_MESSAGE_DIALOG (dialog), "accept"));
  cw_window_test_respond ("accept");
  cw_window_test_assert_text (
    window, "Struck out by Anna Berg, physiotherapist: The cuff had slipped");
  struck = load (fixture);
  record = struck->pressures->pdata[0];
  g_assert_cmpint (record->strike.at, !=, 0);
  cw_window_test_picture (window, "measurements-struck");
  cw_window_test_close (window);
}

static void
test_undetermined (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  GtkWindow *pressure;

  add_cuff (fixture);
  window = open_measurements (fixture);
  pressure = begin_pressure (window);
  gtk_drop_down_set_selected (find_drop_down (pressure, "cuff_drop_down"), 1);
  cw_window_test_type (cw_window_test_find (pressure, "tries_bin"), "3");
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (cw_window_test_find (pressure, "undetermined_check")),
    TRUE);
  cw_window_test_spin ();
  cw_window_test_click (cw_window_test_find (pressure, "record_button"));
  cw_window_test_assert_text (window,
                              "Right leg: Could not be determined in 3 tries");
  cw_window_test_close (window);
}

/* An estimate shows its band and its lower cap, and needs what it is made of. */
static void
test_estimate (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  GtkWindow *pressure;

  add_cuff (fixture);
  window = open_measurements (fixture);
  pressure = begin_pressure (window);
  gtk_drop_down_set_selected (find_drop_down (pressure, "cuff_drop_down"), 1);
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (cw_window_test_find (pressure, "method_drop_down")), 2);
  cw_window_test_assert_text (pressure, "Needs the girth under the cuff");
  cw_window_test_type (cw_window_test_find (pressure, "sbp_bin"), "120");
  cw_window_test_type (cw_window_test_find (pressure, "dbp_bin"), "75");
  cw_window_test_type (cw_window_test_find (pressure, "girth_bin"), "56");
  /* CLINICAL 3.1: 137.22 mmHg, give or take a quarter. */
  cw_window_test_assert_text (pressure, "137 mmHg, between 102 and 172");
  cw_window_test_assert_text (pressure, "Prescribe at most 50 % of it.");
  cw_window_test_picture (pressure, "measurements-estimate");
  cw_window_test_click (cw_window_test_find (pressure, "record_button"));
  cw_window_test_assert_text (window, "Estimate, Seated, Thigh cuff");
  cw_window_test_close (window);
}

static void
test_one_rep_max (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_measurements (fixture);
  GtkWindow *maximum;
  g_autoptr (CwLedger) ledger = NULL;
  const CwOneRepMaxRecord *record;

  cw_window_test_click (cw_window_test_find (window, "one_rep_max_button"));
  maximum = cw_window_test_get_window (CW_TYPE_ONE_REP_MAX_WINDOW);
  g_assert_nonnull (maximum);
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (cw_window_test_find (maximum, "method_drop_down")), 2);
  cw_window_test_type (cw_window_test_find (maximum, "load_bin"), "12");
  cw_window_test_type (cw_window_test_find (maximum, "reps_bin"), "20");
  cw_window_test_type (cw_window_test_find (maximum, "pressure_bin"), "114");
  cw_window_test_assert_text (maximum, "20 repetitions: too heavy.");
  g_assert_false (
    gtk_widget_is_sensitive (cw_window_test_find (maximum, "record_button")));
  cw_window_test_type (cw_window_test_find (maximum, "reps_bin"), "28");
  cw_window_test_click (cw_window_test_find (maximum, "record_button"));
  cw_window_test_assert_text (window,
                              "28 repetitions under the cuff at 114 mmHg");
  ledger = load (fixture);
  record = ledger->one_rep_maxes->pdata[0];
  g_assert_cmpint (record->method, ==, CW_ONE_REP_MAX_CALIBRATED);
  g_assert_cmpfloat (record->load_kg, ==, 12);
  g_assert_true (isnan (record->one_rm_kg));
  cw_window_test_close (window);
}

static void
press (GtkWindow *window, const char *keys, int *n_keys)
{
  for (const char *p = keys; *p != '\0'; p++) {
    (*n_keys)++;
    cw_window_test_press_key (window, *p == '\t'   ? GDK_KEY_Tab
                                      : *p == '\n' ? GDK_KEY_Return
                                                   : (guint) *p);
  }
}

static void
press_other_side (GtkWindow *window, int *n_keys)
{
  (*n_keys)++;
  g_assert_true (cw_window_test_press (window, "<Control>Return"));
}

/* Both sides, one after the other, and the next time the same comes first: the
 * part of PEERS, part 4, step 17 that is measured. */
static void
test_both_sides (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = NULL;
  GtkWindow *pressure, *maximum;
  g_autoptr (CwLedger) ledger = NULL;
  const CwPressureRecord *record = NULL;
  const CwOneRepMaxRecord *lifted = NULL;
  int n_keys = 0;

  add_cuff (fixture);
  window = open_measurements (fixture);
  pressure = begin_pressure (window);
  gtk_drop_down_set_selected (find_drop_down (pressure, "cuff_drop_down"), 1);
  cw_window_test_type (cw_window_test_find (pressure, "girth_bin"), "52");
  cw_window_test_type (cw_window_test_find (pressure, "aop_bin"), "187");
  cw_window_test_click (cw_window_test_find (pressure, "record_button"));
  cw_window_test_click (cw_window_test_find (window, "one_rep_max_button"));
  maximum = cw_window_test_get_window (CW_TYPE_ONE_REP_MAX_WINDOW);
  cw_window_test_type (cw_window_test_find (maximum, "load_bin"), "18");
  cw_window_test_type (cw_window_test_find (maximum, "reps_bin"), "10");
  cw_window_test_click (cw_window_test_find (maximum, "record_button"));

  /* The shortcut to this window, the one to each form, and Escape. */
  n_keys = 4;
  pressure = begin_pressure (window);
  press (pressure, "190", &n_keys);
  press_other_side (pressure, &n_keys);
  g_assert_true (cw_window_test_get_window (CW_TYPE_PRESSURE_WINDOW) ==
                 pressure);
  cw_window_test_picture (pressure, "pressure-other-side");
  /* Nothing of the first side is taken over. */
  g_assert_false (
    gtk_widget_is_sensitive (cw_window_test_find (pressure, "record_button")));
  press (pressure, "185\n", &n_keys);
  g_assert_null (cw_window_test_get_window (CW_TYPE_PRESSURE_WINDOW));
  cw_window_test_click (cw_window_test_find (window, "one_rep_max_button"));
  maximum = cw_window_test_get_window (CW_TYPE_ONE_REP_MAX_WINDOW);
  press (maximum, "20\t9", &n_keys);
  press_other_side (maximum, &n_keys);
  press (maximum, "18\t8\n", &n_keys);
  g_assert_null (cw_window_test_get_window (CW_TYPE_ONE_REP_MAX_WINDOW));
  g_test_message ("both sides measured: %d keys", n_keys);
  g_assert_cmpint (n_keys, <=, 22);

  ledger = load (fixture);
  g_assert_cmpuint (ledger->pressures->len, ==, 3);
  record = ledger->pressures->pdata[0];
  g_assert_cmpuint (record->limb, ==, CW_LIMB_BIT (CW_LIMB_LEFT_LEG));
  g_assert_cmpfloat (record->aop_mmhg, ==, 185);
  g_assert_true (isnan (record->girth_cm));
  record = ledger->pressures->pdata[1];
  g_assert_cmpuint (record->limb, ==, CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  g_assert_cmpfloat (record->aop_mmhg, ==, 190);
  g_assert_cmpfloat (record->girth_cm, ==, 52);
  g_assert_cmpuint (ledger->one_rep_maxes->len, ==, 3);
  lifted = ledger->one_rep_maxes->pdata[0];
  g_assert_cmpuint (lifted->limbs, ==, CW_LIMB_BIT (CW_LIMB_LEFT_LEG));
  g_assert_cmpint (lifted->reps, ==, 8);
  g_assert_cmpstr (
    lifted->exercise_id, ==,
    ((CwOneRepMaxRecord *) ledger->one_rep_maxes->pdata[2])->exercise_id);
  cw_window_test_close (window);
}

static void
add_by_hand (GtkWindow *window)
{
  GtkWindow *dialog;

  cw_window_test_click (cw_window_test_find (window, "add_cuff_button"));
  dialog = cw_window_test_get_window (CW_TYPE_CUFF_DIALOG);
  cw_window_test_type (cw_window_test_find (dialog, "name_entry"), "Arm cuff");
  cw_window_test_type (cw_window_test_find (dialog, "width_bin"), "1");
  cw_window_test_click (cw_window_test_find (dialog, "save_button"));
  cw_window_test_assert_text (dialog, "2 to 30");
  cw_window_test_type (cw_window_test_find (dialog, "width_bin"), "10");
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (cw_window_test_find (dialog, "site_drop_down")), 0);
  cw_window_test_click (cw_window_test_find (dialog, "save_button"));
  g_assert_null (cw_window_test_get_window (CW_TYPE_CUFF_DIALOG));

  cw_window_test_click (cw_window_test_find (window, "add_rack_button"));
  dialog = cw_window_test_get_window (CW_TYPE_RACK_DIALOG);
  cw_window_test_type (cw_window_test_find (dialog, "smallest_bin"), "2.5");
  cw_window_test_type (cw_window_test_find (dialog, "step_bin"), "2.5");
  cw_window_test_type (cw_window_test_find (dialog, "largest_bin"), "50");
  cw_window_test_click (cw_window_test_find (dialog, "save_button"));
  g_assert_null (cw_window_test_get_window (CW_TYPE_RACK_DIALOG));
}

static void
test_equipment (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = cw_equipment_window_new (fixture->clinic, NULL);
  GtkWindow *dialog;
  g_autoptr (CwLedger) before = NULL;
  g_autoptr (CwLedger) after = NULL;

  cw_window_test_present (window);
  cw_window_test_assert_text (window, "Add the first cuff");
  add_by_hand (window);
  cw_window_test_assert_text (window, "10 cm wide · arms · in steps of 1 mmHg");
  cw_window_test_assert_text (window, "2.5 to 50 kg in steps of 2.5 kg");
  before = load (fixture);
  g_assert_cmpuint (before->cuffs->len, ==, 1);
  g_assert_cmpuint (before->racks->len, ==, 1);
  cw_window_test_picture (window, "equipment");

  cw_window_test_click (cw_window_test_find_text (window, "All exercises"));
  dialog = cw_window_test_get_window (CW_TYPE_RACK_DIALOG);
  cw_window_test_click (cw_window_test_find (dialog, "remove_button"));
  cw_window_test_assert_text (window, "rounded down to half kilograms");
  after = load (fixture);
  g_assert_cmpuint (after->racks->len, ==, 0);
  cw_window_test_close (window);
}

int
main (int argc, char *argv[])
{
  static const struct {
    const char *name;
    void (*test) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/measurements/pressure", test_pressure },
    { "/measurements/undetermined", test_undetermined },
    { "/measurements/estimate", test_estimate },
    { "/measurements/one-rep-max", test_one_rep_max },
    { "/measurements/both-sides", test_both_sides },
    { "/measurements/equipment", test_equipment },
  };

  if (!cw_window_test_init (&argc, &argv))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  return g_test_run ();
}
