/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "documents/trend-data.h"

G_BEGIN_DECLS

/* The measures that the user has chosen, each over time on a card of its own, and
 * below them the patient's outcome scores.  The choice is remembered.  Where
 * nothing was done yet, all that was measured. */
#define CW_TYPE_TREND_BOARD (cw_trend_board_get_type ())
G_DECLARE_FINAL_TYPE (CwTrendBoard, cw_trend_board, CW, TREND_BOARD, GtkWidget)

/* What the cards are about; everything is borrowed until the next call.
 * `exercises` is (element-type CwExerciseProgress). */
typedef struct {
  GPtrArray *exercises; /* the one that is followed, or all; empty where nothing
                           was done yet; NULL for nothing to show */
  const CwExerciseProgress *other_side; /* or NULL */
  const CwTimeline *timeline;
  CwDate first, last; /* CW_DATE_NONE for all days */
} CwTrendSubject;

void cw_trend_board_show (CwTrendBoard *self, const CwTrendSubject *subject);
void cw_trend_board_set_as_table (CwTrendBoard *self, gboolean as_table);
/* (element-type CwTrendData) the trends that are shown and have values. */
GPtrArray *
cw_trend_board_create_trends (CwTrendBoard *self) G_GNUC_WARN_UNUSED_RESULT;
/* Opens the list of measures. */
void cw_trend_board_choose (CwTrendBoard *self);

G_END_DECLS
