/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/progress-report.h"

#include <glib/gi18n-lib.h>

#include "documents/document-text.h"
#include "documents/drop-off-data.h"
#include "documents/trend-data.h"
#include "model/dose-text.h"

/* Share of the width for the names of entries. */
#define NAME_SHARE .32
/* More would not fit the page. */
#define MOST_EXERCISES 3
#define MOST_EVENTS 4
#define MOST_ADVICE 3
#define MOST_OUTCOMES 6
#define N_TRENDS 2

#define DROP_OFF_HEIGHT 175.0
#define TREND_HEIGHT 110.0
#define HEADING_SIZE 10
#define HEADING_HEIGHT 16.0
#define GAP 14.0

/* The charts of the exercise that was done last. */
typedef struct {
  CwDropOffData *drop_off;
  GPtrArray *trends; /* (element-type CwTrendData) at most N_TRENDS */
  double drop_off_height, trend_height;
} Charts;

static void
charts_free (gpointer data)
{
  Charts *charts = data;

  cw_drop_off_data_free (charts->drop_off);
  g_ptr_array_unref (charts->trends);
  g_free (charts);
}

static CwTrendData *
create_trend (const CwProgressReport *report, CwMeasure measure)
{
  const CwExerciseProgress *exercise = g_ptr_array_index (report->progress, 0);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, (gpointer) exercise);
  return cw_trend_data_new (
    measure, one, cw_progress_find_other_side (report->progress, exercise),
    report->timeline, CW_DATE_NONE, CW_DATE_NONE);
}

/* The first measures of which there is something to show. */
static Charts *
create_charts (const CwProgressReport *report, double chart_share)
{
  static const CwMeasure measures[] = {
    CW_MEASURE_LOAD,     CW_MEASURE_PAIN,       CW_MEASURE_EFFORT,
    CW_MEASURE_INFLATED, CW_MEASURE_TOTAL_REPS,
  };
  Charts *charts = g_new0 (Charts, 1);

  charts->drop_off_height = DROP_OFF_HEIGHT * chart_share;
  charts->trend_height = TREND_HEIGHT * chart_share;
  charts->drop_off = cw_drop_off_data_new (
    g_ptr_array_index (report->progress, 0), 0, TRUE);
  charts->trends =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cw_trend_data_free);
  for (gsize i = 0;
       i < G_N_ELEMENTS (measures) && charts->trends->len < N_TRENDS; i++) {
    g_autoptr (CwTrendData) trend = create_trend (report, measures[i]);

    if (cw_trend_data_has_values (trend))
      g_ptr_array_add (charts->trends, g_steal_pointer (&trend));
  }
  return charts;
}

static void
draw_heading (cairo_t *cr,
              const CwChartStyle *style,
              const char *words,
              double x,
              double y)
{
  const CwChartText text = {
    .text = words,
    .size = HEADING_SIZE,
    .weight = PANGO_WEIGHT_BOLD,
    .color = style->palette->text,
  };

  cw_chart_text_draw (cr, style, &text, x, y);
}

/* The repetitions above, the two trends beside each other below. */
static void
draw_charts (cairo_t *cr,
             const CwChartStyle *style,
             double width,
             double height,
             gpointer data)
{
  const Charts *charts = data;
  double column = (width - GAP) / N_TRENDS;

  draw_heading (cr, style, _("Repetitions, from set to set"), 0, 0);
  cairo_save (cr);
  cairo_translate (cr, 0, HEADING_HEIGHT);
  cw_drop_off_chart_draw (cw_drop_off_data_get_chart (charts->drop_off), style,
                          cr, width, charts->drop_off_height);
  cairo_restore (cr);
  for (guint i = 0; i < charts->trends->len; i++) {
    const CwTrendChart *chart =
      cw_trend_data_get_chart (g_ptr_array_index (charts->trends, i));
    double x = i * (column + GAP);
    double y = HEADING_HEIGHT + charts->drop_off_height + 4;

    draw_heading (cr, style, chart->title, x, y);
    cairo_save (cr);
    cairo_translate (cr, x, y + HEADING_HEIGHT);
    cw_trend_chart_draw (chart, style, cr, column, charts->trend_height);
    cairo_restore (cr);
  }
}

static void
add_charts (CwPages *pages, const CwProgressReport *report, double chart_share)
{
  Charts *charts = create_charts (report, chart_share);
  g_autofree char *description = cw_drop_off_chart_describe (
    cw_drop_off_data_get_chart (charts->drop_off));

  cw_pages_add_drawing (pages,
                        2 * HEADING_HEIGHT + charts->drop_off_height +
                          charts->trend_height + 8,
                        description, draw_charts, charts, charts_free);
}

static void
add_entry (CwPages *pages, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    cw_pages_add_entry (pages, name, value, NAME_SHARE);
}

static void
add_heading (CwPages *pages, const char *title)
{
  cw_pages_add_gap (pages, 3);
  cw_pages_add_text (pages, CW_TEXT_HEADING, title);
}

/* "and 2 more", where a list had to end. */
static void
add_rest (CwPages *pages, guint n_all, guint n_shown)
{
  g_autofree char *text = NULL;

  if (n_all <= n_shown)
    return;
  text = g_strdup_printf (
    ngettext ("and %u more", "and %u more", n_all - n_shown), n_all - n_shown);
  cw_pages_add_text (pages, CW_TEXT_BODY, text);
}

/* The days of the first and the last session of any exercise. */
static char *
describe_days (const GPtrArray *progress)
{
  CwDate first = G_MAXINT64, last = CW_DATE_NONE;
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  for (guint i = 0; i < progress->len; i++) {
    const CwExerciseProgress *exercise = g_ptr_array_index (progress, i);

    for (guint j = 0; j < exercise->sessions->len; j++) {
      const CwExerciseSession *session =
        g_ptr_array_index (exercise->sessions, j);

      first = MIN (first, session->date);
      last = MAX (last, session->date);
    }
  }
  from = cw_date_format (first);
  to = cw_date_format (last);
  /* Translators: two dates. */
  return g_strdup_printf (_("%s to %s"), from, to);
}

static void
add_attendance (CwPages *pages, const CwProgressReport *report)
{
  g_autofree char *days = describe_days (report->progress);
  g_autofree char *sessions = NULL;

  if (report->plan != NULL)
    sessions = g_strdup_printf (
      /* Translators: how many sessions were held, and how many are planned. */
      _("%d of %d planned sessions held"), report->state->sessions_done,
      report->state->sessions_planned);
  add_entry (pages, C_("report", "Attendance"), sessions);
  add_entry (pages, _("Days exercised"), days);
  if (report->plan != NULL)
    add_entry (pages, C_("report", "Goal"), report->plan->goal);
}

static void
add_dose (CwPages *pages, const CwProgressReport *report)
{
  guint n = report->plan != NULL ? report->plan->prescriptions->len : 0;

  for (guint i = 0; i < MIN (n, MOST_EXERCISES); i++) {
    const CwPrescription *dose =
      g_ptr_array_index (report->plan->prescriptions, i);
    g_autofree char *title = cw_prescription_get_title (dose);
    g_autofree char *sets = cw_dose_text_sets (dose);
    g_autofree char *load = cw_dose_text_load (dose);
    g_autofree char *pressure = cw_dose_text_pressure (dose);
    const char *const words[] = { sets, load, pressure };
    g_autoptr (GString) text = g_string_new (NULL);

    for (gsize j = 0; j < G_N_ELEMENTS (words); j++)
      if (*words[j] != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "",
                                words[j]);
    add_entry (pages, title, text->str);
  }
  add_rest (pages, n, MOST_EXERCISES);
}

/* How far each measure has moved, and whether that is more than chance. */
static void
add_measured (CwPages *pages, const CwProgressReport *report)
{
  static const CwMeasure measures[] = {
    CW_MEASURE_LOAD,     CW_MEASURE_ONE_RM, CW_MEASURE_PAIN,
    CW_MEASURE_PRESSURE, CW_MEASURE_GIRTH,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (measures); i++) {
    g_autoptr (CwTrendData) trend = create_trend (report, measures[i]);

    add_entry (pages, cw_measure_get_title (measures[i]),
               cw_trend_data_get_summary (trend));
  }
}

/* First and last, against the smallest change that counts. */
static void
add_outcomes (CwPages *pages, const CwProgressReport *report)
{
  const GPtrArray *outcomes = report->timeline->outcomes;

  if (outcomes->len == 0)
    return;
  add_heading (pages, _("Outcome measures"));
  for (guint i = 0; i < MIN (outcomes->len, MOST_OUTCOMES); i++) {
    const CwOutcomeSeries *outcome = g_ptr_array_index (outcomes, i);
    g_autofree char *text =
      cw_outcome_series_describe (outcome, CW_DATE_NONE, CW_DATE_NONE);

    add_entry (pages, outcome->title, text);
  }
  add_rest (pages, outcomes->len, MOST_OUTCOMES);
}

static void
add_event (CwPages *pages, const CwAdverseEvent *event)
{
  const CwEventEntry *entry = cw_adverse_event_get_current (event);
  g_autofree char *day =
    cw_date_format (cw_time_local_date (event->happened_at));
  g_autofree char *title = cw_adverse_event_get_title (event);
  g_autofree char *text = g_strdup_printf (
    cw_adverse_event_is_open (event)
      /* Translators: an adverse event, then how grave it is. */
      ? _("%s · %s · waits for its review")
      : _("%s · %s"),
    title, cw_event_grade_get_name (entry->grade));

  add_entry (pages, day, text);
}

static void
add_events (CwPages *pages, const CwProgressReport *report)
{
  add_heading (pages, _("Adverse events"));
  if (report->events->len == 0)
    cw_pages_add_text (pages, CW_TEXT_BODY, _("None recorded."));
  for (guint i = 0; i < MIN (report->events->len, MOST_EVENTS); i++)
    add_event (pages, g_ptr_array_index (report->events, i));
  add_rest (pages, report->events->len, MOST_EVENTS);
}

static void
add_advice (CwPages *pages, const CwExerciseAdvice *advice)
{
  g_autofree char *text = g_strdup_printf (
    cw_exercise_advice_waits (advice)
      /* Translators: an advice. */
      ? _("%s · not decided yet")
      : "%s",
    advice->advice->headline);

  add_entry (pages, advice->title, text);
}

/* What was refused does not happen. */
static void
add_next (CwPages *pages, const CwProgressReport *report)
{
  guint n_all = report->advice != NULL ? report->advice->len : 0;
  guint n = 0;

  add_heading (pages, _("What changes next"));
  for (guint i = 0; i < n_all; i++) {
    const CwExerciseAdvice *advice = g_ptr_array_index (report->advice, i);

    if (advice->decision != NULL &&
        advice->decision->outcome == CW_ADVICE_REFUSED)
      continue;
    if (n++ < MOST_ADVICE)
      add_advice (pages, advice);
  }
  add_rest (pages, n, MOST_ADVICE);
  if (report->next_step->explanation != NULL) {
    cw_pages_add_gap (pages, 3);
    cw_pages_add_text (pages, CW_TEXT_BODY, report->next_step->explanation);
  }
}

/* `chart_share`: of the full height of the charts. */
static CwDocument *
create (const CwProgressReport *report,
        const CwClinicProfile *profile,
        CwDate date,
        gboolean large_print,
        double chart_share)
{
  const CwExerciseProgress *exercise = g_ptr_array_index (report->progress, 0);
  g_autofree char *name = cw_patient_get_display_name (report->patient);
  g_autofree char *day = cw_date_format (date);
  /* Translators: a patient, and a date. */
  g_autofree char *footer =
    g_strdup_printf (_("%s · progress report of %s"), name, day);
  CwDocument *document = cw_document_new (
    _("Progress report"), profile, date,
    large_print ? CW_DOCUMENT_TEXT_LARGE : CW_DOCUMENT_TEXT_COMPACT, footer);
  CwPages *pages = cw_document_get_pages (document);

  cw_document_add_letterhead (document, profile, day);
  cw_pages_add_text (pages, CW_TEXT_TITLE, _("Progress with BFR exercise"));
  cw_document_text_add_patient (pages, report->patient,
                                report->patient->birth_date);
  add_attendance (pages, report);
  add_dose (pages, report);
  add_heading (pages, exercise->title);
  add_charts (pages, report, chart_share);
  add_measured (pages, report);
  add_outcomes (pages, report);
  add_events (pages, report);
  add_next (pages, report);
  return document;
}

/* The more there is to say, the lower the charts. */
CwDocument *
cw_progress_report_new (const CwProgressReport *report,
                        const CwClinicProfile *profile,
                        CwDate date,
                        gboolean large_print)
{
  static const double chart_shares[] = { 1, .9, .8, .7, .6, .5 };
  CwDocument *document = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (chart_shares); i++) {
    g_clear_pointer (&document, cw_document_free);
    document = create (report, profile, date, large_print, chart_shares[i]);
    if (large_print || cw_document_get_n_pages (document) == 1)
      break;
  }
  return document;
}
