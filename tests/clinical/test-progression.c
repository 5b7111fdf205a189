/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of CLINICAL 4.1 by cases of tests/data/, and what holds for advice
 * on any sessions whatever. */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/quantity.h"
#include "clinical/evidence.h"
#include "clinical/progression.h"
#include "clinical/stop-rule.h"

#define START 2461360

typedef struct {
  const char *key;
  goffset offset;
} Field;

#define DOSE(key, name)                                                        \
  {                                                                            \
    key, G_STRUCT_OFFSET (CwProgression, dose.name)                            \
  }
#define FACT(name)                                                             \
  {                                                                            \
#name, G_STRUCT_OFFSET(CwProgression, name)                                \
  }
#define SESSION(key, name)                                                     \
  {                                                                            \
    key, G_STRUCT_OFFSET (CwProgressionSession, name)                          \
  }

static const Field numbers[] = {
  DOSE ("load", load_kg),
  DOSE ("rm", one_rm_kg),
  DOSE ("percent", pressure_percent),
  DOSE ("aop", aop_mmhg),
  DOSE ("rest", rest_s),
  DOSE ("cap", limb_cap_aop_percent),
  DOSE ("letter", cleared_load_percent_1rm),
  { "step", G_STRUCT_OFFSET (CwProgression, load_step_kg) },
  { "smallest", G_STRUCT_OFFSET (CwProgression, load_smallest_kg) },
  { "largest", G_STRUCT_OFFSET (CwProgression, load_largest_kg) },
  { "baseline", G_STRUCT_OFFSET (CwProgression, pain_baseline) },
  FACT (attendance_percent),
  FACT (pain_daily),
  FACT (pain_loading),
  FACT (effusion_grade),
  FACT (symmetry_percent),
  FACT (graduation_weeks),
};

static const Field counts[] = {
  DOSE ("body", body_weight),
  DOSE ("intermittent", intermittent),
  DOSE ("exercises", exercises_in_session),
  { "changed", G_STRUCT_OFFSET (CwProgression, plan_changed) },
};

static const Field answers[] = {
  FACT (full_range),
  FACT (surgeon_allows),
  FACT (tolerates_60),
  FACT (tolerates_70),
};

static const Field session_numbers[] = {
  SESSION ("effort", effort),
  SESSION ("pain", pain),
  SESSION ("discomfort", discomfort),
  SESSION ("load", load_kg),
  SESSION ("percent", pressure_percent),
  SESSION ("rest", rest_s),
  SESSION ("soreness_48h", soreness_48h),
  SESSION ("load_au", load_au),
  SESSION ("one_rm_kg", one_rm_kg),
};

static const Field session_answers[] = {
  SESSION ("pain_after_24h", pain_after_24h),
  SESSION ("effusion_up", effusion_up),
  SESSION ("after_effects", after_effects),
  SESSION ("poor_recovery", poor_recovery),
  SESSION ("serious_event", serious_event),
};

static gpointer
find_member (const Field *fields,
             gsize n_fields,
             const char *key,
             gpointer structure)
{
  for (gsize i = 0; i < n_fields; i++)
    if (strcmp (fields[i].key, key) == 0)
      return G_STRUCT_MEMBER_P (structure, fields[i].offset);
  return NULL;
}

#define FIND(fields, key, structure)                                           \
  find_member (fields, G_N_ELEMENTS (fields), key, structure)

static void
set_number (double *number, const char *value)
{
  if (strcmp (value, "-") == 0)
    *number = NAN;
  else
    g_assert_true (cw_number_parse_ascii (value, number));
}

typedef struct {
  CwProgression progression;
  CwProgressionSession sessions[8];
  int gap, rm_age, aop_age, girth_age; /* days; -1 for not known */
} Case;

static void
set_fact (Case *test, const char *key, const char *value)
{
  CwProgression *facts = &test->progression;
  gpointer member;

  if (strcmp (key, "class") == 0)
    g_assert_true (strcmp (value, "none") == 0
                   || cw_dose_class_from_id (value, &facts->dose.dose_class));
  else if (strcmp (key, "limb") == 0)
    g_assert_true (cw_limb_set_from_ids (value, &facts->dose.limbs));
  else if (strcmp (key, "reps") == 0)
    g_assert_true (cw_set_scheme_from_text (value, &facts->dose.scheme, NULL));
  else if (strcmp (key, "gap") == 0)
    test->gap = atoi (value);
  else if (strcmp (key, "rm_age") == 0)
    test->rm_age = atoi (value);
  else if (strcmp (key, "aop_age") == 0)
    test->aop_age = atoi (value);
  else if (strcmp (key, "girth_age") == 0)
    test->girth_age = atoi (value);
  else if ((member = FIND (numbers, key, facts)) != NULL)
    set_number (member, value);
  else if ((member = FIND (counts, key, facts)) != NULL)
    *(int *)member = atoi (value);
  else if ((member = FIND (answers, key, facts)) != NULL)
    g_assert_true (cw_answer_value_from_id (value, member));
  else
    g_error ("No such fact: %s", key);
  if (strcmp (key, "class") == 0 && strcmp (value, "none") == 0)
    facts->dose.dose_class = CW_DOSE_CLASS_NONE;
}

static void
set_done (CwProgressionSession *session, const char *text)
{
  g_auto (GStrv) reps = g_strsplit (text, ",", -1);

  for (; reps[session->n_sets] != NULL; session->n_sets++)
    session->reps[session->n_sets] = atof (reps[session->n_sets]);
}

static void
set_session (CwProgressionSession *session, const char *key, const char *value)
{
  gpointer member;

  if (strcmp (key, "day") == 0)
    session->date = START + atoi (value);
  else if (strcmp (key, "reps") == 0)
    g_assert_true (cw_set_scheme_from_text (value, &session->scheme, NULL));
  else if (strcmp (key, "stop") == 0)
    session->stop_rule_id = cw_stop_rule_find (value)->id;
  else if ((member = FIND (session_numbers, key, session)) != NULL)
    set_number (member, value);
  else if ((member = FIND (session_answers, key, session)) != NULL)
    g_assert_true (cw_answer_value_from_id (value, member));
  else
    g_error ("No such key of a session: %s", key);
}

static void
read_session (Case *test, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  CwProgression *facts = &test->progression;
  CwProgressionSession *session = &test->sessions[facts->n_sessions];

  g_assert_cmpuint (facts->n_sessions, <, G_N_ELEMENTS (test->sessions));
  cw_progression_session_init (session);
  session->number = (int)facts->n_sessions + 1;
  session->date = facts->n_sessions > 0 ? session[-1].date + 3 : START;
  session->scheme = facts->dose.scheme;
  session->load_kg = facts->dose.load_kg;
  session->pressure_percent = facts->dose.pressure_percent;
  session->rest_s = facts->dose.rest_s;
  session->intermittent = facts->dose.intermittent;
  session->effort = 7;
  session->pain = 0;
  session->discomfort = 2;
  for (gsize i = 0; words[i] != NULL; i++) {
    char *value = strchr (words[i], '=');

    if (*words[i] == '\0')
      continue;
    if (value == NULL) {
      set_done (session, words[i]);
    } else {
      *value++ = '\0';
      set_session (session, words[i], value);
    }
  }
  if (session->n_sets > 0)
    facts->n_sessions++;
}

static void
read_facts (Case *test, const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);
  CwDose *dose = &test->progression.dose;

  dose->dose_class = CW_DOSE_CLASS_A;
  dose->limbs = CW_LIMB_BIT (CW_LIMB_LEFT_LEG);
  dose->scheme = *cw_set_scheme_find ("FIXED_30_15_15_15");
  dose->load_kg = 15;
  dose->one_rm_kg = 50;
  dose->pressure_percent = 60;
  dose->aop_mmhg = 190;
  dose->rest_s = 30;
  dose->seconds_per_rep = 4;
  dose->exercises_in_session = 1;
  test->progression.load_step_kg = 1;
  for (gsize i = 0; words[i] != NULL; i++) {
    char *value = strchr (words[i], '=');

    if (*words[i] == '\0')
      continue;
    g_assert_nonnull (value);
    *value++ = '\0';
    set_fact (test, words[i], value);
  }
  dose->load_percent_1rm = 100 * dose->load_kg / dose->one_rm_kg;
}

static void
read_case (Case *test, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  CwProgression *facts = &test->progression;
  CwDate last = START;

  *test = (Case){ .rm_age = -1, .aop_age = -1, .girth_age = -1 };
  cw_progression_init (facts);
  if (parts[0] == NULL)
    return;
  read_facts (test, parts[0]);
  for (gsize i = 1; parts[i] != NULL; i++)
    read_session (test, parts[i]);
  facts->sessions = test->sessions;
  if (facts->n_sessions > 0)
    last = test->sessions[facts->n_sessions - 1].date;
  facts->today = last + test->gap;
  if (test->rm_age >= 0)
    facts->one_rm_date = facts->today - test->rm_age;
  if (test->aop_age >= 0)
    facts->aop_date = facts->today - test->aop_age;
  if (test->girth_age >= 0)
    facts->girth_date = facts->today - test->girth_age;
}

/* "P1_LOAD_UP change load 15>16 !?". */
static char *
advice_to_text (const CwAdvice *advice)
{
  GString *text = g_string_new (NULL);

  if (advice->rule_id != NULL)
    g_string_append_printf (text, "%s ", advice->rule_id);
  g_string_append (text, cw_advice_kind_to_id (advice->kind));
  if (advice->variable != CW_ADVICE_NOTHING)
    g_string_append_printf (text, " %s %g>%g",
                            cw_advice_variable_to_id (advice->variable),
                            advice->old_value, advice->new_value);
  else if (advice->kind == CW_ADVICE_REVIEW
           || advice->kind == CW_ADVICE_SUSPEND)
    g_string_append (text, " nothing");
  if (advice->must_come_down || advice->review)
    g_string_append_printf (text, " %s%s", advice->must_come_down ? "!" : "",
                            advice->review ? "?" : "");
  return g_string_free (text, FALSE);
}

static void
assert_words (const CwAdvice *advice)
{
  g_assert_nonnull (advice->headline);
  g_assert_cmpstr (advice->headline, !=, "");
  g_assert_true (g_str_has_suffix (advice->why, "."));
  /* No number that is not one, and no name left in brackets. */
  g_assert_null (strstr (advice->why, "nan"));
  g_assert_null (strstr (advice->headline, "nan"));
  g_assert_null (strchr (advice->headline, '{'));
  if (advice->rule_id != NULL)
    g_assert_nonnull (cw_progression_rule_find (advice->rule_id));
  g_assert_true ((advice->variable == CW_ADVICE_NOTHING)
                 == (advice->new_text == NULL));
}

static void
test_cases (void)
{
  g_autofree char *path = g_build_filename (
      g_getenv ("CW_TEST_DATA"), "clinical", "progression-cases.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_cases = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    char *arrow = strstr (lines[i], "=>");
    g_autofree char *found = NULL;
    g_autoptr (CwAdvice) advice = NULL;
    Case test;

    if (*lines[i] == '#' || arrow == NULL)
      continue;
    *arrow = '\0';
    read_case (&test, lines[i]);
    advice = cw_progression_advise (&test.progression);
    found = advice_to_text (advice);
    if (strcmp (found, g_strstrip (arrow + 2)) != 0) {
      g_test_message ("line %u: %s\n  said %s (%s: %s)\n  not  %s",
                      (guint)i + 1, lines[i], found, advice->headline,
                      advice->why, arrow + 2);
      g_test_fail ();
    }
    assert_words (advice);
    n_cases++;
  }
  g_assert_cmpuint (n_cases, >, 130);
}

static void
test_words (void)
{
  Case test;
  g_autoptr (CwAdvice) up = NULL;
  g_autoptr (CwAdvice) down = NULL;
  const CwAdviceTrigger *trigger;

  read_case (&test, "rm=53 | 30,15,15,15 effort=7 | 30,15,15,15 effort=6");
  up = cw_progression_advise (&test.progression);
  g_assert_cmpstr (up->headline, ==, "Raise the load to 16 kg");
  g_assert_nonnull (strstr (up->why, "All 75 repetitions on "));
  g_assert_nonnull (strstr (up->why, "last-set effort 7 and 6 of 10."));
  g_assert_nonnull (
      strstr (up->why, "One step up is 16 kg: 30 % of the one-rep maximum, "
                       "limit 40 %."));
  g_assert_cmpstr (up->old_text, ==, "15 kg");
  g_assert_cmpuint (up->triggers->len, ==, 2);
  trigger = &g_array_index (up->triggers, CwAdviceTrigger, 0);
  g_assert_cmpuint (trigger->session, ==, 0);
  g_assert_cmpuint (trigger->sets, ==, 0xf);

  read_case (&test, "| 30,8,7,6");
  down = cw_progression_advise (&test.progression);
  g_assert_cmpstr (down->headline, ==, "Lower the pressure to 50 %, 95 mmHg");
  g_assert_nonnull (
      strstr (down->why, "30, 8, 7 and 6 repetitions of 30/15/15/15 on "));
  trigger = &g_array_index (down->triggers, CwAdviceTrigger, 0);
  g_assert_cmpuint (trigger->sets, ==, 0x3);
}

/* Each rule has its words, and its sources can be looked up. */
static void
test_rules (void)
{
  static const char *const ids[] = {
    "P1_LOAD_UP",   "P2_PRESSURE_UP",    "P3_VOLUME_UP", "H1_HOLD",
    "R1_LOAD_DOWN", "R2_PRESSURE_DOWN",  "R3_SYMPTOM",   "R4_AE",
    "D1_DELOAD",    "M1_MISSED",         "RETEST",       "G1_HYBRID",
    "G2_GRADUATE",  "G3_REVIEW_NO_GAIN",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++) {
    const CwProgressionRule *rule = cw_progression_rule_find (ids[i]);
    g_auto (GStrv) keys = NULL;

    g_assert_nonnull (rule);
    g_assert_cmpstr (rule->id, ==, ids[i]);
    g_assert_cmpstr (rule->title, !=, "");
    g_assert_true (g_str_has_suffix (rule->rationale, "."));
    g_assert_cmpstr (rule->mark, !=, "");
    keys = g_strsplit (rule->source, "; ", -1);
    for (gsize k = 0; keys[k] != NULL; k++)
      g_assert_nonnull (cw_evidence_get_citation (keys[k]));
  }
  g_assert_null (cw_progression_rule_find ("P4"));
  g_assert_null (cw_progression_rule_find (NULL));
}

/* Anything at all -------------------------------------------------------------
 */

static double
pick (const double *values, gsize n_values)
{
  return values[g_test_rand_int_range (0, (int)n_values)];
}

#define PICK(...)                                                              \
  pick ((const double[]){ __VA_ARGS__ },                                       \
        sizeof ((const double[]){ __VA_ARGS__ }) / sizeof (double))

static CwAnswerValue
pick_rarely (void)
{
  return g_test_rand_int_range (0, 12) == 0 ? CW_ANSWER_YES : CW_ANSWER_NO;
}

static void
invent_session (Case *test, gsize i)
{
  static const char *const stops[]
      = { "STOP_NUMB", "STOP_CHEST", "STOP_REQUEST" };
  const CwDose *dose = &test->progression.dose;
  CwProgressionSession *session = &test->sessions[i];
  int missing = g_test_rand_int_range (0, 3);

  cw_progression_session_init (session);
  session->number = (int)i + 1;
  session->date = START + (int)i * g_test_rand_int_range (1, 4) * 3;
  if (i > 0)
    session->date = MAX (session->date, session[-1].date);
  session->scheme = dose->scheme;
  session->load_kg = dose->load_kg;
  session->pressure_percent = dose->pressure_percent;
  session->rest_s = dose->rest_s;
  session->intermittent = dose->intermittent;
  session->effort = PICK (NAN, 5, 6, 7, 7, 8, 10);
  session->pain = PICK (NAN, 0, 2, 3, 5);
  session->discomfort = PICK (NAN, 1, 2, 4, 5, 8);
  session->effusion_up = pick_rarely ();
  session->poor_recovery = pick_rarely ();
  for (session->n_sets = 0; session->n_sets < dose->scheme.n_sets;
       session->n_sets++) {
    int wanted = cw_set_scheme_expected_reps (&dose->scheme, session->n_sets);

    session->reps[session->n_sets]
        = missing < 2
              ? wanted + (missing == 0 ? 0 : g_test_rand_int_range (0, 4))
              : g_test_rand_int_range (0, wanted + 1);
  }
  if (g_test_rand_int_range (0, 12) == 0)
    session->stop_rule_id = stops[g_test_rand_int_range (0, 3)];
}

static void
invent (Case *test)
{
  static const char *const reps[]
      = { "30/15/15/15", "30/15/15/F", "F/F/F/F", "15/15",
          "30/15",       "20/20/20",   "30/15/15" };
  static const char *const exercises[] = { "LEG_EXT", "SQUAT_BW", "CURL_BI" };
  CwDose *dose = &test->progression.dose;

  read_case (test, "");
  read_facts (test, "");
  g_assert_true (cw_set_scheme_from_text (
      reps[g_test_rand_int_range (0, G_N_ELEMENTS (reps))], &dose->scheme,
      NULL));
  dose->rest_s = PICK (20, 30, 45, 60);
  dose->dose_class = (CwDoseClass)g_test_rand_int_range (CW_DOSE_CLASS_NONE,
                                                         CW_DOSE_CLASS_C + 1);
  dose->exercise = cw_exercise_find (exercises[g_test_rand_int_range (0, 3)]);
  dose->limbs = g_str_equal (dose->exercise->id, "CURL_BI")
                    ? CW_LIMBS_ARMS
                    : CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  dose->body_weight = dose->exercise->body_weight;
  dose->load_kg = dose->body_weight ? NAN : PICK (2, 4.5, 10, 15, 20, 33);
  dose->one_rm_kg = PICK (NAN, 10, 30, 50, 110);
  dose->load_percent_1rm = 100 * dose->load_kg / dose->one_rm_kg;
  dose->pressure_percent = PICK (35, 40, 45, 50, 57, 60, 75, 78, 80);
  dose->aop_mmhg = PICK (NAN, 120, 190);
  dose->device_step_mmhg = PICK (1, 5);
  dose->device_max_mmhg = PICK (NAN, 100, 300);
  dose->pressure_mmhg
      = dose->aop_mmhg > 0 ? cw_target_pressure_mmhg (
            dose->aop_mmhg, dose->pressure_percent, dose->device_step_mmhg)
                           : NAN;
  dose->intermittent = g_test_rand_bit ();
  dose->limb_cap_aop_percent = PICK (NAN, NAN, 50, 62);
  dose->cleared_load_percent_1rm = PICK (NAN, NAN, 25, 31);
  dose->cleared_aop_percent = PICK (NAN, NAN, 55, 60);
  dose->seconds_per_rep = PICK (NAN, 3, 4, 6);
  dose->cumulative_s = PICK (NAN, 400, 890);
  dose->exercises_in_session = (int)PICK (-1, 1, 2, 4);
  test->progression.load_step_kg = PICK (NAN, 0.5, 1, 2.5, 5);
  test->progression.pain_baseline = PICK (NAN, 0, 2);
  test->progression.n_sessions = (gsize)g_test_rand_int_range (0, 8);
  for (gsize i = 0; i < test->progression.n_sessions; i++)
    invent_session (test, i);
  test->progression.sessions = test->sessions;
  if (test->progression.n_sessions > 0)
    test->progression.today
        = test->sessions[test->progression.n_sessions - 1].date
          + (int)PICK (0, 3, 20, 22, 60);
}

static gboolean
is_same (double a, double b)
{
  return (isnan (a) && isnan (b)) || fabs (a - b) < 1e-9;
}

/* How many of what somebody decides differ. */
static int
count_changes (const CwDose *old, const CwDose *changed)
{
  g_autofree char *old_reps = cw_set_scheme_reps_to_text (&old->scheme);
  g_autofree char *new_reps = cw_set_scheme_reps_to_text (&changed->scheme);

  return !is_same (old->load_kg, changed->load_kg)
         + !is_same (old->pressure_percent, changed->pressure_percent)
         + (strcmp (old_reps, new_reps) != 0)
         + !is_same (old->rest_s, changed->rest_s)
         + (old->intermittent != changed->intermittent)
         + (old->exercises_in_session != changed->exercises_in_session);
}

static gboolean
is_refused (const CwDose *dose, const CwDoseIssue *issue)
{
  g_autoptr (GPtrArray) issues = cw_dose_review (dose);

  for (guint i = 0; i < issues->len; i++) {
    const CwDoseIssue *other = issues->pdata[i];

    if (other->refused && g_str_equal (other->limit_id, issue->limit_id))
      return TRUE;
  }
  return FALSE;
}

static void
assert_no_new_refusal (const CwDose *old, const CwDose *changed)
{
  g_autoptr (GPtrArray) issues = cw_dose_review (changed);

  for (guint i = 0; i < issues->len; i++) {
    const CwDoseIssue *issue = issues->pdata[i];

    if (issue->refused && !is_refused (old, issue))
      g_error ("The advice is refused: %s %s", issue->limit_id, issue->message);
  }
}

static void
assert_within_caps (const CwAdvice *advice, const CwDose *old)
{
  const CwDose *dose = &advice->dose;
  CwDoseBand band
      = cw_dose_band (dose->dose_class, (dose->limbs & CW_LIMBS_LEGS) != 0,
                      dose->cleared_aop_percent);

  if (dose->load_kg > old->load_kg) {
    g_assert_cmpfloat (dose->load_percent_1rm, <=,
                       band.load_percent_max + 1e-9);
    g_assert_false (dose->load_percent_1rm
                    > dose->cleared_load_percent_1rm + 1e-9);
    g_assert_cmpfloat (dose->load_kg, <=, old->load_kg * 1.1 + 1e-9);
  }
  if (dose->pressure_percent > old->pressure_percent) {
    g_assert_cmpfloat (dose->pressure_percent, <=, band.aop_percent_max);
    g_assert_cmpfloat (dose->pressure_percent, <=, 80);
    g_assert_false (dose->pressure_percent > dose->limb_cap_aop_percent);
    g_assert_cmpfloat (dose->pressure_percent, <=, old->pressure_percent + 5);
  }
}

static void
test_anything (void)
{
  guint n_changes = 0;
  gboolean seen[CW_ADVICE_INTERMITTENT + 1] = { FALSE };

  for (int i = 0; i < 20000; i++) {
    g_autoptr (CwAdvice) advice = NULL;
    const CwDose *old;
    Case test;

    invent (&test);
    old = &test.progression.dose;
    advice = cw_progression_advise (&test.progression);
    assert_words (advice);
    g_assert_cmpint (count_changes (old, &advice->dose), ==,
                     advice->variable == CW_ADVICE_NOTHING ? 0 : 1);
    g_assert_true ((advice->kind == CW_ADVICE_CHANGE)
                   == (advice->variable != CW_ADVICE_NOTHING));
    assert_no_new_refusal (old, &advice->dose);
    assert_within_caps (advice, old);
    seen[advice->variable] = TRUE;
    n_changes += advice->kind == CW_ADVICE_CHANGE;
  }
  g_assert_cmpuint (n_changes, >, 2000);
  for (int i = CW_ADVICE_NOTHING; i <= CW_ADVICE_INTERMITTENT; i++)
    if (!seen[i])
      g_error ("Never advised: %s", cw_advice_variable_to_id (i));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/progression/cases", test_cases);
  g_test_add_func ("/progression/words", test_words);
  g_test_add_func ("/progression/rules", test_rules);
  g_test_add_func ("/progression/anything", test_anything);
  return g_test_run ();
}
