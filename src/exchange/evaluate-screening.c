/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/command.h"
#include "exchange/json-output.h"
#include "exchange/screening-file.h"

static void
add_limb (JsonBuilder *builder, CwLimb limb, const CwVerdict *of_patient)
{
  const CwLimbVerdict *verdict = &of_patient->limbs[limb];
  g_auto (GStrv) monitoring
    = cw_verdict_get_monitoring (of_patient, CW_LIMB_BIT (limb));

  json_builder_set_member_name (builder, cw_limb_to_id (limb));
  json_builder_begin_object (builder);
  cw_json_add_string (builder, "state", cw_limb_state_to_id (verdict->state));
  cw_json_add_string (builder, "class",
                      cw_dose_class_to_id (verdict->dose_class));
  cw_json_add_number (builder, "max_aop_percent", verdict->max_aop_percent);
  cw_json_add_number (builder, "cleared_aop_percent",
                      verdict->cleared_aop_percent);
  cw_json_add_number (builder, "max_load_percent_1rm",
                      verdict->max_load_percent_1rm);
  cw_json_add_boolean (builder, "measured_aop_only",
                       verdict->measured_aop_only);
  cw_json_add_boolean (builder, "seated_only", verdict->seated_only);
  cw_json_add_int (builder, "no_failure_sessions",
                   verdict->no_failure_sessions);
  cw_json_add_strings (builder, "monitoring",
                       (const char *const *) monitoring);
  json_builder_end_object (builder);
}

static void
add_finding (JsonBuilder *builder, const CwFinding *finding)
{
  json_builder_begin_object (builder);
  cw_json_add_string (builder, "id", finding->rule_id);
  cw_json_add_string (builder, "level", cw_level_to_id (finding->level));
  cw_json_add_string (builder, "scope",
                      finding->whole_patient ? "patient" : "limb");
  cw_json_add_limbs (builder, "limbs",
                     finding->whole_patient ? CW_LIMBS_ALL : finding->limbs);
  cw_json_add_date (builder, "until", finding->until);
  cw_json_add_boolean (builder, "lifted", finding->lifted);
  cw_json_add_limbs (builder, "lifted_limbs", finding->lifted_limbs);
  cw_json_add_boolean (builder, "from_unknown", finding->from_unknown);
  cw_json_add_number (builder, "max_aop_percent", finding->max_aop_percent);
  cw_json_add_boolean (builder, "measured_aop_only",
                       finding->measured_aop_only);
  cw_json_add_boolean (builder, "seated_only", finding->seated_only);
  cw_json_add_int (builder, "no_failure_sessions",
                   finding->no_failure_sessions);
  cw_json_add_string (builder, "monitoring", finding->monitoring);
  cw_json_add_string (builder, "title", finding->title);
  cw_json_add_string (builder, "effect", finding->effect);
  cw_json_add_string (builder, "rationale", finding->rationale);
  cw_json_add_string (builder, "source", finding->source);
  json_builder_end_object (builder);
}

static void
add_outcome (JsonBuilder *builder, const CwVerdict *verdict)
{
  g_autofree char *headline = cw_verdict_get_headline (verdict);
  g_autofree char *detail = cw_verdict_get_detail (verdict);

  cw_json_add_string (builder, "outcome", cw_outcome_to_id (verdict->outcome));
  cw_json_add_string (builder, "class",
                      cw_dose_class_to_id (verdict->dose_class));
  cw_json_add_string (builder, "headline", headline);
  cw_json_add_string (builder, "detail", detail);
  cw_json_add_date (builder, "deferred_until", verdict->deferred_until);
  cw_json_add_date (builder, "valid_until", verdict->valid_until);
  cw_json_add_int (builder, "valid_days", verdict->valid_days);
  cw_json_add_int (builder, "venous_points", verdict->venous_points);
  if (verdict->wells_points != G_MININT)
    cw_json_add_int (builder, "wells_points", verdict->wells_points);
  else
    cw_json_add_string (builder, "wells_points", NULL);
}

/* Measurements without which a screening of these facts is not complete. */
static void
add_required (JsonBuilder *builder,
              const CwQuestionnaire *questionnaire,
              const CwScreeningFacts *facts)
{
  gsize n;
  const CwMeasurement *const *measurements
    = cw_questionnaire_get_measurements (questionnaire, &n);

  json_builder_set_member_name (builder, "required");
  json_builder_begin_array (builder);
  for (gsize i = 0; i < n; i++)
    if (cw_screening_is_required (questionnaire, facts, measurements[i]->id,
                                  NULL))
      json_builder_add_string_value (builder, measurements[i]->id);
  json_builder_end_array (builder);
}

static int
print_verdict (const CwQuestionnaire *questionnaire,
               const CwScreeningFacts *facts,
               const CwVerdict *verdict)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cw_json_add_string (builder, "questionnaire",
                      cw_questionnaire_get_version (questionnaire));
  add_outcome (builder, verdict);
  json_builder_set_member_name (builder, "limbs");
  json_builder_begin_object (builder);
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    add_limb (builder, limb, verdict);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "findings");
  json_builder_begin_array (builder);
  for (guint i = 0; i < verdict->findings->len; i++)
    add_finding (builder, verdict->findings->pdata[i]);
  json_builder_end_array (builder);
  cw_json_add_strings (builder, "missing",
                       (const char *const *) verdict->missing);
  add_required (builder, questionnaire, facts);
  json_builder_end_object (builder);
  return cw_json_print (builder);
}

static int
evaluate_screening (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autoptr (CwQuestionnaire) questionnaire = NULL;
  g_autoptr (CwScreeningFacts) facts = NULL;
  g_autoptr (CwVerdict) verdict = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!cw_command_parse (self, NULL, &operands, &status))
    return status;
  questionnaire = cw_questionnaire_load (&error);
  if (questionnaire == NULL)
    return cw_command_fail (CW_COMMAND_FAILED, error);
  facts = cw_screening_file_read (operands[0], questionnaire, &error);
  if (facts == NULL)
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  verdict = cw_screening_evaluate (questionnaire, facts);
  return print_verdict (questionnaire, facts, verdict);
}

const CwCommand cw_evaluate_screening_command = {
  .words = "evaluate screening",
  .operands = "FILE",
  .n_operands = 1,
  .summary = N_ ("Print what follows from the answers in a file, as JSON"),
  .run = evaluate_screening,
};
