/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/pages.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 40.0
#define FOOTER_HEIGHT 22.0
#define BOX_PADDING 10.0
#define COLUMN_GAP 14.0
#define ROW_PADDING 4.0
#define FORM_ROW_HEIGHT 26.0
#define FIGURE_HEIGHT 250.0
/* From this size on text needs the whole width. */
#define LARGE_TEXT 15.0

typedef struct _Block Block;

/* One thing on a page.  `lay` draws it at the origin, or only measures where cr
 * is NULL; it returns the height. */
struct _Block {
  double (*lay) (CwPages *pages, Block *block, cairo_t *cr, double width);
  CwTextKind kind;
  CwBoxKind box;
  GStrv texts; /* left and right; title, items, note; names and values … */
  int n_columns;
  int n_rows;
  double *widths;
  gboolean *strong;
  double height;
  CwPagesDraw draw;
  gpointer data;
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

static void
block_free (gpointer data)
{
  Block *block = data;

  g_strfreev (block->texts);
  g_free (block->widths);
  g_free (block->strong);
  g_free (block);
}

CwPages *
cw_pages_new (double width, double height, double text_size, const char *footer)
{
  CwPages *pages = g_new0 (CwPages, 1);

  pages->width = width;
  pages->height = height;
  pages->text_size = text_size;
  pages->footer = g_strdup (footer);
  pages->blocks = g_ptr_array_new_with_free_func (block_free);
  pages->surface =
    cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  pages->measure_cr = cairo_create (pages->surface);
  pages->context = cw_chart_text_create_context (pages->measure_cr);
  pages->style =
    (CwChartStyle) { cw_palette_get (CW_PALETTE_PRINT), pages->context, 1 };
  return pages;
}

void
cw_pages_free (CwPages *pages)
{
  g_object_unref (pages->context);
  cairo_destroy (pages->measure_cr);
  cairo_surface_destroy (pages->surface);
  g_ptr_array_unref (pages->blocks);
  g_free (pages->footer);
  g_free (pages);
}

static Block *
add (CwPages *pages,
     double (*lay) (CwPages *, Block *, cairo_t *, double),
     char **texts)
{
  Block *block = g_new0 (Block, 1);

  block->lay = lay;
  block->texts = texts;
  g_ptr_array_add (pages->blocks, block);
  pages->n_pages = 0;
  return block;
}

static double
get_size (CwPages *pages, CwTextKind kind)
{
  switch (kind) {
  case CW_TEXT_SMALL:
    return pages->text_size * .8;
  case CW_TEXT_HEADING:
    return pages->text_size * 1.15;
  case CW_TEXT_TITLE:
    return pages->text_size * 1.9;
  case CW_TEXT_BODY:
  case CW_TEXT_STRONG:
  default:
    return pages->text_size;
  }
}

/* Sets a text; returns its height. */
static double
set_text (CwPages *pages,
          cairo_t *cr,
          CwTextKind kind,
          const char *string,
          double align,
          double x,
          double y,
          double width,
          gboolean white)
{
  CwChartText text = {
    string,
    get_size (pages, kind),
    kind == CW_TEXT_BODY || kind == CW_TEXT_SMALL ? PANGO_WEIGHT_NORMAL
                                                  : PANGO_WEIGHT_BOLD,
    white ? pages->style.palette->card : pages->style.palette->text,
    align,
    0,
    width,
  };
  double height;

  if (cr == NULL) {
    double natural;

    cw_chart_text_measure (&pages->style, &text, &natural, &height);
    if (width > 0 && natural > width + 1)
      pages->overflows = TRUE;
    return height;
  }
  return cw_chart_text_draw (cr, &pages->style, &text, x + width * align, y);
}

static double
lay_text (CwPages *pages, Block *block, cairo_t *cr, double width)
{
  return set_text (pages, cr, block->kind, block->texts[0], 0, 0, 0, width,
                   FALSE) +
         (block->kind == CW_TEXT_SMALL ? 1 : 3);
}

void
cw_pages_add_text (CwPages *pages, CwTextKind kind, const char *text)
{
  add (pages, lay_text, g_strdupv ((char *[]) { (char *) text, NULL }))->kind =
    kind;
}

static double
lay_line (CwPages *pages, Block *block, cairo_t *cr, double width)
{
  double half = width / 2 - 6;
  double left = set_text (pages, cr, block->kind, block->texts[0], 0, 0, 0,
                          half, FALSE);
  double right = set_text (pages, cr, block->kind, block->texts[1], 1,
                           width - half, 0, half, FALSE);

  return MAX (left, right) + 2;
}

void
cw_pages_add_line (CwPages *pages,
                   CwTextKind kind,
                   const char *left,
                   const char *right)
{
  add (pages, lay_line,
       g_strdupv ((char *[]) { (char *) left, (char *) right, NULL }))
    ->kind = kind;
}

static double
lay_rule (CwPages *pages, Block *block, cairo_t *cr, double width)
{
  if (cr != NULL) {
    cw_color_set (pages->style.palette->text, cr);
    cairo_rectangle (cr, 0, 3, width, 1.5);
    cairo_fill (cr);
  }
  return 10;
}

void
cw_pages_add_rule (CwPages *pages)
{
  add (pages, lay_rule, NULL);
}

static double
lay_gap (CwPages *pages, Block *block, cairo_t *cr, double width)
{
  return block->height;
}

void
cw_pages_add_gap (CwPages *pages, double height)
{
  add (pages, lay_gap, NULL)->height = height;
}

/* Items in columns, filled row by row; returns the height. */
static double
lay_items (CwPages *pages,
           Block *block,
           cairo_t *cr,
           double y,
           double width,
           gboolean white)
{
  double padding = block->box == CW_BOX_PLAIN ? 0 : BOX_PADDING;
  double column =
    (width - 2 * padding - COLUMN_GAP * (block->n_columns - 1)) /
    block->n_columns;

  for (int i = 0; i < block->n_rows; i += block->n_columns) {
    double highest = 0;

    for (int j = 0; j < block->n_columns && i + j < block->n_rows; j++) {
      double x = padding + j * (column + COLUMN_GAP);
      double height =
        set_text (pages, cr, CW_TEXT_BODY, block->texts[2 + i + j], 0, x + 12,
                  y, column - 12, white);

      set_text (pages, cr, CW_TEXT_BODY, "•", 0, x, y, 12, white);
      highest = MAX (highest, height);
    }
    y += highest + 1.5;
  }
  return y;
}

static void
paint_box (CwPages *pages,
           CwBoxKind kind,
           cairo_t *cr,
           double width,
           double height)
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
lay_box (CwPages *pages, Block *block, cairo_t *cr, double width)
{
  gboolean framed = block->box != CW_BOX_PLAIN;
  gboolean white = block->box == CW_BOX_BLACK;
  double padding = framed ? BOX_PADDING : 0;
  double inner = width - 2 * padding;
  double y = framed ? BOX_PADDING - 2 : 0;

  if (cr != NULL && framed)
    paint_box (pages, block->box, cr, width,
               lay_box (pages, block, NULL, width) - 7);
  y += set_text (pages, cr, CW_TEXT_HEADING, block->texts[0], 0, padding, y,
                 inner, white) +
       2;
  y = lay_items (pages, block, cr, y, width, white);
  if (*block->texts[1] != '\0')
    y += set_text (pages, cr, CW_TEXT_STRONG, block->texts[1], 0, padding,
                   y + 2, inner, white) +
         2;
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
  Block *block;
  int n_items = 0;

  g_ptr_array_add (texts, (gpointer) title);
  g_ptr_array_add (texts, (gpointer) (note != NULL ? note : ""));
  for (; items[n_items] != NULL; n_items++)
    g_ptr_array_add (texts, (gpointer) items[n_items]);
  g_ptr_array_add (texts, NULL);
  block = add (pages, lay_box, g_strdupv ((char **) texts->pdata));
  block->box = kind;
  block->n_rows = n_items;
  block->n_columns = pages->text_size >= LARGE_TEXT ? 1 : n_columns;
}

static double
lay_row (CwPages *pages,
         Block *block,
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
  double height =
    MAX (set_text (pages, NULL, CW_TEXT_BODY, name, 0, 0, 0, name_width, FALSE),
         set_text (pages, NULL, CW_TEXT_STRONG, value, 0, 0, 0, value_width,
                   FALSE)) +
    2 * ROW_PADDING;

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
  set_text (pages, cr, strong ? CW_TEXT_STRONG : CW_TEXT_BODY, name, 0, 4,
            y + ROW_PADDING, name_width, FALSE);
  set_text (pages, cr, CW_TEXT_STRONG, value, 0, name_width + 8,
            y + ROW_PADDING, value_width, FALSE);
  return height;
}

static double
lay_rows (CwPages *pages, Block *block, cairo_t *cr, double width)
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
  Block *block;

  for (int i = 0; i < n_rows; i++) {
    texts[2 * i] = g_strdup (rows[i].name);
    texts[2 * i + 1] = g_strdup (rows[i].value);
  }
  block = add (pages, lay_rows, texts);
  block->n_rows = n_rows;
  block->strong = g_new0 (gboolean, n_rows);
  for (int i = 0; i < n_rows; i++)
    block->strong[i] = rows[i].strong;
  block->draw = draw;
  block->data = data;
}

static double
lay_form (CwPages *pages, Block *block, cairo_t *cr, double width)
{
  double head = 0;
  double total;
  double x = 0;

  for (int i = 0; i < block->n_columns; i++)
    head = MAX (head, set_text (pages, NULL, CW_TEXT_SMALL, block->texts[i], 0,
                                0, 0, block->widths[i] * width - 6, FALSE));
  head += 2 * ROW_PADDING;
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
    set_text (pages, cr, CW_TEXT_SMALL, block->texts[i], 0, x + 4, ROW_PADDING,
              block->widths[i] * width - 6, FALSE);
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
  Block *block = add (pages, lay_form, g_strdupv ((char **) headings));

  block->n_columns = n_columns;
  block->n_rows = n_rows;
  block->widths = g_memdup2 (widths, sizeof *widths * n_columns);
}

static double
get_bottom (CwPages *pages)
{
  return pages->height - MARGIN - FOOTER_HEIGHT;
}

static void
lay_out (CwPages *pages)
{
  double y = MARGIN;

  if (pages->n_pages > 0)
    return;
  pages->n_pages = 1;
  for (guint i = 0; i < pages->blocks->len; i++) {
    Block *block = g_ptr_array_index (pages->blocks, i);
    double height =
      block->lay (pages, block, NULL, pages->width - 2 * MARGIN);

    if (y + height > get_bottom (pages) && y > MARGIN) {
      pages->n_pages++;
      y = MARGIN;
    }
    if (y + height > get_bottom (pages) + 8)
      pages->overflows = TRUE;
    block->page = pages->n_pages - 1;
    block->y = y;
    y += height;
  }
}

int
cw_pages_count (CwPages *pages)
{
  lay_out (pages);
  return pages->n_pages;
}

void
cw_pages_get_size (CwPages *pages, double *width, double *height)
{
  *width = pages->width;
  *height = pages->height;
}

gboolean
cw_pages_overflows (CwPages *pages)
{
  lay_out (pages);
  return pages->overflows;
}

static void
draw_footer (CwPages *pages, cairo_t *cr, int page)
{
  g_autofree char *number =
    g_strdup_printf (_("Page %d of %d"), page + 1, pages->n_pages);
  double y = pages->height - MARGIN - 10;
  double half = (pages->width - 2 * MARGIN) / 2;

  set_text (pages, cr, CW_TEXT_SMALL, pages->footer, 0, MARGIN, y, half * 1.5,
            FALSE);
  set_text (pages, cr, CW_TEXT_SMALL, number, 1, MARGIN + half * 1.5, y,
            half * .5, FALSE);
}

void
cw_pages_draw (CwPages *pages, cairo_t *cr, int page)
{
  lay_out (pages);
  for (guint i = 0; i < pages->blocks->len; i++) {
    Block *block = g_ptr_array_index (pages->blocks, i);

    if (block->page != page)
      continue;
    cairo_save (cr);
    cairo_translate (cr, MARGIN, block->y);
    cairo_new_path (cr);
    block->lay (pages, block, cr, pages->width - 2 * MARGIN);
    cairo_restore (cr);
  }
  draw_footer (pages, cr, page);
}

char *
cw_pages_get_text (CwPages *pages)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < pages->blocks->len; i++) {
    const Block *block = g_ptr_array_index (pages->blocks, i);

    for (int j = 0; block->texts != NULL && block->texts[j] != NULL; j++)
      if (*block->texts[j] != '\0')
        g_string_append_printf (text, "%s\n", block->texts[j]);
  }
  return g_string_free (text, FALSE);
}
