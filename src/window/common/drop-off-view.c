/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/drop-off-view.h"

#include "window/common/chart-style.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define MINIMUM_WIDTH 260
#define MINIMUM_HEIGHT 220
#define NATURAL_WIDTH 420
#define NATURAL_HEIGHT 290
#define TIP_DISTANCE 14

struct _CwDropOffView {
  GtkWidget parent_instance;

  CwDropOffData *data;
  GtkWidget *tip; /* values under the cursor */
};

G_DEFINE_FINAL_TYPE (CwDropOffView, cw_drop_off_view, GTK_TYPE_WIDGET)

static CwDropOffChart *
get_chart (CwDropOffView *self)
{
  return self->data != NULL ? cw_drop_off_data_get_chart (self->data) : NULL;
}

static gboolean
has_cursor (const CwDropOffChart *chart)
{
  return chart != NULL && chart->selected_session >= 0 &&
         chart->selected_set >= 0;
}

static void
set_cursor (CwDropOffView *self, int session, int set)
{
  CwDropOffChart *chart = get_chart (self);
  g_autofree char *text = NULL;

  if (chart == NULL ||
      (chart->selected_session == session && chart->selected_set == set))
    return;
  chart->selected_session = session;
  chart->selected_set = set;
  if (session >= 0)
    text = cw_drop_off_data_describe_set (self->data, session, set);
  gtk_label_set_label (GTK_LABEL (self->tip), text != NULL ? text : "");
  gtk_widget_set_child_visible (self->tip, text != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
motion_cb (CwDropOffView *self, double x, double y)
{
  CwDropOffChart *chart = get_chart (self);
  CwChartStyle style = cw_chart_style_from_widget (GTK_WIDGET (self));
  int session = -1, set = -1;

  if (chart == NULL ||
      !cw_drop_off_chart_pick (chart, &style,
                               gtk_widget_get_width (GTK_WIDGET (self)),
                               gtk_widget_get_height (GTK_WIDGET (self)), x, y,
                               &session, &set))
    session = set = -1;
  set_cursor (self, session, set);
}

static void
leave_cb (CwDropOffView *self)
{
  set_cursor (self, -1, -1);
}

/* The first key puts the cursor on the last session. */
static gboolean
move_cb (GtkWidget *widget, GVariant *step, gpointer data)
{
  CwDropOffView *self = CW_DROP_OFF_VIEW (widget);
  CwDropOffChart *chart = get_chart (self);
  int sessions = 0, sets = 0, session = 0, set = 0;

  if (chart == NULL || chart->n_sessions == 0)
    return FALSE;
  g_variant_get (step, "(ii)", &sessions, &sets);
  session = (int) chart->n_sessions - 1;
  if (has_cursor (chart)) {
    session = CLAMP (chart->selected_session + sessions, 0, session);
    set = chart->selected_set + sets;
  }
  set = CLAMP (set, 0, chart->sessions[session].n_sets - 1);
  set_cursor (self, session, set);
  return TRUE;
}

static gboolean
clear_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CwDropOffView *self = CW_DROP_OFF_VIEW (widget);

  if (!has_cursor (get_chart (self)))
    return FALSE;
  set_cursor (self, -1, -1);
  return TRUE;
}

static void
cw_drop_off_view_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  CwDropOffView *self = CW_DROP_OFF_VIEW (widget);

  /* A widget has to be measured before it is allocated. */
  gtk_widget_measure (self->tip, orientation, -1, NULL, NULL, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = MINIMUM_WIDTH;
    *natural = NATURAL_WIDTH;
  } else {
    *minimum = MINIMUM_HEIGHT;
    *natural = NATURAL_HEIGHT;
  }
}

/* Above the point where there is room, else below; never beyond the edges. */
static void
place_tip (CwDropOffView *self, int width, int height)
{
  const CwDropOffChart *chart = get_chart (self);
  CwChartStyle style = cw_chart_style_from_widget (GTK_WIDGET (self));
  CwDropOffGeometry geometry;
  GtkRequisition size;
  GtkAllocation place;
  double x = 0, y = 0;

  cw_drop_off_chart_get_geometry (chart, &style, width, height, &geometry);
  x = cw_drop_off_geometry_x (&geometry, chart->selected_set);
  y = cw_drop_off_geometry_y (
    &geometry,
    chart->sessions[chart->selected_session].reps[chart->selected_set]);
  gtk_widget_get_preferred_size (self->tip, NULL, &size);
  place.width = MIN (size.width, width);
  place.height = size.height;
  place.x = CLAMP ((int) x - place.width / 2, 0, width - place.width);
  place.y = (int) y - TIP_DISTANCE - place.height;
  if (place.y < 0)
    place.y = (int) y + TIP_DISTANCE;
  gtk_widget_size_allocate (self->tip, &place, -1);
}

static void
cw_drop_off_view_size_allocate (GtkWidget *widget,
                                int width,
                                int height,
                                int baseline)
{
  CwDropOffView *self = CW_DROP_OFF_VIEW (widget);

  if (has_cursor (get_chart (self)))
    place_tip (self, width, height);
}

static void
cw_drop_off_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwDropOffView *self = CW_DROP_OFF_VIEW (widget);
  CwChartStyle style = cw_chart_style_from_widget (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  cairo_t *cr = NULL;

  if (self->data == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot,
                                  &GRAPHENE_RECT_INIT (0, 0, width, height));
  cw_drop_off_chart_draw (get_chart (self), &style, cr, width, height);
  cairo_destroy (cr);
  gtk_widget_snapshot_child (widget, self->tip, snapshot);
}

static void
cw_drop_off_view_dispose (GObject *object)
{
  CwDropOffView *self = CW_DROP_OFF_VIEW (object);

  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_pointer (&self->data, cw_drop_off_data_free);

  G_OBJECT_CLASS (cw_drop_off_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    int sessions, sets;
  } keys[] = {
    { GDK_KEY_Left, 0, -1 },
    { GDK_KEY_Right, 0, 1 },
    { GDK_KEY_Up, 1, 0 },
    { GDK_KEY_Down, -1, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, move_cb, "(ii)",
                                  keys[i].sessions, keys[i].sets);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, clear_cb,
                                NULL);
}

static void
cw_drop_off_view_class_init (CwDropOffViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_drop_off_view_dispose;
  widget_class->measure = cw_drop_off_view_measure;
  widget_class->size_allocate = cw_drop_off_view_size_allocate;
  widget_class->snapshot = cw_drop_off_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  add_keys (widget_class);
}

static void
cw_drop_off_view_init (CwDropOffView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "cw-chart");
  self->tip = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->tip), TRUE);
  gtk_widget_add_css_class (self->tip, "cw-chart-tip");
  gtk_widget_set_can_target (self->tip, FALSE);
  gtk_widget_set_parent (self->tip, GTK_WIDGET (self));
  gtk_widget_set_child_visible (self->tip, FALSE);

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  g_signal_connect_swapped (motion, "leave", G_CALLBACK (leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  cw_chart_style_redraw_on_change (GTK_WIDGET (self));
}

void
cw_drop_off_view_take_data (CwDropOffView *self, CwDropOffData *data)
{
  g_autofree char *description = NULL;

  g_return_if_fail (CW_IS_DROP_OFF_VIEW (self));

  leave_cb (self);
  g_clear_pointer (&self->data, cw_drop_off_data_free);
  self->data = data;
  if (data != NULL)
    description =
      cw_drop_off_chart_describe (cw_drop_off_data_get_chart (data));
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
    description != NULL ? description : _("No sessions yet"), -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

const char *
cw_drop_off_view_get_cursor_text (CwDropOffView *self)
{
  g_return_val_if_fail (CW_IS_DROP_OFF_VIEW (self), NULL);

  return has_cursor (get_chart (self))
           ? gtk_label_get_label (GTK_LABEL (self->tip))
           : NULL;
}
