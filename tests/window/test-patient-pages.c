/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/demo-clinic.h"
#include "window-test.h"
#include "window/common/chart-style.h"
#include "window/common/drop-off-view.h"
#include "window/common/limb-map-view.h"
#include "window/main-window.h"
#include "window/progress/date-range.h"
#include "window/progress/trend-card.h"
#include "window/progress/trend-view.h"
#include "window/patients/unfinished-sessions.h"
#include "window/session/session-window.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */
#define N_PATIENTS 40

static const char *const pages[] = { "overview", "screening", "plan",
                                     "sessions", "progress" };

/* A clinic of patients in every state of care; every warning ends a test. */
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
  cw_demo_clinic_fill (fixture->clinic, N_PATIENTS, 1, NULL, NULL, NULL,
                       &error);
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

static void
show (Fixture *fixture, gint64 patient_id, const char *page)
{
  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window), patient_id);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                                             "win.show-page", "s", page));
  cw_window_test_wait_ms (20);
}

/* The first patient in that state; 0 when there is none. */
static gint64
find_patient (Fixture *fixture, CwNextStepKind kind)
{
  for (gint64 id = 1; id <= N_PATIENTS; id++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CwPatientOverview) overview =
      cw_clinic_load_overview (fixture->clinic, id, &error);

    g_assert_no_error (error);
    if (overview->next_step->kind == kind)
      return id;
  }
  return 0;
}

/* What is suggested is what the model says, wherever one looks. */
static void
test_all_patients (Fixture *fixture, gconstpointer data)
{
  cw_window_test_assert_text (fixture->window, "Invented patients");
  for (gint64 id = 1; id <= N_PATIENTS; id++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CwPatientOverview) overview =
      cw_clinic_load_overview (fixture->clinic, id, &error);
    GtkWidget *button = NULL;

    g_assert_no_error (error);
    for (gsize i = 0; i < G_N_ELEMENTS (pages); i++)
      show (fixture, id, pages[i]);
    button = cw_window_test_find (
      cw_window_test_find (fixture->window, "patient_page"), "next_button");
    g_assert_cmpint (gtk_widget_get_visible (button), ==,
                     *overview->next_step->action != '\0');
    if (gtk_widget_get_visible (button))
      g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==,
                       overview->next_step->action);
    g_assert_null (cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG));
  }
}

/* The page offers to prescribe exactly where the gate lets it. */
static void
test_gate (Fixture *fixture, gconstpointer data)
{
  int n_permitted = 0, n_refused = 0;

  for (gint64 id = 1; id <= N_PATIENTS; id++) {
    g_autoptr (CwPatientOverview) overview =
      cw_clinic_load_overview (fixture->clinic, id, NULL);
    CwLimbSet limbs =
      overview->screening != NULL
        ? cw_verdict_get_permitted_limbs (overview->screening->verdict)
        : CW_LIMBS_NONE;
    gboolean permitted =
      limbs != CW_LIMBS_NONE &&
      cw_screening_record_permits (overview->screening, id, limbs,
                                   cw_clinic_get_today (fixture->clinic), NULL);
    GtkWidget *refusal = NULL;

    show (fixture, id, "plan");
    refusal = cw_window_test_find (fixture->window, "refusal_label");
    g_assert_cmpint (
      gtk_widget_is_sensitive (
        cw_window_test_find (fixture->window, "prescribe_button")),
      ==, permitted);
    g_assert_cmpint (*gtk_label_get_text (GTK_LABEL (refusal)) == '\0', ==,
                     permitted);
    if (permitted)
      n_permitted++;
    else
      n_refused++;
  }
  /* The demo has both kinds, or this proves nothing. */
  g_assert_cmpint (n_permitted, >, 0);
  g_assert_cmpint (n_refused, >, 0);
}

static void
test_drop_off (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_patient (fixture, CW_NEXT_STEP_START_SESSION);
  g_autofree char *first = NULL;
  GtkWidget *chart = NULL;

  g_assert_cmpint (id, !=, 0);
  /* One with sessions: walk on until the chart has something to show. */
  for (;; id++) {
    g_autoptr (GPtrArray) progress = NULL;

    g_assert_cmpint (id, <=, N_PATIENTS);
    progress = cw_clinic_load_progress (fixture->clinic, id, 0, NULL);
    if (progress->len > 0)
      break;
  }
  show (fixture, id, "progress");
  chart = cw_window_test_find (fixture->window, "chart");
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (chart),
                                   GTK_ACCESSIBLE_ROLE_IMG);
  g_assert_true (gtk_widget_grab_focus (chart));
  g_assert_null (cw_chart_view_get_cursor_text (CW_CHART_VIEW (chart)));
  g_assert_true (cw_window_test_press (fixture->window, "Right"));
  first =
    g_strdup (cw_chart_view_get_cursor_text (CW_CHART_VIEW (chart)));
  g_assert_nonnull (strstr (first, "set 1: "));
  g_assert_true (cw_window_test_press (fixture->window, "Right"));
  g_assert_nonnull (
    strstr (cw_chart_view_get_cursor_text (CW_CHART_VIEW (chart)),
            "set 2: "));
  cw_window_test_picture (fixture->window, "drop-off-cursor");
  g_assert_true (cw_window_test_press (fixture->window, "Escape"));
  g_assert_null (cw_chart_view_get_cursor_text (CW_CHART_VIEW (chart)));

  g_assert_true (cw_window_test_press (fixture->window, "t"));
  cw_window_test_assert_text (fixture->window, "mmHg");
  cw_window_test_picture (fixture->window, "drop-off-table");

  /* The session under the cursor, and how it is measured. */
  g_assert_true (cw_window_test_press (fixture->window, "t"));
  g_assert_true (gtk_widget_grab_focus (chart));
  g_assert_true (cw_window_test_press (fixture->window, "Right"));
  g_assert_true (cw_window_test_press (fixture->window, "Return"));
  cw_window_test_assert_text (fixture->window, "Rest before, s");
  cw_window_test_picture (fixture->window, "one-session");
  g_assert_true (cw_window_test_press (fixture->window, "f"));
  cw_window_test_assert_text (fixture->window, "sum of the repetitions");
}

static guint
count_cards (gpointer root)
{
  guint n_cards = CW_IS_TREND_CARD (root);

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n_cards += count_cards (child);
  return n_cards;
}

/* The first patient who has done more than one exercise. */
static gint64
find_two_exercises (Fixture *fixture)
{
  for (gint64 id = 1; id <= N_PATIENTS; id++) {
    g_autoptr (GPtrArray) progress =
      cw_clinic_load_progress (fixture->clinic, id, 0, NULL);

    if (progress->len > 1)
      return id;
  }
  g_assert_not_reached ();
}

/* The measures that are chosen, of one exercise and of all, on fewer days, as
 * charts and as tables. */
static void
test_trends (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL, *drop_down = NULL, *range = NULL;
  GListModel *choices = NULL;
  CwDate first = CW_DATE_NONE, last = CW_DATE_NONE;

  show (fixture, find_two_exercises (fixture), "progress");
  page = cw_window_test_find (fixture->window, "progress_page");
  range = cw_window_test_find (page, "range");
  drop_down = cw_window_test_find (page, "exercise_drop_down");
  g_assert_cmpuint (count_cards (page), ==, 4);
  g_assert_true (cw_window_test_press (fixture->window, "m"));
  cw_window_test_wait_ms (200);
  cw_window_test_click (cw_window_test_find_text (page, "Completion, %"));
  g_assert_cmpuint (count_cards (page), ==, 5);
  cw_window_test_click (cw_window_test_find_text (page, "Completion, %"));
  g_assert_cmpuint (count_cards (page), ==, 4);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (
    cw_window_test_find_type (cw_window_test_find (page, "board"),
                              GTK_TYPE_MENU_BUTTON)));

  g_assert_true (gtk_widget_grab_focus (page));
  g_assert_true (cw_window_test_press (fixture->window, "plus"));
  cw_date_range_get (CW_DATE_RANGE (range), &first, &last);
  g_assert_cmpint (first, !=, CW_DATE_NONE);
  g_assert_true (cw_window_test_press (fixture->window, "minus"));
  cw_date_range_get (CW_DATE_RANGE (range), &first, &last);
  g_assert_cmpint (first, ==, CW_DATE_NONE);

  /* Tables in place of charts, and a picture of it all. */
  g_assert_true (cw_window_test_press (fixture->window, "t"));
  g_assert_null (cw_window_test_find_type (page, CW_TYPE_TREND_VIEW));
  g_assert_true (cw_window_test_press (fixture->window, "t"));
  /* As on paper, in the window and in what is copied; and back to colours. */
  g_assert_false (
    gtk_widget_has_css_class (page, CW_CHART_STYLE_BLACK_AND_WHITE));
  g_assert_true (cw_window_test_press (fixture->window, "b"));
  g_assert_cmpint (
    cw_chart_style_from_widget (
      cw_window_test_find_type (page, CW_TYPE_TREND_VIEW)).palette->kind,
    ==, CW_PALETTE_PRINT);
  cw_window_test_picture (fixture->window, "black-and-white");
  g_assert_true (gtk_widget_activate_action (page, "progress.copy", NULL));
  g_assert_true (cw_window_test_press (fixture->window, "b"));
  g_assert_cmpint (
    cw_chart_style_from_widget (
      cw_window_test_find_type (page, CW_TYPE_TREND_VIEW)).palette->kind,
    !=, CW_PALETTE_PRINT);
  g_assert_true (gdk_content_formats_contain_gtype (
    gdk_clipboard_get_formats (gtk_widget_get_clipboard (page)),
    GDK_TYPE_TEXTURE));

  choices = gtk_drop_down_get_model (GTK_DROP_DOWN (drop_down));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop_down),
                              g_list_model_get_n_items (choices) - 1);
  cw_window_test_wait_ms (20);
  cw_window_test_picture (fixture->window, "all-exercises");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (
                     cw_window_test_find (page, "twin_stack"))),
                   ==, "all");
  g_assert_cmpuint (count_cards (page), ==, 4);
  g_assert_nonnull (cw_window_test_find_type (
    cw_window_test_find (page, "all_box"), CW_TYPE_DROP_OFF_VIEW));
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (cw_window_test_find (page, "table_button")), TRUE);
  g_assert_null (cw_window_test_find_type (
    cw_window_test_find (page, "all_box"), CW_TYPE_DROP_OFF_VIEW));
  gtk_toggle_button_set_active (
    GTK_TOGGLE_BUTTON (cw_window_test_find (page, "chart_button")), TRUE);
  /* Of several exercises there is no load. */
  cw_window_test_assert_name (
    cw_window_test_find_type (
      gtk_widget_get_parent (
        cw_window_test_find_text (cw_window_test_find (page, "board"),
                                  "Load, kg")),
      CW_TYPE_TREND_VIEW),
    "Load, kg: no values yet.");
}

static graphene_rect_t
get_bounds (Fixture *fixture, GtkWidget *widget)
{
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_compute_bounds (
    widget, GTK_WIDGET (fixture->window), &bounds));
  return bounds;
}

/* How the repetitions fell is what a clinician comes to see: whole, whatever is
 * advised beside it. */
static void
test_above_fold (Fixture *fixture, gconstpointer data)
{
  int n_advised = 0;

  gtk_window_set_default_size (fixture->window, 1280, 800);
  cw_window_test_wait_ms (50);
  for (gint64 id = 1; id <= N_PATIENTS; id++) {
    g_autoptr (CwPatientOverview) overview =
      cw_clinic_load_overview (fixture->clinic, id, NULL);
    graphene_rect_t chart, advice;

    if (overview->advice == NULL || overview->advice->len == 0)
      continue;
    show (fixture, id, "progress");
    if (!gtk_widget_get_visible (
          cw_window_test_find (fixture->window, "advice_card")))
      continue;
    cw_window_test_wait_ms (20);
    chart = get_bounds (fixture, cw_window_test_find (fixture->window,
                                                      "drop_off_card"));
    advice = get_bounds (fixture, cw_window_test_find (fixture->window,
                                                       "advice_card"));
    chart.size.height = get_bounds (fixture, cw_window_test_find (
                                               fixture->window, "chart"))
                          .size.height;
    g_assert_cmpfloat (chart.origin.y + chart.size.height, <, 800);
    g_assert_cmpfloat (advice.origin.x, >=, chart.origin.x + chart.size.width);
    n_advised++;
  }
  g_assert_cmpint (n_advised, >, 0);
}

/* Before the first session there is what was measured and asked, and it can be
 * saved; the page is empty only where there is nothing. */
static void
test_before_sessions (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_patient (fixture, CW_NEXT_STEP_START_SCREENING);
  g_autoptr (GPtrArray) clinicians =
    cw_clinic_load_clinicians (fixture->clinic, NULL);
  const CwClinician *clinician = g_ptr_array_index (clinicians, 0);
  g_autoptr (GPtrArray) scores =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cw_outcome_score_free);
  g_autoptr (GError) error = NULL;
  CwOutcomeScore *score = cw_outcome_score_new ("NPRS");
  GtkWidget *page, *stack;

  g_assert_cmpint (id, !=, 0);
  show (fixture, id, "progress");
  page = cw_window_test_find (fixture->window, "progress_page");
  stack = cw_window_test_find (page, "stack");
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==,
                   "empty");

  score->patient_id = id;
  score->value = 4;
  score->date = cw_clinic_get_today (fixture->clinic);
  g_ptr_array_add (scores, score);
  g_assert_true (cw_clinic_add_outcome_scores (fixture->clinic, scores,
                                               clinician->id, &error));
  g_assert_no_error (error);
  cw_window_test_wait_ms (50);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (GTK_STACK (stack)), ==,
                   "progress");
  g_assert_cmpuint (count_cards (page), ==, 1);
  g_assert_false (
    gtk_widget_get_visible (cw_window_test_find (page, "drop_off_card")));
  g_assert_false (
    gtk_widget_get_visible (cw_window_test_find (page, "advice_card")));
  cw_window_test_picture (fixture->window, "before-sessions");
  /* Its keys are there as with sessions. */
  g_assert_true (gtk_widget_grab_focus (page));
  g_assert_true (cw_window_test_press (fixture->window, "t"));
  g_assert_null (cw_window_test_find_type (page, CW_TYPE_TREND_VIEW));
  g_assert_true (cw_window_test_press (fixture->window, "t"));
  g_assert_true (gtk_widget_activate_action (page, "progress.copy", NULL));
}

static void
test_limb_map_keys (Fixture *fixture, gconstpointer data)
{
  gint64 id = find_patient (fixture, CW_NEXT_STEP_PRESCRIBE);
  GtkWidget *map = NULL;

  g_assert_cmpint (id, !=, 0);
  show (fixture, id, "overview");
  map = cw_window_test_find (fixture->window, "limb_map");
  g_assert_true (gtk_widget_grab_focus (map));
  g_assert_true (cw_window_test_press (fixture->window, "Right"));
  g_assert_true (cw_window_test_press (fixture->window, "Down"));
  cw_window_test_picture (fixture->window, "limb-map-focus");
  g_assert_true (cw_window_test_press (fixture->window, "Return"));
  cw_window_test_assert_text (fixture->window, "Measured");
}

/* A session that was never ended is offered with the true age of its clock. */
static void
test_unfinished (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) sessions = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 session_id = 0;

  sessions = cw_clinic_load_unfinished_sessions (fixture->clinic, &error);
  g_assert_no_error (error);
  if (sessions->len == 0) {
    g_test_skip ("this demo clinic has no unfinished session");
    return;
  }
  session_id = g_array_index (sessions, gint64, 0);
  before =
    cw_unfinished_sessions_describe (fixture->clinic, session_id, &error);
  g_assert_no_error (error);
  cw_clock_manual_advance (fixture->clock, 90 * G_USEC_PER_SEC);
  after = cw_unfinished_sessions_describe (fixture->clinic, session_id, &error);
  g_assert_no_error (error);
  if (strstr (before, "the cuff went up") != NULL)
    g_assert_cmpstr (before, !=, after);
  else
    g_assert_cmpstr (before, ==, after);

  cw_unfinished_sessions_offer (fixture->clinic, fixture->window);
  cw_window_test_assert_text (
    cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG), "never ended");
  cw_window_test_picture (cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG),
                          "unfinished");
  cw_window_test_respond ("accept");
  g_assert_nonnull (cw_window_test_get_window (CW_TYPE_SESSION_WINDOW));
  cw_window_test_close (cw_window_test_get_window (CW_TYPE_SESSION_WINDOW));
}

static void
read_text_cb (GObject *clipboard, GAsyncResult *result, gpointer text)
{
  *(char **) text =
    gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

/* What is on the clipboard once it has been read. */
static char *
read_clipboard (GtkWidget *widget)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL,
                                 read_text_cb, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  return text;
}

/* One key puts the note of the newest session on the clipboard, a row that of
 * its own. */
static void
test_copy_note (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page;
  g_autofree char *newest = NULL;
  g_autofree char *own = NULL;
  g_autoptr (GPtrArray) sessions =
    cw_clinic_load_sessions (fixture->clinic, 1, 0, NULL);
  const CwSession *oldest =
    g_ptr_array_index (sessions, sessions->len - 1);

  show (fixture, 1, "sessions");
  page = cw_window_test_find (fixture->window, "sessions_page");
  gtk_widget_grab_focus (page);
  g_assert_true (cw_window_test_press (fixture->window, "<Control><Shift>c"));
  newest = read_clipboard (page);
  g_assert_true (g_str_has_prefix (newest, "BFR visit\nMargaret Okafor"));
  g_assert_nonnull (strstr (newest, "Session: 4 of 18"));
  cw_window_test_assert_text (fixture->window,
                              "The note of session 4 is on the clipboard");

  g_assert_true (gtk_widget_activate_action (page, "sessions.copy-note", "x",
                                             oldest->id));
  own = read_clipboard (page);
  g_assert_nonnull (strstr (own, "Session: 1 of 18"));
}

#define ADD(path, function)                                                    \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

  ADD ("/patient-pages/all-patients", test_all_patients);
  ADD ("/patient-pages/gate", test_gate);
  ADD ("/patient-pages/drop-off", test_drop_off);
  ADD ("/patient-pages/trends", test_trends);
  ADD ("/patient-pages/above-fold", test_above_fold);
  ADD ("/patient-pages/before-sessions", test_before_sessions);
  ADD ("/patient-pages/limb-map-keys", test_limb_map_keys);
  ADD ("/patient-pages/copy-note", test_copy_note);
  ADD ("/patient-pages/unfinished", test_unfinished);
  return g_test_run ();
}
