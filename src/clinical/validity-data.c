/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/validity.h"

#include <string.h>

#include "base/quantity.h"
#include "clinical/data-file.h"

#define PERIODS "PERIODS"
#define FULL "full"

static const char *const kind_ids[] = {
  [CW_RESCREEN_EVENT] = "event",       [CW_RESCREEN_END] = "end",
  [CW_RESCREEN_LETTER] = "letter",     [CW_RESCREEN_PAUSE] = "pause",
  [CW_RESCREEN_BIRTHDAY] = "birthday", [CW_RESCREEN_PRESSURE] = "pressure",
  [CW_RESCREEN_GIRTH] = "girth",       [CW_RESCREEN_LIMB] = "limb",
  [CW_RESCREEN_PERSON] = "person",
};

typedef struct {
  CwValidityPeriods periods;
  GPtrArray *rules;  /* (element-type CwRescreenRule) */
  GHashTable *forms; /* (element-type utf8 GStrv) */
} ValidityData;

#define PERIOD(key) CW_DATA_FIELD (PERIODS, ValidityData, periods, key)

static const CwDataField period_fields[] = {
  PERIOD (days),
  PERIOD (short_days),
  PERIOD (letter_days),
};

/* Numbers that rise, with ";" between them. */
static void
read_numbers (CwDataFile *file, const char *key, double *numbers, gsize n)
{
  const char *text = cw_data_file_string (file, key);
  g_auto (GStrv) parts = NULL;

  if (text == NULL)
    return;
  parts = g_strsplit (text, ";", -1);
  if (g_strv_length (parts) != n)
    cw_data_file_reject (file, key, "not as many numbers as there are bands");
  for (gsize i = 0; i < n && parts[i] != NULL; i++)
    if (!cw_number_parse_ascii (parts[i], &numbers[i])
        || (i > 0 && numbers[i] <= numbers[i - 1]))
      cw_data_file_reject (file, key, "not numbers that rise");
}

static void
read_limits (CwDataFile *file, CwRescreenRule *rule)
{
  switch (rule->kind) {
  case CW_RESCREEN_PAUSE:
    rule->days = cw_data_file_number (file, "days");
    break;
  case CW_RESCREEN_BIRTHDAY:
    read_numbers (file, "ages", rule->ages, G_N_ELEMENTS (rule->ages));
    break;
  case CW_RESCREEN_PRESSURE:
    rule->visits = cw_data_file_number (file, "visits");
    read_numbers (file, "sbp_from", rule->sbp_from,
                  G_N_ELEMENTS (rule->sbp_from));
    read_numbers (file, "dbp_from", rule->dbp_from,
                  G_N_ELEMENTS (rule->dbp_from));
    break;
  case CW_RESCREEN_GIRTH:
    rule->change_cm = cw_data_file_number (file, "change_cm");
    break;
  case CW_RESCREEN_EVENT:
  case CW_RESCREEN_END:
  case CW_RESCREEN_LETTER:
  case CW_RESCREEN_LIMB:
  case CW_RESCREEN_PERSON:
  default:
    break;
  }
}

static CwRescreenRule *
read_rule (CwDataFile *file, const char *id)
{
  CwRescreenRule *rule = g_new0 (CwRescreenRule, 1);
  const char *form;

  rule->id = g_intern_string (id);
  rule->kind = (CwRescreenKind)cw_data_file_choice (file, "kind", kind_ids,
                                                    G_N_ELEMENTS (kind_ids));
  form = cw_data_file_string (file, "form");
  rule->form = g_strcmp0 (form, FULL) == 0 ? NULL : form;
  if (cw_data_file_has (file, "label"))
    rule->label = cw_data_file_words (file, "label");
  rule->title = cw_data_file_words (file, "title");
  rule->message = cw_data_file_words (file, "message");
  rule->rationale = cw_data_file_words (file, "rationale");
  rule->source = cw_data_file_get_source (file);
  read_limits (file, rule);
  return rule;
}

static void
read_group (CwDataFile *file, const char *id, ValidityData *data)
{
  const char *questions;

  cw_data_file_enter (file, id);
  if (!cw_data_file_has (file, "questions")) {
    g_ptr_array_add (data->rules, read_rule (file, id));
    return;
  }
  questions = cw_data_file_string (file, "questions");
  g_hash_table_insert (data->forms, g_strdup (id),
                       g_strsplit (questions, ";", -1));
}

static gpointer
validity_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("validity.ini");
  const char *const *ids = cw_data_file_get_groups (file);
  ValidityData *data = g_new0 (ValidityData, 1);

  data->rules = g_ptr_array_new ();
  data->forms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                       (GDestroyNotify)g_strfreev);
  cw_data_file_numbers (file, period_fields, G_N_ELEMENTS (period_fields),
                        data);
  for (gsize i = 0; ids[i] != NULL; i++)
    if (strcmp (ids[i], PERIODS) != 0)
      read_group (file, ids[i], data);
  for (guint i = 0; i < data->rules->len; i++) {
    const CwRescreenRule *rule = data->rules->pdata[i];

    if (rule->form != NULL && !g_hash_table_contains (data->forms, rule->form))
      cw_data_file_reject (file, rule->id, "a form that is not there");
  }
  cw_data_file_finish_bundled (file);
  return data;
}

static const ValidityData *
validity_data (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, validity_read, NULL);
}

const CwValidityPeriods *
cw_validity_periods_get (void)
{
  return &validity_data ()->periods;
}

const CwRescreenRule *const *
cw_rescreen_rules_get (gsize *n_rules)
{
  GPtrArray *rules = validity_data ()->rules;

  g_return_val_if_fail (n_rules != NULL, NULL);

  *n_rules = rules->len;
  return (const CwRescreenRule *const *)rules->pdata;
}

const CwRescreenRule *
cw_rescreen_rule_find (const char *id)
{
  const GPtrArray *rules = validity_data ()->rules;

  for (guint i = 0; i < rules->len; i++) {
    const CwRescreenRule *rule = rules->pdata[i];

    if (g_strcmp0 (rule->id, id) == 0)
      return rule;
  }
  return NULL;
}

gboolean
cw_rescreen_rule_can_be_reported (const CwRescreenRule *rule)
{
  g_return_val_if_fail (rule != NULL, FALSE);

  return rule->kind == CW_RESCREEN_EVENT || rule->label != NULL;
}

const char *const *
cw_rescreen_form_get_questions (const char *form)
{
  return form != NULL ? g_hash_table_lookup (validity_data ()->forms, form)
                      : NULL;
}
