/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwTruth:
 * @CW_TRUTH_PENDING: not asked or measured yet, so that nothing follows from it
 * @CW_TRUTH_UNKNOWN: asked, and nobody knows
 *
 * What is known about a statement, in the order in which `and` takes the
 * smaller and `or` the greater one.
 */
typedef enum {
  CW_TRUTH_FALSE,
  CW_TRUTH_PENDING,
  CW_TRUTH_UNKNOWN,
  CW_TRUTH_TRUE,
} CwTruth;

CwTruth cw_truth_not (CwTruth truth);

/* A number, or why there is none: @known is CW_TRUTH_TRUE when @number is
 * meant, else CW_TRUTH_PENDING or CW_TRUTH_UNKNOWN. */
typedef struct {
  CwTruth known;
  double number;
} CwRuleNumber;

typedef enum {
  CW_RULE_TYPE_TRUTH,
  CW_RULE_TYPE_NUMBER,
  CW_RULE_TYPE_OPTION, /* a number that stands for one of some identifiers */
} CwRuleType;

/* What a name in an expression stands for; @kind and @index belong to who
 * resolves it, @options to whoever outlives the expression. */
typedef struct {
  CwRuleType type;
  int kind;
  gsize index;
  const char *const *options;
  gsize n_options;
} CwRuleSymbol;

typedef gboolean (*CwRuleResolve) (const char *name,
                                   CwRuleSymbol *symbol,
                                   gpointer user_data);

/* Values of symbols while an expression is evaluated. */
typedef struct {
  CwTruth (*get_truth) (const CwRuleSymbol *symbol, gpointer user_data);
  CwRuleNumber (*get_number) (const CwRuleSymbol *symbol, gpointer user_data);
} CwRuleLookup;

/**
 * CwRuleExpression:
 *
 * A condition or a calculation of a rule file, such as
 * `days < 84 or (age >= 50 and not known (abi_left))`, read once.
 *
 * `and`, `or`, `not`, `=`, `!=`, `<`, `<=`, `>`, `>=`, `+`, `-`, `*`, `/`,
 * parentheses, numbers, names, `always`, and the functions `known (name)`,
 * `abs (x)`, `round (x, decimals)` and `recent_mean (a, b, …)`, the mean of the
 * last two that are known.
 */
typedef struct _CwRuleExpression CwRuleExpression;

/* NULL and CW_CLINICAL_ERROR_DATA with the place in the text when it is none,
 * or names what `resolve` does not know. */
CwRuleExpression *cw_rule_expression_parse (const char *text,
                                            CwRuleResolve resolve,
                                            gpointer user_data,
                                            GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_rule_expression_free (CwRuleExpression *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRuleExpression, cw_rule_expression_free)

gboolean cw_rule_expression_is_truth (const CwRuleExpression *self);
/* The symbols it names, in order.  (element-type CwRuleSymbol) */
const GArray *cw_rule_expression_get_symbols (const CwRuleExpression *self);

CwTruth cw_rule_expression_get_truth (const CwRuleExpression *self,
                                      const CwRuleLookup *lookup,
                                      gpointer user_data);
CwRuleNumber cw_rule_expression_get_number (const CwRuleExpression *self,
                                            const CwRuleLookup *lookup,
                                            gpointer user_data);

G_END_DECLS
