/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/cue-player.h"

struct _CwCuePlayer {
  GObject parent_instance;

  guint beep_source;
  guint silence_source;
  guint lane;
  CwCue cue;        /* that is being played, or waits for the bell */
  guint n_number;   /* strokes left that tell the lane */
  guint n_left;     /* and those of the cue */
  gboolean disabled;
};

enum { BEEP, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCuePlayer, cw_cue_player, G_TYPE_OBJECT)

#define NUMBER_GAP_MS 120
/* Between number and cue, and between the cues of two sessions. */
#define PAUSE_MS 350

/* Who has the bell, and who waits for it. */
static CwCuePlayer *ringing;
static GList *waiting; /* (element-type CwCuePlayer) not owned */

/* How often the bell strikes, and with which pause. */
static const struct {
  guint n_beeps, gap_ms;
} rhythms[] = {
  [CW_CUE_NONE] = { 0, 0 },         [CW_CUE_GET_READY] = { 1, 0 },
  [CW_CUE_SET_STARTS] = { 2, 120 }, [CW_CUE_REST_OVER] = { 3, 250 },
  [CW_CUE_AMBER] = { 2, 500 },      [CW_CUE_RED] = { 5, 150 },
};

static gboolean strike_cb (gpointer data);

static void
strike_in (CwCuePlayer *self, guint ms)
{
  self->beep_source = g_timeout_add (ms, strike_cb, self);
}

/* The bell goes to whoever waits with what weighs most. */
static void
pass_bell (CwCuePlayer *self)
{
  CwCuePlayer *next = NULL;

  if (ringing != self)
    return;
  ringing = NULL;
  for (GList *each = waiting; each != NULL; each = each->next) {
    CwCuePlayer *other = each->data;

    if (next == NULL || other->cue > next->cue)
      next = other;
  }
  if (next == NULL)
    return;
  waiting = g_list_remove (waiting, next);
  ringing = next;
  strike_in (next, PAUSE_MS);
}

static void
ring (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  if (display != NULL)
    gdk_display_beep (display);
}

static void
strike (CwCuePlayer *self)
{
  ring ();
  if (self->n_number > 0) {
    self->n_number--;
    strike_in (self, self->n_number > 0 ? NUMBER_GAP_MS : PAUSE_MS);
  } else {
    self->n_left--;
    if (self->n_left > 0)
      strike_in (self, rhythms[self->cue].gap_ms);
    else
      pass_bell (self);
  }
  g_signal_emit (self, signals[BEEP], 0);
}

static gboolean
strike_cb (gpointer data)
{
  CwCuePlayer *self = data;

  self->beep_source = 0;
  strike (self);
  return G_SOURCE_REMOVE;
}

/* From the beginning, when the bell is free for it. */
static void
prepare (CwCuePlayer *self, CwCue cue)
{
  g_clear_handle_id (&self->beep_source, g_source_remove);
  self->cue = cue;
  self->n_number = self->lane;
  self->n_left = rhythms[cue].n_beeps;
}

static void
be_quiet (CwCuePlayer *self)
{
  g_clear_handle_id (&self->beep_source, g_source_remove);
  waiting = g_list_remove (waiting, self);
  pass_bell (self);
}

/* A count-down that comes late says nothing. */
static void
wait_for_bell (CwCuePlayer *self, CwCue cue)
{
  gboolean waits = g_list_find (waiting, self) != NULL;

  if (cue == CW_CUE_GET_READY || (waits && self->cue > cue))
    return;
  prepare (self, cue);
  if (!waits)
    waiting = g_list_append (waiting, self);
}

static gboolean
silence_over_cb (gpointer data)
{
  ((CwCuePlayer *)data)->silence_source = 0;
  return G_SOURCE_REMOVE;
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
cw_cue_player_set_lane (CwCuePlayer *self, guint lane)
{
  g_return_if_fail (CW_IS_CUE_PLAYER (self));

  self->lane = lane;
}

void
cw_cue_player_play (CwCuePlayer *self, CwCue cue)
{
  g_return_if_fail (CW_IS_CUE_PLAYER (self));
  g_return_if_fail (cue < G_N_ELEMENTS (rhythms));

  if (cue == CW_CUE_NONE || self->disabled || self->silence_source != 0)
    return;
  if (ringing != NULL && ringing != self) {
    CwCuePlayer *other = ringing;

    if (cue <= other->cue) {
      wait_for_bell (self, cue);
      return;
    }
    ringing = NULL;
    g_clear_handle_id (&other->beep_source, g_source_remove);
    wait_for_bell (other, other->cue);
  }
  waiting = g_list_remove (waiting, self);
  ringing = self;
  prepare (self, cue);
  strike (self);
}

void
cw_cue_player_beat (CwCuePlayer *self)
{
  g_return_if_fail (CW_IS_CUE_PLAYER (self));

  if (ringing != NULL || self->disabled || self->silence_source != 0)
    return;
  ring ();
  g_signal_emit (self, signals[BEEP], 0);
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
