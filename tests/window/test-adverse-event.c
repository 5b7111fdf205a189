/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "store/demo-clinic.h"
#include "window-test.h"
#include "window/main-window.h"
#include "window/session/adverse-event-window.h"

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
  cw_demo_clinic_fill (fixture->clinic, 12, 1, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->application = cw_window_test_new_application ();
  fixture->window = cw_main_window_new_for_clinic (
      GTK_APPLICATION (fixture->application), fixture->clinic);
  cw_window_test_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  g_assert_finalize_object (fixture->clinic);
  cw_clock_manual_free (fixture->clock);
}

static gint64
find_patient (Fixture *fixture, CwNextStepKind kind)
{
  for (gint64 id = 1; id <= 12; id++) {
    g_autoptr (CwPatientOverview) overview
        = cw_clinic_load_overview (fixture->clinic, id, NULL);

    if (overview->next_step->kind == kind)
      return id;
  }
  g_assert_not_reached ();
}

static void
assert_next_step (Fixture *fixture, gint64 patient_id, CwNextStepKind kind)
{
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (fixture->clinic, patient_id, NULL);

  g_assert_cmpint (overview->next_step->kind, ==, kind);
}

/* The kind whose name stands in the list. */
static void
choose (GtkWindow *window, const char *label, const char *choice)
{
  GtkWidget *name = cw_window_test_find_text (window, label);
  GtkWidget *grid = cw_window_test_find (window, "grid");
  GtkWidget *drop_down = NULL;
  GListModel *model;
  int row;

  g_assert_nonnull (name);
  gtk_grid_query_child (GTK_GRID (grid), name, NULL, &row, NULL, NULL);
  drop_down = gtk_grid_get_child_at (GTK_GRID (grid), 1, row);
  cw_window_test_assert_name (drop_down, label);
  model = gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down));
  for (guint i = 0; i < g_list_model_get_n_items (model); i++) {
    g_autoptr (GtkStringObject) item = g_list_model_get_item (model, i);

    if (strcmp (gtk_string_object_get_string (item), choice) == 0) {
      gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down), i);
      return;
    }
  }
  g_error ("%s is not offered as %s", choice, label);
}

static void
type (GtkWindow *window, const char *label, const char *text)
{
  GtkWidget *grid = cw_window_test_find (window, "grid");
  int row;

  gtk_grid_query_child (GTK_GRID (grid),
                        cw_window_test_find_text (window, label), NULL, &row,
                        NULL, NULL);
  cw_window_test_type (gtk_grid_get_child_at (GTK_GRID (grid), 1, row), text);
}

static void
sign (GtkWindow *window)
{
  GtkWidget *combo = cw_window_test_find_type (window, ADW_TYPE_COMBO_ROW);
  GtkWidget *button = cw_window_test_find (window, "save_button");
  GtkWidget *box = cw_window_test_find (window, "signature_bin");

  g_assert_false (gtk_widget_is_sensitive (button));
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (combo),
      g_list_model_get_n_items (
          adw_combo_row_get_model (ADW_COMBO_ROW (combo)))
          - 1);
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (cw_window_test_find_type (box, GTK_TYPE_CHECK_BUTTON)),
      TRUE);
  cw_window_test_spin ();
  cw_window_test_picture (window, "event-sign");
  g_assert_true (gtk_widget_is_sensitive (button));
  g_assert_true (cw_window_test_press (window, "<Control>Return"));
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (CW_TYPE_ADVERSE_EVENT_WINDOW));
}

/* Told by telephone: reported, then it is the next step, reviewed, and the next
 * session may start. */
static void
test_report_and_review (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_patient (fixture, CW_NEXT_STEP_START_SESSION);
  GtkWindow *window = NULL;
  GtkWidget *row = NULL;

  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), id);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                                             "win.show-page", "s", "sessions"));
  cw_window_test_wait_ms (20);
  cw_window_test_click (
      cw_window_test_find_text (fixture->window, "Report an Adverse Event…"));
  window = cw_window_test_get_window (CW_TYPE_ADVERSE_EVENT_WINDOW);
  g_assert_nonnull (window);
  cw_window_test_assert_text (window, "Choose what happened.");
  cw_window_test_picture (window, "event-new");
  choose (window, "What happened", "Bruise or pin-point spots");
  /* The stricter is taken until somebody says the milder. */
  cw_window_test_assert_text (window, "no session before it is reviewed");
  choose (window, "Limb", "Right leg");
  type (window, "Note", "Seven centimetres, under the cuff.");
  sign (window);
  assert_next_step (fixture, id, CW_NEXT_STEP_REVIEW_EVENT);
  cw_window_test_assert_text (fixture->window, "waits for its review");
  cw_window_test_picture (fixture->window, "event-waits");

  row = cw_window_test_find_type (
      cw_window_test_find (fixture->window, "event_section"),
      ADW_TYPE_ACTION_ROW);
  cw_window_test_click (row);
  window = cw_window_test_get_window (CW_TYPE_ADVERSE_EVENT_WINDOW);
  g_assert_nonnull (window);
  cw_window_test_assert_text (window, "A review says how severe it was");
  choose (window, "How severe", "Mild");
  choose (window, "Caused by BFR", "Probable");
  type (window, "What is done", "Pressure lower by ten points.");
  cw_window_test_picture (window, "event-review");
  sign (window);
  assert_next_step (fixture, id, CW_NEXT_STEP_START_SESSION);
}

int
main (int argc, char *argv[])
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

  g_test_add ("/adverse-event/report-and-review", Fixture, NULL, set_up,
              test_report_and_review, tear_down);
  return g_test_run ();
}
