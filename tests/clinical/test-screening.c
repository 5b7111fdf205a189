/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "base/quantity.h"
#include "screening-fixture.h"

/* The worked cases and boundary vectors of CLINICAL part 8. */

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
read_answers (GKeyFile *file, CwScreeningFacts *facts)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, "answers", NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++) {
    g_autofree char *value = get (file, "answers", keys[i]);
    g_auto (GStrv) parts = g_strsplit (keys[i], ".", 2);
    const CwAnswer *given = cw_screening_facts_get_answer (facts, parts[0]);
    g_autoptr (CwAnswer) answer
        = given != NULL ? cw_answer_copy (given) : cw_answer_new (0);

    g_assert_nonnull (cw_questionnaire_find_question (questionnaire, parts[0]));
    if (parts[1] == NULL)
      g_assert_true (cw_answer_value_from_id (value, &answer->value));
    else
      g_assert_true (fixture_read_detail (answer, parts[1], value));
    cw_screening_facts_set_answer (facts, parts[0], answer);
  }
}

static void
read_measurements (GKeyFile *file, CwScreeningFacts *facts)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, "measurements", NULL, NULL);

  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++) {
    g_assert_nonnull (
        cw_questionnaire_find_measurement (questionnaire, keys[i]));
    cw_screening_facts_set_measurement (
        facts, keys[i],
        g_key_file_get_double (file, "measurements", keys[i], NULL));
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
  g_autofree char *sex = get (file, "patient", "sex");

  facts->birth_date = get_date (file, "patient", "birth_date");
  facts->date = get_date (file, "screening", "date");
  g_assert_true (cw_sex_from_id (sex, &facts->sex));
  read_answers (file, facts);
  read_measurements (file, facts);
  read_clearances (file, facts);
  cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
  cw_screening_fill_measurements (questionnaire, facts);
  fixture_answer (facts, "CONSENT", CW_ANSWER_YES, NULL);
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

/* Boundaries: one value, one rule, one level. */

typedef struct {
  double value, other;
  const char *rule;
  CwLevel level;
} Boundary;

#define NOTHING CW_LEVEL_NONE
#define CAUTION CW_LEVEL_CAUTION
#define REL_J CW_LEVEL_RELATIVE_J
#define REL_M CW_LEVEL_RELATIVE_M
#define ABS_T CW_LEVEL_ABSOLUTE_T
#define ABSOLUTE CW_LEVEL_ABSOLUTE

static CwLevel
worst_level (const CwVerdict *verdict)
{
  return verdict->findings->len == 0
             ? CW_LEVEL_NONE
             : ((const CwFinding *)verdict->findings->pdata[0])->level;
}

/* Nothing but the rule in question may find anything, so the worst level is
 * its. */
static void
assert_boundary (const CwScreeningFacts *facts, const Boundary *boundary)
{
  g_autoptr (CwVerdict) verdict = cw_screening_evaluate (questionnaire, facts);

  g_test_message ("%g/%g %s", boundary->value, boundary->other, boundary->rule);
  g_assert_cmpint (fixture_level (verdict, boundary->rule), ==,
                   boundary->level);
  g_assert_cmpint (worst_level (verdict), ==, boundary->level);
}

static void
test_blood_pressure (void)
{
  static const Boundary boundaries[] = {
    { 60, 30, "HYPOTENSION", ABS_T },
    { 89, 60, "HYPOTENSION", ABS_T },
    { 90, 60, "HYPOTENSION", NOTHING },
    { 139, 75, "HTN_MILD", NOTHING },
    { 140, 75, "HTN_MILD", CAUTION },
    { 159, 75, "HTN_MILD", CAUTION },
    { 160, 75, "HTN_UNCONTROLLED", REL_M },
    { 179, 75, "HTN_UNCONTROLLED", REL_M },
    { 180, 75, "BP_CRISIS", ABS_T },
    { 120, 89, "HTN_MILD", NOTHING },
    { 120, 90, "HTN_MILD", CAUTION },
    { 120, 99, "HTN_MILD", CAUTION },
    { 120, 100, "HTN_UNCONTROLLED", REL_M },
    { 120, 109, "HTN_UNCONTROLLED", REL_M },
    { 120, 110, "BP_CRISIS", ABS_T },
    { 135, 101, "HTN_UNCONTROLLED", REL_M },
    { 165, 95, "HTN_UNCONTROLLED", REL_M },
    { 145, 110, "BP_CRISIS", ABS_T },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (boundaries); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);

    cw_screening_facts_set_measurement (facts, "sbp_mmhg", boundaries[i].value);
    cw_screening_facts_set_measurement (facts, "dbp_mmhg", boundaries[i].other);
    assert_boundary (facts, &boundaries[i]);
  }
}

/* The mean of the last two readings counts. */
static void
test_readings (void)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);

  cw_screening_facts_set_measurement (facts, "sbp_mmhg", 146);
  cw_screening_facts_set_measurement (facts, "dbp_mmhg", 88);
  cw_screening_facts_set_measurement (facts, "sbp_2_mmhg", 132);
  cw_screening_facts_set_measurement (facts, "dbp_2_mmhg", 86);
  g_assert_cmpfloat (cw_screening_get_value (questionnaire, facts, "sbp"), ==,
                     139);
  assert_boundary (facts, &(Boundary){ 146, 132, "HTN_MILD", NOTHING });
  /* 139.5 is read as 140 */
  cw_screening_facts_set_measurement (facts, "sbp_2_mmhg", 133);
  assert_boundary (facts, &(Boundary){ 146, 133, "HTN_MILD", CAUTION });
  /* the first of three no longer counts */
  cw_screening_facts_set_measurement (facts, "sbp_3_mmhg", 130);
  assert_boundary (facts, &(Boundary){ 133, 130, "HTN_MILD", NOTHING });
}

static void
test_measurements (void)
{
  static const struct {
    const char *measurement;
    Boundary boundary;
  } cases[] = {
    { "heart_rate_bpm", { 49, 0, "HR_LOW", CAUTION } },
    { "heart_rate_bpm", { 50, 0, "HR_LOW", NOTHING } },
    { "heart_rate_bpm", { 100, 0, "HR_HIGH", NOTHING } },
    { "heart_rate_bpm", { 101, 0, "HR_HIGH", REL_J } },
    { "heart_rate_bpm", { 120, 0, "HR_HIGH", REL_J } },
    { "heart_rate_bpm", { 121, 0, "HR_HIGH", ABS_T } },
    { "spo2_percent", { 89, 0, "SPO2_LOW", ABS_T } },
    { "spo2_percent", { 90, 0, "SPO2_LOW", REL_M } },
    { "spo2_percent", { 93, 0, "SPO2_LOW", REL_M } },
    { "spo2_percent", { 94, 0, "SPO2_LOW", NOTHING } },
    { "temperature_c", { 37.9, 0, "ACUTE_ILLNESS", NOTHING } },
    { "temperature_c", { 38.0, 0, "ACUTE_ILLNESS", ABS_T } },
    { "abi_right", { 0.90, 0, "ABI_LOW", ABSOLUTE } },
    { "abi_right", { 0.904, 0, "ABI_LOW", ABSOLUTE } },
    { "abi_right", { 0.905, 0, "ABI_LOW", REL_M } },
    { "abi_right", { 0.91, 0, "ABI_LOW", REL_M } },
    { "abi_right", { 0.99, 0, "ABI_LOW", REL_M } },
    { "abi_right", { 0.995, 0, "ABI_LOW", NOTHING } },
    { "abi_right", { 1.00, 0, "ABI_LOW", NOTHING } },
    { "abi_right", { 1.40, 0, "ABI_HIGH", NOTHING } },
    { "abi_right", { 1.404, 0, "ABI_HIGH", NOTHING } },
    { "abi_right", { 1.41, 0, "ABI_HIGH", ABS_T } },
    { "hba1c_percent", { 8.4, 0, "DIABETES_UNCTRL", NOTHING } },
    { "hba1c_percent", { 8.5, 0, "DIABETES_UNCTRL", REL_M } },
    { "glucose_mmol_l", { 3.8, 0, "DIABETES_UNCTRL", ABS_T } },
    { "glucose_mmol_l", { 3.9, 0, "DIABETES_UNCTRL", NOTHING } },
    { "glucose_mmol_l", { 13.9, 0, "DIABETES_UNCTRL", NOTHING } },
    { "glucose_mmol_l", { 14.0, 0, "DIABETES_UNCTRL", REL_M } },
    { "capillary_refill_left_leg_s", { 3, 0, "REFILL_SLOW", NOTHING } },
    { "capillary_refill_left_leg_s", { 3.1, 0, "REFILL_SLOW", ABS_T } },
    { "girth_left_leg_cm", { 18.9, 0, "LIMB_GIRTH", ABSOLUTE } },
    { "girth_left_leg_cm", { 19, 0, "LIMB_GIRTH", NOTHING } },
    { "girth_left_leg_cm", { 95, 0, "LIMB_GIRTH", NOTHING } },
    { "girth_left_leg_cm", { 95.1, 0, "LIMB_GIRTH", ABSOLUTE } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);

    cw_screening_facts_set_measurement (facts, cases[i].measurement,
                                        cases[i].boundary.value);
    assert_boundary (facts, &cases[i].boundary);
  }
}

/* A body mass index from a height of 2 m. */
static void
set_bmi (CwScreeningFacts *facts, double bmi)
{
  cw_screening_facts_set_measurement (facts, "height_cm", 200);
  cw_screening_facts_set_measurement (facts, "mass_kg", bmi * 4);
}

static void
test_bmi (void)
{
  static const struct {
    Boundary boundary;
    int points;
  } cases[] = {
    { { 18.4, 0, "BMI_LOW", CAUTION }, 0 },
    { { 18.5, 0, "BMI_LOW", NOTHING }, 0 },
    { { 24.9, 0, "BMI_HIGH", NOTHING }, 0 },
    { { 25.0, 0, "BMI_HIGH", NOTHING }, 1 },
    { { 29.9, 0, "BMI_HIGH", NOTHING }, 1 },
    { { 30.0, 0, "BMI_HIGH", CAUTION }, 1 },
    { { 30.1, 0, "BMI_HIGH", CAUTION }, 2 },
    { { 39.9, 0, "BMI_HIGH", CAUTION }, 2 },
    { { 40.0, 0, "BMI_HIGH", REL_J }, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
    g_autoptr (CwVerdict) verdict = NULL;

    set_bmi (facts, cases[i].boundary.value);
    assert_boundary (facts, &cases[i].boundary);
    verdict = cw_screening_evaluate (questionnaire, facts);
    g_assert_cmpint (verdict->venous_points, ==, cases[i].points);
  }
}

static void
test_age (void)
{
  static const struct {
    Boundary boundary;
    int points;
  } cases[] = {
    { { 11, 0, "AGE_CHILD", ABSOLUTE }, 0 },
    { { 12, 0, "AGE_CHILD", REL_M }, 0 },
    { { 17, 0, "AGE_CHILD", REL_M }, 0 },
    { { 18, 0, "AGE_CHILD", NOTHING }, 0 },
    { { 39, 0, "AGE_CHILD", NOTHING }, 0 },
    { { 40, 0, "AGE_CHILD", NOTHING }, 1 },
    { { 60, 0, "AGE_CHILD", NOTHING }, 1 },
    { { 61, 0, "AGE_CHILD", NOTHING }, 2 },
    { { 64, 0, "AGE_OLDER", NOTHING }, 2 },
    { { 65, 0, "AGE_OLDER", CAUTION }, 2 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
    g_autoptr (CwVerdict) verdict = NULL;

    fixture_set_age (facts, (int)cases[i].boundary.value);
    cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
    assert_boundary (facts, &cases[i].boundary);
    verdict = cw_screening_evaluate (questionnaire, facts);
    g_assert_cmpint (verdict->venous_points, ==, cases[i].points);
  }
}

/* Days between an event and the screening. */
static void
test_windows (void)
{
  static const struct {
    const char *question, *details;
    int days;
    const char *finding;
    CwLevel level;
    int until; /* days after the event; 0 when no date ends it */
  } cases[] = {
    { "SURG_MAJOR", "", 0, "SURG_MAJOR_0_6", ABS_T, 7 },
    { "SURG_MAJOR", "", 6, "SURG_MAJOR_0_6", ABS_T, 7 },
    { "SURG_MAJOR", "", 7, "SURG_MAJOR_7_41", REL_M, 0 },
    { "SURG_MAJOR", "", 41, "SURG_MAJOR_7_41", REL_M, 0 },
    { "SURG_MAJOR", "", 42, "SURG_MAJOR_42_84", REL_J, 0 },
    { "SURG_MAJOR", "", 84, "SURG_MAJOR_42_84", REL_J, 0 },
    { "SURG_MAJOR", "", 85, "SURG_MAJOR_42_84", NOTHING, 0 },
    { "SURG_MAJOR_7_41", "", 41, "SURG_MAJOR_7_41", REL_M, 0 },
    { "SURG_MAJOR_7_41", "", 42, "SURG_MAJOR_42_84", REL_J, 0 },
    { "ARTHROPLASTY", "", 6, "ARTHROPLASTY", ABS_T, 7 },
    { "ARTHROPLASTY", "", 7, "ARTHROPLASTY", REL_M, 0 },
    { "ARTHROPLASTY", "", 84, "ARTHROPLASTY", REL_M, 0 },
    { "ARTHROPLASTY", "", 85, "ARTHROPLASTY", NOTHING, 0 },
    { "SURG_MINOR", " limbs=LEFT_LEG", 14, "SURG_MINOR", REL_J, 0 },
    { "SURG_MINOR", " limbs=LEFT_LEG", 15, "SURG_MINOR", NOTHING, 0 },
    { "VTE_HISTORY_12M", "", 365, "VTE_HISTORY_12M", ABS_T, 365 },
    { "VTE_HISTORY_12M", "", 366, "VTE_HISTORY_REMOTE", REL_M, 0 },
    { "VTE_HISTORY_REMOTE", "", 365, "VTE_HISTORY_REMOTE", ABS_T, 365 },
    { "VTE_HISTORY_REMOTE", "", 366, "VTE_HISTORY_REMOTE", REL_M, 0 },
    { "MI_RECENT", "", 83, "MI_RECENT", ABS_T, 84 },
    { "MI_RECENT", "", 84, "CORONARY_STABLE", REL_M, 0 },
    { "STROKE_TIA", "", 83, "STROKE_TIA", ABS_T, 84 },
    { "STROKE_TIA", "", 84, "STROKE_TIA", REL_M, 0 },
    { "MYO_PERI_ENDO", "", 182, "MYO_PERI_ENDO", ABS_T, 183 },
    { "MYO_PERI_ENDO", "", 183, "MYO_PERI_ENDO", NOTHING, 0 },
    { "RHABDO_HX", "", 182, "RHABDO_HX", ABS_T, 183 },
    { "RHABDO_HX", "", 183, "RHABDO_HX", REL_M, 0 },
    { "PHLEBITIS_SUPERFICIAL", " limbs=LEFT_LEG", 41, "PHLEBITIS_SUPERFICIAL",
      ABS_T, 42 },
    { "PHLEBITIS_SUPERFICIAL", " limbs=LEFT_LEG", 42, "PHLEBITIS_SUPERFICIAL",
      NOTHING, 0 },
    { "CENTRAL_LINE_LIMB", " limbs=LEFT_ARM", 13, "CENTRAL_LINE_LIMB", ABS_T,
      14 },
    { "CENTRAL_LINE_LIMB", " limbs=LEFT_ARM", 14, "CENTRAL_LINE_LIMB", NOTHING,
      0 },
    { "LIMB_INFECTION", " limbs=LEFT_ARM", 13, "LIMB_INFECTION", ABS_T, 14 },
    { "LIMB_INFECTION", " limbs=LEFT_ARM", 14, "LIMB_INFECTION", NOTHING, 0 },
    { "OPEN_WOUND", " limbs=LEFT_ARM", 1, "OPEN_WOUND", ABS_T, 2 },
    { "OPEN_WOUND", " limbs=LEFT_ARM", 2, "OPEN_WOUND", NOTHING, 0 },
    { "CRUSH_INJURY", " limbs=LEFT_ARM", 83, "CRUSH_INJURY", ABS_T, 84 },
    { "CRUSH_INJURY", " limbs=LEFT_ARM", 84, "CRUSH_INJURY", NOTHING, 0 },
    { "TENDON_NERVE_REPAIR", " limbs=LEFT_ARM", 83, "TENDON_NERVE_REPAIR",
      REL_M, 0 },
    { "TENDON_NERVE_REPAIR", " limbs=LEFT_ARM", 84, "TENDON_NERVE_REPAIR",
      NOTHING, 0 },
    { "SKIN_GRAFT_FLAP", " limbs=LEFT_ARM", 182, "SKIN_GRAFT_FLAP", ABSOLUTE,
      0 },
    { "SKIN_GRAFT_FLAP", " limbs=LEFT_ARM", 183, "SKIN_GRAFT_FLAP", REL_M, 0 },
    { "LOWER_FRACTURE", " limbs=LEFT_LEG choice=stable", 84, "LOWER_FRACTURE",
      REL_M, 0 },
    { "LOWER_FRACTURE", " limbs=LEFT_LEG choice=stable", 85, "LOWER_FRACTURE",
      NOTHING, 0 },
    { "ACUTE_ILLNESS", "", 1, "ACUTE_ILLNESS", ABS_T, 2 },
    { "ACUTE_ILLNESS", "", 2, "ACUTE_ILLNESS", NOTHING, 0 },
    { "COVID_RECENT", " choice=home", 28, "COVID_RECENT", REL_J, 0 },
    { "COVID_RECENT", " choice=home", 29, "COVID_RECENT", NOTHING, 0 },
    { "COVID_RECENT", " choice=long_covid", 300, "COVID_RECENT", REL_J, 0 },
    { "COVID_RECENT", " choice=hospital", 84, "COVID_RECENT", REL_M, 0 },
    { "COVID_RECENT", " choice=hospital", 85, "COVID_RECENT", NOTHING, 0 },
    { "CANCER_PAST", "", 182, "CANCER_ACTIVE", REL_M, 0 },
    { "CANCER_PAST", "", 183, "CANCER_PAST", CAUTION, 0 },
    { "CANCER_PAST", "", 1826, "CANCER_PAST", CAUTION, 0 },
    { "CANCER_PAST", "", 1827, "CANCER_PAST", NOTHING, 0 },
    { "LONG_TRAVEL", "", 7, "LONG_TRAVEL", CAUTION, 0 },
    { "LONG_TRAVEL", "", 8, "LONG_TRAVEL", NOTHING, 0 },
    { "POSTPARTUM", "", 41, "POSTPARTUM", ABS_T, 42 },
    { "POSTPARTUM", "", 42, "POSTPARTUM", REL_M, 0 },
    { "POSTPARTUM", "", 84, "POSTPARTUM", REL_M, 0 },
    { "POSTPARTUM", "", 85, "POSTPARTUM", NOTHING, 0 },
    /* A date in the future is no reason to be milder. */
    { "SURG_MAJOR", "", -3, "SURG_MAJOR_0_6", ABS_T, 7 },
  };
  /* With 29 February in the window, and without. */
  static const char *const days[]
      = { "2026-11-21", "2028-03-01", "2025-03-01" };

  for (gsize j = 0; j < G_N_ELEMENTS (days); j++)
    for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
      g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
      g_autoptr (CwVerdict) verdict = NULL;
      g_autofree char *date = NULL;
      g_autofree char *details = NULL;
      const CwFinding *finding;
      CwDate event;

      g_test_message ("%s, %d days on %s", cases[i].question, cases[i].days,
                      days[j]);
      g_assert_true (cw_date_parse (days[j], &facts->date));
      event = facts->date - cases[i].days;
      date = cw_date_to_iso (event);
      details = g_strconcat ("date=", date, cases[i].details, NULL);
      fixture_answer (facts, cases[i].question, CW_ANSWER_YES, details);
      verdict = cw_screening_evaluate (questionnaire, facts);
      g_assert_cmpint (fixture_level (verdict, cases[i].finding), ==,
                       cases[i].level);
      g_assert_cmpint (worst_level (verdict), ==, cases[i].level);
      finding = fixture_find (verdict, cases[i].finding);
      if (finding == NULL)
        continue;
      g_assert_false (finding->from_unknown);
      g_assert_cmpint (finding->until, ==,
                       cases[i].until != 0 ? event + cases[i].until
                                           : CW_DATE_NONE);
      /* On the day that it names it has ended; a clot still blocks on it. */
      if (finding->until != CW_DATE_NONE && cases[i].days > 0) {
        g_autoptr (CwVerdict) later = NULL;
        int last_day = g_str_has_prefix (cases[i].question, "VTE_") ? 1 : 0;

        facts->date = finding->until + last_day;
        later = cw_screening_evaluate (questionnaire, facts);
        g_assert_cmpint (worst_level (later), <, ABS_T);
        facts->date--;
        g_clear_pointer (&later, cw_verdict_free);
        later = cw_screening_evaluate (questionnaire, facts);
        g_assert_cmpint (worst_level (later), ==, ABS_T);
      }
    }
}

/* A clot that is there now blocks however long ago it was found. */
static void
test_clot_now (void)
{
  static const struct {
    const char *details;
    int until;
  } cases[] = {
    { "date=2025-11-21", 365 },
    { "date=2025-11-20", 0 },
    { "", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
    g_autoptr (CwVerdict) verdict = NULL;

    fixture_answer (facts, "VTE_ACTIVE", CW_ANSWER_YES,
                    *cases[i].details != '\0' ? cases[i].details : NULL);
    verdict = cw_screening_evaluate (questionnaire, facts);
    g_assert_cmpint (verdict->outcome, ==, CW_OUTCOME_DEFERRED);
    g_assert_cmpint (verdict->deferred_until, ==,
                     cases[i].until != 0
                       ? cw_date_new (2025, 11, 21) + cases[i].until
                       : CW_DATE_NONE);
  }
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
    g_assert_cmpint (finding->level, ==, ABS_T);
    g_assert_cmpstr (finding->effect, ==,
                     cases[i].points >= 2
                         ? "A clot is likely: stop and refer today."
                         : "Until a doctor has ruled out a clot.");
  }
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
      cw_screening_is_required (questionnaire, facts, "calf_left_cm"));

  cw_screening_facts_set_measurement (facts, "calf_left_cm", 40);
  cw_screening_facts_set_measurement (facts, "calf_right_cm", 37);
  at_limit = cw_screening_evaluate (questionnaire, facts);
  g_assert_cmpint (fixture_level (at_limit, "VTE_SUSPECTED"), ==, NOTHING);

  cw_screening_facts_set_measurement (facts, "calf_right_cm", 36.9);
  above = cw_screening_evaluate (questionnaire, facts);
  g_assert_cmpint (fixture_level (above, "VTE_SUSPECTED"), ==, ABS_T);
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
test_venous_points (void)
{
  static const struct {
    const char *answers;
    int age;
    CwSex sex;
    double bmi;
    int points;
    CwLevel level;
  } cases[] = {
    { "MED_OESTROGEN", 30, CW_SEX_MALE, 22, 2, NOTHING },
    { "MED_OESTROGEN", 30, CW_SEX_FEMALE, 22, 3, CAUTION },
    { "MED_OESTROGEN", 40, CW_SEX_FEMALE, 22, 4, CAUTION },
    { "MED_OESTROGEN", 40, CW_SEX_FEMALE, 25, 5, REL_J },
    { "", 62, CW_SEX_FEMALE, 31, 5, REL_J },
    { "VARICOSE_VEINS", 30, CW_SEX_MALE, 22, 3, CAUTION },
    { "VARICOSE_VEINS", 61, CW_SEX_MALE, 22, 5, REL_M },
    { "IMMOBILITY", 61, CW_SEX_MALE, 22, 5, REL_M },
    { "AF_CONTROLLED", 61, CW_SEX_MALE, 22, 5, REL_M },
    { "HF_MILD", 61, CW_SEX_MALE, 22, 5, REL_M },
    { "AF_CONTROLLED;HF_MILD", 30, CW_SEX_MALE, 22, 3, CAUTION },
    { "CANCER_ACTIVE", 30, CW_SEX_MALE, 22, 2, NOTHING },
    { "CANCER_PAST", 30, CW_SEX_MALE, 22, 0, NOTHING },
    { "LIPIDS_SEVERE;MED_STATIN", 30, CW_SEX_MALE, 22, 2, NOTHING },
    { "MED_STATIN", 30, CW_SEX_MALE, 22, 2, NOTHING },
    { "", 30, CW_SEX_UNKNOWN, 22, 1, NOTHING },
    { "", 30, CW_SEX_OTHER, 22, 0, NOTHING },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
    g_auto (GStrv) ids = g_strsplit (cases[i].answers, ";", -1);
    g_autoptr (CwVerdict) verdict = NULL;

    facts->sex = cases[i].sex;
    fixture_set_age (facts, cases[i].age);
    set_bmi (facts, cases[i].bmi);
    for (gsize j = 0; ids[j] != NULL; j++)
      if (*ids[j] != '\0')
        fixture_answer (facts, ids[j], CW_ANSWER_YES, NULL);
    verdict = cw_screening_evaluate (questionnaire, facts);
    g_test_message ("%s, %d", cases[i].answers, cases[i].age);
    g_assert_cmpint (verdict->venous_points, ==, cases[i].points);
    g_assert_cmpint (fixture_level (verdict, "VTE_POINTS"), ==, cases[i].level);
  }
}

static void
test_venous_pressure (void)
{
  static const struct {
    double sbp, dbp;
    int points;
  } cases[] = {
    { 159, 94, 0 },  { 160, 80, 3 }, { 120, 95, 3 },
    { 179, 109, 3 }, { 180, 80, 0 }, { 120, 110, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
    g_autoptr (CwVerdict) verdict = NULL;

    cw_screening_facts_set_measurement (facts, "sbp_mmhg", cases[i].sbp);
    cw_screening_facts_set_measurement (facts, "dbp_mmhg", cases[i].dbp);
    verdict = cw_screening_evaluate (questionnaire, facts);
    g_assert_cmpint (verdict->venous_points, ==, cases[i].points);
  }
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
  g_test_add_func ("/screening/blood-pressure", test_blood_pressure);
  g_test_add_func ("/screening/readings", test_readings);
  g_test_add_func ("/screening/measurements", test_measurements);
  g_test_add_func ("/screening/bmi", test_bmi);
  g_test_add_func ("/screening/age", test_age);
  g_test_add_func ("/screening/windows", test_windows);
  g_test_add_func ("/screening/clot-now", test_clot_now);
  g_test_add_func ("/screening/wells", test_wells);
  g_test_add_func ("/screening/wells-applies", test_wells_applies);
  g_test_add_func ("/screening/venous-points", test_venous_points);
  g_test_add_func ("/screening/venous-pressure", test_venous_pressure);
  result = g_test_run ();
  cw_questionnaire_unref (questionnaire);
  return result;
}
