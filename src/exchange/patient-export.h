/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/clinic.h"

G_BEGIN_DECLS

/**
 * cw_patient_export_save:
 * @folder: where nothing is yet
 * @progress: (nullable): is told how much of it is done, from 0 to 1
 * @cancellable: (nullable): ends it with G_IO_ERROR_CANCELLED
 *
 * Writes all that a clinic holds about a patient, as it is at one moment, into
 * a new folder (0700): `record.pdf` to be read, a CSV file for each table, and
 * `manifest.json` with the size and SHA-256 of each file.  It takes a while:
 * not for the main thread, or a clinic that others use.  Whatever ends it
 * early, the folder is not there.
 *
 * Returns: TRUE when all of it is on the disk
 */
gboolean cw_patient_export_save (CwClinic *clinic,
                                 gint64 patient_id,
                                 const char *folder,
                                 void (*progress) (double done, gpointer data),
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error);

/* A name for such a folder in `parent`, where there is nothing of that name. It
 * has the clinic's identifier and not the patient's name. */
char *cw_patient_export_choose_folder (const char *parent,
                                       const CwPatient *patient,
                                       CwDate today) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
