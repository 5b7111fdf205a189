/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/progress.h"

G_BEGIN_DECLS

/* One exercise in one session in words. */

/* "To failure"; translated, static. */
const char *cw_set_end_get_name (CwSetEnd end);
const char *cw_short_reason_get_name (CwShortReason reason);
/* The name of the end, with the reason where a set was short and one is said. */
char *cw_set_end_describe (CwSetEnd end,
                           CwShortReason reason) G_GNUC_WARN_UNUSED_RESULT;

/* "18 November · session 5 · plan v2". */
char *cw_exercise_session_get_title (const CwExerciseSession *session)
    G_GNUC_WARN_UNUSED_RESULT;

/* How the curve reads (CLINICAL 4.2): "On target: The dose is right."  A
 * session that a symptom stopped is not read, and says why it was stopped. */
char *cw_exercise_session_describe_reading (const CwExerciseSession *session)
    G_GNUC_WARN_UNUSED_RESULT;

/* (element-type GStrv) a column for each set: what was planned and done, with
 * what, how it was rated and why it ended.  First the titles. */
GPtrArray *cw_exercise_session_tabulate_sets (const CwExerciseSession *session)
    G_GNUC_WARN_UNUSED_RESULT;

/* (element-type GStrv) measure, value and formula (CLINICAL 3.3, 3.4).  First
 * the titles.  Measures of the drop-off only of sets taken to fatigue, those of
 * completion only of sets with targets. */
GPtrArray *cw_exercise_session_tabulate_measures (
    const CwExerciseSession *session) G_GNUC_WARN_UNUSED_RESULT;

/* What is to be known beside the numbers: "At home · Sets 2–3: Pain · Set 4:
 * Stopped"; "" where there is nothing. */
char *cw_exercise_session_describe_course (const CwExerciseSession *session)
    G_GNUC_WARN_UNUSED_RESULT;

/* "Right leg: Numb". */
char *
cw_limb_stop_describe (const CwLimbStop *stop) G_GNUC_WARN_UNUSED_RESULT;
/* "Session 7 · 23 November 2026, 10:44"; "…, at home" where it is from paper. */
char *
cw_session_get_title (const CwSession *session) G_GNUC_WARN_UNUSED_RESULT;
/* "Struck out: Read from another line (Anna Berg, physiotherapist, 24 November)" */
char *cw_strike_describe (const CwStrike *strike) G_GNUC_WARN_UNUSED_RESULT;
/* "Anna Berg, physiotherapist, 24 November" */
char *cw_session_remark_describe (const CwSessionRemark *remark)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
