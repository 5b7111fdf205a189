/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/dated-value.h"
#include "model/outcome-score.h"

G_BEGIN_DECLS

#define CW_OUTCOME_MAX_SIDES 2

/* One limb of a girth; the only side of all else. */
typedef struct {
  CwLimbSet limb; /* none where the measure has no side */
  GArray *values; /* (element-type CwDatedValue) oldest first */
} CwOutcomeSide;

/**
 * CwOutcomeSeries:
 * @title: "Pain (NPRS), 0–10"
 * @details: what was asked or where, as "Stairs · Kneeling · Running"; NULL
 *   where the title says all
 * @lowest, @highest: what can be; of what has a unit, and so no scale to be seen,
 *   the highest is NAN
 * @sides: the right one before the left one
 *
 * All scores that were taken in one way, and so can be compared.
 */
typedef struct {
  const CwOutcomeMeasure *measure;
  char *title;
  char *details;
  double lowest, highest;
  CwOutcomeSide sides[CW_OUTCOME_MAX_SIDES];
  guint n_sides;
} CwOutcomeSeries;

/* (element-type CwOutcomeSeries) of scores (element-type CwOutcomeScore),
 * newest first, without those struck out: by measure, and of one measure what
 * was taken last comes first. */
GPtrArray *
cw_outcome_series_collect (const GPtrArray *scores) G_GNUC_WARN_UNUSED_RESULT;

/* "6 to 3: improved, by more than 1"; where no smallest change is known it says
 * so, and calls nothing an improvement. */
char *cw_outcome_describe_change (const CwOutcomeMeasure *measure,
                                  double before,
                                  double after) G_GNUC_WARN_UNUSED_RESULT;

/* The same of a series from the first to the last of the days, each side by its
 * name; a single score with its day.  "" where there is none. */
char *cw_outcome_series_describe (const CwOutcomeSeries *series,
                                  CwDate first,
                                  CwDate last) G_GNUC_WARN_UNUSED_RESULT;

/* The newest score of that measure that stands; NULL when there is none. */
const CwOutcomeScore *cw_outcome_scores_find_last (const GPtrArray *scores,
                                                   const char *measure_id);
/* The newest one that stands and was taken in the same way; NULL when there is
 * none. */
const CwOutcomeScore *cw_outcome_scores_find_same (const GPtrArray *scores,
                                                   const CwOutcomeScore *score);

G_END_DECLS
