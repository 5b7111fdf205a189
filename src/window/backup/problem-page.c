/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/backup/problem-page.h"

#include "store/backup.h"
#include "store/clinic.h"
#include "window/backup/backup-settings.h"
#include "window/backup/backup-text.h"
#include "window/preferences/settings.h"

#include <glib/gi18n-lib.h>

struct _CwProblemPage {
  GtkWidget parent_instance;

  GtkWidget *content;
  AdwStatusPage *page;
  GtkButton *newest_button;
  GtkWidget *backup_button;
  GtkWidget *salvage_button;
  GtkWidget *retry_button;
  GtkWidget *read_button;
};

G_DEFINE_FINAL_TYPE (CwProblemPage, cw_problem_page, GTK_TYPE_WIDGET)

/* Those that lie where this clinic's go. */
static GPtrArray *
list_backups (const char *clinic_path)
{
  g_autoptr (GSettings) settings = cw_settings_open ();
  g_autofree char *folder =
    cw_backup_settings_get_folder (settings, clinic_path);

  return cw_backup_list (folder, clinic_path);
}

static void
show_newest (CwProblemPage *self, GPtrArray *backups)
{
  const CwBackup *newest = backups->len > 0 ? backups->pdata[0] : NULL;
  g_autofree char *moment = NULL;
  g_autofree char *label = NULL;
  g_autofree char *uri = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->newest_button), newest != NULL);
  if (newest == NULL)
    return;
  moment = cw_backup_text_moment (newest->made_at);
  /* Translators: a date and time. */
  label = g_strdup_printf (_("Go Back to the Backup of %s"), moment);
  uri = g_filename_to_uri (newest->path, NULL, NULL);
  gtk_button_set_label (self->newest_button, label);
  /* Else it is wider than a narrow window. */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (self->newest_button)),
                      TRUE);
  gtk_label_set_justify (
    GTK_LABEL (gtk_button_get_child (self->newest_button)),
    GTK_JUSTIFY_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->newest_button), "s",
                                    uri != NULL ? uri : "");
}

static void
suggest (GtkWidget *widget, gboolean suggested)
{
  if (suggested)
    gtk_widget_add_css_class (widget, "suggested-action");
  else
    gtk_widget_remove_css_class (widget, "suggested-action");
}

void
cw_problem_page_show (CwProblemPage *self,
                      const char *clinic_path,
                      const GError *error)
{
  /* The description of a status page is markup. */
  g_autofree char *escaped = NULL;
  g_autoptr (GPtrArray) backups = NULL;
  gboolean damaged, may_be_ours;

  g_return_if_fail (CW_IS_PROBLEM_PAGE (self));

  escaped = g_markup_escape_text (error->message, -1);
  backups = list_backups (clinic_path);
  damaged = g_error_matches (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED);
  /* A file whose beginning is damaged looks like another's. */
  may_be_ours = damaged || (backups->len > 0 &&
                            g_error_matches (error, CW_STORE_ERROR,
                                             CW_STORE_ERROR_NOT_OURS));
  if (!may_be_ours)
    g_ptr_array_set_size (backups, 0);
  show_newest (self, backups);
  adw_status_page_set_description (self->page, escaped);
  gtk_widget_set_visible (self->backup_button, may_be_ours);
  gtk_widget_set_visible (self->salvage_button, may_be_ours);
  gtk_widget_set_visible (
    self->read_button,
    g_error_matches (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY));
  suggest (GTK_WIDGET (self->newest_button), TRUE);
  suggest (self->retry_button, backups->len == 0);
  gtk_widget_grab_focus (backups->len > 0 ? GTK_WIDGET (self->newest_button)
                                          : self->retry_button);
}

static void
cw_problem_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_PROBLEM_PAGE);

  G_OBJECT_CLASS (cw_problem_page_parent_class)->dispose (object);
}

static void
cw_problem_page_class_init (CwProblemPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_problem_page_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/backup/problem-page.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwProblemPage, name)
  BIND (content);
  BIND (page);
  BIND (newest_button);
  BIND (backup_button);
  BIND (salvage_button);
  BIND (retry_button);
  BIND (read_button);
#undef BIND
}

static void
cw_problem_page_init (CwProblemPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
