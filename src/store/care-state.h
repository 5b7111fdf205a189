/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/next-step.h"
#include "store/database.h"

G_BEGIN_DECLS

/* Where one patient's care stands; also of somebody who is not there. */
gboolean cw_care_state_load (CwDatabase *database,
                             gint64 patient_id,
                             CwCareState *state,
                             GError **error);

G_END_DECLS
