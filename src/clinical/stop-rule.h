/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/adverse-event.h"
#include "clinical/screening.h"

G_BEGIN_DECLS

/* What follows a stop (CLINICAL 2.10), from the mildest. */
typedef enum {
  CW_STOP_CONSEQUENCE_NONE,    /* may go on after a check */
  CW_STOP_CONSEQUENCE_LIMB,    /* no cuff on that limb again that day */
  CW_STOP_CONSEQUENCE_SESSION, /* the whole session ends */
} CwStopConsequence;

/* From where on something measured or said is a reason; each NAN where it is
 * none. */
typedef struct {
  double sbp_above, dbp_above;     /* mmHg */
  double sbp_fall_above;           /* mmHg below that before the session */
  double heart_rate_percent_above; /* of the maximum for the age */
  double pain_from;                /* of the limb, 0 to 10 */
  double discomfort_from;          /* of the cuff, 0 to 10 */
} CwStopLimits;

/* A reason to let a cuff down at once. */
typedef struct {
  const char *id;    /* `STOP_NUMB` */
  const char *label; /* translated */
  const char *key;   /* one character, as a hint and a shortcut */
  CwStopConsequence consequence;
  CwStopLimits limits;
  CwDoseClass from_class; /* the mildest in which its limits hold */
  const CwEventKind *event; /* the adverse event that it opens; NULL for none */
  CwEventGrade event_grade;
  const char *source;
} CwStopRule;

/* All rules of the bundled data, those of one consequence together.  Static. */
const CwStopRule *const *cw_stop_rules_get (gsize *n_rules);
/* NULL when there is none. */
const CwStopRule *cw_stop_rule_find (const char *id);

/* Whether it is a symptom: then the curve of the sets is not read (CLINICAL
 * 4.2) and a clinician reviews before the next session. */
gboolean cw_stop_rule_is_symptom (const CwStopRule *rule);

/* What was measured or said in a session, and of whom; each number NAN where it
 * is not known. */
typedef struct {
  CwDoseClass dose_class;
  double age_years;
  double sbp_before_mmhg; /* before the session */
  double sbp_mmhg, dbp_mmhg, heart_rate_bpm;
  double pain, discomfort; /* 0 to 10 */
} CwStopReading;

/* Whether a reading alone is a reason to stop (CLINICAL 2.10).  What is not known
 * fulfils no rule: it is left to whoever looks at the patient. */
gboolean cw_stop_rule_is_reached (const CwStopRule *rule,
                                  const CwStopReading *reading);

/* Above which pulse in beats a minute it is a reason at that age; NAN where it is
 * not about the pulse, not in that class or the age is not known. */
double cw_stop_rule_get_heart_rate_limit (const CwStopRule *rule,
                                          CwDoseClass dose_class,
                                          double age_years);

G_END_DECLS
