/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "clinical/questionnaire.h"
#include "model/next-step.h"

G_BEGIN_DECLS

/* One question with yes, no and don't know, none of them given beforehand, and
 * the details of a yes.  Emits `answered` after a person has answered or changed
 * a detail, `done` when the details are through. */
#define CW_TYPE_QUESTION_ROW (cw_question_row_get_type ())
G_DECLARE_FINAL_TYPE (CwQuestionRow, cw_question_row, CW, QUESTION_ROW, GtkWidget)

GtkWidget *cw_question_row_new (const CwQuestion *question,
                                const CwAnswer *answer,
                                CwDate today);
const CwQuestion *cw_question_row_get_question (CwQuestionRow *self);
/* NULL while not answered. */
const CwAnswer *cw_question_row_get_answer (CwQuestionRow *self);
/* Answers as a key does; emits `answered`. */
void cw_question_row_press (CwQuestionRow *self, CwAnswerValue value);
/* Picks a choice among the details by its number, from 1 on, as a key does;
 * FALSE when there is none. */
gboolean cw_question_row_choose (CwQuestionRow *self, int number);
/* Shows another answer (nullable) without a signal. */
void cw_question_row_set_answer (CwQuestionRow *self, const CwAnswer *answer);
/* The question that keys answer now: it says why we ask. */
void cw_question_row_set_current (CwQuestionRow *self, gboolean current);
/* What was said last time, beside the question; a yes stands out.  NULL: it was
 * not asked before. */
void cw_question_row_set_earlier (CwQuestionRow *self,
                                  const char *text,
                                  gboolean was_yes);
/* What the answer does, as "Left leg blocked until …"; NULL for nothing. */
void cw_question_row_set_effect (CwQuestionRow *self,
                                 CwStatus status,
                                 const char *effect);

G_END_DECLS
