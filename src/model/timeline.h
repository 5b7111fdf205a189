/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"
#include "clinical/limb.h"
#include "model/outcome-series.h"

G_BEGIN_DECLS

typedef enum {
  CW_TIMELINE_PLAN,  /* a later version of the plan was signed */
  CW_TIMELINE_EVENT, /* a session was stopped, something adverse happened */
  CW_TIMELINE_OPERATION,
} CwTimelineKind;

/* Something that happened on a day. */
typedef struct {
  CwDate day;
  CwTimelineKind kind;
  char *label; /* "Plan v2" */
} CwTimelineEvent;

/* The maximum of one exercise. */
typedef struct {
  char *exercise_id;
  CwLimbSet limbs;
  CwDatedValue one_rm_kg;
} CwTimelineMaximum;

/**
 * CwTimeline:
 * @events: (element-type CwTimelineEvent): by day
 * @girth_cm, @occlusion_mmhg: (element-type CwDatedValue): of each limb, by
 *   day; as measured, without estimates
 * @maxima: (element-type CwTimelineMaximum): one-repetition maxima, by day
 * @outcomes: (element-type CwOutcomeSeries): outcome scores
 * @load_step_kg: from one load of the clinic's to the next; NAN when not known
 *
 * What there is about a patient beside the sets, day by day.
 */
typedef struct {
  GPtrArray *events;
  GArray *girth_cm[CW_N_LIMBS];
  GArray *occlusion_mmhg[CW_N_LIMBS];
  GPtrArray *maxima;
  GPtrArray *outcomes;
  double load_step_kg;
} CwTimeline;

CwTimeline *cw_timeline_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_timeline_free (CwTimeline *timeline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwTimeline, cw_timeline_free)

/* Takes `label`.  An event that is there already is not added again. */
void cw_timeline_add_event (CwTimeline *timeline,
                            CwTimelineKind kind,
                            CwDate day,
                            char *label);
void cw_timeline_add_girth (CwTimeline *timeline,
                            CwLimb limb,
                            CwDate day,
                            double girth_cm);
void cw_timeline_add_occlusion (CwTimeline *timeline,
                                CwLimb limb,
                                CwDate day,
                                double aop_mmhg);
void cw_timeline_add_maximum (CwTimeline *timeline,
                              const char *exercise_id,
                              CwLimbSet limbs,
                              CwDate day,
                              double one_rm_kg);
/* (element-type CwOutcomeScore) all of them, newest first, struck ones too. */
void cw_timeline_set_outcome_scores (CwTimeline *timeline,
                                     const GPtrArray *scores);
/* The last day on which something was measured or asked; CW_DATE_NONE when
 * nothing ever was. */
CwDate cw_timeline_get_latest_day (const CwTimeline *timeline);
/* Puts all in order, once all is added. */
void cw_timeline_sort (CwTimeline *timeline);

G_END_DECLS
