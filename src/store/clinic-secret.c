/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/authorization.h"
#include "store/clinic-private.h"
#include "store/clinician-table.h"
#include "store/secret-table.h"
#include "store/secret.h"

gboolean
cw_clinic_has_secret (CwClinic *self, gint64 clinician_id)
{
  g_autofree char *hash = NULL;
  g_autofree char *code_hash = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  return cw_secret_table_load (cw_clinic_get_database (self), clinician_id,
                               &hash, &code_hash, NULL)
         && hash != NULL;
}

gboolean
cw_clinic_validate_secret (const char *secret, GError **error)
{
  g_return_val_if_fail (secret != NULL, FALSE);

  return cw_secret_validate (secret, error);
}

typedef struct {
  gint64 clinician_id;
  gboolean first; /* of the clinic */
  char *secret;
  char *code; /* NULL for who gets none */
  char *hash, *code_hash;
} Setting;

static void
setting_free (Setting *setting)
{
  cw_secret_free (setting->secret);
  cw_secret_free (setting->code);
  g_free (setting->hash);
  g_free (setting->code_hash);
  g_free (setting);
}

static void
hash_in_thread (GTask *task,
                gpointer source,
                gpointer data,
                GCancellable *cancellable)
{
  Setting *setting = data;
  char *code = NULL;
  GError *error = NULL;

  setting->hash = cw_secret_hash (setting->secret, &error);
  if (setting->hash != NULL && setting->code != NULL) {
    code = cw_secret_normalize_code (setting->code);
    setting->code_hash = cw_secret_hash (code, &error);
    cw_secret_free (code);
  }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* One's own, an administrator anybody's, while there is none anybody the first.
 */
static gboolean
check_setting (CwClinic *self, Setting *setting, GError **error)
{
  const CwClinician *person = cw_clinic_get_signed_in (self);
  g_autoptr (CwClinician) clinician = cw_clinician_table_load (
      cw_clinic_get_database (self), setting->clinician_id, error);

  if (clinician == NULL || !cw_secret_validate (setting->secret, error)
      || !cw_clinic_check_writable (self, error)
      || !cw_clinic_check_right (self,
                                 person != NULL
                                         && person->id == setting->clinician_id
                                     ? CW_RIGHT_RECORD
                                     : CW_RIGHT_ADMINISTER,
                                 error))
    return FALSE;
  /* Whoever finds a computer open takes nobody's place. */
  if (!cw_clinic_was_recovered (self)
      && !cw_clinic_take_confirmation (self, error))
    return FALSE;
  setting->first = person == NULL;
  if (setting->first || clinician->role == CW_CLINICIAN_ADMINISTRATOR)
    setting->code = cw_secret_make_code ();
  return TRUE;
}

/* Whoever sets the first secret lets the others in. */
static gboolean
make_administrator (CwClinic *self, CwClinician *clinician, GError **error)
{
  gint64 id;

  if (clinician->role == CW_CLINICIAN_ADMINISTRATOR)
    return TRUE;
  clinician->role = CW_CLINICIAN_ADMINISTRATOR;
  return cw_clinician_table_save (cw_clinic_get_database (self), clinician,
                                  cw_clinic_get_time (self), &id, error);
}

static gboolean
save_setting (CwClinic *self, const Setting *setting, GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  gboolean first = setting->first;
  g_autoptr (CwClinician) clinician = NULL;
  gboolean success;

  /* Somebody may have signed in or out, or set a secret, meanwhile. */
  if (!cw_clinic_check_right (self, CW_RIGHT_RECORD, error)
      || !cw_clinic_begin (self, error))
    return FALSE;
  clinician = cw_clinician_table_load (database, setting->clinician_id, error);
  success = clinician != NULL
            && (!first || make_administrator (self, clinician, error))
            && cw_secret_table_save (database, setting->clinician_id,
                                     setting->hash, setting->code_hash,
                                     cw_clinic_get_time (self), error);
  if (!cw_database_end (database, success, error))
    return FALSE;
  if (first || cw_clinic_was_recovered (self))
    cw_clinic_set_signed_in (self, g_steal_pointer (&clinician), NULL, FALSE);
  cw_clinic_tell_changed (self, 0);
  return TRUE;
}

static void
hashed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  Setting *setting = g_task_get_task_data (task);
  GError *error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error)
      && save_setting (g_task_get_source_object (task), setting, &error))
    g_task_return_pointer (
        task, g_strdup (setting->code != NULL ? setting->code : ""), g_free);
  else
    g_task_return_error (task, error);
}

void
cw_clinic_set_secret_async (CwClinic *self,
                            gint64 clinician_id,
                            const char *secret,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) work = NULL;
  Setting *setting = NULL;
  GError *error = NULL;

  g_return_if_fail (CW_IS_CLINIC (self) && secret != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, cw_clinic_set_secret_async);
  setting = g_new0 (Setting, 1);
  setting->clinician_id = clinician_id;
  setting->secret = cw_secret_copy (secret);
  g_task_set_task_data (task, setting, (GDestroyNotify)setting_free);
  if (!check_setting (self, setting, &error)) {
    g_task_return_error (task, error);
    return;
  }
  work = g_task_new (NULL, cancellable, hashed_cb, g_object_ref (task));
  g_task_set_task_data (work, setting, NULL);
  g_task_run_in_thread (work, hash_in_thread);
}

char *
cw_clinic_set_secret_finish (CwClinic *self,
                             GAsyncResult *result,
                             GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
