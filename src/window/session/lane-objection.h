/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/session-runner.h"

G_BEGIN_DECLS

/* Why somebody may not want to leave a patient now: a heading and a sentence, both
 * to be freed; FALSE when nothing speaks against it.  Leaving is always possible; a
 * cuff that is still up must not be forgotten.  `runner` is NULL before the session,
 * `reported` whether something was said then that ends the screening and is not
 * recorded. */
gboolean cw_lane_objection_find (const char *name,
                                 CwSessionRunner *runner,
                                 gboolean reported,
                                 char **heading,
                                 char **body);

G_END_DECLS
