/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

#include "clinical/safety-check.h"
#include "model/session.h"

G_BEGIN_DECLS

/* Where the runner writes.  Each call is durable when it returns TRUE; on FALSE
 * nothing was written and the runner stays where it was. */
typedef struct {
  gboolean (*save_set) (gpointer log,
                        CwSession *session,
                        CwSetEntry *entry, /* receives its id */
                        GError **error);
  gboolean (*save_cuff_event) (gpointer log,
                               CwSession *session,
                               CwCuffEvent *event,
                               GError **error);
  gboolean (*save_check) (gpointer log,
                          CwSession *session,
                          CwCheckEntry *entry, /* receives its id */
                          GError **error);
  gboolean (*save_course_event) (gpointer log,
                                 CwSession *session,
                                 CwCourseEvent *event, /* receives its id */
                                 GError **error);
  /* A stop after which the session goes on, and its stop_note with it. */
  gboolean (*save_limb_stop) (gpointer log,
                              CwSession *session,
                              CwLimbStop *stop, /* receives its id */
                              GError **error);
  /* state, ended_at, stop_rule_id, stop_note stopped and stopped_n_events */
  gboolean (*save_session) (gpointer log, CwSession *session, GError **error);
} CwSessionLog;

typedef enum {
  CW_RUNNER_READY,    /* cuff down, the exercise may be inflated */
  CW_RUNNER_SET,      /* a set is being done */
  CW_RUNNER_REST,     /* between sets; the countdown runs by itself */
  CW_RUNNER_DEFLATE,  /* last set done: the cuff has to come down */
  CW_RUNNER_REPERFUSION, /* cuff down between exercises */
  CW_RUNNER_STOPPING, /* STOP was pressed: deflate, then a reason */
  CW_RUNNER_FINISHED,
} CwRunnerPhase;

typedef enum {
  CW_CUFF_ALARM_NONE,
  CW_CUFF_ALARM_AMBER,
  CW_CUFF_ALARM_RED, /* must be acknowledged by deflating */
} CwCuffAlarm;

/**
 * CwSessionRunner:
 *
 * A running session: which set is due, the rest countdown, the restriction
 * clock.  It starts no timer: tick() tells it the time, and what it shows
 * follows from the stored events and that time alone, so that it can be put
 * back after a crash exactly where it was.
 *
 * Emits `changed` whenever anything that it tells may be different.
 */
#define CW_TYPE_SESSION_RUNNER (cw_session_runner_get_type ())
G_DECLARE_FINAL_TYPE (CwSessionRunner,
                      cw_session_runner,
                      CW,
                      SESSION_RUNNER,
                      GObject)

/* Takes `plan` and `session` (new, or one to go on with after a crash).
 * `previous` (nullable) are the sets of the last session, taken too. */
CwSessionRunner *cw_session_runner_new (CwPlan *plan,
                                        CwSession *session,
                                        CwSession *previous,
                                        const CwSessionLog *log_class,
                                        gpointer log,
                                        const CwInstant *now)
  G_GNUC_WARN_UNUSED_RESULT;

void cw_session_runner_tick (CwSessionRunner *self, const CwInstant *now);

const CwPlan *cw_session_runner_get_plan (CwSessionRunner *self);
const CwSession *cw_session_runner_get_session (CwSessionRunner *self);
CwRunnerPhase cw_session_runner_get_phase (CwSessionRunner *self);
const CwPrescription *
cw_session_runner_get_prescription (CwSessionRunner *self);
guint cw_session_runner_get_exercise_index (CwSessionRunner *self);
int cw_session_runner_get_set_number (CwSessionRunner *self); /* due, from 1 */
int cw_session_runner_get_target_reps (CwSessionRunner *self);
/* Whether the exercise goes by the clock: its sets are intervals, and what is
 * counted of them are seconds. */
gboolean cw_session_runner_is_timed (CwSessionRunner *self);
/* Whole seconds that the interval under way has lasted, until the cuff came down
 * or STOP was pressed; its length. */
int cw_session_runner_get_interval_s (CwSessionRunner *self);
int cw_session_runner_get_target_s (CwSessionRunner *self);
/* Seconds since the set under way began, with an inflation or when the rest was
 * over; 0 while none is. */
double cw_session_runner_get_set_gone_s (CwSessionRunner *self);
/* What the same set was last time; NULL when there was none. */
const CwSetEntry *cw_session_runner_get_previous_set (CwSessionRunner *self,
                                                      int set_number);
const CwSetEntry *cw_session_runner_get_set (CwSessionRunner *self,
                                             int set_number);

/* Seconds left of the rest or reperfusion, negative if overdue; its length. */
double cw_session_runner_get_rest_left_s (CwSessionRunner *self);
double cw_session_runner_get_rest_length_s (CwSessionRunner *self);
gboolean cw_session_runner_is_rest_paused (CwSessionRunner *self);

/* Of the limb(s) of the current exercise, the longest. */
double cw_session_runner_get_inflated_s (CwSessionRunner *self);
double cw_session_runner_get_cumulative_s (CwSessionRunner *self);
gboolean cw_session_runner_is_inflated (CwSessionRunner *self);
/* FALSE when nobody can tell how long the cuff has been up, as after a restart of
 * the machine with a clock that is slow: then the alarm is red. */
gboolean cw_session_runner_is_inflated_time_known (CwSessionRunner *self);
/* A set has begun and waits for its repetitions, also while stopping. */
gboolean cw_session_runner_is_set_under_way (CwSessionRunner *self);
CwCuffAlarm cw_session_runner_get_alarm (CwSessionRunner *self);
/* Seconds until it is red, of this inflation or of all (CLINICAL 2.6), not above
 * 0 when it is; INFINITY while the cuff is down. */
double cw_session_runner_get_limit_left_s (CwSessionRunner *self);

/**
 * CwDueCheck:
 * @prescription_id: 0 after the end of the session
 * @set_number: 0 where it is about no set
 * @due_in_s: seconds until it is due, not above 0 when it is
 * @late: an answer will be marked as late
 */
typedef struct {
  const CwSafetyCheck *check;
  gint64 prescription_id;
  int set_number;
  double due_in_s;
  gboolean late;
} CwDueCheck;

/* Which checks are asked depends on the dose class of the limbs, by the verdict
 * that permits the session; a same-day check that was amber makes it class B at
 * least (CLINICAL 7.1).  Until it is told, those of class A are. */
void cw_session_runner_set_verdict (CwSessionRunner *self,
                                    const CwVerdict *verdict);
/* For the pulse that is too fast (CLINICAL 2.10); until it is told, and when it
 * is -1, not known, no pulse is judged. */
void cw_session_runner_set_age (CwSessionRunner *self, int age_years);
/* Above which pulse in beats a minute it is time to stop; NAN where no rule says
 * so for these limbs or the age is not known. */
double cw_session_runner_get_heart_rate_limit (CwSessionRunner *self);
/* The stop rules (CLINICAL 2.10) that what was measured or said since the last set
 * of this exercise fulfils by itself.  (element-type CwStopRule), not owned. */
GPtrArray *cw_session_runner_find_stop_rules (CwSessionRunner *self)
  G_GNUC_WARN_UNUSED_RESULT;
/* The safety check that is due or comes next, of those not answered; NULL when
 * there is none.  Valid until the next act or tick. */
const CwDueCheck *cw_session_runner_get_due_check (CwSessionRunner *self);

/* Acts.  Each returns FALSE with an error and changes nothing when it is not
 * possible now or could not be written. */

/* Begins the set that is due, after the reperfusion where one is needed. */
gboolean cw_session_runner_inflate (CwSessionRunner *self,
                                    const CwInstant *now,
                                    GError **error);
/* Logs the set under way and starts the rest; of an interval `done` are the
 * seconds.  Where the cuff came down before
 * that, by hand or at the limit, the set still waits for its repetitions;
 * at the limit it ends the exercise. */
gboolean cw_session_runner_log_set (CwSessionRunner *self,
                                    int done,
                                    const CwInstant *now,
                                    GError **error);
/* Makes the rest longer, or shorter where `seconds` are negative, never than a
 * rest may be (CLINICAL 2.6). */
gboolean cw_session_runner_lengthen_rest (CwSessionRunner *self,
                                          int seconds,
                                          const CwInstant *now,
                                          GError **error);
/* The countdown stands still, or goes on.  The cuff clock never waits. */
gboolean cw_session_runner_pause_rest (CwSessionRunner *self,
                                       gboolean paused,
                                       const CwInstant *now,
                                       GError **error);
/* Ends the rest early: the set begins, or may be inflated for. */
gboolean cw_session_runner_start_set (CwSessionRunner *self,
                                      const CwInstant *now,
                                      GError **error);
/* Ratings of the set logged last, 0 to 10; NAN leaves one as it is. */
gboolean cw_session_runner_rate (CwSessionRunner *self,
                                 double effort,
                                 double pain,
                                 double discomfort,
                                 GError **error);
/* Why the set logged last was short; asked of no other. */
gboolean cw_session_runner_explain_set (CwSessionRunner *self,
                                        CwShortReason reason,
                                        GError **error);
/* Corrects the repetitions of the set logged last; the first value is kept.  The
 * time of an interval was measured and stays. */
gboolean cw_session_runner_correct_set (CwSessionRunner *self,
                                        int reps,
                                        GError **error);
/* An interval under way ends with it and is logged. */
gboolean cw_session_runner_deflate (CwSessionRunner *self,
                                    const CwInstant *now,
                                    GError **error);
/* Answers the safety check that is due, a look; where not all is well and the
 * session runs, STOP is pressed with it. */
gboolean cw_session_runner_answer_check (CwSessionRunner *self,
                                         gboolean is_well,
                                         const CwInstant *now,
                                         GError **error);
/* The same for blood pressure and pulse, which say by themselves whether all is
 * well. */
gboolean cw_session_runner_measure_check (CwSessionRunner *self,
                                          double sbp_mmhg,
                                          double dbp_mmhg,
                                          double heart_rate_bpm,
                                          const CwInstant *now,
                                          GError **error);
/* The same for the effort of the session, 0 to 10. */
gboolean cw_session_runner_rate_session (CwSessionRunner *self,
                                         double effort,
                                         const CwInstant *now,
                                         GError **error);
/* STOP: stamps the time at once.  cancel_stop() goes back, the stamp stays. */
gboolean cw_session_runner_stop (CwSessionRunner *self,
                                 const CwInstant *now,
                                 GError **error);
gboolean cw_session_runner_cancel_stop (CwSessionRunner *self, GError **error);
/* Goes on to the next exercise, for a patient who cannot do this one (any
 * further).  The cuff has to be down. */
gboolean cw_session_runner_skip_exercise (CwSessionRunner *self,
                                          const CwInstant *now,
                                          GError **error);
/* The reason, once the cuff is down; ends the session.  What was done of the set
 * that was under way is logged too, repetitions or seconds, -1 when none was. */
gboolean cw_session_runner_finish_stop (CwSessionRunner *self,
                                        const char *stop_rule_id,
                                        const char *note,
                                        int done,
                                        const CwInstant *now,
                                        GError **error);
/* The limbs that a stop now is about: those that had the cuff last. */
CwLimbSet cw_session_runner_get_stop_limbs (CwSessionRunner *self);
/* The limbs of the exercises that are left when a symptom has stopped those: the
 * session may go on with them (CLINICAL 2.10). */
CwLimbSet cw_session_runner_get_other_limbs (CwSessionRunner *self);
/* As cw_session_runner_finish_stop(), by a rule that ends only the limb: its
 * exercises are over for the day, and the session goes on with the next one of
 * another limb. */
gboolean cw_session_runner_finish_limb_stop (CwSessionRunner *self,
                                             const char *stop_rule_id,
                                             const char *note,
                                             int done,
                                             const CwInstant *now,
                                             GError **error);
/* All exercises done and the cuff down: completes the session. */
gboolean cw_session_runner_complete (CwSessionRunner *self,
                                     const CwInstant *now,
                                     GError **error);

G_END_DECLS
