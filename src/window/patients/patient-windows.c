/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/patient-windows.h"

#include "window/common/message.h"
#include "window/documents/document-window.h"
#include "window/outcomes/outcome-window.h"
#include "window/patients/change-window.h"
#include "window/patients/patient-dialog.h"
#include "window/plan/measurements-window.h"
#include "window/plan/plan-window.h"
#include "window/rights/export-window.h"
#include "window/screening/clearance-request-window.h"
#include "window/screening/screening-window.h"
#include "window/session/session-window.h"

#include <glib/gi18n-lib.h>

static GtkWindow *
report_change (CwClinic *clinic,
               const CwPatientOverview *overview,
               GtkWindow *parent,
               GError **error)
{
  return cw_change_window_new (clinic, overview->patient->id,
                               overview->screening->facts->date, parent);
}

static GtkWindow *
print_screening (CwClinic *clinic,
                 const CwPatientOverview *overview,
                 GtkWindow *parent,
                 GError **error)
{
  return cw_document_window_new (clinic, overview->patient->id,
                                 CW_PAPER_KIND_SCREENING_RECORD, parent, error);
}

static GtkWindow *
ask_clearance (CwClinic *clinic,
               const CwPatientOverview *overview,
               GtkWindow *parent,
               GError **error)
{
  return cw_clearance_request_window_new (clinic, overview->patient->id,
                                          overview->screening->verdict, parent);
}

static GtkWindow *
continue_session (CwClinic *clinic,
                  const CwPatientOverview *overview,
                  GtkWindow *parent,
                  GError **error)
{
  return cw_session_window_resume (
    clinic, overview->state.unfinished_session_id, parent, error);
}

static GtkWindow *
check_after (CwClinic *clinic,
             const CwPatientOverview *overview,
             GtkWindow *parent,
             GError **error)
{
  return cw_session_window_resume (clinic, overview->state.unchecked_session_id,
                                   parent, error);
}

/* Each action has one of the two. */
static const struct {
  const char *action;
  const char *problem; /* what is said when there is no window */
  GtkWindow *(*open) (CwClinic *clinic,
                      gint64 patient_id,
                      GtkWindow *parent,
                      GError **error);
  GtkWindow *(*open_about) (CwClinic *clinic,
                            const CwPatientOverview *overview,
                            GtkWindow *parent,
                            GError **error);
} windows[] = {
  { "patient.edit", N_ ("The patient could not be read"), cw_patient_dialog_new,
    NULL },
  { "patient.screen", N_ ("The screening could not be opened"),
    cw_screening_window_new, NULL },
  { "patient.report-change", NULL, NULL, report_change },
  { "patient.prescribe", N_ ("Nothing may be prescribed"), cw_plan_window_new,
    NULL },
  { "patient.measurements", N_ ("The measurements could not be read"),
    cw_measurements_window_new, NULL },
  { "patient.outcomes", N_ ("The scores could not be read"),
    cw_outcome_window_new, NULL },
  { "patient.start-session", N_ ("No session may start"),
    cw_session_window_start, NULL },
  { "patient.continue-session", N_ ("The session could not be continued"), NULL,
    continue_session },
  { "patient.check-after", N_ ("The session could not be continued"), NULL,
    check_after },
  { "patient.print-screening", N_ ("The documents could not be shown"), NULL,
    print_screening },
  { "patient.ask-clearance", NULL, NULL, ask_clearance },
  { "patient.export", N_ ("The patient could not be read"),
    cw_export_window_new, NULL },
};

void
cw_patient_windows_open (const char *action,
                         CwClinic *clinic,
                         const CwPatientOverview *overview,
                         GtkWindow *parent)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *window = NULL;
  gsize i = 0;

  while (i < G_N_ELEMENTS (windows) && !g_str_equal (windows[i].action, action))
    i++;
  if (i == G_N_ELEMENTS (windows))
    return;
  if (windows[i].open != NULL)
    window = windows[i].open (clinic, overview->patient->id, parent, &error);
  else
    window = windows[i].open_about (clinic, overview, parent, &error);
  if (window != NULL)
    gtk_window_present (window);
  else
    cw_message_show_error (parent, _ (windows[i].problem), error);
}

const char *
cw_patient_windows_get_action (const CwNextStep *step)
{
  switch (step->kind) {
  case CW_NEXT_STEP_START_SCREENING:
  case CW_NEXT_STEP_FINISH_SCREENING:
  case CW_NEXT_STEP_RESCREEN:
  case CW_NEXT_STEP_ADD_CLEARANCE:
    return "patient.screen";
  case CW_NEXT_STEP_PRESCRIBE:
    return "patient.prescribe";
  case CW_NEXT_STEP_START_SESSION:
    return "patient.start-session";
  case CW_NEXT_STEP_CONTINUE_SESSION:
    return "patient.continue-session";
  case CW_NEXT_STEP_CHECK_AFTER:
    return "patient.check-after";
  case CW_NEXT_STEP_REVIEW_PROGRESS:
  case CW_NEXT_STEP_REVIEW_EVENT:
  case CW_NEXT_STEP_NONE:
  default:
    return NULL;
  }
}
