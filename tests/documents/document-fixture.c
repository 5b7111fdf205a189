/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-fixture.h"

#include <string.h>

CwClinicProfile *
fixture_profile (void)
{
  CwClinicProfile *profile = cw_clinic_profile_new ();

  profile->name = g_strdup ("Harbour Physiotherapy");
  profile->phone = g_strdup ("01632 960001");
  profile->emergency_phone = g_strdup ("999");
  profile->urgent_phone = g_strdup ("111");
  return profile;
}

CwPatient *
fixture_patient (void)
{
  CwPatient *patient = cw_patient_new ();

  patient->family_name = g_strdup ("Okafor");
  patient->given_names = g_strdup ("Margaret");
  patient->birth_date = cw_date_new (1971, 4, 17);
  patient->sex = CW_SEX_FEMALE;
  patient->identifier = g_strdup ("CW-00001");
  return patient;
}

CwPatient *
fixture_patient_long (void)
{
  CwPatient *patient = fixture_patient ();

  g_free (patient->family_name);
  g_free (patient->given_names);
  patient->family_name = g_strdup ("Featherstonehaugh-Cholmondeley-Majoribanks"
                                   "-Wolfeschlegelsteinhausenbergerdorff");
  patient->given_names = g_strdup ("Maria Antonia Josepha Wilhelmina Henrietta");
  patient->problem = g_strdup (
    "Reconstruction of the anterior cruciate ligament and repair of both "
    "menisci, right knee, with a long and complicated history that is told "
    "here in more words than anybody would want to read on a line");
  return patient;
}

void
fixture_assert_has (CwDocument *document, const char *words, gboolean expected)
{
  g_autofree char *text = cw_document_get_text (document);

  if ((strstr (text, words) != NULL) != expected)
    g_error ("\"%s\" should%s be there:\n%s", words, expected ? "" : " not",
             text);
}

void
fixture_assert_fits (CwDocument *document, CwPaper paper)
{
  double width, height;

  cw_document_get_page_size (document, &width, &height);
  g_assert_cmpfloat (width, ==, paper == CW_PAPER_A4 ? 595 : 612);
  g_assert_cmpfloat (height, ==, paper == CW_PAPER_A4 ? 842 : 792);
  g_assert_false (cw_document_overflows (document));
}
