/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/patient-record.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/exercise-catalogue.h"
#include "clinical/validity.h"
#include "documents/document-text.h"
#include "documents/note-lines.h"
#include "documents/visit-note-sets.h"
#include "model/adverse-event-record.h"
#include "model/audit-line.h"
#include "model/audit-text.h"
#include "model/correction.h"
#include "model/exercise-advice.h"
#include "model/outcome-score.h"
#include "model/plan.h"

#define NAME_SHARE .3

/* A part of the record under its title; takes `lines`. */
static void
add_section (CwPages *pages, const char *title, GPtrArray *lines)
{
  if (lines->len == 0)
    cw_note_lines_add_text (lines, _ ("None recorded."));
  cw_pages_add_gap (pages, 10);
  cw_pages_add_text (pages, CW_TEXT_TITLE, title);
  cw_note_lines_add_to_pages (lines, pages, NAME_SHARE);
  g_ptr_array_unref (lines);
}

/* "21 November 2026 · Anna Berg, physiotherapist". */
static void
add_author (GPtrArray *lines, const char *name, gint64 at, const char *by)
{
  g_autofree char *time = cw_audit_time_format (at);
  g_autofree char *text
      = by != NULL ? g_strdup_printf ("%s · %s", time, by) : g_strdup (time);

  cw_note_lines_add_entry (lines, name, text);
}

static void
add_strike (GPtrArray *lines, const CwStrike *strike)
{
  if (strike->at == 0)
    return;
  add_author (lines, _ ("Struck out"), strike->at, strike->by);
  cw_note_lines_add_entry (lines, _ ("Reason"), strike->reason);
}

static void
add_note (GPtrArray *lines, const char *note)
{
  cw_note_lines_add_entry (lines, _ ("Note"), note);
}

/* The person. */

static void
add_field (GPtrArray *lines, const char *field, const char *value)
{
  const CwCorrection named = { .field = (char *)field };

  cw_note_lines_add_entry (lines, cw_correction_get_label (&named), value);
}

static GPtrArray *
write_person (const CwPatient *patient)
{
  GPtrArray *lines = cw_note_lines_new ();
  g_autofree char *born = cw_date_format (patient->birth_date);

  add_field (lines, "family_name", patient->family_name);
  add_field (lines, "given_names", patient->given_names);
  add_field (lines, "birth_date", born);
  add_field (lines, "sex", cw_sex_get_name (patient->sex));
  add_field (lines, "identifier", patient->identifier);
  add_field (lines, "phone", patient->phone);
  add_field (lines, "language", patient->language);
  add_field (lines, "problem", patient->problem);
  add_field (lines, "archived", patient->archived ? _ ("Yes") : _ ("No"));
  return lines;
}

static GPtrArray *
write_corrections (const GPtrArray *corrections)
{
  GPtrArray *lines = cw_note_lines_new ();

  for (guint i = 0; i < corrections->len; i++) {
    const CwCorrection *correction = corrections->pdata[i];
    g_autofree char *author = cw_correction_describe_author (correction);
    g_autofree char *change = cw_correction_describe (correction);
    g_autofree char *text = g_strdup_printf ("%s\n%s", change, author);

    cw_note_lines_add_entry (lines, cw_correction_get_label (correction), text);
  }
  return lines;
}

/* Plans. */

static void
add_warnings (GPtrArray *lines, const CwPrescription *dose)
{
  for (guint i = 0; i < dose->accepted_warnings->len; i++) {
    const CwAcceptedWarning *warning = dose->accepted_warnings->pdata[i];
    g_autofree char *text
        = g_strdup_printf ("%s\n%s", warning->message, warning->reason);

    cw_note_lines_add_entry (lines, _ ("Warning accepted"), text);
  }
}

static void
add_plan (GPtrArray *lines, const CwPlan *plan)
{
  /* Translators: number of a version. */
  g_autofree char *title = g_strdup_printf (_ ("Version %d"), plan->version);
  g_autofree char *weekly = cw_number_format (plan->sessions_per_week, 1);
  g_autofree char *often = g_strdup_printf (
      /* Translators: how often in a week, and for how many weeks. */
      ngettext ("%s a week for %d week", "%s a week for %d weeks",
                (gulong)plan->weeks),
      weekly, plan->weeks);

  cw_note_lines_add_heading (lines, title);
  add_author (lines, _ ("Signed"), plan->signed_at, plan->signed_by);
  cw_note_lines_add_entry (lines, _ ("Goal"), plan->goal);
  cw_note_lines_add_entry (lines, _ ("Sessions"), often);
  cw_note_lines_add_entry (lines, _ ("Where"),
                           plan->home ? _ ("At home as well")
                                      : _ ("In the clinic"));
  cw_note_lines_add_entry (lines, _ ("Why changed"), plan->change_reason);
  for (guint i = 0; i < plan->prescriptions->len; i++) {
    const CwPrescription *dose = plan->prescriptions->pdata[i];
    g_autofree char *exercise = cw_prescription_get_title (dose);

    cw_note_lines_add_heading (lines, exercise);
    cw_visit_note_sets_add_dose (lines, dose);
    cw_note_lines_add_entry (lines, _ ("Tempo"), dose->tempo);
    add_warnings (lines, dose);
  }
}

static GPtrArray *
write_plans (const GPtrArray *plans)
{
  GPtrArray *lines = cw_note_lines_new ();

  for (guint i = 0; i < plans->len; i++)
    add_plan (lines, plans->pdata[i]);
  return lines;
}

static GPtrArray *
write_decisions (const GPtrArray *decisions)
{
  GPtrArray *lines = cw_note_lines_new ();

  for (guint i = 0; i < decisions->len; i++) {
    const CwAdviceDecision *decision = decisions->pdata[i];

    cw_note_lines_add_heading (lines, decision->headline);
    add_author (lines, cw_advice_outcome_get_name (decision->outcome),
                decision->decided_at, decision->decided_by);
    cw_note_lines_add_entry (lines, _ ("Reason"), decision->reason);
  }
  return lines;
}

/* What was measured and what has happened. */

static void
add_measurement (GPtrArray *lines, CwDate date, const char *what)
{
  g_autofree char *day = cw_date_format (date);
  /* Translators: what was measured, and a date. */
  g_autofree char *title = g_strdup_printf (_ ("%s, %s"), what, day);

  cw_note_lines_add_heading (lines, title);
}

/* Who wrote a measurement down, and whether it still stands. */
static void
add_provenance (GPtrArray *lines,
                gint64 at,
                const char *by,
                const char *note,
                const CwStrike *strike)
{
  add_author (lines, _ ("Recorded"), at, by);
  add_note (lines, note);
  add_strike (lines, strike);
}

static GPtrArray *
write_pressures (const CwLedger *ledger)
{
  GPtrArray *lines = cw_note_lines_new ();

  for (guint i = 0; i < ledger->pressures->len; i++) {
    const CwPressureRecord *record = ledger->pressures->pdata[i];
    g_autofree char *limb = cw_limb_set_format (record->limb);
    g_autofree char *value = cw_pressure_record_describe_value (record);
    g_autofree char *way = cw_pressure_record_describe_way (record);

    add_measurement (lines, record->date, limb);
    cw_note_lines_add_entry (lines, value, way);
    add_provenance (lines, record->recorded_at, record->recorded_by, record->note,
                    &record->strike);
  }
  return lines;
}

static GPtrArray *
write_maxima (const CwLedger *ledger)
{
  GPtrArray *lines = cw_note_lines_new ();

  for (guint i = 0; i < ledger->one_rep_maxes->len; i++) {
    const CwOneRepMaxRecord *record = ledger->one_rep_maxes->pdata[i];
    const CwExercise *exercise = cw_exercise_find (record->exercise_id);
    g_autofree char *limbs = cw_limb_set_format (record->limbs);
    g_autofree char *what = g_strdup_printf (
        "%s, %s", exercise != NULL ? exercise->name : record->exercise_id,
        limbs);
    g_autofree char *value = cw_one_rep_max_record_describe_value (record);
    g_autofree char *way = cw_one_rep_max_record_describe_way (record);

    add_measurement (lines, record->date, what);
    cw_note_lines_add_entry (lines, value, way);
    add_provenance (lines, record->recorded_at, record->recorded_by, record->note,
                    &record->strike);
  }
  return lines;
}

static GPtrArray *
write_scores (const GPtrArray *scores)
{
  GPtrArray *lines = cw_note_lines_new ();

  for (guint i = 0; i < scores->len; i++) {
    const CwOutcomeScore *score = scores->pdata[i];
    g_autofree char *title = cw_outcome_score_get_title (score);
    g_autofree char *value = cw_outcome_score_describe_value (score);
    g_autofree char *details = cw_outcome_score_describe_details (score);

    add_measurement (lines, score->date, title);
    cw_note_lines_add_entry (lines, _ ("Score"), value);
    cw_note_lines_add_entry (lines, _ ("Details"), details);
    add_provenance (lines, score->recorded_at, score->recorded_by, score->note,
                    &score->strike);
  }
  return lines;
}

static void
add_event_entry (GPtrArray *lines, const CwEventEntry *entry)
{
  g_autofree char *resolved = cw_date_format (entry->resolved_on);

  add_author (lines, entry->is_review ? _ ("Reviewed") : _ ("Recorded"),
              entry->signed_at, entry->signed_by);
  cw_note_lines_add_entry (lines, _ ("Grade"),
                           cw_event_grade_get_name (entry->grade));
  if (entry->severity > 0)
    cw_note_lines_add_entry (lines, _ ("Severity"),
                             cw_event_severity_get_name (entry->severity));
  if (entry->relatedness > 0)
    cw_note_lines_add_entry (
        lines, _ ("Related to BFR"),
        cw_event_relatedness_get_name (entry->relatedness));
  cw_note_lines_add_entry (lines, _ ("What was done"), entry->action);
  cw_note_lines_add_entry (lines, _ ("Outcome"), entry->outcome);
  cw_note_lines_add_entry (lines, _ ("Over on"), resolved);
  add_note (lines, entry->note);
}

static GPtrArray *
write_events (const GPtrArray *events)
{
  GPtrArray *lines = cw_note_lines_new ();

  for (guint i = 0; i < events->len; i++) {
    const CwAdverseEvent *event = events->pdata[i];
    g_autofree char *title = cw_adverse_event_get_title (event);
    g_autofree char *limbs = cw_limb_set_format (event->limbs);
    g_autofree char *time = cw_audit_time_format (event->happened_at);

    cw_note_lines_add_heading (lines, title);
    cw_note_lines_add_entry (lines, _ ("When"), time);
    cw_note_lines_add_entry (lines, _ ("Limbs"), limbs);
    cw_note_lines_add_entry (lines, _ ("Cuff"), event->cuff_name);
    for (guint j = 0; j < event->entries->len; j++)
      add_event_entry (lines, event->entries->pdata[j]);
  }
  return lines;
}

static GPtrArray *
write_lapses (const GPtrArray *lapses)
{
  GPtrArray *lines = cw_note_lines_new ();

  for (guint i = 0; i < lapses->len; i++) {
    const CwLapse *lapse = lapses->pdata[i];
    const CwRescreenRule *rule = cw_rescreen_rule_find (lapse->rule_id);
    g_autofree char *day = cw_date_format (lapse->day);

    cw_note_lines_add_heading (lines, rule != NULL && rule->label != NULL
                                          ? rule->label
                                          : lapse->rule_id);
    cw_note_lines_add_entry (lines, _ ("When"), day);
    add_author (lines, _ ("Recorded"), lapse->recorded_at, NULL);
    add_note (lines, lapse->note);
  }
  return lines;
}

static CwDocument *
begin_document (const char *title,
                const CwPatient *patient,
                const CwClinicProfile *profile,
                CwDate date)
{
  g_autofree char *name = cw_patient_get_display_name (patient);
  g_autofree char *day = cw_date_format (date);
  /* Translators: a patient, and the date of printing. */
  g_autofree char *footer = g_strdup_printf (_ ("%s · as of %s"), name, day);
  CwDocument *document = cw_document_new (title, profile, date,
                                          CW_DOCUMENT_TEXT_COMPACT, footer);

  cw_document_add_letterhead (document, profile, NULL);
  cw_pages_add_text (cw_document_get_pages (document), CW_TEXT_TITLE, title);
  cw_document_text_add_patient (cw_document_get_pages (document), patient,
                                patient->birth_date);
  return document;
}

CwDocument *
cw_patient_record_new (const CwPatientRecord *record,
                       const CwClinicProfile *profile,
                       CwDate date)
{
  CwDocument *document;
  CwPages *pages;

  g_return_val_if_fail (record != NULL && profile != NULL, NULL);

  document
      = begin_document (_ ("Patient record"), record->patient, profile, date);
  pages = cw_document_get_pages (document);
  cw_pages_add_text (
      pages, CW_TEXT_BODY,
      _ ("All that the clinic keeps about this person in Cuffwise, with what "
         "was replaced or struck out. Screenings, letters, each session and "
         "the "
         "audit log follow, each on pages of its own."));
  add_section (pages, _ ("Person"), write_person (record->patient));
  add_section (pages, _ ("Corrections"),
               write_corrections (record->corrections));
  add_section (pages, _ ("Plans"), write_plans (record->plans));
  add_section (pages, _ ("Decisions on advice"),
               write_decisions (record->decisions));
  add_section (pages, _ ("Occlusion pressures"),
               write_pressures (record->ledger));
  add_section (pages, _ ("One-repetition maxima"),
               write_maxima (record->ledger));
  add_section (pages, _ ("Outcome measures"), write_scores (record->scores));
  add_section (pages, _ ("Adverse events"), write_events (record->events));
  add_section (pages, _ ("What ended a screening"),
               write_lapses (record->lapses));
  return document;
}

CwDocument *
cw_patient_record_new_log (const CwPatient *patient,
                           const GPtrArray *lines,
                           const CwClinicProfile *profile,
                           CwDate date)
{
  CwDocument *document
      = begin_document (_ ("Audit log"), patient, profile, date);
  CwPages *pages = cw_document_get_pages (document);

  for (guint i = 0; i < lines->len; i++) {
    const CwAuditLine *line = lines->pdata[i];
    g_autofree char *time = cw_audit_time_format (line->at);
    g_autofree char *text
        = g_strdup_printf ("%s: %s%s%s", cw_audit_record_label (line->record),
                           cw_audit_action_label (line->action),
                           line->clinician != NULL ? " · " : "",
                           line->clinician != NULL ? line->clinician : "");

    cw_pages_add_entry (pages, time, text, NAME_SHARE);
  }
  return document;
}
