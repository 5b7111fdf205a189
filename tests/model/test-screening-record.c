/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "model-fixture.h"

#define RIGHT_LEG CW_LIMB_BIT (CW_LIMB_RIGHT_LEG)
#define LEFT_ARM CW_LIMB_BIT (CW_LIMB_LEFT_ARM)

static void
assert_refused (const CwScreeningRecord *record,
                gint64 patient_id,
                CwLimbSet limbs,
                CwDate today,
                CwGateError code,
                const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (
      cw_screening_record_permits (record, patient_id, limbs, today, &error));
  g_assert_error (error, CW_GATE_ERROR, (int)code);
  g_assert_cmpstr (error->message, ==, message);
}

static void
test_permits (void)
{
  g_autoptr (CwScreeningRecord) record = fixture_screening ();
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_screening_record_permits (record, 7, CW_LIMBS_ALL,
                                              fixture_today (), &error));
  g_assert_no_error (error);
}

static void
test_missing (void)
{
  g_autoptr (CwScreeningRecord) record = fixture_screening ();

  assert_refused (
      NULL, 7, RIGHT_LEG, fixture_today (), CW_GATE_ERROR_NOT_SCREENED,
      "The patient has not been screened. Screen before prescribing.");
  assert_refused (record, 8, RIGHT_LEG, fixture_today (),
                  CW_GATE_ERROR_OTHER_PATIENT,
                  "The screening is another patient’s. Screen this patient "
                  "before prescribing.");
  record->is_signed = FALSE;
  assert_refused (
      record, 7, RIGHT_LEG, fixture_today (), CW_GATE_ERROR_NOT_SIGNED,
      "The screening is not signed. Finish and sign it before prescribing.");
  record->is_signed = TRUE;
  g_clear_pointer (&record->verdict, cw_verdict_free);
  assert_refused (
      record, 7, RIGHT_LEG, fixture_today (), CW_GATE_ERROR_NOT_SIGNED,
      "The screening is not signed. Finish and sign it before prescribing.");
}

/* CLINICAL 1.4: valid_until is the last day on which it permits. */
static void
test_days (void)
{
  g_autoptr (CwScreeningRecord) record = fixture_screening ();
  CwDate last = fixture_today () + 90;

  g_assert_true (cw_screening_record_permits (record, 7, RIGHT_LEG,
                                              fixture_today (), NULL));
  g_assert_true (
      cw_screening_record_permits (record, 7, RIGHT_LEG, last, NULL));
  assert_refused (
      record, 7, RIGHT_LEG, last + 1, CW_GATE_ERROR_EXPIRED,
      "The screening ended on 19 February 2027. Screen again before going on.");
  assert_refused (record, 7, RIGHT_LEG, fixture_today () - 1,
                  CW_GATE_ERROR_NOT_SCREENED,
                  "The screening is dated 21 November 2026, which is after "
                  "today. Check the date of this computer.");
}

static void
test_outcomes (void)
{
  g_autoptr (CwScreeningRecord) record = fixture_screening ();
  CwVerdict *verdict = record->verdict;

  verdict->outcome = CW_OUTCOME_REFUSED;
  assert_refused (record, 7, RIGHT_LEG, fixture_today (),
                  CW_GATE_ERROR_NOT_CLEARED,
                  "The screening refuses BFR for this patient. Choose another "
                  "treatment.");
  verdict->outcome = CW_OUTCOME_DEFERRED;
  assert_refused (record, 7, RIGHT_LEG, fixture_today (),
                  CW_GATE_ERROR_NOT_CLEARED,
                  "The screening defers BFR until its reason has been dealt "
                  "with. Then screen again.");
  verdict->deferred_until = fixture_today () - 1;
  assert_refused (record, 7, RIGHT_LEG, fixture_today (),
                  CW_GATE_ERROR_NOT_CLEARED,
                  "The screening defers BFR until 20 November 2026. Screen "
                  "again on that day or later.");
  verdict->outcome = CW_OUTCOME_CLEARANCE_REQUIRED;
  assert_refused (record, 7, RIGHT_LEG, fixture_today (),
                  CW_GATE_ERROR_NOT_CLEARED,
                  "A clearance or justification is missing. Add it in a new "
                  "screening before prescribing.");
  verdict->outcome = CW_OUTCOME_INCOMPLETE;
  assert_refused (record, 7, RIGHT_LEG, fixture_today (),
                  CW_GATE_ERROR_NOT_CLEARED,
                  "The screening is not complete. Screen again and answer "
                  "every question.");
}

/* A closed limb closes itself and no other. */
static void
test_limbs (void)
{
  g_autoptr (CwScreeningRecord) record = fixture_screening ();
  CwLimbVerdict *arm = &record->verdict->limbs[CW_LIMB_LEFT_ARM];

  arm->state = CW_LIMB_STATE_BLOCKED;
  assert_refused (record, 7, LEFT_ARM | RIGHT_LEG, fixture_today (),
                  CW_GATE_ERROR_LIMB,
                  "Left arm: the screening blocks the cuff there. Choose "
                  "another limb.");
  arm->state = CW_LIMB_STATE_NEEDS_CLEARANCE;
  assert_refused (record, 7, LEFT_ARM, fixture_today (), CW_GATE_ERROR_LIMB,
                  "Left arm: a clearance is missing. Add it in a new "
                  "screening, or choose another limb.");
  arm->state = CW_LIMB_STATE_NOT_SCREENED;
  assert_refused (record, 7, CW_LIMBS_ARMS, fixture_today (),
                  CW_GATE_ERROR_LIMB,
                  "Left arm: not screened. Screen again before using the cuff "
                  "there.");
  g_assert_true (cw_screening_record_permits (
      record, 7, CW_LIMBS_ALL & ~LEFT_ARM, fixture_today (), NULL));
  assert_refused (record, 7, CW_LIMBS_NONE, fixture_today (),
                  CW_GATE_ERROR_LIMB,
                  "No arm or leg is chosen for the cuff. Choose one that the "
                  "screening permits.");
  assert_refused (record, 7, CW_LIMBS_ALL + 1, fixture_today (),
                  CW_GATE_ERROR_LIMB,
                  "No arm or leg is chosen for the cuff. Choose one that the "
                  "screening permits.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/screening-record/permits", test_permits);
  g_test_add_func ("/screening-record/missing", test_missing);
  g_test_add_func ("/screening-record/days", test_days);
  g_test_add_func ("/screening-record/outcomes", test_outcomes);
  g_test_add_func ("/screening-record/limbs", test_limbs);
  return g_test_run ();
}
