/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/documents/paper-view.h"

#include <glib/gi18n-lib.h>

#define LEAST_WIDTH 260
#define USUAL_WIDTH 620

struct _CwPaperView {
  GtkWidget parent_instance;

  CwDocument *document;
  int page;
};

G_DEFINE_FINAL_TYPE (CwPaperView, cw_paper_view, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
cw_paper_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cw_paper_view_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  CwPaperView *self = CW_PAPER_VIEW (widget);
  double width, height;

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = LEAST_WIDTH;
    *natural = USUAL_WIDTH;
    return;
  }
  cw_document_get_page_size (self->document, &width, &height);
  *minimum = (int) ((for_size > 0 ? for_size : LEAST_WIDTH) * height / width);
  *natural = *minimum;
}

static void
cw_paper_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwPaperView *self = CW_PAPER_VIEW (widget);
  int width = gtk_widget_get_width (widget);
  graphene_rect_t bounds =
    GRAPHENE_RECT_INIT (0, 0, width, gtk_widget_get_height (widget));
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  double page_width, page_height;

  cw_document_get_page_size (self->document, &page_width, &page_height);
  cairo_scale (cr, width / page_width, width / page_width);
  cw_document_draw_page (self->document, cr, self->page);
  cairo_destroy (cr);
}

static void
cw_paper_view_class_init (CwPaperViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = cw_paper_view_get_request_mode;
  widget_class->measure = cw_paper_view_measure;
  widget_class->snapshot = cw_paper_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cw_paper_view_init (CwPaperView *self)
{
}

GtkWidget *
cw_paper_view_new (CwDocument *document, int page)
{
  CwPaperView *self = g_object_new (CW_TYPE_PAPER_VIEW, NULL);
  g_autofree char *label =
    /* Translators: a number, and a kind of document. */
    g_strdup_printf (_("Page %d: %s"), page + 1,
                     cw_document_get_title (document));

  self->document = document;
  self->page = page;
  gtk_widget_add_css_class (GTK_WIDGET (self), "cw-paper");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}
