/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/questionnaire-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/identifier.h"

#define MAX_GROUP_QUESTIONS 6
#define MAX_OUTCOMES 9
#define MAX_CHOICES 9

static const char *const scope_ids[] = { "patient", "limb", "arms", "legs" };
static const char *const level_ids[]
    = { "CAUTION", "RELATIVE-J", "RELATIVE-M", "ABSOLUTE-T", "ABSOLUTE" };

static char *
numbered (const char *key, int number)
{
  return g_strdup_printf ("%s-%d", key, number);
}

static const char *
optional_words (CwReader *reader, const char *key)
{
  return cw_data_file_has (reader->file, key)
             ? cw_data_file_words (reader->file, key)
             : NULL;
}

/* Items of a list, without white space and empty items. */
static GStrv
read_list (CwReader *reader, const char *key)
{
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();
  g_auto (GStrv) parts = NULL;
  const char *text = NULL;

  if (cw_data_file_has (reader->file, key))
    text = cw_data_file_string (reader->file, key);
  if (text != NULL)
    parts = g_strsplit (text, ";", -1);
  for (gsize i = 0; parts != NULL && parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (list, parts[i]);
  return g_strv_builder_end (list);
}

static void
read_expression (CwReader *reader,
                 const char *group,
                 const char *key,
                 CwRule *own,
                 int want,
                 CwRuleExpression **expression)
{
  CwPendingExpression pending = { reader->file,
                                  g_intern_string (group),
                                  g_intern_string (key),
                                  NULL,
                                  own,
                                  expression,
                                  want };

  if (!cw_data_file_has (reader->file, key))
    return;
  pending.text = cw_data_file_string (reader->file, key);
  if (pending.text != NULL)
    g_array_append_val (reader->pending, pending);
}

static int
read_days (CwReader *reader, const char *key)
{
  double days;

  if (!cw_data_file_has (reader->file, key))
    return -1;
  days = cw_data_file_number (reader->file, key);
  if (days < 0 || days > 36500 || days != floor (days))
    cw_reader_reject (reader, key, "not a number of days");
  return (int)days;
}

static CwRuleScope
read_scope (CwReader *reader, const char *key)
{
  return (CwRuleScope)cw_data_file_choice (reader->file, key, scope_ids,
                                           G_N_ELEMENTS (scope_ids));
}

static void
read_choices (CwReader *reader, CwRule *rule, CwFollowUp *follow_up)
{
  CwChoice *choices = g_new0 (CwChoice, MAX_CHOICES);

  follow_up->choices = choices;
  for (int i = 1; i <= MAX_CHOICES; i++) {
    g_autofree char *key = numbered ("choice", i);
    g_autofree char *label_key = numbered ("choice-label", i);

    if (!cw_data_file_has (reader->file, key))
      break;
    choices[i - 1].id = cw_data_file_string (reader->file, key);
    choices[i - 1].label = cw_data_file_words (reader->file, label_key);
    g_ptr_array_add (rule->choice_ids, (char *)choices[i - 1].id);
    follow_up->n_choices++;
  }
  if (follow_up->n_choices < 2)
    cw_reader_reject (reader, "choice-2", "missing or empty");
}

static void
read_follow_up (CwReader *reader, CwRule *rule, const char *kind)
{
  static const char *const kinds[]
      = { "date", "limbs", "count", "choice", "value" };
  g_autofree char *label_key = g_strconcat (kind, "-label", NULL);
  g_auto (GStrv) optional = read_list (reader, "optional");
  CwFollowUp follow_up = { .minimum = NAN, .maximum = NAN };
  gsize index = 0;

  if (!cw_identifier_find (kinds, G_N_ELEMENTS (kinds), kind, &index))
    cw_reader_reject (reader, "ask", "“%s” is no detail", kind);
  follow_up.kind = (CwFollowUpKind)index;
  follow_up.required = !g_strv_contains ((const char *const *)optional, kind);
  if (follow_up.kind == CW_FOLLOW_UP_LIMBS) {
    follow_up.limbs = cw_rule_scope_limbs (
        cw_data_file_has (reader->file, "offer") ? read_scope (reader, "offer")
                                                 : rule->scope);
    follow_up.label = optional_words (reader, label_key);
    if (follow_up.label == NULL)
      follow_up.label = _ ("Where?");
  } else {
    follow_up.label = cw_data_file_words (reader->file, label_key);
  }
  if (follow_up.kind == CW_FOLLOW_UP_COUNT
      || follow_up.kind == CW_FOLLOW_UP_VALUE) {
    follow_up.unit = optional_words (reader, "unit");
    follow_up.minimum = cw_data_file_number (reader->file, "minimum");
    follow_up.maximum = cw_data_file_number (reader->file, "maximum");
  }
  if (follow_up.kind == CW_FOLLOW_UP_CHOICE)
    read_choices (reader, rule, &follow_up);
  g_array_append_val (rule->follow_ups, follow_up);
}

static void
read_follow_ups (CwReader *reader, CwRule *rule)
{
  g_auto (GStrv) asked = read_list (reader, "ask");
  g_auto (GStrv) optional = read_list (reader, "optional");

  for (gsize i = 0; asked[i] != NULL; i++) {
    if (g_strv_contains ((const char *const *)asked + i + 1, asked[i]))
      cw_reader_reject (reader, "ask", "“%s” is asked twice", asked[i]);
    read_follow_up (reader, rule, asked[i]);
  }
  for (gsize i = 0; optional[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)asked, optional[i]))
      cw_reader_reject (reader, "optional", "“%s” is not asked", optional[i]);
  rule->question.follow_ups = (const CwFollowUp *)rule->follow_ups->data;
  rule->question.n_follow_ups = rule->follow_ups->len;
}

static void
read_outcome_figures (CwReader *reader, CwRuleOutcome *outcome, int number)
{
  g_autofree char *until = numbered ("until", number);
  g_autofree char *assumed = numbered ("assume", number);
  g_autofree char *cap = numbered ("cap", number);
  g_autofree char *class_key = numbered ("class", number);
  g_autofree char *counts = numbered ("counts", number);
  g_autofree char *also = numbered ("also", number);
  g_autofree char *measured = numbered ("measured", number);
  g_autofree char *seated = numbered ("seated", number);
  g_autofree char *no_failure = numbered ("no-failure", number);
  g_autofree char *monitor = numbered ("monitor", number);
  static const char *const classes[] = { "C" };
  static const char *const counted[] = { "RELATIVE" };

  outcome->until_days = read_days (reader, until);
  outcome->assumed_days = read_days (reader, assumed);
  outcome->also = cw_data_file_flag (reader->file, also);
  outcome->measured_aop_only = cw_data_file_flag (reader->file, measured);
  outcome->seated_only = cw_data_file_flag (reader->file, seated);
  outcome->monitoring = optional_words (reader, monitor);
  if (cw_data_file_has (reader->file, no_failure))
    outcome->no_failure_sessions
        = (int)cw_data_file_number (reader->file, no_failure);
  outcome->max_aop_percent = NAN;
  if (cw_data_file_has (reader->file, cap))
    outcome->max_aop_percent = cw_data_file_number (reader->file, cap);
  if (cw_data_file_has (reader->file, class_key)) {
    cw_data_file_choice (reader->file, class_key, classes, 1);
    outcome->class_c = TRUE;
  }
  if (cw_data_file_has (reader->file, counts)) {
    cw_data_file_choice (reader->file, counts, counted, 1);
    outcome->counts_as_relative = TRUE;
  }
}

static void
read_outcome (CwReader *reader, CwRule *rule, int number)
{
  g_autofree char *level = numbered ("level", number);
  g_autofree char *condition = numbered ("if", number);
  g_autofree char *scope = numbered ("scope", number);
  g_autofree char *id = numbered ("id", number);
  g_autofree char *title = numbered ("title", number);
  g_autofree char *effect = numbered ("effect", number);
  CwRuleOutcome *outcome = g_new0 (CwRuleOutcome, 1);

  g_ptr_array_add (rule->outcomes, outcome);
  outcome->level
      = CW_LEVEL_CAUTION
        + (CwLevel)cw_data_file_choice (reader->file, level, level_ids,
                                        G_N_ELEMENTS (level_ids));
  outcome->id = rule->question.id;
  outcome->title = rule->question.title;
  outcome->scope = rule->scope;
  outcome->effect = optional_words (reader, effect);
  if (cw_data_file_has (reader->file, title))
    outcome->title = cw_data_file_words (reader->file, title);
  if (cw_data_file_has (reader->file, id))
    outcome->id = cw_data_file_string (reader->file, id);
  if (cw_data_file_has (reader->file, scope))
    outcome->scope = read_scope (reader, scope);
  read_expression (reader, rule->question.id, condition, rule, WANT_CONDITION,
                   &outcome->condition);
  read_outcome_figures (reader, outcome, number);
}

/* The first outcome that is true is the one that is found, so the strictest
 * stands first. */
static void
read_outcomes (CwReader *reader, CwRule *rule)
{
  CwLevel strictest = CW_LEVEL_ABSOLUTE;

  for (int i = 1; i <= MAX_OUTCOMES; i++) {
    g_autofree char *level = numbered ("level", i);
    const CwRuleOutcome *outcome;

    if (!cw_data_file_has (reader->file, level))
      return;
    read_outcome (reader, rule, i);
    outcome = rule->outcomes->pdata[i - 1];
    if (outcome->also)
      continue;
    if (outcome->level > strictest)
      cw_reader_reject (reader, level, "stricter than the outcome before it");
    strictest = outcome->level;
  }
}

static void
read_rule (CwReader *reader, const char *id)
{
  CwRule *rule = cw_rule_new (g_intern_string (id));
  CwDataFile *file = reader->file;

  cw_data_file_enter (file, id);
  rule->index = reader->questionnaire->rules->len;
  g_ptr_array_add (reader->questionnaire->rules, rule);
  cw_reader_note_place (reader, rule, id);
  rule->question.title = cw_data_file_words (file, "title");
  rule->question.text = optional_words (reader, "question");
  rule->question.rationale = cw_data_file_words (file, "rationale");
  rule->question.source = cw_data_file_get_source (file);
  rule->question.mark = cw_data_file_string (file, "mark");
  rule->question.yes_is_good = cw_data_file_flag (file, "yes-is-good");
  rule->scope = read_scope (reader, "scope");
  read_expression (reader, id, "asked-if", rule, WANT_CONDITION,
                   &rule->asked_if);
  read_expression (reader, id, "implied-if", rule, WANT_CONDITION,
                   &rule->implied_if);
  read_follow_ups (reader, rule);
  read_outcomes (reader, rule);
}

/* `required-if` alone, or numbered ones that say why. */
static void
read_requirements (CwReader *reader, const char *group, CwMeasurementRule *rule)
{
  CwDataFile *file = reader->file;
  gboolean required = cw_data_file_has (file, "required-if");

  read_expression (reader, group, "required-if", NULL, WANT_CONDITION,
                   &rule->required_if[0]);
  for (int i = 0; !required && i < CW_MAX_REQUIREMENTS; i++) {
    g_autofree char *condition = numbered ("required-if", i + 1);
    g_autofree char *why = numbered ("required-why", i + 1);

    if (!cw_data_file_has (file, condition))
      break;
    read_expression (reader, group, condition, NULL, WANT_CONDITION,
                     &rule->required_if[i]);
    rule->required_why[i] = cw_data_file_words (file, why);
    rule->measurement.optional = FALSE;
  }
  if (required)
    rule->measurement.optional = FALSE;
}

static void
read_measurement (CwReader *reader, const char *group, const char *id)
{
  CwMeasurementRule *rule = g_new0 (CwMeasurementRule, 1);
  CwMeasurement *view = &rule->measurement;
  CwDataFile *file = reader->file;

  cw_data_file_enter (file, group);
  g_ptr_array_add (reader->questionnaire->measurements, rule);
  g_ptr_array_add (reader->questionnaire->measurement_views, view);
  cw_reader_note_place (reader, view, group);
  view->id = g_intern_string (id);
  view->label = cw_data_file_words (file, "label");
  view->unit = optional_words (reader, "unit");
  view->minimum = cw_data_file_number (file, "minimum");
  view->maximum = cw_data_file_number (file, "maximum");
  view->decimals = (int)cw_data_file_number (file, "decimals");
  view->hint = optional_words (reader, "hint");
  view->optional = TRUE;
  read_requirements (reader, group, rule);
  read_expression (reader, group, "normal", NULL, WANT_NUMBER, &rule->normal);
  if (view->optional != !cw_data_file_has (file, "normal"))
    cw_reader_reject (reader, "normal", "belongs to what may be required");
  if (cw_data_file_has (file, "family")) {
    rule->family = cw_data_file_string (file, "family");
    if (!cw_limb_from_id (cw_data_file_string (file, "limb"), &rule->limb))
      cw_reader_reject (reader, "limb", "not a limb");
    if (rule->family != NULL
        && !g_ptr_array_find (reader->questionnaire->families, rule->family,
                              NULL))
      g_ptr_array_add (reader->questionnaire->families, (char *)rule->family);
  }
}

static void
read_value (CwReader *reader, const char *group, const char *id)
{
  CwRuleValue *value = g_new0 (CwRuleValue, 1);

  cw_data_file_enter_plain (reader->file, group);
  value->id = g_intern_string (id);
  g_ptr_array_add (reader->questionnaire->values, value);
  cw_reader_note_place (reader, value, group);
  if (!cw_data_file_has (reader->file, "is"))
    cw_reader_reject (reader, "is", "missing or empty");
  read_expression (reader, group, "is", NULL, WANT_EITHER, &value->expression);
}

static void
read_tally (CwReader *reader, const char *group, const char *id)
{
  CwTally *tally = cw_tally_new (g_intern_string (id));
  g_auto (GStrv) items = NULL;

  cw_data_file_enter (reader->file, group);
  g_ptr_array_add (reader->questionnaire->tallies, tally);
  cw_reader_note_place (reader, tally, group);
  read_expression (reader, group, "applies-if", NULL, WANT_CONDITION,
                   &tally->applies_if);
  items = read_list (reader, "items");
  for (gsize i = 0; items[i] != NULL; i++) {
    g_autofree char *points = g_strconcat ("points-", items[i], NULL);
    g_autofree char *condition = g_strconcat ("if-", items[i], NULL);
    CwTallyItem *item = g_new0 (CwTallyItem, 1);

    g_ptr_array_add (tally->items, item);
    item->id = g_intern_string (items[i]);
    item->points = (int)cw_data_file_number (reader->file, points);
    if (!cw_data_file_has (reader->file, condition))
      cw_reader_reject (reader, condition, "missing or empty");
    read_expression (reader, group, condition, NULL, WANT_CONDITION,
                     &item->condition);
  }
}

static void
read_page (CwReader *reader, const char *group, const char *id)
{
  CwQuestionPage *page = g_new0 (CwQuestionPage, 1);

  cw_data_file_enter_plain (reader->file, group);
  page->id = g_intern_string (id);
  page->title = cw_data_file_words (reader->file, "title");
  g_ptr_array_add (reader->questionnaire->pages, page);
  g_hash_table_insert (reader->lists, page, read_list (reader, "groups"));
  cw_reader_note_place (reader, page, group);
}

static void
read_group (CwReader *reader, const char *group, const char *id)
{
  CwQuestionGroup *view = g_new0 (CwQuestionGroup, 1);
  GStrv questions;

  cw_data_file_enter_plain (reader->file, group);
  view->id = g_intern_string (id);
  view->title = cw_data_file_words (reader->file, "title");
  g_ptr_array_add (reader->questionnaire->groups, view);
  g_hash_table_insert (reader->groups, (char *)view->id, view);
  cw_reader_note_place (reader, view, group);
  questions = read_list (reader, "questions");
  g_hash_table_insert (reader->lists, view, questions);
  if (g_strv_length (questions) > MAX_GROUP_QUESTIONS)
    cw_reader_reject (reader, "questions", "more than %d", MAX_GROUP_QUESTIONS);
  if (g_strv_length (questions) == 0)
    cw_reader_reject (reader, "questions", "missing or empty");
}

static void
read_head (CwReader *reader)
{
  cw_data_file_enter_plain (reader->file, "questionnaire");
  reader->questionnaire->version
      = cw_data_file_string (reader->file, "version");
  read_expression (reader, "questionnaire", "short-validity-if", NULL,
                   WANT_CONDITION, &reader->questionnaire->short_validity_if);
}

void
cw_reader_read_file (CwReader *reader, CwDataFile *file)
{
  static const struct {
    const char *kind;
    void (*read) (CwReader *reader, const char *group, const char *id);
  } kinds[] = {
    { "page ", read_page },   { "group ", read_group },
    { "value ", read_value }, { "measurement ", read_measurement },
    { "tally ", read_tally },
  };
  const char *const *groups = cw_data_file_get_groups (file);

  reader->file = file;
  for (gsize i = 0; groups != NULL && groups[i] != NULL; i++) {
    gsize kind = 0;

    while (kind < G_N_ELEMENTS (kinds)
           && !g_str_has_prefix (groups[i], kinds[kind].kind))
      kind++;
    if (kind < G_N_ELEMENTS (kinds))
      kinds[kind].read (reader, groups[i],
                        groups[i] + strlen (kinds[kind].kind));
    else if (strcmp (groups[i], "questionnaire") == 0)
      read_head (reader);
    else
      read_rule (reader, groups[i]);
  }
}
