/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* What is to be tested, as far as it is known already. */
typedef struct {
  CwClinic *clinic; /* borrowed */
  gint64 patient_id;
  const char *exercise_id; /* NULL: one is chosen */
  const char *suggested_id; /* nullable: chosen first; only to begin with */
  CwLimbSet limbs;         /* chosen first */
  double pressure_mmhg;    /* of the plan, for a calibration; NAN */
  CwDate today;
} CwOneRepMaxTask;

/* Records a one-repetition maximum: tested, estimated from repetitions to
 * failure with the spread of the formulas, or a load found under the cuff.
 * Emits `recorded` (gint64 record_id) when it is on the disk. */
#define CW_TYPE_ONE_REP_MAX_WINDOW (cw_one_rep_max_window_get_type ())
G_DECLARE_FINAL_TYPE (CwOneRepMaxWindow,
                      cw_one_rep_max_window,
                      CW,
                      ONE_REP_MAX_WINDOW,
                      AdwWindow)

GtkWindow *cw_one_rep_max_window_new (const CwOneRepMaxTask *task,
                                      GtkWindow *parent);

G_END_DECLS
