/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* From now on this connection neither changes the form of the file nor its own
 * settings, nor what the audit log says, nor opens another file beside it: a
 * statement that would is not prepared (sqlite3_set_authorizer()).  The
 * triggers hold against anybody; this holds against our own mistakes, and
 * against SQL that somebody might smuggle into a file. */
void cw_guard_set (CwDatabase *database);
/* For an erasure, which takes from the audit log too. */
void cw_guard_lift (CwDatabase *database);

G_END_DECLS
