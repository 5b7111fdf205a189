/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/attention.h"

#include "base/quantity.h"
#include "clinical/occlusion-pressure.h"
#include "model/prescription-ledger.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Days before the end of a screening from which on it is announced. */
#define SCREENING_NOTICE_DAYS 14

static void
attention_free (gpointer data)
{
  CwAttention *attention = data;

  g_free (attention->title);
  g_free (attention->detail);
  g_free (attention);
}

/* Takes both texts. */
static void
add (GPtrArray *list,
     CwStatus status,
     char *title,
     char *detail,
     const char *page)
{
  CwAttention *attention = g_new0 (CwAttention, 1);

  attention->status = status;
  attention->title = title;
  attention->detail = detail;
  attention->page = page;
  g_ptr_array_add (list, attention);
}

static void
add_session (GPtrArray *list, const CwCareState *state)
{
  if (state->unfinished_session_id == 0)
    return;
  add (list, CW_STATUS_CAUTION, g_strdup (C_("attention", "A session was never ended")),
       g_strdup (_("Make sure that the cuff is down; then continue or stop it")),
       "sessions");
}

static void
add_events (GPtrArray *list, GPtrArray *events)
{
  for (guint i = 0; i < events->len; i++) {
    const CwAdverseEvent *event = g_ptr_array_index (events, i);
    g_autofree char *day = NULL;

    if (!cw_adverse_event_is_open (event))
      continue;
    day = cw_date_format_short (cw_time_local_date (event->happened_at));
    add (list, CW_STATUS_BLOCKED, cw_adverse_event_get_title (event),
         /* Translators: %s is a date. */
         g_strdup_printf (_("Adverse event of %s, waits for its review"), day),
         "sessions");
  }
}

/* CLINICAL 2.10: that limb gets no cuff before the next day. */
static void
add_stops (GPtrArray *list, const GPtrArray *events, CwDate today)
{
  for (int i = 0; i < CW_N_LIMBS; i++) {
    const CwAdverseEvent *stop =
      cw_adverse_events_find_stop (events, CW_LIMB_BIT (i), today);
    g_autofree char *title = NULL;
    g_autofree char *pause = NULL;

    if (stop == NULL)
      continue;
    title = cw_adverse_event_get_title (stop);
    pause = cw_adverse_event_describe_pause (today);
    add (list, CW_STATUS_BLOCKED,
         /* Translators: a limb, as "Right leg". */
         g_strdup_printf (_("%s: stopped today"),
                          cw_limb_get_name ((CwLimb) i)),
         g_strdup_printf ("%s\n%s", title, pause), "sessions");
  }
}

/* The titles of what keeps these limbs waiting, without repeats. */
static char *
describe_waiting (const CwVerdict *verdict, CwLimbSet limbs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = g_ptr_array_index (verdict->findings, i);
    gboolean waits = finding->level == CW_LEVEL_RELATIVE_M ||
                     finding->level == CW_LEVEL_RELATIVE_J;

    if (!waits || finding->lifted ||
        (!finding->whole_patient && (finding->limbs & limbs) == 0))
      continue;
    if (text->len > 0)
      g_string_append (text, " · ");
    g_string_append (text, finding->title);
  }
  return g_string_free (text, FALSE);
}

/* The newest letter about something that keeps these limbs waiting; NULL when
 * nobody has been asked. */
static char *
describe_request (const CwVerdict *verdict,
                  CwLimbSet limbs,
                  const GPtrArray *requests)
{
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = g_ptr_array_index (verdict->findings, i);
    const CwClearanceRequest *request =
      cw_clearance_request_find (requests, finding->rule_id);

    if (request != NULL && cw_finding_waits_for_clearance (finding) &&
        (finding->limbs & limbs) != 0)
      return cw_clearance_request_describe (request);
  }
  return NULL;
}

static void
add_clearance (GPtrArray *list,
               const CwScreeningRecord *screening,
               const GPtrArray *requests)
{
  CwLimbSet limbs = CW_LIMBS_NONE;
  g_autofree char *waiting = NULL;
  g_autofree char *asked = NULL;
  g_autofree char *names = NULL;

  for (int i = 0; i < CW_N_LIMBS; i++)
    if (screening->verdict->limbs[i].state == CW_LIMB_STATE_NEEDS_CLEARANCE)
      limbs |= CW_LIMB_BIT (i);
  if (limbs == CW_LIMBS_NONE)
    return;

  names = cw_limb_set_format (limbs);
  waiting = describe_waiting (screening->verdict, limbs);
  asked = describe_request (screening->verdict, limbs, requests);
  /* Translators: %s are limbs, as "Right arm". */
  add (list, CW_STATUS_NEEDS_CLEARANCE,
       g_strdup_printf (_("Clearance needed: %s"), names),
       asked != NULL ? g_strdup_printf ("%s\n%s", waiting, asked)
                     : g_strdup (waiting),
       "screening");
}

static void
add_screening_end (GPtrArray *list,
                   const CwPatientOverview *overview,
                   CwDate today)
{
  const CwCareState *state = &overview->state;
  g_autofree char *day = cw_date_format_short (state->valid_until);

  if (!state->has_screening || state->valid_until == CW_DATE_NONE)
    return;
  if (state->valid_until < today)
    /* Translators: %s is a date. */
    add (list, CW_STATUS_BLOCKED,
         g_strdup_printf (_("The screening ended on %s"), day),
         g_strdup (_("Screen again before the next session")), "screening");
  else if (state->valid_until - today <= SCREENING_NOTICE_DAYS)
    /* Translators: %s is a date. */
    add (list, CW_STATUS_CAUTION,
         g_strdup_printf (_("The screening ends on %s"), day),
         g_strdup (_("Screen again before then")), "screening");
}

/* What else has ended the screening than its days. */
static void
add_triggers (GPtrArray *list, const CwCareState *state, CwDate today)
{
  g_autoptr (GPtrArray) triggers = NULL;

  if (!state->has_screening || state->outcome != CW_OUTCOME_CLEARED)
    return;
  triggers = cw_care_state_find_triggers (state, today);
  for (guint i = 0; i < triggers->len; i++) {
    const CwRescreenTrigger *trigger = triggers->pdata[i];

    if (trigger->rule->kind != CW_RESCREEN_END &&
        trigger->rule->kind != CW_RESCREEN_LETTER)
      add (list, CW_STATUS_BLOCKED,
           /* Translators: what has happened, as "new medicine". */
           g_strdup_printf (_("Screen again: %s"), trigger->rule->title),
           g_strdup (trigger->sentence), "screening");
  }
}

static void
add_draft (GPtrArray *list, const CwCareState *state)
{
  if (state->has_draft)
    add (list, CW_STATUS_UNKNOWN, g_strdup (_("A screening is not finished")),
         g_strdup (_("Nothing in it counts before it is signed")), "screening");
}

/* Whether it was measured again since the plan was written. */
static gboolean
is_measured_since (const CwPrescription *dose,
                   const CwLedger *ledger,
                   CwDate today)
{
  CwPressureNeed need = cw_prescription_get_pressure_need (dose, today);
  g_autoptr (CwPressureMatch) match = NULL;

  if (ledger == NULL || dose->cuff_id == 0)
    return FALSE;
  match = cw_ledger_match_pressure (ledger, &need);
  return match->record != NULL && match->record->date > dose->aop_date &&
         today <= cw_pressure_record_get_fresh_until (match->record);
}

static void
add_pressure (GPtrArray *list,
              const CwPrescription *dose,
              const CwLedger *ledger,
              CwDate today)
{
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;
  g_autofree char *pressure = NULL;
  gint64 age = today - dose->aop_date;

  if (isnan (dose->aop_mmhg) || dose->aop_date == CW_DATE_NONE ||
      age <= cw_aop_fresh_days () || is_measured_since (dose, ledger, today))
    return;
  title = cw_prescription_get_title (dose);
  day = cw_date_format_short (dose->aop_date);
  pressure = cw_number_format (dose->aop_mmhg, 0);
  add (list,
       age > cw_aop_maximum_days () ? CW_STATUS_BLOCKED : CW_STATUS_CAUTION,
       g_strdup (_("Measure the occlusion pressure again")),
       /* Translators: an exercise and its limb, a pressure, and a date. */
       g_strdup_printf (_("%s: %s mmHg on %s"), title, pressure, day), "plan");
}

static void
add_advice (GPtrArray *list, const CwExerciseAdvice *advice)
{
  if (!cw_exercise_advice_waits (advice))
    return;
  add (list,
       cw_exercise_advice_is_urgent (advice) ? CW_STATUS_CAUTION
                                             : CW_STATUS_UNKNOWN,
       /* Translators: %s is advice, as "Raise the load to 16 kg". */
       g_strdup_printf (_("Advice waiting: %s"), advice->advice->headline),
       g_strdup (advice->title), "progress");
}

static int
compare_status (gconstpointer a, gconstpointer b)
{
  const CwAttention *first = *(CwAttention *const *) a;
  const CwAttention *second = *(CwAttention *const *) b;

  return (int) second->status - (int) first->status;
}

GPtrArray *
cw_attention_collect (const CwPatientOverview *overview, CwDate today)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (attention_free);

  g_return_val_if_fail (overview != NULL, list);

  add_session (list, &overview->state);
  add_events (list, overview->events);
  add_stops (list, overview->events, today);
  if (overview->screening != NULL)
    add_clearance (list, overview->screening, overview->requests);
  add_triggers (list, &overview->state, today);
  add_screening_end (list, overview, today);
  add_draft (list, &overview->state);
  for (guint i = 0;
       overview->plan != NULL && i < overview->plan->prescriptions->len; i++)
    add_pressure (list, g_ptr_array_index (overview->plan->prescriptions, i),
                  overview->ledger, today);
  for (guint i = 0; overview->advice != NULL && i < overview->advice->len; i++)
    add_advice (list, g_ptr_array_index (overview->advice, i));
  g_ptr_array_sort (list, compare_status);
  return list;
}
