/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whom to ask for a clearance of that finding (CLINICAL 1.2), as "Cardiologist";
 * never NULL.  Static, translated. */
const char *cw_doctor_suggest (const char *finding_id);

/* All findings for which the data names a doctor.  Static, ends with NULL. */
const char *const *cw_doctor_get_findings (void);

G_END_DECLS
