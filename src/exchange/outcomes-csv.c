/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/outcomes-csv.h"

#include <math.h>

#include "base/quantity.h"
#include "exchange/csv.h"

/* What a score may have; trailing zeros are not written. */
#define DECIMALS 3

static const char header[]
    = "patient,date,measure,value,lowest,highest,limb,landmark,distance_cm,"
      "questionnaire,version,adapted,activities,note,recorded_by\r\n";

/* "Stairs 4; Kneeling 3". */
static char *
list_activities (const CwOutcomeScore *score)
{
  GString *text = g_string_new (NULL);
  int n = cw_outcome_score_count_activities (score);

  for (int i = 0; i < n; i++) {
    g_autofree char *rating
        = cw_number_format_ascii (score->activities[i].rating, DECIMALS);

    g_string_append_printf (text, "%s%s %s", i > 0 ? "; " : "",
                            score->activities[i].name, rating);
  }
  return g_string_free (text, FALSE);
}

/* Of a questionnaire the clinician says it; of all others the measure knows. */
static double
get_bound (double own, const CwOutcomeMeasure *measure, double of_measure)
{
  return isnan (own) && measure != NULL ? of_measure : own;
}

static void
append_score (GString *csv,
              const CwPatient *patient,
              const CwOutcomeScore *score)
{
  const CwOutcomeMeasure *measure = cw_outcome_measure_find (score->measure_id);
  g_autofree char *date = cw_date_to_iso (score->date);
  g_autofree char *limb = cw_limb_set_to_ids (score->limb);
  g_autofree char *activities = list_activities (score);

  cw_csv_append_text (csv, patient->identifier);
  cw_csv_append_text (csv, date);
  cw_csv_append_text (csv, score->measure_id);
  cw_csv_append_number (csv, score->value, DECIMALS);
  cw_csv_append_number (
      csv,
      get_bound (score->lowest, measure, measure != NULL ? measure->lowest : NAN),
      DECIMALS);
  cw_csv_append_number (csv,
                        get_bound (score->highest, measure,
                                   measure != NULL ? measure->highest : NAN),
                        DECIMALS);
  cw_csv_append_text (csv, limb);
  cw_csv_append_text (csv, score->landmark_id);
  cw_csv_append_number (csv, score->distance_cm, 1);
  cw_csv_append_text (csv, score->name);
  cw_csv_append_text (csv, score->version);
  cw_csv_append_text (csv, score->adapted ? "yes" : "no");
  cw_csv_append_text (csv, activities);
  cw_csv_append_text (csv, score->note);
  cw_csv_append_text (csv, score->recorded_by);
  cw_csv_end_row (csv);
}

char *
cw_outcomes_csv_write (const CwPatient *patient,
                       const GPtrArray *scores,
                       CwDate first,
                       CwDate last)
{
  GString *csv;

  g_return_val_if_fail (patient != NULL && scores != NULL, NULL);

  csv = g_string_new (header);
  for (guint i = scores->len; i > 0; i--) {
    const CwOutcomeScore *score = scores->pdata[i - 1];

    if (score->strike.at == 0
        && (first == CW_DATE_NONE || score->date >= first)
        && (last == CW_DATE_NONE || score->date <= last))
      append_score (csv, patient, score);
  }
  return g_string_free (csv, FALSE);
}
