/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/authorization.h"
#include "store/clinic-private.h"
#include "store/clinician-table.h"
#include "store/secret-table.h"
#include "store/secret.h"

/* How many wrong ones in a row cost nothing, what the next one costs, and the
 * most that one costs. */
#define FREE_ATTEMPTS 5
#define FIRST_DELAY_S 30
#define MAX_DELAY_S 3600
/* A file that is only read cannot count. */
#define READ_ONLY_DELAY_US (2 * G_USEC_PER_SEC)

/* Who is signed in. */

const CwClinician *
cw_clinic_get_signed_in (CwClinic *self)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_clinic_get_sign_in_state (self)->person;
}

const char *
cw_clinic_get_sign_in_notice (CwClinic *self)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_clinic_get_sign_in_state (self)->notice;
}

gboolean
cw_clinic_was_recovered (CwClinic *self)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  return cw_clinic_get_sign_in_state (self)->recovered;
}

void
cw_clinic_set_signed_in (CwClinic *self,
                         CwClinician *clinician,
                         char *notice,
                         gboolean recovered)
{
  CwSignInState *state = cw_clinic_get_sign_in_state (self);

  g_clear_pointer (&state->person, cw_clinician_free);
  g_free (state->notice);
  *state = (CwSignInState){ .person = clinician,
                            .notice = notice,
                            .recovered = recovered };
  cw_database_set_actor (cw_clinic_get_database (self),
                         clinician != NULL ? clinician->id : 0);
  g_signal_emit_by_name (self, "signed-in");
}

void
cw_clinic_update_signed_in (CwClinic *self, const CwClinician *clinician)
{
  CwSignInState *state = cw_clinic_get_sign_in_state (self);

  if (state->person == NULL || state->person->id != clinician->id)
    return;
  if (!clinician->active) {
    cw_clinic_set_signed_in (self, NULL, NULL, FALSE);
    return;
  }
  cw_clinician_free (state->person);
  state->person = cw_clinician_copy (clinician);
}

gboolean
cw_clinic_needs_sign_in (CwClinic *self)
{
  g_autoptr (GError) error = NULL;
  gboolean any;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);

  if (cw_secret_table_has_any (cw_clinic_get_database (self), &any, &error))
    return any;
  /* What cannot be read lets nobody in. */
  g_message ("%s", error->message);
  return TRUE;
}

gboolean
cw_clinic_is_locked (CwClinic *self)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), TRUE);

  return cw_clinic_get_signed_in (self) == NULL
         && cw_clinic_needs_sign_in (self);
}

/* Checking a secret. */

typedef struct {
  gint64 clinician_id;
  gboolean sign_in; /* and no confirmation */
  gboolean read_only;
  char *secret;
  char *hash, *code_hash;
} Check;

static void
check_free (Check *check)
{
  cw_secret_free (check->secret);
  g_free (check->hash);
  g_free (check->code_hash);
  g_free (check);
}

static void
set_slowed (gint64 wait_s, GError **error)
{
  int minutes = (int)((wait_s + 59) / 60);

  if (wait_s < 60)
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_SLOWED,
                 ngettext ("That was wrong too often. Try again in %d second.",
                           "That was wrong too often. Try again in %d seconds.",
                           (gulong)wait_s),
                 (int)wait_s);
  else
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_SLOWED,
                 ngettext ("That was wrong too often. Try again in %d minute.",
                           "That was wrong too often. Try again in %d minutes.",
                           (gulong)minutes),
                 minutes);
}

/* A clock that was set back does not shorten the wait, nor lengthen it. */
static gboolean
find_delay (CwClinic *self, gint64 clinician_id, gint64 *wait_s, GError **error)
{
  gint64 delay_s = FIRST_DELAY_S;
  gint64 last_at;
  int n_wrong;

  *wait_s = 0;
  if (!cw_secret_table_count_wrong (cw_clinic_get_database (self), clinician_id,
                                    &n_wrong, &last_at, error))
    return FALSE;
  if (n_wrong < FREE_ATTEMPTS)
    return TRUE;
  for (int i = FREE_ATTEMPTS; i < n_wrong && delay_s < MAX_DELAY_S; i++)
    delay_s *= 2;
  delay_s = MIN (delay_s, MAX_DELAY_S);
  *wait_s = CLAMP (last_at + delay_s - cw_clinic_get_time (self), 0, delay_s);
  return TRUE;
}

static gboolean
check_delay (CwClinic *self, gint64 clinician_id, GError **error)
{
  gint64 wait_s;

  if (!find_delay (self, clinician_id, &wait_s, error))
    return FALSE;
  if (wait_s > 0)
    set_slowed (wait_s, error);
  return wait_s == 0;
}

char *
cw_clinic_get_sign_in_delay (CwClinic *self, gint64 clinician_id)
{
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return check_delay (self, clinician_id, &error) ? NULL
                                                  : g_strdup (error->message);
}

/* In another thread: the result is a CwAttemptResult. */
static void
check_in_thread (GTask *task,
                 gpointer source,
                 gpointer data,
                 GCancellable *cancellable)
{
  Check *check = data;
  CwAttemptResult result = CW_ATTEMPT_WRONG;

  if (cw_secret_verify (check->hash, check->secret)) {
    result = CW_ATTEMPT_SECRET;
  } else if (check->sign_in && check->code_hash != NULL) {
    char *code = cw_secret_normalize_code (check->secret);

    if (cw_secret_verify (check->code_hash, code))
      result = CW_ATTEMPT_RECOVERY;
    cw_secret_free (code);
  }
  if (result == CW_ATTEMPT_WRONG && check->read_only)
    g_usleep (READ_ONLY_DELAY_US);
  g_task_return_int (task, result);
}

/* What went before, for who has signed in. */
static char *
make_notice (int n_wrong, gint64 recovered_at)
{
  g_autofree char *wrong = NULL;
  g_autofree char *recovered = NULL;

  if (n_wrong > 0)
    wrong = g_strdup_printf (
        ngettext ("Before this there was %d wrong attempt to sign in as you.",
                  "Before this there were %d wrong attempts to sign in as you.",
                  (gulong)n_wrong),
        n_wrong);
  if (recovered_at != 0) {
    g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (recovered_at);
    g_autofree char *text = g_date_time_format (at, "%x %H:%M");

    /* Translators: a date and a time. */
    recovered
        = g_strdup_printf (_ ("Your recovery code was used on %s."), text);
  }
  if (wrong != NULL && recovered != NULL)
    return g_strconcat (recovered, " ", wrong, NULL);
  return wrong != NULL ? g_steal_pointer (&wrong)
                       : g_steal_pointer (&recovered);
}

static gboolean
record_attempt (CwClinic *self,
                const Check *check,
                CwAttemptResult result,
                GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  gboolean success;

  if (cw_clinic_is_read_only (self))
    return TRUE;
  if (!cw_database_begin (database, error))
    return FALSE;
  success = cw_secret_table_add_attempt (database, check->clinician_id, result,
                                         check->sign_in,
                                         cw_clinic_get_time (self), error);
  return cw_database_end (database, success, error);
}

static gboolean
sign_in (CwClinic *self,
         const Check *check,
         CwAttemptResult result,
         GError **error)
{
  CwDatabase *database = cw_clinic_get_database (self);
  g_autoptr (CwClinician) clinician
      = cw_clinician_table_load (database, check->clinician_id, error);
  gint64 last_at, recovered_at;
  int n_wrong;

  if (clinician == NULL
      || !cw_secret_table_count_wrong (database, check->clinician_id, &n_wrong,
                                       &last_at, error)
      || !cw_secret_table_find_recovery (database, check->clinician_id,
                                         &recovered_at, error)
      || !record_attempt (self, check, result, error))
    return FALSE;
  cw_clinic_set_signed_in (self, g_steal_pointer (&clinician),
                           make_notice (n_wrong, recovered_at),
                           result == CW_ATTEMPT_RECOVERY);
  return TRUE;
}

/* Somebody else may have signed in meanwhile. */
static gboolean
confirm (CwClinic *self, gint64 clinician_id, GError **error)
{
  CwSignInState *state = cw_clinic_get_sign_in_state (self);

  state->confirmed
      = state->person != NULL && state->person->id == clinician_id;
  if (!state->confirmed)
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_SIGNED_OUT,
                         _ ("The clinic was locked meanwhile. Nothing was "
                            "signed."));
  return state->confirmed;
}

static gboolean
finish_check (CwClinic *self,
              const Check *check,
              CwAttemptResult result,
              GError **error)
{
  if (result == CW_ATTEMPT_WRONG) {
    if (record_attempt (self, check, result, error))
      g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_WRONG_SECRET,
                           _ ("That is not right. Check the name, and type the "
                              "PIN or passphrase again."));
    return FALSE;
  }
  if (check->sign_in)
    return sign_in (self, check, result, error);
  if (!record_attempt (self, check, result, error))
    return FALSE;
  return confirm (self, check->clinician_id, error);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  g_autoptr (GError) error = NULL;
  gssize found = g_task_propagate_int (G_TASK (result), &error);

  if (error == NULL
      && finish_check (g_task_get_source_object (task),
                       g_task_get_task_data (task), (CwAttemptResult)found,
                       &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Who may try, and against what. */
static gboolean
prepare_check (CwClinic *self, Check *check, GError **error)
{
  g_autoptr (CwClinician) clinician = cw_clinician_table_load (
      cw_clinic_get_database (self), check->clinician_id, error);

  if (clinician == NULL
      || !cw_secret_table_load (cw_clinic_get_database (self),
                                check->clinician_id, &check->hash,
                                &check->code_hash, error))
    return FALSE;
  if (check->hash == NULL || !clinician->active) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_ALLOWED,
                 /* Translators: the name of a person. */
                 _ ("%s has no PIN or passphrase here yet. An administrator "
                    "sets one under Clinicians."),
                 clinician->name);
    return FALSE;
  }
  return check_delay (self, check->clinician_id, error);
}

static void
check_async (CwClinic *self,
             gint64 clinician_id,
             const char *secret,
             gboolean is_sign_in,
             GTask *taken)
{
  g_autoptr (GTask) task = taken;
  GCancellable *cancellable = g_task_get_cancellable (task);
  Check *check = g_new0 (Check, 1);
  g_autoptr (GTask) work = NULL;
  GError *error = NULL;

  check->clinician_id = clinician_id;
  check->sign_in = is_sign_in;
  check->read_only = cw_clinic_is_read_only (self);
  check->secret = cw_secret_copy (secret);
  g_task_set_task_data (task, check, (GDestroyNotify)check_free);
  if (!prepare_check (self, check, &error)) {
    g_task_return_error (task, error);
    return;
  }
  /* Without the clinic, which might be left to the thread to free. */
  work = g_task_new (NULL, cancellable, checked_cb, g_object_ref (task));
  g_task_set_check_cancellable (work, FALSE);
  g_task_set_task_data (work, check, NULL);
  g_task_run_in_thread (work, check_in_thread);
}

void
cw_clinic_sign_in_async (CwClinic *self,
                         gint64 clinician_id,
                         const char *secret,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  GTask *task;

  g_return_if_fail (CW_IS_CLINIC (self) && secret != NULL);

  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, cw_clinic_sign_in_async);
  check_async (self, clinician_id, secret, TRUE, task);
}

gboolean
cw_clinic_sign_in_finish (CwClinic *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cw_clinic_confirm_async (CwClinic *self,
                         const char *secret,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer data)
{
  const CwClinician *person;
  GTask *task;

  g_return_if_fail (CW_IS_CLINIC (self) && secret != NULL);

  person = cw_clinic_get_signed_in (self);
  task = g_task_new (self, cancellable, callback, data);
  g_task_set_source_tag (task, cw_clinic_confirm_async);
  check_async (self, person != NULL ? person->id : 0, secret, FALSE, task);
}

gboolean
cw_clinic_confirm_finish (CwClinic *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

void
cw_clinic_sign_out (CwClinic *self)
{
  CwDatabase *database;
  const CwClinician *person;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (CW_IS_CLINIC (self));

  person = cw_clinic_get_signed_in (self);
  if (person == NULL)
    return;
  database = cw_clinic_get_database (self);
  /* Locked it is in any case. */
  if (!cw_clinic_is_read_only (self) && cw_database_begin (database, &error)) {
    gboolean success = cw_secret_table_add_sign_out (
        database, person->id, cw_clinic_get_time (self), &error);

    cw_database_end (database, success, &error);
  }
  if (error != NULL)
    g_message ("%s", error->message);
  cw_clinic_set_signed_in (self, NULL, NULL, FALSE);
}
