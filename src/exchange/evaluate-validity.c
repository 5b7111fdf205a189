/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/command.h"
#include "exchange/json-output.h"
#include "exchange/validity-file.h"

static void
add_trigger (JsonBuilder *builder, const CwRescreenTrigger *trigger)
{
  const CwRescreenRule *rule = trigger->rule;

  json_builder_begin_object (builder);
  cw_json_add_string (builder, "id", rule->id);
  cw_json_add_date (builder, "since", trigger->since);
  cw_json_add_string (builder, "form", rule->form);
  cw_json_add_string (builder, "title", rule->title);
  cw_json_add_string (builder, "message", trigger->sentence);
  cw_json_add_string (builder, "rationale", rule->rationale);
  cw_json_add_string (builder, "source", rule->source);
  json_builder_end_object (builder);
}

/* What has to be done, and the questions of a short form. */
static void
add_need (JsonBuilder *builder, const GPtrArray *triggers)
{
  g_autoptr (GPtrArray) questions
      = cw_rescreen_triggers_get_questions (triggers);
  const char *need = NULL;

  if (triggers->len > 0)
    need = questions != NULL ? "short" : "full";
  cw_json_add_string (builder, "needed", need);
  if (questions != NULL)
    g_ptr_array_add (questions, NULL);
  cw_json_add_strings (builder, "questions",
                       questions != NULL ? (const char *const *)questions->pdata
                                         : NULL);
}

static int
evaluate_validity (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (CwValidityFile) file = NULL;
  g_autoptr (GPtrArray) triggers = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!cw_command_parse (self, NULL, &operands, &status))
    return status;
  file = cw_validity_file_read (operands[0], &error);
  if (file == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  triggers = cw_validity_find_triggers (&file->facts);
  json_builder_begin_object (builder);
  cw_json_add_boolean (builder, "valid", triggers->len == 0);
  cw_json_add_date (builder, "valid_until", file->facts.valid_until);
  cw_json_add_date (builder, "age_band_until",
                    cw_validity_get_age_band_end (file->facts.birth_date,
                                                  file->facts.screened_on));
  json_builder_set_member_name (builder, "triggers");
  json_builder_begin_array (builder);
  for (guint i = 0; i < triggers->len; i++)
    add_trigger (builder, triggers->pdata[i]);
  json_builder_end_array (builder);
  add_need (builder, triggers);
  json_builder_end_object (builder);
  return cw_json_print (builder);
}

const CwCommand cw_evaluate_validity_command = {
  .words = "evaluate validity",
  .operands = "FILE",
  .n_operands = 1,
  .summary = N_ ("Print what ends the screening described in a file, as JSON"),
  .run = evaluate_validity,
};
