/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum {
  CW_METRONOME_UP,
  CW_METRONOME_HOLD,
  CW_METRONOME_DOWN,
} CwMetronomePhase;

/**
 * CwMetronomeMoment:
 * @repetition: from 0
 * @height: how far up the movement is, 0 to 1
 *
 * Where a movement is that follows a tempo.
 */
typedef struct {
  CwMetronomePhase phase;
  gint64 repetition;
  double height;
} CwMetronomeMoment;

/* So long after the first beat of a tempo such as `2-0-2` (seconds up, held and
 * down, CLINICAL 2.1); parts of no length are left out.  FALSE when it is no
 * tempo, or before the first beat.  It knows no set and changes none. */
gboolean cw_metronome_find (const char *tempo,
                            gint64 elapsed_us,
                            CwMetronomeMoment *moment);

/* Whether a beat lies between two moments: the movement turns. */
gboolean cw_metronome_has_beat (const CwMetronomeMoment *before,
                                const CwMetronomeMoment *now);

/* What to do now, as "Up"; translated. */
const char *cw_metronome_phase_get_name (CwMetronomePhase phase);

G_END_DECLS
