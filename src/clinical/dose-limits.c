/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/dose-limits.h"

#include "clinical/data-file.h"

typedef struct {
  CwDoseLimits limits;
  GHashTable *bases; /* CwDoseLimitBasis by limit */
} LimitData;

static const CwDataField limit_fields[] = {
  CW_DATA_FIELD ("LIM_AOP", CwDoseLimits, aop, refuse_above_percent),
  CW_DATA_FIELD ("LIM_AOP", CwDoseLimits, aop, warn_below_percent),
  CW_DATA_FIELD ("LIM_AOP", CwDoseLimits, aop, warn_arm_above_percent),
  CW_DATA_FIELD ("LIM_MMHG", CwDoseLimits, mmhg, refuse_above_mmhg),
  CW_DATA_FIELD ("LIM_MMHG", CwDoseLimits, mmhg, warn_arm_above_mmhg),
  CW_DATA_FIELD ("LIM_MMHG", CwDoseLimits, mmhg, warn_leg_above_mmhg),
  CW_DATA_FIELD ("LIM_AOP_ENTRY", CwDoseLimits, aop_entry, refuse_below_mmhg),
  CW_DATA_FIELD ("LIM_AOP_ENTRY", CwDoseLimits, aop_entry, refuse_above_mmhg),
  CW_DATA_FIELD ("LIM_AOP_ENTRY", CwDoseLimits, aop_entry, warn_arm_below_mmhg),
  CW_DATA_FIELD ("LIM_AOP_ENTRY", CwDoseLimits, aop_entry, warn_arm_above_mmhg),
  CW_DATA_FIELD ("LIM_AOP_ENTRY", CwDoseLimits, aop_entry, warn_leg_below_mmhg),
  CW_DATA_FIELD ("LIM_AOP_ENTRY", CwDoseLimits, aop_entry, warn_leg_above_mmhg),
  CW_DATA_FIELD ("LIM_BOUT_RES", CwDoseLimits, bout_res, warn_above_s),
  CW_DATA_FIELD ("LIM_BOUT_RES", CwDoseLimits, bout_res, refuse_above_s),
  CW_DATA_FIELD ("LIM_BOUT_CONT", CwDoseLimits, bout_cont, warn_arm_above_s),
  CW_DATA_FIELD ("LIM_BOUT_CONT", CwDoseLimits, bout_cont, refuse_arm_above_s),
  CW_DATA_FIELD ("LIM_BOUT_CONT", CwDoseLimits, bout_cont, warn_leg_above_s),
  CW_DATA_FIELD ("LIM_BOUT_CONT", CwDoseLimits, bout_cont, refuse_leg_above_s),
  CW_DATA_FIELD ("LIM_CUM", CwDoseLimits, cum, warn_above_s),
  CW_DATA_FIELD ("LIM_CUM", CwDoseLimits, cum, refuse_from_s),
  CW_DATA_FIELD ("LIM_CUM", CwDoseLimits, cum, refuse_passive_above_s),
  CW_DATA_FIELD ("LIM_CUM", CwDoseLimits, cum, passive_gap_s),
  CW_DATA_FIELD ("LIM_PASSIVE", CwDoseLimits, passive, refuse_above_s),
  CW_DATA_FIELD ("LIM_PASSIVE", CwDoseLimits, passive, warn_off_below_s),
  CW_DATA_FIELD ("LIM_REPERF", CwDoseLimits, reperf, refuse_below_s),
  CW_DATA_FIELD ("LIM_REPERF", CwDoseLimits, reperf, warn_below_s),
  CW_DATA_FIELD ("LIM_LOAD", CwDoseLimits, load, refuse_above_percent),
  CW_DATA_FIELD ("LIM_LOAD", CwDoseLimits, load, warn_above_percent),
  CW_DATA_FIELD ("LIM_LOAD", CwDoseLimits, load, warn_below_percent),
  CW_DATA_FIELD ("LIM_COMPOUND", CwDoseLimits, compound, refuse_above_percent),
  CW_DATA_FIELD ("LIM_REPS", CwDoseLimits, reps, refuse_total_above),
  CW_DATA_FIELD ("LIM_REPS", CwDoseLimits, reps, refuse_set_above),
  CW_DATA_FIELD ("LIM_REPS", CwDoseLimits, reps, warn_total_above),
  CW_DATA_FIELD ("LIM_SETS", CwDoseLimits, sets, refuse_above),
  CW_DATA_FIELD ("LIM_SETS", CwDoseLimits, sets, warn_above),
  CW_DATA_FIELD ("LIM_REST", CwDoseLimits, rest, refuse_below_s),
  CW_DATA_FIELD ("LIM_REST", CwDoseLimits, rest, warn_below_s),
  CW_DATA_FIELD ("LIM_REST", CwDoseLimits, rest, warn_above_s),
  CW_DATA_FIELD ("LIM_REST", CwDoseLimits, rest, warn_intermittent_above_s),
  CW_DATA_FIELD ("LIM_FREQ", CwDoseLimits, freq, refuse_per_day_above),
  CW_DATA_FIELD ("LIM_FREQ", CwDoseLimits, freq, refuse_block_above_days),
  CW_DATA_FIELD ("LIM_FREQ", CwDoseLimits, freq, warn_per_week_above),
  CW_DATA_FIELD ("LIM_FREQ", CwDoseLimits, freq, warn_per_week_weeks_above),
  CW_DATA_FIELD ("LIM_FREQ", CwDoseLimits, freq, warn_per_week_below),
  CW_DATA_FIELD ("LIM_GAP", CwDoseLimits, gap, refuse_below_h),
  CW_DATA_FIELD ("LIM_GAP", CwDoseLimits, gap, warn_below_h),
  CW_DATA_FIELD (
      "LIM_FAILURE_EARLY", CwDoseLimits, failure_early, refuse_until_session),
  CW_DATA_FIELD (
      "LIM_FAILURE_EARLY", CwDoseLimits, failure_early, warn_until_session),
  CW_DATA_FIELD ("LIM_TIGHT", CwDoseLimits, tight, refuse_above),
  CW_DATA_FIELD ("LIM_TIGHT", CwDoseLimits, tight, warn_below),
  CW_DATA_FIELD ("LIM_TIGHT", CwDoseLimits, tight, warn_arm_above),
  CW_DATA_FIELD ("LIM_EST", CwDoseLimits, est, warn_leg_above_percent),
  CW_DATA_FIELD ("LIM_EST", CwDoseLimits, est, warn_arm_above_percent),
  CW_DATA_FIELD (
      "LIM_UNSUPERVISED", CwDoseLimits, unsupervised, refuse_supervised_below),
  CW_DATA_FIELD ("LIM_SCREEN", CwDoseLimits, screen, warn_left_below_days),
  CW_DATA_FIELD ("LIM_CUFFS", CwDoseLimits, cuffs, refuse_above),
  CW_DATA_FIELD ("LIM_CUFF_WIDTH", CwDoseLimits, cuff_width, warn_leg_up_to_cm),
  CW_DATA_FIELD ("LIM_INTENSITY",
                 CwDoseLimits,
                 intensity,
                 warn_hrr_from_percent),
  CW_DATA_FIELD ("LIM_INTENSITY", CwDoseLimits, intensity, warn_effort_above),
  CW_DATA_FIELD ("LIM_INTENSITY", CwDoseLimits, intensity, warn_speed_below_kmh),
  CW_DATA_FIELD ("LIM_INTENSITY", CwDoseLimits, intensity, warn_speed_above_kmh),
  CW_DATA_FIELD ("LIM_AOP_BP", CwDoseLimits, aop_bp, warn_change_above_mmhg),
};

static gpointer
limit_data_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("limits.ini");
  const char *const *ids = cw_data_file_get_groups (file);
  LimitData *data = g_new0 (LimitData, 1);

  cw_data_file_numbers (file, limit_fields, G_N_ELEMENTS (limit_fields),
                        &data->limits);
  data->bases = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; ids[i] != NULL; i++) {
    CwDoseLimitBasis *basis = g_new0 (CwDoseLimitBasis, 1);

    cw_data_file_enter (file, ids[i]);
    basis->rationale = cw_data_file_words (file, "rationale");
    cw_data_file_string (file, "severity"); /* for the report on evidence */
    basis->source = cw_data_file_get_source (file);
    g_hash_table_insert (data->bases, (char *)g_intern_string (ids[i]), basis);
  }
  cw_data_file_finish_bundled (file);
  return data;
}

static const LimitData *
limit_data (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, limit_data_read, NULL);
}

const CwDoseLimits *
cw_dose_limits_get (void)
{
  return &limit_data ()->limits;
}

const CwDoseLimitBasis *
cw_dose_limit_get_basis (const char *limit_id)
{
  g_return_val_if_fail (limit_id != NULL, NULL);

  return g_hash_table_lookup (limit_data ()->bases, limit_id);
}
