/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/chart-style.h"

#include <adwaita.h>

/* Resolution at which text has its usual size. */
#define USUAL_DPI 96.0
/* Of the height of a chart; lines and marks do not grow with the text. */
#define SHARE_OF_WORDS .6

static gboolean
is_black_and_white (GtkWidget *widget)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (gtk_widget_has_css_class (widget, CW_CHART_STYLE_BLACK_AND_WHITE))
      return TRUE;
  return FALSE;
}

static CwPaletteKind
get_palette_kind (GtkWidget *widget)
{
  AdwStyleManager *manager =
    adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  gboolean dark = adw_style_manager_get_dark (manager);

  if (is_black_and_white (widget))
    return CW_PALETTE_PRINT;
  if (adw_style_manager_get_high_contrast (manager))
    return dark ? CW_PALETTE_DARK_CONTRAST : CW_PALETTE_LIGHT_CONTRAST;
  return dark ? CW_PALETTE_DARK : CW_PALETTE_LIGHT;
}

CwChartStyle
cw_chart_style_from_widget (GtkWidget *widget)
{
  CwChartStyle style = { 0 };
  double dpi = 0;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), style);

  style.palette = cw_palette_get (get_palette_kind (widget));
  style.context = gtk_widget_get_pango_context (widget);
  dpi = pango_cairo_context_get_resolution (style.context);
  style.text_scale = dpi > 0 ? dpi / USUAL_DPI : 1;
  return style;
}

int
cw_chart_style_scale_height (GtkWidget *widget, int height)
{
  double text_scale = cw_chart_style_from_widget (widget).text_scale;

  return (int)(height * (1 + MAX (text_scale - 1, 0) * SHARE_OF_WORDS));
}

void
cw_chart_style_redraw_on_change (GtkWidget *widget)
{
  AdwStyleManager *manager = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  manager =
    adw_style_manager_get_for_display (gtk_widget_get_display (widget));
  g_signal_connect_object (manager, "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (manager, "notify::high-contrast",
                           G_CALLBACK (gtk_widget_queue_draw), widget,
                           G_CONNECT_SWAPPED);
}
