/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/screening-record.h"

G_BEGIN_DECLS

/* Whether a letter may be entered on that day: it names who clears what, in
 * which role and when, and has not ended.  CW_MODEL_ERROR_INVALID says what to
 * correct. */
gboolean cw_clearance_validate (const CwClearance *clearance,
                                CwDate today,
                                GError **error);

/* What a letter would lift and where, and what it cannot, in a sentence a line;
 * "" when there is nothing to lift. */
char *
cw_clearance_describe_effect (const CwQuestionnaire *questionnaire,
                              const CwScreeningFacts *facts,
                              const CwClearance *clearance)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
