/* SPDX-License-Identifier: GPL-3.0-or-later */

#include <math.h>

#include "exchange/outcomes-csv.h"

#define HEADER                                                                 \
  "patient,date,measure,value,lowest,highest,limb,landmark,distance_cm,"       \
  "questionnaire,version,adapted,activities,note,recorded_by\r\n"

static CwOutcomeScore *
add (GPtrArray *scores, const char *measure, double value, int day)
{
  CwOutcomeScore *score = cw_outcome_score_new (measure);

  score->value = value;
  score->date = cw_date_new (2026, 11, day);
  score->recorded_by = g_strdup ("Anna Berg, physiotherapist");
  g_ptr_array_add (scores, score);
  return score;
}

static GPtrArray *
create_scores (void)
{
  GPtrArray *scores
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_outcome_score_free);
  CwOutcomeScore *score;

  /* Newest first, as they are loaded. */
  score = add (scores, "OTHER", 61.5, 20);
  score->name = g_strdup ("＝KOOS, short");
  score->version = g_strdup ("2003");
  score->lowest = 0;
  score->highest = 100;
  score = add (scores, "NPRS", 9, 19);
  score->strike.at = 1;
  score = add (scores, "GIRTH", 52.3, 18);
  score->limb = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  score->landmark_id = g_strdup ("THIGH");
  score->distance_cm = 10;
  score = add (scores, "PSFS", 3.5, 18);
  score->activities[0] = (CwOutcomeActivity){ g_strdup ("Stairs"), 4 };
  score->activities[1] = (CwOutcomeActivity){ g_strdup ("Kneeling"), 3 };
  score->adapted = TRUE;
  score->note = g_strdup ("-with a \"stick\"");
  add (scores, "NPRS", 0, 11);
  return scores;
}

/* Oldest first, without what was struck out, with all by which it is compared;
 * nothing that a spreadsheet would run. */
static void
test_write (void)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GPtrArray) scores = create_scores ();
  g_autofree char *csv = NULL;

  g_free (patient->identifier);
  patient->identifier = g_strdup ("CW-00001");
  csv = cw_outcomes_csv_write (patient, scores, CW_DATE_NONE, CW_DATE_NONE);
  g_assert_cmpstr (
      csv, ==,
      HEADER
      "CW-00001,2026-11-11,NPRS,0,0,10,,,,,,no,,,\"Anna Berg, "
      "physiotherapist\"\r\n"
      "CW-00001,2026-11-18,PSFS,3.5,0,10,,,,,,yes,Stairs 4; Kneeling 3,\"'-with "
      "a \"\"stick\"\"\",\"Anna Berg, physiotherapist\"\r\n"
      "CW-00001,2026-11-18,GIRTH,52.3,15,100,RIGHT_LEG,THIGH,10,,,no,,,\"Anna "
      "Berg, physiotherapist\"\r\n"
      "CW-00001,2026-11-20,OTHER,61.5,0,100,,,,\"'＝KOOS, short\",2003,no,,,"
      "\"Anna Berg, physiotherapist\"\r\n");
}

static void
test_days (void)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GPtrArray) scores = create_scores ();
  CwDate day = cw_date_new (2026, 11, 11);
  g_autofree char *one = cw_outcomes_csv_write (patient, scores, day, day);
  g_autofree char *none
      = cw_outcomes_csv_write (patient, scores, day + 1, day + 6);
  g_auto (GStrv) lines = g_strsplit (one, "\r\n", -1);

  g_assert_cmpuint (g_strv_length (lines), ==, 3);
  g_assert_nonnull (g_strstr_len (lines[1], -1, ",2026-11-11,NPRS,"));
  g_assert_cmpstr (none, ==, HEADER);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/outcomes-csv/write", test_write);
  g_test_add_func ("/outcomes-csv/days", test_days);
  return g_test_run ();
}
