/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/screening.h"

G_BEGIN_DECLS

/* Reads the facts of a screening from a key file (README, "Evaluation files").
 * A group, key, identifier or value that is not known, or out of its range, is
 * a CW_CLINICAL_ERROR that names file, group and key. */
CwScreeningFacts *
cw_screening_file_read (const char *path,
                        const CwQuestionnaire *questionnaire,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
