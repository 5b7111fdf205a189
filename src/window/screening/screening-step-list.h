/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/screening-progress.h"

G_BEGIN_DECLS

/* The steps of a screening: the pages of questions, the measurements, the
 * verdict; each with how far it has come.  Emits `chosen` (index of the row)
 * when one is activated. */
#define CW_TYPE_SCREENING_STEP_LIST (cw_screening_step_list_get_type ())
G_DECLARE_FINAL_TYPE (CwScreeningStepList,
                      cw_screening_step_list,
                      CW,
                      SCREENING_STEP_LIST,
                      GtkWidget)

/* A row for each page of the questionnaire, then measurements and verdict. */
void cw_screening_step_list_fill (CwScreeningStepList *self,
                                  const CwQuestionnaire *questionnaire);
/* How far each has come, and which of them is on the screen. */
void cw_screening_step_list_update (CwScreeningStepList *self,
                                    const CwQuestionnaire *questionnaire,
                                    const CwScreeningFacts *facts,
                                    int current);

G_END_DECLS
