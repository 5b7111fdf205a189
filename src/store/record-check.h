/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/check-run.h"

G_BEGIN_DECLS

/* Checks the chain of the audit log link by link, and that it goes on from
 * where this computer has seen its end; the first break is named.  Links made
 * with a key that is not here are a note and no problem. */
gboolean cw_record_check_chain (CwCheckRun *run, GError **error);

/* Checks that each row is as it was when it was last written, and that none was
 * put in or taken away otherwise. */
gboolean cw_record_check_rows (CwCheckRun *run, GError **error);

/* Both, for the last acts only. */
gboolean
cw_record_check_recent (CwCheckRun *run, guint n_links, GError **error);

G_END_DECLS
