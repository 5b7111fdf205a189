/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clinic-private.h"
#include "store/outcome-table.h"

GPtrArray *
cw_clinic_load_outcome_scores (CwClinic *self,
                               gint64 patient_id,
                               GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_outcome_table_load_all (cw_clinic_get_database (self), patient_id,
                                    error);
}

/* With who recorded it and when; NULL when it cannot be right. */
static CwOutcomeScore *
complete (CwClinic *self,
          const CwOutcomeScore *score,
          const CwClinician *clinician,
          GError **error)
{
  g_autoptr (CwOutcomeScore) stored = cw_outcome_score_copy (score);

  cw_outcome_score_derive (stored);
  stored->clinician_id = clinician->id;
  g_free (stored->recorded_by);
  stored->recorded_by = cw_clinician_get_signature (clinician);
  stored->recorded_at = cw_clinic_get_time (self);
  if (!cw_outcome_score_validate (stored, cw_clinic_get_today (self), error))
    return NULL;
  return g_steal_pointer (&stored);
}

static GPtrArray *
complete_all (CwClinic *self,
              const GPtrArray *scores,
              const CwClinician *clinician,
              GError **error)
{
  g_autoptr (GPtrArray) stored
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_outcome_score_free);

  for (guint i = 0; i < scores->len; i++) {
    CwOutcomeScore *score
        = complete (self, g_ptr_array_index (scores, i), clinician, error);

    if (score == NULL)
      return NULL;
    g_ptr_array_add (stored, score);
  }
  return g_steal_pointer (&stored);
}

gboolean
cw_clinic_add_outcome_scores (CwClinic *self,
                              const GPtrArray *scores,
                              gint64 clinician_id,
                              GError **error)
{
  g_autoptr (CwClinician) clinician = NULL;
  g_autoptr (GPtrArray) stored = NULL;
  gboolean success = TRUE;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);
  g_return_val_if_fail (scores != NULL && scores->len > 0, FALSE);

  clinician = cw_clinic_load_recorder (self, clinician_id, error);
  if (clinician != NULL)
    stored = complete_all (self, scores, clinician, error);
  if (stored == NULL || !cw_clinic_begin (self, error))
    return FALSE;
  for (guint i = 0; success && i < stored->len; i++)
    success = cw_outcome_table_add (cw_clinic_get_database (self),
                                    g_ptr_array_index (stored, i), error);
  if (!cw_database_end (cw_clinic_get_database (self), success, error))
    return FALSE;
  for (guint i = 0; i < stored->len; i++) {
    const CwOutcomeScore *score = g_ptr_array_index (stored, i);

    ((CwOutcomeScore *)g_ptr_array_index (scores, i))->id = score->id;
  }
  cw_clinic_tell_changed (
      self, ((const CwOutcomeScore *)stored->pdata[0])->patient_id);
  return TRUE;
}

gboolean
cw_clinic_strike_outcome_score (CwClinic *self,
                                gint64 id,
                                const char *reason,
                                gint64 clinician_id,
                                GError **error)
{
  g_autoptr (CwOutcomeScore) score = NULL;
  CwStrike strike = { 0 };
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  score = cw_outcome_table_load (cw_clinic_get_database (self), id, error);
  if (score == NULL
      || !cw_clinic_make_strike (self, reason, clinician_id, &strike, error))
    return FALSE;
  success = cw_clinic_begin (self, error);
  if (success) {
    success = cw_outcome_table_strike (cw_clinic_get_database (self), score,
                                       &strike, error);
    success = cw_clinic_end (self, success, score->patient_id, error);
  }
  cw_strike_clear (&strike);
  return success;
}
