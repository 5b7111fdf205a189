/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/adverse-event-record.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/text.h"
#include "clinical/safety-check.h"
#include "clinical/stop-rule.h"
#include "model/patient.h"

CwEventEntry *
cw_event_entry_new (void)
{
  CwEventEntry *entry = g_new0 (CwEventEntry, 1);

  entry->severity = -1;
  entry->relatedness = -1;
  entry->resolved_on = CW_DATE_NONE;
  return entry;
}

CwEventEntry *
cw_event_entry_copy (const CwEventEntry *entry)
{
  CwEventEntry *copy;

  g_return_val_if_fail (entry != NULL, NULL);

  copy = g_memdup2 (entry, sizeof *entry);
  copy->kind_id = g_strdup (entry->kind_id);
  copy->action = g_strdup (entry->action);
  copy->outcome = g_strdup (entry->outcome);
  copy->note = g_strdup (entry->note);
  copy->signed_by = g_strdup (entry->signed_by);
  return copy;
}

void
cw_event_entry_free (CwEventEntry *entry)
{
  if (entry == NULL)
    return;
  g_free (entry->kind_id);
  g_free (entry->action);
  g_free (entry->outcome);
  g_free (entry->note);
  g_free (entry->signed_by);
  g_free (entry);
}

CwAdverseEvent *
cw_adverse_event_new (void)
{
  CwAdverseEvent *event = g_new0 (CwAdverseEvent, 1);

  event->pressure_mmhg = NAN;
  event->pressure_percent = NAN;
  event->since_inflation_s = NAN;
  event->inflated_s = NAN;
  event->entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_event_entry_free);
  return event;
}

void
cw_adverse_event_free (CwAdverseEvent *event)
{
  if (event == NULL)
    return;
  g_free (event->stop_rule_id);
  g_free (event->cuff_name);
  g_ptr_array_unref (event->entries);
  g_free (event);
}

/* The last inflation before STOP tells where the cuff was, and how long. */
static void
take_cuff (CwAdverseEvent *event, const CwSession *session)
{
  for (guint i = session->cuff_events->len; i > 0; i--) {
    const CwCuffEvent *cuff = session->cuff_events->pdata[i - 1];

    if (cuff->kind != CW_CUFF_INFLATE || cuff->at.utc_s > event->happened_at)
      continue;
    event->prescription_id = cuff->prescription_id;
    event->limbs = cuff->limbs;
    event->pressure_mmhg = cuff->pressure_mmhg;
    event->since_inflation_s = (double)(event->happened_at - cuff->at.utc_s);
    return;
  }
}

static void
take_inflated (CwAdverseEvent *event, const CwSession *session)
{
  CwInstant end = { .utc_s = session->ended_at };
  gint64 longest_us = 0;

  /* All cuffs are down by then, and so no clock runs on. */
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if ((event->limbs & CW_LIMB_BIT (limb)) != 0)
      longest_us
          = MAX (longest_us,
                 cw_session_get_cumulative_us (session, (CwLimb)limb, &end));
  if (event->limbs != CW_LIMBS_NONE)
    event->inflated_s = (double)longest_us / G_USEC_PER_SEC;
}

/* Nobody was there: it was in the exercise that the paper log breaks off at. */
static void
take_paper (CwAdverseEvent *event, const CwPlan *plan, const CwSession *session)
{
  const CwSetEntry *last;

  if (session->entered_at == 0 || session->sets->len == 0)
    return;
  last = session->sets->pdata[session->sets->len - 1];
  event->prescription_id = last->prescription_id;
  event->pressure_mmhg = last->pressure_mmhg;
  event->inflated_s
      = 60 * cw_session_get_paper_minutes (session, last->prescription_id);
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *prescription = plan->prescriptions->pdata[i];

    if (prescription->id == last->prescription_id)
      event->limbs = prescription->limbs;
  }
}

static void
take_prescription (CwAdverseEvent *event, const CwPlan *plan)
{
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *prescription = plan->prescriptions->pdata[i];

    if (prescription->id != event->prescription_id)
      continue;
    event->cuff_name = g_strdup (prescription->cuff_name);
    event->pressure_percent = prescription->pressure_percent;
  }
}

static CwAdverseEvent *
new_in_session (const CwPlan *plan, const CwSession *session, gint64 at)
{
  CwAdverseEvent *event = cw_adverse_event_new ();

  event->patient_id = session->patient_id;
  event->session_id = session->id;
  event->happened_at = at;
  take_cuff (event, session);
  take_inflated (event, session);
  take_paper (event, plan, session);
  take_prescription (event, plan);
  return event;
}

static void
open_with (CwAdverseEvent *event,
           const CwSession *session,
           const CwEventKind *kind,
           CwEventGrade grade,
           const char *note)
{
  CwEventEntry *entry = cw_event_entry_new ();

  entry->kind_id = g_strdup (kind->id);
  entry->grade = grade;
  entry->note = g_strdup (note);
  entry->clinician_id = session->clinician_id;
  g_ptr_array_add (event->entries, entry);
}

CwAdverseEvent *
cw_adverse_event_new_for_stop (const CwPlan *plan, const CwSession *session)
{
  g_autoptr (CwAdverseEvent) event = NULL;
  const CwStopRule *rule;

  g_return_val_if_fail (plan != NULL && session != NULL, NULL);

  rule = cw_stop_rule_find (session->stop_rule_id);
  if (rule == NULL || rule->event == NULL)
    return NULL;
  event = new_in_session (plan, session, session->stopped.utc_s);
  event->stop_rule_id = g_strdup (rule->id);
  open_with (event, session, rule->event, rule->event_grade,
             session->stop_note);
  return g_steal_pointer (&event);
}

CwAdverseEvent *
cw_adverse_event_new_for_limb_stop (const CwPlan *plan,
                                    const CwSession *session,
                                    const CwLimbStop *stop)
{
  CwAdverseEvent *event;
  const CwStopRule *rule;

  g_return_val_if_fail (plan != NULL && session != NULL && stop != NULL, NULL);

  rule = cw_stop_rule_find (stop->stop_rule_id);
  if (rule == NULL || rule->event == NULL)
    return NULL;
  event = new_in_session (plan, session, stop->stopped.utc_s);
  /* Also when no cuff was up yet. */
  event->limbs = stop->limbs;
  event->stop_rule_id = g_strdup (rule->id);
  open_with (event, session, rule->event, rule->event_grade, stop->note);
  return event;
}

CwAdverseEvent *
cw_adverse_event_new_for_check (const CwPlan *plan,
                                const CwSession *session,
                                const CwCheckEntry *check)
{
  g_autoptr (CwAdverseEvent) event = NULL;
  g_autofree char *note = NULL;
  const CwSafetyCheck *asked;

  g_return_val_if_fail (plan != NULL && session != NULL && check != NULL, NULL);

  asked = cw_safety_check_find (check->check_id);
  if (asked == NULL || asked->event == NULL)
    return NULL;
  event = new_in_session (plan, session, check->checked_at);
  /* Translators: a question that was answered with no, as "Are the skin’s
   * colour and the feeling as before?". */
  note = g_strdup_printf (_ ("Not so: %s"), asked->question);
  open_with (event, session, asked->event, asked->event_grade, note);
  return g_steal_pointer (&event);
}

const CwEventEntry *
cw_adverse_event_get_current (const CwAdverseEvent *event)
{
  g_return_val_if_fail (event != NULL && event->entries->len > 0, NULL);

  return event->entries->pdata[event->entries->len - 1];
}

gboolean
cw_adverse_event_is_open (const CwAdverseEvent *event)
{
  const CwEventEntry *current = cw_adverse_event_get_current (event);

  g_return_val_if_fail (current != NULL, TRUE);

  return current->grade != CW_EVENT_EXPECTED && !current->is_review;
}

/* What the data says of its kind and grade; NULL for one of other data. */
static const CwEventOutcome *
get_outcome (const CwEventEntry *entry, const CwEventKind **kind)
{
  *kind = cw_event_kind_find (entry->kind_id);
  return *kind != NULL ? cw_event_kind_find_outcome (*kind, entry->grade)
                       : NULL;
}

char *
cw_adverse_event_get_title (const CwAdverseEvent *event)
{
  const CwEventEntry *current = cw_adverse_event_get_current (event);
  const CwEventKind *kind;
  const CwEventOutcome *outcome;

  g_return_val_if_fail (current != NULL, NULL);

  outcome = get_outcome (current, &kind);
  if (kind == NULL)
    return g_strdup (current->kind_id);
  if (outcome == NULL || outcome->label == NULL)
    return g_strdup (kind->label);
  /* Translators: an adverse event and what makes it that grade, as "Bruise:
   * larger than 5 cm". */
  return g_strdup_printf (C_ ("adverse event", "%1$s: %2$s"), kind->label,
                          outcome->label);
}

const char *
cw_adverse_event_get_advice (const CwAdverseEvent *event)
{
  const CwEventEntry *current = cw_adverse_event_get_current (event);
  const CwEventKind *kind;
  const CwEventOutcome *outcome;

  g_return_val_if_fail (current != NULL, NULL);

  outcome = get_outcome (current, &kind);
  return outcome != NULL ? outcome->advice : "";
}

static gboolean
refuse_entry (GError **error, const char *message)
{
  g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
is_said (const char *text)
{
  g_autofree char *trimmed = cw_text_trim (text);

  return trimmed != NULL
         && g_utf8_strlen (trimmed, -1) >= CW_EVENT_TEXT_MIN_LENGTH;
}

gboolean
cw_event_entry_validate (const CwEventEntry *entry, GError **error)
{
  const CwEventKind *kind;

  g_return_val_if_fail (entry != NULL, FALSE);

  if (get_outcome (entry, &kind) == NULL)
    return refuse_entry (error, kind == NULL ? _ ("Choose what happened.")
                                             : _ ("Choose how grave it was."));
  if (entry->severity == 0 || entry->severity > CW_N_EVENT_SEVERITIES
      || entry->relatedness == 0
      || entry->relatedness > CW_N_EVENT_RELATEDNESSES)
    return refuse_entry (error, _ ("Severity is 1 to 5, relatedness 1 to 4."));
  if (g_str_equal (kind->id, "AE_OTHER") && !is_said (entry->note))
    return refuse_entry (error,
                         _ ("Say in the note what happened, in 10 letters or "
                            "more."));
  if (!entry->is_review)
    return TRUE;
  if (entry->severity < 0 || entry->relatedness < 0)
    return refuse_entry (error, _ ("A review says how severe it was and "
                                   "whether BFR caused it."));
  if (!is_said (entry->action))
    return refuse_entry (error, _ ("A review says what is done about it, in 10 "
                                   "letters or more."));
  return TRUE;
}

static gboolean
refuse_event (GError **error, const CwAdverseEvent *event)
{
  g_autofree char *title = cw_adverse_event_get_title (event);
  g_autofree char *day
      = cw_date_format (cw_time_local_date (event->happened_at));

  g_set_error (error, CW_GATE_ERROR, CW_GATE_ERROR_EVENT,
               /* Translators: a date, and what happened. */
               _ ("An adverse event of %1$s waits for its review: %2$s. Review "
                  "it first."),
               day, title);
  return FALSE;
}

const CwAdverseEvent *
cw_adverse_events_find_stop (const GPtrArray *events,
                             CwLimbSet limbs,
                             CwDate today)
{
  g_return_val_if_fail (events != NULL, NULL);

  for (guint i = 0; i < events->len; i++) {
    const CwAdverseEvent *event = events->pdata[i];

    if (event->stop_rule_id != NULL && (event->limbs & limbs) != 0
        && cw_time_local_date (event->happened_at) == today)
      return event;
  }
  return NULL;
}

char *
cw_adverse_event_describe_pause (CwDate today)
{
  g_autofree char *day = cw_date_format_short (today + 1);

  /* Translators: a date; of a limb that a symptom has stopped. */
  return g_strdup_printf (_ ("No cuff there before %s"), day);
}

gboolean
cw_adverse_events_check_limbs (GPtrArray *events,
                               CwLimbSet limbs,
                               CwDate today,
                               GError **error)
{
  const CwAdverseEvent *event;
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;
  g_autofree char *pause = NULL;

  g_return_val_if_fail (events != NULL, FALSE);

  event = cw_adverse_events_find_stop (events, limbs, today);
  if (event == NULL)
    return TRUE;
  words = cw_limb_set_format (event->limbs & limbs);
  title = cw_adverse_event_get_title (event);
  pause = cw_adverse_event_describe_pause (today);
  g_set_error (error, CW_GATE_ERROR, CW_GATE_ERROR_EVENT,
               /* Translators: limbs, as "Right leg"; what happened; until when
                * there is no cuff. */
               _ ("%s: stopped by a symptom today (%s). %s."), words, title,
               pause);
  return FALSE;
}

gboolean
cw_adverse_events_check (GPtrArray *events, gboolean for_plan, GError **error)
{
  g_return_val_if_fail (events != NULL, FALSE);

  for (guint i = 0; i < events->len; i++) {
    const CwAdverseEvent *event = events->pdata[i];
    const CwEventEntry *current = cw_adverse_event_get_current (event);

    if (cw_adverse_event_is_open (event)
        && (current->grade == CW_EVENT_SERIOUS || !for_plan))
      return refuse_event (error, event);
  }
  return TRUE;
}
