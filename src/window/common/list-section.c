/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/list-section.h"

#include "window/common/list-row.h"

#define SPACING 6

struct _CwListSection {
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkWidget *list;
};

typedef enum { PROP_TITLE = 1 } CwListSectionProperty;

static GParamSpec *props[PROP_TITLE + 1];

G_DEFINE_FINAL_TYPE (CwListSection, cw_list_section, GTK_TYPE_WIDGET)

static void
set_title (CwListSection *self, const char *title)
{
  gtk_label_set_label (GTK_LABEL (self->heading), title != NULL ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TITLE]);
}

static void
cw_list_section_get_property (GObject *object,
                              guint property_id,
                              GValue *value,
                              GParamSpec *pspec)
{
  CwListSection *self = CW_LIST_SECTION (object);

  switch ((CwListSectionProperty) property_id) {
  case PROP_TITLE:
    g_value_set_string (value, gtk_label_get_label (GTK_LABEL (self->heading)));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
cw_list_section_set_property (GObject *object,
                              guint property_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  CwListSection *self = CW_LIST_SECTION (object);

  switch ((CwListSectionProperty) property_id) {
  case PROP_TITLE:
    set_title (self, g_value_get_string (value));
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
cw_list_section_dispose (GObject *object)
{
  CwListSection *self = CW_LIST_SECTION (object);

  g_clear_pointer (&self->heading, gtk_widget_unparent);
  g_clear_pointer (&self->list, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_list_section_parent_class)->dispose (object);
}

static void
cw_list_section_class_init (CwListSectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cw_list_section_get_property;
  object_class->set_property = cw_list_section_set_property;
  object_class->dispose = cw_list_section_dispose;
  props[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                           G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BOX_LAYOUT);
}

static void
cw_list_section_init (CwListSection *self)
{
  GtkLayoutManager *layout =
    gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
  self->heading = cw_heading_new (NULL);
  gtk_widget_set_parent (self->heading, GTK_WIDGET (self));
  self->list = cw_list_new ();
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
cw_list_section_append (CwListSection *self, GtkWidget *row)
{
  g_return_if_fail (CW_IS_LIST_SECTION (self));

  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

void
cw_list_section_clear (CwListSection *self)
{
  g_return_if_fail (CW_IS_LIST_SECTION (self));

  cw_list_clear (GTK_LIST_BOX (self->list));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkListBox *
cw_list_section_get_list (CwListSection *self)
{
  g_return_val_if_fail (CW_IS_LIST_SECTION (self), NULL);

  return GTK_LIST_BOX (self->list);
}
