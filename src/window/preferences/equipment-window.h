/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* The cuffs and the loads that the clinic has: lists to add to and to change. */
#define CW_TYPE_EQUIPMENT_WINDOW (cw_equipment_window_get_type ())
G_DECLARE_FINAL_TYPE (CwEquipmentWindow,
                      cw_equipment_window,
                      CW,
                      EQUIPMENT_WINDOW,
                      AdwWindow)

GtkWindow *cw_equipment_window_new (CwClinic *clinic, GtkWindow *parent);

G_END_DECLS
