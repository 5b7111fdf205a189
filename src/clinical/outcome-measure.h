/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/limb.h"
#include "clinical/smallest-change.h"

G_BEGIN_DECLS

typedef enum {
  CW_OUTCOME_NUMBER,
  CW_OUTCOME_ACTIVITIES, /* the mean of what the patient has named and rated */
  CW_OUTCOME_GIRTH,      /* of one limb, at a landmark */
  CW_OUTCOME_TOTAL,      /* of a questionnaire that the clinician names */
} CwOutcomeKind;

/**
 * CwOutcomeMeasure:
 * @name: "Pain (NPRS)"
 * @title: the same with its unit or scale, for charts
 * @question: what is asked or done
 * @unit: "stands"; NULL for a scale
 * @lowest, @highest: what can be; of each activity, too
 * @step: from one value to the next
 * @better: 1 where more is better, -1 where less is, 0 where neither
 * @smallest: change that counts; NULL: not known
 * @is_change: it tells of a change itself, and how it changes means nothing
 * @least_items, @most_items: activities; 0 where there are none
 * @adapted_label: of a way to do it that is not compared with the usual one; or
 *   NULL
 * @licence: who may use it, in a sentence
 *
 * What is asked or measured to see whether care helps (CLINICAL 3.6).
 */
typedef struct {
  const char *id; /* `NPRS` */
  CwOutcomeKind kind;
  const char *name;
  const char *title;
  const char *question;
  const char *unit;
  double lowest, highest;
  double step;
  int better;
  const CwSmallestChange *smallest;
  gboolean is_change;
  int least_items, most_items;
  const char *adapted_label;
  const char *licence;
} CwOutcomeMeasure;

/* Of the bundled data, in the order in which they are asked.  Static. */
const CwOutcomeMeasure *const *cw_outcome_measures_get (gsize *n_measures);
/* NULL when there is none of that identifier. */
const CwOutcomeMeasure *cw_outcome_measure_find (const char *id);
/* Whether it is within the range and a whole number of steps. */
gboolean cw_outcome_measure_accepts (const CwOutcomeMeasure *measure,
                                     double value);
/* Decimals that its step needs. */
int cw_outcome_measure_get_decimals (const CwOutcomeMeasure *measure);

/**
 * CwOutcomeLandmark:
 * @name: "Thigh"
 * @label: "above the upper edge of the patella"
 * @limbs: on which it is found
 * @usual_cm: the distance that is offered first
 * @lowest_cm, @highest_cm: distances that can be
 *
 * From where the place is found at which a girth is taken.
 */
typedef struct {
  const char *id; /* `THIGH` */
  const char *name;
  const char *label;
  CwLimbSet limbs;
  double usual_cm;
  double lowest_cm, highest_cm;
} CwOutcomeLandmark;

const CwOutcomeLandmark *const *cw_outcome_landmarks_get (gsize *n_landmarks);
const CwOutcomeLandmark *cw_outcome_landmark_find (const char *id);

G_END_DECLS
