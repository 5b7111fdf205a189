/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <math.h>
#include <stdlib.h>

#include "screening-fixture.h"

/* tests/data/screening/rows.txt, whose head says how it is written. */

#define REASON "Watched by a second person, light load, stop at any symptom."

static CwQuestionnaire *questionnaire;

/* `ID:LEVEL` of all that some case expects, without what follows it. */
static GHashTable *expected_levels;

static CwScreeningFacts *
read_facts (const char *text)
{
  CwScreeningFacts *facts = cw_screening_facts_new ();
  g_auto (GStrv) parts = g_strsplit (text, " ", -1);
  gboolean measured = TRUE;

  facts->date = cw_date_new (2026, 11, 21);
  facts->birth_date = cw_date_new (1998, 3, 2);
  facts->sex = CW_SEX_MALE;
  fixture_answer (facts, "CONSENT", CW_ANSWER_YES, "choice=signed");
  for (gsize i = 0; parts[i] != NULL; i++) {
    char *value = strchr (parts[i], '=');

    if (*parts[i] == '\0')
      continue;
    g_assert_nonnull (value);
    *value++ = '\0';
    if (g_str_equal (parts[i], "unlisted_measurements"))
      measured = FALSE;
    else if (!fixture_read_fact (questionnaire, facts, parts[i], value))
      g_error ("No such fact: %s=%s", parts[i], value);
  }
  cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
  if (measured)
    cw_screening_fill_measurements (questionnaire, facts);
  return facts;
}

static char *
finding_to_text (const CwFinding *finding)
{
  GString *text = g_string_new (finding->rule_id);

  g_string_append_printf (text, ":%s", cw_level_to_id (finding->level));
  if (!finding->whole_patient) {
    g_autofree char *limbs = cw_limb_set_to_ids (finding->limbs);

    g_string_append_printf (text, "@%s", limbs);
  }
  if (finding->until != CW_DATE_NONE) {
    g_autofree char *until = cw_date_to_iso (finding->until);

    g_string_append_printf (text, "^%s", until);
  }
  if (!isnan (finding->max_aop_percent))
    g_string_append_printf (text, "%%%g", finding->max_aop_percent);
  if (finding->from_unknown)
    g_string_append_c (text, '?');
  return g_string_free (text, FALSE);
}

/* With a letter for every finding that needs one, and a reason for the rest. */
static CwVerdict *
evaluate_lifted (CwScreeningFacts *facts, const CwVerdict *verdict)
{
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (finding->level == CW_LEVEL_RELATIVE_J)
      fixture_justify (facts, finding->rule_id, REASON);
    else
      fixture_clear (facts, finding->rule_id);
  }
  return cw_screening_evaluate (questionnaire, facts);
}

/* `C`, or `LEFT_LEG:C` of one limb. */
static void
assert_class (const CwVerdict *lifted, const char *text)
{
  const char *colon = strchr (text, ':');
  CwDoseClass found = lifted->dose_class;

  g_assert_cmpint (lifted->outcome, ==, CW_OUTCOME_CLEARED);
  if (colon != NULL) {
    g_autofree char *id = g_strndup (text, (gsize)(colon - text));
    CwLimb limb = CW_LIMB_LEFT_ARM;

    g_assert_true (cw_limb_from_id (id, &limb));
    found = lifted->limbs[limb].dose_class;
    text = colon + 1;
  }
  g_assert_cmpstr (cw_dose_class_to_id (found), ==, text);
}

static gboolean
check_word (const char *word, const CwVerdict *verdict, const CwVerdict *lifted)
{
  CwOutcome outcome;

  if (cw_outcome_from_id (word, &outcome)) {
    g_assert_cmpstr (cw_outcome_to_id (verdict->outcome), ==, word);
  } else if (g_str_has_prefix (word, "then=")) {
    assert_class (lifted, word + strlen ("then="));
  } else if (g_str_has_prefix (word, "points=")) {
    g_assert_cmpint (verdict->venous_points, ==,
                     atoi (word + strlen ("points=")));
  } else if (g_str_has_prefix (word, "wells=")) {
    g_assert_cmpint (verdict->wells_points, ==,
                     atoi (word + strlen ("wells=")));
  } else if (g_str_has_prefix (word, "days=")) {
    g_assert_cmpint (lifted->valid_days, ==, atoi (word + strlen ("days=")));
    g_assert_true (lifted->outcome == CW_OUTCOME_CLEARED);
  } else if (g_str_has_prefix (word, "missing=")) {
    g_autofree char *missing = g_strjoinv (";", verdict->missing);

    g_assert_cmpstr (missing, ==, word + strlen ("missing="));
  } else {
    return FALSE;
  }
  return TRUE;
}

static void
note_level (const char *finding)
{
  const char *colon = strchr (finding, ':');
  gsize length;

  if (colon == NULL)
    g_error ("Nothing is called %s", finding);
  length = strcspn (finding, "@^%?");
  g_hash_table_add (expected_levels, g_strndup (finding, length));
}

static int
compare_words (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
join_sorted (GPtrArray *words)
{
  g_ptr_array_sort (words, compare_words);
  g_ptr_array_add (words, NULL);
  return g_strjoinv (" ", (char **)words->pdata);
}

static void
check_case (const char *facts_text, const char *expected)
{
  g_autoptr (CwScreeningFacts) facts = read_facts (facts_text);
  g_autoptr (CwVerdict) verdict = cw_screening_evaluate (questionnaire, facts);
  g_autoptr (CwVerdict) lifted = evaluate_lifted (facts, verdict);
  g_auto (GStrv) words = g_strsplit (expected, " ", -1);
  g_autoptr (GPtrArray) wanted = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *wanted_text = NULL;
  g_autofree char *found_text = NULL;
  gboolean has_missing = strstr (expected, "missing=") != NULL;

  for (guint i = 0; i < verdict->findings->len; i++)
    g_ptr_array_add (found, finding_to_text (verdict->findings->pdata[i]));
  for (gsize i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0' && !check_word (words[i], verdict, lifted)) {
      note_level (words[i]);
      g_ptr_array_add (wanted, g_strdup (words[i]));
    }
  wanted_text = join_sorted (wanted);
  found_text = join_sorted (found);
  g_assert_cmpstr (found_text, ==, wanted_text);
  if (!has_missing)
    g_assert_cmpuint (g_strv_length (verdict->missing), ==, 0);
}

static void
test_rows (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CW_TEST_DATA"),
                                            "screening", "rows.txt", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  int n_cases = 0;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    char *arrow = strstr (lines[i], "=> ");

    if (*lines[i] == '#' || *lines[i] == '\0')
      continue;
    g_test_message ("line %" G_GSIZE_FORMAT ": %s", i + 1, lines[i]);
    g_assert_nonnull (arrow);
    *arrow = '\0';
    check_case (lines[i], arrow + strlen ("=> "));
    n_cases++;
  }
  g_assert_cmpint (n_cases, >, 250);
}

/* Every outcome of every rule is expected by some case. */
static void
check_coverage (GKeyFile *file, const char *rule)
{
  for (int i = 1; i <= 9; i++) {
    g_autofree char *level_key = g_strdup_printf ("level-%d", i);
    g_autofree char *id_key = g_strdup_printf ("id-%d", i);
    g_autofree char *monitor_key = g_strdup_printf ("monitor-%d", i);
    g_autofree char *level
        = g_key_file_get_string (file, rule, level_key, NULL);
    g_autofree char *id = g_key_file_get_string (file, rule, id_key, NULL);
    g_autofree char *finding
        = g_strconcat (id != NULL ? id : rule, ":", level, NULL);

    if (g_strcmp0 (level, "CAUTION") == 0
        && !g_key_file_has_key (file, rule, monitor_key, NULL))
      g_error ("%s: a caution says what to watch", rule);
    if (level != NULL && !g_hash_table_contains (expected_levels, finding))
      g_error ("rows.txt has no case of %s", finding);
  }
}

static void
test_coverage (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (
      APP_RESOURCES "/clinical", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *path
        = g_strconcat (APP_RESOURCES "/clinical/", names[i], NULL);
    g_autoptr (GKeyFile) file = g_key_file_new ();
    g_autoptr (GBytes) bytes = NULL;
    g_auto (GStrv) rules = NULL;

    if (!g_str_has_prefix (names[i], "rules-"))
      continue;
    bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert_true (
        g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL));
    rules = g_key_file_get_groups (file, NULL);
    for (gsize j = 0; rules[j] != NULL; j++)
      check_coverage (file, rules[j]);
  }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  questionnaire = fixture_questionnaire ();
  expected_levels
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_test_add_func ("/rows/cases", test_rows);
  g_test_add_func ("/rows/coverage", test_coverage);
  result = g_test_run ();
  g_hash_table_unref (expected_levels);
  cw_questionnaire_unref (questionnaire);
  return result;
}
