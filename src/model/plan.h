/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/prescription.h"
#include "model/screening-record.h"

G_BEGIN_DECLS

/**
 * CwPlan:
 * @version: 1 for a patient's first plan, then one more each
 * @supersedes_id: the plan it replaces; 0 for none
 * @change_reason: why it replaces that one; NULL for a first plan
 * @origin_session_id: the session from which the change came; 0 for none
 * @origin_session_number, @origin_session_date: of that session
 * @superseded: a later plan replaced it
 * @prescriptions: (element-type CwPrescription): in the order of the session
 *
 * What a patient is to do, permitted by one signed screening.
 */
typedef struct {
  gint64 id; /* 0 until signed and saved: there are no unsigned plans in the
                clinic file */
  gint64 patient_id;
  gint64 screening_id;
  int version;
  gint64 supersedes_id;
  char *change_reason;
  gint64 origin_session_id;
  int origin_session_number;
  CwDate origin_session_date;
  gboolean superseded;
  char *goal; /* in the patient's words; NULL when not given */
  double sessions_per_week;
  int weeks;
  gboolean home; /* else clinic only */
  GPtrArray *prescriptions;
  int familiarisation_step; /* at which the patient stands, from the sessions so
                               far; 0: by the number of the session.  Not stored */
  int supervised_sessions; /* of its line so far, that were held in the clinic: what
                              was done at home counts for nothing that only
                              somebody who looked can know (CLINICAL 2.6,
                              LIM_UNSUPERVISED).  -1: all before the next one.
                              Not stored */
  gint64 clinician_id;
  char *signed_by;
  gint64 signed_at; /* UTC seconds */
} CwPlan;

CwPlan *cw_plan_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwPlan *cw_plan_copy (const CwPlan *plan) G_GNUC_WARN_UNUSED_RESULT;
void cw_plan_free (CwPlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPlan, cw_plan_free)

/* sessions_per_week × weeks, rounded. */
int cw_plan_get_n_sessions (const CwPlan *plan);
CwLimbSet cw_plan_get_limbs (const CwPlan *plan);

/* Seconds of inflation planned for one limb in a session. */
double cw_plan_get_restriction_s (const CwPlan *plan, CwLimb limb);

/* The strictest limit of that time by the kinds of exercise done on the limb. */
CwTimeLimit cw_plan_get_cumulative_limit (const CwPlan *plan, CwLimb limb);

/* Judges one exercise of the plan on that day, in the light of the whole plan
 * (order, number of exercises, time under the cuff per limb) and of the
 * screening's class and caps for its limbs.  `session_number` is the number of
 * the next session.  (element-type CwDoseIssue) */
GPtrArray *cw_plan_review (const CwPlan *plan,
                           guint index,
                           const CwScreeningRecord *screening,
                           int session_number,
                           CwDate today) G_GNUC_WARN_UNUSED_RESULT;

/* Whether one exercise has all that somebody needs to do it: a load, a pressure,
 * sets, rest. */
gboolean cw_plan_is_complete (const CwPlan *plan, guint index);

/* The gate for a plan: it has exercises, each of them complete, the screening
 * permits all their limbs on that day, no limit refuses any of them, every
 * limit that warns has its reason.  `session_number` as above.  CW_GATE_ERROR
 * says what is wrong and what to do; plan and screening may be NULL. */
gboolean cw_plan_check (const CwPlan *plan,
                        const CwScreeningRecord *screening,
                        int session_number,
                        CwDate today,
                        GError **error);

G_END_DECLS
