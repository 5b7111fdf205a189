/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <math.h>

#include "store-test.h"
#include "store/clinic-private.h"

/* Outcome scores: what goes in comes out, what is refused, and by whom. */

static CwOutcomeScore *
make (StoreTest *test, const char *measure_id, double value)
{
  CwOutcomeScore *score = cw_outcome_score_new (measure_id);

  score->patient_id = test->patient_id;
  score->value = value;
  score->date = cw_clinic_get_today (test->clinic);
  return score;
}

static CwOutcomeScore *
make_girth (StoreTest *test)
{
  CwOutcomeScore *score = make (test, "GIRTH", 52.3);

  score->limb = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  score->landmark_id = g_strdup ("THIGH");
  score->distance_cm = 10;
  return score;
}

static CwOutcomeScore *
make_activities (StoreTest *test)
{
  static const char *const names[]
      = { "Climbing stairs", "Kneeling; praying", "Running" };
  CwOutcomeScore *score = make (test, "PSFS", NAN);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++) {
    score->activities[i].name = g_strdup (names[i]);
    score->activities[i].rating = 3 + i * 2;
  }
  score->activities[2].rating = 0;
  return score;
}

static CwOutcomeScore *
make_total (StoreTest *test)
{
  CwOutcomeScore *score = make (test, "OTHER", 42);

  score->name = g_strdup ("KOOS");
  score->version = g_strdup ("2012");
  score->lowest = 0;
  score->highest = 100;
  score->note = g_strdup ("Read out to him.");
  return score;
}

static GPtrArray *
make_all (StoreTest *test)
{
  GPtrArray *scores
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_outcome_score_free);

  g_ptr_array_add (scores, make (test, "NPRS", 6));
  g_ptr_array_add (scores, make_activities (test));
  g_ptr_array_add (scores, make (test, "GROC", -2));
  g_ptr_array_add (scores, make (test, "CHAIR_STAND", 12));
  g_ptr_array_add (scores, make_girth (test));
  g_ptr_array_add (scores, make_total (test));
  return scores;
}

static GPtrArray *
load (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *scores
      = cw_clinic_load_outcome_scores (test->clinic, test->patient_id, &error);

  g_assert_no_error (error);
  return scores;
}

static void
assert_count (StoreTest *test, const char *sql, gint64 expected)
{
  gint64 n_rows = -1;

  g_assert_true (cw_database_query_int (cw_clinic_get_database (test->clinic),
                                        sql, &n_rows, NULL));
  g_assert_cmpint (n_rows, ==, expected);
}

static void
test_add (StoreTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) scores = make_all (test);
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const CwOutcomeScore *newest;

  ((CwOutcomeScore *)scores->pdata[3])->adapted = TRUE;
  g_assert_true (cw_clinic_add_outcome_scores (test->clinic, scores,
                                               test->clinician_id, &error));
  g_assert_no_error (error);
  loaded = load (test);
  g_assert_cmpuint (loaded->len, ==, scores->len);
  for (guint i = 0; i < scores->len; i++) {
    const CwOutcomeScore *score = scores->pdata[i];
    const CwOutcomeScore *read = loaded->pdata[loaded->len - 1 - i];

    g_assert_cmpint (read->id, ==, score->id);
    g_assert_true (cw_outcome_score_is_comparable (read, score));
    g_assert_cmpint (read->date, ==, score->date);
    g_assert_cmpstr (read->note, ==, score->note);
    g_assert_cmpstr (read->recorded_by, ==, "Anna Berg, physiotherapist");
    g_assert_cmpint (read->recorded_at, ==, STORE_TEST_START_UTC);
    if (!isnan (score->value))
      g_assert_cmpfloat (read->value, ==, score->value);
  }
  newest = loaded->pdata[4]; /* the activities */
  g_assert_cmpfloat_with_epsilon (newest->value, 8 / 3., 1e-9);
  g_assert_cmpfloat (newest->activities[1].rating, ==, 5);
  assert_count (test,
                "SELECT count(*) FROM audit_entry WHERE record ="
                " 'outcome_score' AND action = 'add' AND patient_id = 1",
                6);
}

/* One that cannot be right keeps the others out, too. */
static void
test_all_or_none (StoreTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) scores = make_all (test);
  g_autoptr (GError) error = NULL;

  ((CwOutcomeScore *)scores->pdata[5])->value = 101;
  g_assert_false (cw_clinic_add_outcome_scores (test->clinic, scores,
                                                test->clinician_id, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  ((CwOutcomeScore *)scores->pdata[5])->value = 100;
  ((CwOutcomeScore *)scores->pdata[5])->patient_id = 99;
  g_assert_false (cw_clinic_add_outcome_scores (test->clinic, scores,
                                                test->clinician_id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (
      cw_clinic_add_outcome_scores (test->clinic, scores, 0, &error));
  g_assert_error (error, CW_GATE_ERROR, CW_GATE_ERROR_NOT_SIGNED);
  g_assert_cmpint (((CwOutcomeScore *)scores->pdata[0])->id, ==, 0);
  assert_count (test, "SELECT count(*) FROM outcome_score", 0);
}

static void
test_strike (StoreTest *test, gconstpointer data)
{
  g_autoptr (GPtrArray) scores = make_all (test);
  g_autoptr (GPtrArray) loaded = NULL;
  g_autoptr (GError) error = NULL;
  const CwOutcomeScore *struck;

  cw_clinic_add_outcome_scores (test->clinic, scores, test->clinician_id,
                                &error);
  g_assert_no_error (error);
  g_assert_false (cw_clinic_strike_outcome_score (test->clinic, 1, "Wrong",
                                                  test->clinician_id, &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (cw_clinic_strike_outcome_score (
      test->clinic, 1, "Of another patient.", test->clinician_id, &error));
  g_assert_no_error (error);
  g_assert_false (cw_clinic_strike_outcome_score (
      test->clinic, 1, "Of another patient.", test->clinician_id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_false (cw_clinic_strike_outcome_score (
      test->clinic, 77, "Of another patient.", test->clinician_id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND);
  loaded = load (test);
  struck = loaded->pdata[5];
  g_assert_cmpint (struck->id, ==, 1);
  g_assert_cmpstr (struck->strike.reason, ==, "Of another patient.");
  assert_count (test,
                "SELECT count(*) FROM audit_entry WHERE record ="
                " 'outcome_score' AND action = 'strike'",
                1);
}

/* By raw SQL. */

#define SCORE(measure, value, columns, values)                                 \
  "INSERT INTO outcome_score (patient_id, measure_id, value, measured_on,"     \
  " clinician_id, recorded_by, recorded_at" columns ") VALUES (1, '" measure   \
  "', " value ", :today, 1, 'A', :now" values ");"
#define PLAIN(measure, value) SCORE (measure, value, ", adapted", ", 0")
#define PSFS(value, columns, values)                                           \
  SCORE ("PSFS", value,                                                        \
         ", adapted, activity_1, rating_1, activity_2, rating_2, activity_3,"  \
         " rating_3" columns,                                                  \
         ", 0, 'Stairs', 3, 'Kneeling', 4, 'Running', 2" values)
#define GIRTH(value, limb, landmark, distance)                                 \
  SCORE ("GIRTH", value, ", adapted, limb, landmark_id, distance_cm",          \
         ", 0, '" limb "', '" landmark "', " distance)
#define OTHER(value, lowest, highest)                                          \
  SCORE ("OTHER", value, ", adapted, name, lowest, highest",                   \
         ", 0, 'KOOS', " lowest ", " highest)
#define STRIKE                                                                 \
  "struck_at = :now, struck_clinician_id = 1, struck_by = 'A',"                \
  " struck_reason = 'Of another patient.'"

typedef struct {
  const char *name;
  const char *sql; /* after six scores were recorded, the first struck out */
  gboolean honest; /* a control: has to pass */
} Attack;

static const Attack attacks[] = {
  { "nprs/0", PLAIN ("NPRS", "0"), TRUE },
  { "nprs/10", PLAIN ("NPRS", "10"), TRUE },
  { "nprs/11", PLAIN ("NPRS", "11"), FALSE },
  { "nprs/below-0", PLAIN ("NPRS", "-1"), FALSE },
  { "nprs/half", PLAIN ("NPRS", "3.5"), FALSE },
  { "nprs/nothing", PLAIN ("NPRS", "NULL"), FALSE },
  { "nprs/adapted", SCORE ("NPRS", "3", ", adapted", ", 1"), FALSE },
  { "nprs/with-a-name", SCORE ("NPRS", "3", ", adapted, name", ", 0, 'X'"),
    FALSE },
  { "nprs/with-a-limb",
    SCORE ("NPRS", "3", ", adapted, limb", ", 0, 'LEFT_LEG'"), FALSE },
  { "nprs/struck-at-once",
    SCORE ("NPRS",
           "3",
           ", adapted, struck_at, struck_clinician_id, struck_by,"
           " struck_reason",
           ", 0, :now, 1, 'A', 'Of another patient.'"),
    FALSE },
  { "unknown-measure", PLAIN ("WOMAC", "3"), FALSE },
  { "groc/-7", PLAIN ("GROC", "-7"), TRUE },
  { "groc/-8", PLAIN ("GROC", "-8"), FALSE },
  { "groc/8", PLAIN ("GROC", "8"), FALSE },
  { "chair-stand/60", PLAIN ("CHAIR_STAND", "60"), TRUE },
  { "chair-stand/61", PLAIN ("CHAIR_STAND", "61"), FALSE },
  { "chair-stand/adapted", SCORE ("CHAIR_STAND", "9", ", adapted", ", 1"),
    TRUE },
  { "psfs/three", PSFS ("3", "", ""), TRUE },
  { "psfs/four", PSFS ("3.5", ", activity_4, rating_4", ", 'Driving', 5"),
    TRUE },
  { "psfs/no-mean", PSFS ("4", "", ""), FALSE },
  { "psfs/no-activities", PLAIN ("PSFS", "3"), FALSE },
  { "psfs/rating-missing", PSFS ("3", ", activity_4", ", 'Driving'"), FALSE },
  { "psfs/fifth-without-fourth",
    PSFS ("3.5", ", activity_5, rating_5", ", 'Driving', 5"), FALSE },
  { "psfs/rating-11", PSFS ("5", ", activity_4, rating_4", ", 'Driving', 11"),
    FALSE },
  { "psfs/nameless", PSFS ("3.5", ", activity_4, rating_4", ", ' ', 5"),
    FALSE },
  { "girth/15", GIRTH ("15", "LEFT_ARM", "FOREARM", "5"), TRUE },
  { "girth/14", GIRTH ("14.9", "LEFT_ARM", "FOREARM", "5"), FALSE },
  { "girth/101", GIRTH ("100.1", "LEFT_LEG", "THIGH", "5"), FALSE },
  { "girth/thigh-of-an-arm", GIRTH ("40", "LEFT_ARM", "THIGH", "5"), FALSE },
  { "girth/arm-of-a-leg", GIRTH ("40", "LEFT_LEG", "UPPER_ARM", "5"), FALSE },
  { "girth/too-far", GIRTH ("40", "LEFT_LEG", "THIGH", "41"), FALSE },
  { "girth/nowhere", PLAIN ("GIRTH", "40"), FALSE },
  { "girth/both-legs", GIRTH ("40", "LEFT_LEG;RIGHT_LEG", "THIGH", "5"),
    FALSE },
  { "other/honest", OTHER ("42", "0", "100"), TRUE },
  { "other/above", OTHER ("101", "0", "100"), FALSE },
  { "other/below", OTHER ("-1", "0", "100"), FALSE },
  { "other/no-range", OTHER ("0", "NULL", "100"), FALSE },
  { "other/empty-range", OTHER ("5", "5", "5"), FALSE },
  { "other/nameless", PLAIN ("OTHER", "42"), FALSE },
  { "tomorrow",
    "INSERT INTO outcome_score (patient_id, measure_id, value, adapted,"
    " measured_on, clinician_id, recorded_by, recorded_at) VALUES (1, 'NPRS',"
    " 3, 0, date(:today, '+2 days'), 1, 'A', :now);",
    FALSE },
  { "of-nobody",
    "INSERT INTO outcome_score (patient_id, measure_id, value, adapted,"
    " measured_on, clinician_id, recorded_by, recorded_at) VALUES (99, 'NPRS',"
    " 3, 0, :today, 1, 'A', :now);",
    FALSE },
  { "by-nobody",
    "INSERT INTO outcome_score (patient_id, measure_id, value, adapted,"
    " measured_on, clinician_id, recorded_by, recorded_at) VALUES (1, 'NPRS',"
    " 3, 0, :today, 99, 'A', :now);",
    FALSE },
  { "replace",
    "INSERT OR REPLACE INTO outcome_score (id, patient_id, measure_id, value,"
    " adapted, measured_on, clinician_id, recorded_by, recorded_at) VALUES (3,"
    " 1, 'GROC', 7, 0, :today, 1, 'A', :now);",
    FALSE },
  { "update", "UPDATE outcome_score SET value = 7 WHERE id = 3;", FALSE },
  { "update-rating",
    "UPDATE outcome_score SET rating_1 = 4, value = 3 WHERE id = 2;", FALSE },
  { "to-other-side", "UPDATE outcome_score SET limb = 'LEFT_LEG' WHERE id = 5;",
    FALSE },
  { "to-other-day",
    "UPDATE outcome_score SET measured_on = date(:today, '-9 days')"
    " WHERE id = 3;",
    FALSE },
  { "strike", "UPDATE outcome_score SET " STRIKE " WHERE id = 3;", TRUE },
  { "strike-by-assistant",
    STORE_TEST_ASSISTANT "UPDATE outcome_score SET " STRIKE " WHERE id = 3;",
    FALSE },
  { "strike-and-change",
    "UPDATE outcome_score SET value = 7, " STRIKE " WHERE id = 3;", FALSE },
  { "strike-without-reason",
    "UPDATE outcome_score SET struck_at = :now, struck_clinician_id = 1,"
    " struck_by = 'A' WHERE id = 3;",
    FALSE },
  { "strike-again", "UPDATE outcome_score SET " STRIKE " WHERE id = 1;",
    FALSE },
  { "unstrike",
    "UPDATE outcome_score SET struck_at = NULL, struck_clinician_id = NULL,"
    " struck_by = NULL, struck_reason = NULL WHERE id = 1;",
    FALSE },
  { "delete", "DELETE FROM outcome_score WHERE id = 3;", FALSE },
  { "delete-struck", "DELETE FROM outcome_score WHERE id = 1;", FALSE },
};

static void
test_attack (StoreTest *test, gconstpointer data)
{
  const Attack *attack = data;
  g_autoptr (GPtrArray) scores = make_all (test);
  g_autoptr (GError) error = NULL;

  cw_clinic_add_outcome_scores (test->clinic, scores, test->clinician_id,
                                &error);
  g_assert_no_error (error);
  cw_clinic_strike_outcome_score (test->clinic, 1, "Of another patient.",
                                  test->clinician_id, &error);
  g_assert_no_error (error);
  store_test_attack (test, attack->sql, attack->honest);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/outcome-score/add", StoreTest, NULL,
              store_test_set_up_in_memory, test_add, store_test_tear_down);
  g_test_add ("/outcome-score/all-or-none", StoreTest, NULL,
              store_test_set_up_in_memory, test_all_or_none,
              store_test_tear_down);
  g_test_add ("/outcome-score/strike", StoreTest, NULL,
              store_test_set_up_in_memory, test_strike, store_test_tear_down);
  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++) {
    g_autofree char *path
        = g_strconcat ("/outcome-score/attacks/", attacks[i].name, NULL);

    g_test_add (path, StoreTest, &attacks[i], store_test_set_up_file,
                test_attack, store_test_tear_down);
  }
  return g_test_run ();
}
