/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/metronome.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/set-scheme.h"

static gint64
seconds_to_us (double seconds)
{
  return (gint64)llround (seconds * G_USEC_PER_SEC);
}

gboolean
cw_metronome_find (const char *tempo,
                   gint64 elapsed_us,
                   CwMetronomeMoment *moment)
{
  double parts_s[CW_N_TEMPO_PARTS];
  gint64 up, hold, down, at;

  g_return_val_if_fail (moment != NULL, FALSE);

  if (elapsed_us < 0 || !cw_tempo_parse_parts (tempo, parts_s))
    return FALSE;
  up = seconds_to_us (parts_s[CW_METRONOME_UP]);
  hold = seconds_to_us (parts_s[CW_METRONOME_HOLD]);
  down = seconds_to_us (parts_s[CW_METRONOME_DOWN]);
  if (up + hold + down <= 0)
    return FALSE;
  at = elapsed_us % (up + hold + down);
  moment->repetition = elapsed_us / (up + hold + down);
  if (at < up) {
    moment->phase = CW_METRONOME_UP;
    moment->height = (double)at / (double)up;
  } else if (at < up + hold) {
    moment->phase = CW_METRONOME_HOLD;
    moment->height = 1;
  } else {
    moment->phase = CW_METRONOME_DOWN;
    moment->height = 1 - (double)(at - up - hold) / (double)down;
  }
  return TRUE;
}

gboolean
cw_metronome_has_beat (const CwMetronomeMoment *before,
                       const CwMetronomeMoment *now)
{
  g_return_val_if_fail (before != NULL && now != NULL, FALSE);

  return before->phase != now->phase || before->repetition != now->repetition;
}

const char *
cw_metronome_phase_get_name (CwMetronomePhase phase)
{
  switch (phase) {
  case CW_METRONOME_UP:
    /* Translators: a movement goes up. */
    return C_ ("metronome", "Up");
  case CW_METRONOME_HOLD:
    /* Translators: a movement is held at its top. */
    return C_ ("metronome", "Hold");
  case CW_METRONOME_DOWN:
  default:
    /* Translators: a movement goes down. */
    return C_ ("metronome", "Down");
  }
}
