/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/clock.h"
#include "model/ledger.h"
#include "model/plan.h"
#include "model/session-remark.h"
#include "model/strike.h"

G_BEGIN_DECLS

typedef enum {
  CW_CHECK_GREEN,
  CW_CHECK_AMBER,
  CW_CHECK_RED,
} CwCheckResult;

const char *cw_check_result_to_id (CwCheckResult result); /* `green` …; static */
gboolean cw_check_result_from_id (const char *id, CwCheckResult *result);

/* What was asked and measured before the session (CLINICAL 7.1). */
typedef struct {
  double sbp_mmhg, dbp_mmhg, heart_rate_bpm; /* NAN when not measured */
  GHashTable *results; /* (element-type utf8 CwCheckResult): by item
                          identifier of data/clinical/, as
                          GINT_TO_POINTER (result + 1) */
  char *note;          /* the clinician's, needed for amber; NULL when none */
} CwSameDayCheck;

CwSameDayCheck *cw_same_day_check_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwSameDayCheck *cw_same_day_check_copy (const CwSameDayCheck *check)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_same_day_check_free (CwSameDayCheck *check);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSameDayCheck, cw_same_day_check_free)

/* Items of the same-day check, from data/clinical/.  Static. */
typedef struct {
  const char *id;
  const char *question;
  gboolean look; /* seen and felt; else said by the patient */
  const char *green, *amber, *red; /* what each means; amber NULL if none */
  const char *amber_advice, *red_advice; /* sentences on what to do */
  const CwRescreenRule *red_lapse; /* what red reports; NULL for nothing */
  const char *source;
} CwSameDayItem;

const CwSameDayItem *const *cw_same_day_items_get (gsize *n_items);

/* The worst of all items and of the measured bands; red when an item is not
 * answered or a measurement is missing.  `reason` (nullable) receives sentences
 * for amber and red that say what is wrong and what to do, else NULL. */
CwCheckResult
cw_same_day_check_evaluate (const CwSameDayCheck *check, char **reason);
/* The same after that screening (nullable), whose clearance may cover a high
 * blood pressure. */
CwCheckResult
cw_same_day_check_evaluate_after (const CwSameDayCheck *check,
                                  const CwScreeningRecord *screening,
                                  char **reason);

/* What the check of that day reports that ends the screening: its red answers,
 * and a blood pressure that is worse once more.  (element-type CwRescreenRule),
 * not owned. */
GPtrArray *cw_same_day_check_find_lapses (const CwSameDayCheck *check,
                                          const CwScreeningRecord *screening,
                                          CwDate today)
  G_GNUC_WARN_UNUSED_RESULT;

typedef enum {
  CW_SET_END_TARGET,    /* all repetitions done */
  CW_SET_END_SHORT,     /* fewer, no reason given */
  CW_SET_END_FAILURE,   /* could not do another */
  CW_SET_END_TIME,      /* the restriction limit ended it */
  CW_SET_END_STOPPED,   /* a stop rule ended it */
} CwSetEnd;

const char *cw_set_end_to_id (CwSetEnd end); /* `target` …; static */
gboolean cw_set_end_from_id (const char *id, CwSetEnd *end);

/* Why a set was short, by the word of who did or led it. */
typedef enum {
  CW_SHORT_UNSAID,
  CW_SHORT_FATIGUE,
  CW_SHORT_PAIN,
  CW_SHORT_CUFF,
  CW_SHORT_FORM, /* the movement was no longer clean */
  CW_SHORT_TOLD, /* the clinician ended it */
  CW_SHORT_OTHER,
  CW_N_SHORT_REASONS,
} CwShortReason;

/* `none`, `fatigue` …; static */
const char *cw_short_reason_to_id (CwShortReason reason);
gboolean cw_short_reason_from_id (const char *id, CwShortReason *reason);

/**
 * CwSetEntry:
 * @set_number: from 1
 * @target_reps: 0 for as many as possible
 * @effort, @pain, @discomfort: 0 to 10, NAN when not asked; 0 is a value
 * @rest_s: rest taken before this set, NAN for the first
 * @first_reps: what was entered at first, where it was corrected; else -1
 * @target_s, @done_s: seconds of an interval that goes by the clock, which then
 *   has no repetitions; -1 for sets of them
 * @short_reason: of an @end of CW_SET_END_SHORT
 *
 * @boot_us, @boot_id: the same moment as @logged_at, as in CwInstant; 0 and ""
 *   where it is not known
 * @n_cuff_events: of the session, stored before it; -1 where it is not known
 *
 * One set as it was done.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 prescription_id;
  int set_number;
  int target_reps;
  int reps;
  int first_reps;
  int target_s;
  int done_s;
  double load_kg;
  double effort;
  double pain;
  double discomfort;
  double pressure_mmhg;
  double rest_s;
  CwSetEnd end;
  CwShortReason short_reason;
  gint64 logged_at; /* UTC seconds */
  gint64 boot_us;
  char boot_id[CW_BOOT_ID_SIZE];
  int n_cuff_events;
} CwSetEntry;

CwSetEntry *cw_set_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwSetEntry *cw_set_entry_copy (const CwSetEntry *entry)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_set_entry_free (CwSetEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSetEntry, cw_set_entry_free)

typedef enum {
  CW_CUFF_INFLATE,
  CW_CUFF_DEFLATE,
} CwCuffEventKind;

/* The cuff went up or down; the restriction clock is read from these alone. */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 prescription_id;
  CwCuffEventKind kind;
  CwLimbSet limbs;
  double pressure_mmhg; /* NAN for deflate */
  CwInstant at;
} CwCuffEvent;

CwCuffEvent *cw_cuff_event_copy (const CwCuffEvent *event)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_cuff_event_free (CwCuffEvent *event);

/**
 * CwCheckEntry:
 * @check_id: of data/clinical/, as `CHECK_SKIN`
 * @prescription_id: 0 after the end of the session
 * @set_number: of the set after which it was asked; 0 where it is about none
 * @result: green or red
 * @sbp_mmhg, @dbp_mmhg, @heart_rate_bpm, @effort: what was measured or said, NAN
 *   when it was not
 *
 * What somebody looked at during or after a session (CLINICAL 7.2, 7.3).
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 prescription_id;
  char *check_id;
  int set_number;
  CwCheckResult result;
  double sbp_mmhg, dbp_mmhg, heart_rate_bpm;
  double effort;
  gint64 checked_at; /* UTC seconds */
} CwCheckEntry;

CwCheckEntry *cw_check_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwCheckEntry *cw_check_entry_copy (const CwCheckEntry *entry)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_check_entry_free (CwCheckEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwCheckEntry, cw_check_entry_free)

typedef enum {
  CW_COURSE_LENGTHEN, /* the rest, by seconds; shorter where they are negative */
  CW_COURSE_START,    /* the rest is over before its time */
  CW_COURSE_PAUSE,    /* the rest stands still, the cuff clock never does */
  CW_COURSE_RESUME,
  CW_COURSE_SKIP,     /* the rest of the exercise is left out */
} CwCourseKind;

const char *cw_course_kind_to_id (CwCourseKind kind); /* `lengthen` …; static */
gboolean cw_course_kind_from_id (const char *id, CwCourseKind *kind);

/**
 * CwCourseEvent:
 * @set_number: after which set of the exercise, 0 before the first
 * @seconds: of CW_COURSE_LENGTHEN, 0 else
 *
 * Where somebody changed the course that the plan gives a session.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 prescription_id;
  int set_number;
  CwCourseKind kind;
  int seconds;
  CwInstant at;
} CwCourseEvent;

CwCourseEvent *cw_course_event_copy (const CwCourseEvent *event)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_course_event_free (CwCourseEvent *event);

/**
 * CwLimbStop:
 * @prescription_id: the exercise that was broken off
 * @limbs: no cuff again that day
 * @stop_rule_id: of data/clinical/
 * @stopped: when STOP was pressed
 *
 * A symptom that ended the work of one limb, while the session went on with others
 * (CLINICAL 2.10).
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 prescription_id;
  CwLimbSet limbs;
  char *stop_rule_id;
  char *note;
  CwInstant stopped;
} CwLimbStop;

CwLimbStop *cw_limb_stop_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwLimbStop *cw_limb_stop_copy (const CwLimbStop *stop)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_limb_stop_free (CwLimbStop *stop);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwLimbStop, cw_limb_stop_free)

/* For how long the cuff was up in an exercise, where only a paper says it. */
typedef struct {
  gint64 prescription_id;
  double minutes;
} CwPaperCuff;

typedef enum {
  CW_SESSION_RUNNING,
  CW_SESSION_COMPLETED,
  CW_SESSION_STOPPED,
} CwSessionState;

/**
 * CwSession:
 * @number: within the plan's line of versions, from 1
 * @stop_rule_id: of data/clinical/, NULL unless stopped
 * @stopped: when STOP was pressed last; its utc_s is 0 unless it was
 * @stopped_n_events: cuff events stored before that; -1 where it is not known
 * @sets: (element-type CwSetEntry): in the order in which they were logged
 * @cuff_events: (element-type CwCuffEvent): in order of time
 * @checks: (element-type CwCheckEntry): in order of time
 * @course: (element-type CwCourseEvent): in order of time
 * @limb_stops: (element-type CwLimbStop): after which it went on, in order of time
 * @entered_at: when it was typed in from the patient's paper log, by @clinician_id;
 *   0 for one that was held in the clinic.  One from paper has a day and no time
 *   of day: its instants stand for the day
 * @paper_cuffs: (element-type CwPaperCuff): of one from paper, which has no cuff
 *   events
 * @strike: of one from paper that was typed in wrongly
 * @remarks: (element-type CwSessionRemark): in order of time
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 patient_id;
  gint64 plan_id;
  int number;
  CwSessionState state;
  gint64 started_at; /* UTC seconds */
  gint64 ended_at;   /* 0 while it runs */
  gint64 clinician_id;
  CwSameDayCheck *check;
  char *stop_rule_id;
  char *stop_note;
  CwInstant stopped;
  int stopped_n_events;
  GPtrArray *sets;
  GPtrArray *cuff_events;
  GPtrArray *checks;
  GPtrArray *course;
  GPtrArray *limb_stops;
  gint64 entered_at; /* UTC seconds */
  GArray *paper_cuffs;
  CwStrike strike;
  GPtrArray *remarks;
} CwSession;

CwSession *cw_session_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_session_free (CwSession *session);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSession, cw_session_free)

/* The sets of one exercise in order, not owned. (element-type CwSetEntry) */
GPtrArray *cw_session_get_sets_of (const CwSession *session,
                                   gint64 prescription_id)
  G_GNUC_WARN_UNUSED_RESULT;

/* The limbs that a symptom has stopped in a session that went on. */
CwLimbSet cw_session_get_stopped_limbs (const CwSession *session);

/* The day of the last symptom that stopped it, where by the clock that nobody sets
 * that day is not over at `now`, whatever the time of day says; else CW_DATE_NONE,
 * also where the machine has restarted since (CLINICAL 2.10). */
CwDate cw_session_get_lasting_stop_day (const CwSession *session,
                                        const CwInstant *now);

/* Minutes that the cuff was up in that exercise by the paper log; NAN where it
 * does not say. */
double cw_session_get_paper_minutes (const CwSession *session,
                                     gint64 prescription_id);

/* Whether the cuff on any of `limbs` is up after the last event. */
gboolean cw_session_is_inflated (const CwSession *session, CwLimbSet limbs);
/* Microseconds of the current inflation of that limb at `now`; 0 when down. */
gint64 cw_session_get_inflated_us (const CwSession *session,
                                   CwLimb limb,
                                   const CwInstant *now);
/* Whether the age of every inflation that lasts is known at `now`: not where the
 * machine has restarted with a clock that is slow. */
gboolean cw_session_is_inflated_time_known (const CwSession *session,
                                            const CwInstant *now);
/* Microseconds of all inflations of that limb in this session. */
gint64 cw_session_get_cumulative_us (const CwSession *session,
                                     CwLimb limb,
                                     const CwInstant *now);

/* All rows of CLINICAL 7.1 together: the same-day check, and what nobody is
 * asked: how long the screening and the occlusion pressures are still good, in
 * which posture and at which blood pressure these were taken, and what the ledger
 * has measured since.  `screening` is the patient's last signed
 * one.  Red where cw_session_check_start() refuses, but for a missing note;
 * `reason` as above.  Each may be NULL. */
CwCheckResult cw_session_review_start (const CwPlan *plan,
                                       const CwScreeningRecord *screening,
                                       const CwLedger *ledger,
                                       const CwSameDayCheck *check,
                                       CwDate today,
                                       char **reason);

/* The gate for a session: the plan is signed and not superseded, its screening
 * still permits its limbs and no limit its dose on that day, the check is not
 * red, amber has a note.  `screening` is the patient's last signed one, which
 * may be a later one than the plan's.  Each may be NULL. */
gboolean cw_session_check_start (const CwPlan *plan,
                                 const CwScreeningRecord *screening,
                                 const CwLedger *ledger,
                                 const CwSameDayCheck *check,
                                 CwDate today,
                                 GError **error);

G_END_DECLS
