/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/outcome-score.h"
#include "model/patient.h"
#include "model/progress.h"
#include "model/timeline.h"

G_BEGIN_DECLS

/* What commands about a patient's progress are told on the command line: whose,
 * of which exercise, on which days. */
typedef struct {
  char *clinic;    /* --clinic FILE */
  char *patient;   /* --patient ID */
  char *exercise;  /* --exercise ID; NULL for what the command takes then */
  char *from, *to; /* --from and --to YYYY-MM-DD; NULL for no bound */
} CwProgressOptions;

/* For the entries of a command about what a patient did on some days. */
#define CW_PATIENT_DAYS_ENTRIES(options)                                       \
  { "clinic",                                                                  \
    0,                                                                         \
    0,                                                                         \
    G_OPTION_ARG_FILENAME,                                                     \
    &(options).clinic,                                                         \
    N_ ("The clinic's file"),                                                  \
    N_ ("FILE") },                                                             \
      { "patient",                                                             \
        0,                                                                     \
        0,                                                                     \
        G_OPTION_ARG_STRING,                                                   \
        &(options).patient,                                                    \
        N_ ("The patient's identifier or number"),                             \
        N_ ("ID") },                                                           \
      { "from",                                                                \
        0,                                                                     \
        0,                                                                     \
        G_OPTION_ARG_STRING,                                                   \
        &(options).from,                                                       \
        N_ ("The first day, as 2026-11-21"),                                   \
        N_ ("DAY") },                                                          \
  {                                                                            \
    "to", 0, 0, G_OPTION_ARG_STRING, &(options).to, N_ ("The last day"),       \
        N_ ("DAY")                                                             \
  }

/* The same, and about exercises. */
#define CW_PROGRESS_ENTRIES(options, exercise_help)                            \
  CW_PATIENT_DAYS_ENTRIES (options),                                           \
  {                                                                            \
    "exercise", 0, 0, G_OPTION_ARG_STRING, &(options).exercise, exercise_help, \
        N_ ("ID")                                                              \
  }

void cw_progress_options_clear (CwProgressOptions *options);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwProgressOptions, cw_progress_options_clear)

/* What they mean. */
typedef struct {
  CwPatient *patient;
  GPtrArray *all;    /* (element-type CwExerciseProgress) of all days */
  GPtrArray *chosen; /* (element-type CwExerciseProgress) with sessions, on the
                        days and of the exercise; the one done last first */
  CwTimeline *timeline;
  GPtrArray *scores; /* (element-type CwOutcomeScore) of all days, newest first,
                        struck ones too */
  CwDate first, last; /* CW_DATE_NONE for no bound */
} CwProgressArgument;

/* NULL and CW_COMMAND_ERROR when an option is wrong, or `of_sessions` and no
 * session is left. */
CwProgressArgument *
cw_progress_argument_new (const CwProgressOptions *options,
                          gboolean of_sessions,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cw_progress_argument_free (CwProgressArgument *argument);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwProgressArgument, cw_progress_argument_free)

G_END_DECLS
