/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/quantity.h"
#include "chart/trend-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

char *
cw_trend_chart_describe_point (const CwTrendChart *chart,
                               gsize series,
                               gsize point)
{
  const CwTrendPoint *at = &chart->series[series].points[point];
  g_autofree char *day = cw_date_format_short (at->day);
  g_autofree char *value = cw_number_format (at->value, chart->decimals);
  GString *text = g_string_new (NULL);

  if (chart->n_series > 1 && chart->series[series].label != NULL)
    /* Translators: a date, a side as "Right leg", and a value. */
    g_string_append_printf (text, _ ("%s, %s: %s"), day,
                            chart->series[series].label, value);
  else
    /* Translators: a date and a value. */
    g_string_append_printf (text, _ ("%s: %s"), day, value);
  if (at->at_home)
    g_string_append_printf (text, " · %s", _ ("at home"));
  for (gsize i = 0; i < chart->n_marks; i++)
    if (chart->marks[i].day == at->day)
      g_string_append_printf (text, " · %s", chart->marks[i].label);
  return g_string_free (text, FALSE);
}

static guint
count_at_home (const CwTrendChart *chart)
{
  guint n = 0;

  for (gsize i = 0; i < chart->n_series; i++) {
    gsize first, end;

    cw_trend_get_range (chart, i, &first, &end);
    for (gsize j = first; j < end; j++)
      n += chart->series[i].points[j].at_home;
  }
  return n;
}

const char *
cw_trend_chart_get_key (const CwTrendChart *chart)
{
  return count_at_home (chart) > 0 ? _ ("hollow: at home") : NULL;
}

static const CwTrendPoint *
get_earliest (const CwTrendChart *chart, gsize series, gsize *n_values)
{
  const CwTrendPoint *earliest = NULL;
  gsize first, end;

  *n_values = 0;
  cw_trend_get_range (chart, series, &first, &end);
  for (gsize i = first; i < end; i++) {
    if (isnan (chart->series[series].points[i].value))
      continue;
    if (earliest == NULL)
      earliest = &chart->series[series].points[i];
    (*n_values)++;
  }
  return earliest;
}

/* "12 on 30 October to 15 on 18 November, 8 values"; NULL without values. */
static char *
describe_series (const CwTrendChart *chart, gsize series)
{
  gsize n_values;
  const CwTrendPoint *earliest = get_earliest (chart, series, &n_values);
  const CwTrendPoint *latest = cw_trend_get_latest (chart, series);
  g_autofree char *first_day = NULL;
  g_autofree char *last_day = NULL;
  g_autofree char *first_value = NULL;
  g_autofree char *last_value = NULL;

  if (earliest == NULL)
    return NULL;
  first_day = cw_date_format_short (earliest->day);
  last_day = cw_date_format_short (latest->day);
  first_value = cw_number_format (earliest->value, chart->decimals);
  last_value = cw_number_format (latest->value, chart->decimals);
  if (n_values == 1)
    /* Translators: a value and a date. */
    return g_strdup_printf (_ ("%s on %s"), last_value, last_day);
  return g_strdup_printf (
      /* Translators: a value and its date, a later value and its date, and how
       * many values there are. */
      ngettext ("%s on %s to %s on %s, %" G_GSIZE_FORMAT " value",
                "%s on %s to %s on %s, %" G_GSIZE_FORMAT " values",
                (gulong)n_values),
      first_value, first_day, last_value, last_day, n_values);
}

static void
append_marks (const CwTrendChart *chart, GString *text)
{
  CwDate first, last;

  if (!cw_trend_get_days (chart, &first, &last))
    return;
  for (gsize i = 0; i < chart->n_marks; i++) {
    g_autofree char *day = NULL;

    if (chart->marks[i].day < first || chart->marks[i].day > last)
      continue;
    day = cw_date_format_short (chart->marks[i].day);
    /* Translators: what happened, as "Plan v2", and the date. */
    g_string_append_printf (text, _ (" %s on %s."), chart->marks[i].label, day);
  }
}

char *
cw_trend_chart_describe (const CwTrendChart *chart)
{
  GString *text = g_string_new (NULL);
  guint n_home;

  for (gsize i = 0; i < chart->n_series; i++) {
    g_autofree char *series = describe_series (chart, i);

    if (series == NULL)
      continue;
    if (text->len > 0)
      g_string_append (text, " ");
    if (chart->n_series > 1 && chart->series[i].label != NULL)
      /* Translators: a measure, a side as "Right leg", and its values. */
      g_string_append_printf (text, _ ("%s, %s: %s."), chart->title,
                              chart->series[i].label, series);
    else
      /* Translators: a measure, and its values. */
      g_string_append_printf (text, _ ("%s: %s."), chart->title, series);
  }
  if (text->len == 0)
    /* Translators: a measure. */
    g_string_append_printf (text, _ ("%s: no values yet."), chart->title);
  n_home = count_at_home (chart);
  if (n_home > 0)
    g_string_append_printf (
        text, ngettext (" %u value at home.", " %u values at home.", n_home),
        n_home);
  append_marks (chart, text);
  return g_string_free (text, FALSE);
}

/* A row with an empty cell for each column but the date. */
static GStrv
create_row (const CwTrendChart *chart, CwDate day)
{
  GStrv row = g_new0 (char *, chart->n_series + 2);

  row[0] = cw_date_format (day);
  for (gsize i = 0; i < chart->n_series; i++)
    row[1 + i] = g_strdup ("");
  return row;
}

static char *
format_cell (const CwTrendChart *chart, const CwTrendPoint *point)
{
  g_autofree char *value = cw_number_format (point->value, chart->decimals);

  if (!point->at_home)
    return g_steal_pointer (&value);
  /* Translators: a value of a session that the patient did alone. */
  return g_strdup_printf (_ ("at home: %s"), value);
}

GPtrArray *
cw_trend_chart_tabulate (const CwTrendChart *chart)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  GStrv titles = create_row (chart, CW_DATE_NONE);
  gsize first[CW_TREND_MAX_SERIES], left[CW_TREND_MAX_SERIES];

  g_free (titles[0]);
  titles[0] = g_strdup (_ ("Date"));
  for (gsize i = 0; i < chart->n_series; i++) {
    g_free (titles[1 + i]);
    titles[1 + i]
        = g_strdup (chart->n_series > 1 && chart->series[i].label != NULL
                        ? chart->series[i].label
                        : C_ ("column", "Value"));
    cw_trend_get_range (chart, i, &first[i], &left[i]);
  }
  g_ptr_array_add (rows, titles);

  /* From the last backwards; both sides of a day share a row. */
  for (;;) {
    CwDate day = CW_DATE_NONE;
    gboolean any = FALSE;
    GStrv row = NULL;

    for (gsize i = 0; i < chart->n_series; i++)
      if (left[i] > first[i])
        day = MAX (day, chart->series[i].points[left[i] - 1].day);
    if (day == CW_DATE_NONE)
      return rows;
    row = create_row (chart, day);
    for (gsize i = 0; i < chart->n_series; i++) {
      const CwTrendPoint *point;

      if (left[i] == first[i]
          || chart->series[i].points[left[i] - 1].day != day)
        continue;
      point = &chart->series[i].points[--left[i]];
      if (isnan (point->value))
        continue;
      g_free (row[1 + i]);
      row[1 + i] = format_cell (chart, point);
      any = TRUE;
    }
    if (any)
      g_ptr_array_add (rows, row);
    else
      g_strfreev (row);
  }
}
