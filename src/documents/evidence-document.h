/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/document.h"

G_BEGIN_DECLS

/* What stands behind every rule and limit (CLINICAL 9), for a clinician to read
 * with a pen: what to confirm before release, every entry of the clinical data
 * with its reason and source, and the sources.  `version` is that of the
 * questionnaire; of `profile` only the paper counts. */
CwDocument *cw_evidence_document_new (const char *version,
                                      const CwClinicProfile *profile,
                                      CwDate date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
