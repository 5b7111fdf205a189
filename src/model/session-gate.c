/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/text.h"
#include "model/plan-review.h"

static gboolean
refuse (GError **error, CwGateError code, const char *message)
{
  g_set_error_literal (error, CW_GATE_ERROR, code, message);
  return FALSE;
}

/* Everything but the check and its note. */
static gboolean
check_plan (const CwPlan *plan,
            const CwScreeningRecord *screening,
            const CwPlanDay *day,
            GError **error)
{
  if (plan == NULL || plan->signed_at == 0 || plan->prescriptions->len == 0)
    return refuse (error, CW_GATE_ERROR_PLAN,
                   _ ("There is no signed plan. Write and sign one before the "
                      "session."));
  if (plan->superseded)
    return refuse (error, CW_GATE_ERROR_PLAN,
                   _ ("A later plan has replaced this one. Start the session "
                      "from the later plan."));
  if (!cw_screening_record_permits (screening, plan->patient_id,
                                    cw_plan_get_limbs (plan), day->today,
                                    error))
    return FALSE;
  return cw_plan_check_doses_on_day (plan, screening, day, error);
}

static CwPlanDay
make_day (const CwLedger *ledger, const CwSameDayCheck *check, CwDate today)
{
  return (CwPlanDay){
    .today = today,
    .ledger = ledger,
    .sbp_mmhg = check != NULL ? check->sbp_mmhg : NAN,
  };
}

/* NULL unless a blood pressure worse than at the screening is one too many. */
static const char *
describe_pressure (const CwSameDayCheck *check,
                   const CwScreeningRecord *screening,
                   CwDate today)
{
  g_autoptr (GPtrArray) lapses
      = cw_same_day_check_find_lapses (check, screening, today);

  for (guint i = 0; i < lapses->len; i++)
    if (((const CwRescreenRule *)lapses->pdata[i])->kind
        == CW_RESCREEN_PRESSURE)
      return _ ("Blood pressure is in a higher band than at the screening once "
                "more: no session today. Screen again in full.");
  return NULL;
}

/* The same-day check, and what only the sessions before can tell. */
static CwCheckResult
review_check (const CwSameDayCheck *check,
              const CwScreeningRecord *screening,
              CwDate today,
              char **reason)
{
  CwCheckResult result;
  const char *pressure;

  if (check == NULL) {
    *reason = g_strdup (_ ("Do the same-day check before the session."));
    return CW_CHECK_RED;
  }
  result = cw_same_day_check_evaluate_after (check, screening, reason);
  pressure = describe_pressure (check, screening, today);
  if (pressure == NULL)
    return result;
  if (result == CW_CHECK_RED) {
    g_autofree char *first = *reason;

    *reason = g_strjoin (" ", first, pressure, NULL);
  } else {
    g_free (*reason);
    *reason = g_strdup (pressure);
  }
  return CW_CHECK_RED;
}

CwCheckResult
cw_session_review_start (const CwPlan *plan,
                         const CwScreeningRecord *screening,
                         const CwLedger *ledger,
                         const CwSameDayCheck *check,
                         CwDate today,
                         char **reason)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *check_reason = NULL;
  g_autofree char *day_reason = NULL;
  const CwPlanDay day = make_day (ledger, check, today);
  CwCheckResult result;

  if (reason != NULL)
    *reason = NULL;
  if (!check_plan (plan, screening, &day, &error)) {
    if (reason != NULL)
      *reason = g_strdup (error->message);
    return CW_CHECK_RED;
  }
  result = review_check (check, screening, today, &check_reason);
  if (result != CW_CHECK_RED)
    day_reason = cw_plan_describe_day (plan, screening, &day);
  if (day_reason != NULL)
    result = CW_CHECK_AMBER;
  if (reason != NULL && check_reason != NULL && day_reason != NULL)
    *reason = g_strjoin (" ", check_reason, day_reason, NULL);
  else if (reason != NULL)
    *reason = check_reason != NULL ? g_steal_pointer (&check_reason)
                                   : g_steal_pointer (&day_reason);
  return result;
}

gboolean
cw_session_check_start (const CwPlan *plan,
                        const CwScreeningRecord *screening,
                        const CwLedger *ledger,
                        const CwSameDayCheck *check,
                        CwDate today,
                        GError **error)
{
  g_autofree char *reason = NULL;
  g_autofree char *note = NULL;
  g_autofree char *message = NULL;
  const CwPlanDay day = make_day (ledger, check, today);

  if (!check_plan (plan, screening, &day, error))
    return FALSE;
  switch (cw_session_review_start (plan, screening, ledger, check, today,
                                   &reason)) {
  case CW_CHECK_GREEN:
    return TRUE;
  case CW_CHECK_AMBER:
    note = cw_text_trim (check->note);
    if (note != NULL)
      return TRUE;
    message = g_strdup_printf (
        /* Translators: whole sentences. */
        _ ("%s Write a note for today’s session: the caps of dose class B "
           "hold."),
        reason);
    return refuse (error, CW_GATE_ERROR_CHECK, message);
  case CW_CHECK_RED:
  default:
    return refuse (error, CW_GATE_ERROR_CHECK, reason);
  }
}
