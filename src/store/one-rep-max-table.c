/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/one-rep-max-table.h"

#include <glib/gi18n-lib.h>

#include "store/audited-save.h"
#include "store/clinic.h"
#include "store/measurement-strike.h"

CW_DEFINE_CHOICE (CwOneRepMaxMethod, one_rep_max_method)

static const CwField fields[] = {
  CW_FIELD (CwOneRepMaxRecord, id, "id", ID),
  CW_FIELD (CwOneRepMaxRecord, patient_id, "patient_id", REF),
  CW_FIELD (CwOneRepMaxRecord, exercise_id, "exercise_id", TEXT),
  CW_FIELD (CwOneRepMaxRecord, limbs, "limbs", LIMBS),
  CW_FIELD_ENUM (CwOneRepMaxRecord, method, "method", one_rep_max_method),
  CW_FIELD (CwOneRepMaxRecord, load_kg, "load_kg", REAL),
  CW_FIELD (CwOneRepMaxRecord, reps, "reps", INT),
  CW_FIELD (CwOneRepMaxRecord, one_rm_kg, "one_rm_kg", REAL),
  CW_FIELD (CwOneRepMaxRecord, low_kg, "low_kg", REAL),
  CW_FIELD (CwOneRepMaxRecord, high_kg, "high_kg", REAL),
  CW_FIELD (CwOneRepMaxRecord, pressure_mmhg, "pressure_mmhg", REAL),
  CW_FIELD (CwOneRepMaxRecord, date, "measured_on", DATE),
  CW_FIELD (CwOneRepMaxRecord, note, "note", TEXT),
  CW_FIELD (CwOneRepMaxRecord, clinician_id, "clinician_id", REF),
  CW_FIELD (CwOneRepMaxRecord, recorded_by, "recorded_by", TEXT),
  CW_FIELD (CwOneRepMaxRecord, recorded_at, "recorded_at", TIME),
  CW_FIELD (CwOneRepMaxRecord, strike.at, "struck_at", TIME),
  CW_FIELD (CwOneRepMaxRecord, strike.clinician_id, "struck_clinician_id", REF),
  CW_FIELD (CwOneRepMaxRecord, strike.by, "struck_by", TEXT),
  CW_FIELD (CwOneRepMaxRecord, strike.reason, "struck_reason", TEXT),
};

static const CwRecord record = CW_RECORD ("one_rep_maximum", fields);

GPtrArray *
cw_one_rep_max_table_load_all (CwDatabase *database,
                               gint64 patient_id,
                               GError **error)
{
  g_autoptr (GPtrArray) maxima = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_one_rep_max_record_free);
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record, NULL,
      "WHERE patient_id = :patient ORDER BY measured_on DESC, id DESC");

  cw_statement_bind_int (select, ":patient", patient_id);
  return cw_record_read_all (&record, select,
                             (CwRecordMake)cw_one_rep_max_record_new, maxima,
                             error)
             ? g_steal_pointer (&maxima)
             : NULL;
}

CwOneRepMaxRecord *
cw_one_rep_max_table_load (CwDatabase *database, gint64 id, GError **error)
{
  g_autoptr (CwOneRepMaxRecord) maximum = cw_one_rep_max_record_new ();

  return cw_record_load (database, &record, id, maximum,
                         _ ("This measurement is not in the clinic file."),
                         error)
             ? g_steal_pointer (&maximum)
             : NULL;
}

gboolean
cw_one_rep_max_table_add (CwDatabase *database,
                          CwOneRepMaxRecord *maximum,
                          GError **error)
{
  const CwAuditEntry entry = {
    .at = maximum->recorded_at,
    .clinician_id = maximum->clinician_id,
    .patient_id = maximum->patient_id,
  };

  return cw_audited_save (database, &record, maximum, 0, &entry, &maximum->id,
                          error);
}

gboolean
cw_one_rep_max_table_strike (CwDatabase *database,
                             const CwOneRepMaxRecord *maximum,
                             const CwStrike *strike,
                             GError **error)
{
  return cw_measurement_strike (database, &record, maximum->id,
                                maximum->patient_id, strike, error);
}
