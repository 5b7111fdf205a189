/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/patient-row.h"

#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>

struct _CwPatientRow {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkLabel *name_label;
  GtkLabel *age_label;
  CwStatusMark *mark;
  GtkLabel *status_label;
};

G_DEFINE_FINAL_TYPE (CwPatientRow, cw_patient_row, GTK_TYPE_WIDGET)

static void
cw_patient_row_dispose (GObject *object)
{
  CwPatientRow *self = CW_PATIENT_ROW (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PATIENT_ROW);

  G_OBJECT_CLASS (cw_patient_row_parent_class)->dispose (object);
}

static void
cw_patient_row_class_init (CwPatientRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_patient_row_dispose;
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/patients/patient-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPatientRow, content);
  gtk_widget_class_bind_template_child (widget_class, CwPatientRow, name_label);
  gtk_widget_class_bind_template_child (widget_class, CwPatientRow, age_label);
  gtk_widget_class_bind_template_child (widget_class, CwPatientRow, mark);
  gtk_widget_class_bind_template_child (widget_class, CwPatientRow,
                                        status_label);
}

static void
cw_patient_row_init (CwPatientRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_patient_row_new (void)
{
  return g_object_new (CW_TYPE_PATIENT_ROW, NULL);
}

void
cw_patient_row_set_item (CwPatientRow *self, CwPatientItem *item)
{
  g_autofree char *age = NULL;

  g_return_if_fail (CW_IS_PATIENT_ROW (self));
  g_return_if_fail (CW_IS_PATIENT_ITEM (item));

  if (cw_patient_item_get_age (item) >= 0)
    /* Translators: an age in years, as short as it can be. */
    age = g_strdup_printf (_("%d y"), cw_patient_item_get_age (item));
  gtk_label_set_label (self->name_label, cw_patient_item_get_name (item));
  gtk_label_set_label (self->age_label, age != NULL ? age : "");
  gtk_label_set_label (self->status_label,
                       cw_patient_item_get_archived (item)
                         ? _("Archived")
                         : cw_patient_item_get_status_line (item));
  cw_status_mark_set_status (self->mark, cw_patient_item_get_status (item));
}

char *
cw_patient_row_describe (CwPatientItem *item)
{
  int age = cw_patient_item_get_age (item);
  const char *name = cw_patient_item_get_name (item);
  const char *status = cw_patient_item_get_status_line (item);

  if (age < 0)
    /* Translators: name of a patient, and what is next for the patient. */
    return g_strdup_printf (_("%s, %s"), name, status);
  /* Translators: name of a patient, age, and what is next for the patient. */
  return g_strdup_printf (
    ngettext ("%s, %d year, %s", "%s, %d years, %s", (gulong) age), name, age,
    status);
}
