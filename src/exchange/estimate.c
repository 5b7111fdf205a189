/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/occlusion-pressure.h"
#include "clinical/one-rep-max.h"
#include "exchange/command.h"
#include "exchange/json-output.h"

/* What options may say at all; the estimates know their ranges better. */
#define MAX_CM 200
#define MAX_MMHG 400
#define MAX_AGE_YEARS 120
#define MAX_KG 1000
#define MAX_REPS 100
#define MIN_STEP_KG 0.01

typedef struct {
  char *limb, *girth, *cuff_width, *sbp, *dbp, *age, *sex;
} AopOptions;

static void
aop_options_clear (AopOptions *options)
{
  g_free (options->limb);
  g_free (options->girth);
  g_free (options->cuff_width);
  g_free (options->sbp);
  g_free (options->dbp);
  g_free (options->age);
  g_free (options->sex);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AopOptions, aop_options_clear)

static gboolean
read_limb (const char *text, CwLimb *limb, GError **error)
{
  if (text != NULL && cw_limb_from_id (text, limb))
    return TRUE;
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("--limb must be LEFT_ARM, RIGHT_ARM, LEFT_LEG or "
                  "RIGHT_LEG."));
  return FALSE;
}

static gboolean
read_sex (const char *text, CwSex *sex, GError **error)
{
  if (text == NULL || cw_sex_from_id (text, sex))
    return TRUE;
  g_set_error (error, CW_COMMAND_ERROR, CW_COMMAND_ERROR_USAGE,
               _ ("--sex must be female, male, other or unknown."));
  return FALSE;
}

static gboolean
read_aop_input (const AopOptions *options,
                CwLimb *limb,
                CwAopEstimateInput *input,
                GError **error)
{
  *input = (CwAopEstimateInput) { .age_years = NAN, .sex = CW_SEX_UNKNOWN };
  if (!read_limb (options->limb, limb, error)
      || !cw_command_number ("--girth-cm", options->girth, 0, MAX_CM,
                             &input->girth_cm, error)
      || !cw_command_number ("--cuff-width-cm", options->cuff_width, 0, MAX_CM,
                             &input->cuff_width_cm, error)
      || !cw_command_number ("--sbp-mmhg", options->sbp, 0, MAX_MMHG,
                             &input->sbp_mmhg, error)
      || !cw_command_number ("--dbp-mmhg", options->dbp, 0, MAX_MMHG,
                             &input->dbp_mmhg, error)
      || !read_sex (options->sex, &input->sex, error))
    return FALSE;
  input->leg = cw_limb_is_leg (*limb);
  return options->age == NULL
         || cw_command_number ("--age", options->age, 0, MAX_AGE_YEARS,
                               &input->age_years, error);
}

static int
print_aop (CwLimb limb, const CwAopEstimate *estimates, int n_estimates)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cw_json_add_string (builder, "limb", cw_limb_to_id (limb));
  json_builder_set_member_name (builder, "estimates");
  json_builder_begin_array (builder);
  for (int i = 0; i < n_estimates; i++) {
    json_builder_begin_object (builder);
    cw_json_add_string (builder, "formula", estimates[i].formula_id);
    cw_json_add_number (builder, "aop_mmhg", estimates[i].aop_mmhg);
    cw_json_add_number (builder, "low_mmhg", estimates[i].low_mmhg);
    cw_json_add_number (builder, "high_mmhg", estimates[i].high_mmhg);
    cw_json_add_string (builder, "source", estimates[i].source);
    json_builder_end_object (builder);
  }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return cw_json_print (builder);
}

static int
estimate_aop (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_auto (AopOptions) options = { 0 };
  g_autoptr (GError) error = NULL;
  CwAopEstimate estimates[2];
  CwAopEstimateInput input;
  CwLimb limb;
  int n_estimates, status;
  const GOptionEntry entries[] = {
    { "limb", 0, 0, G_OPTION_ARG_STRING, &options.limb,
      N_ ("Where the cuff is, as LEFT_LEG"), N_ ("LIMB") },
    { "girth-cm", 0, 0, G_OPTION_ARG_STRING, &options.girth,
      N_ ("Girth of the limb under the cuff"), N_ ("NUMBER") },
    { "cuff-width-cm", 0, 0, G_OPTION_ARG_STRING, &options.cuff_width,
      N_ ("Width of the cuff's bladder"), N_ ("NUMBER") },
    { "sbp-mmhg", 0, 0, G_OPTION_ARG_STRING, &options.sbp,
      N_ ("Systolic blood pressure"), N_ ("NUMBER") },
    { "dbp-mmhg", 0, 0, G_OPTION_ARG_STRING, &options.dbp,
      N_ ("Diastolic blood pressure"), N_ ("NUMBER") },
    { "age", 0, 0, G_OPTION_ARG_STRING, &options.age,
      N_ ("Years of age, if known"), N_ ("NUMBER") },
    { "sex", 0, 0, G_OPTION_ARG_STRING, &options.sex,
      N_ ("Female or male, if known"), N_ ("SEX") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  if (!read_aop_input (&options, &limb, &input, &error)
      || !cw_aop_estimate (&input, estimates, &n_estimates, &error))
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  return print_aop (limb, estimates, n_estimates);
}

/* `load_kg`: NAN when no share was asked for. */
static int
print_one_rep_max (const CwOneRepMaxEstimate *estimate, double load_kg)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  cw_json_add_number (builder, "one_rm_kg", estimate->one_rm_kg);
  cw_json_add_number (builder, "low_kg", estimate->low_kg);
  cw_json_add_number (builder, "high_kg", estimate->high_kg);
  cw_json_add_boolean (builder, "inaccurate", estimate->inaccurate);
  cw_json_add_number (builder, "load_kg", load_kg);
  json_builder_set_member_name (builder, "formulas");
  json_builder_begin_object (builder);
  for (int i = 0; i < CW_N_ONE_REP_MAX_FORMULAS; i++)
    cw_json_add_number (builder, cw_one_rep_max_formula_to_id (i),
                        estimate->by_formula_kg[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  return cw_json_print (builder);
}

static int
estimate_one_rep_max (const CwCommand *self, char **arguments)
{
  g_auto (GStrv) operands = g_strdupv (arguments);
  g_autofree char *load = NULL;
  g_autofree char *reps = NULL;
  g_autofree char *share = NULL;
  g_autofree char *step = NULL;
  g_autoptr (GError) error = NULL;
  CwOneRepMaxEstimate estimate;
  double load_kg;
  double percent = NAN;
  double step_kg = NAN;
  double planned_kg;
  gint64 n_reps;
  int status;
  const GOptionEntry entries[] = {
    { "load-kg", 0, 0, G_OPTION_ARG_STRING, &load,
      N_ ("Load that was lifted, without a cuff"), N_ ("NUMBER") },
    { "reps", 0, 0, G_OPTION_ARG_STRING, &reps,
      N_ ("Repetitions until no other was possible"), N_ ("NUMBER") },
    { "percent", 0, 0, G_OPTION_ARG_STRING, &share,
      N_ ("Share of the maximum to train with"), N_ ("NUMBER") },
    { "step-kg", 0, 0, G_OPTION_ARG_STRING, &step,
      N_ ("From one load of the rack to the next"), N_ ("NUMBER") },
    G_OPTION_ENTRY_NULL,
  };

  if (!cw_command_parse (self, entries, &operands, &status))
    return status;
  if (!cw_command_number ("--load-kg", load, 0, MAX_KG, &load_kg, &error)
      || !cw_command_integer ("--reps", reps, 0, MAX_REPS, &n_reps, &error)
      || (share != NULL
          && !cw_command_number ("--percent", share, 1, 100, &percent, &error))
      || (step != NULL
          && !cw_command_number ("--step-kg", step, MIN_STEP_KG, MAX_KG,
                                 &step_kg, &error))
      || !cw_one_rep_max_estimate (load_kg, (int) n_reps, &estimate, &error))
    return cw_command_fail (CW_COMMAND_BAD_INPUT, error);
  planned_kg = estimate.one_rm_kg * percent / 100;
  if (!isnan (step_kg) && !isnan (planned_kg))
    planned_kg = cw_floor_to_step (planned_kg, step_kg);
  return print_one_rep_max (&estimate, planned_kg);
}

const CwCommand cw_estimate_aop_command = {
  .words = "estimate aop",
  .operands = "",
  .summary = N_ ("Print estimates of the arterial occlusion pressure with "
                 "their error, as JSON"),
  .run = estimate_aop,
};

const CwCommand cw_estimate_1rm_command = {
  .words = "estimate 1rm",
  .operands = "",
  .summary = N_ ("Print estimates of the one-repetition maximum, as JSON"),
  .run = estimate_one_rep_max,
};
