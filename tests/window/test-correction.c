/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/demo-clinic.h"
#include "window-test.h"
#include "window/main-window.h"
#include "window/patients/patient-dialog.h"

/* What is corrected about a person says what follows, and stays to be seen. */

typedef struct {
  CwClinic *clinic;
  AdwApplication *application;
  GtkWindow *window;
  GtkWindow *dialog;
} Fixture;

static void
open_dialog (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->dialog
      = cw_patient_dialog_new (fixture->clinic, 1, fixture->window, &error);
  g_assert_no_error (error);
  cw_window_test_present (fixture->dialog);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->clinic = cw_clinic_new_in_memory (cw_clock_system (), &error);
  g_assert_no_error (error);
  cw_demo_clinic_fill (fixture->clinic, 4, 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->application = cw_window_test_new_application ();
  fixture->window = cw_main_window_new_for_clinic (
      GTK_APPLICATION (fixture->application), fixture->clinic);
  cw_window_test_present (fixture->window);
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), 1);
  cw_window_test_spin ();
  open_dialog (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_window_test_close (fixture->dialog);
  cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  g_assert_finalize_object (fixture->clinic);
}

static gboolean
warns (Fixture *fixture)
{
  return gtk_widget_get_visible (
      cw_window_test_find (fixture->dialog, "screening_box"));
}

/* Only what the rules of the signed screening go by ends it. */
static void
test_warning (Fixture *fixture, gconstpointer data)
{
  GtkWidget *birth = cw_window_test_find (fixture->dialog, "birth_bin");
  GtkDropDown *sex
      = GTK_DROP_DOWN (cw_window_test_find (fixture->dialog, "sex_drop_down"));
  guint before = gtk_drop_down_get_selected (sex);

  g_assert_false (warns (fixture));
  cw_window_test_type (cw_window_test_find (fixture->dialog, "phone_entry"),
                       "07700 900000");
  g_assert_false (warns (fixture));
  cw_window_test_type (birth, "1971-04-18");
  g_assert_true (warns (fixture));
  cw_window_test_type (birth, "1971-04-17");
  g_assert_false (warns (fixture));
  gtk_drop_down_set_selected (sex, before == 1 ? 2 : 1);
  g_assert_true (warns (fixture));
  gtk_drop_down_set_selected (sex, before);
  g_assert_false (warns (fixture));
}

static void
test_history (Fixture *fixture, gconstpointer data)
{
  cw_window_test_type (cw_window_test_find (fixture->dialog, "birth_bin"),
                       "1981-04-17");
  cw_window_test_type (cw_window_test_find (fixture->dialog, "family_entry"),
                       "Okafor-Lane");
  cw_window_test_picture (fixture->dialog, "correction");
  cw_window_test_click (cw_window_test_find (fixture->dialog, "save_button"));
  cw_window_test_spin ();
  cw_window_test_assert_text (fixture->window, "Re-screen");
  cw_window_test_assert_text (fixture->window, "birth date or sex corrected");
  open_dialog (fixture);
  cw_window_test_assert_text (fixture->dialog,
                              "Family name: Okafor → Okafor-Lane");
  cw_window_test_assert_text (fixture->dialog,
                              "Birth date: 17 April 1971 → 17 April 1981");
  cw_window_test_picture (fixture->dialog, "corrected");
}

int
main (int argc, char **argv)
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

#define ADD(name, function)                                                    \
  g_test_add ("/correction/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("warning", test_warning);
  ADD ("history", test_history);
#undef ADD

  return g_test_run ();
}
