/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/command.h"
#include "exchange/keyring-argument.h"
#include "exchange/passphrase-argument.h"
#include "store/clinic.h"
#include "store/restore.h"
#include "store/sealed-archive.h"

/* What could not be checked is said; all else has been. */
static int
print_notes (const CwRestore *restore)
{
  g_autofree char *text
      = restore->notes != NULL ? g_strjoinv ("\n", restore->notes) : NULL;

  return text == NULL || *text == '\0' ? CW_COMMAND_DONE
                                       : cw_command_print (text);
}

static gboolean
is_input_wrong (const GError *error)
{
  return g_error_matches (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_OURS)
         || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
}

static int
restore (const char *backup_path,
         const char *new_path,
         const CwPassphrase *passphrase)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwRestore) restore
      = cw_restore_prepare (backup_path, passphrase, new_path,
                            cw_clock_system (), NULL, NULL, NULL, &error);

  if (restore != NULL && cw_restore_finish (restore, NULL, NULL, &error))
    return print_notes (restore);
  return cw_command_fail (
      is_input_wrong (error) ? CW_COMMAND_BAD_INPUT : CW_COMMAND_FAILED, error);
}

static int
run (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autoptr (CwPassphrase) passphrase = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!cw_command_parse (self, NULL, &operands, &status))
    return status;
  if (!cw_command_check_there (operands[0], &error)
      || !cw_command_check_new (operands[1], &error))
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (cw_sealed_archive_is_one (operands[0])) {
    passphrase = cw_passphrase_argument_read (cw_command_get_passphrase_fd (),
                                              FALSE, &error);
    if (passphrase == NULL)
      return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  } else if (!cw_keyring_argument_unlock (operands[0], NULL, &error)) {
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  }
  return restore (operands[0], operands[1], passphrase);
}

const CwCommand cw_restore_command = {
  .words = "restore",
  .opens_clinic = TRUE,
  .operands = "BACKUP NEW",
  .n_operands = 2,
  .summary = N_ ("Check a backup, or an encrypted archive, and make a new "
                 "clinic file of it"),
  .run = run,
};
