/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/evidence.h"

#include "clinical/data-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

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

/* The word for a mark's letter; NULL when it is none. */
static const char *
get_mark_word (char letter)
{
  switch (letter) {
  case 'S':
    return C_ ("confidence", "stated in a seed article");
  case 'V':
    return C_ ("confidence", "read in the source");
  case 'K':
    return C_ ("confidence", "known from the literature, not read again");
  case 'J':
    return C_ ("confidence", "clinical judgement");
  default:
    return NULL;
  }
}

char *
cw_evidence_describe_marks (const char *marks)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (marks != NULL, NULL);

  parts = g_strsplit_set (marks, ",;", -1);
  for (int i = 0; parts[i] != NULL; i++) {
    const char *part = g_strstrip (parts[i]);
    const char *word = get_mark_word (*part);

    /* "list" after "V list, J" is no mark; each word stands once. */
    if (word == NULL || g_ascii_isalnum (part[1])
        || strstr (words->str, word) != NULL)
      continue;
    if (words->len > 0)
      g_string_append (words, "; ");
    g_string_append (words, word);
  }
  /* Translators: how sure a figure is, and the marks of the source. */
  return g_strdup_printf (C_ ("confidence", "%s (%s)"), words->str, marks);
}

const char *const *
cw_evidence_get_keys (void)
{
  return (const char *const *)evidence_get ()->keys->pdata;
}
