/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"
#include "clinical/limb.h"

G_BEGIN_DECLS

/* How long a signed screening holds, and what ends it before its time (CLINICAL
 * 1.4): the rules of data/clinical/validity.ini. */

/* Days, both the first and the last of which count. */
typedef struct {
  double days;        /* after which a screening ends */
  double short_days;  /* the same after class C, an operation or a deferral */
  double letter_days; /* after which a doctor's letter lifts nothing */
} CwValidityPeriods;

/* Static. */
const CwValidityPeriods *cw_validity_periods_get (void);

typedef enum {
  CW_RESCREEN_EVENT,    /* somebody says that it has happened */
  CW_RESCREEN_END,      /* the days have run out */
  CW_RESCREEN_LETTER,   /* a letter in it has run out before */
  CW_RESCREEN_PAUSE,    /* too long without a session */
  CW_RESCREEN_BIRTHDAY, /* into another band of age */
  CW_RESCREEN_PRESSURE, /* blood pressure worse than at the screening */
  CW_RESCREEN_GIRTH,    /* a limb thicker or thinner than at the screening */
  CW_RESCREEN_LIMB,     /* the cuff goes where it has never been */
  CW_RESCREEN_PERSON,   /* birth date or sex are not as it was signed */
} CwRescreenKind;

#define CW_N_PRESSURE_BANDS 4
#define CW_N_AGE_BANDS 4

/**
 * CwRescreenRule:
 * @label: in a list of what may have happened; NULL when nobody can say it
 * @title: in few words, after "Re-screen:"
 * @form: of a short form that is enough; NULL: all is asked again
 *
 * One reason to screen again.  Words are translated.
 */
typedef struct {
  const char *id;
  CwRescreenKind kind;
  const char *form;
  const char *label;
  const char *title;
  const char *message;
  const char *rationale;
  const char *source;
  double days;                              /* of CW_RESCREEN_PAUSE */
  double visits;                            /* of CW_RESCREEN_PRESSURE */
  double change_cm;                         /* of CW_RESCREEN_GIRTH */
  double sbp_from[CW_N_PRESSURE_BANDS - 1]; /* where the higher bands begin */
  double dbp_from[CW_N_PRESSURE_BANDS - 1];
  double ages[CW_N_AGE_BANDS - 1];
} CwRescreenRule;

/* In the order of the file.  Static. */
const CwRescreenRule *const *cw_rescreen_rules_get (gsize *n_rules);
/* NULL when there is none. */
const CwRescreenRule *cw_rescreen_rule_find (const char *id);
/* Whether somebody can say that it has happened: an event, or what is found by
 * the eye as well as by a number. */
gboolean cw_rescreen_rule_can_be_reported (const CwRescreenRule *rule);

/* The identifiers of the questions that a short form asks again; NULL when
 * there is no such form.  Static, NULL-terminated. */
const char *const *cw_rescreen_form_get_questions (const char *form);

/* What was said to have happened since the screening was signed. */
typedef struct {
  const char *rule_id; /* borrowed */
  CwDate day;
} CwRescreenEvent;

typedef struct {
  CwDate day;
  double sbp_mmhg, dbp_mmhg;
} CwPressureReading;

typedef struct {
  CwDate day;
  CwLimb limb;
  double girth_cm;
} CwGirthReading;

/**
 * CwValidityFacts:
 * @screened_on: day of the last full screening that was signed
 * @asked_on: day of a short form that rests on it; CW_DATE_NONE without one
 * @valid_days, @valid_until: as it was signed
 * @sbp_mmhg, @dbp_mmhg, @girth_cm: as measured in it; NAN when not
 * @last_session: CW_DATE_NONE before the first
 * @events: reported since it was signed
 * @pressures, @girths: taken since then, in order of time
 * @person_corrected: birth date or sex are others now than it was signed with
 * @used_limbs: where a plan has put the cuff; none before the first plan
 * @wanted_limbs: where the cuff is to go; none when that is not asked
 *
 * What the validity of a screening follows from.  The arrays are borrowed.
 */
typedef struct {
  CwDate today;
  CwDate birth_date;
  CwDate screened_on;
  CwDate asked_on;
  int valid_days;
  CwDate valid_until;
  double sbp_mmhg, dbp_mmhg;
  double girth_cm[CW_N_LIMBS];
  CwDate last_session;
  const CwRescreenEvent *events;
  gsize n_events;
  const CwPressureReading *pressures;
  gsize n_pressures;
  const CwGirthReading *girths;
  gsize n_girths;
  gboolean person_corrected;
  CwLimbSet used_limbs;
  CwLimbSet wanted_limbs;
} CwValidityFacts;

/* Nothing known but that nothing has happened. */
void cw_validity_facts_init (CwValidityFacts *facts);

/* Why the patient has to be screened again. */
typedef struct {
  const CwRescreenRule *rule;
  CwDate since;   /* first day on which the screening permits no more */
  char *sentence; /* what has happened and what to do */
} CwRescreenTrigger;

/* (element-type CwRescreenTrigger) all that holds today, those that need all
 * questions before those with a short form, the oldest first.  A pure
 * function. */
GPtrArray *cw_validity_find_triggers (const CwValidityFacts *facts)
    G_GNUC_WARN_UNUSED_RESULT;

/* The questions of the short forms that together are enough for all of these
 * triggers, or NULL when a full screening is needed.  (element-type utf8), not
 * owned. */
GPtrArray *cw_rescreen_triggers_get_questions (const GPtrArray *triggers)
    G_GNUC_WARN_UNUSED_RESULT;

/* Last day on which a patient is of the age band of `on`; CW_DATE_NONE when the
 * birth date is not known or no further band follows. */
CwDate cw_validity_get_age_band_end (CwDate birth_date, CwDate on);

G_END_DECLS
