/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"
#include "clinical/set-scheme.h"

G_BEGIN_DECLS

#define CW_N_FAMILIARISATION_STEPS 5

/* A step of the ladder by which a patient gets used to the cuff (CLINICAL 2.8);
 * its number is its index.  A number that the step does not name is NAN. */
typedef struct {
  const char *id;      /* `F1` */
  const char *title;   /* translated */
  const char *content; /* what is done, and when the step is left; translated */
  gboolean at_rest;    /* the test with the cuff at rest, before the first
                          exercise */
  gboolean plan_dose;  /* no limits but those of every plan */
  double interval_s;   /* of the test */
  const CwSetScheme *scheme;             /* of the preset; NULL when none */
  double reps_max;                       /* of one exercise */
  double load_percent, load_percent_max; /* of 1RM */
  double aop_percent, aop_percent_max;
  double exercises_max; /* of one session */
  double effort_max;    /* 0 to 10 */
  const char *source;
} CwFamiliarisationStep;

/* By number, F0 to F4; NULL for others.  Static. */
const CwFamiliarisationStep *cw_familiarisation_get_step (int number);

/* A session with exercise under the cuff. */
typedef struct {
  CwDate date;
  gboolean held; /* what followed kept the patient on that step */
} CwFamiliarisationSession;

typedef enum {
  CW_FAMILIARISATION_FIRST,        /* no session yet */
  CW_FAMILIARISATION_SKIPPED,      /* none here, but use that is documented */
  CW_FAMILIARISATION_NEXT,         /* one up from the last session's */
  CW_FAMILIARISATION_HELD,         /* after-effects of the last session */
  CW_FAMILIARISATION_STEPPED_BACK, /* a pause of weeks */
  CW_FAMILIARISATION_RESTARTED,    /* a pause of months */
  CW_FAMILIARISATION_DONE,         /* the ladder has been climbed */
} CwFamiliarisationReason;

/* The step that is due on that day, 1 to 4, after the sessions so far, oldest
 * first.  `used_before`: use within the last weeks is documented elsewhere.
 * Before the first exercise of all the test of step 0 comes first.  `reason`
 * may be NULL. */
int cw_familiarisation_find_step (const CwFamiliarisationSession *sessions,
                                  gsize n_sessions,
                                  gboolean used_before,
                                  CwDate today,
                                  CwFamiliarisationReason *reason);

/* Whether after-effects of a session keep the patient on its step: soreness
 * after 48 hours, 0 to 10 (NAN: not known), or dark urine. */
gboolean cw_familiarisation_holds (double soreness, gboolean dark_urine);

/* Of the same-day check: what it finds not green holds the patient on the step of
 * the session before. */
const char *cw_familiarisation_get_check_item (void);

/* Whether that finding of a screening makes the ladder more than a proposal. */
gboolean cw_familiarisation_is_forced_by (const char *rule_id);

G_END_DECLS
