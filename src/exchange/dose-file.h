/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/data-file.h"
#include "clinical/dose.h"

G_BEGIN_DECLS

/* Reads the `[dose]` of a key file (README, "Evaluation files"); what it does
 * not give stays unknown.  A key or value that is not known, or out of its
 * range, is a CW_CLINICAL_ERROR that names file, group and key. */
gboolean cw_dose_file_read (const char *path, CwDose *dose, GError **error);

/* The `[dose]` of a file that is open already. */
void cw_dose_file_read_group (CwDataFile *file, CwDose *dose);
/* A scheme by its name, or its repetitions as 30/15/15/F, in the group being
 * read; untouched where neither is given. */
void cw_dose_file_read_scheme (CwDataFile *file, CwSetScheme *scheme);

G_END_DECLS
