/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>

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
