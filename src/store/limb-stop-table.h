/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/session.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Stops of one limb after which a session went on. */

/* Adds the session's to it, in order. */
gboolean cw_limb_stop_table_load (CwDatabase *database,
                                  CwSession *session,
                                  GError **error);
/* With an audit entry. */
gboolean cw_limb_stop_table_add (CwDatabase *database,
                                 const CwSession *session,
                                 const CwLimbStop *stop,
                                 gint64 at,
                                 gint64 *id,
                                 GError **error);

G_END_DECLS
