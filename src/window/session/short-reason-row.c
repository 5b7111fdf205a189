/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/short-reason-row.h"

#include "model/session-text.h"
#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"

#include <glib/gi18n-lib.h>

#define REASON_KEY "cw-reason"
/* The buttons of a line, where they do not all stand beside each other. */
#define PER_LINE 3

struct _CwShortReasonRow {
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *boxes[(CW_N_SHORT_REASONS - 1) / PER_LINE];
  GtkWidget *buttons[CW_N_SHORT_REASONS]; /* none for what is not said */
  CwShortReason reason;
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwShortReasonRow, cw_short_reason_row, GTK_TYPE_WIDGET)

static void
choose (CwShortReasonRow *self, CwShortReason reason)
{
  cw_short_reason_row_set_reason (self, reason);
  g_signal_emit (self, signals[CHOSEN], 0);
}

static void
clicked_cb (GtkWidget *button, CwShortReasonRow *self)
{
  choose (self, (CwShortReason)GPOINTER_TO_INT (
                    g_object_get_data (G_OBJECT (button), REASON_KEY)));
}

static void
cw_short_reason_row_dispose (GObject *object)
{
  CwShortReasonRow *self = CW_SHORT_REASON_ROW (object);

  g_clear_pointer (&self->label, gtk_widget_unparent);
  for (gsize i = 0; i < G_N_ELEMENTS (self->boxes); i++)
    g_clear_pointer (&self->boxes[i], gtk_widget_unparent);

  G_OBJECT_CLASS (cw_short_reason_row_parent_class)->dispose (object);
}

static void
cw_short_reason_row_class_init (CwShortReasonRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_short_reason_row_dispose;
  signals[CHOSEN]
      = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_button (CwShortReasonRow *self, CwShortReason reason)
{
  const char *name = cw_short_reason_get_name (reason);
  /* Translators: a key, and what it says of a set, as "2 Pain". */
  g_autofree char *label = g_strdup_printf (_ ("%d %s"), (int)reason, name);
  GtkWidget *button = gtk_toggle_button_new_with_label (label);

  gtk_widget_add_css_class (button, "cw-short-reason");
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), REASON_KEY,
                     GINT_TO_POINTER ((int)reason));
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

static void
cw_short_reason_row_init (CwShortReasonRow *self)
{
  gtk_widget_set_layout_manager (
      GTK_WIDGET (self),
      g_object_new (CW_TYPE_FOLD_LAYOUT, "spacing", 8, "row-spacing", 6, NULL));
  /* Translators: why a set had fewer repetitions than planned; 0 is a key. */
  self->label = gtk_label_new (_ ("Why short? 0 not said"));
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_add_css_class (self->label, "cw-session-caption");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  for (gsize i = 0; i < G_N_ELEMENTS (self->boxes); i++) {
    self->boxes[i] = g_object_new (
        CW_TYPE_LAYOUT_BOX, "layout-manager",
        g_object_new (CW_TYPE_FOLD_LAYOUT, "spacing", 8, "row-spacing", 6,
                      "homogeneous", TRUE, "squeeze", TRUE, NULL),
        NULL);
    gtk_widget_set_parent (self->boxes[i], GTK_WIDGET (self));
  }
  for (int reason = 1; reason < CW_N_SHORT_REASONS; reason++) {
    self->buttons[reason] = create_button (self, (CwShortReason)reason);
    gtk_widget_set_parent (self->buttons[reason],
                           self->boxes[(reason - 1) / PER_LINE]);
  }
}

void
cw_short_reason_row_set_reason (CwShortReasonRow *self, CwShortReason reason)
{
  g_return_if_fail (CW_IS_SHORT_REASON_ROW (self));
  g_return_if_fail (reason < CW_N_SHORT_REASONS);

  self->reason = reason;
  for (int i = 1; i < CW_N_SHORT_REASONS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                  i == (int)reason);
}

CwShortReason
cw_short_reason_row_get_reason (CwShortReasonRow *self)
{
  g_return_val_if_fail (CW_IS_SHORT_REASON_ROW (self), CW_SHORT_UNSAID);

  return self->reason;
}

gboolean
cw_short_reason_row_type_digit (CwShortReasonRow *self, int digit)
{
  g_return_val_if_fail (CW_IS_SHORT_REASON_ROW (self), FALSE);

  if (digit < 0 || digit >= CW_N_SHORT_REASONS)
    return FALSE;
  choose (self, (CwShortReason)digit);
  return TRUE;
}
