/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-page-private.h"

#include "base/text.h"
#include "window/common/fit-layout.h"
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

G_DEFINE_FINAL_TYPE (CwSessionPage, cw_session_page, GTK_TYPE_WIDGET)

static void
check_failed_cb (CwSessionPage *self, GError *error)
{
  cw_message_show_error (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
    _("The check was not saved"), error);
}

/* What is not as it should be has pressed STOP already. */
static void
checked_cb (CwSessionPage *self)
{
  if (cw_session_runner_get_phase (self->runner) == CW_RUNNER_STOPPING)
    _cw_session_page_show_stop_window (self);
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

static void
cw_session_page_map (GtkWidget *widget)
{
  CwSessionPage *self = CW_SESSION_PAGE (widget);

  GTK_WIDGET_CLASS (cw_session_page_parent_class)->map (widget);
  if (self->runner != NULL &&
      cw_session_runner_get_phase (self->runner) == CW_RUNNER_STOPPING)
    _cw_session_page_show_stop_window (self);
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

/* What buttons do is what keys do. */
#define BIND_ACT(name)                                                         \
  gtk_widget_class_bind_template_callback_full (                               \
    widget_class, #name, G_CALLBACK (_cw_session_page_##name))

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  BIND_ACT (act);
  BIND_ACT (start_set);
  BIND_ACT (lengthen_rest);
  BIND_ACT (shorten_rest);
  BIND_ACT (pause);
  BIND_ACT (rate);
  BIND_ACT (explain);
  BIND_ACT (undo);
  BIND_ACT (stop);
  BIND_ACT (skip);
  gtk_widget_class_bind_template_callback (widget_class, reps_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, checked_cb);
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
  g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_CHECK_ROW);
  g_type_ensure (CW_TYPE_CUFF_CARD);
  g_type_ensure (CW_TYPE_CUFF_CLOCK);
  g_type_ensure (CW_TYPE_FIT_LAYOUT);
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_RATING_ROW);
  g_type_ensure (CW_TYPE_REPS_ENTRY);
  g_type_ensure (CW_TYPE_SHORT_REASON_ROW);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/session/session-page.ui");
  bind_children (widget_class);
  bind_callbacks (widget_class);
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
    _cw_session_page_show_stop_window (self);
}

void
cw_session_page_set_patient_name (CwSessionPage *self, const char *patient_name)
{
  g_return_if_fail (CW_IS_SESSION_PAGE (self));

  if (cw_set_str (&self->patient_name, patient_name) &&
      self->stop_window != NULL)
    cw_stop_window_set_patient_name (CW_STOP_WINDOW (self->stop_window),
                                     patient_name);
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
    _cw_session_page_stop (self);
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
