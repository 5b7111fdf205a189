/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwSmallestChange:
 * @absolute: in the unit of the measure; 0 where there is none
 * @percent: of the earlier value; 0 where there is none
 * @counts_step: one step of the load counts, too, where it is larger
 * @measurements: identifiers of the questionnaire's; NULL for none
 * @better: 1 where more is better, -1 where less is, 0 where neither
 *
 * How much a measure has to change before the change is called one (CLINICAL
 * 3.6).
 */
typedef struct {
  const char *id; /* `PAIN` */
  double absolute;
  double percent;
  gboolean counts_step;
  GStrv measurements;
  int better;
  const char *source;
} CwSmallestChange;

/* Of the bundled data; NULL where none is known.  Static. */
const CwSmallestChange *cw_smallest_change_find (const char *id);

/* The one that is about a measurement of the questionnaire; NULL where none is. */
const CwSmallestChange *
cw_smallest_change_of_measurement (const char *measurement_id);

typedef enum {
  CW_CHANGE_NONE, /* not more than measuring twice may give */
  CW_CHANGE_REAL, /* more, and neither better nor worse for that */
  CW_CHANGE_BETTER,
  CW_CHANGE_WORSE,
} CwChange;

/* What a change has to exceed, in the unit of the measure.  `step` is that of
 * the load, NAN when it is not known. */
double cw_smallest_change_get (const CwSmallestChange *smallest,
                               double before,
                               double step);
CwChange cw_smallest_change_judge (const CwSmallestChange *smallest,
                                   double before,
                                   double after,
                                   double step);

/* 100 × the lower side ÷ the higher one (CLINICAL 4.1, G2_GRADUATE); NAN
 * without both, or where both are 0. */
double cw_symmetry_percent (double one_side, double other_side);

G_END_DECLS
