/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "clinical/verdict-steps.h"

G_BEGIN_DECLS

/* What to do next after a verdict, numbered, with a button where something can
 * be done here.  Emits `step` (CwVerdictStepKind, index of the step's finding
 * in the verdict or -1); a finding that may be justified has a button for a
 * clearance, too. */
#define CW_TYPE_VERDICT_STEP_LIST (cw_verdict_step_list_get_type ())
G_DECLARE_FINAL_TYPE (CwVerdictStepList,
                      cw_verdict_step_list,
                      CW,
                      VERDICT_STEP_LIST,
                      GtkWidget)

void cw_verdict_step_list_show (CwVerdictStepList *self,
                                const CwVerdict *verdict,
                                CwDate today);
/* Does what the first button for `kind` does; FALSE when there is none. */
gboolean cw_verdict_step_list_press (CwVerdictStepList *self,
                                     CwVerdictStepKind kind);

G_END_DECLS
