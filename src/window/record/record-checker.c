/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/record/record-checker.h"

#include <gio/gio.h>

#include "store/clinic.h"

struct _CwRecordChecker {
  char *path;
  gboolean quick;
  void (*done) (const CwRecordFindings *findings, gpointer data);
  gpointer data;
  GThread *thread;
  GCancellable *cancellable;
  int permille;             /* atomic */
  CwRecordFindings findings; /* the thread's until it has ended */
  GSource *over;            /* tells the main loop */
};

static void
progress_cb (double done, gpointer data)
{
  CwRecordChecker *self = data;

  g_atomic_int_set (&self->permille, (int) (done * 1000));
}

static gpointer
check (gpointer data)
{
  CwRecordChecker *self = data;
  CwRecordFindings *findings = &self->findings;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic =
    cw_clinic_open (self->path, cw_clock_system (), &error);

  if (clinic != NULL)
    findings->sound = cw_clinic_check_record (
      clinic, self->quick, progress_cb, self, self->cancellable,
      &findings->problems, &findings->notes, &error);
  if (error != NULL)
    findings->failure = g_strdup (error->message);
  g_source_attach (self->over, NULL);
  return NULL;
}

static gboolean
over_cb (gpointer data)
{
  CwRecordChecker *self = data;

  g_clear_pointer (&self->thread, g_thread_join);
  self->done (&self->findings, self->data);
  return G_SOURCE_REMOVE;
}

CwRecordChecker *
cw_record_checker_new (
  const char *path,
  gboolean quick,
  void (*done) (const CwRecordFindings *findings, gpointer data),
  gpointer data)
{
  CwRecordChecker *self = g_new0 (CwRecordChecker, 1);

  self->path = g_strdup (path);
  self->quick = quick;
  self->done = done;
  self->data = data;
  self->cancellable = g_cancellable_new ();
  self->over = g_idle_source_new ();
  g_source_set_callback (self->over, over_cb, self, NULL);
  self->thread = g_thread_new ("check", check, self);
  return self;
}

void
cw_record_checker_free (CwRecordChecker *self)
{
  if (self == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->thread, g_thread_join);
  g_source_destroy (self->over);
  g_source_unref (self->over);
  g_clear_object (&self->cancellable);
  g_free (self->findings.failure);
  g_strfreev (self->findings.problems);
  g_strfreev (self->findings.notes);
  g_free (self->path);
  g_free (self);
}

double
cw_record_checker_get_progress (CwRecordChecker *self)
{
  return g_atomic_int_get (&self->permille) / 1000.0;
}
