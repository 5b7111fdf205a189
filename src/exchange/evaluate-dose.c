/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "exchange/command.h"
#include "exchange/dose-file.h"
#include "exchange/json-output.h"

static void
add_issues (JsonBuilder *builder,
            const char *name,
            GPtrArray *issues,
            gboolean refused)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < issues->len; i++) {
    const CwDoseIssue *issue = issues->pdata[i];

    if (issue->refused != refused)
      continue;
    json_builder_begin_object (builder);
    cw_json_add_string (builder, "limit", issue->limit_id);
    cw_json_add_string (builder, "field", issue->field);
    cw_json_add_number (builder, "value", issue->value);
    cw_json_add_number (builder, "limit_value", issue->limit);
    cw_json_add_string (builder, "message", issue->message);
    cw_json_add_string (builder, "rationale", issue->rationale);
    cw_json_add_string (builder, "source", issue->source);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
}

/* What the class allows on that limb, within what was found and what letters
 * name. */
static void
add_band (JsonBuilder *builder, const CwDose *dose)
{
  CwDoseBand band
    = cw_dose_band (dose->dose_class, (dose->limbs & CW_LIMBS_ARMS) == 0,
                    dose->cleared_aop_percent);

  json_builder_set_member_name (builder, "band");
  if (dose->dose_class == CW_DOSE_CLASS_NONE) {
    json_builder_add_null_value (builder);
    return;
  }
  json_builder_begin_object (builder);
  cw_json_add_number (builder, "aop_percent_min", band.aop_percent_min);
  cw_json_add_number (builder, "aop_percent_max",
                      fmin (band.aop_percent_max, dose->limb_cap_aop_percent));
  cw_json_add_number (builder, "load_percent_min", band.load_percent_min);
  cw_json_add_number (
    builder, "load_percent_max",
    fmin (band.load_percent_max, dose->cleared_load_percent_1rm));
  cw_json_add_int (builder, "max_exercises", band.max_exercises);
  cw_json_add_int (builder, "max_cuffs", band.max_cuffs);
  cw_json_add_boolean (builder, "measured_aop_only",
                       band.measured_aop_only || dose->limb_measured_aop_only);
  cw_json_add_boolean (builder, "intermittent_only", band.intermittent_only);
  cw_json_add_boolean (builder, "fixed_sets_only", band.fixed_sets_only);
  cw_json_add_string (builder, "set_ends", band.set_ends);
  cw_json_add_string (builder, "pressure_check", band.pressure_check);
  json_builder_end_object (builder);
}

static int
evaluate_dose (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) issues = NULL;
  g_autoptr (GError) error = NULL;
  CwDose dose;
  int status;

  if (!cw_command_parse (self, NULL, &operands, &status))
    return status;
  if (!cw_dose_file_read (operands[0], &dose, &error))
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  issues = cw_dose_review (&dose);
  json_builder_begin_object (builder);
  add_issues (builder, "refusals", issues, TRUE);
  add_issues (builder, "warnings", issues, FALSE);
  add_band (builder, &dose);
  json_builder_end_object (builder);
  return cw_json_print (builder);
}

const CwCommand cw_evaluate_dose_command = {
  .words = "evaluate dose",
  .operands = "FILE",
  .n_operands = 1,
  .summary = N_ ("Print what speaks against the dose in a file, as JSON"),
  .run = evaluate_dose,
};
