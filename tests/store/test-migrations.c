/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <glib/gstdio.h>

#include "store-test.h"
#include "store/clinic-private.h"
#include "store/migrations.h"
#include "store/statement.h"
#include "store/verified-copy.h"

/* Clinic files of every form that there was, as their own program wrote them
 * (tests/data/schema/), open and lose nothing. */

/* The newest form of which a file is kept. */
#define LAST_KEPT 23

static void
close_clinic (StoreTest *test)
{
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
}

static char *
get_dump_path (int version)
{
  g_autofree char *name = g_strdup_printf ("%03d.sql", version);

  return g_build_filename (g_getenv ("CW_TEST_DATA"), "schema", name, NULL);
}

/* Puts a file of that form in the place of the test's own. */
static void
lay_file (StoreTest *test, int version)
{
  g_autofree char *path = get_dump_path (version);
  g_autofree char *sql = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *raw = NULL;

  g_file_get_contents (path, &sql, NULL, &error);
  g_assert_no_error (error);
  g_unlink (test->path);
  g_assert_cmpint (sqlite3_open (test->path, &raw), ==, SQLITE_OK);
  if (sqlite3_exec (raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", path, sqlite3_errmsg (raw));
  g_assert_cmpint (sqlite3_close (raw), ==, SQLITE_OK);
}

static gint64
query (CwDatabase *database, const char *sql)
{
  gint64 value = -1;
  g_autoptr (GError) error = NULL;

  cw_database_query_int (database, sql, &value, &error);
  g_assert_no_error (error);
  return value;
}

/* What is worked out from the rest may be worked out anew. */
static gboolean
is_derived (const char *table)
{
  static const char *const derived[]
      = { "patient_search", "due", "sqlite_sequence", NULL };

  return g_strv_contains (derived, table);
}

/* Every row of the old file is in the new one. */
static void
assert_rows_kept (CwDatabase *old, CwDatabase *now)
{
  g_autoptr (CwStatement) tables = cw_database_prepare (
      old, "SELECT name FROM sqlite_schema WHERE type = 'table'");
  guint n_tables = 0;

  while (cw_statement_step (tables, NULL) == CW_STEP_ROW) {
    const char *table = cw_statement_get_text (tables, 0);
    g_autofree char *sql
        = g_strdup_printf ("SELECT count(*) FROM \"%s\"", table);

    n_tables++;
    if (is_derived (table))
      continue;
    g_test_message ("%s", table);
    g_assert_cmpint (query (now, sql), >=, query (old, sql));
  }
  g_assert_cmpuint (n_tables, >, 10);
}

static void
read_patient (CwClinic *clinic, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (clinic, id, &error);
  g_autoptr (GPtrArray) screenings = NULL;
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  g_autoptr (GPtrArray) progress = NULL;

  g_assert_no_error (error);
  screenings = cw_clinic_load_screenings (clinic, id, &error);
  g_assert_no_error (error);
  plans = cw_clinic_load_plans (clinic, id, &error);
  g_assert_no_error (error);
  sessions = cw_clinic_load_sessions (clinic, id, 0, &error);
  g_assert_no_error (error);
  progress = cw_clinic_load_progress (clinic, id, 0, &error);
  g_assert_no_error (error);
}

static void
read_all (CwClinic *clinic)
{
  g_autoptr (CwStatement) patients = cw_database_prepare (
      cw_clinic_get_database (clinic), "SELECT id FROM patient");

  while (cw_statement_step (patients, NULL) == CW_STEP_ROW)
    read_patient (clinic, cw_statement_get_int (patients, 0));
}

static void
test_version (StoreTest *test, gconstpointer data)
{
  int version = GPOINTER_TO_INT (data);
  g_autofree char *copy_path
      = g_strdup_printf ("%s.version-%d", test->path, version);
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDatabase) copy = NULL;
  g_autoptr (CwDatabase) fresh = NULL;
  CwDatabase *database;

  close_clinic (test);
  lay_file (test, version);
  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
  database = cw_clinic_get_database (test->clinic);
  g_assert_cmpint (query (database, "PRAGMA user_version"), ==,
                   CW_SCHEMA_VERSION);
  if (!cw_clinic_check (test->clinic, &problems, &error))
    g_error ("%s", problems != NULL ? problems[0] : error->message);
  g_assert_cmpint (query (database, "SELECT count(*) FROM patient"), >, 0);
  g_assert_cmpint (query (database, "SELECT count(*) FROM set_entry"), >, 0);
  read_all (test->clinic);

  fresh = cw_database_open (NULL, &error);
  g_assert_no_error (error);
  cw_migrations_apply (fresh, STORE_TEST_START_UTC, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (database, "SELECT count(*) FROM sqlite_schema"), ==,
                   query (fresh, "SELECT count(*) FROM sqlite_schema"));

  if (version == CW_SCHEMA_VERSION) {
    g_assert_false (g_file_test (copy_path, G_FILE_TEST_EXISTS));
    return;
  }
  copy = cw_database_open_to_read (copy_path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (copy, "PRAGMA user_version"), ==, version);
  assert_rows_kept (copy, database);
  g_clear_pointer (&copy, cw_database_close);
  g_unlink (copy_path);
}

/* No room for the copy: the file stays as it was. */
static void
test_no_copy (StoreTest *test, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (test->path, ".version-1", NULL);
  g_autofree char *part = g_strconcat (copy, ".part", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDatabase) raw = NULL;

  close_clinic (test);
  lay_file (test, 1);
  /* Nothing can be written where a folder is. */
  g_assert_cmpint (g_mkdir (part, 0700), ==, 0);
  g_assert_null (cw_clinic_open (test->path, test->clock, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "newer form"));
  g_assert_nonnull (strstr (error->message, copy));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  g_clear_error (&error);
  raw = cw_database_open (test->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (raw, "PRAGMA user_version"), ==, 1);
  g_rmdir (part);
}

/* What a broken-off attempt left is not taken for a copy. */
static void
test_broken_off (StoreTest *test, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (test->path, ".version-1", NULL);
  g_autofree char *part = g_strconcat (copy, ".part", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDatabase) raw = NULL;

  close_clinic (test);
  lay_file (test, 1);
  g_assert_true (g_file_set_contents (part, "half a copy", -1, NULL));
  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  raw = cw_database_open_to_read (copy, &error);
  g_assert_no_error (error);
  g_assert_cmpint (query (raw, "PRAGMA user_version"), ==, 1);
  g_clear_pointer (&raw, cw_database_close);
  g_unlink (copy);
}

static void
test_copy_exists (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDatabase) database = NULL;
  g_autofree char *copy = g_strconcat (test->path, ".copy", NULL);
  GStatBuf info;

  database = cw_database_open (test->path, &error);
  g_assert_no_error (error);
  g_assert_true (cw_verified_copy_make (database, copy, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_false (cw_verified_copy_make (database, copy, NULL, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
  g_unlink (copy);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function, data)                                              \
  g_test_add ("/migrations/" name, StoreTest, data, store_test_set_up_file,    \
              function, store_test_tear_down)
  for (int version = 1; version <= LAST_KEPT; version++) {
    g_autofree char *name = g_strdup_printf ("/migrations/version/%d", version);

    g_test_add (name, StoreTest, GINT_TO_POINTER (version),
                store_test_set_up_file, test_version, store_test_tear_down);
  }
  ADD ("no-copy", test_no_copy, NULL);
  ADD ("broken-off", test_broken_off, NULL);
  ADD ("copy-exists", test_copy_exists, NULL);
  return g_test_run ();
}
