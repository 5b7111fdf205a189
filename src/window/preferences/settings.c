/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/preferences/settings.h"

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
