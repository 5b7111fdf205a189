/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/clearance-effect.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "model/patient.h"
#include "model/screening-band.h"

static gboolean
refuse (GError **error, const char *message)
{
  g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
check_days (const CwClearance *clearance, CwDate today, GError **error)
{
  g_autofree char *end = NULL;

  if (clearance->date == CW_DATE_NONE)
    return refuse (error, _ ("On which day was it written?"));
  if (clearance->date > today)
    return refuse (error, _ ("The letter is dated after today. Check the "
                             "date."));
  if (clearance->expiry != CW_DATE_NONE
      && clearance->expiry < clearance->date)
    return refuse (error, _ ("The letter ends before it was written. Check "
                             "both dates."));
  if (today <= cw_clearance_get_end (clearance))
    return TRUE;
  end = cw_date_format (cw_clearance_get_end (clearance));
  g_set_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID,
               /* Translators: a date. */
               _ ("The letter counted until %s. Ask for a new one."), end);
  return FALSE;
}

gboolean
cw_clearance_validate (const CwClearance *clearance,
                       CwDate today,
                       GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *role = NULL;

  g_return_val_if_fail (clearance != NULL, FALSE);

  name = cw_text_trim (clearance->name);
  role = cw_text_trim (clearance->role);
  if (clearance->finding_ids == NULL || *clearance->finding_ids == NULL)
    return refuse (error, _ ("Choose what the letter clears."));
  if (name == NULL)
    return refuse (error, _ ("Who clears it?"));
  if (role == NULL)
    return refuse (error, _ ("In which role?"));
  return check_days (clearance, today, error);
}

static const CwFinding *
find_same (const CwVerdict *verdict, const CwFinding *finding)
{
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *other = verdict->findings->pdata[i];

    if (g_str_equal (other->rule_id, finding->rule_id)
        && other->limbs == finding->limbs)
      return other;
  }
  return NULL;
}

/* Takes `sentence`. */
static void
append (GString *text, char *sentence)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, sentence);
  g_free (sentence);
}

static void
describe_finding (GString *text,
                  const CwFinding *finding,
                  const CwFinding *before)
{
  CwLimbSet newly = finding->lifted_limbs
                    & ~(before != NULL ? before->lifted_limbs : CW_LIMBS_NONE);
  g_autofree char *limbs = cw_limb_set_format (newly);

  if (newly != CW_LIMBS_NONE)
    /* Translators: a condition, and limbs. */
    append (text,
            g_strdup_printf (_ ("Lifts: %s (%s)."), finding->title, limbs));
  else if (finding->level >= CW_LEVEL_ABSOLUTE_T)
    /* Translators: a condition. */
    append (text, g_strdup_printf (_ ("Cannot be lifted by any letter: %s."),
                                   finding->title));
  else if (finding->level >= CW_LEVEL_RELATIVE_J && !finding->lifted)
    /* Translators: a condition. */
    append (text, g_strdup_printf (_ ("Not lifted by this letter: %s."),
                                   finding->title));
}

/* The limbs that become free, each with its band. */
static void
describe_limbs (GString *text,
                const CwScreeningRecord *after,
                const CwVerdict *before)
{
  for (int i = 0; i < CW_N_LIMBS; i++) {
    CwLimb limb = (CwLimb)i;
    CwDoseBand band;

    if (!cw_verdict_permits (after->verdict, limb)
        || cw_verdict_permits (before, limb))
      continue;
    band = cw_screening_band_get (after, CW_LIMB_BIT (limb));
    append (text,
            g_strdup_printf (
                /* Translators: a limb, a dose class, two shares of occlusion
                 * pressure, and two of the one-repetition maximum. */
                _ ("%s: permitted, class %s, pressure %.0f–%.0f %%, load "
                   "%.0f–%.0f %%."),
                cw_limb_get_name (limb),
                cw_dose_class_to_id (after->verdict->limbs[limb].dose_class),
                band.aop_percent_min, band.aop_percent_max,
                band.load_percent_min, band.load_percent_max));
  }
}

char *
cw_clearance_describe_effect (const CwQuestionnaire *questionnaire,
                              const CwScreeningFacts *facts,
                              const CwClearance *clearance)
{
  g_autoptr (CwScreeningRecord) after = cw_screening_record_new ();
  g_autoptr (CwVerdict) before = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (facts != NULL && clearance != NULL, NULL);

  before = cw_screening_evaluate (questionnaire, facts);
  cw_screening_facts_free (after->facts);
  after->facts = cw_screening_facts_copy (facts);
  g_ptr_array_add (after->facts->clearances, cw_clearance_copy (clearance));
  after->verdict = cw_screening_evaluate (questionnaire, after->facts);
  for (guint i = 0; i < after->verdict->findings->len; i++) {
    const CwFinding *finding = after->verdict->findings->pdata[i];

    describe_finding (text, finding, find_same (before, finding));
  }
  describe_limbs (text, after, before);
  return g_strdup (text->str);
}
