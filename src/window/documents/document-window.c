/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/documents/document-window.h"

#include "window/documents/documents-page.h"

#include <glib/gi18n-lib.h>

#define WIDTH 720
#define HEIGHT 760

static GtkWidget *
create_scroller (GtkWidget *page)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), page);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_margin_start (page, 18);
  gtk_widget_set_margin_end (page, 18);
  gtk_widget_set_margin_top (page, 12);
  return scroller;
}

/* Escape closes it. */
static void
add_keys (GtkWidget *window)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (controller),
    gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                      gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, controller);
}

GtkWindow *
cw_document_window_new (CwClinic *clinic,
                        gint64 patient_id,
                        CwPaperKind kind,
                        GtkWindow *parent,
                        GError **error)
{
  g_autoptr (GtkWidget) page =
    g_object_ref_sink (g_object_new (CW_TYPE_DOCUMENTS_PAGE, NULL));
  GtkWidget *window, *box;

  if (!cw_documents_page_show (CW_DOCUMENTS_PAGE (page), clinic, patient_id,
                               error))
    return NULL;
  cw_documents_page_choose (CW_DOCUMENTS_PAGE (page), kind);

  window = adw_window_new ();
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), create_scroller (page));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), _("Documents"));
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  add_keys (window);
  gtk_widget_grab_focus (page);
  return GTK_WINDOW (window);
}
