/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/command-line.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/command.h"

static const CwCommand *const commands[] = {
  &cw_evaluate_screening_command,
  &cw_evaluate_dose_command,
  &cw_evaluate_sets_command,
  &cw_evaluate_validity_command,
  &cw_evaluate_progression_command,
  &cw_estimate_aop_command,
  &cw_estimate_1rm_command,
  &cw_demo_command,
  &cw_check_command,
  &cw_backup_command,
  &cw_restore_command,
  &cw_salvage_command,
  &cw_encrypt_command,
  &cw_passphrase_command,
  &cw_audit_log_command,
  &cw_export_command,
  &cw_erase_command,
  &cw_evidence_command,
  &cw_handout_command,
  &cw_consent_form_command,
  &cw_screening_record_command,
  &cw_screening_draft_command,
  &cw_progress_report_command,
  &cw_visit_note_command,
  &cw_clearance_letter_command,
  &cw_chart_command,
  &cw_sets_command,
  &cw_outcomes_command,
};

/* How many of the arguments are the words of the command's name; 0 when it is
 * another command. */
static guint
match (const CwCommand *command, char **arguments)
{
  g_auto (GStrv) words = g_strsplit (command->words, " ", -1);
  guint n_words = 0;

  for (; words[n_words] != NULL; n_words++)
    if (g_strcmp0 (arguments[n_words], words[n_words]) != 0)
      return 0;
  return n_words;
}

static gboolean
is_first_word (const CwCommand *command, const char *word)
{
  gsize length = strlen (word);

  return strncmp (command->words, word, length) == 0
         && strchr (" ", command->words[length]) != NULL;
}

static char *
list_commands (const char *word)
{
  GString *list = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (is_first_word (commands[i], word))
      g_string_append_printf (list, "  cuffwise %s %s\n      %s\n",
                              commands[i]->words, commands[i]->operands,
                              _ (commands[i]->summary));
  return g_string_free (list, FALSE);
}

/* The first word is of ours and the second is not. */
static int
explain (char **arguments)
{
  g_autofree char *list = list_commands (arguments[0]);
  g_autoptr (GError) error = NULL;

  if (g_strcmp0 (arguments[1], "--help") == 0
      || g_strcmp0 (arguments[1], "-h") == 0)
    return cw_command_print (g_strchomp (list));
  /* Translators: a word of the command line, twice. */
  g_set_error (&error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("“%s” must be followed by what to do; see cuffwise %s "
                  "--help."),
               arguments[0], arguments[0]);
  return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
}

int
cw_command_line_run (int argc, char **argv, gboolean *handled)
{
  gboolean known = FALSE;

  g_return_val_if_fail (argv != NULL && handled != NULL, CW_COMMAND_FAILED);

  *handled = FALSE;
  if (argc < 2)
    return CW_COMMAND_DONE;
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    guint n_words = match (commands[i], argv + 1);

    known = known || is_first_word (commands[i], argv[1]);
    if (n_words > 0) {
      *handled = TRUE;
      /* From the last word on, which stands for the program's name. */
      return commands[i]->run (commands[i], argv + n_words);
    }
  }
  *handled = known;
  return known ? explain (argv + 1) : CW_COMMAND_DONE;
}
