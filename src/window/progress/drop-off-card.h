/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "documents/drop-off-data.h"

G_BEGIN_DECLS

/* How repetitions fall from set to set, in one of three forms; of all exercises
 * a small chart or table for each. */
#define CW_TYPE_DROP_OFF_CARD (cw_drop_off_card_get_type ())
G_DECLARE_FINAL_TYPE (
    CwDropOffCard, cw_drop_off_card, CW, DROP_OFF_CARD, GtkWidget)

typedef enum {
  CW_DROP_OFF_FORM_CHART, /* of all sessions */
  CW_DROP_OFF_FORM_SESSION,
  CW_DROP_OFF_FORM_TABLE,
} CwDropOffForm;

/**
 * cw_drop_off_card_show:
 * @exercises: (element-type CwExerciseProgress): borrowed until the next call;
 *   or NULL for nothing
 * @one: it is the one that is looked at, and not all
 * @with_reading: says above it how the latest session is read
 */
void cw_drop_off_card_show (CwDropOffCard *self,
                            const GPtrArray *exercises,
                            gboolean one,
                            gboolean with_reading);
/* One session is that under the cursor, or the latest. */
void cw_drop_off_card_set_form (CwDropOffCard *self, CwDropOffForm form);
/* Whether the keys are with the chart of sessions, so that one can be opened.
 */
gboolean cw_drop_off_card_is_on_session (CwDropOffCard *self);
/* To a later session (negative: an earlier one); FALSE in other forms. */
gboolean cw_drop_off_card_step (CwDropOffCard *self, int steps);
/* Shows what is measured of a session, and how; FALSE of all exercises. */
gboolean cw_drop_off_card_explain (CwDropOffCard *self);
/* The chart that is shown, also where it is looked at as a table; NULL of all
 * exercises and without sessions. */
CwDropOffData *
cw_drop_off_card_create_data (CwDropOffCard *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
