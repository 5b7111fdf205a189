/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "documents/document.h"

G_BEGIN_DECLS

/* One page of a document as it will be printed, as wide as there is room. */
#define CW_TYPE_PAPER_VIEW (cw_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (CwPaperView, cw_paper_view, CW, PAPER_VIEW, GtkWidget)

/* `document` is borrowed and must outlive the view. */
GtkWidget *cw_paper_view_new (CwDocument *document, int page);

G_END_DECLS
