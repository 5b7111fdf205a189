/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/runner-view.h"

#include <math.h>

#include "clinical/dose-limits.h"

/* In the same moment it was inflated before and deflated after. */
static gboolean
came_before (const CwCuffEvent *event, const CwInstant *at)
{
  gboolean same_boot = cw_instant_is_same_boot (&event->at, at);
  gint64 event_at = same_boot ? event->at.boot_us : event->at.utc_s;
  gint64 moment = same_boot ? at->boot_us : at->utc_s;

  return event_at < moment
         || (event_at == moment && event->kind == CW_CUFF_INFLATE);
}

/* Of a set or a stop: which cuff events were stored before it.  Where nobody has
 * counted them the clocks tell. */
static CwRunnerMark
mark_from_stored (const CwSession *session, const CwInstant *at, int n_events)
{
  CwRunnerMark mark = { .at = *at };

  if (n_events >= 0) {
    mark.n_events = MIN ((guint)n_events, session->cuff_events->len);
    return mark;
  }
  for (guint i = 0; i < session->cuff_events->len; i++)
    if (came_before (session->cuff_events->pdata[i], at))
      mark.n_events = i + 1;
  return mark;
}

static CwInstant
get_moment (const CwSetEntry *entry)
{
  CwInstant at = { .utc_s = entry->logged_at, .boot_us = entry->boot_us };

  g_strlcpy (at.boot_id, entry->boot_id, sizeof at.boot_id);
  return at;
}

void
cw_runner_memory_init (CwRunnerMemory *memory,
                       const CwSession *session,
                       const CwInstant *now)
{
  *memory = (CwRunnerMemory){ .since = *now };
  memory->set_marks = g_array_new (FALSE, FALSE, sizeof (CwRunnerMark));
  for (guint i = 0; i < session->sets->len; i++) {
    const CwSetEntry *entry = g_ptr_array_index (session->sets, i);
    CwInstant at = get_moment (entry);
    CwRunnerMark mark = mark_from_stored (session, &at, entry->n_cuff_events);

    g_array_append_val (memory->set_marks, mark);
  }
  memory->stop_mark
      = mark_from_stored (session, &session->stopped, session->stopped_n_events);
}

void
cw_runner_memory_clear (CwRunnerMemory *memory)
{
  g_clear_pointer (&memory->set_marks, g_array_unref);
}

gboolean
cw_runner_is_stopping (const CwSession *session)
{
  return session->state == CW_SESSION_RUNNING && session->stopped.utc_s != 0
         && session->stop_note == NULL;
}

/* What was done to the rest after the last set. */
typedef struct {
  double extra_s;             /* added to it */
  const CwInstant *cut;       /* when it was ended early; NULL: it was not */
  const CwInstant *paused_at; /* NULL unless it stands still now */
  gint64 paused_us;           /* in all, until it was cut or until now */
} RestCourse;

/* One exercise of a running session, as it stood after so many cuff events. */
typedef struct {
  const CwSession *session;
  const CwRunnerMemory *memory;
  const CwPrescription *prescription;
  const CwInstant *now;
  CwTimeLimit cumulative; /* of its limbs, the strictest */
  guint n_events;
  int n_logged;
  gboolean ended_by_time;       /* a logged set says so */
  const CwRunnerMark *last_set; /* NULL before the first */
  const CwCuffEvent *inflation; /* the last one; NULL before the first */
  guint inflation_index;
  const CwCuffEvent *deflation; /* that ended it; NULL while the cuff is up */
  guint deflation_index;
  RestCourse rest;
} Exercise;

static gint64
seconds_to_us (double seconds)
{
  return (gint64)llround (seconds * G_USEC_PER_SEC);
}

static double
us_to_seconds (gint64 us)
{
  return (double)us / G_USEC_PER_SEC;
}

static gboolean
cuff_is_up (const Exercise *exercise)
{
  return exercise->inflation != NULL && exercise->deflation == NULL;
}

/* Microseconds until now from what was stored, by the time of day where the machine
 * has restarted since.  That may be wrong and stand still, but what was stored
 * before is at least as long ago as the runner was made. */
static gint64
elapsed_us (const Exercise *exercise, const CwInstant *from)
{
  const CwInstant *now = exercise->now;
  gint64 us = cw_instant_elapsed_us (from, now);

  if (cw_instant_is_same_boot (from, now)
      || !cw_instant_is_same_boot (&exercise->memory->since, now))
    return us;
  return MAX (us, cw_instant_elapsed_us (&exercise->memory->since, now));
}

static void
exercise_read_sets (Exercise *exercise)
{
  const CwSession *session = exercise->session;

  for (guint i = 0; i < session->sets->len; i++) {
    const CwSetEntry *entry = g_ptr_array_index (session->sets, i);

    if (entry->prescription_id != exercise->prescription->id)
      continue;
    exercise->n_logged++;
    exercise->ended_by_time
        = exercise->ended_by_time || entry->end == CW_SET_END_TIME;
    exercise->last_set
        = &g_array_index (exercise->memory->set_marks, CwRunnerMark, i);
  }
}

static void
exercise_read_cuff (Exercise *exercise)
{
  for (guint i = 0; i < exercise->n_events; i++) {
    const CwCuffEvent *event
        = g_ptr_array_index (exercise->session->cuff_events, i);

    if (event->prescription_id != exercise->prescription->id)
      continue;
    if (event->kind == CW_CUFF_DEFLATE) {
      exercise->deflation = event;
      exercise->deflation_index = i;
    } else {
      exercise->inflation = event;
      exercise->inflation_index = i;
      exercise->deflation = NULL;
    }
  }
}

static void
end_pause (RestCourse *rest, const CwInstant *at)
{
  if (rest->paused_at != NULL)
    rest->paused_us += cw_instant_elapsed_us (rest->paused_at, at);
  rest->paused_at = NULL;
}

static void
rest_take_event (RestCourse *rest, const CwCourseEvent *event)
{
  switch (event->kind) {
  case CW_COURSE_LENGTHEN:
    rest->extra_s += event->seconds;
    break;
  case CW_COURSE_START:
    end_pause (rest, &event->at);
    rest->cut = &event->at;
    break;
  case CW_COURSE_PAUSE:
    end_pause (rest, &event->at);
    rest->paused_at = &event->at;
    break;
  case CW_COURSE_RESUME:
    end_pause (rest, &event->at);
    break;
  case CW_COURSE_SKIP:
  default:
    break;
  }
}

static void
exercise_read_rest (Exercise *exercise)
{
  const GPtrArray *course = exercise->session->course;
  RestCourse *rest = &exercise->rest;

  for (guint i = 0; i < course->len; i++) {
    const CwCourseEvent *event = g_ptr_array_index (course, i);

    if (event->prescription_id == exercise->prescription->id
        && event->set_number == exercise->n_logged)
      rest_take_event (rest, event);
  }
  if (rest->paused_at != NULL)
    rest->paused_us += elapsed_us (exercise, rest->paused_at);
}

CwTimeLimit
cw_runner_get_cumulative_limit (const CwPlan *plan,
                                const CwPrescription *prescription)
{
  CwTimeLimit strictest = cw_dose_cumulative_limit (prescription->modality);

  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    CwTimeLimit limit = cw_plan_get_cumulative_limit (plan, limb);

    if ((prescription->limbs & CW_LIMB_BIT (limb)) != 0
        && limit.refuse_s < strictest.refuse_s)
      strictest = limit;
  }
  return strictest;
}

static Exercise
exercise_read (const CwPlan *plan,
               const CwSession *session,
               const CwRunnerMemory *memory,
               const CwInstant *now,
               guint n_events,
               guint index)
{
  Exercise exercise = {
    .session = session,
    .memory = memory,
    .prescription = g_ptr_array_index (plan->prescriptions, index),
    .now = now,
    .n_events = n_events,
  };

  exercise.cumulative
      = cw_runner_get_cumulative_limit (plan, exercise.prescription);
  exercise_read_sets (&exercise);
  exercise_read_cuff (&exercise);
  exercise_read_rest (&exercise);
  return exercise;
}

/* Microseconds of the last inflation. */
static gint64
bout_us (const Exercise *exercise)
{
  if (exercise->inflation == NULL)
    return 0;
  return cw_instant_elapsed_us (
      &exercise->inflation->at,
      exercise->deflation != NULL ? &exercise->deflation->at : exercise->now);
}

/* Microseconds of the limb that had most. */
static gint64
cumulative_us (const Exercise *exercise)
{
  gint64 most = 0;

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if ((exercise->prescription->limbs & CW_LIMB_BIT (limb)) != 0)
      most = MAX (most, cw_session_get_cumulative_us (exercise->session, limb,
                                                      exercise->now));
  return most;
}

/* Whether a limit was reached by `ago_us` before the end of the inflation, so
 * that no more of the exercise is done.  An interval may be as long as one
 * inflation may: its end is not that of the exercise. */
static gboolean
is_out_of_time (const Exercise *exercise, gint64 ago_us)
{
  CwTimeLimit bout = cw_prescription_get_bout_limit (exercise->prescription);

  if (exercise->inflation == NULL)
    return FALSE;
  return (!cw_prescription_is_timed (exercise->prescription)
          && us_to_seconds (bout_us (exercise) - ago_us) >= bout.refuse_s)
         || us_to_seconds (cumulative_us (exercise) - ago_us)
                >= exercise->cumulative.refuse_s;
}

/* Whether the cuff was still up when the last set was logged. */
static gboolean
was_up_after_last_set (const Exercise *exercise)
{
  return exercise->inflation != NULL
         && (exercise->deflation == NULL
             || exercise->deflation_index >= exercise->last_set->n_events);
}

/* When the rest after the last set began: with the set, or where the cuff comes
 * down in rests, with the air that was let out. */
static const CwInstant *
rest_start (const Exercise *exercise)
{
  if (exercise->prescription->intermittent && exercise->deflation != NULL
      && was_up_after_last_set (exercise))
    return &exercise->deflation->at;
  return &exercise->last_set->at;
}

static double
rest_length_s (const Exercise *exercise)
{
  double planned = exercise->prescription->rest_s;

  return (planned > 0 ? planned : 0) + exercise->rest.extra_s;
}

static gint64
rest_length_us (const Exercise *exercise)
{
  if (exercise->rest.cut != NULL)
    return cw_instant_elapsed_us (rest_start (exercise), exercise->rest.cut)
           - exercise->rest.paused_us;
  return seconds_to_us (rest_length_s (exercise));
}

static gint64
rest_left_us (const Exercise *exercise)
{
  return rest_length_us (exercise) + exercise->rest.paused_us
         - elapsed_us (exercise, rest_start (exercise));
}

static gboolean
inflated_after_last_set (const Exercise *exercise)
{
  return exercise->inflation != NULL
         && (exercise->last_set == NULL
             || exercise->inflation_index >= exercise->last_set->n_events);
}

/* Whether the next set has begun: with an inflation, or by itself when the rest
 * was over, the cuff was up and no limit was reached yet. */
static gboolean
set_has_begun (const Exercise *exercise)
{
  gint64 since_rest_us;

  if (exercise->n_logged >= exercise->prescription->scheme.n_sets
      || exercise->ended_by_time)
    return FALSE;
  if (inflated_after_last_set (exercise))
    return TRUE;
  if (exercise->last_set == NULL || exercise->prescription->intermittent
      || !was_up_after_last_set (exercise))
    return FALSE;
  since_rest_us = (exercise->deflation != NULL
                       ? cw_instant_elapsed_us (&exercise->last_set->at,
                                                &exercise->deflation->at)
                       : elapsed_us (exercise, &exercise->last_set->at))
                  - rest_length_us (exercise) - exercise->rest.paused_us;
  return since_rest_us >= 0 && !is_out_of_time (exercise, since_rest_us);
}

/* Whether no further set of it will be done. */
static gboolean
is_over (const Exercise *exercise)
{
  return exercise->n_logged >= exercise->prescription->scheme.n_sets
         || exercise->ended_by_time
         || (!set_has_begun (exercise) && is_out_of_time (exercise, 0));
}

static double
rest_taken_s (const Exercise *exercise)
{
  if (exercise->last_set == NULL)
    return NAN;
  if (inflated_after_last_set (exercise))
    return us_to_seconds (cw_instant_elapsed_us (&exercise->last_set->at,
                                                 &exercise->inflation->at));
  return us_to_seconds (rest_length_us (exercise) + exercise->rest.paused_us);
}

static double
set_gone_s (const Exercise *exercise)
{
  if (inflated_after_last_set (exercise))
    return us_to_seconds (elapsed_us (exercise, &exercise->inflation->at));
  return us_to_seconds (
      elapsed_us (exercise, &exercise->last_set->at)
      - rest_length_us (exercise) - exercise->rest.paused_us);
}

/* The last time that air was let out of one of its limbs, for another exercise;
 * NULL when none was. */
static const CwCuffEvent *
find_earlier_deflation (const Exercise *exercise)
{
  const CwCuffEvent *found = NULL;

  for (guint i = 0; i < exercise->n_events; i++) {
    const CwCuffEvent *event
        = g_ptr_array_index (exercise->session->cuff_events, i);

    if (event->kind == CW_CUFF_DEFLATE
        && (event->limbs & exercise->prescription->limbs) != 0)
      found = event;
  }
  return found;
}

/* Before the first inflation of an exercise. */
static void
view_before (CwRunnerView *view, const Exercise *exercise)
{
  const CwCuffEvent *earlier = find_earlier_deflation (exercise);
  double planned = exercise->prescription->reperfusion_s;
  double least = cw_dose_limits_get ()->reperf.refuse_below_s;

  view->phase = CW_RUNNER_READY;
  if (earlier == NULL)
    return;
  view->rest_length_s = fmax (planned, least);
  view->rest_left_s
      = view->rest_length_s
        - us_to_seconds (elapsed_us (exercise, &earlier->at));
  /* Where the plan asks for none it need not be waited for. */
  if (!isnan (planned) || view->rest_left_s > 0)
    view->phase = CW_RUNNER_REPERFUSION;
}

static void
view_between (CwRunnerView *view, const Exercise *exercise)
{
  gint64 left_us = rest_left_us (exercise);

  if (exercise->prescription->intermittent && cuff_is_up (exercise)) {
    view->phase = CW_RUNNER_DEFLATE;
    return;
  }
  view->phase = left_us > 0 ? CW_RUNNER_REST : CW_RUNNER_READY;
  view->rest_paused = exercise->rest.paused_at != NULL;
  view->rest_length_s = rest_length_s (exercise);
  view->rest_left_s = us_to_seconds (left_us);
  view->rest_gone_s
      = us_to_seconds (elapsed_us (exercise, rest_start (exercise)));
}

static void
view_exercise (CwRunnerView *view, const Exercise *exercise)
{
  view->n_logged = exercise->n_logged;
  view->out_of_time = is_out_of_time (exercise, 0);
  view->set_under_way = set_has_begun (exercise);
  view->set_s = view->set_under_way ? us_to_seconds (bout_us (exercise)) : 0;
  view->set_gone_s = view->set_under_way ? set_gone_s (exercise) : 0;
  view->rest_taken_s = view->set_under_way ? rest_taken_s (exercise) : NAN;
  view->rest_left_s = 0;
  view->rest_length_s = 0;
  view->rest_gone_s = 0;
  view->rest_paused = FALSE;
  if (is_over (exercise))
    view->phase
        = cuff_is_up (exercise) ? CW_RUNNER_DEFLATE : CW_RUNNER_FINISHED;
  else if (view->set_under_way)
    view->phase = CW_RUNNER_SET;
  else if (exercise->last_set == NULL)
    view_before (view, exercise);
  else
    view_between (view, exercise);
}

static gboolean
is_skipped (const CwSession *session, gint64 prescription_id)
{
  for (guint i = 0; i < session->course->len; i++) {
    const CwCourseEvent *event = g_ptr_array_index (session->course, i);

    if (event->kind == CW_COURSE_SKIP
        && event->prescription_id == prescription_id)
      return TRUE;
  }
  return FALSE;
}

/* The one after the last that was skipped. */
static guint
count_skipped (const CwPlan *plan, const CwSession *session)
{
  for (guint i = plan->prescriptions->len; i > 0; i--) {
    const CwPrescription *prescription
        = g_ptr_array_index (plan->prescriptions, i - 1);

    if (is_skipped (session, prescription->id))
      return i;
  }
  return 0;
}

/* The last exercise of which anything is stored, and none that was skipped. */
static guint
find_first_exercise (const CwPlan *plan,
                     const CwSession *session,
                     guint n_events)
{
  guint n_skipped = count_skipped (plan, session);

  for (guint i = plan->prescriptions->len; i > n_skipped; i--) {
    const CwPrescription *prescription
        = g_ptr_array_index (plan->prescriptions, i - 1);

    for (guint k = 0; k < session->sets->len; k++)
      if (((CwSetEntry *)session->sets->pdata[k])->prescription_id
          == prescription->id)
        return i - 1;
    for (guint k = 0; k < n_events; k++)
      if (((CwCuffEvent *)session->cuff_events->pdata[k])->prescription_id
          == prescription->id)
        return i - 1;
  }
  return n_skipped;
}

gboolean
cw_runner_is_left (const CwPlan *plan,
                   const CwSession *session,
                   guint index,
                   CwLimbSet stopped)
{
  const CwPrescription *prescription = plan->prescriptions->pdata[index];

  return index > find_first_exercise (plan, session, session->cuff_events->len)
         && (prescription->limbs & stopped) == 0;
}

/* The first exercise from there on that is not over with the cuff down. */
static void
view_session (CwRunnerView *view,
              const CwPlan *plan,
              const CwSession *session,
              const CwRunnerMemory *memory,
              const CwInstant *now,
              guint n_events)
{
  view->phase = CW_RUNNER_FINISHED;
  view->exercise = plan->prescriptions->len - 1;
  for (guint i = find_first_exercise (plan, session, n_events);
       i < plan->prescriptions->len; i++) {
    Exercise exercise = exercise_read (plan, session, memory, now, n_events, i);

    view->exercise = i;
    view_exercise (view, &exercise);
    if ((exercise.prescription->limbs & cw_session_get_stopped_limbs (session))
        != 0)
      view->phase = CW_RUNNER_FINISHED;
    if (view->phase != CW_RUNNER_FINISHED)
      return;
  }
}

static CwCuffAlarm
find_alarm (const CwRunnerView *view,
            const CwPlan *plan,
            const CwPrescription *prescription)
{
  CwTimeLimit bout = cw_prescription_get_bout_limit (prescription);
  CwTimeLimit cumulative = cw_runner_get_cumulative_limit (plan, prescription);

  if (!view->inflated)
    return CW_CUFF_ALARM_NONE;
  if (!view->time_known || view->inflated_s >= bout.refuse_s
      || view->cumulative_s >= cumulative.refuse_s)
    return CW_CUFF_ALARM_RED;
  if (view->inflated_s >= bout.warn_s
      || view->cumulative_s >= cumulative.warn_s)
    return CW_CUFF_ALARM_AMBER;
  return CW_CUFF_ALARM_NONE;
}

/* The restriction clock runs by the cuff events alone, whatever the phase. */
static void
view_clock (CwRunnerView *view,
            const CwPlan *plan,
            const CwSession *session,
            const CwInstant *now)
{
  const CwPrescription *prescription
      = g_ptr_array_index (plan->prescriptions, view->exercise);
  gint64 inflated_us = 0;
  gint64 most_us = 0;

  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    if ((prescription->limbs & CW_LIMB_BIT (limb)) == 0)
      continue;
    inflated_us
        = MAX (inflated_us, cw_session_get_inflated_us (session, limb, now));
    most_us = MAX (most_us, cw_session_get_cumulative_us (session, limb, now));
  }
  view->inflated = cw_session_is_inflated (session, prescription->limbs);
  view->inflated_s = us_to_seconds (inflated_us);
  view->cumulative_s = us_to_seconds (most_us);
  view->time_known = cw_session_is_inflated_time_known (session, now);
  view->alarm = find_alarm (view, plan, prescription);
}

void
cw_runner_view_compute (const CwPlan *plan,
                        const CwSession *session,
                        const CwRunnerMemory *memory,
                        const CwInstant *now,
                        CwRunnerView *view)
{
  *view = (CwRunnerView){ .rest_taken_s = NAN };
  if (cw_runner_is_stopping (session)) {
    /* All but the cuff stands still from the moment of the stop. */
    view_session (view, plan, session, memory, &memory->stop_mark.at,
                  memory->stop_mark.n_events);
    view->phase = CW_RUNNER_STOPPING;
  } else
    view_session (view, plan, session, memory, now, session->cuff_events->len);
  if (session->state != CW_SESSION_RUNNING)
    view->phase = CW_RUNNER_FINISHED;
  view_clock (view, plan, session, now);
}

gboolean
cw_runner_view_looks_like (const CwRunnerView *a, const CwRunnerView *b)
{
  return a->phase == b->phase && a->exercise == b->exercise
         && a->n_logged == b->n_logged && a->alarm == b->alarm
         && a->set_under_way == b->set_under_way && a->inflated == b->inflated
         && floor (a->inflated_s) == floor (b->inflated_s)
         && floor (a->set_s) == floor (b->set_s)
         && floor (a->cumulative_s) == floor (b->cumulative_s)
         && ceil (a->rest_left_s) == ceil (b->rest_left_s)
         && a->rest_length_s == b->rest_length_s
         && a->rest_paused == b->rest_paused && a->time_known == b->time_known;
}
