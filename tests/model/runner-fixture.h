/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model-fixture.h"
#include "model/session-runner.h"

/* A file that a session is written to, as a store keeps it. */
typedef struct {
  GPtrArray *sets;        /* (element-type CwSetEntry) */
  GPtrArray *cuff_events; /* (element-type CwCuffEvent) */
  GPtrArray *checks;      /* (element-type CwCheckEntry) */
  GPtrArray *course;      /* (element-type CwCourseEvent) */
  CwSession *session;     /* state, end and stop */
  int n_writes;
  int fail_in; /* the so-manieth write from now fails; 0: none does */
} FakeFile;

typedef struct {
  CwClock *clock;
  CwPlan *plan;
  CwVerdict *verdict; /* for the runner, NULL for none */
  CwSameDayCheck *same_day;
  FakeFile file;
  CwSessionRunner *runner;
  int n_changed;
} RunnerFixture;

/* One exercise, cuff up all the time; runner_fixture_start() makes the runner
 * from the plan as a test has changed it. */
void runner_fixture_set_up (RunnerFixture *fixture, gconstpointer data);
void runner_fixture_tear_down (RunnerFixture *fixture, gconstpointer data);
void runner_fixture_start (RunnerFixture *fixture);

/* The runner that a crash now and a start of the program would make. */
CwSessionRunner *runner_fixture_rebuild (RunnerFixture *fixture);

CwInstant runner_fixture_now (RunnerFixture *fixture);
/* Lets the seconds go by one tick each. */
void runner_fixture_wait (RunnerFixture *fixture, int seconds);

/* All that a runner tells, in words, for comparison. */
char *runner_describe (CwSessionRunner *runner);

/* Acts that have to succeed now. */
void runner_inflate (RunnerFixture *fixture);
void runner_deflate (RunnerFixture *fixture);
void runner_log_set (RunnerFixture *fixture, int reps);

void runner_assert_phase (RunnerFixture *fixture,
                          CwRunnerPhase phase,
                          guint exercise,
                          int set_number);
