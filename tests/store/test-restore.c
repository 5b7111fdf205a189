/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "store-test.h"
#include "store/audit-key.h"
#include "store/backup.h"
#include "store/restore.h"
#include "store/sealed-archive.h"

/* Going back to a backup: what is checked and told before, and that the file it
 * replaces is kept. */

#define PASSPHRASE "four words of no kin"

static const CwArchiveCost cheap = { 1, 8192 };

typedef struct {
  StoreTest base;
  CwBackup *backup;
} Fixture;

static CwBackup *
make_backup (Fixture *fixture, const char *name)
{
  g_autofree char *path = g_build_filename (fixture->base.folder, name, NULL);
  g_autoptr (GError) error = NULL;
  CwBackup *backup = cw_backup_make_as (
      fixture->base.path, path, fixture->base.clock, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return backup;
}

/* A patient, a backup, and then another patient. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  store_test_set_up_file (&fixture->base, NULL);
  fixture->backup = make_backup (fixture, "backup.cuffwise");
  store_test_add_patient (&fixture->base, "Bak", "Søren", "1970-01-01");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  g_clear_object (&fixture->base.clinic);
  dir = g_dir_open (fixture->base.folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->base.folder, name, NULL);

    g_unlink (path);
  }
  cw_backup_free (fixture->backup);
  store_test_tear_down (&fixture->base, NULL);
}

static CwRestore *
prepare_from (Fixture *fixture, const char *path, GError **error)
{
  return cw_restore_prepare (path, NULL, fixture->base.path,
                             fixture->base.clock, NULL, NULL, NULL, error);
}

static CwRestore *
prepare (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CwRestore *restore = prepare_from (fixture, fixture->backup->path, &error);

  g_assert_no_error (error);
  return restore;
}

/* The window closes its clinic, and opens what is there then. */
static char *
finish (Fixture *fixture, CwRestore *restore)
{
  g_autoptr (GError) error = NULL;
  char *kept = NULL;

  g_clear_object (&fixture->base.clinic);
  cw_restore_finish (restore, "Anna Berg", &kept, &error);
  g_assert_no_error (error);
  fixture->base.clinic
      = cw_clinic_open (fixture->base.path, fixture->base.clock, &error);
  g_assert_no_error (error);
  return kept;
}

static void
assert_nothing_left (Fixture *fixture)
{
  /* But that which says that it is claimed, while it is. */
  g_autoptr (GDir) dir = g_dir_open (fixture->base.folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".restoring") != NULL
        && !g_str_has_suffix (name, ".claim.lock"))
      g_error ("%s is left", name);
}

/* Sound, and with the keys that it was sealed with. */
static void
assert_patients (const char *path, CwClock *clock, gint64 n)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic = cw_clinic_open (path, clock, &error);
  g_auto (GStrv) problems = NULL;
  g_auto (GStrv) notes = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (cw_clinic_count_patients (clinic, NULL), ==, n);
  cw_clinic_check_record (clinic, FALSE, NULL, NULL, NULL, &problems, &notes,
                          &error);
  g_assert_no_error (error);
  g_assert_cmpstr (problems[0], ==, NULL);
  g_assert_cmpstr (notes[0], ==, NULL);
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
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwRestore) restore = NULL;
  g_autoptr (GError) error = NULL;
  double done = 0;

  restore = cw_restore_prepare (fixture->backup->path, NULL, fixture->base.path,
                                fixture->base.clock, see_progress_cb, &done,
                                NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (done, ==, 1);
  g_assert_cmpint (restore->kin, ==, CW_RESTORE_EARLIER);
  g_assert_cmpint (restore->backup->made_at, ==, STORE_TEST_START_UTC);
  g_assert_cmpint (restore->backup->count.patients, ==, 1);
  g_assert_cmpint (restore->current->count.patients, ==, 2);
  g_assert_cmpint (restore->lost.patients, ==, 1);
  g_assert_cmpint (restore->lost.sessions, ==, 0);
  g_assert_cmpint (restore->lost.entries, ==,
                   restore->current->count.entries
                       - restore->backup->count.entries);
  g_assert_cmpint (restore->lost.entries, >, 0);
  /* Who changes their mind has lost nothing, and leaves nothing. */
  g_clear_pointer (&restore, cw_restore_free);
  assert_nothing_left (fixture);
  g_assert_cmpint (cw_clinic_count_patients (fixture->base.clinic, NULL), ==,
                   2);
}

static void
assert_logged (const char *path)
{
  sqlite3 *raw;
  sqlite3_stmt *select;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (raw,
                                       "SELECT after ->> 'backup',"
                                       " after ->> 'by' FROM audit_entry"
                                       " WHERE action = 'restore'",
                                       -1, &select, NULL),
                   ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (select), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *)sqlite3_column_text (select, 0), ==,
                   "backup.cuffwise");
  g_assert_cmpstr ((const char *)sqlite3_column_text (select, 1), ==,
                   "Anna Berg");
  sqlite3_finalize (select);
  sqlite3_close (raw);
}

static void
test_finish (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwRestore) restore = prepare (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_clear_object (&fixture->base.clinic);
  /* Not while a window has it open, which clears nothing away. */
  {
    g_autoptr (CwClinic) window = cw_clinic_open_alone (
        fixture->base.path, fixture->base.clock, &error);

    g_assert_no_error (error);
    g_assert_false (cw_restore_finish (restore, NULL, &kept, &error));
    g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY);
    g_clear_error (&error);
    g_assert_cmpint (cw_clinic_count_patients (window, NULL), ==, 2);
  }

  kept = finish (fixture, restore);
  assert_nothing_left (fixture);
  assert_logged (fixture->base.path);
  assert_patients (fixture->base.path, fixture->base.clock, 1);
  /* With its own key. */
  assert_patients (kept, fixture->base.clock, 2);
}

/* After one restoration there are two pasts. */
static void
test_apart (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwBackup) two = make_backup (fixture, "two.cuffwise");
  g_autoptr (CwRestore) restore = prepare (fixture);
  g_autofree char *kept = finish (fixture, restore);
  g_autoptr (CwRestore) forth = NULL;
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < 3; i++)
    store_test_add_patient (&fixture->base, "Haddad", "Leila", "1970-01-01");
  forth = prepare_from (fixture, two->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (forth->kin, ==, CW_RESTORE_APART);
  g_assert_cmpint (forth->backup->count.patients, ==, 2);
  /* All three, although only two numbers are beyond the backup's. */
  g_assert_cmpint (forth->lost.patients, ==, 3);
  g_clear_pointer (&kept, g_free);
  kept = finish (fixture, forth);
  assert_patients (fixture->base.path, fixture->base.clock, 2);
  assert_patients (kept, fixture->base.clock, 4);
}

static void
test_foreign_clinic (Fixture *fixture, gconstpointer data)
{
  StoreTest other = { 0 };
  g_autoptr (CwBackup) backup = NULL;
  g_autoptr (CwRestore) restore = NULL;
  g_autofree char *path
      = g_build_filename (fixture->base.folder, "foreign.cuffwise", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  store_test_set_up_file (&other, NULL);
  store_test_add_patient (&other, "Costa", "Rafael", "1970-01-01");
  store_test_add_patient (&other, "Keller", "Jonas", "1970-01-01");
  backup = cw_backup_make_as (other.path, path, other.clock, NULL, NULL, NULL,
                              &error);
  g_assert_no_error (error);
  restore = prepare_from (fixture, backup->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (restore->kin, ==, CW_RESTORE_FOREIGN);
  g_assert_cmpint (restore->lost.patients, ==, 2);
  store_test_tear_down (&other, NULL);
  kept = finish (fixture, restore);
  g_assert_cmpint (cw_clinic_count_patients (fixture->base.clinic, NULL), ==,
                   3);
}

static void
flip (const char *path, gint64 at)
{
  FILE *file = fopen (path, "r+");
  int byte;

  g_assert_cmpint (fseek (file, at, SEEK_SET), ==, 0);
  byte = fgetc (file);
  g_assert_cmpint (fseek (file, at, SEEK_SET), ==, 0);
  fputc (byte ^ 1, file);
  fclose (file);
}

/* One bit of a backup, anywhere in it, and it is no longer one. */
static void
test_changed (Fixture *fixture, gconstpointer data)
{
  for (gint64 at = 0; at < fixture->backup->size;
       at += fixture->backup->size / 7) {
    g_autoptr (GError) error = NULL;

    flip (fixture->backup->path, at);
    g_assert_null (prepare_from (fixture, fixture->backup->path, &error));
    g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED);
    assert_nothing_left (fixture);
    flip (fixture->backup->path, at);
  }
}

/* A manifest of another end of the audit log, as when an older backup was put
 * in its place with a digest of its own. */
static void
test_head (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->backup->head.hash[3] ^= 1;
  g_assert_true (cw_backup_manifest_save (fixture->backup, NULL));
  g_assert_null (prepare_from (fixture, fixture->backup->path, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED);
}

/* Changed past the program, with a manifest that fits: the keys tell. */
static void
test_forged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *manifest
      = g_strconcat (fixture->backup->path, CW_BACKUP_MANIFEST_ENDING, NULL);
  g_autoptr (GError) error = NULL;
  sqlite3 *raw;

  g_assert_cmpint (sqlite3_open (fixture->backup->path, &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw,
                                 "UPDATE patient SET birth_date = '1990-01-01'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (raw);
  g_unlink (manifest);
  g_assert_null (prepare_from (fixture, fixture->backup->path, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED);
  g_test_message ("%s", error->message);
}

/* On a computer that has no key of the clinic it can be restored, and what
 * cannot be checked is said. */
static void
test_without_key (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = cw_audit_keys_get_path (fixture->base.path);
  g_autofree char *new_path
      = g_build_filename (fixture->base.folder, "new.cuffwise", NULL);
  g_autoptr (CwRestore) restore = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_object (&fixture->base.clinic);
  g_unlink (key);
  restore = cw_restore_prepare (fixture->backup->path, NULL, new_path,
                                fixture->base.clock, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (restore->notes[0]);
  g_assert_null (restore->current);
}

/* Where the file is gone there is nothing to keep. */
static void
test_new (Fixture *fixture, gconstpointer data)
{
  g_autofree char *new_path
      = g_build_filename (fixture->base.folder, "new.cuffwise", NULL);
  g_autoptr (CwRestore) restore = NULL;
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;

  restore = cw_restore_prepare (fixture->backup->path, NULL, new_path,
                                fixture->base.clock, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  cw_restore_finish (restore, NULL, &kept, &error);
  g_assert_no_error (error);
  g_assert_null (kept);
  /* By the key of the clinic file that the manifest names. */
  assert_patients (new_path, fixture->base.clock, 1);
}

/* One at a time; and what is to take the place is never made anew. */
static void
test_claim (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwRestore) restore = prepare (fixture);
  g_autoptr (GError) error = NULL;

  g_assert_null (prepare_from (fixture, fixture->backup->path, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_clear_object (&fixture->base.clinic);
  g_assert_cmpint (g_unlink (restore->path), ==, 0);
  g_assert_false (cw_restore_finish (restore, NULL, NULL, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND);
  assert_patients (fixture->base.path, fixture->base.clock, 2);
}

/* A damaged file is kept as it is, to the byte. */
static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwRestore) restore = NULL;
  g_autofree char *damaged = NULL;
  g_autofree char *kept_bytes = NULL;
  g_autofree char *kept = NULL;
  gsize length, kept_length;

  g_clear_object (&fixture->base.clinic);
  for (int at = 4096; at < 4096 + 200; at++)
    flip (fixture->base.path, at);
  flip (fixture->base.path, 0);
  g_assert_true (
      g_file_get_contents (fixture->base.path, &damaged, &length, NULL));
  restore = prepare (fixture);
  g_assert_null (restore->current);
  kept = finish (fixture, restore);
  g_assert_true (g_file_get_contents (kept, &kept_bytes, &kept_length, NULL));
  g_assert_cmpmem (damaged, length, kept_bytes, kept_length);
  assert_patients (fixture->base.path, fixture->base.clock, 1);
}

static void
test_not_ours (Fixture *fixture, gconstpointer data)
{
  static const char *const texts[] = { "Dear Sir", "" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autofree char *path
        = g_build_filename (fixture->base.folder, "letter.txt", NULL);

    g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
    g_assert_null (prepare_from (fixture, path, &error));
    g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_OURS);
    g_clear_error (&error);
    assert_nothing_left (fixture);
  }
  g_assert_null (prepare_from (fixture, fixture->base.path, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
}

/* Where nothing can be put in its place, the file stays where it is. */
static void
test_finish_fails (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwRestore) restore = prepare (fixture);
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *kept_key = NULL;
  g_autofree char *when = NULL;
  g_autoptr (GDateTime) time
      = g_date_time_new_from_unix_utc (STORE_TEST_START_UTC);

  g_clear_object (&fixture->base.clinic);
  /* A folder is where the key of the kept file should be. */
  when = g_date_time_format (time, "%Y%m%dT%H%M%SZ");
  kept_key
      = g_strdup_printf ("%s.before-restore-%s.key", fixture->base.path, when);
  g_assert_cmpint (g_mkdir (kept_key, 0700), ==, 0);
  g_assert_false (cw_restore_finish (restore, NULL, &kept, &error));
  g_assert_nonnull (error);
  g_assert_null (kept);
  g_rmdir (kept_key);
  assert_patients (fixture->base.path, fixture->base.clock, 2);
}

static void
cancel_cb (double done, gpointer data)
{
  guint *left = g_object_get_data (data, "left");

  if ((*left)-- == 0)
    g_cancellable_cancel (data);
}

/* At any moment. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  guint n_cancelled = 0;

  for (guint moment = 0;; moment++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    g_autoptr (CwRestore) restore = NULL;
    g_autoptr (GError) error = NULL;
    guint left = moment;

    g_object_set_data (G_OBJECT (cancellable), "left", &left);
    restore = cw_restore_prepare (fixture->backup->path, NULL,
                                  fixture->base.path, fixture->base.clock,
                                  cancel_cb, cancellable, cancellable, &error);
    if (restore != NULL)
      break;
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    assert_nothing_left (fixture);
    n_cancelled++;
  }
  g_assert_cmpuint (n_cancelled, >=, 5);
}

/* Killed at any moment, there is a sound clinic file of one or of two patients.
 */
static void
test_kill (Fixture *fixture, gconstpointer data)
{
  guint n_restored = 0;

  g_clear_object (&fixture->base.clinic);
  /* Half of them while the new file is made, half while it takes the place. */
  for (int i = 0; i < 40; i++) {
    int ready[2];
    char byte;
    g_autoptr (CwClinic) clinic = NULL;
    g_autoptr (GError) error = NULL;
    gint64 n_patients;
    pid_t child;
    int status;

    g_assert_cmpint (pipe (ready), ==, 0);
    child = fork ();
    if (child == 0) {
      g_autoptr (CwRestore) restore
          = prepare_from (fixture, fixture->backup->path, NULL);

      if (write (ready[1], "", 1) == 1 && restore != NULL)
        cw_restore_finish (restore, NULL, NULL, NULL);
      pause ();
    }
    if (i % 2 == 0)
      g_assert_cmpint (read (ready[0], &byte, 1), ==, 1);
    g_usleep ((gulong)g_random_int_range (100, i % 2 == 0 ? 200000 : 100000));
    kill (child, SIGKILL);
    g_assert_cmpint (waitpid (child, &status, 0), ==, child);
    close (ready[0]);
    close (ready[1]);

    clinic = cw_clinic_open_alone (fixture->base.path, fixture->base.clock,
                                   &error);
    g_assert_no_error (error);
    assert_nothing_left (fixture);
    n_patients = cw_clinic_count_patients (clinic, &error);
    g_assert_cmpint (n_patients, >=, 1);
    g_assert_cmpint (n_patients, <=, 2);
    g_assert_true (cw_clinic_check (clinic, NULL, NULL));
    if (n_patients == 2)
      continue;
    n_restored++;
    g_set_object (&fixture->base.clinic, clinic);
    store_test_add_patient (&fixture->base, "Bak", "Søren", "1970-01-01");
    g_clear_object (&fixture->base.clinic);
  }
  g_test_message ("%u of 40 were over before", n_restored);
}

/* An archive brings the keys along. */
static void
test_archive (Fixture *fixture, gconstpointer data)
{
  g_autofree char *archive
      = g_build_filename (fixture->base.folder, "archive", NULL);
  g_autofree char *elsewhere
      = g_build_filename (fixture->base.folder, "elsewhere.cuffwise", NULL);
  g_autofree char *key = cw_audit_keys_get_path (fixture->base.path);
  g_autoptr (CwPassphrase) passphrase = cw_passphrase_new (PASSPHRASE);
  g_autoptr (CwRestore) restore = NULL;
  g_autoptr (GError) error = NULL;

  cw_sealed_archive_write (fixture->backup->path, fixture->base.path, archive,
                           passphrase, &cheap, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  restore = prepare_from (fixture, archive, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
  g_clear_error (&error);

  /* This computer has neither the clinic nor its key. */
  g_clear_object (&fixture->base.clinic);
  g_unlink (key);
  g_unlink (fixture->base.path);
  restore = cw_restore_prepare (archive, passphrase, elsewhere,
                                fixture->base.clock, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (restore->backup->count.patients, ==, 1);
  g_assert_null (restore->notes[0]);
  cw_restore_finish (restore, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_patients (elsewhere, fixture->base.clock, 1);
}

/* The whole way that the window and the command go. */
static void
test_make_archive (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = cw_backup_get_default_folder (fixture->base.path);
  g_autofree char *archive
      = g_build_filename (fixture->base.folder, "archive", NULL);
  g_autoptr (CwPassphrase) passphrase = cw_passphrase_new (PASSPHRASE);
  g_autoptr (CwBackup) backup = NULL;
  g_autoptr (CwRestore) restore = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *manifest = NULL;
  double done = 0;

  backup = cw_backup_make_archive (fixture->base.path, folder, archive,
                                   passphrase, fixture->base.clock,
                                   see_progress_cb, &done, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (done, ==, 1);
  list = cw_backup_list (folder, fixture->base.path);
  g_assert_cmpuint (list->len, ==, 1);
  restore = cw_restore_prepare (archive, passphrase, fixture->base.path,
                                fixture->base.clock, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (restore->lost.entries, ==, 0);
  manifest = g_strconcat (backup->path, CW_BACKUP_MANIFEST_ENDING, NULL);
  g_unlink (manifest);
  g_unlink (backup->path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                    \
  g_test_add ("/store/restore/" name, Fixture, NULL, set_up, function,         \
              tear_down)
  ADD ("preview", test_preview);
  ADD ("finish", test_finish);
  ADD ("apart", test_apart);
  ADD ("foreign-clinic", test_foreign_clinic);
  ADD ("changed", test_changed);
  ADD ("head", test_head);
  ADD ("forged", test_forged);
  ADD ("without-key", test_without_key);
  ADD ("new", test_new);
  ADD ("claim", test_claim);
  ADD ("damaged", test_damaged);
  ADD ("not-ours", test_not_ours);
  ADD ("finish-fails", test_finish_fails);
  ADD ("cancel", test_cancel);
  ADD ("kill", test_kill);
  ADD ("archive", test_archive);
  ADD ("make-archive", test_make_archive);
#undef ADD
  return g_test_run ();
}
