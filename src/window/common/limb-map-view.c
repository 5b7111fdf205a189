/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/limb-map-view.h"

#include "chart/limb-map-layout.h"
#include "window/common/chart-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAP_MINIMUM_WIDTH 320
#define MAP_WIDTH 380
#define MAP_LARGEST_WIDTH 450
#define MAP_HEIGHT 430
#define FIGURE_WIDTH 90

struct _CwLimbMapView {
  GtkWidget parent_instance;

  gboolean welcome;
  CwLimbMapData *data;
};

typedef enum { PROP_WELCOME = 1 } CwLimbMapViewProperty;

static GParamSpec *props[PROP_WELCOME + 1];

enum { LIMB_ACTIVATED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwLimbMapView, cw_limb_map_view, GTK_TYPE_WIDGET)

static int
get_focused (CwLimbMapView *self)
{
  return self->data != NULL ? cw_limb_map_data_get_map (self->data)->focused
                            : -1;
}

static void
set_focused (CwLimbMapView *self, int limb)
{
  g_autofree char *text = NULL;

  if (self->data == NULL || get_focused (self) == limb)
    return;
  cw_limb_map_data_get_map (self->data)->focused = limb;
  if (limb >= 0)
    text = cw_limb_map_data_describe_limb (self->data, (CwLimb) limb);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* The patient's right is at the viewer's left. */
static int
get_neighbour (int limb, int across, int down)
{
  gboolean leg = cw_limb_is_leg ((CwLimb) limb);
  gboolean at_right = limb == CW_LIMB_LEFT_ARM || limb == CW_LIMB_LEFT_LEG;

  if (across != 0)
    at_right = across > 0;
  if (down != 0)
    leg = down > 0;
  if (leg)
    return at_right ? CW_LIMB_LEFT_LEG : CW_LIMB_RIGHT_LEG;
  return at_right ? CW_LIMB_LEFT_ARM : CW_LIMB_RIGHT_ARM;
}

static gboolean
move_cb (GtkWidget *widget, GVariant *step, gpointer data)
{
  CwLimbMapView *self = CW_LIMB_MAP_VIEW (widget);
  int across = 0, down = 0;

  if (get_focused (self) < 0)
    return FALSE;
  g_variant_get (step, "(ii)", &across, &down);
  set_focused (self, get_neighbour (get_focused (self), across, down));
  return TRUE;
}

static gboolean
open_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  int limb = get_focused (CW_LIMB_MAP_VIEW (widget));

  if (limb < 0)
    return FALSE;
  g_signal_emit (widget, signals[LIMB_ACTIVATED], 0, (guint) limb);
  return TRUE;
}

static void
focus_in_cb (CwLimbMapView *self)
{
  if (get_focused (self) < 0)
    set_focused (self, CW_LIMB_RIGHT_ARM);
}

static void
focus_out_cb (CwLimbMapView *self)
{
  set_focused (self, -1);
}

static int
pick (CwLimbMapView *self, double x, double y)
{
  CwChartStyle style = cw_chart_style_from_widget (GTK_WIDGET (self));

  if (self->data == NULL)
    return -1;
  return cw_limb_map_pick (cw_limb_map_data_get_map (self->data), &style,
                           gtk_widget_get_width (GTK_WIDGET (self)),
                           gtk_widget_get_height (GTK_WIDGET (self)), x, y);
}

static void
released_cb (CwLimbMapView *self, int n_press, double x, double y)
{
  int limb = self->welcome ? -1 : pick (self, x, y);

  if (limb >= 0)
    g_signal_emit (self, signals[LIMB_ACTIVATED], 0, (guint) limb);
}

static gboolean
cw_limb_map_view_query_tooltip (GtkWidget *widget,
                                int x,
                                int y,
                                gboolean keyboard,
                                GtkTooltip *tooltip)
{
  CwLimbMapView *self = CW_LIMB_MAP_VIEW (widget);
  int limb = keyboard ? get_focused (self) : pick (self, x, y);
  g_autofree char *text = NULL;

  if (limb < 0 || self->data == NULL)
    return FALSE;
  text = cw_limb_map_data_describe_limb (self->data, (CwLimb) limb);
  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
cw_limb_map_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  CwLimbMapView *self = CW_LIMB_MAP_VIEW (widget);
  CwChartStyle style = cw_chart_style_from_widget (widget);
  double scale = MAX (style.text_scale, 1);

  if (self->welcome) {
    *minimum = *natural = FIGURE_WIDTH;
  } else if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = (int) (MAP_MINIMUM_WIDTH * scale);
    *natural = (int) (MAP_WIDTH * scale);
    if (self->data != NULL)
      *natural = CLAMP ((int) ceil (cw_limb_map_measure_width (
                          cw_limb_map_data_get_map (self->data), &style)),
                        *natural, (int) (MAP_LARGEST_WIDTH * scale));
  } else {
    double width = MAX (for_size, MAP_MINIMUM_WIDTH * scale);

    *minimum = *natural = MAP_HEIGHT;
    if (self->data != NULL)
      *minimum = *natural =
        MAX (MAP_HEIGHT, (int) ceil (cw_limb_map_measure_height (
                           cw_limb_map_data_get_map (self->data), &style,
                           width)));
  }
}

static GtkSizeRequestMode
cw_limb_map_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cw_limb_map_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwLimbMapView *self = CW_LIMB_MAP_VIEW (widget);
  CwChartStyle style = cw_chart_style_from_widget (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));

  if (self->welcome)
    cw_limb_map_draw_figure (&style, cr, width, height, CW_LIMBS_ALL);
  else if (self->data != NULL)
    cw_limb_map_draw (cw_limb_map_data_get_map (self->data), &style, cr, width,
                      height);
  cairo_destroy (cr);
}

static void
cw_limb_map_view_get_property (GObject *object,
                               guint property_id,
                               GValue *value,
                               GParamSpec *pspec)
{
  switch ((CwLimbMapViewProperty) property_id) {
  case PROP_WELCOME:
    g_value_set_boolean (value, CW_LIMB_MAP_VIEW (object)->welcome);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
cw_limb_map_view_set_property (GObject *object,
                               guint property_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  switch ((CwLimbMapViewProperty) property_id) {
  case PROP_WELCOME:
    CW_LIMB_MAP_VIEW (object)->welcome = g_value_get_boolean (value);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  }
}

static void
cw_limb_map_view_constructed (GObject *object)
{
  CwLimbMapView *self = CW_LIMB_MAP_VIEW (object);
  GtkWidget *widget = GTK_WIDGET (self);

  G_OBJECT_CLASS (cw_limb_map_view_parent_class)->constructed (object);

  gtk_widget_set_focusable (widget, !self->welcome);
  gtk_widget_set_has_tooltip (widget, !self->welcome);
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
    self->welcome ? _("A figure with cuffs on both upper arms and both thighs")
                  : _("Not screened"),
    -1);
}

static void
cw_limb_map_view_finalize (GObject *object)
{
  cw_limb_map_data_free (CW_LIMB_MAP_VIEW (object)->data);

  G_OBJECT_CLASS (cw_limb_map_view_parent_class)->finalize (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    int across, down;
  } keys[] = {
    { GDK_KEY_Left, -1, 0 },
    { GDK_KEY_Right, 1, 0 },
    { GDK_KEY_Up, 0, -1 },
    { GDK_KEY_Down, 0, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, move_cb, "(ii)",
                                  keys[i].across, keys[i].down);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, open_cb, NULL);
}

static void
cw_limb_map_view_class_init (CwLimbMapViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = cw_limb_map_view_get_property;
  object_class->set_property = cw_limb_map_view_set_property;
  object_class->constructed = cw_limb_map_view_constructed;
  object_class->finalize = cw_limb_map_view_finalize;
  widget_class->measure = cw_limb_map_view_measure;
  widget_class->get_request_mode = cw_limb_map_view_get_request_mode;
  widget_class->snapshot = cw_limb_map_view_snapshot;
  widget_class->query_tooltip = cw_limb_map_view_query_tooltip;

  props[PROP_WELCOME] =
    g_param_spec_boolean ("welcome", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY |
                            G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, G_N_ELEMENTS (props), props);
  signals[LIMB_ACTIVATED] = g_signal_new (
    "limb-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

static void
cw_limb_map_view_init (CwLimbMapView *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "cw-chart");
  g_signal_connect_swapped (focus, "enter", G_CALLBACK (focus_in_cb), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_out_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect_swapped (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  cw_chart_style_redraw_on_change (GTK_WIDGET (self));
}

void
cw_limb_map_view_take_data (CwLimbMapView *self, CwLimbMapData *data)
{
  g_autofree char *description = NULL;
  int focused = -1;

  g_return_if_fail (CW_IS_LIMB_MAP_VIEW (self));
  g_return_if_fail (data != NULL);

  focused = get_focused (self);
  cw_limb_map_data_free (self->data);
  self->data = data;
  description = cw_limb_map_describe (cw_limb_map_data_get_map (data));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, description,
                                  -1);
  set_focused (self, focused);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
