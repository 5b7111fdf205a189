/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/clearance-request.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Inserts a request with its findings, and its audit entry; sets its id. */
gboolean cw_clearance_request_table_add (CwDatabase *database,
                                         CwClearanceRequest *request,
                                         GError **error);
/* Those of a patient, the newest first.  (element-type CwClearanceRequest) */
GPtrArray *
cw_clearance_request_table_load_all (CwDatabase *database,
                                     gint64 patient_id,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
