/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/data-file.h"
#include "clinical/identifier.h"

static const char *const result_ids[] = {
  [CW_CHECK_GREEN] = "green",
  [CW_CHECK_AMBER] = "amber",
  [CW_CHECK_RED] = "red",
};

const char *
cw_check_result_to_id (CwCheckResult result)
{
  g_return_val_if_fail (result < G_N_ELEMENTS (result_ids), NULL);

  return result_ids[result];
}

gboolean
cw_check_result_from_id (const char *id, CwCheckResult *result)
{
  gsize index;

  if (!cw_identifier_find (result_ids, G_N_ELEMENTS (result_ids), id, &index))
    return FALSE;
  *result = (CwCheckResult)index;
  return TRUE;
}

CwSameDayCheck *
cw_same_day_check_new (void)
{
  CwSameDayCheck *check = g_new0 (CwSameDayCheck, 1);

  check->sbp_mmhg = NAN;
  check->dbp_mmhg = NAN;
  check->heart_rate_bpm = NAN;
  check->results
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return check;
}

CwSameDayCheck *
cw_same_day_check_copy (const CwSameDayCheck *check)
{
  CwSameDayCheck *copy;
  GHashTableIter iter;
  gpointer id, result;

  g_return_val_if_fail (check != NULL, NULL);

  copy = cw_same_day_check_new ();
  copy->sbp_mmhg = check->sbp_mmhg;
  copy->dbp_mmhg = check->dbp_mmhg;
  copy->heart_rate_bpm = check->heart_rate_bpm;
  copy->note = g_strdup (check->note);
  g_hash_table_iter_init (&iter, check->results);
  while (g_hash_table_iter_next (&iter, &id, &result))
    g_hash_table_insert (copy->results, g_strdup (id), result);
  return copy;
}

void
cw_same_day_check_free (CwSameDayCheck *check)
{
  if (check == NULL)
    return;
  g_hash_table_unref (check->results);
  g_free (check->note);
  g_free (check);
}

/* The numbers of data/clinical/same-day-check.ini. */
typedef struct {
  struct {
    double amber_sbp_from, amber_dbp_from;
    double clearable_sbp_from, clearable_dbp_from;
    double red_sbp_from, red_dbp_from, red_sbp_below;
  } pressure;
  struct {
    double amber_below, amber_above, red_above;
  } rate;
} CheckBands;

typedef struct {
  CheckBands bands;
  const char *clearable_finding;
  GPtrArray *items; /* (element-type CwSameDayItem) */
} CheckData;

#define PRESSURE(key)                                                          \
  CW_DATA_FIELD ("BLOOD_PRESSURE", CheckBands, pressure, key)
#define RATE(key) CW_DATA_FIELD ("HEART_RATE", CheckBands, rate, key)

static const CwDataField band_fields[] = {
  PRESSURE (amber_sbp_from),
  PRESSURE (amber_dbp_from),
  PRESSURE (clearable_sbp_from),
  PRESSURE (clearable_dbp_from),
  PRESSURE (red_sbp_from),
  PRESSURE (red_dbp_from),
  PRESSURE (red_sbp_below),
  RATE (amber_below),
  RATE (amber_above),
  RATE (red_above),
};

static CwSameDayItem *
item_read (CwDataFile *file, const char *id)
{
  CwSameDayItem *item = g_new0 (CwSameDayItem, 1);

  cw_data_file_enter (file, id);
  item->id = g_intern_string (id);
  item->question = cw_data_file_words (file, "question");
  item->look
      = cw_data_file_has (file, "look") && cw_data_file_flag (file, "look");
  item->green = cw_data_file_words (file, "green");
  item->red = cw_data_file_words (file, "red");
  item->red_advice = cw_data_file_words (file, "red_advice");
  if (cw_data_file_has (file, "amber")) {
    item->amber = cw_data_file_words (file, "amber");
    item->amber_advice = cw_data_file_words (file, "amber_advice");
  }
  if (cw_data_file_has (file, "red_lapse")) {
    item->red_lapse
        = cw_rescreen_rule_find (cw_data_file_string (file, "red_lapse"));
    if (item->red_lapse == NULL)
      cw_data_file_reject (file, "red_lapse", "no such reason");
  }
  item->source = cw_data_file_get_source (file);
  return item;
}

static gpointer
check_data_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("same-day-check.ini");
  const char *const *ids = cw_data_file_get_groups (file);
  CheckData *data = g_new0 (CheckData, 1);

  cw_data_file_numbers (file, band_fields, G_N_ELEMENTS (band_fields),
                        &data->bands);
  cw_data_file_enter (file, "BLOOD_PRESSURE");
  data->clearable_finding = cw_data_file_string (file, "clearable_finding");
  data->items = g_ptr_array_new ();
  for (gsize i = 0; ids[i] != NULL; i++)
    if (strcmp (ids[i], "BLOOD_PRESSURE") != 0
        && strcmp (ids[i], "HEART_RATE") != 0)
      g_ptr_array_add (data->items, item_read (file, ids[i]));
  cw_data_file_finish_bundled (file);
  return data;
}

static const CheckData *
check_data (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, check_data_read, NULL);
}

const CwSameDayItem *const *
cw_same_day_items_get (gsize *n_items)
{
  GPtrArray *items = check_data ()->items;

  g_return_val_if_fail (n_items != NULL, NULL);

  *n_items = items->len;
  return (const CwSameDayItem *const *)items->pdata;
}

/* What has been found so far: only the sentences of the worst result count. */
typedef struct {
  CwCheckResult result;
  GString *reason;
  gboolean unfinished;
} Judgement;

static void
judge (Judgement *judgement, CwCheckResult result, const char *sentence)
{
  if (result == CW_CHECK_GREEN || result < judgement->result)
    return;
  if (result > judgement->result)
    g_string_truncate (judgement->reason, 0);
  judgement->result = result;
  if (judgement->reason->len > 0)
    g_string_append_c (judgement->reason, ' ');
  g_string_append (judgement->reason, sentence);
}

/* `{value}` in the message becomes the measured one. */
static void
judge_value (Judgement *judgement,
             CwCheckResult result,
             const char *message,
             const char *value)
{
  g_autoptr (GString) sentence = g_string_new (message);

  g_string_replace (sentence, "{value}", value, 1);
  judge (judgement, result, sentence->str);
}

static void
judge_pressure (Judgement *judgement,
                const CwSameDayCheck *check,
                gboolean is_cleared)
{
  const CheckBands *bands = &check_data ()->bands;
  double sbp = check->sbp_mmhg;
  double dbp = check->dbp_mmhg;
  g_autofree char *value = g_strdup_printf ("%.0f/%.0f", sbp, dbp);

  /* Translators: below, keep {value}, as "184/104". */
  if (isnan (sbp) || isnan (dbp))
    judgement->unfinished = TRUE;
  else if (dbp >= sbp)
    judge_value (judgement, CW_CHECK_RED,
                 _ ("A blood pressure of {value} cannot be right. Measure it "
                    "again."),
                 value);
  else if (sbp >= bands->pressure.red_sbp_from
           || dbp >= bands->pressure.red_dbp_from)
    judge_value (judgement, CW_CHECK_RED,
                 _ ("Blood pressure {value} is far too high: no session today, "
                    "and medical advice the same day."),
                 value);
  else if (sbp < bands->pressure.red_sbp_below)
    judge_value (judgement, CW_CHECK_RED,
                 _ ("Blood pressure {value} is too low: let the patient drink "
                    "and rest, then measure it again."),
                 value);
  else if (sbp >= bands->pressure.clearable_sbp_from
           || dbp >= bands->pressure.clearable_dbp_from)
    judge_value (
        judgement, is_cleared ? CW_CHECK_AMBER : CW_CHECK_RED,
        is_cleared ? _ ("Blood pressure {value} is high; the clearance covers "
                        "it.")
                   : _ ("Blood pressure {value} is too high without a "
                        "clearance: no session today."),
        value);
  else if (sbp >= bands->pressure.amber_sbp_from
           || dbp >= bands->pressure.amber_dbp_from)
    judge_value (judgement, CW_CHECK_AMBER,
                 _ ("Blood pressure {value} is raised."), value);
}

static void
judge_heart_rate (Judgement *judgement, const CwSameDayCheck *check)
{
  const CheckBands *bands = &check_data ()->bands;
  double rate = check->heart_rate_bpm;
  g_autofree char *value = g_strdup_printf ("%.0f", rate);

  /* Translators: below, keep {value}, beats a minute. */
  if (isnan (rate))
    judgement->unfinished = TRUE;
  else if (rate > bands->rate.red_above)
    judge_value (judgement, CW_CHECK_RED,
                 _ ("Heart rate {value} is too high: no session today. Have it "
                    "checked by a doctor."),
                 value);
  else if (rate > bands->rate.amber_above)
    judge_value (judgement, CW_CHECK_AMBER, _ ("Heart rate {value} is raised."),
                 value);
  else if (rate < bands->rate.amber_below)
    judge_value (judgement, CW_CHECK_AMBER, _ ("Heart rate {value} is low."),
                 value);
}

static void
judge_item (Judgement *judgement,
            const CwSameDayCheck *check,
            const CwSameDayItem *item)
{
  int answer
      = GPOINTER_TO_INT (g_hash_table_lookup (check->results, item->id)) - 1;

  if (answer == CW_CHECK_RED)
    judge (judgement, CW_CHECK_RED, item->red_advice);
  else if (answer == CW_CHECK_AMBER && item->amber != NULL)
    judge (judgement, CW_CHECK_AMBER, item->amber_advice);
  else if (answer != CW_CHECK_GREEN)
    judgement->unfinished = TRUE;
}

/* Whether a clearance opened the finding of a high pressure. */
static gboolean
is_pressure_cleared (const CwScreeningRecord *screening)
{
  if (screening == NULL || screening->verdict == NULL)
    return FALSE;
  for (guint i = 0; i < screening->verdict->findings->len; i++) {
    const CwFinding *finding
        = g_ptr_array_index (screening->verdict->findings, i);

    if (g_strcmp0 (finding->rule_id, check_data ()->clearable_finding) == 0
        && finding->lifted)
      return TRUE;
  }
  return FALSE;
}

CwCheckResult
cw_same_day_check_evaluate_after (const CwSameDayCheck *check,
                                  const CwScreeningRecord *screening,
                                  char **reason)
{
  g_autoptr (GString) text = g_string_new (NULL);
  Judgement judgement = { CW_CHECK_GREEN, text, FALSE };
  const GPtrArray *items = check_data ()->items;

  g_return_val_if_fail (check != NULL, CW_CHECK_RED);

  judge_pressure (&judgement, check, is_pressure_cleared (screening));
  judge_heart_rate (&judgement, check);
  for (guint i = 0; i < items->len; i++)
    judge_item (&judgement, check, g_ptr_array_index (items, i));
  if (judgement.unfinished && judgement.result != CW_CHECK_RED)
    judge (&judgement, CW_CHECK_RED,
           _ ("The check is not finished: measure blood pressure and heart "
              "rate and answer every question."));
  if (reason != NULL)
    *reason = text->len > 0 ? g_strdup (text->str) : NULL;
  return judgement.result;
}

CwCheckResult
cw_same_day_check_evaluate (const CwSameDayCheck *check, char **reason)
{
  return cw_same_day_check_evaluate_after (check, NULL, reason);
}

static gboolean
is_red (const CwSameDayCheck *check, const CwSameDayItem *item)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (check->results, item->id))
         == CW_CHECK_RED + 1;
}

/* Worse than at the screening, on this visit as on one before. */
static void
find_pressure_lapse (const CwSameDayCheck *check,
                     const CwScreeningRecord *screening,
                     CwDate today,
                     GPtrArray *rules)
{
  const CwPressureReading pressure = { today, check->sbp_mmhg,
                                       check->dbp_mmhg };
  g_autoptr (GPtrArray) triggers = NULL;

  if (screening == NULL || screening->verdict == NULL
      || isnan (check->sbp_mmhg) || isnan (check->dbp_mmhg)
      || check->dbp_mmhg >= check->sbp_mmhg)
    return;
  triggers = cw_screening_record_find_triggers (screening, CW_LIMBS_NONE,
                                                &pressure, today);
  for (guint i = 0; i < triggers->len; i++) {
    const CwRescreenTrigger *trigger = triggers->pdata[i];

    if (trigger->rule->kind == CW_RESCREEN_PRESSURE)
      g_ptr_array_add (rules, (gpointer)trigger->rule);
  }
}

GPtrArray *
cw_same_day_check_find_lapses (const CwSameDayCheck *check,
                               const CwScreeningRecord *screening,
                               CwDate today)
{
  GPtrArray *rules = g_ptr_array_new ();
  const GPtrArray *items = check_data ()->items;

  g_return_val_if_fail (check != NULL, rules);

  for (guint i = 0; i < items->len; i++) {
    const CwSameDayItem *item = items->pdata[i];

    if (item->red_lapse != NULL && is_red (check, item))
      g_ptr_array_add (rules, (gpointer)item->red_lapse);
  }
  find_pressure_lapse (check, screening, today, rules);
  return rules;
}
