/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/answer-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"

static const char *
get_word (const CwAnswer *answer)
{
  switch (answer != NULL ? answer->value : CW_ANSWER_NONE) {
  case CW_ANSWER_YES:
    return C_ ("answer", "Yes");
  case CW_ANSWER_NO:
    return C_ ("answer", "No");
  case CW_ANSWER_UNKNOWN:
    return C_ ("answer", "Don’t know");
  case CW_ANSWER_NONE:
  default:
    return C_ ("answer", "Not answered");
  }
}

/* Takes `piece`. */
static void
append_piece (GString *text, char *piece)
{
  g_string_append_printf (text, " · %s", piece);
  g_free (piece);
}

static char *
describe_number (double number, const char *unit)
{
  g_autofree char *text = cw_number_format (number, 2);

  return unit != NULL ? g_strdup_printf ("%s %s", text, unit)
                      : g_steal_pointer (&text);
}

static const CwFollowUp *
find_follow_up (const CwQuestion *question, CwFollowUpKind kind)
{
  for (gsize i = 0; question != NULL && i < question->n_follow_ups; i++)
    if (question->follow_ups[i].kind == kind)
      return &question->follow_ups[i];
  return NULL;
}

static const char *
get_choice_label (const CwQuestion *question, const char *choice)
{
  const CwFollowUp *asked = find_follow_up (question, CW_FOLLOW_UP_CHOICE);

  for (gsize i = 0; asked != NULL && i < asked->n_choices; i++)
    if (g_str_equal (asked->choices[i].id, choice))
      return asked->choices[i].label;
  return choice;
}

char *
cw_answer_describe (const CwQuestion *question, const CwAnswer *answer)
{
  GString *text = g_string_new (get_word (answer));
  const CwFollowUp *value = find_follow_up (question, CW_FOLLOW_UP_VALUE);

  if (answer == NULL)
    return g_string_free (text, FALSE);
  if (answer->date != CW_DATE_NONE)
    append_piece (text, cw_date_format (answer->date));
  if (answer->limbs != CW_LIMBS_NONE)
    append_piece (text, cw_limb_set_format (answer->limbs));
  if (!isnan (answer->count))
    append_piece (text, describe_number (answer->count, NULL));
  if (!isnan (answer->number))
    append_piece (text, describe_number (answer->number,
                                         value != NULL ? value->unit : NULL));
  if (answer->choice != NULL)
    append_piece (text, g_strdup (get_choice_label (question, answer->choice)));
  return g_string_free (text, FALSE);
}

char *
cw_measurement_describe (const CwMeasurement *measurement, double value)
{
  g_autofree char *number = NULL;

  g_return_val_if_fail (measurement != NULL, NULL);

  number = cw_number_format (value, measurement->decimals);
  return measurement->unit != NULL
           ? g_strdup_printf ("%s %s", number, measurement->unit)
           : g_steal_pointer (&number);
}
