/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-fixture.h"
#include "documents/screening-document.h"

#include <string.h>

static CwQuestionnaire *questionnaire;

static void
answer (CwScreeningFacts *facts, const char *id, CwAnswerValue value)
{
  g_autoptr (CwAnswer) given = cw_answer_new (value);

  cw_screening_facts_set_answer (facts, id, given);
}

static void
add_clearance (CwScreeningFacts *facts)
{
  CwClearance *letter = cw_clearance_new ();

  letter->finding_ids = g_strsplit ("MED_ANTICOAG", ";", -1);
  letter->name = g_strdup ("Priya Rao");
  letter->role = g_strdup ("haematologist");
  letter->organisation = g_strdup ("County Hospital");
  letter->registration = g_strdup ("GMC 7654321");
  letter->letter = g_strdup ("PR/2026/118");
  letter->date = facts->date - 3;
  letter->expiry = facts->date + 60;
  letter->limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  letter->max_aop_percent = 45;
  letter->max_load_percent_1rm = 25;
  letter->limits = g_strdup ("No kneeling");
  letter->entered_by = g_strdup ("Anna Berg, physiotherapist");
  g_ptr_array_add (facts->clearances, letter);
}

static void
add_justification (CwScreeningFacts *facts, const char *text)
{
  CwJustification *reason = cw_justification_new ();

  reason->finding_ids = g_strsplit ("MED_ANTIPLATELET", ";", -1);
  reason->clinician = g_strdup ("Anna Berg, physiotherapist");
  reason->date = facts->date;
  reason->text = g_strdup (text);
  g_ptr_array_add (facts->justifications, reason);
}

static CwScreeningRecord *
new_record (gboolean is_signed)
{
  CwScreeningRecord *record = cw_screening_record_new ();
  CwScreeningFacts *facts = record->facts;

  facts->birth_date = cw_date_new (1971, 4, 17);
  facts->sex = CW_SEX_FEMALE;
  facts->date = cw_date_new (2026, 11, 21);
  answer (facts, "CONSENT", CW_ANSWER_YES);
  ((CwAnswer *) cw_screening_facts_get_answer (facts, "CONSENT"))->choice =
    g_strdup ("signed");
  answer (facts, "MED_ANTICOAG", CW_ANSWER_YES);
  answer (facts, "MED_ANTIPLATELET", CW_ANSWER_YES);
  answer (facts, "SMOKER", CW_ANSWER_UNKNOWN);
  answer (facts, "LYMPHOEDEMA", CW_ANSWER_YES);
  ((CwAnswer *) cw_screening_facts_get_answer (facts, "LYMPHOEDEMA"))->limbs =
    CW_LIMB_BIT (CW_LIMB_LEFT_ARM);
  cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
  cw_screening_fill_measurements (questionnaire, facts);
  add_clearance (facts);
  add_justification (facts, "Takes a low dose after a stent long ago; we watch "
                            "for bruises after each set.");
  record->questionnaire_version = g_strdup ("2026.1");
  record->verdict = cw_screening_evaluate (questionnaire, facts);
  record->is_signed = is_signed;
  if (is_signed) {
    record->signed_by = g_strdup ("Anna Berg, physiotherapist");
    record->signed_at = G_GINT64_CONSTANT (1795251600);
  }
  return record;
}

static CwDocument *
print (const CwScreeningRecord *record, CwPaper paper, gboolean large_print)
{
  g_autoptr (CwPatient) patient = fixture_patient_long ();
  g_autoptr (CwClinicProfile) profile = fixture_profile ();

  profile->paper = paper;
  return cw_screening_document_new (patient, record, questionnaire, profile,
                                    cw_date_new (2026, 12, 1), large_print);
}

/* Everything that was signed (CLINICAL 1.1). */
static void
test_all (void)
{
  static const char *const words[] = {
    "Harbour Physiotherapy", "Featherstonehaugh", "Born 17 April 1971",
    "CW-00001", "21 November 2026", "2026.1", "Anna Berg, physiotherapist",
    "Right leg", "class C", "40–45 %", "20–25 % of 1RM",
    "Rule MED_ANTICOAG, RELATIVE-M", "Rule LYMPHOEDEMA, ABSOLUTE", "Source EL: ",
    "Lifted only for: Right leg", "Priya Rao", "haematologist",
    "County Hospital", "GMC 7654321", "PR/2026/118", "18 November 2026",
    "20 January 2027", "45 %", "25 %", "No kneeling", "low dose after a stent",
    "(MED_ANTIPLATELET)", "mmHg", "Do you smoke, or vape nicotine?",
    "Don’t know", "Yes · Left arm", "Signed by the patient on the consent form",
    "Yes · 21 November 2026"
  };
  g_autoptr (CwScreeningRecord) record = new_record (TRUE);
  g_autoptr (CwDocument) document = print (record, CW_PAPER_A4, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    fixture_assert_has (document, words[i], TRUE);
  fixture_assert_has (document, "Draft", FALSE);
}

/* Each answer that was given stands there, under the question or, where the
 * rules no longer ask it, under its identifier. */
static void
test_answers (void)
{
  g_autoptr (CwScreeningRecord) record = new_record (TRUE);
  g_autoptr (CwDocument) document = NULL;
  GHashTableIter iter;
  gpointer id;

  answer (record->facts, "ASKED_LONG_AGO", CW_ANSWER_YES);
  document = print (record, CW_PAPER_A4, FALSE);
  g_hash_table_iter_init (&iter, record->facts->answers);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    const CwQuestion *question =
      cw_questionnaire_find_question (questionnaire, id);

    fixture_assert_has (document, question != NULL ? question->text : id, TRUE);
  }
}

static void
test_draft (void)
{
  g_autoptr (CwScreeningRecord) record = new_record (FALSE);
  g_autoptr (CwDocument) document = NULL;

  answer (record->facts, "SMOKER", CW_ANSWER_NONE);
  cw_verdict_free (record->verdict);
  record->verdict = cw_screening_evaluate (questionnaire, record->facts);
  document = print (record, CW_PAPER_A4, FALSE);
  fixture_assert_has (document, "Draft, not signed", TRUE);
  fixture_assert_has (document, "Valid until", FALSE);
  fixture_assert_has (document, "Permitted", FALSE);
  fixture_assert_has (document, "Not answered", TRUE);
}

/* Long names, and a text longer than a page. */
static void
test_fits (void)
{
  g_autoptr (CwScreeningRecord) record = new_record (TRUE);
  g_autoptr (GString) text = g_string_new (NULL);

  for (int i = 0; i < 900; i++)
    g_string_append (text, "watchfulness ");
  add_justification (record->facts, text->str);
  for (int paper = CW_PAPER_A4; paper <= CW_PAPER_LETTER; paper++)
    for (int large = 0; large < 2; large++) {
      g_autoptr (CwDocument) document = print (record, (CwPaper) paper, large);

      fixture_assert_fits (document, (CwPaper) paper);
      g_assert_cmpint (cw_document_get_n_pages (document), >, 4);
    }
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  questionnaire = cw_questionnaire_load (NULL);

  g_test_add_func ("/screening-document/all", test_all);
  g_test_add_func ("/screening-document/answers", test_answers);
  g_test_add_func ("/screening-document/draft", test_draft);
  g_test_add_func ("/screening-document/fits", test_fits);

  status = g_test_run ();
  cw_questionnaire_unref (questionnaire);
  return status;
}
