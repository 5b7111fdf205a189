/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "documents/progress-picture.h"
#include "model/patient.h"

G_BEGIN_DECLS

/* The picture as it is copied. */
GdkTexture *
cw_progress_export_texture (CwProgressPicture *picture,
                            CwPaletteKind palette) G_GNUC_WARN_UNUSED_RESULT;

/* Writes the sets of the exercises (element-type CwExerciseProgress) to a .csv,
 * or the picture to a .png, .svg or .pdf, by the ending of `path`. */
gboolean cw_progress_export_save (CwProgressPicture *picture,
                                  CwPaletteKind palette,
                                  const CwPatient *patient,
                                  const GPtrArray *exercises,
                                  const char *path,
                                  GError **error);

G_END_DECLS
