/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/questionnaire.h"

#include <math.h>

#include "clinical/identifier.h"

G_DEFINE_QUARK (cw - clinical - error - quark, cw_clinical_error)

static const char *const value_ids[] = {
  [CW_ANSWER_NONE] = NULL,
  [CW_ANSWER_YES] = "yes",
  [CW_ANSWER_NO] = "no",
  [CW_ANSWER_UNKNOWN] = "unknown",
};

const char *
cw_answer_value_to_id (CwAnswerValue value)
{
  g_return_val_if_fail (value < G_N_ELEMENTS (value_ids), NULL);

  return value_ids[value];
}

gboolean
cw_answer_value_from_id (const char *id, CwAnswerValue *value)
{
  gsize index;

  if (!cw_identifier_find (value_ids, G_N_ELEMENTS (value_ids), id, &index))
    return FALSE;
  *value = (CwAnswerValue)index;
  return TRUE;
}

CwAnswer *
cw_answer_new (CwAnswerValue value)
{
  CwAnswer *answer = g_new0 (CwAnswer, 1);

  answer->value = value;
  answer->count = NAN;
  answer->number = NAN;
  return answer;
}

CwAnswer *
cw_answer_copy (const CwAnswer *answer)
{
  CwAnswer *copy;

  g_return_val_if_fail (answer != NULL, NULL);

  copy = g_memdup2 (answer, sizeof *answer);
  copy->choice = g_strdup (answer->choice);
  return copy;
}

static gboolean
same_number (double a, double b)
{
  return a == b || (isnan (a) && isnan (b));
}

gboolean
cw_answer_equal (const CwAnswer *a, const CwAnswer *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->value == b->value && a->date == b->date && a->limbs == b->limbs
         && same_number (a->count, b->count)
         && same_number (a->number, b->number)
         && g_strcmp0 (a->choice, b->choice) == 0;
}

void
cw_answer_free (CwAnswer *answer)
{
  if (answer == NULL)
    return;
  g_free (answer->choice);
  g_free (answer);
}
