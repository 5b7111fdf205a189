/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/notice-bar.h"

typedef struct {
  GtkRevealer *revealer;
  GtkImage *image;
  GtkLabel *label;
  GtkButton *button;
} CwNoticeBarPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (CwNoticeBar, cw_notice_bar, GTK_TYPE_WIDGET)

enum {
  PROP_ICON_NAME = 1,
  PROP_BUTTON_LABEL,
  PROP_ACTION_NAME,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
cw_notice_bar_set_property (GObject *object,
                            guint id,
                            const GValue *value,
                            GParamSpec *pspec)
{
  CwNoticeBarPrivate *priv =
    cw_notice_bar_get_instance_private (CW_NOTICE_BAR (object));
  const char *text = g_value_get_string (value);

  switch (id) {
  case PROP_ICON_NAME:
    gtk_image_set_from_icon_name (priv->image, text);
    break;
  case PROP_BUTTON_LABEL:
    gtk_button_set_label (priv->button, text);
    break;
  case PROP_ACTION_NAME:
    gtk_actionable_set_action_name (GTK_ACTIONABLE (priv->button), text);
    break;
  default:
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  }
}

static void
cw_notice_bar_dispose (GObject *object)
{
  CwNoticeBarPrivate *priv =
    cw_notice_bar_get_instance_private (CW_NOTICE_BAR (object));

  /* GTK 4.8 disposes of no template that a derived class inherits. */
  if (priv->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (priv->revealer));
  priv->revealer = NULL;

  G_OBJECT_CLASS (cw_notice_bar_parent_class)->dispose (object);
}

static void
cw_notice_bar_class_init (CwNoticeBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS;

  object_class->set_property = cw_notice_bar_set_property;
  object_class->dispose = cw_notice_bar_dispose;
  props[PROP_ICON_NAME] =
    g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  props[PROP_BUTTON_LABEL] =
    g_param_spec_string ("button-label", NULL, NULL, NULL, flags);
  props[PROP_ACTION_NAME] =
    g_param_spec_string ("action-name", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_STATUS);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/common/notice-bar.ui");
  gtk_widget_class_bind_template_child_private (widget_class, CwNoticeBar,
                                                revealer);
  gtk_widget_class_bind_template_child_private (widget_class, CwNoticeBar,
                                                image);
  gtk_widget_class_bind_template_child_private (widget_class, CwNoticeBar,
                                                label);
  gtk_widget_class_bind_template_child_private (widget_class, CwNoticeBar,
                                                button);
}

static void
cw_notice_bar_init (CwNoticeBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_notice_bar_tell (CwNoticeBar *self, const char *sentence)
{
  CwNoticeBarPrivate *priv = cw_notice_bar_get_instance_private (self);

  g_return_if_fail (CW_IS_NOTICE_BAR (self));

  if (sentence != NULL)
    gtk_label_set_label (priv->label, sentence);
  gtk_revealer_set_reveal_child (priv->revealer, sentence != NULL);
}

gboolean
cw_notice_bar_is_revealed (CwNoticeBar *self)
{
  CwNoticeBarPrivate *priv = cw_notice_bar_get_instance_private (self);

  g_return_val_if_fail (CW_IS_NOTICE_BAR (self), FALSE);

  return gtk_revealer_get_reveal_child (priv->revealer);
}

void
cw_notice_bar_set_button_visible (CwNoticeBar *self, gboolean visible)
{
  CwNoticeBarPrivate *priv = cw_notice_bar_get_instance_private (self);

  g_return_if_fail (CW_IS_NOTICE_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (priv->button), visible);
}
