/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/cuff.h"
#include "model/one-rep-max-record.h"
#include "model/pressure-record.h"
#include "model/rack.h"

G_BEGIN_DECLS

/**
 * CwLedger:
 * @cuffs: (element-type CwCuff): of the clinic, by name, with inactive ones
 * @racks: (element-type CwRack): of the clinic
 * @pressures: (element-type CwPressureRecord): of the patient, newest first,
 *   with those that were struck out
 * @one_rep_maxes: (element-type CwOneRepMaxRecord): the same
 *
 * What was measured of one patient, and with what this clinic restricts and
 * loads.
 */
typedef struct {
  GPtrArray *cuffs;
  GPtrArray *racks;
  GPtrArray *pressures;
  GPtrArray *one_rep_maxes;
} CwLedger;

/* An empty one. */
CwLedger *cw_ledger_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_ledger_free (CwLedger *ledger);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwLedger, cw_ledger_free)

/* NULL when there is none. */
const CwCuff *cw_ledger_find_cuff (const CwLedger *ledger, gint64 cuff_id);
const CwPressureRecord *cw_ledger_find_pressure (const CwLedger *ledger,
                                                 gint64 record_id);

/* The rack of that exercise, else the one for all others, else half kilograms:
 * then `entered` (nullable) becomes FALSE. */
const CwRack *cw_ledger_get_rack (const CwLedger *ledger,
                                  const char *exercise_id,
                                  gboolean *entered);

/* The newest maximum of that exercise that stands, on these limbs, else on the
 * other side, as an injured limb is not tested (CLINICAL 3.2); NULL when there
 * is none. */
const CwOneRepMaxRecord *cw_ledger_find_one_rep_max (const CwLedger *ledger,
                                                     const char *exercise_id,
                                                     CwLimbSet limbs);

/* The girth that was measured last on any of these limbs, cm; NAN. */
double cw_ledger_find_girth (const CwLedger *ledger, CwLimbSet limbs);

/* For what an occlusion pressure is needed. */
typedef struct {
  CwLimbSet limbs;
  gint64 cuff_id; /* 0 while none is chosen */
  CwPosture posture;
  CwDate today;
  double sbp_mmhg; /* of today; NAN when not measured */
} CwPressureNeed;

/* What the ledger has for it. */
typedef struct {
  const CwPressureRecord *record; /* of the ledger; NULL for none */
  char *advice; /* sentences: what does not match, and what to measure when;
                   NULL when all is well */
  gboolean measure_again; /* now, and not only by some day */
} CwPressureMatch;

/* The occlusion pressure to dose by (CLINICAL 2.4, 2.6): with that cuff and no
 * other, in that posture where there is one, the newest that stands, a
 * measurement before an estimate until it is too old.  Of several limbs the one
 * with the lowest pressure counts, so that no limb gets more than its share. */
CwPressureMatch *
cw_ledger_match_pressure (const CwLedger *ledger,
                          const CwPressureNeed *need) G_GNUC_WARN_UNUSED_RESULT;
void cw_pressure_match_free (CwPressureMatch *match);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPressureMatch, cw_pressure_match_free)

G_END_DECLS
