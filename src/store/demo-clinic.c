/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/demo-clinic.h"

#include <glib/gi18n-lib.h>

#include "store/clinic-private.h"
#include "store/clinic-table.h"
#include "store/demo-people.h"
#include "store/demo-story-private.h"

/* People of small clinics have long histories; of the many of a large one most
 * were registered and no more, as it is there to try out size. */
#define N_WITH_HISTORY 400
/* Patients between two reports of progress. */
#define REPORT_EVERY 50

/* The first patients are the same in every demo: somebody in each state of
 * care, for pictures and guides. */
typedef struct {
  const char *family_name, *given_names;
  int birth_year, birth_month, birth_day;
  CwSex sex;
  const char *problem;
  gboolean archived;
  CwDemoStory story;
} Guest;

static const Guest guests[] = {
  { "Okafor",
    "Margaret",
    -55,
    4,
    17,
    CW_SEX_FEMALE,
    "Right knee osteoarthritis",
    FALSE,
    { .state = CW_DEMO_IN_TREATMENT,
      .sessions = 4,
      .days_since_last = 2,
      .second_plan_after = 2,
      .ending = CW_DEMO_MASTERED,
      .exercise = "LEG_EXT",
      .blocked_arm = TRUE,
      .second_exercise = NULL,
      .limb = CW_LIMB_RIGHT_LEG,
      .load_kg = 14 } },
  { "Lindqvist",
    "Tom",
    -27,
    8,
    3,
    CW_SEX_MALE,
    "Left patellar tendon",
    FALSE,
    { .state = CW_DEMO_IN_TREATMENT,
      .sessions = 8,
      .days_since_last = 3,
      .second_plan_after = 4,
      .to_failure = TRUE,
      .exercise = "LEG_EXT",
      .limb = CW_LIMB_LEFT_LEG,
      .load_kg = 18.5 } },
  { "Haddad",
    "Leila",
    -41,
    1,
    29,
    CW_SEX_FEMALE,
    "Tennis elbow",
    FALSE,
    { .state = CW_DEMO_DRAFT } },
  { "Keller",
    "Jonas",
    -63,
    11,
    8,
    CW_SEX_MALE,
    "Left knee osteoarthritis",
    FALSE,
    { .state = CW_DEMO_DEFERRED, .days_since_last = 20 } },
  { "Mwangi",
    "Grace",
    -70,
    6,
    21,
    CW_SEX_FEMALE,
    "Hip osteoarthritis",
    FALSE,
    { .state = CW_DEMO_REFUSED, .days_since_last = 12 } },
  { "Zieliński",
    "Piotr",
    -58,
    2,
    14,
    CW_SEX_MALE,
    "Weakness after ankle sprain",
    FALSE,
    { .state = CW_DEMO_NEEDS_CLEARANCE, .days_since_last = 8 } },
  { "Raman",
    "Devika",
    -36,
    9,
    30,
    CW_SEX_FEMALE,
    "Anterior cruciate ligament reconstruction",
    FALSE,
    { .state = CW_DEMO_IN_TREATMENT,
      .sessions = 6,
      .days_since_last = 2,
      .older_screening = TRUE,
      .exercise = "LEG_EXT",
      .second_exercise = "LEG_CURL",
      .limb = CW_LIMB_RIGHT_LEG,
      .load_kg = 12 } },
  { "Adeyemi",
    "Oluwaseun",
    -33,
    5,
    5,
    CW_SEX_MALE,
    "Patellofemoral pain",
    FALSE,
    { .state = CW_DEMO_NOT_SCREENED } },
  { "Bak",
    "Søren",
    -47,
    12,
    24,
    CW_SEX_MALE,
    "Achilles tendon pain",
    FALSE,
    { .state = CW_DEMO_CLEARED, .days_since_last = 1 } },
  { "Chen",
    "Mei-Ling",
    -29,
    3,
    8,
    CW_SEX_FEMALE,
    "Distal radius fracture",
    FALSE,
    { .state = CW_DEMO_IN_TREATMENT,
      .sessions = 2,
      .days_since_last = 2,
      .ending = CW_DEMO_CUFF_HURT,
      .exercise = "CURL_BI",
      .limb = CW_LIMB_RIGHT_ARM,
      .load_kg = 4 } },
  { "Weiss",
    "Hannah",
    -45,
    7,
    19,
    CW_SEX_FEMALE,
    "Quadriceps weakness",
    FALSE,
    { .state = CW_DEMO_IN_TREATMENT,
      .sessions = 5,
      .days_since_last = 16,
      .exercise = "LEG_EXT",
      .limb = CW_LIMB_LEFT_LEG,
      .load_kg = 11 } },
  { "Yıldız",
    "Ibrahim",
    -52,
    10,
    2,
    CW_SEX_MALE,
    "Muscle loss after plaster",
    FALSE,
    { .state = CW_DEMO_UNFINISHED,
      .sessions = 11,
      .days_since_last = 0,
      .second_plan_after = 6,
      .exercise = "LEG_EXT",
      .limb = CW_LIMB_RIGHT_LEG,
      .load_kg = 15 } },
  { "Novak",
    "Ivana",
    -60,
    2,
    2,
    CW_SEX_FEMALE,
    "Knee osteoarthritis",
    FALSE,
    { .state = CW_DEMO_LAPSED,
      .sessions = 9,
      .days_since_last = 80,
      .second_plan_after = 5,
      .blocked_arm = TRUE,
      .exercise = "LEG_EXT",
      .limb = CW_LIMB_LEFT_LEG,
      .load_kg = 12.5 } },
  { "O’Brien-Featherstonehaugh",
    "Alexandra Elizabeth Rose Wilhelmina",
    -38,
    1,
    1,
    CW_SEX_FEMALE,
    "Rotator cuff pain",
    FALSE,
    { .state = CW_DEMO_NOT_SCREENED } },
  { "佐藤",
    "美咲",
    -31,
    4,
    4,
    CW_SEX_FEMALE,
    "Patellar tendon pain",
    FALSE,
    { .state = CW_DEMO_CLEARED, .days_since_last = 30 } },
  { "Costa",
    "Rafael",
    -49,
    5,
    11,
    CW_SEX_MALE,
    "Quadriceps weakness after meniscus repair",
    FALSE,
    { .state = CW_DEMO_IN_TREATMENT,
      .sessions = 10,
      .days_since_last = 3,
      .second_plan_after = 3,
      .third_plan_after = 7,
      .home = TRUE,
      .ending = CW_DEMO_TOO_HEAVY,
      .exercise = "LEG_EXT",
      .limb = CW_LIMB_RIGHT_LEG,
      .load_kg = 16 } },
  { "Petrova",
    "Elena",
    -44,
    8,
    23,
    CW_SEX_FEMALE,
    "Weak calf after ankle fracture",
    FALSE,
    { .state = CW_DEMO_IN_TREATMENT,
      .sessions = 5,
      .days_since_last = 1,
      .ending = CW_DEMO_WENT_NUMB,
      .exercise = "LEG_EXT",
      .limb = CW_LIMB_LEFT_LEG,
      .load_kg = 10 } },
  { "Hughes",
    "Arthur",
    -77,
    9,
    9,
    CW_SEX_MALE,
    "Moved away",
    TRUE,
    { .state = CW_DEMO_LAPSED,
      .sessions = 3,
      .days_since_last = 200,
      .exercise = "LEG_EXT",
      .limb = CW_LIMB_RIGHT_LEG,
      .load_kg = 9 } },
};

static const char *const exercises[] = { "LEG_EXT", "LEG_CURL", "CURL_BI" };

static int
get_year (CwDate date)
{
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_julian (&day, (guint32)date);
  return g_date_get_year (&day);
}

/* Birth years of guests are before this year's, so that they never grow old. */
static CwPatient *
invite (const Guest *guest, guint number, GRand *rand, CwDate today)
{
  CwPatient *patient = cw_patient_new ();

  patient->family_name = g_strdup (guest->family_name);
  patient->given_names = g_strdup (guest->given_names);
  patient->birth_date = cw_date_new (get_year (today) + guest->birth_year,
                                     guest->birth_month, guest->birth_day);
  patient->sex = guest->sex;
  patient->problem = g_strdup (guest->problem);
  patient->identifier = cw_demo_people_get_identifier (number);
  patient->phone = cw_demo_people_invent_phone (rand);
  return patient;
}

static CwDemoState
invent_state (GRand *rand, gboolean with_history)
{
  static const struct {
    CwDemoState state;
    int up_to[2]; /* of a hundred: with long histories, and of the many */
  } shares[] = {
    { CW_DEMO_NOT_SCREENED, { 20, 90 } },    { CW_DEMO_DRAFT, { 25, 91 } },
    { CW_DEMO_REFUSED, { 31, 92 } },         { CW_DEMO_DEFERRED, { 37, 93 } },
    { CW_DEMO_NEEDS_CLEARANCE, { 43, 94 } }, { CW_DEMO_CLEARED, { 53, 96 } },
    { CW_DEMO_LAPSED, { 68, 98 } },
  };
  int share = g_rand_int_range (rand, 0, 100);

  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    if (share < shares[i].up_to[with_history ? 0 : 1])
      return shares[i].state;
  return CW_DEMO_IN_TREATMENT;
}

static void
invent_story (GRand *rand, gboolean with_history, CwDemoStory *story)
{
  *story = (CwDemoStory){ 0 };
  story->state = invent_state (rand, with_history);
  story->days_since_last = g_rand_int_range (rand, 1, 20);
  story->exercise
      = exercises[g_rand_int_range (rand, 0, G_N_ELEMENTS (exercises))];
  story->limb = g_str_equal (story->exercise, "CURL_BI") ? CW_LIMB_RIGHT_ARM
                                                         : CW_LIMB_RIGHT_LEG;
  story->load_kg = g_rand_int_range (rand, 4, 14);
  story->sessions = g_rand_int_range (rand, 1, with_history ? 11 : 4);
  if (story->state == CW_DEMO_LAPSED)
    story->days_since_last = g_rand_int_range (rand, 91, 400);
  else if (story->state != CW_DEMO_IN_TREATMENT)
    story->sessions = 0;
  if (story->sessions > 6) {
    story->second_plan_after = story->sessions / 2 + 1;
    story->to_failure = story->second_plan_after >= 5;
  }
}

static gboolean
add_people (CwClinic *clinic, gint64 *clinician_id, GError **error)
{
  g_autoptr (CwClinicProfile) profile = cw_clinic_profile_new ();
  g_autoptr (CwClinician) clinician = cw_clinician_new ();

  profile->name = g_strdup ("Riverside Physiotherapy (demo)");
  profile->address = g_strdup ("1 Invented Lane, Exampleton");
  profile->phone = g_strdup ("020 7946 0123");
  profile->emergency_phone = g_strdup ("999");
  profile->urgent_phone = g_strdup ("111");
  profile->paper = CW_PAPER_A4;
  profile->invented = TRUE;
  clinician->name = g_strdup ("Anna Berg");
  clinician->profession = g_strdup ("physiotherapist");
  clinician->active = TRUE;
  if (!cw_clinic_save_profile (clinic, profile, error)
      || !cw_clinic_save_clinician (clinic, clinician, error))
    return FALSE;
  *clinician_id = clinician->id;
  return cw_demo_add_equipment (clinic, error);
}

static gboolean
tell_one (CwDemoTeller *teller,
          CwClinic *clinic,
          guint number,
          GRand *rand,
          CwDate today,
          GError **error)
{
  g_autoptr (CwPatient) patient = NULL;
  CwDemoStory story;

  if (number < G_N_ELEMENTS (guests)) {
    const Guest *guest = &guests[number];

    patient = invite (guest, number, rand, today);
    return cw_demo_teller_tell (teller, patient, &guest->story, error)
           && (!guest->archived
               || cw_clinic_set_archived (clinic, patient->id, TRUE, error));
  }
  patient = cw_demo_people_invent (rand, number, today);
  invent_story (rand, number < N_WITH_HISTORY, &story);
  return cw_demo_teller_tell (teller, patient, &story, error);
}

typedef struct {
  guint n_patients;
  void (*progress) (double done, gpointer data);
  gpointer data;
  GCancellable *cancellable;
} Report;

static gboolean
report (const Report *report_to, guint number, GError **error)
{
  if (number % REPORT_EVERY != 0)
    return TRUE;
  if (report_to->progress != NULL)
    report_to->progress ((double)number / report_to->n_patients,
                         report_to->data);
  return !g_cancellable_set_error_if_cancelled (report_to->cancellable, error);
}

static gboolean
fill (CwClinic *clinic,
      CwClock *clock,
      guint32 seed,
      const Report *report_to,
      gint64 now_s,
      GError **error)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (CwDemoTeller) teller = NULL;
  CwDate today = cw_time_local_date (now_s);
  gint64 clinician_id;

  if (!cw_clinic_table_set_time_by_hand (cw_clinic_get_database (clinic),
                                         now_s, error)
      || !add_people (clinic, &clinician_id, error))
    return FALSE;
  teller = cw_demo_teller_new (clinic, clock, rand, clinician_id, now_s);
  for (guint number = 0; number < report_to->n_patients; number++)
    if (!report (report_to, number, error)
        || !tell_one (teller, clinic, number, rand, today, error))
      return FALSE;
  return report (report_to, 0, error);
}

/* More memory for the time in which rows go to places all over the file. */
static gboolean
set_cache (CwClinic *clinic, const char *pragma, GError **error)
{
  return cw_database_execute (cw_clinic_get_database (clinic), pragma, error);
}

gboolean
cw_demo_clinic_fill (CwClinic *clinic,
                     guint n_patients,
                     guint32 seed,
                     void (*progress) (double done, gpointer data),
                     gpointer data,
                     GCancellable *cancellable,
                     GError **error)
{
  const Report report_to = { n_patients, progress, data, cancellable };
  gint64 now_s = cw_clinic_get_time (clinic);
  g_autoptr (CwClock) clock = NULL;
  CwClock *own_clock;
  gint64 n_before;
  gboolean success;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), FALSE);

  n_before = cw_clinic_count_patients (clinic, error);
  if (n_before < 0)
    return FALSE;
  if (n_before > 0) {
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED,
                         _ ("There are patients in this clinic. Invented ones "
                            "can only be put into an empty one."));
    return FALSE;
  }
  if (!set_cache (clinic, "PRAGMA cache_size = -262144", error)
      || !cw_clinic_begin_batch (clinic, error))
    return FALSE;
  clock = cw_clock_manual_new (now_s);
  own_clock = cw_clinic_set_clock (clinic, clock);
  success = fill (clinic, clock, seed, &report_to, now_s, error);
  cw_clinic_set_clock (clinic, own_clock);
  success = cw_clinic_end_batch (clinic, success, error);
  set_cache (clinic, "PRAGMA cache_size = -16384", NULL);
  if (success && progress != NULL)
    progress (1, data);
  return success;
}
