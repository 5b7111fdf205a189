/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "model/prescription.h"

G_BEGIN_DECLS

/* A dose drawn beside its limits: a share on its permitted band, the inflation
 * of an exercise over time, or the time of a limb against its limit. */
#define CW_TYPE_DOSE_GRAPH (cw_dose_graph_get_type ())
G_DECLARE_FINAL_TYPE (CwDoseGraph, cw_dose_graph, CW, DOSE_GRAPH, GtkWidget)

/* A pointer at `value` percent (NAN for none) over an axis from `from` to `to`,
 * with the permitted band. */
void cw_dose_graph_show_band (CwDoseGraph *self,
                              double from,
                              double to,
                              double band_low,
                              double band_high,
                              double value);
/* Sets and rests of an exercise with the cuff up; of intervals all of them
 * together. */
void cw_dose_graph_show_time (CwDoseGraph *self,
                              const CwPrescription *prescription);
/* One time against its limit; `label` says it to assistive tools. */
void cw_dose_graph_show_limit (CwDoseGraph *self,
                               double seconds,
                               CwTimeLimit limit,
                               const char *label);

G_END_DECLS
