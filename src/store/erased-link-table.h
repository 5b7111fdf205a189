/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/audit-chain.h"

G_BEGIN_DECLS

/* Takes the digests of rows that are erased out of the file (element-type
 * CwTouchedRow), and keeps for each act that had one what it covers besides, so
 * that its other digests can still be checked.  Part of an erasure.
 * CW_STORE_ERROR_DAMAGED where the digests of such an act were changed before:
 * what was found out of place must not be sealed anew. */
gboolean cw_erased_link_table_erase (CwDatabase *database,
                                     const GArray *rows,
                                     GError **error);

G_END_DECLS
