/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "chart/picture.h"
#include "documents/drop-off-data.h"
#include "exchange/clinic-argument.h"
#include "exchange/command.h"

#define WIDTH 800
#define HEIGHT 480
#define PIXELS_PER_UNIT 2
#define MARGIN 16
#define TITLE_SIZE 16
#define TITLE_HEIGHT 32

static const char *const endings[] = { ".png", ".pdf", ".svg", NULL };

typedef struct {
  const char *title;
  const CwDropOffChart *chart;
} Picture;

static void
draw (cairo_t *cr,
      const CwChartStyle *style,
      double width,
      double height,
      gpointer data)
{
  const Picture *picture = data;
  const CwChartText title = {
    .text = picture->title,
    .size = TITLE_SIZE,
    .weight = PANGO_WEIGHT_BOLD,
    .color = style->palette->text,
  };

  cw_chart_text_draw (cr, style, &title, MARGIN, MARGIN);
  cairo_translate (cr, MARGIN, MARGIN + TITLE_HEIGHT);
  cw_drop_off_chart_draw (picture->chart, style, cr, width - 2 * MARGIN,
                          height - TITLE_HEIGHT - 2 * MARGIN);
}

static gboolean
save (const CwExerciseProgress *progress, const char *path, GError **error)
{
  g_autoptr (CwDropOffData) data = cw_drop_off_data_new (progress, 0, FALSE);
  Picture picture = { progress->title, cw_drop_off_data_get_chart (data) };

  return cw_picture_save (path, WIDTH, HEIGHT, PIXELS_PER_UNIT,
                          CW_PALETTE_LIGHT, draw, &picture, error);
}

/* The exercise of that identifier; the one done last when it is NULL. */
static const CwExerciseProgress *
choose (GPtrArray *all, const char *exercise_id, GError **error)
{
  for (guint i = 0; i < all->len; i++) {
    const CwExerciseProgress *progress = all->pdata[i];

    if (progress->sessions->len > 0
        && (exercise_id == NULL
            || g_strcmp0 (progress->exercise_id, exercise_id) == 0))
      return progress;
  }
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               exercise_id == NULL
                 ? _ ("--patient: there is no session to draw yet.")
                 : _ ("--exercise: there is no session of it to draw."));
  return NULL;
}

/* All sessions of the patient; NULL and an error for wrong options. */
static GPtrArray *
load (const char *path, const char *who, GError **error)
{
  g_autoptr (CwClinic) clinic
    = cw_clinic_argument_open ("--clinic", path, error);
  g_autoptr (CwPatient) patient = NULL;

  if (clinic != NULL)
    patient = cw_clinic_argument_find_patient (clinic, who, error);
  return patient != NULL
           ? cw_clinic_load_progress (clinic, patient->id, 0, error)
           : NULL;
}

static int
chart (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autofree char *clinic = NULL;
  g_autofree char *patient = NULL;
  g_autofree char *exercise = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  const CwExerciseProgress *progress = NULL;
  int status;
  const GOptionEntry entries[] = {
    { "clinic", 0, 0, G_OPTION_ARG_FILENAME, &clinic,
      N_ ("The clinic's file"), N_ ("FILE") },
    { "patient", 0, 0, G_OPTION_ARG_STRING, &patient,
      N_ ("The patient's identifier or number"), N_ ("ID") },
    { "exercise", 0, 0, G_OPTION_ARG_STRING, &exercise,
      N_ ("Which exercise, as LEG_EXT; the one done last when not given"),
      N_ ("ID") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("Where to, a .png, .pdf or .svg"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  if (cw_clinic_argument_check_output (output, endings, &error))
    all = load (clinic, patient, &error);
  if (all != NULL)
    progress = choose (all, exercise, &error);
  if (progress == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  if (!save (progress, output, &error))
    return cw_command_fail (CW_COMMAND_FAILED, error);
  return CW_COMMAND_DONE;
}

const CwCommand cw_chart_command = {
  .words = "chart",
  .operands = "",
  .summary = N_ ("Draw how a patient's repetitions fell, from set to set and "
                 "from session to session"),
  .run = chart,
};
