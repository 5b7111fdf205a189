/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Advice by files and the command line; the rules themselves are tested below.
 */

#include "config.h"

#include <string.h>

#include "exchange-test.h"

#define DOSE                                                                   \
  "[dose]\nclass=A\nlimb=RIGHT_LEG\naop_mmhg=190\npressure_percent=60\n"       \
  "load_kg=15\none_rm_kg=53\nscheme=FIXED_30_15_15_15\nrest_s=30\n"
#define SESSIONS                                                               \
  "[session 1]\ndate=2026-11-13\ndone=30,15,15,15 ; all\neffort=7\n"           \
  "[session 2]\ndate=2026-11-18\ndone=30,15,15,15\neffort=6\n"

static JsonObject *
evaluate (const char *text)
{
  g_autofree char *path = exchange_write ("progression.ini", text);
  g_autoptr (ExchangeRun) run
      = exchange_run ("evaluate", "progression", path, NULL);

  exchange_assert_done (run);
  return exchange_parse (run);
}

static void
test_load_up (void)
{
  g_autoptr (JsonObject) result
      = evaluate (DOSE "[progression]\nload_step_kg=1\n" SESSIONS);
  JsonObject *dose = json_object_get_object_member (result, "dose");
  JsonArray *sessions = json_object_get_array_member (result, "sessions");
  JsonObject *second = json_array_get_object_element (sessions, 1);

  g_assert_cmpstr (json_object_get_string_member (result, "rule"), ==,
                   "P1_LOAD_UP");
  g_assert_cmpstr (json_object_get_string_member (result, "kind"), ==,
                   "change");
  g_assert_cmpstr (json_object_get_string_member (result, "variable"), ==,
                   "load");
  g_assert_cmpfloat (json_object_get_double_member (result, "old_value"), ==,
                     15);
  g_assert_cmpfloat (json_object_get_double_member (result, "new_value"), ==,
                     16);
  g_assert_cmpstr (json_object_get_string_member (result, "headline"), ==,
                   "Raise the load to 16 kg");
  g_assert_false (json_object_get_boolean_member (result, "must_come_down"));
  g_assert_cmpfloat (json_object_get_double_member (dose, "load_kg"), ==, 16);
  g_assert_cmpfloat (json_object_get_double_member (dose, "pressure_percent"),
                     ==, 60);
  g_assert_cmpuint (json_array_get_length (sessions), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (second, "date"), ==,
                   "2026-11-18");
  g_assert_cmpuint (
      json_array_get_length (json_object_get_array_member (second, "sets")), ==,
      4);
  g_assert_nonnull (
      strstr (json_object_get_string_member (result, "source"), "EXK"));
}

static void
test_stopped (void)
{
  g_autoptr (JsonObject) result
      = evaluate (DOSE SESSIONS "[session 3]\ndate=2026-11-20\ndone=30,4\n"
                                "stop=STOP_NUMB\n");

  g_assert_cmpstr (json_object_get_string_member (result, "rule"), ==, "R4_AE");
  g_assert_cmpfloat (json_object_get_double_member (result, "new_value"), ==,
                     50);
  g_assert_true (json_object_get_boolean_member (result, "must_come_down"));
  g_assert_true (json_object_get_boolean_member (result, "review"));
}

static void
test_today (void)
{
  g_autoptr (JsonObject) late
      = evaluate (DOSE "[progression]\ntoday=2026-12-10\n" SESSIONS);
  g_autoptr (JsonObject) none = evaluate (DOSE);

  g_assert_cmpstr (json_object_get_string_member (late, "rule"), ==,
                   "M1_MISSED");
  g_assert_true (json_object_get_null_member (none, "rule"));
  g_assert_cmpstr (json_object_get_string_member (none, "kind"), ==, "none");
}

static const struct {
  const char *text, *part;
} faults[] = {
  { "[session 1]\ndate=2026-11-13\ndone=30\n", "[dose]: missing" },
  { DOSE "[session 1]\ndone=30\n", "[session 1], date:" },
  { DOSE "[session 1]\ndate=2026-11-13\n", "[session 1], done:" },
  { DOSE "[session 1]\ndate=2026-11-13\ndone=30,many\n", "[session 1], done:" },
  { DOSE "[session 1]\ndate=2026-11-13\ndone=30,1.5\n", "[session 1], done:" },
  { DOSE "[session 1]\ndate=2026-11-13\ndone=30,-1\n", "[session 1], done:" },
  { DOSE "[session 1]\ndate=2026-11-13\ndone=30,15,15,15,15\n",
    "[session 1], done: more sets than planned" },
  { DOSE "[session 1]\ndate=2026-11-13\ndone=30\neffort=11\n",
    "[session 1], effort: not between 0 and 10" },
  { DOSE "[session 1]\ndate=2026-11-13\ndone=30\nstop=TIRED\n",
    "[session 1], stop:" },
  { DOSE "[session 1]\ndate=2026-11-13\ndone=30\neffusion_up=1\n",
    "[session 1], effusion_up:" },
  { DOSE "[session 1]\ndate=2026-11-13\ndone=30\nmood=good\n",
    "[session 1], mood: unknown key" },
  { DOSE SESSIONS "[session 3]\ndate=2026-11-01\ndone=30\n",
    "[session 3], date: before the session above" },
  { DOSE "[sessions]\n", "[sessions]: unknown group" },
  { DOSE "[progression]\ntoday=now\n", "[progression], today:" },
  { DOSE "[progression]\nfull_range=most\n", "[progression], full_range:" },
  { DOSE "[progression]\nplan_changed=2\n", "[progression], plan_changed:" },
};

static void
test_faults (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autofree char *path = exchange_write ("fault.ini", faults[i].text);
    g_autoptr (ExchangeRun) run
        = exchange_run ("evaluate", "progression", path, NULL);

    exchange_assert_bad_input (run, faults[i].part);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  exchange_test_start ();

  g_test_add_func ("/evaluate-progression/load-up", test_load_up);
  g_test_add_func ("/evaluate-progression/stopped", test_stopped);
  g_test_add_func ("/evaluate-progression/today", test_today);
  g_test_add_func ("/evaluate-progression/faults", test_faults);

  return exchange_test_run ();
}
