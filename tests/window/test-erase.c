/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "store/backup.h"
#include "store/demo-clinic.h"
#include "window-test.h"
#include "window/common/signature-box.h"
#include "window/main-window.h"
#include "window/patients/patient-page.h"
#include "window/rights/erase-window.h"

/* A person is erased by somebody who means it, and knows what stays. */

#define N_PATIENTS 4

typedef struct {
  char *folder, *path, *backups;
  CwClinic *clinic;
  AdwApplication *application;
  GtkWindow *window;
  CwPatient *patient;
  GtkWindow *erasing;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwBackup) backup = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cuffwise-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "clinic.cuffwise", NULL);
  fixture->backups = cw_backup_get_default_folder (fixture->path);
  fixture->clinic = cw_clinic_open (fixture->path, cw_clock_system (), &error);
  g_assert_no_error (error);
  cw_demo_clinic_fill (fixture->clinic, N_PATIENTS, 1, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
  backup = cw_backup_make (fixture->path, fixture->backups, cw_clock_system (),
                           NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->patient = cw_clinic_load_patient (fixture->clinic, 1, &error);
  g_assert_no_error (error);
  fixture->application = cw_window_test_new_application ();
  fixture->window = cw_main_window_new_for_clinic (
      GTK_APPLICATION (fixture->application), fixture->clinic);
  cw_window_test_present (fixture->window);
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), 1);
  cw_window_test_spin ();
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.erase-patient",
                              NULL);
  cw_window_test_spin ();
  fixture->erasing = cw_window_test_get_window (CW_TYPE_ERASE_WINDOW);
  g_assert_nonnull (fixture->erasing);
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
  cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  g_assert_finalize_object (fixture->clinic);
  cw_patient_free (fixture->patient);
  remove_folder (fixture->backups);
  remove_folder (fixture->folder);
  g_free (fixture->backups);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static gboolean
may_erase (Fixture *fixture)
{
  return gtk_widget_get_sensitive (
      cw_window_test_find (fixture->erasing, "erase_button"));
}

static void
choose_reason (Fixture *fixture, const char *title)
{
  GtkWidget *row = cw_window_test_find_text (fixture->erasing, title);

  g_assert_nonnull (row);
  cw_window_test_click (gtk_widget_get_ancestor (row, ADW_TYPE_ACTION_ROW));
}

static void
sign (Fixture *fixture)
{
  GtkWidget *box
      = cw_window_test_find_type (fixture->erasing, CW_TYPE_SIGNATURE_BOX);
  AdwComboRow *row
      = ADW_COMBO_ROW (cw_window_test_find_type (box, ADW_TYPE_COMBO_ROW));

  adw_combo_row_set_selected (
      row, g_list_model_get_n_items (adw_combo_row_get_model (row)) - 1);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (cw_window_test_find_type (box, GTK_TYPE_CHECK_BUTTON)),
      TRUE);
}

static gboolean
is_erased (gpointer data)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (
                        GTK_STACK (cw_window_test_find (data, "stack"))),
                    "done")
         == 0;
}

/* Each of the three things is needed, and what it says is true. */
static void
test_erase (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = cw_window_test_find (fixture->erasing, "confirm_entry");
  g_autoptr (CwPatient) gone = NULL;
  g_autoptr (GError) error = NULL;

  cw_window_test_assert_text (fixture->erasing, fixture->patient->family_name);
  cw_window_test_assert_text (fixture->erasing, "keeps such records until");
  cw_window_test_assert_text (fixture->erasing, fixture->backups);
  cw_window_test_picture (fixture->erasing, "erase");
  g_assert_false (may_erase (fixture));
  cw_window_test_type (entry, fixture->patient->identifier);
  sign (fixture);
  g_assert_false (may_erase (fixture));
  choose_reason (fixture, "The person asks for it");
  g_assert_true (may_erase (fixture));
  cw_window_test_type (entry, "CW-99999");
  g_assert_false (may_erase (fixture));
  cw_window_test_type (entry, fixture->patient->identifier);
  cw_window_test_click (cw_window_test_find (fixture->erasing, "erase_button"));
  cw_window_test_wait (is_erased, fixture->erasing);
  cw_window_test_assert_text (fixture->erasing, "No trace");
  cw_window_test_assert_text (fixture->erasing, fixture->backups);
  cw_window_test_picture (fixture->erasing, "erase-done");
  gone = cw_clinic_load_patient (fixture->clinic, 1, &error);
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND);
  g_assert_cmpint (cw_clinic_count_patients (fixture->clinic, NULL), ==,
                   N_PATIENTS - 1);
  cw_window_test_click (cw_window_test_find (fixture->erasing, "close_button"));
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (CW_TYPE_ERASE_WINDOW));
  /* The window behind it forgets as well. */
  cw_window_test_assert_text (fixture->window, "Choose a Patient");
}

static void
test_archive (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPatient) patient = NULL;

  cw_window_test_click (
      cw_window_test_find (fixture->erasing, "archive_button"));
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (CW_TYPE_ERASE_WINDOW));
  patient = cw_clinic_load_patient (fixture->clinic, 1, NULL);
  g_assert_true (patient->archived);
}

int
main (int argc, char **argv)
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

#define ADD(name, function)                                                    \
  g_test_add ("/erase/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("erase", test_erase);
  ADD ("archive", test_archive);
#undef ADD

  return g_test_run ();
}
