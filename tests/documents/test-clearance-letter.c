/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-fixture.h"
#include "documents/clearance-letter.h"

static void
add_finding (CwClearanceRequest *request,
             const char *id,
             const char *title,
             CwLimbSet limbs)
{
  CwFinding *finding = cw_finding_new ();

  finding->rule_id = g_strdup (id);
  finding->title = g_strdup (title);
  finding->rationale = g_strdup ("The blood clots more easily.");
  finding->level = CW_LEVEL_RELATIVE_M;
  finding->whole_patient = limbs == CW_LIMBS_ALL;
  finding->limbs = limbs;
  g_ptr_array_add (request->findings, finding);
}

static CwClearanceRequest *
new_request (guint n_findings)
{
  CwClearanceRequest *request = cw_clearance_request_new ();

  request->name = g_strdup ("Dr Priya Rao");
  request->role = g_strdup ("Haematologist");
  request->organisation = g_strdup ("County Hospital");
  request->limbs = CW_LIMBS_LEGS;
  request->asked_by = g_strdup ("Anna Berg, physiotherapist");
  request->asked_on = cw_date_new (2026, 11, 12);
  add_finding (request, "VTE_HISTORY_REMOTE", "Blood clot long ago",
               CW_LIMBS_ALL);
  for (guint i = 1; i < n_findings; i++)
    add_finding (request, "NERVE_INJURY", "Nerve injury",
                 CW_LIMB_BIT (CW_LIMB_RIGHT_LEG));
  return request;
}

static CwDocument *
print (CwPatient *patient,
       CwClearanceRequest *request,
       CwPaper paper,
       gboolean large_print)
{
  g_autoptr (CwClinicProfile) profile = fixture_profile ();

  profile->paper = paper;
  return cw_clearance_letter_new (patient, request, profile,
                                  cw_date_new (2026, 11, 21), large_print);
}

/* The question, and all that CLINICAL 1.1 wants to know in the answer. */
static void
test_blocks (void)
{
  static const char *const words[] = {
    "Harbour Physiotherapy",
    "01632 960001",
    "Dr Priya Rao",
    "Haematologist",
    "County Hospital",
    "12 November 2026",
    "Margaret Okafor",
    "Born 17 April 1971",
    "blood flow restriction",
    "Blood clot long ago",
    "The blood clots more easily.",
    "Nerve injury · Right leg",
    "Both legs",
    "40–50 % of the measured occlusion pressure",
    "20–30 % of the one-repetition maximum",
    "at most 90 days",
    "Anna Berg, physiotherapist",
    "Not cleared",
    "Left arm",
    "Highest pressure",
    "Highest load",
    "weight-bearing and movement",
    "Valid until",
    "Registration number",
    "Signature",
  };
  g_autoptr (CwPatient) patient = fixture_patient ();
  g_autoptr (CwClearanceRequest) request = new_request (2);
  g_autoptr (CwDocument) document =
    print (patient, request, CW_PAPER_A4, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    fixture_assert_has (document, words[i], TRUE);
  fixture_assert_has (document, "Pressure, arms", FALSE);
  g_assert_cmpint (cw_document_get_n_pages (document), ==, 2);
}

static void
test_fits (void)
{
  g_autoptr (CwPatient) patient = fixture_patient_long ();
  g_autoptr (CwClearanceRequest) request = new_request (12);

  for (int paper = CW_PAPER_A4; paper <= CW_PAPER_LETTER; paper++)
    for (int large = 0; large < 2; large++) {
      g_autoptr (CwDocument) document =
        print (patient, request, (CwPaper) paper, large);

      fixture_assert_fits (document, (CwPaper) paper);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/clearance-letter/blocks", test_blocks);
  g_test_add_func ("/clearance-letter/fits", test_fits);

  return g_test_run ();
}
