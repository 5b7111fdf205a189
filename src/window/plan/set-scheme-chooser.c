/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/set-scheme-chooser.h"

#include <glib/gi18n-lib.h>

struct _CwSetSchemeChooser {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *own_entry;
  GPtrArray *buttons; /* of the bundled schemes, the own one last */
  gboolean filling;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

#define SCHEME_KEY "cw-scheme"

G_DEFINE_FINAL_TYPE (CwSetSchemeChooser,
                     cw_set_scheme_chooser,
                     GTK_TYPE_WIDGET)

/* The pressed chip's scheme; NULL for the own one. */
static const CwSetScheme *
get_bundled (CwSetSchemeChooser *self)
{
  for (guint i = 0; i < self->buttons->len; i++) {
    GtkToggleButton *button = g_ptr_array_index (self->buttons, i);

    if (gtk_toggle_button_get_active (button))
      return g_object_get_data (G_OBJECT (button), SCHEME_KEY);
  }
  return NULL;
}

static void
own_changed_cb (CwSetSchemeChooser *self)
{
  CwSetScheme scheme;

  if (self->filling)
    return;
  if (cw_set_scheme_chooser_get_scheme (self, &scheme))
    gtk_widget_remove_css_class (self->own_entry, "error");
  else
    gtk_widget_add_css_class (self->own_entry, "error");
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
toggled_cb (GtkToggleButton *button, CwSetSchemeChooser *self)
{
  gboolean own = g_object_get_data (G_OBJECT (button), SCHEME_KEY) == NULL;

  if (!gtk_toggle_button_get_active (button))
    return;
  gtk_widget_set_visible (self->own_entry, own);
  if (self->filling)
    return;
  if (own)
    gtk_widget_grab_focus (self->own_entry);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_chip (CwSetSchemeChooser *self,
          const CwSetScheme *scheme,
          const char *label)
{
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  g_object_set_data (G_OBJECT (button), SCHEME_KEY, (gpointer) scheme);
  if (self->buttons->len > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                 g_ptr_array_index (self->buttons, 0));
  gtk_widget_add_css_class (button, "cw-chip");
  g_signal_connect (button, "toggled", G_CALLBACK (toggled_cb), self);
  gtk_flow_box_insert (GTK_FLOW_BOX (self->box), button, -1);
  gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  g_ptr_array_add (self->buttons, button);
}

static gboolean
cw_set_scheme_chooser_grab_focus (GtkWidget *widget)
{
  CwSetSchemeChooser *self = CW_SET_SCHEME_CHOOSER (widget);

  for (guint i = 0; i < self->buttons->len; i++) {
    GtkWidget *button = g_ptr_array_index (self->buttons, i);

    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      return gtk_widget_grab_focus (button);
  }
  return FALSE;
}

static void
cw_set_scheme_chooser_dispose (GObject *object)
{
  CwSetSchemeChooser *self = CW_SET_SCHEME_CHOOSER (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->own_entry, gtk_widget_unparent);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_set_scheme_chooser_parent_class)->dispose (object);
}

static void
cw_set_scheme_chooser_class_init (CwSetSchemeChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_set_scheme_chooser_dispose;
  widget_class->grab_focus = cw_set_scheme_chooser_grab_focus;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cw_set_scheme_chooser_init (CwSetSchemeChooser *self)
{
  gsize n_schemes = 0;
  const CwSetScheme *const *schemes = cw_set_schemes_get (&n_schemes);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->buttons = g_ptr_array_new ();
  self->box = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->box),
                                   GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->box), 10);
  gtk_flow_box_set_column_spacing (GTK_FLOW_BOX (self->box), 2);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  for (gsize i = 0; i < n_schemes; i++)
    add_chip (self, schemes[i], schemes[i]->name);
  add_chip (self, NULL, C_("set scheme", "Own…"));

  self->own_entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (
    GTK_ENTRY (self->own_entry),
    _("Repetitions of each set, as 20/15/15; F is a set to failure"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->own_entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Repetitions of each set"), -1);
  gtk_widget_set_visible (self->own_entry, FALSE);
  gtk_widget_set_parent (self->own_entry, GTK_WIDGET (self));
  g_signal_connect_swapped (self->own_entry, "changed",
                            G_CALLBACK (own_changed_cb), self);
}

void
cw_set_scheme_chooser_set_scheme (CwSetSchemeChooser *self,
                                  const CwSetScheme *scheme)
{
  g_return_if_fail (CW_IS_SET_SCHEME_CHOOSER (self));

  self->filling = TRUE;
  for (guint i = 0; i < self->buttons->len; i++) {
    GtkWidget *button = g_ptr_array_index (self->buttons, i);
    const CwSetScheme *bundled =
      g_object_get_data (G_OBJECT (button), SCHEME_KEY);

    if (g_strcmp0 (bundled != NULL ? bundled->id : NULL, scheme->id) == 0)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  }
  if (scheme->id == NULL && scheme->n_sets > 0) {
    g_autofree char *text = cw_set_scheme_reps_to_text (scheme);

    gtk_editable_set_text (GTK_EDITABLE (self->own_entry), text);
  }
  self->filling = FALSE;
}

gboolean
cw_set_scheme_chooser_get_scheme (CwSetSchemeChooser *self,
                                  CwSetScheme *scheme)
{
  const CwSetScheme *bundled;

  g_return_val_if_fail (CW_IS_SET_SCHEME_CHOOSER (self), FALSE);

  bundled = get_bundled (self);
  if (bundled != NULL) {
    *scheme = *bundled;
    return TRUE;
  }
  return cw_set_scheme_from_text (
    gtk_editable_get_text (GTK_EDITABLE (self->own_entry)), scheme, NULL);
}
