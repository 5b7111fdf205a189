/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/patient-gate.h"

#include <glib/gi18n-lib.h>

char *
cw_patient_gate_refuse_plan (const CwPatientOverview *overview, CwDate today)
{
  const CwScreeningRecord *screening = overview->screening;
  CwLimbSet limbs = CW_LIMBS_NONE;
  g_autoptr (GError) error = NULL;

  if (screening != NULL)
    limbs = cw_verdict_get_permitted_limbs (screening->verdict);
  /* Without any permitted limb, the gate says what is wrong with all. */
  if (limbs == CW_LIMBS_NONE)
    limbs = CW_LIMBS_ALL;
  if (cw_adverse_events_check (overview->events, TRUE, &error) &&
      cw_screening_record_permits (screening, overview->patient->id, limbs,
                                   today, &error))
    return NULL;
  return g_strdup (error->message);
}

char *
cw_patient_gate_refuse_session (const CwPatientOverview *overview, CwDate today)
{
  g_autoptr (GError) error = NULL;

  if (overview->plan == NULL)
    return g_strdup (_("There is no plan yet."));
  if (overview->state.unfinished_session_id != 0)
    return g_strdup (_("The last session was never ended: continue it."));
  if (!cw_adverse_events_check (overview->events, FALSE, &error) ||
      !cw_adverse_events_check_limbs (overview->events,
                                      cw_plan_get_limbs (overview->plan), today,
                                      &error))
    return g_strdup (error->message);
  if (cw_screening_record_permits (overview->screening, overview->patient->id,
                                   cw_plan_get_limbs (overview->plan), today,
                                   &error))
    return NULL;
  return g_strdup (error->message);
}

gboolean
cw_patient_gate_permits_step (const CwNextStep *step,
                              const char *plan_refusal,
                              const char *session_refusal)
{
  switch (step->kind) {
  case CW_NEXT_STEP_PRESCRIBE:
    return plan_refusal == NULL;
  case CW_NEXT_STEP_START_SESSION:
    return session_refusal == NULL;
  case CW_NEXT_STEP_NONE:
    return FALSE;
  case CW_NEXT_STEP_START_SCREENING:
  case CW_NEXT_STEP_FINISH_SCREENING:
  case CW_NEXT_STEP_RESCREEN:
  case CW_NEXT_STEP_ADD_CLEARANCE:
  case CW_NEXT_STEP_CONTINUE_SESSION:
  case CW_NEXT_STEP_CHECK_AFTER:
  case CW_NEXT_STEP_REVIEW_PROGRESS:
  case CW_NEXT_STEP_REVIEW_EVENT:
  default:
    return TRUE;
  }
}
