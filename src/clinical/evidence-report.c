/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/evidence-report.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "clinical/data-file.h"
#include "clinical/evidence.h"

#define FOLDER APP_RESOURCES "/clinical"
#define OTHER_SECTION "other"

typedef struct {
  GPtrArray *sections, *questions, *marks;
} Report;

static GKeyFile *
open_data (const char *name)
{
  g_autofree char *path = g_strconcat (FOLDER "/", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes
      = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  GKeyFile *file = g_key_file_new ();

  if (bytes == NULL
      || !g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, &error))
    g_error ("Bundled clinical data is broken: %s", error->message);
  return file;
}

/* NULL when the group has no such key. */
static const char *
get_string (GKeyFile *file, const char *group, const char *key)
{
  g_autofree char *value = g_key_file_get_string (file, group, key, NULL);

  return cw_data_keep (value);
}

static const char *
get_words (GKeyFile *file, const char *group, const char *key)
{
  const char *value = get_string (file, group, key);

  return value != NULL && *value != '\0' ? _ (value) : NULL;
}

static void
add_word (GString *list, const char *word)
{
  g_auto (GStrv) words = g_strsplit (list->str, "; ", -1);

  if (g_strv_contains ((const char *const *)words, word))
    return;
  if (list->len > 0)
    g_string_append (list, "; ");
  g_string_append (list, word);
}

/* What may follow from an entry, by the keys that say so: levels of a rule,
 * refusal and warning of a limit, consequence of a stop rule, lights of a
 * same-day item, grades of an adverse event. */
static const char *
read_severity (GKeyFile *file, const char *group)
{
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);
  g_autoptr (GString) list = g_string_new (NULL);

  for (gsize i = 0; keys[i] != NULL; i++) {
    const char *value = get_string (file, group, keys[i]);

    if (g_str_has_prefix (keys[i], "level-")) {
      add_word (list, value);
    } else if (g_str_equal (keys[i], "severity")) {
      g_string_assign (list, value);
    } else if (g_str_equal (keys[i], "consequence")
               || g_str_has_prefix (keys[i], "grade-")) {
      g_autofree char *upper = g_ascii_strup (value, -1);

      add_word (list, upper);
    } else if (g_str_has_prefix (keys[i], "amber")) {
      add_word (list, "AMBER");
    } else if (g_str_has_prefix (keys[i], "red")) {
      add_word (list, "RED");
    }
  }
  return list->len > 0 ? cw_data_keep (list->str) : NULL;
}

static const char *
read_title (GKeyFile *file, const char *group, const char *id)
{
  static const char *const keys[] = { "title", "name", "label", "question" };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    const char *words = get_words (file, group, keys[i]);

    if (words != NULL)
      return words;
  }
  return id;
}

static GPtrArray *
read_figures (GKeyFile *file, const char *group)
{
  static const char *const said_elsewhere[]
      = { "title",     "name",   "question", "severity",
          "rationale", "source", "mark",     NULL };
  g_auto (GStrv) keys = g_key_file_get_keys (file, group, NULL, NULL);
  GPtrArray *figures = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; keys[i] != NULL; i++) {
    CwEvidenceFigure *figure;

    if (g_strv_contains (said_elsewhere, keys[i]))
      continue;
    figure = g_new0 (CwEvidenceFigure, 1);
    figure->key = cw_data_keep (keys[i]);
    figure->value = get_words (file, group, keys[i]);
    g_ptr_array_add (figures, figure);
  }
  return figures;
}

/* Groups without a source hold no content of their own. */
static void
add_entry (CwEvidenceSection *section,
           GKeyFile *file,
           const char *group,
           const char *kind)
{
  const char *source = get_string (file, group, "source");
  const char *blank = strchr (group, ' ');
  CwEvidenceEntry *entry;

  if (source == NULL)
    return;
  if (kind != NULL
      && !(blank != NULL && strlen (kind) == (gsize)(blank - group)
           && g_str_has_prefix (group, kind)))
    return;
  entry = g_new0 (CwEvidenceEntry, 1);
  entry->id = g_intern_string (blank != NULL ? blank + 1 : group);
  entry->title = read_title (file, group, entry->id);
  entry->question = get_words (file, group, "question");
  entry->severity = read_severity (file, group);
  entry->rationale = get_words (file, group, "rationale");
  entry->source = source;
  entry->mark = get_string (file, group, "mark");
  entry->figures = read_figures (file, group);
  g_ptr_array_add (section->entries, entry);
}

static void
add_file (CwEvidenceSection *section, const char *name, const char *kind)
{
  g_autoptr (GKeyFile) file = open_data (name);
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (gsize i = 0; groups[i] != NULL; i++)
    add_entry (section, file, groups[i], kind);
}

static void
read_section (Report *report,
              CwDataFile *data,
              const char *id,
              GHashTable *named_files)
{
  CwEvidenceSection *section = g_new0 (CwEvidenceSection, 1);
  const char *kind = NULL;
  g_auto (GStrv) files = NULL;

  section->id = g_intern_string (id);
  section->title = cw_data_file_words (data, "title");
  section->entries = g_ptr_array_new ();
  g_ptr_array_add (report->sections, section);
  if (!cw_data_file_has (data, "files"))
    return;
  if (cw_data_file_has (data, "kind"))
    kind = cw_data_file_string (data, "kind");
  files = g_strsplit (cw_data_file_string (data, "files"), ";", -1);
  for (gsize i = 0; files[i] != NULL; i++) {
    add_file (section, files[i], kind);
    g_hash_table_add (named_files, g_strdup (files[i]));
  }
}

static void
read_question (Report *report, CwDataFile *data)
{
  CwEvidenceQuestion *question = g_new0 (CwEvidenceQuestion, 1);
  const char *concerns = cw_data_file_string (data, "concerns");

  question->item = cw_data_file_words (data, "item");
  question->concerns = g_strsplit (concerns != NULL ? concerns : "", ";", -1);
  g_ptr_array_add (report->questions, question);
}

static void
read_mark (Report *report, CwDataFile *data, const char *id)
{
  CwEvidenceMark *mark = g_new0 (CwEvidenceMark, 1);

  mark->mark = g_intern_string (id);
  mark->meaning = cw_data_file_words (data, "meaning");
  g_ptr_array_add (report->marks, mark);
}

/* The mark that a part of a rule's marks begins with, as the V of "V list";
 * NULL when it begins with none. */
static const CwEvidenceMark *
find_mark (const char *part)
{
  const GPtrArray *marks = cw_evidence_get_marks ();

  for (guint i = 0; i < marks->len; i++) {
    const CwEvidenceMark *mark = marks->pdata[i];
    gsize length = strlen (mark->mark);

    if (g_str_has_prefix (part, mark->mark) && !g_ascii_isalnum (part[length]))
      return mark;
  }
  return NULL;
}

char *
cw_evidence_describe_marks (const char *marks)
{
  g_autoptr (GString) words = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (marks != NULL, NULL);

  parts = g_strsplit_set (marks, ",;", -1);
  for (int i = 0; parts[i] != NULL; i++) {
    const CwEvidenceMark *mark = find_mark (g_strstrip (parts[i]));

    if (mark == NULL || strstr (words->str, mark->meaning) != NULL)
      continue;
    g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                            mark->meaning);
  }
  /* Translators: what confidence marks mean, and the marks themselves. */
  return g_strdup_printf (C_ ("confidence", "%s (%s)"), words->str, marks);
}

/* What was added to the data and to no section is shown all the same. */
static void
add_other_files (Report *report, GHashTable *named_files)
{
  g_auto (GStrv) names = g_resources_enumerate_children (
      FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  CwEvidenceSection *other = NULL;

  for (guint i = 0; i < report->sections->len; i++) {
    CwEvidenceSection *section = report->sections->pdata[i];

    if (g_str_equal (section->id, OTHER_SECTION))
      other = section;
  }
  for (gsize i = 0; names[i] != NULL; i++)
    if (!g_hash_table_contains (named_files, names[i]))
      add_file (other, names[i], NULL);
  if (other->entries->len > 0)
    return;
  g_ptr_array_remove (report->sections, other);
  g_ptr_array_unref (other->entries);
  g_free (other);
}

static gpointer
report_read (gpointer unused)
{
  g_autoptr (CwDataFile) data = cw_data_file_new ("report.ini");
  g_autoptr (GHashTable) named_files
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const *groups = cw_data_file_get_groups (data);
  Report *report = g_new0 (Report, 1);

  report->sections = g_ptr_array_new ();
  report->questions = g_ptr_array_new ();
  report->marks = g_ptr_array_new ();
  for (gsize i = 0; groups[i] != NULL; i++) {
    cw_data_file_enter_plain (data, groups[i]);
    if (g_str_has_prefix (groups[i], "section "))
      read_section (report, data, groups[i] + strlen ("section "), named_files);
    else if (g_str_has_prefix (groups[i], "confirm "))
      read_question (report, data);
    else if (g_str_has_prefix (groups[i], "mark "))
      read_mark (report, data, groups[i] + strlen ("mark "));
    else
      cw_data_file_reject (data, "title", "no section, mark or item");
  }
  cw_data_file_finish_bundled (data);
  add_other_files (report, named_files);
  return report;
}

static const Report *
report_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, report_read, NULL);
}

const GPtrArray *
cw_evidence_get_sections (void)
{
  return report_get ()->sections;
}

const GPtrArray *
cw_evidence_get_questions (void)
{
  return report_get ()->questions;
}

const GPtrArray *
cw_evidence_get_marks (void)
{
  return report_get ()->marks;
}

static GStrv
split_source (const char *source)
{
  GStrv keys = g_strsplit (source, ";", -1);

  for (gsize i = 0; keys[i] != NULL; i++)
    g_strstrip (keys[i]);
  return keys;
}

GStrv
cw_evidence_find_uses (const char *source_key)
{
  const GPtrArray *sections = cw_evidence_get_sections ();
  g_autoptr (GStrvBuilder) uses = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (source_key != NULL, NULL);

  for (guint i = 0; i < sections->len; i++) {
    const CwEvidenceSection *section = sections->pdata[i];

    for (guint k = 0; k < section->entries->len; k++) {
      const CwEvidenceEntry *entry = section->entries->pdata[k];
      g_auto (GStrv) keys = split_source (entry->source);

      if (g_strv_contains ((const char *const *)keys, source_key)
          && g_hash_table_add (seen, (char *)entry->id))
        g_strv_builder_add (uses, entry->id);
    }
  }
  return g_strv_builder_end (uses);
}

char *
cw_evidence_entry_cite (const CwEvidenceEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) keys = NULL;

  g_return_val_if_fail (entry != NULL, NULL);

  keys = split_source (entry->source);
  for (gsize i = 0; keys[i] != NULL; i++) {
    const char *citation = cw_evidence_get_citation (keys[i]);

    g_string_append_printf (text, "%s%s: %s", i > 0 ? "\n" : "", keys[i],
                            citation != NULL ? citation : "");
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
find_figure (const CwEvidenceEntry *entry, const char *key, int number)
{
  g_autofree char *numbered = g_strdup_printf ("%s-%d", key, number);

  for (guint i = 0; i < entry->figures->len; i++) {
    const CwEvidenceFigure *figure = entry->figures->pdata[i];

    if (g_str_equal (figure->key, numbered))
      return figure->value;
  }
  return NULL;
}

/* "RELATIVE-M, if days < 42: Needs a clearance."  Conditions are as in the
 * data: whoever checks a rule has to see what is computed. */
static void
describe_outcome (GString *text, const CwEvidenceEntry *entry, int number)
{
  static const char *const details[]
      = { "if",   "until",  "scope",   "class",        "cap",
          "also", "counts", "measured", "seated", "no-failure" };
  const char *effect = find_figure (entry, "effect", number);

  g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                          find_figure (entry, "level", number));
  for (gsize i = 0; i < G_N_ELEMENTS (details); i++) {
    const char *value = find_figure (entry, details[i], number);

    if (value != NULL)
      g_string_append_printf (text, ", %s %s", details[i], value);
  }
  if (effect != NULL)
    g_string_append_printf (text, ": %s", effect);
}

char *
cw_evidence_entry_describe (const CwEvidenceEntry *entry)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_rule, separate;

  g_return_val_if_fail (entry != NULL, NULL);

  is_rule = find_figure (entry, "level", 1) != NULL;
  separate = is_rule;
  for (int i = 1; find_figure (entry, "level", i) != NULL; i++)
    describe_outcome (text, entry, i);
  for (guint i = 0; i < entry->figures->len; i++) {
    const CwEvidenceFigure *figure = entry->figures->pdata[i];

    if (g_str_equal (figure->key, "label"))
      continue; /* it is the title */
    if (is_rule && !g_str_equal (figure->key, "scope")
        && !g_str_equal (figure->key, "asked-if")
        && !g_str_equal (figure->key, "implied-if"))
      continue;
    g_string_append_printf (text, "%s%s %s",
                            text->len == 0 ? ""
                            : separate     ? "\n"
                                           : ", ",
                            figure->key,
                            figure->value != NULL ? figure->value : "");
    separate = FALSE;
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

gboolean
cw_evidence_entry_matches (const CwEvidenceEntry *entry, const char *words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *citations = NULL;

  g_return_val_if_fail (entry != NULL && words != NULL, FALSE);

  citations = cw_evidence_entry_cite (entry);
  g_string_append_printf (text, "%s %s %s %s %s %s %s", entry->id, entry->title,
                          entry->question != NULL ? entry->question : "",
                          entry->severity != NULL ? entry->severity : "",
                          entry->rationale != NULL ? entry->rationale : "",
                          entry->mark, citations);
  for (guint i = 0; i < entry->figures->len; i++) {
    const CwEvidenceFigure *figure = entry->figures->pdata[i];

    g_string_append_printf (text, " %s %s", figure->key, figure->value);
  }
  return g_str_match_string (words, text->str, TRUE);
}
