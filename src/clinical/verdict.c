/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "clinical/dose.h"
#include "clinical/identifier.h"
#include "clinical/screening.h"

static const char *const level_ids[] = {
  [CW_LEVEL_NONE] = "NONE",
  [CW_LEVEL_CAUTION] = "CAUTION",
  [CW_LEVEL_RELATIVE_J] = "RELATIVE-J",
  [CW_LEVEL_RELATIVE_M] = "RELATIVE-M",
  [CW_LEVEL_ABSOLUTE_T] = "ABSOLUTE-T",
  [CW_LEVEL_ABSOLUTE] = "ABSOLUTE",
};

static const char *const outcome_ids[] = {
  [CW_OUTCOME_INCOMPLETE] = "INCOMPLETE",
  [CW_OUTCOME_CLEARED] = "CLEARED",
  [CW_OUTCOME_CLEARANCE_REQUIRED] = "CLEARANCE_REQUIRED",
  [CW_OUTCOME_DEFERRED] = "DEFERRED",
  [CW_OUTCOME_REFUSED] = "REFUSED",
};

static const char *const class_ids[] = {
  [CW_DOSE_CLASS_NONE] = NULL,
  [CW_DOSE_CLASS_A] = "A",
  [CW_DOSE_CLASS_B] = "B",
  [CW_DOSE_CLASS_C] = "C",
};

static const char *const state_ids[] = {
  [CW_LIMB_STATE_NOT_SCREENED] = "NOT_SCREENED",
  [CW_LIMB_STATE_PERMITTED] = "PERMITTED",
  [CW_LIMB_STATE_NEEDS_CLEARANCE] = "NEEDS_CLEARANCE",
  [CW_LIMB_STATE_BLOCKED] = "BLOCKED",
};

const char *
cw_level_to_id (CwLevel level)
{
  g_return_val_if_fail (level < G_N_ELEMENTS (level_ids), NULL);

  return level_ids[level];
}

gboolean
cw_level_from_id (const char *id, CwLevel *level)
{
  gsize index;

  if (!cw_identifier_find (level_ids, G_N_ELEMENTS (level_ids), id, &index))
    return FALSE;
  *level = (CwLevel)index;
  return TRUE;
}

const char *
cw_outcome_to_id (CwOutcome outcome)
{
  g_return_val_if_fail (outcome < G_N_ELEMENTS (outcome_ids), NULL);

  return outcome_ids[outcome];
}

gboolean
cw_outcome_from_id (const char *id, CwOutcome *outcome)
{
  gsize index;

  if (!cw_identifier_find (outcome_ids, G_N_ELEMENTS (outcome_ids), id, &index))
    return FALSE;
  *outcome = (CwOutcome)index;
  return TRUE;
}

const char *
cw_dose_class_to_id (CwDoseClass klass)
{
  g_return_val_if_fail (klass < G_N_ELEMENTS (class_ids), NULL);

  return class_ids[klass];
}

gboolean
cw_dose_class_from_id (const char *id, CwDoseClass *klass)
{
  gsize index;

  if (!cw_identifier_find (class_ids, G_N_ELEMENTS (class_ids), id, &index))
    return FALSE;
  *klass = (CwDoseClass)index;
  return TRUE;
}

const char *
cw_limb_state_to_id (CwLimbState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_ids), NULL);

  return state_ids[state];
}

gboolean
cw_limb_state_from_id (const char *id, CwLimbState *state)
{
  gsize index;

  if (!cw_identifier_find (state_ids, G_N_ELEMENTS (state_ids), id, &index))
    return FALSE;
  *state = (CwLimbState)index;
  return TRUE;
}

CwFinding *
cw_finding_new (void)
{
  CwFinding *finding = g_new0 (CwFinding, 1);

  finding->max_aop_percent = NAN;
  return finding;
}

CwFinding *
cw_finding_copy (const CwFinding *finding)
{
  CwFinding *copy = g_memdup2 (finding, sizeof *finding);

  copy->rule_id = g_strdup (finding->rule_id);
  copy->title = g_strdup (finding->title);
  copy->effect = g_strdup (finding->effect);
  copy->rationale = g_strdup (finding->rationale);
  copy->source = g_strdup (finding->source);
  copy->monitoring = g_strdup (finding->monitoring);
  return copy;
}

void
cw_finding_free (CwFinding *finding)
{
  if (finding == NULL)
    return;
  g_free (finding->rule_id);
  g_free (finding->title);
  g_free (finding->effect);
  g_free (finding->rationale);
  g_free (finding->source);
  g_free (finding->monitoring);
  g_free (finding);
}

CwVerdict *
cw_verdict_new (void)
{
  CwVerdict *verdict = g_new0 (CwVerdict, 1);

  verdict->findings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_finding_free);
  verdict->missing = g_new0 (char *, 1);
  verdict->wells_points = G_MININT;
  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    verdict->limbs[limb].max_aop_percent = NAN;
    verdict->limbs[limb].cleared_aop_percent = NAN;
    verdict->limbs[limb].max_load_percent_1rm = NAN;
  }
  return verdict;
}

CwVerdict *
cw_verdict_copy (const CwVerdict *verdict)
{
  CwVerdict *copy;

  g_return_val_if_fail (verdict != NULL, NULL);

  copy = g_memdup2 (verdict, sizeof *verdict);
  copy->findings
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_finding_free);
  for (guint i = 0; i < verdict->findings->len; i++)
    g_ptr_array_add (copy->findings,
                     cw_finding_copy (verdict->findings->pdata[i]));
  copy->missing = g_strdupv (verdict->missing);
  return copy;
}

void
cw_verdict_free (CwVerdict *verdict)
{
  if (verdict == NULL)
    return;
  g_ptr_array_unref (verdict->findings);
  g_strfreev (verdict->missing);
  g_free (verdict);
}

gboolean
cw_verdict_permits (const CwVerdict *verdict, CwLimb limb)
{
  g_return_val_if_fail (verdict != NULL && limb < CW_N_LIMBS, FALSE);

  return verdict->outcome == CW_OUTCOME_CLEARED
         && verdict->limbs[limb].state == CW_LIMB_STATE_PERMITTED;
}

CwLimbSet
cw_verdict_get_permitted_limbs (const CwVerdict *verdict)
{
  CwLimbSet limbs = CW_LIMBS_NONE;

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if (cw_verdict_permits (verdict, (CwLimb)limb))
      limbs |= CW_LIMB_BIT (limb);
  return limbs;
}

static void
add_once (GPtrArray *sentences, const char *sentence)
{
  if (sentence != NULL
      && !g_ptr_array_find_with_equal_func (sentences, sentence, g_str_equal,
                                            NULL))
    g_ptr_array_add (sentences, g_strdup (sentence));
}

GStrv
cw_verdict_get_monitoring (const CwVerdict *verdict, CwLimbSet limbs)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  CwDoseClass strictest = CW_DOSE_CLASS_NONE;

  g_return_val_if_fail (verdict != NULL, NULL);

  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (finding->limbs & limbs)
      add_once (sentences, finding->monitoring);
  }
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if (limbs & CW_LIMB_BIT (limb))
      strictest = MAX (strictest, verdict->limbs[limb].dose_class);
  /* Of class A the check before the session says it all. */
  if (strictest > CW_DOSE_CLASS_A)
    g_ptr_array_add (
        sentences,
        /* Translators: %s is when, as "before and after". */
        g_strdup_printf (_ ("Blood pressure and pulse: %s."),
                         cw_dose_band (strictest, TRUE, NAN).pressure_check));
  g_ptr_array_set_free_func (sentences, NULL);
  g_ptr_array_add (sentences, NULL);
  return (GStrv)g_ptr_array_free (g_steal_pointer (&sentences), FALSE);
}
