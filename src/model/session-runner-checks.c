/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session-runner-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "model/after-check.h"
#include "model/patient.h"

#define MAX_EFFORT 10

void
cw_session_runner_set_verdict (CwSessionRunner *self, const CwVerdict *verdict)
{
  g_return_if_fail (CW_IS_SESSION_RUNNER (self) && verdict != NULL);

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    self->limb_classes[limb]
        = cw_session_get_class (self->session, verdict, CW_LIMB_BIT (limb));
  cw_runner_finish_act (self);
}

CwDoseClass
cw_runner_get_class (CwSessionRunner *self, CwLimbSet limbs)
{
  CwDoseClass strictest = CW_DOSE_CLASS_A;

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if ((limbs & CW_LIMB_BIT (limb)) != 0)
      strictest = MAX (strictest, self->limb_classes[limb]);
  return strictest;
}

static gboolean
is_answered (const CwSession *session, const CwDueCheck *due)
{
  for (guint i = 0; i < session->checks->len; i++) {
    const CwCheckEntry *entry = g_ptr_array_index (session->checks, i);

    if (entry->prescription_id == due->prescription_id
        && entry->set_number == due->set_number
        && g_str_equal (entry->check_id, due->check->id))
      return TRUE;
  }
  return FALSE;
}

/* NULL when there was none. */
static const CwCuffEvent *
find_first_inflation (const CwSession *session, gint64 prescription_id)
{
  for (guint i = 0; i < session->cuff_events->len; i++) {
    const CwCuffEvent *event = g_ptr_array_index (session->cuff_events, i);

    if (event->kind == CW_CUFF_INFLATE
        && event->prescription_id == prescription_id)
      return event;
  }
  return NULL;
}

static void
take_moment (CwSessionRunner *self, CwDueCheck *due, const CwInstant *moment)
{
  due->due_in_s
      = due->check->after_s
        - (double)cw_instant_elapsed_us (moment, &self->now) / G_USEC_PER_SEC;
}

/* While the cuff is up: afterwards there is nothing to feel any more. */
static gboolean
find_at_inflation (CwSessionRunner *self, CwDueCheck *due)
{
  const CwPrescription *prescription
      = cw_session_runner_get_prescription (self);
  const CwCuffEvent *inflation
      = find_first_inflation (self->session, prescription->id);

  if (inflation == NULL || !self->view.inflated)
    return FALSE;
  due->prescription_id = prescription->id;
  take_moment (self, due, &inflation->at);
  return TRUE;
}

/* Until the next set is logged, with which the moment has passed. */
static gboolean
find_at_set (CwSessionRunner *self, CwDueCheck *due)
{
  if (self->view.n_logged == 0)
    return FALSE;
  due->prescription_id = cw_session_runner_get_prescription (self)->id;
  due->set_number = self->view.n_logged;
  due->due_in_s = due->check->after_s;
  return TRUE;
}

static gboolean
find_at_end (CwSessionRunner *self, CwDueCheck *due)
{
  const CwInstant *deflation = cw_session_get_last_deflation (self->session);

  if (deflation == NULL)
    return FALSE;
  take_moment (self, due, deflation);
  due->late = due->due_in_s < due->check->after_s - due->check->late_after_s;
  return due->due_in_s > due->check->after_s - due->check->open_s;
}

static gboolean
find_moment (CwSessionRunner *self, CwDueCheck *due)
{
  gboolean has_ended = self->session->state != CW_SESSION_RUNNING;

  if ((due->check->moment == CW_SAFETY_AT_END) != has_ended
      || self->view.phase == CW_RUNNER_STOPPING)
    return FALSE;
  switch (due->check->moment) {
  case CW_SAFETY_AT_INFLATION:
    return find_at_inflation (self, due);
  case CW_SAFETY_AT_SET:
    return find_at_set (self, due);
  case CW_SAFETY_AT_END:
  default:
    return find_at_end (self, due);
  }
}

/* What is due stands before what is not yet; of that the earliest. */
static gboolean
comes_before (const CwDueCheck *a, const CwDueCheck *b)
{
  if (b->check == NULL)
    return TRUE;
  return fmax (a->due_in_s, 0) < fmax (b->due_in_s, 0);
}

void
cw_runner_find_check (CwSessionRunner *self)
{
  const CwPrescription *prescription
      = cw_session_runner_get_prescription (self);
  CwLimbSet limbs = self->session->state == CW_SESSION_RUNNING
                        ? prescription->limbs
                        : cw_plan_get_limbs (self->plan);
  CwDoseClass dose_class = cw_runner_get_class (self, limbs);
  gsize n_checks;
  const CwSafetyCheck *const *checks = cw_safety_checks_get (&n_checks);

  self->due = (CwDueCheck){ 0 };
  for (gsize i = 0; i < n_checks; i++) {
    CwDueCheck due = { .check = checks[i] };

    if (cw_safety_check_applies (checks[i], dose_class,
                                 (int)self->view.exercise + 1,
                                 self->view.n_logged)
        && find_moment (self, &due) && !is_answered (self->session, &due)
        && comes_before (&due, &self->due))
      self->due = due;
  }
}

gboolean
cw_due_check_looks_like (const CwDueCheck *a, const CwDueCheck *b)
{
  return a->check == b->check && a->prescription_id == b->prescription_id
         && a->set_number == b->set_number && a->late == b->late
         && ceil (fmax (a->due_in_s, 0)) == ceil (fmax (b->due_in_s, 0));
}

const CwDueCheck *
cw_session_runner_get_due_check (CwSessionRunner *self)
{
  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self), NULL);

  return self->due.check != NULL ? &self->due : NULL;
}

static gboolean
check_due (CwSessionRunner *self, CwSafetyMeasure measure, GError **error)
{
  const CwDueCheck *due = &self->due;

  if (due->check == NULL || due->check->measure != measure)
    return cw_runner_refuse_now (error, _ ("No such check is due."));
  if (due->due_in_s > 0 && !due->check->early) {
    int seconds = (int)ceil (due->due_in_s);

    g_set_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_NOT_NOW,
                 ngettext ("This check is due in %d second.",
                           "This check is due in %d seconds.", seconds),
                 seconds);
    return FALSE;
  }
  return TRUE;
}

/* Takes the entry. */
static gboolean
save_check (CwSessionRunner *self,
            CwCheckEntry *taken,
            const CwInstant *now,
            GError **error)
{
  g_autoptr (CwCheckEntry) entry = taken;
  gboolean is_red = entry->result == CW_CHECK_RED;

  entry->check_id = g_strdup (self->due.check->id);
  entry->prescription_id = self->due.prescription_id;
  entry->set_number = self->due.set_number;
  entry->checked_at = now->utc_s;
  if (!self->log_class->save_check (self->log, self->session, entry, error))
    return FALSE;
  g_ptr_array_add (self->session->checks, g_steal_pointer (&entry));
  if (is_red && self->session->state == CW_SESSION_RUNNING)
    return cw_session_runner_stop (self, now, error);
  return cw_runner_finish_act (self);
}

gboolean
cw_session_runner_answer_check (CwSessionRunner *self,
                                gboolean is_well,
                                const CwInstant *now,
                                GError **error)
{
  CwCheckEntry *entry;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  if (!check_due (self, CW_SAFETY_LOOK, error))
    return FALSE;
  entry = cw_check_entry_new ();
  entry->result = is_well ? CW_CHECK_GREEN : CW_CHECK_RED;
  return save_check (self, entry, now, error);
}

/* While the session runs the stop rules say so, after it the check itself. */
static gboolean
is_pressure_well (CwSessionRunner *self, const CwCheckEntry *measured)
{
  const CwSameDayCheck *before = self->session->check;

  if (self->session->state == CW_SESSION_RUNNING)
    return !cw_runner_is_stop_reached (self, measured);
  return cw_safety_check_is_pressure_well (
      self->due.check, before != NULL ? before->sbp_mmhg : NAN,
      measured->sbp_mmhg);
}

gboolean
cw_session_runner_measure_check (CwSessionRunner *self,
                                 double sbp_mmhg,
                                 double dbp_mmhg,
                                 double heart_rate_bpm,
                                 const CwInstant *now,
                                 GError **error)
{
  CwCheckEntry *entry;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  if (!check_due (self, CW_SAFETY_PRESSURE, error))
    return FALSE;
  if (!(sbp_mmhg > dbp_mmhg) || isnan (heart_rate_bpm))
    return cw_runner_refuse_invalid (
        error, _ ("Enter all three: the upper pressure is the higher one."));
  entry = cw_check_entry_new ();
  entry->sbp_mmhg = sbp_mmhg;
  entry->dbp_mmhg = dbp_mmhg;
  entry->heart_rate_bpm = heart_rate_bpm;
  entry->result
      = is_pressure_well (self, entry) ? CW_CHECK_GREEN : CW_CHECK_RED;
  return save_check (self, entry, now, error);
}

gboolean
cw_session_runner_rate_session (CwSessionRunner *self,
                                double effort,
                                const CwInstant *now,
                                GError **error)
{
  CwCheckEntry *entry;

  g_return_val_if_fail (CW_IS_SESSION_RUNNER (self) && now != NULL, FALSE);

  cw_runner_look (self, now);
  if (!check_due (self, CW_SAFETY_EFFORT, error))
    return FALSE;
  if (!(effort >= 0 && effort <= MAX_EFFORT))
    return cw_runner_refuse_invalid (error, _ ("A rating goes from 0 to 10."));
  entry = cw_check_entry_new ();
  entry->effort = effort;
  return save_check (self, entry, now, error);
}
