/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/layout-box.h"

struct _CwLayoutBox {
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (CwLayoutBox, cw_layout_box, GTK_TYPE_WIDGET)

static void
cw_layout_box_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cw_layout_box_parent_class)->dispose (object);
}

static void
cw_layout_box_class_init (CwLayoutBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_layout_box_dispose;
}

static void
cw_layout_box_init (CwLayoutBox *self)
{
}
