/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/document.h"
#include "model/patient.h"
#include "model/ledger.h"

G_BEGIN_DECLS

/**
 * CwPatientRecord:
 * @corrections: (element-type CwCorrection)
 * @plans: (element-type CwPlan)
 * @lapses: (element-type CwLapse)
 * @scores: (element-type CwOutcomeScore)
 * @events: (element-type CwAdverseEvent)
 * @decisions: (element-type CwAdviceDecision)
 *
 * What there is about a patient beside screenings, letters and sessions, which
 * have papers of their own; each newest first.  All is borrowed.
 */
typedef struct {
  const CwPatient *patient;
  const GPtrArray *corrections;
  const GPtrArray *plans;
  const GPtrArray *lapses;
  const CwLedger *ledger;
  const GPtrArray *scores;
  const GPtrArray *events;
  const GPtrArray *decisions;
} CwPatientRecord;

/* All of it on paper, for whoever asks what the clinic holds about them (GDPR
 * 15): nothing is left out that was struck out or replaced.  `date` is the day
 * of printing. */
CwDocument *cw_patient_record_new (const CwPatientRecord *record,
                                   const CwClinicProfile *profile,
                                   CwDate date) G_GNUC_WARN_UNUSED_RESULT;

/* Who did what with the record, and who looked.  (element-type CwAuditLine) */
CwDocument *cw_patient_record_new_log (const CwPatient *patient,
                                       const GPtrArray *lines,
                                       const CwClinicProfile *profile,
                                       CwDate date) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
