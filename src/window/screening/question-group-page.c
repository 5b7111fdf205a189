/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/question-group-page.h"

#include "model/earlier-screening.h"
#include "model/screening-progress.h"
#include "window/common/message.h"
#include "window/common/status-mark.h"
#include "window/screening/question-row.h"

#include <glib/gi18n-lib.h>

struct _CwQuestionGroupPage {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *group_label;
  GtkWidget *group_detail_label;
  GtkWidget *earlier_button;
  GtkWidget *none_button;
  GtkWidget *none_label;
  GtkWidget *question_box;

  CwClinic *clinic;
  CwScreeningRecord *record;
  const CwScreeningRecord *earlier; /* the last signed one; NULL without */
  const CwQuestionGroup *group;
  guint index, n_groups;
  GPtrArray *rows; /* (element-type CwQuestionRow) of the group */
  int current;     /* index of the question that keys answer */
};

enum { ANSWERED, DONE, GO_ON, FIND_EARLIER, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwQuestionGroupPage, cw_question_group_page, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (CwQuestionGroupPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static const CwQuestionnaire *
get_questionnaire (CwQuestionGroupPage *self)
{
  return cw_clinic_get_questionnaire (self->clinic);
}

static CwQuestionRow *
get_row (CwQuestionGroupPage *self, int index)
{
  return index >= 0 && index < (int) self->rows->len
           ? g_ptr_array_index (self->rows, index)
           : NULL;
}

/* Only what is put to this patient; an answer may change that. */
static void
show_asked (CwQuestionGroupPage *self)
{
  for (guint i = 0; i < self->rows->len; i++) {
    CwQuestionRow *row = g_ptr_array_index (self->rows, i);

    gtk_widget_set_visible (
      GTK_WIDGET (row),
      cw_screening_is_asked (get_questionnaire (self), self->record->facts,
                             cw_question_row_get_question (row)->id));
  }
}

/* What an answer does, under its question: the worst of its findings. */
static void
show_effects (CwQuestionGroupPage *self)
{
  const GPtrArray *findings = self->record->verdict->findings;

  for (guint i = 0; i < self->rows->len; i++) {
    CwQuestionRow *row = g_ptr_array_index (self->rows, i);
    const CwFinding *worst = NULL;

    for (guint j = 0; j < findings->len && worst == NULL; j++) {
      const CwFinding *finding = g_ptr_array_index (findings, j);

      if (cw_questionnaire_find_question (get_questionnaire (self),
                                          finding->rule_id) ==
          cw_question_row_get_question (row))
        worst = finding;
    }
    cw_question_row_set_effect (
      row,
      worst != NULL ? cw_status_from_level (worst->level) : CW_STATUS_UNKNOWN,
      worst != NULL ? worst->effect : NULL);
  }
}

static void
show_group_head (CwQuestionGroupPage *self)
{
  const CwQuestionGroup *group = self->group;
  CwAnswerCount count;
  g_autofree char *detail = NULL;
  g_autofree const char **open = NULL;

  if (group == NULL)
    return;
  count = cw_screening_count_group (get_questionnaire (self),
                                    self->record->facts, group);
  detail = g_strdup_printf (
    /* Translators: "Group 3 of 22 · 4 of 6 answered". */
    _("Group %u of %u · %u of %u answered"), self->index + 1, self->n_groups,
    count.answered, count.asked);
  open = cw_screening_get_open_in_group (get_questionnaire (self),
                                         self->record->facts, group);
  gtk_label_set_label (GTK_LABEL (self->group_label), group->title);
  gtk_label_set_label (GTK_LABEL (self->group_detail_label), detail);
  gtk_label_set_label (GTK_LABEL (self->none_label),
                       count.answered == 0 ? _("None of these")
                                           : _("None of the others"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "questions.none",
                                 open[0] != NULL);
}

static void
set_current (CwQuestionGroupPage *self, int index)
{
  self->current = index;
  for (guint i = 0; i < self->rows->len; i++)
    cw_question_row_set_current (g_ptr_array_index (self->rows, i),
                                 (int) i == index);
}

/* The first question without an answer, from `from` on and then from the top;
 * -1 when all are answered. */
static int
find_open (CwQuestionGroupPage *self, int from)
{
  int n = (int) self->rows->len;

  for (int i = 0; i < n; i++) {
    int index = (MAX (from, 0) + i) % n;

    if (gtk_widget_get_visible (GTK_WIDGET (get_row (self, index))) &&
        cw_question_row_get_answer (get_row (self, index)) == NULL)
      return index;
  }
  return -1;
}

/* The question beside the current one, down (1) or up (-1); the current one
 * where there is none. */
static int
find_beside (CwQuestionGroupPage *self, int by)
{
  for (int index = self->current + by; get_row (self, index) != NULL;
       index += by)
    if (gtk_widget_get_visible (GTK_WIDGET (get_row (self, index))))
      return index;
  return self->current;
}

static void
move_to (CwQuestionGroupPage *self, int index)
{
  CwQuestionRow *row = get_row (self, index);

  if (row == NULL)
    return;
  set_current (self, index);
  gtk_widget_grab_focus (GTK_WIDGET (row));
}

static void
done_cb (CwQuestionRow *row, CwQuestionGroupPage *self)
{
  int open = find_open (self, self->current);

  if (open >= 0)
    move_to (self, open);
  else
    g_signal_emit (self, signals[GO_ON], 0);
}

static gboolean
needs_details (const CwQuestion *question, const CwAnswer *answer)
{
  return answer != NULL && answer->value == CW_ANSWER_YES &&
         question->n_follow_ups > 0;
}

/* Saved before it counts; what could not be saved is shown as it was. */
static void
answered_cb (CwQuestionRow *row, CwQuestionGroupPage *self)
{
  const CwQuestion *question = cw_question_row_get_question (row);
  const CwAnswer *answer = cw_question_row_get_answer (row);
  gboolean is_new =
    cw_screening_facts_get_answer (self->record->facts, question->id) == NULL;
  guint index = 0;
  g_autoptr (GError) error = NULL;

  if (!cw_clinic_save_answer (self->clinic, self->record->id, question->id,
                              answer, &error)) {
    cw_question_row_set_answer (
      row, cw_screening_facts_get_answer (self->record->facts, question->id));
    cw_message_show_error (get_window (self), _("The answer was not saved"),
                           error);
    return;
  }
  cw_screening_facts_set_answer (self->record->facts, question->id, answer);
  g_signal_emit (self, signals[ANSWERED], 0);
  g_ptr_array_find (self->rows, row, &index);
  set_current (self, (int) index);
  if (is_new && !needs_details (question, answer))
    done_cb (row, self);
}

static void
show_earlier (CwQuestionGroupPage *self, CwQuestionRow *row)
{
  const CwQuestion *question = cw_question_row_get_question (row);
  g_autofree char *text = cw_earlier_answer_describe (self->earlier, question);

  cw_question_row_set_earlier (row, text,
                               cw_earlier_was_yes (self->earlier, question));
}

static void
fill_questions (CwQuestionGroupPage *self)
{
  const CwQuestionGroup *group = self->group;
  CwDate today = cw_clinic_get_today (self->clinic);
  GtkWidget *child;
  int open;

  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (self->question_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->question_box), child);
  for (gsize i = 0; group != NULL && i < group->n_questions; i++) {
    const CwQuestion *question = group->questions[i];
    GtkWidget *row = cw_question_row_new (
      question,
      cw_screening_facts_get_answer (self->record->facts, question->id), today);

    g_signal_connect (row, "answered", G_CALLBACK (answered_cb), self);
    g_signal_connect (row, "done", G_CALLBACK (done_cb), self);
    show_earlier (self, CW_QUESTION_ROW (row));
    gtk_box_append (GTK_BOX (self->question_box), row);
    g_ptr_array_add (self->rows, row);
  }
  cw_question_group_page_update (self);
  open = find_open (self, 0);
  /* Where all are answered, the first that is put at all. */
  self->current = -1;
  move_to (self, open >= 0 ? open : find_beside (self, 1));
}

/* No to each question shown that has no answer, one record each. */
static void
none_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwQuestionGroupPage *self = CW_QUESTION_GROUP_PAGE (widget);
  const CwQuestionGroup *group = self->group;
  g_autofree const char **open = NULL;
  g_autoptr (CwAnswer) no = cw_answer_new (CW_ANSWER_NO);
  g_autoptr (GError) error = NULL;
  gboolean clean;

  if (group == NULL)
    return;
  clean = cw_screening_count_group (get_questionnaire (self),
                                    self->record->facts, group)
            .answered == 0;
  open = cw_screening_get_open_in_group (get_questionnaire (self),
                                         self->record->facts, group);
  if (!cw_clinic_save_answers (self->clinic, self->record->id, open, no,
                               &error)) {
    cw_message_show_error (get_window (self), _("The answers were not saved"),
                           error);
    return;
  }
  for (int i = 0; open[i] != NULL; i++)
    cw_screening_facts_set_answer (self->record->facts, open[i], no);
  fill_questions (self);
  g_signal_emit (self, signals[ANSWERED], 0);
  if (clean && find_open (self, 0) < 0)
    g_signal_emit (self, signals[DONE], 0);
}

static void
find_earlier_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[FIND_EARLIER], 0);
}

static gboolean
press_answer (CwQuestionGroupPage *self, CwAnswerValue value)
{
  CwQuestionRow *row = get_row (self, self->current);

  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  cw_question_row_press (row, value);
  return GDK_EVENT_STOP;
}

/* The digits pick among the choices of an answer. */
static gboolean
press_digit (CwQuestionGroupPage *self, guint keyval)
{
  CwQuestionRow *row = get_row (self, self->current);
  gunichar digit = gdk_keyval_to_unicode (keyval);

  return row != NULL && digit >= '1' && digit <= '9' &&
                 cw_question_row_choose (row, (int) (digit - '0'))
           ? GDK_EVENT_STOP
           : GDK_EVENT_PROPAGATE;
}

static void
cw_question_group_page_dispose (GObject *object)
{
  CwQuestionGroupPage *self = CW_QUESTION_GROUP_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_QUESTION_GROUP_PAGE);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_question_group_page_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwQuestionGroupPage, name)

static guint
new_signal (CwQuestionGroupPageClass *klass, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_question_group_page_class_init (CwQuestionGroupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_question_group_page_dispose;
  signals[ANSWERED] = new_signal (klass, "answered");
  signals[DONE] = new_signal (klass, "done");
  signals[GO_ON] = new_signal (klass, "go-on");
  signals[FIND_EARLIER] = new_signal (klass, "find-earlier");
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/screening/question-group-page.ui");
  BIND (content);
  BIND (group_label);
  BIND (group_detail_label);
  BIND (earlier_button);
  BIND (none_button);
  BIND (none_label);
  BIND (question_box);
  gtk_widget_class_install_action (widget_class, "questions.none", NULL,
                                   none_cb);
  gtk_widget_class_install_action (widget_class, "questions.earlier", NULL,
                                   find_earlier_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_question_group_page_init (CwQuestionGroupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
}

void
cw_question_group_page_edit (CwQuestionGroupPage *self,
                       CwClinic *clinic,
                       CwScreeningRecord *record,
                       const CwScreeningRecord *earlier)
{
  g_return_if_fail (CW_IS_QUESTION_GROUP_PAGE (self));
  g_return_if_fail (self->clinic == NULL);

  self->clinic = g_object_ref (clinic);
  self->record = record;
  self->earlier = earlier;
  gtk_widget_set_visible (self->earlier_button,
                          cw_earlier_has_yes (earlier,
                                              get_questionnaire (self)));
}

void
cw_question_group_page_show_group (CwQuestionGroupPage *self,
                             const CwQuestionGroup *group,
                             guint index,
                             guint n_groups)
{
  g_return_if_fail (CW_IS_QUESTION_GROUP_PAGE (self));

  self->group = group;
  self->index = index;
  self->n_groups = n_groups;
  fill_questions (self);
}

void
cw_question_group_page_update (CwQuestionGroupPage *self)
{
  g_return_if_fail (CW_IS_QUESTION_GROUP_PAGE (self));

  show_asked (self);
  show_effects (self);
  show_group_head (self);
}

void
cw_question_group_page_focus (CwQuestionGroupPage *self, const char *id)
{
  g_return_if_fail (CW_IS_QUESTION_GROUP_PAGE (self));

  for (guint i = 0; i < self->rows->len; i++) {
    CwQuestionRow *row = g_ptr_array_index (self->rows, i);

    if (gtk_widget_get_visible (GTK_WIDGET (row)) &&
        g_str_equal (cw_question_row_get_question (row)->id, id))
      move_to (self, (int) i);
  }
}

gboolean
cw_question_group_page_focus_open (CwQuestionGroupPage *self)
{
  int open;

  g_return_val_if_fail (CW_IS_QUESTION_GROUP_PAGE (self), FALSE);

  open = find_open (self, self->current);
  if (open < 0)
    return FALSE;
  move_to (self, open);
  return TRUE;
}

gboolean
cw_question_group_page_focus_earlier (CwQuestionGroupPage *self,
                                      gboolean from_top)
{
  g_return_val_if_fail (CW_IS_QUESTION_GROUP_PAGE (self), FALSE);

  for (int i = from_top ? 0 : self->current + 1; get_row (self, i) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (get_row (self, i))) &&
        cw_earlier_was_yes (
          self->earlier, cw_question_row_get_question (get_row (self, i)))) {
      move_to (self, i);
      return TRUE;
    }
  return FALSE;
}

gboolean
cw_question_group_page_press (CwQuestionGroupPage *self, guint keyval)
{
  g_return_val_if_fail (CW_IS_QUESTION_GROUP_PAGE (self), FALSE);

  switch (gdk_keyval_to_lower (keyval)) {
  case GDK_KEY_y:
    return press_answer (self, CW_ANSWER_YES);
  case GDK_KEY_n:
    return press_answer (self, CW_ANSWER_NO);
  case GDK_KEY_u:
  case GDK_KEY_question:
    return press_answer (self, CW_ANSWER_UNKNOWN);
  case GDK_KEY_0:
  case GDK_KEY_KP_0:
    gtk_widget_activate_action (GTK_WIDGET (self), "questions.none", NULL);
    return GDK_EVENT_STOP;
  case GDK_KEY_l:
    if (!gtk_widget_get_visible (self->earlier_button))
      return GDK_EVENT_PROPAGATE;
    gtk_widget_activate_action (GTK_WIDGET (self), "questions.earlier", NULL);
    return GDK_EVENT_STOP;
  case GDK_KEY_Up:
    move_to (self, find_beside (self, -1));
    return GDK_EVENT_STOP;
  case GDK_KEY_Down:
    move_to (self, find_beside (self, 1));
    return GDK_EVENT_STOP;
  default:
    return press_digit (self, keyval);
  }
}
