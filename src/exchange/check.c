/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/clinic-argument.h"
#include "exchange/command.h"

/* What was found, then what could not be checked, then how far the audit log goes:
 * for whoever keeps that elsewhere. */
static int
print_answer (CwClinic *clinic, gboolean sound, GStrv problems, GStrv notes)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autofree char *head = cw_clinic_get_audit_head (clinic, NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) all = NULL;

  if (sound)
    g_strv_builder_add (lines, _ ("All is sound."));
  g_strv_builder_addv (lines, (const char **) problems);
  g_strv_builder_addv (lines, (const char **) notes);
  if (head != NULL)
    g_strv_builder_add (lines, head);
  all = g_strv_builder_end (lines);
  text = g_strjoinv ("\n", all);
  cw_command_print (text);
  return sound ? CW_COMMAND_DONE : CW_COMMAND_FAILED;
}

static int
check (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_auto (GStrv) problems = NULL;
  g_auto (GStrv) notes = NULL;
  gboolean sound;
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!cw_command_parse (self, NULL, &operands, &status))
    return status;
  clinic = cw_clinic_argument_open (self->operands, operands[0], &error);
  if (clinic == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  sound = cw_clinic_check_record (clinic, FALSE, NULL, NULL, NULL, &problems,
                                  &notes, &error);
  if (error != NULL)
    return cw_command_fail (CW_COMMAND_FAILED, error);
  return print_answer (clinic, sound, problems, notes);
}

const CwCommand cw_check_command = {
  .words = "check",
  .opens_clinic = TRUE,
  .operands = "FILE",
  .n_operands = 1,
  .summary = N_ ("Check a clinic; list on standard output what is wrong"),
  .run = check,
};
