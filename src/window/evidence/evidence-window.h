/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What stands behind every rule and limit, to search and to read: each entry
 * opens its reason, its numbers, its sources and how sure it is. */
#define CW_TYPE_EVIDENCE_WINDOW (cw_evidence_window_get_type ())
G_DECLARE_FINAL_TYPE (
    CwEvidenceWindow, cw_evidence_window, CW, EVIDENCE_WINDOW, AdwWindow)

GtkWindow *cw_evidence_window_new (GtkWindow *parent);

G_END_DECLS
