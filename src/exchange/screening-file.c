/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "exchange/screening-file.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "exchange/evaluation-file.h"

#define CONSENT_QUESTION "CONSENT"
#define CLEARANCE_PREFIX "clearance "
#define JUSTIFICATION_PREFIX "justification "

#define MAX_AGE_YEARS 120

/* As for everybody; below and above it a height or a weight is mistyped. */
#define MIN_BMI 10
#define MAX_BMI 80

static const char *const yes_no_unknown[] = { "yes", "no", "unknown" };

/* The value that the key must have, and may be left out. */
static gboolean
read_wish (CwDataFile *file, const char *key, const char *value)
{
  return cw_data_file_has (file, key)
         && cw_data_file_choice (file, key, &value, 1) == 0;
}

static CwAnswerValue
read_answer_value (CwDataFile *file, const char *key)
{
  CwAnswerValue value = CW_ANSWER_NONE;
  gsize index = cw_data_file_choice (file, key, yes_no_unknown,
                                     G_N_ELEMENTS (yes_no_unknown));

  cw_answer_value_from_id (yes_no_unknown[index], &value);
  return value;
}

static char *
read_text (CwDataFile *file, const char *key)
{
  return cw_data_file_has (file, key)
           ? g_strdup (cw_data_file_string (file, key))
           : NULL;
}

/* A day up to that of the screening. */
static CwDate
read_past_date (CwDataFile *file, const char *key, CwDate today)
{
  CwDate date = cw_evaluation_file_date (file, key);

  if (date > today)
    cw_data_file_reject (file, key, _ ("lies after the day of the screening"));
  return date;
}

/* Consent is given in the first of the ways that the question names. */
static void
complete_consent (const CwQuestionnaire *questionnaire, CwAnswer *consent)
{
  const CwQuestion *question
    = cw_questionnaire_find_question (questionnaire, CONSENT_QUESTION);

  for (gsize i = 0; i < question->n_follow_ups; i++)
    if (question->follow_ups[i].kind == CW_FOLLOW_UP_CHOICE
        && consent->value == CW_ANSWER_YES)
      consent->choice = g_strdup (question->follow_ups[i].choices[0].id);
}

static void
read_screening (CwDataFile *file,
                const CwQuestionnaire *questionnaire,
                CwScreeningFacts *facts)
{
  g_autoptr (CwAnswer) consent = NULL;

  cw_data_file_enter_plain (file, "screening");
  facts->date = cw_evaluation_file_date (file, "date");
  if (!cw_data_file_has (file, "consent"))
    return;
  consent = cw_answer_new (read_answer_value (file, "consent"));
  complete_consent (questionnaire, consent);
  cw_screening_facts_set_answer (facts, CONSENT_QUESTION, consent);
}

static void
read_patient (CwDataFile *file, CwScreeningFacts *facts)
{
  static const char *const sexes[] = { "male", "female", "other", "unknown" };
  gsize index;

  cw_data_file_enter_plain (file, "patient");
  facts->birth_date = read_past_date (file, "birth_date", facts->date);
  if (cw_date_years_between (facts->birth_date, facts->date) > MAX_AGE_YEARS)
    cw_data_file_reject (file, "birth_date",
                         _ ("more than 120 years before the screening"));
  index = cw_data_file_choice (file, "sex", sexes, G_N_ELEMENTS (sexes));
  cw_sex_from_id (sexes[index], &facts->sex);
}

static char *
read_option (CwDataFile *file, const char *key, const CwFollowUp *follow_up)
{
  const char *option = cw_data_file_string (file, key);

  for (gsize i = 0; option != NULL && i < follow_up->n_choices; i++)
    if (strcmp (option, follow_up->choices[i].id) == 0)
      return g_strdup (option);
  cw_data_file_reject (file, key, _ ("not one of the choices"));
  return NULL;
}

static CwLimbSet
read_offered_limbs (CwDataFile *file, const char *key, CwLimbSet offered)
{
  CwLimbSet limbs = cw_evaluation_file_limbs (file, key);

  if ((limbs & ~offered) != 0)
    cw_data_file_reject (file, key, _ ("names a limb that is not asked about"));
  return limbs;
}

static double
read_count (CwDataFile *file, const char *key, const CwFollowUp *follow_up)
{
  double count = cw_evaluation_file_number (file, key, follow_up->minimum,
                                            follow_up->maximum);

  if (count != floor (count) && !isnan (count))
    cw_data_file_reject (file, key, _ ("not a whole number"));
  return count;
}

static const char *
detail_name (CwFollowUpKind kind)
{
  static const char *const names[] = {
    [CW_FOLLOW_UP_DATE] = "date",     [CW_FOLLOW_UP_LIMBS] = "limbs",
    [CW_FOLLOW_UP_COUNT] = "count",   [CW_FOLLOW_UP_CHOICE] = "choice",
    [CW_FOLLOW_UP_VALUE] = "value",
  };

  return names[kind];
}

static void
read_detail (CwDataFile *file,
             const char *id,
             const CwFollowUp *follow_up,
             CwDate today,
             CwAnswer *answer)
{
  g_autofree char *key
    = g_strconcat (id, ".", detail_name (follow_up->kind), NULL);

  if (!cw_data_file_has (file, key))
    return;
  if (answer->value != CW_ANSWER_YES)
    cw_data_file_reject (file, key, _ ("belongs to an answer that is not yes"));
  switch (follow_up->kind) {
  case CW_FOLLOW_UP_DATE:
    answer->date = read_past_date (file, key, today);
    break;
  case CW_FOLLOW_UP_LIMBS:
    answer->limbs = read_offered_limbs (file, key, follow_up->limbs);
    break;
  case CW_FOLLOW_UP_COUNT:
    answer->count = read_count (file, key, follow_up);
    break;
  case CW_FOLLOW_UP_CHOICE:
    answer->choice = read_option (file, key, follow_up);
    break;
  case CW_FOLLOW_UP_VALUE:
    answer->number = cw_evaluation_file_number (
      file, key, follow_up->minimum, follow_up->maximum);
    break;
  default:
    g_assert_not_reached ();
  }
}

static void
read_answer (CwDataFile *file,
             const CwQuestion *question,
             const char *id,
             CwScreeningFacts *facts)
{
  g_autoptr (CwAnswer) answer = cw_answer_new (CW_ANSWER_NONE);

  if (cw_data_file_has (file, id)) {
    answer->value = read_answer_value (file, id);
    if (cw_screening_facts_get_answer (facts, id) != NULL)
      cw_data_file_reject (file, id, _ ("answered by consent already"));
  }
  for (gsize i = 0; i < question->n_follow_ups; i++)
    read_detail (file, id, &question->follow_ups[i], facts->date, answer);
  if (answer->value != CW_ANSWER_NONE)
    cw_screening_facts_set_answer (facts, id, answer);
}

static void
read_answers (CwDataFile *file,
              const CwQuestionnaire *questionnaire,
              CwScreeningFacts *facts)
{
  g_auto (GStrv) ids = cw_questionnaire_get_answer_ids (questionnaire);

  if (!cw_evaluation_file_has_group (file, "answers"))
    return;
  cw_data_file_enter_plain (file, "answers");
  for (gsize i = 0; ids[i] != NULL; i++)
    read_answer (file, cw_questionnaire_find_question (questionnaire, ids[i]),
                 ids[i], facts);
}

/* Diastolic is below systolic, in each of the readings. */
static void
check_blood_pressure (CwDataFile *file, const CwScreeningFacts *facts)
{
  static const struct {
    const char *sbp, *dbp;
  } readings[] = {
    { "sbp_mmhg", "dbp_mmhg" },
    { "sbp_2_mmhg", "dbp_2_mmhg" },
    { "sbp_3_mmhg", "dbp_3_mmhg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (readings); i++)
    if (cw_screening_facts_get_measurement (facts, readings[i].dbp)
        >= cw_screening_facts_get_measurement (facts, readings[i].sbp))
      cw_data_file_reject (file, readings[i].dbp,
                           _ ("not below the systolic pressure"));
}

static void
read_measurements (CwDataFile *file,
                   const CwQuestionnaire *questionnaire,
                   CwScreeningFacts *facts)
{
  gsize n;
  const CwMeasurement *const *measurements
    = cw_questionnaire_get_measurements (questionnaire, &n);
  double bmi;

  if (!cw_evaluation_file_has_group (file, "measurements"))
    return;
  cw_data_file_enter_plain (file, "measurements");
  for (gsize i = 0; i < n; i++)
    if (cw_data_file_has (file, measurements[i]->id))
      cw_screening_facts_set_measurement (
        facts, measurements[i]->id,
        cw_evaluation_file_number (file, measurements[i]->id,
                                   measurements[i]->minimum,
                                   measurements[i]->maximum));
  check_blood_pressure (file, facts);
  bmi = cw_screening_get_value (questionnaire, facts, "bmi");
  if (bmi < MIN_BMI || bmi > MAX_BMI)
    cw_data_file_reject (file, "mass_kg", _ ("does not fit the height"));
}

/* The findings that a group's name lists after its first word. */
static GStrv
read_finding_ids (CwDataFile *file,
                  const CwQuestionnaire *questionnaire,
                  const char *names)
{
  g_auto (GStrv) ids = g_strsplit (names, ";", -1);

  if (ids[0] == NULL)
    cw_data_file_reject (file, NULL, _ ("names no finding"));
  for (gsize i = 0; ids[i] != NULL; i++)
    if (cw_questionnaire_find_question (questionnaire, ids[i]) == NULL)
      cw_data_file_reject (file, ids[i], _ ("no finding of that name"));
  return g_steal_pointer (&ids);
}

static void
read_clearance (CwDataFile *file, GStrv finding_ids, CwScreeningFacts *facts)
{
  CwClearance *clearance = cw_clearance_new ();

  g_ptr_array_add (facts->clearances, clearance);
  clearance->finding_ids = finding_ids;
  clearance->name = read_text (file, "name");
  clearance->role = read_text (file, "role");
  clearance->organisation = read_text (file, "organisation");
  clearance->registration = read_text (file, "registration");
  clearance->letter = read_text (file, "letter");
  clearance->limits = read_text (file, "limits");
  clearance->entered_by = read_text (file, "entered_by");
  if (cw_data_file_has (file, "date"))
    clearance->date = read_past_date (file, "date", facts->date);
  if (cw_data_file_has (file, "expiry"))
    clearance->expiry = cw_evaluation_file_date (file, "expiry");
  if (cw_data_file_has (file, "limbs"))
    clearance->limbs = cw_evaluation_file_limbs (file, "limbs");
  if (cw_data_file_has (file, "max_aop_percent"))
    clearance->max_aop_percent
      = cw_evaluation_file_number (file, "max_aop_percent", 1, 100);
  if (cw_data_file_has (file, "max_load_percent_1rm"))
    clearance->max_load_percent_1rm
      = cw_evaluation_file_number (file, "max_load_percent_1rm", 1, 100);
}

static void
read_justification (CwDataFile *file,
                    GStrv finding_ids,
                    CwScreeningFacts *facts)
{
  CwJustification *justification = cw_justification_new ();

  g_ptr_array_add (facts->justifications, justification);
  justification->finding_ids = finding_ids;
  justification->clinician = read_text (file, "clinician");
  justification->text = read_text (file, "text");
  justification->date = facts->date;
  if (cw_data_file_has (file, "date"))
    justification->date = read_past_date (file, "date", facts->date);
}

static void
read_letters (CwDataFile *file,
              const CwQuestionnaire *questionnaire,
              CwScreeningFacts *facts)
{
  static const struct {
    const char *prefix;
    void (*read) (CwDataFile *file, GStrv ids, CwScreeningFacts *facts);
  } kinds[] = {
    { CLEARANCE_PREFIX, read_clearance },
    { JUSTIFICATION_PREFIX, read_justification },
  };
  const char *const *groups = cw_data_file_get_groups (file);

  for (gsize i = 0; groups[i] != NULL; i++)
    for (gsize j = 0; j < G_N_ELEMENTS (kinds); j++)
      if (g_str_has_prefix (groups[i], kinds[j].prefix)) {
        cw_data_file_enter_plain (file, groups[i]);
        kinds[j].read (file,
                       read_finding_ids (file, questionnaire,
                                         groups[i] + strlen (kinds[j].prefix)),
                       facts);
      }
}

/* What is not listed, where the file asks for it. */
static void
fill_unlisted (CwDataFile *file,
               const CwQuestionnaire *questionnaire,
               CwScreeningFacts *facts)
{
  cw_data_file_enter_plain (file, "screening");
  if (cw_data_file_has (file, "unlisted_answers"))
    cw_screening_fill_answers (questionnaire, facts,
                               read_answer_value (file, "unlisted_answers"));
  if (read_wish (file, "unlisted_measurements", "normal"))
    cw_screening_fill_measurements (questionnaire, facts);
}

CwScreeningFacts *
cw_screening_file_read (const char *path,
                        const CwQuestionnaire *questionnaire,
                        GError **error)
{
  g_autoptr (CwScreeningFacts) facts = cw_screening_facts_new ();
  g_autoptr (CwDataFile) file = NULL;

  g_return_val_if_fail (path != NULL && questionnaire != NULL, NULL);

  file = cw_evaluation_file_open (path, error);
  if (file == NULL)
    return NULL;
  read_screening (file, questionnaire, facts);
  read_patient (file, facts);
  read_answers (file, questionnaire, facts);
  read_measurements (file, questionnaire, facts);
  read_letters (file, questionnaire, facts);
  fill_unlisted (file, questionnaire, facts);
  return cw_data_file_finish (file, error) ? g_steal_pointer (&facts) : NULL;
}
