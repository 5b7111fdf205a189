/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/screening.h"

G_BEGIN_DECLS

#define CW_GATE_ERROR (cw_gate_error_quark ())
GQuark cw_gate_error_quark (void);

/* Why nothing may be prescribed or no session started (LIM_SCREEN). */
typedef enum {
  CW_GATE_ERROR_NOT_SCREENED,  /* there is no screening */
  CW_GATE_ERROR_NOT_SIGNED,    /* it is a draft */
  CW_GATE_ERROR_OTHER_PATIENT, /* it is somebody else's */
  CW_GATE_ERROR_EXPIRED,       /* it was valid until a day in the past */
  CW_GATE_ERROR_NOT_CLEARED,   /* refused, deferred or a clearance missing */
  CW_GATE_ERROR_LIMB,          /* that limb is not permitted */
  CW_GATE_ERROR_DOSE,          /* a limit refuses the dose, or a reason is
                                  missing for a warning */
  CW_GATE_ERROR_PLAN,          /* the plan is not complete or not signed */
  CW_GATE_ERROR_CHECK,         /* the same-day check is red or lacks its note */
} CwGateError;

/**
 * CwScreeningRecord:
 * @verdict: while a draft, what the facts give now; once signed, what was
 *   signed, never computed anew
 * @signed_by: "Anna Berg, physiotherapist"; NULL while a draft
 *
 * One screening of one patient.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 patient_id;
  gboolean is_signed;
  CwScreeningFacts *facts;
  CwVerdict *verdict; /* NULL until evaluated */
  char *questionnaire_version;
  gint64 clinician_id;
  char *signed_by;
  gint64 signed_at; /* UTC seconds */
} CwScreeningRecord;

CwScreeningRecord *cw_screening_record_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_screening_record_free (CwScreeningRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwScreeningRecord, cw_screening_record_free)

/* The gate in the model: TRUE when this screening permits BFR on all of `limbs`
 * of that patient on that day.  `record` may be NULL.  The error is a sentence
 * for the clinician and says what to do next. */
gboolean cw_screening_record_permits (const CwScreeningRecord *record,
                                      gint64 patient_id,
                                      CwLimbSet limbs,
                                      CwDate today,
                                      GError **error);

G_END_DECLS
