/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/next-step.h"

#include <glib/gi18n-lib.h>

#include "clinical/dose-limits.h"
#include "clinical/protocol.h"

/* Dates within so many days are unmistakable without their year. */
#define SHORT_DATE_DAYS 300

static CwNextStep *
step_new (CwNextStepKind kind,
          CwStatus status,
          const char *action,
          char *status_line,
          char *explanation)
{
  CwNextStep *step = g_new0 (CwNextStep, 1);

  step->kind = kind;
  step->status = status;
  step->action = g_strdup (action);
  step->status_line = status_line;
  step->explanation = explanation;
  return step;
}

void
cw_next_step_free (CwNextStep *step)
{
  if (step == NULL)
    return;
  g_free (step->action);
  g_free (step->status_line);
  g_free (step->explanation);
  g_free (step);
}

static char *
format_near (CwDate date, CwDate today)
{
  return ABS (date - today) <= SHORT_DATE_DAYS ? cw_date_format_short (date)
                                               : cw_date_format (date);
}

/* A running session comes first: the cuff may be up. */
static CwNextStep *
step_continue (const CwCareState *state)
{
  int number = state->sessions_done + 1;

  return step_new (
      CW_NEXT_STEP_CONTINUE_SESSION, CW_STATUS_CAUTION, _ ("Continue session"),
      g_strdup_printf (_ ("Session %d not ended"), number),
      g_strdup_printf (
          _ ("Session %d has not been ended: look at the cuff, then "
             "continue or stop it."),
          number));
}

/* The patient is still there, or should be. */
static CwNextStep *
step_check_after (void)
{
  return step_new (
      CW_NEXT_STEP_CHECK_AFTER, CW_STATUS_CAUTION, _ ("Check after session"),
      g_strdup (_ ("Check after the session missing")),
      g_strdup (_ ("Nobody has logged the check after the last session: look "
                   "at the limb before the patient leaves.")));
}

static CwNextStep *
step_not_screened (void)
{
  return step_new (CW_NEXT_STEP_START_SCREENING, CW_STATUS_UNKNOWN,
                   _ ("Start screening"), g_strdup (_ ("Not screened")),
                   g_strdup (_ ("Nothing can be prescribed before the patient "
                                "has been screened.")));
}

static CwNextStep *
step_finish_screening (void)
{
  return step_new (
      CW_NEXT_STEP_FINISH_SCREENING, CW_STATUS_UNKNOWN, _ ("Finish screening"),
      g_strdup (_ ("Screening not finished")),
      g_strdup (
          _ ("A screening has been begun: finish and sign it before going "
             "on.")));
}

static CwNextStep *
step_deferred (const CwCareState *state, CwDate today)
{
  g_autofree char *until = format_near (state->deferred_until, today);

  if (state->deferred_until == CW_DATE_NONE)
    return step_new (
        CW_NEXT_STEP_RESCREEN, CW_STATUS_BLOCKED, _ ("Re-screen"),
        g_strdup (C_ ("patient", "Deferred")),
        g_strdup (
            _ ("BFR is deferred until its reason has been dealt with; then "
               "screen again.")));
  if (today >= state->deferred_until)
    return step_new (
        CW_NEXT_STEP_RESCREEN, CW_STATUS_BLOCKED, _ ("Re-screen"),
        g_strdup_printf (_ ("Deferral ended %s"), until),
        g_strdup_printf (
            _ ("BFR was deferred until %s: screen again to see whether it is "
               "permitted now."),
            until));
  return step_new (
      CW_NEXT_STEP_NONE, CW_STATUS_BLOCKED, "",
      g_strdup_printf (_ ("Deferred until %s"), until),
      g_strdup_printf (
          _ ("BFR is deferred until %s; screen again from that day "
             "on."),
          until));
}

static CwNextStep *
step_needs_clearance (void)
{
  return step_new (
      CW_NEXT_STEP_ADD_CLEARANCE, CW_STATUS_NEEDS_CLEARANCE,
      _ ("Add clearance"), g_strdup (_ ("Needs clearance")),
      g_strdup (_ ("A clearance or justification is missing: screen again with "
                   "it once you have it.")));
}

/* Of a screening that has not cleared the patient. */
static CwNextStep *
step_not_cleared (const CwCareState *state, CwDate today)
{
  switch (state->outcome) {
  case CW_OUTCOME_REFUSED:
    return step_new (CW_NEXT_STEP_NONE, CW_STATUS_BLOCKED, "",
                     g_strdup (C_ ("patient", "Refused")),
                     g_strdup (_ ("The screening refuses BFR for this patient: "
                                  "choose another treatment.")));
  case CW_OUTCOME_DEFERRED:
    return step_deferred (state, today);
  case CW_OUTCOME_CLEARED:
  case CW_OUTCOME_CLEARANCE_REQUIRED:
    return step_needs_clearance ();
  case CW_OUTCOME_INCOMPLETE:
  default:
    return step_new (CW_NEXT_STEP_RESCREEN, CW_STATUS_UNKNOWN, _ ("Re-screen"),
                     g_strdup (_ ("Screening not complete")),
                     g_strdup (_ ("The screening lacks answers: screen again "
                                  "and answer every question.")));
  }
}

static CwNextStep *
step_lapsed (const CwCareState *state, CwDate today)
{
  g_autofree char *day = format_near (state->valid_until, today);

  return step_new (CW_NEXT_STEP_RESCREEN, CW_STATUS_BLOCKED, _ ("Re-screen"),
                   g_strdup_printf (_ ("Screening ended %s"), day),
                   g_strdup_printf (_ ("The screening ended on %s: screen "
                                       "again to go on."),
                                    day));
}

static CwStatus
status_of_class (CwDoseClass dose_class)
{
  return dose_class == CW_DOSE_CLASS_A ? CW_STATUS_PERMITTED
                                       : CW_STATUS_CAUTION;
}

static gboolean
ends_soon (const CwCareState *state, CwDate today)
{
  return (double)(state->valid_until - today)
         < cw_dose_limits_get ()->screen.warn_left_below_days;
}

static char *
format_ends_soon (const CwCareState *state, CwDate today)
{
  int days = (int)(state->valid_until - today);

  if (days == 0)
    return g_strdup (_ ("Screening ends today"));
  return g_strdup_printf (
      ngettext ("Screening ends in %d day", "Screening ends in %d days", days),
      days);
}

static CwNextStep *
step_prescribe (const CwCareState *state, CwDate today)
{
  if (state->has_plan)
    return step_new (
        CW_NEXT_STEP_PRESCRIBE, CW_STATUS_CAUTION, _ ("Prescribe"),
        g_strdup (_ ("Plan no longer permitted")),
        g_strdup (_ ("The plan has the cuff on a limb that the last screening "
                     "does not permit: write a new plan.")));
  return step_new (
      CW_NEXT_STEP_PRESCRIBE,
      ends_soon (state, today) ? CW_STATUS_CAUTION
                               : status_of_class (state->dose_class),
      _ ("Prescribe"),
      ends_soon (state, today) ? format_ends_soon (state, today)
                               : g_strdup (_ ("Cleared, no plan yet")),
      g_strdup (_ ("The screening permits BFR: write and sign a plan.")));
}

static CwNextStep *
step_review (const CwCareState *state)
{
  return step_new (
      CW_NEXT_STEP_REVIEW_PROGRESS, status_of_class (state->dose_class),
      _ ("Review progress"),
      g_strdup_printf (ngettext ("%d session of %d done",
                                 "%d sessions of %d done",
                                 state->sessions_done),
                       state->sessions_done, state->sessions_planned),
      g_strdup (_ ("All planned sessions are done: review the progress, then "
                   "write a new plan or finish.")));
}

/* What a dose did to the patient comes before it is given again. */
static CwNextStep *
step_review_first (const CwCareState *state)
{
  return step_new (
      CW_NEXT_STEP_REVIEW_PROGRESS, CW_STATUS_CAUTION, _ ("Review progress"),
      g_strdup_printf (_ ("Review before session %d"),
                       state->sessions_done + 1),
      g_strdup (_ ("The last session calls for a change: decide on the advice "
                   "before the next one.")));
}

/* Days since the last session; 0 before the first. */
static int
days_missed (const CwCareState *state, CwDate today)
{
  if (state->last_session == CW_DATE_NONE)
    return 0;
  return (int)MAX (today - state->last_session, 0);
}

static char *
format_missed (int days)
{
  return g_strdup_printf (ngettext ("Missed %d day", "Missed %d days", days),
                          days);
}

GPtrArray *
cw_care_state_find_triggers (const CwCareState *state, CwDate today)
{
  CwValidityFacts facts;

  g_return_val_if_fail (state != NULL, NULL);

  cw_validity_facts_init (&facts);
  facts.today = today;
  facts.birth_date = state->birth_date;
  facts.person_corrected = state->person_corrected;
  facts.screened_on = state->screened_on;
  facts.valid_days = state->valid_days;
  facts.valid_until = state->valid_until;
  facts.last_session = state->last_session;
  facts.events = state->events;
  facts.n_events = state->n_events;
  return cw_validity_find_triggers (&facts);
}

static char *
format_trigger (const CwRescreenTrigger *trigger,
                const CwCareState *state,
                CwDate today)
{
  if (trigger->rule->kind == CW_RESCREEN_PAUSE)
    return format_missed (days_missed (state, today));
  /* Translators: what has happened, as "new medicine". */
  return g_strdup_printf (_ ("Re-screen: %s"), trigger->rule->title);
}

static CwNextStep *
step_triggered (const CwRescreenTrigger *trigger,
                const CwCareState *state,
                CwDate today)
{
  gboolean paused = trigger->rule->kind == CW_RESCREEN_PAUSE;

  return step_new (CW_NEXT_STEP_RESCREEN,
                   paused ? CW_STATUS_CAUTION : CW_STATUS_BLOCKED,
                   _ ("Re-screen"), format_trigger (trigger, state, today),
                   g_strdup (trigger->sentence));
}

static char *
format_session (const CwCareState *state, CwDate today)
{
  int number = state->sessions_done + 1;

  if (ends_soon (state, today))
    return format_ends_soon (state, today);
  if (days_missed (state, today)
      > cw_protocol_get_attendance ()->missed_after_days)
    return format_missed (days_missed (state, today));
  if (state->sessions_done > 0 && state->last_session == today)
    return g_strdup_printf (_ ("Session %d of %d done"), state->sessions_done,
                            state->sessions_planned);
  return g_strdup_printf (_ ("Session %d of %d"), number,
                          state->sessions_planned);
}

static CwNextStep *
step_session (const CwCareState *state, CwDate today)
{
  int number = state->sessions_done + 1;
  gboolean needs_attention
      = ends_soon (state, today)
        || days_missed (state, today)
               > cw_protocol_get_attendance ()->missed_after_days;
  g_autofree char *action = g_strdup_printf (_ ("Start session %d"), number);
  g_autofree char *until = format_near (state->valid_until, today);

  return step_new (
      CW_NEXT_STEP_START_SESSION,
      needs_attention ? CW_STATUS_CAUTION : status_of_class (state->dose_class),
      action, format_session (state, today),
      g_strdup_printf (
          _ ("Session %1$d of %2$d is next; the screening is valid "
             "until %3$s."),
          number, state->sessions_planned, until));
}

/* CLINICAL 2.10: no cuff goes up on that limb again before the next day. */
static CwLimbSet
get_stopped_limbs (const CwCareState *state, CwDate today)
{
  return state->stopped_on == today ? state->stopped_limbs & state->plan_limbs
                                    : CW_LIMBS_NONE;
}

static CwNextStep *
step_stopped (const CwCareState *state, CwDate today)
{
  g_autofree char *limbs
      = cw_limb_set_format (get_stopped_limbs (state, today));
  g_autofree char *day = format_near (today + 1, today);

  return step_new (
      CW_NEXT_STEP_NONE, CW_STATUS_BLOCKED, "",
      /* Translators: limbs, as "Right leg". */
      g_strdup_printf (_ ("Stopped today: %s"), limbs),
      /* Translators: limbs, as "Right leg", and a date. */
      g_strdup_printf (_ ("%s: stopped by a symptom today. No cuff there, and no "
                          "session of this plan, before %s."),
                       limbs, day));
}

static gboolean
is_plan_done (const CwCareState *state)
{
  return state->has_plan && state->sessions_planned > 0
         && state->sessions_done >= state->sessions_planned;
}

int
cw_care_state_get_first_session (const CwCareState *state)
{
  g_return_val_if_fail (state != NULL, 1);

  return is_plan_done (state) ? 1 : state->sessions_done + 1;
}

int
cw_care_state_get_supervised (const CwCareState *state)
{
  g_return_val_if_fail (state != NULL, 0);

  return is_plan_done (state) ? 0 : state->supervised_sessions;
}

/* The first that counts: nobody misses sessions that were all held. */
static const CwRescreenTrigger *
choose_trigger (const GPtrArray *triggers, const CwCareState *state)
{
  for (guint i = 0; i < triggers->len; i++) {
    const CwRescreenTrigger *trigger = triggers->pdata[i];

    if (trigger->rule->kind != CW_RESCREEN_PAUSE || !is_plan_done (state))
      return trigger;
  }
  return NULL;
}

/* Of a screening that permits BFR on some limb, as long as nothing ended it. */
static CwNextStep *
step_permitted (const CwCareState *state, CwDate today)
{
  g_autoptr (GPtrArray) triggers = cw_care_state_find_triggers (state, today);
  const CwRescreenTrigger *trigger = choose_trigger (triggers, state);

  if (trigger != NULL)
    return state->has_draft ? step_finish_screening ()
                            : step_triggered (trigger, state, today);
  if (!state->has_plan || (state->plan_limbs & ~state->permitted_limbs) != 0)
    return step_prescribe (state, today);
  if (is_plan_done (state))
    return step_review (state);
  if (state->review_due)
    return step_review_first (state);
  return get_stopped_limbs (state, today) != CW_LIMBS_NONE
             ? step_stopped (state, today)
             : step_session (state, today);
}

static CwNextStep *
step_event (void)
{
  return step_new (CW_NEXT_STEP_REVIEW_EVENT, CW_STATUS_BLOCKED,
                   _ ("Review event"),
                   g_strdup (_ ("Adverse event to review")),
                   g_strdup (_ ("An adverse event waits for its review: no "
                                "session before that.")));
}

CwNextStep *
cw_next_step_compute (const CwCareState *state, CwDate today)
{
  gboolean is_cleared;

  g_return_val_if_fail (state != NULL, NULL);

  is_cleared = state->outcome == CW_OUTCOME_CLEARED
               && state->permitted_limbs != CW_LIMBS_NONE;
  if (state->unfinished_session_id != 0)
    return step_continue (state);
  if (state->unchecked_session_id != 0)
    return step_check_after ();
  if (state->event_waits)
    return step_event ();
  if (state->has_screening && is_cleared && today <= state->valid_until)
    return step_permitted (state, today);
  if (state->has_draft)
    return step_finish_screening ();
  if (!state->has_screening)
    return step_not_screened ();
  if (!is_cleared)
    return step_not_cleared (state, today);
  return step_lapsed (state, today);
}

/* The earlier of two days, either of which may be none. */
static CwDate
earlier (CwDate a, CwDate b)
{
  if (a == CW_DATE_NONE || b == CW_DATE_NONE)
    return MAX (a, b);
  return MIN (a, b);
}

/* The day from which on somebody who may exercise is pointed out. */
static CwDate
get_notice_day (const CwCareState *state)
{
  CwDate last = MAX (state->last_session, state->screened_on);
  CwDate missed
      = last + (CwDate)cw_protocol_get_attendance ()->missed_after_days + 1;
  CwDate ends
      = state->valid_until
        - (CwDate)cw_dose_limits_get ()->screen.warn_left_below_days + 1;
  CwDate band
      = cw_validity_get_age_band_end (state->birth_date, state->screened_on);

  return earlier (earlier (missed, ends),
                  band != CW_DATE_NONE ? band + 1 : CW_DATE_NONE);
}

CwDate
cw_care_state_get_due (const CwCareState *state, CwDate today)
{
  g_autoptr (CwNextStep) step = NULL;

  g_return_val_if_fail (state != NULL, CW_DATE_NONE);

  step = cw_next_step_compute (state, today);
  switch (step->kind) {
  case CW_NEXT_STEP_START_SESSION:
    return get_notice_day (state);
  case CW_NEXT_STEP_NONE:
    if (state->outcome == CW_OUTCOME_CLEARED) /* but for a limb, today */
      return get_notice_day (state);
    return state->outcome == CW_OUTCOME_DEFERRED ? state->deferred_until
                                                 : CW_DATE_NONE;
  case CW_NEXT_STEP_START_SCREENING:
  case CW_NEXT_STEP_FINISH_SCREENING:
  case CW_NEXT_STEP_RESCREEN:
  case CW_NEXT_STEP_ADD_CLEARANCE:
  case CW_NEXT_STEP_PRESCRIBE:
  case CW_NEXT_STEP_CONTINUE_SESSION:
  case CW_NEXT_STEP_CHECK_AFTER:
  case CW_NEXT_STEP_REVIEW_PROGRESS:
  case CW_NEXT_STEP_REVIEW_EVENT:
  default:
    return today;
  }
}
