/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/visit.h"

CwVisit *
cw_visit_new (void)
{
  CwVisit *visit = g_new0 (CwVisit, 1);

  visit->events =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cw_adverse_event_free);
  visit->decisions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cw_advice_decision_free);
  visit->outcomes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cw_outcome_score_free);
  return visit;
}

void
cw_visit_free (CwVisit *visit)
{
  if (visit == NULL)
    return;
  g_clear_pointer (&visit->patient, cw_patient_free);
  g_clear_pointer (&visit->session, cw_session_free);
  g_clear_pointer (&visit->plan, cw_plan_free);
  g_clear_pointer (&visit->plan_before, cw_plan_free);
  g_clear_pointer (&visit->plan_after, cw_plan_free);
  g_clear_pointer (&visit->screening, cw_screening_record_free);
  g_clear_pointer (&visit->clinician, g_free);
  g_clear_pointer (&visit->events, g_ptr_array_unref);
  g_clear_pointer (&visit->decisions, g_ptr_array_unref);
  g_clear_pointer (&visit->outcomes, g_ptr_array_unref);
  g_clear_pointer (&visit->next_step, cw_next_step_free);
  g_clear_pointer (&visit->advice, g_ptr_array_unref);
  g_free (visit);
}
