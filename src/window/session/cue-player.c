/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/cue-player.h"

struct _CwCuePlayer {
  GObject parent_instance;

  guint beep_source;
  guint silence_source;
  guint n_left; /* beeps of the cue that is being played */
  gboolean disabled;
};

enum { BEEP, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCuePlayer, cw_cue_player, G_TYPE_OBJECT)

/* How often the bell strikes, and with which pause. */
static const struct {
  guint n_beeps, gap_ms;
} rhythms[] = {
  [CW_CUE_NONE] = { 0, 0 },         [CW_CUE_GET_READY] = { 1, 0 },
  [CW_CUE_SET_STARTS] = { 2, 120 }, [CW_CUE_REST_OVER] = { 3, 250 },
  [CW_CUE_AMBER] = { 2, 500 },      [CW_CUE_RED] = { 5, 150 },
};

static void
strike (CwCuePlayer *self)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (display != NULL)
    gdk_display_beep (display);
  self->n_left--;
  g_signal_emit (self, signals[BEEP], 0);
}

static gboolean
beep_cb (gpointer data)
{
  CwCuePlayer *self = data;

  strike (self);
  if (self->n_left > 0)
    return G_SOURCE_CONTINUE;
  self->beep_source = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
silence_over_cb (gpointer data)
{
  ((CwCuePlayer *)data)->silence_source = 0;
  return G_SOURCE_REMOVE;
}

static void
be_quiet (CwCuePlayer *self)
{
  g_clear_handle_id (&self->beep_source, g_source_remove);
  self->n_left = 0;
}

static void
cw_cue_player_dispose (GObject *object)
{
  CwCuePlayer *self = CW_CUE_PLAYER (object);

  be_quiet (self);
  g_clear_handle_id (&self->silence_source, g_source_remove);

  G_OBJECT_CLASS (cw_cue_player_parent_class)->dispose (object);
}

static void
cw_cue_player_class_init (CwCuePlayerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_cue_player_dispose;
  signals[BEEP]
      = g_signal_new ("beep", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                      NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_cue_player_init (CwCuePlayer *self)
{
}

CwCuePlayer *
cw_cue_player_new (void)
{
  return g_object_new (CW_TYPE_CUE_PLAYER, NULL);
}

void
cw_cue_player_play (CwCuePlayer *self, CwCue cue)
{
  g_return_if_fail (CW_IS_CUE_PLAYER (self));
  g_return_if_fail (cue < G_N_ELEMENTS (rhythms));

  if (cue == CW_CUE_NONE || self->disabled || self->silence_source != 0)
    return;
  be_quiet (self);
  self->n_left = rhythms[cue].n_beeps;
  strike (self);
  if (self->n_left > 0)
    self->beep_source = g_timeout_add (rhythms[cue].gap_ms, beep_cb, self);
}

void
cw_cue_player_silence (CwCuePlayer *self, guint seconds)
{
  g_return_if_fail (CW_IS_CUE_PLAYER (self));

  be_quiet (self);
  g_clear_handle_id (&self->silence_source, g_source_remove);
  if (seconds > 0)
    self->silence_source
        = g_timeout_add_seconds (seconds, silence_over_cb, self);
}

gboolean
cw_cue_player_is_silent (CwCuePlayer *self)
{
  g_return_val_if_fail (CW_IS_CUE_PLAYER (self), TRUE);

  return self->silence_source != 0;
}

void
cw_cue_player_set_enabled (CwCuePlayer *self, gboolean enabled)
{
  g_return_if_fail (CW_IS_CUE_PLAYER (self));

  self->disabled = !enabled;
  if (!enabled)
    be_quiet (self);
}
