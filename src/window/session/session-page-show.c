/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-page-private.h"

#include "base/quantity.h"
#include "model/dose-text.h"
#include "window/session/check-row.h"
#include "window/session/cuff-card.h"
#include "window/session/cuff-clock.h"
#include "window/session/rating-row.h"
#include "window/session/reps-entry.h"
#include "window/session/set-tile.h"
#include "window/session/short-reason-row.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const CwSetEntry *
_cw_session_page_get_last_set (CwSessionPage *self)
{
  const CwSetEntry *last = NULL;
  const CwSetEntry *entry;

  for (int i = 1; (entry = cw_session_runner_get_set (self->runner, i)) != NULL;
       i++)
    last = entry;
  return last;
}

/* The time of an interval was measured and is not corrected. */
gboolean
_cw_session_page_can_undo (CwSessionPage *self)
{
  const CwSetEntry *last = _cw_session_page_get_last_set (self);
  CwRunnerPhase phase = cw_session_runner_get_phase (self->runner);

  return last != NULL && last->done_s < 0 && phase != CW_RUNNER_FINISHED &&
         phase != CW_RUNNER_STOPPING && !g_str_equal (self->page, "limit");
}

gboolean
_cw_session_page_is_interval_up (CwSessionPage *self)
{
  return cw_session_runner_is_timed (self->runner) &&
         cw_session_runner_get_phase (self->runner) == CW_RUNNER_SET &&
         cw_session_runner_is_inflated (self->runner);
}

/* Which page of the middle card stands for the runner's phase. */
static const char *
get_page (CwSessionPage *self)
{
  CwRunnerPhase phase = cw_session_runner_get_phase (self->runner);

  if (cw_session_runner_get_alarm (self->runner) == CW_CUFF_ALARM_RED &&
      cw_session_runner_is_inflated (self->runner))
    return "limit";
  if (self->correcting)
    return "set";
  switch (phase) {
  case CW_RUNNER_SET:
    return "set";
  case CW_RUNNER_REST:
  case CW_RUNNER_REPERFUSION:
    return "rest";
  case CW_RUNNER_DEFLATE:
  case CW_RUNNER_STOPPING:
    return "deflate";
  case CW_RUNNER_FINISHED:
    return "finished";
  case CW_RUNNER_READY:
  default:
    return "ready";
  }
}

/* What was found on the limbs of this exercise and has to be watched. */
static void
show_watch (CwSessionPage *self, CwLimbSet limbs)
{
  g_auto (GStrv) sentences = cw_verdict_get_monitoring (self->verdict, limbs);
  g_autofree char *joined = g_strjoinv (" ", sentences);
  g_autofree char *watch = g_strdup_printf (
    /* Translators: sentences on what to look for during a session. */
    _("Watch: %s"), joined);

  gtk_label_set_label (GTK_LABEL (self->watch_label), watch);
  gtk_widget_set_tooltip_text (self->watch_label, watch);
  gtk_widget_set_visible (self->watch_label, *joined != '\0');
}

static void
show_exercise (CwSessionPage *self)
{
  const CwPrescription *p = cw_session_runner_get_prescription (self->runner);
  const CwPlan *plan = cw_session_runner_get_plan (self->runner);
  const CwExercise *exercise = cw_exercise_find (p->exercise_id);
  g_autofree char *limbs = cw_limb_set_format (p->limbs);
  g_autofree char *detail = g_strdup_printf (
    /* Translators: "Right leg · exercise 1 of 2". */
    _("%s · exercise %u of %u"), limbs,
    cw_session_runner_get_exercise_index (self->runner) + 1,
    plan->prescriptions->len);
  g_autofree char *load_kg = NULL;
  g_autofree char *load = NULL;
  g_autofree char *tempo = NULL;

  if (cw_prescription_is_timed (p)) {
    load = cw_set_scheme_reps_to_text (&p->scheme);
    tempo = cw_dose_text_intensity (p);
  } else if (p->body_weight || isnan (p->load_kg)) {
    load = g_strdup (_("Body weight"));
  } else {
    load_kg = cw_number_format (p->load_kg, 1);
    load = g_strdup_printf (_("%s kg"), load_kg);
  }
  /* Translators: a tempo such as 2-0-2: seconds up, held, down. */
  if (tempo == NULL)
    tempo = g_strdup_printf (_("Tempo %s"), p->tempo);
  gtk_label_set_label (GTK_LABEL (self->exercise_label), exercise->name);
  gtk_label_set_label (GTK_LABEL (self->exercise_detail_label), detail);
  show_watch (self, p->limbs);
  gtk_label_set_label (GTK_LABEL (self->load_label), load);
  gtk_label_set_label (GTK_LABEL (self->tempo_label), tempo);
}

static const char *
get_due_word (CwSessionPage *self, int set_number)
{
  if (set_number != cw_session_runner_get_set_number (self->runner))
    return NULL;
  switch (cw_session_runner_get_phase (self->runner)) {
  case CW_RUNNER_SET:
    return C_("set", "now");
  case CW_RUNNER_READY:
  case CW_RUNNER_REST:
    return C_("set", "next");
  case CW_RUNNER_DEFLATE:
  case CW_RUNNER_REPERFUSION:
  case CW_RUNNER_STOPPING:
  case CW_RUNNER_FINISHED:
  default:
    return NULL;
  }
}

/* All sets in one line, where there is no room for tiles. */
static void
append_set (GString *line, const CwSetEntry *done)
{
  g_autofree char *figure = cw_set_tile_abbreviate (done);

  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, figure);
}

static void
show_tiles (CwSessionPage *self)
{
  const CwPrescription *p = cw_session_runner_get_prescription (self->runner);
  GtkWidget *tile = gtk_widget_get_first_child (self->tile_box);
  g_autoptr (GString) line = g_string_new (NULL);

  for (int i = 1; i <= p->scheme.n_sets; i++) {
    if (tile == NULL) {
      tile = g_object_new (CW_TYPE_SET_TILE, "hexpand", TRUE, NULL);
      gtk_box_append (GTK_BOX (self->tile_box), tile);
    }
    cw_set_tile_show (CW_SET_TILE (tile), i, &p->scheme,
                      cw_session_runner_get_set (self->runner, i),
                      cw_session_runner_get_previous_set (self->runner, i),
                      get_due_word (self, i));
    tile = gtk_widget_get_next_sibling (tile);
    append_set (line, cw_session_runner_get_set (self->runner, i));
  }
  gtk_label_set_label (GTK_LABEL (self->tile_line), line->str);
  while (tile != NULL) {
    GtkWidget *next = gtk_widget_get_next_sibling (tile);

    gtk_box_remove (GTK_BOX (self->tile_box), tile);
    tile = next;
  }
}

/* The set to be rated.  The last interval of an exercise is over with the cuff
 * down: it is rated when the next exercise, or the end, is there already. */
static const CwSetEntry *
get_rated_set (CwSessionPage *self)
{
  const GPtrArray *sets =
    cw_session_runner_get_session (self->runner)->sets;
  const CwSetEntry *last = _cw_session_page_get_last_set (self);
  const CwSetEntry *latest =
    sets->len > 0 ? g_ptr_array_index (sets, sets->len - 1) : NULL;
  CwRunnerPhase phase = cw_session_runner_get_phase (self->runner);

  if (phase == CW_RUNNER_SET || phase == CW_RUNNER_STOPPING)
    return NULL;
  return latest != NULL && latest->done_s >= 0 ? latest : last;
}

static void
show_ratings (CwSessionPage *self, gboolean anew)
{
  const CwSetEntry *last = get_rated_set (self);
  CwRunnerPhase phase = cw_session_runner_get_phase (self->runner);
  gboolean visible =
    last != NULL && !self->correcting &&
    (last->done_s >= 0 || phase == CW_RUNNER_REST || phase == CW_RUNNER_DEFLATE ||
     phase == CW_RUNNER_REPERFUSION);
  gboolean asks;

  if (anew)
    self->explained = last == NULL || (!self->reviewing &&
                                       last->short_reason != CW_SHORT_UNSAID);
  asks = visible && last->end == CW_SET_END_SHORT && !self->explained;
  gtk_widget_set_visible (self->reason_row, asks);
  gtk_widget_set_visible (self->rating_box, visible && !asks);
  if (visible && anew) {
    double values[CW_N_RATINGS] = {
      [CW_RATING_EFFORT] = last->effort,
      [CW_RATING_PAIN] = last->pain,
      [CW_RATING_DISCOMFORT] = last->discomfort,
    };

    cw_short_reason_row_set_reason (CW_SHORT_REASON_ROW (self->reason_row),
                                    last->short_reason);
    cw_rating_row_set_values (CW_RATING_ROW (self->rating_row), values);
    if (self->reviewing)
      cw_rating_row_start_over (CW_RATING_ROW (self->rating_row));
    self->reviewing = FALSE;
  }
}

static void
show_undo (CwSessionPage *self)
{
  const CwSetEntry *last = _cw_session_page_get_last_set (self);
  gboolean visible = _cw_session_page_can_undo (self);
  g_autofree char *label = NULL;

  if (visible && self->correcting)
    label = g_strdup (_("Leave the set as it was (Escape)"));
  else if (visible)
    label = g_strdup_printf (_("Correct set %d (Backspace or Page Up)"),
                             last->set_number);
  gtk_widget_set_visible (self->undo_button, visible);
  gtk_widget_set_tooltip_text (self->undo_button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->undo_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
}

void
_cw_session_page_show_action (CwSessionPage *self)
{
  g_autofree char *label = NULL;
  const char *key = "";
  gboolean suggested = TRUE;

  if (g_str_equal (self->page, "set")) {
    int reps = cw_reps_entry_get_reps (CW_REPS_ENTRY (self->reps_entry));

    if (_cw_session_page_is_interval_up (self))
      label = g_strdup (_("The cuff is deflated"));
    else if (!self->correcting && cw_session_runner_is_timed (self->runner))
      label = g_strdup (_("Keep the interval"));
    else if (reps < 0)
      label = g_strdup (_("Type the repetitions"));
    else if (self->correcting)
      label = g_strdup_printf (_("Correct to %d"), reps);
    else
      label = g_strdup_printf (_("Set done, %d"), reps);
    key = _cw_session_page_is_interval_up (self) ? "D" : C_("key", "Enter");
    suggested = !_cw_session_page_is_interval_up (self) || self->time_is_up;
  } else if (g_str_equal (self->page, "deflate") ||
             g_str_equal (self->page, "limit")) {
    label = g_strdup (_("The cuff is deflated"));
    key = "D";
  } else if (g_str_equal (self->page, "finished")) {
    label = g_strdup (C_("leave the session", "Close"));
    key = C_("key", "Enter");
  } else if (g_str_equal (self->page, "ready")) {
    label = g_strdup (_("The cuff is inflated"));
    key = "I";
  } else if (cw_session_runner_get_phase (self->runner) ==
             CW_RUNNER_REPERFUSION) {
    label = g_strdup (_("The cuff is inflated again"));
    key = "I";
    suggested = cw_session_runner_get_rest_left_s (self->runner) <= 0;
  } else {
    label = NULL;
  }
  show_undo (self);
  gtk_widget_set_visible (self->action_button, label != NULL);
  gtk_label_set_label (GTK_LABEL (self->action_label),
                       label != NULL ? label : "");
  gtk_label_set_label (GTK_LABEL (self->action_key_label), key);
  if (suggested)
    gtk_widget_add_css_class (self->action_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->action_button, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->action_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
}

void
_cw_session_page_keep_cuff_in_sight (CwSessionPage *self)
{
  gtk_widget_set_visible (
    self->cuff_clock,
    cw_session_runner_is_inflated (self->runner) &&
      !cw_cuff_card_is_in_sight (CW_CUFF_CARD (self->cuff_card),
                                 self->scroller));
}

static void
show_cuff (CwSessionPage *self)
{
  cw_cuff_card_show (CW_CUFF_CARD (self->cuff_card), self->runner);
  cw_cuff_clock_show (CW_CUFF_CLOCK (self->cuff_clock), self->runner);
  _cw_session_page_keep_cuff_in_sight (self);
}

void
_cw_session_page_show (CwSessionPage *self)
{
  const char *page = get_page (self);
  int set_number = cw_session_runner_get_set_number (self->runner);
  guint exercise = cw_session_runner_get_exercise_index (self->runner);
  gboolean anew = self->page == NULL || !g_str_equal (page, self->page) ||
                  set_number != self->shown_set ||
                  exercise != self->shown_exercise;
  gboolean red = g_str_equal (page, "limit");

  self->page = page;
  if (anew) {
    self->page_since = cw_clock_now (self->clock);
    self->beating = FALSE;
  }
  self->shown_set = set_number;
  self->shown_exercise = exercise;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  if (anew)
    show_exercise (self);
  show_tiles (self);
  _cw_session_page_show_middle (self, anew);
  show_ratings (self, anew);
  _cw_session_page_show_action (self);
  cw_check_row_show (CW_CHECK_ROW (self->check_row));
  show_cuff (self);
  if (red)
    gtk_widget_add_css_class (GTK_WIDGET (self), "cw-limit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "cw-limit");
  if (!red && cw_session_runner_get_alarm (self->runner) != CW_CUFF_ALARM_NONE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "cw-near-limit");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "cw-near-limit");
  gtk_widget_set_sensitive (
    self->stop_button,
    cw_session_runner_get_phase (self->runner) != CW_RUNNER_FINISHED);
}
