/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/lane-objection.h"

#include <glib/gi18n-lib.h>

/* A check after the session that must not be forgotten. */
static gboolean
is_check_open (CwSessionRunner *runner)
{
  const CwDueCheck *due;

  if (cw_session_runner_get_phase (runner) != CW_RUNNER_FINISHED)
    return FALSE;
  due = cw_session_runner_get_due_check (runner);
  return due != NULL && !due->check->early;
}

gboolean
cw_lane_objection_find (const char *name,
                        CwSessionRunner *runner,
                        gboolean reported,
                        char **heading,
                        char **body)
{
  const char *sentence = NULL;

  g_return_val_if_fail (name != NULL, FALSE);
  g_return_val_if_fail (heading != NULL && body != NULL, FALSE);

  if (runner != NULL && cw_session_runner_is_inflated (runner)) {
    /* Translators: %s is a patient, here and in the questions below. */
    *heading = g_strdup_printf (_("Leave %s with the cuff up?"), name);
    sentence = _("The cuff clock goes on. Let the cuff down and press D, or "
                 "come back through Continue Session.");
  } else if (runner != NULL && is_check_open (runner)) {
    *heading = g_strdup_printf (
      _("Leave %s before the check after the session?"), name);
    sentence = _("Two minutes after the cuff is down somebody looks at the "
                 "limb. The patient’s next step asks for it again; what is "
                 "logged late is marked as late.");
  } else if (runner == NULL && reported) {
    *heading = g_strdup_printf (_("Leave %s without recording it?"), name);
    sentence = _("What was reported ends the screening. Unless it is recorded, "
                 "a session could start tomorrow as if nothing had happened.");
  } else if (runner != NULL &&
             cw_session_runner_get_phase (runner) != CW_RUNNER_FINISHED) {
    *heading = g_strdup_printf (_("Leave the session of %s?"), name);
    sentence = _("It is not over. What was done is kept; come back through "
                 "Continue Session.");
  }
  *body = g_strdup (sentence);
  return sentence != NULL;
}
