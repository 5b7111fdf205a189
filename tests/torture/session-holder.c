/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include "session-facts.h"
#include "store/clinic.h"

/* Holds a session as the session window does, by the session runner on a clinic
 * file and the machine's clock, until it is over or this process is killed.  Of
 * what it does it tells on standard output: "> ACT" before an act, and when the
 * act has returned "< FACTS", which is what a clinician would see by then. */

typedef struct {
  CwClinic *clinic;
  CwSessionRunner *runner;
  GRand *rand;
} Holder;

/* Straight into the pipe: what is in a buffer would die with this process. */
static void
tell (const char *sign, const char *words)
{
  g_autofree char *line = g_strdup_printf ("%s%s\n", sign, words);
  gsize length = strlen (line);

  if (write (STDOUT_FILENO, line, length) != (gssize)length)
    exit (2);
}

static void
tell_facts (Holder *holder)
{
  g_auto (GStrv) facts
      = session_facts (cw_session_runner_get_session (holder->runner));
  g_autofree char *joined = g_strjoinv ("\t", facts);

  tell ("< ", joined);
}

static int
pick (Holder *holder, int n)
{
  return g_rand_int_range (holder->rand, 0, n);
}

static CwInstant
get_now (Holder *holder)
{
  return cw_clock_now (cw_clinic_get_clock (holder->clinic));
}

/* Where two seconds meet an act may be refused; nothing else may be. */
static void
finish (Holder *holder, gboolean done, GError *error)
{
  if (!done && !g_error_matches (error, CW_MODEL_ERROR, CW_MODEL_ERROR_NOT_NOW))
    g_error ("%s", error->message);
  g_clear_error (&error);
  tell_facts (holder);
}

static void
check (Holder *holder, const CwDueCheck *due)
{
  CwInstant now = get_now (holder);
  GError *error = NULL;
  gboolean done;

  tell ("> ", "check");
  switch (due->check->measure) {
  case CW_SAFETY_LOOK:
    done = cw_session_runner_answer_check (holder->runner,
                                           pick (holder, 20) > 0, &now, &error);
    break;
  case CW_SAFETY_PRESSURE:
    done = cw_session_runner_measure_check (
        holder->runner, 130 + pick (holder, 20), 80, 100, &now, &error);
    break;
  case CW_SAFETY_EFFORT:
  default:
    done = cw_session_runner_rate_session (holder->runner, pick (holder, 11),
                                           &now, &error);
    break;
  }
  finish (holder, done, error);
}

static void
stop (Holder *holder)
{
  CwInstant now = get_now (holder);
  GError *error = NULL;
  gboolean done;

  tell ("> ", "stop");
  done = cw_session_runner_stop (holder->runner, &now, &error);
  finish (holder, done, error);
}

static void
inflate (Holder *holder)
{
  CwInstant now = get_now (holder);
  GError *error = NULL;
  gboolean done;

  tell ("> ", "inflate");
  done = cw_session_runner_inflate (holder->runner, &now, &error);
  finish (holder, done, error);
}

static void
deflate (Holder *holder)
{
  CwInstant now = get_now (holder);
  GError *error = NULL;
  gboolean done;

  tell ("> ", "deflate");
  done = cw_session_runner_deflate (holder->runner, &now, &error);
  finish (holder, done, error);
}

static void
log_set (Holder *holder)
{
  CwInstant now = get_now (holder);
  int reps = pick (holder, 31);
  GError *error = NULL;
  gboolean done;

  tell ("> ", "log");
  done = cw_session_runner_log_set (holder->runner, reps, &now, &error);
  finish (holder, done, error);
}

static void
rate (Holder *holder)
{
  GError *error = NULL;
  gboolean done;

  tell ("> ", "rate");
  done = cw_session_runner_rate (holder->runner, pick (holder, 11),
                                 pick (holder, 11), pick (holder, 11), &error);
  finish (holder, done, error);
}

static void
correct (Holder *holder)
{
  GError *error = NULL;
  gboolean done;

  tell ("> ", "correct");
  done = cw_session_runner_correct_set (holder->runner, pick (holder, 31),
                                        &error);
  finish (holder, done, error);
}

/* What may be done to a rest, and now and then its end. */
static void
change_rest (Holder *holder)
{
  CwInstant now = get_now (holder);
  gboolean paused = cw_session_runner_is_rest_paused (holder->runner);
  GError *error = NULL;
  gboolean done;

  tell ("> ", "course");
  switch (pick (holder, 3)) {
  case 0:
    done = cw_session_runner_lengthen_rest (holder->runner, 15, &now, &error);
    break;
  case 1:
    done = cw_session_runner_pause_rest (holder->runner, !paused, &now, &error);
    break;
  default:
    done = cw_session_runner_start_set (holder->runner, &now, &error);
    break;
  }
  finish (holder, done, error);
}

/* What a clinician may do between two sets, or before the cuff comes down. */
static void
act_between (Holder *holder, CwRunnerPhase phase)
{
  const CwDueCheck *due = cw_session_runner_get_due_check (holder->runner);

  switch (pick (holder, 5)) {
  case 0:
    rate (holder);
    break;
  case 1:
    correct (holder);
    break;
  case 2:
    if (due != NULL && due->due_in_s <= 0)
      check (holder, due);
    break;
  case 3:
    if (phase == CW_RUNNER_DEFLATE)
      deflate (holder);
    else
      change_rest (holder);
    break;
  default:
    if (pick (holder, 10) == 0)
      stop (holder);
    break;
  }
}

static void
act_stopping (Holder *holder)
{
  CwInstant now = get_now (holder);
  GError *error = NULL;
  gboolean done;

  if (pick (holder, 3) > 0) {
    tell ("> ", "cancel");
    done = cw_session_runner_cancel_stop (holder->runner, &error);
  } else if (cw_session_runner_is_inflated (holder->runner)) {
    deflate (holder);
    return;
  } else {
    tell ("> ", "finish");
    done = cw_session_runner_finish_stop (holder->runner, "STOP_TINGLE",
                                          "Tingling", -1, &now, &error);
  }
  finish (holder, done, error);
}

static void
complete (Holder *holder)
{
  CwInstant now = get_now (holder);
  GError *error = NULL;
  gboolean done;

  tell ("> ", "complete");
  done = cw_session_runner_complete (holder->runner, &now, &error);
  finish (holder, done, error);
}

/* One act, or none.  FALSE when the session is over and its effort rated. */
static gboolean
act (Holder *holder)
{
  CwInstant now = get_now (holder);
  CwRunnerPhase phase;
  const CwDueCheck *due;

  cw_session_runner_tick (holder->runner, &now);
  phase = cw_session_runner_get_phase (holder->runner);
  due = cw_session_runner_get_due_check (holder->runner);
  switch (phase) {
  case CW_RUNNER_SET:
    if (pick (holder, 20) == 0)
      stop (holder);
    else
      log_set (holder);
    return TRUE;
  case CW_RUNNER_REST:
  case CW_RUNNER_DEFLATE:
    act_between (holder, phase);
    return TRUE;
  case CW_RUNNER_STOPPING:
    act_stopping (holder);
    return TRUE;
  case CW_RUNNER_FINISHED:
    if (cw_session_runner_get_session (holder->runner)->state
        == CW_SESSION_RUNNING) {
      complete (holder);
      return TRUE;
    }
    if (due == NULL || !due->check->early)
      return FALSE;
    check (holder, due);
    return TRUE;
  case CW_RUNNER_READY:
  case CW_RUNNER_REPERFUSION:
  default:
    inflate (holder);
    return TRUE;
  }
}

static CwSameDayCheck *
make_check (void)
{
  CwSameDayCheck *same_day = cw_same_day_check_new ();
  gsize n_items;
  const CwSameDayItem *const *items = cw_same_day_items_get (&n_items);

  same_day->sbp_mmhg = 122;
  same_day->dbp_mmhg = 78;
  same_day->heart_rate_bpm = 66;
  for (gsize i = 0; i < n_items; i++)
    g_hash_table_insert (same_day->results, g_strdup (items[i]->id),
                         GINT_TO_POINTER (CW_CHECK_GREEN + 1));
  return same_day;
}

/* The patient's session, or a new one. */
static CwSession *
open_session (CwClinic *clinic,
              gint64 patient_id,
              gint64 plan_id,
              GError **error)
{
  g_autoptr (CwSameDayCheck) same_day = make_check ();
  g_autoptr (GPtrArray) clinicians = NULL;
  g_autoptr (GPtrArray) sessions
      = cw_clinic_load_sessions (clinic, patient_id, 1, error);

  if (sessions == NULL)
    return NULL;
  if (sessions->len > 0)
    return g_ptr_array_steal_index (sessions, 0);
  clinicians = cw_clinic_load_clinicians (clinic, error);
  if (clinicians == NULL)
    return NULL;
  tell ("> ", "start");
  return cw_clinic_start_session (
      clinic, plan_id, same_day,
      ((const CwClinician *)clinicians->pdata[0])->id, error);
}

static void
hold (Holder *holder, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (holder->clinic, patient_id, &error);
  CwInstant now = get_now (holder);
  CwSession *session = NULL;

  if (overview != NULL)
    session
        = open_session (holder->clinic, patient_id, overview->plan->id, &error);
  if (session == NULL)
    g_error ("%s", error->message);
  holder->runner = cw_session_runner_new (
      cw_plan_copy (overview->plan), session, NULL,
      cw_clinic_get_session_log (), holder->clinic, &now);
  /* Class C is asked most. */
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    overview->screening->verdict->limbs[limb].dose_class = CW_DOSE_CLASS_C;
  cw_session_runner_set_verdict (holder->runner, overview->screening->verdict);
  tell_facts (holder);
  while (act (holder))
    ;
}

int
main (int argc, char **argv)
{
  Holder holder = { 0 };
  GError *error = NULL;

  if (argc != 4)
    return 2;
  holder.rand = g_rand_new_with_seed ((guint32)strtoul (argv[3], NULL, 10));
  holder.clinic = cw_clinic_open (argv[1], cw_clock_system (), &error);
  if (holder.clinic == NULL)
    g_error ("%s", error->message);
  hold (&holder, strtoll (argv[2], NULL, 10));
  g_object_unref (holder.runner);
  g_object_unref (holder.clinic);
  g_rand_free (holder.rand);
  return 0;
}
