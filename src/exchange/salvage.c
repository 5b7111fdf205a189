/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/command.h"
#include "store/salvage.h"

static int
salvage (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_auto (GStrv) report = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!cw_command_parse (self, NULL, &operands, &status))
    return status;
  if (!g_file_test (operands[0], G_FILE_TEST_IS_REGULAR)) {
    /* Translators: a file. */
    g_set_error (&error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                 _ ("%s: there is no such file."), operands[0]);
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  }
  if (g_file_test (operands[1], G_FILE_TEST_EXISTS)) {
    /* Translators: a file. */
    g_set_error (&error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                 _ ("%s exists already; name a new file."), operands[1]);
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  }
  if (!cw_salvage (operands[0], operands[1], cw_clock_system (), NULL, &report,
                   &error))
    return cw_command_fail (CW_COMMAND_FAILED, error);
  text = g_strjoinv ("\n", report);
  return cw_command_print (text);
}

const CwCommand cw_salvage_command = {
  .words = "salvage",
  .operands = "FILE NEW",
  .n_operands = 2,
  .summary = N_ ("Read what can be read of a damaged clinic into a new file"),
  .run = salvage,
};
