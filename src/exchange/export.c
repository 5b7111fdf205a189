/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/clinic-argument.h"
#include "exchange/command.h"
#include "exchange/patient-export.h"

static gboolean
export_patient (const char *path,
                const char *who,
                const char *folder,
                GError **error)
{
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (CwPatient) patient = NULL;

  if (!cw_command_require ("--output", folder, error))
    return FALSE;
  clinic = cw_clinic_argument_open ("--clinic", path, error);
  if (clinic != NULL)
    patient = cw_clinic_argument_find_patient (clinic, who, error);
  return patient != NULL
         && cw_patient_export_save (clinic, patient->id, folder, NULL, NULL,
                                    NULL, error);
}

static int export(const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autofree char *clinic = NULL;
  g_autofree char *patient = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  const GOptionEntry entries[] = {
    { "clinic", 0, 0, G_OPTION_ARG_FILENAME, &clinic, N_ ("The clinic's file"),
      N_ ("FILE") },
    { "patient", 0, 0, G_OPTION_ARG_STRING, &patient,
      N_ ("The patient's identifier or number"), N_ ("ID") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("A new folder"),
      N_ ("FOLDER") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  if (export_patient (clinic, patient, output, &error))
    return CW_COMMAND_DONE;
  return cw_command_fail (
      error->domain == CW_COMMAND_ERROR
              || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS)
          ? CW_COMMAND_BAD_INPUT
          : CW_COMMAND_FAILED,
      error);
}

const CwCommand cw_export_command = {
  .words = "export",
  .opens_clinic = TRUE,
  .operands = "",
  .n_operands = 0,
  .summary = N_ ("Write all that a clinic holds about a patient into a folder"),
  .run = export,
};
