/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/stop-rule.h"
#include "model/session.h"

G_BEGIN_DECLS

/* Longer than that is a slip of the pen or of the keyboard. */
#define CW_PAPER_MAX_MINUTES 240

/**
 * CwPaperDay:
 * @plan: the last one that was signed by that day; NULL when none was
 * @screening: the last one that was signed by that day, with what had happened
 *   since; NULL when none was
 * @events: (element-type CwAdverseEvent): of the patient
 * @session_days: (element-type CwDate): of the patient's sessions in the week that
 *   ends with that day, those of the clinic too
 * @next_number: of the session that is typed in next
 *
 * A day on which a patient exercised at home, with all that decides whether a
 * session of it may be typed in from the paper log.
 */
typedef struct {
  CwDate day, today;
  CwPlan *plan;
  CwScreeningRecord *screening;
  CwLedger *ledger;
  GPtrArray *events;
  GArray *session_days;
  int next_number;
} CwPaperDay;

void cw_paper_day_free (CwPaperDay *day);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPaperDay, cw_paper_day_free)

/* The gate for a session from paper: a plan for home that had been signed and not
 * replaced by that day, a screening that permitted its limbs and doses then, no
 * adverse event that waited for its review, no more sessions on one day than
 * LIM_FREQ allows.  CW_GATE_ERROR says why not. */
gboolean cw_paper_day_check (const CwPaperDay *day, GError **error);
/* Sentences about what needs a second look but is no reason to refuse; NULL when
 * there is nothing: more sessions in seven days than the plan has, two on one
 * day (LIM_GAP). */
char *cw_paper_day_describe (const CwPaperDay *day) G_GNUC_WARN_UNUSED_RESULT;

/* Adds the next set of an exercise as the paper has it, with the load and the
 * pressure of the plan.  `done` is repetitions, or minutes of an interval. */
void cw_paper_session_add_set (CwSession *session,
                               const CwPrescription *prescription,
                               double done);
/* Whether what was typed may be kept: at least one set, each of the plan, numbers
 * within their ranges, a stop with its remark.  CW_MODEL_ERROR_INVALID. */
gboolean cw_paper_session_validate (const CwSession *session,
                                    const CwPlan *plan,
                                    GError **error);
/* The first stop rule that a rating of pain in the session reaches (CLINICAL
 * 2.10); NULL for none.  Somebody has to say whether it was that symptom. */
const CwStopRule *cw_paper_session_find_symptom (const CwSession *session);
/* A sentence when the cuff was up for longer than one inflation of that exercise
 * may last (LIM_BOUT_RES, LIM_BOUT_CONT); NULL when not. */
char *
cw_paper_session_describe_minutes (const CwPrescription *prescription,
                                   double minutes) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
