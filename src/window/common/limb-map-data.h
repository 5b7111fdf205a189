/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/limb-map.h"
#include "model/adverse-event-record.h"
#include "model/plan.h"

G_BEGIN_DECLS

/* The limb map of a patient; owns the words that the map borrows. */
typedef struct _CwLimbMapData CwLimbMapData;

/* `screening` NULL: nothing is known; `plan` NULL: no cuff is planned; `events`
 * (nullable, element-type CwAdverseEvent, newest first): what a symptom has
 * stopped on the day `today` gets no cuff on it.  What has ended by then permits
 * no limb any more; CW_DATE_NONE shows what was found, whatever has happened
 * since. */
CwLimbMapData *cw_limb_map_data_new (const CwScreeningRecord *screening,
                                     const CwPlan *plan,
                                     const GPtrArray *events,
                                     CwDate today)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_limb_map_data_free (CwLimbMapData *data);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwLimbMapData, cw_limb_map_data_free)

/* To be drawn; its focus may be moved. */
CwLimbMap *cw_limb_map_data_get_map (CwLimbMapData *data);
/* "Right arm: needs clearance. Nerve injury", all of it. */
char *cw_limb_map_data_describe_limb (CwLimbMapData *data, CwLimb limb)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
