/* SPDX-License-Identifier: GPL-3.0-or-later */

/* `evaluate sets`, `estimate` and what the commands have in common. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "exchange-test.h"

static double
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  g_assert_nonnull (node);
  return JSON_NODE_HOLDS_NULL (node) ? NAN : json_node_get_double (node);
}

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat_with_epsilon (value, expected, tolerance);
}

/* CLINICAL 3.4, as printed there: half of the last digit is open. */
static void
test_sets_golden (void)
{
  static const struct {
    const char *reps;
    double total, drop[3], slope, log_slope, loss, fatigue;
  } cases[] = {
    { "36.0,14.7,11.5,10.4", 72.6, { 59.2, 68.1, 71.1 }, -8.000, -0.3971, 32.8,
      49.6 },
    { "30,20,15,12", 77, { 33.3, 50.0, 60.0 }, -5.900, -0.3037, 26.2, 35.8 },
    { "30,20,17,15", 82, { 33.3, 43.3, 50.0 }, -4.800, -0.2242, 20.1, 31.7 },
    { "30,15,15,15", 75, { 50, 50, 50 }, -4.500, -0.2079, 18.8, 37.5 },
    { "42,36,33,30", 141, { 14.3, 21.4, 28.6 }, -3.900, -0.1096, 10.4, 16.1 },
    { "18,9,6,4", 37, { 50.0, 66.7, 77.8 }, -4.500, -0.4918, 38.8, 48.6 },
    { "30,7,5,4", 46, { 76.7, 83.3, 86.7 }, -8.000, -0.6381, 47.2, 61.7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (ExchangeRun) run
      = exchange_run ("evaluate", "sets", cases[i].reps, NULL);
    g_autoptr (JsonObject) result = exchange_parse (run);
    JsonArray *drop = json_object_get_array_member (result, "drop_percent");

    assert_near (get_number (result, "total_reps"), cases[i].total, 1e-9);
    for (guint k = 0; k < 3; k++)
      assert_near (json_array_get_double_element (drop, k + 1),
                   cases[i].drop[k], 0.0501);
    assert_near (get_number (result, "slope"), cases[i].slope, 0.000501);
    assert_near (get_number (result, "log_slope"), cases[i].log_slope,
                 0.0000501);
    assert_near (get_number (result, "loss_per_set_percent"), cases[i].loss,
                 0.0501);
    assert_near (get_number (result, "fatigue_index_percent"),
                 cases[i].fatigue, 0.0501);
  }
}

static void
assert_pattern (const ExchangeRun *run, const char *expected)
{
  g_autoptr (JsonObject) result = exchange_parse (run);

  if (expected == NULL)
    g_assert_true (json_object_get_null_member (result, "pattern"));
  else
    g_assert_cmpstr (json_object_get_string_member (result, "pattern"), ==,
                     expected);
}

static void
test_sets_pattern (void)
{
  g_autoptr (ExchangeRun) light
    = exchange_run ("evaluate", "sets", "42,36,33,30", NULL);
  g_autoptr (ExchangeRun) heavy
    = exchange_run ("evaluate", "sets", "18,9,6,4", NULL);
  g_autoptr (ExchangeRun) fixed
    = exchange_run ("evaluate", "sets", "30,15,15,15", "--scheme",
                    "FIXED_30_15_15_15", "--effort", "7", NULL);
  g_autoptr (ExchangeRun) easy
    = exchange_run ("evaluate", "sets", "30,15,15,15", "--scheme",
                    "FIXED_30_15_15_15", "--effort=4", NULL);
  g_autoptr (ExchangeRun) stopped
    = exchange_run ("evaluate", "sets", "30,7,5,4", "--stopped-by-symptom",
                    NULL);

  assert_pattern (light, "TOO_LIGHT");
  assert_pattern (heavy, "TOO_HEAVY");
  assert_pattern (fixed, "ON_TARGET");
  assert_pattern (easy, "TOO_LIGHT");
  assert_pattern (stopped, NULL);
}

static void
test_sets_scheme (void)
{
  g_autoptr (ExchangeRun) run = exchange_run (
    "evaluate", "sets", "30,15,12,9", "--scheme", "30/15/15/F", NULL);
  g_autoptr (JsonObject) result = exchange_parse (run);
  JsonArray *gaps
    = json_object_get_array_member (result, "scheme_gap_percent");

  g_assert_cmpstr (json_object_get_string_member (result, "scheme"), ==,
                   "30/15/15/F");
  assert_near (json_array_get_double_element (gaps, 2), 20, 1e-9);
  g_assert_true (json_array_get_null_element (gaps, 3));
}

/* CLINICAL 3.1. */
static void
test_aop (void)
{
  g_autoptr (ExchangeRun) run = exchange_run (
    "estimate", "aop", "--limb", "LEFT_LEG", "--girth-cm", "56",
    "--cuff-width-cm", "18", "--sbp-mmhg", "120", "--dbp-mmhg", "75", "--age",
    "25", "--sex", "male", NULL);
  g_autoptr (JsonObject) result = exchange_parse (run);
  JsonArray *estimates = json_object_get_array_member (result, "estimates");
  JsonObject *low = json_array_get_object_element (estimates, 0);
  JsonObject *high = json_array_get_object_element (estimates, 1);

  g_assert_cmpuint (json_array_get_length (estimates), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (low, "formula"), ==,
                   "E4_PP");
  assert_near (get_number (low, "aop_mmhg"), 121.67, 0.00501);
  assert_near (get_number (low, "low_mmhg"), 121.67 * 0.75, 0.00501);
  assert_near (get_number (low, "high_mmhg"), 121.67 * 1.25, 0.00501);
  g_assert_cmpstr (json_object_get_string_member (high, "formula"), ==,
                   "E1_BR19");
  assert_near (get_number (high, "aop_mmhg"), 169.651, 0.000501);
  assert_near (get_number (high, "high_mmhg"), 169.651 + 31, 0.000501);
  g_assert_cmpstr (json_object_get_string_member (high, "source"), !=, "");
}

static void
test_aop_arm (void)
{
  g_autoptr (ExchangeRun) run = exchange_run (
    "estimate", "aop", "--limb=RIGHT_ARM", "--girth-cm=32",
    "--cuff-width-cm=12", "--sbp-mmhg=120", "--dbp-mmhg=75", NULL);
  g_autoptr (JsonObject) result = exchange_parse (run);
  JsonArray *estimates = json_object_get_array_member (result, "estimates");

  g_assert_cmpuint (json_array_get_length (estimates), ==, 1);
  assert_near (get_number (json_array_get_object_element (estimates, 0),
                           "aop_mmhg"),
               115, 1e-9);
}

/* CLINICAL 3.2. */
static void
test_one_rep_max (void)
{
  g_autoptr (ExchangeRun) run
    = exchange_run ("estimate", "1rm", "--load-kg=20", "--reps=8",
                    "--percent=30", "--step-kg=2.5", NULL);
  g_autoptr (ExchangeRun) many
    = exchange_run ("estimate", "1rm", "--load-kg=20", "--reps=11", NULL);
  g_autoptr (JsonObject) result = exchange_parse (run);
  g_autoptr (JsonObject) inaccurate = exchange_parse (many);
  JsonObject *formulas = json_object_get_object_member (result, "formulas");

  g_assert_cmpuint (json_object_get_size (formulas), ==, 7);
  assert_near (get_number (formulas, "EPLEY"), 25.333, 0.000501);
  assert_near (get_number (result, "one_rm_kg"), 25.022, 0.000501);
  assert_near (get_number (result, "low_kg"), 24.000, 0.000501);
  assert_near (get_number (result, "high_kg"), 25.534, 0.000501);
  /* 7.5066 kg, down to the rack. */
  assert_near (get_number (result, "load_kg"), 7.5, 1e-9);
  g_assert_true (isnan (get_number (inaccurate, "load_kg")));
  g_assert_false (json_object_get_boolean_member (result, "inaccurate"));
  g_assert_true (json_object_get_boolean_member (inaccurate, "inaccurate"));
}

/* Arguments with a blank between them, and what the message names. */
static const struct {
  const char *arguments, *part;
} faults[] = {
  { "evaluate", "evaluate --help" },
  { "evaluate everything", "evaluate" },
  { "estimate", "estimate --help" },
  { "evaluate screening", "FILE" },
  { "evaluate dose a b", "FILE" },
  { "evaluate sets", "REPS" },
  { "evaluate sets 30,,15", "30,,15" },
  { "evaluate sets 30,15,", "30,15," },
  { "evaluate sets 30;15", "30;15" },
  { "evaluate sets 30,201", "201" },
  { "evaluate sets 1,2,3,4,5,6,7,8,9", "8 sets" },
  { "evaluate sets 30 --scheme NONE", "NONE" },
  { "evaluate sets 30,15,15,15,15 --scheme FIXED_30_15_15_15",
    "FIXED_30_15_15_15" },
  { "evaluate sets 30 --effort 11", "--effort" },
  { "evaluate sets 30 --effort high", "--effort" },
  { "evaluate sets 30 --strict", "--strict" },
  { "estimate 1rm", "--load-kg" },
  { "estimate 1rm --load-kg 20", "--reps" },
  { "estimate 1rm --load-kg 20 --reps 21", "1 to 20 repetitions, not 21." },
  { "estimate 1rm --load-kg 20 --reps 5.5", "--reps" },
  { "estimate 1rm --load-kg 0 --reps 5", "above 0 kg." },
  { "estimate 1rm --load-kg 20 --reps 5 --step-kg 0", "--step-kg" },
  { "estimate 1rm --load-kg 20 --reps 5 now", "estimate 1rm" },
  { "estimate aop", "--limb" },
  { "estimate aop --limb CALF", "--limb" },
  { "estimate aop --limb LEFT_LEG --girth-cm 56 --cuff-width-cm 18 "
    "--sbp-mmhg 120",
    "--dbp-mmhg" },
  { "estimate aop --limb LEFT_LEG --girth-cm 56 --cuff-width-cm 18 "
    "--sbp-mmhg 75 --dbp-mmhg 75",
    "Blood pressure" },
  { "estimate aop --limb LEFT_LEG --girth-cm 56 --cuff-width-cm 5 "
    "--sbp-mmhg 120 --dbp-mmhg 75",
    "thigh" },
  { "estimate aop --limb LEFT_LEG --girth-cm 56 --cuff-width-cm 18 "
    "--sbp-mmhg 120 --dbp-mmhg 75 --sex man",
    "--sex" },
};

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autoptr (ExchangeRun) run = exchange_run_words (faults[i].arguments);

    g_test_message ("%s: %s", faults[i].arguments, run->errors);
    exchange_assert_bad_input (run, faults[i].part);
  }
}

static void
test_help (void)
{
  static const char *const commands[] = {
    "evaluate", "evaluate screening", "evaluate dose", "evaluate sets",
    "estimate", "estimate aop",       "estimate 1rm",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *arguments = g_strconcat (commands[i], " --help", NULL);
    g_autofree char *name = g_strconcat ("cuffwise ", commands[i], NULL);
    g_autoptr (ExchangeRun) run = exchange_run_words (arguments);

    exchange_assert_done (run);
    g_assert_nonnull (strstr (run->output, name));
  }
}

/* What is no command is left to the windows. */
static void
test_others (void)
{
  static const char *const words[] = { "--version", "clinic.cuffwise", "eval",
                                       "evaluates", "" };
  g_autoptr (ExchangeRun) none = exchange_run (NULL, NULL);

  g_assert_cmpint (none->status, ==, 3);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++) {
    g_autoptr (ExchangeRun) run = exchange_run (words[i], NULL);

    g_assert_cmpint (run->status, ==, 3);
    g_assert_cmpstr (run->output, ==, "");
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  exchange_test_start ();

  g_test_add_func ("/calculators/sets-golden", test_sets_golden);
  g_test_add_func ("/calculators/sets-pattern", test_sets_pattern);
  g_test_add_func ("/calculators/sets-scheme", test_sets_scheme);
  g_test_add_func ("/calculators/aop", test_aop);
  g_test_add_func ("/calculators/aop-arm", test_aop_arm);
  g_test_add_func ("/calculators/one-rep-max", test_one_rep_max);
  g_test_add_func ("/calculators/faults", test_faults);
  g_test_add_func ("/calculators/help", test_help);
  g_test_add_func ("/calculators/others", test_others);

  return exchange_test_run ();
}
