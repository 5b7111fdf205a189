/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/audit-note.h"

#include <glib/gi18n-lib.h>

#include "window/common/message.h"

#define TOLD_KEY "cw-audit-note-told"

void
cw_audit_note (GtkWidget *widget,
               CwClinic *clinic,
               const char *action,
               gint64 patient_id)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  g_autoptr (GError) error = NULL;

  if (cw_clinic_note_reading (clinic, action, patient_id, &error))
    return;
  g_message ("%s", error->message);
  if (root == NULL || g_object_get_data (G_OBJECT (root), TOLD_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (root), TOLD_KEY, GINT_TO_POINTER (TRUE));
  cw_message_show_error (
    GTK_WINDOW (root),
    _("What is looked at cannot be written to the audit log now"), error);
}
