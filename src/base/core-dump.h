/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* From now on nothing that this process, or one that it starts, holds in memory
 * is written to a core file when it crashes, or handed to what collects them.
 * The process stays one that others of the same user may look at: portals do
 * (PR_SET_DUMPABLE takes file dialogs and printing away in a sandbox). */
void cw_core_dump_forbid (void);

G_END_DECLS
