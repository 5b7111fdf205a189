/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "documents/document.h"
#include "store/clinic.h"

G_BEGIN_DECLS

/* All papers about a patient: the record, each screening, letter and session,
 * and the audit log.  (element-type CwDocument) in that order, each part from
 * the oldest to the newest.  `progress` and `cancellable` as
 * cw_patient_export_save() has them. */
GPtrArray *cw_patient_book_make (CwClinic *clinic,
                                 gint64 patient_id,
                                 void (*progress) (double done, gpointer data),
                                 gpointer data,
                                 GCancellable *cancellable,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
