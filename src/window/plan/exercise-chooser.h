/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "model/dose-preset.h"

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

/* `preset` is NULL for the usual dose. */
typedef void (*CwExerciseChosen) (const CwExercise *exercise,
                                  const CwDosePreset *preset,
                                  gpointer data);

/* Exercises without a permitted limb are listed, but cannot be chosen.  Digits
 * press the presets; that of a step of the familiarisation ladder may stand
 * pressed from the beginning (-1: none). */
GtkWindow *cw_exercise_chooser_new (CwLimbSet permitted,
                                    int step,
                                    GtkWindow *parent,
                                    CwExerciseChosen chosen,
                                    gpointer data);

G_END_DECLS
