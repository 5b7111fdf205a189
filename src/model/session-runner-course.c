/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session-runner-private.h"

#include <glib/gi18n-lib.h>

#include "clinical/dose-limits.h"

static gboolean
save_event (CwSessionRunner *self,
            CwCourseKind kind,
            int seconds,
            GError **error)
{
  CwCourseEvent event = {
    .prescription_id = cw_session_runner_get_prescription (self)->id,
    .set_number = self->view.n_logged,
    .kind = kind,
    .seconds = seconds,
    .at = self->now,
  };

  if (!self->log_class->save_course_event (self->log, self->session, &event,
                                           error))
    return FALSE;
  g_ptr_array_add (self->session->course, cw_course_event_copy (&event));
  return cw_runner_finish_act (self);
}

static gboolean
check_resting (CwSessionRunner *self, GError **error)
{
  if (!cw_runner_check_running (self, error))
    return FALSE;
  return self->view.phase == CW_RUNNER_REST
         || cw_runner_refuse_now (error, _ ("No rest is running."));
}

gboolean
cw_session_runner_lengthen_rest (CwSessionRunner *self,
                                 int seconds,
                                 const CwInstant *now,
                                 GError **error)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  if (!check_resting (self, error))
    return FALSE;
  if (seconds < 0
      && self->view.rest_length_s + seconds
             < cw_dose_limits_get ()->rest.refuse_below_s)
    return cw_runner_refuse_now (error, _ ("The rest cannot be shorter."));
  return save_event (self, CW_COURSE_LENGTHEN, seconds, error);
}

gboolean
cw_session_runner_pause_rest (CwSessionRunner *self,
                              gboolean paused,
                              const CwInstant *now,
                              GError **error)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  if (!check_resting (self, error))
    return FALSE;
  if (self->view.rest_paused == paused)
    return TRUE;
  return save_event (self, paused ? CW_COURSE_PAUSE : CW_COURSE_RESUME, 0,
                     error);
}

gboolean
cw_session_runner_start_set (CwSessionRunner *self,
                             const CwInstant *now,
                             GError **error)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  return check_resting (self, error)
         && save_event (self, CW_COURSE_START, 0, error);
}

gboolean
cw_session_runner_skip_exercise (CwSessionRunner *self,
                                 const CwInstant *now,
                                 GError **error)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  if (!cw_runner_check_running (self, error))
    return FALSE;
  if (cw_runner_get_inflated_limbs (self) != CW_LIMBS_NONE)
    return cw_runner_refuse_now (error, _ ("Let the cuff down first."));
  if (self->view.phase == CW_RUNNER_FINISHED)
    return cw_runner_refuse_now (error, _ ("All exercises are done."));
  return save_event (self, CW_COURSE_SKIP, 0, error);
}
