/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/clinic-argument.h"
#include "exchange/command.h"
#include "exchange/patient-papers.h"

static const char *const endings[] = { ".pdf", NULL };

static CwDocument *
load (CwPaperKind kind,
      const char *path,
      const char *who,
      gboolean large_print,
      GError **error)
{
  g_autoptr (CwClinic) clinic
    = cw_clinic_argument_open ("--clinic", path, error);
  g_autoptr (CwPatient) patient = NULL;
  g_autoptr (CwPatientPapers) papers = NULL;
  const char *gap;

  if (clinic != NULL)
    patient = cw_clinic_argument_find_patient (clinic, who, error);
  if (patient != NULL)
    papers = cw_patient_papers_load (clinic, patient->id, error);
  if (papers == NULL)
    return NULL;
  gap = cw_patient_papers_get_gap (papers, kind);
  if (gap != NULL) {
    /* Translators: a sentence on why something cannot be printed. */
    g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                 _ ("--patient: %s"), gap);
    return NULL;
  }
  return cw_patient_papers_make (papers, kind, large_print);
}

static int
print (const CwCommand *self, char **arguments, CwPaperKind kind)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autofree char *clinic = NULL;
  g_autofree char *patient = NULL;
  g_autofree char *output = NULL;
  gboolean large_print = FALSE;
  g_autoptr (CwDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  const GOptionEntry entries[] = {
    { "clinic", 0, 0, G_OPTION_ARG_FILENAME, &clinic,
      N_ ("The clinic's file"), N_ ("FILE") },
    { "patient", 0, 0, G_OPTION_ARG_STRING, &patient,
      N_ ("The patient's identifier or number"), N_ ("ID") },
    { "large-print", 0, 0, G_OPTION_ARG_NONE, &large_print,
      N_ ("In 16 point text"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to, a .pdf"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  if (cw_clinic_argument_check_output (output, endings, &error))
    document = load (kind, clinic, patient, large_print, &error);
  if (document == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (!cw_document_save_pdf (document, output, &error))
    return cw_command_fail (CW_COMMAND_FAILED, error);
  return CW_COMMAND_DONE;
}

static int
print_handout (const CwCommand *self, char **arguments)
{
  return print (self, arguments, CW_PAPER_KIND_HANDOUT);
}

const CwCommand cw_handout_command = {
  .words = "handout",
  .opens_clinic = TRUE,
  .operands = "",
  .summary = N_ ("Write the handout of a patient's current plan as a PDF"),
  .run = print_handout,
};

static int
print_consent_form (const CwCommand *self, char **arguments)
{
  return print (self, arguments, CW_PAPER_KIND_CONSENT_FORM);
}

const CwCommand cw_consent_form_command = {
  .words = "consent-form",
  .opens_clinic = TRUE,
  .operands = "",
  .summary = N_ ("Write the form on which a patient agrees as a PDF"),
  .run = print_consent_form,
};

static int
print_screening_record (const CwCommand *self, char **arguments)
{
  return print (self, arguments, CW_PAPER_KIND_SCREENING_RECORD);
}

const CwCommand cw_screening_record_command = {
  .words = "screening-record",
  .opens_clinic = TRUE,
  .operands = "",
  .summary = N_ ("Write a patient's last signed screening as a PDF"),
  .run = print_screening_record,
};

static int
print_screening_draft (const CwCommand *self, char **arguments)
{
  return print (self, arguments, CW_PAPER_KIND_SCREENING_DRAFT);
}

const CwCommand cw_screening_draft_command = {
  .words = "screening-draft",
  .opens_clinic = TRUE,
  .operands = "",
  .summary = N_ ("Write a patient's unfinished screening as a PDF"),
  .run = print_screening_draft,
};

static int
print_clearance_letter (const CwCommand *self, char **arguments)
{
  return print (self, arguments, CW_PAPER_KIND_CLEARANCE_LETTER);
}

const CwCommand cw_clearance_letter_command = {
  .words = "clearance-letter",
  .opens_clinic = TRUE,
  .operands = "",
  .summary = N_ ("Write the last letter that asks for a clearance as a PDF"),
  .run = print_clearance_letter,
};

static int
print_progress_report (const CwCommand *self, char **arguments)
{
  return print (self, arguments, CW_PAPER_KIND_PROGRESS_REPORT);
}

const CwCommand cw_progress_report_command = {
  .words = "progress-report",
  .opens_clinic = TRUE,
  .operands = "",
  .summary = N_ ("Write how a patient has got on, for a referrer, as a PDF"),
  .run = print_progress_report,
};
