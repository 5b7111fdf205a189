/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "documents/document.h"

G_BEGIN_DECLS

/* Asks for a printer and prints.  FALSE when the person has thought better of
 * it, or after the person was told why it was not printed. */
gboolean cw_document_print (CwDocument *document, GtkWindow *parent);

G_END_DECLS
