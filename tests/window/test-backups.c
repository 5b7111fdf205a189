/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "store/backup.h"
#include "store/clinic.h"
#include "window-test.h"
#include "window/common/notice-bar.h"
#include "window/backup/backup-keeper.h"
#include "window/backup/backups-window.h"
#include "window/backup/close-window.h"
#include "window/main-window.h"

/* Backups that make themselves, and how a person sees that they do. */

typedef struct {
  char *folder, *path, *backups;
  gint64 patient_id;
  AdwApplication *application;
  GtkWindow *window;
} Fixture;

static gint64
add_patient (CwClinic *clinic, const char *family_name)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GError) error = NULL;

  patient->family_name = g_strdup (family_name);
  patient->given_names = g_strdup ("Margaret");
  patient->birth_date = cw_date_new (1985, 3, 2);
  cw_clinic_save_patient (clinic, patient, &error);
  g_assert_no_error (error);
  return patient->id;
}

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
  fixture->patient_id = add_patient (clinic, "Okafor");
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
  if (fixture->window != NULL)
    cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  g_chmod (fixture->backups, 0700);
  remove_folder (fixture->backups);
  remove_folder (fixture->folder);
  g_free (fixture->backups);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
open_window (Fixture *fixture)
{
  fixture->window = cw_main_window_new (
    GTK_APPLICATION (fixture->application), fixture->path);
  cw_window_test_present (fixture->window);
}

static guint
count_backups (Fixture *fixture)
{
  g_autoptr (GPtrArray) backups =
    cw_backup_list (fixture->backups, fixture->path);

  return backups->len;
}

static gboolean
has_no_window (gpointer data)
{
  Fixture *fixture = data;

  return gtk_application_get_windows (
           GTK_APPLICATION (fixture->application)) == NULL;
}

static gboolean
shows_close_window (gpointer data)
{
  return cw_window_test_get_window (CW_TYPE_CLOSE_WINDOW) != NULL;
}

/* Closing makes one, and one only as long as nothing has changed. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  open_window (fixture);
  gtk_window_close (fixture->window);
  g_assert_true (
    cw_main_window_is_closing (CW_MAIN_WINDOW (fixture->window)));
  cw_window_test_wait (has_no_window, fixture);
  fixture->window = NULL;
  g_assert_cmpuint (count_backups (fixture), ==, 1);
}

/* Where none can be made, the person is told, and can close. */
static void
test_close_fails (Fixture *fixture, gconstpointer data)
{
  GtkWindow *closing = NULL;

  /* A file is where the folder should be. */
  g_assert_true (g_file_set_contents (fixture->backups, "", 0, NULL));
  open_window (fixture);
  gtk_window_close (fixture->window);
  cw_window_test_wait (shows_close_window, NULL);
  closing = cw_window_test_get_window (CW_TYPE_CLOSE_WINDOW);
  cw_window_test_assert_text (closing, "No Backup Was Made");
  cw_window_test_assert_text (closing, fixture->backups);
  cw_window_test_picture (closing, "backup-close-failed");
  cw_window_test_click (cw_window_test_find (closing, "close_button"));
  cw_window_test_wait (has_no_window, fixture);
  fixture->window = NULL;
  g_unlink (fixture->backups);
}

static gboolean
has_one (gpointer data)
{
  return count_backups (data) == 1;
}

static gboolean
is_bar_revealed (gpointer data)
{
  return cw_notice_bar_is_revealed (
    CW_NOTICE_BAR (cw_window_test_find (data, "backup_bar")));
}

static gboolean
is_at_rest (gpointer data)
{
  return gtk_widget_get_sensitive (cw_window_test_find (data, "now_button"));
}

static void
test_window (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = NULL;
  GtkWidget *automatic = NULL;

  open_window (fixture);
  g_assert_false (is_bar_revealed (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.backups",
                              NULL);
  window = cw_window_test_get_window (CW_TYPE_BACKUPS_WINDOW);
  cw_window_test_present (window);
  cw_window_test_assert_text (window, "There is no backup yet");
  cw_window_test_assert_text (window, fixture->backups);

  /* Who switches them off and has none is warned. */
  automatic = cw_window_test_find (window, "automatic_switch");
  g_assert_true (gtk_switch_get_active (GTK_SWITCH (automatic)));
  gtk_switch_set_active (GTK_SWITCH (automatic), FALSE);
  g_assert_true (is_bar_revealed (fixture->window));
  cw_window_test_assert_text (fixture->window, "There is no backup of this");

  cw_window_test_click (cw_window_test_find (window, "now_button"));
  cw_window_test_wait (has_one, fixture);
  cw_window_test_wait (is_at_rest, window);
  cw_window_test_assert_text (window, "read again and sound");
  cw_window_test_assert_text (window, "1 patient, 0 sessions, 0 sets");
  cw_window_test_picture (window, "backups");
  g_assert_false (is_bar_revealed (fixture->window));

  /* Off is off, also when the clinic is closed. */
  cw_window_test_close (window);
  add_patient (cw_main_window_get_clinic (CW_MAIN_WINDOW (fixture->window)),
               "Bak");
  gtk_window_close (fixture->window);
  cw_window_test_wait (has_no_window, fixture);
  fixture->window = NULL;
  g_assert_cmpuint (count_backups (fixture), ==, 1);
}

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  CwBackupKeeper *keeper;
} Days;

static gboolean
is_idle (gpointer data)
{
  return !cw_backup_keeper_is_working (data);
}

static void
look (Days *days)
{
  cw_backup_keeper_look (days->keeper);
  cw_window_test_wait (is_idle, days->keeper);
}

/* Each day one, and a word only when there is none for three. */
static void
test_daily (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwClock) clock = cw_clock_manual_new (1795251600);
  g_autofree char *path =
    g_build_filename (fixture->folder, "days.cuffwise", NULL);
  g_autoptr (CwClinic) clinic = cw_clinic_open (path, clock, NULL);
  g_autoptr (CwBackupKeeper) keeper = cw_backup_keeper_new (clinic);
  g_autofree char *warning = NULL;
  Days days = { clock, clinic, keeper };
  const gint64 day_us = G_GINT64_CONSTANT (86400) * G_USEC_PER_SEC;

  /* Nothing to lose. */
  look (&days);
  g_assert_null (cw_backup_keeper_get_last (keeper));
  add_patient (clinic, "Okafor");
  look (&days);
  g_assert_cmpint (cw_backup_keeper_get_last (keeper)->made_at, ==,
                   1795251600);
  g_assert_false (cw_backup_keeper_wants_to_close_with_one (keeper));
  add_patient (clinic, "Bak");
  g_assert_true (cw_backup_keeper_wants_to_close_with_one (keeper));

  cw_clock_manual_advance (clock, day_us - G_USEC_PER_SEC);
  look (&days);
  g_assert_cmpint (cw_backup_keeper_get_last (keeper)->made_at, ==,
                   1795251600);
  cw_clock_manual_advance (clock, G_USEC_PER_SEC);
  look (&days);
  g_assert_cmpint (cw_backup_keeper_get_last (keeper)->made_at, ==,
                   1795251600 + 86400);

  cw_backup_keeper_set_automatic (keeper, FALSE);
  cw_clock_manual_advance (clock, 3 * day_us - G_USEC_PER_SEC);
  look (&days);
  g_assert_null (cw_backup_keeper_get_warning (keeper));
  cw_clock_manual_advance (clock, G_USEC_PER_SEC);
  warning = cw_backup_keeper_get_warning (keeper);
  g_assert_nonnull (warning);
  g_assert_nonnull (strstr (warning, "22 November 2026"));
  cw_backup_keeper_set_automatic (keeper, TRUE);
}

int
main (int argc, char **argv)
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;
#define ADD(name, function)                                                    \
  g_test_add ("/window/backups/" name, Fixture, NULL, set_up, function,        \
              tear_down)
  ADD ("close", test_close);
  ADD ("close-fails", test_close_fails);
  ADD ("window", test_window);
  ADD ("daily", test_daily);
#undef ADD
  return g_test_run ();
}
