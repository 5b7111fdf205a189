/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/evidence.h"

#include <glib/gi18n-lib.h>

#include "base/clock.h"
#include "clinical/evidence-report.h"
#include "clinical/questionnaire.h"
#include "documents/evidence-document.h"
#include "exchange/clinic-argument.h"
#include "exchange/command.h"
#include "exchange/json-output.h"

static const char *const endings[] = { ".pdf", NULL };

static void
add_sources_of (JsonBuilder *builder, const char *source)
{
  g_auto (GStrv) keys = g_strsplit (source, ";", -1);

  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (gsize i = 0; keys[i] != NULL; i++) {
    const char *key = g_strstrip (keys[i]);

    json_builder_begin_object (builder);
    cw_json_add_string (builder, "key", key);
    cw_json_add_string (builder, "citation", cw_evidence_get_citation (key));
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_entry (JsonBuilder *builder, const CwEvidenceEntry *entry)
{
  json_builder_begin_object (builder);
  cw_json_add_string (builder, "id", entry->id);
  cw_json_add_string (builder, "title", entry->title);
  cw_json_add_string (builder, "question", entry->question);
  cw_json_add_string (builder, "severity", entry->severity);
  cw_json_add_string (builder, "rationale", entry->rationale);
  add_sources_of (builder, entry->source);
  cw_json_add_string (builder, "mark", entry->mark);
  json_builder_set_member_name (builder, "values");
  json_builder_begin_object (builder);
  for (guint i = 0; i < entry->figures->len; i++) {
    const CwEvidenceFigure *figure = entry->figures->pdata[i];

    cw_json_add_string (builder, figure->key, figure->value);
  }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

static void
add_sections (JsonBuilder *builder)
{
  const GPtrArray *sections = cw_evidence_get_sections ();

  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sections->len; i++) {
    const CwEvidenceSection *section = sections->pdata[i];

    json_builder_begin_object (builder);
    cw_json_add_string (builder, "id", section->id);
    cw_json_add_string (builder, "title", section->title);
    json_builder_set_member_name (builder, "entries");
    json_builder_begin_array (builder);
    for (guint k = 0; k < section->entries->len; k++)
      add_entry (builder, section->entries->pdata[k]);
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_questions (JsonBuilder *builder)
{
  const GPtrArray *questions = cw_evidence_get_questions ();

  json_builder_set_member_name (builder, "confirm");
  json_builder_begin_array (builder);
  for (guint i = 0; i < questions->len; i++) {
    const CwEvidenceQuestion *question = questions->pdata[i];

    json_builder_begin_object (builder);
    cw_json_add_string (builder, "item", question->item);
    cw_json_add_strings (builder, "concerns",
                         (const char *const *)question->concerns);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_marks (JsonBuilder *builder)
{
  const GPtrArray *marks = cw_evidence_get_marks ();

  json_builder_set_member_name (builder, "marks");
  json_builder_begin_object (builder);
  for (guint i = 0; i < marks->len; i++) {
    const CwEvidenceMark *mark = marks->pdata[i];

    cw_json_add_string (builder, mark->mark, mark->meaning);
  }
  json_builder_end_object (builder);
}

static void
add_sources (JsonBuilder *builder)
{
  const char *const *keys = cw_evidence_get_keys ();

  json_builder_set_member_name (builder, "sources");
  json_builder_begin_array (builder);
  for (gsize i = 0; keys[i] != NULL; i++) {
    g_auto (GStrv) uses = cw_evidence_find_uses (keys[i]);

    json_builder_begin_object (builder);
    cw_json_add_string (builder, "key", keys[i]);
    cw_json_add_string (builder, "citation",
                        cw_evidence_get_citation (keys[i]));
    cw_json_add_strings (builder, "used_by", (const char *const *)uses);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static int
print_evidence (const char *version)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cw_json_add_string (builder, "questionnaire", version);
  add_questions (builder);
  add_marks (builder);
  add_sections (builder);
  add_sources (builder);
  json_builder_end_object (builder);
  return cw_json_print (builder);
}

static int
save_evidence (const char *version, const char *path)
{
  g_autoptr (CwClinicProfile) profile = cw_clinic_profile_new ();
  g_autoptr (CwDocument) document = cw_evidence_document_new (
      version, profile, cw_clock_today (cw_clock_system ()));
  g_autoptr (GError) error = NULL;

  if (!cw_document_save_pdf (document, path, &error))
    return cw_command_fail (CW_COMMAND_FAILED, error);
  return CW_COMMAND_DONE;
}

static int
evidence (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autofree char *output = NULL;
  g_autoptr (CwQuestionnaire) questionnaire = NULL;
  g_autoptr (GError) error = NULL;
  const char *version;
  int status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_ ("A .pdf to write in place of JSON"), N_ ("FILE") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  if (output != NULL
      && !cw_clinic_argument_check_output (output, endings, &error))
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  questionnaire = cw_questionnaire_load (&error);
  if (questionnaire == NULL)
    return cw_command_fail (CW_COMMAND_FAILED, error);
  version = cw_questionnaire_get_version (questionnaire);
  return output != NULL ? save_evidence (version, output)
                        : print_evidence (version);
}

const CwCommand cw_evidence_command = {
  .words = "evidence",
  .operands = "",
  .summary = N_ ("Print every rule and limit with its reason and sources, as "
                 "JSON or a PDF"),
  .run = evidence,
};
