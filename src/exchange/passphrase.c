/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/clinic-argument.h"
#include "exchange/command.h"
#include "exchange/passphrase-argument.h"
#include "store/clinic-keyring.h"
#include "store/secret.h"

typedef struct {
  char *who;
  gboolean remove, code;
} Options;

/* Needs no passphrase. */
static int
list_people (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwKeyring) keyring = NULL;
  g_autoptr (GString) list = g_string_new (NULL);

  if (!cw_keyring_exists (path)) {
    /* Translators: a file. */
    g_set_error (&error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                 _ ("%s is not encrypted."), path);
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  }
  keyring = cw_keyring_load (path, &error);
  if (keyring == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  for (guint i = 0; i < cw_keyring_get_n_people (keyring); i++) {
    gint64 id = cw_keyring_get_person (keyring, i);
    g_autofree char *name = cw_keyring_dup_name (keyring, id);

    g_string_append_printf (list, "%s%d %s", i > 0 ? "\n" : "", (int) id,
                            name != NULL ? name : "");
  }
  return cw_command_print (list->str);
}

static gboolean
set_passphrase (CwClinic *clinic,
                CwKeyring *keyring,
                const CwClinician *clinician,
                GError **error)
{
  g_autoptr (CwPassphrase) passphrase = cw_passphrase_argument_read (
    cw_command_get_passphrase_fd (), TRUE, error);

  return passphrase != NULL
         && cw_keyring_set_slot (keyring, clinician->id, clinician->name,
                                 passphrase, error)
         && cw_clinic_save_keyring (clinic, keyring, CW_KEYRING_PASSPHRASE_SET,
                                    clinician->id, error);
}

static gboolean
change_person (CwClinic *clinic,
               CwKeyring *keyring,
               const Options *options,
               GError **error)
{
  g_autoptr (CwClinician) clinician
    = cw_clinic_argument_find_clinician (clinic, options->who, error);

  if (clinician == NULL)
    return FALSE;
  if (!options->remove)
    return set_passphrase (clinic, keyring, clinician, error);
  return cw_keyring_remove_slot (keyring, clinician->id, error)
         && cw_clinic_save_keyring (clinic, keyring,
                                    CW_KEYRING_PASSPHRASE_REMOVED,
                                    clinician->id, error);
}

static gboolean
renew_code (CwClinic *clinic, CwKeyring *keyring, GError **error)
{
  char *code = cw_keyring_make_recovery_code (keyring, error);
  gboolean success
    = code != NULL
      && cw_clinic_save_keyring (clinic, keyring, CW_KEYRING_RECOVERY_CODE_SET,
                                 CW_KEYRING_RECOVERY, error)
      && cw_command_print (code) == CW_COMMAND_DONE;

  cw_secret_free (code);
  return success;
}

static int
change (const char *path, const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic = cw_clinic_argument_open ("FILE", path, &error);
  g_autoptr (CwKeyring) keyring = NULL;
  gboolean success;

  if (clinic == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (!cw_clinic_is_encrypted (clinic))
    return list_people (path);
  keyring = cw_keyring_load (path, &error);
  success = keyring != NULL
            && (options->code ? renew_code (clinic, keyring, &error)
                              : change_person (clinic, keyring, options, &error));
  return success ? CW_COMMAND_DONE
                 : cw_command_fail (CW_COMMAND_BAD_INPUT, error);
}

static int
passphrase (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autofree char *who = NULL;
  Options options = { 0 };
  int status;
  const GOptionEntry entries[] = {
    { "clinician", 0, 0, G_OPTION_ARG_STRING, &who,
      N_ ("Who gets a passphrase: the name or number of the record"),
      N_ ("WHO") },
    { "remove", 0, 0, G_OPTION_ARG_NONE, &options.remove,
      N_ ("Take it from that person"), NULL },
    { "recovery-code", 0, 0, G_OPTION_ARG_NONE, &options.code,
      N_ ("Print a new recovery code; the old one ends"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  options.who = who;
  if (who == NULL && !options.remove && !options.code)
    return list_people (operands[0]);
  return change (operands[0], &options);
}

const CwCommand cw_passphrase_command = {
  .words = "passphrase",
  .operands = "FILE",
  .n_operands = 1,
  .opens_clinic = TRUE,
  .summary = N_ ("List who can open an encrypted clinic file, or change that"),
  .run = passphrase,
};
