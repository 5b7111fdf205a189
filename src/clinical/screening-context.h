/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/questionnaire-private.h"

G_BEGIN_DECLS

/**
 * CwScreeningContext:
 *
 * The facts of one screening as the rules see them, worked out once: which
 * answer counts for a rule, which questions are asked, what values and tallies
 * come to.
 */
typedef struct {
  const CwQuestionnaire *questionnaire;
  const CwScreeningFacts *facts;
  CwAnswer *answers; /* that count, one a rule; `choice` belongs to the facts */
  guint8 *truths;    /* CwTruth + 1 of each rule once it is known */
  CwRuleNumber *values; /* of each value once @values_known */
  CwTruth *value_truths;
  guint8 *values_known;
  CwLimb limb; /* for conditions about one limb */
} CwScreeningContext;

void cw_screening_context_init (CwScreeningContext *self,
                                const CwQuestionnaire *questionnaire,
                                const CwScreeningFacts *facts);
void cw_screening_context_clear (CwScreeningContext *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwScreeningContext, cw_screening_context_clear)

/* NULL counts as true. */
CwTruth cw_screening_context_check (CwScreeningContext *self,
                                    const CwRuleExpression *condition);
CwRuleNumber
cw_screening_context_calculate (CwScreeningContext *self,
                                const CwRuleExpression *expression);

/* Whether the rule's condition is met, by its answer or by what implies it. */
CwTruth cw_screening_context_get_truth (CwScreeningContext *self, gsize rule);
gboolean cw_screening_context_is_asked (CwScreeningContext *self, gsize rule);
CwRuleNumber cw_screening_context_get_value (CwScreeningContext *self,
                                             gsize value);

/* Points of a tally; G_MININT when it does not apply.  What nobody knows counts
 * when it adds points. */
int cw_screening_context_add_up (CwScreeningContext *self,
                                 const CwTally *tally,
                                 int *largest);

/* Adds what each rule finds, in the order of the rules. */
void cw_screening_find_all (CwScreeningContext *context, CwVerdict *verdict);

/* What is asked or required and not there, in the order in which it is
 * asked. */
GStrv cw_screening_find_missing (CwScreeningContext *context)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
