/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rack.h"
#include "store/database.h"

G_BEGIN_DECLS

/* That for all exercises first.  (element-type CwRack) */
GPtrArray *cw_rack_table_load_all (CwDatabase *database,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* In place of the one for the same exercise, if there is one; `id` receives the
 * identifier. */
gboolean cw_rack_table_save (CwDatabase *database,
                             const CwRack *rack,
                             gint64 at,
                             gint64 *id,
                             GError **error);
gboolean cw_rack_table_remove (CwDatabase *database,
                               gint64 id,
                               gint64 at,
                               GError **error);

G_END_DECLS
