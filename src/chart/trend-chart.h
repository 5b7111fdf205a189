/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"
#include "chart/chart-text.h"
#include "chart/scale.h"

G_BEGIN_DECLS

#define CW_TREND_MAX_SERIES 2

typedef struct {
  CwDate day;
  double value; /* NAN: nothing was measured on that day */
  gboolean at_home; /* as the patient wrote it down: its mark is hollow */
} CwTrendPoint;

/* A measure over time; the strings and points of a chart are borrowed. */
typedef struct {
  const char *label;          /* "Right leg"; NULL where it is the only one */
  const CwTrendPoint *points; /* in order of time; several a day are fine */
  gsize n_points;
} CwTrendSeries;

typedef enum {
  CW_TIME_MARK_PLAN,  /* a new version of the plan */
  CW_TIME_MARK_EVENT, /* an adverse event, a session that was stopped */
  CW_TIME_MARK_OPERATION,
} CwTimeMarkKind;

#define CW_N_TIME_MARK_KINDS (CW_TIME_MARK_OPERATION + 1)

/* Something that happened on a day, to be seen in every trend. */
typedef struct {
  CwDate day;
  CwTimeMarkKind kind;
  const char *label; /* "Plan v2" */
} CwTimeMark;

/**
 * CwTrendChart:
 * @title: "Load, kg"
 * @decimals: of the values
 * @from_zero: the axis begins at 0; else near the lowest value
 * @highest: of the axis, as the 10 of a scale; NAN: what the values need
 * @band_low, @band_high: a range to be seen behind the values; NAN for none
 * @limit: a line; NAN for none
 * @first, @last: the days that are shown; CW_DATE_NONE for all
 * @selected_series, @selected_point: what a cursor stands on; -1 for nothing
 *
 * Days across, one measure up, for one side or two.
 */
typedef struct {
  const char *title;
  CwTrendSeries series[CW_TREND_MAX_SERIES];
  gsize n_series;
  const CwTimeMark *marks;
  gsize n_marks;
  int decimals;
  gboolean from_zero;
  double highest;
  double band_low, band_high;
  double limit;
  CwDate first, last;
  int selected_series;
  gssize selected_point;
} CwTrendChart;

/* A chart without series, from 0, of all days. */
void cw_trend_chart_init (CwTrendChart *chart, const char *title);

/* Where things are drawn in a space of that size; what drawing, picking and
 * tests share. */
typedef struct {
  double left, top, right, bottom; /* of the plot */
  CwScale time, value;
  int most_numbers, most_dates;     /* steps for which the axes have room */
  gsize first[CW_TREND_MAX_SERIES]; /* points that are shown: from this one */
  gsize end[CW_TREND_MAX_SERIES];   /* up to the one before this */
} CwTrendGeometry;

void cw_trend_chart_get_geometry (const CwTrendChart *chart,
                                  const CwChartStyle *style,
                                  double width,
                                  double height,
                                  CwTrendGeometry *geometry);

/* Values that are drawn in the same place: their range and mean. */
typedef struct {
  double x;
  double low, mean, high;
  gsize n_values;
  gboolean at_home; /* of a single value */
} CwTrendColumn;

/* (element-type CwTrendColumn) what is drawn of a series, in order of time: as
 * many as the plot has room for, however many values there are. */
GArray *cw_trend_chart_thin (const CwTrendChart *chart,
                             const CwTrendGeometry *geometry,
                             gsize series) G_GNUC_WARN_UNUSED_RESULT;

/* The name of a series with its latest value, at the right of the chart. */
typedef struct {
  gsize series;
  char *text;      /* "Right leg 15" */
  double wanted_y; /* of the value */
  double y;        /* of the middle of the label */
} CwTrendLabel;

/* (element-type CwTrendLabel) from the top down; none covers another. */
GArray *cw_trend_chart_place_labels (const CwTrendChart *chart,
                                     const CwTrendGeometry *geometry,
                                     const CwChartStyle *style)
    G_GNUC_WARN_UNUSED_RESULT;

/* A mark with its name, where there is room for one; names begin at `x`. */
typedef struct {
  gsize mark;
  double line_x, x;
  gboolean named;
  gboolean whole; /* as a line up to its name; else at the foot only */
} CwTrendMarkPlace;

/* (element-type CwTrendMarkPlace) the marks of the days shown.  Those of a kind
 * that is too frequent for its lines to be told apart stand at the foot. */
GArray *cw_trend_chart_place_marks (const CwTrendChart *chart,
                                    const CwTrendGeometry *geometry,
                                    const CwChartStyle *style)
    G_GNUC_WARN_UNUSED_RESULT;

void cw_trend_chart_draw (const CwTrendChart *chart,
                          const CwChartStyle *style,
                          cairo_t *cr,
                          double width,
                          double height);

/* The series and point that are nearest to a place; FALSE outside of the plot
 * and where nothing is shown. */
gboolean cw_trend_chart_pick (const CwTrendChart *chart,
                              const CwTrendGeometry *geometry,
                              double x,
                              double y,
                              int *series,
                              gssize *point);
/* Moves the cursor by so many values of the days shown (negative: back); from
 * nowhere to the latest one.  FALSE when there is none. */
gboolean cw_trend_chart_step (CwTrendChart *chart, int steps);
/* Moves the cursor to the other series, near the same day. */
gboolean cw_trend_chart_change_series (CwTrendChart *chart);

/* What hollow marks mean, where any is drawn; else NULL.  Translated, static. */
const char *cw_trend_chart_get_key (const CwTrendChart *chart);

/* "18 November: 15", with the marks of that day. */
char *cw_trend_chart_describe_point (const CwTrendChart *chart,
                                     gsize series,
                                     gsize point) G_GNUC_WARN_UNUSED_RESULT;
/* What the chart shows, in a sentence for those who do not see it. */
char *
cw_trend_chart_describe (const CwTrendChart *chart) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type GStrv) the same as a table: first the titles, then a row for
 * each day or value, newest first. */
GPtrArray *
cw_trend_chart_tabulate (const CwTrendChart *chart) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
