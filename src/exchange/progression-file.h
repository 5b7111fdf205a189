/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/progression.h"

G_BEGIN_DECLS

/* Reads a key file of a dose and the sessions by it (README, "Evaluation
 * files"); what it does not give stays unknown.  A key or value that is not
 * known, or out of its range, is a CW_CLINICAL_ERROR that names file, group and
 * key.  The sessions belong to *progression; cw_progression_file_clear(). */
gboolean cw_progression_file_read (const char *path,
                                   CwProgression *progression,
                                   GError **error);
void cw_progression_file_clear (CwProgression *progression);

G_END_DECLS
