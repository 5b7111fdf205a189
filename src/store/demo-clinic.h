/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"

G_BEGIN_DECLS

/* Fills an empty clinic with invented patients in every state of care, the same
 * for the same seed and day.  `cancellable` and `progress` (0 to 1) may be NULL;
 * cancelled or failed it leaves the clinic empty. */
gboolean cw_demo_clinic_fill (CwClinic *clinic,
                              guint n_patients,
                              guint32 seed,
                              void (*progress) (double done, gpointer data),
                              gpointer data,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
