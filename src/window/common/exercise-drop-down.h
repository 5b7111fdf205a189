/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "clinical/exercise-catalogue.h"

G_BEGIN_DECLS

/* A drop-down of all exercises that are done with a load, found by typing.
 * `none` (nullable) is a first choice that stands for no exercise. */
GtkWidget *cw_exercise_drop_down_new (const char *none);
/* NULL for none. */
const CwExercise *cw_exercise_drop_down_get (GtkDropDown *drop_down);
void cw_exercise_drop_down_select (GtkDropDown *drop_down,
                                   const char *exercise_id);

G_END_DECLS
