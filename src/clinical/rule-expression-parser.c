/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/questionnaire.h"
#include "clinical/rule-expression-private.h"

/* Deeper nesting than any rule needs, and no danger to the stack. */
#define MAX_DEPTH 32

typedef struct {
  const char *text, *at;
  const char *name_at; /* where the last name began */
  int depth;
  GArray *symbols;
  CwRuleResolve resolve;
  gpointer user_data;
  GError **error;
} Parser;

static CwRuleNode *parse_or (Parser *parser);

static CwRuleNode *
node_new (CwRuleOp op, CwRuleType type)
{
  CwRuleNode *node = g_new0 (CwRuleNode, 1);

  node->op = op;
  node->type = type;
  return node;
}

static void
node_add (CwRuleNode *node, CwRuleNode *operand)
{
  if (node->operands == NULL)
    node->operands
        = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_rule_node_free);
  g_ptr_array_add (node->operands, operand);
}

static CwRuleNode *fail (Parser *parser, const char *format, ...)
    G_GNUC_PRINTF (2, 3);

/* Points at the name itself, not behind it. */
static CwRuleNode *
fail_name (Parser *parser, const char *kind, const char *name)
{
  parser->at = parser->name_at;
  return fail (parser, "Unknown %s “%s”", kind, name);
}

static CwRuleNode *
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

static CwRuleNode *
expect_type (Parser *parser, CwRuleNode *node, CwRuleType type)
{
  if (node == NULL || node->type == type)
    return node;
  cw_rule_node_free (node);
  return fail (parser, type == CW_RULE_TYPE_TRUTH ? "A condition is expected"
                                                  : "A number is expected");
}

static CwRuleNode *
make_symbol (Parser *parser, const char *name, CwRuleOp op)
{
  CwRuleSymbol symbol = { 0 };
  CwRuleNode *node;

  if (!parser->resolve (name, &symbol, parser->user_data))
    return fail_name (parser, "name", name);
  node = node_new (op, op == OP_KNOWN ? CW_RULE_TYPE_TRUTH : symbol.type);
  node->symbol = parser->symbols->len;
  g_array_append_val (parser->symbols, symbol);
  return node;
}

static CwRuleNode *
parse_known (Parser *parser)
{
  g_autofree char *name = take_name (parser);
  g_autoptr (CwRuleNode) node = NULL;

  if (name == NULL)
    return fail (parser, "A name is expected");
  node = make_symbol (parser, name, OP_KNOWN);
  if (node == NULL)
    return NULL;
  if (!take (parser, ")"))
    return fail (parser, "“)” is expected");
  return g_steal_pointer (&node);
}

static CwRuleNode *
parse_call (Parser *parser, CwRuleOp op, guint min_operands, guint max_operands)
{
  g_autoptr (CwRuleNode) node = node_new (op, CW_RULE_TYPE_NUMBER);

  do {
    CwRuleNode *operand
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

static CwRuleNode *
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

static CwRuleNode *
parse_number (Parser *parser)
{
  char *end;
  double number = g_ascii_strtod (parser->at, &end);
  CwRuleNode *node;

  if (end == parser->at)
    return fail (parser, "A value is expected");
  parser->at = end;
  node = node_new (OP_NUMBER, CW_RULE_TYPE_NUMBER);
  node->number = number;
  return node;
}

static CwRuleNode *
parse_primary (Parser *parser)
{
  g_autofree char *name = NULL;

  if (take (parser, "(")) {
    g_autoptr (CwRuleNode) node = parse_or (parser);

    if (node == NULL)
      return NULL;
    if (!take (parser, ")"))
      return fail (parser, "“)” is expected");
    return g_steal_pointer (&node);
  }
  name = take_name (parser);
  return name != NULL ? parse_named (parser, name) : parse_number (parser);
}

static CwRuleNode *
join (Parser *parser,
      CwRuleOp op,
      CwRuleType type,
      CwRuleNode *left,
      CwRuleNode *right)
{
  g_autoptr (CwRuleNode) node = NULL;

  if (left == NULL || right == NULL) {
    cw_rule_node_free (left);
    cw_rule_node_free (right);
    return NULL;
  }
  node = node_new (op, type);
  node_add (node, left);
  node_add (node, right);
  for (guint i = 0; i < 2; i++)
    if (((CwRuleNode *)node->operands->pdata[i])->type
        != (op == OP_AND || op == OP_OR ? CW_RULE_TYPE_TRUTH
                                        : CW_RULE_TYPE_NUMBER))
      return fail (parser, "Conditions and numbers are mixed");
  return g_steal_pointer (&node);
}

static CwRuleNode *
parse_product (Parser *parser)
{
  CwRuleNode *left = parse_primary (parser);

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

static CwRuleNode *
parse_sum (Parser *parser)
{
  CwRuleNode *left = parse_product (parser);

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
static CwRuleNode *
parse_option (Parser *parser, const CwRuleNode *left)
{
  const CwRuleSymbol *symbol
      = &g_array_index (parser->symbols, CwRuleSymbol, left->symbol);
  g_autofree char *name = take_name (parser);

  for (gsize i = 0; name != NULL && i < symbol->n_options; i++)
    if (strcmp (symbol->options[i], name) == 0) {
      CwRuleNode *node = node_new (OP_NUMBER, CW_RULE_TYPE_OPTION);

      node->number = (double)i;
      return node;
    }
  return fail_name (parser, "option", name != NULL ? name : "");
}

static CwRuleNode *
parse_choice (Parser *parser, CwRuleNode *left)
{
  g_autoptr (CwRuleNode) node = NULL;
  CwRuleNode *right;

  if (take (parser, "!="))
    node = node_new (OP_UNEQUAL, CW_RULE_TYPE_TRUTH);
  else if (take (parser, "="))
    node = node_new (OP_EQUAL, CW_RULE_TYPE_TRUTH);
  else {
    cw_rule_node_free (left);
    return fail (parser, "“=” is expected");
  }
  node_add (node, left);
  right = parse_option (parser, left);
  if (right == NULL)
    return NULL;
  node_add (node, right);
  return g_steal_pointer (&node);
}

static CwRuleNode *
parse_comparison (Parser *parser)
{
  static const struct {
    const char *sign;
    CwRuleOp op;
  } signs[] = {
    { "<=", OP_AT_MOST }, { ">=", OP_AT_LEAST }, { "!=", OP_UNEQUAL },
    { "<", OP_LESS },     { ">", OP_MORE },      { "=", OP_EQUAL },
  };
  CwRuleNode *left = parse_sum (parser);

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

static CwRuleNode *
parse_not (Parser *parser)
{
  CwRuleNode *node, *operand;

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

static CwRuleNode *
parse_and (Parser *parser)
{
  CwRuleNode *left = parse_not (parser);

  while (left != NULL && take (parser, "and"))
    left = join (parser, OP_AND, CW_RULE_TYPE_TRUTH, left, parse_not (parser));
  return left;
}

static CwRuleNode *
parse_or (Parser *parser)
{
  CwRuleNode *left;

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
