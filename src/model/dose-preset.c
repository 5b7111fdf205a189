/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/dose-preset.h"

#include "model/plan-familiarisation.h"

#define MOST_PRESETS 9

typedef struct {
  gsize n;
  CwDosePreset presets[MOST_PRESETS];
} Presets;

static void
add (Presets *self, const CwDosePreset *preset)
{
  if (self->n < MOST_PRESETS)
    self->presets[self->n++] = *preset;
}

static gpointer
presets_make (gpointer unused)
{
  Presets *self = g_new0 (Presets, 1);
  gsize n_schemes;
  const CwSetScheme *const *schemes = cw_set_schemes_get (&n_schemes);

  for (gsize i = 0; i < n_schemes; i++)
    if (schemes[i]->preset)
      add (self, &(CwDosePreset){ schemes[i]->name, schemes[i], -1 });
  for (int i = 0; i < CW_N_FAMILIARISATION_STEPS; i++)
    add (self,
         &(CwDosePreset){ cw_familiarisation_get_step (i)->title, NULL, i });
  return self;
}

const CwDosePreset *
cw_dose_presets_get (gsize *n_presets)
{
  static GOnce once = G_ONCE_INIT;
  const Presets *presets = g_once (&once, presets_make, NULL);

  g_return_val_if_fail (n_presets != NULL, NULL);

  *n_presets = presets->n;
  return presets->presets;
}

void
cw_dose_preset_apply (const CwDosePreset *preset,
                      CwPlan *plan,
                      guint index,
                      const CwScreeningRecord *screening)
{
  CwPrescription *p;

  g_return_if_fail (preset != NULL);
  g_return_if_fail (plan != NULL && index < plan->prescriptions->len);

  p = g_ptr_array_index (plan->prescriptions, index);
  if (preset->step >= 0)
    cw_plan_apply_familiarisation (plan, index, preset->step, screening);
  else if (!cw_prescription_is_timed (p))
    cw_prescription_set_scheme (p, preset->scheme);
}
