/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwCorrection:
 * @clinician: (nullable): who made it; NULL where nobody had signed in
 * @field: what was corrected, as `birth_date`
 * @before, @after: (nullable): as they are stored
 *
 * Something about a person that is said otherwise now than before (GDPR 16).
 */
typedef struct {
  gint64 at; /* UTC seconds */
  char *clinician;
  char *field;
  char *before, *after;
} CwCorrection;

CwCorrection *cw_correction_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_correction_free (CwCorrection *correction);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCorrection, cw_correction_free)

/* "Birth date". */
const char *cw_correction_get_label (const CwCorrection *correction);
/* "17 April 1971 → 17 April 1981"; nothing is "–". */
char *cw_correction_describe (const CwCorrection *correction)
    G_GNUC_WARN_UNUSED_RESULT;
/* "25 November 2026, 10:42 · Anna Berg". */
char *cw_correction_describe_author (const CwCorrection *correction)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
