/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/preferences/privacy-bar.h"

#include "store/clinic-keyring.h"
#include "store/file-modes.h"
#include "window/preferences/settings.h"

#include <glib/gi18n-lib.h>

#define SEEN_KEY "unencrypted-files-seen"

struct _CwPrivacyBar {
  CwNoticeBar parent_instance;

  GSettings *settings; /* NULL where nothing is remembered */
  char *path;          /* of the file whose disk the bar is about, or NULL */
};

G_DEFINE_FINAL_TYPE (CwPrivacyBar, cw_privacy_bar, CW_TYPE_NOTICE_BAR)

static GStrv
get_seen (CwPrivacyBar *self)
{
  return self->settings != NULL ? g_settings_get_strv (self->settings, SEEN_KEY)
                                : g_new0 (char *, 1);
}

static void
remember_seen (CwPrivacyBar *self)
{
  g_auto (GStrv) seen = get_seen (self);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) all = NULL;

  if (self->settings == NULL || self->path == NULL ||
      g_strv_contains ((const char *const *) seen, self->path))
    return;
  g_strv_builder_addv (builder, (const char **) seen);
  g_strv_builder_add (builder, self->path);
  all = g_strv_builder_end (builder);
  g_settings_set_strv (self->settings, SEEN_KEY, (const char *const *) all);
}

static void
close_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  remember_seen (CW_PRIVACY_BAR (widget));
  cw_notice_bar_tell (CW_NOTICE_BAR (widget), NULL);
}

void
cw_privacy_bar_tell (CwPrivacyBar *self,
                     const char *path,
                     const char *open,
                     CwDiskEncryption encryption)
{
  g_auto (GStrv) seen = NULL;
  gboolean bare;

  g_return_if_fail (CW_IS_PRIVACY_BAR (self) && path != NULL);

  seen = get_seen (self);
  bare = encryption == CW_DISK_ENCRYPTION_NONE &&
         !g_strv_contains ((const char *const *) seen, path);
  g_clear_pointer (&self->path, g_free);
  if (open == NULL && bare)
    self->path = g_strdup (path);
  if (open == NULL && bare)
    open = _("No encryption was found below the clinic file: whoever takes this "
             "computer can probably read the records.");
  cw_notice_bar_tell (CW_NOTICE_BAR (self), open);
}

void
cw_privacy_bar_set_clinic (CwPrivacyBar *self, CwClinic *clinic)
{
  const char *path = cw_clinic_get_path (clinic);
  g_autoptr (CwClinicProfile) profile = cw_clinic_load_profile (clinic, NULL);
  g_autofree char *open = NULL;

  if (path == NULL || (profile != NULL && profile->invented)) {
    cw_notice_bar_tell (CW_NOTICE_BAR (self), NULL);
    return;
  }
  open = cw_file_modes_close (path);
  cw_privacy_bar_tell (self, path, open, cw_clinic_find_encryption (clinic));
}

static void
cw_privacy_bar_dispose (GObject *object)
{
  CwPrivacyBar *self = CW_PRIVACY_BAR (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->path, g_free);

  G_OBJECT_CLASS (cw_privacy_bar_parent_class)->dispose (object);
}

static void
cw_privacy_bar_class_init (CwPrivacyBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_privacy_bar_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass),
                                   "privacy-bar.close", NULL, close_cb);
}

static void
cw_privacy_bar_init (CwPrivacyBar *self)
{
  g_object_set (self, "icon-name", "dialog-warning-symbolic", "button-label",
                _("Close"), "action-name", "privacy-bar.close", NULL);
  self->settings = cw_settings_open ();
}
