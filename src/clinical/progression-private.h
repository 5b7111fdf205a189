/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/progression-rules.h"

G_BEGIN_DECLS

/* The parts of cw_progression_advise(); not for others. */

typedef struct {
  const CwProgression *input;
  const CwProgressionNumbers *numbers;
  const CwProgressionSession *last;
  gsize n_running; /* sessions at the last one's dose, up to the last */
  CwAdvice *advice;
} CwAdvisor;

/* Sessions (progression-sessions.c). */

/* Repetitions done of those prescribed, sets that were left out included; NAN
 * where no set has a target. */
double cw_progression_completion (const CwProgressionSession *session);
double cw_progression_total_reps (const CwProgressionSession *session);
/* Whether each set with a target reached it, and none was left out. */
gboolean cw_progression_all_done (const CwProgressionSession *session);
/* Whether both were done, or are to be done, in the same way. */
gboolean cw_progression_same_dose (const CwProgressionSession *a,
                                   const CwProgressionSession *b);
gboolean cw_progression_is_dose (const CwProgressionSession *session,
                                 const CwDose *dose);
/* Whether every set has a target: then the effort says how hard it was, and in
 * sets to failure it is high by intent. */
gboolean cw_progression_is_fixed (const CwSetScheme *scheme);
/* Sets 1 to n as bits. */
guint cw_progression_all_sets (const CwProgressionSession *session);

/* The session `ago` before the last, 0 for the last itself. */
const CwProgressionSession *cw_advisor_session (const CwAdvisor *self,
                                                gsize ago);
void cw_advisor_trigger (CwAdvisor *self, gsize ago, guint sets);

/* Doses (progression-dose.c).  Each puts a changed dose into the advice, with
 * the variable and its values, where no limit speaks against it that did not
 * before; FALSE leaves the advice untouched. */

/* Points of the occlusion pressure; NAN when not known. */
double cw_progression_pressure_percent (const CwDose *dose);
/* What the class and letters allow, in percent of the occlusion pressure and of
 * the one-rep maximum. */
double cw_progression_pressure_cap (const CwDose *dose);
double cw_progression_load_cap (const CwDose *dose);
gboolean cw_advisor_set_load (CwAdvisor *self, double load_kg);
gboolean cw_advisor_set_pressure (CwAdvisor *self, double percent);
gboolean cw_advisor_set_scheme (CwAdvisor *self, const CwSetScheme *scheme);
gboolean cw_advisor_set_rest (CwAdvisor *self, double rest_s);
gboolean cw_advisor_set_intermittent (CwAdvisor *self);
gboolean cw_advisor_set_exercises (CwAdvisor *self);

double cw_advisor_load_step_kg (const CwAdvisor *self);
/* The heaviest load of the rack that is not above `load_kg`, NAN when there is
 * none; and the lightest that is not below it. */
double cw_advisor_load_down_kg (const CwAdvisor *self, double load_kg);
double cw_advisor_load_up_kg (const CwAdvisor *self, double load_kg);
/* Less by so many percent, rounded down to the rack. */
gboolean cw_advisor_lower_load (CwAdvisor *self, double percent);
/* Less by so many points than `from_percent`, but not less than the class's
 * least; where it is there already a longer rest, else a cuff that is let down
 * in the rests. */
gboolean
cw_advisor_lower_pressure (CwAdvisor *self, double from_percent, double points);
/* The first sets up to a share of all, by number. */
CwSetScheme cw_progression_first_sets (const CwSetScheme *scheme, int n_sets);

/* Words (progression-text.c). */

/* "30, 12, 10 and 8 repetitions of 30/15/15/15 on 18 November". */
char *cw_progression_text_sets (const CwProgressionSession *session)
    G_GNUC_WARN_UNUSED_RESULT;
/* "a", "a and b", "a, b and c"; takes the texts. */
char *cw_progression_text_list (GPtrArray *texts) G_GNUC_WARN_UNUSED_RESULT;
/* Dates, or efforts, of the last `n` sessions, oldest first. */
char *cw_advisor_text_days (const CwAdvisor *self,
                            gsize n) G_GNUC_WARN_UNUSED_RESULT;
char *cw_advisor_text_efforts (const CwAdvisor *self,
                               gsize n) G_GNUC_WARN_UNUSED_RESULT;
/* "Keep 15 kg and 60 %". */
char *cw_progression_text_keep (const CwDose *dose) G_GNUC_WARN_UNUSED_RESULT;
/* Of the change in the advice, as "Raise the load to 16 kg". */
char *cw_advisor_text_change (const CwAdvisor *self) G_GNUC_WARN_UNUSED_RESULT;

/* Gives the advice; takes both texts, and appends `why` to what stands there.
 * Always TRUE, for rules to return. */
gboolean cw_advisor_say (CwAdvisor *self,
                         const char *rule_id,
                         CwAdviceKind kind,
                         char *headline,
                         char *why);

/* Advice to test `what` again, as "one-rep maximum".  Takes both texts. */
gboolean cw_advisor_say_retest (CwAdvisor *self, char *what, char *why);

/* Rules: TRUE when it applies, and then the advice stands. */
gboolean cw_progression_rule_event (CwAdvisor *self);
gboolean cw_progression_rule_missed (CwAdvisor *self);
gboolean cw_progression_rule_symptom (CwAdvisor *self);
gboolean cw_progression_rule_pressure_down (CwAdvisor *self);
gboolean cw_progression_rule_load_down (CwAdvisor *self);
gboolean cw_progression_rule_deload (CwAdvisor *self);
gboolean cw_progression_rule_no_gain (CwAdvisor *self);
gboolean cw_progression_rule_retest (CwAdvisor *self);
gboolean cw_progression_rule_graduate (CwAdvisor *self);
gboolean cw_progression_rule_hybrid (CwAdvisor *self);
gboolean cw_progression_rule_hold (CwAdvisor *self);
gboolean cw_progression_rule_volume_up (CwAdvisor *self);
gboolean cw_progression_rule_load_up (CwAdvisor *self);

G_END_DECLS
