/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/visit-note.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/stop-rule.h"
#include "documents/document-text.h"
#include "documents/note-lines.h"
#include "documents/visit-note-checks.h"
#include "documents/visit-note-sets.h"
#include "model/dose-text.h"
#include "model/plan-change.h"
#include "model/session-text.h"

/* Share of the width for the names of entries. */
#define NAME_SHARE .22

static char *
describe_time (const CwSession *session)
{
  g_autofree char *day =
    cw_date_format (cw_time_local_date (session->started_at));
  g_autofree char *start = cw_time_format_clock (session->started_at);
  g_autofree char *end = NULL;

  if (session->ended_at == 0)
    /* Translators: a date and a time of day. */
    return g_strdup_printf (_("%s, from %s"), day, start);
  end = cw_time_format_clock (session->ended_at);
  /* Translators: a date and two times of day. */
  return g_strdup_printf (_("%s, %s to %s"), day, start, end);
}

static char *
describe_outcome (const CwSession *session)
{
  const CwStopRule *rule = session->stop_rule_id != NULL
                             ? cw_stop_rule_find (session->stop_rule_id)
                             : NULL;
  g_autofree char *reason = NULL;

  if (session->state == CW_SESSION_RUNNING)
    return g_strdup (_("Not ended yet"));
  if (session->state == CW_SESSION_COMPLETED)
    return g_strdup (_("Completed"));
  /* Translators: why a session was stopped, as "Numb". */
  reason = rule != NULL ? g_strdup_printf (_("Stopped: %s"), rule->label)
                        : g_strdup (_("Stopped"));
  if (session->stop_note == NULL)
    return g_steal_pointer (&reason);
  return g_strdup_printf ("%s. %s", reason, session->stop_note);
}

/* What was stopped while the rest went on. */
static void
add_limb_stops (GPtrArray *lines, const CwSession *session)
{
  for (guint i = 0; i < session->limb_stops->len; i++) {
    const CwLimbStop *stop = g_ptr_array_index (session->limb_stops, i);
    g_autofree char *text = cw_limb_stop_describe (stop);

    cw_note_lines_add_entry (lines, _("Stopped"), text);
  }
}

/* Of a session that nobody saw. */
static void
add_origin (GPtrArray *lines, const CwVisit *visit)
{
  const CwSession *session = visit->session;
  g_autofree char *day =
    cw_date_format (cw_time_local_date (session->started_at));
  g_autofree char *entered =
    cw_date_format (cw_time_local_date (session->entered_at));
  g_autofree char *typed =
    /* Translators: who typed something in, and on which date. */
    g_strdup_printf (_("%s, on %s, from the patient’s paper log"),
                     visit->clinician, entered);
  g_autofree char *struck = session->strike.at != 0
                              ? cw_strike_describe (&session->strike)
                              : NULL;

  if (struck != NULL)
    cw_note_lines_add_text (lines, struck);
  cw_note_lines_add_entry (lines, _("At home"), day);
  cw_note_lines_add_entry (lines, _("Typed in by"), typed);
}

static void
add_attendance (GPtrArray *lines, const CwVisit *visit)
{
  const CwSession *session = visit->session;
  g_autofree char *time = describe_time (session);
  g_autofree char *outcome = describe_outcome (session);
  int planned = cw_plan_get_n_sessions (visit->plan);
  g_autofree char *number =
    /* Translators: number of a session, how many are planned, and the version of
     * the plan. */
    g_strdup_printf (_("%d of %d planned, by plan v%d"),
                     session->number, planned, visit->plan->version);

  if (session->entered_at != 0)
    add_origin (lines, visit);
  else
    cw_note_lines_add_entry (lines, _("Attended"), time);
  cw_note_lines_add_entry (lines, C_("visit", "Session"), number);
  if (session->entered_at == 0)
    cw_note_lines_add_entry (lines, _("Held by"), visit->clinician);
  cw_note_lines_add_entry (lines, _("Outcome"), outcome);
  add_limb_stops (lines, session);
}

/* "Class A · pressure 40–80 %". */
static void
add_limb_state (GPtrArray *lines, const CwVisit *visit, CwLimb limb)
{
  const CwLimbVerdict *verdict = &visit->screening->verdict->limbs[limb];
  g_autofree char *band = cw_dose_text_band (visit->screening, limb);
  /* Translators: a dose class, and what it allows. */
  g_autofree char *text = g_strdup_printf (
    _("Class %s · %s of occlusion pressure"),
    cw_dose_class_to_id (verdict->dose_class), band);

  cw_note_lines_add_entry (lines, cw_limb_get_name (limb), text);
}

static void
add_screening (GPtrArray *lines, const CwVisit *visit)
{
  const CwScreeningRecord *record = visit->screening;
  g_autofree char *headline = NULL;
  g_autofree char *day = NULL;
  g_autofree char *until = NULL;
  g_autofree char *signature = NULL;
  CwLimbSet limbs = cw_plan_get_limbs (visit->plan);

  cw_note_lines_add_heading (lines, C_("visit", "Screening"));
  if (record == NULL) {
    cw_note_lines_add_text (lines, _("There is no signed screening."));
    return;
  }
  headline = cw_verdict_get_headline (record->verdict);
  day = cw_date_format (cw_time_local_date (record->signed_at));
  until = cw_date_format (record->verdict->valid_until);
  signature =
    record->verdict->valid_until == CW_DATE_NONE
      /* Translators: who signed, and on which date. */
      ? g_strdup_printf (_("%s, on %s"), record->signed_by, day)
      /* Translators: who signed, on which date, and until when it permits. */
      : g_strdup_printf (_("%s, on %s, valid until %s"), record->signed_by, day,
                         until);
  cw_note_lines_add_entry (lines, C_("visit", "Verdict"), headline);
  cw_note_lines_add_entry (lines, _("Signed by"), signature);
  for (int i = 0; i < CW_N_LIMBS; i++)
    if ((limbs & CW_LIMB_BIT (i)) != 0 &&
        cw_verdict_permits (record->verdict, (CwLimb) i))
      add_limb_state (lines, visit, (CwLimb) i);
}

static void
add_vital_signs (GPtrArray *lines, const CwSameDayCheck *check)
{
  g_autofree char *sbp = cw_number_format (check->sbp_mmhg, 0);
  g_autofree char *dbp = cw_number_format (check->dbp_mmhg, 0);
  g_autofree char *pulse = cw_number_format (check->heart_rate_bpm, 0);
  g_autofree char *text = g_strdup_printf (
    /* Translators: blood pressure, and heart beats per minute. */
    _("%s/%s mmHg, heart rate %s per minute"), sbp, dbp, pulse);

  /* No session starts without all three. */
  cw_note_lines_add_entry (lines, _("Blood pressure"), text);
}

/* Each question with its answer. */
static void
add_check (GPtrArray *lines, const CwSession *session)
{
  const CwSameDayCheck *check = session->check;
  gsize n_items = 0;
  const CwSameDayItem *const *items = cw_same_day_items_get (&n_items);

  cw_note_lines_add_heading (lines, _("Check before the session"));
  if (check == NULL || session->entered_at != 0) {
    cw_note_lines_add_text (lines, _("There was none."));
    return;
  }
  add_vital_signs (lines, check);
  for (gsize i = 0; i < n_items; i++) {
    gpointer stored = g_hash_table_lookup (check->results, items[i]->id);
    CwCheckResult result = (CwCheckResult) (GPOINTER_TO_INT (stored) - 1);
    const char *answer = result == CW_CHECK_RED     ? items[i]->red
                         : result == CW_CHECK_AMBER ? items[i]->amber
                                                    : items[i]->green;
    g_autofree char *line =
      g_strdup_printf (C_("a question and its answer", "%s %s"),
                       items[i]->question, answer);

    if (stored != NULL)
      cw_note_lines_add_text (lines, line);
  }
  cw_note_lines_add_entry (lines, C_("visit", "Note"), check->note);
}

/* As the patient wrote it down. */
static void
add_paper_minutes (GPtrArray *lines, const CwVisit *visit)
{
  const CwSession *session = visit->session;

  for (guint i = 0; i < session->paper_cuffs->len; i++) {
    const CwPaperCuff *cuff =
      &g_array_index (session->paper_cuffs, CwPaperCuff, i);
    g_autofree char *number = cw_number_format (cuff->minutes, 1);
    /* Translators: a number of minutes. */
    g_autofree char *text = g_strdup_printf (_("%s minutes"), number);

    for (guint j = 0; j < visit->plan->prescriptions->len; j++) {
      const CwPrescription *dose = visit->plan->prescriptions->pdata[j];
      g_autofree char *title = cw_prescription_get_title (dose);

      if (dose->id == cuff->prescription_id)
        cw_note_lines_add_entry (lines, title, text);
    }
  }
  if (session->paper_cuffs->len == 0)
    cw_note_lines_add_text (lines, _("The paper log does not say."));
}

static void
add_outcomes (GPtrArray *lines, const CwVisit *visit)
{
  if (visit->outcomes->len == 0)
    return;
  cw_note_lines_add_heading (lines, _("Outcome measures"));
  for (guint i = 0; i < visit->outcomes->len; i++) {
    const CwOutcomeScore *score = g_ptr_array_index (visit->outcomes, i);
    g_autofree char *title = cw_outcome_score_get_title (score);
    g_autofree char *value = cw_outcome_score_describe_value (score);
    g_autofree char *details = cw_outcome_score_describe_details (score);
    g_autofree char *text = g_strdup_printf (
      "%s%s%s", value, details != NULL ? " · " : "",
      details != NULL ? details : "");

    cw_note_lines_add_entry (lines, title, text);
  }
}

static void
add_time_under_cuff (GPtrArray *lines, const CwVisit *visit)
{
  CwLimbSet limbs = cw_plan_get_limbs (visit->plan);

  cw_note_lines_add_heading (lines, _("Time under the cuff"));
  if (visit->session->entered_at != 0) {
    add_paper_minutes (lines, visit);
    return;
  }
  for (int i = 0; i < CW_N_LIMBS; i++) {
    double seconds = cw_session_get_cumulative_us (
                       visit->session, (CwLimb) i, &visit->until) / 1e6;
    g_autofree char *time = cw_duration_format (seconds);
    /* Translators: minutes, as 6:30. */
    g_autofree char *text = g_strdup_printf (_("%s minutes"), time);

    if ((limbs & CW_LIMB_BIT (i)) != 0)
      cw_note_lines_add_entry (lines, cw_limb_get_name ((CwLimb) i), text);
  }
}

static void
add_event (GPtrArray *lines, const CwAdverseEvent *event)
{
  const CwEventEntry *entry = cw_adverse_event_get_current (event);
  g_autofree char *title = cw_adverse_event_get_title (event);
  g_autofree char *limbs = cw_limb_set_format (event->limbs);
  GString *text = g_string_new (cw_event_grade_get_name (entry->grade));
  const char *const words[] = {
    limbs,
    entry->severity > 0 ? cw_event_severity_get_name (entry->severity) : NULL,
    entry->relatedness > 0
      ? cw_event_relatedness_get_name (entry->relatedness)
      : NULL,
    entry->action,
    entry->outcome,
    entry->note,
    cw_adverse_event_is_open (event) ? _("waits for its review") : NULL,
  };
  g_autofree char *value = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (words[i] != NULL && *words[i] != '\0')
      g_string_append_printf (text, " · %s", words[i]);
  value = g_string_free (text, FALSE);
  cw_note_lines_add_entry (lines, title, value);
}

static void
add_events (GPtrArray *lines, const CwVisit *visit)
{
  cw_note_lines_add_heading (lines, _("Side effects and adverse events"));
  for (guint i = 0; i < visit->events->len; i++)
    add_event (lines, g_ptr_array_index (visit->events, i));
  if (visit->events->len == 0)
    cw_note_lines_add_text (lines, _("None recorded."));
}

/* What differs between two versions of the plan, and why. */
static void
add_plan_changes (GPtrArray *lines, const CwPlan *before, const CwPlan *after)
{
  g_autoptr (GPtrArray) changes = cw_plan_compare (before, after, FALSE);

  for (guint i = 0; i < changes->len; i++) {
    g_autofree char *line = cw_plan_change_to_text (changes->pdata[i]);

    cw_note_lines_add_text (lines, line);
  }
  if (changes->len == 0)
    cw_note_lines_add_text (lines, _("The dose is the same."));
  cw_note_lines_add_entry (lines, _("Why"), after->change_reason);
}

static void
add_decision (GPtrArray *lines, const CwAdviceDecision *decision)
{
  g_autofree char *text =
    decision->reason != NULL
      /* Translators: an advice, and why it was refused. */
      ? g_strdup_printf (_("%s. Reason: %s"), decision->headline,
                         decision->reason)
      : g_strdup (decision->headline);

  cw_note_lines_add_entry (
    lines, cw_advice_outcome_get_name (decision->outcome), text);
}

static void
add_changes (GPtrArray *lines, const CwVisit *visit)
{
  if (visit->plan_before != NULL) {
    cw_note_lines_add_heading (lines, _("Changed since the last session"));
    add_plan_changes (lines, visit->plan_before, visit->plan);
  }
  if (visit->plan_after == NULL && visit->decisions->len == 0)
    return;
  cw_note_lines_add_heading (lines, _("Changed after this session"));
  for (guint i = 0; i < visit->decisions->len; i++)
    add_decision (lines, g_ptr_array_index (visit->decisions, i));
  if (visit->plan_after != NULL)
    add_plan_changes (lines, visit->plan, visit->plan_after);
}

static void
add_next (GPtrArray *lines, const CwVisit *visit)
{
  if (visit->next_step == NULL)
    return;
  cw_note_lines_add_heading (lines, C_("visit", "Next"));
  if (*visit->next_step->action != '\0')
    cw_note_lines_add_text (lines, visit->next_step->action);
  if (visit->next_step->explanation != NULL &&
      *visit->next_step->explanation != '\0')
    cw_note_lines_add_text (lines, visit->next_step->explanation);
  for (guint i = 0; visit->advice != NULL && i < visit->advice->len; i++) {
    const CwExerciseAdvice *advice = g_ptr_array_index (visit->advice, i);
    g_autofree char *line = g_strdup_printf (
      /* Translators: an exercise, and an advice on it. */
      _("Advice not decided yet · %s: %s"), advice->title,
      advice->advice->headline);

    if (cw_exercise_advice_waits (advice))
      cw_note_lines_add_text (lines, line);
  }
}

/* Nothing where there are none: then there is room to write. */
static void
add_remarks (GPtrArray *lines, const CwSession *session)
{
  if (session->remarks->len > 0)
    cw_note_lines_add_heading (lines, C_("visit", "Remarks"));
  for (guint i = 0; i < session->remarks->len; i++) {
    const CwSessionRemark *remark = g_ptr_array_index (session->remarks, i);
    g_autofree char *by = cw_session_remark_describe (remark);

    cw_note_lines_add_entry (lines, by, remark->text);
  }
}

static GPtrArray *
write_lines (const CwVisit *visit)
{
  GPtrArray *lines = cw_note_lines_new ();

  add_attendance (lines, visit);
  add_screening (lines, visit);
  add_check (lines, visit->session);
  add_outcomes (lines, visit);
  cw_visit_note_sets_add (lines, visit);
  add_time_under_cuff (lines, visit);
  cw_visit_note_checks_add (lines, visit->session);
  add_events (lines, visit);
  add_changes (lines, visit);
  add_next (lines, visit);
  add_remarks (lines, visit->session);
  return lines;
}

char *
cw_visit_note_get_text (const CwVisit *visit)
{
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *name = NULL;
  g_autofree char *born = NULL;
  g_autofree char *text = NULL;
  g_autofree char *head = NULL;
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (visit != NULL, NULL);

  lines = write_lines (visit);
  name = cw_patient_get_display_name (visit->patient);
  born = cw_date_format (visit->patient->birth_date);
  text = cw_note_lines_to_text (lines);
  /* Word joiners are for lines that are set; elsewhere they are in the way. */
  parts = g_strsplit (text, "\342\201\240", -1);
  g_free (text);
  text = g_strjoinv (NULL, parts);
  head = g_strdup_printf (
    /* Translators: a patient, a birth date, the clinic's identifier of the
     * patient, and a record of many lines. */
    _("BFR visit\n%s, born %s, %s\n%s"), name, born,
    visit->patient->identifier != NULL ? visit->patient->identifier : "–",
    text);
  if (visit->session->remarks->len > 0)
    return g_steal_pointer (&head);
  /* Translators: %s is a record of many lines.  The last word is for the
   * clinician to go on. */
  return g_strdup_printf (_("%s\nRemarks: "), head);
}

CwDocument *
cw_visit_note_new (const CwVisit *visit,
                   const CwClinicProfile *profile,
                   CwDate date,
                   gboolean large_print)
{
  const char *const write_on[] = { _("Remarks"), NULL };
  g_autofree char *name = cw_patient_get_display_name (visit->patient);
  g_autofree char *day =
    cw_date_format (cw_time_local_date (visit->session->started_at));
  /* Translators: a patient, and a date. */
  g_autofree char *footer = g_strdup_printf (_("%s · visit of %s"), name, day);
  g_autoptr (GPtrArray) lines = write_lines (visit);
  CwDocument *document = cw_document_new (
    _("Visit note"), profile, date,
    large_print ? CW_DOCUMENT_TEXT_LARGE : CW_DOCUMENT_TEXT_COMPACT, footer);
  CwPages *pages = cw_document_get_pages (document);

  cw_document_add_letterhead (document, profile, NULL);
  cw_pages_add_text (pages, CW_TEXT_TITLE, _("Visit note"));
  cw_document_text_add_patient (pages, visit->patient,
                                visit->patient->birth_date);
  cw_note_lines_add_to_pages (lines, pages, NAME_SHARE);
  if (visit->session->remarks->len == 0)
    cw_pages_add_lines (pages, write_on);
  return document;
}
