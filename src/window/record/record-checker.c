/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/record/record-checker.h"

#include "store/clinic.h"

typedef struct {
  char *path;
  gboolean quick;
  CwRecordFindings findings;
} Check;

static void
check_free (gpointer data)
{
  Check *self = data;

  g_free (self->path);
  g_strfreev (self->findings.problems);
  g_strfreev (self->findings.notes);
  g_free (self);
}

/* It takes long, and whoever opens the file does not wait for it. */
static void
sweep (Check *self, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;

  if (!cw_clinic_sweep_file (self->path, cancellable, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_message ("%s", error->message);
}

static gboolean
check_cb (gpointer data,
          CwWorkProgress progress,
          gpointer progress_data,
          GCancellable *cancellable,
          GError **error)
{
  Check *self = data;
  g_autoptr (GError) own_error = NULL;
  g_autoptr (CwClinic) clinic = NULL;

  if (self->quick && !g_cancellable_is_cancelled (cancellable))
    sweep (self, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  clinic = cw_clinic_open_to_read (self->path, cw_clock_system (), error);
  if (clinic == NULL)
    return FALSE;
  self->findings.sound = cw_clinic_check_record (
    clinic, self->quick, progress, progress_data, cancellable,
    &self->findings.problems, &self->findings.notes, &own_error);
  if (own_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}

void
cw_record_checker_run (const char *path,
                       gboolean quick,
                       CwWorkProgress progress,
                       GCancellable *cancellable,
                       GAsyncReadyCallback ready,
                       gpointer data)
{
  Check *self = NULL;

  g_return_if_fail (path != NULL);

  self = g_new0 (Check, 1);
  self->path = g_strdup (path);
  self->quick = quick;
  cw_long_work_run (check_cb, self, check_free, progress, cancellable, ready,
                    data);
}

const CwRecordFindings *
cw_record_checker_finish (GAsyncResult *result, GError **error)
{
  Check *self = cw_long_work_finish (result, error);

  if (self == NULL)
    return NULL;
  /* Perhaps it was over already when somebody cancelled it. */
  return g_cancellable_set_error_if_cancelled (
           g_task_get_cancellable (G_TASK (result)), error)
           ? NULL
           : &self->findings;
}
