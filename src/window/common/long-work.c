/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/long-work.h"

#define TELL_INTERVAL_MS 100
#define STEPS 1000

/* Of a cancellable: whether the thread of its work has ended. */
#define ENDING "cw-long-work-ending"

typedef struct {
  GMutex mutex;
  GCond cond;
  gboolean over;
} Ending;

typedef struct {
  CwWorkFunction function;
  gpointer work;
  GDestroyNotify free_work;
  CwWorkProgress progress; /* of whoever waits */
  gpointer data;
  guint tell_id;
  gint step; /* of STEPS; both threads */
  Ending *ending; /* counts its references; NULL where nobody can cancel */
} LongWork;

static void
ending_clear (gpointer data)
{
  Ending *self = data;

  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
}

static void
ending_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, ending_clear);
}

static Ending *
ending_new (GCancellable *cancellable)
{
  Ending *self = g_atomic_rc_box_new0 (Ending);

  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  g_object_set_data_full (G_OBJECT (cancellable), ENDING,
                          g_atomic_rc_box_acquire (self), ending_unref);
  return self;
}

static void
tell_over (Ending *self)
{
  if (self == NULL)
    return;
  g_mutex_lock (&self->mutex);
  self->over = TRUE;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

void
cw_long_work_end (GCancellable *cancellable)
{
  Ending *ending = NULL;

  if (cancellable == NULL)
    return;
  g_cancellable_cancel (cancellable);
  ending = g_object_get_data (G_OBJECT (cancellable), ENDING);
  if (ending == NULL)
    return;
  g_mutex_lock (&ending->mutex);
  while (!ending->over)
    g_cond_wait (&ending->cond, &ending->mutex);
  g_mutex_unlock (&ending->mutex);
}

static void
long_work_free (LongWork *self)
{
  g_clear_handle_id (&self->tell_id, g_source_remove);
  g_clear_pointer (&self->ending, ending_unref);
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
  gboolean success = self->function (self->work, keep_progress_cb, self,
                                     cancellable, &error);

  tell_over (self->ending);
  if (success)
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
  /* Whoever cancels may be gone by now. */
  if (!g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    self->progress ((double) g_atomic_int_get (&self->step) / STEPS,
                    self->data);
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
  self->ending = cancellable != NULL ? ending_new (cancellable) : NULL;
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
