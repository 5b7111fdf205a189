/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "store/keyring.h"

G_BEGIN_DECLS

/* What is done with a keyring. */
typedef enum {
  CW_KEYRING_WORK_UNLOCK,       /* with the passphrase */
  CW_KEYRING_WORK_MAKE,         /* a new one, for the person, with a code */
  CW_KEYRING_WORK_SET,          /* the person's passphrase */
  CW_KEYRING_WORK_RENEW_CODE,
} CwKeyringTask;

/**
 * CwKeyringWork:
 * @person: whose slot it is; of the one that was opened after UNLOCK
 * @name: of that person
 * @passphrase: (nullable): for RENEW_CODE
 * @keyring: as it is then; not saved
 * @code: (nullable): the recovery code that was made
 *
 * What takes some tenths of a second with a keyring, in a thread of its own.
 */
typedef struct {
  CwKeyringTask task;
  char *clinic_path;
  gint64 person;
  char *name;
  CwPassphrase *passphrase;
  CwKeyring *keyring;
  char *code;
} CwKeyringWork;

/* Takes `passphrase`.  `ready` is called with `data`; cw_long_work_finish() gives
 * the CwKeyringWork then. */
void cw_keyring_work_run (CwKeyringTask task,
                          const char *clinic_path,
                          gint64 person,
                          const char *name,
                          CwPassphrase *passphrase,
                          GAsyncReadyCallback ready,
                          gpointer data);

G_END_DECLS
