/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/progression-private.h"

char *
cw_progression_text_list (GPtrArray *texts)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++) {
    if (i > 0)
      g_string_append (list, i + 1 < texts->len
                                 /* Translators: between parts of a list. */
                                 ? C_ ("list", ", ")
                                 /* Translators: before the last of a list. */
                                 : C_ ("list", " and "));
    g_string_append (list, texts->pdata[i]);
  }
  g_ptr_array_unref (texts);
  return g_string_free (list, FALSE);
}

char *
cw_progression_text_sets (const CwProgressionSession *session)
{
  GPtrArray *numbers = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *planned = cw_set_scheme_reps_to_text (&session->scheme);
  g_autofree char *day = cw_date_format_short (session->date);

  for (int i = 0; i < session->n_sets; i++)
    g_ptr_array_add (numbers, cw_number_format (session->reps[i], 0));
  list = cw_progression_text_list (numbers);
  /* Translators: repetitions as "30, 12 and 8", what was planned as 30/15/15,
   * and a date. */
  return g_strdup_printf (_ ("%s repetitions of %s on %s."), list, planned,
                          day);
}

char *
cw_advisor_text_days (const CwAdvisor *self, gsize n)
{
  GPtrArray *days = g_ptr_array_new_with_free_func (g_free);

  for (gsize ago = n; ago > 0; ago--)
    g_ptr_array_add (
        days, cw_date_format_short (cw_advisor_session (self, ago - 1)->date));
  return cw_progression_text_list (days);
}

char *
cw_advisor_text_efforts (const CwAdvisor *self, gsize n)
{
  GPtrArray *efforts = g_ptr_array_new_with_free_func (g_free);

  for (gsize ago = n; ago > 0; ago--)
    g_ptr_array_add (
        efforts,
        cw_number_format (cw_advisor_session (self, ago - 1)->effort, 1));
  return cw_progression_text_list (efforts);
}

char *
cw_progression_text_keep (const CwDose *dose)
{
  double percent = cw_progression_pressure_percent (dose);
  g_autofree char *load = cw_number_format (dose->load_kg, 2);
  g_autofree char *pressure = cw_number_format (percent, 0);

  if (dose->body_weight || isnan (dose->load_kg) || isnan (percent))
    return g_strdup (_ ("Keep the dose"));
  /* Translators: a load, and a share of the occlusion pressure. */
  return g_strdup_printf (_ ("Keep %s kg and %s %%"), load, pressure);
}

static char *
describe_pressure (const CwAdvice *advice,
                   const char *with_mmhg,
                   const char *without)
{
  g_autofree char *percent = cw_number_format (advice->new_value, 1);
  g_autofree char *mmhg = cw_number_format (advice->dose.pressure_mmhg, 0);
  GString *text
      = g_string_new (isnan (advice->dose.pressure_mmhg) ? without : with_mmhg);

  g_string_replace (text, "{percent}", percent, 1);
  g_string_replace (text, "{mmhg}", mmhg, 1);
  return g_string_free (text, FALSE);
}

/* `format` has one %s, for the new value in words. */
static char *
describe_new (const CwAdvice *advice, const char *format)
{
  GString *text = g_string_new (format);

  g_string_replace (text, "{new}", advice->new_text, 1);
  return g_string_free (text, FALSE);
}

static char *
describe_sets (const CwAdvice *advice)
{
  if (advice->new_value > advice->old_value)
    return describe_new (advice, _ ("Do more sets: {new}"));
  return describe_new (advice, _ ("Do fewer sets: {new}"));
}

char *
cw_advisor_text_change (const CwAdvisor *self)
{
  const CwAdvice *advice = self->advice;
  gboolean up = advice->new_value > advice->old_value;

  switch (advice->variable) {
  case CW_ADVICE_SETS:
    return describe_sets (advice);
  case CW_ADVICE_EXERCISES:
    return g_strdup (_ ("Add a second exercise"));
  case CW_ADVICE_LOAD:
    return describe_new (advice, up ? _ ("Raise the load to {new}")
                                    : _ ("Lower the load to {new}"));
  case CW_ADVICE_PRESSURE:
    return up ? describe_pressure (
               advice, _ ("Raise the pressure to {percent} %, {mmhg} mmHg"),
               _ ("Raise the pressure to {percent} %"))
              : describe_pressure (
                  advice, _ ("Lower the pressure to {percent} %, {mmhg} mmHg"),
                  _ ("Lower the pressure to {percent} %"));
  case CW_ADVICE_REST:
    return describe_new (advice, _ ("Rest {new} between the sets"));
  case CW_ADVICE_INTERMITTENT:
    return g_strdup (_ ("Let the cuff down in the rests"));
  case CW_ADVICE_NOTHING:
  default:
    g_return_val_if_reached (NULL);
  }
}

gboolean
cw_advisor_say (CwAdvisor *self,
                const char *rule_id,
                CwAdviceKind kind,
                char *headline,
                char *why)
{
  CwAdvice *advice = self->advice;
  char *before = advice->why;

  advice->rule_id = rule_id;
  advice->kind = kind;
  g_free (advice->headline);
  advice->headline = headline;
  if (before == NULL)
    advice->why = why;
  else {
    advice->why = g_strconcat (before, " ", why, NULL);
    g_free (before);
    g_free (why);
  }
  return TRUE;
}
