/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/preferences/settings.h"

#define LOCK_MINUTES_KEY "lock-minutes"

GSettings *
cw_settings_open (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  GSettingsSchema *schema = NULL;
  GSettings *settings = NULL;

  /* g_settings_new() ends the program where the schema is missing. */
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, APP_ID, TRUE);
  if (schema != NULL)
    settings = g_settings_new_full (schema, NULL, NULL);
  g_clear_pointer (&schema, g_settings_schema_unref);
  return settings;
}

guint
cw_settings_get_lock_minutes (GSettings *settings)
{
  return settings != NULL ? g_settings_get_uint (settings, LOCK_MINUTES_KEY)
                          : CW_DEFAULT_LOCK_MINUTES;
}

void
cw_settings_set_lock_minutes (GSettings *settings, guint minutes)
{
  if (settings != NULL)
    g_settings_set_uint (settings, LOCK_MINUTES_KEY, minutes);
}
