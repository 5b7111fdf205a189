/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/session.h"

G_BEGIN_DECLS

/* All that is kept of a session, a line for each thing: what was done with the
 * cuff, in sets, looked at, and how it stands.  The same session always has the
 * same lines. */
GStrv session_facts (const CwSession *session) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
