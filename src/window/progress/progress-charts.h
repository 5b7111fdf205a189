/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Fills a box with the names of exercises (element-type CwExerciseProgress),
 * each above a small drop-off chart of its last sessions, or a table of all. */
void cw_progress_charts_fill (GtkBox *box,
                              const GPtrArray *exercises,
                              gboolean as_table);

G_END_DECLS
