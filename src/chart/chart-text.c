/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/chart-text.h"

/* How far the ring around a text may be from round; it has the colour of what
 * is behind, and each curve of each glyph costs. */
#define HALO_TOLERANCE .5
#define LAYOUTS "cw-chart-text-layouts"
#define MAX_LAYOUTS 256

PangoContext *
cw_chart_text_create_context (cairo_t *cr)
{
  PangoContext *context = pango_cairo_create_context (cr);
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoFontDescription *font =
    pango_font_description_from_string ("Cantarell, Sans");

  /* Without this a size of 12 prints as 16. */
  pango_cairo_context_set_resolution (context, 72);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  pango_context_set_font_description (context, font);
  pango_font_description_free (font);
  return context;
}

static PangoLayout *
create_layout (const CwChartStyle *style, const CwChartText *text)
{
  PangoLayout *layout = pango_layout_new (style->context);
  PangoFontDescription *font = pango_font_description_copy (
    pango_context_get_font_description (style->context));
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (
    font, text->size * style->text_scale * PANGO_SCALE);
  pango_font_description_set_weight (font, text->weight);
  pango_layout_set_font_description (layout, font);
  pango_font_description_free (font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, text->text, -1);
  if (text->max_width > 0) {
    pango_layout_set_width (layout, (int) (text->max_width * PANGO_SCALE));
    pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_alignment (layout, text->align > .75 ? PANGO_ALIGN_RIGHT
                                        : text->align > .25
                                          ? PANGO_ALIGN_CENTER
                                          : PANGO_ALIGN_LEFT);
  }
  return layout;
}

/* What a layout depends on. */
typedef struct {
  char *text;
  double size, max_width, align;
  PangoWeight weight;
  guint font; /* hash of the context's */
} LayoutKey;

static guint
hash_key (gconstpointer data)
{
  const LayoutKey *key = data;

  return g_str_hash (key->text) * 31 + (guint) (key->size * 16) * 7 +
         (guint) key->weight + (guint) key->max_width + key->font;
}

static gboolean
is_same_key (gconstpointer a, gconstpointer b)
{
  const LayoutKey *first = a, *second = b;

  return first->size == second->size && first->max_width == second->max_width &&
         first->align == second->align && first->weight == second->weight &&
         first->font == second->font && g_str_equal (first->text, second->text);
}

static void
free_key (gpointer data)
{
  LayoutKey *key = data;

  g_free (key->text);
  g_free (key);
}

static GHashTable *
get_layouts (PangoContext *context)
{
  GHashTable *layouts = g_object_get_data (G_OBJECT (context), LAYOUTS);

  if (layouts == NULL) {
    layouts =
      g_hash_table_new_full (hash_key, is_same_key, free_key, g_object_unref);
    g_object_set_data_full (G_OBJECT (context), LAYOUTS, layouts,
                            (GDestroyNotify) g_hash_table_unref);
  }
  if (g_hash_table_size (layouts) >= MAX_LAYOUTS)
    g_hash_table_remove_all (layouts);
  return layouts;
}

/* A chart is drawn again with each move of the pointer, and shaping its text is
 * most of the cost: so layouts stay with their context, as long as its font is
 * the same.  Pango itself sees when the resolution changes.  Borrowed until the
 * next call. */
static PangoLayout *
get_layout (const CwChartStyle *style, const CwChartText *text)
{
  GHashTable *layouts = get_layouts (style->context);
  LayoutKey key = {
    .text = (char *) text->text,
    .size = text->size * style->text_scale,
    .max_width = text->max_width,
    .align = text->align,
    .weight = text->weight,
    .font = pango_font_description_hash (
      pango_context_get_font_description (style->context)),
  };
  PangoLayout *layout = g_hash_table_lookup (layouts, &key);

  if (layout == NULL) {
    LayoutKey *kept = g_memdup2 (&key, sizeof key);

    kept->text = g_strdup (text->text);
    layout = create_layout (style, text);
    g_hash_table_insert (layouts, kept, layout);
  }
  return layout;
}

double
cw_chart_text_draw (cairo_t *cr,
                    const CwChartStyle *style,
                    const CwChartText *text,
                    double x,
                    double y)
{
  PangoLayout *layout = get_layout (style, text);
  PangoRectangle extents;
  double width, height;

  pango_layout_get_extents (layout, NULL, &extents);
  width = text->max_width > 0 ? text->max_width
                              : (double) extents.width / PANGO_SCALE;
  height = (double) extents.height / PANGO_SCALE;
  x -= width * text->align;
  cw_chart_report_add (style->report, CW_DRAWN_LABEL, text->text, x, y, width,
                       height);

  cairo_save (cr);
  cairo_new_path (cr);
  cairo_move_to (cr, x, y);
  if (text->halo > 0) {
    cairo_set_tolerance (cr, HALO_TOLERANCE);
    pango_cairo_layout_path (cr, layout);
    cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
    cairo_set_line_width (cr, text->halo * 2);
    cw_color_set (style->palette->card, cr);
    cairo_stroke (cr);
    cairo_move_to (cr, x, y);
  }
  cw_color_set (text->color, cr);
  pango_cairo_show_layout (cr, layout);
  /* Showing text leaves a current point, from which the next line would start. */
  cairo_new_path (cr);
  cairo_restore (cr);
  return height;
}

void
cw_chart_text_measure (const CwChartStyle *style,
                       const CwChartText *text,
                       double *width,
                       double *height)
{
  PangoLayout *layout = get_layout (style, text);
  PangoRectangle extents;

  pango_layout_get_extents (layout, NULL, &extents);
  if (width != NULL)
    *width = (double) extents.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) extents.height / PANGO_SCALE;
}
