/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/session.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Adds the session's remarks to it, in order. */
gboolean cw_session_remark_table_load (CwDatabase *database,
                                       CwSession *session,
                                       GError **error);
/* Sets its id.  It is never changed. */
gboolean cw_session_remark_table_add (CwDatabase *database,
                                      CwSessionRemark *remark,
                                      gint64 patient_id,
                                      GError **error);

G_END_DECLS
