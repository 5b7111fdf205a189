/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "clinical/screening.h"

G_BEGIN_DECLS

/* All that stands behind a finding, from the question to the citation. */
GtkWidget *cw_reason_details_new (const CwQuestionnaire *questionnaire,
                                  const CwScreeningFacts *facts,
                                  const CwFinding *finding);

G_END_DECLS
