/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-fixture.h"
#include "documents/recovery-sheet.h"

#define CODE "7QKX2-0HJ4M-PR8ST-VW3YZ"

static CwDocument *
print (const CwClinicProfile *profile)
{
  g_autoptr (CwClinician) clinician = cw_clinician_new ();

  clinician->name = g_strdup ("Anna Berg");
  clinician->profession = g_strdup ("physiotherapist");
  return cw_recovery_sheet_new (profile, clinician, CODE,
                                cw_date_new (2026, 11, 21));
}

/* Whose, how it is used, and on one page, so that nothing is left in the
 * printer. */
static void
test_sheet (void)
{
  static const char *const words[]
      = { "Harbour Physiotherapy", "Anna Berg", CODE,
          "21 November 2026",      "once",      "locked away" };
  static const CwPaper papers[] = { CW_PAPER_A4, CW_PAPER_LETTER };
  g_autoptr (CwClinicProfile) profile = fixture_profile ();

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++) {
    g_autoptr (CwDocument) document = NULL;

    profile->paper = papers[i];
    document = print (profile);
    for (gsize k = 0; k < G_N_ELEMENTS (words); k++)
      fixture_assert_has (document, words[k], TRUE);
    g_assert_cmpint (cw_document_get_n_pages (document), ==, 1);
    g_assert_false (cw_document_overflows (document));
  }
}

/* A clinic without a name may have an administrator. */
static void
test_no_profile (void)
{
  g_autoptr (CwDocument) document = print (NULL);

  fixture_assert_has (document, CODE, TRUE);
}

/* The code of an encrypted file is nobody's own, and good for more than once. */
static void
test_file (void)
{
  g_autoptr (CwClinicProfile) profile = fixture_profile ();
  g_autoptr (CwDocument) document = cw_recovery_sheet_new (
      profile, NULL, CODE, cw_date_new (2026, 11, 21));

  fixture_assert_has (document, CODE, TRUE);
  fixture_assert_has (document, "encrypted clinic file", TRUE);
  fixture_assert_has (document, "Administrator", FALSE);
  g_assert_cmpint (cw_document_get_n_pages (document), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/recovery-sheet/sheet", test_sheet);
  g_test_add_func ("/recovery-sheet/no-profile", test_no_profile);
  g_test_add_func ("/recovery-sheet/file", test_file);
  return g_test_run ();
}
