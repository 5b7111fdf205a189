/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "base/quantity.h"
#include "screening-fixture.h"

/* The worked cases of CLINICAL part 8, and what the Wells score says.  The
 * boundary vectors stand in tests/data/screening/rows.txt. */

static CwQuestionnaire *questionnaire;

/* Cases: tests/data/screening/NAME.ini. */

static char *
get (GKeyFile *file, const char *group, const char *key)
{
  return g_key_file_get_string (file, group, key, NULL);
}

static CwDate
get_date (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *text = get (file, group, key);
  CwDate date = CW_DATE_NONE;

  if (text != NULL)
    g_assert_true (cw_date_parse (text, &date));
  return date;
}

static void
read_group (GKeyFile *file, const char *group, CwScreeningFacts *facts)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++) {
    g_autofree char *value = get (file, group, keys[i]);

    if (!fixture_read_fact (questionnaire, facts, keys[i], value))
      g_error ("No such fact: %s=%s", keys[i], value);
  }
}

static void
read_clearances (GKeyFile *file, CwScreeningFacts *facts)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++) {
    g_autofree char *limbs = NULL;
    CwClearance *clearance;

    if (!g_str_has_prefix (groups[i], "clearance "))
      continue;
    clearance = fixture_clear (facts, groups[i] + strlen ("clearance "));
    clearance->date = get_date (file, groups[i], "date");
    limbs = get (file, groups[i], "limbs");
    if (limbs != NULL)
      g_assert_true (cw_limb_set_from_ids (limbs, &clearance->limbs));
  }
}

static CwScreeningFacts *
read_case (GKeyFile *file)
{
  CwScreeningFacts *facts = cw_screening_facts_new ();

  facts->date = get_date (file, "screening", "date");
  read_group (file, "patient", facts);
  read_group (file, "answers", facts);
  read_group (file, "measurements", facts);
  read_clearances (file, facts);
  cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
  cw_screening_fill_measurements (questionnaire, facts);
  fixture_answer (facts, "CONSENT", CW_ANSWER_YES, "choice=signed");
  return facts;
}

static void
assert_limbs (GKeyFile *file, const CwVerdict *verdict)
{
  static const struct {
    const char *key;
    CwLimbState state;
  } states[] = {
    { "permitted", CW_LIMB_STATE_PERMITTED },
    { "needs_clearance", CW_LIMB_STATE_NEEDS_CLEARANCE },
    { "blocked", CW_LIMB_STATE_BLOCKED },
    { "not_screened", CW_LIMB_STATE_NOT_SCREENED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++) {
    g_autofree char *expected = get (file, "expected", states[i].key);
    g_autofree char *found
        = cw_limb_set_to_ids (fixture_limbs_in (verdict, states[i].state));

    g_assert_cmpstr (found, ==, expected != NULL ? expected : "");
  }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
join_sorted (GPtrArray *strings)
{
  g_ptr_array_sort (strings, compare_strings);
  g_ptr_array_add (strings, NULL);
  return g_strjoinv ("; ", (char **)strings->pdata);
}

/* All findings are expected, and all expected ones found. */
static void
assert_findings (GKeyFile *file, const CwVerdict *verdict)
{
  g_autofree char *expected = get (file, "expected", "findings");
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *wanted_text = NULL;
  g_autofree char *found_text = NULL;

  if (expected == NULL)
    return;
  parts = g_strsplit (expected, ";", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    g_ptr_array_add (wanted, g_strstrip (parts[i]));
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    g_ptr_array_add (found, g_strdup_printf ("%s:%s", finding->rule_id,
                                             cw_level_to_id (finding->level)));
  }
  wanted_text = join_sorted (wanted);
  found_text = join_sorted (found);
  g_assert_cmpstr (found_text, ==, wanted_text);
}

static void
assert_text (GKeyFile *file, const char *key, char *text)
{
  g_autofree char *expected = get (file, "expected", key);

  if (expected != NULL)
    g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
assert_number (GKeyFile *file, const char *key, int number)
{
  g_autofree char *expected = get (file, "expected", key);

  if (expected != NULL)
    g_assert_cmpint (number, ==, atoi (expected));
}

static void
test_case (gconstpointer name)
{
  g_autofree char *file_name = g_strconcat (name, ".ini", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("CW_TEST_DATA"),
                                            "screening", file_name, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CwScreeningFacts) facts = NULL;
  g_autoptr (CwVerdict) verdict = NULL;

  g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, &error);
  g_assert_no_error (error);
  facts = read_case (file);
  verdict = cw_screening_evaluate (questionnaire, facts);
  g_assert_cmpuint (g_strv_length (verdict->missing), ==, 0);
  assert_findings (file, verdict);
  assert_text (file, "outcome", g_strdup (cw_outcome_to_id (verdict->outcome)));
  assert_text (file, "class",
               g_strdup (cw_dose_class_to_id (verdict->dose_class)));
  assert_limbs (file, verdict);
  assert_text (file, "deferred_until",
               cw_date_to_iso (verdict->deferred_until));
  assert_text (file, "valid_until", cw_date_to_iso (verdict->valid_until));
  assert_text (file, "headline", cw_verdict_get_headline (verdict));
  assert_text (file, "detail", cw_verdict_get_detail (verdict));
  assert_number (file, "venous_points", verdict->venous_points);
  assert_number (file, "valid_days", verdict->valid_days);
}

static void
test_wells (void)
{
  static const struct {
    const char *answers;
    double left_calf;
    int points;
  } cases[] = {
    { "", 37, 0 },
    { "WELLS_TENDER", 37, 1 },
    { "", 39.9, 0 },
    { "", 40, 1 },
    { "WELLS_TENDER;WELLS_PITTING", 37, 2 },
    { "WELLS_OTHER_CAUSE", 37, -2 },
    { "WELLS_TENDER;WELLS_PITTING;WELLS_OTHER_CAUSE", 37, 0 },
    { "CANCER_ACTIVE;WELLS_PARALYSIS;IMMOBILITY;WELLS_TENDER;"
      "WELLS_SWOLLEN_LEG;WELLS_PITTING;WELLS_VEINS;VTE_RECURRENT",
      40, 9 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
    g_auto (GStrv) ids = g_strsplit (cases[i].answers, ";", -1);
    g_autoptr (CwVerdict) verdict = NULL;
    const CwFinding *finding;

    fixture_answer (facts, "VTE_SUSPECTED", CW_ANSWER_YES, "choice=leg");
    for (gsize j = 0; ids[j] != NULL; j++)
      if (*ids[j] != '\0')
        fixture_answer (facts, ids[j], CW_ANSWER_YES, NULL);
    cw_screening_facts_set_measurement (facts, "calf_left_cm",
                                        cases[i].left_calf);
    cw_screening_facts_set_measurement (facts, "calf_right_cm", 37);
    cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
    verdict = cw_screening_evaluate (questionnaire, facts);
    g_test_message ("%s", cases[i].answers);
    g_assert_cmpint (verdict->wells_points, ==, cases[i].points);
    finding = fixture_find (verdict, "VTE_SUSPECTED");
    g_assert_nonnull (finding);
    g_assert_cmpint (finding->level, ==, CW_LEVEL_ABSOLUTE_T);
    g_assert_cmpstr (finding->effect, ==,
                     cases[i].points >= 2
                         ? "A clot is likely: stop and refer today."
                         : "Until a doctor has ruled out a clot.");
  }
}

/* A measurement that not everybody needs says why this patient does. */
static void
test_required_why (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwAnswer) yes = cw_answer_new (CW_ANSWER_YES);
  const char *why = "";

  facts->birth_date = cw_date_new (1976, 1, 1);
  g_assert_false (
      cw_screening_is_required (questionnaire, facts, "abi_left", &why));
  g_assert_null (why);
  cw_screening_facts_set_answer (facts, "SMOKER", yes);
  g_assert_true (
      cw_screening_is_required (questionnaire, facts, "abi_left", &why));
  g_assert_cmpstr (why, ==,
                   "Needed from 50 years on with diabetes or smoking.");
  facts->birth_date = cw_date_new (1950, 1, 1);
  g_assert_true (
      cw_screening_is_required (questionnaire, facts, "abi_left", &why));
  g_assert_cmpstr (why, ==, "Needed from 65 years on.");
  g_assert_true (
      cw_screening_is_required (questionnaire, facts, "sbp_mmhg", &why));
  g_assert_null (why);
}

/* The score belongs to signs in a leg; a calf alone brings them up. */
static void
test_wells_applies (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwVerdict) healthy = NULL;
  g_autoptr (CwVerdict) at_limit = NULL;
  g_autoptr (CwVerdict) above = NULL;
  g_autoptr (CwVerdict) breath = NULL;

  healthy = cw_screening_evaluate (questionnaire, facts);
  g_assert_cmpint (healthy->wells_points, ==, G_MININT);
  g_assert_false (cw_screening_is_asked (questionnaire, facts, "WELLS_TENDER"));
  g_assert_false (
      cw_screening_is_required (questionnaire, facts, "calf_left_cm", NULL));

  cw_screening_facts_set_measurement (facts, "calf_left_cm", 40);
  cw_screening_facts_set_measurement (facts, "calf_right_cm", 37);
  at_limit = cw_screening_evaluate (questionnaire, facts);
  g_assert_cmpint (fixture_level (at_limit, "VTE_SUSPECTED"), ==,
                   CW_LEVEL_NONE);

  cw_screening_facts_set_measurement (facts, "calf_right_cm", 36.9);
  above = cw_screening_evaluate (questionnaire, facts);
  g_assert_cmpint (fixture_level (above, "VTE_SUSPECTED"), ==,
                   CW_LEVEL_ABSOLUTE_T);
  g_assert_cmpint (above->outcome, ==, CW_OUTCOME_DEFERRED);
  g_assert_true (cw_screening_is_asked (questionnaire, facts, "WELLS_TENDER"));
  g_assert_true (
      g_strv_contains ((const char *const *)above->missing, "WELLS_TENDER"));

  cw_screening_facts_set_measurement (facts, "calf_left_cm", 36.9);
  fixture_answer (facts, "VTE_SUSPECTED", CW_ANSWER_YES, "choice=breath");
  breath = cw_screening_evaluate (questionnaire, facts);
  g_assert_cmpint (breath->wells_points, ==, G_MININT);
  g_assert_cmpint (breath->outcome, ==, CW_OUTCOME_DEFERRED);
  g_assert_cmpuint (g_strv_length (breath->missing), ==, 0);
}

static void
add_cases (void)
{
  g_autofree char *folder
      = g_build_filename (g_getenv ("CW_TEST_DATA"), "screening", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  int n_cases = 0;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = NULL;
    char *stem;

    if (!g_str_has_suffix (name, ".ini"))
      continue;
    stem = g_strndup (name, strlen (name) - strlen (".ini"));
    path = g_strconcat ("/screening/cases/", stem, NULL);
    g_test_add_data_func_full (path, stem, test_case, g_free);
    n_cases++;
  }
  g_assert_cmpint (n_cases, >=, 12);
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  questionnaire = fixture_questionnaire ();
  add_cases ();
  g_test_add_func ("/screening/wells", test_wells);
  g_test_add_func ("/screening/wells-applies", test_wells_applies);
  g_test_add_func ("/screening/required-why", test_required_why);
  result = g_test_run ();
  cw_questionnaire_unref (questionnaire);
  return result;
}
