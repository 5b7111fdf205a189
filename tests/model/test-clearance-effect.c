/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/clearance-effect.h"

#include <string.h>

#include "model/patient.h"

static CwQuestionnaire *questionnaire;

static CwDate
today (void)
{
  return cw_date_new (2026, 11, 21);
}

static void
answer (CwScreeningFacts *facts, const char *id, CwLimbSet limbs)
{
  g_autoptr (CwAnswer) yes = cw_answer_new (CW_ANSWER_YES);

  yes->limbs = limbs;
  if (g_str_equal (id, "CONSENT"))
    yes->choice = g_strdup ("signed");
  cw_screening_facts_set_answer (facts, id, yes);
}

/* Blood thinners need a letter; a lymphoedema closes the left arm for good. */
static CwScreeningFacts *
new_facts (void)
{
  CwScreeningFacts *facts = cw_screening_facts_new ();

  facts->birth_date = cw_date_new (1990, 4, 17);
  facts->sex = CW_SEX_MALE;
  facts->date = today ();
  answer (facts, "CONSENT", CW_LIMBS_NONE);
  answer (facts, "MED_ANTICOAG", CW_LIMBS_NONE);
  answer (facts, "LYMPHOEDEMA", CW_LIMB_BIT (CW_LIMB_LEFT_ARM));
  cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
  cw_screening_fill_measurements (questionnaire, facts);
  return facts;
}

static CwClearance *
new_letter (void)
{
  CwClearance *letter = cw_clearance_new ();

  letter->finding_ids = g_strsplit ("MED_ANTICOAG", ";", -1);
  letter->name = g_strdup ("Dr Priya Rao");
  letter->role = g_strdup ("haematologist");
  letter->date = today () - 3;
  return letter;
}

static void
assert_says (const CwClearance *letter, const char *words, gboolean expected)
{
  g_autoptr (CwScreeningFacts) facts = new_facts ();
  g_autofree char *text =
    cw_clearance_describe_effect (questionnaire, facts, letter);

  if ((strstr (text, words) != NULL) != expected)
    g_error ("\"%s\" should%s be in: %s", words, expected ? "" : " not", text);
  g_assert_cmpuint (facts->clearances->len, ==, 0);
}

static void
test_effect (void)
{
  g_autoptr (CwClearance) letter = new_letter ();

  letter->limbs = CW_LIMBS_LEGS;
  letter->max_aop_percent = 45;
  letter->max_load_percent_1rm = 25;
  assert_says (letter, "Lifts: ", TRUE);
  assert_says (letter, "(Both legs)", TRUE);
  assert_says (letter, "Cannot be lifted by any letter: Lymphoedema", TRUE);
  assert_says (letter,
               "Right leg: permitted, class C, pressure 40–45 %, load 20–25 %.",
               TRUE);
  assert_says (letter, "arm: permitted", FALSE);
}

/* It may name an absolute finding as often as it likes. */
static void
test_absolute (void)
{
  g_autoptr (CwClearance) letter = new_letter ();

  g_strfreev (letter->finding_ids);
  letter->finding_ids = g_strsplit ("LYMPHOEDEMA", ";", -1);
  assert_says (letter, "Lifts: ", FALSE);
  assert_says (letter, "Not lifted by this letter: ", TRUE);
  assert_says (letter, "permitted", FALSE);
}

static void
assert_invalid (const CwClearance *letter, const char *words)
{
  g_autoptr (GError) error = NULL;

  if (words == NULL) {
    g_assert_true (cw_clearance_validate (letter, today (), &error));
    return;
  }
  g_assert_false (cw_clearance_validate (letter, today (), &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  if (strstr (error->message, words) == NULL)
    g_error ("\"%s\" is not in: %s", words, error->message);
}

static void
test_validate (void)
{
  g_autoptr (CwClearance) letter = new_letter ();

  assert_invalid (letter, NULL);
  letter->date = today () + 1;
  assert_invalid (letter, "after today");
  letter->date = today () - 90;
  assert_invalid (letter, NULL);
  letter->date = today () - 91;
  assert_invalid (letter, "Ask for a new one");
  letter->date = today () - 3;
  letter->expiry = today () - 4;
  assert_invalid (letter, "ends before");
  letter->expiry = today () - 1;
  assert_invalid (letter, "counted until 20 November 2026");
  letter->expiry = today ();
  assert_invalid (letter, NULL);
  *letter->role = '\0';
  assert_invalid (letter, "role");
  *letter->name = '\0';
  assert_invalid (letter, "Who");
  g_clear_pointer (&letter->finding_ids, g_strfreev);
  assert_invalid (letter, "what the letter clears");
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  questionnaire = cw_questionnaire_load (NULL);

  g_test_add_func ("/clearance-effect/effect", test_effect);
  g_test_add_func ("/clearance-effect/absolute", test_absolute);
  g_test_add_func ("/clearance-effect/validate", test_validate);

  status = g_test_run ();
  cw_questionnaire_unref (questionnaire);
  return status;
}
