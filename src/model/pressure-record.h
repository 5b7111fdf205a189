/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"
#include "clinical/occlusion-pressure.h"
#include "model/strike.h"

G_BEGIN_DECLS

/**
 * CwPressureRecord:
 * @cuff_name, @cuff_width_cm: as they were
 * @aop_mmhg: NAN: it could not be determined
 * @low_mmhg, @high_mmhg: the error band of an estimate; NAN of a measurement
 * @formula_id: of an estimate; NULL of a measurement
 * @tries: how often the cuff was inflated for it; 0 of an estimate
 * @girth_cm, @sbp_mmhg, @dbp_mmhg: of that day; NAN when not taken
 *
 * One determination of the arterial occlusion pressure of one limb with one
 * cuff in one posture: a share of it means something only there (CLINICAL 2.4).
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 patient_id;
  CwLimbSet limb; /* one */
  gint64 cuff_id;
  char *cuff_name;
  double cuff_width_cm;
  CwPosture posture;
  CwAopMethod method;
  double aop_mmhg;
  double low_mmhg, high_mmhg;
  char *formula_id;
  int tries;
  double girth_cm;
  double sbp_mmhg, dbp_mmhg;
  CwDate date;
  char *note;
  gint64 clinician_id;
  char *recorded_by;  /* "Anna Berg, physiotherapist" */
  gint64 recorded_at; /* UTC seconds */
  CwStrike strike;
} CwPressureRecord;

CwPressureRecord *cw_pressure_record_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwPressureRecord *cw_pressure_record_copy (const CwPressureRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;
void cw_pressure_record_free (CwPressureRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPressureRecord, cw_pressure_record_free)

/* Whether it may be saved: one limb, a cuff, a day up to `today`, a pressure
 * that is possible (LIM_AOP_ENTRY) or none; an estimate has its band.
 * CW_MODEL_ERROR_INVALID. */
gboolean cw_pressure_record_validate (const CwPressureRecord *record,
                                      CwDate today,
                                      GError **error);

/* The last day on which it is fresh (CLINICAL 2.6). */
CwDate cw_pressure_record_get_fresh_until (const CwPressureRecord *record);

/* "190 mmHg", "122 mmHg, between 92 and 153", "Could not be determined". */
char *cw_pressure_record_describe_value (const CwPressureRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;
/* "Doppler, lying, Thigh cuff, 13.5 cm". */
char *cw_pressure_record_describe_way (const CwPressureRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
