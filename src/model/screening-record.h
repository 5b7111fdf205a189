/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/screening.h"
#include "model/lapse.h"

G_BEGIN_DECLS

#define CW_GATE_ERROR (cw_gate_error_quark ())
GQuark cw_gate_error_quark (void);

/* Why nothing may be prescribed or no session started (LIM_SCREEN). */
typedef enum {
  CW_GATE_ERROR_NOT_SCREENED,  /* there is no screening */
  CW_GATE_ERROR_NOT_SIGNED,    /* it is a draft */
  CW_GATE_ERROR_OTHER_PATIENT, /* it is somebody else's */
  CW_GATE_ERROR_EXPIRED,       /* it was valid until a day in the past */
  CW_GATE_ERROR_LAPSED,        /* something has ended it before its time */
  CW_GATE_ERROR_NOT_CLEARED,   /* refused, deferred or a clearance missing */
  CW_GATE_ERROR_LIMB,          /* that limb is not permitted */
  CW_GATE_ERROR_DOSE,          /* a limit refuses the dose, or a reason is
                                  missing for a warning */
  CW_GATE_ERROR_PLAN,          /* the plan is not complete or not signed */
  CW_GATE_ERROR_CHECK,         /* the same-day check is red or lacks its note */
  CW_GATE_ERROR_EVENT,         /* an adverse event waits for its review */
} CwGateError;

/**
 * CwScreeningRecord:
 * @verdict: while a draft, what the facts give now; once signed, what was
 *   signed, never computed anew
 * @signed_by: "Anna Berg, physiotherapist"; NULL while a draft
 * @lapses: (element-type CwLapse): what has ended it, the oldest first
 * @pressures: (element-type CwPressureReading): at the sessions since, in order
 * @girths: (element-type CwGirthReading): measured since, in order
 * @sbp_mmhg, @dbp_mmhg: the blood pressure that counted in it; NAN without
 * @girth_cm: of each limb, last measured before it was signed; NAN without
 * @last_session: of the patient; CW_DATE_NONE before the first
 * @used_limbs: where any plan of the patient has put the cuff
 * @person_corrected: birth date or sex of the patient are others now
 *
 * One screening of one patient.  What happened since, from @lapses on, is there
 * for the patient's last signed one only.
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
  GPtrArray *lapses;
  GArray *pressures;
  GArray *girths;
  double sbp_mmhg, dbp_mmhg;
  double girth_cm[CW_N_LIMBS];
  CwDate last_session;
  CwLimbSet used_limbs;
  gboolean person_corrected;
} CwScreeningRecord;

CwScreeningRecord *cw_screening_record_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_screening_record_free (CwScreeningRecord *record);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwScreeningRecord, cw_screening_record_free)

/* Why this signed screening no longer permits anything on that day, or not on
 * `wanted_limbs` (CLINICAL 1.4); `pressure` (nullable) is a reading of that day.
 * (element-type CwRescreenTrigger) as cw_validity_find_triggers(). */
GPtrArray *
cw_screening_record_find_triggers (const CwScreeningRecord *record,
                                   CwLimbSet wanted_limbs,
                                   const CwPressureReading *pressure,
                                   CwDate today) G_GNUC_WARN_UNUSED_RESULT;

/* The gate in the model: TRUE when this screening permits BFR on all of `limbs`
 * of that patient on that day.  `record` may be NULL.  The error is a sentence
 * for the clinician and says what to do next. */
gboolean cw_screening_record_permits (const CwScreeningRecord *record,
                                      gint64 patient_id,
                                      CwLimbSet limbs,
                                      CwDate today,
                                      GError **error);

/* FALSE with CW_GATE_ERROR_LAPSED when a plan puts the cuff on a limb for the
 * first time and nobody has asked about the limbs that day. */
gboolean cw_screening_record_permits_first_use (const CwScreeningRecord *record,
                                                CwLimbSet limbs,
                                                CwDate today,
                                                GError **error);

/* Whether the pulse tells how hard the patient works: not with beta-blockers or
 * atrial fibrillation (CLINICAL 2.2). */
gboolean
cw_screening_record_has_reliable_pulse (const CwScreeningRecord *record);
/* Whether a finding forces the familiarisation ladder (CLINICAL 2.8); its title,
 * NULL when none does. */
const char *
cw_screening_record_get_familiarisation_cause (const CwScreeningRecord *record);

G_END_DECLS
