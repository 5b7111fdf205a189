/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/clinician.h"
#include "store/database.h"

G_BEGIN_DECLS

CwClinician *cw_clinician_table_load (CwDatabase *database,
                                      gint64 id,
                                      GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Active ones by name.  (element-type CwClinician) */
GPtrArray *cw_clinician_table_load_all (CwDatabase *database, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
/* The first person of a clinic administers it. */
gboolean cw_clinician_table_give_role (CwDatabase *database,
                                       CwClinician *clinician,
                                       GError **error);
/* `id` receives the identifier; the clinician's own is left alone. */
gboolean cw_clinician_table_save (CwDatabase *database,
                                  const CwClinician *clinician,
                                  gint64 at,
                                  gint64 *id,
                                  GError **error);

G_END_DECLS
