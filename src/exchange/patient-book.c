/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/patient-book.h"

#include <glib/gi18n-lib.h>

#include "documents/clearance-letter.h"
#include "documents/patient-record.h"
#include "documents/screening-document.h"
#include "documents/visit-note.h"

typedef struct {
  CwClinic *clinic;
  gint64 patient_id;
  CwDate date;
  CwPatient *patient;
  CwClinicProfile *profile;
  GPtrArray *documents;
  void (*progress) (double done, gpointer data);
  gpointer data;
  GCancellable *cancellable;
} Writer;

static void
writer_clear (Writer *self)
{
  g_clear_pointer (&self->patient, cw_patient_free);
  g_clear_pointer (&self->profile, cw_clinic_profile_free);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, writer_clear)

/* `label` (nullable) is where it is found in a reader's outline. */
static void
take_document (Writer *self, CwDocument *document, const char *label)
{
  cw_document_set_label (document, label);
  g_ptr_array_add (self->documents, document);
}

/* "Visit note, 12 November 2026". */
static void
take_dated (Writer *self, CwDocument *document, CwDate day)
{
  g_autofree char *date = cw_date_format (day);
  /* Translators: a kind of document, and a date. */
  g_autofree char *label = g_strdup_printf (
      C_ ("document", "%s, %s"), cw_document_get_title (document), date);

  take_document (self, document, label);
}

/* A clinic without a name has papers, too, where the person asks for them. */
static gboolean
load_profile (Writer *self, GError **error)
{
  g_autoptr (GError) load_error = NULL;

  self->profile = cw_clinic_load_profile (self->clinic, &load_error);
  if (load_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&load_error));
    return FALSE;
  }
  if (self->profile == NULL) {
    self->profile = cw_clinic_profile_new ();
    self->profile->name = g_strdup (_ ("Clinic"));
    self->profile->phone = g_strdup ("");
  }
  return TRUE;
}

static gboolean
add_record (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) corrections
      = cw_clinic_load_corrections (self->clinic, self->patient_id, error);
  g_autoptr (GPtrArray) plans = NULL;
  g_autoptr (GPtrArray) scores = NULL;
  g_autoptr (GPtrArray) events = NULL;
  g_autoptr (GPtrArray) decisions = NULL;
  g_autoptr (GPtrArray) lapses = NULL;
  g_autoptr (CwLedger) ledger = NULL;
  CwPatientRecord record;

  if (corrections != NULL)
    plans = cw_clinic_load_plans (self->clinic, self->patient_id, error);
  if (plans != NULL)
    ledger = cw_clinic_load_ledger (self->clinic, self->patient_id, error);
  if (ledger != NULL)
    scores
        = cw_clinic_load_outcome_scores (self->clinic, self->patient_id, error);
  if (scores != NULL)
    events
        = cw_clinic_load_adverse_events (self->clinic, self->patient_id, error);
  if (events != NULL)
    decisions = cw_clinic_load_advice_decisions (self->clinic, self->patient_id,
                                                 0, error);
  if (decisions != NULL)
    lapses = cw_clinic_load_lapses (self->clinic, self->patient_id, error);
  if (lapses == NULL)
    return FALSE;
  record = (CwPatientRecord){
    .patient = self->patient,
    .corrections = corrections,
    .plans = plans,
    .lapses = lapses,
    .ledger = ledger,
    .scores = scores,
    .events = events,
    .decisions = decisions,
  };
  take_document (
      self, cw_patient_record_new (&record, self->profile, self->date), NULL);
  return TRUE;
}

static void
add_screening (Writer *self, const CwScreeningRecord *record)
{
  take_dated (
      self,
      cw_screening_document_new (self->patient, record,
                                 cw_clinic_get_questionnaire (self->clinic),
                                 self->profile, self->date, FALSE),
      record->facts->date);
}

static gboolean
add_screenings (Writer *self, GPtrArray *screenings, GError **error)
{
  g_autoptr (CwScreeningRecord) draft = NULL;
  g_autoptr (GError) load_error = NULL;

  for (guint i = screenings->len; i > 0; i--)
    add_screening (self, screenings->pdata[i - 1]);
  draft = cw_clinic_load_draft (self->clinic, self->patient_id, &load_error);
  if (load_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&load_error));
    return FALSE;
  }
  if (draft != NULL)
    add_screening (self, draft);
  return TRUE;
}

static gboolean
add_letters (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) requests = cw_clinic_load_clearance_requests (
      self->clinic, self->patient_id, error);

  for (guint i = requests != NULL ? requests->len : 0; i > 0; i--) {
    const CwClearanceRequest *request = requests->pdata[i - 1];

    take_dated (self,
                cw_clearance_letter_new (self->patient, request, self->profile,
                                         self->date, FALSE),
                request->asked_on);
  }
  return requests != NULL;
}

static gboolean
add_session (Writer *self, const CwSession *session, GError **error)
{
  g_autoptr (CwVisit) visit
      = cw_clinic_load_visit (self->clinic, session->id, error);

  if (visit == NULL)
    return FALSE;
  take_dated (self, cw_visit_note_new (visit, self->profile, self->date, FALSE),
              cw_time_local_date (session->started_at));
  return TRUE;
}

static gboolean
add_sessions (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) sessions
      = cw_clinic_load_sessions (self->clinic, self->patient_id, 0, error);

  for (guint i = sessions != NULL ? sessions->len : 0; i > 0; i--) {
    if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
        || !add_session (self, sessions->pdata[i - 1], error))
      return FALSE;
    if (self->progress != NULL)
      self->progress ((double)(sessions->len - i + 1) / sessions->len,
                      self->data);
  }
  return sessions != NULL;
}

static gboolean
add_log (Writer *self, GError **error)
{
  const CwAuditFilter filter = { .patient_id = self->patient_id };
  g_autoptr (GPtrArray) lines
      = cw_clinic_load_audit_log (self->clinic, &filter, NULL, G_MAXINT, error);

  if (lines == NULL)
    return FALSE;
  take_document (self,
                 cw_patient_record_new_log (self->patient, lines, self->profile,
                                            self->date),
                 NULL);
  return TRUE;
}

GPtrArray *
cw_patient_book_make (CwClinic *clinic,
                      gint64 patient_id,
                      void (*progress) (double done, gpointer data),
                      gpointer data,
                      GCancellable *cancellable,
                      GError **error)
{
  g_auto (Writer) self = {
    .clinic = clinic,
    .patient_id = patient_id,
    .date = cw_clinic_get_today (clinic),
    .progress = progress,
    .data = data,
    .cancellable = cancellable,
  };
  g_autoptr (GPtrArray) screenings = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  self.documents
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_document_free);
  self.patient = cw_clinic_load_patient (clinic, patient_id, error);
  if (self.patient == NULL || !load_profile (&self, error))
    return NULL;
  screenings = cw_clinic_load_screenings (clinic, patient_id, error);
  if (screenings == NULL || !add_record (&self, error)
      || !add_screenings (&self, screenings, error)
      || !add_letters (&self, error) || !add_sessions (&self, error)
      || !add_log (&self, error))
    return NULL;
  return g_steal_pointer (&self.documents);
}
