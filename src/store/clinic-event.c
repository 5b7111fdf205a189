/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/adverse-event-table.h"
#include "store/authorization.h"
#include "store/clinic-private.h"
#include "store/clinician-table.h"

/* Sessions (CLINICAL 2.6). */
#define MOST_OF_A_DAY 2

GPtrArray *
cw_clinic_load_adverse_events (CwClinic *self,
                               gint64 patient_id,
                               GError **error)
{
  g_return_val_if_fail (CW_IS_CLINIC (self), NULL);

  return cw_adverse_event_table_load_all (cw_clinic_get_database (self),
                                          patient_id, error);
}

static void
sign_entry (CwClinic *self, CwEventEntry *entry, const CwClinician *clinician)
{
  entry->clinician_id = clinician->id;
  g_free (entry->signed_by);
  entry->signed_by = cw_clinician_get_signature (clinician);
  entry->signed_at = cw_clinic_get_time (self);
}

gboolean
cw_clinic_open_adverse_event (CwClinic *self,
                              CwAdverseEvent *event,
                              gint64 clinician_id,
                              GError **error)
{
  g_autoptr (CwClinician) clinician = NULL;
  CwEventEntry *entry;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self) && event != NULL, FALSE);
  g_return_val_if_fail (event->id == 0 && event->entries->len == 1, FALSE);

  entry = event->entries->pdata[0];
  if (!cw_event_entry_validate (entry, error))
    return FALSE;
  clinician = cw_clinic_authorize (self, CW_RIGHT_RECORD, clinician_id, error);
  if (clinician == NULL || !cw_clinic_begin (self, error))
    return FALSE;
  sign_entry (self, entry, clinician);
  success = cw_adverse_event_table_add (cw_clinic_get_database (self), event,
                                        error);
  if (cw_clinic_end (self, success, event->patient_id, error))
    return TRUE;
  event->id = 0;
  return FALSE;
}

gboolean
cw_clinic_add_event_entry (CwClinic *self,
                           const CwAdverseEvent *event,
                           const CwEventEntry *entry,
                           gint64 clinician_id,
                           GError **error)
{
  g_autoptr (CwClinician) clinician = NULL;
  g_autoptr (CwEventEntry) copy = NULL;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (self), FALSE);
  g_return_val_if_fail (event != NULL && event->id != 0, FALSE);

  if (!cw_event_entry_validate (entry, error))
    return FALSE;
  clinician = cw_clinic_authorize (
      self, entry->is_review ? CW_RIGHT_SIGN : CW_RIGHT_RECORD, clinician_id,
      error);
  if (clinician == NULL || !cw_clinic_begin (self, error))
    return FALSE;
  copy = cw_event_entry_copy (entry);
  sign_entry (self, copy, clinician);
  success = cw_adverse_event_table_add_entry (cw_clinic_get_database (self),
                                              event, copy, error);
  return cw_clinic_end (self, success, event->patient_id, error);
}

/* Takes the event; NULL is none to open. */
static gboolean
open_event_of_session (CwClinic *self,
                       CwAdverseEvent *taken,
                       const CwSession *session,
                       GError **error)
{
  g_autoptr (CwAdverseEvent) event = taken;
  g_autoptr (CwClinician) clinician = NULL;

  if (event == NULL)
    return TRUE;
  /* Whoever held the session, even if meanwhile inactive. */
  clinician = cw_clinician_table_load (cw_clinic_get_database (self),
                                       session->clinician_id, error);
  if (clinician == NULL)
    return FALSE;
  sign_entry (self, event->entries->pdata[0], clinician);
  return cw_adverse_event_table_add (cw_clinic_get_database (self), event,
                                     error);
}

gboolean
cw_clinic_open_event_of_stop (CwClinic *self,
                              const CwPlan *plan,
                              const CwSession *session,
                              GError **error)
{
  return open_event_of_session (
      self, cw_adverse_event_new_for_stop (plan, session), session, error);
}

gboolean
cw_clinic_open_event_of_limb_stop (CwClinic *self,
                                   const CwPlan *plan,
                                   const CwSession *session,
                                   const CwLimbStop *stop,
                                   GError **error)
{
  return open_event_of_session (
      self, cw_adverse_event_new_for_limb_stop (plan, session, stop), session,
      error);
}

gboolean
cw_clinic_open_event_of_check (CwClinic *self,
                               const CwPlan *plan,
                               const CwSession *session,
                               const CwCheckEntry *entry,
                               GError **error)
{
  return open_event_of_session (
      self, cw_adverse_event_new_for_check (plan, session, entry), session,
      error);
}

gboolean
cw_clinic_check_adverse_events (CwClinic *self,
                                gint64 patient_id,
                                gboolean for_plan,
                                GError **error)
{
  g_autoptr (GPtrArray) events
      = cw_clinic_load_adverse_events (self, patient_id, error);

  return events != NULL && cw_adverse_events_check (events, for_plan, error);
}

gboolean
cw_clinic_check_stopped_limbs (CwClinic *self,
                               gint64 patient_id,
                               CwLimbSet limbs,
                               GError **error)
{
  g_autoptr (GPtrArray) events
      = cw_clinic_load_adverse_events (self, patient_id, error);
  g_autoptr (GPtrArray) sessions
      = cw_clinic_load_sessions (self, patient_id, MOST_OF_A_DAY, error);
  CwInstant now = cw_clock_now (cw_clinic_get_clock (self));

  if (events == NULL || sessions == NULL
      || !cw_adverse_events_check_limbs (events, limbs,
                                         cw_clinic_get_today (self), error))
    return FALSE;
  /* Somebody may have set the time of day since. */
  for (guint i = 0; i < sessions->len; i++) {
    CwDate day = cw_session_get_lasting_stop_day (sessions->pdata[i], &now);

    if (day != CW_DATE_NONE
        && !cw_adverse_events_check_limbs (events, limbs, day, error))
      return FALSE;
  }
  return TRUE;
}
