/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/screening-record.h"

#include <math.h>

static const char *const girth_ids[CW_N_LIMBS] = {
  [CW_LIMB_LEFT_ARM] = "girth_left_arm_cm",
  [CW_LIMB_RIGHT_ARM] = "girth_right_arm_cm",
  [CW_LIMB_LEFT_LEG] = "girth_left_leg_cm",
  [CW_LIMB_RIGHT_LEG] = "girth_right_leg_cm",
};

static void
take_screening (CwValidityFacts *facts, const CwScreeningRecord *record)
{
  facts->birth_date = record->facts->birth_date;
  facts->screened_on = record->facts->date;
  facts->valid_days = record->verdict->valid_days;
  facts->valid_until = record->verdict->valid_until;
  facts->sbp_mmhg = record->sbp_mmhg;
  facts->dbp_mmhg = record->dbp_mmhg;
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    facts->girth_cm[limb]
        = cw_screening_facts_get_measurement (record->facts, girth_ids[limb]);
    if (isnan (facts->girth_cm[limb]))
      facts->girth_cm[limb] = record->girth_cm[limb];
  }
}

/* (element-type CwRescreenEvent) */
static GArray *
collect_events (const CwScreeningRecord *record)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (CwRescreenEvent));

  for (guint i = 0; i < record->lapses->len; i++) {
    const CwLapse *lapse = record->lapses->pdata[i];
    CwRescreenEvent event = { lapse->rule_id, lapse->day };

    g_array_append_val (events, event);
  }
  return events;
}

/* (element-type CwPressureReading) */
static GArray *
collect_pressures (const CwScreeningRecord *record,
                   const CwPressureReading *pressure)
{
  GArray *readings = g_array_copy (record->pressures);

  if (pressure != NULL)
    g_array_append_val (readings, *pressure);
  return readings;
}

GPtrArray *
cw_screening_record_find_triggers (const CwScreeningRecord *record,
                                   CwLimbSet wanted_limbs,
                                   const CwPressureReading *pressure,
                                   CwDate today)
{
  g_autoptr (GArray) events = NULL;
  g_autoptr (GArray) readings = NULL;
  CwValidityFacts facts;

  g_return_val_if_fail (record != NULL && record->verdict != NULL, NULL);

  events = collect_events (record);
  readings = collect_pressures (record, pressure);
  cw_validity_facts_init (&facts);
  take_screening (&facts, record);
  facts.today = today;
  facts.last_session = record->last_session;
  facts.used_limbs = record->used_limbs;
  facts.person_corrected = record->person_corrected;
  facts.wanted_limbs = wanted_limbs;
  facts.events = (const CwRescreenEvent *)(void *)events->data;
  facts.n_events = events->len;
  facts.pressures = (const CwPressureReading *)(void *)readings->data;
  facts.n_pressures = readings->len;
  facts.girths = (const CwGirthReading *)(void *)record->girths->data;
  facts.n_girths = record->girths->len;
  return cw_validity_find_triggers (&facts);
}
