/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/clearance-letter.h"

#include "clinical/dose.h"
#include "clinical/patient-words.h"
#include "documents/document-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define TEXT_SIZE 11
/* Of the width, for the names of what is planned. */
#define NAME_SHARE .3

static void
add_address (CwPages *pages, const CwClearanceRequest *request)
{
  g_autofree char *day = cw_date_format (request->asked_on);

  cw_pages_add_line (pages, CW_TEXT_STRONG, request->name, day);
  cw_pages_add_text (pages, CW_TEXT_BODY, request->role);
  if (request->organisation != NULL)
    cw_pages_add_text (pages, CW_TEXT_BODY, request->organisation);
  cw_pages_add_gap (pages, 8);
}

static char *
describe_place (const CwFinding *finding)
{
  g_autofree char *limbs = cw_limb_set_format (finding->limbs);

  if (finding->whole_patient)
    return g_strdup (finding->title);
  /* Translators: a condition, and where it is. */
  return g_strdup_printf (_("%s · %s"), finding->title, limbs);
}

static void
add_findings (CwPages *pages, const CwClearanceRequest *request)
{
  cw_pages_add_text (pages, CW_TEXT_HEADING, _("What we found, and why it matters"));
  for (guint i = 0; i < request->findings->len; i++) {
    const CwFinding *finding = g_ptr_array_index (request->findings, i);
    g_autofree char *title = describe_place (finding);

    cw_pages_add_text (pages, CW_TEXT_STRONG, title);
    cw_pages_keep (pages);
    cw_pages_add_text (pages, CW_TEXT_BODY, finding->rationale);
  }
  cw_pages_add_gap (pages, 6);
}

static void
add_words (CwPages *pages, const char *id)
{
  const CwPatientWords *words = cw_patient_words_get (id);

  cw_pages_add_text (pages, CW_TEXT_HEADING, words->title);
  cw_pages_add_text (pages, CW_TEXT_BODY, words->text);
  cw_pages_add_gap (pages, 6);
}

/* The dose of class C, which a cleared limb gets. */
static void
add_pressure (CwPages *pages, CwLimbSet limbs, gboolean legs)
{
  CwDoseBand band = cw_dose_band (CW_DOSE_CLASS_C, legs, NAN);
  g_autofree char *text = g_strdup_printf (
    /* Translators: two percentages. */
    _("%.0f–%.0f %% of the measured occlusion pressure"), band.aop_percent_min,
    band.aop_percent_max);

  if ((limbs & (legs ? CW_LIMBS_LEGS : CW_LIMBS_ARMS)) != 0)
    cw_pages_add_entry (pages, legs ? _("Pressure, legs") : _("Pressure, arms"),
                        text, NAME_SHARE);
}

static void
add_plan (CwPages *pages, const CwClearanceRequest *request)
{
  CwDoseBand band = cw_dose_band (CW_DOSE_CLASS_C, TRUE, NAN);
  g_autofree char *limbs = cw_limb_set_format (request->limbs);
  g_autofree char *load =
    g_strdup_printf (_("%.0f–%.0f %% of the one-repetition maximum"),
                     band.load_percent_min, band.load_percent_max);

  cw_pages_add_text (pages, CW_TEXT_HEADING, _("What we plan"));
  cw_pages_add_entry (pages, _("Limbs"), limbs, NAME_SHARE);
  add_pressure (pages, request->limbs, TRUE);
  add_pressure (pages, request->limbs, FALSE);
  cw_pages_add_entry (pages, _("Load"), load, NAME_SHARE);
  cw_pages_add_entry (
    pages, _("Manner"),
    _("Supervised; repetitions fixed, never to failure; one cuff at a time; "
      "cuff let down in the rests"),
    NAME_SHARE);
  cw_pages_add_gap (pages, 8);
}

static void
add_end (CwPages *pages,
         const CwClearanceRequest *request,
         const CwClinicProfile *profile)
{
  const char *const signature[] = { _("Signature"), NULL };
  g_autofree char *call = g_strdup_printf (
    /* Translators: the clinic's phone number. */
    _("Please call us with any question: %s."), profile->phone);

  cw_pages_add_text (pages, CW_TEXT_BODY, call);
  cw_pages_keep (pages);
  cw_pages_add_lines (pages, signature);
  cw_pages_keep (pages);
  cw_pages_add_text (pages, CW_TEXT_STRONG, request->asked_by);
  cw_pages_add_text (pages, CW_TEXT_BODY, profile->name);
}

/* The reply. */

static void
add_answers (CwPages *pages, const CwClearanceRequest *request)
{
  const char *const answers[] = { C_("reply of a doctor", "Cleared"),
                                  C_("reply of a doctor", "Not cleared"),
                                  NULL };

  cw_pages_add_text (pages, CW_TEXT_HEADING, _("Your answer"));
  for (guint i = 0; i < request->findings->len; i++) {
    g_autofree char *title =
      describe_place (g_ptr_array_index (request->findings, i));

    cw_pages_add_ticks (pages, title, answers, 2);
  }
}

static void
add_limits (CwPages *pages)
{
  const char *limbs[CW_N_LIMBS + 1] = { NULL };
  const char *const doses[] = {
    _("Highest pressure: percent of occlusion pressure"),
    _("Highest load: percent of the one-repetition maximum"), NULL,
  };
  const char *const moves[] = { _("Limits of weight-bearing and movement"),
                                NULL };
  const char *const more[] = { _("Anything else we should know"), NULL };
  const char *const until[] = { _("Valid until (90 days at most)"), NULL };

  for (int i = 0; i < CW_N_LIMBS; i++)
    limbs[i] = cw_limb_get_name ((CwLimb) i);
  cw_pages_add_text (pages, CW_TEXT_HEADING,
                     _("If cleared: where, and within what limits"));
  cw_pages_add_ticks (pages, "", limbs, 2);
  cw_pages_add_lines (pages, doses);
  cw_pages_add_lines (pages, moves);
  cw_pages_add_lines (pages, more);
  cw_pages_add_lines (pages, until);
}

static void
add_doctor (CwPages *pages)
{
  const char *const names[] = { _("Name"), _("Role"), NULL };
  const char *const numbers[] = { _("Hospital or practice"),
                                  _("Registration number"), NULL };
  const char *const signature[] = { _("Signature"), _("Date"), NULL };

  cw_pages_add_lines (pages, names);
  cw_pages_keep (pages);
  cw_pages_add_lines (pages, numbers);
  cw_pages_keep (pages);
  cw_pages_add_lines (pages, signature);
}

static void
add_reply (CwPages *pages,
           const CwPatient *patient,
           const CwClearanceRequest *request,
           const CwClinicProfile *profile)
{
  g_autofree char *to =
    profile->address != NULL
      /* Translators: the clinic, and its address. */
      ? g_strdup_printf (_("To %s, %s"), profile->name, profile->address)
      : g_strdup_printf (_("To %s"), profile->name);

  cw_pages_add_break (pages);
  cw_pages_add_text (pages, CW_TEXT_TITLE, _("Reply"));
  cw_pages_add_text (pages, CW_TEXT_BODY, to);
  cw_document_text_add_patient (pages, patient, patient->birth_date);
  add_answers (pages, request);
  add_limits (pages);
  add_doctor (pages);
}

CwDocument *
cw_clearance_letter_new (const CwPatient *patient,
                         const CwClearanceRequest *request,
                         const CwClinicProfile *profile,
                         CwDate date,
                         gboolean large_print)
{
  g_autofree char *name = cw_patient_get_display_name (patient);
  g_autofree char *day = cw_date_format (request->asked_on);
  g_autofree char *footer =
    /* Translators: a patient, and a date. */
    g_strdup_printf (_("%s · clearance request of %s"), name, day);
  CwDocument *document = cw_document_new (
    _("Clearance request"), profile, date,
    large_print ? CW_DOCUMENT_TEXT_LARGE : TEXT_SIZE, footer);
  CwPages *pages = cw_document_get_pages (document);

  cw_document_add_letterhead (document, profile, NULL);
  add_address (pages, request);
  cw_pages_add_text (pages, CW_TEXT_TITLE, _("May this patient do BFR?"));
  cw_document_text_add_patient (pages, patient, patient->birth_date);
  add_words (pages, "LETTER_WHAT");
  add_findings (pages, request);
  add_plan (pages, request);
  add_words (pages, "LETTER_ASK");
  add_end (pages, request, profile);
  add_reply (pages, patient, request, profile);
  return document;
}
