/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/demo-story.h"

#include <math.h>

#include "clinical/doctor.h"
#include "model/plan-default.h"
#include "store/demo-story-private.h"

#define DAY_S (24 * 3600)

CwDemoTeller *
cw_demo_teller_new (CwClinic *clinic,
                    CwClock *clock,
                    GRand *rand,
                    gint64 clinician_id,
                    gint64 now_s)
{
  CwDemoTeller *self = g_new0 (CwDemoTeller, 1);

  self->clinic = clinic;
  self->clock = clock;
  self->rand = rand;
  self->clinician_id = clinician_id;
  self->now_s = now_s;
  self->questions = g_hash_table_new_full (g_direct_hash, g_direct_equal, NULL,
                                           (GDestroyNotify)g_strfreev);
  self->measurements = g_hash_table_new_full (
      g_direct_hash, g_direct_equal, NULL, (GDestroyNotify)g_hash_table_unref);
  return self;
}

void
cw_demo_teller_free (CwDemoTeller *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->questions);
  g_hash_table_unref (self->measurements);
  g_free (self);
}

/* So many days ago, at that time of the day. */
static void
go_to (CwDemoTeller *self, int days_ago, int hour, int minute)
{
  gint64 midnight_s = self->now_s - self->now_s % DAY_S;
  gint64 then_s
      = midnight_s - (gint64)days_ago * DAY_S + hour * 3600 + minute * 60;

  cw_clock_manual_set_utc (self->clock, MIN (then_s, self->now_s));
}

/* Screening ------------------------------------------------------------------
 */

/* Learns from a screening in which all else is answered no. */
static void
learn_questions (CwDemoTeller *self, int key, const CwScreeningFacts *facts)
{
  const CwQuestionnaire *questionnaire
      = cw_clinic_get_questionnaire (self->clinic);
  g_autoptr (CwScreeningFacts) filled = cw_screening_facts_copy (facts);
  g_autoptr (CwAnswer) yes = cw_answer_new (CW_ANSWER_YES);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  GHashTableIter iter;
  gpointer id, answer;

  cw_screening_facts_set_answer (filled, "CONSENT", yes);
  cw_screening_fill_answers (questionnaire, filled, CW_ANSWER_NO);
  cw_screening_fill_measurements (questionnaire, filled);
  g_hash_table_iter_init (&iter, filled->answers);
  while (g_hash_table_iter_next (&iter, &id, &answer))
    if (((const CwAnswer *)answer)->value == CW_ANSWER_NO)
      g_strv_builder_add (ids, id);
  g_hash_table_insert (self->questions, GINT_TO_POINTER (key),
                       g_strv_builder_end (ids));
  g_hash_table_insert (self->measurements, GINT_TO_POINTER (key),
                       g_hash_table_ref (filled->measurements));
}

static gboolean
save_yes (CwDemoTeller *self,
          gint64 id,
          const char *question,
          CwDate date,
          CwLimbSet limbs,
          GError **error)
{
  g_autoptr (CwAnswer) yes = cw_answer_new (CW_ANSWER_YES);

  yes->date = date;
  yes->limbs = limbs;
  return cw_clinic_save_answer (self->clinic, id, question, yes, error);
}

static gboolean
answer_no (
    CwDemoTeller *self, gint64 id, int key, guint n_answers, GError **error)
{
  const char *const *all
      = g_hash_table_lookup (self->questions, GINT_TO_POINTER (key));
  g_autoptr (CwAnswer) no = cw_answer_new (CW_ANSWER_NO);
  g_autofree const char **some = g_new0 (const char *, n_answers + 1);

  for (guint i = 0; i < n_answers && all[i] != NULL; i++)
    some[i] = all[i];
  return cw_clinic_save_answers (self->clinic, id, some, no, error);
}

static gboolean
measure (CwDemoTeller *self,
         gint64 id,
         int key,
         const CwDemoStory *story,
         GError **error)
{
  gboolean high = story->state == CW_DEMO_NEEDS_CLEARANCE;
  GHashTable *normal
      = g_hash_table_lookup (self->measurements, GINT_TO_POINTER (key));
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, normal);
  while (g_hash_table_iter_next (&iter, &name, &value)) {
    double number = *(double *)value;

    if (g_str_equal (name, "sbp_mmhg"))
      number = high ? 168 : g_rand_int_range (self->rand, 108, 136);
    else if (g_str_equal (name, "dbp_mmhg"))
      number = high ? 96 : g_rand_int_range (self->rand, 64, 86);
    else if (g_str_equal (name, "heart_rate_bpm"))
      number = g_rand_int_range (self->rand, 56, 84);
    if (!cw_clinic_save_measurement (self->clinic, id, name, number, error))
      return FALSE;
  }
  return TRUE;
}

/* The answers of which the story tells, over the many that are no. */
static gboolean
answer_yes (CwDemoTeller *self,
            gint64 id,
            const CwDemoStory *story,
            CwDate today,
            GError **error)
{
  g_autoptr (CwAnswer) consent = cw_answer_new (CW_ANSWER_YES);

  consent->choice = g_strdup ("signed");
  if (!cw_clinic_save_answer (self->clinic, id, "CONSENT", consent, error))
    return FALSE;
  if (story->state == CW_DEMO_REFUSED
      && !save_yes (self, id, "PULM_HTN", CW_DATE_NONE, CW_LIMBS_NONE, error))
    return FALSE;
  if (story->state == CW_DEMO_DEFERRED
      && !save_yes (self, id, "MI_RECENT", today - 50, CW_LIMBS_NONE, error))
    return FALSE;
  return !story->blocked_arm
         || save_yes (self, id, "LYMPHOEDEMA", CW_DATE_NONE,
                      CW_LIMB_BIT (CW_LIMB_LEFT_ARM), error);
}

/* Who waits for a clearance has been asked for it. */
static gboolean
ask_doctor (CwDemoTeller *self, gint64 screening_id, GError **error)
{
  g_autoptr (CwScreeningRecord) record
      = cw_clinic_load_screening (self->clinic, screening_id, error);
  g_autoptr (CwClearanceRequest) request = cw_clearance_request_new ();

  if (record == NULL)
    return FALSE;
  for (guint i = 0; i < record->verdict->findings->len; i++) {
    const CwFinding *finding = record->verdict->findings->pdata[i];

    if (cw_finding_waits_for_clearance (finding))
      g_ptr_array_add (request->findings, cw_finding_copy (finding));
  }
  request->patient_id = record->patient_id;
  request->name = g_strdup ("Dr Priya Rao");
  request->role = g_strdup (cw_doctor_suggest (
      ((CwFinding *)request->findings->pdata[0])->rule_id));
  request->organisation = g_strdup ("Examplegate Surgery");
  request->limbs = CW_LIMBS_LEGS;
  return cw_clinic_ask_clearance (self->clinic, request, self->clinician_id,
                                  error);
}

static gboolean
screen (CwDemoTeller *self,
        const CwPatient *patient,
        const CwDemoStory *story,
        GError **error)
{
  CwDate today = cw_clinic_get_today (self->clinic);
  int key = (int)patient->sex * 1000
            + cw_date_years_between (patient->birth_date, today);
  g_autoptr (CwScreeningRecord) draft
      = cw_clinic_open_screening (self->clinic, patient->id, error);

  if (draft == NULL)
    return FALSE;
  if (!g_hash_table_contains (self->questions, GINT_TO_POINTER (key)))
    learn_questions (self, key, draft->facts);
  if (story->state == CW_DEMO_DRAFT)
    return answer_no (self, draft->id, key, 17, error);
  return answer_no (self, draft->id, key, G_MAXINT16, error)
         && measure (self, draft->id, key, story, error)
         && answer_yes (self, draft->id, story, today, error)
         && cw_clinic_sign_screening (self->clinic, draft->id,
                                      self->clinician_id, error)
         && (story->state != CW_DEMO_NEEDS_CLEARANCE
             || ask_doctor (self, draft->id, error));
}

/* Plan -----------------------------------------------------------------------
 */

static void
dose (CwDemoTeller *self,
      CwPrescription *prescription,
      const CwDemoStory *story)
{
  CwDate today = cw_clinic_get_today (self->clinic);
  gboolean leg = cw_limb_is_leg (story->limb);

  prescription->limbs = CW_LIMB_BIT (story->limb);
  if (!prescription->body_weight) {
    prescription->load_kg = story->load_kg;
    prescription->one_rm_method = CW_ONE_REP_MAX_TESTED;
    prescription->one_rm_kg = round (prescription->load_kg / 0.28);
    prescription->one_rm_date = today;
  }
  prescription->aop_mmhg = leg ? g_rand_int_range (self->rand, 165, 206)
                               : g_rand_int_range (self->rand, 118, 150);
  prescription->aop_method = CW_AOP_METHOD_DOPPLER;
  prescription->aop_date = today;
  cw_prescription_derive (prescription);
}

/* A demo shows how reasons look; it does not weigh them. */
static void
accept_warnings (CwDemoTeller *self,
                 CwPlan *plan,
                 const CwScreeningRecord *screening,
                 int next_session)
{
  CwDate today = cw_clinic_get_today (self->clinic);

  for (guint i = 0; i < plan->prescriptions->len; i++) {
    CwPrescription *prescription = plan->prescriptions->pdata[i];
    g_autoptr (GPtrArray) issues
        = cw_plan_review (plan, i, screening, next_session, today);

    for (guint j = 0; j < issues->len; j++) {
      const CwDoseIssue *issue = issues->pdata[j];

      if (cw_prescription_has_reason (prescription, issue->limit_id))
        continue;
      g_ptr_array_add (prescription->accepted_warnings,
                       cw_accepted_warning_new (
                           issue->limit_id, issue->message,
                           "Discussed with the patient, closely watched."));
    }
  }
}

static gboolean
plan_exercise (CwDemoTeller *self,
               CwPlan *plan,
               const char *exercise,
               const CwDemoStory *story,
               const CwScreeningRecord *screening)
{
  CwPrescription *prescription
      = cw_plan_add_default (plan, cw_exercise_find (exercise), screening);

  if (prescription == NULL)
    return FALSE;
  if (plan->prescriptions->len == 1)
    dose (self, prescription, story);
  else if (!prescription->body_weight) {
    const CwPrescription *first = plan->prescriptions->pdata[0];

    /* The same limb and cuff: its pressure is the first one's. */
    prescription->load_kg = first->load_kg;
    prescription->one_rm_method = first->one_rm_method;
    prescription->one_rm_kg = first->one_rm_kg;
    prescription->one_rm_date = first->one_rm_date;
  }
  cw_prescription_derive (prescription);
  return TRUE;
}

/* A first plan. */
static CwPlan *
make_first_plan (CwDemoTeller *self,
                 const CwPatientOverview *overview,
                 const CwDemoStory *story,
                 GError **error)
{
  g_autoptr (CwPlan) plan = cw_plan_new_default (overview->screening);

  plan->goal = g_strdup ("Climb stairs without holding on");
  plan->weeks = 6;
  if (plan_exercise (self, plan, story->exercise, story, overview->screening)
      && !cw_demo_measure (self, overview->patient->id,
                           plan->prescriptions->pdata[0], error))
    return NULL;
  if (plan->prescriptions->len > 0 && story->second_exercise != NULL)
    plan_exercise (self, plan, story->second_exercise, story,
                   overview->screening);
  return g_steal_pointer (&plan);
}

/* One change to the current plan, after its last session. */
static CwPlan *
make_next_plan (CwDemoTeller *self,
                const CwPatientOverview *overview,
                const CwDemoStory *story,
                GError **error)
{
  g_autoptr (CwSession) last = cw_clinic_load_last_session (
      self->clinic, overview->patient->id, error);
  g_autoptr (CwPlan) plan = NULL;
  CwPrescription *dose;

  if (last == NULL)
    return NULL;
  plan = cw_plan_new_version (overview->plan, overview->screening);
  plan->origin_session_id = last->id;
  dose = plan->prescriptions->pdata[0];
  if (story->to_failure && plan->supersedes_id != 0
      && !dose->scheme.to_fatigue) {
    cw_prescription_set_scheme (dose, cw_set_scheme_find ("FAILURE_4"));
    plan->change_reason = g_strdup ("Used to the cuff: sets to failure now");
  } else {
    dose->load_kg = 0.5 * round (2 * dose->load_kg * 1.05);
    plan->change_reason = g_strdup ("All repetitions done twice: more load");
  }
  plan->home = story->home && plan->version >= 2;
  cw_prescription_derive (dose);
  return g_steal_pointer (&plan);
}

static CwPlan *
prescribe (CwDemoTeller *self,
           const CwPatient *patient,
           const CwDemoStory *story,
           int sessions_done,
           GError **error)
{
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (self->clinic, patient->id, error);
  g_autoptr (CwPlan) plan = NULL;

  if (overview == NULL)
    return NULL;
  plan = overview->plan == NULL
             ? make_first_plan (self, overview, story, error)
             : make_next_plan (self, overview, story, error);
  if (plan == NULL)
    return NULL;
  accept_warnings (self, plan, overview->screening, sessions_done + 1);
  if (!cw_clinic_sign_plan (self->clinic, plan, self->clinician_id, error))
    return NULL;
  return g_steal_pointer (&plan);
}

/* Sessions -------------------------------------------------------------------
 */

/* Those that were held and the one that was left open. */
static int
count_sessions (const CwDemoStory *story)
{
  return story->sessions + (story->state == CW_DEMO_UNFINISHED ? 1 : 0);
}

/* Sessions are on every other day, with weekends free. */
static int
days_before_last (int sessions_before_last)
{
  static const int offsets[] = { 0, 2, 4 };

  return sessions_before_last / 3 * 7 + offsets[sessions_before_last % 3];
}

/* After so many sessions. */
static gboolean
is_plan_due (const CwDemoStory *story, int sessions)
{
  return sessions > 0
         && (sessions == story->second_plan_after
             || sessions == story->third_plan_after);
}

static CwDemoCourse
choose_course (const CwDemoStory *story, int sessions_left)
{
  gboolean is_last = sessions_left == 0;
  gboolean has_ending
      = is_last || (sessions_left == 1 && story->ending == CW_DEMO_MASTERED);

  return (CwDemoCourse){
    .ending = has_ending ? story->ending : CW_DEMO_AS_IT_COMES,
    .to_the_end = !is_last || story->state != CW_DEMO_UNFINISHED,
  };
}

/* At the beginning, with each new plan, and on the day of the last session. */
static gboolean
is_asked (const CwDemoStory *story, int sessions)
{
  return story->second_plan_after > 0
         && (sessions == 0 || sessions == count_sessions (story) - 1
             || is_plan_due (story, sessions));
}

static gboolean
ask_outcomes (CwDemoTeller *self,
              const CwPatient *patient,
              const CwDemoStory *story,
              int sessions,
              GError **error)
{
  int n_sessions = count_sessions (story);

  return !is_asked (story, sessions)
         || cw_demo_ask_outcomes (self, patient->id, story->limb,
                                  (double)sessions / MAX (n_sessions - 1, 1),
                                  error);
}

static gboolean
treat (CwDemoTeller *self,
       const CwPatient *patient,
       const CwDemoStory *story,
       GError **error)
{
  int n_sessions = count_sessions (story);
  g_autoptr (CwPlan) plan = NULL;
  CwDemoCourse course;

  for (int i = 0; i < n_sessions || plan == NULL; i++) {
    int days_ago = story->days_since_last
                   + days_before_last (MAX (n_sessions - 1 - i, 0));

    if (plan == NULL || is_plan_due (story, i)) {
      go_to (self, days_ago, 6, 30);
      g_clear_pointer (&plan, cw_plan_free);
      plan = prescribe (self, patient, story, i, error);
      if (plan == NULL)
        return FALSE;
    }
    if (i >= n_sessions)
      break;
    go_to (self, days_ago, 7, 0);
    course = choose_course (story, n_sessions - 1 - i);
    if (!ask_outcomes (self, patient, story, i, error)
        || !cw_demo_hold_session (self, plan, &course, error))
      return FALSE;
  }
  return TRUE;
}

static int
days_since_screening (const CwDemoStory *story)
{
  int days = story->days_since_last;

  if (story->sessions > 0)
    days += days_before_last (count_sessions (story) - 1) + 1;
  return story->older_screening ? MAX (days, 85) : days;
}

gboolean
cw_demo_teller_tell (CwDemoTeller *self,
                     CwPatient *patient,
                     const CwDemoStory *story,
                     GError **error)
{
  int days = days_since_screening (story);

  go_to (self, days, 6, 0);
  if (!cw_clinic_save_patient (self->clinic, patient, error))
    return FALSE;
  if (story->state == CW_DEMO_NOT_SCREENED)
    return TRUE;
  cw_demo_pass_seconds (self, 300);
  if (!screen (self, patient, story, error))
    return FALSE;
  return (story->state != CW_DEMO_IN_TREATMENT
          && story->state != CW_DEMO_UNFINISHED
          && story->state != CW_DEMO_LAPSED)
         || treat (self, patient, story, error);
}
