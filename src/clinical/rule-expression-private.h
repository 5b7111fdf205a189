/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/rule-expression.h"

G_BEGIN_DECLS

/* What rule-expression-parser.c makes of a text, and rule-expression.c works
 * out. */

typedef enum {
  OP_ALWAYS,
  OP_NUMBER,
  OP_SYMBOL,
  OP_KNOWN,
  OP_NOT,
  OP_AND,
  OP_OR,
  OP_EQUAL,
  OP_UNEQUAL,
  OP_LESS,
  OP_AT_MOST,
  OP_MORE,
  OP_AT_LEAST,
  OP_ADD,
  OP_SUBTRACT,
  OP_MULTIPLY,
  OP_DIVIDE,
  OP_ABS,
  OP_ROUND,
  OP_RECENT_MEAN,
} CwRuleOp;

typedef struct _CwRuleNode CwRuleNode;
struct _CwRuleNode {
  CwRuleOp op;
  CwRuleType type;
  double number;
  gsize symbol;
  GPtrArray *operands; /* (element-type CwRuleNode) (nullable) */
};

struct _CwRuleExpression {
  CwRuleNode *root;
  GArray *symbols;
};

void cw_rule_node_free (CwRuleNode *node);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwRuleNode, cw_rule_node_free)

G_END_DECLS
