/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/limb-toggles.h"

struct _CwLimbToggles {
  GtkWidget parent_instance;

  GtkWidget *buttons[CW_N_LIMBS]; /* NULL where a limb is not offered */
  gboolean setting;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwLimbToggles, cw_limb_toggles, GTK_TYPE_WIDGET)

static void
toggled_cb (CwLimbToggles *self)
{
  if (!self->setting)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
cw_limb_toggles_dispose (GObject *object)
{
  CwLimbToggles *self = CW_LIMB_TOGGLES (object);

  for (int i = 0; i < CW_N_LIMBS; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);

  G_OBJECT_CLASS (cw_limb_toggles_parent_class)->dispose (object);
}

static void
cw_limb_toggles_class_init (CwLimbTogglesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_limb_toggles_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cw_limb_toggles_init (CwLimbToggles *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "linked");
}

GtkWidget *
cw_limb_toggles_new (const char *label, CwLimbSet offered)
{
  static const CwLimb order[] = { CW_LIMB_RIGHT_ARM, CW_LIMB_LEFT_ARM,
                                  CW_LIMB_RIGHT_LEG, CW_LIMB_LEFT_LEG };
  CwLimbToggles *self = g_object_new (CW_TYPE_LIMB_TOGGLES, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    GtkWidget *button;

    if ((offered & CW_LIMB_BIT (order[i])) == 0)
      continue;
    button = gtk_toggle_button_new_with_label (cw_limb_get_name (order[i]));
    gtk_widget_set_parent (button, GTK_WIDGET (self));
    g_signal_connect_swapped (button, "toggled", G_CALLBACK (toggled_cb), self);
    self->buttons[order[i]] = button;
  }
  return GTK_WIDGET (self);
}

CwLimbSet
cw_limb_toggles_get_limbs (CwLimbToggles *self)
{
  CwLimbSet limbs = CW_LIMBS_NONE;

  g_return_val_if_fail (CW_IS_LIMB_TOGGLES (self), CW_LIMBS_NONE);

  for (int i = 0; i < CW_N_LIMBS; i++)
    if (self->buttons[i] != NULL &&
        gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->buttons[i])))
      limbs |= CW_LIMB_BIT (i);
  return limbs;
}

void
cw_limb_toggles_set_limbs (CwLimbToggles *self, CwLimbSet limbs)
{
  g_return_if_fail (CW_IS_LIMB_TOGGLES (self));

  self->setting = TRUE;
  for (int i = 0; i < CW_N_LIMBS; i++)
    if (self->buttons[i] != NULL)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->buttons[i]),
                                    (limbs & CW_LIMB_BIT (i)) != 0);
  self->setting = FALSE;
}
