/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/clinic-argument.h"
#include "exchange/command.h"
#include "exchange/passphrase-argument.h"
#include "store/encryption.h"
#include "store/secret.h"

/* Who can open it from now on. */
static CwClinician *
find_person (const char *path, const char *text, GError **error)
{
  g_autoptr (CwClinic) clinic = cw_clinic_argument_open ("FILE", path, error);

  return clinic != NULL
           ? cw_clinic_argument_find_clinician (clinic, text, error)
           : NULL;
}

static gboolean
fill (CwKeyring *keyring,
      const CwClinician *clinician,
      char **code,
      GError **error)
{
  g_autoptr (CwPassphrase) passphrase = cw_passphrase_argument_read (
    cw_command_get_passphrase_fd (), TRUE, error);

  if (passphrase == NULL
      || !cw_keyring_set_slot (keyring, clinician->id, clinician->name,
                               passphrase, error))
    return FALSE;
  *code = cw_keyring_make_recovery_code (keyring, error);
  return *code != NULL;
}

static int
print_done (const char *code)
{
  g_autofree char *text = g_strdup_printf (
    /* Translators: a code, and sentences about what is left to do. */
    _ ("The clinic file is encrypted.\n"
       "Its recovery code is %s: write it down now and keep it where the "
       "computer is not. It is shown only once, and without it and without a "
       "passphrase nobody can read the file.\n%s"),
    code, cw_encryption_get_remains ());

  return cw_command_print (text);
}

static int
encrypt (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autofree char *who = NULL;
  g_autoptr (CwClinician) clinician = NULL;
  g_autoptr (CwKeyring) keyring = NULL;
  char *code = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  const GOptionEntry entries[] = {
    { "clinician", 0, 0, G_OPTION_ARG_STRING, &who,
      N_ ("Whose passphrase it is: the name or number of the record"),
      N_ ("WHO") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  clinician = find_person (operands[0], who, &error);
  if (clinician == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  keyring = cw_keyring_new ();
  if (!fill (keyring, clinician, &code, &error))
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (cw_encryption_apply (operands[0], keyring, cw_clock_system (), NULL,
                           &error))
    status = print_done (code);
  else
    status = cw_command_fail (CW_COMMAND_FAILED, error);
  cw_secret_free (code);
  return status;
}

const CwCommand cw_encrypt_command = {
  .words = "encrypt",
  .operands = "FILE",
  .n_operands = 1,
  .opens_clinic = TRUE,
  .summary = N_ ("Encrypt a clinic file with a passphrase, and print a "
                 "recovery code"),
  .run = encrypt,
};
