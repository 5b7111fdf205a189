/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/command.h"
#include "exchange/json-output.h"
#include "exchange/progression-file.h"

static void
add_triggers (JsonBuilder *builder,
              const CwProgression *progression,
              const CwAdvice *advice)
{
  json_builder_set_member_name (builder, "sessions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < advice->triggers->len; i++) {
    const CwAdviceTrigger *trigger
        = &g_array_index (advice->triggers, CwAdviceTrigger, i);
    const CwProgressionSession *session
        = &progression->sessions[trigger->session];

    json_builder_begin_object (builder);
    cw_json_add_int (builder, "session", session->number);
    cw_json_add_date (builder, "date", session->date);
    json_builder_set_member_name (builder, "sets");
    json_builder_begin_array (builder);
    for (int set = 0; set < session->n_sets; set++)
      if ((trigger->sets & (1u << set)) != 0)
        json_builder_add_int_value (builder, set + 1);
    json_builder_end_array (builder);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

static void
add_dose (JsonBuilder *builder, const CwDose *dose)
{
  g_autofree char *reps = cw_set_scheme_reps_to_text (&dose->scheme);

  json_builder_set_member_name (builder, "dose");
  json_builder_begin_object (builder);
  cw_json_add_string (builder, "reps", reps);
  cw_json_add_number (builder, "load_kg", dose->load_kg);
  cw_json_add_number (builder, "load_percent_1rm", dose->load_percent_1rm);
  cw_json_add_number (builder, "pressure_percent", dose->pressure_percent);
  cw_json_add_number (builder, "pressure_mmhg", dose->pressure_mmhg);
  cw_json_add_number (builder, "rest_s", dose->rest_s);
  cw_json_add_boolean (builder, "intermittent", dose->intermittent);
  json_builder_end_object (builder);
}

static int
print_advice (const CwProgression *progression, const CwAdvice *advice)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const CwProgressionRule *rule = cw_progression_rule_find (advice->rule_id);

  json_builder_begin_object (builder);
  cw_json_add_string (builder, "rule", advice->rule_id);
  cw_json_add_string (builder, "kind", cw_advice_kind_to_id (advice->kind));
  cw_json_add_string (builder, "variable",
                      cw_advice_variable_to_id (advice->variable));
  cw_json_add_number (builder, "old_value", advice->old_value);
  cw_json_add_number (builder, "new_value", advice->new_value);
  cw_json_add_string (builder, "headline", advice->headline);
  cw_json_add_string (builder, "why", advice->why);
  cw_json_add_boolean (builder, "must_come_down", advice->must_come_down);
  cw_json_add_boolean (builder, "review", advice->review);
  add_triggers (builder, progression, advice);
  cw_json_add_string (builder, "rationale", rule ? rule->rationale : NULL);
  cw_json_add_string (builder, "source", rule ? rule->source : NULL);
  cw_json_add_string (builder, "mark", rule ? rule->mark : NULL);
  add_dose (builder, &advice->dose);
  json_builder_end_object (builder);
  return cw_json_print (builder);
}

static int
evaluate_progression (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autoptr (CwAdvice) advice = NULL;
  g_autoptr (GError) error = NULL;
  CwProgression progression;
  int status;

  if (!cw_command_parse (self, NULL, &operands, &status))
    return status;
  if (!cw_progression_file_read (operands[0], &progression, &error))
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  advice = cw_progression_advise (&progression);
  status = print_advice (&progression, advice);
  cw_progression_file_clear (&progression);
  return status;
}

const CwCommand cw_evaluate_progression_command = {
  .words = "evaluate progression",
  .operands = "FILE",
  .n_operands = 1,
  .summary = N_ ("Print what to advise after the sessions in a file, as JSON"),
  .run = evaluate_progression,
};
