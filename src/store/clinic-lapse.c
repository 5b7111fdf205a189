/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/authorization.h"
#include "store/clinic-private.h"
#include "store/lapse-table.h"
#include "store/screening-table.h"
#include "store/statement.h"

/* Sessions since the day of the screening, in order; those of the day itself
 * came after it, or the gate would have been closed. */
static gboolean
load_pressures (CwDatabase *database, CwScreeningRecord *record, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT started_on, sbp_mmhg, dbp_mmhg FROM session "
                "WHERE patient_id = :patient AND started_on >= :since "
                "AND started_at >= :signed_at AND entered_at IS NULL "
                "ORDER BY started_at");
  CwStep step;

  cw_statement_bind_int (select, ":patient", record->patient_id);
  cw_statement_bind_date (select, ":since", record->facts->date);
  cw_statement_bind_time (select, ":signed_at", record->signed_at);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwPressureReading reading = {
      .day = cw_statement_get_date (select, 0),
      .sbp_mmhg = cw_statement_get_real (select, 1),
      .dbp_mmhg = cw_statement_get_real (select, 2),
    };

    g_array_append_val (record->pressures, reading);
  }
  return step == CW_STEP_DONE;
}

/* Girths come with the occlusion pressures; the last one before the screening
 * was signed is what later ones are compared with. */
static gboolean
load_girths (CwDatabase *database, CwScreeningRecord *record, GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database, "SELECT limb, girth_cm, measured_on, recorded_at > :signed_at "
                "FROM occlusion_pressure WHERE patient_id = :patient "
                "AND girth_cm IS NOT NULL AND struck_at IS NULL "
                "ORDER BY measured_on, id");
  CwStep step;

  cw_statement_bind_int (select, ":patient", record->patient_id);
  cw_statement_bind_time (select, ":signed_at", record->signed_at);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwGirthReading reading = {
      .girth_cm = cw_statement_get_real (select, 1),
      .day = cw_statement_get_date (select, 2),
    };

    if (!cw_limb_from_id (cw_statement_get_text (select, 0), &reading.limb))
      continue;
    if (reading.day >= record->facts->date
        && cw_statement_get_int (select, 3) != 0)
      g_array_append_val (record->girths, reading);
    else
      record->girth_cm[reading.limb] = reading.girth_cm;
  }
  return step == CW_STEP_DONE;
}

static gboolean
load_use (CwDatabase *database,
          CwScreeningRecord *record,
          CwDate day,
          GError **error)
{
  g_autoptr (CwStatement) select = cw_database_prepare (
      database,
      "SELECT (SELECT max(started_on) FROM session"
      "        WHERE patient_id = :patient AND state <> 'running'"
      "        AND struck_at IS NULL AND started_on <= :day),"
      "       (SELECT group_concat(limbs, ';') FROM prescription"
      "        JOIN plan ON plan.id = plan_id WHERE patient_id = :patient)");

  cw_statement_bind_int (select, ":patient", record->patient_id);
  cw_statement_bind_date (select, ":day", day);
  if (cw_statement_step (select, error) != CW_STEP_ROW)
    return FALSE;
  record->last_session = cw_statement_get_date (select, 0);
  record->used_limbs = cw_statement_get_limbs (select, 1);
  return TRUE;
}

/* Of an earlier day the screening stands as it was taken for right then. */
static gboolean
load_corrected (CwClinic *self,
                CwScreeningRecord *record,
                CwDate day,
                GError **error)
{
  g_autoptr (CwPatient) patient = NULL;

  if (day < cw_clinic_get_today (self))
    return TRUE;
  patient = cw_clinic_load_patient (self, record->patient_id, error);
  if (patient == NULL)
    return FALSE;
  record->person_corrected = patient->birth_date != record->facts->birth_date
                             || patient->sex != record->facts->sex;
  return TRUE;
}

/* Leaves out what has happened after that day. */
static void
forget_later (CwScreeningRecord *record, CwDate day)
{
  for (guint i = record->lapses->len; i > 0; i--)
    if (((const CwLapse *)record->lapses->pdata[i - 1])->day > day)
      g_ptr_array_remove_index (record->lapses, i - 1);
  for (guint i = record->pressures->len; i > 0; i--)
    if (g_array_index (record->pressures, CwPressureReading, i - 1).day > day)
      g_array_remove_index (record->pressures, i - 1);
  for (guint i = record->girths->len; i > 0; i--)
    if (g_array_index (record->girths, CwGirthReading, i - 1).day > day)
      g_array_remove_index (record->girths, i - 1);
}

gboolean
cw_clinic_load_since (CwClinic *self,
                      CwScreeningRecord *record,
                      CwDate day,
                      GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  const CwQuestionnaire *questionnaire = cw_clinic_get_questionnaire (self);

  record->sbp_mmhg
      = cw_screening_get_value (questionnaire, record->facts, "sbp");
  record->dbp_mmhg
      = cw_screening_get_value (questionnaire, record->facts, "dbp");
  if (!cw_lapse_table_load (database, record->id, record->lapses, error)
      || !load_pressures (database, record, error)
      || !load_girths (database, record, error)
      || !load_use (database, record, day, error)
      || !load_corrected (self, record, day, error))
    return FALSE;
  forget_later (record, day);
  return TRUE;
}

/* Each a row of its own, all in one act. */
static gboolean
add_lapses (CwClinic *self, GPtrArray *lapses, GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);

  for (guint i = 0; i < lapses->len; i++) {
    CwLapse *lapse = lapses->pdata[i];

    if (!cw_screening_table_find_signed (database, lapse->patient_id,
                                         &lapse->screening_id, error))
      return FALSE;
    if (lapse->screening_id == 0) {
      g_set_error_literal (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SCREENED,
                           _ ("The patient has no signed screening that could "
                              "lapse. Say it in the screening."));
      return FALSE;
    }
    lapse->recorded_at = cw_clinic_get_time (self);
    if (!cw_lapse_table_add (database, lapse, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
cw_clinic_record_lapses (CwClinic *self,
                         const GPtrArray *lapses,
                         GError **error)
{
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_lapse_free);
  g_autoptr (CwClinician) clinician = NULL;
  const CwLapse *first;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);
  g_return_val_if_fail (lapses != NULL && lapses->len > 0, FALSE);

  first = lapses->pdata[0];
  for (guint i = 0; i < lapses->len; i++) {
    if (!cw_lapse_validate (lapses->pdata[i], cw_clinic_get_today (self),
                            error))
      return FALSE;
    g_ptr_array_add (rows, cw_lapse_copy (lapses->pdata[i]));
  }
  clinician = cw_clinic_authorize (self, CW_RIGHT_RECORD, first->clinician_id,
                                   error);
  if (clinician == NULL || !cw_clinic_begin (self, error))
    return FALSE;
  success = add_lapses (self, rows, error);
  return cw_clinic_end (self, success, first->patient_id, error);
}

GPtrArray *
cw_clinic_load_lapses (CwClinic *self, gint64 patient_id, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_lapse_table_load_all (cw_clinic_get_database (self), patient_id,
                                  error);
}
