/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/occlusion-pressure.h"
#include "model/dose-text.h"
#include "window/common/limb-map-data.h"
#include "window/patients/attention.h"
#include "window/patients/ribbon-step.h"
#include "window/progress/progress-rows.h"

#include <math.h>
#include <string.h>

/* What the pages say about a patient follows from records and a day alone. */

static CwPatientOverview *
new_overview (const CwCareState *state, CwDate today)
{
  CwPatientOverview *overview = g_new0 (CwPatientOverview, 1);

  overview->patient = cw_patient_new ();
  overview->state = *state;
  overview->events = g_ptr_array_new ();
  overview->next_step = cw_next_step_compute (state, today);
  return overview;
}

static CwCareState
cleared (CwDate today)
{
  CwCareState state = { 0 };

  state.has_screening = TRUE;
  state.outcome = CW_OUTCOME_CLEARED;
  state.dose_class = CW_DOSE_CLASS_A;
  state.permitted_limbs = CW_LIMBS_LEGS;
  state.valid_until = today + 60;
  return state;
}

static void
assert_ribbon (const CwCareState *state,
               CwDate today,
               int current,
               const char *screening,
               const char *plan,
               const char *session)
{
  CwPatientOverview *overview = new_overview (state, today);
  const char *const expected[] = { screening, plan, session };
  CwRibbonStep steps[CW_N_RIBBON_STEPS] = { 0 };

  cw_ribbon_steps_fill (steps, overview, today);
  for (int i = 0; i < CW_N_RIBBON_STEPS; i++) {
    g_assert_cmpstr (steps[i].title, ==, expected[i]);
    g_assert_cmpint (steps[i].current, ==, i == current);
    g_assert_cmpint (steps[i].later, ==, i > current);
  }
  cw_ribbon_steps_clear (steps);
  cw_patient_overview_free (overview);
}

static void
test_ribbon (void)
{
  CwDate today = cw_date_new (2026, 11, 21);
  CwCareState state = { 0 };

  assert_ribbon (&state, today, 0, "Screening missing", "No plan yet",
                 "No session yet");
  state.has_draft = TRUE;
  assert_ribbon (&state, today, 0, "Screening not finished", "No plan yet",
                 "No session yet");
  state = cleared (today);
  assert_ribbon (&state, today, 1, "Screening valid", "No plan yet",
                 "No session yet");
  /* The last day still counts, the next one does not. */
  state.valid_until = today;
  assert_ribbon (&state, today, 1, "Screening valid", "No plan yet",
                 "No session yet");
  state.valid_until = today - 1;
  assert_ribbon (&state, today, 0, "Screening ended on 20 November 2026",
                 "No plan yet", "No session yet");
  state.outcome = CW_OUTCOME_REFUSED;
  state.dose_class = CW_DOSE_CLASS_NONE;
  state.permitted_limbs = CW_LIMBS_NONE;
  assert_ribbon (&state, today, 0, "Refused", "No plan yet", "No session yet");
}

static CwPlan *
new_plan (CwDate aop_date)
{
  CwPlan *plan = cw_plan_new ();
  CwPrescription *dose = cw_prescription_new ();

  dose->exercise_id = g_strdup ("LEG_EXT");
  dose->limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  dose->aop_mmhg = 190;
  dose->aop_date = aop_date;
  dose->pressure_mmhg = 114;
  g_ptr_array_add (plan->prescriptions, dose);
  return plan;
}

/* The status of what is said about the occlusion pressure, -1 for nothing. */
static int
get_pressure_status (int age_days)
{
  CwDate today = cw_date_new (2026, 11, 21);
  CwCareState state = cleared (today);
  CwPatientOverview *overview = new_overview (&state, today);
  g_autoptr (GPtrArray) list = NULL;
  int status = -1;

  overview->plan = new_plan (today - age_days);
  list = cw_attention_collect (overview, today);
  g_assert_cmpuint (list->len, <=, 1);
  if (list->len == 1) {
    const CwAttention *attention = g_ptr_array_index (list, 0);

    g_assert_nonnull (strstr (attention->detail, "190 mmHg"));
    g_assert_cmpstr (attention->page, ==, "plan");
    status = attention->status;
  }
  cw_patient_overview_free (overview);
  return status;
}

static void
test_pressure_attention (void)
{
  g_assert_cmpint (cw_aop_fresh_days (), ==, 14);
  g_assert_cmpint (cw_aop_maximum_days (), ==, 28);
  g_assert_cmpint (get_pressure_status (0), ==, -1);
  g_assert_cmpint (get_pressure_status (14), ==, -1);
  g_assert_cmpint (get_pressure_status (15), ==, CW_STATUS_CAUTION);
  g_assert_cmpint (get_pressure_status (28), ==, CW_STATUS_CAUTION);
  g_assert_cmpint (get_pressure_status (29), ==, CW_STATUS_BLOCKED);
}

static void
test_worst_first (void)
{
  CwDate today = cw_date_new (2026, 11, 21);
  CwCareState state = cleared (today);
  CwPatientOverview *overview = NULL;
  g_autoptr (GPtrArray) list = NULL;
  const CwAttention *first = NULL;

  state.valid_until = today - 3;
  state.has_draft = TRUE;
  state.unfinished_session_id = 7;
  overview = new_overview (&state, today);
  list = cw_attention_collect (overview, today);
  g_assert_cmpuint (list->len, ==, 3);
  first = g_ptr_array_index (list, 0);
  g_assert_cmpint (first->status, ==, CW_STATUS_BLOCKED);
  g_assert_cmpstr (first->title, ==, "The screening ended on 18 November");
  for (guint i = 1; i < list->len; i++)
    g_assert_cmpint (((CwAttention *) g_ptr_array_index (list, i))->status, <=,
                     ((CwAttention *) g_ptr_array_index (list, i - 1))->status);
  cw_patient_overview_free (overview);
}

static void
test_limb_map (void)
{
  g_autoptr (CwScreeningRecord) screening = cw_screening_record_new ();
  CwVerdict *verdict = screening->verdict = cw_verdict_new ();
  g_autoptr (CwPlan) plan = new_plan (cw_date_new (2026, 11, 9));
  g_autoptr (CwLimbMapData) data = NULL;
  g_autofree char *text = NULL;
  const CwLimbMap *map = NULL;

  for (int i = 0; i < CW_N_LIMBS; i++)
    verdict->limbs[i].max_aop_percent = NAN;
  verdict->limbs[CW_LIMB_RIGHT_LEG].state = CW_LIMB_STATE_PERMITTED;
  verdict->limbs[CW_LIMB_RIGHT_LEG].dose_class = CW_DOSE_CLASS_A;
  verdict->limbs[CW_LIMB_LEFT_ARM].state = CW_LIMB_STATE_BLOCKED;
  data = cw_limb_map_data_new (screening, plan, NULL, CW_DATE_NONE);
  map = cw_limb_map_data_get_map (data);

  g_assert_cmpint (map->limbs[CW_LIMB_RIGHT_LEG].mark, ==, CW_MARK_PERMITTED);
  g_assert_true (map->limbs[CW_LIMB_RIGHT_LEG].cuff);
  g_assert_false (map->limbs[CW_LIMB_LEFT_LEG].cuff);
  g_assert_cmpint (map->limbs[CW_LIMB_LEFT_ARM].mark, ==, CW_MARK_BLOCKED);
  g_assert_cmpstr (map->limbs[CW_LIMB_LEFT_ARM].word, ==, "Blocked");
  g_assert_cmpint (map->limbs[CW_LIMB_LEFT_LEG].mark, ==, CW_MARK_UNKNOWN);
  text = cw_limb_map_data_describe_limb (data, CW_LIMB_RIGHT_LEG);
  g_assert_nonnull (strstr (text, "Right leg: Permitted."));
  g_assert_nonnull (strstr (text, "114 mmHg"));
}

/* Green is what may have a cuff today, not what once might. */
static void
test_limb_map_ended (void)
{
  CwDate today = cw_date_new (2026, 11, 21);
  g_autoptr (CwScreeningRecord) screening = cw_screening_record_new ();
  CwVerdict *verdict = screening->verdict = cw_verdict_new ();
  g_autoptr (CwLimbMapData) last_day = NULL;
  g_autoptr (CwLimbMapData) day_after = NULL;
  const CwLimbMap *map = NULL;
  g_autofree char *text = NULL;

  screening->patient_id = 1;
  screening->is_signed = TRUE;
  screening->facts->date = today - 90;
  screening->facts->birth_date = cw_date_new (1985, 3, 2);
  verdict->outcome = CW_OUTCOME_CLEARED;
  verdict->valid_days = 90;
  verdict->valid_until = today;
  for (int i = 0; i < CW_N_LIMBS; i++) {
    verdict->limbs[i].max_aop_percent = NAN;
    verdict->limbs[i].state = CW_LIMB_STATE_PERMITTED;
    verdict->limbs[i].dose_class = CW_DOSE_CLASS_A;
  }
  verdict->limbs[CW_LIMB_LEFT_ARM].state = CW_LIMB_STATE_BLOCKED;
  last_day = cw_limb_map_data_new (screening, NULL, NULL, today);
  map = cw_limb_map_data_get_map (last_day);
  g_assert_cmpint (map->limbs[CW_LIMB_RIGHT_LEG].mark, ==, CW_MARK_PERMITTED);
  day_after = cw_limb_map_data_new (screening, NULL, NULL, today + 1);
  map = cw_limb_map_data_get_map (day_after);
  g_assert_cmpint (map->limbs[CW_LIMB_RIGHT_LEG].mark, ==, CW_MARK_UNKNOWN);
  g_assert_cmpint (map->limbs[CW_LIMB_LEFT_ARM].mark, ==, CW_MARK_BLOCKED);
  text = cw_limb_map_data_describe_limb (day_after, CW_LIMB_RIGHT_LEG);
  g_assert_nonnull (strstr (text, "The screening has ended"));
  g_assert_null (strstr (text, "%"));
}

static CwAdverseEvent *
new_stop (CwLimbSet limbs, gint64 happened_at)
{
  CwAdverseEvent *event = cw_adverse_event_new ();
  CwEventEntry *entry = cw_event_entry_new ();

  event->stop_rule_id = g_strdup ("STOP_NUMB");
  event->limbs = limbs;
  event->happened_at = happened_at;
  entry->kind_id = g_strdup ("AE_TINGLE");
  g_ptr_array_add (event->entries, entry);
  return event;
}

/* A limb that was stopped is not green, on that day; what happened and until when
 * comes before all else.  The next day it is as before. */
static void
test_limb_map_stopped (void)
{
  gint64 now = cw_date_local_noon (cw_date_new (2026, 11, 21));
  CwDate today = cw_time_local_date (now);
  g_autoptr (CwScreeningRecord) screening = cw_screening_record_new ();
  CwVerdict *verdict = screening->verdict = cw_verdict_new ();
  g_autoptr (CwPlan) plan = new_plan (today);
  g_autoptr (GPtrArray) events
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_adverse_event_free);
  g_autoptr (CwLimbMapData) stopped = NULL;
  g_autoptr (CwLimbMapData) tomorrow = NULL;
  const CwLimbMap *map = NULL;
  g_autofree char *text = NULL;

  screening->patient_id = 1;
  screening->is_signed = TRUE;
  screening->facts->date = today;
  screening->facts->birth_date = cw_date_new (1985, 3, 2);
  verdict->outcome = CW_OUTCOME_CLEARED;
  verdict->valid_days = 90;
  verdict->valid_until = today + 90;
  for (int i = 0; i < CW_N_LIMBS; i++) {
    verdict->limbs[i].max_aop_percent = NAN;
    verdict->limbs[i].state = CW_LIMB_STATE_PERMITTED;
    verdict->limbs[i].dose_class = CW_DOSE_CLASS_A;
  }
  g_ptr_array_add (events, new_stop (CW_LIMB_BIT (CW_LIMB_RIGHT_LEG), now));
  stopped = cw_limb_map_data_new (screening, plan, events, today);
  map = cw_limb_map_data_get_map (stopped);
  g_assert_cmpint (map->limbs[CW_LIMB_RIGHT_LEG].mark, ==, CW_MARK_BLOCKED);
  g_assert_cmpint (map->limbs[CW_LIMB_LEFT_LEG].mark, ==, CW_MARK_PERMITTED);
  g_assert_cmpstr (map->limbs[CW_LIMB_RIGHT_LEG].word, ==, "Stopped today");
  text = cw_limb_map_data_describe_limb (stopped, CW_LIMB_RIGHT_LEG);
  g_assert_true (g_str_has_prefix (text, "Right leg: Stopped today. "));
  g_assert_nonnull (strstr (text, "No cuff there before 22 November"));
  g_assert_null (strstr (text, "114 mmHg"));

  tomorrow = cw_limb_map_data_new (screening, plan, events, today + 1);
  map = cw_limb_map_data_get_map (tomorrow);
  g_assert_cmpint (map->limbs[CW_LIMB_RIGHT_LEG].mark, ==, CW_MARK_PERMITTED);
}

/* Without a class, nothing is permitted and there is no cuff to show. */
static void
test_limb_map_unknown (void)
{
  g_autoptr (CwLimbMapData) data = cw_limb_map_data_new (NULL, NULL, NULL, CW_DATE_NONE);
  const CwLimbMap *map = cw_limb_map_data_get_map (data);

  for (int i = 0; i < CW_N_LIMBS; i++) {
    g_assert_cmpint (map->limbs[i].mark, ==, CW_MARK_UNKNOWN);
    g_assert_false (map->limbs[i].cuff);
    g_assert_null (map->limbs[i].lines[0]);
  }
}

static CwExerciseSession *
new_session (CwDate date, int n_sets, double first, double load_kg)
{
  CwExerciseSession *session = cw_exercise_session_new ();

  session->date = date;
  session->plan_version = 2;
  session->n_sets = n_sets;
  session->load_kg = load_kg;
  session->effort = 7;
  for (int i = 0; i < n_sets; i++)
    session->reps[i] = first - 5 * i;
  cw_exercise_session_measure (session);
  return session;
}

static void
assert_table (const CwExerciseProgress *progress,
              guint n_expected_words,
              const char *const lines[3])
{
  guint n_words = 0;
  g_autoptr (GPtrArray) rows = cw_progress_tabulate (progress, &n_words);

  g_assert_cmpuint (n_words, ==, n_expected_words);
  g_assert_cmpuint (rows->len, ==, 3);
  for (guint i = 0; i < rows->len; i++) {
    g_autofree char *line = g_strjoinv ("|", rows->pdata[i]);

    g_assert_cmpstr (line, ==, lines[i]);
  }
}

/* Newest first; sessions with fewer sets leave the others empty. */
static void
test_progress_rows (void)
{
  static const char *const lines[] = {
    "Date|Plan|Set 1|Set 2|Set 3|Total|kg|mmHg|Effort|Cuff|Pain",
    "11 November|v2|30|25|20|75|12.5||7||",
    "9 November|v2|20|15||35|||7||",
  };
  static const char *const with_course[] = {
    "Date|Plan|Course|Set 1|Set 2|Set 3|Total|kg|mmHg|Effort|Cuff|Pain",
    "11 November|v2|Set 2: Cuff · Set 3: Stopped|30|25|20|75|12.5||7||",
    "9 November|v2|At home · Sets 1–2: Short|20|15||35|||7||",
  };
  g_autoptr (CwExerciseProgress) progress = cw_exercise_progress_new ();
  CwExerciseSession *first
      = new_session (cw_date_new (2026, 11, 9), 2, 20, NAN);
  CwExerciseSession *second
      = new_session (cw_date_new (2026, 11, 11), 3, 30, 12.5);

  g_ptr_array_add (progress->sessions, first);
  g_ptr_array_add (progress->sessions, second);
  assert_table (progress, 2, lines);

  /* What has a mark in the chart has words in the table. */
  first->from_paper = TRUE;
  first->details[0].end = first->details[1].end = CW_SET_END_SHORT;
  second->details[1].end = CW_SET_END_SHORT;
  second->details[1].short_reason = CW_SHORT_CUFF;
  second->details[2].end = CW_SET_END_STOPPED;
  assert_table (progress, 3, with_course);
}

static void
test_done (void)
{
  g_autofree char *all = cw_dose_text_done (16, 114, 7, 0);
  g_autofree char *none = cw_dose_text_done (NAN, NAN, NAN, NAN);

  g_assert_cmpstr (all, ==, "16 kg · 114 mmHg · effort 7 · pain 0");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/patient-texts/ribbon", test_ribbon);
  g_test_add_func ("/patient-texts/pressure-attention",
                   test_pressure_attention);
  g_test_add_func ("/patient-texts/worst-first", test_worst_first);
  g_test_add_func ("/patient-texts/limb-map", test_limb_map);
  g_test_add_func ("/patient-texts/limb-map-unknown", test_limb_map_unknown);
  g_test_add_func ("/patient-texts/limb-map-ended", test_limb_map_ended);
  g_test_add_func ("/patient-texts/limb-map-stopped", test_limb_map_stopped);
  g_test_add_func ("/patient-texts/progress-rows", test_progress_rows);
  g_test_add_func ("/patient-texts/done", test_done);
  return g_test_run ();
}
