/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/questionnaire-private.h"

/* What a finding rests on: the names in the conditions of its rule, and what
 * those stand for. */

typedef struct {
  const CwQuestionnaire *questionnaire;
  GPtrArray *ids;   /* of questions and measurements, as they are met */
  GHashTable *seen; /* rules, values, tallies and measurements */
} Basis;

static void gather (Basis *basis, const CwRuleExpression *expression);

static void
gather_measurement (Basis *basis, const CwMeasurementRule *rule)
{
  if (g_hash_table_add (basis->seen, (gpointer)rule))
    g_ptr_array_add (basis->ids, (gpointer)rule->measurement.id);
}

static void
gather_family (Basis *basis, const char *family)
{
  const GPtrArray *rules = basis->questionnaire->measurements;

  for (guint i = 0; i < rules->len; i++) {
    const CwMeasurementRule *rule = rules->pdata[i];

    if (g_strcmp0 (rule->family, family) == 0)
      gather_measurement (basis, rule);
  }
}

static void
gather_tally (Basis *basis, const CwTally *tally)
{
  if (!g_hash_table_add (basis->seen, (gpointer)tally))
    return;
  gather (basis, tally->applies_if);
  for (guint i = 0; i < tally->items->len; i++)
    gather (basis, ((const CwTallyItem *)tally->items->pdata[i])->condition);
}

static void
gather_rule (Basis *basis, const CwRule *rule)
{
  if (!g_hash_table_add (basis->seen, (gpointer)rule))
    return;
  if (cw_rule_is_asked_for (rule))
    g_ptr_array_add (basis->ids, (gpointer)rule->question.id);
  gather (basis, rule->implied_if);
}

static void
gather_symbol (Basis *basis, const CwRuleSymbol *symbol)
{
  const CwQuestionnaire *self = basis->questionnaire;

  switch ((CwSymbolKind)symbol->kind) {
  case CW_SYMBOL_MEASUREMENT:
    gather_measurement (basis, self->measurements->pdata[symbol->index]);
    break;
  case CW_SYMBOL_FAMILY:
  case CW_SYMBOL_FAMILY_OTHER:
    gather_family (basis, self->families->pdata[symbol->index]);
    break;
  case CW_SYMBOL_VALUE:
    if (g_hash_table_add (basis->seen, self->values->pdata[symbol->index]))
      gather (basis, ((const CwRuleValue *)self->values->pdata[symbol->index])
                         ->expression);
    break;
  case CW_SYMBOL_TALLY:
  case CW_SYMBOL_TALLY_LARGEST:
    gather_tally (basis, self->tallies->pdata[symbol->index]);
    break;
  case CW_SYMBOL_RULE:
  case CW_SYMBOL_DAYS:
  case CW_SYMBOL_COUNT:
  case CW_SYMBOL_NUMBER:
  case CW_SYMBOL_CHOICE:
    gather_rule (basis, self->rules->pdata[symbol->index]);
    break;
  case CW_SYMBOL_SEX:
  case CW_SYMBOL_AGE:
  default:
    break;
  }
}

static void
gather (Basis *basis, const CwRuleExpression *expression)
{
  const GArray *symbols;

  if (expression == NULL)
    return;
  symbols = cw_rule_expression_get_symbols (expression);
  for (guint i = 0; i < symbols->len; i++)
    gather_symbol (basis, &g_array_index (symbols, CwRuleSymbol, i));
}

GStrv
cw_questionnaire_get_basis (const CwQuestionnaire *self, const char *finding_id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  Basis basis = { self, ids, seen };
  const CwRule *rule;

  g_return_val_if_fail (self != NULL && finding_id != NULL, NULL);

  rule = cw_questionnaire_find_rule (self, finding_id);
  if (rule != NULL) {
    gather_rule (&basis, rule);
    for (guint i = 0; i < rule->outcomes->len; i++)
      gather (&basis,
              ((const CwRuleOutcome *)rule->outcomes->pdata[i])->condition);
  }
  g_ptr_array_add (ids, NULL);
  return g_strdupv ((GStrv)ids->pdata);
}
