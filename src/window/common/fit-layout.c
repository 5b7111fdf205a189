/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/fit-layout.h"

#include <pango/pangocairo.h>

struct _CwFitLayout {
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (CwFitLayout, cw_fit_layout, GTK_TYPE_LAYOUT_MANAGER)

static void
measure_width (GtkWidget *child, int *minimum, int *natural)
{
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, minimum, natural,
                      NULL, NULL);
}

/* NULL without children. */
static GtkWidget *
pick (GtkWidget *widget, int width)
{
  GtkWidget *picked = NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int minimum = 0, natural = 0;

    picked = child;
    measure_width (child, &minimum, &natural);
    if (width < 0 || minimum <= width)
      break;
  }
  return picked;
}

static void
cw_fit_layout_measure (GtkLayoutManager *manager,
                       GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  GtkWidget *picked = pick (widget, for_size);
  GtkWidget *first = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (picked == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL) {
    gtk_widget_measure (picked, orientation, for_size, minimum, natural, NULL,
                        NULL);
    return;
  }
  measure_width (first, minimum, natural);
  for (GtkWidget *child = first; child != NULL;
       child = gtk_widget_get_next_sibling (child)) {
    int child_minimum = 0, child_natural = 0;

    measure_width (child, &child_minimum, &child_natural);
    *minimum = MIN (*minimum, child_minimum);
  }
}

static void
cw_fit_layout_allocate (GtkLayoutManager *manager,
                        GtkWidget *widget,
                        int width,
                        int height,
                        int baseline)
{
  GtkWidget *picked = pick (widget, width);
  GtkAllocation place = { 0, 0, width, height };

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_widget_set_child_visible (child, child == picked);
  if (picked != NULL)
    gtk_widget_size_allocate (picked, &place, baseline);
}

static GtkSizeRequestMode
cw_fit_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cw_fit_layout_class_init (CwFitLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = cw_fit_layout_get_request_mode;
  layout_class->measure = cw_fit_layout_measure;
  layout_class->allocate = cw_fit_layout_allocate;
}

static void
cw_fit_layout_init (CwFitLayout *self)
{
}

double
cw_fit_layout_get_em (GtkWidget *widget)
{
  PangoContext *context = gtk_widget_get_pango_context (widget);
  const PangoFontDescription *font =
    pango_context_get_font_description (context);
  double size = (double) pango_font_description_get_size (font) / PANGO_SCALE;
  double dpi = pango_cairo_context_get_resolution (context);

  return pango_font_description_get_size_is_absolute (font) ? size
                                                            : size * dpi / 72;
}
