/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/ledger.h"

#include <math.h>

CwLedger *
cw_ledger_new (void)
{
  CwLedger *ledger = g_new0 (CwLedger, 1);

  ledger->cuffs = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_cuff_free);
  ledger->racks = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_rack_free);
  ledger->pressures = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_pressure_record_free);
  ledger->one_rep_maxes = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_one_rep_max_record_free);
  return ledger;
}

void
cw_ledger_free (CwLedger *ledger)
{
  if (ledger == NULL)
    return;
  g_clear_pointer (&ledger->cuffs, g_ptr_array_unref);
  g_clear_pointer (&ledger->racks, g_ptr_array_unref);
  g_clear_pointer (&ledger->pressures, g_ptr_array_unref);
  g_clear_pointer (&ledger->one_rep_maxes, g_ptr_array_unref);
  g_free (ledger);
}

const CwCuff *
cw_ledger_find_cuff (const CwLedger *ledger, gint64 cuff_id)
{
  for (guint i = 0; i < ledger->cuffs->len; i++) {
    const CwCuff *cuff = g_ptr_array_index (ledger->cuffs, i);

    if (cuff->id == cuff_id)
      return cuff;
  }
  return NULL;
}

const CwPressureRecord *
cw_ledger_find_pressure (const CwLedger *ledger, gint64 record_id)
{
  for (guint i = 0; i < ledger->pressures->len; i++) {
    const CwPressureRecord *record = g_ptr_array_index (ledger->pressures, i);

    if (record->id == record_id)
      return record;
  }
  return NULL;
}

const CwRack *
cw_ledger_get_rack (const CwLedger *ledger,
                    const char *exercise_id,
                    gboolean *entered)
{
  static const CwRack half_kilograms
      = { .smallest_kg = 0.5, .step_kg = 0.5, .largest_kg = 500 };
  const CwRack *rack = NULL;

  for (guint i = 0; i < ledger->racks->len; i++) {
    const CwRack *candidate = g_ptr_array_index (ledger->racks, i);

    if (candidate->exercise_id != NULL
        && g_strcmp0 (candidate->exercise_id, exercise_id) == 0) {
      rack = candidate;
      break;
    }
    if (candidate->exercise_id == NULL)
      rack = candidate;
  }
  if (entered != NULL)
    *entered = rack != NULL;
  return rack != NULL ? rack : &half_kilograms;
}

/* Whether one side was tested and the other is asked for. */
static gboolean
is_other_side (CwLimbSet tested, CwLimbSet asked)
{
  gboolean one = (asked & (asked - 1)) == 0 && (tested & (tested - 1)) == 0;
  gboolean legs = (asked & CW_LIMBS_LEGS) != 0;

  return one && legs == ((tested & CW_LIMBS_LEGS) != 0);
}

const CwOneRepMaxRecord *
cw_ledger_find_one_rep_max (const CwLedger *ledger,
                            const char *exercise_id,
                            CwLimbSet limbs)
{
  const CwOneRepMaxRecord *other = NULL;

  for (guint i = 0; i < ledger->one_rep_maxes->len; i++) {
    const CwOneRepMaxRecord *record
        = g_ptr_array_index (ledger->one_rep_maxes, i);

    if (record->strike.at != 0
        || g_strcmp0 (record->exercise_id, exercise_id) != 0)
      continue;
    if (record->limbs == limbs)
      return record;
    if (other == NULL && is_other_side (record->limbs, limbs))
      other = record;
  }
  return other;
}

double
cw_ledger_find_girth (const CwLedger *ledger, CwLimbSet limbs)
{
  for (guint i = 0; i < ledger->pressures->len; i++) {
    const CwPressureRecord *record = g_ptr_array_index (ledger->pressures, i);

    if (record->strike.at == 0 && (record->limb & limbs) != 0
        && !isnan (record->girth_cm))
      return record->girth_cm;
  }
  return NAN;
}
