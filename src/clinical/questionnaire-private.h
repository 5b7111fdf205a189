/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/rule-expression.h"
#include "clinical/screening.h"

G_BEGIN_DECLS

/* What data/clinical/ says, for the floor's own use: how it is written there
 * stands at the head of data/clinical/questionnaire.ini. */

typedef enum {
  CW_RULE_SCOPE_PATIENT,
  CW_RULE_SCOPE_LIMB, /* the limbs that the answer names */
  CW_RULE_SCOPE_ARMS,
  CW_RULE_SCOPE_LEGS,
} CwRuleScope;

/* One thing that may follow from a rule. */
typedef struct {
  const char *id; /* of the finding: the rule's own unless it has one */
  const char *title;
  CwLevel level;
  CwRuleScope scope;
  CwRuleExpression *condition; /* NULL: always */
  int until_days;     /* after the answer's date; -1 when no date ends it */
  int assumed_days;   /* not -1: `id` may be answered in place of the rule's
                         own identifier, and without a date it was so many days
                         ago */
  const char *effect; /* NULL: what the level says */
  gboolean class_c;
  gboolean also; /* besides the one outcome that is otherwise found */
  gboolean counts_as_relative;
  double max_aop_percent; /* NAN: none */
  gboolean measured_aop_only, seated_only;
  int no_failure_sessions; /* 0: none */
  const char *monitoring; /* NULL: nothing */
} CwRuleOutcome;

/* A condition to find, by a question or by measurements. */
typedef struct {
  CwQuestion question; /* @text is NULL when nobody is asked */
  guint index;         /* among the questionnaire's rules */
  CwRuleScope scope;
  gboolean per_limb; /* its conditions name measurements of one limb */
  CwRuleExpression *asked_if;   /* NULL: always */
  CwRuleExpression *implied_if; /* NULL: never */
  GPtrArray *outcomes;          /* (element-type CwRuleOutcome) */
  GArray *follow_ups;           /* what @question points into */
  GPtrArray *choice_ids;        /* identifiers of its choices, in their order */
} CwRule;

#define CW_MAX_REQUIREMENTS 4

typedef struct {
  CwMeasurement measurement;
  /* Each alone requires it; NULL beyond the last one. */
  CwRuleExpression *required_if[CW_MAX_REQUIREMENTS];
  const char *required_why[CW_MAX_REQUIREMENTS]; /* NULL: needs no words */
  CwRuleExpression *normal;      /* NULL: none */
  const char *family; /* what it measures on every limb, as `abi`; or NULL */
  CwLimb limb;        /* of the family's */
} CwMeasurementRule;

/* A name for a calculation. */
typedef struct {
  const char *id;
  CwRuleExpression *expression;
} CwRuleValue;

typedef struct {
  const char *id;
  int points;
  CwRuleExpression *condition;
} CwTallyItem;

/* Points that are added up. */
typedef struct {
  const char *id;
  CwRuleExpression *applies_if; /* NULL: always */
  GPtrArray *items;             /* (element-type CwTallyItem) */
} CwTally;

/* CwRuleSymbol.kind; its index is the place in the array of that kind. */
typedef enum {
  CW_SYMBOL_SEX,
  CW_SYMBOL_AGE,
  CW_SYMBOL_MEASUREMENT,
  CW_SYMBOL_FAMILY,       /* of the limb in question */
  CW_SYMBOL_FAMILY_OTHER, /* of the limb on the other side */
  CW_SYMBOL_VALUE,
  CW_SYMBOL_TALLY,
  CW_SYMBOL_TALLY_LARGEST, /* the largest single item that counts */
  CW_SYMBOL_RULE,
  CW_SYMBOL_DAYS, /* the rest: details of a rule's answer */
  CW_SYMBOL_COUNT,
  CW_SYMBOL_NUMBER,
  CW_SYMBOL_CHOICE,
} CwSymbolKind;

struct _CwQuestionnaire {
  gatomicrefcount ref_count;
  const char *version;
  GPtrArray *rules;        /* (element-type CwRule) */
  GPtrArray *measurements; /* (element-type CwMeasurementRule) */
  GPtrArray *values;       /* (element-type CwRuleValue) */
  GPtrArray *tallies;      /* (element-type CwTally) */
  GPtrArray *families;     /* interned names, each once */
  GPtrArray *pages;        /* (element-type CwQuestionPage) */
  GPtrArray *groups;       /* (element-type CwQuestionGroup) */
  GPtrArray *measurement_views; /* the public part of @measurements */
  GHashTable *rules_by_id; /* rules, and outcomes with an identifier: CwRule */
  CwRuleExpression *short_validity_if;
};

CwQuestionnaire *cw_questionnaire_alloc (void);
CwRule *cw_rule_new (const char *id);
CwTally *cw_tally_new (const char *id);
const CwRule *cw_questionnaire_find_rule (const CwQuestionnaire *self,
                                          const char *id);
gboolean cw_rule_is_asked_for (const CwRule *rule);
CwLimbSet cw_rule_scope_limbs (CwRuleScope scope);

/* Whether answers may stand under the outcome's identifier. */
gboolean cw_rule_outcome_is_alias (const CwRuleOutcome *outcome);
/* NULL when the rule asks no such detail. */
const CwFollowUp *cw_rule_find_follow_up (const CwRule *rule,
                                          CwFollowUpKind kind);

/* Compiles `text`, naming what the questionnaire knows; `own` is the rule whose
 * details may be named without its identifier, or NULL. */
CwRuleExpression *cw_questionnaire_parse_expression (const CwQuestionnaire *self,
                                                     const char *text,
                                                     const CwRule *own,
                                                     GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

/* Reads all rules' conditions for circles, in which no answer would come
 * first; CW_CLINICAL_ERROR_DATA when there is one. */
gboolean cw_questionnaire_check_order (const CwQuestionnaire *self,
                                       GError **error);

G_END_DECLS
