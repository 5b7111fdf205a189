/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/consent-form.h"

#include "clinical/event-rate.h"
#include "clinical/patient-words.h"
#include "documents/document-text.h"

#include <glib/gi18n-lib.h>

/* Of the width, for what may happen. */
#define EVENT_SHARE .58

static void
add_words (CwPages *pages, const char *id)
{
  const CwPatientWords *words = cw_patient_words_get (id);

  cw_pages_add_box (pages, CW_BOX_PLAIN, words->title, words->items, 1, NULL);
}

static void
add_rates (CwPages *pages, gboolean serious)
{
  gsize n_rates;
  const CwEventRate *const *rates = cw_event_rates_get (&n_rates);

  cw_pages_add_text (pages, CW_TEXT_STRONG,
                     serious ? _("Serious: a doctor is needed at once")
                             : _("Not serious: it goes away"));
  cw_pages_keep (pages);
  for (gsize i = 0; i < n_rates; i++) {
    g_autofree char *often = cw_event_rate_describe (rates[i]);

    if (rates[i]->serious == serious)
      cw_pages_add_entry (pages, rates[i]->label, often, EVENT_SHARE);
  }
  cw_pages_add_gap (pages, 6);
}

static void
add_risks (CwPages *pages)
{
  const CwPatientWords *risks = cw_patient_words_get ("CONSENT_RISKS");

  cw_pages_add_text (pages, CW_TEXT_HEADING, risks->title);
  cw_pages_add_text (pages, CW_TEXT_BODY, risks->text);
  cw_pages_add_gap (pages, 3);
  add_rates (pages, FALSE);
  add_rates (pages, TRUE);
}

/* Statements to tick and lines to sign on, which stay together. */
static void
add_signature (CwPages *pages,
               const char *id,
               const char *name_label,
               const char *signature_label)
{
  const CwPatientWords *words = cw_patient_words_get (id);
  const char *const first[] = { name_label, _("Date"), NULL };
  const char *const second[] = { signature_label, NULL };

  cw_pages_add_text (pages, CW_TEXT_HEADING, words->title);
  cw_pages_add_ticks (pages, "", words->items, 1);
  cw_pages_keep (pages);
  cw_pages_add_lines (pages, first);
  cw_pages_keep (pages);
  cw_pages_add_lines (pages, second);
  cw_pages_add_gap (pages, 6);
}

/* Who explained it, and how consent was given. */
static void
add_clinician (CwPages *pages)
{
  const char *const how[] = {
    _("Signed above"),
    _("Read out, and agreed aloud before a witness"),
    NULL,
  };
  const char *const names[] = { _("Clinician"), _("Date"), NULL };
  const char *const signatures[] = { _("Signature"), _("Witness, if any"),
                                     NULL };

  cw_pages_add_text (pages, CW_TEXT_HEADING, _("For the clinic"));
  cw_pages_add_text (pages, CW_TEXT_BODY,
                     _("I have explained this, and answered the questions."));
  cw_pages_keep (pages);
  cw_pages_add_ticks (pages, "", how, 1);
  cw_pages_keep (pages);
  cw_pages_add_lines (pages, names);
  cw_pages_keep (pages);
  cw_pages_add_lines (pages, signatures);
}

CwDocument *
cw_consent_form_new (const CwPatient *patient,
                     const CwClinicProfile *profile,
                     const char *version,
                     CwDate date,
                     gboolean large_print)
{
  const CwPatientWords *form = cw_patient_words_get ("CONSENT_FORM");
  g_autofree char *name = cw_patient_get_display_name (patient);
  int age = cw_patient_get_age (patient, date);
  g_autofree char *footer = g_strdup_printf (
    /* Translators: a patient, and the version of the form. */
    _("%s · consent form, version %s"), name, version);
  g_autofree char *questions =
    g_strdup_printf (_("Questions? Call %s."), profile->phone);
  CwDocument *document = cw_document_new (
    _("Consent form"), profile, date,
    large_print ? CW_DOCUMENT_TEXT_LARGE : CW_DOCUMENT_TEXT, footer);
  CwPages *pages = cw_document_get_pages (document);

  cw_document_add_letterhead (document, profile, NULL);
  cw_pages_add_text (pages, CW_TEXT_TITLE, form->title);
  cw_document_text_add_patient (pages, patient, patient->birth_date);
  cw_pages_add_text (pages, CW_TEXT_BODY, form->text);
  cw_pages_add_gap (pages, 4);
  add_words (pages, "CONSENT_WHAT");
  add_words (pages, "CONSENT_WHY");
  add_words (pages, "CONSENT_USUAL");
  add_risks (pages);
  add_words (pages, "CONSENT_CARE");
  add_words (pages, "CONSENT_FREE");
  cw_pages_add_text (pages, CW_TEXT_STRONG, questions);
  cw_pages_add_gap (pages, 4);
  add_signature (pages, "CONSENT_STATEMENTS", _("Your name"),
                 _("Your signature"));
  if (age >= 0 &&
      age < cw_patient_words_get ("CONSENT_GUARDIAN")->below_years)
    add_signature (pages, "CONSENT_GUARDIAN",
                   _("Name, and how you are related"), _("Signature"));
  add_clinician (pages);
  return document;
}
