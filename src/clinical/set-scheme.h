/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CW_MAX_SETS 8

/* A named pattern of sets (CLINICAL 2.1), from data/clinical/. */
typedef struct {
  const char *id;   /* `FIXED_30_15_15_15` */
  const char *name; /* "30 / 15 / 15 / 15", translated */
  int n_sets;
  int target_reps[CW_MAX_SETS];    /* 0: as many as possible */
  gboolean to_failure[CW_MAX_SETS]; /* that set ends at failure or fatigue */
  double rest_s;
  gboolean preset; /* offered by a key of its own */
  gboolean to_fatigue; /* all sets near fatigue: drop-off measures apply */
  double interval_s; /* each set is an interval of so many seconds with the cuff
                        up, of rest_s without it; 0 for sets of repetitions */
} CwSetScheme;

/* The schemes of the bundled data, in order of use.  Static. */
const CwSetScheme *const *cw_set_schemes_get (gsize *n_schemes);
/* NULL when there is none. */
const CwSetScheme *cw_set_scheme_find (const char *id);

/* Intervals in place of sets (CLINICAL 2.2, 2.3): 1 to CW_MAX_SETS of them, else
 * none. */
void cw_set_scheme_init_intervals (CwSetScheme *scheme,
                                   double n_intervals,
                                   double interval_s,
                                   double off_s);
/* Whether its sets go by the clock and not by repetitions. */
gboolean cw_set_scheme_is_timed (const CwSetScheme *scheme);

/* `30/15/15/15`, with F for a set to failure; own schemes are written and read
 * this way.  Intervals as `5 × 3:00`, for people only. */
char *cw_set_scheme_reps_to_text (const CwSetScheme *scheme)
  G_GNUC_WARN_UNUSED_RESULT;
/* Reads such a text into *scheme, whose name and id become NULL; FALSE and
 * CW_CLINICAL_ERROR_OUT_OF_RANGE when it is none. */
gboolean
cw_set_scheme_from_text (const char *text, CwSetScheme *scheme, GError **error);

/* Repetitions expected in a set for planning its time: the target, or 30 and
 * then 15 for a set to failure. */
int cw_set_scheme_expected_reps (const CwSetScheme *scheme, int set_index);
int cw_set_scheme_total_reps (const CwSetScheme *scheme);

/* Seconds from inflating to the end of the last set with the cuff left up:
 * repetitions × tempo + rests (CLINICAL 2.1).  Of intervals the sum without the
 * pauses, in which the cuff is down. */
double cw_set_scheme_restriction_s (const CwSetScheme *scheme,
                                    double seconds_per_rep,
                                    double rest_s);

/* Seconds of one repetition of a tempo such as `2-0-2`, three parts of 0 to
 * 10 s; FALSE when it is no tempo.  `seconds_per_rep` may be NULL. */
gboolean cw_tempo_parse (const char *tempo, double *seconds_per_rep);
/* Its seconds up, held and down. */
#define CW_N_TEMPO_PARTS 3
gboolean cw_tempo_parse_parts (const char *tempo,
                               double parts_s[CW_N_TEMPO_PARTS]);

G_END_DECLS
