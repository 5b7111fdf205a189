/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/evidence.h"

#include "clinical/data-file.h"

typedef struct {
  GPtrArray *keys;
  GHashTable *citations;
} Evidence;

static gpointer
evidence_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("evidence.ini");
  const char *const *keys = cw_data_file_get_groups (file);
  Evidence *evidence = g_new0 (Evidence, 1);

  evidence->keys = g_ptr_array_new ();
  evidence->citations = g_hash_table_new (g_str_hash, g_str_equal);
  for (gsize i = 0; keys[i] != NULL; i++) {
    const char *key = g_intern_string (keys[i]);

    cw_data_file_enter_plain (file, key);
    g_ptr_array_add (evidence->keys, (char *)key);
    g_hash_table_insert (evidence->citations, (char *)key,
                         (char *)cw_data_file_string (file, "citation"));
  }
  g_ptr_array_add (evidence->keys, NULL);
  cw_data_file_finish_bundled (file);
  return evidence;
}

static const Evidence *
evidence_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, evidence_read, NULL);
}

const char *
cw_evidence_get_citation (const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return g_hash_table_lookup (evidence_get ()->citations, key);
}

const char *const *
cw_evidence_get_keys (void)
{
  return (const char *const *)evidence_get ()->keys->pdata;
}
