/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "documents/handout.h"
#include "exchange/clinic-argument.h"
#include "exchange/command.h"

static const char *const endings[] = { ".pdf", NULL };

/* The handout of the patient's current plan; NULL and an error when there is
 * none, or the clinic has no name to print. */
static CwDocument *
make_handout (CwClinic *clinic,
              const CwPatient *patient,
              gboolean large_print,
              GError **error)
{
  g_autoptr (CwPatientOverview) overview
    = cw_clinic_load_overview (clinic, patient->id, error);
  g_autoptr (CwClinicProfile) profile = NULL;
  GError *profile_error = NULL;

  if (overview == NULL)
    return NULL;
  if (overview->plan == NULL) {
    g_set_error_literal (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                         _ ("--patient: there is no plan to print yet."));
    return NULL;
  }
  profile = cw_clinic_load_profile (clinic, &profile_error);
  if (profile == NULL) {
    if (profile_error != NULL)
      g_propagate_error (error, profile_error);
    else
      g_set_error_literal (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                           _ ("--clinic: the clinic has no name and phone yet; "
                              "a handout needs them."));
    return NULL;
  }
  return cw_handout_new (patient, overview->plan, profile,
                         cw_clinic_get_today (clinic), large_print);
}

static CwDocument *
load (const char *path, const char *who, gboolean large_print, GError **error)
{
  g_autoptr (CwClinic) clinic
    = cw_clinic_argument_open ("--clinic", path, error);
  g_autoptr (CwPatient) patient = NULL;

  if (clinic != NULL)
    patient = cw_clinic_argument_find_patient (clinic, who, error);
  return patient != NULL ? make_handout (clinic, patient, large_print, error)
                         : NULL;
}

static int
handout (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autofree char *clinic = NULL;
  g_autofree char *patient = NULL;
  g_autofree char *output = NULL;
  gboolean large_print = FALSE;
  g_autoptr (CwDocument) pages = NULL;
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
    pages = load (clinic, patient, large_print, &error);
  if (pages == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (!cw_document_save_pdf (pages, output, &error))
    return cw_command_fail (CW_COMMAND_FAILED, error);
  return CW_COMMAND_DONE;
}

const CwCommand cw_handout_command = {
  .words = "handout",
  .operands = "",
  .summary = N_ ("Write the handout of a patient's current plan as a PDF"),
  .run = handout,
};
