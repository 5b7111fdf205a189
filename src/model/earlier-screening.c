/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/earlier-screening.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/answer-text.h"
#include "clinical/smallest-change.h"

gboolean
cw_earlier_was_yes (const CwScreeningRecord *earlier,
                    const CwQuestion *question)
{
  const CwAnswer *answer;

  g_return_val_if_fail (question != NULL, FALSE);

  if (earlier == NULL || question->yes_is_good)
    return FALSE;
  answer = cw_screening_facts_get_answer (earlier->facts, question->id);
  return answer != NULL && answer->value == CW_ANSWER_YES;
}

gboolean
cw_earlier_has_yes (const CwScreeningRecord *earlier,
                    const CwQuestionnaire *questionnaire)
{
  GHashTableIter iter;
  gpointer id;

  g_return_val_if_fail (questionnaire != NULL, FALSE);

  if (earlier == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, earlier->facts->answers);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    const CwQuestion *question
        = cw_questionnaire_find_question (questionnaire, id);

    if (question != NULL && cw_earlier_was_yes (earlier, question))
      return TRUE;
  }
  return FALSE;
}

static char *
describe (const CwScreeningRecord *earlier, const char *what)
{
  g_autofree char *day = cw_date_format (earlier->facts->date);

  /* Translators: a date, and what was said or measured on it. */
  return g_strdup_printf (_ ("Last time, %s: %s"), day, what);
}

char *
cw_earlier_answer_describe (const CwScreeningRecord *earlier,
                            const CwQuestion *question)
{
  const CwAnswer *answer;
  g_autofree char *text = NULL;

  g_return_val_if_fail (question != NULL, NULL);

  if (earlier == NULL)
    return NULL;
  answer = cw_screening_facts_get_answer (earlier->facts, question->id);
  if (answer == NULL)
    return describe (earlier, _ ("not asked"));
  text = cw_answer_describe (question, answer);
  return describe (earlier, text);
}

static char *
describe_change (const CwMeasurement *measurement, double change)
{
  g_autofree char *amount
      = cw_measurement_describe (measurement, fabs (change));

  /* Translators: by how much a measurement has changed, as "14 mmHg". */
  return g_strdup_printf (change > 0 ? _ ("▲ %s more") : _ ("▼ %s less"),
                          amount);
}

char *
cw_earlier_measurement_describe (const CwScreeningRecord *earlier,
                                 const CwMeasurement *measurement,
                                 double now,
                                 gboolean *moved)
{
  const CwSmallestChange *smallest;
  g_autofree char *value = NULL;
  g_autofree char *change = NULL;
  g_autofree char *text = NULL;
  double before;

  g_return_val_if_fail (measurement != NULL, NULL);

  if (moved != NULL)
    *moved = FALSE;
  before = earlier != NULL ? cw_screening_facts_get_measurement (
               earlier->facts, measurement->id)
                           : NAN;
  if (isnan (before))
    return NULL;
  value = cw_measurement_describe (measurement, before);
  smallest = cw_smallest_change_of_measurement (measurement->id);
  if (isnan (now) || smallest == NULL
      || cw_smallest_change_judge (smallest, before, now, NAN)
             == CW_CHANGE_NONE)
    return describe (earlier, value);
  if (moved != NULL)
    *moved = TRUE;
  change = describe_change (measurement, now - before);
  text = g_strdup_printf ("%s · %s", value, change);
  return describe (earlier, text);
}
