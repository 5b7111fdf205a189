/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/validity.h"

#include <gio/gio.h>

#include "clinical/questionnaire.h"

/* What ends a screening (CLINICAL 1.4), each on its last good day and on its
 * first bad one. */

static CwDate
day (const char *iso)
{
  CwDate date = CW_DATE_NONE;

  g_assert_true (cw_date_parse (iso, &date));
  return date;
}

/* Signed on 3 September 2026 for 90 days, born in 1971. */
static CwValidityFacts
screened (void)
{
  CwValidityFacts facts;

  cw_validity_facts_init (&facts);
  facts.screened_on = day ("2026-09-03");
  facts.valid_days = 90;
  facts.valid_until = facts.screened_on + 90;
  facts.birth_date = day ("1971-04-12");
  facts.today = day ("2026-10-01");
  facts.sbp_mmhg = 128;
  facts.dbp_mmhg = 78;
  facts.girth_cm[CW_LIMB_LEFT_LEG] = 52.0;
  return facts;
}

/* `ids` with ";" between them, in order; the first since `since` (or NULL). */
static void
assert_triggers (const CwValidityFacts *facts,
                 const char *ids,
                 const char *since)
{
  g_autoptr (GPtrArray) triggers = cw_validity_find_triggers (facts);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < triggers->len; i++) {
    const CwRescreenTrigger *trigger = triggers->pdata[i];

    g_string_append_printf (found, "%s%s", i > 0 ? ";" : "", trigger->rule->id);
    g_assert_true (g_str_has_suffix (trigger->sentence, "."));
    g_assert_null (strpbrk (trigger->sentence, "{}"));
  }
  g_assert_cmpstr (found->str, ==, ids);
  if (since != NULL) {
    const CwRescreenTrigger *first = triggers->pdata[0];
    g_autofree char *iso = cw_date_to_iso (first->since);

    g_assert_cmpstr (iso, ==, since);
  }
}

static void
assert_sentence (const CwValidityFacts *facts, const char *sentence)
{
  g_autoptr (GPtrArray) triggers = cw_validity_find_triggers (facts);

  g_assert_cmpuint (triggers->len, >, 0);
  g_assert_cmpstr (((CwRescreenTrigger *)triggers->pdata[0])->sentence, ==,
                   sentence);
}

static void
test_nothing (void)
{
  CwValidityFacts facts = screened ();

  assert_triggers (&facts, "", NULL);
  facts.screened_on = CW_DATE_NONE;
  facts.today += 1000;
  assert_triggers (&facts, "", NULL);
}

static void
test_period (void)
{
  CwValidityFacts facts = screened ();

  facts.today = facts.screened_on + 90;
  assert_triggers (&facts, "", NULL);
  facts.today++;
  assert_triggers (&facts, "PERIOD_ENDED", "2026-12-03");
  assert_sentence (&facts,
                   "The screening of 3 September 2026 was valid for 90 "
                   "days, until 2 December 2026: screen again in full.");
  /* Class C, an operation within 12 weeks or a deferral. */
  facts.valid_days = 42;
  facts.valid_until = facts.screened_on + 42;
  facts.today = facts.valid_until;
  assert_triggers (&facts, "", NULL);
  facts.today++;
  assert_triggers (&facts, "PERIOD_ENDED", "2026-10-16");
}

/* A birth date or sex that was wrong: it never was about this person. */
static void
test_person (void)
{
  CwValidityFacts facts = screened ();

  facts.person_corrected = TRUE;
  facts.today = facts.screened_on;
  assert_triggers (&facts, "PERSON_CORRECTED", "2026-09-03");
  facts.today++;
  assert_triggers (&facts, "PERSON_CORRECTED", "2026-09-03");
}

static void
test_leap_year (void)
{
  CwValidityFacts facts = screened ();

  facts.screened_on = day ("2027-12-01");
  facts.valid_until = facts.screened_on + 90;
  facts.today = day ("2028-02-29");
  assert_triggers (&facts, "", NULL);
  facts.today = day ("2028-03-01");
  assert_triggers (&facts, "PERIOD_ENDED", "2028-03-01");
  facts.screened_on = day ("2026-12-01");
  facts.valid_until = facts.screened_on + 90;
  facts.today = day ("2027-03-01");
  assert_triggers (&facts, "", NULL);
  facts.today = day ("2027-03-02");
  assert_triggers (&facts, "PERIOD_ENDED", "2027-03-02");
}

static void
test_letter (void)
{
  CwValidityFacts facts = screened ();

  facts.valid_until = facts.screened_on + 30;
  facts.today = facts.valid_until;
  assert_triggers (&facts, "", NULL);
  facts.today++;
  assert_triggers (&facts, "LETTER_ENDED", "2026-10-04");
}

static void
test_pause (void)
{
  CwValidityFacts facts = screened ();

  facts.last_session = day ("2026-09-20");
  facts.today = facts.last_session + 21;
  assert_triggers (&facts, "", NULL);
  facts.today++;
  assert_triggers (&facts, "MISSED_SESSIONS", "2026-10-12");
  assert_sentence (&facts, "The last session was 22 days ago: screen again in "
                           "full before the next one.");
}

/* A screening made in the pause counts once the pause was too long. */
static void
test_pause_screened (void)
{
  CwValidityFacts facts = screened ();

  facts.last_session = facts.screened_on - 21;
  facts.today = facts.screened_on;
  assert_triggers (&facts, "", NULL);
  facts.today++;
  assert_triggers (&facts, "MISSED_SESSIONS", "2026-09-04");
  facts.last_session = facts.screened_on - 22;
  facts.today = facts.screened_on + 60;
  assert_triggers (&facts, "", NULL);
}

static void
test_birthday (void)
{
  CwValidityFacts facts = screened ();

  facts.birth_date = day ("1961-10-01");
  facts.today = day ("2026-09-30");
  assert_triggers (&facts, "", NULL);
  facts.today = day ("2026-10-01");
  assert_triggers (&facts, "BIRTHDAY", "2026-10-01");
  assert_sentence (&facts,
                   "The patient turned 65 on 1 October 2026, and other rules "
                   "hold from that age on: screen again in full.");
  /* On the birthday the screening knows of it. */
  facts.birth_date = day ("1961-09-03");
  assert_triggers (&facts, "", NULL);
  /* Other birthdays change nothing; 12 and 18 do. */
  facts.birth_date = day ("1960-09-20");
  assert_triggers (&facts, "", NULL);
  facts.birth_date = day ("2008-09-20");
  assert_triggers (&facts, "BIRTHDAY", "2026-09-20");
  facts.birth_date = day ("2014-09-20");
  assert_triggers (&facts, "BIRTHDAY", "2026-09-20");
}

/* Born on a leap day: a year older on 1 March where there is none. */
static void
test_leap_birthday (void)
{
  CwValidityFacts facts = screened ();

  facts.screened_on = day ("2027-01-10");
  facts.valid_until = facts.screened_on + 90;
  facts.birth_date = day ("1962-02-28");
  facts.today = day ("2027-02-28");
  assert_triggers (&facts, "BIRTHDAY", "2027-02-28");
  facts.screened_on = day ("2029-01-10");
  facts.valid_until = facts.screened_on + 90;
  facts.birth_date = day ("1964-02-29");
  facts.today = day ("2029-02-28");
  assert_triggers (&facts, "", NULL);
  facts.today = day ("2029-03-01");
  assert_triggers (&facts, "BIRTHDAY", "2029-03-01");
}

static void
test_age_band_end (void)
{
  g_autofree char *iso = NULL;
  CwDate birth = day ("1961-10-01");

  iso = cw_date_to_iso (
      cw_validity_get_age_band_end (birth, day ("2026-09-03")));
  g_assert_cmpstr (iso, ==, "2026-09-30");
  g_assert_cmpint (cw_validity_get_age_band_end (birth, day ("2026-10-01")), ==,
                   CW_DATE_NONE);
  g_assert_cmpint (cw_validity_get_age_band_end (CW_DATE_NONE, birth), ==,
                   CW_DATE_NONE);
}

static void
test_pressure (void)
{
  CwValidityFacts facts = screened ();
  CwPressureReading readings[] = {
    { day ("2026-09-10"), 139, 89 },
    { day ("2026-09-14"), 140, 80 },
    { day ("2026-09-18"), 130, 89 },
    { day ("2026-09-21"), 130, 90 },
  };

  facts.pressures = readings;
  facts.n_pressures = 3;
  assert_triggers (&facts, "", NULL);
  facts.n_pressures = 4;
  assert_triggers (&facts, "BP_WORSE", "2026-09-21");
  /* The same band as at the screening is not worse. */
  facts.sbp_mmhg = 140;
  assert_triggers (&facts, "", NULL);
  readings[1].sbp_mmhg = 160;
  readings[3].dbp_mmhg = 100;
  assert_triggers (&facts, "BP_WORSE", "2026-09-21");
  /* Two readings of one day are one visit. */
  readings[3].day = readings[2].day = readings[1].day;
  assert_triggers (&facts, "", NULL);
}

static void
test_girth (void)
{
  CwValidityFacts facts = screened ();
  CwGirthReading reading = { day ("2026-09-20"), CW_LIMB_LEFT_LEG, 55.0 };

  facts.girths = &reading;
  facts.n_girths = 1;
  assert_triggers (&facts, "", NULL);
  reading.girth_cm = 55.1;
  assert_triggers (&facts, "GIRTH_CHANGE", "2026-09-20");
  reading.girth_cm = 49.0;
  assert_triggers (&facts, "", NULL);
  reading.girth_cm = 48.9;
  assert_triggers (&facts, "GIRTH_CHANGE", "2026-09-20");
  /* Not measured at the screening: nothing to compare with. */
  reading.limb = CW_LIMB_RIGHT_LEG;
  assert_triggers (&facts, "", NULL);
}

static void
test_limb (void)
{
  CwValidityFacts facts = screened ();

  facts.wanted_limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  assert_triggers (&facts, "", NULL);
  facts.used_limbs = CW_LIMB_BIT (CW_LIMB_RIGHT_LEG);
  assert_triggers (&facts, "", NULL);
  facts.wanted_limbs = CW_LIMBS_LEGS;
  assert_triggers (&facts, "NEW_LIMB", "2026-10-01");
  assert_sentence (&facts, "Left leg: no plan has put the cuff there before. "
                           "Screen again on the day of the plan.");
  facts.asked_on = facts.today;
  assert_triggers (&facts, "", NULL);
  facts.asked_on = CW_DATE_NONE;
  facts.today = facts.screened_on;
  assert_triggers (&facts, "", NULL);
}

/* Whatever can be said ends the screening, and the oldest day counts. */
static void
test_events (void)
{
  gsize n_rules;
  const CwRescreenRule *const *rules = cw_rescreen_rules_get (&n_rules);
  guint n_reported = 0;

  for (gsize i = 0; i < n_rules; i++) {
    CwValidityFacts facts = screened ();
    CwRescreenEvent events[] = {
      { rules[i]->id, day ("2026-09-20") },
      { rules[i]->id, day ("2026-08-30") },
    };

    facts.events = events;
    facts.n_events = 2;
    if (!cw_rescreen_rule_can_be_reported (rules[i]))
      continue;
    assert_triggers (&facts, rules[i]->id, "2026-08-30");
    n_reported++;
  }
  g_assert_cmpuint (n_reported, >=, 13);
}

/* The ones of CLINICAL 1.4 by name. */
static void
test_all_there (void)
{
  static const char *const ids[]
      = { "ADVERSE_EVENT", "NEW_DIAGNOSIS", "HOSPITAL_STAY", "OPERATION",
          "PLASTER",       "BED_REST",      "NEW_MEDICINE",  "PREGNANCY",
          "LONG_TRAVEL",   "NEW_SYMPTOM",   "BP_WORSE",      "GIRTH_CHANGE",
          "BIRTHDAY",      "NEW_LIMB",      "NEW_EPISODE",   "MISSED_SESSIONS",
          "PERIOD_ENDED",  "LETTER_ENDED" };

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    if (cw_rescreen_rule_find (ids[i]) == NULL)
      g_error ("No rule %s", ids[i]);
  g_assert_null (cw_rescreen_rule_find ("no_such_rule"));
}

static void
test_order (void)
{
  CwValidityFacts facts = screened ();
  CwRescreenEvent events[] = {
    { "LONG_TRAVEL", day ("2026-09-10") },
    { "OPERATION", day ("2026-09-20") },
    { "NEW_MEDICINE", day ("2026-09-12") },
  };

  facts.events = events;
  facts.n_events = 3;
  assert_triggers (&facts, "NEW_MEDICINE;OPERATION;LONG_TRAVEL", "2026-09-12");
}

static void
test_form (void)
{
  CwValidityFacts facts = screened ();
  CwRescreenEvent events[] = {
    { "LONG_TRAVEL", day ("2026-09-10") },
    { "NEW_EPISODE", day ("2026-09-20") },
    { "OPERATION", day ("2026-09-20") },
  };
  g_autoptr (GPtrArray) short_ones = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) questions = NULL;

  facts.events = events;
  facts.n_events = 2;
  short_ones = cw_validity_find_triggers (&facts);
  questions = cw_rescreen_triggers_get_questions (short_ones);
  g_assert_nonnull (questions);
  g_assert_true (g_ptr_array_find_with_equal_func (questions, "WELLS_TENDER",
                                                   g_str_equal, NULL));
  g_assert_true (g_ptr_array_find_with_equal_func (questions, "LYMPHOEDEMA",
                                                   g_str_equal, NULL));
  for (guint i = 0; i < questions->len; i++)
    for (guint j = 0; j < i; j++)
      g_assert_cmpstr (questions->pdata[i], !=, questions->pdata[j]);
  facts.n_events = 3;
  all = cw_validity_find_triggers (&facts);
  g_assert_null (cw_rescreen_triggers_get_questions (all));
}

static void
assert_form (const CwQuestionnaire *questionnaire, const char *form)
{
  const char *const *ids = cw_rescreen_form_get_questions (form);

  g_assert_nonnull (ids);
  for (gsize i = 0; ids[i] != NULL; i++) {
    const CwQuestion *question
        = cw_questionnaire_find_question (questionnaire, ids[i]);

    if (question == NULL || !g_str_equal (question->id, ids[i]))
      g_error ("%s: no question %s", form, ids[i]);
  }
}

/* Forms ask what there is to ask, and the one about limbs all about them. */
static void
test_form_questions (void)
{
  g_autoptr (CwQuestionnaire) questionnaire = cw_questionnaire_load (NULL);
  const char *const *limb_form = cw_rescreen_form_get_questions ("LIMB_FORM");
  const char *folder = APP_RESOURCES "/clinical";
  g_auto (GStrv) names = g_resources_enumerate_children (
      folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  guint n_limb_questions = 0;

  assert_form (questionnaire, "TRAVEL_FORM");
  assert_form (questionnaire, "LIMB_FORM");
  g_assert_null (cw_rescreen_form_get_questions ("full"));
  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *path = g_build_path ("/", folder, names[i], NULL);
    g_autoptr (GBytes) bytes
        = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_autoptr (GKeyFile) file = g_key_file_new ();
    g_auto (GStrv) groups = NULL;

    if (!g_str_has_prefix (names[i], "rules-"))
      continue;
    g_assert_true (
        g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL));
    groups = g_key_file_get_groups (file, NULL);
    for (gsize j = 0; groups[j] != NULL; j++) {
      g_autofree char *scope
          = g_key_file_get_string (file, groups[j], "scope", NULL);

      if (!g_key_file_has_key (file, groups[j], "question", NULL)
          || g_strcmp0 (scope, "patient") == 0 || scope == NULL)
        continue;
      n_limb_questions++;
      if (!g_strv_contains (limb_form, groups[j]))
        g_error ("LIMB_FORM lacks %s", groups[j]);
    }
  }
  g_assert_cmpuint (n_limb_questions, >, 20);
}

static void
test_words (void)
{
  gsize n_rules;
  const CwRescreenRule *const *rules = cw_rescreen_rules_get (&n_rules);

  for (gsize i = 0; i < n_rules; i++) {
    g_assert_true (g_str_has_suffix (rules[i]->rationale, "."));
    g_assert_true (g_str_has_suffix (rules[i]->message, "."));
    g_assert_false (g_str_has_suffix (rules[i]->title, "."));
  }
  g_assert_cmpfloat (cw_validity_periods_get ()->days, ==, 90);
  g_assert_cmpfloat (cw_validity_periods_get ()->short_days, ==, 42);
  g_assert_cmpfloat (cw_validity_periods_get ()->letter_days, ==, 90);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/validity/nothing", test_nothing);
  g_test_add_func ("/validity/period", test_period);
  g_test_add_func ("/validity/person", test_person);
  g_test_add_func ("/validity/leap-year", test_leap_year);
  g_test_add_func ("/validity/letter", test_letter);
  g_test_add_func ("/validity/pause", test_pause);
  g_test_add_func ("/validity/pause-screened", test_pause_screened);
  g_test_add_func ("/validity/birthday", test_birthday);
  g_test_add_func ("/validity/leap-birthday", test_leap_birthday);
  g_test_add_func ("/validity/age-band-end", test_age_band_end);
  g_test_add_func ("/validity/pressure", test_pressure);
  g_test_add_func ("/validity/girth", test_girth);
  g_test_add_func ("/validity/limb", test_limb);
  g_test_add_func ("/validity/events", test_events);
  g_test_add_func ("/validity/all-there", test_all_there);
  g_test_add_func ("/validity/order", test_order);
  g_test_add_func ("/validity/form", test_form);
  g_test_add_func ("/validity/form-questions", test_form_questions);
  g_test_add_func ("/validity/words", test_words);
  return g_test_run ();
}
