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
    if (!cw_measure_from_id (measures[i], &measure)) {
      g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                   /* Translators: what was given. */
                   _ ("--measure: there is no “%s”."), measures[i]);
      return FALSE;
    }
  return TRUE;
}

/* The measures of the exercise that was done last, and of its other side. */
static GPtrArray *
create_trends (const CwProgressArgument *argument, GStrv measures)
{
  GPtrArray *trends
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_trend_data_free);
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  const CwExerciseProgress *other
      = cw_progress_find_other_side (argument->all, argument->chosen->pdata[0]);

  g_ptr_array_add (one, argument->chosen->pdata[0]);
  for (gsize i = 0; measures != NULL && measures[i] != NULL; i++) {
    CwMeasure measure;

    if (cw_measure_from_id (measures[i], &measure))
      g_ptr_array_add (
          trends, cw_trend_data_new (measure, one, other, argument->timeline,
                                     argument->first, argument->last));
  }
  return trends;
}

static gboolean
save (const CwProgressArgument *argument,
      GStrv measures,
      CwPaletteKind palette,
      const char *path,
      GError **error)
{
  const CwExerciseProgress *progress = argument->chosen->pdata[0];
  g_autoptr (CwDropOffData) data = cw_drop_off_data_new (progress, 0, FALSE);
  g_autoptr (GPtrArray) trends = create_trends (argument, measures);
  CwProgressPicture picture
      = { progress->title,
          trends->len > 0 ? NULL : cw_drop_off_data_get_chart (data), trends };
  double width, height;

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
  g_autoptr (GError) error = NULL;
  int status;
  const GOptionEntry entries[] = {
    CW_PROGRESS_ENTRIES (
        options,
        N_ ("Which exercise, as LEG_EXT; the one done last when not given")),
    { "measure", 0, 0, G_OPTION_ARG_STRING_ARRAY, &measures,
      N_ ("A measure over time in place of the drop-off, as load; may be given "
          "several times"),
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
    argument = cw_progress_argument_new (&options, &error);
  if (argument == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (!save (argument, measures,
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
