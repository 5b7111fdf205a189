/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "store/demo-clinic.h"
#include "window-test.h"
#include "window/main-window.h"
#include "window/patients/patient-page.h"
#include "window/rights/export-window.h"

/* All about a person is written beside the windows, or nothing is. */

#define N_PATIENTS 4

typedef struct {
  char *folder, *path, *parent;
  CwClinic *clinic;
  AdwApplication *application;
  GtkWindow *window;
  GtkWindow *exporting;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cuffwise-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "clinic.cuffwise", NULL);
  fixture->parent = g_build_filename (fixture->folder, "out", NULL);
  g_assert_cmpint (g_mkdir (fixture->parent, 0700), ==, 0);
  fixture->clinic = cw_clinic_open (fixture->path, cw_clock_system (), &error);
  g_assert_no_error (error);
  cw_demo_clinic_fill (fixture->clinic, N_PATIENTS, 1, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
  fixture->application = cw_window_test_new_application ();
  fixture->window = cw_main_window_new_for_clinic (
      GTK_APPLICATION (fixture->application), fixture->clinic);
  cw_window_test_present (fixture->window);
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), 1);
  cw_window_test_spin ();
  gtk_widget_activate_action (
      cw_window_test_find_type (fixture->window, CW_TYPE_PATIENT_PAGE),
      "patient.export", NULL);
  cw_window_test_spin ();
  fixture->exporting = cw_window_test_get_window (CW_TYPE_EXPORT_WINDOW);
  g_assert_nonnull (fixture->exporting);
}

/* Files in a folder, and those in folders of it. */
static guint
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    n += g_file_test (path, G_FILE_TEST_IS_DIR) ? remove_folder (path) : 1;
    g_unlink (path);
  }
  g_rmdir (folder);
  return n;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_window_test_close (fixture->exporting);
  cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  g_assert_finalize_object (fixture->clinic);
  remove_folder (fixture->folder);
  g_free (fixture->parent);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static const char *
get_page (gpointer window)
{
  return gtk_stack_get_visible_child_name (
      GTK_STACK (cw_window_test_find (window, "stack")));
}

static gboolean
is_over (gpointer window)
{
  return g_strcmp0 (get_page (window), "work") != 0;
}

static guint
count_exports (Fixture *fixture)
{
  const CwAuditFilter filter = { .patient_id = 1 };
  g_autoptr (GPtrArray) lines
      = cw_clinic_load_audit_log (fixture->clinic, &filter, NULL, 1000, NULL);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += g_str_equal (((CwAuditLine *)lines->pdata[i])->action, "export");
  return n;
}

static void
test_write (Fixture *fixture, gconstpointer data)
{
  cw_window_test_assert_text (fixture->exporting, "Okafor");
  cw_window_test_picture (fixture->exporting, "export");
  cw_export_window_write (CW_EXPORT_WINDOW (fixture->exporting),
                          fixture->parent);
  g_assert_cmpstr (get_page (fixture->exporting), ==, "work");
  cw_window_test_wait (is_over, fixture->exporting);
  cw_window_test_assert_text (fixture->exporting, "All Is Written");
  cw_window_test_assert_text (fixture->exporting, fixture->parent);
  cw_window_test_picture (fixture->exporting, "export-done");
  g_assert_cmpuint (count_exports (fixture), ==, 1);
  g_assert_cmpuint (remove_folder (fixture->parent), >, 20);
}

/* Taken back, nothing is there, and it can be done again. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  cw_export_window_write (CW_EXPORT_WINDOW (fixture->exporting),
                          fixture->parent);
  cw_window_test_click (
      cw_window_test_find (fixture->exporting, "cancel_button"));
  cw_window_test_wait (is_over, fixture->exporting);
  g_assert_cmpstr (get_page (fixture->exporting), ==, "form");
  g_assert_cmpuint (remove_folder (fixture->parent), ==, 0);
}

static void
test_failure (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->parent, "no", NULL);

  cw_export_window_write (CW_EXPORT_WINDOW (fixture->exporting), nowhere);
  cw_window_test_wait (is_over, fixture->exporting);
  cw_window_test_assert_text (
      cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG), nowhere);
  g_assert_cmpstr (get_page (fixture->exporting), ==, "form");
}

int
main (int argc, char **argv)
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

#define ADD(name, function)                                                    \
  g_test_add ("/export/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("write", test_write);
  ADD ("cancel", test_cancel);
  ADD ("failure", test_failure);
#undef ADD

  return g_test_run ();
}
