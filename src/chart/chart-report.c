/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "chart/chart-report.h"

struct _CwChartReport {
  GArray *drawn; /* (element-type CwDrawn) */
};

static void
clear_drawn (gpointer drawn)
{
  g_free (((CwDrawn *)drawn)->name);
}

CwChartReport *
cw_chart_report_new (void)
{
  CwChartReport *report = g_new0 (CwChartReport, 1);

  report->drawn = g_array_new (FALSE, FALSE, sizeof (CwDrawn));
  g_array_set_clear_func (report->drawn, clear_drawn);
  return report;
}

void
cw_chart_report_free (CwChartReport *report)
{
  if (report == NULL)
    return;
  g_array_unref (report->drawn);
  g_free (report);
}

void
cw_chart_report_add (CwChartReport *report,
                     CwDrawnKind kind,
                     const char *name,
                     double x,
                     double y,
                     double width,
                     double height)
{
  CwDrawn drawn
      = { .kind = kind, .x = x, .y = y, .width = width, .height = height };

  if (report == NULL)
    return;
  drawn.name = g_strdup (name);
  g_array_append_val (report->drawn, drawn);
}

guint
cw_chart_report_get_n (const CwChartReport *report)
{
  g_return_val_if_fail (report != NULL, 0);

  return report->drawn->len;
}

const CwDrawn *
cw_chart_report_get (const CwChartReport *report, guint index)
{
  g_return_val_if_fail (report != NULL && index < report->drawn->len, NULL);

  return &g_array_index (report->drawn, CwDrawn, index);
}

static gboolean
is_same (const CwDrawn *a, const CwDrawn *b)
{
  return a->kind == b->kind && g_str_equal (a->name, b->name);
}

/* "mark short 3; " where it is the first of its name. */
static void
append_count (GString *text, const CwChartReport *report, guint index)
{
  static const char *const kinds[] = {
    [CW_DRAWN_AREA] = "area",
    [CW_DRAWN_LINE] = "line",
    [CW_DRAWN_MARK] = "mark",
  };
  const CwDrawn *drawn = cw_chart_report_get (report, index);
  guint n = 0;

  for (guint i = 0; i < report->drawn->len; i++)
    if (is_same (cw_chart_report_get (report, i), drawn)) {
      if (i < index)
        return;
      n++;
    }
  g_string_append_printf (text, "%s %s %u; ", kinds[drawn->kind], drawn->name,
                          n);
}

char *
cw_chart_report_summarise (const CwChartReport *report)
{
  GString *text = g_string_new (NULL);
  gboolean first = TRUE;

  g_return_val_if_fail (report != NULL, g_string_free (text, FALSE));

  for (CwDrawnKind kind = CW_DRAWN_AREA; kind < CW_DRAWN_LABEL; kind++)
    for (guint i = 0; i < report->drawn->len; i++)
      if (cw_chart_report_get (report, i)->kind == kind)
        append_count (text, report, i);
  for (guint i = 0; i < report->drawn->len; i++) {
    const CwDrawn *drawn = cw_chart_report_get (report, i);

    if (drawn->kind != CW_DRAWN_LABEL)
      continue;
    g_string_append_printf (text, "%s%s", first ? "" : "|", drawn->name);
    first = FALSE;
  }
  return g_string_free (text, FALSE);
}
