/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>

#include "base/quantity.h"

G_DEFINE_QUARK (cw-command-error-quark, cw_command_error)

int
cw_command_fail (int status, const GError *error)
{
  fprintf (stderr, "cuffwise: %s\n", error->message);
  return status;
}

int
cw_command_print (const char *text)
{
  g_autoptr (GError) error = NULL;

  if (fprintf (stdout, "%s\n", text) >= 0 && fflush (stdout) == 0)
    return CW_COMMAND_DONE;
  g_set_error (&error, G_FILE_ERROR, g_file_error_from_errno (errno),
               _ ("Cannot write to standard output: %s"), g_strerror (errno));
  return cw_command_fail (CW_COMMAND_FAILED, error);
}

static int
print_help (const CwCommand *self, GOptionContext *context)
{
  g_autofree char *name = g_strconcat ("cuffwise ", self->words, NULL);
  g_autofree char *help = NULL;

  /* GOption names no words between the program and its options. */
  g_set_prgname (name);
  g_option_context_set_summary (context, _ (self->summary));
  help = g_option_context_get_help (context, TRUE, NULL);
  return cw_command_print (g_strchomp (help));
}

static gboolean
check_operands (const CwCommand *self, GStrv operands, GError **error)
{
  if (g_strv_length (operands) == self->n_operands)
    return TRUE;
  if (self->n_operands == 0)
    /* Translators: the name of a command. */
    g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                 _ ("“%s” takes options only."), self->words);
  else
    /* Translators: the name of a command, then what must follow it. */
    g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                 _ ("“%s” needs %s and nothing else."), self->words,
                 self->operands);
  return FALSE;
}

/* g_option_context_parse_strv() takes the first one for the program's name. */
static void
drop_first (GStrv arguments)
{
  g_free (arguments[0]);
  for (gsize i = 0; arguments[i] != NULL; i++)
    arguments[i] = arguments[i + 1];
}

/* One command is run in the life of the program. */
static char *passphrase_fd;

const char *
cw_command_get_passphrase_fd (void)
{
  return passphrase_fd;
}

gboolean
cw_command_parse (const CwCommand *self,
                  const GOptionEntry *entries,
                  GStrv *arguments,
                  int *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (self->operands);
  g_autoptr (GError) error = NULL;
  gboolean help = FALSE;
  const GOptionEntry own_entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("Say how it is used"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };
  const GOptionEntry clinic_entries[] = {
    { "passphrase-fd", 0, 0, G_OPTION_ARG_STRING, &passphrase_fd,
      N_ ("Read the passphrase from this file descriptor, not the terminal"),
      N_ ("N") },
    G_OPTION_ENTRY_NULL,
  };

  /* Its own help would end the program. */
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, own_entries, GETTEXT_PACKAGE);
  if (self->opens_clinic)
    g_option_context_add_main_entries (context, clinic_entries,
                                       GETTEXT_PACKAGE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse_strv (context, arguments, &error)) {
    drop_first (*arguments);
    if (help) {
      *status = print_help (self, context);
      return FALSE;
    }
    if (check_operands (self, *arguments, &error))
      return TRUE;
  }
  *status = cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  return FALSE;
}

gboolean
cw_command_require (const char *option, const char *text, GError **error)
{
  if (text != NULL)
    return TRUE;
  /* Translators: the name of an option. */
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("%s is missing."), option);
  return FALSE;
}

gboolean
cw_command_number (const char *option,
                   const char *text,
                   double minimum,
                   double maximum,
                   double *number,
                   GError **error)
{
  g_autofree char *low = cw_number_format_ascii (minimum, 2);
  g_autofree char *high = cw_number_format_ascii (maximum, 2);
  double value;

  if (!cw_command_require (option, text, error))
    return FALSE;
  if (!cw_number_parse_ascii (text, &value) || value < minimum
      || value > maximum) {
    /* Translators: the name of an option, what was typed, two numbers. */
    g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                 _ ("%s: “%s” is not a number between %s and %s."), option,
                 text, low, high);
    return FALSE;
  }
  *number = value;
  return TRUE;
}

gboolean
cw_command_integer (const char *option,
                    const char *text,
                    gint64 minimum,
                    gint64 maximum,
                    gint64 *number,
                    GError **error)
{
  double value;

  if (!cw_command_number (option, text, minimum, maximum, &value, error))
    return FALSE;
  *number = (gint64) value;
  if ((double) *number == value)
    return TRUE;
  /* Translators: the name of an option, what was typed. */
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("%s: “%s” is not a whole number."), option, text);
  return FALSE;
}

gboolean
cw_command_check_there (const char *path, GError **error)
{
  if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return TRUE;
  /* Translators: a file. */
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("%s: there is no such file."), path);
  return FALSE;
}

gboolean
cw_command_check_new (const char *path, GError **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS)
      && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    return TRUE;
  /* Translators: a file. */
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("%s exists already; name a new file."), path);
  return FALSE;
}
