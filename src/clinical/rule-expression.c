/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/rule-expression.h"

#include <math.h>

#include "clinical/rule-expression-private.h"

CwTruth
cw_truth_not (CwTruth truth)
{
  switch (truth) {
  case CW_TRUTH_FALSE:
    return CW_TRUTH_TRUE;
  case CW_TRUTH_TRUE:
    return CW_TRUTH_FALSE;
  case CW_TRUTH_PENDING:
  case CW_TRUTH_UNKNOWN:
  default:
    return truth;
  }
}

void
cw_rule_node_free (CwRuleNode *node)
{
  if (node == NULL)
    return;
  g_clear_pointer (&node->operands, g_ptr_array_unref);
  g_free (node);
}

void
cw_rule_expression_free (CwRuleExpression *self)
{
  if (self == NULL)
    return;
  cw_rule_node_free (self->root);
  g_array_unref (self->symbols);
  g_free (self);
}

gboolean
cw_rule_expression_is_truth (const CwRuleExpression *self)
{
  return self->root->type == CW_RULE_TYPE_TRUTH;
}

const GArray *
cw_rule_expression_get_symbols (const CwRuleExpression *self)
{
  return self->symbols;
}

typedef struct {
  const CwRuleExpression *self;
  const CwRuleLookup *lookup;
  gpointer user_data;
} Run;

static const CwRuleSymbol *
run_symbol (const Run *run, const CwRuleNode *node)
{
  return &g_array_index (run->self->symbols, CwRuleSymbol, node->symbol);
}

static CwRuleNumber
known_number (double number)
{
  /* A division by nothing says nothing. */
  if (!isfinite (number))
    return (CwRuleNumber){ CW_TRUTH_PENDING, NAN };
  return (CwRuleNumber){ CW_TRUTH_TRUE, number };
}

static CwRuleNumber run_number (const Run *run, const CwRuleNode *node);

static CwRuleNumber
run_recent_mean (const Run *run, const CwRuleNode *node)
{
  double sum = 0;
  int n = 0;

  for (guint i = node->operands->len; i-- > 0 && n < 2;) {
    CwRuleNumber operand = run_number (run, node->operands->pdata[i]);

    if (operand.known == CW_TRUTH_TRUE) {
      sum += operand.number;
      n++;
    }
  }
  return known_number (n > 0 ? sum / n : NAN);
}

/* Half away from zero, whatever binary fractions make of it. */
static double
round_to (double number, double decimals)
{
  double scale = pow (10, decimals);

  return round (number * scale + copysign (1e-9, number)) / scale;
}

static double
calculate (CwRuleOp op, double a, double b)
{
  switch ((int)op) {
  case OP_ADD:
    return a + b;
  case OP_SUBTRACT:
    return a - b;
  case OP_MULTIPLY:
    return a * b;
  case OP_DIVIDE:
    return a / b;
  case OP_ABS:
    return fabs (a);
  case OP_ROUND:
    return round_to (a, b);
  default:
    g_assert_not_reached ();
  }
}

static CwRuleNumber
run_number (const Run *run, const CwRuleNode *node)
{
  CwRuleNumber operands[2] = { 0 };
  CwTruth known = CW_TRUTH_TRUE;

  if (node->op == OP_NUMBER)
    return (CwRuleNumber){ CW_TRUTH_TRUE, node->number };
  if (node->op == OP_SYMBOL)
    return run->lookup->get_number (run_symbol (run, node), run->user_data);
  if (node->op == OP_RECENT_MEAN)
    return run_recent_mean (run, node);
  for (guint i = 0; i < node->operands->len; i++) {
    operands[i] = run_number (run, node->operands->pdata[i]);
    known = MIN (known, operands[i].known);
  }
  if (known != CW_TRUTH_TRUE)
    return (CwRuleNumber){ known, NAN };
  return known_number (
      calculate (node->op, operands[0].number, operands[1].number));
}

static gboolean
compare (CwRuleOp op, double a, double b)
{
  switch ((int)op) {
  case OP_EQUAL:
    return a == b;
  case OP_UNEQUAL:
    return a != b;
  case OP_LESS:
    return a < b;
  case OP_AT_MOST:
    return a <= b;
  case OP_MORE:
    return a > b;
  case OP_AT_LEAST:
    return a >= b;
  default:
    g_assert_not_reached ();
  }
}

static CwTruth
run_comparison (const Run *run, const CwRuleNode *node)
{
  CwRuleNumber a = run_number (run, node->operands->pdata[0]);
  CwRuleNumber b = run_number (run, node->operands->pdata[1]);
  CwTruth known = MIN (a.known, b.known);

  if (known != CW_TRUTH_TRUE)
    return known;
  return compare (node->op, a.number, b.number) ? CW_TRUTH_TRUE
                                                : CW_TRUTH_FALSE;
}

static CwTruth
run_known (const Run *run, const CwRuleNode *node)
{
  const CwRuleSymbol *symbol = run_symbol (run, node);
  CwTruth known;

  if (symbol->type == CW_RULE_TYPE_TRUTH) {
    known = run->lookup->get_truth (symbol, run->user_data);
    if (known == CW_TRUTH_FALSE)
      known = CW_TRUTH_TRUE;
  } else
    known = run->lookup->get_number (symbol, run->user_data).known;
  return known == CW_TRUTH_TRUE ? CW_TRUTH_TRUE : CW_TRUTH_FALSE;
}

static CwTruth
run_truth (const Run *run, const CwRuleNode *node)
{
  CwTruth a, b;

  switch ((int)node->op) {
  case OP_ALWAYS:
    return CW_TRUTH_TRUE;
  case OP_SYMBOL:
    return run->lookup->get_truth (run_symbol (run, node), run->user_data);
  case OP_KNOWN:
    return run_known (run, node);
  case OP_NOT:
    return cw_truth_not (run_truth (run, node->operands->pdata[0]));
  case OP_AND:
  case OP_OR:
    a = run_truth (run, node->operands->pdata[0]);
    b = run_truth (run, node->operands->pdata[1]);
    return node->op == OP_AND ? MIN (a, b) : MAX (a, b);
  default:
    return run_comparison (run, node);
  }
}

CwTruth
cw_rule_expression_get_truth (const CwRuleExpression *self,
                              const CwRuleLookup *lookup,
                              gpointer user_data)
{
  Run run = { self, lookup, user_data };

  g_return_val_if_fail (cw_rule_expression_is_truth (self), CW_TRUTH_UNKNOWN);

  return run_truth (&run, self->root);
}

CwRuleNumber
cw_rule_expression_get_number (const CwRuleExpression *self,
                               const CwRuleLookup *lookup,
                               gpointer user_data)
{
  Run run = { self, lookup, user_data };

  g_return_val_if_fail (!cw_rule_expression_is_truth (self),
                        ((CwRuleNumber){ CW_TRUTH_UNKNOWN, NAN }));

  return run_number (&run, self->root);
}
