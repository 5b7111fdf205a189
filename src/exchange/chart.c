/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "chart/picture.h"
#include "documents/drop-off-data.h"
#include "documents/progress-picture.h"
#include "exchange/clinic-argument.h"
#include "exchange/command.h"
#include "exchange/progress-argument.h"

#define PIXELS_PER_UNIT 2

static const char *const endings[] = { ".png", ".pdf", ".svg", NULL };

static gboolean
check_measures (GStrv measures, GError **error)
{
  CwMeasure measure;

  for (gsize i = 0; measures != NULL && measures[i] != NULL; i++)
    if (!cw_measure_from_id (measures[i], &measure)
        && cw_outcome_measure_find (measures[i]) == NULL) {
      g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                   /* Translators: what was given. */
                   _ ("--measure: there is no “%s”."), measures[i]);
      return FALSE;
    }
  return TRUE;
}

/* Whether there is nothing to draw without a session. */
static gboolean
needs_sessions (GStrv measures)
{
  CwMeasure measure;

  if (measures == NULL || measures[0] == NULL)
    return TRUE;
  for (gsize i = 0; measures[i] != NULL; i++)
    if (cw_measure_from_id (measures[i], &measure))
      return TRUE;
  return FALSE;
}

/* Of the exercise that was done last, and of its other side. */
static CwTrendData *
create_trend (const CwProgressArgument *argument, CwMeasure measure)
{
  const CwExerciseProgress *exercise = argument->chosen->pdata[0];
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, (gpointer)exercise);
  return cw_trend_data_new (
      measure, one, cw_progress_find_other_side (argument->all, exercise),
      argument->timeline, argument->first, argument->last);
}

/* All that is compared of it, each in a chart of its own; FALSE where there is no
 * score on these days. */
static gboolean
add_outcomes (const CwProgressArgument *argument,
              const char *id,
              GPtrArray *trends,
              GError **error)
{
  const GPtrArray *outcomes = argument->timeline->outcomes;
  guint n_before = trends->len;

  for (guint i = 0; i < outcomes->len; i++) {
    const CwOutcomeSeries *outcome = outcomes->pdata[i];
    g_autoptr (CwTrendData) trend = NULL;

    if (g_strcmp0 (outcome->measure->id, id) != 0)
      continue;
    trend = cw_trend_data_new_outcome (outcome, argument->timeline,
                                       argument->first, argument->last);
    if (cw_trend_data_has_values (trend))
      g_ptr_array_add (trends, g_steal_pointer (&trend));
  }
  if (trends->len > n_before)
    return TRUE;
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               /* Translators: what was given. */
               _ ("--measure: there is no score of “%s” on these days."), id);
  return FALSE;
}

static GPtrArray *
create_trends (const CwProgressArgument *argument,
               GStrv measures,
               GError **error)
{
  g_autoptr (GPtrArray) trends
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_trend_data_free);

  for (gsize i = 0; measures != NULL && measures[i] != NULL; i++) {
    CwMeasure measure;

    if (cw_measure_from_id (measures[i], &measure))
      g_ptr_array_add (trends, create_trend (argument, measure));
    else if (!add_outcomes (argument, measures[i], trends, error))
      return NULL;
  }
  return g_steal_pointer (&trends);
}

static gboolean
save (const CwProgressArgument *argument,
      GPtrArray *trends,
      CwPaletteKind palette,
      const char *path,
      GError **error)
{
  const CwExerciseProgress *exercise
      = argument->chosen->len > 0 ? argument->chosen->pdata[0] : NULL;
  g_autoptr (CwDropOffData) drop_off = NULL;
  CwProgressPicture picture = {
    .title = exercise != NULL ? exercise->title : _ ("Outcome measures"),
    .trends = trends,
  };
  double width, height;

  if (trends->len == 0) {
    drop_off = cw_drop_off_data_new (exercise, 0, FALSE);
    picture.drop_off = cw_drop_off_data_get_chart (drop_off);
  }
  cw_progress_picture_get_size (&picture, &width, &height);
  return cw_picture_save (path, width, height, PIXELS_PER_UNIT, palette,
                          cw_progress_picture_draw, &picture, error);
}

static int
chart (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_auto (CwProgressOptions) options = { NULL };
  g_auto (GStrv) measures = NULL;
  g_autofree char *output = NULL;
  gboolean black_and_white = FALSE;
  g_autoptr (CwProgressArgument) argument = NULL;
  g_autoptr (GPtrArray) trends = NULL;
  g_autoptr (GError) error = NULL;
  int status;
  const GOptionEntry entries[] = {
    CW_PROGRESS_ENTRIES (
        options,
        N_ ("Which exercise, as LEG_EXT; the one done last when not given")),
    { "measure", 0, 0, G_OPTION_ARG_STRING_ARRAY, &measures,
      N_ ("A measure over time in place of the drop-off, as load or NPRS; may "
          "be given several times"),
      N_ ("NAME") },
    { "black-and-white", 0, 0, G_OPTION_ARG_NONE, &black_and_white,
      N_ ("Without colours, for paper"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to, a .png, .pdf or .svg"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  if (cw_clinic_argument_check_output (output, endings, &error)
      && check_measures (measures, &error))
    argument = cw_progress_argument_new (&options, needs_sessions (measures),
                                         &error);
  if (argument != NULL)
    trends = create_trends (argument, measures, &error);
  if (trends == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (!save (argument, trends,
             black_and_white ? CW_PALETTE_PRINT : CW_PALETTE_LIGHT, output,
             &error))
    return cw_command_fail (CW_COMMAND_FAILED, error);
  return CW_COMMAND_DONE;
}

const CwCommand cw_chart_command = {
  .words = "chart",
  .opens_clinic = TRUE,
  .operands = "",
  .summary = N_ ("Draw how a patient's repetitions fell, from set to set and "
                 "from session to session, or a measure over time"),
  .run = chart,
};
