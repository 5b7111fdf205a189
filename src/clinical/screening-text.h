/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/screening.h"

G_BEGIN_DECLS

/* What a finding does, from its level, its dates and the rule's own sentence
 * (NULL for none). */
char *cw_finding_make_effect (const CwFinding *finding, const char *sentence)
  G_GNUC_WARN_UNUSED_RESULT;

/* Adds to the effect that three relative findings raise each other. */
void cw_finding_say_escalated (CwFinding *finding);

G_END_DECLS
