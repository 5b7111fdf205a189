/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/adverse-event.h"
#include "clinical/screening.h"

G_BEGIN_DECLS

typedef enum {
  CW_SAFETY_AT_INFLATION, /* the first one of an exercise */
  CW_SAFETY_AT_SET,
  CW_SAFETY_AT_END, /* the cuff came down for the last time */
} CwSafetyMoment;

typedef enum {
  CW_SAFETY_LOOK,     /* as it should be, or not */
  CW_SAFETY_PRESSURE, /* blood pressure and pulse */
  CW_SAFETY_EFFORT,   /* of the whole session, 0 to 10 */
} CwSafetyMeasure;

/* Limits of a pressure measured after the end in mmHg, each NAN where there is
 * none. */
typedef struct {
  double sbp_rise_above; /* wrong when further above that before … */
  double sbp_calm_below; /* … unless it is below this */
} CwSafetyBand;

/**
 * CwSafetyCheck:
 * @after_s: how long after its moment it is due
 * @exercise: only in this one of a session, from 1; 0 for all
 * @from_class: the mildest class in which it is asked
 * @early: may be answered before it is due
 * @late_after_s: of one after the end, from when on its answer is late
 * @open_s: how long it may still be answered
 * @red_advice: what to do when it is wrong; NULL where nothing can be
 * @event: what it opens when it is wrong after the end; NULL for none
 *
 * Something to look at while a session runs or after it (CLINICAL 7.2, 7.3).
 */
typedef struct {
  const char *id;       /* `CHECK_SKIN` */
  const char *label;    /* translated */
  const char *question; /* translated */
  CwSafetyMoment moment;
  CwSafetyMeasure measure;
  double after_s;
  GArray *sets;                     /* (element-type int) */
  CwDoseClass every_set_from_class; /* CW_DOSE_CLASS_NONE for no class */
  int exercise;
  CwDoseClass from_class;
  gboolean early;
  double late_after_s, open_s; /* INFINITY of one during the session */
  CwSafetyBand band;
  const char *red_advice;
  const CwEventKind *event;
  CwEventGrade event_grade;
  const char *source;
} CwSafetyCheck;

/* All of the bundled data, in the order in which they are asked.  Static. */
const CwSafetyCheck *const *cw_safety_checks_get (gsize *n_checks);
/* NULL when there is none. */
const CwSafetyCheck *cw_safety_check_find (const char *id);

/* Whether somebody of that class is asked it, after that set of that exercise
 * of the session, both counted from 1 and not looked at where it is not about
 * sets. */
gboolean cw_safety_check_applies (const CwSafetyCheck *check,
                                  CwDoseClass dose_class,
                                  int exercise,
                                  int set_number);

/* Whether an upper pressure is as it should be by the band of the check, in mmHg;
 * `sbp_before_mmhg` is that before the session, NAN when it is not known.  What is
 * wrong while the session runs say the stop rules. */
gboolean cw_safety_check_is_pressure_well (const CwSafetyCheck *check,
                                           double sbp_before_mmhg,
                                           double sbp_mmhg);

G_END_DECLS
