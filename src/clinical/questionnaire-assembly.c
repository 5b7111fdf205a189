/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/questionnaire-reader.h"

/* The bundled files, in the order in which their rules are listed. */
static const char *const file_names[] = {
  "questionnaire.ini", "rules-vessels.ini",   "rules-heart.ini",
  "rules-surgery.ini", "rules-nerves.ini",    "rules-metabolism.ini",
  "rules-skin.ini",    "rules-pregnancy.ini", "rules-medicines.ini",
  "rules-general.ini", "rules-measured.ini",
};

void
cw_reader_note_place (CwReader *reader, gpointer object, const char *group)
{
  CwReaderPlace *place = g_new (CwReaderPlace, 1);

  place->file = reader->file;
  place->group = g_intern_string (group);
  g_hash_table_insert (reader->places, object, place);
}

void
cw_reader_enter_place (CwReader *reader, gconstpointer object)
{
  const CwReaderPlace *place = g_hash_table_lookup (reader->places, object);

  reader->file = place->file;
  cw_data_file_enter_plain (place->file, place->group);
}

void
cw_reader_reject (CwReader *reader, const char *key, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  cw_data_file_reject (reader->file, key, why);
}

/* Names are shared by rules, outcomes, measurements, values and tallies. */
static void
claim (CwReader *reader,
       GHashTable *names,
       const char *name,
       gconstpointer owner)
{
  if (name == NULL || g_hash_table_add (names, (char *)name))
    return;
  cw_reader_enter_place (reader, owner);
  cw_reader_reject (reader, name, "the identifier is given twice");
}

static void
claim_rule (CwReader *reader, GHashTable *names, CwRule *rule)
{
  GHashTable *rules = reader->questionnaire->rules_by_id;

  claim (reader, names, rule->question.id, rule);
  g_hash_table_insert (rules, (char *)rule->question.id, rule);
  for (guint i = 0; i < rule->outcomes->len; i++) {
    const CwRuleOutcome *outcome = rule->outcomes->pdata[i];

    if (outcome->id == NULL || outcome->id == rule->question.id)
      continue;
    claim (reader, names, outcome->id, rule);
    g_hash_table_insert (rules, (char *)outcome->id, rule);
  }
}

static void
index_names (CwReader *reader)
{
  CwQuestionnaire *self = reader->questionnaire;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rules->len; i++)
    claim_rule (reader, names, self->rules->pdata[i]);
  for (guint i = 0; i < self->measurement_views->len; i++) {
    const CwMeasurement *measurement = self->measurement_views->pdata[i];

    claim (reader, names, measurement->id, measurement);
  }
  for (guint i = 0; i < self->values->len; i++) {
    const CwRuleValue *value = self->values->pdata[i];

    claim (reader, names, value->id, value);
  }
  for (guint i = 0; i < self->tallies->len; i++) {
    const CwTally *tally = self->tallies->pdata[i];

    claim (reader, names, tally->id, tally);
  }
}

static gboolean
names_one_limb (const CwRuleExpression *expression)
{
  const GArray *symbols = cw_rule_expression_get_symbols (expression);

  for (guint i = 0; i < symbols->len; i++) {
    int kind = g_array_index (symbols, CwRuleSymbol, i).kind;

    if (kind == CW_SYMBOL_FAMILY || kind == CW_SYMBOL_FAMILY_OTHER)
      return TRUE;
  }
  return FALSE;
}

/* Only the outcomes of a rule without a question are looked at limb by limb. */
static const char *
find_misfit (const CwPendingExpression *pending,
             const CwRuleExpression *expression)
{
  gboolean truth = cw_rule_expression_is_truth (expression);

  if (pending->want == WANT_CONDITION && !truth)
    return "not a condition";
  if (pending->want == WANT_NUMBER && truth)
    return "not a number";
  if (!names_one_limb (expression))
    return NULL;
  if (pending->own == NULL || cw_rule_is_asked_for (pending->own)
      || !g_str_has_prefix (pending->key, "if-"))
    return "names a measurement of one limb";
  pending->own->per_limb = TRUE;
  return NULL;
}

static void
compile_one (CwReader *reader, const CwPendingExpression *pending)
{
  g_autoptr (GError) error = NULL;
  const char *misfit;

  reader->file = pending->file;
  cw_data_file_enter_plain (pending->file, pending->group);
  *pending->expression = cw_questionnaire_parse_expression (
      reader->questionnaire, pending->text, pending->own, &error);
  if (*pending->expression == NULL) {
    cw_reader_reject (reader, pending->key, "%s", error->message);
    return;
  }
  misfit = find_misfit (pending, *pending->expression);
  if (misfit != NULL)
    cw_reader_reject (reader, pending->key, "%s", misfit);
}

/* Values first: whether one is a condition or a number has to be known where it
 * is named. */
static void
compile (CwReader *reader)
{
  for (guint i = 0; i < reader->pending->len; i++)
    if (g_array_index (reader->pending, CwPendingExpression, i).want
        == WANT_EITHER)
      compile_one (reader,
                   &g_array_index (reader->pending, CwPendingExpression, i));
  for (guint i = 0; i < reader->pending->len; i++)
    if (g_array_index (reader->pending, CwPendingExpression, i).want
        != WANT_EITHER)
      compile_one (reader,
                   &g_array_index (reader->pending, CwPendingExpression, i));
}

static void
place_questions (CwReader *reader, CwQuestionGroup *group)
{
  GStrv ids = g_hash_table_lookup (reader->lists, group);
  const CwQuestion **questions
      = g_new0 (const CwQuestion *, g_strv_length (ids) + 1);

  cw_reader_enter_place (reader, group);
  for (gsize i = 0; ids[i] != NULL; i++) {
    const CwRule *rule
        = cw_questionnaire_find_rule (reader->questionnaire, ids[i]);

    if (rule == NULL || !cw_rule_is_asked_for (rule)
        || strcmp (rule->question.id, ids[i]) != 0)
      cw_reader_reject (reader, "questions", "no question “%s”", ids[i]);
    else if (!g_hash_table_add (reader->placed, (gpointer)rule))
      cw_reader_reject (reader, "questions", "“%s” is asked twice", ids[i]);
    else
      questions[group->n_questions++] = &rule->question;
  }
  group->questions = questions;
}

static void
place_groups (CwReader *reader, CwQuestionPage *page)
{
  GStrv ids = g_hash_table_lookup (reader->lists, page);
  const CwQuestionGroup **groups
      = g_new0 (const CwQuestionGroup *, g_strv_length (ids) + 1);

  page->groups = groups;
  for (gsize i = 0; ids[i] != NULL; i++) {
    CwQuestionGroup *group = g_hash_table_lookup (reader->groups, ids[i]);

    if (group == NULL || group->questions != NULL) {
      cw_reader_enter_place (reader, page);
      cw_reader_reject (reader, "groups", "no group “%s”, or it is shown twice",
                        ids[i]);
      continue;
    }
    place_questions (reader, group);
    groups[page->n_groups++] = group;
  }
}

static void
check_rule (CwReader *reader, const CwRule *rule)
{
  cw_reader_enter_place (reader, rule);
  if (cw_rule_is_asked_for (rule)
      && !g_hash_table_contains (reader->placed, rule))
    cw_reader_reject (reader, "question", "stands in no group of a page");
  if (!cw_rule_is_asked_for (rule) && rule->outcomes->len == 0)
    cw_reader_reject (reader, "level-1", "missing or empty");
  for (guint i = 0; i + 1 < rule->outcomes->len; i++) {
    const CwRuleOutcome *outcome = rule->outcomes->pdata[i];
    const CwRuleOutcome *next = rule->outcomes->pdata[i + 1];
    g_autofree char *key = g_strdup_printf ("level-%u", i + 2);

    if (outcome->condition == NULL && !outcome->also && !next->also)
      cw_reader_reject (reader, key, "is never reached");
  }
}

void
cw_reader_assemble (CwReader *reader)
{
  CwQuestionnaire *self = reader->questionnaire;

  index_names (reader);
  compile (reader);
  for (guint i = 0; i < self->pages->len; i++)
    place_groups (reader, self->pages->pdata[i]);
  for (guint i = 0; i < self->rules->len; i++)
    check_rule (reader, self->rules->pdata[i]);
  for (guint i = 0; i < self->groups->len; i++) {
    const CwQuestionGroup *group = self->groups->pdata[i];

    if (group->questions != NULL)
      continue;
    cw_reader_enter_place (reader, group);
    cw_reader_reject (reader, "title", "stands on no page");
  }
}

static void
reader_init (CwReader *reader, CwQuestionnaire *questionnaire)
{
  reader->questionnaire = questionnaire;
  reader->pending = g_array_new (FALSE, FALSE, sizeof (CwPendingExpression));
  reader->lists
      = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify)g_strfreev);
  reader->groups = g_hash_table_new (g_str_hash, g_str_equal);
  reader->placed = g_hash_table_new (NULL, NULL);
  reader->places = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

static void
reader_clear (CwReader *reader)
{
  g_array_unref (reader->pending);
  g_hash_table_unref (reader->lists);
  g_hash_table_unref (reader->groups);
  g_hash_table_unref (reader->placed);
  g_hash_table_unref (reader->places);
}

static CwQuestionnaire *
read_files (GPtrArray *files, GError **error)
{
  g_autoptr (CwQuestionnaire) self = cw_questionnaire_alloc ();
  CwReader reader = { 0 };
  gboolean sound = TRUE;

  reader_init (&reader, self);
  for (guint i = 0; i < files->len; i++)
    cw_reader_read_file (&reader, files->pdata[i]);
  cw_reader_assemble (&reader);
  reader_clear (&reader);
  for (guint i = 0; sound && i < files->len; i++)
    sound = cw_data_file_finish (files->pdata[i], error);
  if (!sound || !cw_questionnaire_check_order (self, error))
    return NULL;
  if (self->version == NULL) {
    g_set_error_literal (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA,
                         "[questionnaire] is missing");
    return NULL;
  }
  return g_steal_pointer (&self);
}

CwQuestionnaire *
cw_questionnaire_load_from_data (const char *data, GError **error)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_data_file_free);

  g_return_val_if_fail (data != NULL, NULL);

  g_ptr_array_add (files, cw_data_file_new_from_text ("text", data));
  return read_files (files, error);
}

CwQuestionnaire *
cw_questionnaire_load (GError **error)
{
  g_autoptr (GPtrArray) files
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_data_file_free);

  for (gsize i = 0; i < G_N_ELEMENTS (file_names); i++)
    g_ptr_array_add (files, cw_data_file_new (file_names[i]));
  return read_files (files, error);
}
