/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "model-fixture.h"
#include "model/earlier-screening.h"

/* What was said last time stands beside the question and answers nothing. */

static CwScreeningRecord *
earlier_screening (void)
{
  CwScreeningRecord *record = fixture_screening ();
  g_autoptr (CwAnswer) yes = cw_answer_new (CW_ANSWER_YES);
  g_autoptr (CwAnswer) unknown = cw_answer_new (CW_ANSWER_UNKNOWN);

  record->facts->date = cw_date_new (2026, 9, 3);
  yes->limbs = CW_LIMB_BIT (CW_LIMB_LEFT_ARM);
  cw_screening_facts_set_answer (record->facts, "LYMPHOEDEMA", yes);
  cw_screening_facts_set_answer (record->facts, "PAD", unknown);
  cw_screening_facts_set_measurement (record->facts, "sbp_mmhg", 128);
  cw_screening_facts_set_measurement (record->facts, "girth_left_leg_cm", 52);
  cw_screening_facts_set_measurement (record->facts, "height_cm", 170);
  return record;
}

static void
assert_answer (const CwScreeningRecord *earlier,
               const char *id,
               const char *expected)
{
  g_autoptr (CwQuestionnaire) questionnaire = cw_questionnaire_load (NULL);
  g_autofree char *text = cw_earlier_answer_describe (
      earlier, cw_questionnaire_find_question (questionnaire, id));

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_yes (const CwScreeningRecord *earlier, const char *id, gboolean expected)
{
  g_autoptr (CwQuestionnaire) questionnaire = cw_questionnaire_load (NULL);

  g_assert_cmpint (cw_earlier_was_yes (earlier, cw_questionnaire_find_question (
                                                    questionnaire, id)),
                   ==, expected);
}

/* Consent is a yes that nobody has to come back to. */
static void
test_any_yes (void)
{
  g_autoptr (CwQuestionnaire) questionnaire = cw_questionnaire_load (NULL);
  g_autoptr (CwScreeningRecord) earlier = fixture_screening ();
  g_autoptr (CwAnswer) yes = cw_answer_new (CW_ANSWER_YES);

  g_assert_false (cw_earlier_has_yes (NULL, questionnaire));
  cw_screening_facts_set_answer (earlier->facts, "CONSENT", yes);
  assert_yes (earlier, "CONSENT", FALSE);
  g_assert_false (cw_earlier_has_yes (earlier, questionnaire));
  cw_screening_facts_set_answer (earlier->facts, "PAD", yes);
  g_assert_true (cw_earlier_has_yes (earlier, questionnaire));
}

static void
test_answers (void)
{
  g_autoptr (CwScreeningRecord) earlier = earlier_screening ();

  assert_answer (earlier, "LYMPHOEDEMA",
                 "Last time, 3 September 2026: Yes · Left arm");
  assert_answer (earlier, "PAD", "Last time, 3 September 2026: Don’t know");
  assert_answer (earlier, "PREGNANT", "Last time, 3 September 2026: not asked");
  assert_answer (NULL, "PAD", NULL);
  assert_yes (earlier, "LYMPHOEDEMA", TRUE);
  assert_yes (earlier, "PAD", FALSE);
  assert_yes (earlier, "PREGNANT", FALSE);
  assert_yes (NULL, "PAD", FALSE);
}

/* CLINICAL 3.6: 10 mmHg or 1.5 cm may be chance. */
static void
test_measurements (void)
{
  static const struct {
    const char *id;
    double now;
    const char *text; /* after the date; NULL: not measured */
    gboolean moved;
  } cases[] = {
    { "sbp_mmhg", NAN, "128 mmHg", FALSE },
    { "sbp_mmhg", 138, "128 mmHg", FALSE },
    { "sbp_mmhg", 139, "128 mmHg · ▲ 11 mmHg more", TRUE },
    { "sbp_mmhg", 117, "128 mmHg · ▼ 11 mmHg less", TRUE },
    { "girth_left_leg_cm", 53.5, "52 cm", FALSE },
    { "girth_left_leg_cm", 53.6, "52 cm · ▲ 1.6 cm more", TRUE },
    { "height_cm", 190, "170 cm", FALSE },
    { "dbp_mmhg", 80, NULL, FALSE },
  };
  g_autoptr (CwQuestionnaire) questionnaire = cw_questionnaire_load (NULL);
  g_autoptr (CwScreeningRecord) earlier = earlier_screening ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    gboolean moved = TRUE;
    g_autofree char *text = cw_earlier_measurement_describe (
        earlier, cw_questionnaire_find_measurement (questionnaire, cases[i].id),
        cases[i].now, &moved);
    g_autofree char *expected
        = cases[i].text != NULL ? g_strconcat (
              "Last time, 3 September 2026: ", cases[i].text, NULL)
                                : NULL;

    g_assert_cmpstr (text, ==, expected);
    g_assert_cmpint (moved, ==, cases[i].moved);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/earlier-screening/answers", test_answers);
  g_test_add_func ("/earlier-screening/any-yes", test_any_yes);
  g_test_add_func ("/earlier-screening/measurements", test_measurements);
  return g_test_run ();
}
