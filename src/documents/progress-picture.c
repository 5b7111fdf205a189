/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/progress-picture.h"

#define WIDTH 800
#define MARGIN 16
#define GAP 20
#define TITLE_SIZE 16
#define TITLE_HEIGHT 32
#define HEADING_SIZE 13
#define HEADING_HEIGHT 22
#define KEY_SIZE 11
#define DROP_OFF_HEIGHT 400
#define TREND_HEIGHT 150
#define N_COLUMNS 2

static guint
count_rows (const CwProgressPicture *picture)
{
  guint n_trends = picture->trends != NULL ? picture->trends->len : 0;

  return (n_trends + N_COLUMNS - 1) / N_COLUMNS;
}

void
cw_progress_picture_get_size (const CwProgressPicture *picture,
                              double *width,
                              double *height)
{
  *width = WIDTH;
  *height = 2 * MARGIN + TITLE_HEIGHT
            + (picture->drop_off != NULL ? DROP_OFF_HEIGHT : 0)
            + count_rows (picture) * (GAP + HEADING_HEIGHT + TREND_HEIGHT);
}

static void
draw_text (cairo_t *cr,
           const CwChartStyle *style,
           const char *words,
           double size,
           double x,
           double y)
{
  const CwChartText text = {
    .text = words,
    .size = size,
    .weight = PANGO_WEIGHT_BOLD,
    .color = style->palette->text,
  };

  cw_chart_text_draw (cr, style, &text, x, y);
}

/* Ends at x. */
static void
draw_key (cairo_t *cr,
          const CwChartStyle *style,
          const char *key,
          double x,
          double y)
{
  const CwChartText text = {
    .text = key,
    .size = KEY_SIZE,
    .weight = PANGO_WEIGHT_NORMAL,
    .color = style->palette->dim_text,
    .align = 1,
  };

  if (key != NULL)
    cw_chart_text_draw (cr, style, &text, x, y);
}

static void
draw_trend (cairo_t *cr,
            const CwChartStyle *style,
            CwTrendData *trend,
            double x,
            double y,
            double width)
{
  const CwTrendChart *chart = cw_trend_data_get_chart (trend);

  draw_text (cr, style, chart->title, HEADING_SIZE, x, y);
  draw_key (cr, style, cw_trend_chart_get_key (chart), x + width, y);
  cairo_save (cr);
  cairo_translate (cr, x, y + HEADING_HEIGHT);
  cw_trend_chart_draw (chart, style, cr, width, TREND_HEIGHT);
  cairo_restore (cr);
}

void
cw_progress_picture_draw (cairo_t *cr,
                          const CwChartStyle *style,
                          double width,
                          double height,
                          gpointer data)
{
  const CwProgressPicture *picture = data;
  double column = (width - 2 * MARGIN - (N_COLUMNS - 1) * GAP) / N_COLUMNS;
  double y = MARGIN + TITLE_HEIGHT;

  draw_text (cr, style, picture->title, TITLE_SIZE, MARGIN, MARGIN);
  if (picture->drop_off != NULL) {
    cairo_save (cr);
    cairo_translate (cr, MARGIN, y);
    cw_drop_off_chart_draw (picture->drop_off, style, cr, width - 2 * MARGIN,
                            DROP_OFF_HEIGHT);
    cairo_restore (cr);
    y += DROP_OFF_HEIGHT;
  }
  for (guint i = 0; picture->trends != NULL && i < picture->trends->len; i++) {
    guint row = i / N_COLUMNS;

    draw_trend (cr, style, g_ptr_array_index (picture->trends, i),
                MARGIN + (i % N_COLUMNS) * (column + GAP),
                y + GAP + row * (GAP + HEADING_HEIGHT + TREND_HEIGHT), column);
  }
}
