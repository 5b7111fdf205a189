/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "store/backup.h"
#include "store/clinic.h"
#include "store/sealed-archive.h"
#include "window-test.h"
#include "window/backup/archive-flow.h"
#include "window/backup/backup-settings.h"
#include "window/backup/backups-window.h"
#include "window/backup/clinic-replacement.h"
#include "window/backup/salvage-flow.h"
#include "window/common/work-window.h"
#include "window/main-window.h"
#include "window/preferences/settings.h"
#include "window/record/record-window.h"

/* Going back to a backup from the windows, and the ways on from a file that is
 * damaged. */

#define PASSPHRASE "four words of no kin"

typedef struct {
  char *folder, *path, *backups;
  CwBackup *backup;
  AdwApplication *application;
} Fixture;

static void
add_patient (CwClinic *clinic, const char *family_name)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GError) error = NULL;

  patient->family_name = g_strdup (family_name);
  patient->given_names = g_strdup ("Margaret");
  patient->birth_date = cw_date_new (1985, 3, 2);
  cw_clinic_save_patient (clinic, patient, &error);
  g_assert_no_error (error);
}

/* One patient in the backup, two in the file. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cuffwise-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "clinic.cuffwise", NULL);
  fixture->backups = cw_backup_get_default_folder (fixture->path);
  clinic = cw_clinic_open (fixture->path, cw_clock_system (), &error);
  g_assert_no_error (error);
  add_patient (clinic, "Okafor");
  fixture->backup =
    cw_backup_make (fixture->path, fixture->backups, cw_clock_system (), NULL,
                    NULL, NULL, &error);
  g_assert_no_error (error);
  add_patient (clinic, "Bak");
  fixture->application = cw_window_test_new_application ();
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_remove (path);
  }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = NULL;

  while ((window = cw_window_test_get_window (CW_TYPE_MAIN_WINDOW)) != NULL)
    cw_window_test_close (window);
  g_clear_object (&fixture->application);
  remove_folder (fixture->backups);
  remove_folder (fixture->folder);
  g_clear_pointer (&fixture->backup, cw_backup_free);
  g_free (fixture->backups);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static GtkWindow *
open_window (Fixture *fixture)
{
  GtkWindow *window = cw_main_window_new (
    GTK_APPLICATION (fixture->application), fixture->path);

  cw_window_test_present (window);
  return window;
}

static gboolean
is_asked (gpointer data)
{
  GtkWindow *dialog = cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG);

  return dialog != NULL &&
         g_str_equal (
           adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (dialog)), data);
}

static GtkWindow *
wait_for_dialog (const char *heading)
{
  cw_window_test_wait (is_asked, (gpointer) heading);
  return cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG);
}

static CwClinic *
get_clinic (void)
{
  return cw_main_window_get_clinic (
    CW_MAIN_WINDOW (cw_window_test_get_window (CW_TYPE_MAIN_WINDOW)));
}

/* "clinic.cuffwise.before-restore-…", the file that was there before. */
static char *
find_kept (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (strstr (name, ".before-restore-") != NULL &&
        !g_str_has_suffix (name, ".key"))
      return g_build_filename (fixture->folder, name, NULL);
  return NULL;
}

static void
assert_nothing_left (Fixture *fixture)
{
  g_autoptr (GDir) dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name = NULL;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_null (strstr (name, ".restoring"));
}

/* Agrees, and waits for the window that shows the backup. */
static void
restore (Fixture *fixture)
{
  GtkWindow *dialog = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *name = NULL;

  cw_window_test_respond ("accept");
  dialog = wait_for_dialog ("The Backup Is Restored");
  kept = find_kept (fixture);
  name = g_path_get_basename (kept);
  cw_window_test_assert_text (dialog, name);
  cw_window_test_picture (dialog, "restored");
  cw_window_test_respond ("close");
  g_assert_cmpint (cw_clinic_count_patients (get_clinic (), NULL), ==, 1);
  g_assert_false (cw_clinic_is_read_only (get_clinic ()));
  assert_nothing_left (fixture);
}

static GtkWindow *
open_backups (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.backups", NULL);
  cw_window_test_present (cw_window_test_get_window (CW_TYPE_BACKUPS_WINDOW));
  return cw_window_test_get_window (CW_TYPE_BACKUPS_WINDOW);
}

static void
choose_first (GtkWindow *backups)
{
  GtkWidget *list = cw_window_test_find (backups, "list");

  cw_window_test_click (
    GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0)));
}

static void
test_restore (Fixture *fixture, gconstpointer data)
{
  GtkWindow *backups = open_backups (open_window (fixture));
  GtkWindow *dialog = NULL;

  cw_window_test_picture (backups, "backups-to-restore");
  choose_first (backups);
  dialog = wait_for_dialog ("Go Back to This Backup?");
  cw_window_test_assert_text (dialog, "read whole and is sound");
  cw_window_test_assert_text (dialog, "1 act was recorded since");
  cw_window_test_assert_text (dialog, "1 patient, 0 sessions, 0 sets");
  cw_window_test_picture (dialog, "restore-preview");

  /* Who does not want it has lost nothing. */
  cw_window_test_respond ("cancel");
  assert_nothing_left (fixture);
  g_assert_cmpint (cw_clinic_count_patients (get_clinic (), NULL), ==, 2);

  choose_first (backups);
  wait_for_dialog ("Go Back to This Backup?");
  restore (fixture);
}

/* In a session nobody takes the file away. */
static void
test_other_windows (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.record", NULL);
  cw_window_test_spin ();
  g_assert_nonnull (cw_window_test_get_window (CW_TYPE_RECORD_WINDOW));
  cw_clinic_replacement_begin (fixture->backup->path, window, window);
  cw_window_test_assert_text (wait_for_dialog ("No backup can be restored now"),
                              "Close them first");
  cw_window_test_respond ("close");
  cw_window_test_close (cw_window_test_get_window (CW_TYPE_RECORD_WINDOW));
}

static void
type_passphrase (GtkWindow *dialog, const char *text)
{
  GtkWidget *entry =
    cw_window_test_find_type (dialog, GTK_TYPE_ENTRY);

  gtk_editable_set_text (GTK_EDITABLE (entry), text);
}

static gboolean
is_enabled (GtkWindow *dialog)
{
  return adw_message_dialog_get_response_enabled (ADW_MESSAGE_DIALOG (dialog),
                                                  "accept");
}

/* An archive is written from the window, and restored with its passphrase. */
static void
test_archive (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture);
  g_autofree char *archive =
    g_build_filename (fixture->folder, "clinic.archive", NULL);
  g_autoptr (CwBackupKeeper) keeper = cw_backup_keeper_new (get_clinic ());
  GtkWindow *dialog = NULL;
  GtkWidget *again = NULL;

  cw_archive_flow_write (keeper, archive, window);
  dialog = wait_for_dialog ("Encrypt with a Passphrase");
  g_assert_false (is_enabled (dialog));
  type_passphrase (dialog, "too short");
  cw_window_test_assert_text (dialog, "12 characters");
  g_assert_false (is_enabled (dialog));
  type_passphrase (dialog, PASSPHRASE);
  cw_window_test_assert_text (dialog, "Both have to be the same");
  g_assert_false (is_enabled (dialog));
  cw_window_test_picture (dialog, "archive-passphrase");
  again = gtk_widget_get_last_child (gtk_widget_get_parent (
    cw_window_test_find_type (dialog, GTK_TYPE_ENTRY)));
  while (!GTK_IS_ENTRY (again))
    again = gtk_widget_get_prev_sibling (again);
  gtk_editable_set_text (GTK_EDITABLE (again), PASSPHRASE);
  g_assert_true (is_enabled (dialog));
  cw_window_test_respond ("accept");
  wait_for_dialog ("The Archive Is Written");
  cw_window_test_respond ("close");
  g_assert_true (cw_sealed_archive_is_one (archive));

  add_patient (get_clinic (), "Haddad");
  cw_clinic_replacement_begin (archive, window, window);
  type_passphrase (wait_for_dialog ("Passphrase of the Archive"), "wrong");
  cw_window_test_respond ("accept");
  dialog = wait_for_dialog ("Passphrase of the Archive");
  cw_window_test_assert_text (dialog, "This is not the passphrase");
  cw_window_test_picture (dialog, "archive-wrong-passphrase");
  type_passphrase (dialog, PASSPHRASE);
  cw_window_test_respond ("accept");
  dialog = wait_for_dialog ("Go Back to This Backup?");
  /* That the archive was written is one of them. */
  cw_window_test_assert_text (dialog, "2 acts were recorded since");
  g_clear_object (&keeper);
  cw_window_test_respond ("cancel");
  assert_nothing_left (fixture);
}

/* The pages behind the first, so that the file is known for what it is. */
static void
damage (Fixture *fixture)
{
  FILE *file = fopen (fixture->path, "r+");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, 4096, SEEK_SET), ==, 0);
  for (int i = 0; i < 3 * 4096; i++)
    fputc (0xa5, file);
  fclose (file);
}

static const char *
get_page (GtkWindow *window)
{
  return gtk_stack_get_visible_child_name (
    GTK_STACK (cw_window_test_find (window, "stack")));
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = NULL;

  damage (fixture);
  window = open_window (fixture);
  g_assert_cmpstr (get_page (window), ==, "problem");
  cw_window_test_assert_text (window, "is damaged");
  cw_window_test_assert_text (window, "Go Back to the Backup of");
  cw_window_test_picture (window, "damaged-clinic");
  cw_window_test_click (cw_window_test_find (window, "newest_button"));
  cw_window_test_assert_text (wait_for_dialog ("Go Back to This Backup?"),
                              "cannot be read");
  restore (fixture);
  g_assert_cmpstr (
    get_page (cw_window_test_get_window (CW_TYPE_MAIN_WINDOW)), ==, "clinic");
}

/* Another kind of problem offers no way back. */
static void
test_not_damaged (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwClinic) other =
    cw_clinic_open_alone (fixture->path, cw_clock_system (), NULL);
  GtkWindow *window = open_window (fixture);

  g_assert_cmpstr (get_page (window), ==, "problem");
  g_assert_false (
    gtk_widget_get_visible (cw_window_test_find (window, "newest_button")));
  g_assert_false (
    gtk_widget_get_visible (cw_window_test_find (window, "salvage_button")));
  g_assert_true (
    gtk_widget_get_visible (cw_window_test_find (window, "read_button")));
}

static void
opened_cb (const char *path, gpointer data)
{
  char **opened = data;

  *opened = g_strdup (path);
}

static void
test_salvage (Fixture *fixture, gconstpointer data)
{
  g_autofree char *new_path =
    g_build_filename (fixture->folder, "new.cuffwise", NULL);
  g_autofree char *opened = NULL;
  GtkWindow *window = NULL;
  GtkWindow *dialog = NULL;

  damage (fixture);
  window = open_window (fixture);
  cw_salvage_flow_write (fixture->path, new_path, window, opened_cb, &opened);
  dialog = wait_for_dialog ("What Could Be Read Is Saved");
  cw_window_test_assert_text (dialog, new_path);
  cw_window_test_picture (dialog, "salvaged");
  cw_window_test_respond ("accept");
  g_assert_cmpstr (opened, ==, new_path);
  g_assert_true (g_file_test (new_path, G_FILE_TEST_EXISTS));

  /* What is there is not written over. */
  cw_salvage_flow_write (fixture->path, new_path, window, opened_cb, &opened);
  cw_window_test_assert_text (wait_for_dialog ("Nothing was saved"),
                              "exists already");
  cw_window_test_respond ("close");
}

/* A backup is looked at and not changed. */
static void
test_look_at_backup (Fixture *fixture, gconstpointer data)
{
  g_autofree char *digest = NULL;
  GtkWindow *window = cw_main_window_new (
    GTK_APPLICATION (fixture->application), fixture->backup->path);

  cw_window_test_present (window);
  g_assert_cmpstr (get_page (window), ==, "clinic");
  g_assert_true (cw_clinic_is_read_only (get_clinic ()));
  cw_window_test_assert_text (window, "This is a backup");
  cw_window_test_close (window);
  digest = cw_backup_digest_file (fixture->backup->path, NULL, NULL, NULL, NULL);
  g_assert_cmpstr (digest, ==, fixture->backup->digest);
}

typedef struct {
  int ended; /* atomic */
} Wait;

static gboolean
wait_cb (gpointer data,
         CwWorkProgress progress,
         gpointer progress_data,
         GCancellable *cancellable,
         GError **error)
{
  Wait *wait = data;

  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    g_thread_yield ();
  g_atomic_int_set (&wait->ended, TRUE);
  return FALSE;
}

static void
never_cb (gpointer work, GError *error)
{
  g_assert_not_reached ();
}

static void
keep_cb (gpointer data)
{
}

static gboolean
is_over (gpointer data)
{
  Wait *wait = data;

  return g_atomic_int_get (&wait->ended) &&
         cw_window_test_get_window (CW_TYPE_WORK_WINDOW) == NULL;
}

/* Long work ends by Escape. */
static void
test_cancel_work (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture);
  Wait wait = { 0 };

  cw_work_window_run (window, "Waiting…", wait_cb, &wait, keep_cb, never_cb);
  cw_window_test_present (cw_window_test_get_window (CW_TYPE_WORK_WINDOW));
  cw_window_test_assert_text (cw_window_test_get_window (CW_TYPE_WORK_WINDOW),
                              "Waiting…");
  cw_window_test_picture (cw_window_test_get_window (CW_TYPE_WORK_WINDOW),
                          "long-work");
  cw_window_test_press (cw_window_test_get_window (CW_TYPE_WORK_WINDOW),
                        "Escape");
  cw_window_test_wait (is_over, &wait);
}

/* Each clinic file has a folder of its own. */
static void
test_folders (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = cw_settings_open ();
  const char *one = "/home/anna/Ärzte 1/clinic.cuffwise";
  const char *other = "/home/anna/Ärzte 2/clinic.cuffwise";
  g_autofree char *beside = cw_backup_settings_get_folder (settings, one);
  g_autofree char *chosen = NULL;
  g_autofree char *of_other = NULL;
  g_autofree char *again = NULL;

  g_assert_nonnull (settings);
  g_assert_cmpstr (beside, ==, "/home/anna/Ärzte 1/backups");
  cw_backup_settings_set_folder (settings, other, "/media/two");
  cw_backup_settings_set_folder (settings, one, "/media/one and only");
  chosen = cw_backup_settings_get_folder (settings, one);
  g_assert_cmpstr (chosen, ==, "/media/one and only");
  cw_backup_settings_set_folder (settings, one, NULL);
  again = cw_backup_settings_get_folder (settings, one);
  g_assert_cmpstr (again, ==, beside);
  of_other = cw_backup_settings_get_folder (settings, other);
  g_assert_cmpstr (of_other, ==, "/media/two");
}

/* A new computer has no clinic yet. */
static void
test_first_run (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path =
    g_build_filename (fixture->folder, "new.cuffwise", NULL);
  GtkWindow *window = cw_main_window_new (
    GTK_APPLICATION (fixture->application), path);

  cw_window_test_present (window);
  g_assert_cmpstr (get_page (window), ==, "first-run");
  cw_window_test_assert_text (window, "Restore a backup…");
  cw_window_test_picture (window, "first-run-restore");
  cw_clinic_replacement_begin (fixture->backup->path, window, window);
  wait_for_dialog ("Go Back to This Backup?");
  cw_window_test_respond ("accept");
  wait_for_dialog ("The Backup Is Restored");
  cw_window_test_respond ("close");
  g_assert_cmpint (cw_clinic_count_patients (get_clinic (), NULL), ==, 1);
  g_assert_cmpstr (cw_clinic_get_path (get_clinic ()), ==, path);
}

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  gboolean *told = data;
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_long_work_finish (result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *told = TRUE;
}

static void
no_progress_cb (double done, gpointer data)
{
  g_assert_not_reached ();
}

static gboolean
is_told (gpointer data)
{
  return *(gboolean *) data;
}

/* Whoever ends work can take away what it works on. */
static void
test_end_work (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Wait wait = { 0 };
  gboolean told = FALSE;

  cw_long_work_run (wait_cb, &wait, keep_cb, no_progress_cb, cancellable,
                    ended_cb, &told);
  cw_long_work_end (cancellable);
  g_assert_true (wait.ended);
  cw_window_test_wait (is_told, &told);
  /* Nothing to end. */
  cw_long_work_end (NULL);
}

int
main (int argc, char **argv)
{
  const char *schemas = g_getenv ("CW_TEST_SCHEMAS");

  if (schemas != NULL)
    g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  if (!cw_window_test_init (&argc, &argv))
    return 0;
#define ADD(name, function)                                                    \
  g_test_add ("/window/restore/" name, Fixture, NULL, set_up, function,        \
              tear_down)
  ADD ("restore", test_restore);
  ADD ("other-windows", test_other_windows);
  ADD ("archive", test_archive);
  ADD ("damaged", test_damaged);
  ADD ("not-damaged", test_not_damaged);
  ADD ("salvage", test_salvage);
  ADD ("look-at-backup", test_look_at_backup);
  ADD ("folders", test_folders);
  ADD ("first-run", test_first_run);
  ADD ("cancel-work", test_cancel_work);
  ADD ("end-work", test_end_work);
#undef ADD
  return g_test_run ();
}
