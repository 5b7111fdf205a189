/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/lane-layout.h"

#define SPACING 6

struct _CwLaneLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CwLaneLayout, cw_lane_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct {
  int n_children;
  int minimum, natural; /* width of the widest */
  int height;           /* of the tallest */
} Measures;

static Measures
measure_children (GtkWidget *widget)
{
  Measures all = { 0 };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int minimum = 0, natural = 0, height = 0;

    if (!gtk_widget_should_layout (child))
      continue;
    gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                        &natural, NULL, NULL);
    gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &height,
                        NULL, NULL);
    all.n_children++;
    all.minimum = MAX (all.minimum, minimum);
    all.natural = MAX (all.natural, natural);
    all.height = MAX (all.height, height);
  }
  return all;
}

static int
get_extent (int size, int n)
{
  return n > 0 ? size * n + SPACING * (n - 1) : 0;
}

/* Children in a row; a width below 0 is as large as is wanted. */
static int
count_columns (const Measures *all, int width)
{
  int half = (all->n_children + 1) / 2;

  if (width < 0 || get_extent (all->minimum, all->n_children) <= width)
    return MAX (all->n_children, 1);
  return get_extent (all->minimum, half) <= width ? half : 1;
}

static void
cw_lane_layout_measure (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  Measures all = measure_children (widget);
  int columns = count_columns (&all, for_size);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = all.minimum;
    *natural = get_extent (all.natural, all.n_children);
  } else {
    *minimum = *natural
        = get_extent (all.height, (all.n_children + columns - 1) / columns);
  }
}

static void
cw_lane_layout_allocate (GtkLayoutManager *manager,
                         GtkWidget *widget,
                         int width,
                         int height,
                         int baseline)
{
  Measures all = measure_children (widget);
  int columns = count_columns (&all, width);
  int child_width = (width - SPACING * (columns - 1)) / columns;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int i = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    GtkAllocation place
        = { (i % columns) * (child_width + SPACING),
            (i / columns) * (all.height + SPACING), child_width, all.height };

    if (!gtk_widget_should_layout (child))
      continue;
    if (mirrored)
      place.x = width - place.x - place.width;
    gtk_widget_size_allocate (child, &place, -1);
    i++;
  }
}

static GtkSizeRequestMode
cw_lane_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cw_lane_layout_class_init (CwLaneLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = cw_lane_layout_get_request_mode;
  layout_class->measure = cw_lane_layout_measure;
  layout_class->allocate = cw_lane_layout_allocate;
}

static void
cw_lane_layout_init (CwLaneLayout *self)
{
}
