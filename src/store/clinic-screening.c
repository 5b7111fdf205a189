/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>
#include <glib/gi18n-lib.h>

#include "store/audit-log.h"
#include "store/authorization.h"
#include "store/clinic-private.h"
#include "store/facts-table.h"
#include "store/screening-table.h"

/* What the facts of a draft give now. */
static CwScreeningRecord *
load_record (CwClinic *self, gint64 screening_id, GError **error)
{
  g_autoptr (CwScreeningRecord) record = cw_screening_table_load (
      cw_clinic_get_database (self), screening_id, error);

  if (record != NULL && !record->is_signed)
    record->verdict = cw_screening_evaluate (cw_clinic_get_questionnaire (self),
                                             record->facts);
  return g_steal_pointer (&record);
}

CwScreeningRecord *
cw_clinic_load_screening (CwClinic *self, gint64 screening_id, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return load_record (self, screening_id, error);
}

static gboolean
log_draft (CwClinic *self,
           const char *action,
           gint64 patient_id,
           const char *record,
           gint64 screening_id,
           const char *after,
           GError **error)
{
  const CwAuditEntry entry = {
    .at = cw_clinic_get_time (self),
    .action = action,
    .patient_id = patient_id,
    .record = record,
    .record_id = screening_id,
    .after = after,
  };

  return cw_audit_log_add (cw_clinic_get_database (self), &entry, error);
}

/* Finds or makes the draft.  One of another day is judged as of today. */
static gboolean
open_draft (CwClinic *self, gint64 patient_id, gint64 *id, GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  const char *version
      = cw_questionnaire_get_version (cw_clinic_get_questionnaire (self));
  CwDate today = cw_clinic_get_today (self);

  if (!cw_screening_table_find_draft (database, patient_id, id, error))
    return FALSE;
  if (*id == 0)
    return cw_screening_table_add_draft (database, patient_id, today, version,
                                         id, error)
           && log_draft (self, "add", patient_id, "screening", *id, NULL,
                         error);
  return cw_screening_table_set_date (database, *id, today, version, error)
         && (cw_database_get_changes (database) == 0
             || log_draft (self, "change", patient_id, "screening", *id, NULL,
                           error));
}

CwScreeningRecord *
cw_clinic_open_screening (CwClinic *self, gint64 patient_id, GError **error)
{
  g_autoptr (CwPatient) patient = NULL;
  g_autoptr (CwScreeningRecord) record = NULL;
  gint64 id = 0;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  patient = cw_clinic_load_patient (self, patient_id, error);
  if (patient == NULL || !cw_clinic_begin (self, error))
    return NULL;
  /* Part of the act: a draft that cannot be read is not left behind. */
  if (open_draft (self, patient_id, &id, error))
    record = load_record (self, id, error);
  if (!cw_clinic_end (self, record != NULL, patient_id, error))
    return NULL;
  return g_steal_pointer (&record);
}

CwScreeningRecord *
cw_clinic_load_draft (CwClinic *self, gint64 patient_id, GError **error)
{
  gint64 id;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  if (!cw_screening_table_find_draft (cw_clinic_get_database (self), patient_id,
                                      &id, error)
      || id == 0)
    return NULL;
  return load_record (self, id, error);
}

/* Begins an act on a draft, and says whose it is. */
static gboolean
begin_on_draft (CwClinic *self,
                gint64 screening_id,
                gint64 *patient_id,
                GError **error)
{
  return cw_screening_table_get_draft_patient (cw_clinic_get_database (self),
                                               screening_id, patient_id, error)
         && cw_clinic_begin (self, error);
}

/* Identifiers and answers of the questionnaire need no escapes. */
static char *
answers_to_json (const char *const *question_ids, const CwAnswer *answer)
{
  const char *value = answer != NULL && answer->value != CW_ANSWER_NONE
                          ? cw_answer_value_to_id (answer->value)
                          : NULL;
  g_autoptr (GString) json = g_string_new ("{");

  for (gsize i = 0; question_ids[i] != NULL; i++)
    g_string_append_printf (json, value != NULL ? "%s\"%s\":\"%s\"" : "%s\"%s\":%s",
                            i > 0 ? "," : "", question_ids[i],
                            value != NULL ? value : "null");
  g_string_append_c (json, '}');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

gboolean
cw_clinic_save_answers (CwClinic *self,
                        gint64 screening_id,
                        const char *const *question_ids,
                        const CwAnswer *answer,
                        GError **error)
{
  g_autofree char *after = NULL;
  gboolean success = TRUE;
  gint64 patient_id;

  g_return_val_if_fail (CW_IS_CLINIC (self) && question_ids != NULL, FALSE);

  for (gsize i = 0; question_ids[i] != NULL; i++)
    if (cw_questionnaire_find_question (cw_clinic_get_questionnaire (self),
                                        question_ids[i])
        == NULL) {
      g_set_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_UNKNOWN_ID,
                   _ ("The questionnaire has no question %s."),
                   question_ids[i]);
      return FALSE;
    }
  if (!begin_on_draft (self, screening_id, &patient_id, error))
    return FALSE;
  for (gsize i = 0; success && question_ids[i] != NULL; i++)
    success = cw_facts_table_set_answer (cw_clinic_get_database (self),
                                         screening_id, question_ids[i], answer,
                                         error);
  after = answers_to_json (question_ids, answer);
  success = success
            && log_draft (self, "change", patient_id, "answer", screening_id,
                          after, error);
  return cw_clinic_end (self, success, patient_id, error);
}

gboolean
cw_clinic_save_answer (CwClinic *self,
                       gint64 screening_id,
                       const char *question_id,
                       const CwAnswer *answer,
                       GError **error)
{
  const char *const question_ids[] = { question_id, NULL };

  return cw_clinic_save_answers (self, screening_id, question_ids, answer,
                                 error);
}

static gboolean
check_measurement (CwClinic *self,
                   const char *measurement_id,
                   double value,
                   GError **error)
{
  const CwMeasurement *measurement = cw_questionnaire_find_measurement (
      cw_clinic_get_questionnaire (self), measurement_id);

  if (measurement == NULL) {
    g_set_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_UNKNOWN_ID,
                 _ ("The questionnaire has no measurement %s."),
                 measurement_id);
    return FALSE;
  }
  if (!isnan (value)
      && !(value >= measurement->minimum && value <= measurement->maximum)) {
    g_set_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_OUT_OF_RANGE,
                 /* Translators: the name of a measurement. */
                 _ ("%s is outside of what can be measured. Check the value."),
                 measurement->label);
    return FALSE;
  }
  return TRUE;
}

gboolean
cw_clinic_save_measurement (CwClinic *self,
                            gint64 screening_id,
                            const char *measurement_id,
                            double value,
                            GError **error)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE] = "null";
  g_autofree char *after = NULL;
  gboolean success;
  gint64 patient_id;

  g_return_val_if_fail (CW_IS_CLINIC (self) && measurement_id != NULL, FALSE);

  if (!check_measurement (self, measurement_id, value, error)
      || !begin_on_draft (self, screening_id, &patient_id, error))
    return FALSE;
  if (!isnan (value))
    g_ascii_dtostr (number, sizeof number, value);
  after = g_strdup_printf ("{\"%s\":%s}", measurement_id, number);
  success = cw_facts_table_set_measurement (cw_clinic_get_database (self),
                                            screening_id, measurement_id, value,
                                            error)
            && log_draft (self, "change", patient_id, "measurement",
                          screening_id, after, error);
  return cw_clinic_end (self, success, patient_id, error);
}

gboolean
cw_clinic_add_clearance (CwClinic *self,
                         gint64 screening_id,
                         const CwClearance *clearance,
                         GError **error)
{
  gboolean success;
  gint64 patient_id;

  g_return_val_if_fail (CW_IS_CLINIC (self) && clearance != NULL, FALSE);

  if (!cw_clinic_check_right (self, CW_RIGHT_SIGN, error)
      || !begin_on_draft (self, screening_id, &patient_id, error))
    return FALSE;
  success = cw_facts_table_add_clearance (cw_clinic_get_database (self),
                                          screening_id, clearance, error)
            && log_draft (self, "add", patient_id, "clearance", screening_id,
                          NULL, error);
  return cw_clinic_end (self, success, patient_id, error);
}

gboolean
cw_clinic_add_justification (CwClinic *self,
                             gint64 screening_id,
                             const CwJustification *justification,
                             GError **error)
{
  gboolean success;
  gint64 patient_id;

  g_return_val_if_fail (CW_IS_CLINIC (self) && justification != NULL, FALSE);

  if (!cw_clinic_check_right (self, CW_RIGHT_SIGN, error)
      || !begin_on_draft (self, screening_id, &patient_id, error))
    return FALSE;
  success = cw_facts_table_add_justification (cw_clinic_get_database (self),
                                              screening_id, justification,
                                              error)
            && log_draft (self, "add", patient_id, "justification",
                          screening_id, NULL, error);
  return cw_clinic_end (self, success, patient_id, error);
}

gboolean
cw_clinic_discard_screening (CwClinic *self,
                             gint64 screening_id,
                             GError **error)
{
  gboolean success;
  gint64 patient_id;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  if (!begin_on_draft (self, screening_id, &patient_id, error))
    return FALSE;
  success = cw_screening_table_discard (cw_clinic_get_database (self),
                                        screening_id, patient_id,
                                        cw_clinic_get_time (self), error);
  return cw_clinic_end (self, success, patient_id, error);
}

static gboolean
check_complete (const CwVerdict *verdict, GError **error)
{
  guint n_missing = g_strv_length (verdict->missing);

  if (verdict->outcome != CW_OUTCOME_INCOMPLETE)
    return TRUE;
  g_set_error (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SIGNED,
               ngettext ("%u question or measurement is still open. Answer it, "
                         "then sign.",
                         "%u questions or measurements are still open. Answer "
                         "them, then sign.",
                         n_missing),
               n_missing);
  return FALSE;
}

/* Everything is read inside the transaction: what is judged is what is frozen.
 */
static gboolean
sign (CwClinic *self,
      gint64 screening_id,
      const CwClinician *clinician,
      GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  const CwQuestionnaire *questionnaire = cw_clinic_get_questionnaire (self);
  g_autoptr (CwScreeningRecord) record = NULL;

  if (!cw_screening_table_set_date (
          database, screening_id, cw_clinic_get_today (self),
          cw_questionnaire_get_version (questionnaire), error))
    return FALSE;
  record = load_record (self, screening_id, error);
  return record != NULL && check_complete (record->verdict, error)
         && cw_screening_table_sign (database, record, clinician,
                                     cw_clinic_get_time (self), error);
}

gboolean
cw_clinic_sign_screening (CwClinic *self,
                          gint64 screening_id,
                          gint64 clinician_id,
                          GError **error)
{
  g_autoptr (CwClinician) clinician = NULL;
  gboolean success;
  gint64 patient_id;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  clinician = cw_clinic_load_signatory (self, clinician_id, error);
  if (clinician == NULL
      || !begin_on_draft (self, screening_id, &patient_id, error))
    return FALSE;
  success = sign (self, screening_id, clinician, error);
  return cw_clinic_end (self, success, patient_id, error);
}

CwScreeningRecord *
cw_clinic_load_last_screening (CwClinic *self,
                               gint64 patient_id,
                               GError **error)
{
  g_autoptr (CwScreeningRecord) record = NULL;
  gint64 id;

  if (!cw_screening_table_find_signed (cw_clinic_get_database (self),
                                       patient_id, &id, error)
      || id == 0)
    return NULL;
  record = load_record (self, id, error);
  if (record == NULL
      || !cw_clinic_load_since (self, record, cw_clinic_get_today (self),
                                error))
    return NULL;
  return g_steal_pointer (&record);
}

CwScreeningRecord *
cw_clinic_load_screening_of_day (CwClinic *self,
                                 gint64 patient_id,
                                 CwDate day,
                                 GError **error)
{
  g_autoptr (GArray) ids = cw_screening_table_list_signed (
      cw_clinic_get_database (self), patient_id, error);

  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    g_autoptr (CwScreeningRecord) record
        = load_record (self, g_array_index (ids, gint64, i), error);

    if (record == NULL)
      return NULL;
    if (cw_time_local_date (record->signed_at) > day)
      continue;
    return cw_clinic_load_since (self, record, day, error)
               ? g_steal_pointer (&record)
               : NULL;
  }
  return NULL;
}

GPtrArray *
cw_clinic_load_screenings (CwClinic *self, gint64 patient_id, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_screening_record_free);
  g_autoptr (GArray) ids = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  ids = cw_screening_table_list_signed (cw_clinic_get_database (self),
                                        patient_id, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++) {
    CwScreeningRecord *record
        = load_record (self, g_array_index (ids, gint64, i), error);

    if (record == NULL)
      return NULL;
    g_ptr_array_add (records, record);
  }
  return ids != NULL ? g_steal_pointer (&records) : NULL;
}
