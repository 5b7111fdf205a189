/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/recovery-sheet.h"

#include <glib/gi18n-lib.h>

CwDocument *
cw_recovery_sheet_new (const CwClinicProfile *profile,
                       const CwClinician *clinician,
                       const char *code,
                       CwDate date)
{
  const char *const sign_in_rules[] = {
    _ ("It opens the clinic file once, in place of a forgotten PIN or "
       "passphrase: choose the name above, and type the code."),
    _ ("Then set a new PIN or passphrase. A new code comes with it, and this "
       "paper is worth nothing any more."),
    _ ("Its use stands in the audit log, and is told at the next sign-in."),
    _ ("Keep it locked away, not at the computer. Whoever has it can sign in "
       "as this administrator."),
    NULL,
  };
  const char *const file_rules[] = {
    _ ("It opens the encrypted clinic file in place of a forgotten passphrase: "
       "type it where that is asked for."),
    _ ("Then give yourself a new passphrase. The code is good until another "
       "one is made."),
    _ ("Without it and without a passphrase nobody can read the file."),
    _ ("Keep it locked away, not at the computer. Whoever has it and the file "
       "can read the record."),
    NULL,
  };
  g_autoptr (CwClinicProfile) none = NULL;
  g_autofree char *day = cw_date_format (date);
  CwDocument *document = NULL;
  CwPages *pages = NULL;

  if (profile == NULL)
    profile = none = cw_clinic_profile_new ();
  document = cw_document_new (_ ("Recovery code"), profile, date,
                              CW_DOCUMENT_TEXT, _ ("Recovery code"));
  pages = cw_document_get_pages (document);
  if (profile->name != NULL)
    cw_document_add_letterhead (document, profile, NULL);
  cw_pages_add_text (pages, CW_TEXT_TITLE, _ ("Recovery code"));
  cw_pages_add_gap (pages, 12);
  if (clinician != NULL)
    cw_pages_add_entry (pages, _ ("Administrator"), clinician->name, .3);
  cw_pages_add_entry (pages, _ ("Made on"), day, .3);
  cw_pages_add_gap (pages, 12);
  cw_pages_add_rule (pages);
  cw_pages_add_gap (pages, 12);
  cw_pages_add_text (pages, CW_TEXT_TITLE, code);
  cw_pages_add_gap (pages, 12);
  cw_pages_add_rule (pages);
  cw_pages_add_gap (pages, 12);
  cw_pages_add_box (pages, CW_BOX_PLAIN, _ ("What it is for"),
                    clinician != NULL ? sign_in_rules : file_rules, 1, NULL);
  return document;
}
