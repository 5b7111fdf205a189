/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* What measuring needs to know of the patient; NAN where unknown. */
typedef struct {
  CwClinic *clinic; /* borrowed */
  gint64 patient_id;
  double age_years;
  CwSex sex;
  double sbp_mmhg, dbp_mmhg; /* of today */
  CwDate today;
} CwPressureContext;

/* What is to be measured, as far as it is known already. */
typedef struct {
  CwLimbSet limbs; /* one of these is chosen */
  CwLimbSet limb;  /* the one chosen first; CW_LIMBS_NONE for any */
  gint64 cuff_id;  /* 0 for any */
  CwPosture posture;
  double pressure_percent; /* to be prescribed; NAN */
} CwPressureTask;

/* Records an arterial occlusion pressure, measured or estimated, with the cuff,
 * posture and day it belongs to.  Emits `recorded` (gint64 record_id) when it is
 * on the disk. */
#define CW_TYPE_PRESSURE_WINDOW (cw_pressure_window_get_type ())
G_DECLARE_FINAL_TYPE (CwPressureWindow,
                      cw_pressure_window,
                      CW,
                      PRESSURE_WINDOW,
                      AdwWindow)

GtkWindow *cw_pressure_window_new (const CwPressureContext *context,
                                   const CwPressureTask *task,
                                   GtkWindow *parent,
                                   GError **error);

G_END_DECLS
