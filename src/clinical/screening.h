/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/questionnaire.h"

G_BEGIN_DECLS

typedef enum {
  CW_SEX_UNKNOWN,
  CW_SEX_FEMALE,
  CW_SEX_MALE,
  CW_SEX_OTHER,
} CwSex;

const char *cw_sex_to_id (CwSex sex); /* `female` …; static */
gboolean cw_sex_from_id (const char *id, CwSex *sex);

/* CLINICAL 1.1, from the mildest to the strictest. */
typedef enum {
  CW_LEVEL_NONE,
  CW_LEVEL_CAUTION,
  CW_LEVEL_RELATIVE_J,
  CW_LEVEL_RELATIVE_M,
  CW_LEVEL_ABSOLUTE_T,
  CW_LEVEL_ABSOLUTE,
} CwLevel;

const char *cw_level_to_id (CwLevel level); /* `RELATIVE-M` …; static */
/* "relative: a medical clearance lifts it"; "" for none. */
const char *cw_level_get_name (CwLevel level);
gboolean cw_level_from_id (const char *id, CwLevel *level);

typedef enum {
  CW_OUTCOME_INCOMPLETE,
  CW_OUTCOME_CLEARED,
  CW_OUTCOME_CLEARANCE_REQUIRED,
  CW_OUTCOME_DEFERRED,
  CW_OUTCOME_REFUSED,
} CwOutcome;

const char *cw_outcome_to_id (CwOutcome outcome); /* `CLEARED` …; static */
gboolean cw_outcome_from_id (const char *id, CwOutcome *outcome);

typedef enum {
  CW_DOSE_CLASS_NONE, /* no dose: nothing may be prescribed */
  CW_DOSE_CLASS_A,
  CW_DOSE_CLASS_B,
  CW_DOSE_CLASS_C,
} CwDoseClass;

const char *cw_dose_class_to_id (CwDoseClass klass); /* `A` …; NULL for none */
gboolean cw_dose_class_from_id (const char *id, CwDoseClass *klass);

typedef enum {
  CW_LIMB_STATE_NOT_SCREENED, /* not answered far enough to say */
  CW_LIMB_STATE_PERMITTED,
  CW_LIMB_STATE_NEEDS_CLEARANCE,
  CW_LIMB_STATE_BLOCKED,
} CwLimbState;

const char *cw_limb_state_to_id (CwLimbState state); /* `PERMITTED` … */
gboolean cw_limb_state_from_id (const char *id, CwLimbState *state);

/* A named medical clearance (CLINICAL 1.1) of the findings it names. */
typedef struct {
  GStrv finding_ids;
  char *name;         /* the clearing doctor */
  char *role;
  char *organisation;
  char *registration;
  char *letter;       /* reference of the letter */
  CwDate date;
  CwDate expiry;      /* CW_DATE_NONE when the letter gives none */
  CwLimbSet limbs;    /* CW_LIMBS_NONE: the letter does not restrict limbs */
  double max_aop_percent; /* NAN when the letter gives none */
  double max_load_percent_1rm;
  char *limits;       /* weight-bearing and movement limits in words */
  char *entered_by;
} CwClearance;

CwClearance *cw_clearance_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwClearance *cw_clearance_copy (const CwClearance *clearance)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_clearance_free (CwClearance *clearance);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwClearance, cw_clearance_free)

#define CW_JUSTIFICATION_MIN_LENGTH 40

/* The treating clinician's written reason to go on (RELATIVE-J). */
typedef struct {
  GStrv finding_ids;
  char *clinician;
  CwDate date;
  char *text; /* at least CW_JUSTIFICATION_MIN_LENGTH characters */
} CwJustification;

CwJustification *cw_justification_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwJustification *cw_justification_copy (const CwJustification *justification)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_justification_free (CwJustification *justification);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwJustification, cw_justification_free)

/**
 * CwScreeningFacts:
 * @answers: (element-type utf8 CwAnswer): by question identifier
 * @measurements: (element-type utf8 double): pointers to doubles by identifier
 * @clearances: (element-type CwClearance)
 * @justifications: (element-type CwJustification)
 *
 * All that is known on the day of a screening; what a verdict follows from.
 */
typedef struct {
  CwDate birth_date;
  CwSex sex;
  CwDate date;
  GHashTable *answers;
  GHashTable *measurements;
  GPtrArray *clearances;
  GPtrArray *justifications;
} CwScreeningFacts;

CwScreeningFacts *cw_screening_facts_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwScreeningFacts *cw_screening_facts_copy (const CwScreeningFacts *facts)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_screening_facts_free (CwScreeningFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwScreeningFacts, cw_screening_facts_free)

/* NULL when not answered. */
const CwAnswer *cw_screening_facts_get_answer (const CwScreeningFacts *facts,
                                               const char *id);
/* Copies `answer`; NULL or CW_ANSWER_NONE takes the answer back. */
void cw_screening_facts_set_answer (CwScreeningFacts *facts,
                                    const char *id,
                                    const CwAnswer *answer);
/* NAN when not measured. */
double cw_screening_facts_get_measurement (const CwScreeningFacts *facts,
                                           const char *id);
/* NAN takes the measurement back. */
void cw_screening_facts_set_measurement (CwScreeningFacts *facts,
                                         const char *id,
                                         double value);

/* Whether a clearance can lift anything on that day: it names who gave it, in
 * which role and when, and neither its expiry nor 90 days have gone by. */
gboolean cw_clearance_is_valid (const CwClearance *clearance, CwDate on);
/* Last day on which it does. */
CwDate cw_clearance_get_end (const CwClearance *clearance);

/* Why a verdict is not better than it is. */
typedef struct {
  char *rule_id;
  char *title;     /* "Painful surface vein", translated */
  char *effect;    /* what it does, as "Blocked until 14 December 2026" */
  char *rationale;
  char *source;    /* evidence keys */
  CwLevel level;
  gboolean whole_patient; /* scope P; else only @limbs */
  CwLimbSet limbs;
  CwDate until;           /* first day on which it no longer defers; or none */
  gboolean from_unknown;  /* because the answer or a detail is not known */
  CwLimbSet lifted_limbs; /* by clearances and justifications */
  gboolean lifted;        /* on all its limbs */
  gboolean counts_as_relative; /* among the three of CLINICAL 1.1 */
  gboolean forces_class_c; /* once cleared: RELATIVE-M, or the row says so */
  double max_aop_percent; /* cap of the rule on these limbs; NAN: none */
  gboolean measured_aop_only; /* no estimate of the occlusion pressure */
  gboolean seated_only;       /* seated or lying, never standing */
  int no_failure_sessions;    /* up to which session no set goes to failure */
  char *monitoring; /* what to watch while the cuff is on; NULL for nothing */
} CwFinding;

typedef struct {
  CwLimbState state;
  CwDoseClass dose_class; /* CW_DOSE_CLASS_NONE unless permitted */
  /* Never above this, whatever the class allows: the lowest cap of a rule, and
   * of a letter in use, wins; NAN when there is none. */
  double max_aop_percent;
  /* What may take the place of class C's cap: given when every clearance that
   * the limb's class C rests on names a figure, and then the lowest; NAN else. */
  double cleared_aop_percent;
  double max_load_percent_1rm; /* lowest figure of a letter; NAN without */
  /* The strictest of what was found on it, as in CwFinding. */
  gboolean measured_aop_only, seated_only;
  int no_failure_sessions;
} CwLimbVerdict;

/**
 * CwVerdict:
 * @deferred_until: CW_DATE_NONE when a condition and not a date ends it
 * @findings: (element-type CwFinding): the worst first
 * @missing: identifiers of unanswered questions and required measurements,
 *   in the order in which they are asked
 * @wells_points: of the Wells score, G_MININT when it does not apply
 * @valid_days: 90 or 42 (CLINICAL 1.4); 0 unless cleared for some limb
 * @valid_until: last day on which it permits; CW_DATE_NONE with @valid_days 0
 *
 * What CLINICAL 1.1 makes of a screening's facts.
 */
typedef struct {
  CwOutcome outcome;
  CwDoseClass dose_class;
  CwDate deferred_until;
  CwLimbVerdict limbs[CW_N_LIMBS];
  GPtrArray *findings;
  GStrv missing;
  int venous_points;
  int wells_points;
  int valid_days;
  CwDate valid_until;
} CwVerdict;

/* The verdict.  A pure function: no clock, no state. */
CwVerdict *cw_screening_evaluate (const CwQuestionnaire *questionnaire,
                                  const CwScreeningFacts *facts)
  G_GNUC_WARN_UNUSED_RESULT;
CwVerdict *cw_verdict_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwVerdict *cw_verdict_copy (const CwVerdict *verdict)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_verdict_free (CwVerdict *verdict);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwVerdict, cw_verdict_free)
CwFinding *cw_finding_new (void) G_GNUC_WARN_UNUSED_RESULT;
CwFinding *cw_finding_copy (const CwFinding *finding)
  G_GNUC_WARN_UNUSED_RESULT;
void cw_finding_free (CwFinding *finding);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwFinding, cw_finding_free)

/* Whether a plan may put a cuff on that limb. */
gboolean cw_verdict_permits (const CwVerdict *verdict, CwLimb limb);
CwLimbSet cw_verdict_get_permitted_limbs (const CwVerdict *verdict);

/* What to watch in a session with a cuff on `limbs` (CLINICAL 1.1), by what was
 * found there and by their dose class: sentences, each once. */
GStrv cw_verdict_get_monitoring (const CwVerdict *verdict, CwLimbSet limbs)
  G_GNUC_WARN_UNUSED_RESULT;

/* Whether a measurement is needed with these facts (CLINICAL 1.3: ABI from 65
 * years on …).  `why` (nullable) then says so in a sentence, static; NULL where
 * it is always needed. */
gboolean cw_screening_is_required (const CwQuestionnaire *questionnaire,
                                   const CwScreeningFacts *facts,
                                   const char *measurement_id,
                                   const char **why);

/* Whether the question is put with these facts: not every patient can be
 * pregnant.  What is not asked is not missing; an answer to it still counts. */
gboolean cw_screening_is_asked (const CwQuestionnaire *questionnaire,
                                const CwScreeningFacts *facts,
                                const char *question_id);

/* A number that follows from measurements, as `bmi`, `sbp` and `dbp` (the mean
 * of the last two readings); NAN while something for it is missing. */
double cw_screening_get_value (const CwQuestionnaire *questionnaire,
                               const CwScreeningFacts *facts,
                               const char *id);

/* Gives every question that is asked and not answered the answer `value`, for
 * cases and tests.  Questions of which yes is the good answer (consent) stay
 * open: nobody consents by default. */
void cw_screening_fill_answers (const CwQuestionnaire *questionnaire,
                                CwScreeningFacts *facts,
                                CwAnswerValue value);
/* Gives every measurement that is required and missing its normal value, for
 * cases and tests. */
void cw_screening_fill_measurements (const CwQuestionnaire *questionnaire,
                                     CwScreeningFacts *facts);

/* One sentence for the head of a verdict page: "Yes, on both legs". */
char *cw_verdict_get_headline (const CwVerdict *verdict)
  G_GNUC_WARN_UNUSED_RESULT;
/* The sentence below it; "" when there is nothing to add. */
char *cw_verdict_get_detail (const CwVerdict *verdict)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
