/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/pressure-table.h"

#include <glib/gi18n-lib.h>

#include "store/audited-save.h"
#include "store/clinic.h"
#include "store/measurement-strike.h"

CW_DEFINE_CHOICE (CwPosture, posture)
CW_DEFINE_CHOICE (CwAopMethod, aop_method)

static const CwField fields[] = {
  CW_FIELD (CwPressureRecord, id, "id", ID),
  CW_FIELD (CwPressureRecord, patient_id, "patient_id", REF),
  CW_FIELD (CwPressureRecord, limb, "limb", LIMBS),
  CW_FIELD (CwPressureRecord, cuff_id, "cuff_id", REF),
  CW_FIELD (CwPressureRecord, cuff_name, "cuff_name", TEXT),
  CW_FIELD (CwPressureRecord, cuff_width_cm, "cuff_width_cm", REAL),
  CW_FIELD_ENUM (CwPressureRecord, posture, "posture", posture),
  CW_FIELD_ENUM (CwPressureRecord, method, "method", aop_method),
  CW_FIELD (CwPressureRecord, aop_mmhg, "aop_mmhg", REAL),
  CW_FIELD (CwPressureRecord, low_mmhg, "low_mmhg", REAL),
  CW_FIELD (CwPressureRecord, high_mmhg, "high_mmhg", REAL),
  CW_FIELD (CwPressureRecord, formula_id, "formula_id", TEXT),
  CW_FIELD (CwPressureRecord, tries, "tries", INT),
  CW_FIELD (CwPressureRecord, girth_cm, "girth_cm", REAL),
  CW_FIELD (CwPressureRecord, sbp_mmhg, "sbp_mmhg", REAL),
  CW_FIELD (CwPressureRecord, dbp_mmhg, "dbp_mmhg", REAL),
  CW_FIELD (CwPressureRecord, date, "measured_on", DATE),
  CW_FIELD (CwPressureRecord, note, "note", TEXT),
  CW_FIELD (CwPressureRecord, clinician_id, "clinician_id", REF),
  CW_FIELD (CwPressureRecord, recorded_by, "recorded_by", TEXT),
  CW_FIELD (CwPressureRecord, recorded_at, "recorded_at", TIME),
  CW_FIELD (CwPressureRecord, strike.at, "struck_at", TIME),
  CW_FIELD (CwPressureRecord, strike.clinician_id, "struck_clinician_id", REF),
  CW_FIELD (CwPressureRecord, strike.by, "struck_by", TEXT),
  CW_FIELD (CwPressureRecord, strike.reason, "struck_reason", TEXT),
};

static const CwRecord record = CW_RECORD ("occlusion_pressure", fields);

GPtrArray *
cw_pressure_table_load_all (CwDatabase *database,
                            gint64 patient_id,
                            GError **error)
{
  g_autoptr (GPtrArray) pressures = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_pressure_record_free);
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record, NULL,
      "WHERE patient_id = :patient ORDER BY measured_on DESC, id DESC");

  cw_statement_bind_int (select, ":patient", patient_id);
  return cw_record_read_all (&record, select,
                             (CwRecordMake)cw_pressure_record_new, pressures,
                             error)
             ? g_steal_pointer (&pressures)
             : NULL;
}

CwPressureRecord *
cw_pressure_table_load (CwDatabase *database, gint64 id, GError **error)
{
  g_autoptr (CwPressureRecord) pressure = cw_pressure_record_new ();

  return cw_record_load (database, &record, id, pressure,
                         _ ("This measurement is not in the clinic file."),
                         error)
             ? g_steal_pointer (&pressure)
             : NULL;
}

gboolean
cw_pressure_table_add (CwDatabase *database,
                       CwPressureRecord *pressure,
                       GError **error)
{
  const CwAuditEntry entry = {
    .at = pressure->recorded_at,
    .clinician_id = pressure->clinician_id,
    .patient_id = pressure->patient_id,
  };

  return cw_audited_save (database, &record, pressure, 0, &entry, &pressure->id,
                          error);
}

gboolean
cw_pressure_table_strike (CwDatabase *database,
                          const CwPressureRecord *pressure,
                          const CwStrike *strike,
                          GError **error)
{
  return cw_measurement_strike (database, &record, pressure->id,
                                pressure->patient_id, strike, error);
}
