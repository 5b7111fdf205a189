/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The repetitions of a set in figures that are read from across a room.  Until
 * a digit is typed the target stands there as a ghost. */
#define CW_TYPE_REPS_ENTRY (cw_reps_entry_get_type ())
G_DECLARE_FINAL_TYPE (CwRepsEntry, cw_reps_entry, CW, REPS_ENTRY, GtkWidget)

/* Starts anew with that target; 0 is as many as possible. */
void cw_reps_entry_set_target (CwRepsEntry *self, int target);
/* What was typed, else the target; -1 when there is neither. */
int cw_reps_entry_get_reps (CwRepsEntry *self);
/* What was typed; -1 while the target stands there. */
int cw_reps_entry_get_typed (CwRepsEntry *self);
void cw_reps_entry_type_digit (CwRepsEntry *self, int digit);
/* Takes the last digit back. */
void cw_reps_entry_erase (CwRepsEntry *self);

G_END_DECLS
