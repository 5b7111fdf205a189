/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/demo-story.h"

G_BEGIN_DECLS

struct _CwDemoTeller {
  CwClinic *clinic;
  CwClock *clock;
  GRand *rand;
  gint64 clinician_id;
  gint64 now_s;
  CwDemoEnding ending; /* of the session being held */
  /* Which questions somebody is asked, by sex and age: the same for all of
   * them, and slow to find out. (element-type int GStrv) */
  GHashTable *questions;
  GHashTable *measurements; /* (element-type int GHashTable) */
};

/* The cuffs and loads of an invented clinic. */
gboolean cw_demo_add_equipment (CwClinic *clinic, GError **error);

/* Records the occlusion pressure and the maximum that a dose holds as if they
 * had just been measured, and lets it rest on them. */
gboolean cw_demo_measure (CwDemoTeller *self,
                          gint64 patient_id,
                          CwPrescription *dose,
                          GError **error);

/* Records the outcome scores of today; `share` is how much of the way to what care
 * has brought the patient has gone, from 0 to 1. */
gboolean cw_demo_ask_outcomes (CwDemoTeller *self,
                               gint64 patient_id,
                               CwLimb limb,
                               double share,
                               GError **error);

void cw_demo_pass_seconds (CwDemoTeller *self, double seconds);

/* How one session goes: the last but one may have an ending of its own. */
typedef struct {
  CwDemoEnding ending;
  gboolean to_the_end;
} CwDemoCourse;

/* A session by that plan, with believable repetitions; one that does not go to
 * the end stays open after two sets, with the cuff down. */
gboolean cw_demo_hold_session (CwDemoTeller *self,
                               CwPlan *plan,
                               const CwDemoCourse *course,
                               GError **error);

G_END_DECLS
