/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/long-work.h"

#define TELL_INTERVAL_MS 100
#define STEPS 1000

typedef struct {
  CwWorkFunction function;
  gpointer work;
  GDestroyNotify free_work;
  CwWorkProgress progress; /* of whoever waits */
  gpointer data;
  guint tell_id;
  gint step; /* of STEPS; both threads */
} LongWork;

static void
long_work_free (LongWork *self)
{
  g_clear_handle_id (&self->tell_id, g_source_remove);
  self->free_work (self->work);
  g_free (self);
}

static void
keep_progress_cb (double done, gpointer data)
{
  LongWork *self = data;

  g_atomic_int_set (&self->step, (gint) (done * STEPS));
}

static void
thread_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  LongWork *self = data;
  GError *error = NULL;

  if (self->function (self->work, keep_progress_cb, self, cancellable, &error))
    g_task_return_pointer (task, self->work, NULL);
  else
    g_task_return_error (task, error);
}

static gboolean
tell_cb (gpointer data)
{
  GTask *task = data;
  LongWork *self = g_task_get_task_data (task);

  if (g_task_get_completed (task)) {
    self->tell_id = 0;
    return G_SOURCE_REMOVE;
  }
  self->progress ((double) g_atomic_int_get (&self->step) / STEPS, self->data);
  return G_SOURCE_CONTINUE;
}

static void
completed_cb (GTask *task)
{
  LongWork *self = g_task_get_task_data (task);

  g_clear_handle_id (&self->tell_id, g_source_remove);
}

void
cw_long_work_run (CwWorkFunction function,
                  gpointer work,
                  GDestroyNotify free_work,
                  CwWorkProgress progress,
                  GCancellable *cancellable,
                  GAsyncReadyCallback ready,
                  gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, ready, data);
  LongWork *self = g_new0 (LongWork, 1);

  g_return_if_fail (function != NULL && free_work != NULL);

  self->function = function;
  self->work = work;
  self->free_work = free_work;
  self->progress = progress;
  self->data = data;
  /* The work itself knows best whether it was cancelled in time. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, cw_long_work_run);
  g_task_set_task_data (task, self, (GDestroyNotify) long_work_free);
  if (progress != NULL) {
    self->tell_id = g_timeout_add (TELL_INTERVAL_MS, tell_cb, task);
    g_signal_connect (task, "notify::completed", G_CALLBACK (completed_cb),
                      NULL);
  }
  g_task_run_in_thread (task, thread_cb);
}

gpointer
cw_long_work_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, cw_long_work_run),
                        NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
