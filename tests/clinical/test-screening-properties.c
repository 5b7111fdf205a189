/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <math.h>
#include <stdlib.h>

#include "screening-fixture.h"

/* What holds for all patients, tried on many that chance makes (CLINICAL 1.1,
 * 1.4).  The seed is printed, and --seed repeats it. */

#define REASON "Watched by a second person, light load, stop at any symptom."
#define ROUNDS 700
#define STEPS 6

static CwQuestionnaire *questionnaire;
static GStrv ids; /* of all answers */

static CwVerdict *
evaluate (const CwScreeningFacts *facts)
{
  return cw_screening_evaluate (questionnaire, facts);
}

static void
complete (CwScreeningFacts *facts)
{
  cw_screening_fill_answers (questionnaire, facts, CW_ANSWER_NO);
  cw_screening_fill_measurements (questionnaire, facts);
}

static const char *
any_id (GRand *random)
{
  return ids[g_rand_int_range (random, 0, (gint32)g_strv_length (ids))];
}

static gboolean
chance (GRand *random, double probability)
{
  return g_rand_double (random) < probability;
}

static void
read_detail (GRand *random,
             const CwFollowUp *asked,
             CwDate today,
             CwAnswer *answer)
{
  switch (asked->kind) {
  case CW_FOLLOW_UP_DATE:
    answer->date = today - g_rand_int_range (random, 0, 400);
    break;
  case CW_FOLLOW_UP_LIMBS:
    answer->limbs = asked->limbs
                    & (CwLimbSet)g_rand_int_range (random, 0, CW_LIMBS_ALL + 1);
    break;
  case CW_FOLLOW_UP_COUNT:
    answer->count = g_rand_int_range (random, (int)asked->minimum,
                                      (int)asked->maximum + 1);
    break;
  case CW_FOLLOW_UP_VALUE:
    answer->number
        = g_rand_double_range (random, asked->minimum, asked->maximum);
    break;
  case CW_FOLLOW_UP_CHOICE:
  default:
    g_free (answer->choice);
    answer->choice = g_strdup (
        asked->choices[g_rand_int_range (random, 0, (int)asked->n_choices)].id);
    break;
  }
}

/* The answer that has consequences, with some of its details. */
static CwAnswer *
consequence (GRand *random, const CwScreeningFacts *facts, const char *id)
{
  const CwQuestion *question
      = cw_questionnaire_find_question (questionnaire, id);
  CwAnswer *answer
      = cw_answer_new (question->yes_is_good ? CW_ANSWER_NO : CW_ANSWER_YES);

  for (gsize i = 0; i < question->n_follow_ups; i++)
    if (chance (random, 0.8))
      read_detail (random, &question->follow_ups[i], facts->date, answer);
  return answer;
}

/* Somebody of any age who is well. */
static CwScreeningFacts *
somebody (GRand *random)
{
  CwScreeningFacts *facts = fixture_facts (questionnaire);

  facts->sex = (CwSex)g_rand_int_range (random, 0, 4);
  fixture_set_age (facts, g_rand_int_range (random, 18, 80));
  cw_screening_facts_set_measurement (facts, "mass_kg",
                                      g_rand_double_range (random, 55, 130));
  complete (facts);
  return facts;
}

/* Letters and reasons for some findings, before anybody knows whether they will
 * be there. */
static void
write_letters (GRand *random, CwScreeningFacts *facts, double probability)
{
  for (gsize i = 0; ids[i] != NULL; i++) {
    CwClearance *letter;

    if (chance (random, probability))
      fixture_justify (facts, ids[i], REASON);
    if (!chance (random, probability))
      continue;
    letter = fixture_clear (facts, ids[i]);
    if (chance (random, 0.3))
      letter->limbs = (CwLimbSet)g_rand_int_range (random, 1, CW_LIMBS_ALL + 1);
    if (chance (random, 0.3))
      letter->max_aop_percent = g_rand_int_range (random, 30, 100);
    if (chance (random, 0.2))
      letter->max_load_percent_1rm = g_rand_int_range (random, 10, 60);
    if (chance (random, 0.2))
      letter->expiry = facts->date + g_rand_int_range (random, -1, 60);
  }
  fixture_justify (facts, "VTE_POINTS;BMI_HIGH;HR_HIGH", REASON);
  fixture_clear (facts, "VTE_POINTS;SPO2_LOW;ABI_LOW;HTN_UNCONTROLLED");
}

/* Permitted, waiting for a clearance, blocked.  What is not screened yet may
 * become any of them. */
static int
rank (CwLimbState state)
{
  return state == CW_LIMB_STATE_NOT_SCREENED ? -1 : (int)state;
}

static void
assert_cap_not_raised (double before, double after)
{
  g_assert_false (after > before);
  g_assert_false (!isnan (before) && isnan (after));
}

static void
assert_limb_not_looser (const CwLimbVerdict *before, const CwLimbVerdict *after)
{
  if (rank (before->state) >= 0 && rank (after->state) >= 0)
    g_assert_cmpint (rank (after->state), >=, rank (before->state));
  if (before->state != CW_LIMB_STATE_PERMITTED
      || after->state != CW_LIMB_STATE_PERMITTED)
    return;
  g_assert_cmpint (after->dose_class, >=, before->dose_class);
  assert_cap_not_raised (before->max_aop_percent, after->max_aop_percent);
  assert_cap_not_raised (before->max_load_percent_1rm,
                         after->max_load_percent_1rm);
  g_assert_true (after->measured_aop_only || !before->measured_aop_only);
  g_assert_true (after->seated_only || !before->seated_only);
  g_assert_cmpint (after->no_failure_sessions, >=,
                   before->no_failure_sessions);
  /* What stands in place of class C's cap may only fall while the class is C.
   */
  if (before->dose_class == CW_DOSE_CLASS_C)
    g_assert_false (after->cleared_aop_percent > before->cleared_aop_percent);
}

static guint
count_absolute (const CwVerdict *verdict)
{
  guint n = 0;

  for (guint i = 0; i < verdict->findings->len; i++)
    n += ((const CwFinding *)verdict->findings->pdata[i])->level
         >= CW_LEVEL_ABSOLUTE_T;
  return n;
}

static void
assert_not_looser (const CwVerdict *before, const CwVerdict *after)
{
  if (after->outcome != CW_OUTCOME_INCOMPLETE
      && before->outcome != CW_OUTCOME_INCOMPLETE)
    g_assert_cmpint (after->outcome, >=, before->outcome);
  for (int limb = 0; limb < CW_N_LIMBS; limb++)
    assert_limb_not_looser (&before->limbs[limb], &after->limbs[limb]);
  g_assert_cmpuint (cw_verdict_get_permitted_limbs (after)
                        & ~cw_verdict_get_permitted_limbs (before),
                    ==, CW_LIMBS_NONE);
  if (before->outcome == CW_OUTCOME_CLEARED
      && after->outcome == CW_OUTCOME_CLEARED) {
    g_assert_cmpint (after->dose_class, >=, before->dose_class);
    /* A limb that is closed for good no longer shortens it for the others. */
    if (count_absolute (after) == count_absolute (before))
      g_assert_cmpint (after->valid_until, <=, before->valid_until);
  }
}

/* The one question whose yes speaks for the patient, in a score that changes no
 * level. */
static gboolean
is_in_favour (const char *id)
{
  return g_str_equal (id, "WELLS_OTHER_CAUSE");
}

static gboolean
has_consequences (const CwScreeningFacts *facts, const char *id)
{
  const CwAnswer *answer = cw_screening_facts_get_answer (facts, id);
  CwAnswerValue good
      = cw_questionnaire_find_question (questionnaire, id)->yes_is_good
            ? CW_ANSWER_YES
            : CW_ANSWER_NO;

  return answer != NULL && answer->value != good;
}

/* A yes, or a don't know, where there was none. */
static gboolean
find_something (GRand *random, CwScreeningFacts *facts)
{
  const char *id = any_id (random);
  g_autoptr (CwAnswer) answer = NULL;

  if (is_in_favour (id) || has_consequences (facts, id))
    return FALSE;
  answer = consequence (random, facts, id);
  if (chance (random, 0.2))
    answer->value = CW_ANSWER_UNKNOWN;
  cw_screening_facts_set_answer (facts, id, answer);
  g_test_message ("%s=%s", id, cw_answer_value_to_id (answer->value));
  return TRUE;
}

/* Measurements, where their good middle begins on either side, and how far they
 * may go. */
static const struct {
  const char *id;
  double least, low, high, most;
} measures[] = {
  { "sbp_mmhg", 85, 100, 130, 200 },
  { "dbp_mmhg", NAN, NAN, 70, 84 }, /* below what sbp may fall to */
  { "heart_rate_bpm", 40, 60, 90, 140 },
  { "spo2_percent", 85, 97, NAN, NAN },
  { "temperature_c", NAN, NAN, 36.5, 40 },
  { "hba1c_percent", NAN, NAN, 5, 12 },
  { "glucose_mmol_l", 2, 6, 8, 20 },
  { "abi_left", 0.5, 1.1, 1.2, 1.8 },
  { "abi_right", 0.5, 1.1, 1.2, 1.8 },
  { "capillary_refill_left_arm_s", NAN, NAN, 1, 6 },
  { "girth_right_leg_cm", 15, 40, 60, 100 },
};

/* One measurement moves further from its middle. */
static gboolean
worsen_measurement (GRand *random, CwScreeningFacts *facts)
{
  gsize i = (gsize)g_rand_int_range (random, 0, G_N_ELEMENTS (measures));
  double old = cw_screening_facts_get_measurement (facts, measures[i].id);
  gboolean up = isnan (measures[i].low)
                || (!isnan (measures[i].high) && chance (random, 0.5));
  double from = up ? measures[i].high : measures[i].low;
  double value;

  /* From one side to the other is not surely worse. */
  if (up ? old < measures[i].low : old > measures[i].high)
    return FALSE;
  if (!isnan (old) && (up ? old < from : old > from))
    old = from;
  if (isnan (old))
    old = from;
  if (up ? old >= measures[i].most : old <= measures[i].least)
    return FALSE;
  value = up ? g_rand_double_range (random, old, measures[i].most)
             : g_rand_double_range (random, measures[i].least, old);
  cw_screening_facts_set_measurement (facts, measures[i].id, value);
  g_test_message ("%s=%g", measures[i].id, value);
  return TRUE;
}

/* Of two events the later one is the worse. */
static gboolean
bring_nearer (GRand *random, CwScreeningFacts *facts)
{
  const char *id = any_id (random);
  const CwAnswer *old = cw_screening_facts_get_answer (facts, id);
  g_autoptr (CwAnswer) answer = NULL;

  if (old == NULL || old->value != CW_ANSWER_YES || old->date == CW_DATE_NONE
      || old->date >= facts->date)
    return FALSE;
  answer = cw_answer_copy (old);
  answer->date
      += g_rand_int_range (random, 1, (gint32)(facts->date - old->date) + 1);
  cw_screening_facts_set_answer (facts, id, answer);
  g_test_message ("%s, %d days ago", id, (int)(facts->date - answer->date));
  return TRUE;
}

static gboolean
worsen (GRand *random, CwScreeningFacts *facts)
{
  if (chance (random, 0.25))
    return worsen_measurement (random, facts);
  if (chance (random, 0.25))
    return bring_nearer (random, facts);
  return find_something (random, facts);
}

static void
test_never_looser (void)
{
  GRand *random = g_rand_new_with_seed (g_test_rand_int ());

  for (int round = 0; round < ROUNDS; round++) {
    g_autoptr (CwScreeningFacts) facts = somebody (random);
    g_autoptr (CwVerdict) before = NULL;

    g_test_message ("round %d", round);
    write_letters (random, facts, chance (random, 0.5) ? 0.7 : 0.1);
    before = evaluate (facts);
    for (int step = 0; step < STEPS; step++) {
      CwVerdict *after;

      if (!worsen (random, facts))
        continue;
      complete (facts);
      after = evaluate (facts);
      assert_not_looser (before, after);
      g_clear_pointer (&before, cw_verdict_free);
      before = after;
    }
  }
  g_rand_free (random);
}

/* What is asked for only where it is known, as the INR of those on warfarin,
 * says nothing about somebody of whom nothing is known. */
static void
forget_optional (CwAnswer *answer, const char *id)
{
  const CwQuestion *question
      = cw_questionnaire_find_question (questionnaire, id);

  for (gsize i = 0; i < question->n_follow_ups; i++) {
    if (question->follow_ups[i].required)
      continue;
    if (question->follow_ups[i].kind == CW_FOLLOW_UP_DATE)
      answer->date = CW_DATE_NONE;
    else if (question->follow_ups[i].kind == CW_FOLLOW_UP_VALUE)
      answer->number = NAN;
    else if (question->follow_ups[i].kind == CW_FOLLOW_UP_CHOICE)
      g_clear_pointer (&answer->choice, g_free);
  }
}

/* Whoever does not know whether something absolute is true is treated as though
 * it were, with whatever details. */
static void
test_unknown (void)
{
  GRand *random = g_rand_new_with_seed (g_test_rand_int ());
  int n_absolute = 0;

  for (int round = 0; round < ROUNDS; round++)
    for (gsize i = 0; ids[i] != NULL; i++) {
      g_autoptr (CwScreeningFacts) facts = NULL;
      g_autoptr (CwAnswer) answer = NULL;
      g_autoptr (CwAnswer) unknown = cw_answer_new (CW_ANSWER_UNKNOWN);
      g_autoptr (CwVerdict) yes = NULL;
      g_autoptr (CwVerdict) not_known = NULL;

      if (round % 50 != 0 && !chance (random, 0.05))
        continue;
      facts = somebody (random);
      answer = consequence (random, facts, ids[i]);
      forget_optional (answer, ids[i]);
      cw_screening_facts_set_answer (facts, ids[i], answer);
      complete (facts);
      yes = evaluate (facts);
      cw_screening_facts_set_answer (facts, ids[i], unknown);
      complete (facts);
      not_known = evaluate (facts);
      g_test_message ("%s", ids[i]);
      for (guint k = 0; k < yes->findings->len; k++) {
        const CwFinding *finding = yes->findings->pdata[k];

        if (finding->level < CW_LEVEL_ABSOLUTE_T)
          continue;
        n_absolute++;
        for (int limb = 0; limb < CW_N_LIMBS; limb++)
          if (finding->limbs & CW_LIMB_BIT (limb))
            g_assert_cmpint (not_known->limbs[limb].state, ==,
                             CW_LIMB_STATE_BLOCKED);
      }
    }
  g_assert_cmpint (n_absolute, >, 500);
  g_rand_free (random);
}

static void
test_clearances (void)
{
  GRand *random = g_rand_new_with_seed (g_test_rand_int ());
  int n_absolute = 0;

  for (int round = 0; round < ROUNDS; round++) {
    g_autoptr (CwScreeningFacts) facts = somebody (random);
    g_autoptr (CwVerdict) verdict = NULL;

    for (int step = 0; step < STEPS; step++)
      worsen (random, facts);
    write_letters (random, facts, 1);
    complete (facts);
    verdict = evaluate (facts);
    for (guint i = 0; i < verdict->findings->len; i++) {
      const CwFinding *finding = verdict->findings->pdata[i];

      if (finding->level < CW_LEVEL_ABSOLUTE_T)
        continue;
      n_absolute++;
      g_assert_false (finding->lifted);
      g_assert_cmpuint (finding->lifted_limbs, ==, CW_LIMBS_NONE);
      g_assert_cmpuint (cw_verdict_get_permitted_limbs (verdict)
                            & finding->limbs,
                        ==, CW_LIMBS_NONE);
    }
  }
  g_assert_cmpint (n_absolute, >, 200);
  g_rand_free (random);
}

/* Windows of days ------------------------------------------------------------
 */

static const char *const days_of_the_year[] = {
  "2027-02-28", "2028-02-28", "2028-02-29", "2028-03-01", "2027-12-31",
  "2028-12-31", "2100-02-28", "2000-02-29", "2026-06-30",
};

/* By another calendar than ours. */
static CwDate
add_days (CwDate date, guint days)
{
  g_autofree char *iso = cw_date_to_iso (date);
  GDate *other
      = g_date_new_dmy ((GDateDay)atoi (iso + 8), (GDateMonth)atoi (iso + 5),
                        (GDateYear)atoi (iso));
  char text[11];
  CwDate later;

  g_date_add_days (other, days);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", other);
  g_date_free (other);
  g_assert_true (cw_date_parse (text, &later));
  return later;
}

/* Whether the rule defers on that day until `until`. */
static gboolean
defers (const char *rule, CwDate event, CwDate today, CwDate until)
{
  g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
  g_autoptr (CwAnswer) answer = cw_answer_new (CW_ANSWER_YES);
  g_autoptr (CwVerdict) verdict = NULL;
  gboolean found = FALSE;

  facts->date = today;
  facts->sex = CW_SEX_FEMALE;
  fixture_set_age (facts, 30);
  complete (facts);
  answer->date = event;
  answer->limbs = CW_LIMB_BIT (CW_LIMB_LEFT_ARM);
  cw_screening_facts_set_answer (facts, rule, answer);
  verdict = evaluate (facts);
  for (guint i = 0; i < verdict->findings->len; i++) {
    const CwFinding *finding = verdict->findings->pdata[i];

    if (finding->level != CW_LEVEL_ABSOLUTE_T || finding->until != until)
      continue;
    found = TRUE;
    g_assert_cmpint (verdict->limbs[CW_LIMB_LEFT_ARM].state, ==,
                     CW_LIMB_STATE_BLOCKED);
    if (finding->whole_patient)
      g_assert_cmpint (verdict->deferred_until, ==, until);
  }
  return found;
}

static void
check_window (const char *rule, const char *condition, guint days)
{
  /* A clot blocks on its last day, too; all others end on it. */
  g_autofree char *inclusive = g_strdup_printf ("days <= %u", days);
  g_autofree char *exclusive = g_strdup_printf ("days < %u", days);
  gboolean includes = strstr (condition, inclusive) != NULL;

  g_assert_true (includes || strstr (condition, exclusive) != NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (days_of_the_year); i++) {
    CwDate event, until, last;

    g_test_message ("%s after %s", rule, days_of_the_year[i]);
    g_assert_true (cw_date_parse (days_of_the_year[i], &event));
    until = add_days (event, days);
    last = includes ? until : until - 1;
    g_assert_true (defers (rule, event, event, until));
    g_assert_true (defers (rule, event, last, until));
    g_assert_false (defers (rule, event, last + 1, until));
  }
}

static int
check_windows_of (GKeyFile *file, const char *rule)
{
  int n_windows = 0;

  for (int i = 1; i <= 9; i++) {
    g_autofree char *until_key = g_strdup_printf ("until-%d", i);
    g_autofree char *if_key = g_strdup_printf ("if-%d", i);
    g_autofree char *condition
        = g_key_file_get_string (file, rule, if_key, NULL);

    if (!g_key_file_has_key (file, rule, until_key, NULL))
      continue;
    g_assert_nonnull (condition);
    check_window (rule, condition,
                  (guint)g_key_file_get_integer (file, rule, until_key, NULL));
    n_windows++;
  }
  return n_windows;
}

/* Every `until-N` of the data, on its first and last day. */
static void
test_windows (void)
{
  g_auto (GStrv) names = g_resources_enumerate_children (
      APP_RESOURCES "/clinical", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  int n_windows = 0;

  for (gsize i = 0; names[i] != NULL; i++) {
    g_autofree char *path
        = g_strconcat (APP_RESOURCES "/clinical/", names[i], NULL);
    g_autoptr (GKeyFile) file = g_key_file_new ();
    g_autoptr (GBytes) bytes = NULL;
    g_auto (GStrv) rules = NULL;

    if (!g_str_has_prefix (names[i], "rules-"))
      continue;
    bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
    g_assert_true (
        g_key_file_load_from_bytes (file, bytes, G_KEY_FILE_NONE, NULL));
    rules = g_key_file_get_groups (file, NULL);
    for (gsize j = 0; rules[j] != NULL; j++)
      n_windows += check_windows_of (file, rules[j]);
  }
  g_assert_cmpint (n_windows, >=, 16);
}

/* 90 days, and 42 where the patient is of class C. */
static void
test_validity (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (days_of_the_year); i++) {
    g_autoptr (CwScreeningFacts) facts = fixture_facts (questionnaire);
    g_autoptr (CwVerdict) well = NULL;
    g_autoptr (CwVerdict) cleared = NULL;
    g_autoptr (CwVerdict) letter_ends = NULL;

    g_assert_true (cw_date_parse (days_of_the_year[i], &facts->date));
    fixture_set_age (facts, 30);
    complete (facts);
    well = evaluate (facts);
    g_assert_cmpint (well->outcome, ==, CW_OUTCOME_CLEARED);
    g_assert_cmpint (well->valid_until, ==, add_days (facts->date, 90));
    fixture_answer (facts, "SICKLE_TRAIT", CW_ANSWER_YES, NULL);
    fixture_clear (facts, "SICKLE_TRAIT");
    cleared = evaluate (facts);
    g_assert_cmpint (cleared->valid_until, ==, add_days (facts->date, 42));
    /* the letter of 60 days ago lifts for 90 */
    ((CwClearance *)facts->clearances->pdata[0])->date = facts->date - 60;
    letter_ends = evaluate (facts);
    g_assert_cmpint (letter_ends->valid_until, ==, add_days (facts->date, 30));
  }
}

int
main (int argc, char *argv[])
{
  int result;

  g_test_init (&argc, &argv, NULL);
  questionnaire = fixture_questionnaire ();
  ids = cw_questionnaire_get_answer_ids (questionnaire);
  g_test_add_func ("/properties/never-looser", test_never_looser);
  g_test_add_func ("/properties/unknown", test_unknown);
  g_test_add_func ("/properties/clearances", test_clearances);
  g_test_add_func ("/properties/windows", test_windows);
  g_test_add_func ("/properties/validity", test_validity);
  result = g_test_run ();
  g_strfreev (ids);
  cw_questionnaire_unref (questionnaire);
  return result;
}
