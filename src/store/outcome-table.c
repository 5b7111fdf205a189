/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/outcome-table.h"

#include <glib/gi18n-lib.h>

#include "store/audited-save.h"
#include "store/clinic.h"
#include "store/measurement-strike.h"

static const CwField fields[] = {
  CW_FIELD (CwOutcomeScore, id, "id", ID),
  CW_FIELD (CwOutcomeScore, patient_id, "patient_id", REF),
  CW_FIELD (CwOutcomeScore, measure_id, "measure_id", TEXT),
  CW_FIELD (CwOutcomeScore, value, "value", REAL),
  CW_FIELD (CwOutcomeScore, adapted, "adapted", BOOL),
  CW_FIELD (CwOutcomeScore, name, "name", TEXT),
  CW_FIELD (CwOutcomeScore, version, "version", TEXT),
  CW_FIELD (CwOutcomeScore, lowest, "lowest", REAL),
  CW_FIELD (CwOutcomeScore, highest, "highest", REAL),
  CW_FIELD (CwOutcomeScore, limb, "limb", LIMBS),
  CW_FIELD (CwOutcomeScore, landmark_id, "landmark_id", TEXT),
  CW_FIELD (CwOutcomeScore, distance_cm, "distance_cm", REAL),
  CW_FIELD (CwOutcomeScore, activities[0].name, "activity_1", TEXT),
  CW_FIELD (CwOutcomeScore, activities[0].rating, "rating_1", REAL),
  CW_FIELD (CwOutcomeScore, activities[1].name, "activity_2", TEXT),
  CW_FIELD (CwOutcomeScore, activities[1].rating, "rating_2", REAL),
  CW_FIELD (CwOutcomeScore, activities[2].name, "activity_3", TEXT),
  CW_FIELD (CwOutcomeScore, activities[2].rating, "rating_3", REAL),
  CW_FIELD (CwOutcomeScore, activities[3].name, "activity_4", TEXT),
  CW_FIELD (CwOutcomeScore, activities[3].rating, "rating_4", REAL),
  CW_FIELD (CwOutcomeScore, activities[4].name, "activity_5", TEXT),
  CW_FIELD (CwOutcomeScore, activities[4].rating, "rating_5", REAL),
  CW_FIELD (CwOutcomeScore, date, "measured_on", DATE),
  CW_FIELD (CwOutcomeScore, note, "note", TEXT),
  CW_FIELD (CwOutcomeScore, clinician_id, "clinician_id", REF),
  CW_FIELD (CwOutcomeScore, recorded_by, "recorded_by", TEXT),
  CW_FIELD (CwOutcomeScore, recorded_at, "recorded_at", TIME),
  CW_FIELD (CwOutcomeScore, strike.at, "struck_at", TIME),
  CW_FIELD (CwOutcomeScore, strike.clinician_id, "struck_clinician_id", REF),
  CW_FIELD (CwOutcomeScore, strike.by, "struck_by", TEXT),
  CW_FIELD (CwOutcomeScore, strike.reason, "struck_reason", TEXT),
};

static const CwRecord record = CW_RECORD ("outcome_score", fields);

static gpointer
make_score (void)
{
  return cw_outcome_score_new (NULL);
}

GPtrArray *
cw_outcome_table_load_all (CwDatabase *database,
                           gint64 patient_id,
                           GError **error)
{
  g_autoptr (GPtrArray) scores
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_outcome_score_free);
  g_autoptr (CwStatement) select = cw_record_select (
      database, &record, NULL,
      "WHERE patient_id = :patient ORDER BY measured_on DESC, id DESC");

  cw_statement_bind_int (select, ":patient", patient_id);
  return cw_record_read_all (&record, select, make_score, scores, error)
             ? g_steal_pointer (&scores)
             : NULL;
}

CwOutcomeScore *
cw_outcome_table_load (CwDatabase *database, gint64 id, GError **error)
{
  g_autoptr (CwOutcomeScore) score = cw_outcome_score_new (NULL);

  return cw_record_load (database, &record, id, score,
                         _ ("This measurement is not in the clinic file."),
                         error)
             ? g_steal_pointer (&score)
             : NULL;
}

gboolean
cw_outcome_table_add (CwDatabase *database,
                      CwOutcomeScore *score,
                      GError **error)
{
  const CwAuditEntry entry = {
    .at = score->recorded_at,
    .clinician_id = score->clinician_id,
    .patient_id = score->patient_id,
  };

  return cw_audited_save (database, &record, score, 0, &entry, &score->id,
                          error);
}

gboolean
cw_outcome_table_strike (CwDatabase *database,
                         const CwOutcomeScore *score,
                         const CwStrike *strike,
                         GError **error)
{
  return cw_measurement_strike (database, &record, score->id, score->patient_id,
                                strike, error);
}
