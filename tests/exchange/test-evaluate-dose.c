/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The dose cases of the clinical tests, once more through files and the command
 * line, and files with one thing wrong in each. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/date.h"
#include "exchange-test.h"

/* Cases write days as numbers and yes as 1. */
static char *
to_file_value (const char *key, const char *value)
{
  static const char *const flags[] = { "body_weight", "elastic_wrap", "home",
                                       "intensive_block", "intermittent",
                                       "mixed_session",
                                       "limb_measured_aop_only",
                                       "limb_seated_only",
                                       "heart_rate_unreliable", NULL };

  if (g_str_equal (key, "date") || g_str_equal (key, "aop_date"))
    return cw_date_to_iso (atoi (value));
  if (g_strv_contains (flags, key))
    return g_strdup (atoi (value) != 0 ? "yes" : "no");
  if (g_str_equal (value, "none") || g_str_equal (value, "NONE"))
    return NULL;
  return g_strdup (value);
}

/* The file of a case, as `class=C pressure_percent=55`. */
static char *
to_file (const char *text)
{
  g_autoptr (GHashTable) keys
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  GString *file = g_string_new ("[dose]\n");
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_insert (keys, g_strdup ("class"), g_strdup ("A"));
  g_hash_table_insert (keys, g_strdup ("limb"), g_strdup ("LEFT_LEG"));
  for (gsize i = 0; parts[i] != NULL; i++) {
    char *equals = strchr (parts[i], '=');

    if (equals == NULL)
      continue;
    *equals = '\0';
    g_hash_table_insert (keys, g_strdup (parts[i]),
                         to_file_value (parts[i], equals + 1));
  }
  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (value != NULL)
      g_string_append_printf (file, "%s=%s\n", (char *) key, (char *) value);
  return g_string_free (file, FALSE);
}

static void
append_issues (GString *text, JsonObject *result, const char *name, char mark)
{
  JsonArray *issues = json_object_get_array_member (result, name);

  for (guint i = 0; i < json_array_get_length (issues); i++) {
    JsonObject *issue = json_array_get_object_element (issues, i);

    g_string_append_printf (text, "%s%c%s", text->len > 0 ? " " : "", mark,
                            json_object_get_string_member (issue, "limit"));
    g_assert_cmpstr (json_object_get_string_member (issue, "rationale"), !=,
                     "");
    g_assert_cmpstr (json_object_get_string_member (issue, "source"), !=, "");
    g_assert_cmpstr (json_object_get_string_member (issue, "field"), !=, "");
  }
}

/* `!LIM_AOP ?LIM_EST`. */
static char *
evaluate (const char *text)
{
  g_autofree char *file = to_file (text);
  g_autofree char *path = exchange_write ("dose.ini", file);
  g_autoptr (ExchangeRun) run = exchange_run ("evaluate", "dose", path, NULL);
  g_autoptr (JsonObject) result = exchange_parse (run);
  GString *issues = g_string_new (NULL);

  append_issues (issues, result, "refusals", '!');
  append_issues (issues, result, "warnings", '?');
  return g_string_free (issues, FALSE);
}

static void
test_cases (void)
{
  g_autofree char *path
    = g_build_filename (g_getenv ("CW_TEST_DATA"), "clinical",
                        "dose-cases.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  int n_cases = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    char *arrow = strstr (lines[i], "=>");
    g_autofree char *found = NULL;

    if (*lines[i] == '#' || *lines[i] == '\0')
      continue;
    g_assert_nonnull (arrow);
    *arrow = '\0';
    found = evaluate (lines[i]);
    if (strcmp (found, g_strstrip (arrow + 2)) != 0)
      g_error ("line %" G_GSIZE_FORMAT ": %s gives %s, not %s", i + 1,
               lines[i], found, arrow + 2);
    n_cases++;
  }
  g_assert_cmpint (n_cases, >, 200);
}

static void
test_numbers (void)
{
  g_autofree char *path = exchange_write (
    "dose.ini", "[dose]\nclass=A ; standard\nlimb=LEFT_LEG\n"
                "pressure_percent=82\ntempo=2-0-2\nreps=30/15/15/15\n");
  g_autoptr (ExchangeRun) run = exchange_run ("evaluate", "dose", path, NULL);
  g_autoptr (JsonObject) result = exchange_parse (run);
  JsonArray *refusals = json_object_get_array_member (result, "refusals");
  JsonObject *issue = json_array_get_object_element (refusals, 0);

  g_assert_cmpuint (json_array_get_length (refusals), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (issue, "field"), ==,
                   "pressure_percent");
  g_assert_cmpfloat (json_object_get_double_member (issue, "value"), ==, 82);
  g_assert_cmpfloat (json_object_get_double_member (issue, "limit_value"), ==,
                     80);
}

/* 4 s a repetition: 75 of them and 3 rests of 30 s are 390 s; 8 s are 690. */
static JsonObject *
get_band (const char *text)
{
  g_autofree char *file = to_file (text);
  g_autofree char *path = exchange_write ("band.ini", file);
  g_autoptr (ExchangeRun) run = exchange_run ("evaluate", "dose", path, NULL);
  g_autoptr (JsonObject) result = exchange_parse (run);

  return json_object_get_null_member (result, "band")
           ? NULL
           : json_object_ref (json_object_get_object_member (result, "band"));
}

/* The caps stand there whether or not a dose is given. */
static void
test_band (void)
{
  g_autoptr (JsonObject) arm = get_band ("class=B limb=LEFT_ARM "
                                         "limb_cap_aop_percent=40");
  g_autoptr (JsonObject) cleared
    = get_band ("class=C limb=LEFT_LEG cleared_aop_percent=60 "
                "cleared_load_percent_1rm=25");

  g_assert_null (get_band ("class=none limb=LEFT_LEG"));
  g_assert_cmpfloat (json_object_get_double_member (arm, "aop_percent_max"),
                     ==, 40);
  g_assert_cmpfloat (json_object_get_double_member (arm, "load_percent_max"),
                     ==, 30);
  g_assert_false (json_object_get_boolean_member (arm, "measured_aop_only"));
  g_assert_cmpfloat (json_object_get_double_member (cleared, "aop_percent_max"),
                     ==, 60);
  g_assert_cmpfloat (
    json_object_get_double_member (cleared, "load_percent_max"), ==, 25);
  g_assert_cmpint (json_object_get_int_member (cleared, "max_cuffs"), ==, 1);
  g_assert_true (json_object_get_boolean_member (cleared, "measured_aop_only"));
}

static void
test_tempo (void)
{
  g_autofree char *quick
    = evaluate ("scheme=FIXED_30_15_15_15 tempo=2-0-2 rest_s=30");
  g_autofree char *slow
    = evaluate ("scheme=FIXED_30_15_15_15 tempo=4-0-4 rest_s=30");

  g_assert_cmpstr (quick, ==, "");
  g_assert_nonnull (strstr (slow, "!LIM_BOUT_RES"));
}

static const struct {
  const char *text, *part;
} faults[] = {
  { "", "[dose]: missing" },
  { "[dose]\n[patient]\n", "[patient]: unknown group" },
  { "[dose]\npressure=60\n", "[dose], pressure: unknown key" },
  { "[dose]\npressure_percent=60 %\n", "[dose], pressure_percent:" },
  { "[dose]\npressure_percent=-1\n", "[dose], pressure_percent:" },
  { "[dose]\npressure_percent=inf\n", "[dose], pressure_percent:" },
  { "[dose]\npressure_percent=60\npressure_percent=70\n",
    "[dose], pressure_percent: given twice" },
  { "[dose]\ntightness=11\n", "[dose], tightness: not between 0 and 10" },
  { "[dose]\nclass=D\n", "[dose], class:" },
  { "[dose]\nmodality=strength\n", "[dose], modality:" },
  { "[dose]\nlimb=CALF\n", "[dose], limb:" },
  { "[dose]\nexercise=SQUATS\n", "[dose], exercise:" },
  { "[dose]\nscheme=30_15\n", "[dose], scheme:" },
  { "[dose]\nreps=30/many\n", "[dose], reps:" },
  { "[dose]\nscheme=FAILURE_4\nreps=30\n", "[dose], reps:" },
  { "[dose]\ntempo=slow\n", "[dose], tempo:" },
  { "[dose]\ntempo=2-0-2\nseconds_per_rep=4\n", "[dose], tempo:" },
  { "[dose]\nsession_number=1.5\n", "[dose], session_number:" },
  { "[dose]\nhome=1\n", "[dose], home:" },
  { "[dose]\naop_method=guess\n", "[dose], aop_method:" },
  { "[dose]\naop_date=yesterday\n", "[dose], aop_date:" },
  { "[dose]\nposture=sitting\n", "[dose], posture:" },
  { "[dose]\naop_posture=sitting\n", "[dose], aop_posture:" },
};

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autofree char *path = exchange_write ("fault.ini", faults[i].text);
    g_autoptr (ExchangeRun) run
      = exchange_run ("evaluate", "dose", path, NULL);

    exchange_assert_bad_input (run, faults[i].part);
    exchange_assert_bad_input (run, path);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  exchange_test_start ();

  g_test_add_func ("/evaluate-dose/cases", test_cases);
  g_test_add_func ("/evaluate-dose/numbers", test_numbers);
  g_test_add_func ("/evaluate-dose/band", test_band);
  g_test_add_func ("/evaluate-dose/tempo", test_tempo);
  g_test_add_func ("/evaluate-dose/faults", test_faults);

  return exchange_test_run ();
}
