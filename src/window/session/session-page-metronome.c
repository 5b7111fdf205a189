/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-page-private.h"

#include "window/preferences/settings.h"

/* The tempo of the plan during a set, seen and heard. */

static gboolean
has_tempo (CwSessionPage *self)
{
  CwMetronomeMoment moment;

  return !cw_session_runner_is_timed (self->runner)
         && cw_metronome_find (
             cw_session_runner_get_prescription (self->runner)->tempo, 0,
             &moment);
}

/* While a set is done, in a page that somebody sees. */
static gboolean
is_beating (CwSessionPage *self)
{
  return gtk_toggle_button_get_active (
             GTK_TOGGLE_BUTTON (self->metronome_button))
         && has_tempo (self) && g_str_equal (self->page, "set")
         && !self->correcting && gtk_widget_get_mapped (GTK_WIDGET (self));
}

static void
show_moment (CwSessionPage *self, const CwMetronomeMoment *moment)
{
  gboolean animated;
  double height = moment->height;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)),
                "gtk-enable-animations", &animated, NULL);
  if (!animated)
    height = moment->phase == CW_METRONOME_DOWN ? 0 : 1;
  gtk_label_set_label (GTK_LABEL (self->metronome_label),
                       cw_metronome_phase_get_name (moment->phase));
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->metronome_bar), height);
}

void
_cw_session_page_beat (CwSessionPage *self)
{
  CwInstant now = cw_clock_now (self->clock);
  CwMetronomeMoment moment = { 0 };
  gboolean beating = is_beating (self);

  gtk_widget_set_visible (self->metronome_button, has_tempo (self));
  gtk_widget_set_visible (self->metronome_box, beating);
  if (beating && !self->beating)
    self->first_beat = now;
  if (beating
      && cw_metronome_find (
          cw_session_runner_get_prescription (self->runner)->tempo,
          cw_instant_elapsed_us (&self->first_beat, &now), &moment)) {
    show_moment (self, &moment);
    if (!self->beating || cw_metronome_has_beat (&self->last_beat, &moment))
      cw_cue_player_beat (self->cue_player);
  }
  self->last_beat = moment;
  self->beating = beating;
}

/* Switched on, it begins with the movement up. */
void
_cw_session_page_toggle_metronome (CwSessionPage *self)
{
  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (self->metronome_button),
      !gtk_toggle_button_get_active (
          GTK_TOGGLE_BUTTON (self->metronome_button)));
}

void
_cw_session_page_init_metronome (CwSessionPage *self)
{
  g_autoptr (GSettings) settings = cw_settings_open ();

  if (settings != NULL)
    g_settings_bind (settings, "session-metronome", self->metronome_button,
                     "active", G_SETTINGS_BIND_DEFAULT);
}
