/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "store-test.h"
#include "store/clinic-private.h"
#include "store/demo-clinic.h"
#include "store/owned-table.h"
#include "store/statement.h"

/* An erasure leaves nothing of the person and all of the others, and is the
 * only way to delete what is kept. */

#define WORD "Zqxwordz"

static gint64
count (StoreTest *test, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  cw_database_query_int (cw_clinic_get_database (test->clinic), sql, &n,
                         &error);
  g_assert_no_error (error);
  return n;
}

static void
reopen (StoreTest *test)
{
  g_autoptr (GError) error = NULL;

  if (test->clinic != NULL)
    g_assert_finalize_object (g_steal_pointer (&test->clinic));
  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
}

static void
assert_sound (StoreTest *test)
{
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;

  cw_clinic_check (test->clinic, &problems, &error);
  g_assert_no_error (error);
  for (guint i = 0; problems != NULL && problems[i] != NULL; i++)
    g_test_message ("%s", problems[i]);
  g_assert_null (problems);
}

static void
walk (StoreTest *test, gint64 patient_id)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSession) session = NULL;

  store_test_sign_screening (test, patient_id);
  plan = store_test_sign_plan (test, patient_id);
  session = store_test_start_session (test, plan->id);
  for (int number = 1; number <= 4; number++)
    store_test_log_set (test, session, number, 12);
  store_test_end_session (test, session);
}

static void
erase (StoreTest *test, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;

  cw_clinic_erase_patient (test->clinic, patient_id, CW_ERASURE_REQUEST,
                           test->clinician_id, &error);
  g_assert_no_error (error);
}

static void
sweep (StoreTest *test)
{
  g_autoptr (GError) error = NULL;

  cw_clinic_sweep_file (test->path, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_no_word (StoreTest *test, const char *word)
{
  g_autoptr (GDir) folder = g_dir_open (test->folder, 0, NULL);
  const char *name;
  guint n_files = 0;

  while ((name = g_dir_read_name (folder)) != NULL) {
    g_autofree char *path = g_build_filename (test->folder, name, NULL);
    g_autofree char *content = NULL;
    gsize size = 0;

    if (!g_file_get_contents (path, &content, &size, NULL))
      continue;
    n_files++;
    if (memmem (content, size, word, strlen (word)) != NULL)
      g_error ("%s is left in %s", word, name);
  }
  g_assert_cmpuint (n_files, >, 0);
}

static void
assert_word (StoreTest *test, const char *word)
{
  g_autofree char *wal = g_strconcat (test->path, "-wal", NULL);
  const char *const paths[] = { test->path, wal };
  gboolean found = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++) {
    g_autofree char *content = NULL;
    gsize size = 0;

    if (g_file_get_contents (paths[i], &content, &size, NULL))
      found = found || memmem (content, size, word, strlen (word)) != NULL;
  }
  g_assert_true (found);
}

/* Another patient, with all of care, stays as it was; the chain stays whole. */
static void
test_one (StoreTest *test, gconstpointer data)
{
  gint64 other = store_test_add_patient (test, "Other", "One", "1980-01-01");
  gint64 person = store_test_add_patient (test, WORD, "Anna", "1970-02-03");

  walk (test, other);
  walk (test, person);
  erase (test, person);
  sweep (test);
  g_assert_cmpint (count (test, "SELECT count(*) FROM patient"), ==, 2);
  g_assert_cmpint (count (test, "SELECT count(*) FROM set_entry"), ==, 4);
  g_assert_cmpint (count (test, "SELECT count(*) FROM erasure"), ==, 0);
  g_assert_cmpint (count (test, "SELECT count(*) FROM sweep_due"), ==, 0);
  g_assert_cmpint (count (test, "SELECT count(*) FROM audit_entry"
                                " WHERE action = 'erase'"
                                " AND patient_id IS NULL"
                                " AND clinician_id IS NOT NULL"
                                " AND after = '{\"reason\":\"request\"}'"),
                   ==, 1);
  assert_sound (test);
  reopen (test);
  assert_sound (test);
  /* Also when the next one takes the same numbers, and is erased again. */
  person = store_test_add_patient (test, WORD, "Anna", "1970-02-03");
  walk (test, person);
  assert_sound (test);
  erase (test, person);
  assert_sound (test);
}

/* Writes the word into each text column of all tables about patients that takes
 * it. */
static guint
mark (StoreTest *test)
{
  g_autoptr (GPtrArray) tables
      = cw_owned_tables_list (cw_clinic_get_database (test->clinic), NULL);
  guint n_columns = 0;
  sqlite3 *raw = NULL;

  g_assert_cmpint (sqlite3_open (test->path, &raw), ==, SQLITE_OK);
  sqlite3_db_config (raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_exec (raw,
                "UPDATE session SET state = 'completed', ended_at = started_at"
                " WHERE state = 'running'",
                NULL, NULL, NULL);
  for (guint i = 0; i < tables->len; i++) {
    const char *table = ((CwOwnedTable *)tables->pdata[i])->name;
    g_autofree char *list = g_strdup_printf (
        "SELECT name FROM pragma_table_info ('%s') WHERE type = 'TEXT'",
        table);
    sqlite3_stmt *columns = NULL;

    sqlite3_prepare_v2 (raw, list, -1, &columns, NULL);
    while (sqlite3_step (columns) == SQLITE_ROW) {
      const char *column = (const char *)sqlite3_column_text (columns, 0);
      g_autofree char *sql = g_strdup_printf (
          "UPDATE \"%s\" SET \"%s\" = coalesce (\"%s\", '') || ' " WORD
          " %u'%s",
          table, column, column, n_columns,
          g_str_equal (table, "audit_entry")
              ? " WHERE patient_id IS NOT NULL"
              : "");

      if (sqlite3_exec (raw, sql, NULL, NULL, NULL) == SQLITE_OK
          && sqlite3_changes (raw) > 0)
        n_columns++;
    }
    sqlite3_finalize (columns);
  }
  g_assert_cmpint (sqlite3_close (raw), ==, SQLITE_OK);
  return n_columns;
}

/* No byte of a text is left: not in the file, nor beside it. */
static void
test_no_trace (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPatient) person = NULL;
  g_autoptr (GPtrArray) clinicians = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  g_assert_finalize_object (g_steal_pointer (&test->clinic));
  g_free (test->path);
  test->path = g_build_filename (test->folder, "demo.cuffwise", NULL);
  reopen (test);
  g_assert_true (
      cw_demo_clinic_fill (test->clinic, 12, 3, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  clinicians = cw_clinic_load_clinicians (test->clinic, NULL);
  test->clinician_id = ((CwClinician *)clinicians->pdata[0])->id;
  id = store_test_add_patient (test, "Zqfamilyqz", "Qzgivenqz", "1970-02-03");
  person = cw_clinic_load_patient (test->clinic, id, &error);
  g_free (person->problem);
  person->problem = g_strdup ("Zqproblemqz");
  g_assert_true (cw_clinic_save_patient (test->clinic, person, &error));
  g_assert_cmpuint (mark (test), >, 40);
  reopen (test);
  assert_word (test, WORD);
  assert_word (test, "amilyqz");
  while (count (test, "SELECT count(*) FROM patient") > 0)
    erase (test, count (test, "SELECT max(id) FROM patient"));
  sweep (test);
  assert_no_word (test, WORD);
  assert_no_word (test, "amilyqz");
  assert_no_word (test, "ivenqz");
  assert_no_word (test, "roblemqz");
  assert_sound (test);
}

/* Given up half-way all is there, and cut off after the commit all is gone and
 * the file is swept later: whoever opens it does not wait for that. */
static void
test_cut (StoreTest *test, gconstpointer data)
{
  gint64 person = store_test_add_patient (test, WORD, "Anna", "1970-02-03");
  g_autoptr (GError) error = NULL;

  walk (test, person);
  g_assert_true (cw_clinic_begin_batch (test->clinic, &error));
  erase (test, person);
  g_assert_false (cw_clinic_end_batch (test->clinic, FALSE, &error));
  g_assert_cmpint (count (test, "SELECT count(*) FROM set_entry"), ==, 4);
  assert_sound (test);

  g_assert_true (cw_clinic_begin_batch (test->clinic, &error));
  erase (test, person);
  g_assert_true (cw_clinic_end_batch (test->clinic, TRUE, &error));
  g_assert_cmpint (count (test, "SELECT count(*) FROM set_entry"), ==, 0);
  g_assert_cmpint (count (test, "SELECT count(*) FROM sweep_due"), ==, 1);
  reopen (test);
  g_assert_cmpint (count (test, "SELECT count(*) FROM sweep_due"), ==, 1);
  sweep (test);
  g_assert_cmpint (count (test, "SELECT count(*) FROM sweep_due"), ==, 0);
  assert_no_word (test, WORD);
  assert_sound (test);
}

static void
test_refused (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_clinic_erase_patient (
      test->clinic, test->patient_id, CW_ERASURE_MISTAKE, 0, &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SIGNED);
  g_clear_error (&error);
  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  session = store_test_start_session (test, plan->id);
  g_assert_false (cw_clinic_erase_patient (test->clinic, test->patient_id,
                                           CW_ERASURE_MISTAKE,
                                           test->clinician_id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
}

/* By routine nobody is erased before the clinic's time is over; looks and a new
 * name do not lengthen it, care does. */
static void
test_retention (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwClinicProfile) profile = cw_clinic_profile_new ();
  g_autoptr (CwPatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  CwDate begin = cw_clinic_get_today (test->clinic);
  CwRetention retention;

  g_assert_true (cw_clinic_load_retention (test->clinic, test->patient_id,
                                           &retention, &error));
  g_assert_cmpint (retention.last_contact, ==, begin);
  g_assert_cmpint (retention.until, ==, cw_date_add_months (begin, 120));
  profile->name = g_strdup ("Clinic");
  profile->phone = g_strdup ("1");
  profile->emergency_phone = g_strdup ("2");
  profile->retention_years = 0;
  g_assert_false (cw_clinic_save_profile (test->clinic, profile, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  profile->retention_years = 1;
  g_assert_true (cw_clinic_save_profile (test->clinic, profile, &error));

  store_test_pass_days (test, 30);
  store_test_sign_screening (test, test->patient_id);
  store_test_pass_days (test, 300);
  patient = cw_clinic_load_patient (test->clinic, test->patient_id, &error);
  g_free (patient->phone);
  patient->phone = g_strdup ("123");
  g_assert_true (cw_clinic_save_patient (test->clinic, patient, &error));
  g_assert_true (cw_clinic_note_reading (test->clinic, "view",
                                         test->patient_id, &error));
  g_assert_true (cw_clinic_load_retention (test->clinic, test->patient_id,
                                           &retention, &error));
  g_assert_cmpint (retention.last_contact, ==, begin + 30);
  store_test_pass_days (test, (int)(retention.until - begin) - 330);
  g_assert_false (cw_clinic_erase_patient (test->clinic, test->patient_id,
                                           CW_ERASURE_RETENTION,
                                           test->clinician_id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  store_test_pass_days (test, 1);
  g_assert_true (cw_clinic_erase_patient (test->clinic, test->patient_id,
                                          CW_ERASURE_RETENTION,
                                          test->clinician_id, &error));
}

/* While somebody is in a session, or when it is cancelled, the file is not
 * written anew, and that stays due. */
static void
test_sweep_later (StoreTest *test, gconstpointer data)
{
  gint64 person = store_test_add_patient (test, WORD, "Anna", "1970-02-03");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  session = store_test_start_session (test, plan->id);
  erase (test, person);
  g_assert_false (cw_clinic_sweep_file (test->path, NULL, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY);
  g_clear_error (&error);
  store_test_log_set (test, session, 1, 12);
  store_test_end_session (test, session);
  g_cancellable_cancel (cancellable);
  g_assert_false (cw_clinic_sweep_file (test->path, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (count (test, "SELECT count(*) FROM sweep_due"), ==, 1);
  sweep (test);
  assert_no_word (test, WORD);
  assert_sound (test);
}

#define ENTRY                                                                  \
  "INSERT INTO audit_entry (at, clinician_id, action, record, record_id) "     \
  "VALUES (:now, 1, 'erase', 'patient', 0);"
#define ERASURE                                                                \
  "INSERT INTO erasure (id, patient_id, audit_entry_id) "                      \
  "VALUES (1, 1, (SELECT max(id) FROM audit_entry));"

/* The deletion of what is kept passes only for the patient of an erasure, and
 * an erasure that is left over opens no gate and no other patient. */
static void
test_attacks (StoreTest *test, gconstpointer data)
{
  static const char *const refused[] = {
    "DELETE FROM set_entry;",
    "DELETE FROM audit_entry;",
    "DELETE FROM row_digest;",
    "INSERT INTO erased_link VALUES (2, 1, zeroblob (16));",
    ERASURE "DELETE FROM patient;",
    ENTRY ERASURE "DELETE FROM patient WHERE id = 2;",
    ENTRY ERASURE "DELETE FROM set_entry;",
    ENTRY ERASURE "DELETE FROM screening WHERE patient_id = 2;",
    ENTRY ERASURE "DELETE FROM audit_entry WHERE patient_id IS NOT 1;",
    ENTRY ERASURE "DELETE FROM erasure;",
    ENTRY ERASURE "UPDATE erasure SET patient_id = 2;",
    ENTRY ERASURE "INSERT OR REPLACE INTO erasure (id, patient_id,"
                  " audit_entry_id) SELECT 1, 2, max(id) FROM audit_entry;",
    ENTRY ERASURE "INSERT INTO screening (patient_id, date,"
                  " questionnaire_version) VALUES (1, :today, '1');",
    ENTRY ERASURE "DELETE FROM erased_link;"
                  "INSERT INTO erased_link VALUES (2, 1, zeroblob (16));"
                  "DELETE FROM erased_link;",
  };
  sqlite3 *raw = NULL;
  g_autofree char *now = NULL;

  store_test_add_patient (test, "Other", "One", "1980-01-01");
  walk (test, 1);
  walk (test, 2);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    store_test_attack (test, refused[i], FALSE);

  /* Where references are looked after none is left over. */
  now = cw_time_to_iso (cw_clock_now (test->clock).utc_s);
  g_assert_cmpint (sqlite3_open (test->path, &raw), ==, SQLITE_OK);
  sqlite3_exec (raw, "PRAGMA foreign_keys = ON", NULL, NULL, NULL);
  g_assert_cmpint (store_test_run_sql (raw, ENTRY ERASURE, now, NULL) & 0xff,
                   ==, SQLITE_CONSTRAINT);
  sqlite3_close (raw);

  store_test_attack (test, ENTRY ERASURE, TRUE);
  store_test_attack (test, "DELETE FROM set_entry;", FALSE);
  store_test_attack (test, "DELETE FROM screening WHERE patient_id = 2;",
                     FALSE);
  store_test_attack (test,
                     "INSERT INTO screening (patient_id, date,"
                     " questionnaire_version) VALUES (1, :today, '1');",
                     FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                    \
  g_test_add ("/store/erasure/" name, StoreTest, NULL, store_test_set_up_file, \
              function, store_test_tear_down)
  ADD ("one", test_one);
  ADD ("no-trace", test_no_trace);
  ADD ("cut", test_cut);
  ADD ("refused", test_refused);
  ADD ("retention", test_retention);
  g_test_add ("/store/erasure/sweep-later", StoreTest, NULL,
              store_test_set_up_machine_time, test_sweep_later,
              store_test_tear_down);
  ADD ("attacks", test_attacks);
#undef ADD

  return g_test_run ();
}
