/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/screening-document.h"

#include "base/quantity.h"
#include "clinical/answer-text.h"
#include "clinical/evidence.h"
#include "documents/document-text.h"
#include "model/screening-band.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Shares of the width for the names of limbs and fields, and for questions. */
#define NAME_SHARE .3
#define QUESTION_SHARE .68

typedef struct {
  CwPages *pages;
  const CwPatient *patient;
  const CwScreeningRecord *record;
  const CwQuestionnaire *questionnaire;
} Writer;

static void
add_entry (Writer *self, const char *name, const char *value)
{
  if (value != NULL && *value != '\0')
    cw_pages_add_entry (self->pages, name, value, NAME_SHARE);
}

static void
add_heading (Writer *self, const char *title)
{
  cw_pages_add_gap (self->pages, 6);
  cw_pages_add_text (self->pages, CW_TEXT_HEADING, title);
}

/* Draft and signed records must never be taken for each other. */
static void
add_state (Writer *self)
{
  const CwScreeningRecord *record = self->record;
  g_autofree char *day = cw_date_format (cw_time_local_date (record->signed_at));
  g_autofree char *clock = cw_time_format_clock (record->signed_at);
  g_autofree char *until = cw_date_format (record->verdict->valid_until);
  g_autofree char *signature = NULL;
  g_autofree char *validity = NULL;
  const char *const nothing[] = { NULL };

  if (!record->is_signed) {
    cw_pages_add_box (self->pages, CW_BOX_STOP, _("Draft, not signed"),
                      nothing, 1,
                      _("Nothing counts before it is signed, and nothing may "
                        "be prescribed on it."));
    return;
  }
  /* Translators: who signed, a date, and the time of day. */
  signature = g_strdup_printf (_("%s, on %s at %s"), record->signed_by, day,
                               clock);
  add_entry (self, _("Signed by"), signature);
  if (record->verdict->valid_until == CW_DATE_NONE) {
    add_entry (self, _("Valid until"), _("Permits nothing"));
    return;
  }
  /* Translators: a date, and a number of days. */
  validity = g_strdup_printf (ngettext ("%s, %d day", "%s, %d days",
                                        (gulong) record->verdict->valid_days),
                              until, record->verdict->valid_days);
  add_entry (self, _("Valid until"), validity);
}

/* How consent was given; without a date, on the day of the screening. */
static void
add_consent_to (Writer *self, const CwQuestion *question)
{
  const CwScreeningFacts *facts = self->record->facts;
  const CwAnswer *given = cw_screening_facts_get_answer (facts, question->id);
  g_autoptr (CwAnswer) answer = given != NULL ? cw_answer_copy (given) : NULL;
  g_autofree char *text = NULL;

  if (answer != NULL && answer->value == CW_ANSWER_YES &&
      answer->date == CW_DATE_NONE)
    answer->date = facts->date;
  text = cw_answer_describe (question, answer);
  add_entry (self, _("Consent"), text);
}

static void
add_consent (Writer *self)
{
  gsize n_pages = 0;
  const CwQuestionPage *const *pages =
    cw_questionnaire_get_pages (self->questionnaire, &n_pages);

  for (gsize i = 0; i < n_pages; i++)
    for (gsize j = 0; j < pages[i]->n_groups; j++)
      for (gsize k = 0; k < pages[i]->groups[j]->n_questions; k++)
        if (pages[i]->groups[j]->questions[k]->yes_is_good)
          add_consent_to (self, pages[i]->groups[j]->questions[k]);
}

static void
add_head (Writer *self)
{
  const CwScreeningRecord *record = self->record;
  g_autofree char *day = cw_date_format (record->facts->date);
  g_autofree char *headline = cw_verdict_get_headline (record->verdict);
  g_autofree char *detail = cw_verdict_get_detail (record->verdict);

  cw_pages_add_text (self->pages, CW_TEXT_TITLE, _("Screening for BFR"));
  cw_document_text_add_patient (self->pages, self->patient,
                                record->facts->birth_date);
  add_entry (self, _("Screened on"), day);
  add_entry (self, _("Rules and consent form"), record->questionnaire_version);
  add_consent (self);
  add_state (self);
  cw_pages_add_gap (self->pages, 6);
  cw_pages_add_text (self->pages, CW_TEXT_HEADING, headline);
  if (*detail != '\0')
    cw_pages_add_text (self->pages, CW_TEXT_BODY, detail);
}

static const char *
get_state_word (CwLimbState state)
{
  switch (state) {
  case CW_LIMB_STATE_PERMITTED:
    return C_ ("status", "Permitted");
  case CW_LIMB_STATE_NEEDS_CLEARANCE:
    return C_ ("status", "Needs clearance");
  case CW_LIMB_STATE_BLOCKED:
    return C_ ("status", "Blocked");
  case CW_LIMB_STATE_NOT_SCREENED:
  default:
    return C_ ("status", "Not screened");
  }
}

/* "Permitted, class B · pressure 40–60 % · load 20–30 % of 1RM". */
static char *
describe_limb (Writer *self, CwLimb limb)
{
  const CwLimbVerdict *verdict = &self->record->verdict->limbs[limb];
  CwDoseBand band;

  if (!cw_verdict_permits (self->record->verdict, limb))
    return g_strdup (verdict->state == CW_LIMB_STATE_PERMITTED
                       ? _("Not before the patient is cleared")
                       : get_state_word (verdict->state));
  band = cw_screening_band_get (self->record, CW_LIMB_BIT (limb));
  return g_strdup_printf (
    /* Translators: a dose class, two shares of the occlusion pressure and two
     * of the one-repetition maximum. */
    _("Permitted, class %s · pressure %.0f–%.0f %% · load %.0f–%.0f %% of 1RM"),
    cw_dose_class_to_id (verdict->dose_class), band.aop_percent_min,
    band.aop_percent_max, band.load_percent_min, band.load_percent_max);
}

/* Why the band is not that of the class; NULL where it is. */
static char *
describe_caps (const CwLimbVerdict *verdict)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!isnan (verdict->max_aop_percent))
    /* Translators: a share of the occlusion pressure. */
    g_string_append_printf (text, _("never above %.0f %% of occlusion pressure"),
                            verdict->max_aop_percent);
  if (!isnan (verdict->cleared_aop_percent)) {
    g_string_append (text, text->len > 0 ? " · " : "");
    g_string_append_printf (text, _("a letter names %.0f %%"),
                            verdict->cleared_aop_percent);
  }
  if (!isnan (verdict->max_load_percent_1rm)) {
    g_string_append (text, text->len > 0 ? " · " : "");
    g_string_append_printf (text, _("never above %.0f %% of 1RM"),
                            verdict->max_load_percent_1rm);
  }
  return text->len > 0 ? g_strdup (text->str) : NULL;
}

static void
add_limbs (Writer *self)
{
  add_heading (self, _("Where the cuff may go"));
  for (int i = 0; i < CW_N_LIMBS; i++) {
    const CwLimbVerdict *verdict = &self->record->verdict->limbs[i];
    g_autofree char *text = describe_limb (self, (CwLimb) i);
    g_autofree char *caps = describe_caps (verdict);

    add_entry (self, cw_limb_get_name ((CwLimb) i), text);
    if (caps != NULL && cw_verdict_permits (self->record->verdict, (CwLimb) i))
      add_entry (self, "", caps);
  }
}

/* "NAS22: Nascimento et al. 2022, …". */
static void
add_sources (Writer *self, const char *source)
{
  g_auto (GStrv) keys = g_strsplit (source != NULL ? source : "", ";", -1);

  for (guint i = 0; keys[i] != NULL; i++) {
    const char *key = g_strstrip (keys[i]);
    const char *citation = cw_evidence_get_citation (key);
    g_autofree char *line = g_strdup_printf (
      /* Translators: a key of a source, and where it can be found. */
      _("Source %s: %s"), key, citation != NULL ? citation : "–");

    if (*key != '\0')
      cw_pages_add_text (self->pages, CW_TEXT_SMALL, line);
  }
}

static char *
describe_lifted (const CwFinding *finding)
{
  g_autofree char *limbs = cw_limb_set_format (finding->lifted_limbs);

  if (finding->lifted)
    return g_strdup (_("Lifted; see below."));
  if (finding->lifted_limbs != CW_LIMBS_NONE)
    /* Translators: limbs. */
    return g_strdup_printf (_("Lifted only for: %s."), limbs);
  if (finding->level == CW_LEVEL_RELATIVE_M ||
      finding->level == CW_LEVEL_RELATIVE_J)
    return g_strdup (_("Not lifted."));
  return NULL;
}

static void
add_finding (Writer *self, const CwFinding *finding)
{
  g_autofree char *limbs = finding->whole_patient
                             ? g_strdup (_("Whole person"))
                             : cw_limb_set_format (finding->limbs);
  /* Translators: a condition, and where it is. */
  g_autofree char *title =
    g_strdup_printf (_("%s · %s"), finding->title, limbs);
  g_autofree char *lifted = describe_lifted (finding);
  g_autofree char *effect =
    lifted != NULL ? g_strdup_printf (C_ ("two sentences", "%s %s"),
                                      finding->effect, lifted)
                   : g_strdup (finding->effect);
  g_autofree char *rule = g_strdup_printf (
    /* Translators: the reason of a rule, its identifier and its level. */
    _("%s Rule %s, %s."), finding->rationale, finding->rule_id,
    cw_level_to_id (finding->level));

  cw_pages_add_gap (self->pages, 3);
  cw_pages_add_text (self->pages, CW_TEXT_STRONG, title);
  cw_pages_keep (self->pages);
  cw_pages_add_text (self->pages, CW_TEXT_BODY, effect);
  cw_pages_keep (self->pages);
  cw_pages_add_text (self->pages, CW_TEXT_SMALL, rule);
  add_sources (self, finding->source);
}

static void
add_findings (Writer *self)
{
  const GPtrArray *findings = self->record->verdict->findings;

  add_heading (self, _("Findings"));
  if (findings->len == 0)
    cw_pages_add_text (self->pages, CW_TEXT_BODY,
                       self->record->is_signed
                         ? _("Nothing was found.")
                         : _("Nothing was found so far."));
  for (guint i = 0; i < findings->len; i++)
    add_finding (self, g_ptr_array_index (findings, i));
}

/* "Diabetes, Sickle cell trait (SICKLE_TRAIT)": the titles of what was found,
 * identifiers for what was not. */
static char *
describe_ids (Writer *self, GStrv ids)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++) {
    const char *title = ids[i];

    for (guint j = 0; j < self->record->verdict->findings->len; j++) {
      const CwFinding *finding =
        g_ptr_array_index (self->record->verdict->findings, j);

      if (g_str_equal (finding->rule_id, ids[i]))
        title = finding->title;
    }
    g_string_append_printf (text, i > 0 ? ", %s" : "%s", title);
    if (!g_str_equal (title, ids[i]))
      g_string_append_printf (text, " (%s)", ids[i]);
  }
  return g_strdup (text->str);
}

static void
add_percent (Writer *self, const char *name, double percent)
{
  g_autofree char *number = cw_number_format (percent, 0);
  g_autofree char *text = g_strdup_printf (_("%s %%"), number);

  if (!isnan (percent))
    add_entry (self, name, text);
}

static void
add_clearance (Writer *self, const CwClearance *clearance)
{
  g_autofree char *ids = describe_ids (self, clearance->finding_ids);
  g_autofree char *day = cw_date_format (clearance->date);
  g_autofree char *expiry = cw_date_format (clearance->expiry);
  g_autofree char *end = cw_date_format (cw_clearance_get_end (clearance));
  g_autofree char *limbs = clearance->limbs == CW_LIMBS_NONE
                             ? g_strdup (_("Not limited to a limb"))
                             : cw_limb_set_format (clearance->limbs);

  cw_pages_add_gap (self->pages, 3);
  cw_pages_add_text (self->pages, CW_TEXT_STRONG, clearance->name);
  cw_pages_keep (self->pages);
  add_entry (self, _("Role"), clearance->role);
  add_entry (self, _("Hospital or practice"), clearance->organisation);
  add_entry (self, _("Registration number"), clearance->registration);
  add_entry (self, _("Clears"), ids);
  add_entry (self, _("Limbs"), limbs);
  add_percent (self, _("Highest share of occlusion pressure"),
               clearance->max_aop_percent);
  add_percent (self, _("Highest share of the one-repetition maximum"),
               clearance->max_load_percent_1rm);
  add_entry (self, _("Limits of weight and movement"), clearance->limits);
  add_entry (self, _("Letter"), clearance->letter);
  add_entry (self, _("Date of the letter"), day);
  add_entry (self, _("Expires, as the letter says"), expiry);
  add_entry (self, _("Counts until"), end);
  add_entry (self, _("Entered by"), clearance->entered_by);
}

static void
add_clearances (Writer *self)
{
  const GPtrArray *clearances = self->record->facts->clearances;

  if (clearances->len == 0)
    return;
  add_heading (self, _("Medical clearances"));
  for (guint i = 0; i < clearances->len; i++)
    add_clearance (self, g_ptr_array_index (clearances, i));
}

static void
add_justifications (Writer *self)
{
  const GPtrArray *reasons = self->record->facts->justifications;

  if (reasons->len == 0)
    return;
  add_heading (self, _("Written justifications"));
  for (guint i = 0; i < reasons->len; i++) {
    const CwJustification *reason = g_ptr_array_index (reasons, i);
    g_autofree char *ids = describe_ids (self, reason->finding_ids);
    g_autofree char *day = cw_date_format (reason->date);
    g_autofree char *whose = g_strdup_printf (
      /* Translators: conditions, a clinician and a date. */
      _("%s: %s, %s"), ids,
      reason->clinician != NULL ? reason->clinician : "–", day);

    cw_pages_add_gap (self->pages, 3);
    cw_pages_add_text (self->pages, CW_TEXT_STRONG, whose);
    cw_pages_keep (self->pages);
    cw_pages_add_text (self->pages, CW_TEXT_BODY, reason->text);
  }
}

static void
add_measurements (Writer *self)
{
  gsize n = 0;
  const CwMeasurement *const *measurements =
    cw_questionnaire_get_measurements (self->questionnaire, &n);

  if (g_hash_table_size (self->record->facts->measurements) == 0)
    return;
  add_heading (self, _("Measured"));
  for (gsize i = 0; i < n; i++) {
    double value = cw_screening_facts_get_measurement (self->record->facts,
                                                       measurements[i]->id);
    g_autofree char *text = cw_measurement_describe (measurements[i], value);

    if (!isnan (value))
      cw_pages_add_entry (self->pages, measurements[i]->label, text,
                          QUESTION_SHARE);
  }
}

static void
add_answer (Writer *self, const char *text, const char *answer)
{
  cw_pages_add_entry (self->pages, text, answer, QUESTION_SHARE);
}

/* The questions of a page that were put to the patient; `printed` learns which
 * they are. */
static void
add_page (Writer *self, const CwQuestionPage *page, GHashTable *printed)
{
  const CwScreeningFacts *facts = self->record->facts;
  gboolean first = TRUE;

  for (gsize i = 0; i < page->n_groups; i++)
    for (gsize j = 0; j < page->groups[i]->n_questions; j++) {
      const CwQuestion *question = page->groups[i]->questions[j];
      const CwAnswer *answer =
        cw_screening_facts_get_answer (facts, question->id);
      g_autofree char *words = cw_answer_describe (question, answer);

      if (answer == NULL &&
          !cw_screening_is_asked (self->questionnaire, facts, question->id))
        continue;
      if (first)
        add_heading (self, page->title);
      first = FALSE;
      add_answer (self, question->text, words);
      g_hash_table_add (printed, (gpointer) question->id);
    }
}

/* What the rules no longer ask, by its identifier: nothing signed is left out.
 */
static void
add_other_answers (Writer *self, GHashTable *printed)
{
  g_autoptr (GList) ids =
    g_list_sort (g_hash_table_get_keys (self->record->facts->answers),
                 (GCompareFunc) g_strcmp0);
  gboolean first = TRUE;

  for (GList *l = ids; l != NULL; l = l->next) {
    g_autofree char *words = NULL;

    if (g_hash_table_contains (printed, l->data))
      continue;
    if (first)
      add_heading (self, _("Asked by other rules"));
    first = FALSE;
    words = cw_answer_describe (
      NULL, cw_screening_facts_get_answer (self->record->facts, l->data));
    add_answer (self, l->data, words);
  }
}

static void
add_answers (Writer *self)
{
  g_autoptr (GHashTable) printed = g_hash_table_new (g_str_hash, g_str_equal);
  gsize n_pages = 0;
  const CwQuestionPage *const *pages =
    cw_questionnaire_get_pages (self->questionnaire, &n_pages);

  for (gsize i = 0; i < n_pages; i++)
    add_page (self, pages[i], printed);
  add_other_answers (self, printed);
}

CwDocument *
cw_screening_document_new (const CwPatient *patient,
                           const CwScreeningRecord *record,
                           const CwQuestionnaire *questionnaire,
                           const CwClinicProfile *profile,
                           CwDate date,
                           gboolean large_print)
{
  g_autofree char *name = cw_patient_get_display_name (patient);
  g_autofree char *day = cw_date_format (record->facts->date);
  g_autofree char *footer = g_strdup_printf (
    record->is_signed
      /* Translators: a patient, and a date. */
      ? _("%s · screening of %s")
      : _("%s · screening of %s · draft, not signed"),
    name, day);
  CwDocument *document = cw_document_new (
    _("Screening record"), profile, date,
    large_print ? CW_DOCUMENT_TEXT_LARGE : CW_DOCUMENT_TEXT_COMPACT, footer);
  Writer writer = { cw_document_get_pages (document), patient, record,
                    questionnaire };

  cw_document_add_letterhead (document, profile, NULL);
  add_head (&writer);
  add_limbs (&writer);
  add_findings (&writer);
  add_clearances (&writer);
  add_justifications (&writer);
  add_measurements (&writer);
  add_answers (&writer);
  return document;
}
