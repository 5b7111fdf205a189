/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/progress.h"

G_BEGIN_DECLS

/* The table twin of the drop-off chart: a row for each session, the newest
 * first. */
#define CW_TYPE_PROGRESS_TABLE (cw_progress_table_get_type ())
G_DECLARE_FINAL_TYPE (CwProgressTable,
                      cw_progress_table,
                      CW,
                      PROGRESS_TABLE,
                      GtkWidget)

/* `progress` may go afterwards; NULL empties the table. */
void cw_progress_table_show (CwProgressTable *self,
                             const CwExerciseProgress *progress);

G_END_DECLS
