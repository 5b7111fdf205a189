/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/secret-entry.h"

#define SPACING 6

struct _CwSecretEntry {
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *problem_label;
  gboolean busy;

  CwClinic *clinic; /* of whom nothing may be tried now, or NULL */
  gint64 clinician_id;
  guint wait_id;
};

enum { CHANGED, ACTIVATE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwSecretEntry, cw_secret_entry, GTK_TYPE_WIDGET)

static gboolean
is_open (CwSecretEntry *self)
{
  return !self->busy && self->wait_id == 0;
}

static void
show_open (CwSecretEntry *self)
{
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), is_open (self));
}

static void
stop_waiting (CwSecretEntry *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_clear_object (&self->clinic);
}

static void
changed_cb (CwSecretEntry *self)
{
  if (self->entry == NULL || !is_open (self))
    return;
  if (*gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    cw_secret_entry_set_problem (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
activate_cb (CwSecretEntry *self)
{
  if (is_open (self))
    g_signal_emit (self, signals[ACTIVATE], 0);
}

static gboolean
cw_secret_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CW_SECRET_ENTRY (widget)->entry);
}

/* GTK 4.8 tells a password entry that it has lost the keyboard when it is gone.
 */
static void
cw_secret_entry_unroot (GtkWidget *widget)
{
  CwSecretEntry *self = CW_SECRET_ENTRY (widget);
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = gtk_root_get_focus (root);

  if (focus != NULL && self->entry != NULL
      && gtk_widget_is_ancestor (focus, self->entry))
    gtk_root_set_focus (root, NULL);
  GTK_WIDGET_CLASS (cw_secret_entry_parent_class)->unroot (widget);
}

static void
cw_secret_entry_dispose (GObject *object)
{
  CwSecretEntry *self = CW_SECRET_ENTRY (object);

  stop_waiting (self);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->problem_label, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_secret_entry_parent_class)->dispose (object);
}

static guint
add_signal (GObjectClass *object_class, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (object_class),
                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_secret_entry_class_init (CwSecretEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_secret_entry_dispose;
  widget_class->grab_focus = cw_secret_entry_grab_focus;
  widget_class->unroot = cw_secret_entry_unroot;
  signals[CHANGED] = add_signal (object_class, "changed");
  signals[ACTIVATE] = add_signal (object_class, "activate");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cw_secret_entry_init (CwSecretEntry *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
  self->entry = gtk_password_entry_new ();
  gtk_password_entry_set_show_peek_icon (GTK_PASSWORD_ENTRY (self->entry),
                                         TRUE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->problem_label
      = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "visible",
                      FALSE, "max-width-chars", 36, "accessible-role",
                      GTK_ACCESSIBLE_ROLE_ALERT, NULL);
  gtk_widget_set_parent (self->problem_label, GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->problem_label, NULL, -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb),
                            self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb),
                            self);
}

GtkWidget *
cw_secret_entry_new (const char *label)
{
  CwSecretEntry *self = g_object_new (CW_TYPE_SECRET_ENTRY, NULL);

  g_object_set (self->entry, "placeholder-text", label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

const char *
cw_secret_entry_get_secret (CwSecretEntry *self)
{
  g_return_val_if_fail (CW_IS_SECRET_ENTRY (self), "");

  return is_open (self) ? gtk_editable_get_text (GTK_EDITABLE (self->entry))
                        : "";
}

void
cw_secret_entry_add (CwSecretEntry *self, gunichar letter)
{
  char text[7] = { 0 };
  int position = -1;

  g_return_if_fail (CW_IS_SECRET_ENTRY (self));

  gtk_widget_grab_focus (self->entry);
  if (!is_open (self))
    return;
  g_unichar_to_utf8 (letter, text);
  gtk_editable_insert_text (GTK_EDITABLE (self->entry), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

void
cw_secret_entry_clear (CwSecretEntry *self)
{
  g_return_if_fail (CW_IS_SECRET_ENTRY (self));

  stop_waiting (self);
  show_open (self);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  cw_secret_entry_set_problem (self, NULL);
}

void
cw_secret_entry_set_busy (CwSecretEntry *self, gboolean busy)
{
  g_return_if_fail (CW_IS_SECRET_ENTRY (self));

  self->busy = busy;
  show_open (self);
}

void
cw_secret_entry_set_problem (CwSecretEntry *self, const char *problem)
{
  g_return_if_fail (CW_IS_SECRET_ENTRY (self));

  gtk_label_set_label (GTK_LABEL (self->problem_label),
                       problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem_label, problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE
                                               : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static gboolean
wait_cb (gpointer data)
{
  CwSecretEntry *self = data;
  g_autofree char *delay
      = cw_clinic_get_sign_in_delay (self->clinic, self->clinician_id);

  cw_secret_entry_set_problem (self, delay);
  if (delay != NULL)
    return G_SOURCE_CONTINUE;
  self->wait_id = 0;
  stop_waiting (self);
  show_open (self);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

void
cw_secret_entry_refuse (CwSecretEntry *self,
                        CwClinic *clinic,
                        gint64 clinician_id,
                        const GError *error)
{
  g_autofree char *delay = NULL;

  g_return_if_fail (CW_IS_SECRET_ENTRY (self) && error != NULL);

  cw_secret_entry_clear (self);
  delay = cw_clinic_get_sign_in_delay (clinic, clinician_id);
  cw_secret_entry_set_problem (self, delay != NULL ? delay : error->message);
  if (delay != NULL) {
    self->clinic = g_object_ref (clinic);
    self->clinician_id = clinician_id;
    self->wait_id = g_timeout_add_seconds (1, wait_cb, self);
    show_open (self);
    g_signal_emit (self, signals[CHANGED], 0);
  }
  gtk_widget_grab_focus (self->entry);
}
