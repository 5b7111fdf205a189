/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/validity.h"

#include <math.h>

void
cw_validity_facts_init (CwValidityFacts *facts)
{
  g_return_if_fail (facts != NULL);

  *facts = (CwValidityFacts){ .sbp_mmhg = NAN, .dbp_mmhg = NAN };
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    facts->girth_cm[limb] = NAN;
}

static void
trigger_free (gpointer data)
{
  CwRescreenTrigger *trigger = data;

  g_free (trigger->sentence);
  g_free (trigger);
}

/* A place in a message, and what stands there in the end. */
typedef struct {
  const char *name;
  char *value; /* taken */
} Word;

static void
add (GPtrArray *triggers,
     const CwRescreenRule *rule,
     CwDate since,
     Word *words,
     gsize n_words)
{
  CwRescreenTrigger *trigger = g_new0 (CwRescreenTrigger, 1);
  GString *sentence = g_string_new (rule->message);

  for (gsize i = 0; i < n_words; i++) {
    g_string_replace (sentence, words[i].name, words[i].value, 1);
    g_free (words[i].value);
  }
  trigger->rule = rule;
  trigger->since = since;
  trigger->sentence = g_string_free (sentence, FALSE);
  g_ptr_array_add (triggers, trigger);
}

/* Of several events of one kind the one that was first. */
static void
find_event (const CwRescreenRule *rule,
            const CwValidityFacts *facts,
            GPtrArray *triggers)
{
  CwDate first = CW_DATE_NONE;

  for (gsize i = 0; i < facts->n_events; i++)
    if (g_strcmp0 (facts->events[i].rule_id, rule->id) == 0
        && (first == CW_DATE_NONE || facts->events[i].day < first))
      first = facts->events[i].day;
  if (first != CW_DATE_NONE)
    add (triggers, rule, first, &(Word){ "{day}", cw_date_format (first) }, 1);
}

/* Where it ends before its days, a letter has ended it. */
static void
find_end (const CwRescreenRule *rule,
          const CwValidityFacts *facts,
          GPtrArray *triggers)
{
  gboolean whole = facts->valid_until >= facts->screened_on + facts->valid_days;

  if (facts->valid_until == CW_DATE_NONE || facts->today <= facts->valid_until
      || whole != (rule->kind == CW_RESCREEN_END))
    return;
  add (triggers, rule, facts->valid_until + 1,
       (Word[]){
           { "{from}", cw_date_format (facts->screened_on) },
           { "{days}", g_strdup_printf ("%d", facts->valid_days) },
           { "{to}", cw_date_format (facts->valid_until) },
       },
       3);
}

/* A screening made in the pause, but before it was too long, ends with it; one
 * that was made after it knows of it. */
static void
find_pause (const CwRescreenRule *rule,
            const CwValidityFacts *facts,
            GPtrArray *triggers)
{
  CwDate since = facts->last_session + (CwDate)rule->days + 1;
  int days = (int)(facts->today - facts->last_session);

  if (facts->last_session == CW_DATE_NONE || facts->today < since
      || facts->screened_on >= since)
    return;
  add (triggers, rule, since, &(Word){ "{days}", g_strdup_printf ("%d", days) },
       1);
}

/* The first day on which somebody is that old. */
static CwDate
find_birthday (CwDate birth_date, double age)
{
  CwDate day = cw_date_add_months (birth_date, 12 * (int)age);

  while (cw_date_years_between (birth_date, day) < (int)age)
    day++;
  return day;
}

/* The next beginning of a band after that day. */
static CwDate
find_next_band (const CwRescreenRule *rule,
                CwDate birth_date,
                CwDate after,
                int *age)
{
  for (gsize i = 0; birth_date != CW_DATE_NONE && i < G_N_ELEMENTS (rule->ages);
       i++) {
    CwDate day = find_birthday (birth_date, rule->ages[i]);

    *age = (int)rule->ages[i];
    if (day > after)
      return day;
  }
  return CW_DATE_NONE;
}

static void
find_birthdays (const CwRescreenRule *rule,
                const CwValidityFacts *facts,
                GPtrArray *triggers)
{
  int age = 0;
  CwDate day
      = find_next_band (rule, facts->birth_date, facts->screened_on, &age);

  if (day == CW_DATE_NONE || day > facts->today)
    return;
  add (triggers, rule, day,
       (Word[]){ { "{age}", g_strdup_printf ("%d", age) },
                 { "{day}", cw_date_format (day) } },
       2);
}

CwDate
cw_validity_get_age_band_end (CwDate birth_date, CwDate on)
{
  gsize n_rules;
  const CwRescreenRule *const *rules = cw_rescreen_rules_get (&n_rules);
  CwDate end = CW_DATE_NONE;

  for (gsize i = 0; i < n_rules; i++) {
    int age;
    CwDate day = rules[i]->kind == CW_RESCREEN_BIRTHDAY
                     ? find_next_band (rules[i], birth_date, on, &age)
                     : CW_DATE_NONE;

    if (day != CW_DATE_NONE && (end == CW_DATE_NONE || day - 1 < end))
      end = day - 1;
  }
  return end;
}

/* 0 is the lowest; the worse of the two numbers counts. */
static int
get_band (const CwRescreenRule *rule, double sbp_mmhg, double dbp_mmhg)
{
  int band = 0;

  for (int i = 0; i < CW_N_PRESSURE_BANDS - 1; i++)
    if (sbp_mmhg >= rule->sbp_from[i] || dbp_mmhg >= rule->dbp_from[i])
      band = i + 1;
  return band;
}

static void
find_pressure (const CwRescreenRule *rule,
               const CwValidityFacts *facts,
               GPtrArray *triggers)
{
  int band = get_band (rule, facts->sbp_mmhg, facts->dbp_mmhg);
  CwDate last = CW_DATE_NONE;
  CwDate since = CW_DATE_NONE;
  int n_visits = 0;

  if (isnan (facts->sbp_mmhg) || isnan (facts->dbp_mmhg))
    return;
  for (gsize i = 0; i < facts->n_pressures; i++) {
    const CwPressureReading *reading = &facts->pressures[i];

    /* Two readings of one day are one visit. */
    if (reading->day == last
        || get_band (rule, reading->sbp_mmhg, reading->dbp_mmhg) <= band)
      continue;
    last = reading->day;
    if (++n_visits == (int)rule->visits)
      since = reading->day;
  }
  if (since != CW_DATE_NONE)
    add (triggers, rule, since, &(Word){ "{day}", cw_date_format (last) }, 1);
}

/* Tenths of a centimetre count, not what is lost in binary. */
static double
get_change_cm (double before, double now)
{
  return round (10 * fabs (now - before)) / 10;
}

static void
find_girth (const CwRescreenRule *rule,
            const CwValidityFacts *facts,
            GPtrArray *triggers)
{
  for (gsize i = 0; i < facts->n_girths; i++) {
    const CwGirthReading *reading = &facts->girths[i];

    if (get_change_cm (facts->girth_cm[reading->limb], reading->girth_cm)
        > rule->change_cm) {
      add (triggers, rule, reading->day,
           &(Word){ "{day}", cw_date_format (reading->day) }, 1);
      return;
    }
  }
}

/* Asked on the day itself; before the first plan no limb is another one. */
static void
find_limb (const CwRescreenRule *rule,
           const CwValidityFacts *facts,
           GPtrArray *triggers)
{
  CwLimbSet first_used = facts->wanted_limbs & ~facts->used_limbs;

  if (facts->used_limbs == CW_LIMBS_NONE || first_used == CW_LIMBS_NONE
      || MAX (facts->screened_on, facts->asked_on) == facts->today)
    return;
  add (triggers, rule, facts->today,
       &(Word){ "{limb}", cw_limb_set_format (first_used) }, 1);
}

/* From the first day on: it was never about this person as it is known now. */
static void
find_person (const CwRescreenRule *rule,
             const CwValidityFacts *facts,
             GPtrArray *triggers)
{
  if (facts->person_corrected)
    add (triggers, rule, facts->screened_on, NULL, 0);
}

static void
find (const CwRescreenRule *rule,
      const CwValidityFacts *facts,
      GPtrArray *triggers)
{
  guint before = triggers->len;

  /* What is measured can be seen and said as well. */
  find_event (rule, facts, triggers);
  if (triggers->len > before)
    return;
  switch (rule->kind) {
  case CW_RESCREEN_END:
  case CW_RESCREEN_LETTER:
    find_end (rule, facts, triggers);
    break;
  case CW_RESCREEN_PAUSE:
    find_pause (rule, facts, triggers);
    break;
  case CW_RESCREEN_BIRTHDAY:
    find_birthdays (rule, facts, triggers);
    break;
  case CW_RESCREEN_PRESSURE:
    find_pressure (rule, facts, triggers);
    break;
  case CW_RESCREEN_GIRTH:
    find_girth (rule, facts, triggers);
    break;
  case CW_RESCREEN_LIMB:
    find_limb (rule, facts, triggers);
    break;
  case CW_RESCREEN_PERSON:
    find_person (rule, facts, triggers);
    break;
  case CW_RESCREEN_EVENT:
  default:
    break;
  }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const CwRescreenTrigger *one = *(const CwRescreenTrigger *const *)a;
  const CwRescreenTrigger *two = *(const CwRescreenTrigger *const *)b;

  if ((one->rule->form == NULL) != (two->rule->form == NULL))
    return one->rule->form == NULL ? -1 : 1;
  return (one->since > two->since) - (one->since < two->since);
}

GPtrArray *
cw_validity_find_triggers (const CwValidityFacts *facts)
{
  GPtrArray *triggers = g_ptr_array_new_with_free_func (trigger_free);
  gsize n_rules;
  const CwRescreenRule *const *rules = cw_rescreen_rules_get (&n_rules);

  g_return_val_if_fail (facts != NULL, triggers);

  if (facts->screened_on == CW_DATE_NONE)
    return triggers;
  for (gsize i = 0; i < n_rules; i++)
    find (rules[i], facts, triggers);
  g_ptr_array_sort (triggers, compare);
  return triggers;
}

GPtrArray *
cw_rescreen_triggers_get_questions (const GPtrArray *triggers)
{
  g_autoptr (GPtrArray) questions = g_ptr_array_new ();

  g_return_val_if_fail (triggers != NULL, NULL);

  for (guint i = 0; i < triggers->len; i++) {
    const CwRescreenTrigger *trigger = triggers->pdata[i];
    const char *const *ids
        = cw_rescreen_form_get_questions (trigger->rule->form);

    if (ids == NULL)
      return NULL;
    for (gsize j = 0; ids[j] != NULL; j++)
      if (!g_ptr_array_find_with_equal_func (questions, ids[j], g_str_equal,
                                             NULL))
        g_ptr_array_add (questions, (gpointer)ids[j]);
  }
  return g_steal_pointer (&questions);
}
