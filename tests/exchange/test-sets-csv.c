/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "exchange/sets-csv.h"

static void
test_write (void)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GPtrArray) exercises = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_progress_free);
  CwExerciseProgress *exercise = cw_exercise_progress_new ();
  CwExerciseSession *session = cw_exercise_session_new ();
  g_autofree char *csv = NULL;

  /* What a spreadsheet would run, and what it would part. */
  g_free (patient->identifier);
  patient->identifier = g_strdup ("=CMD(\"a\",1)");
  exercise->exercise_id = g_strdup ("LEG_EXT");
  exercise->limbs = CW_LIMBS_LEGS;
  session->date = cw_date_new (2026, 11, 18);
  session->session_number = 5;
  session->from_paper = TRUE;
  session->plan_version = 2;
  session->n_sets = 2;
  session->load_percent_1rm = 28.04;
  session->reps[0] = 30;
  session->targets[0] = 30;
  session->details[0]
      = (CwSetDetail){ .load_kg = 12.5,
                        .pressure_mmhg = 114,
                        .effort = NAN,
                        .discomfort = NAN,
                        .pain = NAN,
                        .rest_s = NAN,
                        .end = CW_SET_END_SHORT,
                        .short_reason = CW_SHORT_FORM };
  session->reps[1] = 0; /* a value, and to failure is no target */
  session->details[1]
      = (CwSetDetail){ .load_kg = NAN,
                        .pressure_mmhg = NAN,
                        .effort = 7.5,
                        .discomfort = 3,
                        .pain = 0,
                        .rest_s = 31,
                        .end = CW_SET_END_STOPPED };
  session->stop_rule_id = "STOP_NUMB";
  g_ptr_array_add (exercise->sessions, session);
  g_ptr_array_add (exercises, exercise);
  csv = cw_sets_csv_write (patient, exercises);
  g_assert_cmpstr (
      csv, ==,
      "patient,date,session,plan_version,exercise,limbs,set,target_reps,reps,"
      "load_kg,load_percent_1rm,pressure_mmhg,pressure_percent,rest_s,effort,"
      "discomfort,pain,ended,stop_rule,interval_s,short_reason,place\r\n"
      "\"'=CMD(\"\"a\"\",1)\",2026-11-18,5,2,LEG_EXT,LEFT_LEG;RIGHT_LEG,1,30,"
      "30,"
      "12.5,28,114,,,,,,short,STOP_NUMB,,form,home\r\n"
      "\"'=CMD(\"\"a\"\",1)\",2026-11-18,5,2,LEG_EXT,LEFT_LEG;RIGHT_LEG,2,,0,"
      ",28,,,31,7.5,3,0,stopped,STOP_NUMB,,,home\r\n");
}

/* No exercise, no set: the header stands all the same. */
static void
test_empty (void)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GPtrArray) exercises = g_ptr_array_new ();
  g_autofree char *csv = cw_sets_csv_write (patient, exercises);

  g_assert_true (g_str_has_prefix (csv, "patient,date,"));
  g_assert_true (g_str_has_suffix (csv, ",short_reason,place\r\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sets-csv/write", test_write);
  g_test_add_func ("/sets-csv/empty", test_empty);
  return g_test_run ();
}
