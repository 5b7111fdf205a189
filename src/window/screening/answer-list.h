/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/screening-record.h"

G_BEGIN_DECLS

/* Fills a grid with every question that was put and its answer, and with what
 * was measured: what is about to be signed, in full. */
void cw_answer_list_fill (GtkGrid *grid,
                          const CwQuestionnaire *questionnaire,
                          const CwScreeningFacts *facts);

G_END_DECLS
