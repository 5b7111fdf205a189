/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "store-test.h"
#include "store/clinic-private.h"
#include "store/file-lock.h"
#include "store/file-system.h"

/* Who has a clinic file open, where it may lie, and what its connection may
 * not do. */

static void
close_clinic (StoreTest *test)
{
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
}

static char *
get_lock_path (StoreTest *test)
{
  return g_strconcat (test->path, ".lock", NULL);
}

/* Another process, as it might be of another desktop, has it open. */
static pid_t
open_elsewhere (StoreTest *test)
{
  int ends[2];
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0) {
    prctl (PR_SET_PDEATHSIG, SIGKILL);
    test->clinic = cw_clinic_open_alone (test->path, test->clock, NULL);
    if (test->clinic == NULL || write (ends[1], "", 1) != 1)
      _exit (1);
    for (;;)
      pause ();
  }
  close (ends[1]);
  g_assert_cmpint (read (ends[0], &byte, 1), ==, 1);
  close (ends[0]);
  return child;
}

static void
kill_child (pid_t child)
{
  int status;

  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
}

static void
test_elsewhere (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  pid_t child;

  close_clinic (test);
  child = open_elsewhere (test);
  g_assert_null (cw_clinic_open_alone (test->path, test->clock, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, test->path));
  g_assert_nonnull (strstr (error->message, g_get_user_name ()));
  g_assert_nonnull (strstr (error->message, g_get_host_name ()));
  g_assert_nonnull (strstr (error->message, "since"));

  /* However it ends, the lock ends with it. */
  kill_child (child);
  g_clear_error (&error);
  test->clinic = cw_clinic_open_alone (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_clinic_count_patients (test->clinic, NULL), ==, 1);
}

/* What commands do beside an open window, and they see what it has saved. */
static void
test_beside (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) command = NULL;
  g_autoptr (CwClinic) reader = NULL;

  close_clinic (test);
  test->clinic = cw_clinic_open_alone (test->path, test->clock, &error);
  g_assert_no_error (error);
  store_test_add_patient (test, "Bak", "Søren", "1970-01-01");
  command = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_clinic_count_patients (command, NULL), ==, 2);
  g_assert_true (cw_clinic_check (command, NULL, &error));
  g_assert_no_error (error);
  reader = cw_clinic_open_to_read (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_clinic_count_patients (reader, NULL), ==, 2);
  store_test_add_patient (test, "Novak", "Ivana", "1970-01-01");
  g_assert_cmpint (cw_clinic_count_patients (reader, NULL), ==, 3);
}

/* Under an open window nobody gives the file another form. */
static void
test_older_beside (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwFileLock) lock = NULL;
  sqlite3 *raw = NULL;

  close_clinic (test);
  g_assert_cmpint (sqlite3_open (test->path, &raw), ==, SQLITE_OK);
  sqlite3_exec (raw, "PRAGMA user_version = 1", NULL, NULL, NULL);
  sqlite3_close (raw);
  lock = cw_file_lock_take (test->path, &error);
  g_assert_no_error (error);
  g_assert_null (cw_clinic_open (test->path, test->clock, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_null (cw_clinic_open_to_read (test->path, test->clock, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
}

static void
test_same_process (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock_path = get_lock_path (test);
  GStatBuf info;

  close_clinic (test);
  test->clinic = cw_clinic_open_alone (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (lock_path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  g_assert_null (cw_clinic_open_alone (test->path, test->clock, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "another window"));
  close_clinic (test);
  g_assert_false (g_file_test (lock_path, G_FILE_TEST_EXISTS));
}

/* What a crash leaves behind keeps nobody out, whatever is in it. */
static void
test_stale (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *lock_path = get_lock_path (test);

  close_clinic (test);
  g_assert_true (g_file_set_contents (lock_path, "[open]\npid=1\n", -1, NULL));
  test->clinic = cw_clinic_open_alone (test->path, test->clock, &error);
  g_assert_no_error (error);
}

/* The file may say less than it should, or nonsense. */
static void
test_unknown_holder (StoreTest *test, gconstpointer data)
{
  static const char *const texts[]
      = { "", "\001\002", "[open]\nuser=anna\nhost=desk\nsince=noon\n" };
  g_autofree char *lock_path = get_lock_path (test);
  pid_t child;

  close_clinic (test);
  child = open_elsewhere (test);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    FILE *file
        = g_fopen (lock_path, "w"); /* keeps the inode, and so the lock */

    fputs (texts[i], file);
    fclose (file);
    g_assert_null (cw_clinic_open_alone (test->path, test->clock, &error));
    g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY);
    g_assert_nonnull (strstr (error->message, "Somebody else"));
  }
  kill_child (child);
}

static void
test_is_file (StoreTest *test, gconstpointer data)
{
  g_autofree char *link = g_build_filename (test->folder, "link", NULL);
  g_autofree char *other = g_build_filename (test->folder, "other", NULL);

  g_assert_cmpint (symlink (test->path, link), ==, 0);
  g_assert_true (cw_clinic_is_file (test->clinic, test->path));
  g_assert_true (cw_clinic_is_file (test->clinic, link));
  g_assert_false (cw_clinic_is_file (test->clinic, other));
  g_unlink (link);
}

/* Opened to be read: every act is refused with a sentence, and changes nothing.
 */
static void
test_read_only (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatient) patient = NULL;
  gint64 screening_id = store_test_fill_screening (test, test->patient_id);
  gboolean newer = data != NULL;

  close_clinic (test);
  if (newer) {
    sqlite3 *raw = NULL;

    g_assert_cmpint (sqlite3_open (test->path, &raw), ==, SQLITE_OK);
    sqlite3_exec (raw, "PRAGMA user_version = 1000", NULL, NULL, NULL);
    sqlite3_close (raw);
  }
  test->clinic = cw_clinic_open_to_read (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_true (cw_clinic_is_read_only (test->clinic));
  g_assert_true (cw_clinic_is_newer (test->clinic) == newer);
  patient = cw_clinic_load_patient (test->clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (patient->family_name, ==, "Okafor");

  g_assert_false (
      cw_clinic_set_archived (test->clinic, test->patient_id, TRUE, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (
      strstr (error->message, newer ? "Update Cuffwise" : "read only"));
  g_clear_error (&error);
  g_assert_false (cw_clinic_sign_screening (test->clinic, screening_id,
                                            test->clinician_id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_READ_ONLY);
  /* Nor by a way around the acts. */
  g_assert_false (cw_database_execute (cw_clinic_get_database (test->clinic),
                                       "DELETE FROM patient_search", NULL));
}

static void
test_read_nothing (StoreTest *test, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (test->folder, "none", NULL);

  g_assert_null (cw_clinic_open_to_read (path, test->clock, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_guard (StoreTest *test, gconstpointer data)
{
  static const char *const refused[] = {
    "DROP TRIGGER plan_insert",
    "DROP TABLE plan",
    "ALTER TABLE plan RENAME TO x",
    "CREATE TABLE x (y)",
    "CREATE TRIGGER x AFTER INSERT ON plan BEGIN SELECT 1; END",
    "ATTACH ':memory:' AS x",
    "UPDATE audit_entry SET action = 'x'",
    "DELETE FROM audit_entry",
    "PRAGMA foreign_keys = OFF",
    "PRAGMA recursive_triggers = OFF",
    "PRAGMA ignore_check_constraints = ON",
    "PRAGMA writable_schema = ON",
    "PRAGMA synchronous = OFF",
    "PRAGMA journal_mode = DELETE",
    "PRAGMA user_version = 1",
  };
  CwDatabase *database = cw_clinic_get_database (test->clinic);

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++) {
    g_test_message ("%s", refused[i]);
    g_assert_cmpint (sqlite3_exec (cw_database_get_handle (database),
                                   refused[i], NULL, NULL, NULL),
                     ==, SQLITE_AUTH);
  }
  g_assert_true (cw_clinic_check (test->clinic, NULL, NULL));
}

static const char mountinfo[]
    = "21 28 0:20 / /sys rw,nosuid - sysfs sysfs rw\n"
      "28 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw\n"
      "40 28 0:35 / /home rw shared:2 master:3 - nfs4 nas:/home rw,vers=4.2\n"
      "41 40 254:1 / /home/anna/local rw - xfs /dev/vdb rw\n"
      "42 28 0:36 / /mnt/the\\040clinic rw - cifs //nas/clinic rw\n"
      "43 28 0:37 / /mnt/twice rw - nfs4 nas:/twice rw\n"
      "44 43 0:38 / /mnt/twice rw - tmpfs none rw\n"
      "a line that is cut\n";

static void
test_types (void)
{
  static const struct {
    const char *path, *type;
    gboolean remote;
  } cases[] = {
    { "/var/clinic.cuffwise", "ext4", FALSE },
    { "/home/anna/clinic.cuffwise", "nfs4", TRUE },
    { "/home/anna/local/clinic.cuffwise", "xfs", FALSE },
    { "/home/anna/locally/clinic.cuffwise", "nfs4", TRUE },
    { "/homes/clinic.cuffwise", "ext4", FALSE },
    { "/mnt/the clinic/a.cuffwise", "cifs", TRUE },
    { "/mnt/twice/a.cuffwise", "tmpfs", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *type = cw_file_system_find_type (mountinfo, cases[i].path);

    g_test_message ("%s", cases[i].path);
    g_assert_cmpstr (type, ==, cases[i].type);
    g_assert_true (cw_file_system_is_remote (type) == cases[i].remote);
  }
  g_assert_null (cw_file_system_find_type ("", "/var/clinic.cuffwise"));
  /* Encrypted folders of this machine are none of them. */
  g_assert_false (cw_file_system_is_remote ("fuse.gocryptfs"));
  g_assert_false (cw_file_system_is_remote ("btrfs"));
  g_assert_true (cw_file_system_is_remote ("fuse.sshfs"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function, data)                                              \
  g_test_add ("/file-lock/" name, StoreTest, data, store_test_set_up_file,     \
              function, store_test_tear_down)
  ADD ("elsewhere", test_elsewhere, NULL);
  ADD ("beside", test_beside, NULL);
  ADD ("older-beside", test_older_beside, NULL);
  ADD ("same-process", test_same_process, NULL);
  ADD ("stale", test_stale, NULL);
  ADD ("unknown-holder", test_unknown_holder, NULL);
  ADD ("is-file", test_is_file, NULL);
  ADD ("read-only", test_read_only, NULL);
  ADD ("newer", test_read_only, "newer");
  ADD ("read-nothing", test_read_nothing, NULL);
  ADD ("guard", test_guard, NULL);
  g_test_add_func ("/file-lock/types", test_types);
  return g_test_run ();
}
