/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "documents/evidence-document.h"

#include <string.h>

#include "clinical/evidence-report.h"
#include "clinical/evidence.h"

static CwDocument *
new_report (CwPaper paper)
{
  g_autoptr (CwClinicProfile) profile = cw_clinic_profile_new ();

  profile->paper = paper;
  return cw_evidence_document_new ("2026.1", profile,
                                   cw_date_new (2026, 11, 21));
}

static void
test_fits (void)
{
  static const CwPaper papers[] = { CW_PAPER_A4, CW_PAPER_LETTER };

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++) {
    g_autoptr (CwDocument) report = new_report (papers[i]);

    g_assert_false (cw_document_overflows (report));
    g_assert_cmpint (cw_document_get_n_pages (report), >, 5);
  }
}

/* Every entry and every source is printed. */
static void
test_complete (void)
{
  g_autoptr (CwDocument) report = new_report (CW_PAPER_A4);
  g_autofree char *text = cw_document_get_text (report);
  const GPtrArray *sections = cw_evidence_get_sections ();
  const char *const *keys = cw_evidence_get_keys ();

  g_assert_nonnull (strstr (text, "2026.1"));
  for (guint i = 0; i < sections->len; i++) {
    const CwEvidenceSection *section = sections->pdata[i];

    for (guint k = 0; k < section->entries->len; k++) {
      const CwEvidenceEntry *entry = section->entries->pdata[k];

      g_assert_nonnull (strstr (text, entry->id));
      if (entry->rationale != NULL)
        g_assert_nonnull (strstr (text, entry->rationale));
    }
  }
  for (gsize i = 0; keys[i] != NULL; i++)
    g_assert_nonnull (strstr (text, cw_evidence_get_citation (keys[i])));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence-document/fits", test_fits);
  g_test_add_func ("/evidence-document/complete", test_complete);
  return g_test_run ();
}
