/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/data-file.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/quantity.h"
#include "clinical/identifier.h"

#define RESOURCE_FOLDER APP_RESOURCES "/clinical/"

struct _CwDataFile {
  char *name;
  GKeyFile *keys;
  GStrv groups;
  const char *group;      /* being read; interned */
  const char *source;     /* of that group; interned */
  GHashTable *asked_keys; /* `group\nkey` */
  GHashTable *entered_groups;
  GError *error; /* the first one */
};

static CwDataFile *
data_file_alloc (const char *name)
{
  CwDataFile *self = g_new0 (CwDataFile, 1);

  self->name = g_strdup (name);
  self->keys = g_key_file_new ();
  self->asked_keys
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->entered_groups = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static void data_file_set_error (CwDataFile *self,
                                 const char *group,
                                 const char *key,
                                 const char *why);

/* A key file quietly joins groups of one name and keeps the last of two equal
 * keys: a rule copied and half changed would lose its first half. */
static void
data_file_reject_duplicates (CwDataFile *self, const char *text, gsize length)
{
  g_autoptr (GHashTable) seen
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *group = g_strdup ("");
  g_auto (GStrv) lines = g_strsplit (copy, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++) {
    char *line = g_strstrip (lines[i]);
    char *end = strchr (line, *line == '[' ? ']' : '=');

    if (*line == '#' || end == NULL)
      continue;
    *end = '\0';
    if (*line == '[') {
      g_free (group);
      group = g_strdup (line + 1);
      if (!g_hash_table_add (seen, g_strdup (line)))
        data_file_set_error (self, group, NULL, "given twice");
    } else {
      g_strchomp (line);
      if (!g_hash_table_add (seen, g_strconcat (group, "\n", line, NULL)))
        data_file_set_error (self, group, line, "given twice");
    }
  }
}

static void
data_file_parse (CwDataFile *self, const char *text, gsize length)
{
  g_autoptr (GError) error = NULL;

  data_file_reject_duplicates (self, text, length);

  if (!g_key_file_load_from_data (self->keys, text, length, G_KEY_FILE_NONE,
                                  &error)
      && self->error == NULL)
    g_set_error (&self->error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA,
                 "%s: %s", self->name, error->message);
  self->groups = g_key_file_get_groups (self->keys, NULL);
}

CwDataFile *
cw_data_file_new_from_text (const char *name, const char *text)
{
  CwDataFile *self;

  g_return_val_if_fail (name != NULL && text != NULL, NULL);

  self = data_file_alloc (name);
  data_file_parse (self, text, strlen (text));
  return self;
}

CwDataFile *
cw_data_file_new (const char *name)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  CwDataFile *self = data_file_alloc (name);

  bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL) {
    g_set_error (&self->error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA,
                 "%s: %s", name, error->message);
    self->groups = g_new0 (char *, 1);
    return self;
  }
  data_file_parse (self, g_bytes_get_data (bytes, NULL),
                   g_bytes_get_size (bytes));
  return self;
}

void
cw_data_file_free (CwDataFile *self)
{
  if (self == NULL)
    return;
  g_free (self->name);
  g_key_file_unref (self->keys);
  g_strfreev (self->groups);
  g_hash_table_unref (self->asked_keys);
  g_hash_table_unref (self->entered_groups);
  g_clear_error (&self->error);
  g_free (self);
}

const char *const *
cw_data_file_get_groups (CwDataFile *self)
{
  return (const char *const *) self->groups;
}

static void
data_file_set_error (CwDataFile *self,
                     const char *group,
                     const char *key,
                     const char *why)
{
  if (self->error != NULL)
    return;
  if (key == NULL)
    g_set_error (&self->error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA,
                 "%s, [%s]: %s", self->name, group, why);
  else
    g_set_error (&self->error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_DATA,
                 "%s, [%s], %s: %s", self->name, group, key, why);
}

void
cw_data_file_reject (CwDataFile *self, const char *key, const char *why)
{
  data_file_set_error (self, self->group, key, why);
}

const char *
cw_data_keep (const char *text)
{
  return text != NULL ? g_ref_string_new_intern (text) : NULL;
}

gboolean
cw_data_file_has (CwDataFile *self, const char *key)
{
  return self->error == NULL
         && g_key_file_has_key (self->keys, self->group, key, NULL);
}

const char *
cw_data_file_string (CwDataFile *self, const char *key)
{
  g_autofree char *value = NULL;

  if (self->error != NULL)
    return NULL;
  g_hash_table_add (self->asked_keys,
                    g_strconcat (self->group, "\n", key, NULL));
  value = g_key_file_get_string (self->keys, self->group, key, NULL);
  if (value == NULL || *value == '\0') {
    cw_data_file_reject (self, key, "missing or empty");
    return NULL;
  }
  return cw_data_keep (value);
}

const char *
cw_data_file_words (CwDataFile *self, const char *key)
{
  const char *words = cw_data_file_string (self, key);

  return words == NULL ? NULL : _ (words);
}

double
cw_data_file_number (CwDataFile *self, const char *key)
{
  const char *text = cw_data_file_string (self, key);
  double number = 0;

  if (text != NULL && !cw_number_parse_ascii (text, &number))
    cw_data_file_reject (self, key, "not a number");
  return number;
}

gboolean
cw_data_file_flag (CwDataFile *self, const char *key)
{
  static const char *const ids[] = { "false", "true" };

  return cw_data_file_has (self, key)
         && cw_data_file_choice (self, key, ids, G_N_ELEMENTS (ids)) == 1;
}

gsize
cw_data_file_choice (CwDataFile *self,
                     const char *key,
                     const char *const *ids,
                     gsize n_ids)
{
  const char *text = cw_data_file_string (self, key);
  gsize index = 0;

  if (text != NULL && !cw_identifier_find (ids, n_ids, text, &index))
    cw_data_file_reject (self, key, "not one of the known values");
  return index;
}

void
cw_data_file_enter_plain (CwDataFile *self, const char *group)
{
  g_return_if_fail (group != NULL);

  self->group = g_intern_string (group);
  self->source = NULL;
  g_hash_table_add (self->entered_groups, (char *) self->group);
  if (!g_key_file_has_group (self->keys, group))
    data_file_set_error (self, group, NULL, "missing");
}

void
cw_data_file_enter (CwDataFile *self, const char *group)
{
  cw_data_file_enter_plain (self, group);
  self->source = cw_data_file_string (self, "source");
  cw_data_file_string (self, "mark");
  if (cw_data_file_has (self, "rationale"))
    cw_data_file_string (self, "rationale");
}

const char *
cw_data_file_get_source (CwDataFile *self)
{
  return self->source;
}

void
cw_data_file_numbers (CwDataFile *self,
                      const CwDataField *fields,
                      gsize n_fields,
                      gpointer structure)
{
  for (gsize i = 0; i < n_fields; i++) {
    if (g_strcmp0 (self->group, fields[i].group) != 0)
      cw_data_file_enter (self, fields[i].group);
    G_STRUCT_MEMBER (double, structure, fields[i].offset)
      = cw_data_file_number (self, fields[i].key);
  }
}

/* What nobody asked for is most likely a misspelt key, and its number would
 * silently not count. */
static void
data_file_reject_unasked (CwDataFile *self, const char *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (self->keys, group, NULL, NULL);

  if (!g_hash_table_contains (self->entered_groups, group))
    data_file_set_error (self, group, NULL, "unknown group");
  for (gsize i = 0; keys != NULL && keys[i] != NULL; i++) {
    g_autofree char *asked = g_strconcat (group, "\n", keys[i], NULL);

    if (!g_hash_table_contains (self->asked_keys, asked))
      data_file_set_error (self, group, keys[i], "unknown key");
  }
}

gboolean
cw_data_file_finish (CwDataFile *self, GError **error)
{
  for (gsize i = 0; self->error == NULL && self->groups[i] != NULL; i++)
    data_file_reject_unasked (self, self->groups[i]);
  if (self->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&self->error));
  return FALSE;
}

void
cw_data_file_finish_bundled (CwDataFile *self)
{
  g_autoptr (GError) error = NULL;

  if (!cw_data_file_finish (self, &error))
    g_error ("Bundled clinical data is broken: %s", error->message);
}
