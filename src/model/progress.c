/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/progress.h"

#include <math.h>

CwExerciseProgress *
cw_exercise_progress_new (void)
{
  CwExerciseProgress *progress = g_new0 (CwExerciseProgress, 1);

  progress->sessions = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_session_free);
  return progress;
}

void
cw_exercise_progress_free (CwExerciseProgress *progress)
{
  if (progress == NULL)
    return;
  g_free (progress->exercise_id);
  g_free (progress->title);
  g_ptr_array_unref (progress->sessions);
  g_free (progress);
}

CwExerciseProgress *
cw_exercise_progress_slice (const CwExerciseProgress *progress,
                            CwDate first,
                            CwDate last)
{
  CwExerciseProgress *slice;

  g_return_val_if_fail (progress != NULL, NULL);

  slice = g_new0 (CwExerciseProgress, 1);
  slice->exercise_id = g_strdup (progress->exercise_id);
  slice->limbs = progress->limbs;
  slice->title = g_strdup (progress->title);
  slice->sessions = g_ptr_array_new ();
  for (guint i = 0; i < progress->sessions->len; i++) {
    CwExerciseSession *session = progress->sessions->pdata[i];

    if (session->date >= first
        && (last == CW_DATE_NONE || session->date <= last))
      g_ptr_array_add (slice->sessions, session);
  }
  return slice;
}

CwExerciseSession *
cw_exercise_session_new (void)
{
  CwExerciseSession *session = g_new0 (CwExerciseSession, 1);

  session->load_kg = NAN;
  session->load_percent_1rm = NAN;
  session->pressure_mmhg = NAN;
  session->pressure_percent = NAN;
  session->rest_s = NAN;
  session->aop_mmhg = NAN;
  session->one_rm_kg = NAN;
  session->effort = NAN;
  session->pain = NAN;
  session->discomfort = NAN;
  return session;
}

void
cw_exercise_session_free (CwExerciseSession *session)
{
  g_free (session);
}

double
cw_exercise_session_get_volume_kg (const CwExerciseSession *session)
{
  double volume_kg = 0;

  g_return_val_if_fail (session != NULL, NAN);

  if (cw_set_scheme_is_timed (&session->scheme))
    return NAN;
  for (int i = 0; i < session->n_sets; i++)
    if (session->reps[i] > 0)
      volume_kg += session->reps[i] * session->details[i].load_kg;
  return volume_kg;
}

void
cw_exercise_session_measure (CwExerciseSession *session)
{
  g_return_if_fail (session != NULL);
  g_return_if_fail (session->n_sets >= 1 && session->n_sets <= CW_MAX_SETS);

  cw_drop_off_measure (session->reps, session->n_sets, session->targets,
                       &session->drop_off);
  if (cw_set_scheme_is_timed (&session->scheme))
    return; /* nothing is known of how intervals should fall off */
  session->pattern
      = cw_pattern_read (session->reps, session->n_sets, &session->scheme,
                         session->effort, session->stopped_by_symptom);
}
