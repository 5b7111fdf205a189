/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/rule-expression.h"

#include <math.h>

#include "clinical/questionnaire.h"

/* Truths: yes, no, open, unknown.  Numbers: five, late (not measured), lost
 * (not known).  Option: colour, which is green. */

static const char *const colours[] = { "red", "green" };
static const char *const names[]
    = { "no", "open", "unknown", "yes", "five", "late", "lost", "colour" };

static gboolean
resolve (const char *name, CwRuleSymbol *symbol, gpointer unused)
{
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name)) {
      symbol->type = i < 4    ? CW_RULE_TYPE_TRUTH
                     : i == 7 ? CW_RULE_TYPE_OPTION
                              : CW_RULE_TYPE_NUMBER;
      symbol->index = i;
      symbol->options = colours;
      symbol->n_options = G_N_ELEMENTS (colours);
      return TRUE;
    }
  return FALSE;
}

static CwTruth
get_truth (const CwRuleSymbol *symbol, gpointer unused)
{
  static const CwTruth truths[]
      = { CW_TRUTH_FALSE, CW_TRUTH_PENDING, CW_TRUTH_UNKNOWN, CW_TRUTH_TRUE };

  return truths[symbol->index];
}

static CwRuleNumber
get_number (const CwRuleSymbol *symbol, gpointer unused)
{
  static const CwRuleNumber numbers[] = {
    { CW_TRUTH_TRUE, 5 },
    { CW_TRUTH_PENDING, 0 },
    { CW_TRUTH_UNKNOWN, 0 },
    { CW_TRUTH_TRUE, 1 },
  };

  return numbers[symbol->index - 4];
}

static const CwRuleLookup lookup = { get_truth, get_number };

static CwTruth
truth_of (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRuleExpression) expression
      = cw_rule_expression_parse (text, resolve, NULL, &error);

  g_assert_no_error (error);
  return cw_rule_expression_get_truth (expression, &lookup, NULL);
}

static void
test_logic (void)
{
  static const struct {
    const char *text;
    CwTruth truth;
  } cases[] = {
    { "yes", CW_TRUTH_TRUE },
    { "always", CW_TRUTH_TRUE },
    { "not yes", CW_TRUTH_FALSE },
    { "not no", CW_TRUTH_TRUE },
    { "not unknown", CW_TRUTH_UNKNOWN },
    { "not open", CW_TRUTH_PENDING },
    { "yes and unknown", CW_TRUTH_UNKNOWN },
    { "no and unknown", CW_TRUTH_FALSE },
    { "yes or unknown", CW_TRUTH_TRUE },
    { "no or unknown", CW_TRUTH_UNKNOWN },
    { "open and unknown", CW_TRUTH_PENDING },
    { "open or unknown", CW_TRUTH_UNKNOWN },
    { "no and open", CW_TRUTH_FALSE },
    { "yes and open", CW_TRUTH_PENDING },
    { "yes or open", CW_TRUTH_TRUE },
    /* `and` binds closer than `or`, `not` closer than both */
    { "yes or no and no", CW_TRUTH_TRUE },
    { "(yes or no) and no", CW_TRUTH_FALSE },
    { "not no and yes", CW_TRUTH_TRUE },
    { "not (no or yes)", CW_TRUTH_FALSE },
    { "yes and yes and not not yes", CW_TRUTH_TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (truth_of (cases[i].text), ==, cases[i].truth);
  }
}

static void
test_comparisons (void)
{
  static const struct {
    const char *text;
    CwTruth truth;
  } cases[] = {
    { "five = 5", CW_TRUTH_TRUE },
    { "five != 5", CW_TRUTH_FALSE },
    { "five < 5", CW_TRUTH_FALSE },
    { "five <= 5", CW_TRUTH_TRUE },
    { "five > 4.99", CW_TRUTH_TRUE },
    { "five >= 5.01", CW_TRUTH_FALSE },
    { "five + 1 * 2 = 7", CW_TRUTH_TRUE },
    { "(five + 1) * 2 = 12", CW_TRUTH_TRUE },
    { "five - 1 - 1 = 3", CW_TRUTH_TRUE },
    { "20 / five / 2 = 2", CW_TRUTH_TRUE },
    { "abs (five - 9) = 4", CW_TRUTH_TRUE },
    { "round (0.905, 2) = 0.91", CW_TRUTH_TRUE },
    { "round (1.405, 2) = 1.41", CW_TRUTH_TRUE },
    { "round (0.9049, 2) = 0.9", CW_TRUTH_TRUE },
    { "recent_mean (1, five, 7) = 6", CW_TRUTH_TRUE },
    { "recent_mean (five, 7, late) = 6", CW_TRUTH_TRUE },
    { "recent_mean (five, late, late) = 5", CW_TRUTH_TRUE },
    { "recent_mean (late, late) = 5", CW_TRUTH_PENDING },
    { "late < 5", CW_TRUTH_PENDING },
    { "lost < 5", CW_TRUTH_UNKNOWN },
    { "lost + five < 5", CW_TRUTH_UNKNOWN },
    { "lost + late < 5", CW_TRUTH_PENDING },
    { "1 / (five - 5) > 0", CW_TRUTH_PENDING },
    { "known (five)", CW_TRUTH_TRUE },
    { "known (lost)", CW_TRUTH_FALSE },
    { "known (late)", CW_TRUTH_FALSE },
    { "known (no)", CW_TRUTH_TRUE },
    { "known (unknown)", CW_TRUTH_FALSE },
    { "colour = green", CW_TRUTH_TRUE },
    { "colour = red", CW_TRUTH_FALSE },
    { "colour != red and five = 5", CW_TRUTH_TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_test_message ("%s", cases[i].text);
    g_assert_cmpint (truth_of (cases[i].text), ==, cases[i].truth);
  }
}

static void
test_errors (void)
{
  static const struct {
    const char *text, *message;
  } cases[] = {
    { "", "A value is expected at character 1 of “”" },
    { "yes and", "A value is expected at character 8 of “yes and”" },
    { "yes no", "Something is left over at character 5 of “yes no”" },
    { "maybe", "Unknown name “maybe” at character 1 of “maybe”" },
    { "five and yes", NULL },
    { "yes < 5", NULL },
    { "not five", NULL },
    { "(yes", "“)” is expected at character 5 of “(yes”" },
    { "colour = blue", "Unknown option “blue” at character 10 of "
                       "“colour = blue”" },
    { "colour", NULL },
    { "colour < red", NULL },
    { "colour + 1 = 2", NULL },
    { "round (five)", NULL },
    { "abs (five, five)", NULL },
    { "abs (yes)", NULL },
    { "sin (five)", NULL },
    { "known (5)", NULL },
    { "five == 5", NULL },
    { "five < 5 < 6", NULL },
    { "((((((((((((((((((((((((((((((((((yes))))))))))))))))))))))))))))))))))",
      NULL },
    { "not not not not not not not not not not not not not not not not not "
      "not not not not not not not not not not not not not not not not not yes",
      NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CwRuleExpression) expression
        = cw_rule_expression_parse (cases[i].text, resolve, NULL, &error);

    g_test_message ("%s", cases[i].text);
    /* That the whole is a condition is for the reader of the file to ask. */
    if (g_str_equal (cases[i].text, "colour") && expression != NULL) {
      g_assert_false (cw_rule_expression_is_truth (expression));
      continue;
    }
    g_assert_null (expression);
    g_assert_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA);
    if (cases[i].message != NULL)
      g_assert_cmpstr (error->message, ==, cases[i].message);
  }
}

static void
test_symbols (void)
{
  g_autoptr (CwRuleExpression) expression = cw_rule_expression_parse (
      "yes and known (five) or colour = red", resolve, NULL, NULL);
  const GArray *symbols = cw_rule_expression_get_symbols (expression);

  g_assert_cmpuint (symbols->len, ==, 3);
  g_assert_cmpuint (g_array_index (symbols, CwRuleSymbol, 1).index, ==, 4);
  g_assert_true (cw_rule_expression_is_truth (expression));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rule-expression/logic", test_logic);
  g_test_add_func ("/rule-expression/comparisons", test_comparisons);
  g_test_add_func ("/rule-expression/errors", test_errors);
  g_test_add_func ("/rule-expression/symbols", test_symbols);
  return g_test_run ();
}
