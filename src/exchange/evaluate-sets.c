/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/drop-off.h"
#include "clinical/questionnaire.h"
#include "exchange/command.h"
#include "exchange/json-output.h"

/* More than anybody does in one set. */
#define MAX_REPS 200

typedef struct {
  double reps[CW_MAX_SETS];
  int n_sets;
  CwSetScheme scheme;
  gboolean has_scheme;
  double effort;
  gboolean stopped_by_symptom;
} Sets;

static gboolean
read_reps (const char *text, Sets *sets, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  guint n_parts = g_strv_length (parts);

  if (n_parts < 1 || n_parts > CW_MAX_SETS) {
    /* Translators: what was typed, a number. */
    g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
                 _ ("“%s” is not repetitions of 1 to %d sets as 30,15,12,10."),
                 text, CW_MAX_SETS);
    return FALSE;
  }
  for (guint i = 0; i < n_parts; i++)
    if (!cw_command_number (text, parts[i], 0, MAX_REPS, &sets->reps[i],
                            error))
      return FALSE;
  sets->n_sets = (int) n_parts;
  return TRUE;
}

/* Sets of no scheme are taken to fatigue: there is nothing that they could have
 * fallen short of. */
static gboolean
read_scheme (const char *name, Sets *sets, GError **error)
{
  const CwSetScheme *scheme;

  sets->scheme = (CwSetScheme) { .n_sets = sets->n_sets, .to_fatigue = TRUE };
  if (name == NULL)
    return TRUE;
  scheme = cw_set_scheme_find (name);
  if (scheme != NULL)
    sets->scheme = *scheme;
  else if (!cw_set_scheme_from_text (name, &sets->scheme, error)) {
    g_prefix_error (error, "--scheme %s: ", name);
    return FALSE;
  }
  sets->has_scheme = TRUE;
  if (sets->n_sets <= sets->scheme.n_sets)
    return TRUE;
  /* Translators: the name of a set scheme, its number of sets. */
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               ngettext ("--scheme %s has only %d set.",
                         "--scheme %s has only %d sets.",
                         (gulong) sets->scheme.n_sets),
               name, sets->scheme.n_sets);
  return FALSE;
}

static void
add_measures (JsonBuilder *builder, const Sets *sets)
{
  CwDropOff drop_off;

  cw_drop_off_measure (sets->reps, sets->n_sets,
                       sets->has_scheme ? sets->scheme.target_reps : NULL,
                       &drop_off);
  cw_json_add_number (builder, "total_reps", drop_off.total_reps);
  cw_json_add_numbers (builder, "drop_percent", drop_off.drop_percent,
                       drop_off.n_sets);
  cw_json_add_number (builder, "retention", drop_off.retention);
  cw_json_add_number (builder, "fatigue_index_percent",
                      drop_off.fatigue_index_percent);
  cw_json_add_number (builder, "slope", drop_off.slope);
  cw_json_add_number (builder, "log_slope", drop_off.log_slope);
  cw_json_add_number (builder, "loss_per_set_percent",
                      drop_off.loss_per_set_percent);
  cw_json_add_numbers (builder, "scheme_gap_percent",
                       drop_off.scheme_gap_percent, drop_off.n_sets);
  cw_json_add_number (builder, "completion_percent",
                      drop_off.completion_percent);
}

static void
add_pattern (JsonBuilder *builder, const Sets *sets)
{
  CwPattern pattern = cw_pattern_read (sets->reps, sets->n_sets, &sets->scheme,
                                       sets->effort, sets->stopped_by_symptom);
  gboolean read = pattern != CW_PATTERN_NONE;

  cw_json_add_string (builder, "pattern",
                      read ? cw_pattern_to_id (pattern) : NULL);
  cw_json_add_string (builder, "reading",
                      read ? cw_pattern_get_reading (pattern) : NULL);
  cw_json_add_string (builder, "message",
                      read ? cw_pattern_get_message (pattern) : NULL);
}

static int
print_sets (const Sets *sets)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *scheme
    = sets->has_scheme ? cw_set_scheme_reps_to_text (&sets->scheme) : NULL;

  json_builder_begin_object (builder);
  cw_json_add_numbers (builder, "reps", sets->reps, sets->n_sets);
  cw_json_add_string (builder, "scheme", scheme);
  cw_json_add_boolean (builder, "to_fatigue", sets->scheme.to_fatigue);
  add_measures (builder, sets);
  add_pattern (builder, sets);
  json_builder_end_object (builder);
  return cw_json_print (builder);
}

static int
evaluate_sets (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autofree char *scheme = NULL;
  g_autofree char *effort = NULL;
  g_autoptr (GError) error = NULL;
  Sets sets = { .effort = NAN };
  int status;
  const GOptionEntry entries[] = {
    { "scheme", 0, 0, G_OPTION_ARG_STRING, &scheme,
      N_ ("What was planned, as FIXED_30_15_15_15 or 30/15/15/F"),
      N_ ("NAME") },
    { "effort", 0, 0, G_OPTION_ARG_STRING, &effort,
      N_ ("Rating of the last set, 0 to 10"), N_ ("NUMBER") },
    { "stopped-by-symptom", 0, 0, G_OPTION_ARG_NONE, &sets.stopped_by_symptom,
      N_ ("The sets ended because of a symptom"), NULL },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  if (!read_reps (operands[0], &sets, &error)
      || !read_scheme (scheme, &sets, &error)
      || (effort != NULL
          && !cw_command_number ("--effort", effort, 0, 10, &sets.effort,
                                 &error)))
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  return print_sets (&sets);
}

const CwCommand cw_evaluate_sets_command = {
  .words = "evaluate sets",
  .operands = "REPS,REPS…",
  .n_operands = 1,
  .summary = N_ ("Print how repetitions fell from set to set, as JSON"),
  .run = evaluate_sets,
};
