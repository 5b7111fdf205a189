/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/screening-progress.h"

#include <math.h>

CwAnswerCount
cw_screening_count_group (const CwQuestionnaire *questionnaire,
                          const CwScreeningFacts *facts,
                          const CwQuestionGroup *group)
{
  CwAnswerCount count = { 0 };

  for (gsize i = 0; i < group->n_questions; i++) {
    const char *id = group->questions[i]->id;

    if (!cw_screening_is_asked (questionnaire, facts, id))
      continue;
    count.asked++;
    if (cw_screening_facts_get_answer (facts, id) != NULL)
      count.answered++;
  }
  return count;
}

static void
add (CwAnswerCount *sum, CwAnswerCount count)
{
  sum->asked += count.asked;
  sum->answered += count.answered;
}

CwAnswerCount
cw_screening_count_page (const CwQuestionnaire *questionnaire,
                         const CwScreeningFacts *facts,
                         const CwQuestionPage *page)
{
  CwAnswerCount sum = { 0 };

  for (gsize i = 0; i < page->n_groups; i++)
    add (&sum,
         cw_screening_count_group (questionnaire, facts, page->groups[i]));
  return sum;
}

CwAnswerCount
cw_screening_count_all (const CwQuestionnaire *questionnaire,
                        const CwScreeningFacts *facts)
{
  gsize n_pages = 0;
  const CwQuestionPage *const *pages =
    cw_questionnaire_get_pages (questionnaire, &n_pages);
  CwAnswerCount sum = { 0 };

  for (gsize i = 0; i < n_pages; i++)
    add (&sum, cw_screening_count_page (questionnaire, facts, pages[i]));
  return sum;
}

CwAnswerCount
cw_screening_count_measurements (const CwQuestionnaire *questionnaire,
                                 const CwScreeningFacts *facts)
{
  gsize n_measurements = 0;
  const CwMeasurement *const *measurements =
    cw_questionnaire_get_measurements (questionnaire, &n_measurements);
  CwAnswerCount count = { 0 };

  for (gsize i = 0; i < n_measurements; i++) {
    const char *id = measurements[i]->id;

    if (!cw_screening_is_required (questionnaire, facts, id, NULL))
      continue;
    count.asked++;
    if (!isnan (cw_screening_facts_get_measurement (facts, id)))
      count.answered++;
  }
  return count;
}

const char **
cw_screening_get_open_in_group (const CwQuestionnaire *questionnaire,
                                const CwScreeningFacts *facts,
                                const CwQuestionGroup *group)
{
  GPtrArray *open = g_ptr_array_new ();

  for (gsize i = 0; i < group->n_questions; i++) {
    const CwQuestion *question = group->questions[i];

    if (!question->yes_is_good &&
        cw_screening_is_asked (questionnaire, facts, question->id) &&
        cw_screening_facts_get_answer (facts, question->id) == NULL)
      g_ptr_array_add (open, (gpointer) question->id);
  }
  g_ptr_array_add (open, NULL);
  return (const char **) g_ptr_array_free (open, FALSE);
}
