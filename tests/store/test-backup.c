/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "store-test.h"
#include "store/backup-rotation.h"
#include "store/backup.h"

/* Backups: what counts as one, what is kept, and that nothing half done stays.
 */

#define FILES 2

typedef struct {
  StoreTest base;
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  store_test_set_up_file (&fixture->base, NULL);
  fixture->folder = cw_backup_get_default_folder (fixture->base.path);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  store_test_tear_down (&fixture->base, NULL);
}

static CwBackup *
make (Fixture *fixture, GError **error)
{
  return cw_backup_make (fixture->base.path, fixture->folder,
                         fixture->base.clock, NULL, NULL, NULL, error);
}

static void
see_progress_cb (double done, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (done, >=, *last);
  g_assert_cmpfloat (done, <=, 1);
  *last = done;
}

static void
test_make (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwBackup) backup = NULL;
  g_autoptr (CwBackup) read = NULL;
  g_autoptr (CwClinic) opened = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  GStatBuf status;
  double done = 0;

  backup = cw_backup_make (fixture->base.path, fixture->folder,
                           fixture->base.clock, see_progress_cb, &done, NULL,
                           &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (done, ==, 1);
  g_assert_cmpint (backup->count.patients, ==, 1);
  g_assert_cmpint (backup->made_at, ==, STORE_TEST_START_UTC);
  g_assert_cmpint (g_stat (backup->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_cmpint (status.st_size, ==, backup->size);
  g_assert_cmpint (g_stat (fixture->folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  /* With its manifest, and without the key: whoever finds it forges nothing. */
  g_assert_cmpuint (count_files (fixture->folder), ==, FILES);

  read = cw_backup_manifest_load (backup->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->digest, ==, backup->digest);
  g_assert_cmpstr (read->clinic_path, ==, backup->clinic_path);
  g_assert_cmpmem (&read->count, sizeof read->count, &backup->count,
                   sizeof backup->count);
  g_assert_cmpint (read->made_at, ==, backup->made_at);
  g_assert_cmpint (read->head.link_id, >, 0);
  g_assert_cmpmem (&read->head, sizeof read->head, &backup->head,
                   sizeof backup->head);

  list = cw_backup_list (fixture->folder, fixture->base.path);
  g_assert_cmpuint (list->len, ==, 1);
  opened = cw_clinic_open_to_read (backup->path, fixture->base.clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_clinic_count_patients (opened, NULL), ==, 1);
}

/* Who came later is in no backup of before. */
static void
test_holding (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwBackup) backup = make (fixture, &error);
  gint64 later
    = store_test_add_patient (&fixture->base, "Later", "One", "1980-01-01");
  g_autoptr (GPtrArray) holding = cw_backup_list_holding (
    fixture->folder, fixture->base.path, fixture->base.patient_id);
  g_autoptr (GPtrArray) none = cw_backup_list_holding (
    fixture->folder, fixture->base.path, later);
  g_autofree char *older
    = g_strconcat (fixture->base.path, ".version-3", NULL);
  g_autofree char *replaced = g_strconcat (
      fixture->base.path, ".before-restore-20261125T103000Z", NULL);
  g_autofree char *key = g_strconcat (replaced, ".key", NULL);
  g_auto (GStrv) forms = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (holding->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (g_file_set_contents (older, "", 0, NULL));
  g_assert_true (g_file_set_contents (replaced, "", 0, NULL));
  g_assert_true (g_file_set_contents (key, "", 0, NULL));
  forms = cw_backup_list_kept (fixture->base.path);
  g_assert_cmpuint (g_strv_length (forms), ==, 2);
  g_assert_true (g_strv_contains ((const char *const *)forms, older));
  g_assert_true (g_strv_contains ((const char *const *)forms, replaced));
  g_unlink (older);
  g_unlink (replaced);
  g_unlink (key);
}

/* What is written while the copy is made neither fails it nor is in the way. */
static void
write_on_cb (double done, gpointer data)
{
  store_test_add_patient (data, "Bak", "Søren", "1970-01-01");
}

static void
test_writer (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwBackup) backup = cw_backup_make (
      fixture->base.path, fixture->folder, fixture->base.clock, write_on_cb,
      &fixture->base, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (backup->count.patients, ==, 2);
  g_assert_cmpint (cw_clinic_count_patients (fixture->base.clinic, NULL), >, 2);
}

typedef struct {
  GCancellable *cancellable;
  guint left;
} Canceller;

static void
cancel_cb (double done, gpointer data)
{
  Canceller *canceller = data;

  if (canceller->left-- == 0)
    g_cancellable_cancel (canceller->cancellable);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  guint n_cancelled = 0;

  for (guint moment = 0;; moment++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (GError) error = NULL;
    Canceller canceller = { cancellable, moment };
    g_autoptr (CwBackup) backup = cw_backup_make (
        fixture->base.path, fixture->folder, fixture->base.clock, cancel_cb,
        &canceller, cancellable, &error);

    if (backup != NULL)
      break;
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_assert_cmpuint (count_files (fixture->folder), ==, 0);
    n_cancelled++;
  }
  g_assert_cmpuint (n_cancelled, >=, 3);
}

/* A limit to the size of files stands for a disk that is full. */
static void
test_disk_full (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ()) {
    const struct rlimit limit = { 65536, 65536 };
    g_autoptr (GError) error = NULL;

    signal (SIGXFSZ, SIG_IGN);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    g_assert_null (make (fixture, &error));
    g_test_message ("%s", error->message);
    g_assert_cmpint ((int)error->domain, ==, (int)CW_STORE_ERROR);
    g_assert_cmpuint (count_files (fixture->folder), ==, 0);
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

/* Killed at any moment, no backup is there that is not whole, and the next one
 * clears up. */
static void
test_kill (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i < 12; i++) {
    g_autoptr (GPtrArray) list = NULL;
    g_autoptr (CwBackup) backup = NULL;
    g_autoptr (GError) error = NULL;
    pid_t child = fork ();
    int status;

    if (child == 0) {
      for (;;)
        cw_backup_free (make (fixture, NULL));
    }
    g_usleep ((gulong)g_random_int_range (1000, 60000));
    kill (child, SIGKILL);
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);

    list = cw_backup_list (fixture->folder, fixture->base.path);
    for (guint at = 0; at < list->len; at++) {
      const CwBackup *found = g_ptr_array_index (list, at);
      g_autofree char *digest
          = cw_backup_digest_file (found->path, NULL, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (digest, ==, found->digest);
    }
    backup = make (fixture, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (count_files (fixture->folder), ==,
                      FILES * (list->len + 1));
    cw_backup_rotate (fixture->folder, fixture->base.path, &error);
    g_assert_no_error (error);
    g_assert_cmpuint (count_files (fixture->folder), ==, FILES);
  }
}

/* What was broken off at any moment is taken away with the next one, and what is
 * anybody's own stays. */
static void
test_remainders (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *name;
    gboolean stays;
  } files[] = {
    { "clinic-1.cuffwise.unchecked", FALSE },
    { "clinic-1.cuffwise.unchecked.part", FALSE },
    { "clinic-1.cuffwise.unchecked.part-journal", FALSE },
    { "clinic-1.cuffwise.unchecked.key", FALSE },
    { "clinic-1.cuffwise.unchecked.key.A1B2C3", FALSE },
    { "clinic-1.cuffwise.manifest", FALSE },
    { "clinic-1.cuffwise.manifest.A1B2C3", FALSE },
    { "clinic-2.cuffwise", TRUE },
    { "unchecked letters.txt", TRUE },
    { "ship.manifest", TRUE },
  };
  g_autoptr (CwBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir (fixture->folder, 0700), ==, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path
        = g_build_filename (fixture->folder, files[i].name, NULL);

    g_assert_true (g_file_set_contents (path, "", 0, NULL));
  }
  backup = make (fixture, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path
        = g_build_filename (fixture->folder, files[i].name, NULL);

    g_test_message ("%s", files[i].name);
    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == files[i].stays);
  }
}

/* A copy of what is wrong is no backup. */
static void
test_unsound (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  sqlite3 *raw;

  g_assert_cmpint (sqlite3_open (fixture->base.path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (
      sqlite3_exec (raw, "DROP TRIGGER audit_entry_update", NULL, NULL, NULL),
      ==, SQLITE_OK);
  sqlite3_close (raw);
  backup = make (fixture, &error);
  g_test_message ("%s", error->message);
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED);
  g_assert_null (backup);
  g_assert_cmpuint (count_files (fixture->folder), ==, 0);
}

/* Nothing that is there is written over, and what is no backup stays. */
static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwBackup) first = make (fixture, NULL);
  g_autoptr (CwBackup) second = make (fixture, NULL);
  g_autoptr (CwBackup) third = NULL;
  g_autofree char *letter
      = g_build_filename (fixture->folder, "letter.cuffwise", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (first->path, !=, second->path);
  third = cw_backup_make_as (fixture->base.path, first->path,
                             fixture->base.clock, NULL, NULL, NULL, &error);
  g_assert_null (third);
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, first->path));
  g_assert_true (g_file_set_contents (letter, "Dear Sir", -1, NULL));
  g_assert_true (cw_backup_rotate (fixture->folder, fixture->base.path, NULL));
  g_assert_true (g_file_test (letter, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (second->path, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (first->path, G_FILE_TEST_EXISTS));

  /* One of another size is not the one that was checked. */
  g_assert_cmpint (truncate (second->path, second->size - 1), ==, 0);
  third = cw_backup_manifest_load (second->path, NULL);
  g_assert_null (third);
}

/* Days before 26 November 2026, a Thursday, newest first, and which are kept.
 */
static void
assert_kept (const int *ago, gsize n, const char *expected)
{
  CwDate today = cw_date_new (2026, 11, 26);
  CwDate *days = g_new (CwDate, n);
  gboolean *keep = g_new (gboolean, n);
  GString *kept = g_string_new (NULL);

  for (gsize i = 0; i < n; i++)
    days[i] = today - ago[i];
  cw_backup_rotation_choose (days, n, keep);
  for (gsize i = 0; i < n; i++)
    g_string_append_c (kept, keep[i] ? 'x' : '.');
  g_assert_cmpstr (kept->str, ==, expected);
  g_string_free (kept, TRUE);
  g_free (keep);
  g_free (days);
}

static void
test_rotation (void)
{
  /* Of one day the newest only. */
  const int one_day[] = { 0, 0, 0 };
  /* Seven days; then Sunday the 15th, of a third week, and the last of
   * October. */
  const int days[] = { 0, 1, 2, 3, 4, 5, 6, 7, 8, 11, 12, 26, 27 };
  /* After a long holiday, what there was is still there. */
  const int holiday[] = { 200, 201, 202, 203, 204, 205, 206 };
  int months[14];
  const int *none = one_day;

  assert_kept (none, 0, "");
  assert_kept (one_day, G_N_ELEMENTS (one_day), "x..");
  assert_kept (days, G_N_ELEMENTS (days), "xxxxxxx..x.x.");
  assert_kept (holiday, G_N_ELEMENTS (holiday), "xxxxxxx");
  for (int i = 0; i < 14; i++)
    months[i] = i * 31;
  assert_kept (months, G_N_ELEMENTS (months), "xxxxxxxxxxxx..");
}

/* A backup each day for three years: 7, then 4 weeks, then 12 months stay. */
static void
test_rotation_years (void)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (CwDate));
  CwDate today = cw_date_new (2024, 1, 1);

  for (int i = 0; i < 3 * 365; i++, today++) {
    g_autofree gboolean *keep = NULL;
    GArray *left = g_array_new (FALSE, FALSE, sizeof (CwDate));

    g_array_prepend_val (days, today);
    keep = g_new (gboolean, days->len);
    cw_backup_rotation_choose ((const CwDate *)(gpointer)days->data, days->len,
                               keep);
    g_assert_true (keep[0]);
    for (guint at = 0; at < days->len; at++)
      if (keep[at])
        g_array_append_val (left, g_array_index (days, CwDate, at));
    g_array_unref (days);
    days = left;
    g_assert_cmpuint (days->len, <=, 7 + 4 + 12);
  }
  /* The newest of January of the third year is a month's. */
  g_assert_cmpint (today - g_array_index (days, CwDate, days->len - 1), >=,
                   330);
  g_array_unref (days);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                    \
  g_test_add ("/store/backup/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("make", test_make);
  ADD ("holding", test_holding);
  ADD ("writer", test_writer);
  ADD ("cancel", test_cancel);
  ADD ("disk-full", test_disk_full);
  ADD ("kill", test_kill);
  ADD ("remainders", test_remainders);
  ADD ("unsound", test_unsound);
  ADD ("names", test_names);
#undef ADD
  g_test_add_func ("/store/backup/rotation", test_rotation);
  g_test_add_func ("/store/backup/rotation-years", test_rotation_years);
  return g_test_run ();
}
