/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

/* A dose that an exercise may start from: a pattern of sets, or a step of the
 * familiarisation ladder. */
typedef struct {
  const char *title;         /* translated */
  const CwSetScheme *scheme; /* NULL for a step */
  int step;                  /* of the ladder; -1 for a pattern of sets */
} CwDosePreset;

/* All of them in order, at most nine: one for each digit from 1.  Static. */
const CwDosePreset *cw_dose_presets_get (gsize *n_presets);

/* Gives an exercise that dose.  Patterns of sets are nothing for walking,
 * cycling and rest, which keep theirs. */
void cw_dose_preset_apply (const CwDosePreset *preset,
                           CwPlan *plan,
                           guint index,
                           const CwScreeningRecord *screening);

G_END_DECLS
