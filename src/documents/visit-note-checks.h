/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/session.h"

G_BEGIN_DECLS

/* Adds to the lines of a note what was looked at during the session and after it
 * (CLINICAL 7.2, 7.3); nothing where nothing was. */
void cw_visit_note_checks_add (GPtrArray *lines, const CwSession *session);

G_END_DECLS
