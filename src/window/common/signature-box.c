/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/signature-box.h"

#include "window/common/confirm-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _CwSignatureBox {
  GtkWidget parent_instance;

  CwClinic *clinic;
  GArray *clinician_ids; /* (element-type gint64) by position in the list */
  GtkWidget *list;
  AdwComboRow *clinician_row;
  AdwActionRow *statement_row;
  GtkCheckButton *statement_check;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwSignatureBox, cw_signature_box, GTK_TYPE_WIDGET)

static void
emit_changed (CwSignatureBox *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_choice (CwSignatureBox *self,
            GtkStringList *names,
            const char *name,
            gint64 clinician_id)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->clinician_ids, clinician_id);
}

/* Position of that clinician in the list; the first where there is none. */
static guint
find_position (CwSignatureBox *self, gint64 clinician_id)
{
  for (guint i = 0; i < self->clinician_ids->len; i++)
    if (g_array_index (self->clinician_ids, gint64, i) == clinician_id)
      return i;
  return 0;
}

static gint64
get_chosen (CwSignatureBox *self)
{
  guint position = adw_combo_row_get_selected (self->clinician_row);

  return position < self->clinician_ids->len
           ? g_array_index (self->clinician_ids, gint64, position)
           : 0;
}

/* Who signs is never guessed: only where there is one person is that person
 * chosen already. */
static void
load_clinicians (CwSignatureBox *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clinicians = NULL;
  gint64 chosen = get_chosen (self);

  clinicians = cw_clinic_load_signatories (self->clinic, &error);
  g_array_set_size (self->clinician_ids, 0);
  if (error != NULL)
    add_choice (self, names, error->message, 0);
  else if (clinicians->len == 0)
    add_choice (self, names, _("Add yourself in the main menu first"), 0);
  else if (clinicians->len > 1)
    add_choice (self, names, _("Choose who signs"), 0);

  for (guint i = 0; clinicians != NULL && i < clinicians->len; i++) {
    const CwClinician *clinician = g_ptr_array_index (clinicians, i);
    g_autofree char *signature = cw_clinician_get_signature (clinician);

    add_choice (self, names, signature, clinician->id);
  }
  adw_combo_row_set_model (self->clinician_row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->clinician_row,
                              find_position (self, chosen));
}

static void
clinic_changed_cb (CwSignatureBox *self, gint64 patient_id)
{
  if (patient_id == 0)
    load_clinicians (self);
}

static void
cw_signature_box_dispose (GObject *object)
{
  CwSignatureBox *self = CW_SIGNATURE_BOX (object);

  g_clear_pointer (&self->list, gtk_widget_unparent);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_signature_box_parent_class)->dispose (object);
}

static void
cw_signature_box_finalize (GObject *object)
{
  g_array_unref (CW_SIGNATURE_BOX (object)->clinician_ids);

  G_OBJECT_CLASS (cw_signature_box_parent_class)->finalize (object);
}

/* Who signs, and where that is known the box to tick. */
static gboolean
cw_signature_box_grab_focus (GtkWidget *widget)
{
  CwSignatureBox *self = CW_SIGNATURE_BOX (widget);

  return gtk_widget_grab_focus (get_chosen (self) == 0
                                  ? GTK_WIDGET (self->clinician_row)
                                  : GTK_WIDGET (self->statement_row));
}

static void
cw_signature_box_class_init (CwSignatureBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->grab_focus = cw_signature_box_grab_focus;

  object_class->dispose = cw_signature_box_dispose;
  object_class->finalize = cw_signature_box_finalize;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
cw_signature_box_init (CwSignatureBox *self)
{
  GtkWidget *check = gtk_check_button_new ();

  self->clinician_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list),
                                   GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));

  self->clinician_row = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->clinician_row),
                                 _("Signed by"));
  gtk_list_box_append (GTK_LIST_BOX (self->list),
                       GTK_WIDGET (self->clinician_row));
  g_signal_connect_swapped (self->clinician_row, "notify::selected",
                            G_CALLBACK (emit_changed), self);

  self->statement_check = GTK_CHECK_BUTTON (check);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  self->statement_row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->statement_row),
                                      FALSE);
  adw_action_row_set_title_lines (self->statement_row, 0);
  adw_action_row_add_prefix (self->statement_row, check);
  adw_action_row_set_activatable_widget (self->statement_row, check);
  gtk_list_box_append (GTK_LIST_BOX (self->list),
                       GTK_WIDGET (self->statement_row));
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (emit_changed), self);
}

GtkWidget *
cw_signature_box_new (CwClinic *clinic, const char *statement)
{
  CwSignatureBox *self = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);
  self = g_object_new (CW_TYPE_SIGNATURE_BOX, NULL);
  self->clinic = g_object_ref (clinic);
  if (statement != NULL) {
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->statement_row),
                                   statement);
    gtk_accessible_update_property (GTK_ACCESSIBLE (self->statement_check),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, statement,
                                    -1);
  } else {
    gtk_check_button_set_active (self->statement_check, TRUE);
    gtk_widget_set_visible (GTK_WIDGET (self->statement_row), FALSE);
  }
  load_clinicians (self);
  g_signal_connect_object (clinic, "changed", G_CALLBACK (clinic_changed_cb),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (clinic, "signed-in", G_CALLBACK (load_clinicians),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gint64
cw_signature_box_get_clinician_id (CwSignatureBox *self)
{
  g_return_val_if_fail (CW_IS_SIGNATURE_BOX (self), 0);

  if (!gtk_check_button_get_active (self->statement_check))
    return 0;
  return get_chosen (self);
}

char *
cw_signature_box_dup_signature (CwSignatureBox *self)
{
  GtkStringObject *name;

  g_return_val_if_fail (CW_IS_SIGNATURE_BOX (self), NULL);

  if (cw_signature_box_get_clinician_id (self) == 0)
    return NULL;
  name = adw_combo_row_get_selected_item (self->clinician_row);
  return g_strdup (gtk_string_object_get_string (name));
}

void
cw_signature_box_sign (CwSignatureBox *self,
                       void (*sign) (gpointer data),
                       gpointer data)
{
  GtkRoot *root;

  g_return_if_fail (CW_IS_SIGNATURE_BOX (self));

  root = gtk_widget_get_root (GTK_WIDGET (self));
  cw_confirm_dialog_ask (self->clinic, NULL, GTK_WINDOW (root), sign, data,
                         NULL);
}
