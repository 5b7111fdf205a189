/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/refusal-dialog.h"

#include "window/common/key-cap.h"
#include "window/common/list-row.h"
#include "window/common/confirm-dialog.h"
#include "window/common/signature-box.h"
#include "window/common/text-entry.h"

#include <glib/gi18n-lib.h>

#define SPACING 12

/* What is refused most often; each is a reason that is long enough. */
static const char *const reasons[] = {
  N_ ("Pain or swelling since the session"),
  N_ ("The patient does not feel ready for it"),
  N_ ("The doctor’s limits do not allow it"),
  N_ ("The equipment has no such step"),
  N_ ("The sets of that day are no guide"),
};

typedef struct {
  CwClinic *clinic;
  AdwMessageDialog *dialog;
  CwTextEntry *entry;
  GtkListBox *list;
  CwSignatureBox *box;
  CwRefusedFunc done;
  gpointer data;
} Refusal;

static gboolean
is_long_enough (const char *reason)
{
  return reason != NULL
         && g_utf8_strlen (reason, -1) >= CW_REFUSAL_REASON_MIN_LENGTH;
}

static void
changed_cb (Refusal *self)
{
  g_autofree char *reason = cw_text_entry_dup_text (self->entry);

  adw_message_dialog_set_response_enabled (
      self->dialog, "refuse",
      is_long_enough (reason)
          && cw_signature_box_get_clinician_id (self->box) != 0);
}

/* Between the answer and its confirmation. */
typedef struct {
  char *reason;
  gint64 clinician_id;
  CwRefusedFunc done;
  GWeakRef data;
} Signature;

static void
signature_free (gpointer data)
{
  Signature *signature = data;

  g_free (signature->reason);
  g_weak_ref_clear (&signature->data);
  g_free (signature);
}

static void
confirmed_cb (gpointer data)
{
  Signature *signature = data;
  g_autoptr (GObject) object = g_weak_ref_get (&signature->data);

  if (object != NULL)
    signature->done (signature->reason, signature->clinician_id, object);
}

static void
response_cb (Refusal *self, const char *response)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self->dialog));
  Signature *signature;

  gtk_window_set_transient_for (GTK_WINDOW (self->dialog), NULL);
  if (!g_str_equal (response, "refuse"))
    return;
  signature = g_new0 (Signature, 1);
  signature->reason = cw_text_entry_dup_text (self->entry);
  signature->clinician_id = cw_signature_box_get_clinician_id (self->box);
  signature->done = self->done;
  g_weak_ref_init (&signature->data, self->data);
  cw_confirm_dialog_ask (self->clinic, NULL, parent, confirmed_cb, signature,
                         signature_free);
}

static void
refusal_free (gpointer data)
{
  Refusal *self = data;

  g_object_unref (self->clinic);
  g_free (self);
}

/* With nobody to choose from it is all that has to be said. */
static void
take_reason (Refusal *self, gsize i)
{
  cw_text_entry_set_text (self->entry, _ (reasons[i]));
  changed_cb (self);
  if (cw_signature_box_get_clinician_id (self->box) == 0)
    return;
  adw_message_dialog_response (self->dialog, "refuse");
  /* A response that is given in code leaves the dialog where it is. */
  gtk_window_destroy (GTK_WINDOW (self->dialog));
}

static void
row_activated_cb (Refusal *self, GtkListBoxRow *row)
{
  take_reason (self, (gsize)gtk_list_box_row_get_index (row));
}

static gboolean
digit_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  take_reason (data, g_variant_get_uint32 (arguments));
  return TRUE;
}

static void
add_digit (Refusal *self, GtkEventController *keys, guint keyval, guint i)
{
  GtkShortcut *shortcut
      = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, 0),
                          gtk_callback_action_new (digit_cb, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_uint32 (i));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        shortcut);
}

/* In the entry, which gets them first, digits are text. */
static GtkEventController *
create_keys (Refusal *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++) {
    add_digit (self, keys, GDK_KEY_1 + i, i);
    add_digit (self, keys, GDK_KEY_KP_1 + i, i);
  }
  return keys;
}

static GtkWidget *
create_list (Refusal *self)
{
  GtkWidget *list = cw_list_new ();

  self->list = GTK_LIST_BOX (list);
  for (gsize i = 0; i < G_N_ELEMENTS (reasons); i++) {
    GtkWidget *row = cw_list_row_new (_ (reasons[i]), NULL);
    g_autofree char *key = g_strdup_printf ("%u", (guint)i + 1);

    adw_action_row_add_prefix (ADW_ACTION_ROW (row), cw_key_cap_new (key));
    gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
    gtk_list_box_append (self->list, row);
  }
  g_signal_connect_swapped (list, "row-activated",
                            G_CALLBACK (row_activated_cb), self);
  return list;
}

static GtkWidget *
create_content (Refusal *self, CwClinic *clinic)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  GtkWidget *entry = cw_text_entry_new (_ ("Why the advice is refused"));
  GtkWidget *box = cw_signature_box_new (clinic, NULL);
  GtkWidget *label
      = gtk_label_new (_ ("Or in other words, at least 10 letters"));

  self->entry = CW_TEXT_ENTRY (entry);
  self->box = CW_SIGNATURE_BOX (box);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (content), create_list (self));
  gtk_box_append (GTK_BOX (content), label);
  gtk_box_append (GTK_BOX (content), entry);
  gtk_box_append (GTK_BOX (content), box);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (box, "changed", G_CALLBACK (changed_cb), self);
  return content;
}

GtkWindow *
cw_refusal_dialog_new (GtkWindow *parent,
                       CwClinic *clinic,
                       const char *headline,
                       CwRefusedFunc done,
                       gpointer data)
{
  GtkWidget *dialog
      = adw_message_dialog_new (parent, _ ("Refuse the Advice?"), headline);
  Refusal *self = g_new0 (Refusal, 1);

  self->clinic = g_object_ref (clinic);
  self->dialog = ADW_MESSAGE_DIALOG (dialog);
  self->done = done;
  self->data = data;
  adw_message_dialog_set_extra_child (self->dialog,
                                      create_content (self, clinic));
  adw_message_dialog_add_responses (self->dialog, "cancel", _ ("_Cancel"),
                                    "refuse", C_ ("advice", "_Refuse"), NULL);
  adw_message_dialog_set_default_response (self->dialog, "refuse");
  adw_message_dialog_set_close_response (self->dialog, "cancel");
  g_object_set_data_full (G_OBJECT (dialog), "refusal", self, refusal_free);
  g_signal_connect_swapped (dialog, "response", G_CALLBACK (response_cb), self);
  gtk_widget_add_controller (dialog, create_keys (self));
  changed_cb (self);
  gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0)));
  return GTK_WINDOW (dialog);
}
