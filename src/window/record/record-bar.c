/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/record/record-bar.h"

#include "window/record/record-checker.h"

#include <glib/gi18n-lib.h>

struct _CwRecordBar {
  CwNoticeBar parent_instance;

  char *path;
  GCancellable *cancellable; /* NULL when no check goes on */
  guint check_id;            /* of the idle moment in which one begins */
};

G_DEFINE_FINAL_TYPE (CwRecordBar, cw_record_bar, CW_TYPE_NOTICE_BAR)

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CwRecordBar *self = data; /* gone when it was cancelled */
  g_autoptr (GError) error = NULL;
  const CwRecordFindings *findings = cw_record_checker_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  if (findings == NULL)
    g_message ("The clinic file was not checked: %s", error->message);
  else if (!findings->sound)
    cw_notice_bar_tell (CW_NOTICE_BAR (self), findings->problems[0]);
}

static gboolean
begin_cb (gpointer data)
{
  CwRecordBar *self = data;

  self->check_id = 0;
  self->cancellable = g_cancellable_new ();
  cw_record_checker_run (self->path, TRUE, NULL, self->cancellable, checked_cb,
                         self);
  return G_SOURCE_REMOVE;
}

static void
stop (CwRecordBar *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  cw_long_work_end (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->path, g_free);
}

static void
cw_record_bar_dispose (GObject *object)
{
  stop (CW_RECORD_BAR (object));

  G_OBJECT_CLASS (cw_record_bar_parent_class)->dispose (object);
}

static void
cw_record_bar_class_init (CwRecordBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_record_bar_dispose;
}

static void
cw_record_bar_init (CwRecordBar *self)
{
  g_object_set (self, "icon-name", "dialog-warning-symbolic", "button-label",
                _("Check All of It"), "action-name", "win.check-record", NULL);
}

void
cw_record_bar_set_clinic (CwRecordBar *self, CwClinic *clinic)
{
  g_return_if_fail (CW_IS_RECORD_BAR (self) && CW_IS_CLINIC (clinic));

  stop (self);
  cw_notice_bar_tell (CW_NOTICE_BAR (self), NULL);
  if (cw_clinic_get_path (clinic) == NULL || cw_clinic_is_read_only (clinic))
    return;
  self->path = g_strdup (cw_clinic_get_path (clinic));
  self->check_id = g_idle_add_full (G_PRIORITY_LOW, begin_cb, self, NULL);
}
