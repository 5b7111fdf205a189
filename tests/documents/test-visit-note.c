/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-fixture.h"
#include "clinical/safety-check.h"
#include "documents/visit-note.h"

#include <math.h>
#include <string.h>

/* 21 November 2026, 09:00. */
#define START_UTC 1795251600

static void
add_exercise (CwPlan *plan, const char *id, double load_kg)
{
  CwPrescription *p = cw_prescription_new ();

  p->id = plan->prescriptions->len + 1;
  p->exercise_id = g_strdup (id);
  p->limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  p->load_kg = load_kg;
  p->one_rm_kg = 60;
  p->aop_mmhg = 190;
  p->pressure_percent = 60;
  p->device_step_mmhg = 1;
  p->cuff_name = g_strdup ("Thigh cuff");
  p->cuff_width_cm = 13.5;
  cw_prescription_set_scheme (p, cw_set_scheme_find ("FIXED_30_15_15_15"));
  cw_prescription_derive (p);
  g_ptr_array_add (plan->prescriptions, p);
}

static CwPlan *
new_plan (int version, double load_kg)
{
  CwPlan *plan = cw_plan_new ();

  plan->id = version;
  plan->version = version;
  plan->sessions_per_week = 3;
  plan->weeks = 6;
  add_exercise (plan, "LEG_EXT", load_kg);
  add_exercise (plan, "LEG_PRESS", load_kg);
  return plan;
}

static void
add_cuff_event (CwSession *session, CwCuffEventKind kind, gint64 utc_s)
{
  CwCuffEvent event = {
    .prescription_id = 1,
    .kind = kind,
    .limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG),
    .pressure_mmhg = kind == CW_CUFF_INFLATE ? 114 : NAN,
    .at = { .utc_s = utc_s },
  };

  g_ptr_array_add (session->cuff_events, cw_cuff_event_copy (&event));
}

static void
add_set (CwSession *session, int number, int target, int reps, CwSetEnd end)
{
  CwSetEntry *set = cw_set_entry_new ();

  set->prescription_id = 1;
  set->set_number = number;
  set->target_reps = target;
  set->reps = reps;
  set->load_kg = 18;
  set->pressure_mmhg = 114;
  set->effort = number == 2 ? 7 : NAN;
  set->pain = number == 2 ? 0 : NAN;
  set->rest_s = number == 1 ? NAN : 30;
  set->end = end;
  g_ptr_array_add (session->sets, set);
}

/* Session 5, two sets of the first exercise, stopped with numbness. */
static CwVisit *
new_visit (void)
{
  CwVisit *visit = cw_visit_new ();
  CwSession *session = cw_session_new ();

  visit->patient = fixture_patient ();
  visit->plan = new_plan (2, 18);
  visit->clinician = g_strdup ("Anna Berg, physiotherapist");
  session->id = 7;
  session->number = 5;
  session->state = CW_SESSION_STOPPED;
  session->started_at = START_UTC;
  session->ended_at = START_UTC + 600;
  session->stop_rule_id = g_strdup ("STOP_NUMB");
  session->stop_note = g_strdup ("Two toes <b>& all</b>.");
  session->check = cw_same_day_check_new ();
  session->check->sbp_mmhg = 128;
  session->check->dbp_mmhg = 78;
  session->check->heart_rate_bpm = 66;
  g_hash_table_insert (session->check->results, g_strdup ("FOOD_FLUIDS"),
                       GINT_TO_POINTER (CW_CHECK_AMBER + 1));
  session->check->note = g_strdup ("Ate a banana.");
  add_set (session, 1, 30, 30, CW_SET_END_TARGET);
  add_set (session, 2, 15, 12, CW_SET_END_STOPPED);
  add_cuff_event (session, CW_CUFF_INFLATE, START_UTC + 60);
  add_cuff_event (session, CW_CUFF_DEFLATE, START_UTC + 225);
  visit->session = session;
  visit->until = (CwInstant){ .utc_s = session->ended_at };
  return visit;
}

static void
assert_says (const CwVisit *visit, const char *words, gboolean expected)
{
  g_autofree char *text = cw_visit_note_get_text (visit);

  if ((strstr (text, words) != NULL) != expected)
    g_error ("\"%s\" should%s be there:\n%s", words, expected ? "" : " not",
             text);
}

static void
test_text (void)
{
  static const char *const words[] = {
    "BFR visit\nMargaret Okafor, born 17 April 1971, CW-00001\n",
    "21 November 2026",
    "5 of 18 planned, by plan v2",
    "Held by: Anna Berg, physiotherapist",
    "Stopped: Numb",
    "Two toes <b>& all</b>.",
    "There is no signed screening.",
    "Blood pressure: 128/78 mmHg, heart rate 66 per minute\n",
    "Nothing eaten for 4 h",
    "Note: Ate a banana.",
    "Pressure prescribed: 114 mmHg, 60 % of occlusion pressure",
    "Cuff: Thigh cuff, 13.5 cm wide",
    "Set 1: 30 of 30 · 18 kg · 114 mmHg (60 %)\n",
    "Set 2: 12 of 15 · Stopped · 18 kg · 114 mmHg (60 %) · effort 7 · pain 0 · "
    "rest 30 s\n",
    "Not done.",
    "Right leg: 2:45 minutes",
    "None recorded.",
  };
  g_autoptr (CwVisit) visit = new_visit ();
  g_autofree char *text = cw_visit_note_get_text (visit);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (visit, words[i], TRUE);
  assert_says (visit, "Changed", FALSE);
  g_assert_true (g_str_has_suffix (text, "\nRemarks: "));
}

static void
test_outcomes (void)
{
  g_autoptr (CwVisit) visit = new_visit ();
  CwOutcomeScore *pain = cw_outcome_score_new ("NPRS");
  CwOutcomeScore *girth = cw_outcome_score_new ("GIRTH");

  assert_says (visit, "Outcome measures", FALSE);
  pain->value = 0;
  girth->value = 51.1;
  girth->limb = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  girth->landmark_id = g_strdup ("THIGH");
  girth->distance_cm = 10;
  g_ptr_array_add (visit->outcomes, pain);
  g_ptr_array_add (visit->outcomes, girth);
  assert_says (visit, "Pain (NPRS): 0 of 10\n", TRUE);
  assert_says (visit,
               "Girth · Thigh · Right leg: 51.1 cm · 10 cm above the upper edge "
               "of the patella\n",
               TRUE);
}

/* A session from the paper log says so, and has minutes and no clock. */
static void
test_paper_log (void)
{
  static const char *const words[] = {
    "At home: 21 November 2026\n",
    "Typed in by: Anna Berg, physiotherapist, on 23 November 2026, from the "
    "patient’s paper log\n",
    "Struck out: Read from another line. (Bo Lind, 24 November)",
    "There was none.",
    "6.5 minutes\n",
    "Remarks\nAnna Berg, physiotherapist, 23 November: Cuff <slipped> once",
  };
  g_autoptr (CwVisit) visit = new_visit ();
  CwSession *session = visit->session;
  CwPaperCuff cuff = { 1, 6.5 };
  CwSessionRemark *remark = cw_session_remark_new ();
  g_autofree char *text = NULL;

  g_ptr_array_set_size (session->cuff_events, 0);
  session->entered_at = START_UTC + 2 * 86400;
  g_array_append_val (session->paper_cuffs, cuff);
  session->strike.at = START_UTC + 3 * 86400;
  session->strike.by = g_strdup ("Bo Lind");
  session->strike.reason = g_strdup ("Read from another line.");
  remark->text = g_strdup ("Cuff <slipped> once");
  remark->written_by = g_strdup ("Anna Berg, physiotherapist");
  remark->written_at = session->entered_at;
  g_ptr_array_add (session->remarks, remark);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    assert_says (visit, words[i], TRUE);
  assert_says (visit, "Held by", FALSE);
  assert_says (visit, "Blood pressure", FALSE);
  text = cw_visit_note_get_text (visit);
  g_assert_false (g_str_has_suffix (text, "Remarks: "));
}

/* A set that was corrected says what it was; one without a measured occlusion
 * pressure has no share of it. */
static void
test_sets (void)
{
  g_autoptr (CwVisit) visit = new_visit ();
  CwSetEntry *set = g_ptr_array_index (visit->session->sets, 0);
  CwPrescription *dose = g_ptr_array_index (visit->plan->prescriptions, 0);

  set->first_reps = 28;
  dose->aop_mmhg = NAN;
  assert_says (visit, "first entered as 28", TRUE);
  assert_says (visit, "114 mmHg\n", TRUE);
  assert_says (visit, " nan", FALSE);
  set->target_reps = 0;
  assert_says (visit, "30 repetitions, as many as possible", TRUE);
  set->done_s = 170;
  set->target_s = 180;
  assert_says (visit, "2:50 of 3:00 minutes", TRUE);
}

static CwCheckEntry *
new_check (const char *id, int set_number, CwCheckResult result)
{
  CwCheckEntry *entry = cw_check_entry_new ();

  entry->check_id = g_strdup (id);
  entry->set_number = set_number;
  entry->result = result;
  return entry;
}

/* What was looked at is told once for each thing, with all its times. */
static void
test_checks (void)
{
  g_autoptr (CwVisit) visit = new_visit ();
  GPtrArray *checks = visit->session->checks;
  const CwSafetyCheck *skin = cw_safety_check_find ("CHECK_SKIN");
  g_autofree char *line = NULL;
  CwCheckEntry *measured;

  g_assert_nonnull (skin);
  assert_says (visit, "Looked at during", FALSE);
  g_ptr_array_add (checks, new_check ("CHECK_SKIN", 1, CW_CHECK_GREEN));
  measured = new_check ("CHECK_OF_OLD", 0, CW_CHECK_GREEN);
  measured->sbp_mmhg = 130;
  measured->dbp_mmhg = 81;
  measured->heart_rate_bpm = 70;
  g_ptr_array_add (checks, measured);
  g_ptr_array_add (checks, new_check ("CHECK_SKIN", 3, CW_CHECK_RED));
  line = g_strdup_printf ("\n%s: after set 1, well; after set 3, not well\n",
                          skin->label);
  assert_says (visit, "Looked at during", TRUE);
  assert_says (visit, line, TRUE);
  assert_says (visit, "CHECK_OF_OLD: 130/81 mmHg, heart rate 70, well\n", TRUE);
  measured->effort = 5;
  assert_says (visit, "heart rate 70, 5 of 10\n", TRUE);
}

static CwAdviceDecision *
new_decision (CwAdviceOutcome outcome, const char *headline, const char *reason)
{
  CwAdviceDecision *decision = cw_advice_decision_new ();

  decision->outcome = outcome;
  decision->headline = g_strdup (headline);
  decision->reason = g_strdup (reason);
  return decision;
}

/* What changed before and after it, and why. */
static void
test_changes (void)
{
  g_autoptr (CwVisit) visit = new_visit ();

  visit->plan_before = new_plan (1, 16);
  visit->plan->change_reason = g_strdup ("All repetitions done twice.");
  assert_says (visit, "Changed since the last session", TRUE);
  assert_says (visit, "16 kg", TRUE);
  assert_says (visit, "Why: All repetitions done twice.", TRUE);
  assert_says (visit, "Changed after this session", FALSE);

  visit->plan_after = new_plan (3, 14);
  visit->plan_after->change_reason = g_strdup ("Numb toes.");
  g_ptr_array_add (visit->decisions,
                   new_decision (CW_ADVICE_REFUSED, "Less pressure",
                                 "The strap was twisted."));
  g_ptr_array_add (visit->decisions,
                   new_decision (CW_ADVICE_ACCEPTED, "Less load", NULL));
  assert_says (visit, "Changed after this session", TRUE);
  assert_says (visit,
               "Advice refused: Less pressure. Reason: The strap was twisted.",
               TRUE);
  assert_says (visit, "Advice taken: Less load\n", TRUE);
  assert_says (visit, "Why: Numb toes.", TRUE);
}

static void
test_paper (gconstpointer data)
{
  CwPaper paper = (CwPaper) GPOINTER_TO_INT (data);

  for (int large = 0; large < 2; large++)
    for (int is_long = 0; is_long < 2; is_long++) {
      g_autoptr (CwVisit) visit = new_visit ();
      g_autoptr (CwClinicProfile) profile = fixture_profile ();
      g_autoptr (CwDocument) document = NULL;

      if (is_long) {
        cw_patient_free (visit->patient);
        visit->patient = fixture_patient_long ();
      }
      profile->paper = paper;
      document =
        cw_visit_note_new (visit, profile, cw_date_new (2026, 11, 21), large);
      fixture_assert_fits (document, paper);
      fixture_assert_has (document, "114 mmHg (60 %)", TRUE);
      fixture_assert_has (document, "Two toes <b>& all</b>.", TRUE);
      fixture_assert_has (document, "Remarks", TRUE);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/visit-note/text", test_text);
  g_test_add_func ("/visit-note/outcomes", test_outcomes);
  g_test_add_func ("/visit-note/paper-log", test_paper_log);
  g_test_add_func ("/visit-note/sets", test_sets);
  g_test_add_func ("/visit-note/checks", test_checks);
  g_test_add_func ("/visit-note/changes", test_changes);
  g_test_add_data_func ("/visit-note/a4", GINT_TO_POINTER (CW_PAPER_A4),
                        test_paper);
  g_test_add_data_func ("/visit-note/letter", GINT_TO_POINTER (CW_PAPER_LETTER),
                        test_paper);
  return g_test_run ();
}
