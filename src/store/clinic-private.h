/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"
#include "store/database.h"

G_BEGIN_DECLS

CwDatabase *cw_clinic_get_database (CwClinic *self);

/* Another clock, borrowed, as when years of history are invented; returns the
 * one before. */
CwClock *cw_clinic_set_clock (CwClinic *self, CwClock *clock);

/* UTC seconds. */
gint64 cw_clinic_get_time (CwClinic *self);

/* An act: a transaction that emits `changed` once it is on the disk.  An act
 * that has to tell its caller something first ends with cw_database_end() and
 * cw_clinic_tell_changed() in place of cw_clinic_end(). */
gboolean cw_clinic_begin (CwClinic *self,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for what belongs to a session that somebody has started: it goes on
 * whoever is signed in meanwhile. */
gboolean cw_clinic_begin_in_session (CwClinic *self,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cw_clinic_tell_changed (CwClinic *self, gint64 patient_id);
/* CwClinic also emits `moved` (gint64 patient_id, const char *old_sort_key)
 * just before `changed` when a patient is new (then the key is NULL), is found
 * by other words, or stands at another place of the list. */
void cw_clinic_tell_moved (CwClinic *self,
                           gint64 patient_id,
                           const char *old_key);
gboolean cw_clinic_end (CwClinic *self,
                        gboolean success,
                        gint64 patient_id,
                        GError **error);

/* Many acts as one: they are kept or lost together, and `changed` is emitted
 * once, about no one patient. */
gboolean cw_clinic_begin_batch (CwClinic *self,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cw_clinic_end_batch (CwClinic *self, gboolean success, GError **error);

/* Who is signed in; the clinic owns it. */
typedef struct {
  CwClinician *person; /* NULL: nobody */
  char *notice;        /* what that person should know, or NULL */
  gboolean recovered;  /* by a recovery code */
  gboolean confirmed;  /* PIN or passphrase typed once more, for one signature */
} CwSignInState;

CwSignInState *cw_clinic_get_sign_in_state (CwClinic *self);
/* Somebody else is signed in, or nobody.  Takes both. */
void cw_clinic_set_signed_in (CwClinic *self,
                              CwClinician *clinician,
                              char *notice,
                              gboolean recovered);
/* The same person with another name or role, or no place here any more. */
void cw_clinic_update_signed_in (CwClinic *self, const CwClinician *clinician);

/* cw_clinic_authorize() for what clinicians sign: takes the confirmation of whoever
 * is signed in. */
CwClinician *
cw_clinic_load_signatory (CwClinic *self,
                          gint64 clinician_id,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same in words that fit a measurement. */
CwClinician *
cw_clinic_load_recorder (CwClinic *self,
                         gint64 clinician_id,
                         GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Fills in who strikes out a measurement, when and why; clear it afterwards. */
gboolean cw_clinic_make_strike (CwClinic *self,
                                const char *reason,
                                gint64 clinician_id,
                                CwStrike *strike,
                                GError **error);

/* Fills in what has happened since a signed screening, the patient's last, up to
 * that day. */
gboolean cw_clinic_load_since (CwClinic *self,
                               CwScreeningRecord *record,
                               CwDate day,
                               GError **error);
/* The patient's last screening that was signed by that day, as it stood then;
 * NULL without an error when there was none. */
CwScreeningRecord *
cw_clinic_load_screening_of_day (CwClinic *self,
                                 gint64 patient_id,
                                 CwDate day,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* FALSE while a session of the patient has not been ended. */
gboolean cw_clinic_check_no_session (CwClinic *self,
                                     gint64 patient_id,
                                     GError **error);
/* Opens the adverse event that a stopped session gives rise to, if its rule
 * opens one; part of the act that stops it. */
gboolean cw_clinic_open_event_of_stop (CwClinic *self,
                                       const CwPlan *plan,
                                       const CwSession *session,
                                       GError **error);
/* The same for a stop of one limb. */
gboolean cw_clinic_open_event_of_limb_stop (CwClinic *self,
                                            const CwPlan *plan,
                                            const CwSession *session,
                                            const CwLimbStop *stop,
                                            GError **error);
/* The same for a safety check that was wrong after the end. */
gboolean cw_clinic_open_event_of_check (CwClinic *self,
                                        const CwPlan *plan,
                                        const CwSession *session,
                                        const CwCheckEntry *entry,
                                        GError **error);
/* cw_adverse_events_check_limbs() with what the clinic holds, today. */
gboolean cw_clinic_check_stopped_limbs (CwClinic *self,
                                        gint64 patient_id,
                                        CwLimbSet limbs,
                                        GError **error);
/* cw_adverse_events_check() with what the clinic holds. */
gboolean cw_clinic_check_adverse_events (CwClinic *self,
                                         gint64 patient_id,
                                         gboolean for_plan,
                                         GError **error);

G_END_DECLS
