/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "clinical/set-scheme.h"
#include "clinical/questionnaire.h"

/* CLINICAL 2.1: repetitions, rests, and seconds at tempo 2-0-2. */
static void
test_bundled (void)
{
  static const struct {
    const char *id, *reps;
    double rest_s;
    int total;
    double restriction_s;
    gboolean to_fatigue;
  } expected[] = {
    { "FIXED_30_15_15_15", "30/15/15/15", 30, 75, 390, FALSE },
    { "FIXED_30_15_15", "30/15/15", 30, 60, 300, FALSE },
    { "INTRO_30_15", "30/15", 30, 45, 210, FALSE },
    { "INTRO_15x2", "15/15", 30, 30, 150, FALSE },
    { "EXKNEE", "30/15/15/F", 30, 75, 390, FALSE },
    { "FATIGUE_15_30", "F/F/F/F", 60, 75, 480, TRUE },
    { "FAILURE_4", "F/F/F/F", 60, 75, 480, TRUE },
  };
  gsize n_schemes;

  g_assert_cmpstr (cw_set_schemes_get (&n_schemes)[0]->id, ==,
                   "FIXED_30_15_15_15");
  g_assert_cmpuint (n_schemes, ==, G_N_ELEMENTS (expected));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++) {
    const CwSetScheme *scheme = cw_set_scheme_find (expected[i].id);
    g_autofree char *reps = NULL;

    g_assert_nonnull (scheme);
    reps = cw_set_scheme_reps_to_text (scheme);
    g_assert_cmpstr (reps, ==, expected[i].reps);
    g_assert_cmpfloat (scheme->rest_s, ==, expected[i].rest_s);
    g_assert_cmpint (cw_set_scheme_total_reps (scheme), ==, expected[i].total);
    g_assert_cmpfloat (cw_set_scheme_restriction_s (scheme, 4, scheme->rest_s),
                       ==, expected[i].restriction_s);
    g_assert_cmpint (scheme->to_fatigue, ==, expected[i].to_fatigue);
  }
  g_assert_null (cw_set_scheme_find ("FIXED"));
}

static void
test_text (void)
{
  static const char *const good[]
    = { "30/15/15/F", "1", "F", "200", "1/2/3/4/5/6/7/8" };
  static const char *const bad[]
    = { "",      "/",  "30/",     "0",   "-5",  "201",
        "30/x",  "f",  "30.5",    "30 15", "30F", "1/2/3/4/5/6/7/8/9" };

  for (gsize i = 0; i < G_N_ELEMENTS (good); i++) {
    CwSetScheme scheme;
    g_autoptr (GError) error = NULL;
    g_autofree char *text = NULL;

    g_assert_true (cw_set_scheme_from_text (good[i], &scheme, &error));
    g_assert_no_error (error);
    g_assert_null (scheme.id);
    text = cw_set_scheme_reps_to_text (&scheme);
    g_assert_cmpstr (text, ==, good[i]);
  }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++) {
    CwSetScheme scheme = { .n_sets = 7 };
    g_autoptr (GError) error = NULL;

    g_assert_false (cw_set_scheme_from_text (bad[i], &scheme, &error));
    g_assert_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_OUT_OF_RANGE);
    g_assert_cmpint (scheme.n_sets, ==, 7);
  }
}

static void
test_own (void)
{
  CwSetScheme scheme;

  g_assert_true (cw_set_scheme_from_text (" 20 / 10 / F ", &scheme, NULL));
  g_assert_cmpint (scheme.n_sets, ==, 3);
  g_assert_cmpfloat (scheme.rest_s, ==, 30);
  g_assert_true (scheme.to_failure[2]);
  g_assert_false (scheme.to_fatigue);
  g_assert_cmpint (cw_set_scheme_expected_reps (&scheme, 2), ==, 15);
  g_assert_cmpfloat (cw_set_scheme_restriction_s (&scheme, 3, 45), ==, 225);

  g_assert_true (cw_set_scheme_from_text ("F/F", &scheme, NULL));
  g_assert_true (scheme.to_fatigue);
  g_assert_cmpfloat (scheme.rest_s, ==, 60);
  g_assert_cmpint (cw_set_scheme_expected_reps (&scheme, 0), ==, 30);
}

static void
test_tempo (void)
{
  static const char *const bad[]
    = { "", "2-2", "2-0-2-0", "0-0-0", "2--2", "a-0-2", "-1-0-2", "11-0-2" };
  double seconds = 0;

  g_assert_true (cw_tempo_parse ("2-0-2", &seconds));
  g_assert_cmpfloat (seconds, ==, 4);
  g_assert_true (cw_tempo_parse ("1.5-1-1", &seconds));
  g_assert_cmpfloat (seconds, ==, 3.5);
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (cw_tempo_parse (bad[i], &seconds));
  g_assert_cmpfloat (seconds, ==, 3.5);
  g_assert_true (cw_tempo_parse ("2-0-2", NULL));
  g_assert_false (cw_tempo_parse (NULL, &seconds));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/set-scheme/bundled", test_bundled);
  g_test_add_func ("/set-scheme/text", test_text);
  g_test_add_func ("/set-scheme/own", test_own);
  g_test_add_func ("/set-scheme/tempo", test_tempo);

  return g_test_run ();
}
