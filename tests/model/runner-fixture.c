/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "runner-fixture.h"

#include <math.h>

#include <gio/gio.h>

#include "base/text.h"

#define START 1795251600 /* 2026-11-21T09:00:00Z */

static gboolean
file_may_write (FakeFile *file, GError **error)
{
  if (file->fail_in > 0 && --file->fail_in == 0) {
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                         "The disk is full.");
    return FALSE;
  }
  file->n_writes++;
  return TRUE;
}

static CwSetEntry *
file_find_set (FakeFile *file, gint64 id)
{
  for (guint i = 0; i < file->sets->len; i++) {
    CwSetEntry *entry = g_ptr_array_index (file->sets, i);

    if (entry->id == id)
      return entry;
  }
  return NULL;
}

static gboolean
file_save_set (gpointer log,
               CwSession *session,
               CwSetEntry *entry,
               GError **error)
{
  FakeFile *file = log;

  if (!file_may_write (file, error))
    return FALSE;
  if (entry->id != 0) {
    *file_find_set (file, entry->id) = *entry;
    return TRUE;
  }
  for (guint i = 0; i < file->sets->len; i++) {
    const CwSetEntry *other = g_ptr_array_index (file->sets, i);

    g_assert_false (other->prescription_id == entry->prescription_id
                    && other->set_number == entry->set_number);
  }
  entry->id = file->sets->len + 1;
  g_ptr_array_add (file->sets, cw_set_entry_copy (entry));
  return TRUE;
}

static gboolean
file_save_cuff_event (gpointer log,
                      CwSession *session,
                      CwCuffEvent *event,
                      GError **error)
{
  FakeFile *file = log;

  if (!file_may_write (file, error))
    return FALSE;
  event->id = file->cuff_events->len + 1;
  g_ptr_array_add (file->cuff_events, cw_cuff_event_copy (event));
  return TRUE;
}

static gboolean
file_save_check (gpointer log,
                 CwSession *session,
                 CwCheckEntry *entry,
                 GError **error)
{
  FakeFile *file = log;

  if (!file_may_write (file, error))
    return FALSE;
  entry->id = file->checks->len + 1;
  g_ptr_array_add (file->checks, cw_check_entry_copy (entry));
  return TRUE;
}

static gboolean
file_save_course_event (gpointer log,
                        CwSession *session,
                        CwCourseEvent *event,
                        GError **error)
{
  FakeFile *file = log;

  if (!file_may_write (file, error))
    return FALSE;
  event->id = file->course->len + 1;
  g_ptr_array_add (file->course, cw_course_event_copy (event));
  return TRUE;
}

static gboolean
file_save_session (gpointer log, CwSession *session, GError **error);

static gboolean
file_save_limb_stop (gpointer log,
                     CwSession *session,
                     CwLimbStop *stop,
                     GError **error)
{
  FakeFile *file = log;

  if (!file_save_session (log, session, error))
    return FALSE;
  stop->id = file->session->limb_stops->len + 1;
  g_ptr_array_add (file->session->limb_stops, cw_limb_stop_copy (stop));
  return TRUE;
}

static void
copy_fields (CwSession *to, const CwSession *from)
{
  to->state = from->state;
  to->ended_at = from->ended_at;
  to->stopped = from->stopped;
  to->stopped_n_events = from->stopped_n_events;
  cw_set_str (&to->stop_rule_id, from->stop_rule_id);
  cw_set_str (&to->stop_note, from->stop_note);
}

static gboolean
file_save_session (gpointer log, CwSession *session, GError **error)
{
  FakeFile *file = log;

  if (!file_may_write (file, error))
    return FALSE;
  copy_fields (file->session, session);
  return TRUE;
}

static const CwSessionLog file_log = {
  .save_set = file_save_set,
  .save_cuff_event = file_save_cuff_event,
  .save_check = file_save_check,
  .save_course_event = file_save_course_event,
  .save_limb_stop = file_save_limb_stop,
  .save_session = file_save_session,
};

void
runner_fixture_set_up (RunnerFixture *fixture, gconstpointer data)
{
  *fixture = (RunnerFixture){ 0 };
  fixture->clock = cw_clock_manual_new (START);
  fixture->plan = fixture_plan ();
  fixture->file.sets
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_set_entry_free);
  fixture->file.cuff_events
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_cuff_event_free);
  fixture->file.checks
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_check_entry_free);
  fixture->file.course
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_course_event_free);
  fixture->file.session = cw_session_new ();
}

void
runner_fixture_tear_down (RunnerFixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->runner);
  cw_clock_manual_free (fixture->clock);
  cw_plan_free (fixture->plan);
  g_ptr_array_unref (fixture->file.sets);
  g_ptr_array_unref (fixture->file.cuff_events);
  g_ptr_array_unref (fixture->file.checks);
  g_ptr_array_unref (fixture->file.course);
  cw_verdict_free (fixture->verdict);
  cw_same_day_check_free (fixture->same_day);
  cw_session_free (fixture->file.session);
}

CwInstant
runner_fixture_now (RunnerFixture *fixture)
{
  return cw_clock_now (fixture->clock);
}

CwSessionRunner *
runner_fixture_rebuild (RunnerFixture *fixture)
{
  CwInstant now = runner_fixture_now (fixture);
  CwSession *session = cw_session_new ();
  CwSessionRunner *runner;

  session->id = 31;
  copy_fields (session, fixture->file.session);
  for (guint i = 0; i < fixture->file.sets->len; i++)
    g_ptr_array_add (session->sets,
                     cw_set_entry_copy (fixture->file.sets->pdata[i]));
  for (guint i = 0; i < fixture->file.cuff_events->len; i++)
    g_ptr_array_add (session->cuff_events,
                     cw_cuff_event_copy (fixture->file.cuff_events->pdata[i]));
  for (guint i = 0; i < fixture->file.checks->len; i++)
    g_ptr_array_add (session->checks,
                     cw_check_entry_copy (fixture->file.checks->pdata[i]));
  for (guint i = 0; i < fixture->file.course->len; i++)
    g_ptr_array_add (session->course,
                     cw_course_event_copy (fixture->file.course->pdata[i]));
  for (guint i = 0; i < fixture->file.session->limb_stops->len; i++)
    g_ptr_array_add (
        session->limb_stops,
        cw_limb_stop_copy (fixture->file.session->limb_stops->pdata[i]));
  session->check = fixture->same_day != NULL
                       ? cw_same_day_check_copy (fixture->same_day)
                       : NULL;
  runner = cw_session_runner_new (cw_plan_copy (fixture->plan), session, NULL,
                                  &file_log, &fixture->file, &now);
  if (fixture->verdict != NULL)
    cw_session_runner_set_verdict (runner, fixture->verdict);
  return runner;
}

static void
changed_cb (CwSessionRunner *runner, gpointer data)
{
  ((RunnerFixture *)data)->n_changed++;
}

void
runner_fixture_start (RunnerFixture *fixture)
{
  fixture->runner = runner_fixture_rebuild (fixture);
  g_signal_connect (fixture->runner, "changed", G_CALLBACK (changed_cb),
                    fixture);
}

void
runner_fixture_wait (RunnerFixture *fixture, int seconds)
{
  for (int i = 0; i < seconds; i++) {
    CwInstant now;

    cw_clock_manual_advance (fixture->clock, G_USEC_PER_SEC);
    now = runner_fixture_now (fixture);
    cw_session_runner_tick (fixture->runner, &now);
  }
}

char *
runner_describe (CwSessionRunner *runner)
{
  GString *text = g_string_new (NULL);
  const CwSession *session = cw_session_runner_get_session (runner);

  g_string_append_printf (
      text,
      "phase %d exercise %u set %d target %d rest %.6f of %.6f up %d %.6f "
      "sum %.6f alarm %d under way %d state %d stop %s %s %d\n",
      cw_session_runner_get_phase (runner),
      cw_session_runner_get_exercise_index (runner),
      cw_session_runner_get_set_number (runner),
      cw_session_runner_get_target_reps (runner),
      cw_session_runner_get_rest_left_s (runner),
      cw_session_runner_get_rest_length_s (runner),
      cw_session_runner_is_inflated (runner),
      cw_session_runner_get_inflated_s (runner),
      cw_session_runner_get_cumulative_s (runner),
      cw_session_runner_get_alarm (runner),
      cw_session_runner_is_set_under_way (runner), session->state,
      session->stop_rule_id, session->stop_note, session->stopped.utc_s != 0);
  for (guint i = 0; i < session->sets->len; i++) {
    const CwSetEntry *entry = g_ptr_array_index (session->sets, i);

    g_string_append_printf (
        text, "%d: %d of %d (%d) rest %.6f end %d effort %g pain %g\n",
        entry->set_number, entry->reps, entry->target_reps, entry->first_reps,
        entry->rest_s, entry->end, entry->effort, entry->pain);
  }
  return g_string_free (text, FALSE);
}

void
runner_inflate (RunnerFixture *fixture)
{
  CwInstant now = runner_fixture_now (fixture);
  g_autoptr (GError) error = NULL;

  cw_session_runner_inflate (fixture->runner, &now, &error);
  g_assert_no_error (error);
}

void
runner_deflate (RunnerFixture *fixture)
{
  CwInstant now = runner_fixture_now (fixture);
  g_autoptr (GError) error = NULL;

  cw_session_runner_deflate (fixture->runner, &now, &error);
  g_assert_no_error (error);
}

void
runner_log_set (RunnerFixture *fixture, int reps)
{
  CwInstant now = runner_fixture_now (fixture);
  g_autoptr (GError) error = NULL;

  cw_session_runner_log_set (fixture->runner, reps, &now, &error);
  g_assert_no_error (error);
}

void
runner_assert_phase (RunnerFixture *fixture,
                     CwRunnerPhase phase,
                     guint exercise,
                     int set_number)
{
  g_assert_cmpint (cw_session_runner_get_phase (fixture->runner), ==, phase);
  g_assert_cmpuint (cw_session_runner_get_exercise_index (fixture->runner), ==,
                    exercise);
  g_assert_cmpint (cw_session_runner_get_set_number (fixture->runner), ==,
                   set_number);
}
