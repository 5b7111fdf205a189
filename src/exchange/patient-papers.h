/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/document.h"
#include "store/clinic.h"

G_BEGIN_DECLS

/* What can be printed about a patient, in the order in which it is offered. */
typedef enum {
  CW_PAPER_KIND_HANDOUT,
  CW_PAPER_KIND_CONSENT_FORM,
  CW_PAPER_KIND_SCREENING_RECORD,
  CW_PAPER_KIND_SCREENING_DRAFT,
  CW_PAPER_KIND_CLEARANCE_LETTER,
  CW_PAPER_KIND_PROGRESS_REPORT,
} CwPaperKind;

#define CW_N_PAPER_KINDS (CW_PAPER_KIND_PROGRESS_REPORT + 1)

/* "Exercise handout", "Screening record" …; static. */
const char *cw_paper_kind_get_name (CwPaperKind kind);

/**
 * CwPatientPapers:
 *
 * What the clinic's file holds for the papers about one patient.
 */
typedef struct _CwPatientPapers CwPatientPapers;

CwPatientPapers *
cw_patient_papers_load (CwClinic *clinic, gint64 patient_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_patient_papers_free (CwPatientPapers *papers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPatientPapers, cw_patient_papers_free)

/* Whether it is worth a word even where it cannot be printed: a draft that does
 * not exist is not. */
gboolean cw_patient_papers_concerns (const CwPatientPapers *papers,
                                     CwPaperKind kind);
/* Why it cannot be printed, and what to do; NULL when it can.  Static. */
const char *cw_patient_papers_get_gap (const CwPatientPapers *papers,
                                       CwPaperKind kind);
/* One that has no gap. */
CwDocument *cw_patient_papers_make (const CwPatientPapers *papers,
                                    CwPaperKind kind,
                                    gboolean large_print)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
