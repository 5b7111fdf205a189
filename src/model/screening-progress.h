/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/screening.h"

G_BEGIN_DECLS

/* How far a screening has come, for whoever asks the questions. */

/* Questions of a group that are put with these facts, and how many of them have
 * an answer. */
typedef struct {
  guint asked;
  guint answered;
} CwAnswerCount;

CwAnswerCount cw_screening_count_group (const CwQuestionnaire *questionnaire,
                                        const CwScreeningFacts *facts,
                                        const CwQuestionGroup *group);
CwAnswerCount cw_screening_count_page (const CwQuestionnaire *questionnaire,
                                       const CwScreeningFacts *facts,
                                       const CwQuestionPage *page);
CwAnswerCount cw_screening_count_all (const CwQuestionnaire *questionnaire,
                                      const CwScreeningFacts *facts);
/* Measurements that are required with these facts, and how many are there. */
CwAnswerCount
cw_screening_count_measurements (const CwQuestionnaire *questionnaire,
                                 const CwScreeningFacts *facts);

/* Questions of the group that are put, have no answer, and may be answered no
 * together ("none of these").  NULL-terminated identifiers, which belong to the
 * questionnaire. */
const char **
cw_screening_get_open_in_group (const CwQuestionnaire *questionnaire,
                                const CwScreeningFacts *facts,
                                const CwQuestionGroup *group)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
