/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/pages-private.h"

#define BOX_PADDING 10.0
#define COLUMN_GAP 14.0
#define FIGURE_HEIGHT 250.0
/* From this size on text needs the whole width. */
#define LARGE_TEXT 15.0

/* Items in columns, filled row by row; returns the height. */
static double
lay_items (CwPages *pages,
           CwPagesBlock *block,
           cairo_t *cr,
           double y,
           double width,
           gboolean white)
{
  double padding = block->box == CW_BOX_PLAIN ? 0 : BOX_PADDING;
  double column = (width - 2 * padding - COLUMN_GAP * (block->n_columns - 1))
                  / block->n_columns;

  for (int i = 0; i < block->n_rows; i += block->n_columns) {
    double highest = 0;

    for (int j = 0; j < block->n_columns && i + j < block->n_rows; j++) {
      double x = padding + j * (column + COLUMN_GAP);
      double height
          = cw_pages_set_text (pages, cr, CW_TEXT_BODY, block->texts[2 + i + j],
                               0, x + 12, y, column - 12, white);

      cw_pages_set_text (pages, cr, CW_TEXT_BODY, "•", 0, x, y, 12, white);
      highest = MAX (highest, height);
    }
    y += highest + 1.5;
  }
  return y;
}

static void
paint_box (
    CwPages *pages, CwBoxKind kind, cairo_t *cr, double width, double height)
{
  double line = kind == CW_BOX_STOP ? 3 : 1.5;

  if (kind == CW_BOX_PLAIN)
    return;
  cw_color_set (pages->style.palette->text, cr);
  if (kind == CW_BOX_BLACK) {
    cairo_rectangle (cr, 0, 0, width, height);
    cairo_fill (cr);
    return;
  }
  cairo_rectangle (cr, line / 2, line / 2, width - line, height - line);
  cairo_set_line_width (cr, line);
  cairo_stroke (cr);
}

static double
lay_box (CwPages *pages, CwPagesBlock *block, cairo_t *cr, double width)
{
  gboolean framed = block->box != CW_BOX_PLAIN;
  gboolean white = block->box == CW_BOX_BLACK;
  double padding = framed ? BOX_PADDING : 0;
  double inner = width - 2 * padding;
  double y = framed ? BOX_PADDING - 2 : 0;

  if (cr != NULL && framed)
    paint_box (pages, block->box, cr, width,
               lay_box (pages, block, NULL, width) - 7);
  y += cw_pages_set_text (pages, cr, CW_TEXT_HEADING, block->texts[0], 0,
                          padding, y, inner, white)
       + 2;
  y = lay_items (pages, block, cr, y, width, white);
  if (*block->texts[1] != '\0')
    y += cw_pages_set_text (pages, cr, CW_TEXT_STRONG, block->texts[1], 0,
                            padding, y + 2, inner, white)
         + 2;
  return y + (framed ? BOX_PADDING - 2 : 0) + 7;
}

void
cw_pages_add_box (CwPages *pages,
                  CwBoxKind kind,
                  const char *title,
                  const char *const *items,
                  int n_columns,
                  const char *note)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  CwPagesBlock *block;
  int n_items = 0;

  g_ptr_array_add (texts, (gpointer)title);
  g_ptr_array_add (texts, (gpointer)(note != NULL ? note : ""));
  for (; items[n_items] != NULL; n_items++)
    g_ptr_array_add (texts, (gpointer)items[n_items]);
  g_ptr_array_add (texts, NULL);
  block
      = cw_pages_add_block (pages, lay_box, g_strdupv ((char **)texts->pdata));
  block->box = kind;
  block->n_rows = n_items;
  block->n_columns = pages->text_size >= LARGE_TEXT ? 1 : n_columns;
}

static double
lay_row (CwPages *pages,
         CwPagesBlock *block,
         cairo_t *cr,
         int row,
         double y,
         double width)
{
  const char *name = block->texts[2 * row];
  const char *value = block->texts[2 * row + 1];
  gboolean strong = block->strong[row];
  double name_width = width * .4;
  double value_width = width - name_width - 12;
  double height = MAX (cw_pages_set_text (pages, NULL, CW_TEXT_BODY, name, 0, 0,
                                          0, name_width, FALSE),
                       cw_pages_set_text (pages, NULL, CW_TEXT_STRONG, value, 0,
                                          0, 0, value_width, FALSE))
                  + 2 * CW_PAGES_ROW_PADDING;

  if (cr == NULL)
    return height;
  if (strong) {
    cairo_rectangle (cr, 0, y, width, height);
    cw_color_set (pages->style.palette->target, cr);
    cairo_fill (cr);
  }
  cairo_rectangle (cr, 0, y + height - .5, width, .5);
  cw_color_set (pages->style.palette->newest_past, cr);
  cairo_fill (cr);
  cw_pages_set_text (pages, cr, strong ? CW_TEXT_STRONG : CW_TEXT_BODY, name, 0,
                     4, y + CW_PAGES_ROW_PADDING, name_width, FALSE);
  cw_pages_set_text (pages, cr, CW_TEXT_STRONG, value, 0, name_width + 8,
                     y + CW_PAGES_ROW_PADDING, value_width, FALSE);
  return height;
}

static double
lay_rows (CwPages *pages, CwPagesBlock *block, cairo_t *cr, double width)
{
  gboolean beside = block->draw != NULL && pages->text_size < LARGE_TEXT;
  double column = beside ? width * .54 : width;
  double y = 0;

  if (block->draw != NULL && !beside) {
    if (cr != NULL)
      block->draw (cr, &pages->style, MIN (width, 300), FIGURE_HEIGHT,
                   block->data);
    y = FIGURE_HEIGHT + 8;
  }
  for (int i = 0; i < block->n_rows; i++)
    y += lay_row (pages, block, cr, i, y, column);
  if (!beside)
    return y + 8;
  if (cr != NULL) {
    cairo_save (cr);
    cairo_translate (cr, column + 16, 0);
    block->draw (cr, &pages->style, width - column - 16, FIGURE_HEIGHT,
                 block->data);
    cairo_restore (cr);
  }
  return MAX (y, FIGURE_HEIGHT) + 8;
}

void
cw_pages_add_rows (CwPages *pages,
                   const CwPagesRow *rows,
                   int n_rows,
                   CwPagesDraw draw,
                   gpointer data)
{
  char **texts = g_new0 (char *, 2 * n_rows + 1);
  CwPagesBlock *block;

  for (int i = 0; i < n_rows; i++) {
    texts[2 * i] = g_strdup (rows[i].name);
    texts[2 * i + 1] = g_strdup (rows[i].value);
  }
  block = cw_pages_add_block (pages, lay_rows, texts);
  block->n_rows = n_rows;
  block->strong = g_new0 (gboolean, n_rows);
  for (int i = 0; i < n_rows; i++)
    block->strong[i] = rows[i].strong;
  block->draw = draw;
  block->data = data;
}

static double
lay_entry (CwPages *pages, CwPagesBlock *block, cairo_t *cr, double width)
{
  double name_width = width * block->widths[0] - 8;
  double x = width * block->widths[0];
  double name = cw_pages_set_text (pages, cr, CW_TEXT_BODY, block->texts[0], 0,
                                   0, 2, name_width, FALSE);
  double value = cw_pages_set_text (pages, cr, CW_TEXT_STRONG, block->texts[1],
                                    0, x, 2, width - x, FALSE);
  double height = MAX (name, value) + 4;

  if (cr != NULL) {
    cairo_rectangle (cr, 0, height - .5, width, .5);
    cw_color_set (pages->style.palette->newest_past, cr);
    cairo_fill (cr);
  }
  return height;
}

void
cw_pages_add_entry (CwPages *pages,
                    const char *name,
                    const char *value,
                    double name_share)
{
  CwPagesBlock *block = cw_pages_add_block (
      pages, lay_entry,
      g_strdupv ((char *[]){ (char *)name, (char *)value, NULL }));

  block->widths = g_memdup2 (&name_share, sizeof name_share);
}

static double
lay_drawing (CwPages *pages, CwPagesBlock *block, cairo_t *cr, double width)
{
  if (cr != NULL) {
    cairo_save (cr);
    block->draw (cr, &pages->style, width, block->drawing_height, block->data);
    cairo_restore (cr);
  }
  return block->drawing_height + 6;
}

void
cw_pages_add_drawing (CwPages *pages,
                      double height,
                      const char *description,
                      CwPagesDraw draw,
                      gpointer data,
                      GDestroyNotify destroy)
{
  CwPagesBlock *block = cw_pages_add_block (
    pages, lay_drawing, g_strdupv ((char *[]) { (char *) description, NULL }));

  block->drawing_height = height;
  block->draw = draw;
  block->data = data;
  block->destroy = destroy;
}
