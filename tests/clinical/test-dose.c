/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clinical/dose.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/quantity.h"

#define NUMBER(field) { #field, G_STRUCT_OFFSET (CwDose, field) }

static const struct {
  const char *key;
  goffset offset;
} numbers[] = {
  NUMBER (aop_mmhg),          NUMBER (cuff_width_cm),
  NUMBER (aop_cuff_width_cm), NUMBER (aop_sbp_mmhg),
  NUMBER (sbp_mmhg),          NUMBER (girth_cm),
  NUMBER (cuff_girth_min_cm), NUMBER (cuff_girth_max_cm),
  NUMBER (device_max_mmhg),   NUMBER (device_step_mmhg),
  NUMBER (pressure_percent),  NUMBER (pressure_mmhg),
  NUMBER (tightness),         NUMBER (load_percent_1rm),
  NUMBER (load_kg),           NUMBER (one_rm_kg),
  NUMBER (rest_s),            NUMBER (seconds_per_rep),
  NUMBER (inflated_s),        NUMBER (cumulative_s),
  NUMBER (off_s),             NUMBER (reperfusion_s),
  NUMBER (sessions_per_week), NUMBER (weeks),
  NUMBER (sessions_per_day),  NUMBER (hours_since_last),
  NUMBER (block_days),        NUMBER (cleared_aop_percent),
  NUMBER (cleared_load_percent_1rm), NUMBER (limb_cap_aop_percent),
  NUMBER (screening_days_left), NUMBER (hrr_percent),
  NUMBER (target_effort),     NUMBER (speed_kmh),
};

/* Integers of the size of int: counts and booleans. */
static const struct {
  const char *key;
  goffset offset;
} counts[] = {
  NUMBER (session_number),  NUMBER (elastic_wrap),
  NUMBER (body_weight),     NUMBER (intermittent),
  NUMBER (intensive_block), NUMBER (home),
  NUMBER (cuffs_at_once),   NUMBER (exercises_in_session),
  NUMBER (supervised_sessions), NUMBER (limb_measured_aop_only),
  NUMBER (limb_seated_only), NUMBER (limb_no_failure_sessions), NUMBER (intervals),
  NUMBER (mixed_session),   NUMBER (heart_rate_unreliable),
  NUMBER (familiarisation_step),
};

static gboolean
set_number (CwDose *dose, const char *key, const char *value)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    if (strcmp (key, numbers[i].key) == 0)
      return cw_number_parse_ascii (
        value, &G_STRUCT_MEMBER (double, dose, numbers[i].offset));
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    if (strcmp (key, counts[i].key) == 0) {
      G_STRUCT_MEMBER (int, dose, counts[i].offset) = atoi (value);
      return TRUE;
    }
  return FALSE;
}

static gboolean
set_class (CwDose *dose, const char *value)
{
  if (strcmp (value, "none") != 0)
    return cw_dose_class_from_id (value, &dose->dose_class);
  dose->dose_class = CW_DOSE_CLASS_NONE;
  return TRUE;
}

static gboolean
set_scheme (CwDose *dose, const CwSetScheme *scheme)
{
  if (scheme != NULL)
    dose->scheme = *scheme;
  return scheme != NULL;
}

static gboolean
set_key (CwDose *dose, const char *key, const char *value)
{
  if (strcmp (key, "class") == 0)
    return set_class (dose, value);
  if (strcmp (key, "limb") == 0)
    return cw_limb_set_from_ids (strcmp (value, "NONE") == 0 ? "" : value,
                                 &dose->limbs);
  if (strcmp (key, "modality") == 0)
    return cw_modality_from_id (value, &dose->modality);
  if (strcmp (key, "exercise") == 0)
    return (dose->exercise = cw_exercise_find (value)) != NULL;
  if (strcmp (key, "scheme") == 0)
    return set_scheme (dose, cw_set_scheme_find (value));
  if (strcmp (key, "reps") == 0)
    return cw_set_scheme_from_text (value, &dose->scheme, NULL);
  if (strcmp (key, "date") == 0)
    return (dose->date = atoi (value)) != CW_DATE_NONE;
  if (strcmp (key, "aop_date") == 0)
    return (dose->aop_date = atoi (value)) != CW_DATE_NONE;
  if (strcmp (key, "aop_method") == 0)
    return dose->has_aop_method
           = cw_aop_method_from_id (value, &dose->aop_method);
  if (strcmp (key, "aop_posture") == 0)
    return dose->has_aop_posture
           = cw_posture_from_id (value, &dose->aop_posture);
  if (strcmp (key, "posture") == 0)
    return dose->has_posture = cw_posture_from_id (value, &dose->posture);
  return set_number (dose, key, value);
}

static void
dose_init_from_text (CwDose *dose, const char *text)
{
  g_auto (GStrv) keys = g_strsplit (text, " ", -1);

  cw_dose_init (dose);
  dose->dose_class = CW_DOSE_CLASS_A;
  dose->limbs = CW_LIMB_BIT (CW_LIMB_LEFT_LEG);
  for (gsize i = 0; keys[i] != NULL; i++) {
    char *value = strchr (keys[i], '=');

    if (*keys[i] == '\0')
      continue;
    g_assert_nonnull (value);
    *value++ = '\0';
    if (!set_key (dose, keys[i], value))
      g_error ("No such key or value: %s=%s", keys[i], value);
  }
}

/* `!LIM_AOP ?LIM_EST`. */
static char *
issues_to_text (GPtrArray *issues)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < issues->len; i++) {
    const CwDoseIssue *issue = issues->pdata[i];

    g_string_append_printf (text, "%s%c%s", i > 0 ? " " : "",
                            issue->refused ? '!' : '?', issue->limit_id);
    g_assert_nonnull (issue->field);
    g_assert_nonnull (issue->source);
    /* A sentence without a number left out. */
    g_assert_true (g_str_has_suffix (issue->message, "."));
    g_assert_null (strchr (issue->message, '{'));
  }
  return g_string_free (text, FALSE);
}

static void
test_cases (void)
{
  g_autofree char *path
    = g_build_filename (g_getenv ("CW_TEST_DATA"), "clinical",
                        "dose-cases.txt", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  int n_cases = 0;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++) {
    char *arrow = strstr (lines[i], "=>");
    g_autoptr (GPtrArray) issues = NULL;
    g_autofree char *found = NULL;
    CwDose dose;

    if (*lines[i] == '#' || *lines[i] == '\0')
      continue;
    g_assert_nonnull (arrow);
    *arrow = '\0';
    dose_init_from_text (&dose, lines[i]);
    issues = cw_dose_review (&dose);
    found = issues_to_text (issues);
    if (strcmp (found, g_strstrip (arrow + 2)) != 0)
      g_error ("line %" G_GSIZE_FORMAT ": %s gives %s, not %s", i + 1,
               lines[i], found, arrow + 2);
    g_assert_cmpint (cw_dose_issues_refuse (issues), ==,
                     strchr (found, '!') != NULL);
    n_cases++;
  }
  g_assert_cmpint (n_cases, >, 200);
}

static void
test_message (void)
{
  CwDose dose;
  g_autoptr (GPtrArray) issues = NULL;
  const CwDoseIssue *issue;

  dose_init_from_text (&dose, "pressure_percent=82 inflated_s=601");
  issues = cw_dose_review (&dose);
  g_assert_cmpuint (issues->len, ==, 2);
  issue = issues->pdata[0];
  g_assert_cmpstr (issue->message, ==,
                   "Pressure 82 % of occlusion pressure is above 80 %, the "
                   "limit that no reason opens.");
  g_assert_cmpstr (issue->field, ==, "pressure_percent");
  g_assert_cmpfloat (issue->value, ==, 82);
  g_assert_cmpfloat (issue->limit, ==, 80);
  issue = issues->pdata[1];
  g_assert_cmpstr (issue->message, ==,
                   "The cuff stays up for 10:01 min, longer than the 10:00 min "
                   "of one resistance exercise.");
}

/* A dose of which nothing is known is no permission. */
static void
test_nothing_known (void)
{
  CwDose dose;
  g_autoptr (GPtrArray) issues = NULL;
  g_autofree char *found = NULL;

  cw_dose_init (&dose);
  issues = cw_dose_review (&dose);
  found = issues_to_text (issues);
  g_assert_cmpstr (found, ==, "!LIM_SCREEN !LIM_SITE");
}

/* CLINICAL 1.1. */
static void
test_bands (void)
{
  static const struct {
    CwDoseClass dose_class;
    gboolean leg;
    double cleared, aop_min, aop_max, load_max;
    int max_exercises, max_cuffs;
  } cases[] = {
    { CW_DOSE_CLASS_A, TRUE, NAN, 40, 80, 40, 4, 2 },
    { CW_DOSE_CLASS_A, FALSE, NAN, 40, 60, 40, 4, 2 },
    { CW_DOSE_CLASS_B, TRUE, NAN, 40, 60, 30, 3, 2 },
    { CW_DOSE_CLASS_B, FALSE, NAN, 40, 50, 30, 3, 2 },
    { CW_DOSE_CLASS_C, TRUE, NAN, 40, 50, 30, 2, 1 },
    { CW_DOSE_CLASS_C, FALSE, NAN, 40, 45, 30, 2, 1 },
    { CW_DOSE_CLASS_C, TRUE, 60, 40, 60, 30, 2, 1 },
    { CW_DOSE_CLASS_C, TRUE, 95, 40, 80, 30, 2, 1 },
    { CW_DOSE_CLASS_C, TRUE, 35, 35, 35, 30, 2, 1 },
    { CW_DOSE_CLASS_B, TRUE, 75, 40, 60, 30, 3, 2 },
    { CW_DOSE_CLASS_A, TRUE, 55, 40, 55, 40, 4, 2 },
    { CW_DOSE_CLASS_NONE, TRUE, 60, 0, 0, 0, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++) {
    CwDoseBand band = cw_dose_band (cases[i].dose_class, cases[i].leg,
                                    cases[i].cleared);

    g_assert_cmpfloat (band.aop_percent_min, ==, cases[i].aop_min);
    g_assert_cmpfloat (band.aop_percent_max, ==, cases[i].aop_max);
    g_assert_cmpfloat (band.load_percent_max, ==, cases[i].load_max);
    g_assert_cmpint (band.max_exercises, ==, cases[i].max_exercises);
    g_assert_cmpint (band.max_cuffs, ==, cases[i].max_cuffs);
    g_assert_cmpfloat (band.aop_percent_default, >=, band.aop_percent_min);
    g_assert_cmpfloat (band.aop_percent_default, <=, band.aop_percent_max);
    g_assert_cmpint (band.intermittent_only, ==,
                     cases[i].dose_class == CW_DOSE_CLASS_C);
  }
}

static void
test_time_limits (void)
{
  g_assert_cmpfloat (cw_dose_bout_limit (CW_MODALITY_RESISTANCE, TRUE).warn_s,
                     ==, 480);
  g_assert_cmpfloat (
    cw_dose_bout_limit (CW_MODALITY_RESISTANCE, FALSE).refuse_s, ==, 600);
  g_assert_cmpfloat (cw_dose_bout_limit (CW_MODALITY_AEROBIC, TRUE).refuse_s,
                     ==, 1200);
  g_assert_cmpfloat (cw_dose_bout_limit (CW_MODALITY_AEROBIC, FALSE).warn_s,
                     ==, 600);
  g_assert_cmpfloat (cw_dose_bout_limit (CW_MODALITY_PASSIVE, TRUE).refuse_s,
                     ==, 300);
  g_assert_cmpfloat (cw_dose_cumulative_limit (CW_MODALITY_AEROBIC).refuse_s,
                     ==, 1200);
  g_assert_cmpfloat (cw_dose_cumulative_limit (CW_MODALITY_PASSIVE).refuse_s,
                     ==, 1500);
}

static gboolean
is_refused (const CwDose *dose)
{
  g_autoptr (GPtrArray) issues = cw_dose_review (dose);

  return cw_dose_issues_refuse (issues);
}

/* A number of the range, on a grid so that limits are hit, or none. */
static double
random_number (double minimum, double maximum)
{
  if (g_test_rand_int_range (0, 3) == 0)
    return NAN;
  return round (g_test_rand_double_range (minimum, maximum));
}

static void
dose_init_at_random (CwDose *dose)
{
  gsize n_exercises, n_schemes;
  const CwExercise *const *exercises = cw_exercise_catalogue_get (&n_exercises);
  const CwSetScheme *const *schemes = cw_set_schemes_get (&n_schemes);

  cw_dose_init (dose);
  dose->dose_class = g_test_rand_int_range (CW_DOSE_CLASS_A, 4);
  dose->modality = g_test_rand_int_range (0, 3);
  dose->limbs = CW_LIMB_BIT (g_test_rand_int_range (0, CW_N_LIMBS));
  if (g_test_rand_int_range (0, 2) == 0)
    dose->exercise = exercises[g_test_rand_int_range (0, (int) n_exercises)];
  if (g_test_rand_int_range (0, 2) == 0)
    dose->scheme = *schemes[g_test_rand_int_range (0, (int) n_schemes)];
  dose->session_number = g_test_rand_int_range (-1, 7);
  dose->has_aop_method = TRUE;
  dose->aop_method = g_test_rand_int_range (0, 3);
  dose->aop_mmhg = random_number (70, 420);
  dose->pressure_percent = random_number (30, 90);
  dose->pressure_mmhg = random_number (50, 320);
  dose->cleared_aop_percent = random_number (30, 90);
  dose->load_percent_1rm = random_number (10, 60);
  dose->load_kg = random_number (5, 40);
  dose->one_rm_kg = random_number (40, 80);
  dose->seconds_per_rep = random_number (2, 8);
  dose->rest_s = random_number (10, 100);
  dose->inflated_s = random_number (100, 1300);
  dose->cumulative_s = random_number (100, 1600);
  dose->off_s = random_number (100, 400);
  dose->intermittent = g_test_rand_bit ();
  dose->exercises_in_session = g_test_rand_int_range (-1, 6);
  dose->cuffs_at_once = g_test_rand_int_range (-1, 4);
}

/* More pressure, more load, more time or a stricter class never opens what was
 * refused. */
static void
test_no_way_round (void)
{
  int n_refused = 0;

  for (int round = 0; round < 4000; round++) {
    CwDose dose, harder;

    dose_init_at_random (&dose);
    if (!is_refused (&dose))
      continue;
    n_refused++;
    harder = dose;
    harder.pressure_percent += g_test_rand_int_range (1, 40);
    g_assert_true (is_refused (&harder));
    harder = dose;
    harder.pressure_mmhg += g_test_rand_int_range (1, 100);
    g_assert_true (is_refused (&harder));
    harder = dose;
    harder.load_percent_1rm += g_test_rand_int_range (1, 40);
    harder.load_kg += g_test_rand_int_range (1, 20);
    g_assert_true (is_refused (&harder));
    harder = dose;
    harder.inflated_s += g_test_rand_int_range (1, 600);
    harder.cumulative_s += g_test_rand_int_range (1, 600);
    harder.seconds_per_rep += 1;
    g_assert_true (is_refused (&harder));
    harder = dose;
    harder.dose_class = dose.dose_class == CW_DOSE_CLASS_C
                          ? CW_DOSE_CLASS_NONE
                          : dose.dose_class + 1;
    g_assert_true (is_refused (&harder));
  }
  g_assert_cmpint (n_refused, >, 400);
}

static void
test_modality_ids (void)
{
  for (int i = 0; i < 3; i++) {
    CwModality modality;

    g_assert_true (cw_modality_from_id (cw_modality_to_id (i), &modality));
    g_assert_cmpint (modality, ==, i);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/dose/cases", test_cases);
  g_test_add_func ("/dose/message", test_message);
  g_test_add_func ("/dose/nothing-known", test_nothing_known);
  g_test_add_func ("/dose/bands", test_bands);
  g_test_add_func ("/dose/time-limits", test_time_limits);
  g_test_add_func ("/dose/no-way-round", test_no_way_round);
  g_test_add_func ("/dose/modality-ids", test_modality_ids);

  return g_test_run ();
}
