/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/reason-details.h"

#include "clinical/answer-text.h"
#include "clinical/evidence-report.h"
#include "clinical/evidence.h"

#include <glib/gi18n-lib.h>
#include <math.h>

typedef struct {
  GtkWidget *grid;
  int n_rows;
  const CwQuestionnaire *questionnaire;
  const CwScreeningFacts *facts;
  const CwFinding *finding;
} Details;

static GtkWidget *
create_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "cw-cap");
  return label;
}

static void
add (Details *self, const char *name, const char *text)
{
  GtkWidget *left = create_label (name);
  GtkWidget *right = create_label (text);

  gtk_widget_add_css_class (left, "dim-label");
  gtk_widget_set_hexpand (right, TRUE);
  gtk_grid_attach (GTK_GRID (self->grid), left, 0, self->n_rows, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), right, 1, self->n_rows++, 1, 1);
}

static void
add_question (Details *self)
{
  const CwQuestion *question = cw_questionnaire_find_question (
    self->questionnaire, self->finding->rule_id);
  g_autofree char *answer = NULL;

  if (question == NULL)
    return;
  answer = cw_answer_describe (
    question, cw_screening_facts_get_answer (self->facts, question->id));
  add (self, C_("reason", "Asked"), question->text);
  add (self, C_("reason", "Answer"), answer);
}

/* "Body mass: 76 kg", or "Varicose veins: Yes · left leg"; NULL for what was
 * not measured, and for what was answered no. */
static char *
describe_fact (Details *self, const char *id)
{
  const CwMeasurement *measurement =
    cw_questionnaire_find_measurement (self->questionnaire, id);
  const CwQuestion *question =
    cw_questionnaire_find_question (self->questionnaire, id);
  const CwAnswer *answer = cw_screening_facts_get_answer (self->facts, id);
  g_autofree char *text = NULL;

  if (measurement != NULL) {
    double value = cw_screening_facts_get_measurement (self->facts, id);

    if (isnan (value))
      return NULL;
    text = cw_measurement_describe (measurement, value);
    /* Translators: what was measured or asked, and the outcome. */
    return g_strdup_printf (C_("fact", "%s: %s"), measurement->label, text);
  }
  if (question == NULL || answer == NULL || answer->value == CW_ANSWER_NO)
    return NULL;
  text = cw_answer_describe (question, answer);
  return g_strdup_printf (C_("fact", "%s: %s"), question->title, text);
}

/* What else the rule looks at. */
static void
add_basis (Details *self)
{
  const CwQuestion *question = cw_questionnaire_find_question (
    self->questionnaire, self->finding->rule_id);
  g_auto (GStrv) ids = cw_questionnaire_get_basis (self->questionnaire,
                                                   self->finding->rule_id);
  g_autoptr (GString) facts = g_string_new (NULL);

  for (int i = 0; ids[i] != NULL; i++) {
    g_autofree char *fact = NULL;

    if (question == NULL || !g_str_equal (ids[i], question->id))
      fact = describe_fact (self, ids[i]);
    if (fact != NULL)
      g_string_append_printf (facts, "%s%s", facts->len > 0 ? "\n" : "", fact);
  }
  if (facts->len > 0)
    add (self, C_("reason", "Known"), facts->str);
}

static void
add_rule (Details *self)
{
  g_autofree char *rule = g_strdup_printf (
    /* Translators: a rule's identifier, how strict it is, and the version of
     * the rules. */
    C_("reason", "%s, %s (rules %s)"), self->finding->rule_id,
    cw_level_get_name (self->finding->level),
    cw_questionnaire_get_version (self->questionnaire));

  add (self, C_("reason", "Rule"), rule);
}

static gboolean
covers (GStrv finding_ids, const CwFinding *finding)
{
  return finding_ids != NULL &&
         g_strv_contains ((const char *const *) finding_ids, finding->rule_id);
}

/* The letters and reasons that are about it. */
static void
add_lifting (Details *self)
{
  const CwScreeningFacts *facts = self->facts;

  for (guint i = 0; i < facts->clearances->len; i++) {
    const CwClearance *letter = g_ptr_array_index (facts->clearances, i);
    g_autofree char *date = cw_date_format (letter->date);
    g_autofree char *text = NULL;

    if (!covers (letter->finding_ids, self->finding))
      continue;
    /* Translators: a doctor, the role, and the date of the letter. */
    text = g_strdup_printf (C_("clearance", "%s, %s, %s"), letter->name,
                            letter->role, date);
    add (self, C_("reason", "Clearance"), text);
  }
  for (guint i = 0; i < facts->justifications->len; i++) {
    const CwJustification *justification =
      g_ptr_array_index (facts->justifications, i);

    if (covers (justification->finding_ids, self->finding))
      add (self, C_("reason", "Justification"), justification->text);
  }
}

static void
add_sources (Details *self)
{
  g_auto (GStrv) keys = g_strsplit (self->finding->source, ";", -1);
  const char *marks = cw_questionnaire_find_marks (self->questionnaire,
                                                   self->finding->rule_id);
  g_autoptr (GString) sources = g_string_new (NULL);

  for (int i = 0; keys[i] != NULL; i++) {
    const char *key = g_strstrip (keys[i]);
    const char *citation = cw_evidence_get_citation (key);

    g_string_append_printf (sources, "%s%s: %s", i > 0 ? "\n" : "", key,
                            citation != NULL ? citation : "–");
  }
  add (self, C_("reason", "Source"), sources->str);
  if (marks != NULL) {
    g_autofree char *words = cw_evidence_describe_marks (marks);

    add (self, C_("reason", "Confidence"), words);
  }
}

GtkWidget *
cw_reason_details_new (const CwQuestionnaire *questionnaire,
                       const CwScreeningFacts *facts,
                       const CwFinding *finding)
{
  Details self = { gtk_grid_new (), 0, questionnaire, facts, finding };

  gtk_widget_add_css_class (self.grid, "cw-reason-details");
  gtk_grid_set_row_spacing (GTK_GRID (self.grid), 4);
  gtk_grid_set_column_spacing (GTK_GRID (self.grid), 12);
  add_question (&self);
  add_basis (&self);
  add (&self, C_("reason", "Why"), finding->rationale);
  add_lifting (&self);
  add_rule (&self);
  add_sources (&self);
  return self.grid;
}
