/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/plan-template.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/text.h"
#include "model/patient.h"
#include "model/plan-default.h"

#define MOST_NAME_LENGTH 80

CwPlanTemplate *
cw_plan_template_new (void)
{
  CwPlanTemplate *template = g_new0 (CwPlanTemplate, 1);

  template->exercises
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_prescription_free);
  return template;
}

void
cw_plan_template_free (CwPlanTemplate *template)
{
  if (template == NULL)
    return;
  g_free (template->name);
  g_ptr_array_unref (template->exercises);
  g_free (template);
}

static gboolean
is_pair (CwLimbSet limbs)
{
  return limbs == CW_LIMBS_LEGS || limbs == CW_LIMBS_ARMS;
}

/* What of a dose holds for every patient. */
static void
copy_shares (CwPrescription *to, const CwPrescription *from)
{
  to->modality = from->modality;
  to->body_weight = from->body_weight;
  cw_set_str (&to->scheme_id, from->scheme_id);
  to->scheme = from->scheme;
  to->rest_s = from->rest_s;
  cw_set_str (&to->tempo, from->tempo);
  to->intermittent = from->intermittent;
  to->posture = from->posture;
  to->pressure_percent = from->pressure_percent;
  to->hrr_percent = from->hrr_percent;
  to->target_effort = from->target_effort;
  to->speed_kmh = from->speed_kmh;
}

static CwPrescription *
strip (const CwPrescription *dose)
{
  CwPrescription *stripped = cw_prescription_new ();

  copy_shares (stripped, dose);
  cw_set_str (&stripped->exercise_id, dose->exercise_id);
  stripped->limbs = dose->limbs;
  if (!is_pair (dose->limbs))
    stripped->limbs
        = CW_LIMB_BIT ((dose->limbs & CW_LIMBS_LEGS) != 0 ? CW_LIMB_RIGHT_LEG
                                                          : CW_LIMB_RIGHT_ARM);
  stripped->load_percent_1rm = isnan (dose->load_percent_1rm)
                                   ? dose->load_percent_wanted
                                   : round (dose->load_percent_1rm);
  stripped->reperfusion_s = dose->reperfusion_s;
  return stripped;
}

CwPlanTemplate *
cw_plan_template_new_from_plan (const CwPlan *plan, const char *name)
{
  CwPlanTemplate *template = cw_plan_template_new ();

  template->name = g_strdup (name);
  for (guint i = 0; i < plan->prescriptions->len; i++)
    g_ptr_array_add (template->exercises,
                     strip (g_ptr_array_index (plan->prescriptions, i)));
  return template;
}

gboolean
cw_plan_template_validate (CwPlanTemplate *template, GError **error)
{
  char *name;

  g_return_val_if_fail (template != NULL, FALSE);

  name = cw_text_trim (template->name);
  g_free (template->name);
  template->name = name;
  if (name == NULL || g_utf8_strlen (name, -1) > MOST_NAME_LENGTH) {
    g_set_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
                 _ ("Give the template a name of at most %d letters."),
                 MOST_NAME_LENGTH);
    return FALSE;
  }
  if (template->exercises->len == 0) {
    g_set_error_literal (
        error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
        _ ("The plan has no exercise that a template could hold."));
    return FALSE;
  }
  return TRUE;
}

static void
apply_exercise (const CwPrescription *from,
                CwPrescription *to,
                const CwScreeningRecord *screening)
{
  CwLimbSet permitted = cw_verdict_get_permitted_limbs (screening->verdict);
  gboolean must_let_down = to->intermittent;

  copy_shares (to, from);
  to->intermittent = to->intermittent || must_let_down;
  if (is_pair (from->limbs) && (from->limbs & ~permitted) == 0)
    to->limbs = from->limbs;
  if (!cw_screening_record_has_reliable_pulse (screening))
    to->hrr_percent = NAN;
  if (!isnan (to->reperfusion_s) && !isnan (from->reperfusion_s))
    to->reperfusion_s = from->reperfusion_s;
  to->load_percent_wanted = from->load_percent_1rm;
  cw_prescription_derive (to);
  cw_prescription_derive_pulse (to, screening);
}

guint
cw_plan_template_apply (const CwPlanTemplate *template,
                        CwPlan *plan,
                        const CwScreeningRecord *screening)
{
  guint n_left_out = 0;

  g_return_val_if_fail (template != NULL && plan != NULL, 0);

  for (guint i = 0; i < template->exercises->len; i++) {
    const CwPrescription *from = g_ptr_array_index (template->exercises, i);
    const CwExercise *exercise = cw_exercise_find (from->exercise_id);
    CwPrescription *to = exercise != NULL
                             ? cw_plan_add_default (plan, exercise, screening)
                             : NULL;

    if (to == NULL)
      n_left_out++;
    else
      apply_exercise (from, to, screening);
  }
  return n_left_out;
}

char *
cw_plan_template_describe (const CwPlanTemplate *template)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < template->exercises->len; i++) {
    const CwPrescription *dose = g_ptr_array_index (template->exercises, i);
    const CwExercise *exercise = cw_exercise_find (dose->exercise_id);
    g_autofree char *sets = cw_set_scheme_reps_to_text (&dose->scheme);

    g_string_append_printf (
        text, i > 0 ? " · %s, %s" : "%s, %s",
        exercise != NULL ? exercise->name : _ ("Unknown exercise"), sets);
  }
  return g_string_free (text, FALSE);
}
