/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/documents/document-print.h"

#include "window/common/message.h"

#include <glib/gi18n-lib.h>

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              CwDocument *document)
{
  cw_document_draw_page (document,
                         gtk_print_context_get_cairo_context (context), page);
}

/* The paper on which the document is laid out. */
static GtkPageSetup *
create_page_setup (CwDocument *document)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  double width, height;
  GtkPaperSize *size;

  cw_document_get_page_size (document, &width, &height);
  size = gtk_paper_size_new (width > 600 ? GTK_PAPER_NAME_LETTER
                                         : GTK_PAPER_NAME_A4);
  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);
  return setup;
}

gboolean
cw_document_print (CwDocument *document, GtkWindow *parent)
{
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;
  GtkPrintOperationResult result;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (document != NULL, FALSE);

  operation = gtk_print_operation_new ();
  setup = create_page_setup (document);
  gtk_print_operation_set_n_pages (operation,
                                   cw_document_get_n_pages (document));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation,
                                    cw_document_get_title (document));
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb),
                    document);
  result = gtk_print_operation_run (
      operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error);
  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    cw_message_show_error (parent, _ ("The document was not printed"), error);
  return result == GTK_PRINT_OPERATION_RESULT_APPLY;
}
