/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/clock.h"
#include "clinical/familiarisation.h"
#include "model/adverse-event-record.h"
#include "model/audit-line.h"
#include "model/clearance-request.h"
#include "model/clinic-profile.h"
#include "model/clinician.h"
#include "model/correction.h"
#include "model/ledger.h"
#include "model/exercise-advice.h"
#include "model/next-step.h"
#include "model/outcome-score.h"
#include "model/paper-session.h"
#include "model/patient.h"
#include "model/plan-template.h"
#include "model/plan.h"
#include "model/progress.h"
#include "model/session-runner.h"
#include "model/timeline.h"
#include "model/visit.h"

G_BEGIN_DECLS

#define CW_STORE_ERROR (cw_store_error_quark ())
GQuark cw_store_error_quark (void);

/* By what can be done about it.  Every message is a sentence for people. */
typedef enum {
  CW_STORE_ERROR_FAILED,    /* disk full, no rights, input or output error */
  CW_STORE_ERROR_BUSY,      /* another program holds the file: try again */
  CW_STORE_ERROR_DAMAGED,   /* restore a backup */
  CW_STORE_ERROR_NOT_OURS,  /* the file is no clinic */
  CW_STORE_ERROR_TOO_NEW,   /* written by a newer Cuffwise */
  CW_STORE_ERROR_NOT_FOUND, /* no such record (any more) */
  CW_STORE_ERROR_REFUSED,   /* a rule of the database refused it */
  CW_STORE_ERROR_READ_ONLY, /* the clinic was opened to be read */
  CW_STORE_ERROR_SIGNED_OUT, /* somebody has to sign in first */
  CW_STORE_ERROR_NOT_ALLOWED, /* not with this role, or not this person */
  CW_STORE_ERROR_WRONG_SECRET, /* neither PIN nor passphrase nor code */
  CW_STORE_ERROR_SLOWED, /* too many wrong ones: try again later */
  CW_STORE_ERROR_NOT_CONFIRMED, /* a signature takes PIN or passphrase */
  CW_STORE_ERROR_ENCRYPTED, /* encrypted: a passphrase opens it (keyring.h) */
} CwStoreError;

/**
 * CwClinic:
 *
 * A clinic file, and the one door through which windows and commands read and
 * write it.  Every act is one durable transaction: when it returns TRUE it is
 * on the disk, when it returns FALSE nothing has changed.
 *
 * Emits `changed` (gint64 patient_id) after each act; 0 when it is about no
 * one patient.
 */
#define CW_TYPE_CLINIC (cw_clinic_get_type ())
G_DECLARE_FINAL_TYPE (CwClinic, cw_clinic, CW, CLINIC, GObject)

/* Opens a clinic file, or makes one where there is none (0600, in a folder of
 * mode 0700).  `clock` is borrowed.  A window may have it open meanwhile, unless
 * it is to be brought to a newer form first: CW_STORE_ERROR_BUSY.  A backup, which
 * has a manifest beside it, stays as it is: CW_STORE_ERROR_READ_ONLY. */
CwClinic *cw_clinic_open (const char *path, CwClock *clock, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* The same for a window, which shows what it has read: CW_STORE_ERROR_BUSY, and
 * who it is, while another one has it open. */
CwClinic *cw_clinic_open_alone (const char *path, CwClock *clock, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* Opens a clinic file to look at it, also while a window has it open and when a
 * newer Cuffwise wrote it: each act ends in CW_STORE_ERROR_READ_ONLY. */
CwClinic *
cw_clinic_open_to_read (const char *path,
                        CwClock *clock,
                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* An empty clinic in memory, for tests. */
CwClinic *cw_clinic_new_in_memory (CwClock *clock, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* `$XDG_DATA_HOME/cuffwise/clinic.cuffwise`. */
char *cw_clinic_get_default_path (void) G_GNUC_WARN_UNUSED_RESULT;

const char *cw_clinic_get_path (CwClinic *self);
/* Whether that is its file, perhaps by another name. */
gboolean cw_clinic_is_file (CwClinic *self, const char *path);
gboolean cw_clinic_is_read_only (CwClinic *self);
/* CW_STORE_ERROR_READ_ONLY when it is: what an act would say, for those who would
 * fill in a form first. */
gboolean cw_clinic_check_writable (CwClinic *self, GError **error);
/* Whether it is a backup with its manifest; it is read-only then. */
gboolean cw_clinic_is_backup (CwClinic *self);
/* Whether a newer Cuffwise wrote it, so that it may hold what this one cannot
 * show; it is read-only then. */
gboolean cw_clinic_is_newer (CwClinic *self);
CwClock *cw_clinic_get_clock (CwClinic *self);
CwDate cw_clinic_get_today (CwClinic *self);
const CwQuestionnaire *cw_clinic_get_questionnaire (CwClinic *self);

/**
 * cw_clinic_check_record:
 * @quick: the structure and the last acts only
 * @progress: (nullable): is told how much of it is done, from 0 to 1
 * @cancellable: (nullable): ends it with G_IO_ERROR_CANCELLED
 * @problems: (out) (nullable): sentences; the first break of the audit log first
 * @notes: (out) (nullable): sentences about what could not be checked here
 *
 * Checks a clinic file: its structure and references, its own rules, each link
 * of the chain of the audit log, each row against what was written, and that
 * signed screenings permit what their answers do.  Others may write meanwhile.
 *
 * Returns: TRUE when it is sound
 */
gboolean cw_clinic_check_record (CwClinic *self,
                                 gboolean quick,
                                 void (*progress) (double done, gpointer data),
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GStrv *problems,
                                 GStrv *notes,
                                 GError **error);
/* All of it, without a look at the outside. */
gboolean cw_clinic_check (CwClinic *self, GStrv *problems, GError **error);

/* The audit log. */

/* Leaves an entry about an act that changes nothing: `view`, `print`, `export` or
 * `copy` what there is about a patient, or of 0 the audit log of all.  Care goes
 * on where it fails; nothing is left in a clinic that was opened to be read. */
gboolean cw_clinic_note_reading (CwClinic *self,
                                 const char *action,
                                 gint64 patient_id,
                                 GError **error);
/* The same for an archive of the whole clinic file (sealed-archive.h). */
gboolean cw_clinic_note_archive (CwClinic *self, GError **error);
/* (element-type CwAuditLine) newest first, at most `limit` of those that follow
 * `after` (nullable). */
GPtrArray *cw_clinic_load_audit_log (CwClinic *self,
                                     const CwAuditFilter *filter,
                                     const CwAuditLine *after,
                                     guint limit,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many acts the audit log has and the hash of the last, in a sentence: kept
 * elsewhere, it shows later that nothing was taken away or put in place of
 * another.  NULL when there is none. */
char *cw_clinic_get_audit_head (CwClinic *self,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Clinic and clinicians. */

/* NULL (no error) while the clinic has no name yet. */
CwClinicProfile *cw_clinic_load_profile (CwClinic *self, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean cw_clinic_save_profile (CwClinic *self,
                                 const CwClinicProfile *profile,
                                 GError **error);
/* (element-type CwClinician) by name, active ones. */
GPtrArray *cw_clinic_load_clinicians (CwClinic *self, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* (element-type CwClinician) who may sign and record now: whoever is signed in,
 * or all active ones while nobody has to be. */
GPtrArray *cw_clinic_load_signatories (CwClinic *self, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean cw_clinic_save_clinician (CwClinic *self,
                                   CwClinician *clinician,
                                   GError **error);

/* Signing in.
 *
 * While nobody has a PIN or passphrase, whoever sits at the computer acts.  Once
 * somebody has one, that person administers the clinic, and nobody acts who is
 * not signed in: acts end in CW_STORE_ERROR_SIGNED_OUT, those that the role does
 * not allow in CW_STORE_ERROR_NOT_ALLOWED, and each signature and entry of the
 * audit log is that person's.  Only what belongs to a session that runs goes on
 * (cw_clinic_get_session_log()): a cuff that is inflated waits for nobody.
 *
 * Emits `signed-in` when it is somebody else, or nobody, who is signed in.
 */

#define CW_PIN_MIN_DIGITS 6
#define CW_PASSPHRASE_MIN_LENGTH 12

gboolean cw_clinic_needs_sign_in (CwClinic *self);
/* Whether somebody has to sign in before anything of patients may be shown. */
gboolean cw_clinic_is_locked (CwClinic *self);
/* NULL while nobody is signed in; valid until somebody else is, or nobody. */
const CwClinician *cw_clinic_get_signed_in (CwClinic *self);
/* Whether the clinic lets that person act without a sign-in, or has a secret of
 * the person. */
gboolean cw_clinic_has_secret (CwClinic *self, gint64 clinician_id);

/* Checks PIN, passphrase or recovery code, and signs the person in.  After five
 * wrong ones in a row each next one has to wait longer: CW_STORE_ERROR_SLOWED
 * says how long.  The slow part is done in another thread. */
void cw_clinic_sign_in_async (CwClinic *self,
                              gint64 clinician_id,
                              const char *secret,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean
cw_clinic_sign_in_finish (CwClinic *self, GAsyncResult *result, GError **error);
/* Why that person cannot try now ("Try again in 30 seconds."); NULL when the
 * person can. */
char *cw_clinic_get_sign_in_delay (CwClinic *self, gint64 clinician_id)
  G_GNUC_WARN_UNUSED_RESULT;
/* Checks PIN or passphrase of whoever is signed in, who signs something next: each
 * signature takes one, or ends in CW_STORE_ERROR_NOT_CONFIRMED. */
void cw_clinic_confirm_async (CwClinic *self,
                              const char *secret,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data);
gboolean
cw_clinic_confirm_finish (CwClinic *self, GAsyncResult *result, GError **error);
void cw_clinic_sign_out (CwClinic *self);
/* What the person who has signed in should know: wrong attempts, and the use of
 * a recovery code, since the time before; NULL when nothing. */
const char *cw_clinic_get_sign_in_notice (CwClinic *self);
/* Whether that was with a recovery code, so that a new secret is due. */
gboolean cw_clinic_was_recovered (CwClinic *self);

/* CW_MODEL_ERROR_INVALID when it is neither a PIN nor a passphrase that is hard
 * to guess. */
gboolean cw_clinic_validate_secret (const char *secret, GError **error);
/* Sets a secret: one's own, an administrator anybody's; it takes a confirmation
 * (cw_clinic_confirm_async()), unless one has come in with a recovery code.  The first of a clinic
 * makes its person an administrator, and signs the person in. */
void cw_clinic_set_secret_async (CwClinic *self,
                                 gint64 clinician_id,
                                 const char *secret,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer data);
/* The recovery code that was made with it, for an administrator, to be shown
 * once; an empty text for others; NULL on failure. */
char *cw_clinic_set_secret_finish (CwClinic *self,
                                   GAsyncResult *result,
                                   GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Cuffs and loads. */

/* (element-type CwCuff) by name, those out of use too. */
GPtrArray *cw_clinic_load_cuffs (CwClinic *self, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* Inserts one whose id is 0 (and sets it), else updates. */
gboolean cw_clinic_save_cuff (CwClinic *self, CwCuff *cuff, GError **error);
/* (element-type CwRack) that for all exercises first. */
GPtrArray *cw_clinic_load_racks (CwClinic *self, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* In place of the one for the same exercise; sets the id. */
gboolean cw_clinic_save_rack (CwClinic *self, CwRack *rack, GError **error);
gboolean cw_clinic_remove_rack (CwClinic *self, gint64 rack_id, GError **error);

/* Measurements.  They are written once; a wrong one is struck out. */

/* All of one patient, with the clinic's cuffs and loads. */
CwLedger *
cw_clinic_load_ledger (CwClinic *self, gint64 patient_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* Stores it with the name and width of its cuff as they are, with who recorded
 * it and when, and sets its id.  CW_STORE_ERROR_REFUSED when the cuff is not
 * made for that limb (LIM_GIRTH). */
gboolean cw_clinic_add_pressure (CwClinic *self,
                                 CwPressureRecord *pressure,
                                 gint64 clinician_id,
                                 GError **error);
/* Stores it with what follows from its load and repetitions. */
gboolean cw_clinic_add_one_rep_max (CwClinic *self,
                                    CwOneRepMaxRecord *maximum,
                                    gint64 clinician_id,
                                    GError **error);
/* Once, with a reason of at least 10 letters: plans that rest on it start no
 * session any more. */
gboolean cw_clinic_strike_pressure (CwClinic *self,
                                    gint64 id,
                                    const char *reason,
                                    gint64 clinician_id,
                                    GError **error);
gboolean cw_clinic_strike_one_rep_max (CwClinic *self,
                                       gint64 id,
                                       const char *reason,
                                       gint64 clinician_id,
                                       GError **error);

/* Outcome scores, which are measurements, too. */

/* (element-type CwOutcomeScore) newest first, with those struck out. */
GPtrArray *
cw_clinic_load_outcome_scores (CwClinic *self, gint64 patient_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* (element-type CwOutcomeScore) all of one patient, and all or none of them;
 * stores them with who recorded them and when, and sets their ids.
 * CW_MODEL_ERROR_INVALID when one cannot be right. */
gboolean cw_clinic_add_outcome_scores (CwClinic *self,
                                       const GPtrArray *scores,
                                       gint64 clinician_id,
                                       GError **error);
/* Once, with a reason of at least 10 letters. */
gboolean cw_clinic_strike_outcome_score (CwClinic *self,
                                         gint64 id,
                                         const char *reason,
                                         gint64 clinician_id,
                                         GError **error);

/* Patients. */

/* Inserts one whose id is 0 (and sets it), else updates. */
gboolean
cw_clinic_save_patient (CwClinic *self, CwPatient *patient, GError **error);
CwPatient *
cw_clinic_load_patient (CwClinic *self, gint64 patient_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gboolean cw_clinic_set_archived (CwClinic *self,
                                 gint64 patient_id,
                                 gboolean archived,
                                 GError **error);
/* All that the file holds of a patient. */

/* What is read from now on is of one moment, whatever others write meanwhile, up
 * to cw_clinic_end_reading().  Nothing may be written in between. */
gboolean cw_clinic_begin_reading (CwClinic *self,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cw_clinic_end_reading (CwClinic *self);
/* (element-type utf8) the tables that hold something of patients, the person
 * first, as the file itself says; without those that only make a search quick. */
GPtrArray *cw_clinic_list_patient_tables (CwClinic *self, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* A value as it is stored. */
typedef struct {
  char *text; /* NULL is none */
  gboolean is_number;
} CwPatientCell;

typedef struct {
  GStrv columns;
  GArray *cells; /* (element-type CwPatientCell) row by row */
  guint n_rows;
} CwPatientRows;

void cw_patient_rows_free (CwPatientRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPatientRows, cw_patient_rows_free)

/* A patient's rows of one of those tables. */
CwPatientRows *
cw_clinic_load_patient_rows (CwClinic *self,
                             gint64 patient_id,
                             const char *table,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type CwCorrection) what is said otherwise about the person than it was
 * before, newest first. */
GPtrArray *
cw_clinic_load_corrections (CwClinic *self,
                            gint64 patient_id,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Why a person is erased: of an erasure nothing but this is kept. */
typedef enum {
  CW_ERASURE_REQUEST,   /* the person asked for it (GDPR 17) */
  CW_ERASURE_RETENTION, /* the time is over for which records are kept */
  CW_ERASURE_MISTAKE,   /* entered by mistake, or twice */
} CwErasureReason;

const char *cw_erasure_reason_to_id (CwErasureReason reason);
gboolean cw_erasure_reason_from_id (const char *id, CwErasureReason *reason);

/* How long the clinic keeps what there is about a patient: so many years after
 * the last act of care (CwClinicProfile.retention_years). */
typedef struct {
  CwDate last_contact; /* the last day on which something was recorded */
  CwDate until;        /* the last day of the time */
} CwRetention;

gboolean cw_clinic_load_retention (CwClinic *self,
                                   gint64 patient_id,
                                   CwRetention *retention,
                                   GError **error);

/* Erases all that the file holds of a patient, also in the audit log, which keeps
 * that somebody was erased, when, by whom and why; cw_clinic_sweep_file() has to
 * follow.  Copies of the file that were made before still hold them.  REFUSED in
 * a session, and with CW_ERASURE_RETENTION before that time is over; emits
 * `changed` about no one patient. */
gboolean cw_clinic_erase_patient (CwClinic *self,
                                  gint64 patient_id,
                                  CwErasureReason reason,
                                  gint64 clinician_id,
                                  GError **error);
/* Writes a clinic file anew after an erasure, so that no trace is left where the
 * file is free; nothing when none is due.  It takes as long as the file is large,
 * by a connection of its own: not for the main thread.  CW_STORE_ERROR_BUSY while
 * somebody is in a session, or reads the file: it stays due, for when a window
 * opens the file next, which does this beside what is done in it.  `cancellable` (nullable) leaves it due as well. */
gboolean cw_clinic_sweep_file (const char *path,
                               GCancellable *cancellable,
                               GError **error);
/* Who might be the same person: same birth date and a like name, or the same
 * identifier. (element-type CwPatient), at most 5. */
GPtrArray *cw_clinic_find_duplicates (CwClinic *self,
                                      const CwPatient *patient,
                                      GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
gint64 cw_clinic_count_patients (CwClinic *self, GError **error);
/* The next free identifier of the clinic's own, as "CW-00185". */
char *cw_clinic_suggest_identifier (CwClinic *self, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* A patient as a list shows it. */
#define CW_TYPE_PATIENT_ITEM (cw_patient_item_get_type ())
G_DECLARE_FINAL_TYPE (CwPatientItem, cw_patient_item, CW, PATIENT_ITEM, GObject)
gint64 cw_patient_item_get_id (CwPatientItem *self);
const char *cw_patient_item_get_name (CwPatientItem *self);
int cw_patient_item_get_age (CwPatientItem *self); /* -1 when unknown */
CwStatus cw_patient_item_get_status (CwPatientItem *self);
/* What waits for the patient, without the advice that may come before it. */
CwNextStepKind cw_patient_item_get_next_step (CwPatientItem *self);
const char *cw_patient_item_get_status_line (CwPatientItem *self);
gboolean cw_patient_item_get_archived (CwPatientItem *self);

/* Patients by name as a list model of CwPatientItem that fetches what is shown.
 * `search` (nullable): words, each the beginning of a name, identifier or phone
 * number, without regard to case and accents.  It follows later changes. */
GListModel *cw_clinic_list_patients (CwClinic *self,
                                     const char *search,
                                     gboolean with_archived,
                                     GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Who needs somebody today, as a list model of CwPatientItem, whoever became due
 * last first; at most 500.  It follows later changes. */
GListModel *cw_clinic_list_due (CwClinic *self,
                                GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* What there is about one patient, for the overview. */
typedef struct {
  CwPatient *patient;
  CwCareState state;
  CwNextStep *next_step;
  CwScreeningRecord *screening; /* the last signed one; NULL when none */
  CwPlan *plan;                 /* the current one; NULL when none */
  GPtrArray *events;            /* (element-type CwAdverseEvent) newest first */
  GPtrArray *advice; /* (element-type CwExerciseAdvice) on that plan; NULL when
                        there is none or no session was held */
  CwLedger *ledger;             /* what was measured, and with what */
  GPtrArray *requests;          /* (element-type CwClearanceRequest) newest
                                   first */
} CwPatientOverview;

CwPatientOverview *
cw_clinic_load_overview (CwClinic *self, gint64 patient_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_patient_overview_free (CwPatientOverview *overview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPatientOverview, cw_patient_overview_free)

/* Screening. */

/* The patient's open draft, or a new one for today. */
CwScreeningRecord *
cw_clinic_open_screening (CwClinic *self, gint64 patient_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* The patient's open draft; NULL (no error) when there is none. */
CwScreeningRecord *
cw_clinic_load_draft (CwClinic *self, gint64 patient_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* Saves one answer of a draft as it is given; NULL takes it back. */
gboolean cw_clinic_save_answer (CwClinic *self,
                                gint64 screening_id,
                                const char *question_id,
                                const CwAnswer *answer,
                                GError **error);
/* Several answers in one act, as "none of these" gives them. */
gboolean cw_clinic_save_answers (CwClinic *self,
                                 gint64 screening_id,
                                 const char *const *question_ids,
                                 const CwAnswer *answer,
                                 GError **error);
/* NAN takes it back. */
gboolean cw_clinic_save_measurement (CwClinic *self,
                                     gint64 screening_id,
                                     const char *measurement_id,
                                     double value,
                                     GError **error);
gboolean cw_clinic_add_clearance (CwClinic *self,
                                  gint64 screening_id,
                                  const CwClearance *clearance,
                                  GError **error);
gboolean cw_clinic_add_justification (CwClinic *self,
                                      gint64 screening_id,
                                      const CwJustification *justification,
                                      GError **error);
/* Throws an unsigned draft away. */
gboolean
cw_clinic_discard_screening (CwClinic *self, gint64 screening_id, GError **error);
/* Evaluates what is stored, stores the verdict and freezes both.  CW_GATE_ERROR
 * when it is not complete.  Superseded drafts of the patient do not exist. */
gboolean cw_clinic_sign_screening (CwClinic *self,
                                   gint64 screening_id,
                                   gint64 clinician_id,
                                   GError **error);
CwScreeningRecord *
cw_clinic_load_screening (CwClinic *self, gint64 screening_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* The patient's last signed screening with what has happened since; NULL without
 * an error when none. */
CwScreeningRecord *
cw_clinic_load_last_screening (CwClinic *self,
                               gint64 patient_id,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type CwScreeningRecord) signed ones, newest first. */
GPtrArray *
cw_clinic_load_screenings (CwClinic *self, gint64 patient_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* Records a letter that asks for a clearance; sets its id, who asks and when. */
gboolean cw_clinic_ask_clearance (CwClinic *self,
                                  CwClearanceRequest *request,
                                  gint64 clinician_id,
                                  GError **error);
/* (element-type CwClearanceRequest) newest first. */
GPtrArray *cw_clinic_load_clearance_requests (CwClinic *self,
                                              gint64 patient_id,
                                              GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* Records what has happened since the patient's last screening was signed, and
 * so ends that screening (CLINICAL 1.4).  (element-type CwLapse) of one patient
 * and one clinician; which screening it was is found here. */
gboolean cw_clinic_record_lapses (CwClinic *self,
                                  const GPtrArray *lapses,
                                  GError **error);
/* (element-type CwLapse) of all screenings of a patient, newest first. */
GPtrArray *cw_clinic_load_lapses (CwClinic *self,
                                  gint64 patient_id,
                                  GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Plans. */

/* The gate: checks the plan against its screening, signs and stores it, and
 * supersedes the patient's current one.  Sets id, version and ids of its
 * prescriptions. */
gboolean cw_clinic_sign_plan (CwClinic *self,
                              CwPlan *plan,
                              gint64 clinician_id,
                              GError **error);
/* The same, and in the same act what was decided about the advice that the plan
 * comes from (nullable); clinician and time of it are those of the plan. */
gboolean cw_clinic_sign_plan_after_advice (CwClinic *self,
                                           CwPlan *plan,
                                           const CwAdviceDecision *decision,
                                           gint64 clinician_id,
                                           GError **error);
/* Which step of the familiarisation ladder (CLINICAL 2.8) is due today, after the
 * patient's sessions with exercise and what followed them. */
gboolean cw_clinic_find_familiarisation (CwClinic *self,
                                         gint64 patient_id,
                                         int *step,
                                         CwFamiliarisationReason *reason,
                                         GError **error);
CwPlan *cw_clinic_load_plan (CwClinic *self, gint64 plan_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* (element-type CwPlan) newest first. */
GPtrArray *
cw_clinic_load_plans (CwClinic *self, gint64 patient_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* Advice. */

/* What to advise on each exercise of the plan (CLINICAL 4.1), and what has been
 * decided about it.  `session_number` is that of the next session.
 * (element-type CwExerciseAdvice) in the order of the plan. */
GPtrArray *cw_clinic_advise (CwClinic *self,
                             const CwPlan *plan,
                             const CwScreeningRecord *screening,
                             int session_number,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Stores a decision from which no plan comes; sets its id. */
gboolean cw_clinic_decide_advice (CwClinic *self,
                                  CwAdviceDecision *decision,
                                  gint64 clinician_id,
                                  GError **error);
/* (element-type CwAdviceDecision) newest first, at most `limit` (0: all). */
GPtrArray *
cw_clinic_load_advice_decisions (CwClinic *self,
                                 gint64 patient_id,
                                 guint limit,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* Templates of plans, shared in the clinic. */

/* (element-type CwPlanTemplate) by name. */
GPtrArray *cw_clinic_load_templates (CwClinic *self, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* Sets its id; CW_MODEL_ERROR_INVALID or CW_STORE_ERROR_REFUSED when there is one
 * of that name already. */
gboolean
cw_clinic_add_template (CwClinic *self, CwPlanTemplate *template, GError **error);
/* On failure it keeps its name. */
gboolean cw_clinic_rename_template (CwClinic *self,
                                    CwPlanTemplate *template,
                                    const char *name,
                                    GError **error);
/* The audit log keeps it. */
gboolean
cw_clinic_delete_template (CwClinic *self, gint64 template_id, GError **error);

/* Sessions. */

/* The gate once more, then a new running session. */
CwSession *cw_clinic_start_session (CwClinic *self,
                                    gint64 plan_id,
                                    const CwSameDayCheck *check,
                                    gint64 clinician_id,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
CwSession *
cw_clinic_load_session (CwClinic *self, gint64 session_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* The patient's newest session that has ended; NULL (no error) when none. */
CwSession *
cw_clinic_load_last_session (CwClinic *self, gint64 patient_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* (element-type CwSession) newest first, at most `limit` (0: all), those that were
 * struck out too. */
GPtrArray *cw_clinic_load_sessions (CwClinic *self,
                                    gint64 patient_id,
                                    guint limit,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Identifiers of sessions that were never ended, of all patients, newest first.
 * (element-type gint64) */
GArray *cw_clinic_load_unfinished_sessions (CwClinic *self, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* A session with all that its note says. */
CwVisit *cw_clinic_load_visit (CwClinic *self, gint64 session_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* How a session runner writes; its `log` is the clinic. */
const CwSessionLog *cw_clinic_get_session_log (void);

/* A line of the clinician's own about a session, which is never changed.
 * CW_MODEL_ERROR_INVALID when there is nothing in it, or too much. */
gboolean cw_clinic_add_remark (CwClinic *self,
                               gint64 session_id,
                               const char *text,
                               gint64 clinician_id,
                               GError **error);

/* Home sessions from the patient's paper log. */

/* All that decides whether a session of that day may be typed in. */
CwPaperDay *
cw_clinic_load_paper_day (CwClinic *self,
                          gint64 patient_id,
                          CwDate day,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The gate of that day, then the session as the paper has it: patient, sets,
 * minutes and, where a symptom stopped it, which.  `remark` (nullable) is what it
 * says besides.  A stop opens its adverse event in the same act.  Sets id, plan,
 * number and times. */
gboolean cw_clinic_add_paper_session (CwClinic *self,
                                      CwSession *session,
                                      CwDate day,
                                      const char *remark,
                                      gint64 clinician_id,
                                      GError **error);
/* Strikes out a session from paper, once, with a reason of at least 10 letters.  It
 * counts no more; an adverse event that it opened stays. */
gboolean cw_clinic_strike_session (CwClinic *self,
                                   gint64 session_id,
                                   const char *reason,
                                   gint64 clinician_id,
                                   GError **error);

/* Adverse events. */

/* (element-type CwAdverseEvent) newest first. */
GPtrArray *cw_clinic_load_adverse_events (CwClinic *self,
                                          gint64 patient_id,
                                          GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* Signs and stores a new event with its one entry; sets its id.  Stopping a
 * session by a symptom opens one by itself.  CW_MODEL_ERROR_INVALID when the
 * entry cannot be right. */
gboolean cw_clinic_open_adverse_event (CwClinic *self,
                                       CwAdverseEvent *event,
                                       gint64 clinician_id,
                                       GError **error);
/* Signs and adds what is now to be said of an event, or its review. */
gboolean cw_clinic_add_event_entry (CwClinic *self,
                                    const CwAdverseEvent *event,
                                    const CwEventEntry *entry,
                                    gint64 clinician_id,
                                    GError **error);

/* (element-type CwExerciseProgress) of all exercises that the patient has done,
 * the one done last first; at most the newest `max_sessions` of each (0: all),
 * of the patient's last four times as many. */
GPtrArray *cw_clinic_load_progress (CwClinic *self,
                                    gint64 patient_id,
                                    guint max_sessions,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* What there is about the patient beside the sets: later plans, stops, adverse
 * events, operations, girths, occlusion pressures, maxima, outcome scores. */
CwTimeline *
cw_clinic_load_timeline (CwClinic *self, gint64 patient_id, GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
