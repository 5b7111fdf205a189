/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/stop-rule.h"

#include <math.h>
#include <string.h>

#include "clinical/data-file.h"
#include "clinical/heart-rate.h"

static const char *const consequence_ids[] = {
  [CW_STOP_CONSEQUENCE_NONE] = "none",
  [CW_STOP_CONSEQUENCE_LIMB] = "limb",
  [CW_STOP_CONSEQUENCE_SESSION] = "session",
};

static void
event_read (CwDataFile *file, CwStopRule *rule)
{
  static const char *const grade_ids[] = { "notable", "serious" };

  if (!cw_data_file_has (file, "event"))
    return;
  rule->event = cw_event_kind_find (cw_data_file_string (file, "event"));
  rule->event_grade
    = cw_data_file_choice (file, "event-grade", grade_ids,
                           G_N_ELEMENTS (grade_ids)) == 1
        ? CW_EVENT_SERIOUS
        : CW_EVENT_NOTABLE;
  if (rule->event == NULL
      || cw_event_kind_find_outcome (rule->event, rule->event_grade) == NULL)
    cw_data_file_reject (file, "event", "no event of that grade");
}

static double
read_limit (CwDataFile *file, const char *key)
{
  return cw_data_file_has (file, key) ? cw_data_file_number (file, key) : NAN;
}

static CwStopLimits
read_limits (CwDataFile *file)
{
  return (CwStopLimits){
    .sbp_above = read_limit (file, "sbp_above"),
    .dbp_above = read_limit (file, "dbp_above"),
    .sbp_fall_above = read_limit (file, "sbp_fall_above"),
    .heart_rate_percent_above = read_limit (file, "heart_rate_percent_above"),
    .pain_from = read_limit (file, "pain_from"),
    .discomfort_from = read_limit (file, "discomfort_from"),
  };
}

static CwDoseClass
read_class (CwDataFile *file)
{
  CwDoseClass dose_class = CW_DOSE_CLASS_A;

  if (cw_data_file_has (file, "from_class")
      && !cw_dose_class_from_id (cw_data_file_string (file, "from_class"),
                                 &dose_class))
    cw_data_file_reject (file, "from_class", "no dose class");
  return dose_class;
}

static CwStopRule *
stop_rule_read (CwDataFile *file, const char *id)
{
  CwStopRule *rule = g_new0 (CwStopRule, 1);

  cw_data_file_enter (file, id);
  rule->id = g_intern_string (id);
  rule->label = cw_data_file_words (file, "label");
  rule->key = cw_data_file_string (file, "key");
  if (rule->key != NULL && strlen (rule->key) != 1)
    cw_data_file_reject (file, "key", "not one character");
  rule->consequence = (CwStopConsequence) cw_data_file_choice (
    file, "consequence", consequence_ids, G_N_ELEMENTS (consequence_ids));
  rule->limits = read_limits (file);
  rule->from_class = read_class (file);
  event_read (file, rule);
  rule->source = cw_data_file_get_source (file);
  return rule;
}

static gpointer
stop_rules_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("stop-rules.ini");
  const char *const *ids = cw_data_file_get_groups (file);
  GPtrArray *rules = g_ptr_array_new ();

  for (gsize i = 0; ids[i] != NULL; i++)
    g_ptr_array_add (rules, stop_rule_read (file, ids[i]));
  cw_data_file_finish_bundled (file);
  return rules;
}

const CwStopRule *const *
cw_stop_rules_get (gsize *n_rules)
{
  static GOnce once = G_ONCE_INIT;
  GPtrArray *rules = g_once (&once, stop_rules_read, NULL);

  g_return_val_if_fail (n_rules != NULL, NULL);

  *n_rules = rules->len;
  return (const CwStopRule *const *) rules->pdata;
}

const CwStopRule *
cw_stop_rule_find (const char *id)
{
  gsize n_rules;
  const CwStopRule *const *rules = cw_stop_rules_get (&n_rules);

  for (gsize i = 0; i < n_rules; i++)
    if (g_strcmp0 (rules[i]->id, id) == 0)
      return rules[i];
  return NULL;
}

gboolean
cw_stop_rule_is_symptom (const CwStopRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  return rule->consequence != CW_STOP_CONSEQUENCE_NONE;
}

double
cw_stop_rule_get_heart_rate_limit (const CwStopRule *rule,
                                   CwDoseClass dose_class,
                                   double age_years)
{
  g_return_val_if_fail (rule != NULL, NAN);

  if (dose_class < rule->from_class)
    return NAN;
  return rule->limits.heart_rate_percent_above / 100
         * cw_heart_rate_maximum_bpm (age_years);
}

/* Comparisons with NAN, no limit or not known, are false. */
gboolean
cw_stop_rule_is_reached (const CwStopRule *rule, const CwStopReading *reading)
{
  const CwStopLimits *limits;

  g_return_val_if_fail (rule != NULL && reading != NULL, FALSE);

  limits = &rule->limits;
  if (reading->dose_class < rule->from_class)
    return FALSE;
  return reading->sbp_mmhg > limits->sbp_above
         || reading->dbp_mmhg > limits->dbp_above
         || reading->sbp_before_mmhg - reading->sbp_mmhg
                > limits->sbp_fall_above
         || reading->heart_rate_bpm
                > cw_stop_rule_get_heart_rate_limit (rule, reading->dose_class,
                                                     reading->age_years)
         || reading->pain >= limits->pain_from
         || reading->discomfort >= limits->discomfort_from;
}
