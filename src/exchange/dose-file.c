/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/dose-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "exchange/evaluation-file.h"

/* What can be a slip of the hand only; what is dangerous lies far below and is
 * for the review to refuse. */
#define MAX_CM 100
#define MAX_DAYS 3650
#define MAX_HOURS 100000
#define MAX_KG 1000
#define MAX_MMHG 1000
#define MAX_PERCENT 300
#define MAX_SECONDS 86400
#define MAX_TIMES 100
#define MAX_STEP 4

#define FIELD(name, maximum) { #name, G_STRUCT_OFFSET (CwDose, name), maximum }

typedef struct {
  const char *key;
  goffset offset;
  double maximum;
} Field;

static const Field numbers[] = {
  FIELD (aop_mmhg, MAX_MMHG),
  FIELD (aop_cuff_width_cm, MAX_CM),
  FIELD (aop_sbp_mmhg, MAX_MMHG),
  FIELD (sbp_mmhg, MAX_MMHG),
  FIELD (girth_cm, MAX_CM),
  FIELD (cuff_girth_min_cm, MAX_CM),
  FIELD (cuff_girth_max_cm, MAX_CM),
  FIELD (cuff_width_cm, MAX_CM),
  FIELD (device_max_mmhg, MAX_MMHG),
  FIELD (device_step_mmhg, MAX_MMHG),
  FIELD (pressure_percent, MAX_PERCENT),
  FIELD (pressure_mmhg, MAX_MMHG),
  FIELD (tightness, 10),
  FIELD (load_percent_1rm, MAX_PERCENT),
  FIELD (load_kg, MAX_KG),
  FIELD (one_rm_kg, MAX_KG),
  FIELD (rest_s, MAX_SECONDS),
  FIELD (seconds_per_rep, MAX_SECONDS),
  FIELD (inflated_s, MAX_SECONDS),
  FIELD (cumulative_s, MAX_SECONDS),
  FIELD (off_s, MAX_SECONDS),
  FIELD (hrr_percent, MAX_PERCENT),
  FIELD (target_effort, 10),
  FIELD (speed_kmh, MAX_TIMES),
  FIELD (reperfusion_s, MAX_SECONDS),
  FIELD (sessions_per_week, MAX_TIMES),
  FIELD (weeks, MAX_DAYS),
  FIELD (sessions_per_day, MAX_TIMES),
  FIELD (hours_since_last, MAX_HOURS),
  FIELD (block_days, MAX_DAYS),
  FIELD (screening_days_left, MAX_DAYS),
  FIELD (limb_cap_aop_percent, MAX_PERCENT),
  FIELD (cleared_aop_percent, MAX_PERCENT),
  FIELD (cleared_load_percent_1rm, MAX_PERCENT),
};

static const Field counts[] = {
  FIELD (session_number, MAX_DAYS),
  FIELD (intervals, MAX_TIMES),
  FIELD (familiarisation_step, MAX_STEP),
  FIELD (exercises_in_session, MAX_TIMES),
  FIELD (cuffs_at_once, MAX_TIMES),
  FIELD (supervised_sessions, MAX_DAYS),
  FIELD (limb_no_failure_sessions, MAX_DAYS),
};

static const Field flags[] = {
  FIELD (elastic_wrap, 1),
  FIELD (body_weight, 1),
  FIELD (intermittent, 1),
  FIELD (intensive_block, 1),
  FIELD (home, 1),
  FIELD (limb_measured_aop_only, 1),
  FIELD (limb_seated_only, 1),
  FIELD (mixed_session, 1),
  FIELD (heart_rate_unreliable, 1),
};

static void
read_numbers (CwDataFile *file, CwDose *dose)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (cw_data_file_has (file, numbers[i].key))
      G_STRUCT_MEMBER (double, dose, numbers[i].offset)
        = cw_evaluation_file_number (file, numbers[i].key, 0,
                                     numbers[i].maximum);
}

static void
read_counts (CwDataFile *file, CwDose *dose)
{
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++) {
    double count;

    if (!cw_data_file_has (file, counts[i].key))
      continue;
    count = cw_evaluation_file_number (file, counts[i].key, 0,
                                       counts[i].maximum);
    if (isnan (count))
      return;
    if (count != floor (count))
      cw_data_file_reject (file, counts[i].key, _ ("not a whole number"));
    G_STRUCT_MEMBER (int, dose, counts[i].offset) = (int) count;
  }
}

static void
read_flags (CwDataFile *file, CwDose *dose)
{
  static const char *const ids[] = { "no", "yes" };

  for (gsize i = 0; i < G_N_ELEMENTS (flags); i++)
    if (cw_data_file_has (file, flags[i].key))
      G_STRUCT_MEMBER (gboolean, dose, flags[i].offset)
        = cw_data_file_choice (file, flags[i].key, ids, G_N_ELEMENTS (ids))
          == 1;
}

/* The value of a key as one of its identifiers, where the key is given. */
#define READ_ID(file, key, from_id, field)                                     \
  G_STMT_START                                                                 \
  {                                                                            \
    const char *id_ = read_optional (file, key);                               \
    if (id_ != NULL && !from_id (id_, field))                                  \
      cw_data_file_reject (file, key, _ ("not one of the known values"));      \
  }                                                                            \
  G_STMT_END

static const char *
read_optional (CwDataFile *file, const char *key)
{
  return cw_data_file_has (file, key) ? cw_data_file_string (file, key) : NULL;
}

static void
read_identifiers (CwDataFile *file, CwDose *dose)
{
  const char *exercise = read_optional (file, "exercise");

  READ_ID (file, "class", cw_dose_class_from_id, &dose->dose_class);
  READ_ID (file, "modality", cw_modality_from_id, &dose->modality);
  dose->has_aop_method = cw_data_file_has (file, "aop_method");
  READ_ID (file, "aop_method", cw_aop_method_from_id, &dose->aop_method);
  dose->has_aop_posture = cw_data_file_has (file, "aop_posture");
  READ_ID (file, "aop_posture", cw_posture_from_id, &dose->aop_posture);
  dose->has_posture = cw_data_file_has (file, "posture");
  READ_ID (file, "posture", cw_posture_from_id, &dose->posture);
  if (cw_data_file_has (file, "limb"))
    dose->limbs = cw_evaluation_file_limbs (file, "limb");
  if (exercise == NULL)
    return;
  dose->exercise = cw_exercise_find (exercise);
  if (dose->exercise == NULL)
    cw_data_file_reject (file, "exercise", _ ("no exercise of that name"));
}

static void
read_dates (CwDataFile *file, CwDose *dose)
{
  if (cw_data_file_has (file, "date"))
    dose->date = cw_evaluation_file_date (file, "date");
  if (cw_data_file_has (file, "aop_date"))
    dose->aop_date = cw_evaluation_file_date (file, "aop_date");
}

void
cw_dose_file_read_scheme (CwDataFile *file, CwSetScheme *scheme)
{
  const char *name = read_optional (file, "scheme");
  const char *reps = read_optional (file, "reps");
  const CwSetScheme *bundled;

  if (name != NULL && reps != NULL)
    cw_data_file_reject (file, "reps", _ ("given together with scheme"));
  if (name != NULL) {
    bundled = cw_set_scheme_find (name);
    if (bundled != NULL)
      *scheme = *bundled;
    else
      cw_data_file_reject (file, "scheme", _ ("no set scheme of that name"));
  } else if (reps != NULL && !cw_set_scheme_from_text (reps, scheme, NULL)) {
    cw_data_file_reject (file, "reps", _ ("not repetitions as 30/15/15/F"));
  }
}

static void
read_tempo (CwDataFile *file, CwDose *dose)
{
  const char *tempo = read_optional (file, "tempo");

  if (tempo == NULL)
    return;
  if (cw_data_file_has (file, "seconds_per_rep"))
    cw_data_file_reject (file, "tempo",
                         _ ("given together with seconds_per_rep"));
  else if (!cw_tempo_parse (tempo, &dose->seconds_per_rep))
    cw_data_file_reject (file, "tempo", _ ("not a tempo as 2-0-2"));
}

void
cw_dose_file_read_group (CwDataFile *file, CwDose *dose)
{
  g_return_if_fail (file != NULL && dose != NULL);

  cw_dose_init (dose);
  cw_data_file_enter_plain (file, "dose");
  read_numbers (file, dose);
  read_counts (file, dose);
  read_flags (file, dose);
  read_identifiers (file, dose);
  read_dates (file, dose);
  cw_dose_file_read_scheme (file, &dose->scheme);
  read_tempo (file, dose);
}

gboolean
cw_dose_file_read (const char *path, CwDose *dose, GError **error)
{
  g_autoptr (CwDataFile) file = NULL;

  g_return_val_if_fail (path != NULL && dose != NULL, FALSE);

  file = cw_evaluation_file_open (path, error);
  if (file == NULL)
    return FALSE;
  cw_dose_file_read_group (file, dose);
  return cw_data_file_finish (file, error);
}
