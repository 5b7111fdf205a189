/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where a source can be found, by its key (`NAS22`); NULL when there is no such
 * key.  Static. */
const char *cw_evidence_get_citation (const char *key);

/* All keys, in the order of the file.  Static, ends with NULL. */
const char *const *cw_evidence_get_keys (void);

G_END_DECLS
