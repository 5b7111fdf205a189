/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "chart/palette.h"
#include "model/next-step.h"

G_BEGIN_DECLS

/* The small sign of a state: its shape, glyph and colour (NOTES: status mark).
 * Properties `status` (int, CwStatus) and `size` (int, pixels at scale 1). */
#define CW_TYPE_STATUS_MARK (cw_status_mark_get_type ())
G_DECLARE_FINAL_TYPE (CwStatusMark, cw_status_mark, CW, STATUS_MARK, GtkWidget)

GtkWidget *cw_status_mark_new (CwStatus status, int size);
void cw_status_mark_set_status (CwStatusMark *self, CwStatus status);

/* What a limb's verdict shows: permitted in class B or C is caution. */
CwStatus cw_status_from_limb (const CwLimbVerdict *limb);
/* What a patient's verdict shows. */
CwStatus cw_status_from_verdict (const CwVerdict *verdict);
/* What a finding of that level shows. */
CwStatus cw_status_from_level (CwLevel level);
/* "Permitted", "Caution", "Needs clearance", "Blocked", "Not screened". */
const char *cw_status_get_word (CwStatus status);
/* The same state as drawings know it. */
CwMark cw_status_get_mark (CwStatus status);

G_END_DECLS
