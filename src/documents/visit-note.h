/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/document.h"
#include "model/visit.h"

G_BEGIN_DECLS

/* The record of a visit, written from what was stored of it: attendance,
 * screening, the check before it, each exercise with its dose and its sets
 * (CLINICAL 3.6), time under the cuff, side effects, what changed and why, what
 * is next.  It ends with a line for the clinician's own words. */

/* To be put into another record. */
char *cw_visit_note_get_text (const CwVisit *visit) G_GNUC_WARN_UNUSED_RESULT;

/* The same on paper.  `date` is the day of printing; `large_print` sets 16 point
 * text. */
CwDocument *cw_visit_note_new (const CwVisit *visit,
                               const CwClinicProfile *profile,
                               CwDate date,
                               gboolean large_print) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
