/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/preferences/equipment-window.h"

#include "clinical/exercise-catalogue.h"
#include "window/common/list-row.h"
#include "window/common/message.h"
#include "window/preferences/cuff-dialog.h"
#include "window/preferences/rack-dialog.h"

#include <glib/gi18n-lib.h>

struct _CwEquipmentWindow {
  AdwWindow parent_instance;

  CwClinic *clinic;
  GPtrArray *cuffs; /* (element-type CwCuff), as the rows */
  GPtrArray *racks; /* (element-type CwRack), as the rows */

  GtkListBox *cuff_list;
  GtkListBox *rack_list;
};

G_DEFINE_FINAL_TYPE (CwEquipmentWindow, cw_equipment_window, ADW_TYPE_WINDOW)

static void
cuff_activated_cb (CwEquipmentWindow *self, AdwActionRow *row)
{
  const CwCuff *cuff = g_ptr_array_index (
    self->cuffs, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)));

  gtk_window_present (
    cw_cuff_dialog_new (self->clinic, cuff, cuff->site, GTK_WINDOW (self)));
}

static void
rack_activated_cb (CwEquipmentWindow *self, AdwActionRow *row)
{
  gtk_window_present (cw_rack_dialog_new (
    self->clinic,
    g_ptr_array_index (self->racks,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row))),
    GTK_WINDOW (self)));
}

static void
append (CwEquipmentWindow *self,
        GtkListBox *list,
        const char *title,
        const char *subtitle,
        GCallback activated)
{
  GtkWidget *row = cw_list_row_new (title, subtitle);

  cw_list_row_set_leads_on (row);
  g_signal_connect_swapped (row, "activated", activated, self);
  gtk_list_box_append (list, row);
}

static void
show_cuffs (CwEquipmentWindow *self)
{
  cw_list_clear (self->cuff_list);
  for (guint i = 0; i < self->cuffs->len; i++) {
    const CwCuff *cuff = g_ptr_array_index (self->cuffs, i);
    g_autofree char *description = cw_cuff_describe (cuff);
    /* Translators: %s describes a cuff. */
    g_autofree char *unused =
      cuff->active ? NULL : g_strdup_printf (_("Out of use · %s"), description);

    append (self, self->cuff_list, cuff->name,
            unused != NULL ? unused : description,
            G_CALLBACK (cuff_activated_cb));
  }
}

static void
show_racks (CwEquipmentWindow *self)
{
  cw_list_clear (self->rack_list);
  for (guint i = 0; i < self->racks->len; i++) {
    const CwRack *rack = g_ptr_array_index (self->racks, i);
    const CwExercise *exercise =
      rack->exercise_id != NULL ? cw_exercise_find (rack->exercise_id) : NULL;
    g_autofree char *description = cw_rack_describe (rack);

    append (self, self->rack_list,
            exercise != NULL            ? exercise->name
            : rack->exercise_id != NULL ? rack->exercise_id
                                        : _("All exercises"),
            description, G_CALLBACK (rack_activated_cb));
  }
}

static void
load (CwEquipmentWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) cuffs = cw_clinic_load_cuffs (self->clinic, &error);
  g_autoptr (GPtrArray) racks = NULL;

  if (cuffs != NULL)
    racks = cw_clinic_load_racks (self->clinic, &error);
  if (racks == NULL) {
    cw_message_show_error (GTK_WINDOW (self),
                           _("Cuffs and loads could not be read"), error);
    return;
  }
  g_clear_pointer (&self->cuffs, g_ptr_array_unref);
  g_clear_pointer (&self->racks, g_ptr_array_unref);
  self->cuffs = g_steal_pointer (&cuffs);
  self->racks = g_steal_pointer (&racks);
  show_cuffs (self);
  show_racks (self);
}

static void
clinic_changed_cb (CwEquipmentWindow *self, gint64 patient_id)
{
  if (patient_id == 0)
    load (self);
}

static void
add_cuff_cb (CwEquipmentWindow *self)
{
  gtk_window_present (cw_cuff_dialog_new (self->clinic, NULL, CW_CUFF_SITE_LEG,
                                          GTK_WINDOW (self)));
}

static void
add_rack_cb (CwEquipmentWindow *self)
{
  gtk_window_present (
    cw_rack_dialog_new (self->clinic, NULL, GTK_WINDOW (self)));
}

static void
cw_equipment_window_dispose (GObject *object)
{
  CwEquipmentWindow *self = CW_EQUIPMENT_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_EQUIPMENT_WINDOW);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->cuffs, g_ptr_array_unref);
  g_clear_pointer (&self->racks, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_equipment_window_parent_class)->dispose (object);
}

static void
cw_equipment_window_class_init (CwEquipmentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_equipment_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/preferences/equipment-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwEquipmentWindow,
                                        cuff_list);
  gtk_widget_class_bind_template_child (widget_class, CwEquipmentWindow,
                                        rack_list);
  gtk_widget_class_bind_template_callback (widget_class, add_cuff_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_rack_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_equipment_window_init (CwEquipmentWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
cw_equipment_window_new (CwClinic *clinic, GtkWindow *parent)
{
  CwEquipmentWindow *self = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  self = g_object_new (CW_TYPE_EQUIPMENT_WINDOW, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  load (self);
  g_signal_connect_object (clinic, "changed", G_CALLBACK (clinic_changed_cb),
                           self, G_CONNECT_SWAPPED);
  return GTK_WINDOW (self);
}
