/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/verdict-steps.h"

#include <glib/gi18n-lib.h>

/* More than these are among the reasons, and not each a step. */
#define MOST_OPEN 3

void
cw_verdict_step_free (CwVerdictStep *step)
{
  if (step == NULL)
    return;
  g_free (step->title);
  g_free (step->detail);
  g_free (step);
}

/* Takes `title` and `detail`. */
static CwVerdictStep *
add (GPtrArray *steps, CwVerdictStepKind kind, char *title, char *detail)
{
  CwVerdictStep *step = g_new0 (CwVerdictStep, 1);

  step->kind = kind;
  step->title = title;
  step->detail = detail;
  g_ptr_array_add (steps, step);
  return step;
}

static void
add_answer (GPtrArray *steps, const CwVerdict *verdict)
{
  guint n = g_strv_length (verdict->missing);

  add (steps, CW_VERDICT_STEP_ANSWER,
       g_strdup_printf (ngettext ("Give the %u answer that is missing",
                                  "Give the %u answers that are missing", n),
                        n),
       g_strdup (_ ("“Don’t know” is an answer, too: it counts as the "
                    "strictest case.")));
  add (steps, CW_VERDICT_STEP_SIGN, g_strdup (_ ("Sign the screening")),
       g_strdup (_ ("Opens when nothing is missing.")));
}

static gboolean
is_open (const CwFinding *finding)
{
  return !finding->lifted
         && (finding->level == CW_LEVEL_RELATIVE_M
             || finding->level == CW_LEVEL_RELATIVE_J);
}

/* "Nerve injury", or "Nerve injury: right arm". */
static char *
name_finding (const CwFinding *finding)
{
  CwLimbSet open = finding->limbs & ~finding->lifted_limbs;
  g_autofree char *limbs = cw_limb_set_format (open);

  if (finding->whole_patient || open == CW_LIMBS_NONE)
    return g_strdup (finding->title);
  /* Translators: a condition and its limbs. */
  return g_strdup_printf (_ ("%s: %s"), finding->title, limbs);
}

static const char *
name_opening (gboolean justifiable, gboolean optional)
{
  if (optional)
    return justifiable ? _ ("If wanted, first justify it or enter a clearance")
                       : _ ("If wanted, first enter a clearance");
  return justifiable ? _ ("Justify it, or enter a clearance")
                     : _ ("Enter a clearance");
}

static void
add_open_finding (GPtrArray *steps,
                  const CwFinding *finding,
                  gboolean optional,
                  guint n_more)
{
  g_autofree char *name = name_finding (finding);
  g_autoptr (GString) detail = g_string_new (name);
  gboolean justifiable = finding->level == CW_LEVEL_RELATIVE_J;

  if (n_more > 0) {
    g_string_append (detail, ". ");
    g_string_append_printf (detail,
                            ngettext ("%u more stands among the reasons.",
                                      "%u more stand among the reasons.",
                                      n_more),
                            n_more);
  }
  add (steps,
       justifiable ? CW_VERDICT_STEP_JUSTIFICATION : CW_VERDICT_STEP_CLEARANCE,
       g_strdup (name_opening (justifiable, optional)),
       g_string_free (g_steal_pointer (&detail), FALSE))
      ->finding
      = finding;
}

/* Every finding that a letter or a reason lifts, the first ones one by one. */
static void
add_open_findings (GPtrArray *steps, const CwVerdict *verdict)
{
  gboolean optional = verdict->outcome == CW_OUTCOME_CLEARED;
  guint most = optional ? 1 : MOST_OPEN;
  guint n_open = 0, n_added = 0;

  for (guint i = 0; i < verdict->findings->len; i++)
    n_open += is_open (verdict->findings->pdata[i]);
  for (guint i = 0; i < verdict->findings->len && n_added < most; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (!is_open (finding))
      continue;
    n_added++;
    add_open_finding (steps, finding, optional,
                      n_added == most ? n_open - n_added : 0);
  }
}

/* In how many days; "" when that day is here. */
static char *
count_days (CwDate date, CwDate today)
{
  int days = (int)(date - today);

  if (days <= 0)
    return g_strdup ("");
  return g_strdup_printf (
      ngettext ("In %d day, or later.", "In %d days, or later.", (gulong)days),
      days);
}

/* The limb that is blocked for the shortest time, and from when on it may be
 * looked at again. */
static void
add_limb_again (GPtrArray *steps, const CwVerdict *verdict)
{
  const CwFinding *first = NULL;
  g_autofree char *date = NULL;
  g_autofree char *name = NULL;

  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (finding->level == CW_LEVEL_ABSOLUTE_T && !finding->whole_patient
        && finding->until != CW_DATE_NONE
        && (first == NULL || finding->until < first->until))
      first = finding;
  }
  if (first == NULL)
    return;
  date = cw_date_format (first->until);
  name = name_finding (first);
  add (steps, CW_VERDICT_STEP_SCREEN_AGAIN,
       /* Translators: %s is a date. */
       g_strdup_printf (_ ("Screen again on %s"), date), g_strdup (name))
      ->date
      = first->until;
}

static void
add_cleared (GPtrArray *steps, const CwVerdict *verdict)
{
  CwLimbSet permitted = cw_verdict_get_permitted_limbs (verdict);
  g_autofree char *limbs = cw_limb_set_format (permitted);
  g_autofree char *until = cw_date_format (verdict->valid_until);
  gboolean measured_only = FALSE;

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    measured_only |= verdict->limbs[limb].dose_class == CW_DOSE_CLASS_C;
  add (steps, CW_VERDICT_STEP_SIGN, g_strdup (_ ("Sign the screening")),
       /* Translators: a date, and how many days there are until then. */
       g_strdup_printf (ngettext ("Valid until %s, %d day",
                                  "Valid until %s, %d days",
                                  (gulong)verdict->valid_days),
                        until, verdict->valid_days))
      ->date
      = verdict->valid_until;
  add (steps, CW_VERDICT_STEP_OCCLUSION,
       g_strdup (_ ("Measure the occlusion pressure")),
       g_strdup (measured_only
                     ? _ ("In class C an estimate is not enough.")
                     : _ ("On each limb that trains, with its own cuff.")));
  add (steps, CW_VERDICT_STEP_PRESCRIBE, g_strdup (_ ("Write the plan")),
       permitted == CW_LIMBS_ALL
           ? g_strdup (_ ("Opens when signed."))
           /* Translators: %s are limbs. */
           : g_strdup_printf (_ ("Opens when signed. Only: %s"), limbs));
  add_limb_again (steps, verdict);
}

static void
add_keep (GPtrArray *steps, const char *detail)
{
  add (steps, CW_VERDICT_STEP_SIGN, g_strdup (_ ("Sign, to keep this result")),
       g_strdup (detail));
}

/* What has to be over before anybody looks again, where no date says it. */
static char *
name_conditions (const CwVerdict *verdict)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (finding->level != CW_LEVEL_ABSOLUTE_T || !finding->whole_patient
        || finding->until != CW_DATE_NONE)
      continue;
    if (names->len > 0)
      g_string_append (names, ", ");
    g_string_append (names, finding->title);
  }
  return g_string_free (g_steal_pointer (&names), FALSE);
}

static void
add_deferred (GPtrArray *steps, const CwVerdict *verdict, CwDate today)
{
  CwDate until = verdict->deferred_until;
  g_autofree char *date = cw_date_format (until);

  add_keep (steps, _ ("Nothing can be prescribed from it."));
  add (steps, CW_VERDICT_STEP_SCREEN_AGAIN,
       until != CW_DATE_NONE
           /* Translators: %s is a date. */
           ? g_strdup_printf (_ ("Screen again on %s"), date)
           : g_strdup (_ ("Screen again once this is settled")),
       until != CW_DATE_NONE ? count_days (until, today)
                             : name_conditions (verdict))
      ->date
      = until;
  add (steps, CW_VERDICT_STEP_WITHOUT_CUFF,
       g_strdup (_ ("Until then, train without a cuff")), g_strdup (""));
}

GPtrArray *
cw_verdict_get_steps (const CwVerdict *verdict, CwDate today)
{
  GPtrArray *steps
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_verdict_step_free);

  g_return_val_if_fail (verdict != NULL, steps);

  switch (verdict->outcome) {
  case CW_OUTCOME_CLEARED:
    /* Before it is signed: nothing is added to what is signed. */
    add_open_findings (steps, verdict);
    add_cleared (steps, verdict);
    break;
  case CW_OUTCOME_CLEARANCE_REQUIRED:
    add_open_findings (steps, verdict);
    add (steps, CW_VERDICT_STEP_SIGN, g_strdup (_ ("Then sign the screening")),
         g_strdup (_ ("Wait with it until they are here: Escape keeps the "
                      "draft. Nothing is added to what is signed.")));
    break;
  case CW_OUTCOME_DEFERRED:
    add_deferred (steps, verdict, today);
    break;
  case CW_OUTCOME_REFUSED:
    add_keep (steps, _ ("Nothing can be prescribed from it."));
    add (steps, CW_VERDICT_STEP_WITHOUT_CUFF,
         g_strdup (_ ("Choose exercise without a cuff")), g_strdup (""));
    break;
  case CW_OUTCOME_INCOMPLETE:
  default:
    add_answer (steps, verdict);
    break;
  }
  return steps;
}
