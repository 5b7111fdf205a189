/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/screening-text.h"

#include <glib/gi18n-lib.h>

/* Every set of limbs by its bits, so that no sentence is glued from pieces. */

static const char *const yes_on[CW_LIMBS_ALL + 1] = {
  [1] = N_ ("Yes, on the left arm"),
  [2] = N_ ("Yes, on the right arm"),
  [3] = N_ ("Yes, on both arms"),
  [4] = N_ ("Yes, on the left leg"),
  [5] = N_ ("Yes, on the left arm and the left leg"),
  [6] = N_ ("Yes, on the right arm and the left leg"),
  [7] = N_ ("Yes, on both arms and the left leg"),
  [8] = N_ ("Yes, on the right leg"),
  [9] = N_ ("Yes, on the left arm and the right leg"),
  [10] = N_ ("Yes, on the right arm and the right leg"),
  [11] = N_ ("Yes, on both arms and the right leg"),
  [12] = N_ ("Yes, on both legs"),
  [13] = N_ ("Yes, on the left arm and both legs"),
  [14] = N_ ("Yes, on the right arm and both legs"),
  [15] = N_ ("Yes, on all limbs"),
};

static const char *const not_on[CW_LIMBS_ALL + 1] = {
  [1] = N_ ("Not on the left arm."),
  [2] = N_ ("Not on the right arm."),
  [3] = N_ ("Not on the arms."),
  [4] = N_ ("Not on the left leg."),
  [5] = N_ ("Not on the left arm or the left leg."),
  [6] = N_ ("Not on the right arm or the left leg."),
  [7] = N_ ("Not on the arms or the left leg."),
  [8] = N_ ("Not on the right leg."),
  [9] = N_ ("Not on the left arm or the right leg."),
  [10] = N_ ("Not on the right arm or the right leg."),
  [11] = N_ ("Not on the arms or the right leg."),
  [12] = N_ ("Not on the legs."),
  [13] = N_ ("Not on the left arm or the legs."),
  [14] = N_ ("Not on the right arm or the legs."),
  [15] = N_ ("Not on any limb."),
};

static const char *const waiting[CW_LIMBS_ALL + 1] = {
  [1] = N_ ("The left arm waits for a clearance."),
  [2] = N_ ("The right arm waits for a clearance."),
  [3] = N_ ("Both arms wait for a clearance."),
  [4] = N_ ("The left leg waits for a clearance."),
  [5] = N_ ("The left arm and the left leg wait for a clearance."),
  [6] = N_ ("The right arm and the left leg wait for a clearance."),
  [7] = N_ ("Both arms and the left leg wait for a clearance."),
  [8] = N_ ("The right leg waits for a clearance."),
  [9] = N_ ("The left arm and the right leg wait for a clearance."),
  [10] = N_ ("The right arm and the right leg wait for a clearance."),
  [11] = N_ ("Both arms and the right leg wait for a clearance."),
  [12] = N_ ("Both legs wait for a clearance."),
  [13] = N_ ("The left arm and both legs wait for a clearance."),
  [14] = N_ ("The right arm and both legs wait for a clearance."),
  [15] = N_ ("All limbs wait for a clearance."),
};

const char *
cw_level_get_name (CwLevel level)
{
  switch (level) {
  case CW_LEVEL_ABSOLUTE:
    return C_ ("level", "absolute: no clearance lifts it");
  case CW_LEVEL_ABSOLUTE_T:
    return C_ ("level", "absolute for now: no clearance lifts it");
  case CW_LEVEL_RELATIVE_M:
    return C_ ("level", "relative: a medical clearance lifts it");
  case CW_LEVEL_RELATIVE_J:
    return C_ ("level", "relative: a clearance or a justification lifts it");
  case CW_LEVEL_CAUTION:
    return C_ ("level", "caution: class B");
  case CW_LEVEL_NONE:
  default:
    return "";
  }
}

static const char *
default_effect (CwLevel level)
{
  switch (level) {
  case CW_LEVEL_ABSOLUTE:
    return _ ("No cuff, and no clearance lifts this.");
  case CW_LEVEL_ABSOLUTE_T:
    return _ ("No cuff for now.");
  case CW_LEVEL_RELATIVE_M:
    return _ ("Needs a medical clearance; then class C.");
  case CW_LEVEL_RELATIVE_J:
    return _ ("Needs a written justification.");
  case CW_LEVEL_CAUTION:
    return _ ("Class B.");
  case CW_LEVEL_NONE:
  default:
    return "";
  }
}

char *
cw_finding_make_effect (const CwFinding *finding, const char *sentence)
{
  g_autofree char *date = cw_date_format (finding->until);

  if (sentence == NULL)
    sentence = default_effect (finding->level);
  if (finding->from_unknown && finding->level >= CW_LEVEL_ABSOLUTE_T)
    return g_strdup (_ ("Blocked until somebody finds out."));
  if (finding->from_unknown)
    /* Translators: %s is a whole sentence on what the finding does */
    return g_strdup_printf (
        _ ("Counts as the strictest case until somebody finds out. %s"),
        sentence);
  if (finding->until != CW_DATE_NONE && finding->level == CW_LEVEL_ABSOLUTE_T)
    /* Translators: a date, then a whole sentence on why */
    return g_strdup_printf (_ ("Blocked until %s. %s"), date, sentence);
  return g_strdup (sentence);
}

void
cw_finding_say_escalated (CwFinding *finding)
{
  /* Translators: %s is a whole sentence on what the finding does */
  char *effect = g_strdup_printf (
      _ ("%s With three or more such findings a medical clearance is needed."),
      finding->effect);

  g_free (finding->effect);
  finding->effect = effect;
}

static CwLimbSet
limbs_in (const CwVerdict *verdict, CwLimbState state)
{
  CwLimbSet limbs = CW_LIMBS_NONE;

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if (verdict->limbs[limb].state == state)
      limbs |= CW_LIMB_BIT (limb);
  return limbs;
}

/* The first finding of that level, those about the whole patient first. */
static const CwFinding *
find_level (const CwVerdict *verdict, CwLevel level)
{
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (finding->level == level)
      return finding;
  }
  return NULL;
}

static char *
make_refusal (const CwVerdict *verdict)
{
  const CwFinding *finding = find_level (verdict, CW_LEVEL_ABSOLUTE);

  if (finding == NULL || !finding->whole_patient)
    return g_strdup (_ ("No. Refused: every limb is blocked"));
  /* Translators: %s is a condition, as "Sickle cell disease" */
  return g_strdup_printf (_ ("No. Refused: %s"), finding->title);
}

static char *
make_deferral (const CwVerdict *verdict)
{
  const CwFinding *finding = find_level (verdict, CW_LEVEL_ABSOLUTE_T);
  g_autofree char *date = cw_date_format (verdict->deferred_until);

  if (verdict->deferred_until != CW_DATE_NONE)
    return g_strdup_printf (_ ("Not before %s"), date);
  /* Translators: %s is a condition, as "Painful surface vein" */
  return g_strdup_printf (_ ("Not yet: %s"),
                          finding != NULL ? finding->title : "");
}

static char *
make_wait (const CwVerdict *verdict)
{
  int n_clearances = 0, n_justifications = 0;

  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (finding->lifted)
      continue;
    n_clearances += finding->level == CW_LEVEL_RELATIVE_M;
    n_justifications += finding->level == CW_LEVEL_RELATIVE_J;
  }
  if (n_clearances > 0)
    return g_strdup_printf (ngettext ("Not yet: %d clearance missing",
                                      "Not yet: %d clearances missing",
                                      (gulong)n_clearances),
                            n_clearances);
  return g_strdup_printf (ngettext ("Not yet: %d justification missing",
                                    "Not yet: %d justifications missing",
                                    (gulong)n_justifications),
                          n_justifications);
}

char *
cw_verdict_get_headline (const CwVerdict *verdict)
{
  guint n_missing;

  g_return_val_if_fail (verdict != NULL, NULL);

  switch (verdict->outcome) {
  case CW_OUTCOME_CLEARED:
    return g_strdup (_ (yes_on[cw_verdict_get_permitted_limbs (verdict)]));
  case CW_OUTCOME_REFUSED:
    return make_refusal (verdict);
  case CW_OUTCOME_DEFERRED:
    return make_deferral (verdict);
  case CW_OUTCOME_CLEARANCE_REQUIRED:
    return make_wait (verdict);
  case CW_OUTCOME_INCOMPLETE:
  default:
    n_missing = g_strv_length (verdict->missing);
    return g_strdup_printf (ngettext ("Not finished: %u answer missing",
                                      "Not finished: %u answers missing",
                                      n_missing),
                            n_missing);
  }
}

static char *
describe_limbs (const CwVerdict *verdict)
{
  CwLimbSet blocked = limbs_in (verdict, CW_LIMB_STATE_BLOCKED);
  CwLimbSet open = limbs_in (verdict, CW_LIMB_STATE_NEEDS_CLEARANCE);

  if (blocked == CW_LIMBS_NONE && open == CW_LIMBS_NONE)
    return g_strdup ("");
  if (open == CW_LIMBS_NONE)
    return g_strdup (_ (not_on[blocked]));
  if (blocked == CW_LIMBS_NONE)
    return g_strdup (_ (waiting[open]));
  /* Translators: two whole sentences on different limbs */
  return g_strdup_printf (C_ ("two sentences", "%s %s"), _ (not_on[blocked]),
                          _ (waiting[open]));
}

char *
cw_verdict_get_detail (const CwVerdict *verdict)
{
  const CwFinding *finding;

  g_return_val_if_fail (verdict != NULL, NULL);

  switch (verdict->outcome) {
  case CW_OUTCOME_CLEARED:
  case CW_OUTCOME_CLEARANCE_REQUIRED:
    return describe_limbs (verdict);
  case CW_OUTCOME_REFUSED:
    return g_strdup (_ ("No clearance and no justification lifts this."));
  case CW_OUTCOME_DEFERRED:
    finding = find_level (verdict, CW_LEVEL_ABSOLUTE_T);
    return g_strdup (finding != NULL ? finding->effect : "");
  case CW_OUTCOME_INCOMPLETE:
  default:
    return g_strdup (
        _ ("Nothing may be prescribed before every question is answered."));
  }
}
