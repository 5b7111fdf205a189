/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/pages-private.h"

#define FORM_ROW_HEIGHT 26.0
#define TICK_GAP 6.0
/* Above a line to write on. */
#define WRITING_HEIGHT 24.0

static double
lay_form (CwPages *pages, CwPagesBlock *block, cairo_t *cr, double width)
{
  double head = 0;
  double total;
  double x = 0;

  for (int i = 0; i < block->n_columns; i++)
    head = MAX (head, cw_pages_set_text (pages, NULL, CW_TEXT_SMALL,
                                         block->texts[i], 0, 0, 0,
                                         block->widths[i] * width - 6, FALSE));
  head += 2 * CW_PAGES_ROW_PADDING;
  total = head + block->n_rows * FORM_ROW_HEIGHT;
  if (cr == NULL)
    return total + 8;

  cw_color_set (pages->style.palette->newest_past, cr);
  cairo_set_line_width (cr, .6);
  for (int i = 0; i <= block->n_rows; i++) {
    cairo_move_to (cr, 0, head + i * FORM_ROW_HEIGHT);
    cairo_line_to (cr, width, head + i * FORM_ROW_HEIGHT);
  }
  for (int i = 0; i <= block->n_columns; i++) {
    cairo_move_to (cr, x, 0);
    cairo_line_to (cr, x, total);
    x += i < block->n_columns ? block->widths[i] * width : 0;
  }
  cairo_move_to (cr, 0, 0);
  cairo_line_to (cr, width, 0);
  cairo_stroke (cr);
  x = 0;
  for (int i = 0; i < block->n_columns; i++) {
    cw_pages_set_text (pages, cr, CW_TEXT_SMALL, block->texts[i], 0, x + 4,
                       CW_PAGES_ROW_PADDING, block->widths[i] * width - 6,
                       FALSE);
    x += block->widths[i] * width;
  }
  return total + 8;
}

void
cw_pages_add_form (CwPages *pages,
                   const char *const *headings,
                   const double *widths,
                   int n_columns,
                   int n_rows)
{
  CwPagesBlock *block
      = cw_pages_add_block (pages, lay_form, g_strdupv ((char **)headings));

  block->n_columns = n_columns;
  block->n_rows = n_rows;
  block->widths = g_memdup2 (widths, sizeof *widths * n_columns);
}

/* A square as high as the letters beside it. */
static void
draw_square (CwPages *pages, cairo_t *cr, double y, double size)
{
  cw_color_set (pages->style.palette->text, cr);
  cairo_set_line_width (cr, 1);
  cairo_rectangle (cr, .5, y + .5, size - 1, size - 1);
  cairo_stroke (cr);
}

/* The choices in columns from x on; returns how far down they go. */
static double
lay_choices (CwPages *pages,
             CwPagesBlock *block,
             cairo_t *cr,
             double x,
             double y,
             double width)
{
  double square = pages->text_size;
  double column = width / block->n_columns;

  for (int i = 0; i < block->n_rows; i += block->n_columns) {
    double highest = 0;

    for (int j = 0; j < block->n_columns && i + j < block->n_rows; j++) {
      double left = x + j * column;
      double height = cw_pages_set_text (
          pages, cr, CW_TEXT_BODY, block->texts[1 + i + j], 0,
          left + square + TICK_GAP, y, column - square - 2 * TICK_GAP, FALSE);

      if (cr != NULL) {
        cairo_save (cr);
        cairo_translate (cr, left, y + 1);
        draw_square (pages, cr, 0, square);
        cairo_restore (cr);
      }
      highest = MAX (highest, height);
    }
    y += highest + 5;
  }
  return y;
}

static double
lay_ticks (CwPages *pages, CwPagesBlock *block, cairo_t *cr, double width)
{
  gboolean beside = *block->texts[0] != '\0';
  double label_width = beside ? width * .45 : 0;
  double label = 0;
  double choices;

  if (beside)
    label = cw_pages_set_text (pages, cr, CW_TEXT_BODY, block->texts[0], 0, 0,
                               3, label_width - 10, FALSE)
            + 8;
  choices = lay_choices (pages, block, cr, label_width, 3, width - label_width);
  return MAX (label, choices) + 2;
}

void
cw_pages_add_ticks (CwPages *pages,
                    const char *label,
                    const char *const *choices,
                    int n_columns)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new ();
  CwPagesBlock *block;

  g_ptr_array_add (texts, (gpointer)label);
  for (gsize i = 0; choices[i] != NULL; i++)
    g_ptr_array_add (texts, (gpointer)choices[i]);
  g_ptr_array_add (texts, NULL);
  block = cw_pages_add_block (pages, lay_ticks,
                              g_strdupv ((char **)texts->pdata));
  block->n_rows = (int)texts->len - 2;
  block->n_columns = n_columns;
}

static double
lay_lines (CwPages *pages, CwPagesBlock *block, cairo_t *cr, double width)
{
  int n = (int)g_strv_length (block->texts);
  double column = (width - 16 * (n - 1)) / n;
  double highest = 0;

  for (int i = 0; i < n; i++) {
    double x = i * (column + 16);

    highest = MAX (highest,
                   cw_pages_set_text (pages, cr, CW_TEXT_SMALL, block->texts[i],
                                      0, x, WRITING_HEIGHT + 2, column, FALSE));
    if (cr == NULL)
      continue;
    cairo_rectangle (cr, x, WRITING_HEIGHT, column, .7);
    cw_color_set (pages->style.palette->text, cr);
    cairo_fill (cr);
  }
  return WRITING_HEIGHT + highest + 6;
}

void
cw_pages_add_lines (CwPages *pages, const char *const *labels)
{
  cw_pages_add_block (pages, lay_lines, g_strdupv ((char **)labels));
}
