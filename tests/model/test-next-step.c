/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model-fixture.h"
#include "model/next-step.h"

#define LEGS CW_LIMBS_LEGS
#define ARMS CW_LIMBS_ARMS

/* Days are counted from today. */
typedef struct {
  gboolean draft, screened;
  CwOutcome outcome;
  CwDoseClass dose_class;
  int deferred_until; /* 0: none */
  int valid_until;
  CwLimbSet permitted;
  gboolean plan;
  CwLimbSet plan_limbs;
  int planned, done;
  int last_session; /* 1: none */
  int screened_on;
  gboolean unfinished;
  int birthday_in; /* into another age band; 0: none */
  const char *event; /* reported today; NULL: nothing */
  gboolean event_waits;
  gboolean unchecked;
  CwLimbSet stopped; /* by a symptom */
  int stopped_on;
} State;

static void
assert_step (State given,
             CwNextStepKind kind,
             CwStatus status,
             const char *action,
             const char *status_line)
{
  CwDate today = fixture_today ();
  CwCareState state = {
    .has_draft = given.draft,
    .has_screening = given.screened,
    .screened_on = given.screened ? today + given.screened_on : CW_DATE_NONE,
    .outcome = given.outcome,
    .dose_class = given.dose_class,
    .deferred_until
    = given.deferred_until != 0 ? today + given.deferred_until : CW_DATE_NONE,
    .valid_until
    = given.outcome == CW_OUTCOME_CLEARED ? today + given.valid_until
                                          : CW_DATE_NONE,
    .permitted_limbs = given.permitted,
    .has_plan = given.plan,
    .plan_limbs = given.plan_limbs,
    .sessions_planned = given.planned,
    .sessions_done = given.done,
    .last_session
    = given.last_session <= 0 ? today + given.last_session : CW_DATE_NONE,
    .unfinished_session_id = given.unfinished ? 9 : 0,
    .unchecked_session_id = given.unchecked ? 8 : 0,
    .events = { { given.event, today } },
    .n_events = given.event != NULL ? 1 : 0,
    .event_waits = given.event_waits,
    .stopped_limbs = given.stopped,
    .stopped_on = today + given.stopped_on,
  };
  g_autoptr (CwNextStep) step = cw_next_step_compute (&state, today);

  g_assert_cmpstr (step->status_line, ==, status_line);
  g_assert_cmpstr (step->action, ==, action);
  g_assert_cmpint (step->kind, ==, kind);
  g_assert_cmpint (step->status, ==, status);
  g_assert_true (g_str_has_suffix (step->explanation, "."));
}

static void
test_not_screened (void)
{
  assert_step ((State){ .last_session = 1 }, CW_NEXT_STEP_START_SCREENING,
               CW_STATUS_UNKNOWN, "Start screening", "Not screened");
  assert_step ((State){ .draft = TRUE, .last_session = 1 },
               CW_NEXT_STEP_FINISH_SCREENING, CW_STATUS_UNKNOWN,
               "Finish screening", "Screening not finished");
}

static void
test_not_cleared (void)
{
  State state = { .screened = TRUE, .last_session = 1 };

  state.outcome = CW_OUTCOME_REFUSED;
  assert_step (state, CW_NEXT_STEP_NONE, CW_STATUS_BLOCKED, "", "Refused");
  state.outcome = CW_OUTCOME_CLEARANCE_REQUIRED;
  assert_step (state, CW_NEXT_STEP_ADD_CLEARANCE, CW_STATUS_NEEDS_CLEARANCE,
               "Add clearance", "Needs clearance");
  state.draft = TRUE;
  assert_step (state, CW_NEXT_STEP_FINISH_SCREENING, CW_STATUS_UNKNOWN,
               "Finish screening", "Screening not finished");
  state.draft = FALSE;
  state.outcome = CW_OUTCOME_INCOMPLETE;
  assert_step (state, CW_NEXT_STEP_RESCREEN, CW_STATUS_UNKNOWN, "Re-screen",
               "Screening not complete");
  state.outcome = CW_OUTCOME_CLEARED;
  state.valid_until = 90;
  assert_step (state, CW_NEXT_STEP_ADD_CLEARANCE, CW_STATUS_NEEDS_CLEARANCE,
               "Add clearance", "Needs clearance");
}

/* An adverse event comes before all but a cuff that may be up. */
static void
test_adverse_event (void)
{
  State state = { .screened = TRUE,
                  .outcome = CW_OUTCOME_CLEARED,
                  .dose_class = CW_DOSE_CLASS_A,
                  .valid_until = 60,
                  .permitted = LEGS,
                  .plan = TRUE,
                  .plan_limbs = LEGS,
                  .planned = 18,
                  .done = 4,
                  .last_session = -2,
                  .event_waits = TRUE };

  assert_step (state, CW_NEXT_STEP_REVIEW_EVENT, CW_STATUS_BLOCKED,
               "Review event", "Adverse event to review");
  state.event = "ADVERSE_EVENT";
  assert_step (state, CW_NEXT_STEP_REVIEW_EVENT, CW_STATUS_BLOCKED,
               "Review event", "Adverse event to review");
  state.event_waits = FALSE;
  assert_step (state, CW_NEXT_STEP_RESCREEN, CW_STATUS_BLOCKED, "Re-screen",
               "Re-screen: adverse event");
}

static void
test_deferred (void)
{
  State state = { .screened = TRUE,
                  .outcome = CW_OUTCOME_DEFERRED,
                  .last_session = 1 };

  assert_step (state, CW_NEXT_STEP_RESCREEN, CW_STATUS_BLOCKED, "Re-screen",
               "Deferred");
  state.deferred_until = 13;
  assert_step (state, CW_NEXT_STEP_NONE, CW_STATUS_BLOCKED, "",
               "Deferred until 4 December");
  state.deferred_until = 365;
  assert_step (state, CW_NEXT_STEP_NONE, CW_STATUS_BLOCKED, "",
               "Deferred until 21 November 2027");
  state.deferred_until = 1;
  assert_step (state, CW_NEXT_STEP_NONE, CW_STATUS_BLOCKED, "",
               "Deferred until 22 November");
  state.deferred_until = -1;
  assert_step (state, CW_NEXT_STEP_RESCREEN, CW_STATUS_BLOCKED, "Re-screen",
               "Deferral ended 20 November");
}

static State
cleared (void)
{
  return (State){ .screened = TRUE,
                  .outcome = CW_OUTCOME_CLEARED,
                  .dose_class = CW_DOSE_CLASS_A,
                  .valid_until = 65,
                  .permitted = LEGS,
                  .last_session = 1,
                  .screened_on = -25 };
}

static void
test_prescribe (void)
{
  State state = cleared ();

  assert_step (state, CW_NEXT_STEP_PRESCRIBE, CW_STATUS_PERMITTED, "Prescribe",
               "Cleared, no plan yet");
  state.dose_class = CW_DOSE_CLASS_C;
  assert_step (state, CW_NEXT_STEP_PRESCRIBE, CW_STATUS_CAUTION, "Prescribe",
               "Cleared, no plan yet");
  state.valid_until = 6;
  assert_step (state, CW_NEXT_STEP_PRESCRIBE, CW_STATUS_CAUTION, "Prescribe",
               "Screening ends in 6 days");
  state.valid_until = -1;
  assert_step (state, CW_NEXT_STEP_RESCREEN, CW_STATUS_BLOCKED, "Re-screen",
               "Screening ended 20 November");
  state.draft = TRUE;
  assert_step (state, CW_NEXT_STEP_FINISH_SCREENING, CW_STATUS_UNKNOWN,
               "Finish screening", "Screening not finished");
}

static State
with_plan (int done)
{
  State state = cleared ();

  state.plan = TRUE;
  state.plan_limbs = LEGS;
  state.planned = 18;
  state.done = done;
  state.last_session = done > 0 ? -2 : 1;
  return state;
}

static void
test_session (void)
{
  State state = with_plan (0);

  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_PERMITTED,
               "Start session 1", "Session 1 of 18");
  state = with_plan (4);
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_PERMITTED,
               "Start session 5", "Session 5 of 18");
  state.dose_class = CW_DOSE_CLASS_B;
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_CAUTION,
               "Start session 5", "Session 5 of 18");
  state = with_plan (8);
  state.last_session = 0;
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_PERMITTED,
               "Start session 9", "Session 8 of 18 done");
  state.draft = TRUE; /* a valid screening is not overruled by a draft */
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_PERMITTED,
               "Start session 9", "Session 8 of 18 done");
  state = with_plan (18);
  assert_step (state, CW_NEXT_STEP_REVIEW_PROGRESS, CW_STATUS_PERMITTED,
               "Review progress", "18 sessions of 18 done");
}

static void
test_screening_ends (void)
{
  State state = with_plan (4);

  state.valid_until = 7;
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_PERMITTED,
               "Start session 5", "Session 5 of 18");
  state.valid_until = 6;
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_CAUTION,
               "Start session 5", "Screening ends in 6 days");
  state.valid_until = 1;
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_CAUTION,
               "Start session 5", "Screening ends in 1 day");
  state.valid_until = 0;
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_CAUTION,
               "Start session 5", "Screening ends today");
}

/* CLINICAL 1.4: a pause of more than 21 days needs a screening after it. */
static void
test_missed (void)
{
  State state = with_plan (4);

  state.last_session = -7;
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_PERMITTED,
               "Start session 5", "Session 5 of 18");
  state.last_session = -16;
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_CAUTION,
               "Start session 5", "Missed 16 days");
  state.last_session = -21;
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_CAUTION,
               "Start session 5", "Missed 21 days");
  state.last_session = -22;
  assert_step (state, CW_NEXT_STEP_RESCREEN, CW_STATUS_CAUTION, "Re-screen",
               "Missed 22 days");
  state.draft = TRUE;
  assert_step (state, CW_NEXT_STEP_FINISH_SCREENING, CW_STATUS_UNKNOWN,
               "Finish screening", "Screening not finished");
  state.draft = FALSE;
  state.screened_on = 0;
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_CAUTION,
               "Start session 5", "Missed 22 days");
}

/* CLINICAL 1.4: whatever has happened, nothing goes on before a screening. */
static void
test_event (void)
{
  State state = cleared ();

  state.event = "NEW_MEDICINE";
  assert_step (state, CW_NEXT_STEP_RESCREEN, CW_STATUS_BLOCKED, "Re-screen",
               "Re-screen: new medicine");
  state = with_plan (4);
  state.event = "LONG_TRAVEL";
  assert_step (state, CW_NEXT_STEP_RESCREEN, CW_STATUS_BLOCKED, "Re-screen",
               "Re-screen: long journey");
  state.draft = TRUE;
  assert_step (state, CW_NEXT_STEP_FINISH_SCREENING, CW_STATUS_UNKNOWN,
               "Finish screening", "Screening not finished");
  /* All sessions held: a pause is none, an operation is one. */
  state = with_plan (18);
  state.last_session = -30;
  assert_step (state, CW_NEXT_STEP_REVIEW_PROGRESS, CW_STATUS_PERMITTED,
               "Review progress", "18 sessions of 18 done");
  state.event = "OPERATION";
  assert_step (state, CW_NEXT_STEP_RESCREEN, CW_STATUS_BLOCKED, "Re-screen",
               "Re-screen: operation");
}

static void
test_plan_not_permitted (void)
{
  State state = with_plan (4);

  state.permitted = ARMS;
  assert_step (state, CW_NEXT_STEP_PRESCRIBE, CW_STATUS_CAUTION, "Prescribe",
               "Plan no longer permitted");
}

/* CLINICAL 2.10: no cuff on a stopped limb before the next day.  A limb that the
 * plan leaves alone, and a stop of yesterday, hold nothing back. */
static void
test_stopped (void)
{
  State state = with_plan (4);

  state.stopped = CW_LIMB_BIT (CW_LIMB_LEFT_LEG);
  assert_step (state, CW_NEXT_STEP_NONE, CW_STATUS_BLOCKED, "",
               "Stopped today: Left leg");
  state.stopped_on = -1;
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_PERMITTED,
               "Start session 5", "Session 5 of 18");
  state.stopped_on = 0;
  state.stopped = ARMS;
  assert_step (state, CW_NEXT_STEP_START_SESSION, CW_STATUS_PERMITTED,
               "Start session 5", "Session 5 of 18");
}

static void
assert_due (State given, int days)
{
  CwDate today = fixture_today ();
  CwCareState state = {
    .has_screening = given.screened,
    .screened_on = given.screened ? today + given.screened_on : CW_DATE_NONE,
    .outcome = given.outcome,
    .dose_class = given.dose_class,
    .deferred_until
    = given.deferred_until != 0 ? today + given.deferred_until : CW_DATE_NONE,
    .valid_until = today + given.valid_until,
    .permitted_limbs = given.permitted,
    .has_plan = given.plan,
    .plan_limbs = given.plan_limbs,
    .sessions_planned = given.planned,
    .sessions_done = given.done,
    .last_session
    = given.last_session <= 0 ? today + given.last_session : CW_DATE_NONE,
    .unfinished_session_id = given.unfinished ? 9 : 0,
    .birth_date = given.birthday_in > 0
                      ? cw_date_add_months (today + given.birthday_in, -65 * 12)
                      : CW_DATE_NONE,
  };

  g_assert_cmpint (cw_care_state_get_due (&state, today) - today, ==, days);
}

/* Whoever waits for somebody is due today; the others on the day on which the
 * status line first says something else than the next session. */
static void
test_due (void)
{
  State state = with_plan (4);

  assert_due ((State){ .last_session = 1 }, 0);
  assert_due (cleared (), 0);
  assert_due (with_plan (18), 0);
  assert_due (state, 6); /* missed from the 8th day after 2 days ago on */
  state.valid_until = 7;
  assert_due (state, 1);
  state.valid_until = 65;
  state.birthday_in = 3;
  assert_due (state, 3);
  state.last_session = -22;
  assert_due (state, 0);
  state = (State){ .screened = TRUE,
                   .outcome = CW_OUTCOME_DEFERRED,
                   .deferred_until = 13,
                   .last_session = 1 };
  assert_due (state, 13);
  state.outcome = CW_OUTCOME_REFUSED;
  assert_due (state, (int)-fixture_today ()); /* never */
}

/* The cuff may be up, so it comes before everything else. */
static void
test_unfinished (void)
{
  State state = with_plan (4);

  state.unfinished = TRUE;
  state.valid_until = -5;
  state.draft = TRUE;
  assert_step (state, CW_NEXT_STEP_CONTINUE_SESSION, CW_STATUS_CAUTION,
               "Continue session", "Session 5 not ended");
}

/* Before the review of what happened: the patient is still there. */
static void
test_unchecked (void)
{
  State state = with_plan (4);

  state.unchecked = TRUE;
  state.event_waits = TRUE;
  assert_step (state, CW_NEXT_STEP_CHECK_AFTER, CW_STATUS_CAUTION,
               "Check after session", "Check after the session missing");
  state.unfinished = TRUE;
  assert_step (state, CW_NEXT_STEP_CONTINUE_SESSION, CW_STATUS_CAUTION,
               "Continue session", "Session 5 not ended");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/next-step/not-screened", test_not_screened);
  g_test_add_func ("/next-step/not-cleared", test_not_cleared);
  g_test_add_func ("/next-step/deferred", test_deferred);
  g_test_add_func ("/next-step/adverse-event", test_adverse_event);
  g_test_add_func ("/next-step/prescribe", test_prescribe);
  g_test_add_func ("/next-step/session", test_session);
  g_test_add_func ("/next-step/screening-ends", test_screening_ends);
  g_test_add_func ("/next-step/missed", test_missed);
  g_test_add_func ("/next-step/event", test_event);
  g_test_add_func ("/next-step/stopped", test_stopped);
  g_test_add_func ("/next-step/due", test_due);
  g_test_add_func ("/next-step/plan-not-permitted", test_plan_not_permitted);
  g_test_add_func ("/next-step/unfinished", test_unfinished);
  g_test_add_func ("/next-step/unchecked", test_unchecked);
  return g_test_run ();
}
