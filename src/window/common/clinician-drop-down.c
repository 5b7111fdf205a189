/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/clinician-drop-down.h"

#include <glib/gi18n-lib.h>

struct _CwClinicianDropDown {
  GtkWidget parent_instance;

  CwClinic *clinic;
  GtkWidget *drop_down;
  GArray *ids; /* (element-type gint64) by position in the list */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwClinicianDropDown,
                     cw_clinician_drop_down,
                     GTK_TYPE_WIDGET)

static void
selected_cb (CwClinicianDropDown *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
cw_clinician_drop_down_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CW_CLINICIAN_DROP_DOWN (widget)->drop_down);
}

static void
cw_clinician_drop_down_dispose (GObject *object)
{
  CwClinicianDropDown *self = CW_CLINICIAN_DROP_DOWN (object);

  g_clear_pointer (&self->drop_down, gtk_widget_unparent);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_clinician_drop_down_parent_class)->dispose (object);
}

static void
cw_clinician_drop_down_finalize (GObject *object)
{
  g_array_unref (CW_CLINICIAN_DROP_DOWN (object)->ids);

  G_OBJECT_CLASS (cw_clinician_drop_down_parent_class)->finalize (object);
}

static void
cw_clinician_drop_down_class_init (CwClinicianDropDownClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_clinician_drop_down_dispose;
  object_class->finalize = cw_clinician_drop_down_finalize;
  widget_class->grab_focus = cw_clinician_drop_down_grab_focus;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_clinician_drop_down_init (CwClinicianDropDown *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->drop_down = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  g_signal_connect_swapped (self->drop_down, "notify::selected",
                            G_CALLBACK (selected_cb), self);
}

static void
add (CwClinicianDropDown *self,
     GtkStringList *names,
     const char *name,
     gint64 id)
{
  gtk_string_list_append (names, name);
  g_array_append_val (self->ids, id);
}

static void
load (CwClinicianDropDown *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clinicians =
    cw_clinic_load_signatories (self->clinic, &error);

  g_array_set_size (self->ids, 0);
  if (clinicians == NULL)
    add (self, names, error->message, 0);
  else if (clinicians->len == 0)
    add (self, names, _("Add yourself in the main menu first"), 0);
  else if (clinicians->len > 1)
    add (self, names, _("Choose who it was"), 0);
  for (guint i = 0; clinicians != NULL && i < clinicians->len; i++) {
    const CwClinician *clinician = g_ptr_array_index (clinicians, i);

    add (self, names, clinician->name, clinician->id);
  }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down),
                           G_LIST_MODEL (names));
}

GtkWidget *
cw_clinician_drop_down_new (CwClinic *clinic, const char *label)
{
  CwClinicianDropDown *self = g_object_new (CW_TYPE_CLINICIAN_DROP_DOWN, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  self->clinic = g_object_ref (clinic);
  load (self);
  g_signal_connect_object (clinic, "signed-in", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

gint64
cw_clinician_drop_down_get_id (CwClinicianDropDown *self)
{
  guint selected;

  g_return_val_if_fail (CW_IS_CLINICIAN_DROP_DOWN (self), 0);

  selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));
  return selected < self->ids->len
           ? g_array_index (self->ids, gint64, selected)
           : 0;
}
