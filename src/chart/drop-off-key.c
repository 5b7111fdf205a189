/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/drop-off-key.h"

#include "chart/drop-off-marks.h"

#include <glib/gi18n-lib.h>

#define SIZE 11
#define RADIUS 4
#define ITEM_GAP 16
#define WORDS_GAP 9 /* from the middle of a mark */

/* A mark and what it means. */
typedef struct {
  CwDropOffEnd end;
  int load_step; /* in place of an end; 0 for one */
  gboolean at_home;
  const char *words;
  double x;
  int line;
} Item;

#define MAX_ITEMS (CW_N_DROP_OFF_ENDS + 3)

typedef struct {
  Item items[MAX_ITEMS];
  int n_items;
  int n_lines;
} Key;

static void
add (Key *key, Item item)
{
  key->items[key->n_items++] = item;
}

/* What is drawn of the lines; the band has no marks. */
static void
collect (const CwDropOffChart *chart, const CwDropOffGeometry *g, Key *key)
{
  gboolean ends[CW_N_DROP_OFF_ENDS] = { FALSE };
  gboolean more = FALSE, less = FALSE, at_home = FALSE;

  for (gsize i = g->first_line; i < chart->n_sessions; i++) {
    const CwDropOffSession *session = &chart->sessions[i];

    for (int set = 0; set < session->n_sets; set++)
      ends[session->ends[set]] = TRUE;
    more = more || session->load_step > 0;
    less = less || session->load_step < 0;
    at_home = at_home || session->at_home;
  }
  for (int end = 0; end < CW_N_DROP_OFF_ENDS; end++)
    if (ends[end])
      add (key, (Item){ .end = (CwDropOffEnd)end,
                        .words = cw_drop_off_end_get_name ((CwDropOffEnd)end) });
  if (at_home)
    /* Translators: a session that the patient wrote down. */
    add (key, (Item){ .at_home = TRUE, .words = _ ("hollow: at home") });
  if (g->load_width > 0 && more)
    add (key, (Item){ .load_step = 1, .words = _ ("more load") });
  if (g->load_width > 0 && less)
    add (key, (Item){ .load_step = -1, .words = _ ("less load") });
  /* That all was done needs no words where nothing else has been. */
  if (key->n_items == 1 && ends[CW_DROP_OFF_DONE])
    key->n_items = 0;
}

static CwChartText
get_text (const Item *item, const CwChartStyle *style)
{
  return (CwChartText){ item->words, SIZE, PANGO_WEIGHT_NORMAL,
                        style->palette->dim_text, 0, 0, 0 };
}

static void
lay_out (const CwDropOffChart *chart,
         const CwDropOffGeometry *g,
         const CwChartStyle *style,
         double width,
         Key *key)
{
  double x = 0;
  int line = 0;

  collect (chart, g, key);
  for (int i = 0; i < key->n_items; i++) {
    CwChartText text = get_text (&key->items[i], style);
    double words;

    cw_chart_text_measure (style, &text, &words, NULL);
    words += RADIUS + 2 + WORDS_GAP;
    if (x > 0 && x + words > width) {
      x = 0;
      line++;
    }
    key->items[i].x = x + RADIUS + 2;
    key->items[i].line = line;
    x += words + ITEM_GAP;
  }
  key->n_lines = key->n_items > 0 ? line + 1 : 0;
}

int
cw_drop_off_key_count_lines (const CwDropOffChart *chart,
                             const CwDropOffGeometry *g,
                             const CwChartStyle *style,
                             double width)
{
  Key key = { .n_items = 0 };

  lay_out (chart, g, style, width, &key);
  return key.n_lines;
}

static void
draw_item (const Item *item, double y, const CwChartStyle *style, cairo_t *cr)
{
  CwChartText text = get_text (item, style);

  if (item->load_step != 0)
    cw_drop_off_draw_step (item->load_step, item->x, y,
                           style->palette->dim_text, style, cr);
  else
    cw_drop_off_draw_end (item->end, item->at_home, item->x, y, RADIUS,
                          style->palette->dim_text, style, cr);
  cw_chart_text_draw (cr, style, &text, item->x + WORDS_GAP,
                      y - 8 * style->text_scale);
}

void
cw_drop_off_draw_key (const CwDropOffChart *chart,
                      const CwDropOffGeometry *g,
                      const CwChartStyle *style,
                      double width,
                      double height,
                      cairo_t *cr)
{
  Key key = { .n_items = 0 };

  if (g->n_key_lines == 0)
    return;
  lay_out (chart, g, style, width, &key);
  for (int i = 0; i < key.n_items; i++) {
    int from_bottom = key.n_lines - 1 - key.items[i].line;

    draw_item (&key.items[i],
               height
                   - (9 + from_bottom * CW_DROP_OFF_KEY_LINE)
                         * style->text_scale,
               style, cr);
  }
}
