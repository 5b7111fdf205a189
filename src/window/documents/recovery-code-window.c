/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/documents/recovery-code-window.h"

#include "documents/recovery-sheet.h"
#include "window/documents/document-print.h"

#include <glib/gi18n-lib.h>

#define WIDTH 440
#define SPACING 12
#define MARGIN 18

struct _CwRecoveryCodeWindow {
  AdwWindow parent_instance;

  CwDocument *sheet;
  GtkWidget *form;
  GtkWidget *cancel_button; /* shown where that is possible */
  GtkWidget *done_button;
  GtkWidget *kept_check;
};

G_DEFINE_FINAL_TYPE (CwRecoveryCodeWindow,
                     cw_recovery_code_window,
                     ADW_TYPE_WINDOW)

enum { KEPT, N_SIGNALS };

static guint signals[N_SIGNALS];

static gboolean
is_kept (CwRecoveryCodeWindow *self)
{
  return gtk_check_button_get_active (GTK_CHECK_BUTTON (self->kept_check));
}

static void
kept_cb (CwRecoveryCodeWindow *self)
{
  gtk_widget_set_sensitive (self->done_button, is_kept (self));
}

static void
print_cb (CwRecoveryCodeWindow *self)
{
  cw_document_print (self->sheet, GTK_WINDOW (self));
}

/* Closed by mistake, it would be lost. */
static gboolean
cw_recovery_code_window_close_request (GtkWindow *window)
{
  CwRecoveryCodeWindow *self = CW_RECOVERY_CODE_WINDOW (window);

  if (is_kept (self))
    g_signal_emit (self, signals[KEPT], 0);
  if (is_kept (self) || gtk_widget_get_visible (self->cancel_button))
    return GTK_WINDOW_CLASS (cw_recovery_code_window_parent_class)
        ->close_request (window);
  gtk_widget_grab_focus (self->kept_check);
  return TRUE;
}

static void
cancel_cb (CwRecoveryCodeWindow *self)
{
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->kept_check), FALSE);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cw_recovery_code_window_finalize (GObject *object)
{
  g_clear_pointer (&CW_RECOVERY_CODE_WINDOW (object)->sheet, cw_document_free);

  G_OBJECT_CLASS (cw_recovery_code_window_parent_class)->finalize (object);
}

static void
cw_recovery_code_window_class_init (CwRecoveryCodeWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cw_recovery_code_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request
      = cw_recovery_code_window_close_request;
  signals[KEPT] = g_signal_new ("kept", G_TYPE_FROM_CLASS (klass),
                                G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static GtkWidget *
make_header (CwRecoveryCodeWindow *self)
{
  GtkWidget *header = adw_header_bar_new ();

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  self->cancel_button = gtk_button_new_with_mnemonic (_ ("_Cancel"));
  gtk_widget_set_visible (self->cancel_button, FALSE);
  g_signal_connect_swapped (self->cancel_button, "clicked",
                            G_CALLBACK (cancel_cb), self);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->cancel_button);
  self->done_button = gtk_button_new_with_mnemonic (_ ("_Done"));
  gtk_widget_add_css_class (self->done_button, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->done_button),
                                  "window.close");
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->done_button);
  return header;
}

static void
append_text (CwRecoveryCodeWindow *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_box_append (GTK_BOX (self->form), label);
}

static void
cw_recovery_code_window_init (CwRecoveryCodeWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_window_set_title (GTK_WINDOW (self), _ ("Recovery Code"));
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_resizable (GTK_WINDOW (self), FALSE);
  gtk_widget_set_size_request (GTK_WIDGET (self), WIDTH, -1);
  self->form = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  gtk_widget_set_margin_start (self->form, MARGIN);
  gtk_widget_set_margin_end (self->form, MARGIN);
  gtk_widget_set_margin_top (self->form, MARGIN);
  gtk_widget_set_margin_bottom (self->form, MARGIN);
  gtk_box_append (GTK_BOX (box), make_header (self));
  gtk_box_append (GTK_BOX (box), self->form);
  adw_window_set_content (ADW_WINDOW (self), box);
}

static void
append_code (CwRecoveryCodeWindow *self, const char *code)
{
  GtkWidget *label = gtk_label_new (code);

  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_CHAR);
  gtk_widget_set_focusable (label, FALSE);
  gtk_widget_add_css_class (label, "title-2");
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_set_margin_top (label, SPACING);
  gtk_widget_set_margin_bottom (label, SPACING);
  gtk_box_append (GTK_BOX (self->form), label);
}

static void
append_tools (CwRecoveryCodeWindow *self)
{
  GtkWidget *print_button = gtk_button_new_with_mnemonic (_ ("_Print…"));
  GtkWidget *label
      = gtk_label_new (_ ("It is on paper, and will be locked away"));

  gtk_widget_set_halign (print_button, GTK_ALIGN_START);
  g_signal_connect_swapped (print_button, "clicked", G_CALLBACK (print_cb),
                            self);
  self->kept_check = gtk_check_button_new ();
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self->kept_check), label);
  g_signal_connect_swapped (self->kept_check, "toggled", G_CALLBACK (kept_cb),
                            self);
  gtk_box_append (GTK_BOX (self->form), print_button);
  gtk_box_append (GTK_BOX (self->form), self->kept_check);
}

static char *
describe (const CwClinician *clinician)
{
  if (clinician == NULL)
    return g_strdup (
        _ ("This code opens the clinic file when a passphrase is forgotten. "
           "Without it and without a passphrase nobody can read the file."));
  return g_strdup_printf (
      /* Translators: the name of a person. */
      _ ("Should %s forget the PIN or passphrase, this code opens the clinic "
         "once in its place."),
      clinician->name);
}

GtkWindow *
cw_recovery_code_window_new (CwClinic *clinic,
                             const CwClinician *clinician,
                             const char *code,
                             GtkWindow *parent)
{
  CwRecoveryCodeWindow *self = NULL;
  g_autoptr (CwClinicProfile) profile = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic) && code != NULL, NULL);

  profile = cw_clinic_load_profile (clinic, NULL);
  self = g_object_new (CW_TYPE_RECOVERY_CODE_WINDOW, "transient-for", parent,
                       NULL);
  self->sheet = cw_recovery_sheet_new (profile, clinician, code,
                                       cw_clinic_get_today (clinic));
  text = describe (clinician);
  append_text (self, text);
  append_code (self, code);
  append_text (self, _ ("It is shown only now. Print it or write it down, and "
                        "keep it locked away, not at the computer."));
  append_tools (self);
  kept_cb (self);
  gtk_widget_grab_focus (self->kept_check);
  return GTK_WINDOW (self);
}

void
cw_recovery_code_window_allow_cancel (CwRecoveryCodeWindow *self)
{
  g_return_if_fail (CW_IS_RECOVERY_CODE_WINDOW (self));

  gtk_widget_set_visible (self->cancel_button, TRUE);
}
