/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"

G_BEGIN_DECLS

/* How far an invented patient's care has come. */
typedef enum {
  CW_DEMO_NOT_SCREENED,
  CW_DEMO_DRAFT,
  CW_DEMO_REFUSED,         /* high pressure in the arteries of the lung */
  CW_DEMO_DEFERRED,        /* a heart attack some weeks ago */
  CW_DEMO_NEEDS_CLEARANCE, /* blood pressure 168 over 96 */
  CW_DEMO_CLEARED,         /* and no plan yet */
  CW_DEMO_IN_TREATMENT,
  CW_DEMO_UNFINISHED, /* in treatment, and a session was left open */
  CW_DEMO_LAPSED,     /* treated until the screening lapsed */
} CwDemoState;

/* How the last sessions of a treatment went. */
typedef enum {
  CW_DEMO_AS_IT_COMES,
  CW_DEMO_MASTERED,  /* all repetitions, twice and with strength to spare */
  CW_DEMO_TOO_HEAVY, /* set 1 fell short */
  CW_DEMO_CUFF_HURT,
  CW_DEMO_WENT_NUMB, /* and was stopped in the second set */
} CwDemoEnding;

/**
 * CwDemoStory:
 * @sessions: that were held
 * @days_since_last: from the last session, or the screening, to today
 * @second_plan_after: sessions after which a second plan followed; 0 for none
 * @third_plan_after: the same of a third one
 * @ending: of the last sessions
 * @home: the third plan is for home
 * @to_failure: the second plan's sets go to failure
 * @blocked_arm: lymphoedema closes the left arm
 * @older_screening: the screening ends within days
 * @second_exercise: NULL for none
 */
typedef struct {
  CwDemoState state;
  int sessions;
  int days_since_last;
  int second_plan_after;
  int third_plan_after;
  CwDemoEnding ending;
  gboolean home;
  gboolean to_failure;
  gboolean blocked_arm;
  gboolean older_screening;
  const char *exercise;
  const char *second_exercise;
  CwLimb limb;
  double load_kg;
} CwDemoStory;

/* What stays the same from patient to patient. */
typedef struct _CwDemoTeller CwDemoTeller;

/* `clock` is the manual clock that the clinic has for now. */
CwDemoTeller *cw_demo_teller_new (CwClinic *clinic,
                                  CwClock *clock,
                                  GRand *rand,
                                  gint64 clinician_id,
                                  gint64 now_s) G_GNUC_WARN_UNUSED_RESULT;
void cw_demo_teller_free (CwDemoTeller *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDemoTeller, cw_demo_teller_free)

/* Saves a new patient and lets the story happen, through the ordinary door. */
gboolean cw_demo_teller_tell (CwDemoTeller *self,
                              CwPatient *patient,
                              const CwDemoStory *story,
                              GError **error);

G_END_DECLS
