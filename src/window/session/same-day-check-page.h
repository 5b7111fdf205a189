/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/session.h"

G_BEGIN_DECLS

/* What is asked and measured before a session (CLINICAL 7.1).  Nothing is
 * answered beforehand; the keys 1, 2 and 3 answer the ringed row and move on.
 * Emits `changed`. */
#define CW_TYPE_SAME_DAY_CHECK_PAGE (cw_same_day_check_page_get_type ())
G_DECLARE_FINAL_TYPE (CwSameDayCheckPage,
                      cw_same_day_check_page,
                      CW,
                      SAME_DAY_CHECK_PAGE,
                      GtkWidget)

/* The plan and the screening (both borrowed) by which it is judged, together
 * with the answers, whether the session may start today. */
void cw_same_day_check_page_judge_by (CwSameDayCheckPage *self,
                                      const CwPlan *plan,
                                      const CwScreeningRecord *screening,
                                      const CwLedger *ledger,
                                      CwDate today);

const CwSameDayCheck *
cw_same_day_check_page_get_check (CwSameDayCheckPage *self);
/* A digit answers the ringed row: 1, 2 or 3 with its first answer, the one in
 * the middle or the last; 0 with the first one, and what else is open of its
 * group.  FALSE when all are answered, and for other keys. */
gboolean cw_same_day_check_page_press (CwSameDayCheckPage *self, guint keyval);

G_END_DECLS
