/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-test.h"
#include "window-test.h"
#include "window/session/cuff-card.h"
#include "window/session/session-lane.h"
#include "window/session/session-window.h"
#include "window/session/stop-window.h"

/* That a session can be seen and used in whatever room there is: nothing lies over
 * anything else, and STOP, the clock of every cuff and what is due next are wholly
 * in sight, with text of usual and of twice the size. */

#define HEIGHT 800
#define MOST_LANES 4
#define LEAST_BUTTON 44
#define SETTLED_FRAMES 3
#define USUAL_DPI (96 * 1024)

static const int widths[] = { 1280, 1040, 920, 800, 660, 540, 480 };

typedef struct {
  const char *name;
  int n_lanes;
  CwLimbSet limbs;
} Case;

typedef struct {
  StoreTest store;
  AdwApplication *application;
  GtkWindow *window;
  const Case *scene;
  int scale;
} Fixture;

static void
start_session (Fixture *fixture, int i)
{
  static const char *const families[MOST_LANES] = {
    "Wolfeschlegelsteinhausenbergerdorff", "Papadopoulos-Konstantinidis",
    "Okafor", "Srisurapanont Ratanakosin"
  };
  static const char *const given[MOST_LANES] = {
    "Hubertus Maximilian Alexander", "Anastasia", "Margaret", "Chulalongkorn"
  };
  StoreTest *store = &fixture->store;
  gint64 id =
    store_test_add_patient (store, families[i], given[i], "1971-03-04");
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (store, id);
  plan = store_test_make_plan (store, id);
  ((CwPrescription *) plan->prescriptions->pdata[0])->limbs =
    fixture->scene->limbs;
  cw_clinic_sign_plan (store->clinic, plan, store->clinician_id, &error);
  g_assert_no_error (error);
  session = store_test_start_session (store, plan->id);
  fixture->window =
    cw_session_window_resume (store->clinic, session->id, NULL, &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->scene = data;
  store_test_set_up_in_memory (&fixture->store, NULL);
  fixture->application = cw_window_test_new_application ();
  for (int i = 0; i < fixture->scene->n_lanes; i++)
    start_session (fixture, i);
  cw_window_test_present (fixture->window);
}

static void
set_text_scale (Fixture *fixture, int scale)
{
  fixture->scale = scale;
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI * scale,
                NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  set_text_scale (fixture, 1);
  cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  store_test_tear_down (&fixture->store, NULL);
}

static CwSessionLane *
get_lane (Fixture *fixture)
{
  GtkStack *stack =
    GTK_STACK (cw_window_test_find (fixture->window, "stack"));

  return CW_SESSION_LANE (gtk_stack_get_visible_child (stack));
}

static void
press (Fixture *fixture, guint keyval)
{
  cw_window_test_press_key (fixture->window, keyval);
}

/* Until what a tick has changed has got its place, however busy the machine is. */
static void
settle (GtkWindow *window)
{
  cw_window_test_wait_ms (130);
  cw_window_test_wait_frames (window, SETTLED_FRAMES);
}

/* The clock runs, and a tick is taken. */
static void
advance (Fixture *fixture, int seconds)
{
  cw_clock_manual_advance (fixture->store.clock, seconds * G_USEC_PER_SEC);
  settle (fixture->window);
}

/* Where it was, for whoever reads that it failed. */
static char *
describe (Fixture *fixture, GtkWidget *widget)
{
  const char *id = gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget));
  g_autofree char *text = cw_window_test_get_text (widget);

  g_strdelimit (text, "\n", ' ');
  return g_strdup_printf ("%s, %d px, text x %d: %s %s (%s)",
                          fixture->scene->name,
                          gtk_widget_get_width (GTK_WIDGET (fixture->window)),
                          fixture->scale, G_OBJECT_TYPE_NAME (widget),
                          id != NULL ? id : "", text);
}

static gboolean
is_laid_out (GtkWidget *widget)
{
  return gtk_widget_should_layout (widget) && gtk_widget_get_mapped (widget);
}

/* What places its parts over each other by design. */
static gboolean
is_whole (GtkWidget *widget)
{
  return GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) ||
         GTK_IS_LEVEL_BAR (widget) || GTK_IS_LABEL (widget) ||
         GTK_IS_TEXT (widget) || GTK_IS_SCROLLBAR (widget) ||
         GTK_IS_POPOVER (widget);
}

static void
assert_within (Fixture *fixture, GtkWidget *child, const graphene_rect_t *place)
{
  GtkWidget *parent = gtk_widget_get_parent (child);
  graphene_rect_t room = GRAPHENE_RECT_INIT (
    -.5f, -.5f, (float) gtk_widget_get_width (parent) + 1,
    (float) gtk_widget_get_height (parent) + 1);

  if (!graphene_rect_contains_rect (&room, place))
    g_error ("Does not fit at %g, %g (%g x %g): %s", place->origin.x,
             place->origin.y, place->size.width, place->size.height,
             describe (fixture, child));
}

static void
assert_apart (Fixture *fixture, GtkWidget *parent)
{
  gboolean is_layered = GTK_IS_SCROLLED_WINDOW (parent) ||
                        GTK_IS_VIEWPORT (parent) ||
                        ADW_IS_TOAST_OVERLAY (parent);
  graphene_rect_t place, other;

  for (GtkWidget *child = gtk_widget_get_first_child (parent); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    if (!is_laid_out (child))
      continue;
    g_assert_true (gtk_widget_compute_bounds (child, parent, &place));
    if (!is_layered)
      assert_within (fixture, child, &place);
    for (GtkWidget *next = gtk_widget_get_next_sibling (child);
         !is_layered && next != NULL;
         next = gtk_widget_get_next_sibling (next)) {
      if (!is_laid_out (next))
        continue;
      g_assert_true (gtk_widget_compute_bounds (next, parent, &other));
      if (graphene_rect_intersection (&place, &other, &other) &&
          other.size.width > .5f && other.size.height > .5f)
        g_error ("%s lies over %s", describe (fixture, child),
                 describe (fixture, next));
    }
    if (!is_whole (child))
      assert_apart (fixture, child);
  }
}

static gboolean
is_in_sight (Fixture *fixture, GtkWidget *widget)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  graphene_rect_t frame = GRAPHENE_RECT_INIT (
    0, 0, (float) gtk_widget_get_width (window),
    (float) gtk_widget_get_height (window));
  graphene_rect_t place;

  return gtk_widget_get_mapped (widget) &&
         gtk_widget_compute_bounds (widget, window, &place) &&
         graphene_rect_contains_rect (&frame, &place);
}

static void
assert_in_sight (Fixture *fixture, GtkWidget *widget)
{
  if (!is_in_sight (fixture, widget))
    g_error ("Not wholly in sight: %s", describe (fixture, widget));
}

/* Also large enough for a hand in a hurry. */
static void
assert_at_hand (Fixture *fixture, GtkWidget *button)
{
  assert_in_sight (fixture, button);
  if (gtk_widget_get_width (button) < LEAST_BUTTON ||
      gtk_widget_get_height (button) < LEAST_BUTTON)
    g_error ("Too small: %s", describe (fixture, button));
}

/* Of the patient who is shown: the ring, or what stands for it. */
static void
assert_cuff_in_sight (Fixture *fixture, GtkWidget *page)
{
  CwSessionRunner *runner = cw_session_lane_get_runner (get_lane (fixture));
  GtkWidget *clock = cw_window_test_find (page, "cuff_clock");
  GtkWidget *card = cw_window_test_find (page, "cuff_card");

  if (!cw_session_runner_is_inflated (runner))
    g_assert_false (gtk_widget_get_mapped (clock));
  else if (gtk_widget_get_mapped (clock))
    assert_in_sight (fixture, clock);
  else if (!cw_cuff_card_is_in_sight (CW_CUFF_CARD (card),
                                      cw_window_test_find (page, "scroller")))
    g_error ("No clock in sight: %s", describe (fixture, card));
}

/* Of all patients that are there side by side. */
static void
assert_strip_in_sight (Fixture *fixture)
{
  GtkWidget *strip = cw_window_test_find (fixture->window, "strip");

  for (GtkWidget *tile = gtk_widget_get_first_child (strip); tile != NULL;
       tile = gtk_widget_get_next_sibling (tile))
    if (is_laid_out (tile)) {
      assert_in_sight (fixture, tile);
      assert_in_sight (fixture, cw_window_test_find (tile, "clock_label"));
    }
}

/* What does not fit is scrolled up and down alone. */
static void
assert_no_wider (Fixture *fixture, GtkWidget *page)
{
  GtkWidget *scroller = cw_window_test_find (page, "scroller");
  GtkAdjustment *adjustment = gtk_scrolled_window_get_hadjustment (
    GTK_SCROLLED_WINDOW (scroller));

  if (gtk_adjustment_get_upper (adjustment) >
      gtk_adjustment_get_page_size (adjustment))
    g_error ("Wider than its room by %g: %s",
             gtk_adjustment_get_upper (adjustment) -
               gtk_adjustment_get_page_size (adjustment),
             describe (fixture, scroller));
}

static void
assert_fits (Fixture *fixture)
{
  GtkWidget *page =
    cw_window_test_find (get_lane (fixture), "session_page");
  GtkWidget *action = cw_window_test_find (page, "action_button");

  for (gsize i = 0; i < G_N_ELEMENTS (widths); i++) {
    gtk_window_set_default_size (fixture->window, widths[i], HEIGHT);
    advance (fixture, 0);
    g_assert_cmpint (gtk_widget_get_width (GTK_WIDGET (fixture->window)), <=,
                     widths[i]);
    g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (fixture->window)), <=,
                     HEIGHT);
    assert_apart (fixture, cw_window_test_find (fixture->window, "strip"));
    assert_apart (fixture, page);
    assert_no_wider (fixture, page);
    assert_at_hand (fixture, cw_window_test_find (page, "stop_button"));
    if (gtk_widget_get_mapped (action))
      assert_at_hand (fixture, action);
    assert_cuff_in_sight (fixture, page);
    assert_strip_in_sight (fixture);
  }
}

static void
picture (Fixture *fixture, const char *page)
{
  g_autofree char *name = g_strdup_printf (
    "fit-%s-%d-%s", fixture->scene->name, fixture->scale, page);

  cw_window_test_picture (fixture->window, name);
}

static void
test_fits (Fixture *fixture, int scale)
{
  set_text_scale (fixture, scale);
  assert_fits (fixture);
  picture (fixture, "ready");
  press (fixture, GDK_KEY_i);
  /* The check is due, too. */
  advance (fixture, 40);
  assert_fits (fixture);
  picture (fixture, "set");
  press (fixture, GDK_KEY_k);
  assert_fits (fixture);
  press (fixture, GDK_KEY_k);
  press (fixture, GDK_KEY_1);
  press (fixture, GDK_KEY_2);
  press (fixture, GDK_KEY_Return);
  assert_fits (fixture);
  picture (fixture, "reason");
  press (fixture, GDK_KEY_1);
  assert_fits (fixture);
  picture (fixture, "rest");
  press (fixture, GDK_KEY_Page_Up);
  assert_fits (fixture);
  advance (fixture, 570);
  assert_fits (fixture);
  g_assert_true (gtk_widget_has_css_class (
    cw_window_test_find (get_lane (fixture), "session_page"), "cw-limit"));
  picture (fixture, "limit");
}

static void
assert_narrow (Fixture *fixture, GtkWindow *window, GtkWidget *button)
{
  graphene_rect_t place;
  int width, height;

  settle (window);
  width = gtk_widget_get_width (GTK_WIDGET (window));
  height = gtk_widget_get_height (GTK_WIDGET (window));
  g_assert_cmpint (width, <=, widths[G_N_ELEMENTS (widths) - 1]);
  g_assert_cmpint (height, <=, HEIGHT);
  g_assert_true (
    gtk_widget_compute_bounds (button, GTK_WIDGET (window), &place));
  if (!graphene_rect_contains_rect (
        &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height), &place))
    g_error ("Not wholly in sight: %s", describe (fixture, button));
}

/* Where there is least room the questions of the day can be answered, and the cuff
 * let down after STOP. */
static void
test_other_windows (Fixture *fixture, gconstpointer data)
{
  StoreTest *store = &fixture->store;
  gint64 id =
    store_test_add_patient (store, "Srisurapanont", "Chulalongkorn",
                            "1971-03-04");
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *stop;

  set_text_scale (fixture, 2);
  gtk_window_set_default_size (fixture->window,
                               widths[G_N_ELEMENTS (widths) - 1], HEIGHT);
  press (fixture, GDK_KEY_i);
  advance (fixture, 5);
  press (fixture, GDK_KEY_s);
  stop = cw_window_test_get_window (CW_TYPE_STOP_WINDOW);
  g_assert_nonnull (stop);
  assert_narrow (fixture, stop, cw_window_test_find (stop, "deflated_button"));
  assert_narrow (fixture, stop, cw_window_test_find (stop, "save_button"));
  cw_window_test_picture (stop, "fit-stop");
  cw_window_test_press_key (stop, GDK_KEY_Escape);

  store_test_sign_screening (store, id);
  plan = store_test_sign_plan (store, id);
  g_assert_true (fixture->window == cw_session_window_start (
                                      store->clinic, id, NULL, &error));
  g_assert_no_error (error);
  assert_narrow (fixture, fixture->window,
                 cw_window_test_find (get_lane (fixture), "start_button"));
  cw_window_test_picture (fixture->window, "fit-check");
}

static void
test_usual_text (Fixture *fixture, gconstpointer data)
{
  test_fits (fixture, 1);
}

static void
test_large_text (Fixture *fixture, gconstpointer data)
{
  test_fits (fixture, 2);
}

int
main (int argc, char *argv[])
{
  static const Case cases[] = {
    { "one-limb", 1, CW_LIMB_BIT (CW_LIMB_RIGHT_LEG) },
    { "two-limbs", 1,
      CW_LIMB_BIT (CW_LIMB_LEFT_LEG) | CW_LIMB_BIT (CW_LIMB_RIGHT_LEG) },
    { "four-lanes", MOST_LANES, CW_LIMB_BIT (CW_LIMB_RIGHT_LEG) },
  };

  if (!cw_window_test_init (&argc, &argv))
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autofree char *path =
      g_strconcat ("/session-fit/", cases[i].name, NULL);
    g_autofree char *large = g_strconcat (path, "/large-text", NULL);

    g_test_add (path, Fixture, &cases[i], set_up, test_usual_text, tear_down);
    g_test_add (large, Fixture, &cases[i], set_up, test_large_text, tear_down);
  }

  g_test_add ("/session-fit/other-windows", Fixture, &cases[0], set_up,
              test_other_windows, tear_down);

  return g_test_run ();
}
