/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/screening-footer.h"

#include "window/common/key-cap.h"

#include <glib/gi18n-lib.h>

struct _CwScreeningFooter {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *back_button;
  GtkWidget *back_box;
  GtkWidget *left_label;
  GtkWidget *next_button;
  GtkWidget *next_box;
  GtkWidget *next_label;
  GtkWidget *sign_button;
  GtkWidget *sign_box;
};

G_DEFINE_FINAL_TYPE (CwScreeningFooter, cw_screening_footer, GTK_TYPE_WIDGET)

static void
cw_screening_footer_dispose (GObject *object)
{
  CwScreeningFooter *self = CW_SCREENING_FOOTER (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SCREENING_FOOTER);

  G_OBJECT_CLASS (cw_screening_footer_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwScreeningFooter, name)

static void
cw_screening_footer_class_init (CwScreeningFooterClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_screening_footer_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/screening/screening-footer.ui");
  BIND (content);
  BIND (back_button);
  BIND (back_box);
  BIND (left_label);
  BIND (next_button);
  BIND (next_box);
  BIND (next_label);
  BIND (sign_button);
  BIND (sign_box);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_screening_footer_init (CwScreeningFooter *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Translators: the key Page Up, as it is written on keyboards. */
  gtk_box_append (GTK_BOX (self->back_box),
                  cw_key_cap_new (C_("key", "PgUp")));
  gtk_box_append (GTK_BOX (self->next_box),
                  cw_key_cap_new (C_("key", "Enter")));
  gtk_box_append (GTK_BOX (self->sign_box),
                  cw_key_cap_new (C_("key", "Ctrl+Enter")));
}

void
cw_screening_footer_show (CwScreeningFooter *self,
                          CwScreeningPart part,
                          const char *left)
{
  g_return_if_fail (CW_IS_SCREENING_FOOTER (self));

  gtk_label_set_label (GTK_LABEL (self->left_label), left);
  gtk_label_set_label (GTK_LABEL (self->next_label),
                       part == CW_SCREENING_PART_QUESTIONS
                         ? _("Next Group")
                         : _("To the Verdict"));
  gtk_widget_set_visible (self->next_button,
                          part != CW_SCREENING_PART_VERDICT);
  gtk_widget_set_visible (self->sign_button,
                          part == CW_SCREENING_PART_VERDICT);
}

void
cw_screening_footer_set_obstacle (CwScreeningFooter *self, const char *obstacle)
{
  g_return_if_fail (CW_IS_SCREENING_FOOTER (self));

  gtk_widget_set_tooltip_text (self->sign_button, obstacle != NULL
                                                    ? obstacle
                                                    : _("Sign (Ctrl+Enter)"));
}

void
cw_screening_footer_focus_next (CwScreeningFooter *self)
{
  g_return_if_fail (CW_IS_SCREENING_FOOTER (self));

  gtk_widget_grab_focus (self->next_button);
}
