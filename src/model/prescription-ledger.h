/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/ledger.h"
#include "model/prescription.h"

G_BEGIN_DECLS

/* What a prescription takes from the ledger. */

/* Another cuff; the occlusion pressure of the one before is gone.  NULL for
 * none. */
void cw_prescription_set_cuff (CwPrescription *prescription,
                               const CwCuff *cuff);

/* Doses by that measurement; NULL for none. */
void cw_prescription_use_pressure (CwPrescription *prescription,
                                   const CwPressureRecord *record);

/* The load becomes a share of that maximum; of a calibration the load itself.
 */
void cw_prescription_use_one_rep_max (CwPrescription *prescription,
                                      const CwOneRepMaxRecord *record);

/* What the prescription needs an occlusion pressure for. */
CwPressureNeed cw_prescription_get_pressure_need (const CwPrescription *p,
                                                  CwDate today);

/* For an exercise that is new in a plan: the cuff with which its limbs were
 * measured last, else the only one that fits; the matching occlusion pressure,
 * the maximum, and `load_percent` of it as a load of the rack.  What is given
 * already stays. */
void cw_prescription_fill_from_ledger (CwPrescription *prescription,
                                       const CwLedger *ledger,
                                       double load_percent,
                                       CwDate today);

/* For an exercise of a plan that is to be replaced: the newest occlusion
 * pressure that matches.  One that is not of the ledger stays. */
void cw_prescription_renew_pressure (CwPrescription *prescription,
                                     const CwLedger *ledger,
                                     CwDate today);

G_END_DECLS
