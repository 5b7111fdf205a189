/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/verdict-step-list.h"

#include "window/common/key-cap.h"

#include <glib/gi18n-lib.h>

#define INDEX_KEY "cw-index"

struct _CwVerdictStepList {
  GtkWidget parent_instance;

  GtkWidget *box;
  /* The first button of each kind, which the key of the kind presses. */
  GtkWidget *buttons[CW_VERDICT_STEP_WITHOUT_CUFF + 1];
};

enum { STEP, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwVerdictStepList, cw_verdict_step_list, GTK_TYPE_WIDGET)

static void
emit (CwVerdictStepList *self, GtkButton *button, CwVerdictStepKind kind)
{
  g_signal_emit (
    self, signals[STEP], 0, (int) kind,
    GPOINTER_TO_INT (g_object_get_data (G_OBJECT (button), INDEX_KEY)));
}

static void
answer_cb (CwVerdictStepList *self, GtkButton *button)
{
  emit (self, button, CW_VERDICT_STEP_ANSWER);
}

static void
clearance_cb (CwVerdictStepList *self, GtkButton *button)
{
  emit (self, button, CW_VERDICT_STEP_CLEARANCE);
}

static void
justification_cb (CwVerdictStepList *self, GtkButton *button)
{
  emit (self, button, CW_VERDICT_STEP_JUSTIFICATION);
}

/* Only the first button of a kind bears the key. */
static void
add_button (CwVerdictStepList *self,
            GtkWidget *texts,
            CwVerdictStepKind kind,
            int index,
            GCallback clicked)
{
  const char *label = kind == CW_VERDICT_STEP_CLEARANCE ? _("Clearance…")
                      : kind == CW_VERDICT_STEP_JUSTIFICATION
                        ? _("Justification…")
                        : _("Go to the first");
  const char *key = kind == CW_VERDICT_STEP_CLEARANCE       ? "R"
                    : kind == CW_VERDICT_STEP_JUSTIFICATION ? "J"
                                                            : "F4";
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *button = gtk_button_new ();

  gtk_widget_set_halign (content, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (content), gtk_label_new (label));
  if (self->buttons[kind] == NULL) {
    self->buttons[kind] = button;
    gtk_box_append (GTK_BOX (content), cw_key_cap_new (key));
  }
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_margin_top (button, 4);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_object_set_data (G_OBJECT (button), INDEX_KEY, GINT_TO_POINTER (index));
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (texts), button);
}

static GtkWidget *
create_number (guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "cw-number");
  return label;
}

static void
add_label (GtkWidget *box, const char *text, gboolean heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 32);
  if (heading) {
    gtk_widget_add_css_class (label, "heading");
  } else {
    gtk_widget_add_css_class (label, "cw-cap");
    gtk_widget_add_css_class (label, "dim-label");
  }
  gtk_box_append (GTK_BOX (box), label);
}

static void
add_step (CwVerdictStepList *self,
          const CwVerdictStep *step,
          guint number,
          int index)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_widget_set_hexpand (texts, TRUE);
  add_label (texts, step->title, TRUE);
  if (*step->detail != '\0')
    add_label (texts, step->detail, FALSE);
  if (step->kind == CW_VERDICT_STEP_ANSWER)
    add_button (self, texts, step->kind, index, G_CALLBACK (answer_cb));
  if (step->kind == CW_VERDICT_STEP_JUSTIFICATION)
    add_button (self, texts, step->kind, index, G_CALLBACK (justification_cb));
  if (step->finding != NULL)
    add_button (self, texts, CW_VERDICT_STEP_CLEARANCE, index,
                G_CALLBACK (clearance_cb));
  gtk_box_append (GTK_BOX (row), create_number (number));
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (GTK_BOX (self->box), row);
}

static void
cw_verdict_step_list_dispose (GObject *object)
{
  g_clear_pointer (&CW_VERDICT_STEP_LIST (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_verdict_step_list_parent_class)->dispose (object);
}

static void
cw_verdict_step_list_class_init (CwVerdictStepListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_verdict_step_list_dispose;
  signals[STEP] =
    g_signal_new ("step", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
cw_verdict_step_list_init (CwVerdictStepList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

void
cw_verdict_step_list_show (CwVerdictStepList *self,
                           const CwVerdict *verdict,
                           CwDate today)
{
  g_autoptr (GPtrArray) steps = NULL;
  GtkWidget *child;

  g_return_if_fail (CW_IS_VERDICT_STEP_LIST (self));

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (gsize i = 0; i < G_N_ELEMENTS (self->buttons); i++)
    self->buttons[i] = NULL;
  steps = cw_verdict_get_steps (verdict, today);
  for (guint i = 0; i < steps->len; i++) {
    const CwVerdictStep *step = g_ptr_array_index (steps, i);
    guint index = 0;
    gboolean found =
      step->finding != NULL &&
      g_ptr_array_find (verdict->findings, step->finding, &index);

    add_step (self, step, i + 1, found ? (int) index : -1);
  }
}

gboolean
cw_verdict_step_list_press (CwVerdictStepList *self, CwVerdictStepKind kind)
{
  g_return_val_if_fail (CW_IS_VERDICT_STEP_LIST (self), FALSE);
  g_return_val_if_fail (kind <= CW_VERDICT_STEP_WITHOUT_CUFF, FALSE);

  if (self->buttons[kind] == NULL)
    return FALSE;
  g_signal_emit_by_name (self->buttons[kind], "clicked");
  return TRUE;
}
