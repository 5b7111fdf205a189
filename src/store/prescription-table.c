/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/prescription-table.h"

#include "store/record.h"

CW_DEFINE_CHOICE (CwModality, modality)
CW_DEFINE_CHOICE (CwOneRepMaxMethod, one_rep_max_method)
CW_DEFINE_CHOICE (CwAopMethod, aop_method)
CW_DEFINE_CHOICE (CwPosture, posture)

static const CwField fields[] = {
  CW_FIELD (CwPrescription, id, "id", ID),
  CW_FIELD (CwPrescription, exercise_id, "exercise_id", TEXT),
  CW_FIELD_ENUM (CwPrescription, modality, "modality", modality),
  CW_FIELD (CwPrescription, limbs, "limbs", LIMBS),
  CW_FIELD (CwPrescription, one_rm_id, "one_rm_id", REF),
  CW_FIELD_ENUM (
      CwPrescription, one_rm_method, "one_rm_method", one_rep_max_method),
  CW_FIELD (CwPrescription, one_rm_kg, "one_rm_kg", REAL),
  CW_FIELD (CwPrescription, one_rm_date, "one_rm_date", DATE),
  CW_FIELD (CwPrescription, load_kg, "load_kg", REAL),
  CW_FIELD (CwPrescription, load_percent_1rm, "load_percent_1rm", REAL),
  CW_FIELD (CwPrescription, body_weight, "body_weight", BOOL),
  CW_FIELD (CwPrescription, scheme_id, "scheme_id", TEXT),
  CW_FIELD (CwPrescription, scheme.rest_s, "scheme_rest_s", REAL),
  CW_FIELD (CwPrescription, scheme.to_fatigue, "scheme_to_fatigue", BOOL),
  CW_FIELD (CwPrescription, rest_s, "rest_s", REAL),
  CW_FIELD (CwPrescription, tempo, "tempo", TEXT),
  CW_FIELD (CwPrescription, intermittent, "intermittent", BOOL),
  CW_FIELD (CwPrescription, cuff_id, "cuff_id", REF),
  CW_FIELD (CwPrescription, cuff_name, "cuff_name", TEXT),
  CW_FIELD (CwPrescription, cuff_width_cm, "cuff_width_cm", REAL),
  CW_FIELD (CwPrescription, cuff_girth_min_cm, "cuff_girth_min_cm", REAL),
  CW_FIELD (CwPrescription, cuff_girth_max_cm, "cuff_girth_max_cm", REAL),
  CW_FIELD (CwPrescription, elastic_wrap, "elastic_wrap", BOOL),
  CW_FIELD (CwPrescription, device_max_mmhg, "device_max_mmhg", REAL),
  CW_FIELD (CwPrescription, device_step_mmhg, "device_step_mmhg", REAL),
  CW_FIELD (CwPrescription, aop_id, "aop_id", REF),
  CW_FIELD (CwPrescription, aop_mmhg, "aop_mmhg", REAL),
  CW_FIELD_ENUM (CwPrescription, aop_method, "aop_method", aop_method),
  CW_FIELD_ENUM (CwPrescription, aop_posture, "aop_posture", posture),
  CW_FIELD (CwPrescription, aop_date, "aop_date", DATE),
  CW_FIELD (CwPrescription, aop_sbp_mmhg, "aop_sbp_mmhg", REAL),
  CW_FIELD (CwPrescription, girth_cm, "girth_cm", REAL),
  CW_FIELD_ENUM (CwPrescription, posture, "posture", posture),
  CW_FIELD (CwPrescription, pressure_percent, "pressure_percent", REAL),
  CW_FIELD (CwPrescription, pressure_mmhg, "pressure_mmhg", REAL),
  CW_FIELD (CwPrescription, tightness, "tightness", REAL),
  CW_FIELD (CwPrescription, hrr_percent, "hrr_percent", REAL),
  CW_FIELD (CwPrescription, target_bpm, "target_bpm", REAL),
  CW_FIELD (CwPrescription, target_effort, "target_effort", REAL),
  CW_FIELD (CwPrescription, speed_kmh, "speed_kmh", REAL),
  CW_FIELD (CwPrescription, reperfusion_s, "reperfusion_s", REAL),
};

static const CwRecord record = CW_RECORD ("prescription", fields);

static const CwField warning_fields[] = {
  CW_FIELD (CwAcceptedWarning, limit_id, "limit_id", TEXT),
  CW_FIELD (CwAcceptedWarning, message, "message", TEXT),
  CW_FIELD (CwAcceptedWarning, reason, "reason", TEXT),
};

static const CwRecord warning_record
    = CW_RECORD ("accepted_warning", warning_fields);

/* The sets of a scheme; its rest and fatigue are columns of their own, as the
 * text does not tell them. */
static gboolean
read_scheme (CwPrescription *prescription, const char *reps, GError **error)
{
  CwSetScheme sets = { 0 };
  const CwSetScheme *bundled = NULL;

  if (*reps != '\0' && !cw_set_scheme_from_text (reps, &sets, error))
    return FALSE;
  if (prescription->scheme_id != NULL)
    bundled = cw_set_scheme_find (prescription->scheme_id);
  sets.id = bundled != NULL ? bundled->id : NULL;
  sets.name = bundled != NULL ? bundled->name : NULL;
  sets.rest_s = prescription->scheme.rest_s;
  sets.to_fatigue = prescription->scheme.to_fatigue;
  prescription->scheme = sets;
  return TRUE;
}

gboolean
cw_prescription_table_read_sets (CwPrescription *prescription,
                                 CwStatement *row,
                                 int column,
                                 GError **error)
{
  if (!cw_prescription_is_timed (prescription))
    return read_scheme (prescription, cw_statement_get_text (row, column),
                        error);
  cw_prescription_set_intervals (
      prescription, (double)cw_statement_get_int (row, column + 1),
      cw_statement_get_real (row, column + 2), prescription->rest_s);
  return TRUE;
}

static gboolean
load_warnings (CwDatabase *database,
               CwPrescription *prescription,
               GError **error)
{
  g_autoptr (CwStatement) select
      = cw_record_select (database, &warning_record, NULL,
                          "WHERE prescription_id = :id ORDER BY position");
  CwStep step;

  cw_statement_bind_int (select, ":id", prescription->id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwAcceptedWarning *warning = cw_accepted_warning_new (NULL, NULL, NULL);

    g_ptr_array_add (prescription->accepted_warnings, warning);
    if (!cw_record_read (&warning_record, select, warning, error))
      return FALSE;
  }
  return step == CW_STEP_DONE;
}

gboolean
cw_prescription_table_load (CwDatabase *database, CwPlan *plan, GError **error)
{
  g_autoptr (CwStatement) select
      = cw_record_select (database, &record, CW_PRESCRIPTION_SET_COLUMNS,
                          "WHERE plan_id = :id ORDER BY position");
  CwStep step;

  cw_statement_bind_int (select, ":id", plan->id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwPrescription *prescription = cw_prescription_new ();

    g_ptr_array_add (plan->prescriptions, prescription);
    if (!cw_record_read (&record, select, prescription, error)
        || !cw_prescription_table_read_sets (prescription, select,
                                             (int)record.n_fields, error)
        || !load_warnings (database, prescription, error))
      return FALSE;
  }
  return step == CW_STEP_DONE;
}

static void
free_dose (gpointer dose)
{
  cw_prescription_free (((CwPlannedDose *)dose)->prescription);
  g_free (dose);
}

GHashTable *
cw_prescription_table_load_held (CwDatabase *database,
                                 gint64 patient_id,
                                 const char *since,
                                 gint64 first_id,
                                 GError **error)
{
  g_autoptr (GHashTable) doses = g_hash_table_new_full (
      g_int64_hash, g_int64_equal, NULL, free_dose);
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record,
      CW_PRESCRIPTION_SET_COLUMNS
      ", (SELECT version FROM plan WHERE id = plan_id)",
      "WHERE plan_id IN (SELECT plan_id FROM session"
      "  WHERE patient_id = :patient AND state <> 'running'"
      "  AND (started_at, id) >= (:since, :first))");
  CwStep step;

  cw_statement_bind_int (select, ":patient", patient_id);
  cw_statement_bind_text (select, ":since", since);
  cw_statement_bind_int (select, ":first", first_id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwPlannedDose *dose = g_new0 (CwPlannedDose, 1);
    CwPrescription *prescription = dose->prescription = cw_prescription_new ();
    gboolean read = cw_record_read (&record, select, prescription, error)
                    && cw_prescription_table_read_sets (
                        prescription, select, (int)record.n_fields, error);

    dose->plan_version
        = (int)cw_statement_get_int (select, (int)record.n_fields + 3);
    g_hash_table_insert (doses, &prescription->id, dose);
    if (!read)
      return NULL;
  }
  return step == CW_STEP_DONE ? g_steal_pointer (&doses) : NULL;
}

static gboolean
add_warnings (CwDatabase *database,
              const CwPrescription *prescription,
              gint64 id,
              GError **error)
{
  for (guint i = 0; i < prescription->accepted_warnings->len; i++) {
    g_autoptr (CwStatement) insert = cw_record_insert (
        database, &warning_record, prescription->accepted_warnings->pdata[i],
        "prescription_id", "position", NULL);

    cw_statement_bind_int (insert, ":prescription_id", id);
    cw_statement_bind_int (insert, ":position", i);
    if (!cw_statement_run (insert, error))
      return FALSE;
  }
  return TRUE;
}

void
cw_prescription_table_bind_sets (CwStatement *insert,
                                 const CwPrescription *prescription)
{
  const CwSetScheme *scheme = &prescription->scheme;
  g_autofree char *reps = NULL;

  if (cw_prescription_is_timed (prescription)) {
    cw_statement_bind_text (insert, ":scheme_reps", "");
    cw_statement_bind_int (insert, ":intervals", scheme->n_sets);
    cw_statement_bind_real (insert, ":interval_s", scheme->interval_s);
    return;
  }
  reps = cw_set_scheme_reps_to_text (scheme);
  cw_statement_bind_text (insert, ":scheme_reps", reps);
}

gboolean
cw_prescription_table_add (CwDatabase *database, CwPlan *plan, GError **error)
{
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    CwPrescription *prescription = plan->prescriptions->pdata[i];
    g_autoptr (CwStatement) insert = cw_record_insert (
        database, &record, prescription, "plan_id", "position", "scheme_reps",
        "intervals", "interval_s", "warning_count", NULL);

    cw_statement_bind_int (insert, ":plan_id", plan->id);
    cw_statement_bind_int (insert, ":position", i);
    cw_prescription_table_bind_sets (insert, prescription);
    cw_statement_bind_int (insert, ":warning_count",
                           prescription->accepted_warnings->len);
    if (!cw_statement_run (insert, error))
      return FALSE;
    prescription->id = cw_database_get_last_id (database);
    if (!add_warnings (database, prescription, prescription->id, error))
      return FALSE;
  }
  return TRUE;
}
