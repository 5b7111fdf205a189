/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/pages.h"

G_BEGIN_DECLS

/* What the kinds of blocks share; not for others. */

#define CW_PAGES_ROW_PADDING 4.0

typedef struct _CwPagesBlock CwPagesBlock;

/* Draws a block at the origin, or only measures it where `cr` is NULL; returns
 * its height. */
typedef double (*CwPagesLay) (CwPages *pages,
                              CwPagesBlock *block,
                              cairo_t *cr,
                              double width);

/* One thing on a page. */
struct _CwPagesBlock {
  CwPagesLay lay;
  CwTextKind kind;
  CwBoxKind box;
  GStrv texts; /* left and right; title, items, note; names and values … */
  int n_columns;
  int n_rows;
  double *widths;
  gboolean *strong;
  double height;
  double drawing_height; /* as it was asked for */
  CwPagesDraw draw;
  gpointer data;
  GDestroyNotify destroy; /* of data; NULL where it is borrowed */
  gboolean breaks; /* ends its page */
  gboolean keep; /* on the page of the block that follows */
  int page;
  double y;
};

struct _CwPages {
  double width, height, text_size;
  char *footer;
  GPtrArray *blocks;
  cairo_surface_t *surface; /* to measure on */
  cairo_t *measure_cr;
  PangoContext *context;
  CwChartStyle style;
  int n_pages; /* 0 until laid out */
  gboolean overflows;
};

/* Takes `texts`. */
CwPagesBlock *
cw_pages_add_block (CwPages *pages, CwPagesLay lay, char **texts);

/* Sets a text, or only measures it where `cr` is NULL; returns its height. */
double cw_pages_set_text (CwPages *pages,
                          cairo_t *cr,
                          CwTextKind kind,
                          const char *string,
                          double align,
                          double x,
                          double y,
                          double width,
                          gboolean white);

G_END_DECLS
