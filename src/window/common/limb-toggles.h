/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "clinical/limb.h"

G_BEGIN_DECLS

/* Linked buttons for limbs, of which several may be on.  Emits `changed`. */
#define CW_TYPE_LIMB_TOGGLES (cw_limb_toggles_get_type ())
G_DECLARE_FINAL_TYPE (CwLimbToggles, cw_limb_toggles, CW, LIMB_TOGGLES, GtkWidget)

/* Offers these limbs; `label` is the accessible name of the group. */
GtkWidget *cw_limb_toggles_new (const char *label, CwLimbSet offered);
CwLimbSet cw_limb_toggles_get_limbs (CwLimbToggles *self);
/* Does not emit `changed`. */
void cw_limb_toggles_set_limbs (CwLimbToggles *self, CwLimbSet limbs);

G_END_DECLS
