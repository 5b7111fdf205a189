/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/sets-csv.h"

#include <math.h>
#include <string.h>

#include "exchange/csv.h"

static const char header[]
    = "patient,date,session,plan_version,exercise,limbs,set,target_reps,reps,"
      "load_kg,load_percent_1rm,pressure_mmhg,pressure_percent,rest_s,effort,"
      "discomfort,pain,ended,stop_rule,interval_s,short_reason,place\r\n";

static void
append_set (GString *csv,
            const CwPatient *patient,
            const CwExerciseProgress *exercise,
            const CwExerciseSession *session,
            int set)
{
  const CwSetDetail *detail = &session->details[set];
  gboolean timed = cw_set_scheme_is_timed (&session->scheme);
  g_autofree char *date = cw_date_to_iso (session->date);
  g_autofree char *limbs = cw_limb_set_to_ids (exercise->limbs);

  cw_csv_append_text (csv, patient->identifier);
  cw_csv_append_text (csv, date);
  cw_csv_append_number (csv, session->session_number, 0);
  cw_csv_append_number (csv, session->plan_version, 0);
  cw_csv_append_text (csv, exercise->exercise_id);
  cw_csv_append_text (csv, limbs);
  cw_csv_append_number (csv, set + 1, 0);
  cw_csv_append_number (
      csv, !timed && session->targets[set] > 0 ? session->targets[set] : NAN, 0);
  cw_csv_append_number (csv, timed ? NAN : session->reps[set], 0);
  cw_csv_append_number (csv, detail->load_kg, 3);
  cw_csv_append_number (csv, session->load_percent_1rm, 1);
  cw_csv_append_number (csv, detail->pressure_mmhg, 0);
  cw_csv_append_number (csv, session->pressure_percent, 1);
  cw_csv_append_number (csv, detail->rest_s, 0);
  cw_csv_append_number (csv, detail->effort, 1);
  cw_csv_append_number (csv, detail->discomfort, 1);
  cw_csv_append_number (csv, detail->pain, 1);
  cw_csv_append_text (csv, cw_set_end_to_id (detail->end));
  cw_csv_append_text (csv, session->stop_rule_id);
  cw_csv_append_number (csv, timed ? detail->done_s : NAN, 0);
  cw_csv_append_text (csv, detail->short_reason != CW_SHORT_UNSAID
                        ? cw_short_reason_to_id (detail->short_reason)
                        : NULL);
  cw_csv_append_text (csv, session->from_paper ? "home" : "clinic");
  cw_csv_end_row (csv);
}

char *
cw_sets_csv_write (const CwPatient *patient, const GPtrArray *exercises)
{
  GString *csv;

  g_return_val_if_fail (patient != NULL && exercises != NULL, NULL);

  csv = g_string_new (header);
  for (guint i = 0; i < exercises->len; i++) {
    const CwExerciseProgress *exercise = exercises->pdata[i];

    for (guint j = 0; j < exercise->sessions->len; j++) {
      const CwExerciseSession *session = exercise->sessions->pdata[j];

      for (int set = 0; set < session->n_sets; set++)
        append_set (csv, patient, exercise, session, set);
    }
  }
  return g_string_free (csv, FALSE);
}
