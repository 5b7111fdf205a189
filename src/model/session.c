/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session.h"

#include <math.h>

#include "clinical/identifier.h"

static const char *const end_ids[] = {
  [CW_SET_END_TARGET] = "target",   [CW_SET_END_SHORT] = "short",
  [CW_SET_END_FAILURE] = "failure", [CW_SET_END_TIME] = "time",
  [CW_SET_END_STOPPED] = "stopped",
};

const char *
cw_set_end_to_id (CwSetEnd end)
{
  g_return_val_if_fail (end < G_N_ELEMENTS (end_ids), NULL);

  return end_ids[end];
}

gboolean
cw_set_end_from_id (const char *id, CwSetEnd *end)
{
  gsize index;

  if (!cw_identifier_find (end_ids, G_N_ELEMENTS (end_ids), id, &index))
    return FALSE;
  *end = (CwSetEnd)index;
  return TRUE;
}

static const char *const short_reason_ids[CW_N_SHORT_REASONS] = {
  [CW_SHORT_UNSAID] = "none", [CW_SHORT_FATIGUE] = "fatigue",
  [CW_SHORT_PAIN] = "pain",   [CW_SHORT_CUFF] = "cuff",
  [CW_SHORT_FORM] = "form",   [CW_SHORT_TOLD] = "told",
  [CW_SHORT_OTHER] = "other",
};

const char *
cw_short_reason_to_id (CwShortReason reason)
{
  g_return_val_if_fail (reason < CW_N_SHORT_REASONS, NULL);

  return short_reason_ids[reason];
}

gboolean
cw_short_reason_from_id (const char *id, CwShortReason *reason)
{
  gsize index;

  if (!cw_identifier_find (short_reason_ids, CW_N_SHORT_REASONS, id, &index))
    return FALSE;
  *reason = (CwShortReason)index;
  return TRUE;
}

CwSetEntry *
cw_set_entry_new (void)
{
  CwSetEntry *entry = g_new0 (CwSetEntry, 1);

  entry->first_reps = -1;
  entry->target_s = -1;
  entry->done_s = -1;
  entry->n_cuff_events = -1;
  entry->load_kg = NAN;
  entry->effort = NAN;
  entry->pain = NAN;
  entry->discomfort = NAN;
  entry->pressure_mmhg = NAN;
  entry->rest_s = NAN;
  return entry;
}

CwSetEntry *
cw_set_entry_copy (const CwSetEntry *entry)
{
  g_return_val_if_fail (entry != NULL, NULL);

  return g_memdup2 (entry, sizeof *entry);
}

void
cw_set_entry_free (CwSetEntry *entry)
{
  g_free (entry);
}

CwCuffEvent *
cw_cuff_event_copy (const CwCuffEvent *event)
{
  g_return_val_if_fail (event != NULL, NULL);

  return g_memdup2 (event, sizeof *event);
}

void
cw_cuff_event_free (CwCuffEvent *event)
{
  g_free (event);
}

static const char *const course_ids[] = {
  [CW_COURSE_LENGTHEN] = "lengthen", [CW_COURSE_START] = "start",
  [CW_COURSE_PAUSE] = "pause",       [CW_COURSE_RESUME] = "resume",
  [CW_COURSE_SKIP] = "skip",
};

const char *
cw_course_kind_to_id (CwCourseKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (course_ids), NULL);

  return course_ids[kind];
}

gboolean
cw_course_kind_from_id (const char *id, CwCourseKind *kind)
{
  gsize index;

  if (!cw_identifier_find (course_ids, G_N_ELEMENTS (course_ids), id, &index))
    return FALSE;
  *kind = (CwCourseKind)index;
  return TRUE;
}

CwLimbStop *
cw_limb_stop_new (void)
{
  return g_new0 (CwLimbStop, 1);
}

CwLimbStop *
cw_limb_stop_copy (const CwLimbStop *stop)
{
  CwLimbStop *copy;

  g_return_val_if_fail (stop != NULL, NULL);

  copy = g_memdup2 (stop, sizeof *stop);
  copy->stop_rule_id = g_strdup (stop->stop_rule_id);
  copy->note = g_strdup (stop->note);
  return copy;
}

void
cw_limb_stop_free (CwLimbStop *stop)
{
  if (stop == NULL)
    return;
  g_free (stop->stop_rule_id);
  g_free (stop->note);
  g_free (stop);
}

CwLimbSet
cw_session_get_stopped_limbs (const CwSession *session)
{
  CwLimbSet limbs = CW_LIMBS_NONE;

  g_return_val_if_fail (session != NULL, CW_LIMBS_NONE);

  for (guint i = 0; i < session->limb_stops->len; i++)
    limbs |= ((const CwLimbStop *)session->limb_stops->pdata[i])->limbs;
  return limbs;
}

/* Whether its day is that of `now` by the clock that nobody sets. */
static gboolean
is_day_of (const CwInstant *stopped, const CwInstant *now)
{
  gint64 elapsed_s = cw_instant_elapsed_us (stopped, now) / G_USEC_PER_SEC;

  return stopped->utc_s != 0 && cw_instant_is_same_boot (stopped, now)
         && cw_time_local_date (stopped->utc_s + elapsed_s)
                == cw_time_local_date (stopped->utc_s);
}

CwDate
cw_session_get_lasting_stop_day (const CwSession *session, const CwInstant *now)
{
  g_return_val_if_fail (session != NULL && now != NULL, CW_DATE_NONE);

  if (session->state == CW_SESSION_STOPPED
      && is_day_of (&session->stopped, now))
    return cw_time_local_date (session->stopped.utc_s);
  for (guint i = 0; i < session->limb_stops->len; i++) {
    const CwLimbStop *stop = session->limb_stops->pdata[i];

    if (is_day_of (&stop->stopped, now))
      return cw_time_local_date (stop->stopped.utc_s);
  }
  return CW_DATE_NONE;
}

CwCourseEvent *
cw_course_event_copy (const CwCourseEvent *event)
{
  g_return_val_if_fail (event != NULL, NULL);

  return g_memdup2 (event, sizeof *event);
}

void
cw_course_event_free (CwCourseEvent *event)
{
  g_free (event);
}

CwCheckEntry *
cw_check_entry_new (void)
{
  CwCheckEntry *entry = g_new0 (CwCheckEntry, 1);

  entry->sbp_mmhg = NAN;
  entry->dbp_mmhg = NAN;
  entry->heart_rate_bpm = NAN;
  entry->effort = NAN;
  return entry;
}

CwCheckEntry *
cw_check_entry_copy (const CwCheckEntry *entry)
{
  CwCheckEntry *copy;

  g_return_val_if_fail (entry != NULL, NULL);

  copy = g_memdup2 (entry, sizeof *entry);
  copy->check_id = g_strdup (entry->check_id);
  return copy;
}

void
cw_check_entry_free (CwCheckEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->check_id);
  g_free (entry);
}

CwSession *
cw_session_new (void)
{
  CwSession *session = g_new0 (CwSession, 1);

  session->stopped_n_events = -1;
  session->sets
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_set_entry_free);
  session->cuff_events
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_cuff_event_free);
  session->checks
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_check_entry_free);
  session->limb_stops
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_limb_stop_free);
  session->course
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_course_event_free);
  session->paper_cuffs = g_array_new (FALSE, FALSE, sizeof (CwPaperCuff));
  session->remarks
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_session_remark_free);
  return session;
}

void
cw_session_free (CwSession *session)
{
  if (session == NULL)
    return;
  g_clear_pointer (&session->check, cw_same_day_check_free);
  g_free (session->stop_rule_id);
  g_free (session->stop_note);
  g_ptr_array_unref (session->sets);
  g_ptr_array_unref (session->cuff_events);
  g_ptr_array_unref (session->checks);
  g_ptr_array_unref (session->course);
  g_ptr_array_unref (session->limb_stops);
  g_array_unref (session->paper_cuffs);
  cw_strike_clear (&session->strike);
  g_ptr_array_unref (session->remarks);
  g_free (session);
}

GPtrArray *
cw_session_get_sets_of (const CwSession *session, gint64 prescription_id)
{
  GPtrArray *sets = g_ptr_array_new ();

  g_return_val_if_fail (session != NULL, sets);

  for (guint i = 0; i < session->sets->len; i++) {
    CwSetEntry *entry = g_ptr_array_index (session->sets, i);

    if (entry->prescription_id == prescription_id)
      g_ptr_array_add (sets, entry);
  }
  return sets;
}

double
cw_session_get_paper_minutes (const CwSession *session, gint64 prescription_id)
{
  g_return_val_if_fail (session != NULL, NAN);

  for (guint i = 0; i < session->paper_cuffs->len; i++) {
    const CwPaperCuff *cuff
        = &g_array_index (session->paper_cuffs, CwPaperCuff, i);

    if (cuff->prescription_id == prescription_id)
      return cuff->minutes;
  }
  return NAN;
}

/* What the cuff on one limb has been through, by its events. */
typedef struct {
  const CwCuffEvent *inflated; /* the event that put it up; NULL when down */
  gint64 past_us;              /* inflations that have ended */
} CuffHistory;

static CuffHistory
cuff_history (const CwSession *session, CwLimb limb)
{
  CuffHistory history = { NULL, 0 };

  for (guint i = 0; i < session->cuff_events->len; i++) {
    const CwCuffEvent *event = g_ptr_array_index (session->cuff_events, i);

    if ((event->limbs & CW_LIMB_BIT (limb)) == 0)
      continue;
    if (event->kind == CW_CUFF_INFLATE) {
      /* One that is up already stays up since then: only air that was let out
       * stops the clock. */
      if (history.inflated == NULL)
        history.inflated = event;
    } else if (history.inflated != NULL) {
      history.past_us
          += cw_instant_elapsed_us (&history.inflated->at, &event->at);
      history.inflated = NULL;
    }
  }
  return history;
}

gboolean
cw_session_is_inflated (const CwSession *session, CwLimbSet limbs)
{
  g_return_val_if_fail (session != NULL, FALSE);

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if ((limbs & CW_LIMB_BIT (limb)) != 0
        && cuff_history (session, limb).inflated != NULL)
      return TRUE;
  return FALSE;
}

gint64
cw_session_get_inflated_us (const CwSession *session,
                            CwLimb limb,
                            const CwInstant *now)
{
  CuffHistory history;

  g_return_val_if_fail (session != NULL && now != NULL, 0);

  history = cuff_history (session, limb);
  if (history.inflated == NULL)
    return 0;
  return cw_instant_elapsed_us (&history.inflated->at, now);
}

gboolean
cw_session_is_inflated_time_known (const CwSession *session,
                                   const CwInstant *now)
{
  g_return_val_if_fail (session != NULL && now != NULL, FALSE);

  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    CuffHistory history = cuff_history (session, (CwLimb)limb);

    if (history.inflated != NULL
        && !cw_instant_is_elapsed_known (&history.inflated->at, now))
      return FALSE;
  }
  return TRUE;
}

gint64
cw_session_get_cumulative_us (const CwSession *session,
                              CwLimb limb,
                              const CwInstant *now)
{
  g_return_val_if_fail (session != NULL && now != NULL, 0);

  return cuff_history (session, limb).past_us
         + cw_session_get_inflated_us (session, limb, now);
}
