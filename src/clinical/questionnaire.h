/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"
#include "clinical/limb.h"

G_BEGIN_DECLS

#define CW_CLINICAL_ERROR (cw_clinical_error_quark ())
GQuark cw_clinical_error_quark (void);

typedef enum {
  CW_CLINICAL_ERROR_DATA,          /* bundled clinical data cannot be read */
  CW_CLINICAL_ERROR_UNKNOWN_ID,    /* no such question, limit, exercise … */
  CW_CLINICAL_ERROR_OUT_OF_RANGE,  /* the value cannot be right */
  CW_CLINICAL_ERROR_MISSING,       /* something needed was not given */
} CwClinicalError;

typedef enum {
  CW_ANSWER_NONE, /* not answered: never the same as no */
  CW_ANSWER_YES,
  CW_ANSWER_NO,
  CW_ANSWER_UNKNOWN,
} CwAnswerValue;

/* `yes`, `no`, `unknown`; NULL for CW_ANSWER_NONE.  Static. */
const char *cw_answer_value_to_id (CwAnswerValue value);
gboolean cw_answer_value_from_id (const char *id, CwAnswerValue *value);

/**
 * CwAnswer:
 * @value: yes, no, unknown or not answered
 * @date: of the event asked for; CW_DATE_NONE when not given
 * @limbs: which limbs; none when not given
 * @count: how many; NAN when not given
 * @number: the measured value asked for, in the follow-up's unit; NAN when not
 *   given
 * @choice: identifier of the option picked; NULL when not given
 *
 * One answer with the follow-up details that its rule needs.
 */
typedef struct {
  CwAnswerValue value;
  CwDate date;
  CwLimbSet limbs;
  double count;
  double number;
  char *choice;
} CwAnswer;

CwAnswer *cw_answer_new (CwAnswerValue value) G_GNUC_WARN_UNUSED_RESULT;
CwAnswer *cw_answer_copy (const CwAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;
gboolean cw_answer_equal (const CwAnswer *a, const CwAnswer *b);
void cw_answer_free (CwAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAnswer, cw_answer_free)

typedef enum {
  CW_FOLLOW_UP_DATE,
  CW_FOLLOW_UP_LIMBS,
  CW_FOLLOW_UP_COUNT,
  CW_FOLLOW_UP_CHOICE,
  CW_FOLLOW_UP_VALUE,
} CwFollowUpKind;

/* All strings below belong to the questionnaire; those for people are already
 * translated. */

typedef struct {
  const char *id;
  const char *label;
} CwChoice;

/* A detail asked for once a question is answered yes. */
typedef struct {
  CwFollowUpKind kind;
  const char *label;
  const char *unit;        /* of a value; NULL when it has none */
  double minimum, maximum; /* of a count or value */
  gboolean required;       /* without it the answer counts as its worst case */
  CwLimbSet limbs;         /* which limbs are offered, for CW_FOLLOW_UP_LIMBS */
  const CwChoice *choices; /* for CW_FOLLOW_UP_CHOICE */
  gsize n_choices;
} CwFollowUp;

typedef struct {
  const char *id;        /* the rule of CLINICAL 1.2 that it answers */
  const char *text;      /* in plain language */
  const char *title;     /* the condition in a few words, for findings */
  const char *rationale; /* why we ask */
  const char *source;    /* evidence keys, "; " between them */
  const char *mark;      /* confidence marks of CLINICAL 0.1, as "V list, J" */
  const CwFollowUp *follow_ups;
  gsize n_follow_ups;
  gboolean yes_is_good; /* as consent: no is what has consequences, and nobody
                           may answer it together with others */
} CwQuestion;

/* At most six questions that are shown together. */
typedef struct {
  const char *id;
  const char *title;
  const CwQuestion *const *questions;
  gsize n_questions;
} CwQuestionGroup;

typedef struct {
  const char *id;
  const char *title;
  const CwQuestionGroup *const *groups;
  gsize n_groups;
} CwQuestionPage;

/* A measured input (CLINICAL 1.3). */
typedef struct {
  const char *id; /* as in evaluation files: `sbp_mmhg`, `abi_left` … */
  const char *label;
  const char *unit;
  double minimum, maximum; /* what may be entered at all */
  int decimals;
  gboolean optional; /* never required; see also cw_screening_is_required() */
  const char *hint;  /* the usual band in words, as "90–139" */
} CwMeasurement;

/**
 * CwQuestionnaire:
 *
 * The questions, measurements and rules of data/clinical/, read once and never
 * changed.  It is bundled with the program.
 */
typedef struct _CwQuestionnaire CwQuestionnaire;

/* NULL and CW_CLINICAL_ERROR_DATA when the bundled data is not sound. */
CwQuestionnaire *cw_questionnaire_load (GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
/* The same from key file text, for tests of the reader. */
CwQuestionnaire *cw_questionnaire_load_from_data (const char *data,
                                                  GError **error)
  G_GNUC_WARN_UNUSED_RESULT;
CwQuestionnaire *cw_questionnaire_ref (CwQuestionnaire *self);
void cw_questionnaire_unref (CwQuestionnaire *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwQuestionnaire, cw_questionnaire_unref)

/* `2026.1`: a signed screening keeps it. */
const char *cw_questionnaire_get_version (const CwQuestionnaire *self);
const CwQuestionPage *const *
cw_questionnaire_get_pages (const CwQuestionnaire *self, gsize *n_pages);
const CwMeasurement *const *
cw_questionnaire_get_measurements (const CwQuestionnaire *self,
                                   gsize *n_measurements);
/* NULL when there is none of that identifier.  A finding's identifier that is
 * also a row of CLINICAL 1.2, as SURG_MAJOR_7_41, finds its question. */
const CwQuestion *cw_questionnaire_find_question (const CwQuestionnaire *self,
                                                  const char *id);
/* What the rule of a finding looks at: identifiers of questions and
 * measurements, its own question first, each once; empty when there is no such
 * rule. */
GStrv cw_questionnaire_get_basis (const CwQuestionnaire *self,
                                  const char *finding_id)
  G_GNUC_WARN_UNUSED_RESULT;
/* Confidence marks of the rule of a finding, as "V list, J"; NULL when there is
 * no such rule. */
const char *cw_questionnaire_find_marks (const CwQuestionnaire *self,
                                         const char *finding_id);
const CwMeasurement *
cw_questionnaire_find_measurement (const CwQuestionnaire *self, const char *id);
gsize cw_questionnaire_count_questions (const CwQuestionnaire *self);

/* Every identifier under which facts may hold an answer: the questions', and
 * those of rows of CLINICAL 1.2 that share a question. */
GStrv cw_questionnaire_get_answer_ids (const CwQuestionnaire *self)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
