/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/chart-view.h"

#include "window/common/chart-style.h"

#define TIP_DISTANCE 14

typedef struct {
  GtkWidget *tip; /* values under the cursor */
  gboolean has_cursor;
  int minimum_width, minimum_height;
  int natural_width, natural_height;
} CwChartViewPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CwChartView,
                                     cw_chart_view,
                                     GTK_TYPE_WIDGET)

/* Shows what the cursor stands on now. */
static void
show_cursor (CwChartView *self)
{
  CwChartViewPrivate *priv = cw_chart_view_get_instance_private (self);
  g_autofree char *text = CW_CHART_VIEW_GET_CLASS (self)->describe (self);

  priv->has_cursor = text != NULL;
  gtk_label_set_label (GTK_LABEL (priv->tip), text != NULL ? text : "");
  gtk_widget_set_child_visible (priv->tip, text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
leave_cb (CwChartView *self)
{
  CW_CHART_VIEW_GET_CLASS (self)->clear (self);
  show_cursor (self);
}

static void
motion_cb (CwChartView *self, double x, double y)
{
  CwChartStyle style = cw_chart_style_from_widget (GTK_WIDGET (self));
  g_autofree char *before = CW_CHART_VIEW_GET_CLASS (self)->describe (self);
  g_autofree char *after = NULL;

  if (!CW_CHART_VIEW_GET_CLASS (self)->pick (
          self, &style, gtk_widget_get_width (GTK_WIDGET (self)),
          gtk_widget_get_height (GTK_WIDGET (self)), x, y))
    CW_CHART_VIEW_GET_CLASS (self)->clear (self);
  after = CW_CHART_VIEW_GET_CLASS (self)->describe (self);
  if (g_strcmp0 (before, after) != 0)
    show_cursor (self);
}

static gboolean
move_cb (GtkWidget *widget, GVariant *step, gpointer data)
{
  CwChartView *self = CW_CHART_VIEW (widget);
  int right = 0, up = 0;

  g_variant_get (step, "(ii)", &right, &up);
  if (!CW_CHART_VIEW_GET_CLASS (self)->move (self, right, up))
    return FALSE;
  show_cursor (self);
  return TRUE;
}

static gboolean
clear_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CwChartView *self = CW_CHART_VIEW (widget);
  CwChartViewPrivate *priv = cw_chart_view_get_instance_private (self);

  if (!priv->has_cursor)
    return FALSE;
  leave_cb (self);
  return TRUE;
}

static void
cw_chart_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  CwChartViewPrivate *priv
      = cw_chart_view_get_instance_private (CW_CHART_VIEW (widget));

  /* A widget has to be measured before it is allocated. */
  gtk_widget_measure (priv->tip, orientation, -1, NULL, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = priv->minimum_width;
    *natural = priv->natural_width;
  } else {
    *minimum = cw_chart_style_scale_height (widget, priv->minimum_height);
    *natural = cw_chart_style_scale_height (widget, priv->natural_height);
  }
}

/* Above the point where there is room, else below; never beyond the edges. */
static void
place_tip (CwChartView *self, int width, int height)
{
  CwChartViewPrivate *priv = cw_chart_view_get_instance_private (self);
  CwChartStyle style = cw_chart_style_from_widget (GTK_WIDGET (self));
  GtkRequisition size;
  GtkAllocation place;
  double x = 0, y = 0;

  CW_CHART_VIEW_GET_CLASS (self)->place (self, &style, width, height, &x, &y);
  gtk_widget_get_preferred_size (priv->tip, NULL, &size);
  place.width = MIN (size.width, width);
  gtk_widget_measure (priv->tip, GTK_ORIENTATION_VERTICAL, place.width, NULL,
                      &place.height, NULL, NULL);
  place.x = CLAMP ((int)x - place.width / 2, 0, width - place.width);
  place.y = (int)y - TIP_DISTANCE - place.height;
  if (place.y < 0)
    place.y = (int)y + TIP_DISTANCE;
  gtk_widget_size_allocate (priv->tip, &place, -1);
}

static void
cw_chart_view_size_allocate (GtkWidget *widget,
                             int width,
                             int height,
                             int baseline)
{
  CwChartView *self = CW_CHART_VIEW (widget);
  CwChartViewPrivate *priv = cw_chart_view_get_instance_private (self);

  if (priv->has_cursor)
    place_tip (self, width, height);
}

static void
cw_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwChartView *self = CW_CHART_VIEW (widget);
  CwChartViewPrivate *priv = cw_chart_view_get_instance_private (self);
  CwChartStyle style = cw_chart_style_from_widget (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  CW_CHART_VIEW_GET_CLASS (self)->draw (self, &style, cr, width, height);
  cairo_destroy (cr);
  gtk_widget_snapshot_child (widget, priv->tip, snapshot);
}

static void
cw_chart_view_dispose (GObject *object)
{
  CwChartViewPrivate *priv
      = cw_chart_view_get_instance_private (CW_CHART_VIEW (object));

  g_clear_pointer (&priv->tip, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_chart_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    int right, up;
  } keys[] = {
    { GDK_KEY_Left, -1, 0 },
    { GDK_KEY_Right, 1, 0 },
    { GDK_KEY_Up, 0, 1 },
    { GDK_KEY_Down, 0, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, move_cb, "(ii)",
                                  keys[i].right, keys[i].up);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, clear_cb,
                                NULL);
}

static void
cw_chart_view_class_init (CwChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_chart_view_dispose;
  widget_class->measure = cw_chart_view_measure;
  widget_class->size_allocate = cw_chart_view_size_allocate;
  widget_class->snapshot = cw_chart_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

static void
cw_chart_view_init (CwChartView *self)
{
  CwChartViewPrivate *priv = cw_chart_view_get_instance_private (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cw-chart");
  priv->tip = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (priv->tip), TRUE);
  gtk_widget_add_css_class (priv->tip, "cw-chart-tip");
  gtk_widget_set_can_target (priv->tip, FALSE);
  gtk_widget_set_parent (priv->tip, GTK_WIDGET (self));
  gtk_widget_set_child_visible (priv->tip, FALSE);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  cw_chart_style_redraw_on_change (GTK_WIDGET (self));
}

void
cw_chart_view_set_sizes (CwChartView *self,
                         int minimum_width,
                         int minimum_height,
                         int natural_width,
                         int natural_height)
{
  CwChartViewPrivate *priv = cw_chart_view_get_instance_private (self);

  g_return_if_fail (CW_IS_CHART_VIEW (self));

  priv->minimum_width = minimum_width;
  priv->minimum_height = minimum_height;
  priv->natural_width = natural_width;
  priv->natural_height = natural_height;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
cw_chart_view_changed (CwChartView *self, const char *sentence)
{
  g_return_if_fail (CW_IS_CHART_VIEW (self));

  leave_cb (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}

const char *
cw_chart_view_get_cursor_text (CwChartView *self)
{
  CwChartViewPrivate *priv = cw_chart_view_get_instance_private (self);

  g_return_val_if_fail (CW_IS_CHART_VIEW (self), NULL);

  return priv->has_cursor ? gtk_label_get_label (GTK_LABEL (priv->tip)) : NULL;
}
