/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "exchange/patient-papers.h"

G_BEGIN_DECLS

/* What can be printed about a patient, as a list, and the one that is chosen as
 * it will be printed. */
#define CW_TYPE_DOCUMENTS_PAGE (cw_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (CwDocumentsPage,
                      cw_documents_page,
                      CW,
                      DOCUMENTS_PAGE,
                      GtkWidget)

/* Shows a patient's papers; what was chosen stays chosen where it can be
 * printed. */
gboolean cw_documents_page_show (CwDocumentsPage *self,
                                 CwClinic *clinic,
                                 gint64 patient_id,
                                 GError **error);
/* Chooses one, where it can be printed. */
void cw_documents_page_choose (CwDocumentsPage *self, CwPaperKind kind);

G_END_DECLS
