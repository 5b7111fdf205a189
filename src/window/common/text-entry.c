/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/text-entry.h"

#include "base/text.h"

struct _CwTextEntry {
  GtkWidget parent_instance;

  char *label;
  GtkWidget *entry;
  GtkWidget *problem;
};

typedef enum { PROP_LABEL = 1 } CwTextEntryProperty;

static GParamSpec *props[PROP_LABEL + 1];

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwTextEntry, cw_text_entry, GTK_TYPE_WIDGET)

static void
changed_cb (CwTextEntry *self)
{
  cw_text_entry_set_problem (self, NULL);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
set_label (CwTextEntry *self, const char *label)
{
  if (!cw_set_str (&self->label, label))
    return;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LABEL]);
}

static void
cw_text_entry_get_property (GObject *object,
                            guint property_id,
                            GValue *value,
                            GParamSpec *pspec)
{
  CwTextEntry *self = CW_TEXT_ENTRY (object);

  switch ((CwTextEntryProperty) property_id) {
  case PROP_LABEL:
    g_value_set_string (value, self->label);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
cw_text_entry_set_property (GObject *object,
                            guint property_id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  CwTextEntry *self = CW_TEXT_ENTRY (object);

  switch ((CwTextEntryProperty) property_id) {
  case PROP_LABEL:
    set_label (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static gboolean
cw_text_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CW_TEXT_ENTRY (widget)->entry);
}

static void
cw_text_entry_dispose (GObject *object)
{
  CwTextEntry *self = CW_TEXT_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->problem, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_text_entry_parent_class)->dispose (object);
}

static void
cw_text_entry_finalize (GObject *object)
{
  g_free (CW_TEXT_ENTRY (object)->label);

  G_OBJECT_CLASS (cw_text_entry_parent_class)->finalize (object);
}

static void
cw_text_entry_class_init (CwTextEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_text_entry_get_property;
  object_class->set_property = cw_text_entry_set_property;
  object_class->dispose = cw_text_entry_dispose;
  object_class->finalize = cw_text_entry_finalize;
  widget_class->grab_focus = cw_text_entry_grab_focus;

  props[PROP_LABEL] =
    g_param_spec_string ("label", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                           G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cw_text_entry_init (CwTextEntry *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
    GTK_ORIENTATION_VERTICAL);
  self->entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->problem =
    g_object_new (GTK_TYPE_LABEL, "xalign", 0.0f, "wrap", TRUE, "visible",
                  FALSE, "max-width-chars", 30, NULL);
  gtk_widget_add_css_class (self->problem, "caption");
  gtk_widget_set_parent (self->problem, GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY,
                                  self->problem, NULL, -1);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (changed_cb),
                            self);
}

GtkWidget *
cw_text_entry_new (const char *label)
{
  return g_object_new (CW_TYPE_TEXT_ENTRY, "label", label, NULL);
}

char *
cw_text_entry_dup_text (CwTextEntry *self)
{
  g_return_val_if_fail (CW_IS_TEXT_ENTRY (self), NULL);

  return cw_text_trim (gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

void
cw_text_entry_set_text (CwTextEntry *self, const char *text)
{
  g_return_if_fail (CW_IS_TEXT_ENTRY (self));

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

void
cw_text_entry_set_problem (CwTextEntry *self, const char *problem)
{
  g_return_if_fail (CW_IS_TEXT_ENTRY (self));

  gtk_label_set_label (GTK_LABEL (self->problem),
                       problem != NULL ? problem : "");
  gtk_widget_set_visible (self->problem, problem != NULL);
  if (problem != NULL)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
    problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
    -1);
}

GtkEditable *
cw_text_entry_get_editable (CwTextEntry *self)
{
  g_return_val_if_fail (CW_IS_TEXT_ENTRY (self), NULL);

  return GTK_EDITABLE (self->entry);
}
