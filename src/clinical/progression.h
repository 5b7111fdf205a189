/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "clinical/dose.h"
#include "clinical/questionnaire.h"

G_BEGIN_DECLS

/* What stands behind a rule of CLINICAL 4.1, from data/clinical/. */
typedef struct {
  const char *id;        /* `P1_LOAD_UP` */
  const char *title;     /* "Raise the load", translated */
  const char *rationale; /* a sentence, translated */
  const char *source;    /* evidence keys, "; " between them */
  const char *mark;      /* CLINICAL 0.1 */
} CwProgressionRule;

/* NULL when there is no such rule.  Static. */
const CwProgressionRule *cw_progression_rule_find (const char *id);
/* Items of the same-day check that are amber after a poor night or a passing
 * illness, and after a session that was too much.  Static, end with NULL. */
const char *const *cw_progression_get_recovery_items (void);
const char *const *cw_progression_get_after_effect_items (void);

/**
 * CwProgressionSession:
 * @scheme: as it was prescribed for that session
 * @effort: CR10 of the last set that was rated
 * @discomfort, @pain: of the cuff and of the joint, 0 to 10
 * @stop_rule_id: of data/clinical/stop-rules.ini; NULL unless this exercise was
 *   stopped
 * @soreness_48h: 0 to 10
 * @pain_after_24h: the joint hurt for longer than a day
 * @effusion_up: the joint swelled by a grade
 * @after_effects: the same-day check of this session found marked soreness or
 *   another after-effect of the one before
 * @poor_recovery: a poor night, or an illness that passes
 * @serious_event: an adverse event that CLINICAL 5.2 calls serious
 * @load_au: CR10 of the session × minutes (CLINICAL 3.5)
 *
 * One exercise in one session.  A number that is not known is NAN, an answer
 * CW_ANSWER_NONE; what is not known is never guessed.
 */
typedef struct {
  int number; /* of the session, for people */
  CwDate date;
  CwSetScheme scheme;
  int n_sets;
  double reps[CW_MAX_SETS];
  double load_kg;
  double pressure_percent;
  double rest_s;
  gboolean intermittent;
  double effort, discomfort, pain;
  const char *stop_rule_id;
  double soreness_48h;
  CwAnswerValue pain_after_24h, effusion_up, after_effects, poor_recovery,
      serious_event;
  double load_au;
  double one_rm_kg; /* that was known then */
} CwProgressionSession;

/* A session of which nothing is known. */
void cw_progression_session_init (CwProgressionSession *session);

/**
 * CwProgression:
 * @dose: the dose of the plan for the next session, with class and caps
 * @plan_changed: a plan was signed after the last session
 * @sessions: oldest first
 * @today: for pauses and for the age of what was measured
 * @load_step_kg, @load_smallest_kg, @load_largest_kg: of the rack, from one
 * load to the next
 * @pain_baseline: of the joint, before the course
 * @one_rm_date, @aop_date, @girth_date: last measured
 * @attendance_percent: sessions held of those planned
 * @pain_daily, @pain_loading: 0 to 10, in daily tasks and under load
 * @effusion_grade: 0 none, 1 a trace
 * @tolerates_60, @tolerates_70: 3 × 10 at 60 %, 3 × 8 to 10 at 70 % of the
 *   one-rep maximum without a cuff
 * @symmetry_percent: strength of the limb in percent of the other one
 * @graduation_weeks: weeks for which that has been so
 *
 * What advice on one exercise follows from.
 */
typedef struct {
  CwDose dose;
  gboolean plan_changed;
  const CwProgressionSession *sessions;
  gsize n_sessions;
  CwDate today;
  double load_step_kg, load_smallest_kg, load_largest_kg;
  double pain_baseline;
  CwDate one_rm_date, aop_date, girth_date;
  double attendance_percent;
  double pain_daily, pain_loading, effusion_grade;
  CwAnswerValue full_range, surgeon_allows, tolerates_60, tolerates_70;
  double symmetry_percent, graduation_weeks;
} CwProgression;

/* Of which nothing is known; class none. */
void cw_progression_init (CwProgression *progression);

typedef enum {
  CW_ADVICE_NONE,   /* no change advised, with the reason */
  CW_ADVICE_KEEP,   /* the dose as it is */
  CW_ADVICE_CHANGE, /* of one variable */
  CW_ADVICE_RETEST,
  CW_ADVICE_HYBRID,   /* heavy training besides */
  CW_ADVICE_GRADUATE, /* heavy training instead */
  CW_ADVICE_REVIEW,   /* a clinician decides */
  CW_ADVICE_SUSPEND,  /* no session by this plan */
} CwAdviceKind;

const char *cw_advice_kind_to_id (CwAdviceKind kind); /* `change` …; static */

typedef enum {
  CW_ADVICE_NOTHING,
  CW_ADVICE_SETS,         /* the set scheme; values are repetitions in all */
  CW_ADVICE_EXERCISES,    /* their number */
  CW_ADVICE_LOAD,         /* kg */
  CW_ADVICE_PRESSURE,     /* percent of the occlusion pressure */
  CW_ADVICE_REST,         /* s between sets */
  CW_ADVICE_INTERMITTENT, /* the cuff is let down in the rests; values 0, 1 */
} CwAdviceVariable;

/* `load` …; NULL for nothing.  Static. */
const char *cw_advice_variable_to_id (CwAdviceVariable variable);

/* A session and its sets that a rule went by. */
typedef struct {
  gsize session; /* index */
  guint sets;    /* bit 0 is set 1; none when it went by a rating or a date */
} CwAdviceTrigger;

/**
 * CwAdvice:
 * @rule_id: of data/clinical/progression.ini; NULL when no rule applies. Static
 * @variable: the one that changes
 * @old_value, @new_value: in its unit; NAN when nothing changes
 * @old_text, @new_text: the same in words with units; NULL
 * @dose: the new one, which differs from the old one in @variable and in what
 *   is computed from it, and is within its limits
 * @headline: "Raise the load to 16 kg"
 * @why: sentences, with the very sets
 * @must_come_down: the dose may not be used again as it is
 * @review: a clinician has to look before the next session
 * @triggers: (element-type CwAdviceTrigger)
 */
typedef struct {
  const char *rule_id;
  CwAdviceKind kind;
  CwAdviceVariable variable;
  double old_value, new_value;
  char *old_text, *new_text;
  CwDose dose;
  char *headline;
  char *why;
  gboolean must_come_down;
  gboolean review;
  GArray *triggers;
} CwAdvice;

/* Advice on one exercise by the rules of CLINICAL 4.1, safety before progress,
 * one variable at a time.  Never NULL. */
CwAdvice *cw_progression_advise (const CwProgression *progression)
    G_GNUC_WARN_UNUSED_RESULT;
void cw_advice_free (CwAdvice *advice);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAdvice, cw_advice_free)

/* Whether there is something for the clinician to accept or refuse: not for
 * CW_ADVICE_NONE and CW_ADVICE_KEEP. */
gboolean cw_advice_waits (const CwAdvice *advice);

G_END_DECLS
