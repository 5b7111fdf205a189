/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/reason-row.h"

#include "window/screening/reason-details.h"
#include "window/screening/verdict-panel.h"

#include <glib/gi18n-lib.h>

struct _CwReasonRow {
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *head; /* the button that opens it */
  GtkWidget *arrow;
  GtkWidget *details; /* NULL while closed: made only for who looks */

  const CwQuestionnaire *questionnaire;
  const CwScreeningFacts *facts;
  const CwFinding *finding;
};

enum { ADD_CLEARANCE, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwReasonRow, cw_reason_row, GTK_TYPE_WIDGET)

static void
head_clicked_cb (CwReasonRow *self)
{
  cw_reason_row_set_open (self, self->details == NULL);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                CwReasonRow *self)
{
  gboolean mirrored =
    gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;

  switch (keyval) {
  case GDK_KEY_Right:
  case GDK_KEY_KP_Right:
    cw_reason_row_set_open (self, !mirrored);
    return GDK_EVENT_STOP;
  case GDK_KEY_Left:
  case GDK_KEY_KP_Left:
    cw_reason_row_set_open (self, mirrored);
    return GDK_EVENT_STOP;
  default:
    return GDK_EVENT_PROPAGATE;
  }
}

static void
clearance_cb (CwReasonRow *self)
{
  g_signal_emit (self, signals[ADD_CLEARANCE], 0, FALSE);
}

static void
justification_cb (CwReasonRow *self)
{
  g_signal_emit (self, signals[ADD_CLEARANCE], 0, TRUE);
}

static void
add_button (CwReasonRow *self,
            GtkWidget *box,
            const char *label,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
}

/* Ways to lift it, where there are any. */
static GtkWidget *
create_buttons (CwReasonRow *self)
{
  const CwFinding *finding = self->finding;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gboolean justifiable = finding->level == CW_LEVEL_RELATIVE_J;
  gboolean liftable = justifiable || finding->level == CW_LEVEL_RELATIVE_M;

  gtk_widget_add_css_class (box, "cw-reason-details");
  if (justifiable)
    add_button (self, box, _("Justification…"), G_CALLBACK (justification_cb));
  add_button (self, box, _("Clearance…"), G_CALLBACK (clearance_cb));
  gtk_widget_set_visible (box, liftable && !finding->lifted);
  return box;
}

static GtkWidget *
create_head (CwReasonRow *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *finding = cw_verdict_panel_create_finding (self->finding);
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_set_hexpand (finding, TRUE);
  self->arrow = gtk_image_new_from_icon_name ("pan-end-symbolic");
  gtk_box_append (GTK_BOX (content), finding);
  gtk_box_append (GTK_BOX (content), self->arrow);
  self->head = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->head), content);
  gtk_widget_set_hexpand (self->head, TRUE);
  gtk_widget_add_css_class (self->head, "flat");
  gtk_widget_add_css_class (self->head, "cw-reason");
  gtk_widget_set_tooltip_text (self->head,
                               _("Question, answer, rule and source (Right)"));
  g_signal_connect_swapped (self->head, "clicked",
                            G_CALLBACK (head_clicked_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->head, keys);
  return self->head;
}

static void
fill (CwReasonRow *self)
{
  g_autofree char *name =
    /* Translators: what was found, and what it does. */
    g_strdup_printf (C_("reason", "%s. %s"), self->finding->title,
                     self->finding->effect);

  gtk_box_append (GTK_BOX (self->box), create_head (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head),
                               GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
}

static void
cw_reason_row_dispose (GObject *object)
{
  g_clear_pointer (&CW_REASON_ROW (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_reason_row_parent_class)->dispose (object);
}

static gboolean
cw_reason_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CW_REASON_ROW (widget)->head);
}

static void
cw_reason_row_class_init (CwReasonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_reason_row_dispose;
  widget_class->grab_focus = cw_reason_row_grab_focus;
  signals[ADD_CLEARANCE] = g_signal_new (
    "add-clearance", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_reason_row_init (CwReasonRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

GtkWidget *
cw_reason_row_new (const CwQuestionnaire *questionnaire,
                   const CwScreeningFacts *facts,
                   const CwFinding *finding)
{
  CwReasonRow *self = g_object_new (CW_TYPE_REASON_ROW, NULL);

  self->questionnaire = questionnaire;
  self->facts = facts;
  self->finding = finding;
  fill (self);
  return GTK_WIDGET (self);
}

gboolean
cw_reason_row_get_open (CwReasonRow *self)
{
  g_return_val_if_fail (CW_IS_REASON_ROW (self), FALSE);

  return self->details != NULL;
}

void
cw_reason_row_set_open (CwReasonRow *self, gboolean open)
{
  g_return_if_fail (CW_IS_REASON_ROW (self));

  if (open == (self->details != NULL))
    return;
  if (open) {
    self->details = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
    gtk_box_append (GTK_BOX (self->details),
                    cw_reason_details_new (self->questionnaire, self->facts,
                                           self->finding));
    gtk_box_append (GTK_BOX (self->details), create_buttons (self));
    gtk_box_append (GTK_BOX (self->box), self->details);
  } else {
    gtk_box_remove (GTK_BOX (self->box), self->details);
    self->details = NULL;
  }
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                open ? "pan-down-symbolic"
                                     : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head),
                               GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}
