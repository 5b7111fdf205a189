/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/command.h"
#include "exchange/keyring-argument.h"
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
  if (!cw_command_check_there (operands[0], &error)
      || !cw_command_check_new (operands[1], &error))
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (!cw_keyring_argument_unlock (operands[0], NULL, &error))
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (!cw_salvage (operands[0], operands[1], cw_clock_system (), NULL, &report,
                   &error))
    return cw_command_fail (CW_COMMAND_FAILED, error);
  text = g_strjoinv ("\n", report);
  return cw_command_print (text);
}

const CwCommand cw_salvage_command = {
  .words = "salvage",
  .opens_clinic = TRUE,
  .operands = "FILE NEW",
  .n_operands = 2,
  .summary = N_ ("Read what can be read of a damaged clinic into a new file"),
  .run = salvage,
};
