/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/patient.h"

G_BEGIN_DECLS

/* An invented person of that number, from 0: names of many countries and
 * scripts, ages as in a clinic.  Telephone numbers are of ranges that are never
 * given to anybody. */
CwPatient *cw_demo_people_invent (GRand *rand,
                                  guint number,
                                  CwDate today) G_GNUC_WARN_UNUSED_RESULT;

/* "CW-00185" for 184. */
char *cw_demo_people_get_identifier (guint number) G_GNUC_WARN_UNUSED_RESULT;
char *cw_demo_people_invent_phone (GRand *rand) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
