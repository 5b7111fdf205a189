/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/clinic-argument.h"
#include "exchange/command.h"
#include "exchange/passphrase-argument.h"
#include "store/backup.h"

typedef struct {
  char *output;
  gboolean encrypt;
} Options;

static gboolean
check (const char *path, const Options *options, GError **error)
{
  g_autoptr (CwClinic) clinic = NULL;

  if (options->encrypt
      && !cw_command_require ("--output", options->output, error))
    return FALSE;
  if (options->output != NULL && !cw_command_check_new (options->output, error))
    return FALSE;
  clinic = cw_clinic_argument_open ("FILE", path, error);
  return clinic != NULL;
}

/* An archive is all of the clinic, on its way out. */
static void
note_archive (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic
      = cw_clinic_argument_open ("FILE", path, &error);

  if (clinic == NULL || !cw_clinic_note_archive (clinic, &error))
    g_message ("%s", error->message);
}

static CwBackup *
make (const char *path,
      const Options *options,
      const CwPassphrase *passphrase,
      GError **error)
{
  g_autofree char *folder = cw_backup_get_default_folder (path);

  if (options->encrypt)
    return cw_backup_make_archive (path, folder, options->output, passphrase,
                                   cw_clock_system (), NULL, NULL, NULL, error);
  if (options->output != NULL)
    return cw_backup_make_as (path, options->output, cw_clock_system (), NULL,
                              NULL, NULL, error);
  return cw_backup_make (path, folder, cw_clock_system (), NULL, NULL, NULL,
                         error);
}

static int
run (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  Options options = { 0 };
  g_autoptr (CwPassphrase) passphrase = NULL;
  g_autoptr (CwBackup) backup = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("The new file; in the folder “backups” beside the clinic file when "
          "not given"),
      N_ ("OUT") },
    { "encrypt", 0, 0, G_OPTION_ARG_NONE, &options.encrypt,
      N_ ("Write an archive that is encrypted by a passphrase, of a new "
          "backup"),
      NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  if (!check (operands[0], &options, &error)) {
    status = CW_COMMAND_BAD_INPUT;
  } else if (options.encrypt
             && (passphrase = cw_passphrase_argument_read (
                     cw_command_get_passphrase_fd (), TRUE, &error))
                    == NULL) {
    status = CW_COMMAND_BAD_INPUT;
  } else {
    backup = make (operands[0], &options, passphrase, &error);
    status = CW_COMMAND_FAILED;
    if (backup != NULL && options.encrypt)
      note_archive (operands[0]);
  }
  status = backup != NULL ? cw_command_print (options.encrypt ? options.output
                                                              : backup->path)
                          : cw_command_fail (status, error);
  g_free (options.output);
  return status;
}

const CwCommand cw_backup_command = {
  .words = "backup",
  .opens_clinic = TRUE,
  .operands = "FILE",
  .n_operands = 1,
  .summary = N_ ("Make a backup of a clinic and check it; name it on standard "
                 "output"),
  .run = run,
};
