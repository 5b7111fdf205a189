/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/lane-strip.h"

#include "window/session/lane-layout.h"
#include "window/session/lane-tile.h"

#include <glib/gi18n-lib.h>

struct _CwLaneStrip {
  GtkWidget parent_instance;

  GtkWidget *tiles[CW_MAX_LANES];
};

G_DEFINE_FINAL_TYPE (CwLaneStrip, cw_lane_strip, GTK_TYPE_WIDGET)

static void
cw_lane_strip_dispose (GObject *object)
{
  CwLaneStrip *self = CW_LANE_STRIP (object);

  for (int i = 0; i < CW_MAX_LANES; i++)
    g_clear_pointer (&self->tiles[i], gtk_widget_unparent);

  G_OBJECT_CLASS (cw_lane_strip_parent_class)->dispose (object);
}

static void
cw_lane_strip_class_init (CwLaneStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_lane_strip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, CW_TYPE_LANE_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "cw-lane-strip");
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cw_lane_strip_init (CwLaneStrip *self)
{
  for (int i = 0; i < CW_MAX_LANES; i++) {
    self->tiles[i] = cw_lane_tile_new ((guint)i + 1);
    gtk_widget_set_visible (self->tiles[i], FALSE);
    gtk_widget_set_parent (self->tiles[i], GTK_WIDGET (self));
  }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Patients side by side"), -1);
}

void
cw_lane_strip_show (CwLaneStrip *self,
                    CwSessionLane *const *lanes,
                    CwSessionLane *shown,
                    CwSessionLane *next)
{
  int n_lanes = 0;

  g_return_if_fail (CW_IS_LANE_STRIP (self));

  for (int i = 0; i < CW_MAX_LANES; i++) {
    gtk_widget_set_visible (self->tiles[i], lanes[i] != NULL);
    if (lanes[i] == NULL)
      continue;
    n_lanes++;
    cw_lane_tile_show (CW_LANE_TILE (self->tiles[i]),
                       cw_session_lane_get_name (lanes[i]),
                       cw_session_lane_get_runner (lanes[i]), lanes[i] == shown,
                       lanes[i] == next);
  }
  gtk_widget_set_visible (GTK_WIDGET (self), n_lanes > 1);
}
