/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"

G_BEGIN_DECLS

#define CW_N_RIBBON_STEPS 3

/* What one step of the ribbon says. */
typedef struct {
  CwStatus status;
  gboolean current; /* what is to be done next */
  gboolean later;   /* not yet: a step before it is missing */
  char *title;
  char *detail;
} CwRibbonStep;

/* Screening, plan and session of a patient on that day. */
void cw_ribbon_steps_fill (CwRibbonStep steps[CW_N_RIBBON_STEPS],
                           const CwPatientOverview *overview,
                           CwDate today);
void cw_ribbon_steps_clear (CwRibbonStep steps[CW_N_RIBBON_STEPS]);

G_END_DECLS
