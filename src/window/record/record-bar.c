/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/record/record-bar.h"

#include "window/record/record-checker.h"

#include <glib/gi18n-lib.h>

struct _CwRecordBar {
  CwNoticeBar parent_instance;

  char *path;
  CwRecordChecker *checker; /* NULL when none goes on */
  guint check_id;           /* of the idle moment in which it begins */
};

G_DEFINE_FINAL_TYPE (CwRecordBar, cw_record_bar, CW_TYPE_NOTICE_BAR)

static void
checked_cb (const CwRecordFindings *findings, gpointer data)
{
  CwRecordBar *self = data;

  if (findings->failure != NULL)
    g_message ("The clinic file was not checked: %s", findings->failure);
  else if (!findings->sound)
    cw_notice_bar_tell (CW_NOTICE_BAR (self), findings->problems[0]);
  g_clear_pointer (&self->checker, cw_record_checker_free);
}

static gboolean
begin_cb (gpointer data)
{
  CwRecordBar *self = data;

  self->check_id = 0;
  self->checker = cw_record_checker_new (self->path, TRUE, checked_cb, self);
  return G_SOURCE_REMOVE;
}

static void
stop (CwRecordBar *self)
{
  g_clear_handle_id (&self->check_id, g_source_remove);
  g_clear_pointer (&self->checker, cw_record_checker_free);
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
