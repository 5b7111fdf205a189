/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/screening.h"

/* Reading of the bundled rules, and of rules that are not sound. */

static CwQuestionnaire *
load_bundled (void)
{
  g_autoptr (GError) error = NULL;
  CwQuestionnaire *questionnaire = cw_questionnaire_load (&error);

  g_assert_no_error (error);
  return questionnaire;
}

static void
test_pages (void)
{
  static const char *const titles[] = {
    "Blood vessels and clots",
    "Heart",
    "Surgery and injury",
    "Nerves",
    "Metabolism and kidneys",
    "Skin and limb",
    "Pregnancy",
    "Medicines",
    "General",
  };
  g_autoptr (CwQuestionnaire) questionnaire = load_bundled ();
  gsize n_pages, n_questions = 0;
  const CwQuestionPage *const *pages
      = cw_questionnaire_get_pages (questionnaire, &n_pages);

  g_assert_cmpstr (cw_questionnaire_get_version (questionnaire), ==, "2026.2");
  g_assert_cmpuint (n_pages, ==, G_N_ELEMENTS (titles));
  for (gsize i = 0; i < n_pages; i++) {
    g_assert_cmpstr (pages[i]->title, ==, titles[i]);
    for (gsize j = 0; j < pages[i]->n_groups; j++) {
      const CwQuestionGroup *group = pages[i]->groups[j];

      g_assert_cmpuint (group->n_questions, >=, 1);
      g_assert_cmpuint (group->n_questions, <=, 6);
      n_questions += group->n_questions;
    }
  }
  g_assert_cmpuint (cw_questionnaire_count_questions (questionnaire), ==,
                    n_questions);
}

static void
assert_question (const CwQuestion *question)
{
  const char *end = question->text + strlen (question->text) - 1;

  g_test_message ("%s", question->id);
  g_assert_cmpint (*end, ==, '?');
  g_assert_cmpint (g_utf8_strlen (question->text, -1), <=, 145);
  g_assert_cmpint (g_utf8_strlen (question->title, -1), <=, 45);
  g_assert_true (g_str_has_suffix (question->rationale, "."));
  g_assert_cmpstr (question->source, !=, "");
  g_assert_cmpstr (question->mark, !=, "");
  for (gsize i = 0; i < question->n_follow_ups; i++) {
    const CwFollowUp *asked = &question->follow_ups[i];

    g_assert_nonnull (asked->label);
    g_assert_cmpint (asked->kind == CW_FOLLOW_UP_LIMBS, ==,
                     asked->limbs != CW_LIMBS_NONE);
    g_assert_cmpint (asked->kind == CW_FOLLOW_UP_CHOICE, ==,
                     asked->n_choices >= 2);
    if (asked->kind == CW_FOLLOW_UP_VALUE)
      g_assert_cmpfloat (asked->minimum, <, asked->maximum);
  }
}

static void
test_questions (void)
{
  g_autoptr (CwQuestionnaire) questionnaire = load_bundled ();
  g_auto (GStrv) ids = cw_questionnaire_get_answer_ids (questionnaire);

  for (gsize i = 0; ids[i] != NULL; i++) {
    const CwQuestion *question
        = cw_questionnaire_find_question (questionnaire, ids[i]);

    g_assert_nonnull (question);
    assert_question (question);
  }
  g_assert_cmpstr (
      cw_questionnaire_find_question (questionnaire, "SURG_MAJOR_7_41")->id, ==,
      "SURG_MAJOR");
  g_assert_null (cw_questionnaire_find_question (questionnaire, "BP_CRISIS"));
  g_assert_null (cw_questionnaire_find_question (questionnaire, "NOTHING"));
  g_assert_true (
      cw_questionnaire_find_question (questionnaire, "CONSENT")->yes_is_good);
}

static void
test_measurements (void)
{
  g_autoptr (CwQuestionnaire) questionnaire = load_bundled ();
  gsize n_measurements;
  const CwMeasurement *const *measurements
      = cw_questionnaire_get_measurements (questionnaire, &n_measurements);

  for (gsize i = 0; i < n_measurements; i++) {
    g_assert_cmpfloat (measurements[i]->minimum, <, measurements[i]->maximum);
    g_assert_true (
        cw_questionnaire_find_measurement (questionnaire, measurements[i]->id)
        == measurements[i]);
  }
  g_assert_false (
      cw_questionnaire_find_measurement (questionnaire, "sbp_mmhg")->optional);
  g_assert_true (cw_questionnaire_find_measurement (questionnaire, "sbp_2_mmhg")
                     ->optional);
  g_assert_cmpfloat (
      cw_questionnaire_find_measurement (questionnaire, "sbp_mmhg")->maximum,
      ==, 260);
  g_assert_null (cw_questionnaire_find_measurement (questionnaire, "sbp"));
}

/* Normal values find nothing, whoever the patient is. */
static void
test_normal_values (void)
{
  g_autoptr (CwQuestionnaire) questionnaire = load_bundled ();

  for (int height = 110; height <= 230; height += 5) {
    g_autoptr (CwScreeningFacts) facts = cw_screening_facts_new ();
    g_autoptr (CwAnswer) consent = cw_answer_new (CW_ANSWER_YES);
    g_autoptr (CwVerdict) verdict = NULL;
    gsize n_measurements;
    const CwMeasurement *const *measurements
        = cw_questionnaire_get_measurements (questionnaire, &n_measurements);

    facts->date = cw_date_new (2026, 11, 21);
    facts->birth_date = cw_date_new (1940, 1, 1);
    facts->sex = CW_SEX_MALE;
    consent->choice = g_strdup ("signed");
    cw_screening_facts_set_answer (facts, "CONSENT", consent);
    cw_screening_facts_set_measurement (facts, "height_cm", height);
    cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
    cw_screening_fill_measurements (questionnaire, facts);
    for (gsize i = 0; i < n_measurements; i++) {
      double value
          = cw_screening_facts_get_measurement (facts, measurements[i]->id);

      g_assert_false (value < measurements[i]->minimum);
      g_assert_false (value > measurements[i]->maximum);
    }
    verdict = cw_screening_evaluate (questionnaire, facts);
    g_assert_cmpuint (g_strv_length (verdict->missing), ==, 0);
    g_assert_cmpuint (verdict->findings->len, ==, 1);
    g_assert_cmpstr (((CwFinding *)verdict->findings->pdata[0])->rule_id, ==,
                     "AGE_OLDER");
    g_assert_cmpfloat_with_epsilon (
        cw_screening_get_value (questionnaire, facts, "bmi"), 22, 0.001);
  }
}

/* A small questionnaire that is sound, in lines that tests replace. */
#define SMALL                                                                  \
  "[questionnaire]\nversion=1\n"                                               \
  "[page p]\ntitle=Page\ngroups=g\n"                                           \
  "[group g]\ntitle=Group\nquestions=ONE;TWO\n"                                \
  "[value heavy]\nis=mass_kg > 100\n"                                          \
  "[measurement mass_kg]\nlabel=Mass\nminimum=1\nmaximum=300\ndecimals=0\n"    \
  "required-if=always\nnormal=70\nsource=X\nmark=J\n"                          \
  "[ONE]\ntitle=One\nquestion=One?\nrationale=Why.\nscope=patient\nsource=X\n" \
  "mark=J\nask=date\ndate-label=When?\nlevel-1=ABSOLUTE-T\nif-1=days < 7\n"    \
  "until-1=7\nlevel-2=RELATIVE-M\nif-2=heavy or TWO\n"                         \
  "[TWO]\ntitle=Two\nquestion=Two?\nrationale=Why.\nscope=limb\nsource=X\n"    \
  "mark=J\nask=limbs;choice\nchoice-label=Which?\nchoice-1=a\n"                \
  "choice-label-1=A\nchoice-2=b\nchoice-label-2=B\nlevel-1=ABSOLUTE\n"         \
  "if-1=choice = a\nlevel-2=CAUTION\n"

static void
test_small (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwQuestionnaire) questionnaire
      = cw_questionnaire_load_from_data (SMALL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (cw_questionnaire_count_questions (questionnaire), ==, 2);
}

static void
test_unsound (void)
{
  static const struct {
    const char *part, *instead, *message;
  } cases[] = {
    { "version=1\n", "", "text, [questionnaire], version: missing or empty" },
    { "mark=J\nask=date", "mark=J\ncolour=red\nask=date",
      "text, [ONE], colour: unknown key" },
    { "level-2=RELATIVE-M", "level-2=RELATIVE",
      "text, [ONE], level-2: not one of the known values" },
    { "level-2=RELATIVE-M", "level-2=ABSOLUTE",
      "text, [ONE], level-2: stricter than the outcome before it" },
    { "if-2=heavy or TWO", "if-2=heavy or THREE",
      "text, [ONE], if-2: Unknown name “THREE” at character 10 of “heavy or "
      "THREE”" },
    { "if-2=heavy or TWO", "if-2=TWO.days > 3",
      "text, [ONE], if-2: Unknown name “TWO.days” at character 1 of "
      "“TWO.days > 3”" },
    { "if-1=days < 7", "if-1=days", "text, [ONE], if-1: not a condition" },
    { "if-1=days < 7\n", "", "text, [ONE], level-2: is never reached" },
    { "if-1=choice = a", "if-1=choice = c",
      "text, [TWO], if-1: Unknown option “c” at character 10 of “choice = "
      "c”" },
    { "scope=limb\nsource=X\n", "scope=limb\n",
      "text, [TWO], source: missing or empty" },
    { "rationale=Why.\nscope=limb", "scope=limb",
      "text, [TWO], rationale: missing or empty" },
    { "scope=limb", "scope=foot",
      "text, [TWO], scope: not one of the known values" },
    { "title=Two\n", "title=Two\ntitle=Zwei\n",
      "text, [TWO], title: given twice" },
    { "[TWO]", "[ONE]", "text, [ONE]: given twice" },
    { "[value heavy]", "[value mass_kg]", NULL },
    { "questions=ONE;TWO", "questions=ONE;TWO;THREE",
      "text, [group g], questions: no question “THREE”" },
    { "questions=ONE;TWO", "questions=ONE;TWO;ONE",
      "text, [group g], questions: “ONE” is asked twice" },
    { "questions=ONE;TWO", "questions=ONE;TWO;A;B;C;D;E",
      "text, [group g], questions: more than 6" },
    { "questions=ONE;TWO", "questions=ONE", NULL },
    { "groups=g", "groups=h",
      "text, [page p], groups: no group “h”, or it is shown twice" },
    { "ask=date", "ask=date;date", NULL },
    { "ask=date", "ask=weather", NULL },
    { "date-label=When?\n", "", "text, [ONE], date-label: missing or empty" },
    { "until-1=7", "until-1=soon", "text, [ONE], until-1: not a number" },
    { "until-1=7", "until-1=-7", "text, [ONE], until-1: not a number of days" },
    { "choice-2=b\nchoice-label-2=B\n", "", NULL },
    { "normal=70\n", "",
      "text, [measurement mass_kg], normal: belongs to what may be required" },
    { "required-if=always", "required-if-1=heavy",
      "text, [measurement mass_kg], required-why-1: missing or empty" },
    { "required-if=always", "required-if=always\nrequired-why-1=Why.",
      "text, [measurement mass_kg], required-why-1: unknown key" },
    { "mass_kg > 100", "mass_kg > heavy", NULL },
    { "mass_kg > 100", "ONE or TWO\n[tally ONE]\nitems=\nsource=X\nmark=J",
      NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GString) text = g_string_new (SMALL);
    g_autoptr (CwQuestionnaire) questionnaire = NULL;

    g_test_message ("%s", cases[i].instead);
    g_assert_cmpuint (
        g_string_replace (text, cases[i].part, cases[i].instead, 1), ==, 1);
    questionnaire = cw_questionnaire_load_from_data (text->str, &error);
    g_assert_null (questionnaire);
    g_assert_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA);
    if (cases[i].message != NULL)
      g_assert_cmpstr (error->message, ==, cases[i].message);
  }
}

static void
test_circle (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (SMALL);
  g_autoptr (CwQuestionnaire) questionnaire = NULL;

  g_string_replace (text, "scope=patient", "scope=patient\nasked-if=TWO", 1);
  g_string_replace (text, "scope=limb", "scope=limb\nimplied-if=ONE", 1);
  questionnaire = cw_questionnaire_load_from_data (text->str, &error);
  g_assert_null (questionnaire);
  g_assert_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA);
  g_assert_cmpstr (error->message, ==, "“ONE” depends on itself");
}

static void
test_no_key_file (void)
{
  static const char *const texts[]
      = { "", "nonsense", "[ONE\n", "=\n", "[]\n" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (CwQuestionnaire) questionnaire
        = cw_questionnaire_load_from_data (texts[i], &error);

    g_assert_null (questionnaire);
    g_assert_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/questionnaire/pages", test_pages);
  g_test_add_func ("/questionnaire/questions", test_questions);
  g_test_add_func ("/questionnaire/measurements", test_measurements);
  g_test_add_func ("/questionnaire/normal-values", test_normal_values);
  g_test_add_func ("/questionnaire/small", test_small);
  g_test_add_func ("/questionnaire/unsound", test_unsound);
  g_test_add_func ("/questionnaire/circle", test_circle);
  g_test_add_func ("/questionnaire/no-key-file", test_no_key_file);
  return g_test_run ();
}
