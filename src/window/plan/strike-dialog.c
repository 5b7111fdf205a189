/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/strike-dialog.h"

#include "model/strike.h"
#include "window/common/clinician-drop-down.h"
#include "window/common/message.h"
#include "window/common/text-entry.h"

#include <glib/gi18n-lib.h>

/* What the dialog is about, for as long as it is open. */
typedef struct {
  CwClinic *clinic;
  gint64 id;
  CwStrikeFunc strike;
  GtkWindow *parent; /* borrowed: the dialog goes with it */
  AdwMessageDialog *dialog;
  GtkWidget *reason_entry;
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
  g_autofree char *reason =
    cw_text_entry_dup_text (CW_TEXT_ENTRY (question->reason_entry));
  gint64 clinician_id = cw_clinician_drop_down_get_id (
    CW_CLINICIAN_DROP_DOWN (question->clinician_drop_down));

  adw_message_dialog_set_response_enabled (
    question->dialog, "strike",
    clinician_id != 0 && cw_strike_validate_reason (reason, NULL));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, gpointer data)
{
  Question *question = data;
  g_autofree char *reason =
    cw_text_entry_dup_text (CW_TEXT_ENTRY (question->reason_entry));
  gint64 clinician_id = cw_clinician_drop_down_get_id (
    CW_CLINICIAN_DROP_DOWN (question->clinician_drop_down));
  GtkWindow *parent = question->parent;
  g_autoptr (GError) error = NULL;

  if (!g_str_equal (response, "strike"))
    return;
  if (!question->strike (question->clinic, question->id, reason, clinician_id,
                         &error))
    cw_message_show_error (parent, _("The measurement was not struck out"),
                           error);
}

static GtkWidget *
make_content (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  question->reason_entry = cw_text_entry_new (_("What is wrong with it"));
  question->clinician_drop_down =
    cw_clinician_drop_down_new (question->clinic, _("Struck out by"));
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("What is wrong with it, in "
                                                  "at least 10 letters")));
  gtk_box_append (GTK_BOX (box), question->reason_entry);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_("Struck out by")));
  gtk_box_append (GTK_BOX (box), question->clinician_drop_down);
  gtk_label_set_xalign (GTK_LABEL (gtk_widget_get_first_child (box)), 0);
  gtk_label_set_xalign (
    GTK_LABEL (gtk_widget_get_prev_sibling (question->clinician_drop_down)),
    0);
  return box;
}

void
cw_strike_dialog_present (CwClinic *clinic,
                          gint64 id,
                          const char *description,
                          CwStrikeFunc strike,
                          GtkWindow *parent)
{
  Question *question = g_new0 (Question, 1);
  g_autofree char *body = g_strdup_printf (
    /* Translators: %s is a measurement. */
    _("%s\nIt stays in the list. A plan that rests on it starts no session any "
      "more, until it is changed."),
    description);
  GtkWidget *dialog =
    adw_message_dialog_new (parent, _("Strike Out This Measurement?"), body);

  question->clinic = g_object_ref (clinic);
  question->id = id;
  question->strike = strike;
  question->parent = parent;
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  adw_message_dialog_set_extra_child (question->dialog,
                                      make_content (question));
  adw_message_dialog_add_responses (question->dialog, "cancel", _("_Cancel"),
                                    "strike", _("_Strike Out"), NULL);
  adw_message_dialog_set_response_appearance (question->dialog, "strike",
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  g_signal_connect_swapped (question->reason_entry, "changed",
                            G_CALLBACK (changed_cb), question);
  g_signal_connect_swapped (question->clinician_drop_down, "changed",
                            G_CALLBACK (changed_cb), question);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question,
                         question_free, 0);
  changed_cb (question);
  gtk_window_present (GTK_WINDOW (dialog));
}
