/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwChartReport:
 *
 * What a drawing has drawn, piece by piece and in its order, told by the code
 * that draws it: for those who check a picture without looking at it.  A
 * drawing writes it when its CwChartStyle holds one.
 */
typedef struct _CwChartReport CwChartReport;

typedef enum {
  CW_DRAWN_AREA,
  CW_DRAWN_LINE,
  CW_DRAWN_MARK,
  CW_DRAWN_LABEL,
} CwDrawnKind;

/* `name` is what a label says, else what it is, as `target` or `latest`; x and
 * y are the upper left of a label or an area, the middle of a mark, the
 * beginning of a line. */
typedef struct {
  CwDrawnKind kind;
  char *name;
  double x, y;
  double width, height; /* 0 of a mark and of a line */
} CwDrawn;

CwChartReport *cw_chart_report_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_chart_report_free (CwChartReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwChartReport, cw_chart_report_free)

/* Does nothing where `report` is NULL. */
void cw_chart_report_add (CwChartReport *report,
                          CwDrawnKind kind,
                          const char *name,
                          double x,
                          double y,
                          double width,
                          double height);
guint cw_chart_report_get_n (const CwChartReport *report);
const CwDrawn *cw_chart_report_get (const CwChartReport *report, guint index);
/* Of how many pieces of each name, in the order of kinds and of drawing, and
 * the words of the labels: "area target 4; line grid 4; …; 0|10|20|Set 1". */
char *cw_chart_report_summarise (const CwChartReport *report)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
