/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

/* A change of a dose that does away with what a limit says, where the value
 * follows from the limit or the protocol. */
typedef struct {
  char *label;          /* "Use 180 s" */
  CwPrescription *dose; /* as it would be */
} CwDoseFix;

/* NULL when nothing follows. */
CwDoseFix *cw_dose_fix_new (const CwPrescription *dose,
                            const CwDoseIssue *issue) G_GNUC_WARN_UNUSED_RESULT;
void cw_dose_fix_free (CwDoseFix *fix);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDoseFix, cw_dose_fix_free)

/* Takes the fix over in the prescription; its reasons stay. */
void cw_dose_fix_apply (const CwDoseFix *fix, CwPrescription *dose);

G_END_DECLS
