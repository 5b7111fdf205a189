/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/clinic-argument.h"
#include "exchange/command.h"
#include "exchange/outcomes-csv.h"
#include "exchange/progress-argument.h"
#include "exchange/sets-csv.h"

static const char *const endings[] = { ".csv", NULL };

static char *
write_rows (const CwProgressArgument *argument, gboolean of_sets)
{
  return of_sets ? cw_sets_csv_write (argument->patient, argument->chosen)
                 : cw_outcomes_csv_write (argument->patient, argument->scores,
                                          argument->first, argument->last);
}

static int
run (const CwCommand *self, char **arguments, gboolean of_sets)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_auto (CwProgressOptions) options = { NULL };
  g_autofree char *output = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (CwProgressArgument) argument = NULL;
  g_autoptr (GError) error = NULL;
  int status;
#define OUTPUT_ENTRY                                                           \
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,                          \
    N_ ("Where to, a .csv"), N_ ("FILE") }
  const GOptionEntry set_entries[] = {
    CW_PROGRESS_ENTRIES (
        options, N_ ("Which exercise, as LEG_EXT; all of them when not given")),
    OUTPUT_ENTRY,
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry score_entries[] = {
    CW_PATIENT_DAYS_ENTRIES (options),
    OUTPUT_ENTRY,
    G_OPTION_ENTRY_NULL,
  };
#undef OUTPUT_ENTRY

  if (!cw_command_parse (self, of_sets ? set_entries : score_entries, &operands,
                         &status))
    return status;
  if (cw_clinic_argument_check_output (output, endings, &error))
    argument = cw_progress_argument_new (&options, of_sets, &error);
  if (argument == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  csv = write_rows (argument, of_sets);
  if (!g_file_set_contents_full (output, csv, -1,
                                 G_FILE_SET_CONTENTS_CONSISTENT, 0600, &error))
    return cw_command_fail (CW_COMMAND_FAILED, error);
  return CW_COMMAND_DONE;
}

static int
sets (const CwCommand *self, char **arguments)
{
  return run (self, arguments, TRUE);
}

static int
outcomes (const CwCommand *self, char **arguments)
{
  return run (self, arguments, FALSE);
}

const CwCommand cw_sets_command = {
  .words = "sets",
  .opens_clinic = TRUE,
  .operands = "",
  .summary = N_ ("Write a patient's sets as CSV, a row for each"),
  .run = sets,
};

const CwCommand cw_outcomes_command = {
  .words = "outcomes",
  .opens_clinic = TRUE,
  .operands = "",
  .summary = N_ ("Write a patient's outcome scores as CSV, a row for each"),
  .run = outcomes,
};
