/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/screening-step-list.h"

#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>

/* What stands there for one step. */
typedef struct {
  GtkWidget *row;
  GtkWidget *number; /* while it is not done; */
  GtkWidget *mark;   /* then this */
  GtkWidget *detail;
} Step;

struct _CwScreeningStepList {
  GtkWidget parent_instance;

  GtkWidget *list;
  GArray *steps; /* (element-type Step) */
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwScreeningStepList,
                     cw_screening_step_list,
                     GTK_TYPE_WIDGET)

static void
row_activated_cb (CwScreeningStepList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, gtk_list_box_row_get_index (row));
}

static GtkWidget *
create_texts (Step *step, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);

  step->detail = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_label_set_xalign (GTK_LABEL (step->detail), 0);
  gtk_widget_set_visible (step->detail, FALSE);
  gtk_widget_add_css_class (step->detail, "cw-cap");
  gtk_widget_add_css_class (step->detail, "dim-label");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), step->detail);
  return box;
}

static void
add (CwScreeningStepList *self, const char *title)
{
  Step step = { 0 };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *number = g_strdup_printf ("%u", self->steps->len + 1);

  step.row = gtk_list_box_row_new ();
  step.number = gtk_label_new (number);
  step.mark = cw_status_mark_new (CW_STATUS_PERMITTED, 22);
  gtk_widget_add_css_class (step.number, "cw-number");
  gtk_widget_add_css_class (step.number, "cw-step-number");
  gtk_widget_set_valign (step.number, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (step.mark, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (step.mark, FALSE);
  gtk_box_append (GTK_BOX (box), step.number);
  gtk_box_append (GTK_BOX (box), step.mark);
  gtk_box_append (GTK_BOX (box), create_texts (&step, title));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (step.row), box);
  gtk_widget_add_css_class (step.row, "cw-screening-step");
  gtk_accessible_update_property (GTK_ACCESSIBLE (step.row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_list_box_append (GTK_LIST_BOX (self->list), step.row);
  g_array_append_val (self->steps, step);
}

static void
show_count (Step *step, CwAnswerCount count, gboolean current)
{
  gboolean done = count.asked > 0 && count.answered == count.asked;
  g_autofree char *text = NULL;

  if (count.asked == 0)
    text = g_strdup (_("Not asked"));
  else if (done)
    text = g_strdup (C_("all questions answered", "Done"));
  else
    /* Translators: answers given of questions asked. */
    text = g_strdup_printf (_("%u of %u"), count.answered, count.asked);
  gtk_label_set_label (GTK_LABEL (step->detail), text);
  gtk_widget_set_visible (step->detail, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (step->row),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
  gtk_widget_set_visible (step->mark, done && !current);
  gtk_widget_set_visible (step->number, !done || current);
}

static void
cw_screening_step_list_dispose (GObject *object)
{
  g_clear_pointer (&CW_SCREENING_STEP_LIST (object)->list,
                   gtk_widget_unparent);

  G_OBJECT_CLASS (cw_screening_step_list_parent_class)->dispose (object);
}

static void
cw_screening_step_list_finalize (GObject *object)
{
  g_array_unref (CW_SCREENING_STEP_LIST (object)->steps);

  G_OBJECT_CLASS (cw_screening_step_list_parent_class)->finalize (object);
}

static void
cw_screening_step_list_class_init (CwScreeningStepListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cw_screening_step_list_dispose;
  object_class->finalize = cw_screening_step_list_finalize;
  signals[CHOSEN] =
    g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
cw_screening_step_list_init (CwScreeningStepList *self)
{
  self->steps = g_array_new (FALSE, FALSE, sizeof (Step));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list),
                                   GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Steps of the screening"), -1);
  g_signal_connect_swapped (self->list, "row-activated",
                            G_CALLBACK (row_activated_cb), self);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
}

void
cw_screening_step_list_fill (CwScreeningStepList *self,
                             const CwQuestionnaire *questionnaire)
{
  gsize n_pages = 0;
  const CwQuestionPage *const *pages =
    cw_questionnaire_get_pages (questionnaire, &n_pages);

  g_return_if_fail (CW_IS_SCREENING_STEP_LIST (self));
  g_return_if_fail (self->steps->len == 0);

  for (gsize i = 0; i < n_pages; i++)
    add (self, pages[i]->title);
  add (self, _("Measurements"));
  add (self, _("Verdict and sign"));
}

void
cw_screening_step_list_update (CwScreeningStepList *self,
                               const CwQuestionnaire *questionnaire,
                               const CwScreeningFacts *facts,
                               int current)
{
  gsize n_pages = 0;
  const CwQuestionPage *const *pages =
    cw_questionnaire_get_pages (questionnaire, &n_pages);

  g_return_if_fail (CW_IS_SCREENING_STEP_LIST (self));

  for (gsize i = 0; i < n_pages; i++)
    show_count (&g_array_index (self->steps, Step, i),
                cw_screening_count_page (questionnaire, facts, pages[i]),
                (int) i == current);
  show_count (&g_array_index (self->steps, Step, n_pages),
              cw_screening_count_measurements (questionnaire, facts),
              (int) n_pages == current);
  for (guint i = 0; i < self->steps->len; i++) {
    Step *step = &g_array_index (self->steps, Step, i);

    if ((int) i == current) {
      gtk_widget_add_css_class (step->number, "cw-current");
      gtk_list_box_select_row (GTK_LIST_BOX (self->list),
                               GTK_LIST_BOX_ROW (step->row));
    } else {
      gtk_widget_remove_css_class (step->number, "cw-current");
    }
  }
}
