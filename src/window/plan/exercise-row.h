/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/next-step.h"
#include "model/prescription.h"

G_BEGIN_DECLS

/* One exercise in the list of a plan.  Emits `remove` when it is to go. */
#define CW_TYPE_EXERCISE_ROW (cw_exercise_row_get_type ())
G_DECLARE_FINAL_TYPE (CwExerciseRow,
                      cw_exercise_row,
                      CW,
                      EXERCISE_ROW,
                      AdwActionRow)

GtkWidget *cw_exercise_row_new (void);
void cw_exercise_row_show (CwExerciseRow *self,
                           const CwPrescription *prescription,
                           CwStatus status);

G_END_DECLS
