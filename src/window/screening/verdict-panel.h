/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "clinical/screening.h"
#include "model/next-step.h"

G_BEGIN_DECLS

/* The verdict so far, beside the questions. */
#define CW_TYPE_VERDICT_PANEL (cw_verdict_panel_get_type ())
G_DECLARE_FINAL_TYPE (CwVerdictPanel, cw_verdict_panel, CW, VERDICT_PANEL, GtkWidget)

/* `progress` is a line such as "16 of 102 questions". */
void cw_verdict_panel_show (CwVerdictPanel *self,
                            const CwVerdict *verdict,
                            const char *progress);

/* A row for a finding: sign, title and effect; the caller owns it. */
GtkWidget *cw_verdict_panel_create_finding (const CwFinding *finding);

G_END_DECLS
