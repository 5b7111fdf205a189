/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"
#include "clinical/limb.h"
#include "model/prescription.h"
#include "model/strike.h"

G_BEGIN_DECLS

/**
 * CwOneRepMaxRecord:
 * @load_kg, @reps: what was lifted, and how often
 * @one_rm_kg: NAN of a calibration, whose load is what to train with
 * @low_kg, @high_kg: the lowest and the highest formula; NAN unless estimated
 * @pressure_mmhg: of the cuff in a calibration; NAN else
 *
 * How much a patient can lift in one exercise, and how that was found
 * (CLINICAL 3.2).
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 patient_id;
  char *exercise_id;
  CwLimbSet limbs; /* one, or both of a region */
  CwOneRepMaxMethod method;
  double load_kg;
  int reps;
  double one_rm_kg;
  double low_kg, high_kg;
  double pressure_mmhg;
  CwDate date;
  char *note;
  gint64 clinician_id;
  char *recorded_by;  /* "Anna Berg, physiotherapist" */
  gint64 recorded_at; /* UTC seconds */
  CwStrike strike;
} CwOneRepMaxRecord;

CwOneRepMaxRecord *cw_one_rep_max_record_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwOneRepMaxRecord *cw_one_rep_max_record_copy (const CwOneRepMaxRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;
void cw_one_rep_max_record_free (CwOneRepMaxRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwOneRepMaxRecord, cw_one_rep_max_record_free)

/* Fills in what follows from method, load and repetitions.  FALSE and a
 * sentence when nothing does: CW_CLINICAL_ERROR_OUT_OF_RANGE. */
gboolean cw_one_rep_max_record_derive (CwOneRepMaxRecord *record,
                                       GError **error);

/* Whether it may be saved: an exercise, limbs of one region, a day up to
 * `today`, and numbers that follow from each other; a calibration has the
 * pressure of the cuff.  CW_MODEL_ERROR_INVALID. */
gboolean cw_one_rep_max_record_validate (const CwOneRepMaxRecord *record,
                                         CwDate today,
                                         GError **error);

/* "60 kg", "25.3 kg, formulas 24 to 25.5", "Load 15 kg". */
char *cw_one_rep_max_record_describe_value (const CwOneRepMaxRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;
/* "Tested", "From 8 repetitions with 20 kg", "28 repetitions under the cuff at
 * 114 mmHg". */
char *cw_one_rep_max_record_describe_way (const CwOneRepMaxRecord *record)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
