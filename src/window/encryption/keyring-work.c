/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/encryption/keyring-work.h"

#include "store/secret.h"
#include "window/common/long-work.h"

static void
keyring_work_free (gpointer data)
{
  CwKeyringWork *work = data;

  g_free (work->clinic_path);
  g_free (work->name);
  g_clear_pointer (&work->passphrase, cw_passphrase_free);
  g_clear_pointer (&work->keyring, cw_keyring_free);
  cw_secret_free (work->code);
  g_free (work);
}

static gboolean
set_slot (CwKeyringWork *work, GError **error)
{
  return cw_keyring_set_slot (work->keyring, work->person, work->name,
                              work->passphrase, error);
}

static gboolean
make_code (CwKeyringWork *work, GError **error)
{
  work->code = cw_keyring_make_recovery_code (work->keyring, error);
  return work->code != NULL;
}

static gboolean
work_cb (gpointer data,
         CwWorkProgress progress,
         gpointer progress_data,
         GCancellable *cancellable,
         GError **error)
{
  CwKeyringWork *work = data;

  work->keyring = work->task == CW_KEYRING_WORK_MAKE
                    ? cw_keyring_new ()
                    : cw_keyring_load (work->clinic_path, error);
  if (work->keyring == NULL)
    return FALSE;
  switch (work->task) {
  case CW_KEYRING_WORK_UNLOCK:
    return cw_keyring_unlock (work->keyring, CW_KEYRING_RECOVERY,
                              work->passphrase, &work->person, error);
  case CW_KEYRING_WORK_MAKE:
    return set_slot (work, error) && make_code (work, error);
  case CW_KEYRING_WORK_SET:
    return set_slot (work, error);
  case CW_KEYRING_WORK_RENEW_CODE:
  default:
    return make_code (work, error);
  }
}

void
cw_keyring_work_run (CwKeyringTask task,
                     const char *clinic_path,
                     gint64 person,
                     const char *name,
                     CwPassphrase *passphrase,
                     GAsyncReadyCallback ready,
                     gpointer data)
{
  CwKeyringWork *work = g_new0 (CwKeyringWork, 1);

  work->task = task;
  work->clinic_path = g_strdup (clinic_path);
  work->person = person;
  work->name = g_strdup (name);
  work->passphrase = passphrase;
  cw_long_work_run (work_cb, work, keyring_work_free, NULL, NULL, ready, data);
}
