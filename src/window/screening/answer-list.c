/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/answer-list.h"

#include "clinical/answer-text.h"

#include <math.h>

static void
add (GtkGrid *grid, int *row, const char *name, const char *value)
{
  GtkWidget *left = gtk_label_new (name);
  GtkWidget *right = gtk_label_new (value);

  gtk_label_set_xalign (GTK_LABEL (left), 0);
  gtk_label_set_wrap (GTK_LABEL (left), TRUE);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_label_set_xalign (GTK_LABEL (right), 0);
  gtk_label_set_yalign (GTK_LABEL (right), 0);
  gtk_label_set_wrap (GTK_LABEL (right), TRUE);
  gtk_widget_add_css_class (right, "heading");
  gtk_grid_attach (grid, left, 0, *row, 1, 1);
  gtk_grid_attach (grid, right, 1, (*row)++, 1, 1);
}

static void
add_answers (GtkGrid *grid,
             int *row,
             const CwQuestionnaire *questionnaire,
             const CwScreeningFacts *facts,
             const CwQuestionGroup *group)
{
  for (gsize i = 0; i < group->n_questions; i++) {
    const CwQuestion *question = group->questions[i];
    g_autofree char *text = cw_answer_describe (
      question, cw_screening_facts_get_answer (facts, question->id));

    if (cw_screening_is_asked (questionnaire, facts, question->id))
      add (grid, row, question->text, text);
  }
}

static void
add_measurements (GtkGrid *grid,
                  int *row,
                  const CwQuestionnaire *questionnaire,
                  const CwScreeningFacts *facts)
{
  gsize n_measurements = 0;
  const CwMeasurement *const *measurements =
    cw_questionnaire_get_measurements (questionnaire, &n_measurements);

  for (gsize i = 0; i < n_measurements; i++) {
    double value =
      cw_screening_facts_get_measurement (facts, measurements[i]->id);
    g_autofree char *text = NULL;

    if (isnan (value))
      continue;
    text = cw_measurement_describe (measurements[i], value);
    add (grid, row, measurements[i]->label, text);
  }
}

void
cw_answer_list_fill (GtkGrid *grid,
                     const CwQuestionnaire *questionnaire,
                     const CwScreeningFacts *facts)
{
  gsize n_pages = 0;
  const CwQuestionPage *const *pages =
    cw_questionnaire_get_pages (questionnaire, &n_pages);
  int row = 0;

  for (gsize i = 0; i < n_pages; i++)
    for (gsize j = 0; j < pages[i]->n_groups; j++)
      add_answers (grid, &row, questionnaire, facts, pages[i]->groups[j]);
  add_measurements (grid, &row, questionnaire, facts);
}
