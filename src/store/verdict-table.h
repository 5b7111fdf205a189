/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/screening.h"
#include "store/database.h"

G_BEGIN_DECLS

/* The parts of a verdict that are rows of their own: findings and limbs. */
gboolean cw_verdict_table_save (CwDatabase *database,
                                gint64 screening_id,
                                const CwVerdict *verdict,
                                GError **error);
gboolean cw_verdict_table_load (CwDatabase *database,
                                gint64 screening_id,
                                CwVerdict *verdict,
                                GError **error);

G_END_DECLS
