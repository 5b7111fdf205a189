/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-fixture.h"
#include "documents/consent-form.h"

static CwDocument *
print (CwPatient *patient, CwPaper paper, gboolean large_print)
{
  g_autoptr (CwClinicProfile) profile = fixture_profile ();

  profile->paper = paper;
  return cw_consent_form_new (patient, profile, "2026.2",
                              cw_date_new (2026, 11, 21), large_print);
}

/* What it is, what it may do, what may go wrong and how often, and that one may
 * stop (CLINICAL 5.1, 6). */
static void
test_blocks (void)
{
  static const char *const words[] = {
    "Harbour Physiotherapy",
    "01632 960001",
    "Margaret Okafor",
    "Born 17 April 1971",
    "What it is",
    "In some it made no difference",
    "What most people feel",
    "Very common: about 1 in 8 people",
    "Common: about 1 in 13 sessions",
    "Rare: about 1 in 1800 people",
    "blood clot in the lungs",
    "Very rare: about 1 in 13000 people",
    "You may stop at any time",
    "You need not say why",
    "I agree to exercise with a cuff.",
    "Your signature",
    "Witness",
  };
  g_autoptr (CwPatient) patient = fixture_patient ();
  g_autoptr (CwDocument) document = print (patient, CW_PAPER_A4, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    fixture_assert_has (document, words[i], TRUE);
}

/* CLINICAL AGE_CHILD: a guardian signs up to the day before the 18th birthday.
 */
static void
test_guardian (void)
{
  g_autoptr (CwPatient) patient = fixture_patient ();

  for (int day = 21; day <= 22; day++) {
    g_autoptr (CwDocument) document = NULL;

    patient->birth_date = cw_date_new (2008, 11, day);
    document = print (patient, CW_PAPER_A4, FALSE);
    fixture_assert_has (document, "parent or guardian", day == 22);
    fixture_assert_has (document, "how you are related", day == 22);
  }
}

static void
test_fits (void)
{
  g_autoptr (CwPatient) patient = fixture_patient_long ();

  patient->birth_date = cw_date_new (2012, 1, 1);
  for (int paper = CW_PAPER_A4; paper <= CW_PAPER_LETTER; paper++)
    for (int large = 0; large < 2; large++) {
      g_autoptr (CwDocument) document =
        print (patient, (CwPaper) paper, large);

      fixture_assert_fits (document, (CwPaper) paper);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/consent-form/blocks", test_blocks);
  g_test_add_func ("/consent-form/guardian", test_guardian);
  g_test_add_func ("/consent-form/fits", test_fits);

  return g_test_run ();
}
