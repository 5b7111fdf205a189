/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/screening-band.h"

#include <math.h>

/* Whether a letter speaks about that limb, whether or not anything rests on it:
 * a doctor's limit is not ours to weigh. */
static gboolean
letter_is_about (const CwClearance *clearance,
                 const CwScreeningFacts *facts,
                 int limb)
{
  return (clearance->limbs == CW_LIMBS_NONE
          || (clearance->limbs & CW_LIMB_BIT (limb)) != 0)
         && cw_clearance_is_valid (clearance, facts->date);
}

/* The lowest share of the occlusion pressure that a letter names. */
static double
letter_cap (const CwScreeningFacts *facts, int limb)
{
  double cap = NAN;

  for (guint i = 0; i < facts->clearances->len; i++) {
    const CwClearance *clearance = g_ptr_array_index (facts->clearances, i);

    if (letter_is_about (clearance, facts, limb))
      cap = fmin (cap, clearance->max_aop_percent);
  }
  return cap;
}

static double
letter_load_cap (const CwScreeningFacts *facts, int limb)
{
  double cap = NAN;

  for (guint i = 0; i < facts->clearances->len; i++) {
    const CwClearance *clearance = g_ptr_array_index (facts->clearances, i);

    if (letter_is_about (clearance, facts, limb))
      cap = fmin (cap, clearance->max_load_percent_1rm);
  }
  return cap;
}

/* What the screening says about one limb; of several limbs the strictest
 * counts. */
static void
dose_add_limb (CwDose *dose, const CwScreeningRecord *screening, int limb)
{
  const CwLimbVerdict *verdict = &screening->verdict->limbs[limb];

  dose->dose_class = MAX (dose->dose_class, verdict->dose_class);
  dose->limb_cap_aop_percent
      = fmin (dose->limb_cap_aop_percent,
              fmin (verdict->max_aop_percent,
                    letter_cap (screening->facts, limb)));
  dose->limb_measured_aop_only |= verdict->measured_aop_only;
  dose->limb_seated_only |= verdict->seated_only;
  dose->limb_no_failure_sessions
      = MAX (dose->limb_no_failure_sessions, verdict->no_failure_sessions);
  dose->cleared_load_percent_1rm
      = fmin (dose->cleared_load_percent_1rm,
              fmin (verdict->max_load_percent_1rm,
                    letter_load_cap (screening->facts, limb)));
}

/* A share named in letters raises class C's cap only when it is named for every
 * limb that is of class C. */
static double
cleared_share (const CwDose *dose, const CwScreeningRecord *screening)
{
  double cleared = NAN;

  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    const CwLimbVerdict *verdict = &screening->verdict->limbs[limb];

    if ((dose->limbs & CW_LIMB_BIT (limb)) == 0)
      continue;
    if (dose->dose_class != CW_DOSE_CLASS_C)
      cleared = fmin (cleared, letter_cap (screening->facts, limb));
    else if (verdict->dose_class == CW_DOSE_CLASS_C) {
      if (isnan (verdict->cleared_aop_percent))
        return NAN;
      cleared = fmin (cleared, verdict->cleared_aop_percent);
    }
  }
  return cleared;
}

void
cw_screening_band_fill_dose (const CwScreeningRecord *screening, CwDose *dose)
{
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if ((dose->limbs & CW_LIMB_BIT (limb)) != 0)
      dose_add_limb (dose, screening, limb);
  dose->cleared_aop_percent = cleared_share (dose, screening);
}

CwDoseBand
cw_screening_band_get (const CwScreeningRecord *screening, CwLimbSet limbs)
{
  CwDose dose;
  CwDoseBand band;

  cw_dose_init (&dose);
  dose.limbs = limbs;
  dose.dose_class = CW_DOSE_CLASS_NONE;
  cw_screening_band_fill_dose (screening, &dose);
  band = cw_dose_band (dose.dose_class, (limbs & CW_LIMBS_LEGS) != 0,
                       dose.cleared_aop_percent);
  band.aop_percent_max = fmin (band.aop_percent_max, dose.limb_cap_aop_percent);
  band.aop_percent_min = fmin (band.aop_percent_min, band.aop_percent_max);
  band.aop_percent_default
      = fmin (band.aop_percent_default, band.aop_percent_max);
  band.measured_aop_only |= dose.limb_measured_aop_only;
  band.load_percent_max
      = fmin (band.load_percent_max, dose.cleared_load_percent_1rm);
  band.load_percent_min = fmin (band.load_percent_min, band.load_percent_max);
  band.load_percent_default
      = fmin (band.load_percent_default, band.load_percent_max);
  return band;
}
