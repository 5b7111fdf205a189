/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/session.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Minutes under the cuff of sessions from paper. */

/* Adds the session's to it. */
gboolean cw_paper_cuff_table_load (CwDatabase *database,
                                   CwSession *session,
                                   GError **error);
/* All of the session, before its sets; they are never changed. */
gboolean cw_paper_cuff_table_add (CwDatabase *database,
                                  const CwSession *session,
                                  GError **error);

G_END_DECLS
