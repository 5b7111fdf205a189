/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/rule-expression.h"

#include <math.h>

#include "clinical/questionnaire.h"

/* Deeper nesting than any rule needs, and no danger to the stack. */
#define MAX_DEPTH 32

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
} Op;

typedef struct _Node Node;
struct _Node {
  Op op;
  CwRuleType type;
  double number;
  gsize symbol;
  GPtrArray *operands; /* (element-type Node) (nullable) */
};

struct _CwRuleExpression {
  Node *root;
  GArray *symbols;
};

typedef struct {
  const char *text, *at;
  const char *name_at; /* where the last name began */
  int depth;
  GArray *symbols;
  CwRuleResolve resolve;
  gpointer user_data;
  GError **error;
} Parser;

static Node *parse_or (Parser *parser);

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

static void
node_free (Node *node)
{
  if (node == NULL)
    return;
  g_clear_pointer (&node->operands, g_ptr_array_unref);
  g_free (node);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Node, node_free)

static Node *
node_new (Op op, CwRuleType type)
{
  Node *node = g_new0 (Node, 1);

  node->op = op;
  node->type = type;
  return node;
}

static void
node_add (Node *node, Node *operand)
{
  if (node->operands == NULL)
    node->operands = g_ptr_array_new_with_free_func ((GDestroyNotify)node_free);
  g_ptr_array_add (node->operands, operand);
}

static Node *fail (Parser *parser, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

/* Points at the name itself, not behind it. */
static Node *
fail_name (Parser *parser, const char *kind, const char *name)
{
  parser->at = parser->name_at;
  return fail (parser, "Unknown %s “%s”", kind, name);
}

static Node *
fail (Parser *parser, const char *format, ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);
  g_set_error (parser->error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA,
               "%s at character %ld of “%s”", what,
               (long)g_utf8_pointer_to_offset (parser->text, parser->at) + 1,
               parser->text);
  return NULL;
}

static void
skip_space (Parser *parser)
{
  while (g_ascii_isspace (*parser->at))
    parser->at++;
}

static gboolean
is_name_char (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '.';
}

/* Takes a sign, or a whole word. */
static gboolean
take (Parser *parser, const char *token)
{
  gsize length = strlen (token);

  skip_space (parser);
  if (strncmp (parser->at, token, length) != 0)
    return FALSE;
  if (g_ascii_isalpha (*token) && is_name_char (parser->at[length]))
    return FALSE;
  parser->at += length;
  return TRUE;
}

static char *
take_name (Parser *parser)
{
  const char *start;

  skip_space (parser);
  start = parser->name_at = parser->at;
  if (!g_ascii_isalpha (*start))
    return NULL;
  while (is_name_char (*parser->at))
    parser->at++;
  return g_strndup (start, (gsize)(parser->at - start));
}

static Node *
expect_type (Parser *parser, Node *node, CwRuleType type)
{
  if (node == NULL || node->type == type)
    return node;
  node_free (node);
  return fail (parser, type == CW_RULE_TYPE_TRUTH ? "A condition is expected"
                                                  : "A number is expected");
}

static Node *
make_symbol (Parser *parser, const char *name, Op op)
{
  CwRuleSymbol symbol = { 0 };
  Node *node;

  if (!parser->resolve (name, &symbol, parser->user_data))
    return fail_name (parser, "name", name);
  node = node_new (op, op == OP_KNOWN ? CW_RULE_TYPE_TRUTH : symbol.type);
  node->symbol = parser->symbols->len;
  g_array_append_val (parser->symbols, symbol);
  return node;
}

static Node *
parse_known (Parser *parser)
{
  g_autofree char *name = take_name (parser);
  g_autoptr (Node) node = NULL;

  if (name == NULL)
    return fail (parser, "A name is expected");
  node = make_symbol (parser, name, OP_KNOWN);
  if (node == NULL)
    return NULL;
  if (!take (parser, ")"))
    return fail (parser, "“)” is expected");
  return g_steal_pointer (&node);
}

static Node *
parse_call (Parser *parser, Op op, guint min_operands, guint max_operands)
{
  g_autoptr (Node) node = node_new (op, CW_RULE_TYPE_NUMBER);

  do {
    Node *operand
        = expect_type (parser, parse_or (parser), CW_RULE_TYPE_NUMBER);

    if (operand == NULL)
      return NULL;
    node_add (node, operand);
  } while (take (parser, ","));
  if (node->operands->len < min_operands || node->operands->len > max_operands)
    return fail (parser, "Wrong number of values");
  if (!take (parser, ")"))
    return fail (parser, "“)” is expected");
  return g_steal_pointer (&node);
}

static Node *
parse_named (Parser *parser, const char *name)
{
  if (strcmp (name, "always") == 0)
    return node_new (OP_ALWAYS, CW_RULE_TYPE_TRUTH);
  if (!take (parser, "("))
    return make_symbol (parser, name, OP_SYMBOL);
  if (strcmp (name, "known") == 0)
    return parse_known (parser);
  if (strcmp (name, "abs") == 0)
    return parse_call (parser, OP_ABS, 1, 1);
  if (strcmp (name, "round") == 0)
    return parse_call (parser, OP_ROUND, 2, 2);
  if (strcmp (name, "recent_mean") == 0)
    return parse_call (parser, OP_RECENT_MEAN, 1, G_MAXUINT);
  return fail_name (parser, "function", name);
}

static Node *
parse_number (Parser *parser)
{
  char *end;
  double number = g_ascii_strtod (parser->at, &end);
  Node *node;

  if (end == parser->at)
    return fail (parser, "A value is expected");
  parser->at = end;
  node = node_new (OP_NUMBER, CW_RULE_TYPE_NUMBER);
  node->number = number;
  return node;
}

static Node *
parse_primary (Parser *parser)
{
  g_autofree char *name = NULL;

  if (take (parser, "(")) {
    g_autoptr (Node) node = parse_or (parser);

    if (node == NULL)
      return NULL;
    if (!take (parser, ")"))
      return fail (parser, "“)” is expected");
    return g_steal_pointer (&node);
  }
  name = take_name (parser);
  return name != NULL ? parse_named (parser, name) : parse_number (parser);
}

static Node *
join (Parser *parser, Op op, CwRuleType type, Node *left, Node *right)
{
  g_autoptr (Node) node = NULL;

  if (left == NULL || right == NULL) {
    node_free (left);
    node_free (right);
    return NULL;
  }
  node = node_new (op, type);
  node_add (node, left);
  node_add (node, right);
  for (guint i = 0; i < 2; i++)
    if (((Node *)node->operands->pdata[i])->type
        != (op == OP_AND || op == OP_OR ? CW_RULE_TYPE_TRUTH
                                        : CW_RULE_TYPE_NUMBER))
      return fail (parser, "Conditions and numbers are mixed");
  return g_steal_pointer (&node);
}

static Node *
parse_product (Parser *parser)
{
  Node *left = parse_primary (parser);

  while (left != NULL) {
    if (take (parser, "*"))
      left = join (parser, OP_MULTIPLY, CW_RULE_TYPE_NUMBER, left,
                   parse_primary (parser));
    else if (take (parser, "/"))
      left = join (parser, OP_DIVIDE, CW_RULE_TYPE_NUMBER, left,
                   parse_primary (parser));
    else
      break;
  }
  return left;
}

static Node *
parse_sum (Parser *parser)
{
  Node *left = parse_product (parser);

  while (left != NULL) {
    if (take (parser, "+"))
      left = join (parser, OP_ADD, CW_RULE_TYPE_NUMBER, left,
                   parse_product (parser));
    else if (take (parser, "-"))
      left = join (parser, OP_SUBTRACT, CW_RULE_TYPE_NUMBER, left,
                   parse_product (parser));
    else
      break;
  }
  return left;
}

/* The option named after `=` as the number that stands for it. */
static Node *
parse_option (Parser *parser, const Node *left)
{
  const CwRuleSymbol *symbol
      = &g_array_index (parser->symbols, CwRuleSymbol, left->symbol);
  g_autofree char *name = take_name (parser);

  for (gsize i = 0; name != NULL && i < symbol->n_options; i++)
    if (strcmp (symbol->options[i], name) == 0) {
      Node *node = node_new (OP_NUMBER, CW_RULE_TYPE_OPTION);

      node->number = (double)i;
      return node;
    }
  return fail_name (parser, "option", name != NULL ? name : "");
}

static Node *
parse_choice (Parser *parser, Node *left)
{
  g_autoptr (Node) node = NULL;
  Node *right;

  if (take (parser, "!="))
    node = node_new (OP_UNEQUAL, CW_RULE_TYPE_TRUTH);
  else if (take (parser, "="))
    node = node_new (OP_EQUAL, CW_RULE_TYPE_TRUTH);
  else {
    node_free (left);
    return fail (parser, "“=” is expected");
  }
  node_add (node, left);
  right = parse_option (parser, left);
  if (right == NULL)
    return NULL;
  node_add (node, right);
  return g_steal_pointer (&node);
}

static Node *
parse_comparison (Parser *parser)
{
  static const struct {
    const char *sign;
    Op op;
  } signs[] = {
    { "<=", OP_AT_MOST }, { ">=", OP_AT_LEAST }, { "!=", OP_UNEQUAL },
    { "<", OP_LESS },     { ">", OP_MORE },      { "=", OP_EQUAL },
  };
  Node *left = parse_sum (parser);

  if (left == NULL)
    return NULL;
  if (left->type == CW_RULE_TYPE_OPTION)
    return parse_choice (parser, left);
  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (take (parser, signs[i].sign))
      return join (parser, signs[i].op, CW_RULE_TYPE_TRUTH, left,
                   parse_sum (parser));
  return left;
}

static Node *
parse_not (Parser *parser)
{
  Node *node, *operand;

  if (!take (parser, "not"))
    return parse_comparison (parser);
  if (++parser->depth > MAX_DEPTH)
    return fail (parser, "Nested too deeply");
  operand = expect_type (parser, parse_not (parser), CW_RULE_TYPE_TRUTH);
  parser->depth--;
  if (operand == NULL)
    return NULL;
  node = node_new (OP_NOT, CW_RULE_TYPE_TRUTH);
  node_add (node, operand);
  return node;
}

static Node *
parse_and (Parser *parser)
{
  Node *left = parse_not (parser);

  while (left != NULL && take (parser, "and"))
    left = join (parser, OP_AND, CW_RULE_TYPE_TRUTH, left, parse_not (parser));
  return left;
}

static Node *
parse_or (Parser *parser)
{
  Node *left;

  if (++parser->depth > MAX_DEPTH)
    return fail (parser, "Nested too deeply");
  left = parse_and (parser);
  while (left != NULL && take (parser, "or"))
    left = join (parser, OP_OR, CW_RULE_TYPE_TRUTH, left, parse_and (parser));
  parser->depth--;
  return left;
}

CwRuleExpression *
cw_rule_expression_parse (const char *text,
                          CwRuleResolve resolve,
                          gpointer user_data,
                          GError **error)
{
  g_autoptr (CwRuleExpression) self = NULL;
  Parser parser = { .text = text,
                    .at = text,
                    .name_at = text,
                    .resolve = resolve,
                    .user_data = user_data,
                    .error = error };

  g_return_val_if_fail (text != NULL && resolve != NULL, NULL);

  self = g_new0 (CwRuleExpression, 1);
  self->symbols = g_array_new (FALSE, FALSE, sizeof (CwRuleSymbol));
  parser.symbols = self->symbols;
  self->root = parse_or (&parser);
  if (self->root == NULL)
    return NULL;
  skip_space (&parser);
  if (*parser.at != '\0') {
    fail (&parser, "Something is left over");
    return NULL;
  }
  return g_steal_pointer (&self);
}

void
cw_rule_expression_free (CwRuleExpression *self)
{
  if (self == NULL)
    return;
  node_free (self->root);
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
run_symbol (const Run *run, const Node *node)
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

static CwRuleNumber run_number (const Run *run, const Node *node);

static CwRuleNumber
run_recent_mean (const Run *run, const Node *node)
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
calculate (Op op, double a, double b)
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
run_number (const Run *run, const Node *node)
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
compare (Op op, double a, double b)
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
run_comparison (const Run *run, const Node *node)
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
run_known (const Run *run, const Node *node)
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
run_truth (const Run *run, const Node *node)
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
