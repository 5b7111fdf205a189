/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "document-fixture.h"
#include "documents/progress-report.h"

#include <math.h>

#define DAY (cw_date_new (2026, 11, 2))

typedef struct {
  CwPatient *patient;
  CwPlan *plan;
  CwCareState state;
  CwNextStep next_step;
  GPtrArray *events;
  GPtrArray *advice;
  GPtrArray *progress;
  CwTimeline *timeline;
} Fixture;

/* The load goes up by two kilograms each time. */
static CwExerciseProgress *
new_progress (int n_sessions)
{
  CwExerciseProgress *progress = cw_exercise_progress_new ();

  progress->exercise_id = g_strdup ("LEG_EXT");
  progress->limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  progress->title = g_strdup ("Knee extension, right leg");
  for (int i = 0; i < n_sessions; i++) {
    CwExerciseSession *session = cw_exercise_session_new ();

    session->session_id = i + 1;
    session->session_number = i + 1;
    session->date = DAY + 2 * i;
    session->scheme = *cw_set_scheme_find ("FIXED_30_15_15_15");
    session->load_kg = 10 + 2 * i;
    session->pain = 3;
    session->n_sets = 4;
    for (int set = 0; set < 4; set++) {
      session->targets[set] = set == 0 ? 30 : 15;
      session->reps[set] = session->targets[set] - set;
      session->details[set].load_kg = session->load_kg;
    }
    cw_exercise_session_measure (session);
    g_ptr_array_add (progress->sessions, session);
  }
  return progress;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->patient = fixture_patient ();
  fixture->plan = cw_plan_new ();
  fixture->plan->version = 2;
  fixture->plan->goal = g_strdup ("Climb stairs");
  fixture->state.sessions_done = 4;
  fixture->state.sessions_planned = 18;
  fixture->next_step.explanation = g_strdup ("Session 5 of 18 is next.");
  fixture->events =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cw_adverse_event_free);
  fixture->advice =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cw_exercise_advice_free);
  fixture->progress = g_ptr_array_new_with_free_func (
    (GDestroyNotify) cw_exercise_progress_free);
  g_ptr_array_add (fixture->progress, new_progress (4));
  fixture->timeline = cw_timeline_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_patient_free (fixture->patient);
  cw_plan_free (fixture->plan);
  g_free (fixture->next_step.explanation);
  g_ptr_array_unref (fixture->events);
  g_ptr_array_unref (fixture->advice);
  g_ptr_array_unref (fixture->progress);
  cw_timeline_free (fixture->timeline);
}

static void
add_event (Fixture *fixture)
{
  CwAdverseEvent *event = cw_adverse_event_new ();
  CwEventEntry *entry = cw_event_entry_new ();

  event->happened_at = cw_date_local_noon (DAY);
  entry->kind_id = g_strdup ("AE_BRUISE");
  entry->grade = CW_EVENT_EXPECTED;
  g_ptr_array_add (event->entries, entry);
  g_ptr_array_add (fixture->events, event);
}

static CwDocument *
new_report (Fixture *fixture, CwPaper paper, gboolean large_print)
{
  g_autoptr (CwClinicProfile) profile = fixture_profile ();
  CwProgressReport report = {
    .patient = fixture->patient,
    .plan = fixture->plan,
    .state = &fixture->state,
    .next_step = &fixture->next_step,
    .events = fixture->events,
    .advice = fixture->advice,
    .progress = fixture->progress,
    .timeline = fixture->timeline,
  };

  profile->paper = paper;
  return cw_progress_report_new (&report, profile, cw_date_new (2026, 11, 21),
                                 large_print);
}

static void
test_words (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = {
    "Margaret Okafor", "4 of 18 planned sessions held",
    "2 November 2026 to 8 November 2026", "Climb stairs",
    "Knee extension, right leg", "None recorded.", "Session 5 of 18 is next.",
    "Load, kg", "10 to 16", "Pain",
  };
  g_autoptr (CwDocument) report = new_report (fixture, CW_PAPER_A4, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    fixture_assert_has (report, words[i], TRUE);
}

/* Without a plan there is nothing to count the sessions against. */
static void
test_without_plan (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDocument) report = NULL;

  g_clear_pointer (&fixture->plan, cw_plan_free);
  fixture->plan = NULL;
  report = new_report (fixture, CW_PAPER_A4, FALSE);
  fixture_assert_has (report, "planned", FALSE);
  fixture_assert_has (report, "2 November 2026", TRUE);
}

/* Advice is told as what it is until somebody has decided, and not at all once it
 * is refused. */
static void
test_advice (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDocument) waiting = NULL;
  g_autoptr (CwDocument) accepted = NULL;
  g_autoptr (CwDocument) refused = NULL;
  CwExerciseAdvice *advice;
  CwProgression progression;

  cw_progression_init (&progression);
  advice = g_new0 (CwExerciseAdvice, 1);
  advice->title = g_strdup ("Knee extension, right leg");
  advice->exercise_id = g_strdup ("LEG_EXT");
  advice->session_id = 4;
  advice->advice = cw_progression_advise (&progression);
  advice->advice->kind = CW_ADVICE_CHANGE;
  g_free (advice->advice->headline);
  advice->advice->headline = g_strdup ("Raise the load to 18 kg");
  g_ptr_array_add (fixture->advice, advice);
  waiting = new_report (fixture, CW_PAPER_A4, FALSE);
  fixture_assert_has (waiting, "Raise the load to 18 kg · not decided yet", TRUE);

  advice->decision = cw_advice_decision_new ();
  advice->decision->outcome = CW_ADVICE_ACCEPTED;
  accepted = new_report (fixture, CW_PAPER_A4, FALSE);
  fixture_assert_has (accepted, "Raise the load to 18 kg", TRUE);
  fixture_assert_has (accepted, "not decided", FALSE);

  advice->decision->outcome = CW_ADVICE_REFUSED;
  refused = new_report (fixture, CW_PAPER_A4, FALSE);
  fixture_assert_has (refused, "Raise the load", FALSE);
}

/* Each measure twice, but for the last one. */
static void
add_outcomes (Fixture *fixture)
{
  static const struct {
    const char *measure;
    double first, last;
  } cases[] = {
    { "NPRS", 6, 3 },  { "GROC", 2, 5 },   { "CHAIR_STAND", 9, 14 },
    { "OTHER", 51, 74 }, { "GIRTH", 49.3, 51.1 },
  };
  g_autoptr (GPtrArray) scores =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cw_outcome_score_free);

  for (gsize i = 0; i < 2 * G_N_ELEMENTS (cases); i++) {
    gsize k = i % G_N_ELEMENTS (cases);
    gboolean last = i < G_N_ELEMENTS (cases);
    CwOutcomeScore *score = cw_outcome_score_new (cases[k].measure);

    score->value = last ? cases[k].last : cases[k].first;
    score->date = last ? DAY + 6 : DAY;
    if (g_str_equal (cases[k].measure, "OTHER")) {
      score->name = g_strdup ("A questionnaire with a rather long name");
      score->version = g_strdup ("2012");
      score->lowest = 0;
      score->highest = 100;
    }
    if (g_str_equal (cases[k].measure, "GIRTH")) {
      score->limb = CW_LIMB_BIT (last ? CW_LIMB_RIGHT_LEG : CW_LIMB_LEFT_LEG);
      score->landmark_id = g_strdup ("THIGH");
      score->distance_cm = 10;
    }
    g_ptr_array_add (scores, score);
  }
  cw_timeline_set_outcome_scores (fixture->timeline, scores);
}

/* CLINICAL 3.6: first and last, against the smallest change that counts. */
static void
test_outcomes (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDocument) before = new_report (fixture, CW_PAPER_A4, FALSE);
  g_autoptr (CwDocument) report = NULL;

  fixture_assert_has (before, "Outcome measures", FALSE);
  add_outcomes (fixture);
  report = new_report (fixture, CW_PAPER_A4, FALSE);
  fixture_assert_has (report, "Outcome measures", TRUE);
  fixture_assert_has (report, "6 to 3: improved, by more than 1", TRUE);
  fixture_assert_has (report, "9 to 14; which change counts is not known", TRUE);
  fixture_assert_has (report, "Right leg: 51.1 on 8 November 2026 · Left leg: "
                      "49.3 on 2 November 2026", TRUE);
}

/* Whatever there is to say, it is one page. */
static void
test_one_page (Fixture *fixture, gconstpointer data)
{
  for (int paper = CW_PAPER_A4; paper <= CW_PAPER_LETTER; paper++) {
    g_autoptr (CwDocument) report = NULL;
    g_autoptr (CwDocument) large = NULL;

    for (int i = 0; i < 3; i++)
      add_event (fixture);
    add_outcomes (fixture);
    report = new_report (fixture, (CwPaper) paper, FALSE);
    large = new_report (fixture, (CwPaper) paper, TRUE);
    fixture_assert_fits (report, (CwPaper) paper);
    fixture_assert_fits (large, (CwPaper) paper);
    g_assert_cmpint (cw_document_get_n_pages (report), ==, 1);
    fixture_assert_has (report, "Bruise", TRUE);
    fixture_assert_has (report, "and 2 more", paper == CW_PAPER_LETTER);
  }
}

static void
test_long_name (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwDocument) report = NULL;

  cw_patient_free (fixture->patient);
  fixture->patient = fixture_patient_long ();
  report = new_report (fixture, CW_PAPER_LETTER, FALSE);
  fixture_assert_fits (report, CW_PAPER_LETTER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function)                                                    \
  g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/progress-report/words", test_words);
  ADD ("/progress-report/without-plan", test_without_plan);
  ADD ("/progress-report/advice", test_advice);
  ADD ("/progress-report/outcomes", test_outcomes);
  ADD ("/progress-report/one-page", test_one_page);
  ADD ("/progress-report/long-name", test_long_name);
#undef ADD
  return g_test_run ();
}
