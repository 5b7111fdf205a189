/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/dose.h"

G_BEGIN_DECLS

/* Reads the `[dose]` of a key file (README, "Evaluation files"); what it does
 * not give stays unknown.  A key or value that is not known, or out of its
 * range, is a CW_CLINICAL_ERROR that names file, group and key. */
gboolean cw_dose_file_read (const char *path, CwDose *dose, GError **error);

G_END_DECLS
