/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/validity.h"
#include "model/screening-record.h"

G_BEGIN_DECLS

typedef enum {
  CW_NEXT_STEP_START_SCREENING,
  CW_NEXT_STEP_FINISH_SCREENING, /* a draft is open */
  CW_NEXT_STEP_RESCREEN,         /* lapsed, refused or deferred and due again */
  CW_NEXT_STEP_ADD_CLEARANCE,    /* waits for a clearance or justification */
  CW_NEXT_STEP_PRESCRIBE,
  CW_NEXT_STEP_START_SESSION,
  CW_NEXT_STEP_CONTINUE_SESSION,
  CW_NEXT_STEP_CHECK_AFTER,      /* a session is over and not looked after */
  CW_NEXT_STEP_REVIEW_PROGRESS,  /* all planned sessions are done, or
                                    advice has to be decided first */
  CW_NEXT_STEP_REVIEW_EVENT,     /* an adverse event waits for its review */
  CW_NEXT_STEP_NONE,             /* deferred or refused: nothing to press */
} CwNextStepKind;

/* The five states of the status mark (NOTES-1). */
typedef enum {
  CW_STATUS_UNKNOWN,
  CW_STATUS_PERMITTED,
  CW_STATUS_CAUTION,
  CW_STATUS_NEEDS_CLEARANCE,
  CW_STATUS_BLOCKED,
} CwStatus;

/* More reasons than the rules know. */
#define CW_MAX_CARE_EVENTS 24

/* The little that a patient's next step follows from; the store fetches it for
 * each row that a list shows. */
typedef struct {
  gboolean has_draft;        /* a screening that is not signed */
  gboolean has_screening;    /* a signed one; the fields below are the last's */
  CwDate screened_on;        /* CW_DATE_NONE when not known */
  CwOutcome outcome;
  CwDoseClass dose_class;
  CwDate deferred_until;
  int valid_days;
  CwDate valid_until;
  CwDate birth_date;         /* as it was signed */
  gboolean person_corrected; /* it or the sex is another now */
  CwRescreenEvent events[CW_MAX_CARE_EVENTS]; /* reported since; one a rule */
  gsize n_events;
  CwLimbSet permitted_limbs;
  gboolean has_plan;         /* signed and not superseded */
  int plan_version;
  CwLimbSet plan_limbs;
  int sessions_planned;
  int sessions_done;
  int supervised_sessions;   /* of these, that were held in the clinic */
  CwDate last_session;
  gboolean review_due;       /* advice that has to be decided before the next
                                session; lists of patients do not ask */
  gint64 unfinished_session_id; /* 0 for none */
  gint64 unchecked_session_id;  /* over, and what has to be looked at after it
                                   was not; 0 for none; lists do not ask */
  gboolean event_waits;      /* an adverse event, for its review */
  CwDate stopped_on;         /* when a symptom last stopped a limb */
  CwLimbSet stopped_limbs;   /* on that day */
} CwCareState;

typedef struct {
  CwNextStepKind kind;
  CwStatus status;
  char *action;      /* of the button: "Start session 5"; "" for NONE */
  char *status_line; /* of the list: "Session 5 of 18", "Needs clearance" */
  char *explanation; /* one sentence: why, and what to do */
} CwNextStep;

/* The first day on which somebody has to look after the patient: today, where
 * the next step waits for it; else the day from which on something will be said
 * about the screening or a pause.  CW_DATE_NONE: never, as after a refusal. */
CwDate cw_care_state_get_due (const CwCareState *state, CwDate today);

/* The number of the first session by a plan that would be signed now: when all
 * sessions of the last one were done, they begin anew. */
int cw_care_state_get_first_session (const CwCareState *state);
/* How many supervised ones there are before it, as CwPlan counts them. */
int cw_care_state_get_supervised (const CwCareState *state);

/* Why the last signed screening, which cleared the patient, no longer permits
 * anything.  (element-type CwRescreenTrigger) as cw_validity_find_triggers(). */
GPtrArray *cw_care_state_find_triggers (const CwCareState *state, CwDate today)
  G_GNUC_WARN_UNUSED_RESULT;

CwNextStep *cw_next_step_compute (const CwCareState *state, CwDate today)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_next_step_free (CwNextStep *step);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwNextStep, cw_next_step_free)

G_END_DECLS
