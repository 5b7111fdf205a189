/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-test.h"

/* Doses that the database refuses, attacked as in test-gate.c: by another
 * connection with nothing switched on. */

/* A signed screening that permits all limbs; `limb` are columns of the right
 * leg's verdict, beside its class, and `values` what they hold. */
#define SCREENING(class, limb, values)                                         \
  "INSERT INTO screening (id, patient_id, date, questionnaire_version)"        \
  " VALUES (60, 1, :today, 'x');"                                              \
  "INSERT INTO answer (screening_id, question_id, value)"                      \
  " VALUES (60, 'PAD', 'no');"                                                 \
  "INSERT INTO limb_verdict (screening_id, limb, state, dose_class) VALUES"    \
  " (60, 'LEFT_ARM', 'PERMITTED', 'A'), (60, 'RIGHT_ARM', 'PERMITTED', 'A'),"  \
  " (60, 'LEFT_LEG', 'PERMITTED', 'A');"                                       \
  "INSERT INTO limb_verdict (screening_id, limb, state, dose_class, " limb     \
  ") VALUES (60, 'RIGHT_LEG', 'PERMITTED', '" class                            \
      "', " values ");"                                                        \
      "UPDATE screening SET signed_at = :now, clinician_id = 1, signed_by = "  \
      "'A',"                                                                   \
      " birth_date = '1985-03-02', sex = 'female', outcome = 'CLEARED',"       \
      " dose_class = 'A', valid_days = 90, valid_until = date(:today, '+90 "   \
      "days')"                                                                 \
      " WHERE id = 60;"
#define PLAN                                                                   \
  "INSERT INTO plan (id, patient_id, screening_id, version, line,"             \
  " supersedes_id, sessions_per_week, weeks, home, exercise_count,"            \
  " clinician_id, signed_by, signed_at, signed_on) VALUES (50, 1, 60, 1, 1,"   \
  " NULL, 2, 8, 0, 1, 1, 'A', :now, :today);"
#define DOSE(method, posture, mmhg)                                            \
  "INSERT INTO prescription (plan_id, position, exercise_id, modality, limbs," \
  " one_rm_method, body_weight, scheme_reps, scheme_rest_s,"                   \
  " scheme_to_fatigue, rest_s, tempo, intermittent, elastic_wrap,"             \
  " cuff_width_cm, aop_mmhg, aop_method, aop_posture, aop_date, posture,"      \
  " pressure_mmhg, warning_count) VALUES (50, 0, 'LEG_EXT', 'resistance',"     \
  " 'RIGHT_LEG', 'none', 1, '30/15', 30, 0, 30, '2-0-2', 0, 0, 13.5, 200, "    \
  "'" method "', '" posture "', :today, '" posture "', " mmhg ", 0);"

/* The usual dose with other columns in place of its own. */
#define OTHER(columns, values)                                                 \
  "INSERT INTO prescription (plan_id, position, exercise_id, modality, limbs," \
  " one_rm_method, body_weight, scheme_rest_s, scheme_to_fatigue,"             \
  " elastic_wrap, warning_count, " columns ") VALUES (50, 0, 'LEG_EXT',"       \
  " 'resistance', 'RIGHT_LEG', 'none', 1, 30, 0, 0, 0, " values ");"
#define ANYBODY SCREENING ("A", "max_aop_percent", "NULL") PLAN
#define CLASS_C SCREENING ("C", "max_aop_percent", "NULL") PLAN
#define CUFF                                                                   \
  "cuff_width_cm, aop_mmhg, aop_method, aop_posture, aop_date, posture,"       \
  " pressure_mmhg"
#define CUFF_VALUES "13.5, 200, 'doppler', 'seated', :today, 'seated', 80"
#define SETS(scheme, tempo, rest, intermittent)                                \
  OTHER (CUFF ", scheme_reps, tempo, rest_s, intermittent",                    \
         CUFF_VALUES ", '" scheme "', '" tempo "', " rest ", " intermittent)
#define AOP(method, width, age, aop_posture, posture)                          \
  OTHER ("scheme_reps, tempo, rest_s, intermittent, " CUFF,                    \
         "'30/15', '2-0-2', 30, 1, " width ", 200, '" method                   \
         "', '" aop_posture "', date(:today, '" age "'), '" posture "', 80")

static const struct {
  const char *name;
  const char *sql;
  gboolean honest;
} attacks[] = {
  { "cap-reached",
    SCREENING ("B", "max_aop_percent", "55")
        PLAN DOSE ("doppler", "seated", "110"),
    TRUE },
  { "cap-exceeded",
    SCREENING ("B", "max_aop_percent", "55")
        PLAN DOSE ("doppler", "seated", "111"),
    FALSE },
  { "cap-in-class-a",
    SCREENING ("A", "max_aop_percent", "55")
        PLAN DOSE ("doppler", "seated", "111"),
    FALSE },
  { "measured",
    SCREENING ("B", "measured_aop_only", "1")
        PLAN DOSE ("doppler", "seated", "100"),
    TRUE },
  { "estimated",
    SCREENING ("B", "measured_aop_only", "1")
        PLAN DOSE ("estimate", "seated", "100"),
    FALSE },
  { "estimated-else",
    SCREENING ("B", "measured_aop_only", "0")
        PLAN DOSE ("estimate", "seated", "100"),
    TRUE },
  { "seated",
    SCREENING ("B", "seated_only", "1") PLAN DOSE ("doppler", "seated", "100"),
    TRUE },
  { "standing",
    SCREENING ("B", "seated_only", "1")
        PLAN DOSE ("doppler", "standing", "100"),
    FALSE },
  { "sets-5", ANYBODY SETS ("9/9/9/9/9", "2-0-2", "30", "0"), TRUE },
  { "sets-6", ANYBODY SETS ("9/9/9/9/9/9", "2-0-2", "30", "0"), FALSE },
  { "reps-40", ANYBODY SETS ("40/30/30", "1-0-1", "30", "0"), TRUE },
  { "reps-41", ANYBODY SETS ("41/9", "1-0-1", "30", "0"), FALSE },
  { "reps-101", ANYBODY SETS ("40/30/31", "1-0-1", "30", "0"), FALSE },
  { "rest-15", ANYBODY SETS ("30/15", "2-0-2", "15", "0"), TRUE },
  { "rest-14", ANYBODY SETS ("30/15", "2-0-2", "14", "0"), FALSE },
  /* 75 × 6.8 + 3 × 30 = 600 s */
  { "bout-600-s", ANYBODY SETS ("30/15/15/15", "3-0.8-3", "30", "0"), TRUE },
  { "bout-607-s", ANYBODY SETS ("30/15/15/15", "3-0.9-3", "30", "0"), FALSE },
  { "bout-in-parts", ANYBODY SETS ("30/15/15/15", "3-0.9-3", "30", "1"), TRUE },
  { "failure-at-first", ANYBODY SETS ("30/F", "2-0-2", "30", "0"), FALSE },
  { "aop-estimate",
    ANYBODY AOP ("estimate", "7", "-28 days", "seated", "seated"), TRUE },
  { "aop-estimate-narrow",
    ANYBODY AOP ("estimate", "6.9", "-28 days", "seated", "seated"), FALSE },
  { "aop-estimate-old",
    ANYBODY AOP ("estimate", "7", "-29 days", "seated", "seated"), FALSE },
  { "aop-measured-old",
    ANYBODY AOP ("doppler", "7", "-29 days", "seated", "seated"), TRUE },
  { "aop-of-tomorrow",
    ANYBODY AOP ("doppler", "7", "+1 days", "seated", "seated"), FALSE },
  { "aop-less-upright",
    ANYBODY AOP ("doppler", "7", "0 days", "lying", "standing"), TRUE },
  { "aop-more-upright",
    ANYBODY AOP ("doppler", "7", "0 days", "seated", "lying"), FALSE },
  { "c-intermittent", CLASS_C SETS ("30/15", "2-0-2", "30", "1"), TRUE },
  { "c-continuous", CLASS_C SETS ("30/15", "2-0-2", "30", "0"), FALSE },
  { "c-old", CLASS_C AOP ("doppler", "13.5", "-29 days", "seated", "seated"),
    FALSE },
  { "c-not-old",
    CLASS_C AOP ("doppler", "13.5", "-28 days", "seated", "seated"), TRUE },
};

static void
test_attack (StoreTest *test, gconstpointer data)
{
  const gsize index = GPOINTER_TO_SIZE (data);

  store_test_attack (test, attacks[index].sql, attacks[index].honest);
}

/* What is found is stored as it was signed. */
static void
test_round_trip (StoreTest *test, gconstpointer data)
{
  gint64 id = store_test_fill_screening (test, test->patient_id);
  g_autoptr (CwAnswer) answer = cw_answer_new (CW_ANSWER_YES);
  g_autoptr (CwScreeningRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) watch = NULL;

  answer->choice = g_strdup ("no_symptoms");
  cw_clinic_save_answer (test->clinic, id, "MED_STATIN", answer, &error);
  g_assert_no_error (error);
  cw_clinic_sign_screening (test->clinic, id, test->clinician_id, &error);
  g_assert_no_error (error);
  record = cw_clinic_load_screening (test->clinic, id, &error);
  g_assert_no_error (error);
  g_assert_cmpint (record->verdict->limbs[CW_LIMB_LEFT_LEG].no_failure_sessions,
                   ==, 4);
  g_assert_false (record->verdict->limbs[CW_LIMB_LEFT_LEG].seated_only);
  watch = cw_verdict_get_monitoring (record->verdict,
                                     CW_LIMB_BIT (CW_LIMB_LEFT_LEG));
  g_assert_cmpstr (watch[0], ==,
                   "No set to failure in the first 4 sessions; ask about "
                   "muscle pain and dark urine.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autofree char *path = g_strconcat ("/dose-gate/", attacks[i].name, NULL);

    g_test_add (path, StoreTest, GSIZE_TO_POINTER (i), store_test_set_up_file,
                test_attack, store_test_tear_down);
  }
  g_test_add ("/dose-gate/round-trip", StoreTest, NULL, store_test_set_up_file,
              test_round_trip, store_test_tear_down);
  return g_test_run ();
}
