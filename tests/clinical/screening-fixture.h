/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/screening.h"

/* The bundled questionnaire; ends the test when it cannot be read. */
CwQuestionnaire *fixture_questionnaire (void);

/* A healthy man of 28 on 21 November 2026 who answers no to everything, agrees
 * and measures normal. */
CwScreeningFacts *fixture_facts (const CwQuestionnaire *questionnaire);

/* Answers with the details of `details`, as
 * `date=2026-06-20 limbs=LEFT_ARM;LEFT_LEG count=2 value=3.5 choice=leg`;
 * NULL for none. */
void fixture_answer (CwScreeningFacts *facts,
                     const char *id,
                     CwAnswerValue value,
                     const char *details);

/* Reads one detail into the answer; FALSE when it is none. */
gboolean
fixture_read_detail (CwAnswer *answer, const char *key, const char *value);

/* Reads one key of an evaluation file: `birth_date`, `sex`, `date`, a
 * measurement, an answer or a detail of one; FALSE when it is none. */
gboolean fixture_read_fact (const CwQuestionnaire *questionnaire,
                            CwScreeningFacts *facts,
                            const char *key,
                            const char *value);

/* Makes the patient `years` old on the day of the screening. */
void fixture_set_age (CwScreeningFacts *facts, int years);

/* A letter of a day before the screening that covers `finding_id`. */
CwClearance *fixture_clear (CwScreeningFacts *facts, const char *finding_id);

CwJustification *fixture_justify (CwScreeningFacts *facts,
                                  const char *finding_id,
                                  const char *text);

/* The first finding of that identifier; NULL when there is none. */
const CwFinding *fixture_find (const CwVerdict *verdict, const char *id);
/* Its level; CW_LEVEL_NONE when there is none. */
CwLevel fixture_level (const CwVerdict *verdict, const char *id);

CwLimbSet fixture_limbs_in (const CwVerdict *verdict, CwLimbState state);
