/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/ledger.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/dose-limits.h"

/* What is found while the ledger is read for one need. */
typedef struct {
  const CwLedger *ledger;
  const CwPressureNeed *need;
  GPtrArray *sentences;
  gboolean measure_again;
} Search;

static void
say (Search *search, char *sentence)
{
  g_ptr_array_add (search->sentences, sentence);
}

/* As say(), of what should be measured before it is used. */
static void
say_again (Search *search, char *sentence)
{
  say (search, sentence);
  search->measure_again = TRUE;
}

static gint64
get_age (const CwPressureRecord *record, const CwPressureNeed *need)
{
  return need->today - record->date;
}

/* How far down the list of choices a record stands: the lower the better. */
static int
get_rank (const CwPressureRecord *record, const CwPressureNeed *need)
{
  gboolean estimate = record->method == CW_AOP_METHOD_ESTIMATE;
  gboolean old = get_age (record, need) > cw_aop_maximum_days ();

  return (record->posture != need->posture ? 2 : 0) + (estimate || old ? 1 : 0);
}

/* A cuff that is described with another width now is not the one it was. */
static gboolean
is_same_cuff (Search *search, const CwPressureRecord *record)
{
  const CwCuff *cuff = cw_ledger_find_cuff (search->ledger, record->cuff_id);

  return record->cuff_id == search->need->cuff_id
         && (cuff == NULL || cuff->width_cm == record->cuff_width_cm);
}

/* Records come newest first, and of two alike the newer one stays. */
static const CwPressureRecord *
find_record (Search *search, CwLimbSet limb)
{
  const CwPressureNeed *need = search->need;
  const CwPressureRecord *best = NULL;

  for (guint i = 0; i < search->ledger->pressures->len; i++) {
    const CwPressureRecord *record
        = g_ptr_array_index (search->ledger->pressures, i);

    if (record->strike.at != 0 || record->limb != limb
        || !is_same_cuff (search, record) || isnan (record->aop_mmhg)
        || record->date > need->today)
      continue;
    if (best == NULL || get_rank (record, need) < get_rank (best, need))
      best = record;
  }
  return best;
}

/* The cuff with which that limb was measured last, if it is another one. */
static const CwPressureRecord *
find_other_cuff (Search *search)
{
  for (guint i = 0; i < search->ledger->pressures->len; i++) {
    const CwPressureRecord *record
        = g_ptr_array_index (search->ledger->pressures, i);

    if (record->strike.at == 0 && (record->limb & search->need->limbs) != 0
        && record->cuff_id != search->need->cuff_id)
      return record;
  }
  return NULL;
}

static void
say_missing (Search *search, CwLimbSet missing)
{
  const CwPressureRecord *other = find_other_cuff (search);
  g_autofree char *limbs = cw_limb_set_format (missing);

  if (search->need->cuff_id == 0)
    say_again (search, g_strdup (_ ("Choose the cuff: the occlusion pressure "
                                    "belongs to it.")));
  else if (other != NULL)
    say_again (search,
               /* Translators: limbs, and the name of a cuff. */
               g_strdup_printf (_ ("%s: measured with %s, not with this cuff. "
                                   "Measure the occlusion pressure with this "
                                   "one."),
                                limbs, other->cuff_name));
  else
    say_again (
        search,
        /* Translators: limbs, as "Right leg". */
        g_strdup_printf (_ ("%s: not measured yet. Measure the occlusion "
                            "pressure with this cuff."),
                         limbs));
}

static void
say_posture (Search *search, const CwPressureRecord *record)
{
  if (record->posture == search->need->posture)
    return;
  say_again (
      search,
      /* Translators: two postures, as "Measured lying, used seated". */
      g_strdup_printf (_ ("Measured in another posture (%s) than that of "
                          "the exercise (%s): measure it there."),
                       cw_posture_get_name (record->posture),
                       cw_posture_get_name (search->need->posture)));
}

static void
say_age (Search *search, const CwPressureRecord *record)
{
  gint64 age = get_age (record, search->need);
  g_autofree char *day
      = cw_date_format (cw_pressure_record_get_fresh_until (record));

  if (age > cw_aop_maximum_days ())
    say_again (search,
               g_strdup_printf (ngettext ("%d day old, too old to dose by: "
                                          "measure it again.",
                                          "%d days old, too old to dose by: "
                                          "measure it again.",
                                          (gulong)age),
                                (int)age));
  else if (age > cw_aop_fresh_days ())
    say_again (search, g_strdup_printf (ngettext ("%d day old: measure it "
                                                  "again.",
                                                  "%d days old: measure it "
                                                  "again.",
                                                  (gulong)age),
                                        (int)age));
  else
    /* Translators: %s is a date. */
    say (search, g_strdup_printf (_ ("Measure it again after %s."), day));
}

static void
say_blood_pressure (Search *search, const CwPressureRecord *record)
{
  double most = cw_dose_limits_get ()->aop_bp.warn_change_above_mmhg;
  g_autofree char *then = cw_number_format (record->sbp_mmhg, 0);
  g_autofree char *now = cw_number_format (search->need->sbp_mmhg, 0);

  if (!(fabs (record->sbp_mmhg - search->need->sbp_mmhg) > most))
    return;
  say_again (search,
             /* Translators: blood pressures in mmHg, of that day and of now. */
             g_strdup_printf (_ ("The systolic blood pressure was %s mmHg that "
                                 "day and is %s mmHg now: measure it again."),
                              then, now));
}

static void
say_estimate (Search *search, const CwPressureRecord *record)
{
  const CwDoseLimits *limits = cw_dose_limits_get ();
  gboolean leg = (record->limb & CW_LIMBS_LEGS) != 0;
  g_autofree char *low = cw_number_format (record->low_mmhg, 0);
  g_autofree char *high = cw_number_format (record->high_mmhg, 0);
  g_autofree char *most
      = cw_number_format (leg ? limits->est.warn_leg_above_percent
                              : limits->est.warn_arm_above_percent,
                          0);

  if (record->method != CW_AOP_METHOD_ESTIMATE)
    return;
  say (
      search,
      /* Translators: pressures in mmHg, and a share of them. */
      g_strdup_printf (_ ("An estimate: it may be anything from %s to %s mmHg. "
                          "Prescribe at most %s %% of it, and measure where "
                          "possible."),
                       low, high, most));
}

/* A later attempt that found nothing does not undo what was found before. */
static void
say_undetermined (Search *search, const CwPressureRecord *record)
{
  for (guint i = 0; i < search->ledger->pressures->len; i++) {
    const CwPressureRecord *later
        = g_ptr_array_index (search->ledger->pressures, i);
    g_autofree char *day = NULL;

    if (later == record)
      return;
    if (later->strike.at != 0 || !isnan (later->aop_mmhg)
        || later->limb != record->limb || later->cuff_id != record->cuff_id)
      continue;
    day = cw_date_format_short (later->date);
    /* Translators: %s is a date. */
    say_again (search,
               g_strdup_printf (_ ("On %s it could not be determined."), day));
    return;
  }
}

static void
say_all (Search *search, const CwPressureRecord *record)
{
  say_estimate (search, record);
  say_posture (search, record);
  say_undetermined (search, record);
  say_blood_pressure (search, record);
  say_age (search, record);
}

CwPressureMatch *
cw_ledger_match_pressure (const CwLedger *ledger, const CwPressureNeed *need)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  Search search = { .ledger = ledger, .need = need, .sentences = sentences };
  CwPressureMatch *match = g_new0 (CwPressureMatch, 1);
  CwLimbSet missing = CW_LIMBS_NONE;

  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    const CwPressureRecord *record = NULL;

    if ((need->limbs & CW_LIMB_BIT (limb)) == 0)
      continue;
    if (need->cuff_id != 0)
      record = find_record (&search, CW_LIMB_BIT (limb));
    if (record == NULL)
      missing |= CW_LIMB_BIT (limb);
    else if (match->record == NULL
             || record->aop_mmhg < match->record->aop_mmhg)
      match->record = record;
  }
  if (missing != CW_LIMBS_NONE)
    say_missing (&search, missing);
  if (match->record != NULL)
    say_all (&search, match->record);
  match->measure_again = search.measure_again;
  if (sentences->len > 0) {
    g_ptr_array_add (sentences, NULL);
    match->advice = g_strjoinv (" ", (char **)sentences->pdata);
  }
  return match;
}

void
cw_pressure_match_free (CwPressureMatch *match)
{
  if (match == NULL)
    return;
  g_free (match->advice);
  g_free (match);
}
