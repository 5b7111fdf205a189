/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "store-test.h"
#include "store/clinic-private.h"
#include "store/migrations.h"

/* Clinic files that are not as they should be, and what people are told. */

static void
close_clinic (StoreTest *test)
{
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
}

static void
assert_not_opened (StoreTest *test, CwStoreError code, const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_clinic_open (test->path, test->clock, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, CW_STORE_ERROR, (int)code);
  g_assert_nonnull (strstr (error->message, words));
  g_assert_nonnull (strstr (error->message, test->path));
}

static void
run_raw (StoreTest *test, const char *sql)
{
  sqlite3 *raw = NULL;

  g_assert_cmpint (sqlite3_open (test->path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (raw), ==, SQLITE_OK);
}

static void
test_private (StoreTest *test, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (test->folder, "sub", NULL);
  g_autofree char *path = g_build_filename (folder, "other.cuffwise", NULL);
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic = cw_clinic_open (path, test->clock, &error);
  GStatBuf info;

  g_assert_no_error (error);
  g_assert_cmpint (g_stat (folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_cmpint (g_stat (wal, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_finalize_object (g_steal_pointer (&clinic));
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_settings (StoreTest *test, gconstpointer data)
{
  static const struct {
    const char *pragma;
    gint64 value;
  } expected[] = {
    { "PRAGMA synchronous", 2 },        { "PRAGMA foreign_keys", 1 },
    { "PRAGMA recursive_triggers", 1 }, { "PRAGMA trusted_schema", 0 },
    { "PRAGMA cell_size_check", 1 },    { "PRAGMA secure_delete", 1 },
    { "PRAGMA temp_store", 2 },         { "PRAGMA mmap_size", 0 },
    { "PRAGMA user_version", CW_SCHEMA_VERSION },
    { "PRAGMA application_id", 0x43554646 },
  };
  CwDatabase *database = cw_clinic_get_database (test->clinic);

  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    gint64 value = -1;

    g_assert_true (
        cw_database_query_int (database, expected[i].pragma, &value, NULL));
    g_test_message ("%s", expected[i].pragma);
    g_assert_cmpint (value, ==, expected[i].value);
  }
}

static void
test_link (StoreTest *test, gconstpointer data)
{
  g_autofree char *link = g_build_filename (test->folder, "link", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic = NULL;

  close_clinic (test);
  g_assert_cmpint (symlink (test->path, link), ==, 0);
  clinic = cw_clinic_open (link, test->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_clinic_count_patients (clinic, NULL), ==, 1);
  g_assert_cmpstr (cw_clinic_get_path (clinic), ==, test->path);
  g_unlink (link);
}

static void
test_reopen (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  close_clinic (test);
  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_clinic_count_patients (test->clinic, NULL), ==, 1);
}

/* A file of the first form is brought up to this one, its patient with it; a
 * copy as it was stays beside it, for its owner alone. */
static void
test_older (StoreTest *test, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (test->path, ".version-1", NULL);
  g_autoptr (GBytes) step = cw_migrations_get_step (1);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwDatabase) old = NULL;
  gint64 version;
  GStatBuf info;

  close_clinic (test);
  g_unlink (test->path);
  run_raw (test, g_bytes_get_data (step, NULL));
  run_raw (test, "PRAGMA application_id = 0x43554646; PRAGMA user_version = 1;"
                 "INSERT INTO patient (family_name, birth_date, sex, sort_key)"
                 " VALUES ('Old', '1960-01-01', 'male', 'old')");
  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_clinic_count_patients (test->clinic, NULL), ==, 1);
  g_assert_cmpint (g_stat (copy, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  old = cw_database_open (copy, &error);
  g_assert_no_error (error);
  cw_database_query_int (old, "PRAGMA user_version", &version, &error);
  g_assert_no_error (error);
  g_assert_cmpint (version, ==, 1);
  g_clear_pointer (&old, cw_database_close);
  g_unlink (copy);
}

static void
test_newer (StoreTest *test, gconstpointer data)
{
  close_clinic (test);
  run_raw (test, "PRAGMA user_version = 1000");
  assert_not_opened (test, CW_STORE_ERROR_TOO_NEW, "newer Cuffwise");
}

static void
test_foreign (StoreTest *test, gconstpointer data)
{
  close_clinic (test);
  run_raw (test, "PRAGMA application_id = 7");
  assert_not_opened (test, CW_STORE_ERROR_NOT_OURS, "not a clinic file");
}

static void
test_text_file (StoreTest *test, gconstpointer data)
{
  static const char text[] = "This is a letter and no clinic, and it is long "
                             "enough to be taken for the head of a database "
                             "by somebody who looks at its length alone.";
  g_autofree char *now = NULL;

  close_clinic (test);
  g_assert_true (g_file_set_contents (test->path, text, -1, NULL));
  assert_not_opened (test, CW_STORE_ERROR_NOT_OURS, "not a clinic file");
  g_assert_true (g_file_get_contents (test->path, &now, NULL, NULL));
  g_assert_cmpstr (now, ==, text);
}

static void
test_truncated (StoreTest *test, gconstpointer data)
{
  close_clinic (test);
  g_assert_cmpint (truncate (test->path, 40000), ==, 0);
  assert_not_opened (test, CW_STORE_ERROR_DAMAGED, "restore the latest backup");
}

static void
test_overwritten (StoreTest *test, gconstpointer data)
{
  static const char noise[4096] = { 1, 2, 3 };
  int fd;

  close_clinic (test);
  fd = g_open (test->path, O_WRONLY | O_CLOEXEC);
  g_assert_cmpint (pwrite (fd, noise, sizeof noise, 2 * sizeof noise), ==,
                   sizeof noise);
  close (fd);
  assert_not_opened (test, CW_STORE_ERROR_DAMAGED, "damaged");
}

static void
test_folder (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_clinic_open (test->folder, test->clock, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
}

static void
test_read_only (StoreTest *test, gconstpointer data)
{
  close_clinic (test);
  g_assert_cmpint (g_chmod (test->path, 0400), ==, 0);
  /* Rights do not bind root. */
  if (geteuid () == 0) {
    g_assert_cmpint (chown (test->folder, 65534, 65534), ==, 0);
    g_assert_cmpint (chown (test->path, 65534, 65534), ==, 0);
    g_assert_cmpint (seteuid (65534), ==, 0);
  }
  assert_not_opened (test, CW_STORE_ERROR_FAILED, "no right to write");
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
}

/* Somebody else is writing: nothing is lost, and it can be tried again. */
static void
test_locked (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  sqlite3 *other = NULL;

  sqlite3_busy_timeout (
      cw_database_get_handle (cw_clinic_get_database (test->clinic)), 50);
  g_assert_cmpint (sqlite3_open (test->path, &other), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (other, "BEGIN IMMEDIATE", NULL, NULL, NULL),
                   ==, SQLITE_OK);
  g_assert_false (
      cw_clinic_set_archived (test->clinic, test->patient_id, TRUE, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "Another program"));
  sqlite3_exec (other, "ROLLBACK", NULL, NULL, NULL);
  sqlite3_close (other);
  g_clear_error (&error);
  g_assert_true (
      cw_clinic_set_archived (test->clinic, test->patient_id, TRUE, &error));
  g_assert_no_error (error);
}

/* No more pages: the act fails as a whole, later ones work again. */
static void
test_full (StoreTest *test, gconstpointer data)
{
  CwDatabase *database = cw_clinic_get_database (test->clinic);
  g_autoptr (GError) error = NULL;
  gint64 n_before, max_pages;

  g_assert_true (
      cw_database_query_int (database, "PRAGMA page_count", &n_before, NULL));
  {
    g_autofree char *limit = g_strdup_printf (
        "PRAGMA max_page_count = %" G_GINT64_FORMAT, n_before);

    g_assert_true (cw_database_query_int (database, limit, &max_pages, NULL));
  }
  for (int i = 0; error == NULL; i++) {
    g_autofree char *name = g_strdup_printf ("Patient %d", i);
    g_autoptr (CwPatient) patient = cw_patient_new ();

    g_assert_cmpint (i, <, 10000);
    patient->family_name = g_steal_pointer (&name);
    patient->birth_date = cw_date_new (1980, 1, 1);
    n_before = cw_clinic_count_patients (test->clinic, NULL);
    if (!cw_clinic_save_patient (test->clinic, patient, &error))
      g_assert_cmpint (patient->id, ==, 0);
  }
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "disk is full"));
  g_assert_cmpint (cw_clinic_count_patients (test->clinic, NULL), ==, n_before);

  g_assert_true (cw_database_query_int (
      database, "PRAGMA max_page_count = 1000000", &max_pages, NULL));
  store_test_add_patient (test, "Late", "Comer", "1980-01-01");
  g_assert_true (cw_clinic_check (test->clinic, NULL, NULL));
}

/* A child that logs sets and tells of each once it is saved. */
static void
log_until_killed (StoreTest *test, gint64 plan_id, int out)
{
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;

  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
  session = store_test_start_session (test, plan_id);
  for (int number = 1; number <= 100; number++) {
    store_test_log_set (test, session, number, number % 15);
    if (write (out, &number, sizeof number) != sizeof number)
      _exit (1);
  }
  for (;;)
    pause ();
}

static int
read_acknowledged (int in)
{
  int last = 0, number;

  while (read (in, &number, sizeof number) == sizeof number)
    last = number;
  return last;
}

static void
kill_once (StoreTest *test, gint64 plan_id, GRand *rand)
{
  g_autoptr (GArray) running = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;
  int ends[2], acknowledged, status;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0) {
    close (ends[0]);
    log_until_killed (test, plan_id, ends[1]);
  }
  close (ends[1]);
  g_usleep ((gulong)g_rand_int_range (rand, 1000, 60000));
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  acknowledged = read_acknowledged (ends[0]);
  close (ends[0]);

  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
  running = cw_clinic_load_unfinished_sessions (test->clinic, &error);
  g_assert_no_error (error);
  g_assert_true (cw_clinic_check (test->clinic, NULL, &error));
  g_test_message ("%d sets acknowledged", acknowledged);
  if (running->len > 0) {
    session = cw_clinic_load_session (
        test->clinic, g_array_index (running, gint64, 0), &error);
    g_assert_no_error (error);
    for (int i = 0; i < acknowledged; i++)
      g_assert_cmpint (((CwSetEntry *)session->sets->pdata[i])->reps, ==,
                       (i + 1) % 15);
    store_test_end_session (test, session);
  } else {
    g_assert_cmpint (acknowledged, ==, 0);
  }
  close_clinic (test);
}

static void
test_kill (StoreTest *test, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261121);
  g_autoptr (CwPlan) plan = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  close_clinic (test);
  for (int i = 0; i < 20; i++)
    kill_once (test, plan->id, rand);
}

static void
test_check_finds (StoreTest *test, gconstpointer data)
{
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (test, test->patient_id);
  g_assert_true (cw_clinic_check (test->clinic, &problems, &error));
  g_assert_null (problems);
  run_raw (test, data);
  g_assert_false (cw_clinic_check (test->clinic, &problems, &error));
  g_assert_no_error (error);
  g_assert_nonnull (problems);
  for (int i = 0; problems[i] != NULL; i++)
    g_test_message ("%s", problems[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function, data)                                              \
  g_test_add ("/file/" name, StoreTest, data, store_test_set_up_file,          \
              function, store_test_tear_down)
  ADD ("private", test_private, NULL);
  ADD ("settings", test_settings, NULL);
  ADD ("link", test_link, NULL);
  ADD ("reopen", test_reopen, NULL);
  ADD ("older", test_older, NULL);
  ADD ("newer", test_newer, NULL);
  ADD ("foreign", test_foreign, NULL);
  ADD ("text-file", test_text_file, NULL);
  ADD ("truncated", test_truncated, NULL);
  ADD ("overwritten", test_overwritten, NULL);
  ADD ("folder", test_folder, NULL);
  ADD ("read-only", test_read_only, NULL);
  ADD ("locked", test_locked, NULL);
  ADD ("full", test_full, NULL);
  ADD ("kill", test_kill, NULL);
  ADD ("check/no-trigger", test_check_finds, "DROP TRIGGER plan_insert");
  ADD ("check/no-search", test_check_finds, "DELETE FROM patient_search");
  /* Somebody who takes the trigger away, forges and puts it back. */
  ADD ("check/forged-answer", test_check_finds,
       "CREATE TEMP TABLE rules AS SELECT sql FROM sqlite_schema"
       " WHERE name = 'answer_update';"
       "DROP TRIGGER answer_update;"
       "UPDATE answer SET value = 'yes' WHERE question_id = 'PULM_HTN';"
       "PRAGMA writable_schema = ON;"
       "INSERT INTO sqlite_schema (type, name, tbl_name, rootpage, sql)"
       " SELECT 'trigger', 'answer_update', 'answer', 0, sql FROM rules");
  return g_test_run ();
}
