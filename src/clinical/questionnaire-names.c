/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/questionnaire-private.h"

/* What names in a rule's expressions mean. */

typedef struct {
  const CwQuestionnaire *questionnaire;
  const CwRule *own;
} Names;

static const char *const sex_options[]
    = { "unknown", "female", "male", "other" };

static gboolean
set_number (CwRuleSymbol *symbol, int kind, gsize index)
{
  symbol->type = CW_RULE_TYPE_NUMBER;
  symbol->kind = kind;
  symbol->index = index;
  return TRUE;
}

static gboolean
resolve_sex (CwRuleSymbol *symbol)
{
  set_number (symbol, CW_SYMBOL_SEX, 0);
  symbol->type = CW_RULE_TYPE_OPTION;
  symbol->options = sex_options;
  symbol->n_options = G_N_ELEMENTS (sex_options);
  return TRUE;
}

/* A detail of a rule's answer, if the rule asks for it. */
static gboolean
resolve_detail (const CwRule *rule,
                gsize index,
                const char *detail,
                CwRuleSymbol *symbol)
{
  static const struct {
    const char *name;
    CwFollowUpKind follow_up;
    CwSymbolKind kind;
  } details[] = {
    { "days", CW_FOLLOW_UP_DATE, CW_SYMBOL_DAYS },
    { "count", CW_FOLLOW_UP_COUNT, CW_SYMBOL_COUNT },
    { "value", CW_FOLLOW_UP_VALUE, CW_SYMBOL_NUMBER },
    { "choice", CW_FOLLOW_UP_CHOICE, CW_SYMBOL_CHOICE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (details); i++) {
    if (strcmp (details[i].name, detail) != 0)
      continue;
    if (cw_rule_find_follow_up (rule, details[i].follow_up) == NULL)
      return FALSE;
    set_number (symbol, details[i].kind, index);
    if (details[i].kind == CW_SYMBOL_CHOICE) {
      symbol->type = CW_RULE_TYPE_OPTION;
      symbol->options = (const char *const *)rule->choice_ids->pdata;
      symbol->n_options = rule->choice_ids->len;
    }
    return TRUE;
  }
  return FALSE;
}

static gboolean
resolve_rule (const Names *names,
              const char *name,
              const char *detail,
              CwRuleSymbol *symbol)
{
  GPtrArray *rules = names->questionnaire->rules;

  for (guint i = 0; i < rules->len; i++) {
    const CwRule *rule = rules->pdata[i];

    if (strcmp (rule->question.id, name) != 0)
      continue;
    if (detail != NULL)
      return resolve_detail (rule, i, detail, symbol);
    symbol->type = CW_RULE_TYPE_TRUTH;
    symbol->kind = CW_SYMBOL_RULE;
    symbol->index = i;
    return TRUE;
  }
  return FALSE;
}

static gboolean
resolve_measurement (const Names *names,
                     const char *name,
                     const char *detail,
                     CwRuleSymbol *symbol)
{
  const CwQuestionnaire *self = names->questionnaire;

  for (guint i = 0; detail == NULL && i < self->measurements->len; i++) {
    const CwMeasurementRule *rule = self->measurements->pdata[i];

    if (strcmp (rule->measurement.id, name) == 0)
      return set_number (symbol, CW_SYMBOL_MEASUREMENT, i);
  }
  for (guint i = 0; i < self->families->len; i++)
    if (strcmp (self->families->pdata[i], name) == 0) {
      if (detail == NULL)
        return set_number (symbol, CW_SYMBOL_FAMILY, i);
      if (strcmp (detail, "other") == 0)
        return set_number (symbol, CW_SYMBOL_FAMILY_OTHER, i);
    }
  return FALSE;
}

static gboolean
resolve_value (const Names *names,
               const char *name,
               const char *detail,
               CwRuleSymbol *symbol)
{
  const CwQuestionnaire *self = names->questionnaire;

  for (guint i = 0; detail == NULL && i < self->values->len; i++) {
    const CwRuleValue *value = self->values->pdata[i];

    if (strcmp (value->id, name) != 0)
      continue;
    set_number (symbol, CW_SYMBOL_VALUE, i);
    /* A value may only name those before it, so its type is known. */
    if (value->expression == NULL)
      return FALSE;
    if (cw_rule_expression_is_truth (value->expression))
      symbol->type = CW_RULE_TYPE_TRUTH;
    return TRUE;
  }
  for (guint i = 0; i < self->tallies->len; i++)
    if (strcmp (((CwTally *)self->tallies->pdata[i])->id, name) == 0) {
      if (detail == NULL)
        return set_number (symbol, CW_SYMBOL_TALLY, i);
      if (strcmp (detail, "largest") == 0)
        return set_number (symbol, CW_SYMBOL_TALLY_LARGEST, i);
    }
  return FALSE;
}

static gboolean
resolve_own (const Names *names, const char *name, CwRuleSymbol *symbol)
{
  return names->own != NULL
         && resolve_detail (names->own, names->own->index, name, symbol);
}

static gboolean
resolve (const char *name, CwRuleSymbol *symbol, gpointer user_data)
{
  const Names *names = user_data;
  g_autofree char *head = g_strdup (name);
  char *detail = strchr (head, '.');

  if (detail != NULL)
    *detail++ = '\0';
  else if (strcmp (name, "age") == 0)
    return set_number (symbol, CW_SYMBOL_AGE, 0);
  else if (strcmp (name, "sex") == 0)
    return resolve_sex (symbol);
  else if (resolve_own (names, name, symbol))
    return TRUE;
  return resolve_rule (names, head, detail, symbol)
         || resolve_measurement (names, head, detail, symbol)
         || resolve_value (names, head, detail, symbol);
}

CwRuleExpression *
cw_questionnaire_parse_expression (const CwQuestionnaire *self,
                                   const char *text,
                                   const CwRule *own,
                                   GError **error)
{
  Names names = { self, own };

  return cw_rule_expression_parse (text, resolve, &names, error);
}

typedef enum { FRESH, OPEN, DONE } Mark;

typedef struct {
  const CwQuestionnaire *questionnaire;
  GHashTable *marks;  /* rules, values and tallies to Mark */
  const char *circle; /* a name in a circle, once one is found */
} Walk;

static void walk_symbols (Walk *walk, const CwRuleExpression *expression);

static void
walk_expressions (Walk *walk, gpointer owner, const CwRuleSymbol *symbol)
{
  if (symbol->kind == CW_SYMBOL_RULE) {
    walk_symbols (walk, ((const CwRule *)owner)->asked_if);
    walk_symbols (walk, ((const CwRule *)owner)->implied_if);
  } else if (symbol->kind == CW_SYMBOL_VALUE) {
    walk_symbols (walk, ((const CwRuleValue *)owner)->expression);
  } else {
    const CwTally *tally = owner;

    walk_symbols (walk, tally->applies_if);
    for (guint i = 0; i < tally->items->len; i++)
      walk_symbols (walk, ((CwTallyItem *)tally->items->pdata[i])->condition);
  }
}

static void
walk_symbol (Walk *walk, const CwRuleSymbol *symbol)
{
  const CwQuestionnaire *self = walk->questionnaire;
  gpointer owner = NULL;
  int mark;

  if (symbol->kind == CW_SYMBOL_RULE)
    owner = self->rules->pdata[symbol->index];
  else if (symbol->kind == CW_SYMBOL_VALUE)
    owner = self->values->pdata[symbol->index];
  else if (symbol->kind == CW_SYMBOL_TALLY
           || symbol->kind == CW_SYMBOL_TALLY_LARGEST)
    owner = self->tallies->pdata[symbol->index];
  if (owner == NULL || walk->circle != NULL)
    return;
  mark = GPOINTER_TO_INT (g_hash_table_lookup (walk->marks, owner));
  if (mark == OPEN)
    walk->circle
        = symbol->kind == CW_SYMBOL_RULE ? ((const CwRule *)owner)->question.id
          : symbol->kind == CW_SYMBOL_VALUE ? ((const CwRuleValue *)owner)->id
                                            : ((const CwTally *)owner)->id;
  if (mark != FRESH)
    return;
  g_hash_table_insert (walk->marks, owner, GINT_TO_POINTER (OPEN));
  walk_expressions (walk, owner, symbol);
  g_hash_table_insert (walk->marks, owner, GINT_TO_POINTER (DONE));
}

static void
walk_symbols (Walk *walk, const CwRuleExpression *expression)
{
  const GArray *symbols;

  if (expression == NULL)
    return;
  symbols = cw_rule_expression_get_symbols (expression);
  for (guint i = 0; i < symbols->len; i++)
    walk_symbol (walk, &g_array_index (symbols, CwRuleSymbol, i));
}

gboolean
cw_questionnaire_check_order (const CwQuestionnaire *self, GError **error)
{
  g_autoptr (GHashTable) marks = g_hash_table_new (NULL, NULL);
  Walk walk = { self, marks, NULL };

  for (guint i = 0; i < self->rules->len; i++)
    walk_symbol (&walk, &(CwRuleSymbol){ .kind = CW_SYMBOL_RULE, .index = i });
  for (guint i = 0; i < self->tallies->len; i++)
    walk_symbol (&walk, &(CwRuleSymbol){ .kind = CW_SYMBOL_TALLY, .index = i });
  if (walk.circle == NULL)
    return TRUE;
  g_set_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA,
               "“%s” depends on itself", walk.circle);
  return FALSE;
}
