/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "model/plan-review.h"
#include "model/prescription-ledger.h"

static const CwPrescription *
prescription_at (const CwPlan *plan, guint index)
{
  return g_ptr_array_index (plan->prescriptions, index);
}

/* What was measured with the same cuff after the plan's own; NULL for nothing.
 * An estimate never takes the place of a measurement. */
static const CwPressureRecord *
find_newer (const CwPrescription *prescription, const CwPlanDay *day)
{
  CwPressureNeed need
      = cw_prescription_get_pressure_need (prescription, day->today);
  g_autoptr (CwPressureMatch) match = NULL;
  const CwPressureRecord *record;

  if (day->ledger == NULL || prescription->cuff_id == 0)
    return NULL;
  match = cw_ledger_match_pressure (day->ledger, &need);
  record = match->record;
  if (record == NULL || record->id == prescription->aop_id
      || record->date < prescription->aop_date)
    return NULL;
  if (record->method == CW_AOP_METHOD_ESTIMATE
      && prescription->aop_method != CW_AOP_METHOD_ESTIMATE)
    return NULL;
  return record;
}

/* Whether a limit warns of what the days bring and not of the dose.  After a new
 * measurement the share of the occlusion pressure is something of the day. */
static gboolean
is_of_the_day (const char *limit_id, const CwPressureRecord *newer)
{
  static const char *const ids[]
      = { "LIM_SCREEN", "LIM_AOP_AGE", "LIM_POSTURE", "LIM_AOP_BP", NULL };
  static const char *const of_new_pressure[]
      = { "LIM_AOP", "LIM_AOP_ENTRY", "LIM_EST", NULL };

  return g_strv_contains (ids, limit_id)
         || (newer != NULL && g_strv_contains (of_new_pressure, limit_id));
}

static gboolean
refuse_struck (const CwPrescription *prescription,
               const CwStrike *strike,
               GError **error)
{
  g_autofree char *title = cw_prescription_get_title (prescription);

  g_set_error (error, CW_GATE_ERROR, CW_GATE_ERROR_PLAN,
               /* Translators: an exercise, and why a measurement was wrong. */
               _ ("%s: a measurement that the plan rests on was struck out "
                  "(%s). Measure again and change the plan."),
               title, strike->reason);
  return FALSE;
}

static gboolean
check_founded (const CwPrescription *prescription,
               const CwPlanDay *day,
               GError **error)
{
  const CwPressureRecord *pressure;

  if (day->ledger == NULL)
    return TRUE;
  pressure = cw_ledger_find_pressure (day->ledger, prescription->aop_id);
  if (pressure != NULL && pressure->strike.at != 0)
    return refuse_struck (prescription, &pressure->strike, error);
  for (guint i = 0; i < day->ledger->one_rep_maxes->len; i++) {
    const CwOneRepMaxRecord *maximum
        = g_ptr_array_index (day->ledger->one_rep_maxes, i);

    if (maximum->id == prescription->one_rm_id && maximum->strike.at != 0)
      return refuse_struck (prescription, &maximum->strike, error);
  }
  return TRUE;
}

gboolean
cw_plan_check_doses_on_day (const CwPlan *plan,
                            const CwScreeningRecord *screening,
                            const CwPlanDay *day,
                            GError **error)
{
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *prescription = prescription_at (plan, i);
    const CwPressureRecord *newer = find_newer (prescription, day);
    g_autoptr (GPtrArray) issues
        = cw_plan_review_on_day (plan, i, screening, day, newer);

    if (!check_founded (prescription, day, error))
      return FALSE;
    for (guint k = 0; k < issues->len; k++) {
      const CwDoseIssue *issue = g_ptr_array_index (issues, k);

      if ((issue->refused || !is_of_the_day (issue->limit_id, newer))
          && !cw_plan_check_issue (prescription, issue, error))
        return FALSE;
    }
  }
  return TRUE;
}

static void
add (GPtrArray *sentences, char *sentence)
{
  if (g_ptr_array_find_with_equal_func (sentences, sentence, g_str_equal, NULL))
    g_free (sentence);
  else
    g_ptr_array_add (sentences, sentence);
}

/* What the plan's pressure is of the occlusion pressure as it is now. */
static char *
describe_newer (const CwPrescription *prescription,
                const CwPressureRecord *newer)
{
  double target
      = cw_target_pressure_mmhg (newer->aop_mmhg,
                                 prescription->pressure_percent,
                                 prescription->device_step_mmhg > 0
                                     ? prescription->device_step_mmhg
                                     : 1);
  g_autofree char *day = cw_date_format_short (newer->date);
  g_autofree char *aop = cw_number_format (newer->aop_mmhg, 0);
  g_autofree char *planned = cw_number_format (prescription->pressure_mmhg, 0);
  g_autofree char *percent
      = cw_number_format (prescription->pressure_percent, 0);
  g_autofree char *now = cw_number_format (target, 0);

  return g_strdup_printf (
      /* Translators: a date, an occlusion pressure, the pressure of the plan,
       * the share that is prescribed, and the pressure that it is now. */
      _ ("Measured again on %s: %s mmHg. The plan’s %s mmHg were to be %s %%, "
         "which is %s mmHg now: change the plan."),
      day, aop, planned, percent, now);
}

char *
cw_plan_describe_day (const CwPlan *plan,
                      const CwScreeningRecord *screening,
                      const CwPlanDay *day)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *prescription = prescription_at (plan, i);
    const CwPressureRecord *newer = find_newer (prescription, day);
    g_autoptr (GPtrArray) issues
        = cw_plan_review_on_day (plan, i, screening, day, newer);

    if (newer != NULL && newer->aop_mmhg != prescription->aop_mmhg)
      add (sentences, describe_newer (prescription, newer));
    for (guint k = 0; k < issues->len; k++) {
      const CwDoseIssue *issue = g_ptr_array_index (issues, k);

      if (is_of_the_day (issue->limit_id, newer))
        add (sentences, g_strdup (issue->message));
    }
  }
  if (sentences->len == 0)
    return NULL;
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **)sentences->pdata);
}
