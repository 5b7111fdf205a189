/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/verdict-table.h"

#include "store/record.h"

CW_DEFINE_CHOICE (CwLevel, level)
CW_DEFINE_CHOICE (CwLimbState, limb_state)
CW_DEFINE_CHOICE (CwDoseClass, dose_class)

static const CwField finding_fields[] = {
  CW_FIELD (CwFinding, rule_id, "rule_id", TEXT),
  CW_FIELD (CwFinding, title, "title", TEXT),
  CW_FIELD (CwFinding, effect, "effect", TEXT),
  CW_FIELD (CwFinding, rationale, "rationale", TEXT),
  CW_FIELD (CwFinding, source, "source", TEXT),
  CW_FIELD_ENUM (CwFinding, level, "level", level),
  CW_FIELD (CwFinding, whole_patient, "whole_patient", BOOL),
  CW_FIELD (CwFinding, limbs, "limbs", LIMBS),
  CW_FIELD (CwFinding, until, "until", DATE),
  CW_FIELD (CwFinding, from_unknown, "from_unknown", BOOL),
  CW_FIELD (CwFinding, lifted_limbs, "lifted_limbs", LIMBS),
  CW_FIELD (CwFinding, lifted, "lifted", BOOL),
  CW_FIELD (CwFinding, counts_as_relative, "counts_as_relative", BOOL),
  CW_FIELD (CwFinding, forces_class_c, "forces_class_c", BOOL),
  CW_FIELD (CwFinding, max_aop_percent, "max_aop_percent", REAL),
  CW_FIELD (CwFinding, measured_aop_only, "measured_aop_only", BOOL),
  CW_FIELD (CwFinding, seated_only, "seated_only", BOOL),
  CW_FIELD (CwFinding, no_failure_sessions, "no_failure_sessions", INT),
  CW_FIELD (CwFinding, monitoring, "monitoring", TEXT),
};

static const CwRecord finding_record = CW_RECORD ("finding", finding_fields);

static const CwField limb_fields[] = {
  CW_FIELD_ENUM (CwLimbVerdict, state, "state", limb_state),
  CW_FIELD_ENUM (CwLimbVerdict, dose_class, "dose_class", dose_class),
  CW_FIELD (CwLimbVerdict, max_aop_percent, "max_aop_percent", REAL),
  CW_FIELD (CwLimbVerdict, cleared_aop_percent, "cleared_aop_percent", REAL),
  CW_FIELD (CwLimbVerdict, max_load_percent_1rm, "max_load_percent_1rm", REAL),
  CW_FIELD (CwLimbVerdict, measured_aop_only, "measured_aop_only", BOOL),
  CW_FIELD (CwLimbVerdict, seated_only, "seated_only", BOOL),
  CW_FIELD (CwLimbVerdict, no_failure_sessions, "no_failure_sessions", INT),
};

static const CwRecord limb_record = CW_RECORD ("limb_verdict", limb_fields);

gboolean
cw_verdict_table_save (CwDatabase *database,
                       gint64 screening_id,
                       const CwVerdict *verdict,
                       GError **error)
{
  for (guint i = 0; i < verdict->findings->len; i++) {
    g_autoptr (CwStatement) insert = cw_record_insert (
        database, &finding_record, verdict->findings->pdata[i], "screening_id",
        "position", NULL);

    cw_statement_bind_int (insert, ":screening_id", screening_id);
    cw_statement_bind_int (insert, ":position", i);
    if (!cw_statement_run (insert, error))
      return FALSE;
  }
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    g_autoptr (CwStatement) insert
        = cw_record_insert (database, &limb_record, &verdict->limbs[limb],
                            "screening_id", "limb", NULL);

    cw_statement_bind_int (insert, ":screening_id", screening_id);
    cw_statement_bind_text (insert, ":limb", cw_limb_to_id ((CwLimb)limb));
    if (!cw_statement_run (insert, error))
      return FALSE;
  }
  return TRUE;
}

static gboolean
load_limbs (CwDatabase *database,
            gint64 screening_id,
            CwVerdict *verdict,
            GError **error)
{
  g_autoptr (CwStatement) select = cw_record_select (
      database, &limb_record, "limb", "WHERE screening_id = :id");
  CwStep step;

  cw_statement_bind_int (select, ":id", screening_id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwLimb limb;

    if (cw_limb_from_id (
            cw_statement_get_text (select, (int)limb_record.n_fields), &limb)
        && !cw_record_read (&limb_record, select, &verdict->limbs[limb], error))
      return FALSE;
  }
  return step == CW_STEP_DONE;
}

gboolean
cw_verdict_table_load (CwDatabase *database,
                       gint64 screening_id,
                       CwVerdict *verdict,
                       GError **error)
{
  g_autoptr (CwStatement) select
      = cw_record_select (database, &finding_record, NULL,
                          "WHERE screening_id = :id ORDER BY position");
  CwStep step;

  cw_statement_bind_int (select, ":id", screening_id);
  while ((step = cw_statement_step (select, error)) == CW_STEP_ROW) {
    CwFinding *finding = cw_finding_new ();

    g_ptr_array_add (verdict->findings, finding);
    if (!cw_record_read (&finding_record, select, finding, error))
      return FALSE;
  }
  return step == CW_STEP_DONE
         && load_limbs (database, screening_id, verdict, error);
}
