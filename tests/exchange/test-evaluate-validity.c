/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange-test.h"

#define HEAD                                                                   \
  "[validity]\ndate=2026-11-24\nbirth_date=1961-10-01\n"                       \
  "[screening]\ndate=2026-10-03\nvalid_days=90\nsbp_mmhg=128\ndbp_mmhg=78\n"

static ExchangeRun *
run (const char *text)
{
  g_autofree char *path = exchange_write ("validity.ini", text);

  return exchange_run ("evaluate", "validity", path, NULL);
}

/* `ids` with ";" between them; `needed` NULL for nothing. */
static void
assert_triggers (const char *text, const char *ids, const char *needed)
{
  g_autoptr (ExchangeRun) result = run (text);
  g_autoptr (JsonObject) object = NULL;
  g_autoptr (GString) found = g_string_new (NULL);
  JsonArray *triggers;

  exchange_assert_done (result);
  object = exchange_parse (result);
  triggers = json_object_get_array_member (object, "triggers");
  for (guint i = 0; i < json_array_get_length (triggers); i++) {
    JsonObject *trigger = json_array_get_object_element (triggers, i);

    g_string_append_printf (found, "%s%s", i > 0 ? ";" : "",
                            json_object_get_string_member (trigger, "id"));
  }
  g_assert_cmpstr (found->str, ==, ids);
  g_assert_cmpint (json_object_get_boolean_member (object, "valid"), ==,
                   needed == NULL);
  g_assert_cmpstr (
      json_object_get_string_member_with_default (object, "needed", NULL), ==,
      needed);
  g_assert_cmpint (
      json_array_get_length (json_object_get_array_member (object, "questions"))
          > 0,
      ==, g_strcmp0 (needed, "short") == 0);
}

static void
test_cases (void)
{
  assert_triggers (HEAD, "", NULL);
  assert_triggers (HEAD "[event LONG_TRAVEL]\ndate=2026-11-22\n", "LONG_TRAVEL",
                   "short");
  assert_triggers (HEAD "[event LONG_TRAVEL]\ndate=2026-11-22\n"
                        "[event OPERATION]\ndate=2026-11-23\n",
                   "OPERATION;LONG_TRAVEL", "full");
  assert_triggers (HEAD "[visit 2026-11-20]\nsbp_mmhg=142\ndbp_mmhg=80\n"
                        "[visit 2026-11-10]\nsbp_mmhg=120\ndbp_mmhg=92\n",
                   "BP_WORSE", "full");
  assert_triggers ("[validity]\ndate=2026-11-24\nbirth_date=1961-11-24\n"
                   "last_session=2026-11-02\nused_limbs=RIGHT_LEG\n"
                   "wanted_limbs=RIGHT_LEG;LEFT_LEG\n"
                   "[screening]\ndate=2026-09-03\nvalid_days=42\n"
                   "girth_left_leg_cm=50\n"
                   "[visit 2026-11-01]\ngirth_left_leg_cm=53.1\n",
                   "PERIOD_ENDED;GIRTH_CHANGE;MISSED_SESSIONS;BIRTHDAY;"
                   "NEW_LIMB",
                   "full");
}

static void
test_person (void)
{
  static const char rest[] = "birth_date=1961-10-01\n[screening]\n"
                             "date=2026-10-03\nvalid_days=90\n";
  static const char head[] = "[validity]\ndate=2026-11-24\n";
  g_autofree char *yes = g_strconcat (head, "person_corrected=yes\n", rest, NULL);
  g_autofree char *no = g_strconcat (head, "person_corrected=no\n", rest, NULL);

  assert_triggers (yes, "PERSON_CORRECTED", "full");
  assert_triggers (no, "", NULL);
}

static void
assert_rejected (const char *text, const char *part)
{
  g_autoptr (ExchangeRun) result = run (text);

  exchange_assert_bad_input (result, part);
}

static void
test_rejected (void)
{
  assert_rejected ("[validity]\ndate=2026-11-24\n", "[screening]");
  assert_rejected (HEAD "[event NO_SUCH]\ndate=2026-11-22\n",
                   "[event NO_SUCH]");
  assert_rejected (HEAD "[event PERIOD_ENDED]\ndate=2026-11-22\n",
                   "[event PERIOD_ENDED]");
  assert_rejected (HEAD "[event OPERATION]\ndate=2026-11-25\n",
                   "[event OPERATION], date");
  assert_rejected (HEAD "[visit 2026-10-02]\nsbp_mmhg=120\ndbp_mmhg=80\n",
                   "[visit 2026-10-02]");
  assert_rejected (HEAD "[visit 2026-11-02]\nsbp_mmhg=120\n",
                   "[visit 2026-11-02], dbp_mmhg");
  assert_rejected (HEAD "[visit 2026-11-02]\nsbp_mmhg=80\ndbp_mmhg=80\n",
                   "[visit 2026-11-02], dbp_mmhg");
  assert_rejected (HEAD "[visit 2026-11-02]\nweight=80\n",
                   "[visit 2026-11-02], weight");
  assert_rejected ("[validity]\ndate=2026-11-24\n"
                   "[screening]\ndate=2026-11-25\nvalid_days=90\n",
                   "[screening], date");
  assert_rejected ("[validity]\ndate=2026-11-24\n"
                   "[screening]\ndate=2026-11-02\nvalid_days=80\n",
                   "[screening], valid_days");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  exchange_test_start ();
  g_test_add_func ("/evaluate-validity/cases", test_cases);
  g_test_add_func ("/evaluate-validity/person", test_person);
  g_test_add_func ("/evaluate-validity/rejected", test_rejected);
  return exchange_test_run ();
}
