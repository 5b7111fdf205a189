/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/question-row.h"

#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"
#include "window/common/status-mark.h"
#include "window/screening/follow-up-editor.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _CwQuestionRow {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *question_label;
  GtkWidget *earlier_label;
  GtkWidget *rationale_label;
  GtkWidget *yes_button;
  GtkWidget *no_button;
  GtkWidget *unknown_button;
  GtkWidget *revealer;
  GtkWidget *detail_bin;
  GtkWidget *effect_box;
  GtkWidget *effect_mark;
  GtkWidget *effect_label;

  const CwQuestion *question;
  CwAnswer *answer;
  CwDate today;
  gboolean filling;
};

enum { ANSWERED, DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwQuestionRow, cw_question_row, GTK_TYPE_WIDGET)

static GtkWidget *
get_button (CwQuestionRow *self, CwAnswerValue value)
{
  switch (value) {
  case CW_ANSWER_YES:
    return self->yes_button;
  case CW_ANSWER_NO:
    return self->no_button;
  case CW_ANSWER_UNKNOWN:
    return self->unknown_button;
  case CW_ANSWER_NONE:
  default:
    return NULL;
  }
}

static void
details_changed_cb (CwQuestionRow *self)
{
  GtkWidget *editor = adw_bin_get_child (ADW_BIN (self->detail_bin));

  if (self->answer == NULL || editor == NULL)
    return;
  cw_follow_up_editor_fill (CW_FOLLOW_UP_EDITOR (editor), self->answer);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
details_done_cb (CwQuestionRow *self)
{
  g_signal_emit (self, signals[DONE], 0);
}

/* Details appear only where an answer needs them. */
static void
show_details (CwQuestionRow *self)
{
  gboolean needed = self->answer != NULL &&
                    self->answer->value == CW_ANSWER_YES &&
                    self->question->n_follow_ups > 0;
  GtkWidget *editor = NULL;

  if (needed) {
    editor = cw_follow_up_editor_new (self->question, self->answer, self->today);
    g_signal_connect_object (editor, "changed", G_CALLBACK (details_changed_cb),
                             self, G_CONNECT_SWAPPED);
    g_signal_connect_object (editor, "done", G_CALLBACK (details_done_cb), self,
                             G_CONNECT_SWAPPED);
  }
  adw_bin_set_child (ADW_BIN (self->detail_bin), editor);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), needed);
}

static void
toggled_cb (GtkToggleButton *button, CwQuestionRow *self)
{
  CwAnswerValue value = GTK_WIDGET (button) == self->yes_button ? CW_ANSWER_YES
                        : GTK_WIDGET (button) == self->no_button
                          ? CW_ANSWER_NO
                          : CW_ANSWER_UNKNOWN;

  if (self->filling || !gtk_toggle_button_get_active (button))
    return;
  g_clear_pointer (&self->answer, cw_answer_free);
  self->answer = cw_answer_new (value);
  show_details (self);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static gboolean
cw_question_row_grab_focus (GtkWidget *widget)
{
  CwQuestionRow *self = CW_QUESTION_ROW (widget);
  GtkWidget *button = get_button (
    self, self->answer != NULL ? self->answer->value : CW_ANSWER_NONE);

  return gtk_widget_grab_focus (button != NULL ? button : self->yes_button);
}

static void
cw_question_row_dispose (GObject *object)
{
  CwQuestionRow *self = CW_QUESTION_ROW (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_QUESTION_ROW);

  G_OBJECT_CLASS (cw_question_row_parent_class)->dispose (object);
}

static void
cw_question_row_finalize (GObject *object)
{
  CwQuestionRow *self = CW_QUESTION_ROW (object);

  g_clear_pointer (&self->answer, cw_answer_free);

  G_OBJECT_CLASS (cw_question_row_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwQuestionRow, name)

static void
cw_question_row_class_init (CwQuestionRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_question_row_dispose;
  object_class->finalize = cw_question_row_finalize;
  widget_class->grab_focus = cw_question_row_grab_focus;
  signals[ANSWERED] =
    g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/screening/question-row.ui");
  BIND (content);
  BIND (question_label);
  BIND (earlier_label);
  BIND (rationale_label);
  BIND (yes_button);
  BIND (no_button);
  BIND (unknown_button);
  BIND (revealer);
  BIND (detail_bin);
  BIND (effect_box);
  BIND (effect_mark);
  BIND (effect_label);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cw_question_row_init (CwQuestionRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cw_question_row_new (const CwQuestion *question,
                     const CwAnswer *answer,
                     CwDate today)
{
  CwQuestionRow *self = g_object_new (CW_TYPE_QUESTION_ROW, NULL);
  g_autofree char *rationale =
    g_strdup_printf (_("Why we ask: %s"), question->rationale);

  self->question = question;
  self->today = today;
  gtk_label_set_label (GTK_LABEL (self->question_label), question->text);
  gtk_label_set_label (GTK_LABEL (self->rationale_label), rationale);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  question->text, -1);
  cw_question_row_set_answer (self, answer);
  return GTK_WIDGET (self);
}

const CwQuestion *
cw_question_row_get_question (CwQuestionRow *self)
{
  g_return_val_if_fail (CW_IS_QUESTION_ROW (self), NULL);

  return self->question;
}

const CwAnswer *
cw_question_row_get_answer (CwQuestionRow *self)
{
  g_return_val_if_fail (CW_IS_QUESTION_ROW (self), NULL);

  return self->answer;
}

void
cw_question_row_press (CwQuestionRow *self, CwAnswerValue value)
{
  GtkWidget *button;

  g_return_if_fail (CW_IS_QUESTION_ROW (self));

  button = get_button (self, value);
  g_return_if_fail (button != NULL);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  if (value == CW_ANSWER_YES && self->question->n_follow_ups > 0)
    gtk_widget_grab_focus (adw_bin_get_child (ADW_BIN (self->detail_bin)));
}

gboolean
cw_question_row_choose (CwQuestionRow *self, int number)
{
  GtkWidget *editor;

  g_return_val_if_fail (CW_IS_QUESTION_ROW (self), FALSE);

  editor = adw_bin_get_child (ADW_BIN (self->detail_bin));
  return editor != NULL &&
         cw_follow_up_editor_choose (CW_FOLLOW_UP_EDITOR (editor), number);
}

void
cw_question_row_set_answer (CwQuestionRow *self, const CwAnswer *answer)
{
  CwAnswerValue value = answer != NULL ? answer->value : CW_ANSWER_NONE;

  g_return_if_fail (CW_IS_QUESTION_ROW (self));

  self->filling = TRUE;
  g_clear_pointer (&self->answer, cw_answer_free);
  if (value != CW_ANSWER_NONE)
    self->answer = cw_answer_copy (answer);
  for (int v = CW_ANSWER_YES; v <= CW_ANSWER_UNKNOWN; v++)
    gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (get_button (self, (CwAnswerValue) v)),
      v == (int) value);
  show_details (self);
  self->filling = FALSE;
}

void
cw_question_row_set_current (CwQuestionRow *self, gboolean current)
{
  g_return_if_fail (CW_IS_QUESTION_ROW (self));

  gtk_widget_set_visible (self->rationale_label, current);
  if (current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "cw-current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "cw-current");
}

void
cw_question_row_set_effect (CwQuestionRow *self,
                            CwStatus status,
                            const char *effect)
{
  g_return_if_fail (CW_IS_QUESTION_ROW (self));

  gtk_widget_set_visible (self->effect_box, effect != NULL);
  if (effect == NULL)
    return;
  cw_status_mark_set_status (CW_STATUS_MARK (self->effect_mark), status);
  gtk_label_set_label (GTK_LABEL (self->effect_label), effect);
}

void
cw_question_row_set_earlier (CwQuestionRow *self,
                             const char *text,
                             gboolean was_yes)
{
  g_return_if_fail (CW_IS_QUESTION_ROW (self));

  gtk_widget_set_visible (self->earlier_label, text != NULL);
  if (text == NULL)
    return;
  gtk_label_set_label (GTK_LABEL (self->earlier_label), text);
  gtk_widget_add_css_class (self->earlier_label,
                            was_yes ? "heading" : "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}
