/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/visit.h"

G_BEGIN_DECLS

/* Adds each exercise of the visit's plan to the lines of a note: what was
 * prescribed, and set by set what was done. */
void cw_visit_note_sets_add (GPtrArray *lines, const CwVisit *visit);

/* What is prescribed for one exercise. */
void
cw_visit_note_sets_add_dose (GPtrArray *lines, const CwPrescription *dose);

G_END_DECLS
