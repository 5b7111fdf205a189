/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>

#include "clinical/evidence.h"

#define FOLDER APP_RESOURCES "/clinical"

static GKeyFile *
open_data (const char *name)
{
  g_autofree char *path = g_build_path ("/", FOLDER, name, NULL);
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  GKeyFile *file = g_key_file_new ();

  g_assert_nonnull (bytes);
  g_assert_true (
      g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL));
  return file;
}

/* Every key of a `source` that a bundled file names. */
static void
use_sources (const char *name, GHashTable *used)
{
  g_autoptr (GKeyFile) file = open_data (name);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++) {
    g_autofree char *source
        = g_key_file_get_string (file, groups[i], "source", NULL);
    g_auto (GStrv) keys = NULL;

    if (source == NULL)
      continue;
    keys = g_strsplit (source, ";", -1);
    g_assert_cmpuint (g_strv_length (keys), >, 0);
    for (gsize j = 0; keys[j] != NULL; j++) {
      g_strstrip (keys[j]);
      if (cw_evidence_get_citation (keys[j]) == NULL)
        g_error ("%s, [%s]: no source “%s”", name, groups[i], keys[j]);
      g_hash_table_add (used, g_strdup (keys[j]));
    }
  }
}

static void
test_used (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (
      FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GHashTable) used
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const *keys = cw_evidence_get_keys ();

  g_assert_nonnull (names);
  for (gsize i = 0; names[i] != NULL; i++)
    use_sources (names[i], used);
  g_assert_true (g_hash_table_contains (used, "JUDGEMENT"));
  for (gsize i = 0; keys[i] != NULL; i++)
    if (!g_hash_table_contains (used, keys[i]))
      g_error ("Nothing uses the source “%s”", keys[i]);
}

static void
test_marks (void)
{
  g_autofree char *several
      = cw_evidence_describe_marks ("V list, K bands; J counting only these");
  g_autofree char *one = cw_evidence_describe_marks ("V 140, 160, 180");

  g_assert_cmpstr (several, ==,
                   "read in the source; known from the literature, not read "
                   "again; clinical judgement (V list, K bands; J counting "
                   "only these)");
  g_assert_cmpstr (one, ==, "read in the source (V 140, 160, 180)");
}

static void
test_citations (void)
{
  g_assert_cmpstr (cw_evidence_get_citation ("BON19"), ==,
                   "Bond et al. 2019, J Orthop Sports Phys Ther 49:17–27, "
                   "doi:10.2519/jospt.2019.8375");
  g_assert_null (cw_evidence_get_citation ("bon19"));
}

/* Whatever judges a patient or a dose says why. */
static void
test_rationales (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (
      FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint n_rationales = 0;

  for (gsize i = 0; names[i] != NULL; i++) {
    g_autoptr (GKeyFile) file = open_data (names[i]);
    g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

    if (!g_str_has_prefix (names[i], "rules-")
        && !g_str_equal (names[i], "limits.ini")
        && !g_str_equal (names[i], "progression.ini"))
      continue;
    for (gsize j = 0; groups[j] != NULL; j++) {
      g_autofree char *why
          = g_key_file_get_string (file, groups[j], "rationale", NULL);

      if (why == NULL || !g_str_has_suffix (why, "."))
        g_error ("%s, [%s]: no sentence that says why", names[i], groups[j]);
      n_rationales++;
    }
  }
  g_assert_cmpuint (n_rationales, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence/used", test_used);
  g_test_add_func ("/evidence/citations", test_citations);
  g_test_add_func ("/evidence/marks", test_marks);
  g_test_add_func ("/evidence/rationales", test_rationales);
  return g_test_run ();
}
