/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "exchange/patient-papers.h"

G_BEGIN_DECLS

/* The papers of a patient in a window of their own, where something is to be
 * printed in the middle of other work. */
GtkWindow *cw_document_window_new (CwClinic *clinic,
                                   gint64 patient_id,
                                   CwPaperKind kind,
                                   GtkWindow *parent,
                                   GError **error);

G_END_DECLS
