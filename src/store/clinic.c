/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clinic-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/audit-chain.h"
#include "store/authorization.h"
#include "store/backup-manifest.h"
#include "store/clinic-table.h"
#include "store/due-table.h"
#include "store/file-lock.h"
#include "store/migrations.h"
#include "store/restore.h"

struct _CwClinic {
  GObject parent_instance;

  CwDatabase *database;
  CwFileLock *lock; /* NULL when others may have it open as well */
  gboolean read_only;
  gboolean newer;
  CwClock *clock; /* borrowed */
  CwQuestionnaire *questionnaire;
  int batch_depth;
  CwSignInState sign_in;
};

enum {
  SIGNAL_CHANGED,
  SIGNAL_MOVED,
  SIGNAL_SIGNED_IN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwClinic, cw_clinic, G_TYPE_OBJECT)

/* Nothing rests on it but that a later cut is seen. */
static void
keep_anchor (CwClinic *self)
{
  CwAuditChain *chain = cw_audit_chain_get (self->database);
  g_autoptr (GError) error = NULL;

  if (chain != NULL && !cw_audit_chain_keep_anchor (chain, &error))
    g_message ("%s", error->message);
}

static void
cw_clinic_finalize (GObject *object)
{
  CwClinic *self = CW_CLINIC (object);

  if (self->database != NULL)
    keep_anchor (self);
  g_clear_pointer (&self->database, cw_database_close);
  g_clear_pointer (&self->lock, cw_file_lock_release);
  g_clear_pointer (&self->questionnaire, cw_questionnaire_unref);
  g_clear_pointer (&self->sign_in.person, cw_clinician_free);
  g_clear_pointer (&self->sign_in.notice, g_free);

  G_OBJECT_CLASS (cw_clinic_parent_class)->finalize (object);
}

static void
cw_clinic_class_init (CwClinicClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cw_clinic_finalize;

  signals[SIGNAL_CHANGED]
      = g_signal_new ("changed", CW_TYPE_CLINIC, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SIGNAL_MOVED]
      = g_signal_new ("moved", CW_TYPE_CLINIC, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_STRING);
  signals[SIGNAL_SIGNED_IN]
      = g_signal_new ("signed-in", CW_TYPE_CLINIC, G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_clinic_init (CwClinic *self)
{
}

/* A file that is made under a clock that is not the machine's says so, or its
 * gate would refuse all that happens by that clock. */
static gboolean
prepare_time (CwClinic *self, GError **error)
{
  gint64 settled;

  if (self->clock == cw_clock_system ())
    return TRUE;
  return cw_database_query_int (
             self->database,
             "SELECT EXISTS (SELECT 1 FROM patient)"
             " OR coalesce((SELECT time_by_hand FROM clinic_file), 1)",
             &settled, error)
         && (settled
             || cw_clinic_table_set_time_by_hand (
                 self->database, cw_clinic_get_time (self), error));
}

static CwClinic *
create_clinic (CwClock *clock, GError **error)
{
  g_autoptr (CwClinic) self = g_object_new (CW_TYPE_CLINIC, NULL);

  self->clock = clock;
  self->questionnaire = cw_questionnaire_load (error);
  return self->questionnaire != NULL ? g_steal_pointer (&self) : NULL;
}

/* What programs that were killed left beside the file, of which this one alone
 * has the lock. */
static void
clear_remainders (CwClinic *self)
{
  const char *path = cw_database_get_path (self->database);

  cw_audit_keys_clear_drafts (path);
  cw_restore_clear (path);
}

/* Takes the lock for a window, or while nobody may have the file open as its form
 * changes. */
static gboolean
lock_file (CwClinic *self, gboolean alone, GError **error)
{
  const char *path = cw_database_get_path (self->database);
  int version;

  if (path == NULL)
    return TRUE;
  if (!cw_migrations_identify (self->database, &version, error))
    return FALSE;
  if (!alone && version >= CW_SCHEMA_VERSION)
    return TRUE;
  self->lock = cw_file_lock_take (path, error);
  return self->lock != NULL;
}

/* A backup counts as long as it is as it was made, and even opening a file to be
 * written to changes it. */
static gboolean
check_no_backup (const char *path, GError **error)
{
  if (path == NULL || !cw_backup_has_manifest (path))
    return TRUE;
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_READ_ONLY,
               /* Translators: a file. */
               _ ("%s is a backup, and stays as it is. It can be read, and "
                  "restored."),
               path);
  return FALSE;
}

static CwClinic *
open_clinic (const char *path, CwClock *clock, gboolean alone, GError **error)
{
  g_autoptr (CwClinic) self = NULL;

  if (!check_no_backup (path, error))
    return NULL;
  self = create_clinic (clock, error);
  if (self == NULL)
    return NULL;
  self->database = cw_database_open (path, error);
  if (self->database == NULL || !lock_file (self, alone, error)
      || !cw_migrations_apply (self->database, cw_clinic_get_time (self), error)
      || !prepare_time (self, error))
    return NULL;
  if (!alone)
    g_clear_pointer (&self->lock, cw_file_lock_release);
  else
    clear_remainders (self);
  keep_anchor (self);
  return g_steal_pointer (&self);
}

CwClinic *
cw_clinic_open (const char *path, CwClock *clock, GError **error)
{
  g_return_val_if_fail (path != NULL && clock != NULL, NULL);

  return open_clinic (path, clock, FALSE, error);
}

CwClinic *
cw_clinic_open_alone (const char *path, CwClock *clock, GError **error)
{
  g_return_val_if_fail (path != NULL && clock != NULL, NULL);

  return open_clinic (path, clock, TRUE, error);
}

CwClinic *
cw_clinic_open_to_read (const char *path, CwClock *clock, GError **error)
{
  g_autoptr (CwClinic) self = NULL;
  int version;

  g_return_val_if_fail (path != NULL && clock != NULL, NULL);

  self = create_clinic (clock, error);
  if (self == NULL)
    return NULL;
  self->database = cw_database_open_to_read (path, error);
  if (self->database == NULL
      || !cw_migrations_identify (self->database, &version, error))
    return NULL;
  if (version < CW_SCHEMA_VERSION) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("An older Cuffwise wrote the clinic file %s, and it can be "
                    "read only after it was opened to be written to once."),
                 path);
    return NULL;
  }
  self->read_only = TRUE;
  self->newer = version > CW_SCHEMA_VERSION;
  return g_steal_pointer (&self);
}

CwClinic *
cw_clinic_new_in_memory (CwClock *clock, GError **error)
{
  g_return_val_if_fail (clock != NULL, NULL);

  return open_clinic (NULL, clock, FALSE, error);
}

char *
cw_clinic_get_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "cuffwise",
                           "clinic.cuffwise", NULL);
}

const char *
cw_clinic_get_path (CwClinic *self)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_database_get_path (self->database);
}

gboolean
cw_clinic_is_file (CwClinic *self, const char *path)
{
  const char *own = cw_clinic_get_path (self);
  GStatBuf own_info, info;

  return own != NULL && g_stat (own, &own_info) == 0
         && g_stat (path, &info) == 0 && own_info.st_dev == info.st_dev
         && own_info.st_ino == info.st_ino;
}

gboolean
cw_clinic_is_read_only (CwClinic *self)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  return self->read_only;
}

gboolean
cw_clinic_is_backup (CwClinic *self)
{
  const char *path = cw_clinic_get_path (self);

  return path != NULL && cw_backup_has_manifest (path);
}

gboolean
cw_clinic_is_newer (CwClinic *self)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  return self->newer;
}

CwClock *
cw_clinic_get_clock (CwClinic *self)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return self->clock;
}

CwDate
cw_clinic_get_today (CwClinic *self)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), CW_DATE_NONE);

  return cw_clock_today (self->clock);
}

const CwQuestionnaire *
cw_clinic_get_questionnaire (CwClinic *self)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return self->questionnaire;
}

CwDatabase *
cw_clinic_get_database (CwClinic *self)
{
  return self->database;
}

CwClock *
cw_clinic_set_clock (CwClinic *self, CwClock *clock)
{
  CwClock *before = self->clock;

  self->clock = clock;
  return before;
}

gint64
cw_clinic_get_time (CwClinic *self)
{
  return cw_clock_now (self->clock).utc_s;
}

gboolean
cw_clinic_check_writable (CwClinic *self, GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  if (self->newer) {
    g_set_error_literal (
        error, CW_STORE_ERROR, CW_STORE_ERROR_READ_ONLY,
        _ ("A newer Cuffwise wrote this clinic file, so this one only reads "
           "it. Nothing was saved. Update Cuffwise to go on."));
    return FALSE;
  }
  if (cw_clinic_is_backup (self))
    return check_no_backup (cw_clinic_get_path (self), error);
  if (self->read_only) {
    g_set_error_literal (
        error, CW_STORE_ERROR, CW_STORE_ERROR_READ_ONLY,
        _ ("This clinic file was opened to be read only. Nothing was saved. "
           "Close it where it is open, and open it again here."));
    return FALSE;
  }
  return TRUE;
}

gboolean
cw_clinic_begin (CwClinic *self, GError **error)
{
  return cw_clinic_check_writable (self, error)
         && cw_clinic_check_right (self, CW_RIGHT_RECORD, error)
         && cw_database_begin (self->database, error);
}

gboolean
cw_clinic_begin_in_session (CwClinic *self, GError **error)
{
  return cw_clinic_check_writable (self, error)
         && cw_database_begin (self->database, error);
}

void
cw_clinic_tell_changed (CwClinic *self, gint64 patient_id)
{
  if (self->batch_depth == 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, patient_id);
}

void
cw_clinic_tell_moved (CwClinic *self, gint64 patient_id, const char *old_key)
{
  if (self->batch_depth == 0)
    g_signal_emit (self, signals[SIGNAL_MOVED], 0, patient_id, old_key);
}

gboolean
cw_clinic_end (CwClinic *self,
               gboolean success,
               gint64 patient_id,
               GError **error)
{
  if (success && patient_id != 0)
    success = cw_due_table_update (self->database, patient_id,
                                   cw_clinic_get_today (self), error);
  if (!cw_database_end (self->database, success, error))
    return FALSE;
  cw_clinic_tell_changed (self, patient_id);
  return TRUE;
}

gboolean
cw_clinic_begin_batch (CwClinic *self, GError **error)
{
  if (!cw_clinic_begin (self, error))
    return FALSE;
  self->batch_depth++;
  return TRUE;
}

gboolean
cw_clinic_end_batch (CwClinic *self, gboolean success, GError **error)
{
  self->batch_depth--;
  return cw_clinic_end (self, success, 0, error);
}

CwSignInState *
cw_clinic_get_sign_in_state (CwClinic *self)
{
  return &self->sign_in;
}
