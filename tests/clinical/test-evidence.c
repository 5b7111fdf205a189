/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>

#include "clinical/evidence-report.h"
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
                   "Verified: the source itself was read. Known from the "
                   "literature, but the page itself was not seen. Judgement of "
                   "the authors, where sources are silent, vague or disagree. "
                   "(V list, K bands; J counting only these)");
  g_assert_cmpstr (one, ==, "Verified: the source itself was read. (V 140, "
                   "160, 180)");
}

static void
test_citations (void)
{
  g_assert_cmpstr (cw_evidence_get_citation ("BON19"), ==,
                   "Bond et al. 2019, J Orthop Sports Phys Ther 49:17–27, "
                   "doi:10.2519/jospt.2019.8375");
  g_assert_null (cw_evidence_get_citation ("bon19"));
}

/* Calls `check` for every entry of the report. */
static void
for_each_entry (void (*check) (const CwEvidenceSection *section,
                               const CwEvidenceEntry *entry))
{
  const GPtrArray *sections = cw_evidence_get_sections ();

  for (guint i = 0; i < sections->len; i++) {
    const CwEvidenceSection *section = sections->pdata[i];

    g_assert_cmpuint (section->entries->len, >, 0);
    for (guint k = 0; k < section->entries->len; k++)
      check (section, section->entries->pdata[k]);
  }
}

/* Whatever judges a patient or a dose says why, from where, and how sure. */
static void
check_entry (const CwEvidenceSection *section, const CwEvidenceEntry *entry)
{
  static const char *const judging[]
      = { "rules", "limits", "same_day", "stop_rules", NULL };
  static const char *const without_reason[]
      = { "doctors", "event_rates", "exercises", "patient_words", NULL };
  g_autofree char *citations = cw_evidence_entry_cite (entry);
  g_auto (GStrv) lines = g_strsplit (citations, "\n", -1);

  g_test_message ("%s %s", section->id, entry->id);
  /* report.ini says for every file where it belongs */
  g_assert_cmpstr (section->id, !=, "other");
  g_assert_cmpstr (entry->title, !=, "");
  g_assert_nonnull (entry->mark);
  g_assert_true (g_regex_match_simple ("^[SVKJ]\\b", entry->mark, 0, 0));
  for (gsize i = 0; lines[i] != NULL; i++)
    if (g_str_has_suffix (lines[i], ": "))
      g_error ("%s: no such source: %s", entry->id, lines[i]);
  /* Neither exercises, whose sources say who does them with a cuff, nor words
   * and figures that are only told, judge anybody. */
  if (!g_strv_contains (without_reason, section->id)
      && (entry->rationale == NULL
          || !g_str_has_suffix (entry->rationale, ".")))
    g_error ("%s: no sentence that says why", entry->id);
  if (g_strv_contains (judging, section->id) && entry->severity == NULL
      && entry->question == NULL)
    g_error ("%s: nothing follows from it", entry->id);
}

static void
test_entries (void)
{
  for_each_entry (check_entry);
}

static GHashTable *entry_ids;

static void
note_id (const CwEvidenceSection *section, const CwEvidenceEntry *entry)
{
  g_autofree char *id = g_strconcat (section->id, " ", entry->id, NULL);

  g_hash_table_add (entry_ids, g_strdup (entry->id));
  /* once in its section */
  g_assert_true (g_hash_table_add (entry_ids, g_steal_pointer (&id)));
}

/* Every group of every file that names a source is in the report. */
static void
test_complete (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (
      FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  int n_entries = 0;

  entry_ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for_each_entry (note_id);
  for (gsize i = 0; names[i] != NULL; i++) {
    g_autoptr (GKeyFile) file = open_data (names[i]);
    g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

    for (gsize j = 0; groups[j] != NULL; j++) {
      const char *blank = strchr (groups[j], ' ');
      const char *id = blank != NULL ? blank + 1 : groups[j];

      if (g_str_has_prefix (names[i], "rules-")
          || g_key_file_has_key (file, groups[j], "source", NULL)) {
        if (!g_hash_table_contains (entry_ids, id))
          g_error ("%s, [%s]: not in the report", names[i], groups[j]);
        n_entries++;
      }
    }
  }
  g_assert_cmpint (n_entries, >, 250);
}

/* The ten items of CLINICAL 9.1, each about something. */
static void
test_questions (void)
{
  const GPtrArray *questions = cw_evidence_get_questions ();

  g_assert_cmpuint (questions->len, ==, 10);
  for (guint i = 0; i < questions->len; i++) {
    const CwEvidenceQuestion *question = questions->pdata[i];

    g_assert_true (g_str_has_suffix (question->item, "."));
    g_assert_cmpuint (g_strv_length (question->concerns), >, 0);
    for (gsize k = 0; question->concerns[k] != NULL; k++)
      if (!g_hash_table_contains (entry_ids, question->concerns[k]))
        g_error ("Nothing is called %s", question->concerns[k]);
  }
  g_hash_table_unref (entry_ids);
}

static const CwEvidenceEntry *
find_entry (const char *section_id, const char *id)
{
  const GPtrArray *sections = cw_evidence_get_sections ();

  for (guint i = 0; i < sections->len; i++) {
    const CwEvidenceSection *section = sections->pdata[i];

    for (guint k = 0; k < section->entries->len; k++) {
      const CwEvidenceEntry *entry = section->entries->pdata[k];

      if (g_str_equal (section->id, section_id)
          && g_str_equal (entry->id, id))
        return entry;
    }
  }
  return NULL;
}

static void
test_severities (void)
{
  static const struct {
    const char *section, *id, *severity;
  } cases[] = {
    { "rules", "VTE_HISTORY_REMOTE", "ABSOLUTE-T; RELATIVE-M" },
    { "rules", "SURG_MAJOR", "ABSOLUTE-T; RELATIVE-M; RELATIVE-J" },
    { "limits", "LIM_AOP", "REFUSE; WARN" },
    { "stop_rules", "STOP_CHEST", "SESSION" },
    { "same_day", "BLOOD_PRESSURE", "AMBER; RED" },
    { "adverse_events", "AE_PALLOR", "NOTABLE; SERIOUS" },
    { "rules", "FOOT_WOUND", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    const CwEvidenceEntry *entry
        = find_entry (cases[i].section, cases[i].id);

    g_assert_nonnull (entry);
    g_assert_cmpstr (entry->severity, ==, cases[i].severity);
  }
}

static void
test_search (void)
{
  const CwEvidenceEntry *entry = find_entry ("rules", "SICKLE_TRAIT");

  g_assert_true (cw_evidence_entry_matches (entry, ""));
  g_assert_true (cw_evidence_entry_matches (entry, "sickle trait"));
  g_assert_true (cw_evidence_entry_matches (entry, "SICKLE_TR"));
  g_assert_true (cw_evidence_entry_matches (entry, "TOURNIQUET s00264"));
  g_assert_true (cw_evidence_entry_matches (entry, "relative haematologist"));
  g_assert_false (cw_evidence_entry_matches (entry, "sickle fracture"));
}

static void
test_descriptions (void)
{
  g_autofree char *rule
      = cw_evidence_entry_describe (find_entry ("rules", "MI_RECENT"));
  g_autofree char *limit
      = cw_evidence_entry_describe (find_entry ("limits", "LIM_SETS"));

  g_assert_cmpstr (rule, ==,
                   "ABSOLUTE-T, if days < 84, until 84: 12 weeks after a heart "
                   "attack.\nscope patient");
  g_assert_cmpstr (limit, ==, "refuse_above 5, warn_above 4");
}

static void
test_uses (void)
{
  g_auto (GStrv) uses = cw_evidence_find_uses ("SCT25");
  g_auto (GStrv) none = cw_evidence_find_uses ("NOTHING");

  g_assert_cmpuint (g_strv_length (uses), ==, 1);
  g_assert_cmpstr (uses[0], ==, "SICKLE_TRAIT");
  g_assert_cmpuint (g_strv_length (none), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence/used", test_used);
  g_test_add_func ("/evidence/citations", test_citations);
  g_test_add_func ("/evidence/marks", test_marks);
  g_test_add_func ("/evidence/entries", test_entries);
  g_test_add_func ("/evidence/complete", test_complete);
  g_test_add_func ("/evidence/questions", test_questions);
  g_test_add_func ("/evidence/severities", test_severities);
  g_test_add_func ("/evidence/search", test_search);
  g_test_add_func ("/evidence/descriptions", test_descriptions);
  g_test_add_func ("/evidence/uses", test_uses);
  return g_test_run ();
}
