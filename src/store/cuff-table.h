/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cuff.h"
#include "store/database.h"

G_BEGIN_DECLS

/* By name, inactive ones too.  (element-type CwCuff) */
GPtrArray *cw_cuff_table_load_all (CwDatabase *database,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* `id` receives the identifier; the cuff's own is left alone. */
gboolean cw_cuff_table_save (CwDatabase *database,
                             const CwCuff *cuff,
                             gint64 at,
                             gint64 *id,
                             GError **error);

G_END_DECLS
