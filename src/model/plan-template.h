/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/plan.h"

G_BEGIN_DECLS

/**
 * CwPlanTemplate:
 * @exercises: (element-type CwPrescription): in order; loads and pressures as
 *   shares only, a pair of limbs or the right one for any
 *
 * Exercises that the clinic often prescribes together, with their doses and
 * without anything of a patient.
 */
typedef struct {
  gint64 id; /* 0 until saved */
  char *name;
  GPtrArray *exercises;
} CwPlanTemplate;

CwPlanTemplate *cw_plan_template_new (void) G_GNUC_WARN_UNUSED_RESULT;
/* The exercises of a plan as a template. */
CwPlanTemplate *
cw_plan_template_new_from_plan (const CwPlan *plan,
                                const char *name) G_GNUC_WARN_UNUSED_RESULT;
void cw_plan_template_free (CwPlanTemplate *template);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPlanTemplate, cw_plan_template_free)

/* CW_MODEL_ERROR_INVALID when it has no name or no exercise; trims the name. */
gboolean cw_plan_template_validate (CwPlanTemplate *template, GError **error);

/* Appends its exercises to a plan, each on limbs that the screening permits,
 * and returns how many had to be left out as none is.  What the class of the
 * patient does not allow is for the review of the plan to say. */
guint cw_plan_template_apply (const CwPlanTemplate *template,
                              CwPlan *plan,
                              const CwScreeningRecord *screening);

/* "Knee extension (machine), 30/15/15/15 · Walking, 5 × 3:00". */
char *cw_plan_template_describe (const CwPlanTemplate *template)
    G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
