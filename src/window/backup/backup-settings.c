/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/backup/backup-settings.h"

#include "store/backup.h"

/* A dictionary: clinic file to folder. */
#define FOLDERS "backup-folders"

/* Paths are bytes, and settings are text. */
static char *
to_text (const char *path)
{
  return g_filename_to_uri (path, NULL, NULL);
}

char *
cw_backup_settings_get_folder (GSettings *settings, const char *clinic_path)
{
  g_autofree char *clinic = to_text (clinic_path);
  g_autofree char *folder = NULL;
  char *path = NULL;

  if (settings != NULL && clinic != NULL) {
    g_autoptr (GVariant) folders = g_settings_get_value (settings, FOLDERS);

    if (g_variant_lookup (folders, clinic, "s", &folder))
      path = g_filename_from_uri (folder, NULL, NULL);
  }
  return path != NULL ? path : cw_backup_get_default_folder (clinic_path);
}

void
cw_backup_settings_set_folder (GSettings *settings,
                               const char *clinic_path,
                               const char *folder)
{
  g_autofree char *clinic = to_text (clinic_path);
  g_autofree char *chosen = folder != NULL ? to_text (folder) : NULL;
  g_autoptr (GVariant) before = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  if (settings == NULL || clinic == NULL)
    return;
  before = g_settings_get_value (settings, FOLDERS);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, before);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (!g_str_equal (key, clinic))
      g_variant_builder_add (&builder, "{ss}", key, value);
  if (chosen != NULL)
    g_variant_builder_add (&builder, "{ss}", clinic, chosen);
  g_settings_set_value (settings, FOLDERS, g_variant_builder_end (&builder));
}
