/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/after-check.h"

const CwInstant *
cw_session_get_last_deflation (const CwSession *session)
{
  g_return_val_if_fail (session != NULL, NULL);

  for (guint i = session->cuff_events->len; i > 0; i--) {
    const CwCuffEvent *event = g_ptr_array_index (session->cuff_events, i - 1);

    if (event->kind == CW_CUFF_DEFLATE)
      return &event->at;
  }
  return NULL;
}

CwDoseClass
cw_session_get_class (const CwSession *session,
                      const CwVerdict *verdict,
                      CwLimbSet limbs)
{
  CwDoseClass strictest = CW_DOSE_CLASS_A;

  g_return_val_if_fail (session != NULL && verdict != NULL, CW_DOSE_CLASS_C);

  if (session->check != NULL
      && cw_same_day_check_evaluate (session->check, NULL) != CW_CHECK_GREEN)
    strictest = CW_DOSE_CLASS_B;
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if ((limbs & CW_LIMB_BIT (limb)) != 0)
      strictest = MAX (strictest, verdict->limbs[limb].dose_class);
  return strictest;
}

static gboolean
is_answered (const CwSession *session, const CwSafetyCheck *check)
{
  for (guint i = 0; i < session->checks->len; i++) {
    const CwCheckEntry *entry = g_ptr_array_index (session->checks, i);

    if (g_str_equal (entry->check_id, check->id))
      return TRUE;
  }
  return FALSE;
}

gboolean
cw_session_is_check_missing (const CwSession *session,
                             const CwPlan *plan,
                             const CwVerdict *verdict,
                             const CwInstant *now)
{
  const CwInstant *deflation;
  CwDoseClass dose_class;
  double gone_s;
  gsize n_checks;
  const CwSafetyCheck *const *checks = cw_safety_checks_get (&n_checks);

  g_return_val_if_fail (session != NULL && plan != NULL, FALSE);
  g_return_val_if_fail (verdict != NULL && now != NULL, FALSE);

  deflation = cw_session_get_last_deflation (session);
  if (session->state == CW_SESSION_RUNNING || deflation == NULL)
    return FALSE;
  dose_class
      = cw_session_get_class (session, verdict, cw_plan_get_limbs (plan));
  gone_s = (double)cw_instant_elapsed_us (deflation, now) / G_USEC_PER_SEC;
  for (gsize i = 0; i < n_checks; i++)
    if (checks[i]->moment == CW_SAFETY_AT_END && !checks[i]->early
        && gone_s < checks[i]->open_s
        && cw_safety_check_applies (checks[i], dose_class, 0, 0)
        && !is_answered (session, checks[i]))
      return TRUE;
  return FALSE;
}

gboolean
cw_session_is_check_late (const CwSession *session,
                          const CwCheckEntry *entry,
                          int *minutes)
{
  const CwSafetyCheck *check;
  const CwInstant *deflation;
  gint64 gone_s;

  g_return_val_if_fail (session != NULL && entry != NULL, FALSE);

  check = cw_safety_check_find (entry->check_id);
  deflation = cw_session_get_last_deflation (session);
  if (check == NULL || check->moment != CW_SAFETY_AT_END || deflation == NULL)
    return FALSE;
  gone_s = entry->checked_at - deflation->utc_s;
  if (minutes != NULL)
    *minutes = (int)(gone_s / 60);
  return (double)gone_s > check->late_after_s;
}
