/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clinic.h"
#include "window-test.h"
#include "window/main-window.h"
#include "window/patients/patient-dialog.h"
#include "window/preferences/clinic-dialog.h"
#include "window/preferences/clinician-dialog.h"

#include <glib/gstdio.h>

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  AdwApplication *application;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->clock = cw_clock_manual_new (NOW);
  fixture->clinic = cw_clinic_new_in_memory (fixture->clock, &error);
  g_assert_no_error (error);
  fixture->application = cw_window_test_new_application ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  g_assert_finalize_object (fixture->clinic);
  cw_clock_manual_free (fixture->clock);
}

static void
open_window (Fixture *fixture)
{
  fixture->window = cw_main_window_new_for_clinic (
    GTK_APPLICATION (fixture->application), fixture->clinic);
  cw_window_test_present (fixture->window);
}

static gint64
add_patient (Fixture *fixture,
             const char *given_names,
             const char *family_name,
             CwDate birth_date,
             const char *phone)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GError) error = NULL;

  patient->given_names = g_strdup (given_names);
  patient->family_name = g_strdup (family_name);
  patient->birth_date = birth_date;
  patient->phone = g_strdup (phone);
  cw_clinic_save_patient (fixture->clinic, patient, &error);
  g_assert_no_error (error);
  return patient->id;
}

static gint64
count_patients (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gint64 n_patients = cw_clinic_count_patients (fixture->clinic, &error);

  g_assert_no_error (error);
  return n_patients;
}

static const char *
get_label (gpointer root, const char *id)
{
  GtkWidget *widget = cw_window_test_find (root, id);

  return GTK_IS_BUTTON (widget) ? gtk_button_get_label (GTK_BUTTON (widget))
                                : gtk_label_get_text (GTK_LABEL (widget));
}

static const char *
get_page (gpointer root, const char *stack_id)
{
  return gtk_stack_get_visible_child_name (
    GTK_STACK (cw_window_test_find (root, stack_id)));
}

static guint
count_rows (Fixture *fixture)
{
  GtkWidget *view = cw_window_test_find (fixture->window, "list_view");

  return g_list_model_get_n_items (
    G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (view))));
}

/* Drop-downs have search entries, too. */
static GtkWidget *
get_search_entry (Fixture *fixture)
{
  return cw_window_test_find (cw_window_test_find (fixture->window, "sidebar"),
                              "search_entry");
}

static void
activate (Fixture *fixture, const char *action)
{
  g_assert_true (gtk_widget_activate_action_variant (
    cw_window_test_find (fixture->window, "patient_page"), action, NULL));
  cw_window_test_spin ();
}

/* From an empty clinic to the first patient, with nothing but what the screen
 * offers. */
static void
name_the_clinic (Fixture *fixture)
{
  g_autoptr (CwClinicProfile) profile = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog = NULL;

  g_assert_cmpstr (get_label (fixture->window, "next_button"), !=, NULL);
  cw_window_test_assert_text (fixture->window, "Welcome to Cuffwise");
  cw_window_test_assert_text (fixture->window, "Set up the clinic");
  cw_window_test_click (
    cw_window_test_find_text (fixture->window, "Set up the clinic"));
  dialog = cw_window_test_get_window (CW_TYPE_CLINIC_DIALOG);
  g_assert_nonnull (dialog);
  cw_window_test_picture (dialog, "clinic-dialog");

  /* What is missing is said, and what was typed stays. */
  cw_window_test_type (cw_window_test_find (dialog, "phone_entry"), "020 1234");
  cw_window_test_click (cw_window_test_find (dialog, "save_button"));
  profile = cw_clinic_load_profile (fixture->clinic, &error);
  g_assert_no_error (error);
  g_assert_null (profile);
  g_assert_nonnull (cw_window_test_find_class (
    cw_window_test_find (dialog, "name_entry"), "error"));
  cw_window_test_assert_text (dialog, "020 1234");

  cw_window_test_type (cw_window_test_find (dialog, "name_entry"),
                       "Harbour <b>&</b> Physio");
  cw_window_test_type (cw_window_test_find (dialog, "emergency_entry"), "999");
  cw_window_test_click (cw_window_test_find (dialog, "save_button"));
  profile = cw_clinic_load_profile (fixture->clinic, &error);
  g_assert_no_error (error);
  g_assert_nonnull (profile);
  g_assert_cmpstr (profile->name, ==, "Harbour <b>&</b> Physio");
  g_assert_cmpstr (profile->emergency_phone, ==, "999");
}

/* Who opens a form types at once. */
static void
assert_focus_inside (GtkWindow *dialog, const char *name)
{
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (dialog),
                                         cw_window_test_find (dialog, name)));
}

static void
add_yourself (Fixture *fixture)
{
  g_autoptr (GPtrArray) clinicians = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog = NULL;

  cw_window_test_click (cw_window_test_find (
    cw_window_test_find (fixture->window, "first_run_page"), "next_button"));
  dialog = cw_window_test_get_window (CW_TYPE_CLINICIAN_DIALOG);
  g_assert_nonnull (dialog);
  assert_focus_inside (dialog, "name_entry");
  cw_window_test_type (cw_window_test_find (dialog, "name_entry"), "Anna Berg");
  cw_window_test_type (cw_window_test_find (dialog, "profession_entry"),
                       "physiotherapist");
  cw_window_test_click (cw_window_test_find (dialog, "save_button"));
  clinicians = cw_clinic_load_clinicians (fixture->clinic, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (clinicians->len, ==, 1);
}

static void
add_first_patient (Fixture *fixture)
{
  GtkWindow *dialog = NULL;

  cw_window_test_click (cw_window_test_find (
    cw_window_test_find (fixture->window, "first_run_page"), "next_button"));
  dialog = cw_window_test_get_window (CW_TYPE_PATIENT_DIALOG);
  g_assert_nonnull (dialog);
  assert_focus_inside (dialog, "family_entry");
  cw_window_test_type (cw_window_test_find (dialog, "family_entry"), "Okafor");
  cw_window_test_type (cw_window_test_find (dialog, "given_entry"), "Margaret");
  cw_window_test_type (cw_window_test_find (dialog, "birth_bin"), "1971-03-04");
  cw_window_test_assert_text (dialog, "4 March 1971");
  gtk_drop_down_set_selected (
    GTK_DROP_DOWN (cw_window_test_find (dialog, "sex_drop_down")),
    CW_SEX_FEMALE);
  cw_window_test_picture (dialog, "patient-dialog");
  cw_window_test_click (cw_window_test_find (dialog, "save_button"));
  g_assert_cmpint (count_patients (fixture), ==, 1);
}

static void
test_first_run (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPatientOverview) overview = NULL;
  g_autoptr (GError) error = NULL;

  open_window (fixture);
  g_assert_cmpstr (get_page (fixture->window, "stack"), ==, "first-run");
  g_assert_true (gtk_widget_has_focus (cw_window_test_find (
    cw_window_test_find (fixture->window, "first_run_page"), "next_button")));
  cw_window_test_picture (fixture->window, "first-run");
  name_the_clinic (fixture);
  cw_window_test_assert_text (fixture->window, "Add yourself");
  add_yourself (fixture);
  cw_window_test_assert_text (fixture->window, "Add the first patient");
  add_first_patient (fixture);

  g_assert_cmpstr (get_page (fixture->window, "stack"), ==, "clinic");
  g_assert_cmpstr (get_label (fixture->window, "name_label"), ==,
                   "Margaret Okafor");
  cw_window_test_assert_text (fixture->window, "Start screening");
  cw_window_test_assert_text (fixture->window, "Screening missing");
  cw_window_test_picture (fixture->window, "first-patient");

  overview = cw_clinic_load_overview (fixture->clinic, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (overview->patient->family_name, ==, "Okafor");
  g_assert_cmpint (overview->patient->birth_date, ==,
                   cw_date_new (1971, 3, 4));
  g_assert_cmpint (overview->patient->sex, ==, CW_SEX_FEMALE);
  g_assert_nonnull (overview->patient->identifier);
  g_assert_cmpint (overview->next_step->kind, ==,
                   CW_NEXT_STEP_START_SCREENING);
}

/* Nothing can be prescribed before a screening, and the page says so. */
static void
test_gate (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = NULL;
  gint64 patient_id = 0;

  patient_id =
    add_patient (fixture, "Tom", "Lindqvist", cw_date_new (1950, 1, 2), NULL);
  open_window (fixture);
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), patient_id);
  g_assert_true (cw_window_test_press (fixture->window, "<Alt>3") ||
                 gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                                             "win.show-page", "s", "plan"));
  cw_window_test_wait_ms (50);
  button = cw_window_test_find (fixture->window, "prescribe_button");
  g_assert_true (gtk_widget_get_mapped (button));
  g_assert_false (gtk_widget_is_sensitive (button));
  g_assert_cmpstr (get_label (fixture->window, "refusal_label"), !=, "");
  cw_window_test_picture (fixture->window, "plan-refused");
}

static gboolean
has_one_row (gpointer fixture)
{
  return count_rows (fixture) == 1;
}

static gboolean
has_no_row (gpointer fixture)
{
  return count_rows (fixture) == 0;
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry = NULL;

  add_patient (fixture, "Begoña", "Castaño", cw_date_new (1991, 4, 1), NULL);
  add_patient (fixture, "Søren", "Bak", cw_date_new (1980, 6, 30), "555 0199");
  add_patient (fixture, "Mei-Ling", "Chen", cw_date_new (1997, 8, 15), NULL);
  open_window (fixture);
  g_assert_cmpuint (count_rows (fixture), ==, 3);

  entry = get_search_entry (fixture);
  cw_window_test_type (entry, "castano");
  cw_window_test_wait (has_one_row, fixture);
  g_signal_emit_by_name (entry, "activate");
  cw_window_test_spin ();
  g_assert_cmpstr (get_label (fixture->window, "name_label"), ==,
                   "Begoña Castaño");

  cw_window_test_type (entry, "nobody of that name");
  cw_window_test_wait (has_no_row, fixture);
  cw_window_test_assert_text (fixture->window, "Nobody Found");
  cw_window_test_picture (fixture->window, "nobody-found");
  /* Who is shown stays. */
  g_assert_cmpstr (get_label (fixture->window, "name_label"), ==,
                   "Begoña Castaño");
}

/* Down leads from the search to the list and shows whom it reaches first. */
static void
test_list_keys (Fixture *fixture, gconstpointer data)
{
  add_patient (fixture, "Søren", "Bak", cw_date_new (1980, 6, 30), NULL);
  add_patient (fixture, "Mei-Ling", "Chen", cw_date_new (1997, 8, 15), NULL);
  open_window (fixture);
  gtk_widget_grab_focus (get_search_entry (fixture));
  cw_window_test_press_key (fixture->window, GDK_KEY_Down);
  g_assert_cmpstr (get_label (fixture->window, "name_label"), ==, "Søren Bak");
  g_assert_true (gtk_widget_is_ancestor (
    gtk_window_get_focus (fixture->window),
    cw_window_test_find (fixture->window, "list_view")));
}

static void
test_edit (Fixture *fixture, gconstpointer data)
{
  gint64 patient_id =
    add_patient (fixture, "Leila", "Haddad", cw_date_new (1985, 5, 5), NULL);
  g_autoptr (CwPatient) patient = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog = NULL;

  open_window (fixture);
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), patient_id);
  activate (fixture, "patient.edit");
  dialog = cw_window_test_get_window (CW_TYPE_PATIENT_DIALOG);
  g_assert_nonnull (dialog);

  /* A date that does not exist is refused, and stays to be corrected. */
  cw_window_test_type (cw_window_test_find (dialog, "birth_bin"), "1985-02-31");
  cw_window_test_click (cw_window_test_find (dialog, "save_button"));
  g_assert_true (cw_window_test_get_window (CW_TYPE_PATIENT_DIALOG) == dialog);
  cw_window_test_assert_text (dialog, "1985-02-31");
  /* At the entry that is meant, and there alone. */
  cw_window_test_assert_text (cw_window_test_find (dialog, "birth_bin"),
                              "The birth date");
  g_assert_false (gtk_widget_get_visible (
    cw_window_test_find (dialog, "problem_label")));
  cw_window_test_picture (dialog, "bad-birth-date");

  cw_window_test_type (cw_window_test_find (dialog, "birth_bin"), "1985-02-28");
  cw_window_test_type (cw_window_test_find (dialog, "problem_entry"),
                       "Right knee osteoarthritis");
  cw_window_test_click (cw_window_test_find (dialog, "save_button"));
  g_assert_null (cw_window_test_get_window (CW_TYPE_PATIENT_DIALOG));
  patient = cw_clinic_load_patient (fixture->clinic, patient_id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (patient->birth_date, ==, cw_date_new (1985, 2, 28));
  cw_window_test_assert_text (fixture->window, "Right knee osteoarthritis");
}

static void
test_duplicate (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = NULL;

  add_patient (fixture, "Jonas", "Keller", cw_date_new (1960, 7, 8), NULL);
  open_window (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-patient",
                              NULL);
  dialog = cw_window_test_get_window (CW_TYPE_PATIENT_DIALOG);
  g_assert_nonnull (dialog);
  cw_window_test_type (cw_window_test_find (dialog, "family_entry"), "Keller");
  cw_window_test_type (cw_window_test_find (dialog, "given_entry"), "Jonas");
  g_assert_false (gtk_widget_get_visible (
    cw_window_test_find (dialog, "duplicates_box")));
  cw_window_test_type (cw_window_test_find (dialog, "birth_bin"), "1960-07-08");
  g_assert_true (gtk_widget_get_visible (
    cw_window_test_find (dialog, "duplicates_box")));
  cw_window_test_spin ();
  cw_window_test_picture (dialog, "duplicate");

  /* The one who is there is opened instead. */
  cw_window_test_click (cw_window_test_find_text (
    cw_window_test_find (dialog, "duplicates_list"), "Jonas Keller"));
  g_assert_null (cw_window_test_get_window (CW_TYPE_PATIENT_DIALOG));
  g_assert_cmpint (count_patients (fixture), ==, 1);
  g_assert_cmpstr (get_label (fixture->window, "name_label"), ==,
                   "Jonas Keller");
}

static void
test_archive (Fixture *fixture, gconstpointer data)
{
  gint64 patient_id =
    add_patient (fixture, "Grace", "Mwangi", cw_date_new (1975, 9, 9), NULL);
  g_autoptr (CwPatient) patient = NULL;
  g_autoptr (GError) error = NULL;

  add_patient (fixture, "Hannah", "Weiss", cw_date_new (1988, 1, 1), NULL);
  open_window (fixture);
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), patient_id);
  activate (fixture, "patient.archive");
  g_assert_cmpuint (count_rows (fixture), ==, 1);
  cw_window_test_assert_text (fixture->window, "Archived");

  g_action_group_change_action_state (G_ACTION_GROUP (fixture->window),
                                      "show-archived",
                                      g_variant_new_boolean (TRUE));
  g_assert_cmpuint (count_rows (fixture), ==, 2);
  activate (fixture, "patient.unarchive");
  patient = cw_clinic_load_patient (fixture->clinic, patient_id, &error);
  g_assert_no_error (error);
  g_assert_false (patient->archived);
}

static gboolean
is_folded (gpointer window)
{
  return adw_leaflet_get_folded (
    ADW_LEAFLET (cw_window_test_find (window, "leaflet")));
}

static gboolean
is_unfolded (gpointer window)
{
  return !is_folded (window);
}

/* Folding must not warn: every warning ends this test. */
static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  static const char *const pages[] = { "overview", "screening", "plan",
                                       "sessions", "progress" };
  gint64 patient_id = add_patient (
    fixture, "Wolfeschlegelsteinhausenbergerdorff", "Featherstonehaugh",
    cw_date_new (1955, 5, 5), NULL);

  open_window (fixture);
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), patient_id);
  for (int width = 1200; width >= 360; width -= 210) {
    gtk_window_set_default_size (fixture->window, width, 640);
    cw_window_test_wait_ms (60);
  }
  cw_window_test_wait (is_folded, fixture->window);
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), patient_id);
  cw_window_test_spin ();
  g_assert_true (gtk_widget_get_visible (
    cw_window_test_find (fixture->window, "back_button")));
  for (gsize i = 0; i < G_N_ELEMENTS (pages); i++) {
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page",
                                "s", pages[i]);
    cw_window_test_wait_ms (60);
    cw_window_test_picture (fixture->window, pages[i]);
  }
  g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=,
                   480);
  cw_window_test_click (cw_window_test_find (fixture->window, "back_button"));
  g_assert_cmpstr (
    adw_leaflet_get_visible_child_name (
      ADW_LEAFLET (cw_window_test_find (fixture->window, "leaflet"))),
    ==, "list");
  gtk_window_set_default_size (fixture->window, 1200, 800);
  cw_window_test_wait (is_unfolded, fixture->window);
}

/* Text twice as large needs room, and still has to be there in full. */
static void
test_large_text (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  gint64 patient_id = add_patient (fixture, "Ibrahim", "Yıldız",
                                   cw_date_new (1961, 6, 7), NULL);
  int usual_dpi = 0;

  g_object_get (settings, "gtk-xft-dpi", &usual_dpi, NULL);
  open_window (fixture);
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), patient_id);
  for (int percent = 125; percent <= 200; percent += 75) {
    g_object_set (settings, "gtk-xft-dpi", 96 * 1024 / 100 * percent, NULL);
    for (int width = 1280; width >= 480; width -= 400) {
      gtk_window_set_default_size (fixture->window, width, 800);
      cw_window_test_wait_ms (80);
    }
    cw_window_test_picture (fixture->window,
                            percent == 125 ? "large-125" : "large-200");
  }
  cw_window_test_assert_text (fixture->window, "Screening missing");
  g_object_set (settings, "gtk-xft-dpi", usual_dpi, NULL);
}

/* A button that shows only an icon says to assistive tools what it does. */
static void
assert_icons_named (GtkWidget *widget)
{
  gboolean icon_only =
    (GTK_IS_BUTTON (widget) &&
     gtk_button_get_icon_name (GTK_BUTTON (widget)) != NULL &&
     gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)) != NULL) ||
    (GTK_IS_MENU_BUTTON (widget) &&
     gtk_menu_button_get_icon_name (GTK_MENU_BUTTON (widget)) != NULL);

  if (icon_only &&
      !gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                         GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_error ("the button with the icon of \"%s\" has no name",
             gtk_widget_get_tooltip_text (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_icons_named (child);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  gint64 patient_id =
    add_patient (fixture, "Devika", "Raman", cw_date_new (1970, 2, 3), NULL);
  GtkWidget *map = NULL;

  open_window (fixture);
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), patient_id);
  cw_window_test_spin ();
  assert_icons_named (GTK_WIDGET (fixture->window));
  cw_window_test_assert_name (get_search_entry (fixture), "Search patients");

  map = cw_window_test_find (fixture->window, "limb_map");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (map),
                                   GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (gtk_widget_get_focusable (map));
  cw_window_test_assert_name (
    cw_window_test_find (fixture->window, "step_screening"),
    "Screening missing. Nothing can be prescribed before it");
}

static void
test_not_a_clinic (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cuffwise-test-XXXXXX", &error);
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  path = g_build_filename (folder, "letter.cuffwise", NULL);
  g_file_set_contents (path, "Dear Sir or Madam, this is no database.", -1,
                       &error);
  g_assert_no_error (error);

  fixture->window =
    cw_main_window_new (GTK_APPLICATION (fixture->application), path);
  cw_window_test_present (fixture->window);
  g_assert_cmpstr (get_page (fixture->window, "stack"), ==, "problem");
  g_assert_null (
    cw_main_window_get_clinic (CW_MAIN_WINDOW (fixture->window)));
  cw_window_test_assert_text (fixture->window, "The Clinic File Cannot Be Opened");
  cw_window_test_picture (fixture->window, "not-a-clinic");

  /* Once the file is out of the way, trying again makes a new clinic. */
  g_remove (path);
  cw_window_test_click (
    cw_window_test_find (fixture->window, "retry_button"));
  g_assert_cmpstr (get_page (fixture->window, "stack"), ==, "first-run");
}

#define ADD(path, function)                                                    \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

  ADD ("/main-window/first-run", test_first_run);
  ADD ("/main-window/gate", test_gate);
  ADD ("/main-window/search", test_search);
  ADD ("/main-window/list-keys", test_list_keys);
  ADD ("/main-window/edit", test_edit);
  ADD ("/main-window/duplicate", test_duplicate);
  ADD ("/main-window/archive", test_archive);
  ADD ("/main-window/narrow", test_narrow);
  ADD ("/main-window/large-text", test_large_text);
  ADD ("/main-window/names", test_names);
  ADD ("/main-window/not-a-clinic", test_not_a_clinic);
  return g_test_run ();
}
