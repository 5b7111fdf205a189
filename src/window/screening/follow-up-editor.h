/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "clinical/questionnaire.h"

G_BEGIN_DECLS

/* The details that a yes needs, each with its label.  Emits `changed` after a
 * person has changed one, and `done` on Enter in the last one. */
#define CW_TYPE_FOLLOW_UP_EDITOR (cw_follow_up_editor_get_type ())
G_DECLARE_FINAL_TYPE (CwFollowUpEditor,
                      cw_follow_up_editor,
                      CW,
                      FOLLOW_UP_EDITOR,
                      GtkWidget)

/* Shows the details of `answer` (nullable) to that question. */
GtkWidget *cw_follow_up_editor_new (const CwQuestion *question,
                                    const CwAnswer *answer,
                                    CwDate today);
/* Picks a choice by its number, from 1 on; FALSE when there is none. */
gboolean cw_follow_up_editor_choose (CwFollowUpEditor *self, int number);
/* Writes what stands there into the answer. */
void cw_follow_up_editor_fill (CwFollowUpEditor *self, CwAnswer *answer);

G_END_DECLS
