/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/clinic-argument.h"
#include "exchange/command.h"
#include "exchange/outcomes-csv.h"
#include "exchange/progress-argument.h"

static const char *const endings[] = { ".csv", NULL };

static int
outcomes (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_auto (CwProgressOptions) options = { NULL };
  g_autofree char *output = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (CwProgressArgument) argument = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  const GOptionEntry entries[] = {
    CW_PATIENT_DAYS_ENTRIES (options),
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_ ("Where to, a .csv"),
      N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  if (cw_clinic_argument_check_output (output, endings, &error))
    argument = cw_progress_argument_new (&options, FALSE, &error);
  if (argument == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  csv = cw_outcomes_csv_write (argument->patient, argument->scores,
                               argument->first, argument->last);
  if (!g_file_set_contents_full (output, csv, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return cw_command_fail (CW_COMMAND_FAILED, error);
  return CW_COMMAND_DONE;
}

const CwCommand cw_outcomes_command = {
  .words = "outcomes",
  .operands = "",
  .summary = N_ ("Write a patient's outcome scores as CSV, a row for each"),
  .run = outcomes,
};
