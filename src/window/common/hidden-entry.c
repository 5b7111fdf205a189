/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/hidden-entry.h"

#include <glib/gi18n-lib.h>

static void
show_icon (GtkEntry *entry)
{
  gboolean visible = gtk_entry_get_visibility (entry);

  gtk_entry_set_icon_from_icon_name (
    entry, GTK_ENTRY_ICON_SECONDARY,
    visible ? "view-conceal-symbolic" : "view-reveal-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY,
                                   visible ? _("Hide what is typed")
                                           : _("Show what is typed"));
}

static void
icon_pressed_cb (GtkEntry *entry)
{
  gtk_entry_set_visibility (entry, !gtk_entry_get_visibility (entry));
  show_icon (entry);
}

void
cw_hidden_entry_set_up (GtkEntry *entry)
{
  g_autoptr (GtkEntryBuffer) buffer = gtk_password_entry_buffer_new ();

  gtk_entry_set_buffer (entry, buffer);
  gtk_entry_set_visibility (entry, FALSE);
  gtk_entry_set_input_purpose (entry, GTK_INPUT_PURPOSE_PASSWORD);
  g_signal_connect (entry, "icon-press", G_CALLBACK (icon_pressed_cb), NULL);
  show_icon (entry);
}

GtkWidget *
cw_hidden_entry_new (const char *label)
{
  GtkWidget *entry = gtk_entry_new ();

  cw_hidden_entry_set_up (GTK_ENTRY (entry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return entry;
}
