/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/screening-record.h"

#include "clinical/familiarisation.h"
#include "clinical/protocol.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_QUARK (cw - gate - error - quark, cw_gate_error)

CwScreeningRecord *
cw_screening_record_new (void)
{
  CwScreeningRecord *record = g_new0 (CwScreeningRecord, 1);

  record->facts = cw_screening_facts_new ();
  record->lapses
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_lapse_free);
  record->pressures = g_array_new (FALSE, FALSE, sizeof (CwPressureReading));
  record->girths = g_array_new (FALSE, FALSE, sizeof (CwGirthReading));
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    record->girth_cm[limb] = NAN;
  record->sbp_mmhg = NAN;
  record->dbp_mmhg = NAN;
  return record;
}

void
cw_screening_record_free (CwScreeningRecord *record)
{
  if (record == NULL)
    return;
  g_clear_pointer (&record->facts, cw_screening_facts_free);
  g_clear_pointer (&record->verdict, cw_verdict_free);
  g_free (record->questionnaire_version);
  g_free (record->signed_by);
  g_ptr_array_unref (record->lapses);
  g_array_unref (record->pressures);
  g_array_unref (record->girths);
  g_free (record);
}

static CwLimbSet
limbs_in_state (const CwVerdict *verdict, CwLimbSet among, CwLimbState state)
{
  CwLimbSet limbs = CW_LIMBS_NONE;

  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    if ((among & CW_LIMB_BIT (limb)) != 0
        && verdict->limbs[limb].state == state)
      limbs |= CW_LIMB_BIT (limb);
  return limbs;
}

static gboolean
refuse (GError **error, CwGateError code, const char *message)
{
  g_set_error_literal (error, CW_GATE_ERROR, code, message);
  return FALSE;
}

/* Says why a verdict other than cleared permits nothing. */
static gboolean
refuse_outcome (const CwVerdict *verdict, GError **error)
{
  g_autofree char *date = cw_date_format (verdict->deferred_until);

  switch (verdict->outcome) {
  case CW_OUTCOME_REFUSED:
    return refuse (error, CW_GATE_ERROR_NOT_CLEARED,
                   _ ("The screening refuses BFR for this patient. Choose "
                      "another treatment."));
  case CW_OUTCOME_DEFERRED:
    if (verdict->deferred_until == CW_DATE_NONE)
      return refuse (error, CW_GATE_ERROR_NOT_CLEARED,
                     _ ("The screening defers BFR until its reason has been "
                        "dealt with. Then screen again."));
    g_set_error (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_CLEARED,
                 /* Translators: a date. */
                 _ ("The screening defers BFR until %s. Screen again on that "
                    "day or later."),
                 date);
    return FALSE;
  case CW_OUTCOME_CLEARANCE_REQUIRED:
    return refuse (error, CW_GATE_ERROR_NOT_CLEARED,
                   _ ("A clearance or justification is missing. Add it in a "
                      "new screening before prescribing."));
  case CW_OUTCOME_INCOMPLETE:
  case CW_OUTCOME_CLEARED:
  default:
    return refuse (error, CW_GATE_ERROR_NOT_CLEARED,
                   _ ("The screening is not complete. Screen again and answer "
                      "every question."));
  }
}

static gboolean
refuse_limbs (GError **error, CwLimbSet limbs, const char *format)
{
  g_autofree char *names = cw_limb_set_format (limbs);
  g_autoptr (GString) message = g_string_new (format);

  g_string_replace (message, "{limbs}", names, 1);
  return refuse (error, CW_GATE_ERROR_LIMB, message->str);
}

static gboolean
check_limbs (const CwVerdict *verdict, CwLimbSet limbs, GError **error)
{
  CwLimbSet closed = limbs & ~cw_verdict_get_permitted_limbs (verdict);
  CwLimbSet blocked = limbs_in_state (verdict, closed, CW_LIMB_STATE_BLOCKED);
  CwLimbSet waiting
      = limbs_in_state (verdict, closed, CW_LIMB_STATE_NEEDS_CLEARANCE);

  if (limbs == CW_LIMBS_NONE || (limbs & ~CW_LIMBS_ALL) != 0)
    return refuse (error, CW_GATE_ERROR_LIMB,
                   _ ("No arm or leg is chosen for the cuff. Choose one that "
                      "the screening permits."));
  if (blocked != CW_LIMBS_NONE)
    return refuse_limbs (error, blocked,
                         /* Translators: keep {limbs}, as "Left arm". */
                         _ ("{limbs}: the screening blocks the cuff there. "
                            "Choose another limb."));
  if (waiting != CW_LIMBS_NONE)
    return refuse_limbs (error, waiting,
                         /* Translators: keep {limbs}, as "Left arm". */
                         _ ("{limbs}: a clearance is missing. Add it in a new "
                            "screening, or choose another limb."));
  if (closed != CW_LIMBS_NONE)
    return refuse_limbs (error, closed,
                         /* Translators: keep {limbs}, as "Left arm". */
                         _ ("{limbs}: not screened. Screen again before using "
                            "the cuff there."));
  return TRUE;
}

/* Both the day of the screening and the last day of its validity count. */
static gboolean
check_day (const CwScreeningRecord *record, CwDate today, GError **error)
{
  g_autofree char *day = NULL;

  if (today < record->facts->date) {
    day = cw_date_format (record->facts->date);
    g_set_error (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SCREENED,
                 /* Translators: a date. */
                 _ ("The screening is dated %s, which is after today. Check "
                    "the date of this computer."),
                 day);
    return FALSE;
  }
  if (today <= record->verdict->valid_until)
    return TRUE;
  day = cw_date_format (record->verdict->valid_until);
  g_set_error (error, CW_GATE_ERROR, CW_GATE_ERROR_EXPIRED,
               /* Translators: a date. */
               _ ("The screening ended on %s. Screen again before going on."),
               day);
  return FALSE;
}

/* Where the days have not run out: what else has ended it. */
static gboolean
check_lapsed (const CwScreeningRecord *record, CwDate today, GError **error)
{
  g_autoptr (GPtrArray) triggers = cw_screening_record_find_triggers (
      record, CW_LIMBS_NONE, NULL, today);
  const CwRescreenTrigger *first;

  if (triggers->len == 0)
    return TRUE;
  first = triggers->pdata[0];
  return refuse (error, CW_GATE_ERROR_LAPSED, first->sentence);
}

gboolean
cw_screening_record_permits (const CwScreeningRecord *record,
                             gint64 patient_id,
                             CwLimbSet limbs,
                             CwDate today,
                             GError **error)
{
  if (record == NULL)
    return refuse (error, CW_GATE_ERROR_NOT_SCREENED,
                   _ ("The patient has not been screened. Screen before "
                      "prescribing."));
  if (record->patient_id != patient_id)
    return refuse (error, CW_GATE_ERROR_OTHER_PATIENT,
                   _ ("The screening is another patient’s. Screen this patient "
                      "before prescribing."));
  if (!record->is_signed || record->verdict == NULL)
    return refuse (error, CW_GATE_ERROR_NOT_SIGNED,
                   _ ("The screening is not signed. Finish and sign it before "
                      "prescribing."));
  if (record->verdict->outcome != CW_OUTCOME_CLEARED)
    return refuse_outcome (record->verdict, error);
  /* A limb that is closed stays so on any day. */
  return check_limbs (record->verdict, limbs, error)
         && check_day (record, today, error)
         && check_lapsed (record, today, error);
}

gboolean
cw_screening_record_permits_first_use (const CwScreeningRecord *record,
                                       CwLimbSet limbs,
                                       CwDate today,
                                       GError **error)
{
  g_autoptr (GPtrArray) triggers
      = cw_screening_record_find_triggers (record, limbs, NULL, today);

  for (guint i = 0; i < triggers->len; i++) {
    const CwRescreenTrigger *trigger = triggers->pdata[i];

    if (trigger->rule->kind == CW_RESCREEN_LIMB)
      return refuse (error, CW_GATE_ERROR_LAPSED, trigger->sentence);
  }
  return TRUE;
}

static const CwFinding *
find_finding (const CwScreeningRecord *record,
              gboolean (*matches) (const char *rule_id))
{
  for (guint i = 0;
       record->verdict != NULL && i < record->verdict->findings->len; i++) {
    const CwFinding *finding = record->verdict->findings->pdata[i];

    if (matches (finding->rule_id))
      return finding;
  }
  return NULL;
}

static gboolean
makes_pulse_unreliable (const char *rule_id)
{
  const CwHeartRateProtocol *protocol = cw_protocol_get_heart_rate ();

  return g_strv_contains ((const char *const *)protocol->unreliable_after,
                          rule_id);
}

gboolean
cw_screening_record_has_reliable_pulse (const CwScreeningRecord *record)
{
  g_return_val_if_fail (record != NULL, FALSE);

  return find_finding (record, makes_pulse_unreliable) == NULL;
}

const char *
cw_screening_record_get_familiarisation_cause (const CwScreeningRecord *record)
{
  const CwFinding *finding;

  g_return_val_if_fail (record != NULL, NULL);

  finding = find_finding (record, cw_familiarisation_is_forced_by);
  return finding != NULL ? finding->title : NULL;
}
