/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/familiarisation.h"

#include <math.h>

#include "clinical/data-file.h"

#define LAST_STEP (CW_N_FAMILIARISATION_STEPS - 1)
#define FIRST_EXERCISE 1

typedef struct {
  double step_back_after_days, restart_after_days;
  double skip_to, skip_within_days, max_soreness;
  GStrv forced_after;
  const char *check_item;
  CwFamiliarisationStep steps[CW_N_FAMILIARISATION_STEPS];
} Ladder;

static double
number_or_nan (CwDataFile *file, const char *key)
{
  return cw_data_file_has (file, key) ? cw_data_file_number (file, key) : NAN;
}

static void
step_read (CwDataFile *file, const char *id, CwFamiliarisationStep *step)
{
  const char *scheme;

  cw_data_file_enter (file, id);
  step->id = g_intern_string (id);
  step->title = cw_data_file_words (file, "title");
  step->content = cw_data_file_words (file, "message");
  step->at_rest = cw_data_file_flag (file, "at_rest");
  step->plan_dose = cw_data_file_flag (file, "plan_dose");
  step->interval_s = number_or_nan (file, "interval_s");
  step->reps_max = number_or_nan (file, "reps_max");
  step->load_percent = number_or_nan (file, "load_percent");
  step->load_percent_max = number_or_nan (file, "load_percent_max");
  step->aop_percent = number_or_nan (file, "aop_percent");
  step->aop_percent_max = number_or_nan (file, "aop_percent_max");
  step->exercises_max = number_or_nan (file, "exercises_max");
  step->effort_max = number_or_nan (file, "effort_max");
  step->source = cw_data_file_get_source (file);
  if (!cw_data_file_has (file, "scheme"))
    return;
  scheme = cw_data_file_string (file, "scheme");
  step->scheme = cw_set_scheme_find (scheme);
  if (step->scheme == NULL)
    cw_data_file_reject (file, "scheme", "no such scheme");
}

static gpointer
ladder_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("familiarisation.ini");
  Ladder *ladder = g_new0 (Ladder, 1);
  const char *findings;

  cw_data_file_enter (file, "LADDER");
  ladder->step_back_after_days
      = cw_data_file_number (file, "step_back_after_days");
  ladder->restart_after_days = cw_data_file_number (file, "restart_after_days");
  ladder->skip_to = cw_data_file_number (file, "skip_to");
  ladder->skip_within_days = cw_data_file_number (file, "skip_within_days");
  ladder->max_soreness = cw_data_file_number (file, "max_soreness");
  ladder->check_item = cw_data_file_string (file, "check_item");
  findings = cw_data_file_string (file, "forced_after");
  ladder->forced_after = g_strsplit (findings != NULL ? findings : "", ";", -1);
  for (int i = 0; i < CW_N_FAMILIARISATION_STEPS; i++) {
    g_autofree char *id = g_strdup_printf ("F%d", i);

    step_read (file, id, &ladder->steps[i]);
  }
  cw_data_file_finish_bundled (file);
  return ladder;
}

static const Ladder *
get_ladder (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, ladder_read, NULL);
}

const CwFamiliarisationStep *
cw_familiarisation_get_step (int number)
{
  if (number < 0 || number >= CW_N_FAMILIARISATION_STEPS)
    return NULL;
  return &get_ladder ()->steps[number];
}

/* What a pause of so many days makes of the step. */
static int
pass_days (int step, double days, CwFamiliarisationReason *reason)
{
  const Ladder *ladder = get_ladder ();

  if (days > ladder->restart_after_days) {
    *reason = CW_FAMILIARISATION_RESTARTED;
    return FIRST_EXERCISE;
  }
  if (days > ladder->step_back_after_days) {
    *reason = CW_FAMILIARISATION_STEPPED_BACK;
    return MAX (step - 1, FIRST_EXERCISE);
  }
  return step;
}

int
cw_familiarisation_find_step (const CwFamiliarisationSession *sessions,
                              gsize n_sessions,
                              gboolean used_before,
                              CwDate today,
                              CwFamiliarisationReason *reason)
{
  CwFamiliarisationReason why
      = used_before ? CW_FAMILIARISATION_SKIPPED : CW_FAMILIARISATION_FIRST;
  int step = used_before ? (int)get_ladder ()->skip_to : FIRST_EXERCISE;

  g_return_val_if_fail (sessions != NULL || n_sessions == 0, FIRST_EXERCISE);

  for (gsize i = 0; i < n_sessions; i++) {
    CwDate next = i + 1 < n_sessions ? sessions[i + 1].date : today;

    if (sessions[i].held)
      why = CW_FAMILIARISATION_HELD;
    else
      why = step == LAST_STEP ? CW_FAMILIARISATION_DONE
                              : CW_FAMILIARISATION_NEXT;
    if (!sessions[i].held)
      step = MIN (step + 1, LAST_STEP);
    step = pass_days (step, (double)(next - sessions[i].date), &why);
  }
  if (reason != NULL)
    *reason = why;
  return step;
}

gboolean
cw_familiarisation_holds (double soreness, gboolean dark_urine)
{
  return dark_urine || soreness > get_ladder ()->max_soreness;
}

const char *
cw_familiarisation_get_check_item (void)
{
  return get_ladder ()->check_item;
}

gboolean
cw_familiarisation_is_forced_by (const char *rule_id)
{
  g_return_val_if_fail (rule_id != NULL, FALSE);

  return g_strv_contains ((const char *const *)get_ladder ()->forced_after,
                          rule_id);
}
