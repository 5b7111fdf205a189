/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/adverse-event.h"
#include "model/session.h"

G_BEGIN_DECLS

#define CW_EVENT_TEXT_MIN_LENGTH 10

/**
 * CwEventEntry:
 * @severity: 1 to 5; -1 while not judged
 * @relatedness: 1 to 4; -1 while not judged
 * @action: what was done; NULL while nothing was
 * @outcome: how it ended; NULL while it has not
 * @is_review: a clinician has reviewed it with this entry
 *
 * What somebody has written about an adverse event.  The first entry opens it,
 * each later one says better; none is ever changed.
 */
typedef struct {
  char *kind_id; /* `AE_BRUISE` */
  CwEventGrade grade;
  int severity;
  int relatedness;
  char *action;
  char *outcome;
  CwDate resolved_on; /* CW_DATE_NONE while it is not over */
  char *note;
  gboolean is_review;
  gint64 clinician_id;
  char *signed_by;
  gint64 signed_at; /* UTC seconds */
} CwEventEntry;

CwEventEntry *cw_event_entry_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwEventEntry *
cw_event_entry_copy (const CwEventEntry *entry) G_GNUC_WARN_UNUSED_RESULT;
void cw_event_entry_free (CwEventEntry *entry);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwEventEntry, cw_event_entry_free)

/**
 * CwAdverseEvent:
 * @session_id, @prescription_id: 0 where it was not in a session
 * @stop_rule_id: which stop opened it; NULL when none did
 * @since_inflation_s: from the last inflation until it happened
 * @inflated_s: that limb under the cuff in that session until then
 * @entries: (element-type CwEventEntry): in order of time, at least one
 *
 * Something that happened to a patient (CLINICAL 5.2), with its history.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  gint64 patient_id;
  gint64 session_id;
  gint64 prescription_id;
  char *stop_rule_id;
  gint64 happened_at; /* UTC seconds */
  CwLimbSet limbs;
  char *cuff_name;
  double pressure_mmhg, pressure_percent;
  double since_inflation_s, inflated_s;
  GPtrArray *entries;
} CwAdverseEvent;

CwAdverseEvent *cw_adverse_event_new (void) G_GNUC_WARN_UNUSED_RESULT;
void cw_adverse_event_free (CwAdverseEvent *event);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAdverseEvent, cw_adverse_event_free)

/* The event that stopping `session` by its rule opens, unsaved; NULL where that
 * rule opens none. */
CwAdverseEvent *cw_adverse_event_new_for_stop (
    const CwPlan *plan, const CwSession *session) G_GNUC_WARN_UNUSED_RESULT;

/* The same for a stop of one limb, after which the session goes on. */
CwAdverseEvent *cw_adverse_event_new_for_limb_stop (
    const CwPlan *plan,
    const CwSession *session,
    const CwLimbStop *stop) G_GNUC_WARN_UNUSED_RESULT;

/* The event that a safety check opens which was wrong after `session`, unsaved;
 * NULL where that check opens none. */
CwAdverseEvent *cw_adverse_event_new_for_check (
    const CwPlan *plan,
    const CwSession *session,
    const CwCheckEntry *check) G_GNUC_WARN_UNUSED_RESULT;

/* What is said of it now: its last entry. */
const CwEventEntry *cw_adverse_event_get_current (const CwAdverseEvent *event);
/* Whether no session may follow before a clinician has reviewed it. */
gboolean cw_adverse_event_is_open (const CwAdverseEvent *event);
/* "Bruise or pin-point spots, larger than 5 cm". */
char *cw_adverse_event_get_title (const CwAdverseEvent *event)
    G_GNUC_WARN_UNUSED_RESULT;
/* What to do about it; static, translated. */
const char *cw_adverse_event_get_advice (const CwAdverseEvent *event);

/* Whether an entry can be signed: the kind comes in that grade, numbers are in
 * their ranges, a review says in words what was found and is of somebody who
 * judged severity and relatedness.  CW_MODEL_ERROR_INVALID. */
gboolean cw_event_entry_validate (const CwEventEntry *entry, GError **error);

/* The newest event that stopped a limb of these on that day; NULL when none did.
 * (element-type CwAdverseEvent): newest first */
const CwAdverseEvent *cw_adverse_events_find_stop (const GPtrArray *events,
                                                   CwLimbSet limbs,
                                                   CwDate today);
/* "No cuff there before 26 November": until when a stop of that day holds. */
char *cw_adverse_event_describe_pause (CwDate today) G_GNUC_WARN_UNUSED_RESULT;

/* CLINICAL 2.10: CW_GATE_ERROR_EVENT where a symptom has stopped a session on one
 * of `limbs` that day, on which no cuff goes up again until the next, reviewed or
 * not. */
gboolean cw_adverse_events_check_limbs (GPtrArray *events,
                                        CwLimbSet limbs,
                                        CwDate today,
                                        GError **error);
/* The gate: CW_GATE_ERROR_EVENT where one of `events` (element-type
 * CwAdverseEvent) waits for its review and so forbids another session, or, with
 * `for_plan`, another plan, which a serious one alone does.  That a serious one
 * has ended the screening is the lapse's to say. */
gboolean cw_adverse_events_check (GPtrArray *events,
                                  gboolean for_plan,
                                  GError **error);

G_END_DECLS
