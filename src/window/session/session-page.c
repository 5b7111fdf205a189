/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-page-private.h"

#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"
#include "window/common/message.h"
#include "window/session/check-row.h"
#include "window/session/cuff-card.h"
#include "window/session/cuff-clock.h"
#include "window/session/rating-row.h"
#include "window/session/reps-entry.h"
#include "window/session/short-reason-row.h"
#include "window/session/stop-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define SILENCE_S 30
#define REST_STEP_S 15
/* How long a page has to be there before a step goes on from it. */
#define STEP_AFTER_S 1
#define LIMIT_STEP_AFTER_S 3

enum { FINISHED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwSessionPage, cw_session_page, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (CwSessionPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
show_failure (CwSessionPage *self, const char *heading, GError *error)
{
  cw_message_show_error (get_window (self), heading, error);
  _cw_session_page_show (self);
}

/* A session is over with its last act, whichever that was. */
static void
complete_if_over (CwSessionPage *self, const CwInstant *now)
{
  g_autoptr (GError) error = NULL;

  if (cw_session_runner_get_phase (self->runner) == CW_RUNNER_FINISHED &&
      cw_session_runner_get_session (self->runner)->state ==
        CW_SESSION_RUNNING &&
      !cw_session_runner_complete (self->runner, now, &error))
    show_failure (self, _("The end of the session was not saved"), error);
}

static void
log_set (CwSessionPage *self, const CwInstant *now)
{
  int reps = cw_session_runner_is_timed (self->runner)
               ? cw_session_runner_get_interval_s (self->runner)
               : cw_reps_entry_get_reps (CW_REPS_ENTRY (self->reps_entry));
  g_autoptr (GError) error = NULL;
  gboolean done;

  if (reps < 0) {
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  if (self->correcting)
    done = cw_session_runner_correct_set (self->runner, reps, &error);
  else
    done = cw_session_runner_log_set (self->runner, reps, now, &error);
  if (!done) {
    show_failure (self, _("The set was not saved"), error);
    return;
  }
  self->reviewing = self->correcting;
  self->correcting = FALSE;
  self->page = NULL;
  complete_if_over (self, now);
  _cw_session_page_show (self);
}

static void
inflate (CwSessionPage *self, const CwInstant *now)
{
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_inflate (self->runner, now, &error))
    show_failure (self, _("The session does not go on yet"), error);
}

static void
deflate (CwSessionPage *self, const CwInstant *now)
{
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_deflate (self->runner, now, &error)) {
    show_failure (self, _("Not saved"), error);
    return;
  }
  complete_if_over (self, now);
}

/* The one thing that is due, by its button. */
static void
act_cb (CwSessionPage *self)
{
  CwInstant now = cw_clock_now (self->clock);

  if (g_str_equal (self->page, "set") && _cw_session_page_is_interval_up (self))
    deflate (self, &now);
  else if (g_str_equal (self->page, "set"))
    log_set (self, &now);
  else if (g_str_equal (self->page, "deflate") ||
           g_str_equal (self->page, "limit"))
    deflate (self, &now);
  else if (g_str_equal (self->page, "finished"))
    g_signal_emit (self, signals[FINISHED], 0);
  else
    inflate (self, &now);
}

static void
start_set_cb (CwSessionPage *self)
{
  CwInstant now = cw_clock_now (self->clock);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_start_set (self->runner, &now, &error))
    show_failure (self, _("The set does not start yet"), error);
}

static void
lengthen_rest (CwSessionPage *self, int seconds)
{
  CwInstant now = cw_clock_now (self->clock);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_lengthen_rest (self->runner, seconds, &now, &error))
    show_failure (self, _("The rest stays as it is"), error);
}

static void
longer_rest_cb (CwSessionPage *self)
{
  lengthen_rest (self, REST_STEP_S);
}

static void
shorter_rest_cb (CwSessionPage *self)
{
  lengthen_rest (self, -REST_STEP_S);
}

static void
pause_cb (CwSessionPage *self)
{
  CwInstant now = cw_clock_now (self->clock);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_pause_rest (
        self->runner, !cw_session_runner_is_rest_paused (self->runner), &now,
        &error))
    show_failure (self, _("The rest stays as it is"), error);
}

static void
rated_cb (CwSessionPage *self)
{
  CwRatingRow *row = CW_RATING_ROW (self->rating_row);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_rate (
        self->runner, cw_rating_row_get_value (row, CW_RATING_EFFORT),
        cw_rating_row_get_value (row, CW_RATING_PAIN),
        cw_rating_row_get_value (row, CW_RATING_DISCOMFORT), &error))
    show_failure (self, _("The rating was not saved"), error);
}

static void
reason_cb (CwSessionPage *self)
{
  CwShortReason reason = cw_short_reason_row_get_reason (
    CW_SHORT_REASON_ROW (self->reason_row));
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_explain_set (self->runner, reason, &error)) {
    show_failure (self, _("The reason was not saved"), error);
    return;
  }
  self->explained = TRUE;
  _cw_session_page_show (self);
}

static void
stop_window_gone_cb (CwSessionPage *self)
{
  self->stop_window = NULL;
  self->page = NULL;
  _cw_session_page_show (self);
}

static void
show_stop_window (CwSessionPage *self)
{
  int reps = -1;

  /* What was typed of the set under way is kept with the stop; nothing typed
   * says nothing, least of all that the target was reached. */
  if (cw_session_runner_is_set_under_way (self->runner) &&
      cw_session_runner_is_timed (self->runner))
    reps = cw_session_runner_get_interval_s (self->runner);
  else if (cw_session_runner_is_set_under_way (self->runner))
    reps = MAX (cw_reps_entry_get_typed (CW_REPS_ENTRY (self->reps_entry)), 0);

  /* Another patient is shown: it comes with the page. */
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->stop_window != NULL) {
    gtk_window_present (self->stop_window);
    return;
  }
  self->stop_window = cw_stop_window_new (self->runner, self->clock,
                                          self->patient_name, reps,
                                          get_window (self));
  g_signal_connect_object (self->stop_window, "destroy",
                           G_CALLBACK (stop_window_gone_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (self->stop_window);
}

static void
stop_cb (CwSessionPage *self)
{
  CwInstant now = cw_clock_now (self->clock);
  g_autoptr (GError) error = NULL;

  if (cw_session_runner_get_phase (self->runner) != CW_RUNNER_STOPPING &&
      !cw_session_runner_stop (self->runner, &now, &error)) {
    show_failure (self, _("STOP was not saved. Let the cuff down now"), error);
    return;
  }
  show_stop_window (self);
}

static void
check_failed_cb (CwSessionPage *self, GError *error)
{
  cw_message_show_error (get_window (self), _("The check was not saved"),
                         error);
}

/* What is not as it should be has pressed STOP already. */
static void
checked_cb (CwSessionPage *self)
{
  if (cw_session_runner_get_phase (self->runner) == CW_RUNNER_STOPPING)
    show_stop_window (self);
}

static void
reps_changed_cb (CwSessionPage *self)
{
  if (self->runner != NULL && self->page != NULL)
    _cw_session_page_show_action (self);
}

/* Plays what has come since it was heard last. */
static void
play_cues (CwSessionPage *self)
{
  CwCueMoment moment = cw_cue_moment_read (self->runner);

  cw_cue_player_play (self->cue_player, cw_cue_find (&self->heard, &moment));
  self->heard = moment;
  _cw_session_page_beat (self);
}

/* A digit is a repetition in a set and a rating in a rest. */
static gboolean
press_digit (CwSessionPage *self, int digit)
{
  if (g_str_equal (self->page, "set")) {
    if (!self->correcting && cw_session_runner_is_timed (self->runner))
      return TRUE;
    cw_reps_entry_type_digit (CW_REPS_ENTRY (self->reps_entry), digit);
    return TRUE;
  }
  if (gtk_widget_get_visible (self->reason_row)) {
    if (!cw_short_reason_row_type_digit (CW_SHORT_REASON_ROW (self->reason_row),
                                         digit))
      gtk_widget_error_bell (GTK_WIDGET (self));
    return TRUE;
  }
  if (!gtk_widget_get_visible (self->rating_box))
    return FALSE;
  cw_rating_row_type_digit (CW_RATING_ROW (self->rating_row), digit);
  return TRUE;
}

/* Opens the set logged last again, or leaves it as it was. */
static void
undo_cb (CwSessionPage *self)
{
  self->correcting = !self->correcting;
  _cw_session_page_show (self);
}

/* Takes a digit back, then the last set. */
static gboolean
press_undo (CwSessionPage *self)
{
  if (g_str_equal (self->page, "set") &&
      cw_reps_entry_get_typed (CW_REPS_ENTRY (self->reps_entry)) >= 0) {
    cw_reps_entry_erase (CW_REPS_ENTRY (self->reps_entry));
    return TRUE;
  }
  if (!_cw_session_page_can_undo (self))
    return FALSE;
  undo_cb (self);
  return TRUE;
}

static void
skip_exercise (gpointer data)
{
  CwSessionPage *self = data;
  CwInstant now = cw_clock_now (self->clock);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_skip_exercise (self->runner, &now, &error)) {
    show_failure (self, _("The exercise was not left out"), error);
    return;
  }
  complete_if_over (self, &now);
}

static void
skip_cb (CwSessionPage *self)
{
  cw_message_ask (get_window (self), _("Leave this exercise out?"),
                  _("The sets done are kept; the rest of it is not done today."),
                  _("_Leave Out"), FALSE, skip_exercise, self);
}

static gboolean
has_stood (CwSessionPage *self, int seconds)
{
  CwInstant now = cw_clock_now (self->clock);

  return cw_instant_elapsed_us (&self->page_since, &now) >=
         seconds * G_USEC_PER_SEC;
}

/* Whether what is on the screen is taken by a step, or waited for. */
static gboolean
is_step_due (CwSessionPage *self)
{
  if (g_str_equal (self->page, "rest"))
    return cw_session_runner_get_phase (self->runner) ==
             CW_RUNNER_REPERFUSION &&
           cw_session_runner_get_rest_left_s (self->runner) <= 0;
  if (_cw_session_page_is_interval_up (self))
    return self->time_is_up;
  return cw_session_runner_get_phase (self->runner) != CW_RUNNER_STOPPING;
}

/* What a footswitch or a presenter's remote does: the next thing, whatever it
 * is.  A second press, or one that was meant for the page before, must not log
 * a set, nor say that a cuff is down that is up. */
static void
step (CwSessionPage *self)
{
  gboolean typed =
    g_str_equal (self->page, "set") &&
    (self->correcting ||
     cw_reps_entry_get_typed (CW_REPS_ENTRY (self->reps_entry)) >= 0);
  int after_s =
    g_str_equal (self->page, "limit") ? LIMIT_STEP_AFTER_S : STEP_AFTER_S;

  if (is_step_due (self) && (typed || has_stood (self, after_s)))
    act_cb (self);
}

static gboolean
press_letter (CwSessionPage *self, guint keyval)
{
  CwInstant now = cw_clock_now (self->clock);
  CwRunnerPhase phase = cw_session_runner_get_phase (self->runner);

  switch (gdk_keyval_to_upper (keyval)) {
  case GDK_KEY_I:
    if (cw_session_runner_is_inflated (self->runner) ||
        phase == CW_RUNNER_FINISHED)
      return FALSE;
    inflate (self, &now);
    return TRUE;
  case GDK_KEY_D:
    if (!cw_session_runner_is_inflated (self->runner))
      return FALSE;
    deflate (self, &now);
    return TRUE;
  case GDK_KEY_M:
    cw_cue_player_silence (self->cue_player, SILENCE_S);
    return TRUE;
  case GDK_KEY_T:
    cw_cue_player_play (self->cue_player, CW_CUE_AMBER);
    return TRUE;
  case GDK_KEY_K:
    _cw_session_page_toggle_metronome (self);
    return TRUE;
  case GDK_KEY_P:
    if (phase != CW_RUNNER_REST)
      return FALSE;
    pause_cb (self);
    return TRUE;
  case GDK_KEY_L:
    if (!g_str_equal (self->page, "ready"))
      return FALSE;
    skip_cb (self);
    return TRUE;
  case GDK_KEY_S:
    if (phase == CW_RUNNER_FINISHED)
      return FALSE;
    stop_cb (self);
    return TRUE;
  default:
    return cw_check_row_press (CW_CHECK_ROW (self->check_row), keyval);
  }
}

static void
cw_session_page_map (GtkWidget *widget)
{
  CwSessionPage *self = CW_SESSION_PAGE (widget);

  GTK_WIDGET_CLASS (cw_session_page_parent_class)->map (widget);
  if (self->runner != NULL &&
      cw_session_runner_get_phase (self->runner) == CW_RUNNER_STOPPING)
    show_stop_window (self);
}

static void
cw_session_page_unmap (GtkWidget *widget)
{
  CwSessionPage *self = CW_SESSION_PAGE (widget);

  if (self->stop_window != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self->stop_window), FALSE);
  GTK_WIDGET_CLASS (cw_session_page_parent_class)->unmap (widget);
}

static void
cw_session_page_dispose (GObject *object)
{
  CwSessionPage *self = CW_SESSION_PAGE (object);

  if (self->stop_window != NULL)
    gtk_window_destroy (self->stop_window);
  g_clear_object (&self->runner);
  g_clear_object (&self->cue_player);
  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SESSION_PAGE);

  G_OBJECT_CLASS (cw_session_page_parent_class)->dispose (object);
}

static void
cw_session_page_finalize (GObject *object)
{
  g_free (CW_SESSION_PAGE (object)->patient_name);
  cw_verdict_free (CW_SESSION_PAGE (object)->verdict);

  G_OBJECT_CLASS (cw_session_page_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwSessionPage, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (content);
  BIND (scroller);
  BIND (exercise_label);
  BIND (exercise_detail_label);
  BIND (watch_label);
  BIND (load_label);
  BIND (tempo_label);
  BIND (stack);
  BIND (ready_title_label);
  BIND (ready_pressure_label);
  BIND (ready_detail_label);
  BIND (set_title_label);
  BIND (metronome_box);
  BIND (metronome_label);
  BIND (metronome_bar);
  BIND (metronome_button);
  BIND (target_caption_label);
  BIND (target_label);
  BIND (reps_box);
  BIND (interval_label);
  BIND (reps_entry);
  BIND (rest_title_label);
  BIND (rest_label);
  BIND (rest_of_label);
  BIND (pause_button);
  BIND (rest_bar);
  BIND (rest_buttons);
  BIND (reason_row);
  BIND (rating_box);
  BIND (rating_row);
  BIND (limit_detail_label);
  BIND (limit_time_label);
  BIND (finished_label);
  BIND (check_row);
  BIND (tile_box);
  BIND (tile_line);
  BIND (cuff_card);
  BIND (cuff_clock);
  BIND (undo_button);
  BIND (action_button);
  BIND (action_label);
  BIND (action_key_label);
  BIND (stop_button);
}

static void
cw_session_page_class_init (CwSessionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_session_page_dispose;
  object_class->finalize = cw_session_page_finalize;
  widget_class->map = cw_session_page_map;
  widget_class->unmap = cw_session_page_unmap;
  signals[FINISHED] =
    g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_CHECK_ROW);
  g_type_ensure (CW_TYPE_CUFF_CARD);
  g_type_ensure (CW_TYPE_CUFF_CLOCK);
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_RATING_ROW);
  g_type_ensure (CW_TYPE_REPS_ENTRY);
  g_type_ensure (CW_TYPE_SHORT_REASON_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/session/session-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, start_set_cb);
  gtk_widget_class_bind_template_callback (widget_class, longer_rest_cb);
  gtk_widget_class_bind_template_callback (widget_class, shorter_rest_cb);
  gtk_widget_class_bind_template_callback (widget_class, pause_cb);
  gtk_widget_class_bind_template_callback (widget_class, rated_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_cb);
  gtk_widget_class_bind_template_callback (widget_class, undo_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, reps_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, skip_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, checked_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_session_page_init (CwSessionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->cue_player = cw_cue_player_new ();
  _cw_session_page_init_metronome (self);
}

void
cw_session_page_run (CwSessionPage *self,
                     CwSessionRunner *runner,
                     CwClock *clock,
                     const CwVerdict *verdict,
                     const char *patient_name)
{
  g_return_if_fail (CW_IS_SESSION_PAGE (self));
  g_return_if_fail (self->runner == NULL);

  self->runner = g_object_ref (runner);
  self->clock = clock;
  self->verdict = cw_verdict_copy (verdict);
  self->patient_name = g_strdup (patient_name);
  cw_session_runner_set_verdict (runner, verdict);
  cw_check_row_run (CW_CHECK_ROW (self->check_row), runner, clock);
  g_signal_connect_object (runner, "changed", G_CALLBACK (_cw_session_page_show), self,
                           G_CONNECT_SWAPPED);
  self->heard = cw_cue_moment_read (runner);
  _cw_session_page_show (self);
  if (cw_session_runner_get_phase (runner) == CW_RUNNER_STOPPING)
    show_stop_window (self);
}

void
cw_session_page_tick (CwSessionPage *self, const CwInstant *now)
{
  g_return_if_fail (CW_IS_SESSION_PAGE (self));
  g_return_if_fail (self->runner != NULL && now != NULL);

  cw_session_runner_tick (self->runner, now);
  _cw_session_page_keep_cuff_in_sight (self);
  play_cues (self);
}

GtkWindow *
cw_session_page_get_stop_window (CwSessionPage *self)
{
  g_return_val_if_fail (CW_IS_SESSION_PAGE (self), NULL);

  return self->stop_window;
}

void
cw_session_page_stop (CwSessionPage *self)
{
  g_return_if_fail (CW_IS_SESSION_PAGE (self));

  if (self->runner != NULL)
    stop_cb (self);
}

gboolean
cw_session_page_press (CwSessionPage *self,
                       guint keyval,
                       GdkModifierType state)
{
  g_return_val_if_fail (CW_IS_SESSION_PAGE (self), FALSE);

  if (self->runner == NULL)
    return FALSE;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == GDK_CONTROL_MASK &&
      keyval == GDK_KEY_z)
    return press_undo (self);
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (keyval >= GDK_KEY_0 && keyval <= GDK_KEY_9)
    return press_digit (self, (int) (keyval - GDK_KEY_0));
  if (keyval >= GDK_KEY_KP_0 && keyval <= GDK_KEY_KP_9)
    return press_digit (self, (int) (keyval - GDK_KEY_KP_0));
  switch (keyval) {
  case GDK_KEY_Return:
  case GDK_KEY_KP_Enter:
  case GDK_KEY_Page_Down:
  case GDK_KEY_KP_Page_Down:
    step (self);
    return TRUE;
  case GDK_KEY_space:
    if (cw_session_runner_get_phase (self->runner) != CW_RUNNER_REST ||
        self->correcting)
      step (self);
    else if (has_stood (self, STEP_AFTER_S))
      start_set_cb (self);
    return TRUE;
  case GDK_KEY_plus:
  case GDK_KEY_KP_Add:
    if (cw_session_runner_get_phase (self->runner) == CW_RUNNER_REST)
      longer_rest_cb (self);
    return TRUE;
  case GDK_KEY_minus:
  case GDK_KEY_KP_Subtract:
    if (cw_session_runner_get_phase (self->runner) == CW_RUNNER_REST)
      shorter_rest_cb (self);
    return TRUE;
  case GDK_KEY_BackSpace:
  case GDK_KEY_Page_Up:
  case GDK_KEY_KP_Page_Up:
    return press_undo (self);
  case GDK_KEY_Escape:
    if (!self->correcting)
      return FALSE;
    undo_cb (self);
    return TRUE;
  default:
    return press_letter (self, keyval);
  }
}

void
cw_session_page_set_sounds (CwSessionPage *self, gboolean sounds)
{
  g_return_if_fail (CW_IS_SESSION_PAGE (self));

  cw_cue_player_set_enabled (self->cue_player, sounds);
}

void
cw_session_page_set_lane (CwSessionPage *self, guint number)
{
  g_return_if_fail (CW_IS_SESSION_PAGE (self));

  cw_cue_player_set_lane (self->cue_player, number);
}
