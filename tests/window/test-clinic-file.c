/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "store-test.h"
#include "window-test.h"
#include "window/common/notice-bar.h"
#include "window/main-window.h"
#include "window/patients/patient-dialog.h"

/* Files that can only be read, and what the main window does with them. */

typedef struct {
  char *folder, *path;
  CwClinic *clinic; /* that of somebody else */
  gint64 patient_id;
  AdwApplication *application;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cuffwise-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "clinic.cuffwise", NULL);
  fixture->clinic =
    cw_clinic_open_alone (fixture->path, cw_clock_system (), &error);
  g_assert_no_error (error);
  patient->family_name = g_strdup ("Okafor");
  patient->given_names = g_strdup ("Margaret");
  patient->birth_date = cw_date_new (1985, 3, 2);
  cw_clinic_save_patient (fixture->clinic, patient, &error);
  g_assert_no_error (error);
  fixture->patient_id = patient->id;
  fixture->application = cw_window_test_new_application ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *key = NULL;

  cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  g_clear_object (&fixture->clinic);
  key = g_strconcat (fixture->path, ".key", NULL);
  g_remove (fixture->path);
  g_remove (key);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
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

static const char *
get_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (
    GTK_STACK (cw_window_test_find (fixture->window, "stack")));
}

static gboolean
is_bar_revealed (Fixture *fixture)
{
  return cw_notice_bar_is_revealed (
    CW_NOTICE_BAR (cw_window_test_find (fixture->window, "read_only_bar")));
}

static void
assert_nothing_can_be_changed (Fixture *fixture, const char *action)
{
  gtk_widget_activate_action_variant (
    cw_window_test_find (fixture->window, "patient_page"), action, NULL);
  cw_window_test_assert_text (
    cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG),
    "Nothing can be changed now");
  cw_window_test_respond ("close");
}

/* Somebody else has the file open: it can be read meanwhile, and written to as
 * soon as it is closed there. */
static void
test_held (Fixture *fixture, gconstpointer data)
{
  open_window (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "problem");
  cw_window_test_assert_text (fixture->window, "open in another window");
  cw_window_test_picture (fixture->window, "held-clinic");

  cw_window_test_click (cw_window_test_find (fixture->window, "read_button"));
  g_assert_cmpstr (get_page (fixture), ==, "clinic");
  g_assert_true (is_bar_revealed (fixture));
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window),
                               fixture->patient_id);
  cw_window_test_assert_text (fixture->window, "open elsewhere");
  cw_window_test_picture (fixture->window, "read-only-clinic");
  assert_nothing_can_be_changed (fixture, "win.new-patient");
  assert_nothing_can_be_changed (fixture, "win.edit-clinic");
  assert_nothing_can_be_changed (fixture, "patient.screen");
  assert_nothing_can_be_changed (fixture, "patient.edit");
  assert_nothing_can_be_changed (fixture, "patient.next-step");

  g_clear_object (&fixture->clinic);
  cw_window_test_click (cw_window_test_find (
    cw_window_test_find (fixture->window, "read_only_bar"), "button"));
  g_assert_false (is_bar_revealed (fixture));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-patient",
                              NULL);
  cw_window_test_spin ();
  g_assert_nonnull (cw_window_test_get_window (CW_TYPE_PATIENT_DIALOG));
  cw_window_test_close (cw_window_test_get_window (CW_TYPE_PATIENT_DIALOG));
}

/* Opening the file once more from the window that has it is no conflict. */
static void
test_own (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->clinic);
  open_window (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "clinic");
  g_assert_true (cw_main_window_shows_file (CW_MAIN_WINDOW (fixture->window),
                                            fixture->path));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.retry", NULL);
  cw_window_test_spin ();
  g_assert_cmpstr (get_page (fixture), ==, "clinic");
  g_assert_false (is_bar_revealed (fixture));
}

static void
test_newer (Fixture *fixture, gconstpointer data)
{
  sqlite3 *raw = NULL;

  g_clear_object (&fixture->clinic);
  g_assert_cmpint (sqlite3_open (fixture->path, &raw), ==, SQLITE_OK);
  sqlite3_exec (raw, "PRAGMA user_version = 1000", NULL, NULL, NULL);
  sqlite3_close (raw);

  open_window (fixture);
  g_assert_cmpstr (get_page (fixture), ==, "clinic");
  g_assert_true (is_bar_revealed (fixture));
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window),
                               fixture->patient_id);
  cw_window_test_assert_text (fixture->window,
                              "A newer Cuffwise wrote this clinic file");
  cw_window_test_assert_text (fixture->window, "Okafor");
  cw_window_test_picture (fixture->window, "newer-clinic");
  g_assert_false (gtk_widget_get_visible (
    cw_window_test_find (
    cw_window_test_find (fixture->window, "read_only_bar"), "button")));
  assert_nothing_can_be_changed (fixture, "win.new-patient");
}

/* Whoever opens a file in which a session runs is asked, however it comes to be
 * open: not while it can only be read. */
static void
test_unfinished (Fixture *fixture, gconstpointer data)
{
  StoreTest store = { 0 };
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSession) session = NULL;

  store_test_set_up_machine_time (&store, NULL);
  store_test_sign_screening (&store, store.patient_id);
  plan = store_test_sign_plan (&store, store.patient_id);
  session = store_test_start_session (&store, plan->id);
  g_clear_object (&store.clinic);
  g_clear_object (&fixture->clinic);
  fixture->clinic = cw_clinic_open_alone (store.path, cw_clock_system (), NULL);

  fixture->window = cw_main_window_new (GTK_APPLICATION (fixture->application),
                                        store.path);
  cw_window_test_present (fixture->window);
  g_assert_cmpstr (get_page (fixture), ==, "problem");
  cw_window_test_click (cw_window_test_find (fixture->window, "read_button"));
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG));

  g_clear_object (&fixture->clinic);
  cw_window_test_click (cw_window_test_find (
    cw_window_test_find (fixture->window, "read_only_bar"), "button"));
  cw_window_test_assert_text (
    cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG),
    "A session was never ended");
  cw_window_test_respond ("cancel");
  cw_window_test_close (fixture->window);

  fixture->window = cw_main_window_new (GTK_APPLICATION (fixture->application),
                                        store.path);
  cw_window_test_present (fixture->window);
  cw_window_test_assert_text (
    cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG),
    "A session was never ended");
  cw_window_test_respond ("cancel");
  cw_window_test_close (fixture->window);
  store_test_tear_down (&store, NULL);
  open_window (fixture);
}

#define ADD(path, function)                                                    \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

  ADD ("/clinic-file/held", test_held);
  ADD ("/clinic-file/own", test_own);
  ADD ("/clinic-file/newer", test_newer);
  ADD ("/clinic-file/unfinished", test_unfinished);
  return g_test_run ();
}
