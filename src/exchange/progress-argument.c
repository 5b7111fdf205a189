/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/progress-argument.h"

#include <glib/gi18n-lib.h>

#include "exchange/clinic-argument.h"
#include "exchange/command.h"

void
cw_progress_options_clear (CwProgressOptions *options)
{
  g_clear_pointer (&options->clinic, g_free);
  g_clear_pointer (&options->patient, g_free);
  g_clear_pointer (&options->exercise, g_free);
  g_clear_pointer (&options->from, g_free);
  g_clear_pointer (&options->to, g_free);
}

static gboolean
parse_day (const char *option, const char *text, CwDate *day, GError **error)
{
  if (text == NULL || cw_date_parse (text, day))
    return TRUE;
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               /* Translators: an option, and what was given. */
               _ ("%s: “%s” is no day such as 2026-11-21."), option, text);
  return FALSE;
}

static gboolean
load (CwProgressArgument *self,
      const CwProgressOptions *options,
      GError **error)
{
  g_autoptr (CwClinic) clinic
      = cw_clinic_argument_open ("--clinic", options->clinic, error);

  if (clinic == NULL)
    return FALSE;
  self->patient
      = cw_clinic_argument_find_patient (clinic, options->patient, error);
  if (self->patient == NULL)
    return FALSE;
  self->all = cw_clinic_load_progress (clinic, self->patient->id, 0, error);
  if (self->all == NULL)
    return FALSE;
  self->timeline = cw_clinic_load_timeline (clinic, self->patient->id, error);
  if (self->timeline != NULL)
    self->scores
        = cw_clinic_load_outcome_scores (clinic, self->patient->id, error);
  return self->scores != NULL;
}

static gboolean
choose (CwProgressArgument *self,
        const char *exercise_id,
        gboolean of_sessions,
        GError **error)
{
  self->chosen = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_progress_free);
  for (guint i = 0; i < self->all->len; i++) {
    const CwExerciseProgress *progress = self->all->pdata[i];
    g_autoptr (CwExerciseProgress) slice
        = cw_exercise_progress_slice (progress, self->first, self->last);

    if (slice->sessions->len > 0
        && (exercise_id == NULL
            || g_strcmp0 (progress->exercise_id, exercise_id) == 0))
      g_ptr_array_add (self->chosen, g_steal_pointer (&slice));
  }
  if (self->chosen->len > 0 || !of_sessions)
    return TRUE;
  g_set_error (
      error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
      exercise_id == NULL
          ? _ ("--patient: there is no session on these days.")
          : _ ("--exercise: there is no session of it on these days."));
  return FALSE;
}

CwProgressArgument *
cw_progress_argument_new (const CwProgressOptions *options,
                          gboolean of_sessions,
                          GError **error)
{
  g_autoptr (CwProgressArgument) self = g_new0 (CwProgressArgument, 1);

  if (!parse_day ("--from", options->from, &self->first, error)
      || !parse_day ("--to", options->to, &self->last, error)
      || !load (self, options, error)
      || !choose (self, options->exercise, of_sessions, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
cw_progress_argument_free (CwProgressArgument *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->chosen, g_ptr_array_unref);
  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_pointer (&self->timeline, cw_timeline_free);
  g_clear_pointer (&self->scores, g_ptr_array_unref);
  g_clear_pointer (&self->patient, cw_patient_free);
  g_free (self);
}
