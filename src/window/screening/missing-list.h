/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "clinical/screening.h"

G_BEGIN_DECLS

/* What is not answered or measured yet, each a way to it: one by one where
 * there are few, else page by page.  Emits `show-missing` (identifier). */
#define CW_TYPE_MISSING_LIST (cw_missing_list_get_type ())
G_DECLARE_FINAL_TYPE (CwMissingList, cw_missing_list, CW, MISSING_LIST, GtkWidget)

/* Hides itself when nothing is missing. */
void cw_missing_list_show (CwMissingList *self,
                           const CwQuestionnaire *questionnaire,
                           const CwVerdict *verdict);

G_END_DECLS
