/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "window/common/long-work.h"

G_BEGIN_DECLS

/* What a check has found. */
typedef struct {
  gboolean sound;
  GStrv problems; /* sentences */
  GStrv notes;
} CwRecordFindings;

/* Checks a clinic file beside the windows, as cw_long_work_run() does it; `quick`
 * at the beginning, when an erasure that was cut off is completed first. */
void cw_record_checker_run (const char *path,
                            gboolean quick,
                            CwWorkProgress progress,
                            GCancellable *cancellable,
                            GAsyncReadyCallback ready,
                            gpointer data);
/* Valid until `ready` returns; NULL when it could not be done, or was cancelled
 * (G_IO_ERROR_CANCELLED). */
const CwRecordFindings *cw_record_checker_finish (GAsyncResult *result,
                                                  GError **error);

G_END_DECLS
