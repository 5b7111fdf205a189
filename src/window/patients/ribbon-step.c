/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/ribbon-step.h"

#include <glib/gi18n-lib.h>

/* Takes both texts. */
static void
set (CwRibbonStep *step, CwStatus status, char *title, char *detail)
{
  step->status = status;
  step->title = title;
  step->detail = detail;
}

static void
fill_cleared (CwRibbonStep *step, const CwCareState *state, CwDate today)
{
  g_autofree char *day = cw_date_format (state->valid_until);
  g_autoptr (GPtrArray) triggers = cw_care_state_find_triggers (state, today);
  int days = (int) (state->valid_until - today);

  if (days >= 0 && triggers->len > 0) {
    const CwRescreenTrigger *trigger = triggers->pdata[0];
    g_autofree char *since = cw_date_format_short (trigger->since);

    /* Translators: what has happened, as "new medicine", and a date. */
    set (step, CW_STATUS_BLOCKED, g_strdup (_("Screening no longer valid")),
         g_strdup_printf (_("Since %2$s: %1$s"), trigger->rule->title, since));
    return;
  }
  if (days < 0)
    /* Translators: %s is a date. */
    set (step, CW_STATUS_BLOCKED,
         g_strdup_printf (_("Screening ended on %s"), day),
         g_strdup (_("Re-screen to go on")));
  else
    set (step, CW_STATUS_PERMITTED, g_strdup (_("Screening valid")),
         /* Translators: a date, and the days until then. */
         g_strdup_printf (ngettext ("Until %s · %d day", "Until %s · %d days",
                                    (gulong) days),
                          day, days));
}

static void
fill_screened (CwRibbonStep *step, const CwCareState *state, CwDate today)
{
  g_autofree char *day = cw_date_format (state->deferred_until);

  switch (state->outcome) {
  case CW_OUTCOME_CLEARED:
    fill_cleared (step, state, today);
    return;
  case CW_OUTCOME_CLEARANCE_REQUIRED:
    set (step, CW_STATUS_NEEDS_CLEARANCE, g_strdup (_("Clearance needed")),
         g_strdup (_("Nothing can be prescribed before it")));
    return;
  case CW_OUTCOME_DEFERRED:
    set (step, CW_STATUS_BLOCKED, g_strdup (_("Deferred")),
         state->deferred_until == CW_DATE_NONE
           ? g_strdup (_("Until the reason has gone"))
           /* Translators: %s is a date. */
           : g_strdup_printf (_("Until %s"), day));
    return;
  case CW_OUTCOME_REFUSED:
    set (step, CW_STATUS_BLOCKED, g_strdup (_("Refused")),
         g_strdup (_("The screening says why")));
    return;
  case CW_OUTCOME_INCOMPLETE:
  default:
    set (step, CW_STATUS_UNKNOWN, g_strdup (_("Screening not complete")),
         g_strdup (_("Nothing can be prescribed before it")));
    return;
  }
}

static void
fill_screening (CwRibbonStep *step, const CwCareState *state, CwDate today)
{
  if (state->has_screening)
    fill_screened (step, state, today);
  else if (state->has_draft)
    set (step, CW_STATUS_UNKNOWN, g_strdup (_("Screening not finished")),
         g_strdup (_("Nothing can be prescribed before it")));
  else
    set (step, CW_STATUS_UNKNOWN, g_strdup (_("Screening missing")),
         g_strdup (_("Nothing can be prescribed before it")));
}

static void
fill_plan (CwRibbonStep *step, const CwPatientOverview *overview)
{
  const CwPlan *plan = overview->plan;
  g_autofree char *day = NULL;

  if (plan == NULL) {
    set (step, CW_STATUS_UNKNOWN, g_strdup (_("No plan yet")),
         step->later ? g_strdup (_("After the screening"))
                     : g_strdup (_("Prescribe to go on")));
    return;
  }
  day = cw_date_format_short (cw_time_local_date (plan->signed_at));
  set (step, CW_STATUS_PERMITTED,
       /* Translators: %d is the number of the plan's version. */
       g_strdup_printf (_("Plan v%d signed"), plan->version),
       /* Translators: a date, and who signed. */
       g_strdup_printf (_("%s · %s"), day, plan->signed_by));
}

static char *
describe_last_session (const CwCareState *state)
{
  g_autofree char *day = cw_date_format_short (state->last_session);

  if (state->last_session == CW_DATE_NONE)
    return g_strdup (_("The first one"));
  /* Translators: %s is a date. */
  return g_strdup_printf (_("Last one on %s"), day);
}

static void
fill_session (CwRibbonStep *step, const CwCareState *state)
{
  int next = state->sessions_done + 1;

  if (!state->has_plan)
    set (step, CW_STATUS_UNKNOWN, g_strdup (_("No session yet")),
         g_strdup (_("After the plan")));
  else if (state->unfinished_session_id != 0)
    set (step, CW_STATUS_CAUTION, g_strdup (_("Session not ended")),
         g_strdup (_("Continue it or stop it")));
  else if (next > state->sessions_planned)
    set (step, CW_STATUS_PERMITTED,
         g_strdup_printf (ngettext ("The planned session is done",
                                    "All %d planned sessions are done",
                                    (gulong) state->sessions_planned),
                          state->sessions_planned),
         describe_last_session (state));
  else
    set (step, CW_STATUS_UNKNOWN,
         /* Translators: number of a session, and how many are planned. */
         g_strdup_printf (_("Session %d of %d"), next, state->sessions_planned),
         describe_last_session (state));
}

/* Which step has the next thing to do. */
static int
find_current (CwNextStepKind kind)
{
  switch (kind) {
  case CW_NEXT_STEP_PRESCRIBE:
    return 1;
  case CW_NEXT_STEP_START_SESSION:
  case CW_NEXT_STEP_CONTINUE_SESSION:
  case CW_NEXT_STEP_CHECK_AFTER:
  case CW_NEXT_STEP_REVIEW_PROGRESS:
  case CW_NEXT_STEP_REVIEW_EVENT:
    return 2;
  case CW_NEXT_STEP_START_SCREENING:
  case CW_NEXT_STEP_FINISH_SCREENING:
  case CW_NEXT_STEP_RESCREEN:
  case CW_NEXT_STEP_ADD_CLEARANCE:
  case CW_NEXT_STEP_NONE:
  default:
    return 0;
  }
}

void
cw_ribbon_steps_fill (CwRibbonStep steps[CW_N_RIBBON_STEPS],
                      const CwPatientOverview *overview,
                      CwDate today)
{
  int current = 0;

  g_return_if_fail (overview != NULL);

  current = find_current (overview->next_step->kind);
  for (int i = 0; i < CW_N_RIBBON_STEPS; i++) {
    steps[i].current = i == current;
    steps[i].later = i > current;
  }
  fill_screening (&steps[0], &overview->state, today);
  fill_plan (&steps[1], overview);
  fill_session (&steps[2], &overview->state);
}

void
cw_ribbon_steps_clear (CwRibbonStep steps[CW_N_RIBBON_STEPS])
{
  for (int i = 0; i < CW_N_RIBBON_STEPS; i++) {
    g_clear_pointer (&steps[i].title, g_free);
    g_clear_pointer (&steps[i].detail, g_free);
  }
}
