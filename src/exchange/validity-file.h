/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/validity.h"

G_BEGIN_DECLS

/* What a key file tells about a screening and all that came after it (README,
 * "Evaluation files"). */
typedef struct {
  CwValidityFacts facts;
  GArray *events;    /* (element-type CwRescreenEvent), of @facts */
  GArray *pressures; /* (element-type CwPressureReading) */
  GArray *girths;    /* (element-type CwGirthReading) */
} CwValidityFile;

/* A key or value that is not known, or out of its range, is a CW_CLINICAL_ERROR
 * that names file, group and key. */
CwValidityFile *cw_validity_file_read (const char *path, GError **error)
    G_GNUC_WARN_UNUSED_RESULT;
void cw_validity_file_free (CwValidityFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwValidityFile, cw_validity_file_free)

G_END_DECLS
