/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/patient-papers.h"

#include <glib/gi18n-lib.h>

#include "documents/clearance-letter.h"
#include "documents/consent-form.h"
#include "documents/handout.h"
#include "documents/progress-report.h"
#include "documents/screening-document.h"

struct _CwPatientPapers {
  const CwQuestionnaire *questionnaire; /* of the clinic, which outlives us */
  CwClinic *clinic;
  CwDate date;
  CwPatientOverview *overview;
  CwClinicProfile *profile;  /* NULL while the clinic has no name */
  CwScreeningRecord *draft;  /* NULL when there is none */
  GPtrArray *progress;       /* (element-type CwExerciseProgress) */
  CwTimeline *timeline;
};

const char *
cw_paper_kind_get_name (CwPaperKind kind)
{
  switch (kind) {
  case CW_PAPER_KIND_CONSENT_FORM:
    return _ ("Consent form");
  case CW_PAPER_KIND_SCREENING_RECORD:
    return _ ("Screening record");
  case CW_PAPER_KIND_CLEARANCE_LETTER:
    return _ ("Clearance request");
  case CW_PAPER_KIND_SCREENING_DRAFT:
    return _ ("Screening, draft");
  case CW_PAPER_KIND_PROGRESS_REPORT:
    return _ ("Progress report");
  case CW_PAPER_KIND_HANDOUT:
  default:
    return _ ("Exercise handout");
  }
}

CwPatientPapers *
cw_patient_papers_load (CwClinic *clinic, gint64 patient_id, GError **error)
{
  g_autoptr (CwPatientPapers) papers = g_new0 (CwPatientPapers, 1);
  g_autoptr (GError) load_error = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  papers->clinic = g_object_ref (clinic);
  papers->questionnaire = cw_clinic_get_questionnaire (clinic);
  papers->date = cw_clinic_get_today (clinic);
  papers->overview = cw_clinic_load_overview (clinic, patient_id, error);
  if (papers->overview == NULL)
    return NULL;
  papers->profile = cw_clinic_load_profile (clinic, &load_error);
  if (load_error == NULL)
    papers->draft = cw_clinic_load_draft (clinic, patient_id, &load_error);
  if (load_error == NULL)
    papers->progress
        = cw_clinic_load_progress (clinic, patient_id, 0, &load_error);
  if (load_error == NULL)
    papers->timeline = cw_clinic_load_timeline (clinic, patient_id, &load_error);
  if (load_error == NULL)
    return g_steal_pointer (&papers);
  g_propagate_error (error, g_steal_pointer (&load_error));
  return NULL;
}

void
cw_patient_papers_free (CwPatientPapers *papers)
{
  if (papers == NULL)
    return;
  g_clear_pointer (&papers->overview, cw_patient_overview_free);
  g_clear_pointer (&papers->profile, cw_clinic_profile_free);
  g_clear_pointer (&papers->draft, cw_screening_record_free);
  g_clear_pointer (&papers->progress, g_ptr_array_unref);
  g_clear_pointer (&papers->timeline, cw_timeline_free);
  g_clear_object (&papers->clinic);
  g_free (papers);
}

gboolean
cw_patient_papers_concerns (const CwPatientPapers *papers, CwPaperKind kind)
{
  return kind != CW_PAPER_KIND_SCREENING_DRAFT || papers->draft != NULL;
}

const char *
cw_patient_papers_get_gap (const CwPatientPapers *papers, CwPaperKind kind)
{
  const CwPatientOverview *overview = papers->overview;

  if (kind == CW_PAPER_KIND_HANDOUT && overview->plan == NULL)
    return _ ("A handout belongs to a signed plan, and there is no plan yet.");
  if (kind == CW_PAPER_KIND_SCREENING_RECORD && overview->screening == NULL)
    return _ ("There is no signed screening yet.");
  if (kind == CW_PAPER_KIND_SCREENING_DRAFT && papers->draft == NULL)
    return _ ("There is no screening that waits for its signature.");
  if (kind == CW_PAPER_KIND_PROGRESS_REPORT && papers->progress->len == 0)
    return _ ("There is no session yet, and so no progress to report.");
  if (kind == CW_PAPER_KIND_CLEARANCE_LETTER && overview->requests->len == 0)
    return _ ("No doctor has been asked for a clearance. Ask on the last page "
              "of the screening.");
  if (papers->profile == NULL)
    return _ ("The clinic has no name and phone yet; its papers need them. "
              "Name it in the main menu.");
  return NULL;
}

static CwDocument *
make_progress_report (const CwPatientPapers *papers, gboolean large_print)
{
  const CwPatientOverview *overview = papers->overview;
  const CwProgressReport report = {
    .patient = overview->patient,
    .plan = overview->plan,
    .state = &overview->state,
    .next_step = overview->next_step,
    .events = overview->events,
    .advice = overview->advice,
    .progress = papers->progress,
    .timeline = papers->timeline,
  };

  return cw_progress_report_new (&report, papers->profile, papers->date,
                                 large_print);
}

CwDocument *
cw_patient_papers_make (const CwPatientPapers *papers,
                        CwPaperKind kind,
                        gboolean large_print)
{
  const CwPatientOverview *overview = papers->overview;

  g_return_val_if_fail (cw_patient_papers_get_gap (papers, kind) == NULL, NULL);

  switch (kind) {
  case CW_PAPER_KIND_CONSENT_FORM:
    return cw_consent_form_new (
        overview->patient, papers->profile,
        cw_questionnaire_get_version (papers->questionnaire), papers->date,
        large_print);
  case CW_PAPER_KIND_CLEARANCE_LETTER:
    return cw_clearance_letter_new (overview->patient,
                                    overview->requests->pdata[0],
                                    papers->profile, papers->date, large_print);
  case CW_PAPER_KIND_SCREENING_RECORD:
  case CW_PAPER_KIND_SCREENING_DRAFT:
    return cw_screening_document_new (
        overview->patient,
        kind == CW_PAPER_KIND_SCREENING_DRAFT ? papers->draft
                                              : overview->screening,
        papers->questionnaire, papers->profile, papers->date, large_print);
  case CW_PAPER_KIND_PROGRESS_REPORT:
    return make_progress_report (papers, large_print);
  case CW_PAPER_KIND_HANDOUT:
  default:
    return cw_handout_new (overview->patient, overview->plan, papers->profile,
                           papers->date, large_print);
  }
}
