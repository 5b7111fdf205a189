/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/safety-check.h"
#include "model/session.h"

G_BEGIN_DECLS

/* What is looked at when a session is over (CLINICAL 7.3): it may be entered for a
 * while, be it late, also when the window was closed or the program died. */

/* When the cuff came down for the last time; NULL when none has come down. */
const CwInstant *cw_session_get_last_deflation (const CwSession *session);

/* The class that a session is held in for these limbs: the strictest of them, at
 * least B when the same-day check was amber (CLINICAL 7.1). */
CwDoseClass cw_session_get_class (const CwSession *session,
                                  const CwVerdict *verdict,
                                  CwLimbSet limbs);

/* Whether something that has to be looked at after an ended session has not been
 * and still may be.  An effort that nobody told keeps nobody. */
gboolean cw_session_is_check_missing (const CwSession *session,
                                      const CwPlan *plan,
                                      const CwVerdict *verdict,
                                      const CwInstant *now);

/* Whether a check after the end was done later than it should have been; in
 * `minutes` (nullable) how long after the cuff came down. */
gboolean cw_session_is_check_late (const CwSession *session,
                                   const CwCheckEntry *entry,
                                   int *minutes);

G_END_DECLS
