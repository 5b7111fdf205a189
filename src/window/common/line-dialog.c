/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/line-dialog.h"

#include "model/strike.h"
#include "window/common/clinician-drop-down.h"
#include "window/common/confirm-dialog.h"
#include "window/common/message.h"
#include "window/common/text-entry.h"

#include <glib/gi18n-lib.h>

/* What the dialog is about, for as long as it is open. */
typedef struct {
  CwClinic *clinic;
  CwLineRequest request;
  GtkWindow *parent; /* borrowed: the dialog goes with it */
  AdwMessageDialog *dialog;
  GtkWidget *line_entry;
  GtkWidget *clinician_drop_down;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->clinic);
  g_free (question);
}

static void
changed_cb (Question *question)
{
  g_autofree char *line =
    cw_text_entry_dup_text (CW_TEXT_ENTRY (question->line_entry));
  gint64 clinician_id = cw_clinician_drop_down_get_id (
    CW_CLINICIAN_DROP_DOWN (question->clinician_drop_down));

  adw_message_dialog_set_response_enabled (
    question->dialog, "accept",
    clinician_id != 0 && line != NULL
      && g_utf8_strlen (line, -1) >= (glong) question->request.least_length);
}

/* What is to be written, once the dialog is gone. */
typedef struct {
  CwClinic *clinic;
  CwLineFunc write;
  gint64 id;
  char *line;
  gint64 clinician_id;
  GtkWindow *parent; /* borrowed: the confirmation goes with it */
  const char *failure;
} Line;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_object_unref (line->clinic);
  g_free (line->line);
  g_free (line);
}

static void
write_cb (gpointer data)
{
  Line *line = data;
  g_autoptr (GError) error = NULL;

  if (!line->write (line->clinic, line->id, line->line, line->clinician_id,
                    &error))
    cw_message_show_error (line->parent, line->failure, error);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;
  Line *line;

  if (!g_str_equal (response, "accept"))
    return;
  line = g_new0 (Line, 1);
  line->clinic = g_object_ref (question->clinic);
  line->write = question->request.write;
  line->id = question->request.id;
  line->line = cw_text_entry_dup_text (CW_TEXT_ENTRY (question->line_entry));
  line->clinician_id = cw_clinician_drop_down_get_id (
    CW_CLINICIAN_DROP_DOWN (question->clinician_drop_down));
  line->parent = question->parent;
  line->failure = question->request.failure;
  if (question->request.signature) {
    cw_confirm_dialog_ask (line->clinic, NULL, line->parent, write_cb, line,
                           line_free);
    return;
  }
  write_cb (line);
  line_free (line);
}

static void
append_label (GtkWidget *box, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
make_content (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  const CwLineRequest *request = &question->request;

  question->line_entry = cw_text_entry_new (request->label);
  question->clinician_drop_down =
    cw_clinician_drop_down_new (question->clinic, request->by_label);
  append_label (box, request->label);
  gtk_box_append (GTK_BOX (box), question->line_entry);
  append_label (box, request->by_label);
  gtk_box_append (GTK_BOX (box), question->clinician_drop_down);
  return box;
}

void
cw_line_dialog_present (CwClinic *clinic,
                        const CwLineRequest *request,
                        GtkWindow *parent)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog =
    adw_message_dialog_new (parent, request->heading, request->body);

  question->clinic = g_object_ref (clinic);
  question->request = *request;
  question->parent = parent;
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_set_extra_child (question->dialog,
                                      make_content (question));
  adw_message_dialog_add_responses (question->dialog, "cancel", _("_Cancel"),
                                    "accept", request->accept_label, NULL);
  adw_message_dialog_set_response_appearance (
    question->dialog, "accept",
    request->destructive ? ADW_RESPONSE_DESTRUCTIVE : ADW_RESPONSE_SUGGESTED);
  if (!request->destructive)
    adw_message_dialog_set_default_response (question->dialog, "accept");
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  g_signal_connect_swapped (question->line_entry, "changed",
                            G_CALLBACK (changed_cb), question);
  g_signal_connect_swapped (question->clinician_drop_down, "changed",
                            G_CALLBACK (changed_cb), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question,
                         question_free, 0);
  changed_cb (question);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (question->line_entry);
}

void
cw_line_dialog_present_strike (CwClinic *clinic,
                               gint64 id,
                               const char *heading,
                               const char *what,
                               const char *consequence,
                               CwLineFunc strike,
                               GtkWindow *parent)
{
  g_autofree char *body = g_strdup_printf ("%s\n%s", what, consequence);
  const CwLineRequest request = {
    .id = id,
    .heading = heading,
    .body = body,
    .label = _("What is wrong with it, in at least 10 letters"),
    .by_label = _("Struck out by"),
    .accept_label = _("_Strike Out"),
    .failure = _("It was not struck out"),
    .destructive = TRUE,
    .signature = TRUE,
    .least_length = CW_STRIKE_REASON_MIN_LENGTH,
    .write = strike,
  };

  cw_line_dialog_present (clinic, &request, parent);
}
