/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/key-cap.h"

GtkWidget *
cw_key_cap_new (const char *key)
{
  GtkWidget *cap =
    g_object_new (GTK_TYPE_LABEL, "label", key, "valign", GTK_ALIGN_CENTER,
                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (cap, "cw-key-cap");
  return cap;
}
