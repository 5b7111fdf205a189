/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Lets SQLite run out of memory.  To be called before anything of SQLite's. */
void memory_fault_install (void);

/* Allocations of SQLite so far, each of which may fail. */
guint memory_fault_get_calls (void);

/* The one of that number fails, or that and all later ones. */
void memory_fault_fail_at (guint call, gboolean for_good);
/* No more failures; whether there was one. */
gboolean memory_fault_mend (void);

G_END_DECLS
