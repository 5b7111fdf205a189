/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "store/demo-story-private.h"

#define REST_S 30
/* How long ago a session that is never ended began, at least. */
#define UNFINISHED_S (10 * 60)

void
cw_demo_pass_seconds (CwDemoTeller *self, double seconds)
{
  cw_clock_manual_advance (self->clock, (gint64)(seconds * G_USEC_PER_SEC));
}

/* Repetitions as patients do them: of a fixed scheme all of the first set and
 * less and less of the others, better from session to session; to failure as
 * the published curve falls. */
static int
invent_reps (CwDemoTeller *self,
             const CwPrescription *prescription,
             int set,
             int session_number)
{
  static const double failure_means[] = { 36, 15, 12, 10.5 };
  double noise = g_rand_double_range (self->rand, -1.2, 1.2);
  int target = prescription->scheme.target_reps[set];
  double able;

  if (self->ending == CW_DEMO_MASTERED || self->ending == CW_DEMO_CUFF_HURT)
    return cw_set_scheme_expected_reps (&prescription->scheme, set);
  if (self->ending == CW_DEMO_TOO_HEAVY)
    return 20 - 5 * set;
  if (prescription->scheme.to_failure[set])
    return (int)MAX (1, round (failure_means[MIN (set, 3)]
                                   * (0.86 + 0.03 * MIN (session_number, 10))
                               + noise));
  able = target * (0.93 - 0.13 * set + 0.05 * session_number) + noise;
  return (int)CLAMP (round (able), 1, target);
}

static void
rate (CwDemoTeller *self, CwSetEntry *entry, int set, int session_number)
{
  double effort = 4.5 + set - 0.25 * MIN (session_number, 8)
                  + g_rand_double_range (self->rand, -0.5, 0.5);

  entry->effort = CLAMP (round (effort), 1, 10);
  entry->pain = CLAMP (round (3 - 0.3 * session_number), 0, 10);
  entry->discomfort = CLAMP (round (effort - 1), 0, 10);
  if (self->ending == CW_DEMO_MASTERED)
    entry->effort = 3 + set + session_number % 2;
  if (self->ending == CW_DEMO_CUFF_HURT)
    entry->discomfort = 8;
}

static CwSetEnd
get_end (const CwPrescription *prescription, int set, int reps)
{
  if (prescription->scheme.to_failure[set])
    return CW_SET_END_FAILURE;
  return reps < prescription->scheme.target_reps[set] ? CW_SET_END_SHORT
                                                      : CW_SET_END_TARGET;
}

static CwShortReason
get_short_reason (CwDemoTeller *self, CwSetEnd end)
{
  if (end != CW_SET_END_SHORT)
    return CW_SHORT_UNSAID;
  return self->ending == CW_DEMO_CUFF_HURT ? CW_SHORT_CUFF : CW_SHORT_FATIGUE;
}

static gboolean
log_cuff (CwDemoTeller *self,
          CwSession *session,
          const CwPrescription *prescription,
          CwCuffEventKind kind,
          GError **error)
{
  CwCuffEvent event = {
    .prescription_id = prescription->id,
    .kind = kind,
    .limbs = prescription->limbs,
    .pressure_mmhg
    = kind == CW_CUFF_INFLATE ? prescription->pressure_mmhg : NAN,
    .at = cw_clock_now (self->clock),
  };

  if (!cw_clinic_get_session_log ()->save_cuff_event (self->clinic, session,
                                                      &event, error))
    return FALSE;
  g_ptr_array_add (session->cuff_events, cw_cuff_event_copy (&event));
  return TRUE;
}

static gboolean
log_set (CwDemoTeller *self,
         CwSession *session,
         const CwPrescription *prescription,
         int set,
         GError **error)
{
  g_autoptr (CwSetEntry) entry = cw_set_entry_new ();
  CwInstant now;

  entry->prescription_id = prescription->id;
  entry->set_number = set + 1;
  entry->target_reps = prescription->scheme.target_reps[set];
  entry->reps = invent_reps (self, prescription, set, session->number);
  entry->load_kg = prescription->load_kg;
  entry->pressure_mmhg = prescription->pressure_mmhg;
  entry->rest_s = set > 0 ? prescription->rest_s : NAN;
  entry->end = get_end (prescription, set, entry->reps);
  entry->short_reason = get_short_reason (self, entry->end);
  rate (self, entry, set, session->number);
  cw_demo_pass_seconds (self, 4 * entry->reps);
  now = cw_clock_now (self->clock);
  entry->logged_at = now.utc_s;
  entry->boot_us = now.boot_us;
  g_strlcpy (entry->boot_id, now.boot_id, sizeof entry->boot_id);
  entry->n_cuff_events = (int)session->cuff_events->len;
  return cw_clinic_get_session_log ()->save_set (self->clinic, session, entry,
                                                 error);
}

static gboolean
do_exercise (CwDemoTeller *self,
             CwSession *session,
             const CwPrescription *prescription,
             int n_sets,
             GError **error)
{
  if (!log_cuff (self, session, prescription, CW_CUFF_INFLATE, error))
    return FALSE;
  cw_demo_pass_seconds (self, 10);
  for (int set = 0; set < n_sets; set++) {
    if (set > 0)
      cw_demo_pass_seconds (self, REST_S);
    if (!log_set (self, session, prescription, set, error))
      return FALSE;
  }
  cw_demo_pass_seconds (self, 5);
  if (!log_cuff (self, session, prescription, CW_CUFF_DEFLATE, error))
    return FALSE;
  cw_demo_pass_seconds (self, 180);
  return TRUE;
}

static CwSameDayCheck *
check_patient (CwDemoTeller *self)
{
  CwSameDayCheck *check = cw_same_day_check_new ();
  gsize n_items;
  const CwSameDayItem *const *items = cw_same_day_items_get (&n_items);

  check->sbp_mmhg = g_rand_int_range (self->rand, 108, 136);
  check->dbp_mmhg = g_rand_int_range (self->rand, 64, 86);
  check->heart_rate_bpm = g_rand_int_range (self->rand, 56, 84);
  for (gsize i = 0; i < n_items; i++)
    g_hash_table_insert (check->results, g_strdup (items[i]->id),
                         GINT_TO_POINTER (CW_CHECK_GREEN + 1));
  check->note = g_strdup ("Feels well today.");
  return check;
}

/* STOP in the second set, with what is written down then. */
static void
stop (CwDemoTeller *self, CwSession *session)
{
  session->state = CW_SESSION_STOPPED;
  session->stop_rule_id = g_strdup ("STOP_NUMB");
  session->stop_note = g_strdup ("Numb toes, gone a minute after deflating.");
  session->stopped = cw_clock_now (self->clock);
  session->stopped_n_events = (int)session->cuff_events->len;
}

/* So early that all that is told of it has happened by now. */
static void
begin_early (CwDemoTeller *self)
{
  gint64 now_s = cw_clock_now (self->clock).utc_s;

  cw_clock_manual_set_utc (self->clock,
                           MIN (now_s, self->now_s - UNFINISHED_S));
}

gboolean
cw_demo_hold_session (CwDemoTeller *self,
                      CwPlan *plan,
                      const CwDemoCourse *course,
                      GError **error)
{
  gboolean stopped = course->ending == CW_DEMO_WENT_NUMB;
  gboolean breaks_off = stopped || !course->to_the_end;
  g_autoptr (CwSameDayCheck) check = check_patient (self);
  g_autoptr (CwSession) session = NULL;

  if (!course->to_the_end)
    begin_early (self);
  session = cw_clinic_start_session (self->clinic, plan->id, check,
                                     self->clinician_id, error);
  if (session == NULL)
    return FALSE;
  self->ending = course->ending;
  cw_demo_pass_seconds (self, 120);
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *prescription = plan->prescriptions->pdata[i];
    int n_sets = breaks_off ? 2 : prescription->scheme.n_sets;

    if (!do_exercise (self, session, prescription, n_sets, error))
      return FALSE;
    if (!course->to_the_end)
      return TRUE;
    if (stopped)
      break;
  }
  session->state = CW_SESSION_COMPLETED;
  if (stopped)
    stop (self, session);
  session->ended_at = cw_clock_now (self->clock).utc_s;
  return cw_clinic_get_session_log ()->save_session (self->clinic, session,
                                                     error);
}
