/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* One group of questions.  Every answer is saved as it is given, before it
 * counts.  Emits `answered` when the facts have changed, `done` when a group
 * that nobody had touched was answered by one key, `go-on` when a person leaves
 * the last question, and `find-earlier` when the next one that was yes last time
 * is wanted. */
#define CW_TYPE_QUESTION_GROUP_PAGE (cw_question_group_page_get_type ())
G_DECLARE_FINAL_TYPE (CwQuestionGroupPage,
                      cw_question_group_page,
                      CW,
                      QUESTION_GROUP_PAGE,
                      GtkWidget)

/* The draft is borrowed; its facts are changed by the answers.  `earlier`
 * (nullable, borrowed) is the last signed screening, shown beside the questions.
 */
void cw_question_group_page_edit (CwQuestionGroupPage *self,
                            CwClinic *clinic,
                            CwScreeningRecord *record,
                            const CwScreeningRecord *earlier);
/* Shows a group, which is the `index`th (from 0) of `n_groups`; NULL for none. */
void cw_question_group_page_show_group (CwQuestionGroupPage *self,
                                  const CwQuestionGroup *group,
                                  guint index,
                                  guint n_groups);
/* Shows what follows from the record's verdict. */
void cw_question_group_page_update (CwQuestionGroupPage *self);
/* Goes to the question of that identifier, if it is shown. */
void cw_question_group_page_focus (CwQuestionGroupPage *self, const char *id);
/* Moves to the next question without an answer; FALSE when all have one. */
gboolean cw_question_group_page_focus_open (CwQuestionGroupPage *self);
/* Moves to the first question of the group, or the next one after the current,
 * that was yes last time; FALSE when there is none. */
gboolean cw_question_group_page_focus_earlier (CwQuestionGroupPage *self,
                                               gboolean from_top);
/* A key that answers or moves; TRUE when it was for the page. */
gboolean cw_question_group_page_press (CwQuestionGroupPage *self, guint keyval);

G_END_DECLS
