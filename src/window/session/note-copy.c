/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/note-copy.h"

#include "documents/visit-note.h"
#include "window/common/audit-note.h"
#include "window/common/file-dialog.h"
#include "window/common/message.h"

#include <glib/gi18n-lib.h>

static GtkWindow *
get_window (GtkWidget *widget)
{
  return GTK_WINDOW (gtk_widget_get_root (widget));
}

void
cw_note_copy (GtkWidget *widget, CwClinic *clinic, gint64 session_id)
{
  GtkWidget *overlay = gtk_widget_get_ancestor (widget, ADW_TYPE_TOAST_OVERLAY);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwVisit) visit = cw_clinic_load_visit (clinic, session_id, &error);
  g_autofree char *text = NULL;
  g_autofree char *done = NULL;

  if (visit == NULL) {
    cw_message_show_error (get_window (widget), _("The note was not copied"),
                           error);
    return;
  }
  text = cw_visit_note_get_text (visit);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  cw_audit_note (widget, clinic, "copy", visit->session->patient_id);
  /* Translators: number of a session. */
  done = g_strdup_printf (_("The note of session %d is on the clipboard"),
                          visit->session->number);
  cw_message_toast (ADW_TOAST_OVERLAY (overlay), done);
}

/* What is to be saved, until a file is chosen. */
typedef struct {
  GtkWidget *widget; /* borrowed */
  CwClinic *clinic;
  gint64 patient_id;
  CwDocument *document;
} Saving;

static void
saving_free (Saving *saving)
{
  cw_document_free (saving->document);
  g_object_unref (saving->clinic);
  g_free (saving);
}

static void
save_chosen (const char *path, gpointer data)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;

  if (cw_document_save_pdf (saving->document, path, &error))
    cw_audit_note (saving->widget, saving->clinic, "export",
                   saving->patient_id);
  else
    cw_message_show_error (get_window (saving->widget),
                           _("The note was not saved"), error);
}

static CwDocument *
make_document (CwClinic *clinic,
               gint64 session_id,
               gint64 *patient_id,
               GError **error)
{
  g_autoptr (GError) load_error = NULL;
  g_autoptr (CwVisit) visit = cw_clinic_load_visit (clinic, session_id, error);
  g_autoptr (CwClinicProfile) profile = NULL;

  if (visit == NULL)
    return NULL;
  *patient_id = visit->session->patient_id;
  profile = cw_clinic_load_profile (clinic, &load_error);
  if (profile != NULL)
    return cw_visit_note_new (visit, profile, cw_clinic_get_today (clinic),
                              FALSE);
  if (load_error == NULL)
    g_set_error_literal (&load_error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND,
                         _("The clinic has no name and phone yet; its papers "
                           "need them. Name it in the main menu."));
  g_propagate_error (error, g_steal_pointer (&load_error));
  return NULL;
}

void
cw_note_save (GtkWidget *widget, CwClinic *clinic, gint64 session_id)
{
  g_autoptr (GError) error = NULL;
  gint64 patient_id;
  CwDocument *document
    = make_document (clinic, session_id, &patient_id, &error);
  Saving *saving;

  if (document == NULL) {
    cw_message_show_error (get_window (widget), _("The note was not saved"),
                           error);
    return;
  }
  saving = g_new0 (Saving, 1);
  saving->widget = widget;
  saving->clinic = g_object_ref (clinic);
  saving->patient_id = patient_id;
  saving->document = document;
  /* Lives with the widget: nobody says when a dialog is let go of. */
  g_object_set_data_full (G_OBJECT (widget), "cw-note-saving", saving,
                          (GDestroyNotify) saving_free);
  /* Without the patient's name: file names are seen by many. */
  cw_file_dialog_save (get_window (widget), _("Save Note"), _("Visit note.pdf"),
                       save_chosen, saving);
}
