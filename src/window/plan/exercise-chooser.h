/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "clinical/exercise-catalogue.h"

G_BEGIN_DECLS

/* A choice from the catalogue.  Exercises whose limbs the screening does not
 * permit, or which are never done with a cuff, are shown with the reason and
 * cannot be chosen. */
#define CW_TYPE_EXERCISE_CHOOSER (cw_exercise_chooser_get_type ())
G_DECLARE_FINAL_TYPE (CwExerciseChooser,
                      cw_exercise_chooser,
                      CW,
                      EXERCISE_CHOOSER,
                      AdwWindow)

GtkWindow *cw_exercise_chooser_new (CwLimbSet permitted,
                                    GtkWindow *parent,
                                    void (*chosen) (const CwExercise *exercise,
                                                    gpointer data),
                                    gpointer data);

G_END_DECLS
