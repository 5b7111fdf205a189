/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "documents/drop-off-data.h"
#include "documents/progress-picture.h"
#include "model/patient.h"

G_BEGIN_DECLS

/**
 * CwProgressExport:
 * @title: what is looked at
 * @drop_off: its chart; NULL for none
 * @trends: (element-type CwTrendData): below it
 *
 * What is copied and saved of a patient's progress, as it is looked at.
 */
typedef struct {
  char *title;
  CwDropOffData *drop_off;
  GPtrArray *trends;
  CwPaletteKind palette;
} CwProgressExport;

/* Takes all that it is given. */
CwProgressExport *
cw_progress_export_new (char *title,
                        CwDropOffData *drop_off,
                        GPtrArray *trends,
                        CwPaletteKind palette) G_GNUC_WARN_UNUSED_RESULT;
void cw_progress_export_free (CwProgressExport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwProgressExport, cw_progress_export_free)

/* The picture as it is copied. */
GdkTexture *cw_progress_export_create_texture (CwProgressExport *self)
    G_GNUC_WARN_UNUSED_RESULT;
/* Writes the sets of the exercises (element-type CwExerciseProgress) to a .csv,
 * or the picture to a .png, .svg or .pdf, by the ending of `path`. */
gboolean cw_progress_export_save (CwProgressExport *self,
                                  const CwPatient *patient,
                                  const GPtrArray *exercises,
                                  const char *path,
                                  GError **error);

G_END_DECLS
