/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-test.h"
#include "store/clinic-private.h"
#include "store/demo-clinic.h"
#include "store/statement.h"

static CwClinic *
make_demo (CwClock *clock, guint n_patients, guint32 seed)
{
  g_autoptr (GError) error = NULL;
  CwClinic *clinic = cw_clinic_new_in_memory (clock, &error);

  g_assert_no_error (error);
  cw_demo_clinic_fill (clinic, n_patients, seed, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return clinic;
}

static CwPatientItem *
find (CwClinic *clinic, const char *search)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list
      = cw_clinic_list_patients (clinic, search, TRUE, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 1);
  return g_list_model_get_item (list, 0);
}

/* The people of the pictures are in the states that the pictures show. */
static void
test_guests (void)
{
  static const struct {
    const char *search;
    CwStatus status;
    const char *status_line;
  } expected[] = {
    { "okafor", CW_STATUS_PERMITTED, "Session 5 of 18" },
    { "lindqvist", CW_STATUS_PERMITTED, "Session 9 of 18" },
    { "haddad leila", CW_STATUS_UNKNOWN, "Screening not finished" },
    { "keller", CW_STATUS_BLOCKED, NULL },
    { "mwangi grace", CW_STATUS_BLOCKED, "Refused" },
    { "zielinski", CW_STATUS_NEEDS_CLEARANCE, "Needs clearance" },
    { "adeyemi", CW_STATUS_UNKNOWN, "Not screened" },
    { "bak", CW_STATUS_PERMITTED, "Cleared, no plan yet" },
    { "novak", CW_STATUS_BLOCKED, NULL },
  };
  g_autoptr (CwClock) clock = cw_clock_manual_new (STORE_TEST_START_UTC);
  g_autoptr (CwClinic) clinic = make_demo (clock, 16, 1);
  g_autoptr (CwClinicProfile) profile = cw_clinic_load_profile (clinic, NULL);

  g_assert_true (profile->invented);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    g_autoptr (CwPatientItem) item = find (clinic, expected[i].search);

    g_test_message ("%s: %s", cw_patient_item_get_name (item),
                    cw_patient_item_get_status_line (item));
    g_assert_cmpint (cw_patient_item_get_status (item), ==, expected[i].status);
    if (expected[i].status_line != NULL)
      g_assert_cmpstr (cw_patient_item_get_status_line (item), ==,
                       expected[i].status_line);
  }
}

static void
test_sound (void)
{
  g_autoptr (CwClock) clock = cw_clock_manual_new (STORE_TEST_START_UTC);
  g_autoptr (CwClinic) clinic = make_demo (clock, 250, 7);
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) unfinished = NULL;

  cw_clinic_check (clinic, &problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; problems != NULL && problems[i] != NULL; i++)
    g_test_message ("%s", problems[i]);
  g_assert_null (problems);
  g_assert_cmpint (cw_clinic_count_patients (clinic, &error), ==, 250);
  unfinished = cw_clinic_load_unfinished_sessions (clinic, &error);
  g_assert_cmpuint (unfinished->len, ==, 1);
}

/* All that a clinic holds, as text. */
static char *
dump (CwClinic *clinic)
{
  static const char *const tables[] = {
    "clinic",    "clinician",    "patient",      "patient_search",
    "screening", "answer",       "measurement",  "finding",
    "plan",      "prescription", "limb_verdict", "accepted_warning",
    "session",   "set_entry",    "cuff_event",   "audit_entry",
  };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++) {
    g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", tables[i]);
    sqlite3_stmt *rows = NULL;

    sqlite3_prepare_v2 (
        cw_database_get_handle (cw_clinic_get_database (clinic)), sql, -1,
        &rows, NULL);
    while (sqlite3_step (rows) == SQLITE_ROW) {
      for (int column = 0; column < sqlite3_column_count (rows); column++) {
        const char *value = (const char *)sqlite3_column_text (rows, column);

        g_string_append (text, value != NULL ? value : "NULL");
        g_string_append_c (text, '|');
      }
      g_string_append_c (text, '\n');
    }
    sqlite3_finalize (rows);
  }
  return g_string_free (text, FALSE);
}

static void
test_seed (void)
{
  g_autoptr (CwClock) clock = cw_clock_manual_new (STORE_TEST_START_UTC);
  g_autoptr (CwClinic) a = make_demo (clock, 80, 42);
  g_autoptr (CwClinic) b = make_demo (clock, 80, 42);
  g_autoptr (CwClinic) c = make_demo (clock, 80, 43);
  g_autofree char *dump_a = dump (a);
  g_autofree char *dump_b = dump (b);
  g_autofree char *dump_c = dump (c);

  g_assert_true (g_str_equal (dump_a, dump_b));
  g_assert_false (g_str_equal (dump_a, dump_c));
}

/* On any day, be it the first of a month or a leap day. */
static void
test_days (void)
{
  static const char *const days[] = {
    "2026-12-31T23:30:00Z",
    "2027-01-01T00:05:00Z",
    "2028-02-29T12:00:00Z",
    "2027-03-28T01:30:00Z",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (days); i++) {
    g_autoptr (CwClock) clock = NULL;
    g_autoptr (CwClinic) clinic = NULL;
    g_auto (GStrv) problems = NULL;
    gint64 utc_s = 0;

    g_assert_true (cw_time_parse (days[i], &utc_s));
    clock = cw_clock_manual_new (utc_s);
    clinic = make_demo (clock, 60, 5);
    g_assert_true (cw_clinic_check (clinic, &problems, NULL));
  }
}

static void
cancel_cb (double done, gpointer data)
{
  if (done > 0.3)
    g_cancellable_cancel (data);
}

static void
test_cancel (void)
{
  g_autoptr (CwClock) clock = cw_clock_manual_new (STORE_TEST_START_UTC);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic = cw_clinic_new_in_memory (clock, &error);
  g_autoptr (GPtrArray) clinicians = NULL;

  g_assert_no_error (error);
  g_assert_false (cw_demo_clinic_fill (clinic, 200, 1, cancel_cb, cancellable,
                                       cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (cw_clinic_count_patients (clinic, NULL), ==, 0);
  clinicians = cw_clinic_load_clinicians (clinic, NULL);
  g_assert_cmpuint (clinicians->len, ==, 0);
  g_assert_null (cw_clinic_load_profile (clinic, NULL));
  g_assert_true (cw_clinic_get_clock (clinic) == clock);
}

static void
test_not_empty (void)
{
  g_autoptr (CwClock) clock = cw_clock_manual_new (STORE_TEST_START_UTC);
  g_autoptr (CwClinic) clinic = make_demo (clock, 20, 1);
  g_autoptr (GError) error = NULL;

  g_assert_false (
      cw_demo_clinic_fill (clinic, 20, 1, NULL, NULL, NULL, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/demo-clinic/guests", test_guests);
  g_test_add_func ("/demo-clinic/sound", test_sound);
  g_test_add_func ("/demo-clinic/seed", test_seed);
  g_test_add_func ("/demo-clinic/days", test_days);
  g_test_add_func ("/demo-clinic/cancel", test_cancel);
  g_test_add_func ("/demo-clinic/not-empty", test_not_empty);
  return g_test_run ();
}
