/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/audit-csv.h"
#include "exchange/clinic-argument.h"
#include "exchange/command.h"

typedef struct {
  char *clinic, *patient, *from, *to, *output;
} Options;

static gboolean
read_day (const char *option, const char *text, CwDate *day, GError **error)
{
  *day = CW_DATE_NONE;
  if (text == NULL || cw_date_parse (text, day))
    return TRUE;
  /* Translators: an option, and what was typed. */
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("%s: “%s” is no day such as 2026-11-21."), option, text);
  return FALSE;
}

static gboolean
write_log (const Options *options, GError **error)
{
  static const char *const endings[] = { ".csv", NULL };
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (CwPatient) patient = NULL;
  CwAuditFilter filter = { 0 };

  if (!cw_clinic_argument_check_output (options->output, endings, error)
      || !read_day ("--from", options->from, &filter.first, error)
      || !read_day ("--to", options->to, &filter.last, error))
    return FALSE;
  clinic = cw_clinic_argument_open ("--clinic", options->clinic, error);
  if (clinic == NULL)
    return FALSE;
  if (options->patient != NULL) {
    patient
      = cw_clinic_argument_find_patient (clinic, options->patient, error);
    if (patient == NULL)
      return FALSE;
    filter.patient_id = patient->id;
  } else {
    cw_clinic_argument_note_export (clinic, 0);
  }
  return cw_audit_csv_save (clinic, &filter, options->output, error);
}

static int
audit_log (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  Options options = { 0 };
  const GOptionEntry entries[] = {
    { "clinic", 0, 0, G_OPTION_ARG_FILENAME, &options.clinic,
      N_ ("The clinic's file"), N_ ("FILE") },
    { "patient", 0, 0, G_OPTION_ARG_STRING, &options.patient,
      N_ ("The patient's identifier or number"), N_ ("ID") },
    { "from", 0, 0, G_OPTION_ARG_STRING, &options.from,
      N_ ("The first day, as 2026-11-21"), N_ ("DAY") },
    { "to", 0, 0, G_OPTION_ARG_STRING, &options.to, N_ ("The last day"),
      N_ ("DAY") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("The file to write"), N_ ("OUT.csv") },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (GError) error = NULL;
  int status = CW_COMMAND_DONE;

  if (cw_command_parse (self, entries, &operands, &status)
      && !write_log (&options, &error))
    status = cw_command_fail (error->domain == CW_COMMAND_ERROR
                                ? CW_COMMAND_BAD_INPUT
                                : CW_COMMAND_FAILED,
                              error);
  g_free (options.clinic);
  g_free (options.patient);
  g_free (options.from);
  g_free (options.to);
  g_free (options.output);
  return status;
}

const CwCommand cw_audit_log_command = {
  .words = "audit-log",
  .opens_clinic = TRUE,
  .operands = "--clinic FILE -o OUT.csv",
  .n_operands = 0,
  .summary = N_ ("Write who did what and when as CSV"),
  .run = audit_log,
};
