/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where `id` stands in a table of identifiers; FALSE leaves *index untouched.
 * NULL entries of the table, and a NULL id, match nothing. */
gboolean cw_identifier_find (const char *const *table,
                             gsize n_entries,
                             const char *id,
                             gsize *index);

G_END_DECLS
