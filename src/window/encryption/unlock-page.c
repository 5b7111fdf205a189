/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/encryption/unlock-page.h"

#include "window/common/hidden-entry.h"
#include "window/common/long-work.h"
#include "window/encryption/keyring-work.h"

#include <glib/gi18n-lib.h>

struct _CwUnlockPage {
  AdwBin parent_instance;

  char *clinic_path;
  gboolean busy;

  AdwStatusPage *status_page;
  GtkEditable *entry;
  GtkWidget *open_button;
  GtkWidget *spinner;
  GtkLabel *problem_label;
};

enum { UNLOCKED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwUnlockPage, cw_unlock_page, ADW_TYPE_BIN)

static void
show_state (CwUnlockPage *self)
{
  gboolean typed = *gtk_editable_get_text (self->entry) != '\0';

  gtk_widget_set_sensitive (self->open_button, typed && !self->busy);
  gtk_editable_set_editable (self->entry, !self->busy);
  gtk_widget_set_visible (self->spinner, self->busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), self->busy);
}

static void
show_problem (CwUnlockPage *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static void
changed_cb (CwUnlockPage *self)
{
  if (*gtk_editable_get_text (self->entry) != '\0')
    show_problem (self, NULL);
  show_state (self);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwUnlockPage) self = data;
  g_autoptr (GError) error = NULL;
  const CwKeyringWork *work = cw_long_work_finish (result, &error);

  self->busy = FALSE;
  /* The window was closed meanwhile. */
  if (self->entry == NULL)
    return;
  gtk_editable_set_text (self->entry, "");
  show_state (self);
  if (work == NULL) {
    show_problem (self, error->message);
    gtk_widget_grab_focus (GTK_WIDGET (self->entry));
    return;
  }
  g_signal_emit (self, signals[UNLOCKED], 0,
                 work->person == CW_KEYRING_RECOVERY);
}

static void
open_cb (CwUnlockPage *self)
{
  const char *text = gtk_editable_get_text (self->entry);

  if (self->busy || *text == '\0')
    return;
  self->busy = TRUE;
  cw_keyring_work_run (CW_KEYRING_WORK_UNLOCK, self->clinic_path,
                       CW_KEYRING_RECOVERY, NULL, cw_passphrase_new (text),
                       tried_cb, g_object_ref (self));
  show_state (self);
}

static void
cw_unlock_page_dispose (GObject *object)
{
  CwUnlockPage *self = CW_UNLOCK_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_UNLOCK_PAGE);
  self->entry = NULL;

  G_OBJECT_CLASS (cw_unlock_page_parent_class)->dispose (object);
}

static void
cw_unlock_page_finalize (GObject *object)
{
  g_free (CW_UNLOCK_PAGE (object)->clinic_path);

  G_OBJECT_CLASS (cw_unlock_page_parent_class)->finalize (object);
}

static gboolean
cw_unlock_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (CW_UNLOCK_PAGE (widget)->entry));
}

static void
cw_unlock_page_class_init (CwUnlockPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_unlock_page_dispose;
  object_class->finalize = cw_unlock_page_finalize;
  widget_class->grab_focus = cw_unlock_page_grab_focus;
  signals[UNLOCKED]
    = g_signal_new ("unlocked", CW_TYPE_UNLOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/encryption/unlock-page.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwUnlockPage, name)
  BIND (status_page);
  BIND (entry);
  BIND (open_button);
  BIND (spinner);
  BIND (problem_label);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
cw_unlock_page_init (CwUnlockPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  cw_hidden_entry_set_up (GTK_ENTRY (self->entry));
}

void
cw_unlock_page_ask (CwUnlockPage *self, const char *clinic_path)
{
  g_autofree char *name = NULL;
  g_autofree char *escaped = NULL;

  g_return_if_fail (CW_IS_UNLOCK_PAGE (self) && clinic_path != NULL);

  g_free (self->clinic_path);
  self->clinic_path = g_strdup (clinic_path);
  name = g_filename_display_name (clinic_path);
  /* The description of a status page is markup. */
  escaped = g_markup_escape_text (name, -1);
  adw_status_page_set_description (self->status_page, escaped);
  gtk_editable_set_text (self->entry, "");
  show_problem (self, NULL);
  show_state (self);
}
