/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/pages-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARGIN 40.0
#define FOOTER_HEIGHT 22.0
/* A piece of text higher than this share of a page may go on on the next. */
#define LONG_TEXT_SHARE .25

static void
block_free (gpointer data)
{
  CwPagesBlock *block = data;

  g_strfreev (block->texts);
  g_free (block->widths);
  g_free (block->strong);
  if (block->destroy != NULL)
    block->destroy (block->data);
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
    (CwChartStyle) { cw_palette_get (CW_PALETTE_PRINT), pages->context, 1, NULL };
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

CwPagesBlock *
cw_pages_add_block (CwPages *pages, CwPagesLay lay, char **texts)
{
  CwPagesBlock *block = g_new0 (CwPagesBlock, 1);

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

double
cw_pages_set_text (CwPages *pages,
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
lay_text (CwPages *pages, CwPagesBlock *block, cairo_t *cr, double width)
{
  return cw_pages_set_text (pages, cr, block->kind, block->texts[0], 0, 0, 0, width,
                   FALSE) +
         (block->kind == CW_TEXT_SMALL ? 1 : 3);
}

static CwPagesBlock *
add_piece (CwPages *pages, CwTextKind kind, const char *text)
{
  CwPagesBlock *block = cw_pages_add_block (
    pages, lay_text, g_strdupv ((char *[]) { (char *) text, NULL }));

  block->kind = kind;
  block->keep = kind == CW_TEXT_HEADING;
  return block;
}

/* Adds a text line by line, so that it may go on on the next page. */
static void
add_lines (CwPages *pages, CwTextKind kind, const char *text)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (pages->context);
  g_autoptr (PangoFontDescription) font = pango_font_description_copy (
    pango_context_get_font_description (pages->context));

  pango_font_description_set_absolute_size (
    font, get_size (pages, kind) * PANGO_SCALE);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout,
                          (int) ((pages->width - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  for (int i = 0; i < pango_layout_get_line_count (layout); i++) {
    const PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
    g_autofree char *piece =
      g_strndup (text + line->start_index, (gsize) line->length);

    add_piece (pages, kind, piece);
  }
}

void
cw_pages_add_text (CwPages *pages, CwTextKind kind, const char *text)
{
  double height = cw_pages_set_text (pages, NULL, kind, text, 0, 0, 0,
                                     pages->width - 2 * MARGIN, FALSE);

  if (height > pages->height * LONG_TEXT_SHARE)
    add_lines (pages, kind, text);
  else
    add_piece (pages, kind, text);
}

void
cw_pages_keep (CwPages *pages)
{
  g_return_if_fail (pages->blocks->len > 0);

  ((CwPagesBlock *) g_ptr_array_index (pages->blocks,
                                       pages->blocks->len - 1))->keep = TRUE;
}

static double
lay_line (CwPages *pages, CwPagesBlock *block, cairo_t *cr, double width)
{
  double half = width / 2 - 6;
  double left = cw_pages_set_text (pages, cr, block->kind, block->texts[0], 0, 0, 0,
                          half, FALSE);
  double right = cw_pages_set_text (pages, cr, block->kind, block->texts[1], 1,
                           width - half, 0, half, FALSE);

  return MAX (left, right) + 2;
}

void
cw_pages_add_line (CwPages *pages,
                   CwTextKind kind,
                   const char *left,
                   const char *right)
{
  cw_pages_add_block (pages, lay_line,
       g_strdupv ((char *[]) { (char *) left, (char *) right, NULL }))
    ->kind = kind;
}

static double
lay_rule (CwPages *pages, CwPagesBlock *block, cairo_t *cr, double width)
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
  cw_pages_add_block (pages, lay_rule, NULL);
}

static double
lay_gap (CwPages *pages, CwPagesBlock *block, cairo_t *cr, double width)
{
  return block->height;
}

void
cw_pages_add_gap (CwPages *pages, double height)
{
  cw_pages_add_block (pages, lay_gap, NULL)->height = height;
}

void
cw_pages_add_break (CwPages *pages)
{
  cw_pages_add_gap (pages, 0);
  ((CwPagesBlock *) g_ptr_array_index (pages->blocks,
                                       pages->blocks->len - 1))->breaks = TRUE;
}

static double
get_bottom (CwPages *pages)
{
  return pages->height - MARGIN - FOOTER_HEIGHT;
}

static double
get_height (CwPages *pages, guint index)
{
  CwPagesBlock *block = g_ptr_array_index (pages->blocks, index);

  return block->lay (pages, block, NULL, pages->width - 2 * MARGIN);
}

/* What has to have room on the page: a block, and those that it is kept with.
 * Where they fill more than a page nothing is gained by a new one. */
static double
get_needed (CwPages *pages, guint index, double height)
{
  double needed = height;

  for (guint i = index;
       i + 1 < pages->blocks->len &&
       ((CwPagesBlock *) g_ptr_array_index (pages->blocks, i))->keep;
       i++)
    needed += get_height (pages, i + 1);
  return needed > get_bottom (pages) - MARGIN ? height : needed;
}

static void
lay_out (CwPages *pages)
{
  double y = MARGIN;

  if (pages->n_pages > 0)
    return;
  pages->n_pages = 1;
  for (guint i = 0; i < pages->blocks->len; i++) {
    CwPagesBlock *block = g_ptr_array_index (pages->blocks, i);
    double height = get_height (pages, i);

    if (y + get_needed (pages, i, height) > get_bottom (pages) && y > MARGIN) {
      pages->n_pages++;
      y = MARGIN;
    }
    if (y + height > get_bottom (pages) + 8)
      pages->overflows = TRUE;
    block->page = pages->n_pages - 1;
    block->y = y;
    y += height;
    if (block->breaks) {
      pages->n_pages++;
      y = MARGIN;
    }
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

  cw_pages_set_text (pages, cr, CW_TEXT_SMALL, pages->footer, 0, MARGIN, y, half * 1.5,
            FALSE);
  cw_pages_set_text (pages, cr, CW_TEXT_SMALL, number, 1, MARGIN + half * 1.5, y,
            half * .5, FALSE);
}

void
cw_pages_draw (CwPages *pages, cairo_t *cr, int page)
{
  lay_out (pages);
  for (guint i = 0; i < pages->blocks->len; i++) {
    CwPagesBlock *block = g_ptr_array_index (pages->blocks, i);

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
    const CwPagesBlock *block = g_ptr_array_index (pages->blocks, i);

    for (int j = 0; block->texts != NULL && block->texts[j] != NULL; j++)
      if (*block->texts[j] != '\0')
        g_string_append_printf (text, "%s\n", block->texts[j]);
  }
  return g_string_free (text, FALSE);
}
