/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/set-scheme.h"

G_BEGIN_DECLS

/**
 * CwDropOff:
 * @drop_percent: 100 (R1 - Rk) / R1 of each set, [0] is 0
 * @scheme_gap_percent: 100 (target - Rk) / target, NAN where there is no target
 * @completion_percent: done / prescribed, NAN without targets
 * @log_slope: NAN unless every set has at least one repetition
 *
 * The measures of CLINICAL 3.4.  NAN is a measure that does not apply.
 */
typedef struct {
  int n_sets;
  double total_reps;
  double drop_percent[CW_MAX_SETS];
  double retention;
  double fatigue_index_percent;
  double slope;
  double log_slope;
  double loss_per_set_percent;
  double scheme_gap_percent[CW_MAX_SETS];
  double completion_percent;
} CwDropOff;

/* `targets` may be NULL; `n_sets` 1 to CW_MAX_SETS. */
void cw_drop_off_measure (const double *reps,
                          int n_sets,
                          const int *targets,
                          CwDropOff *drop_off);

typedef enum {
  CW_PATTERN_NONE, /* no band fits, too few sets, or stopped by a symptom */
  CW_PATTERN_ON_TARGET,
  CW_PATTERN_SEED_BAND,
  CW_PATTERN_TOO_LIGHT,
  CW_PATTERN_TOO_HEAVY,
  CW_PATTERN_CLIFF,
  CW_PATTERN_FLAT_THEN_DROP,
  CW_PATTERN_RISING,
  CW_PATTERN_ERRATIC,
} CwPattern;

const char *cw_pattern_to_id (CwPattern pattern); /* `ON_TARGET` …; static */
const char *cw_pattern_get_name (CwPattern pattern); /* translated; static */
const char *cw_pattern_get_reading (CwPattern pattern);
const char *cw_pattern_get_message (CwPattern pattern);

/* Reads the curve (CLINICAL 4.2).  `effort` is the last set's CR10 rating, NAN
 * when not asked. */
CwPattern cw_pattern_read (const double *reps,
                           int n_sets,
                           const CwSetScheme *scheme,
                           double effort,
                           gboolean stopped_by_symptom);

/* The published means of four sets to failure with their 95 % confidence
 * interval (CLINICAL 3.4).  Static, from the bundled data. */
typedef struct {
  int n_sets;
  double mean[CW_MAX_SETS], low[CW_MAX_SETS], high[CW_MAX_SETS];
  const char *label;  /* "Published mean, four sets to failure" */
  const char *detail; /* studies, people, what the band is */
  const char *source;
} CwReferenceCurve;

const CwReferenceCurve *cw_drop_off_get_reference (void);

G_END_DECLS
