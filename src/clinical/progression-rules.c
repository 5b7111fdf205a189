/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/progression-rules.h"

#include "clinical/data-file.h"
#include "clinical/stop-rule.h"

typedef struct {
  CwProgressionData data;
  GStrv recovery_items, after_effect_items;
} AllData;

#define FIELD(group, member, key)                                              \
  CW_DATA_FIELD (group, CwProgressionNumbers, member, key)

static const CwDataField fields[] = {
  FIELD ("P1_LOAD_UP", load_up, effort_max),
  FIELD ("P1_LOAD_UP", load_up, sessions),
  FIELD ("P1_LOAD_UP", load_up, failure_last_above),
  FIELD ("P1_LOAD_UP", load_up, fatigue_first_from),
  FIELD ("P1_LOAD_UP", load_up, fatigue_total_from),
  FIELD ("P1_LOAD_UP", load_up, raise_percent),
  FIELD ("P1_LOAD_UP", load_up, raise_max_percent),
  FIELD ("P1_LOAD_UP", load_up, default_step_kg),
  FIELD ("P1_LOAD_UP", load_up, pain_max),
  FIELD ("P2_PRESSURE_UP", pressure_up, raise_points),
  FIELD ("P2_PRESSURE_UP", pressure_up, sessions),
  FIELD ("P2_PRESSURE_UP", pressure_up, discomfort_max),
  FIELD ("P3_VOLUME_UP", volume_up, total_below),
  FIELD ("H1_HOLD", hold, completion_from),
  FIELD ("H1_HOLD", hold, effort_from),
  FIELD ("R1_LOAD_DOWN", load_down, completion_below),
  FIELD ("R1_LOAD_DOWN", load_down, sessions),
  FIELD ("R1_LOAD_DOWN", load_down, completion_once_below),
  FIELD ("R1_LOAD_DOWN", load_down, fatigue_total_below),
  FIELD ("R1_LOAD_DOWN", load_down, first_below),
  FIELD ("R1_LOAD_DOWN", load_down, lower_percent),
  FIELD ("R2_PRESSURE_DOWN", pressure_down, first_from),
  FIELD ("R2_PRESSURE_DOWN", pressure_down, fatigue_drop_2_above),
  FIELD ("R2_PRESSURE_DOWN", pressure_down, fixed_second_max),
  FIELD ("R2_PRESSURE_DOWN", pressure_down, discomfort_from),
  FIELD ("R2_PRESSURE_DOWN", pressure_down, lower_points),
  FIELD ("R2_PRESSURE_DOWN", pressure_down, rest_s),
  FIELD ("R3_SYMPTOM", symptom, pain_rise_from),
  FIELD ("R3_SYMPTOM", symptom, soreness_above),
  FIELD ("R3_SYMPTOM", symptom, lower_volume_percent),
  FIELD ("R3_SYMPTOM", symptom, lower_load_percent),
  FIELD ("R4_AE", event, lower_points),
  FIELD ("D1_DELOAD", deload, early_days),
  FIELD ("D1_DELOAD", deload, early_effort_from),
  FIELD ("D1_DELOAD", deload, late_days),
  FIELD ("D1_DELOAD", deload, weekly_ratio_above),
  FIELD ("D1_DELOAD", deload, effort_rise_from),
  FIELD ("D1_DELOAD", deload, sessions),
  FIELD ("D1_DELOAD", deload, sets_percent),
  FIELD ("M1_MISSED", missed, step_back_above_days),
  FIELD ("M1_MISSED", missed, restart_above_days),
  FIELD ("RETEST", retest, every_days),
  FIELD ("G1_HYBRID", hybrid, pain_daily_max),
  FIELD ("G1_HYBRID", hybrid, pain_loading_max),
  FIELD ("G1_HYBRID", hybrid, effusion_max),
  FIELD ("G2_GRADUATE", graduate, symmetry_min),
  FIELD ("G2_GRADUATE", graduate, pain_max),
  FIELD ("G2_GRADUATE", graduate, weeks_min),
  FIELD ("G3_REVIEW_NO_GAIN", no_gain, from_days),
  FIELD ("G3_REVIEW_NO_GAIN", no_gain, attendance_from),
  FIELD ("G3_REVIEW_NO_GAIN", no_gain, gain_percent),
};

static CwProgressionRule *
rule_read (CwDataFile *file, const char *id)
{
  CwProgressionRule *rule = g_new0 (CwProgressionRule, 1);

  cw_data_file_enter (file, id);
  rule->id = g_intern_string (id);
  rule->title = cw_data_file_words (file, "title");
  rule->rationale = cw_data_file_words (file, "rationale");
  rule->source = cw_data_file_get_source (file);
  rule->mark = cw_data_file_string (file, "mark");
  return rule;
}

/* Identifiers with semicolons between them. */
static GStrv
list_read (CwDataFile *file, const char *group, const char *key)
{
  const char *text;

  cw_data_file_enter (file, group);
  text = cw_data_file_string (file, key);
  return g_strsplit (text != NULL ? text : "", ";", -1);
}

static GPtrArray *
steps_read (CwDataFile *file)
{
  g_auto (GStrv) ids = list_read (file, "P3_VOLUME_UP", "steps");
  GPtrArray *steps = g_ptr_array_new ();

  for (gsize i = 0; ids[i] != NULL; i++) {
    const CwSetScheme *scheme = cw_set_scheme_find (ids[i]);

    if (scheme == NULL)
      cw_data_file_reject (file, "steps", "no such scheme");
    g_ptr_array_add (steps, (gpointer)scheme);
  }
  return steps;
}

static GStrv
stops_read (CwDataFile *file)
{
  GStrv ids = list_read (file, "R4_AE", "serious");

  for (gsize i = 0; ids[i] != NULL; i++)
    if (cw_stop_rule_find (ids[i]) == NULL)
      cw_data_file_reject (file, "serious", "no such stop rule");
  return ids;
}

static gpointer
all_data_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("progression.ini");
  const char *const *ids = cw_data_file_get_groups (file);
  AllData *all = g_new0 (AllData, 1);

  cw_data_file_numbers (file, fields, G_N_ELEMENTS (fields),
                        &all->data.numbers);
  all->data.rules = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; ids[i] != NULL; i++) {
    CwProgressionRule *rule = rule_read (file, ids[i]);

    g_hash_table_insert (all->data.rules, (char *)rule->id, rule);
  }
  all->data.steps = steps_read (file);
  all->data.serious = stops_read (file);
  all->recovery_items = list_read (file, "H1_HOLD", "same_day_items");
  all->after_effect_items = list_read (file, "R3_SYMPTOM", "same_day_items");
  cw_data_file_finish_bundled (file);
  return all;
}

static const AllData *
all_data (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, all_data_read, NULL);
}

const CwProgressionData *
cw_progression_data (void)
{
  return &all_data ()->data;
}

const CwProgressionRule *
cw_progression_rule_find (const char *id)
{
  return id != NULL ? g_hash_table_lookup (cw_progression_data ()->rules, id)
                    : NULL;
}

const char *const *
cw_progression_get_recovery_items (void)
{
  return (const char *const *)all_data ()->recovery_items;
}

const char *const *
cw_progression_get_after_effect_items (void)
{
  return (const char *const *)all_data ()->after_effect_items;
}
