/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sqlite3.h>
#include <string.h>
#include <glib/gstdio.h>

#include "exchange/audit-csv.h"
#include "window-test.h"
#include "window/record/record-window.h"

/* The check of the record and the audit log, on a file. */

typedef struct {
  char *folder;
  CwClinic *clinic;
  gint64 patient_id;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cuffwise-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "clinic.cuffwise", NULL);
  fixture->clinic = cw_clinic_open (path, cw_clock_system (), &error);
  g_assert_no_error (error);
  patient->family_name = g_strdup ("=Okafor");
  patient->birth_date = cw_date_new (1985, 3, 2);
  cw_clinic_save_patient (fixture->clinic, patient, &error);
  g_assert_no_error (error);
  fixture->patient_id = patient->id;
  fixture->window =
    cw_record_window_new (fixture->clinic, fixture->patient_id, NULL);
  cw_window_test_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDir) dir = NULL;
  const char *name;

  cw_window_test_close (fixture->window);
  g_assert_finalize_object (g_steal_pointer (&fixture->clinic));
  dir = g_dir_open (fixture->folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

    g_remove (path);
  }
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
}

static void
test_check (Fixture *fixture, gconstpointer data)
{
  cw_window_test_click (
    cw_window_test_find (fixture->window, "check_button"));
  cw_window_test_assert_text (fixture->window, "All Is Sound");
  cw_window_test_assert_text (fixture->window, "Audit log:");
}

/* What was changed past the program is told, with the ways on from there. */
static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  GtkWidget *rescue = cw_window_test_find (fixture->window, "rescue_box");
  sqlite3 *raw = NULL;

  g_assert_false (gtk_widget_get_visible (rescue));
  g_assert_cmpint (
    sqlite3_open (cw_clinic_get_path (fixture->clinic), &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw,
                                 "UPDATE patient SET birth_date = '1990-01-01'",
                                 NULL, NULL, NULL),
                   ==, SQLITE_OK);
  sqlite3_close (raw);
  cw_window_test_click (
    cw_window_test_find (fixture->window, "check_button"));
  cw_window_test_assert_text (fixture->window, "Something Is Wrong");
  cw_window_test_assert_text (fixture->window, "Changed since the entry of");
  g_assert_true (gtk_widget_get_visible (rescue));
  cw_window_test_picture (fixture->window, "record-wrong");
}

/* Closed while it goes on: nothing is left behind. */
static void
test_close (Fixture *fixture, gconstpointer data)
{
  cw_record_window_check (CW_RECORD_WINDOW (fixture->window));
}

static void
test_stop (Fixture *fixture, gconstpointer data)
{
  cw_record_window_check (CW_RECORD_WINDOW (fixture->window));
  cw_window_test_click (
    cw_window_test_find (fixture->window, "cancel_button"));
  cw_window_test_assert_text (fixture->window, "The Check Was Stopped");
}

static void
test_log (Fixture *fixture, gconstpointer data)
{
  GtkWidget *stack = cw_window_test_find (fixture->window, "stack");
  GtkWidget *only = cw_window_test_find (fixture->window, "patient_check");
  g_autofree char *one = NULL;

  gtk_stack_set_visible_child_name (GTK_STACK (stack), "log");
  cw_window_test_assert_text (fixture->window, "Patient: added");
  cw_window_test_assert_text (fixture->window, "Clinic file: sealed");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (only), TRUE);
  cw_window_test_spin ();
  one = cw_window_test_get_text (fixture->window);
  g_assert_nonnull (strstr (one, "Patient: added"));
  g_assert_null (strstr (one, "Clinic file: sealed"));
}

/* A name that a spreadsheet would take for a formula is not one. */
static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path =
    g_build_filename (fixture->folder, "log.csv", NULL);
  g_autofree char *csv = NULL;
  const CwAuditFilter filter = { .patient_id = fixture->patient_id };
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_clinic_note_reading (fixture->clinic, "view",
                                         fixture->patient_id, &error));
  cw_audit_csv_save (fixture->clinic, &filter, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_true (g_str_has_prefix (csv, "entry,time,clinician,patient,"));
  g_assert_nonnull (strstr (csv, ",'=Okafor"));
  g_assert_nonnull (strstr (csv, ",view,patient,"));
  g_assert_nonnull (strstr (csv, ",add,patient,"));
  g_assert_null (strstr (csv, "seal"));
}

int
main (int argc, char **argv)
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;
#define ADD(name, function)                                                    \
  g_test_add ("/record-window/" name, Fixture, NULL, set_up, function,         \
              tear_down)
  ADD ("check", test_check);
  ADD ("wrong", test_wrong);
  ADD ("close", test_close);
  ADD ("stop", test_stop);
  ADD ("log", test_log);
  ADD ("export", test_export);
  return g_test_run ();
}
