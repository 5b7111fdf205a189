/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"
#include "clinical/outcome-measure.h"
#include "model/strike.h"

G_BEGIN_DECLS

#define CW_OUTCOME_MAX_ACTIVITIES 5
#define CW_OUTCOME_NAME_LENGTH 80
#define CW_OUTCOME_VERSION_LENGTH 40

/* What the patient has named and rated. */
typedef struct {
  char *name; /* NULL: there are no more */
  double rating;
} CwOutcomeActivity;

/**
 * CwOutcomeScore:
 * @value: in the unit of the measure; of activities their mean
 * @adapted: done in another way than the usual one, as with the arms
 * @name, @version, @lowest, @highest: of a questionnaire on paper; else NULL
 * and NAN
 * @limb, @landmark_id, @distance_cm: where a girth was taken; else none, NULL
 * and NAN
 * @activities: from the first on, as the patient named them
 *
 * One score of one day, with all that has to be the same for another one to be
 * compared with it.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 patient_id;
  char *measure_id; /* `NPRS` */
  double value;
  gboolean adapted;
  char *name, *version;
  double lowest, highest;
  CwLimbSet limb; /* one */
  char *landmark_id;
  double distance_cm;
  CwOutcomeActivity activities[CW_OUTCOME_MAX_ACTIVITIES];
  CwDate date;
  char *note;
  gint64 clinician_id;
  char *recorded_by;  /* "Anna Berg, physiotherapist" */
  gint64 recorded_at; /* UTC seconds */
  CwStrike strike;
} CwOutcomeScore;

/* An empty one of that measure; NULL where it is about to be read. */
CwOutcomeScore *
cw_outcome_score_new (const char *measure_id) G_GNUC_WARN_UNUSED_RESULT;
CwOutcomeScore *
cw_outcome_score_copy (const CwOutcomeScore *score) G_GNUC_WARN_UNUSED_RESULT;
void cw_outcome_score_free (CwOutcomeScore *score);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwOutcomeScore, cw_outcome_score_free)

int cw_outcome_score_count_activities (const CwOutcomeScore *score);
/* Of activities the mean of their ratings becomes the value. */
void cw_outcome_score_derive (CwOutcomeScore *score);

/* Whether it may be saved: a measure that is known, a value it can have, a day
 * up to `today`, and all that it has to be compared by. CW_MODEL_ERROR_INVALID.
 */
gboolean cw_outcome_score_validate (const CwOutcomeScore *score,
                                    CwDate today,
                                    GError **error);

/* Whether two scores were taken in the same way, be it on another side: the
 * same measure, questionnaire and version, landmark, activities, aids. */
gboolean cw_outcome_score_is_same_way (const CwOutcomeScore *score,
                                       const CwOutcomeScore *other);
/* The same, and on the same limb: one may be compared with the other. */
gboolean cw_outcome_score_is_comparable (const CwOutcomeScore *score,
                                         const CwOutcomeScore *other);

/* "Pain (NPRS)", "Girth · Thigh · Right leg", "KOOS (2003)". */
char *cw_outcome_score_get_title (const CwOutcomeScore *score)
    G_GNUC_WARN_UNUSED_RESULT;
/* "3 of 10", "52.3 cm", "5, between -7 and 7". */
char *cw_outcome_score_describe_value (const CwOutcomeScore *score)
    G_GNUC_WARN_UNUSED_RESULT;
/* "Stairs 4 · Kneeling 3 · Running 0", "10 cm above the upper edge of the
 * patella"; NULL where the title says all. */
char *cw_outcome_score_describe_details (const CwOutcomeScore *score)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
