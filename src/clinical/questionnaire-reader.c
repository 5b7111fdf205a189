/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/questionnaire-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/data-file.h"
#include "clinical/identifier.h"

#define MAX_GROUP_QUESTIONS 6
#define MAX_OUTCOMES 9
#define MAX_CHOICES 9

/* The bundled files, in the order in which their rules are listed. */
static const char *const file_names[] = {
  "questionnaire.ini", "rules-vessels.ini",   "rules-heart.ini",
  "rules-surgery.ini", "rules-nerves.ini",    "rules-metabolism.ini",
  "rules-skin.ini",    "rules-pregnancy.ini", "rules-medicines.ini",
  "rules-general.ini", "rules-measured.ini",
};

static const char *const scope_ids[] = { "patient", "limb", "arms", "legs" };
static const char *const level_ids[]
    = { "CAUTION", "RELATIVE-J", "RELATIVE-M", "ABSOLUTE-T", "ABSOLUTE" };

/* An expression that can be read once every name is known. */
typedef struct {
  CwDataFile *file;
  const char *group, *key, *text;
  CwRule *own;
  CwRuleExpression **expression;
  enum { WANT_CONDITION, WANT_NUMBER, WANT_EITHER } want;
} Pending;

typedef struct {
  CwQuestionnaire *questionnaire;
  CwDataFile *file;
  GArray *pending;       /* (element-type Pending) */
  GPtrArray *page_lists; /* of group identifiers, GStrv, one a page */
  GHashTable *groups;    /* identifier to CwQuestionGroup */
  GHashTable *placed;    /* questions that stand in a group */
} Reader;

static void
reader_clear (Reader *reader)
{
  g_array_unref (reader->pending);
  g_ptr_array_unref (reader->page_lists);
  g_hash_table_unref (reader->groups);
  g_hash_table_unref (reader->placed);
}

G_GNUC_PRINTF (3, 4)
static void
reject (Reader *reader, const char *key, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list args;

  va_start (args, format);
  why = g_strdup_vprintf (format, args);
  va_end (args);
  cw_data_file_reject (reader->file, key, why);
}

static char *
numbered (const char *key, int number)
{
  return g_strdup_printf ("%s-%d", key, number);
}

static const char *
optional_words (Reader *reader, const char *key)
{
  return cw_data_file_has (reader->file, key)
             ? cw_data_file_words (reader->file, key)
             : NULL;
}

/* Items of a list, without white space and empty items. */
static GStrv
read_list (Reader *reader, const char *key)
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
read_expression (Reader *reader,
                 const char *group,
                 const char *key,
                 CwRule *own,
                 int want,
                 CwRuleExpression **expression)
{
  Pending pending = { reader->file,
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
read_days (Reader *reader, const char *key)
{
  double days;

  if (!cw_data_file_has (reader->file, key))
    return -1;
  days = cw_data_file_number (reader->file, key);
  if (days < 0 || days > 36500 || days != floor (days))
    reject (reader, key, "not a number of days");
  return (int)days;
}

static CwRuleScope
read_scope (Reader *reader, const char *key)
{
  return (CwRuleScope)cw_data_file_choice (reader->file, key, scope_ids,
                                           G_N_ELEMENTS (scope_ids));
}

static void
read_choices (Reader *reader, CwRule *rule, CwFollowUp *follow_up)
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
    reject (reader, "choice-2", "missing or empty");
}

static void
read_follow_up (Reader *reader, CwRule *rule, const char *kind)
{
  static const char *const kinds[]
      = { "date", "limbs", "count", "choice", "value" };
  g_autofree char *label_key = g_strconcat (kind, "-label", NULL);
  g_auto (GStrv) optional = read_list (reader, "optional");
  CwFollowUp follow_up = { .minimum = NAN, .maximum = NAN };
  gsize index = 0;

  if (!cw_identifier_find (kinds, G_N_ELEMENTS (kinds), kind, &index))
    reject (reader, "ask", "“%s” is no detail", kind);
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
read_follow_ups (Reader *reader, CwRule *rule)
{
  g_auto (GStrv) asked = read_list (reader, "ask");
  g_auto (GStrv) optional = read_list (reader, "optional");

  for (gsize i = 0; asked[i] != NULL; i++) {
    if (g_strv_contains ((const char *const *)asked + i + 1, asked[i]))
      reject (reader, "ask", "“%s” is asked twice", asked[i]);
    read_follow_up (reader, rule, asked[i]);
  }
  for (gsize i = 0; optional[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *)asked, optional[i]))
      reject (reader, "optional", "“%s” is not asked", optional[i]);
  rule->question.follow_ups = (const CwFollowUp *)rule->follow_ups->data;
  rule->question.n_follow_ups = rule->follow_ups->len;
}

static void
read_outcome_figures (Reader *reader, CwRuleOutcome *outcome, int number)
{
  g_autofree char *until = numbered ("until", number);
  g_autofree char *assumed = numbered ("assume", number);
  g_autofree char *cap = numbered ("cap", number);
  g_autofree char *class_key = numbered ("class", number);
  g_autofree char *counts = numbered ("counts", number);
  g_autofree char *also = numbered ("also", number);
  static const char *const classes[] = { "C" };
  static const char *const counted[] = { "RELATIVE" };

  outcome->until_days = read_days (reader, until);
  outcome->assumed_days = read_days (reader, assumed);
  outcome->also = cw_data_file_flag (reader->file, also);
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
read_outcome (Reader *reader, CwRule *rule, int number)
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
read_outcomes (Reader *reader, CwRule *rule)
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
      reject (reader, level, "stricter than the outcome before it");
    strictest = outcome->level;
  }
}

static void
read_rule (Reader *reader, const char *id)
{
  CwRule *rule = cw_rule_new (g_intern_string (id));
  CwDataFile *file = reader->file;

  cw_data_file_enter (file, id);
  rule->index = reader->questionnaire->rules->len;
  g_ptr_array_add (reader->questionnaire->rules, rule);
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

static void
read_measurement (Reader *reader, const char *group, const char *id)
{
  CwMeasurementRule *rule = g_new0 (CwMeasurementRule, 1);
  CwMeasurement *view = &rule->measurement;
  CwDataFile *file = reader->file;

  cw_data_file_enter (file, group);
  g_ptr_array_add (reader->questionnaire->measurements, rule);
  g_ptr_array_add (reader->questionnaire->measurement_views, view);
  view->id = g_intern_string (id);
  view->label = cw_data_file_words (file, "label");
  view->unit = optional_words (reader, "unit");
  view->minimum = cw_data_file_number (file, "minimum");
  view->maximum = cw_data_file_number (file, "maximum");
  view->decimals = (int)cw_data_file_number (file, "decimals");
  view->hint = optional_words (reader, "hint");
  view->optional = !cw_data_file_has (file, "required-if");
  read_expression (reader, group, "required-if", NULL, WANT_CONDITION,
                   &rule->required_if);
  read_expression (reader, group, "normal", NULL, WANT_NUMBER, &rule->normal);
  if (view->optional != !cw_data_file_has (file, "normal"))
    reject (reader, "normal", "belongs to what may be required");
  if (cw_data_file_has (file, "family")) {
    rule->family = cw_data_file_string (file, "family");
    if (!cw_limb_from_id (cw_data_file_string (file, "limb"), &rule->limb))
      reject (reader, "limb", "not a limb");
    if (rule->family != NULL
        && !g_ptr_array_find (reader->questionnaire->families, rule->family,
                              NULL))
      g_ptr_array_add (reader->questionnaire->families, (char *)rule->family);
  }
}

static void
read_value (Reader *reader, const char *group, const char *id)
{
  CwRuleValue *value = g_new0 (CwRuleValue, 1);

  cw_data_file_enter_plain (reader->file, group);
  value->id = g_intern_string (id);
  g_ptr_array_add (reader->questionnaire->values, value);
  if (!cw_data_file_has (reader->file, "is"))
    reject (reader, "is", "missing or empty");
  read_expression (reader, group, "is", NULL, WANT_EITHER, &value->expression);
}

static void
read_tally (Reader *reader, const char *group, const char *id)
{
  CwTally *tally = cw_tally_new (g_intern_string (id));
  g_auto (GStrv) items = NULL;

  cw_data_file_enter (reader->file, group);
  g_ptr_array_add (reader->questionnaire->tallies, tally);
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
      reject (reader, condition, "missing or empty");
    read_expression (reader, group, condition, NULL, WANT_CONDITION,
                     &item->condition);
  }
}

static void
read_page (Reader *reader, const char *group, const char *id)
{
  CwQuestionPage *page = g_new0 (CwQuestionPage, 1);

  cw_data_file_enter_plain (reader->file, group);
  page->id = g_intern_string (id);
  page->title = cw_data_file_words (reader->file, "title");
  g_ptr_array_add (reader->questionnaire->pages, page);
  g_ptr_array_add (reader->page_lists, read_list (reader, "groups"));
}

typedef struct {
  CwDataFile *file;
  const char *group;
  CwQuestionGroup *view;
  GStrv questions;
} GroupList;

static void
group_list_free (GroupList *list)
{
  g_strfreev (list->questions);
  g_free (list);
}

static void
read_group (Reader *reader, const char *group, const char *id)
{
  CwQuestionGroup *view = g_new0 (CwQuestionGroup, 1);
  GroupList *list = g_new0 (GroupList, 1);

  cw_data_file_enter_plain (reader->file, group);
  view->id = g_intern_string (id);
  view->title = cw_data_file_words (reader->file, "title");
  g_ptr_array_add (reader->questionnaire->groups, view);
  list->file = reader->file;
  list->group = g_intern_string (group);
  list->view = view;
  list->questions = read_list (reader, "questions");
  if (g_strv_length (list->questions) > MAX_GROUP_QUESTIONS)
    reject (reader, "questions", "more than %d", MAX_GROUP_QUESTIONS);
  if (g_strv_length (list->questions) == 0)
    reject (reader, "questions", "missing or empty");
  g_hash_table_insert (reader->groups, (char *)view->id, list);
}

static void
read_head (Reader *reader)
{
  cw_data_file_enter_plain (reader->file, "questionnaire");
  reader->questionnaire->version
      = cw_data_file_string (reader->file, "version");
  read_expression (reader, "questionnaire", "short-validity-if", NULL,
                   WANT_CONDITION, &reader->questionnaire->short_validity_if);
}

static void
read_file (Reader *reader, CwDataFile *file)
{
  static const struct {
    const char *kind;
    void (*read) (Reader *reader, const char *group, const char *id);
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

/* Names are shared by rules, outcomes, measurements, values and tallies. */
static void
claim (Reader *reader, GHashTable *names, const char *name)
{
  if (name != NULL && !g_hash_table_add (names, (char *)name))
    reject (reader, name, "the identifier is given twice");
}

static void
index_names (Reader *reader)
{
  CwQuestionnaire *self = reader->questionnaire;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->rules->len; i++) {
    CwRule *rule = self->rules->pdata[i];

    claim (reader, names, rule->question.id);
    g_hash_table_insert (self->rules_by_id, (char *)rule->question.id, rule);
    for (guint j = 0; j < rule->outcomes->len; j++) {
      const CwRuleOutcome *outcome = rule->outcomes->pdata[j];

      if (outcome->id == NULL || outcome->id == rule->question.id)
        continue;
      claim (reader, names, outcome->id);
      g_hash_table_insert (self->rules_by_id, (char *)outcome->id, rule);
    }
  }
  for (guint i = 0; i < self->measurement_views->len; i++)
    claim (reader, names,
           ((CwMeasurement *)self->measurement_views->pdata[i])->id);
  for (guint i = 0; i < self->values->len; i++)
    claim (reader, names, ((CwRuleValue *)self->values->pdata[i])->id);
  for (guint i = 0; i < self->tallies->len; i++)
    claim (reader, names, ((CwTally *)self->tallies->pdata[i])->id);
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
find_misfit (const Pending *pending, const CwRuleExpression *expression)
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
compile_one (Reader *reader, const Pending *pending)
{
  g_autoptr (GError) error = NULL;
  const char *misfit;

  reader->file = pending->file;
  cw_data_file_enter_plain (pending->file, pending->group);
  *pending->expression = cw_questionnaire_parse_expression (
      reader->questionnaire, pending->text, pending->own, &error);
  if (*pending->expression == NULL) {
    reject (reader, pending->key, "%s", error->message);
    return;
  }
  misfit = find_misfit (pending, *pending->expression);
  if (misfit != NULL)
    reject (reader, pending->key, "%s", misfit);
}

/* Values first: whether one is a condition or a number has to be known where it
 * is named. */
static void
compile (Reader *reader)
{
  for (guint i = 0; i < reader->pending->len; i++)
    if (g_array_index (reader->pending, Pending, i).want == WANT_EITHER)
      compile_one (reader, &g_array_index (reader->pending, Pending, i));
  for (guint i = 0; i < reader->pending->len; i++)
    if (g_array_index (reader->pending, Pending, i).want != WANT_EITHER)
      compile_one (reader, &g_array_index (reader->pending, Pending, i));
}

static void
place_questions (Reader *reader, GroupList *list)
{
  gsize n = g_strv_length (list->questions);
  const CwQuestion **questions = g_new0 (const CwQuestion *, n + 1);

  reader->file = list->file;
  cw_data_file_enter_plain (list->file, list->group);
  for (gsize i = 0; i < n; i++) {
    const CwRule *rule = cw_questionnaire_find_rule (reader->questionnaire,
                                                     list->questions[i]);

    if (rule == NULL || !cw_rule_is_asked_for (rule)
        || strcmp (rule->question.id, list->questions[i]) != 0)
      reject (reader, "questions", "no question “%s”", list->questions[i]);
    else if (!g_hash_table_add (reader->placed, (gpointer)rule))
      reject (reader, "questions", "“%s” is asked twice", list->questions[i]);
    else
      questions[list->view->n_questions++] = &rule->question;
  }
  list->view->questions = questions;
}

static void
place_groups (Reader *reader)
{
  CwQuestionnaire *self = reader->questionnaire;

  for (guint i = 0; i < self->pages->len; i++) {
    CwQuestionPage *page = self->pages->pdata[i];
    GStrv ids = reader->page_lists->pdata[i];
    const CwQuestionGroup **groups
        = g_new0 (const CwQuestionGroup *, g_strv_length (ids) + 1);

    page->groups = groups;
    for (gsize j = 0; ids[j] != NULL; j++) {
      GroupList *list = g_hash_table_lookup (reader->groups, ids[j]);

      if (list == NULL || list->view->questions != NULL) {
        reject (reader, "groups", "no group “%s”, or it is shown twice",
                ids[j]);
        continue;
      }
      place_questions (reader, list);
      groups[page->n_groups++] = list->view;
    }
  }
}

static void
check_placed (Reader *reader)
{
  CwQuestionnaire *self = reader->questionnaire;

  for (guint i = 0; i < self->rules->len; i++) {
    const CwRule *rule = self->rules->pdata[i];

    if (cw_rule_is_asked_for (rule)
        && !g_hash_table_contains (reader->placed, rule))
      reject (reader, rule->question.id, "stands in no group of a page");
    for (guint j = 0; j + 1 < rule->outcomes->len; j++)
      if (((CwRuleOutcome *)rule->outcomes->pdata[j])->condition == NULL
          && !((CwRuleOutcome *)rule->outcomes->pdata[j + 1])->also)
        reject (reader, rule->question.id, "an outcome is never reached");
    if (!cw_rule_is_asked_for (rule) && rule->outcomes->len == 0)
      reject (reader, rule->question.id, "has neither question nor level");
  }
  for (guint i = 0; i < self->groups->len; i++) {
    const CwQuestionGroup *group = self->groups->pdata[i];

    if (group->questions == NULL)
      reject (reader, group->id, "stands on no page");
  }
}

static CwQuestionnaire *
read_files (GPtrArray *files, GError **error)
{
  g_autoptr (CwQuestionnaire) self = cw_questionnaire_alloc ();
  Reader reader = { .questionnaire = self };
  gboolean sound = TRUE;

  reader.pending = g_array_new (FALSE, FALSE, sizeof (Pending));
  reader.page_lists
      = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  reader.groups = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify)group_list_free);
  reader.placed = g_hash_table_new (NULL, NULL);
  for (guint i = 0; i < files->len; i++)
    read_file (&reader, files->pdata[i]);
  reader.file = files->pdata[0];
  index_names (&reader);
  compile (&reader);
  reader.file = files->pdata[0];
  place_groups (&reader);
  reader.file = files->pdata[0];
  check_placed (&reader);
  if (self->version == NULL)
    reject (&reader, "version", "missing or empty");
  for (guint i = 0; sound && i < files->len; i++)
    sound = cw_data_file_finish (files->pdata[i], error);
  reader_clear (&reader);
  if (sound && !cw_questionnaire_check_order (self, error))
    sound = FALSE;
  return sound ? g_steal_pointer (&self) : NULL;
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
