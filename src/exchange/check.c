/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/clinic-argument.h"
#include "exchange/command.h"

static int
check (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_auto (GStrv) problems = NULL;
  g_autofree char *list = NULL;
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!cw_command_parse (self, NULL, &operands, &status))
    return status;
  clinic = cw_clinic_argument_open (self->operands, operands[0], &error);
  if (clinic == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (cw_clinic_check (clinic, &problems, &error))
    return cw_command_print (_ ("All is sound."));
  if (error != NULL)
    return cw_command_fail (CW_COMMAND_FAILED, error);
  list = g_strjoinv ("\n", problems);
  cw_command_print (list);
  return CW_COMMAND_FAILED;
}

const CwCommand cw_check_command = {
  .words = "check",
  .operands = "FILE",
  .n_operands = 1,
  .summary = N_ ("Check a clinic; list on standard output what is wrong"),
  .run = check,
};
