/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/patient.h"
#include "model/session.h"

/* The day of the screening and of the plan: 21 November 2026. */
CwDate fixture_today (void);

/* A signed screening of patient 7 that permits all limbs, class A, 90 days. */
CwScreeningRecord *fixture_screening (void);
void fixture_set_class (CwScreeningRecord *record, CwDoseClass dose_class);

/* A signed plan on it: knee extension on the right leg, 30 / 15 / 15 / 15,
 * 2-0-2, 18 kg of 60 kg, 60 % of a measured 190 mmHg. */
CwPlan *fixture_plan (void);
/* Appends a copy of the first exercise on `limbs`, after 180 s without air. */
CwPrescription *fixture_add_exercise (CwPlan *plan, CwLimbSet limbs);
CwPrescription *fixture_get (CwPlan *plan, guint index);

/* All items green, 120/80, heart rate 64. */
CwSameDayCheck *fixture_check (void);
