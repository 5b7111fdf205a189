/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-test.h"
#include "window-test.h"
#include "window/session/session-window.h"

#include <math.h>

/* How many keys a session asks for, beside one for each safety check that is
 * due, and that a step never says what has not been done. */

#define MOST_SAME_DAY_KEYS 10

typedef struct {
  StoreTest store;
  AdwApplication *application;
  GtkWindow *window;
  int n_keys;   /* pressed, but for those of safety checks */
  int n_checks; /* of these */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  store_test_set_up_in_memory (&fixture->store, NULL);
  store_test_sign_screening (&fixture->store, fixture->store.patient_id);
  plan = store_test_sign_plan (&fixture->store, fixture->store.patient_id);
  fixture->application = cw_window_test_new_application ();
  fixture->window = cw_session_window_start (
      fixture->store.clinic, fixture->store.patient_id, NULL, &error);
  g_assert_no_error (error);
  cw_window_test_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  store_test_tear_down (&fixture->store, NULL);
}

static void
press (Fixture *fixture, guint keyval)
{
  fixture->n_keys++;
  cw_window_test_press_key (fixture->window, keyval);
}

static void
type (Fixture *fixture, const char *digits)
{
  for (const char *p = digits; *p != '\0'; p++)
    press (fixture, (guint)*p);
}

static void
advance (Fixture *fixture, int seconds)
{
  cw_clock_manual_advance (fixture->store.clock, seconds * G_USEC_PER_SEC);
  cw_window_test_wait_ms (150);
}

static gboolean
is_shown (Fixture *fixture, const char *id)
{
  return gtk_widget_get_mapped (cw_window_test_find (fixture->window, id));
}

static void
assert_page (Fixture *fixture, const char *name)
{
  GtkWidget *page = cw_window_test_find (fixture->window, "session_page");

  g_assert_cmpstr (gtk_stack_get_visible_child_name (
                       GTK_STACK (cw_window_test_find (page, "stack"))),
                   ==, name);
}

/* Blood pressure and pulse move on by themselves; all is as it should be. */
static void
check_same_day (Fixture *fixture)
{
  type (fixture, "1207566");
  press (fixture, GDK_KEY_0);
  press (fixture, GDK_KEY_0);
}

static void
start (Fixture *fixture)
{
  check_same_day (fixture);
  g_assert_true (cw_window_test_press (fixture->window, "<Control>Return"));
  assert_page (fixture, "ready");
  fixture->n_keys = 0;
}

/* One key for each check that is due; none else asks for one. */
static void
answer_check (Fixture *fixture)
{
  if (!is_shown (fixture, "check_row"))
    return;
  cw_window_test_press_key (fixture->window, GDK_KEY_c);
  fixture->n_checks++;
  g_assert_false (is_shown (fixture, "check_row"));
}

static CwSession *
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = cw_clinic_load_sessions (
      fixture->store.clinic, fixture->store.patient_id, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len, ==, 1);
  return g_ptr_array_steal_index (sessions, 0);
}

static const CwSetEntry *
get_set (const CwSession *session, guint number)
{
  g_assert_cmpuint (session->sets->len, >=, number);
  return g_ptr_array_index (session->sets, number - 1);
}

/* What is typed of each set, and what is said of it in the rest: NULL is
 * nothing. */
typedef struct {
  const char *reps[4];
  const char *after[4];
  const char *corrected[4]; /* and then said */
  guint step;               /* the key that logs a set */
} Course;

/* One exercise of four sets, from inflating to deflating. */
static void
run (Fixture *fixture, const Course *course)
{
  start (fixture);
  press (fixture, GDK_KEY_i);
  for (int set = 0; set < 4; set++) {
    advance (fixture, 60);
    answer_check (fixture);
    assert_page (fixture, "set");
    if (course->reps[set] != NULL)
      type (fixture, course->reps[set]);
    press (fixture, course->step);
    answer_check (fixture);
    if (course->corrected[set] != NULL) {
      press (fixture, GDK_KEY_BackSpace);
      type (fixture, course->corrected[set]);
      press (fixture, course->step);
    }
    if (course->after[set] != NULL)
      type (fixture, course->after[set]);
    advance (fixture, set < 3 ? 31 : 5);
  }
  assert_page (fixture, "deflate");
  press (fixture, GDK_KEY_d);
  assert_page (fixture, "finished");
  /* After inflating, after sets 1 and 3. */
  g_assert_cmpint (fixture->n_checks, ==, 3);
  g_test_message ("%d keys and %d checks", fixture->n_keys, fixture->n_checks);
}

static void
test_same_day (Fixture *fixture, gconstpointer data)
{
  GtkWidget *start_button
      = cw_window_test_find (fixture->window, "start_button");

  check_same_day (fixture);
  g_assert_true (gtk_widget_is_sensitive (start_button));
  fixture->n_keys++; /* to start */
  g_assert_cmpint (fixture->n_keys, <=, MOST_SAME_DAY_KEYS);
  g_assert_true (cw_window_test_press (fixture->window, "<Control>Return"));
  assert_page (fixture, "ready");
}

/* A pulse of three digits moves on like one of two.  The key that starts the session
 * is of the next step (PEERS 4b and 9). */
static void
test_same_day_three_digits (Fixture *fixture, gconstpointer data)
{
  type (fixture, "12075100");
  press (fixture, GDK_KEY_0);
  press (fixture, GDK_KEY_0);
  g_assert_true (gtk_widget_is_sensitive (
      cw_window_test_find (fixture->window, "start_button")));
  g_assert_cmpint (fixture->n_keys, <=, MOST_SAME_DAY_KEYS);
  g_assert_true (cw_window_test_press (fixture->window, "<Control>Return"));
  assert_page (fixture, "ready");
}

static int
count_answers (GtkWidget *widget)
{
  int n = GTK_IS_TOGGLE_BUTTON (widget)
          && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget));

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_answers (child);
  return n;
}

/* Enter after a number that has moved on by itself answers nothing, and 0 only
 * what is open under one heading. */
static void
test_same_day_unsaid (Fixture *fixture, gconstpointer data)
{
  GtkWidget *start_button
      = cw_window_test_find (fixture->window, "start_button");
  GtkWidget *list_box = cw_window_test_find (fixture->window, "list_box");

  type (fixture, "120");
  press (fixture, GDK_KEY_Return);
  type (fixture, "75");
  press (fixture, GDK_KEY_Return);
  type (fixture, "66");
  press (fixture, GDK_KEY_Return);
  press (fixture, GDK_KEY_Return);
  press (fixture, GDK_KEY_space);
  g_assert_cmpint (count_answers (list_box), ==, 0);
  press (fixture, GDK_KEY_3);
  press (fixture, GDK_KEY_0);
  g_assert_cmpint (count_answers (list_box), ==, 5);
  press (fixture, GDK_KEY_0);
  g_assert_cmpint (count_answers (list_box), ==, 7);
  /* The first answer was red. */
  g_assert_false (gtk_widget_is_sensitive (start_button));
}

static void
test_as_prescribed (Fixture *fixture, gconstpointer data)
{
  run (fixture, &(Course){ .step = GDK_KEY_Return });
  g_assert_cmpint (fixture->n_keys, ==, 6);
}

static void
test_ratings (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSession) session = NULL;

  run (fixture, &(Course){ .step = GDK_KEY_Return, .after = { [1] = "602" } });
  g_assert_cmpint (fixture->n_keys, ==, 9);
  session = load (fixture);
  g_assert_cmpfloat (get_set (session, 2)->effort, ==, 6);
  g_assert_cmpfloat (get_set (session, 2)->pain, ==, 0);
  g_assert_cmpfloat (get_set (session, 2)->discomfort, ==, 2);
  g_assert_true (isnan (get_set (session, 3)->effort));
}

/* Two sets short, with ratings of one that was not: nobody has to say why. */
static void
test_two_short (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSession) session = NULL;

  run (fixture, &(Course){ .step = GDK_KEY_Return,
                           .reps = { [2] = "12", [3] = "9" },
                           .after = { [1] = "623" } });
  g_assert_cmpint (fixture->n_keys, ==, 12);
  session = load (fixture);
  g_assert_cmpint (get_set (session, 3)->reps, ==, 12);
  g_assert_cmpint (get_set (session, 4)->reps, ==, 9);
  g_assert_cmpint (get_set (session, 4)->end, ==, CW_SET_END_SHORT);
  g_assert_cmpint (get_set (session, 4)->short_reason, ==, CW_SHORT_UNSAID);
}

/* The most that PEERS 10d foresees: all four typed, a reason for two, ratings of
 * one of them.  What was not said stays unsaid. */
static void
test_all_typed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSession) session = NULL;

  run (fixture, &(Course){ .step = GDK_KEY_Return,
                           .reps = { "28", "14", "12", "9" },
                           .after = { [2] = "1", [3] = "2623" } });
  g_assert_cmpint (fixture->n_keys, ==, 18);
  session = load (fixture);
  g_assert_cmpint (get_set (session, 1)->reps, ==, 28);
  g_assert_cmpint (get_set (session, 2)->reps, ==, 14);
  g_assert_cmpint (get_set (session, 3)->reps, ==, 12);
  g_assert_cmpint (get_set (session, 4)->reps, ==, 9);
  g_assert_cmpint (get_set (session, 1)->short_reason, ==, CW_SHORT_UNSAID);
  g_assert_cmpint (get_set (session, 2)->short_reason, ==, CW_SHORT_UNSAID);
  g_assert_cmpint (get_set (session, 3)->short_reason, ==, CW_SHORT_FATIGUE);
  g_assert_cmpint (get_set (session, 4)->short_reason, ==, CW_SHORT_PAIN);
  g_assert_true (isnan (get_set (session, 3)->effort));
  g_assert_cmpfloat (get_set (session, 4)->effort, ==, 6);
  g_assert_cmpfloat (get_set (session, 4)->pain, ==, 2);
  g_assert_cmpfloat (get_set (session, 4)->discomfort, ==, 3);
}

/* All typed, one corrected, two reasons, ratings after one of them. */
static void
test_worst_case (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSession) session = NULL;

  run (fixture, &(Course){ .step = GDK_KEY_Return,
                           .reps = { [2] = "12", [3] = "9" },
                           .corrected = { [3] = "8" },
                           .after = { [2] = "1", [3] = "2623" } });
  g_assert_cmpint (fixture->n_keys, <=, 18);
  session = load (fixture);
  g_assert_cmpint (get_set (session, 3)->short_reason, ==, CW_SHORT_FATIGUE);
  g_assert_cmpint (get_set (session, 4)->short_reason, ==, CW_SHORT_PAIN);
  g_assert_cmpint (get_set (session, 4)->reps, ==, 8);
  g_assert_cmpint (get_set (session, 4)->first_reps, ==, 9);
  g_assert_cmpfloat (get_set (session, 4)->effort, ==, 6);
}

/* Never asked of a set that met its target; 0 leaves it unsaid. */
static void
test_reason (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSession) session = NULL;

  start (fixture);
  press (fixture, GDK_KEY_i);
  advance (fixture, 60);
  press (fixture, GDK_KEY_Return);
  g_assert_false (is_shown (fixture, "reason_row"));
  g_assert_true (is_shown (fixture, "rating_box"));
  advance (fixture, 31);
  advance (fixture, 60);
  type (fixture, "12");
  press (fixture, GDK_KEY_Return);
  g_assert_true (is_shown (fixture, "reason_row"));
  g_assert_false (is_shown (fixture, "rating_box"));
  press (fixture, GDK_KEY_9);
  g_assert_true (is_shown (fixture, "reason_row"));
  press (fixture, GDK_KEY_3);
  g_assert_true (is_shown (fixture, "rating_box"));
  type (fixture, "723");

  /* Once more from the first count on, by the keys of a remote. */
  press (fixture, GDK_KEY_Page_Up);
  assert_page (fixture, "set");
  press (fixture, GDK_KEY_Page_Down);
  g_assert_true (is_shown (fixture, "reason_row"));
  press (fixture, GDK_KEY_2);
  type (fixture, "834");
  session = load (fixture);
  g_assert_cmpint (get_set (session, 2)->reps, ==, 12);
  g_assert_cmpint (get_set (session, 2)->first_reps, ==, -1);
  g_assert_cmpint (get_set (session, 2)->short_reason, ==, CW_SHORT_PAIN);
  g_assert_cmpfloat (get_set (session, 2)->effort, ==, 8);
  g_assert_cmpfloat (get_set (session, 2)->pain, ==, 3);
  g_assert_cmpfloat (get_set (session, 2)->discomfort, ==, 4);
}

/* Page Down alone, each time pressed twice: a whole exercise, and nothing that
 * was not done. */
static void
test_footswitch (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwSession) session = NULL;
  g_autoptr (CwSession) before = NULL;

  start (fixture);
  advance (fixture, 2);
  press (fixture, GDK_KEY_Page_Down);
  press (fixture, GDK_KEY_Page_Down);
  assert_page (fixture, "set");
  for (int set = 0; set < 4; set++) {
    advance (fixture, 60);
    press (fixture, GDK_KEY_Page_Down);
    press (fixture, GDK_KEY_Page_Down);
    press (fixture, GDK_KEY_space);
    assert_page (fixture, set < 3 ? "rest" : "deflate");
    if (set < 3) {
      advance (fixture, 10);
      press (fixture, GDK_KEY_Page_Down);
      assert_page (fixture, "rest");
      advance (fixture, 21);
    }
  }
  before = load (fixture);
  g_assert_cmpuint (before->cuff_events->len, ==, 1);
  advance (fixture, 2);
  press (fixture, GDK_KEY_Page_Down);
  press (fixture, GDK_KEY_Page_Down);
  assert_page (fixture, "finished");
  session = load (fixture);
  g_assert_cmpuint (session->sets->len, ==, 4);
  g_assert_cmpuint (session->cuff_events->len, ==, 2);
}

/* A step that was meant for the set says nothing of the cuff at its limit, a
 * later one does; a correction under way hides no limit. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  press (fixture, GDK_KEY_i);
  advance (fixture, 60);
  press (fixture, GDK_KEY_Return);
  advance (fixture, 31);
  press (fixture, GDK_KEY_BackSpace);
  advance (fixture, 508);
  assert_page (fixture, "set");
  advance (fixture, 1);
  assert_page (fixture, "limit");
  press (fixture, GDK_KEY_Return);
  advance (fixture, 2);
  press (fixture, GDK_KEY_Page_Down);
  assert_page (fixture, "limit");
  advance (fixture, 1);
  press (fixture, GDK_KEY_Page_Down);
  assert_page (fixture, "set");
}

/* Each control is large enough for a hand in a hurry. */
static void
assert_large (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget)) {
    int width = gtk_widget_get_allocated_width (widget);
    int height = gtk_widget_get_allocated_height (widget);

    if (width < 44 || height < 44) {
      g_autofree char *text = cw_window_test_get_text (widget);

      g_error ("a %s is only %d x %d: %s", G_OBJECT_TYPE_NAME (widget), width,
               height, text);
    }
    return;
  }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_large (child);
}

static void
assert_all_large (Fixture *fixture)
{
  cw_window_test_wait_ms (150); /* until all has its size */
  assert_large (cw_window_test_find (fixture->window, "session_page"));
}

/* At 1280 by 800 the sets are in sight, whatever is asked. */
static void
assert_no_scrolling (Fixture *fixture)
{
  GtkWidget *page = cw_window_test_find (fixture->window, "session_page");
  GtkScrolledWindow *scroller
      = GTK_SCROLLED_WINDOW (cw_window_test_find (page, "scroller"));
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  cw_window_test_wait_ms (150);
  g_assert_cmpfloat (gtk_adjustment_get_upper (adjustment), <=,
                     gtk_adjustment_get_page_size (adjustment));
}

static void
test_targets (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  assert_all_large (fixture);
  press (fixture, GDK_KEY_i);
  advance (fixture, 60);
  g_assert_true (is_shown (fixture, "check_row"));
  assert_all_large (fixture);
  cw_window_test_picture (fixture->window, "keys-set");
  type (fixture, "12");
  press (fixture, GDK_KEY_Return);
  g_assert_true (is_shown (fixture, "reason_row"));
  assert_no_scrolling (fixture);
  cw_window_test_picture (fixture->window, "keys-reason");
  assert_all_large (fixture);
  press (fixture, GDK_KEY_1);
  cw_window_test_picture (fixture->window, "keys-rest");
  assert_all_large (fixture);
  press (fixture, GDK_KEY_Page_Up);
  assert_all_large (fixture);
}

static void
assert_beats (Fixture *fixture, const char *phase)
{
  GtkWidget *label = cw_window_test_find (fixture->window, "metronome_label");

  g_assert_true (is_shown (fixture, "metronome_box"));
  g_assert_cmpstr (gtk_label_get_label (GTK_LABEL (label)), ==, phase);
}

/* Off until somebody wants it, on from the movement up, in sets alone. */
static void
test_metronome (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  press (fixture, GDK_KEY_i);
  advance (fixture, 1);
  g_assert_false (is_shown (fixture, "metronome_box"));
  press (fixture, GDK_KEY_k);
  advance (fixture, 0);
  assert_beats (fixture, "Up");
  advance (fixture, 2);
  assert_beats (fixture, "Down");
  cw_window_test_picture (fixture->window, "keys-metronome");
  advance (fixture, 2);
  assert_beats (fixture, "Up");
  /* Once more, from the beginning. */
  advance (fixture, 3);
  assert_beats (fixture, "Down");
  press (fixture, GDK_KEY_k);
  advance (fixture, 0);
  g_assert_false (is_shown (fixture, "metronome_box"));
  press (fixture, GDK_KEY_k);
  advance (fixture, 1);
  assert_beats (fixture, "Up");
  press (fixture, GDK_KEY_Return);
  assert_page (fixture, "rest");
  advance (fixture, 31);
  assert_page (fixture, "set");
  assert_beats (fixture, "Up");
}

/* How high the ink of a label is. */
static int
get_ink_height (Fixture *fixture, const char *id)
{
  GtkWidget *label = cw_window_test_find (fixture->window, id);
  PangoRectangle ink;

  g_assert_true (gtk_widget_get_mapped (label));
  pango_layout_get_pixel_extents (gtk_label_get_layout (GTK_LABEL (label)),
                                  &ink, NULL);
  return ink.height;
}

/* From two metres, at 1280 by 800: digits of 25 mm for what is done now. */
static void
test_readable (Fixture *fixture, gconstpointer data)
{
  start (fixture);
  press (fixture, GDK_KEY_i);
  advance (fixture, 60);
  g_assert_cmpint (get_ink_height (fixture, "target_label"), >=, 95);
  g_assert_cmpint (get_ink_height (fixture, "pressure_label"), >=, 32);
  press (fixture, GDK_KEY_Return);
  cw_window_test_wait_ms (150);
  g_assert_cmpint (get_ink_height (fixture, "rest_label"), >=, 95);
}

#define ADD(name)                                                              \
  g_test_add ("/session-keys/" #name, Fixture, NULL, set_up, test_##name,      \
              tear_down)

int
main (int argc, char *argv[])
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

  ADD (same_day);
  ADD (same_day_three_digits);
  ADD (same_day_unsaid);
  ADD (as_prescribed);
  ADD (ratings);
  ADD (two_short);
  ADD (all_typed);
  ADD (worst_case);
  ADD (reason);
  ADD (footswitch);
  ADD (limit);
  ADD (metronome);
  ADD (targets);
  ADD (readable);

  return g_test_run ();
}
