/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/follow-up-editor.h"

#include "base/text.h"
#include "window/common/date-entry.h"
#include "window/common/number-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwFollowUpEditor {
  GtkWidget parent_instance;

  GtkWidget *box;
  const CwQuestion *question;
  GPtrArray *editors; /* of the question's follow-ups, in their order */
  CwDate today;
};

enum { CHANGED, DONE, N_SIGNALS };

static guint signals[N_SIGNALS];

#define LIMB_KEY "cw-limb"
#define CHOICE_KEY "cw-choice"

G_DEFINE_FINAL_TYPE (CwFollowUpEditor, cw_follow_up_editor, GTK_TYPE_WIDGET)

static void
changed_cb (CwFollowUpEditor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Enter goes to the next detail, from the last one back to the questions. */
static void
activate_cb (GtkWidget *editor, CwFollowUpEditor *self)
{
  guint index = 0;

  if (g_ptr_array_find (self->editors, editor, &index) &&
      index + 1 < self->editors->len)
    gtk_widget_child_focus (g_ptr_array_index (self->editors, index + 1),
                            GTK_DIR_TAB_FORWARD);
  else
    g_signal_emit (self, signals[DONE], 0);
}

static void
date_activate_cb (GtkWidget *entry, CwFollowUpEditor *self)
{
  activate_cb (gtk_widget_get_ancestor (entry, CW_TYPE_DATE_ENTRY), self);
}

static GtkWidget *
create_date (CwFollowUpEditor *self,
             const CwFollowUp *follow_up,
             const CwAnswer *answer)
{
  GtkWidget *entry = cw_date_entry_new (follow_up->label);

  cw_date_entry_set_today (CW_DATE_ENTRY (entry), self->today);
  cw_date_entry_set_range (CW_DATE_ENTRY (entry), CW_DATE_NONE, self->today);
  if (answer != NULL)
    cw_date_entry_set_date (CW_DATE_ENTRY (entry), answer->date);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (cw_date_entry_get_editable (CW_DATE_ENTRY (entry)),
                    "activate", G_CALLBACK (date_activate_cb), self);
  return entry;
}

static GtkWidget *
create_number (CwFollowUpEditor *self,
               const CwFollowUp *follow_up,
               double value)
{
  GtkWidget *entry = cw_number_entry_new (
    follow_up->label, follow_up->unit, follow_up->minimum, follow_up->maximum,
    follow_up->kind == CW_FOLLOW_UP_COUNT ? 0 : 1);

  cw_number_entry_set_value (CW_NUMBER_ENTRY (entry), value);
  gtk_widget_set_halign (entry, GTK_ALIGN_START);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (entry, "activate", G_CALLBACK (activate_cb), self);
  return entry;
}

static GtkWidget *
create_limbs (CwFollowUpEditor *self,
              const CwFollowUp *follow_up,
              const CwAnswer *answer)
{
  static const CwLimb order[] = { CW_LIMB_RIGHT_ARM, CW_LIMB_LEFT_ARM,
                                  CW_LIMB_RIGHT_LEG, CW_LIMB_LEFT_LEG };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    CwLimbSet bit = CW_LIMB_BIT (order[i]);
    GtkWidget *button;

    if ((follow_up->limbs & bit) == 0)
      continue;
    button = gtk_toggle_button_new_with_label (cw_limb_get_name (order[i]));
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button),
                                  answer != NULL &&
                                    (answer->limbs & bit) != 0);
    g_object_set_data (G_OBJECT (button), LIMB_KEY, GUINT_TO_POINTER (bit));
    g_signal_connect_swapped (button, "toggled", G_CALLBACK (changed_cb), self);
    gtk_box_append (GTK_BOX (box), button);
  }
  return box;
}

static GtkWidget *
create_choice (CwFollowUpEditor *self,
               const CwFollowUp *follow_up,
               const CwAnswer *answer)
{
  GtkWidget *box = gtk_flow_box_new ();
  GtkWidget *group = NULL;

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (box), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (box), 4);
  for (gsize i = 0; i < follow_up->n_choices; i++) {
    const CwChoice *choice = &follow_up->choices[i];
    /* Translators: the key that picks a choice, and the choice. */
    g_autofree char *label =
      g_strdup_printf (_("%d  %s"), (int) i + 1, choice->label);
    GtkWidget *button = gtk_toggle_button_new_with_label (label);

    gtk_label_set_wrap (
      GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
    if (group == NULL)
      group = button;
    else
      gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button),
                                   GTK_TOGGLE_BUTTON (group));
    gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (button),
      answer != NULL && g_strcmp0 (answer->choice, choice->id) == 0);
    g_object_set_data (G_OBJECT (button), CHOICE_KEY, (gpointer) choice->id);
    g_signal_connect_swapped (button, "toggled", G_CALLBACK (changed_cb), self);
    gtk_flow_box_insert (GTK_FLOW_BOX (box), button, -1);
    gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE);
  }
  return box;
}

static GtkWidget *
create_editor (CwFollowUpEditor *self,
               const CwFollowUp *follow_up,
               const CwAnswer *answer)
{
  switch (follow_up->kind) {
  case CW_FOLLOW_UP_DATE:
    return create_date (self, follow_up, answer);
  case CW_FOLLOW_UP_LIMBS:
    return create_limbs (self, follow_up, answer);
  case CW_FOLLOW_UP_COUNT:
    return create_number (self, follow_up,
                          answer != NULL ? answer->count : NAN);
  case CW_FOLLOW_UP_CHOICE:
    return create_choice (self, follow_up, answer);
  case CW_FOLLOW_UP_VALUE:
  default:
    return create_number (self, follow_up,
                          answer != NULL ? answer->number : NAN);
  }
}

static CwLimbSet
get_limbs (GtkWidget *box)
{
  CwLimbSet limbs = CW_LIMBS_NONE;

  for (GtkWidget *button = gtk_widget_get_first_child (box); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      limbs |=
        GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), LIMB_KEY));
  return limbs;
}

/* NULL while none is chosen. */
static const char *
get_choice (GtkWidget *box)
{
  GtkFlowBoxChild *child;

  for (int i = 0;
       (child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (box), i)) !=
       NULL;
       i++) {
    GtkWidget *button = gtk_flow_box_child_get_child (child);

    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      return g_object_get_data (G_OBJECT (button), CHOICE_KEY);
  }
  return NULL;
}

static gboolean
cw_follow_up_editor_grab_focus (GtkWidget *widget)
{
  CwFollowUpEditor *self = CW_FOLLOW_UP_EDITOR (widget);

  return self->editors->len > 0 &&
         gtk_widget_child_focus (g_ptr_array_index (self->editors, 0),
                                 GTK_DIR_TAB_FORWARD);
}

static void
cw_follow_up_editor_dispose (GObject *object)
{
  CwFollowUpEditor *self = CW_FOLLOW_UP_EDITOR (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->editors, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_follow_up_editor_parent_class)->dispose (object);
}

static void
cw_follow_up_editor_class_init (CwFollowUpEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_follow_up_editor_dispose;
  widget_class->grab_focus = cw_follow_up_editor_grab_focus;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[DONE] =
    g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_follow_up_editor_init (CwFollowUpEditor *self)
{
  self->editors = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
cw_follow_up_editor_new (const CwQuestion *question,
                         const CwAnswer *answer,
                         CwDate today)
{
  CwFollowUpEditor *self = g_object_new (CW_TYPE_FOLLOW_UP_EDITOR, NULL);

  self->question = question;
  self->today = today;
  for (gsize i = 0; i < question->n_follow_ups; i++) {
    const CwFollowUp *follow_up = &question->follow_ups[i];
    GtkWidget *label = gtk_label_new (follow_up->label);
    GtkWidget *editor = create_editor (self, follow_up, answer);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_widget_add_css_class (label, "caption-heading");
    gtk_box_append (GTK_BOX (self->box), label);
    gtk_box_append (GTK_BOX (self->box), editor);
    g_ptr_array_add (self->editors, editor);
  }
  return GTK_WIDGET (self);
}

gboolean
cw_follow_up_editor_choose (CwFollowUpEditor *self, int number)
{
  g_return_val_if_fail (CW_IS_FOLLOW_UP_EDITOR (self), FALSE);

  for (guint i = 0; i < self->editors->len; i++) {
    GtkWidget *editor = g_ptr_array_index (self->editors, i);
    GtkFlowBoxChild *child;

    if (self->question->follow_ups[i].kind != CW_FOLLOW_UP_CHOICE)
      continue;
    child =
      gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (editor), number - 1);
    if (child == NULL)
      return FALSE;
    gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (gtk_flow_box_child_get_child (child)), TRUE);
    return TRUE;
  }
  return FALSE;
}

void
cw_follow_up_editor_fill (CwFollowUpEditor *self, CwAnswer *answer)
{
  g_return_if_fail (CW_IS_FOLLOW_UP_EDITOR (self));

  for (guint i = 0; i < self->editors->len; i++) {
    GtkWidget *editor = g_ptr_array_index (self->editors, i);

    switch (self->question->follow_ups[i].kind) {
    case CW_FOLLOW_UP_DATE:
      answer->date = cw_date_entry_get_date (CW_DATE_ENTRY (editor));
      break;
    case CW_FOLLOW_UP_LIMBS:
      answer->limbs = get_limbs (editor);
      break;
    case CW_FOLLOW_UP_COUNT:
      answer->count = cw_number_entry_get_value (CW_NUMBER_ENTRY (editor));
      break;
    case CW_FOLLOW_UP_CHOICE:
      cw_set_str (&answer->choice, get_choice (editor));
      break;
    case CW_FOLLOW_UP_VALUE:
    default:
      answer->number = cw_number_entry_get_value (CW_NUMBER_ENTRY (editor));
      break;
    }
  }
}
