/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "clinical/screening.h"

G_BEGIN_DECLS

/* The findings of a verdict that wait for a clearance, each to tick.  Emits
 * `changed`. */
#define CW_TYPE_FINDING_CHECKS (cw_finding_checks_get_type ())
G_DECLARE_FINAL_TYPE (CwFindingChecks,
                      cw_finding_checks,
                      CW,
                      FINDING_CHECKS,
                      GtkWidget)

/* Copies what it needs; `label` is the accessible name of the group. */
GtkWidget *cw_finding_checks_new (const char *label, const CwVerdict *verdict);
/* Identifiers of those that are ticked; NULL-terminated. */
GStrv cw_finding_checks_dup_ids (CwFindingChecks *self)
  G_GNUC_WARN_UNUSED_RESULT;
/* Ticks those for which `wanted` says so.  Does not emit `changed`. */
void cw_finding_checks_tick (CwFindingChecks *self,
                             gboolean (*wanted) (const char *finding_id,
                                                 gconstpointer data),
                             gconstpointer data);

G_END_DECLS
