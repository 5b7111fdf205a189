/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "ledger-fixture.h"

/* Measurements, attacked: nothing that was measured changes or goes, and no
 * plan rests on what was not measured of that patient, limb and cuff. */

typedef struct {
  const char *name;
  void (*prepare) (StoreTest *test); /* the state in which it is tried */
  const char *sql;
  gboolean honest; /* a control: has to pass */
} Attack;

static void
nothing_prepared (StoreTest *test)
{
}

static void
with_measurements (StoreTest *test)
{
  gint64 cuff_id = ledger_fixture_add_cuff (test);
  g_autoptr (CwPressureRecord) pressure
      = ledger_fixture_add_pressure (test, cuff_id);
  g_autoptr (CwOneRepMaxRecord) maximum = ledger_fixture_add_one_rep_max (test);

  store_test_add_patient (test, "Lindqvist", "Tom", "1990-01-01");
  store_test_sign_screening (test, test->patient_id);
  store_test_sign_screening (test, 2);
}

static void
with_struck (StoreTest *test)
{
  g_autoptr (GError) error = NULL;

  with_measurements (test);
  cw_clinic_strike_pressure (test->clinic, 1, "The cuff had slipped down.",
                             test->clinician_id, &error);
  g_assert_no_error (error);
  cw_clinic_strike_one_rep_max (test->clinic, 1, "Lifted with both legs.",
                                test->clinician_id, &error);
  g_assert_no_error (error);
}

static void
with_plan (StoreTest *test)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (GError) error = NULL;

  with_measurements (test);
  plan = ledger_fixture_make_plan (test);
  cw_clinic_sign_plan (test->clinic, plan, test->clinician_id, &error);
  g_assert_no_error (error);
}

static void
with_unfounded_plan (StoreTest *test)
{
  g_autoptr (GError) error = NULL;

  with_plan (test);
  cw_clinic_strike_one_rep_max (test->clinic, 1, "Lifted with both legs.",
                                test->clinician_id, &error);
  g_assert_no_error (error);
}

#define PRESSURE(columns, values)                                              \
  "INSERT INTO occlusion_pressure (patient_id, limb, cuff_id, cuff_name,"      \
  " cuff_width_cm, posture, method, tries, measured_on, clinician_id,"         \
  " recorded_by, recorded_at" columns                                          \
  ") VALUES (1, 'RIGHT_LEG', 1, 'C', 13.5,"                                    \
  " 'seated', 'doppler', 1, :today, 1, 'A', :now" values ");"
#define MAXIMUM(method, load, reps, columns, values)                           \
  "INSERT INTO one_rep_maximum (patient_id, exercise_id, limbs, method,"       \
  " load_kg, reps, measured_on, clinician_id, recorded_by, "                   \
  "recorded_at" columns ") VALUES (1, 'LEG_EXT', 'RIGHT_LEG', '" method        \
  "', " load ", " reps ", :today, 1, 'A', :now" values ");"
#define STRIKE                                                                 \
  "struck_at = :now, struck_clinician_id = 1, struck_by = 'A',"                \
  " struck_reason = 'It was the other leg.'"

#define PLAN(patient, screening)                                               \
  "INSERT INTO plan (id, patient_id, screening_id, version, line,"             \
  " sessions_per_week, weeks, home, exercise_count, clinician_id, signed_by,"  \
  " signed_at, signed_on) VALUES (50, " patient ", " screening ", 1, 1, 2, 8," \
  " 0, 1, 1, 'A', :now, :today);"
#define DOSE(limbs, exercise, columns, values)                                 \
  "INSERT INTO prescription (plan_id, position, exercise_id, modality, limbs," \
  " body_weight, scheme_reps, scheme_rest_s, scheme_to_fatigue, intermittent," \
  " elastic_wrap, warning_count, posture, one_rm_method, aop_method,"          \
  " aop_posture, " columns ") VALUES (50, 0, '" exercise                       \
  "', 'resistance', '" limbs                                                   \
  "', 0, '30/15', 30, 0, 0, 0, 0, 'seated', 'tested', 'doppler',"              \
  " 'seated', " values ");"
#define AOP_COLUMNS "cuff_id, aop_id, aop_mmhg, aop_date, pressure_percent"

#define SESSION                                                                \
  "INSERT INTO session (patient_id, plan_id, line, number, state, started_at," \
  " started_on, clinician_id, sbp_mmhg, dbp_mmhg, heart_rate_bpm,"             \
  " check_count) VALUES (1, 1, 1, 7, 'running', :now, :today, 1, 120, 80, 66," \
  " 1);"

static const Attack attacks[] = {
  /* Occlusion pressures. */
  { "pressure/honest", with_measurements, PRESSURE (", aop_mmhg", ", 190"),
    TRUE },
  { "pressure/undetermined", with_measurements, PRESSURE ("", ""), TRUE },
  { "pressure/79", with_measurements, PRESSURE (", aop_mmhg", ", 79"), FALSE },
  { "pressure/401", with_measurements, PRESSURE (", aop_mmhg", ", 401"),
    FALSE },
  { "pressure/band-of-a-measurement", with_measurements,
    PRESSURE (", aop_mmhg, low_mmhg, high_mmhg", ", 190, 180, 200"), FALSE },
  { "pressure/girth-101", with_measurements,
    PRESSURE (", aop_mmhg, girth_cm", ", 190, 101"), FALSE },
  { "pressure/inserted-struck", with_measurements,
    PRESSURE (", aop_mmhg, struck_at, struck_clinician_id, struck_by,"
              " struck_reason",
              ", 190, :now, 1, 'A', 'It was the other leg.'"),
    FALSE },
  { "pressure/update", with_measurements,
    "UPDATE occlusion_pressure SET aop_mmhg = 230;", FALSE },
  { "pressure/undetermine", with_measurements,
    "UPDATE occlusion_pressure SET aop_mmhg = NULL;", FALSE },
  { "pressure/to-other-limb", with_measurements,
    "UPDATE occlusion_pressure SET limb = 'LEFT_LEG';", FALSE },
  { "pressure/to-other-patient", with_measurements,
    "UPDATE occlusion_pressure SET patient_id = 2;", FALSE },
  { "pressure/to-other-day", with_measurements,
    "UPDATE occlusion_pressure SET measured_on = date(:today, '-9 days');",
    FALSE },
  { "pressure/strike", with_measurements,
    "UPDATE occlusion_pressure SET " STRIKE ";", TRUE },
  { "pressure/strike-by-assistant", with_measurements,
    STORE_TEST_ASSISTANT "UPDATE occlusion_pressure SET " STRIKE ";", FALSE },
  { "pressure/strike-and-change", with_measurements,
    "UPDATE occlusion_pressure SET aop_mmhg = 200, " STRIKE ";", FALSE },
  { "pressure/strike-without-reason", with_measurements,
    "UPDATE occlusion_pressure SET struck_at = :now, struck_clinician_id = 1,"
    " struck_by = 'A';",
    FALSE },
  { "pressure/strike-by-nobody", with_measurements,
    "UPDATE occlusion_pressure SET struck_at = :now, struck_clinician_id = 9,"
    " struck_by = 'A', struck_reason = 'It was the other leg.';",
    FALSE },
  { "pressure/unstrike", with_struck,
    "UPDATE occlusion_pressure SET struck_at = NULL, struck_clinician_id ="
    " NULL, struck_by = NULL, struck_reason = NULL;",
    FALSE },
  { "pressure/other-reason", with_struck,
    "UPDATE occlusion_pressure SET struck_reason = 'Another one it is.';",
    FALSE },
  { "pressure/delete", with_measurements, "DELETE FROM occlusion_pressure;",
    FALSE },
  { "pressure/replace", with_measurements,
    "INSERT OR REPLACE INTO occlusion_pressure SELECT * FROM"
    " occlusion_pressure;",
    FALSE },
  { "pressure/no-cuff", with_measurements,
    "INSERT INTO occlusion_pressure (patient_id, limb, cuff_id, cuff_name,"
    " cuff_width_cm, posture, method, tries, aop_mmhg, measured_on,"
    " clinician_id, recorded_by, recorded_at) VALUES (1, 'RIGHT_LEG', 9, 'C',"
    " 13.5, 'seated', 'doppler', 1, 190, :today, 1, 'A', :now);",
    FALSE },
  { "pressure/tomorrow", with_measurements,
    "INSERT INTO occlusion_pressure (patient_id, limb, cuff_id, cuff_name,"
    " cuff_width_cm, posture, method, tries, aop_mmhg, measured_on,"
    " clinician_id, recorded_by, recorded_at) VALUES (1, 'RIGHT_LEG', 1, 'C',"
    " 13.5, 'seated', 'doppler', 1, 190, date(:today, '+1 day'), 1, 'A',"
    " :now);",
    FALSE },

  /* One-repetition maxima. */
  { "maximum/honest", with_measurements,
    MAXIMUM ("tested", "60", "1", ", one_rm_kg", ", 60"), TRUE },
  { "maximum/tested-otherwise", with_measurements,
    MAXIMUM ("tested", "60", "1", ", one_rm_kg", ", 80"), FALSE },
  { "maximum/outside-of-formulas", with_measurements,
    MAXIMUM ("estimated",
             "20",
             "8",
             ", one_rm_kg, low_kg, high_kg",
             ", 40, 24, 25.6"),
    FALSE },
  { "maximum/21-reps", with_measurements,
    MAXIMUM ("estimated",
             "20",
             "21",
             ", one_rm_kg, low_kg, high_kg",
             ", 35, 30, 40"),
    FALSE },
  { "maximum/calibration", with_measurements,
    MAXIMUM ("calibrated", "12", "30", ", pressure_mmhg", ", 114"), TRUE },
  { "maximum/calibration-without-cuff", with_measurements,
    MAXIMUM ("calibrated", "12", "30", "", ""), FALSE },
  { "maximum/calibration-24-reps", with_measurements,
    MAXIMUM ("calibrated", "12", "24", ", pressure_mmhg", ", 114"), FALSE },
  { "maximum/update", with_measurements,
    "UPDATE one_rep_maximum SET one_rm_kg = 90;", FALSE },
  { "maximum/strike", with_measurements,
    "UPDATE one_rep_maximum SET " STRIKE ";", TRUE },
  { "maximum/strike-by-assistant", with_measurements,
    STORE_TEST_ASSISTANT "UPDATE one_rep_maximum SET " STRIKE ";", FALSE },
  { "maximum/unstrike", with_struck,
    "UPDATE one_rep_maximum SET struck_at = NULL, struck_clinician_id = NULL,"
    " struck_by = NULL, struck_reason = NULL;",
    FALSE },
  { "maximum/delete", with_measurements, "DELETE FROM one_rep_maximum;",
    FALSE },
  { "maximum/replace", with_measurements,
    "INSERT OR REPLACE INTO one_rep_maximum SELECT * FROM one_rep_maximum;",
    FALSE },

  /* Cuffs and loads. */
  { "cuff/delete", with_measurements, "DELETE FROM cuff;", FALSE },
  { "cuff/renumber", with_measurements, "UPDATE cuff SET id = 9;", FALSE },
  { "cuff/replace-by-name", with_measurements,
    "INSERT OR REPLACE INTO cuff (name, width_cm, site, elastic_wrap,"
    " device_step_mmhg, active) VALUES ('Thigh cuff', 5, 'leg', 0, 1, 1);",
    FALSE },
  { "cuff/upside-down", with_measurements, "UPDATE cuff SET girth_min_cm = 80;",
    FALSE },
  { "rack/two-for-all", nothing_prepared,
    "INSERT INTO rack (smallest_kg, step_kg, largest_kg) VALUES (1, 1, 9);"
    "INSERT INTO rack (smallest_kg, step_kg, largest_kg) VALUES (2, 1, 9);",
    FALSE },

  /* What plans rest on. */
  { "plan/honest", with_measurements,
    PLAN ("1", "1")
        DOSE ("RIGHT_LEG", "LEG_EXT", AOP_COLUMNS, "1, 1, 190, :today, 60"),
    TRUE },
  { "plan/other-value", with_measurements,
    PLAN ("1", "1")
        DOSE ("RIGHT_LEG", "LEG_EXT", AOP_COLUMNS, "1, 1, 230, :today, 60"),
    FALSE },
  { "plan/other-limb", with_measurements,
    PLAN ("1", "1")
        DOSE ("LEFT_LEG", "LEG_EXT", AOP_COLUMNS, "1, 1, 190, :today, 60"),
    FALSE },
  { "plan/other-cuff", with_measurements,
    PLAN ("1", "1")
        DOSE ("RIGHT_LEG", "LEG_EXT", AOP_COLUMNS, "NULL, 1, 190, :today, 60"),
    FALSE },
  { "plan/other-day", with_measurements,
    PLAN ("1", "1") DOSE ("RIGHT_LEG",
                          "LEG_EXT",
                          AOP_COLUMNS,
                          "1, 1, 190, date(:today, '+9 days'), 60"),
    FALSE },
  { "plan/other-patient", with_measurements,
    PLAN ("2", "2")
        DOSE ("RIGHT_LEG", "LEG_EXT", AOP_COLUMNS, "1, 1, 190, :today, 60"),
    FALSE },
  { "plan/struck-pressure", with_struck,
    PLAN ("1", "1")
        DOSE ("RIGHT_LEG", "LEG_EXT", AOP_COLUMNS, "1, 1, 190, :today, 60"),
    FALSE },
  { "plan/rounded-up", with_measurements,
    PLAN ("1", "1") DOSE ("RIGHT_LEG",
                          "LEG_EXT",
                          AOP_COLUMNS ", pressure_mmhg",
                          "1, 1, 190, :today, 60, 115"),
    FALSE },
  { "plan/girth-of-the-cuff", with_measurements,
    PLAN ("1", "1") DOSE ("RIGHT_LEG",
                          "LEG_EXT",
                          AOP_COLUMNS ", girth_cm, cuff_girth_min_cm",
                          "1, 1, 190, :today, 60, 45, 45"),
    TRUE },
  { "plan/too-thin-for-the-cuff", with_measurements,
    PLAN ("1", "1") DOSE ("RIGHT_LEG",
                          "LEG_EXT",
                          AOP_COLUMNS ", girth_cm, cuff_girth_min_cm",
                          "1, 1, 190, :today, 60, 44.9, 45"),
    FALSE },
  { "plan/too-thick-for-the-cuff", with_measurements,
    PLAN ("1", "1") DOSE ("RIGHT_LEG",
                          "LEG_EXT",
                          AOP_COLUMNS ", girth_cm, cuff_girth_max_cm",
                          "1, 1, 190, :today, 60, 75.1, 75"),
    FALSE },
  { "plan/maximum", with_measurements,
    PLAN ("1", "1") DOSE ("RIGHT_LEG",
                          "LEG_EXT",
                          "pressure_mmhg, one_rm_id, one_rm_kg",
                          "100, 1, 60"),
    TRUE },
  { "plan/other-maximum", with_measurements,
    PLAN ("1", "1") DOSE ("RIGHT_LEG",
                          "LEG_EXT",
                          "pressure_mmhg, one_rm_id, one_rm_kg",
                          "100, 1, 90"),
    FALSE },
  { "plan/maximum-of-another-exercise", with_measurements,
    PLAN ("1", "1") DOSE ("RIGHT_LEG",
                          "LEG_CURL",
                          "pressure_mmhg, one_rm_id, one_rm_kg",
                          "100, 1, 60"),
    FALSE },
  { "plan/struck-maximum", with_struck,
    PLAN ("1", "1") DOSE ("RIGHT_LEG",
                          "LEG_EXT",
                          "pressure_mmhg, one_rm_id, one_rm_kg",
                          "100, 1, 60"),
    FALSE },
  { "session/honest", with_plan, SESSION, TRUE },
  { "session/unfounded", with_unfounded_plan, SESSION, FALSE },
};

static void
test_attack (StoreTest *test, gconstpointer data)
{
  const Attack *attack = data;

  attack->prepare (test);
  store_test_attack (test, attack->sql, attack->honest);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autofree char *path
        = g_strconcat ("/ledger-attacks/", attacks[i].name, NULL);

    g_test_add (path, StoreTest, &attacks[i], store_test_set_up_file,
                test_attack, store_test_tear_down);
  }
  return g_test_run ();
}
