/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/plan.h"
#include "window/plan/pressure-window.h"

G_BEGIN_DECLS

/* The dose of one exercise: its side, occlusion pressure, load, sets, tempo and
 * rest, each beside its permitted band, and below them what the limits say.
 * Emits `changed` after it has changed the prescription. */
#define CW_TYPE_EXERCISE_EDITOR (cw_exercise_editor_get_type ())
G_DECLARE_FINAL_TYPE (CwExerciseEditor,
                      cw_exercise_editor,
                      CW,
                      EXERCISE_EDITOR,
                      GtkWidget)

/* Edits one prescription of a draft.  Both records are borrowed; NULL for the
 * prescription leaves it empty. */
void cw_exercise_editor_edit (CwExerciseEditor *self,
                              CwPrescription *prescription,
                              const CwScreeningRecord *screening,
                              const CwPressureContext *context);

/* Shows what the review of the prescription says. (element-type CwDoseIssue) */
void cw_exercise_editor_show_issues (CwExerciseEditor *self,
                                     GPtrArray *issues);

/* Does the first (0), second … change that is offered beside an issue; FALSE when
 * there are fewer. */
gboolean cw_exercise_editor_fix (CwExerciseEditor *self, guint number);
/* To where the dose begins: the load, or the intervals. */
void cw_exercise_editor_focus_dose (CwExerciseEditor *self);
/* Moves to the first refusal, else to the first warning without a reason. */
void cw_exercise_editor_focus_problem (CwExerciseEditor *self);

G_END_DECLS
