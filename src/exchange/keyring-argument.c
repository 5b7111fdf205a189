/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/keyring-argument.h"

#include "exchange/command.h"
#include "exchange/passphrase-argument.h"
#include "store/clinic-keyring.h"

gboolean
cw_keyring_argument_unlock (const char *clinic_path,
                            gboolean *recovered,
                            GError **error)
{
  g_autoptr (CwKeyring) keyring = NULL;
  g_autoptr (CwPassphrase) passphrase = NULL;
  gint64 opened_by;

  if (recovered != NULL)
    *recovered = FALSE;
  if (!cw_clinic_file_needs_passphrase (clinic_path))
    return TRUE;
  keyring = cw_keyring_load (clinic_path, error);
  if (keyring == NULL)
    return FALSE;
  passphrase = cw_passphrase_argument_read (cw_command_get_passphrase_fd (),
                                            FALSE, error);
  if (passphrase == NULL
      || !cw_keyring_unlock (keyring, CW_KEYRING_RECOVERY, passphrase,
                             &opened_by, error))
    return FALSE;
  if (recovered != NULL)
    *recovered = opened_by == CW_KEYRING_RECOVERY;
  return TRUE;
}
