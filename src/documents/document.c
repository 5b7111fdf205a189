/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/document.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

struct _CwDocument {
  char *title;
  char *label; /* NULL: the title */
  CwDate date;
  CwPages *pages;
};

CwDocument *
cw_document_new (const char *title,
                 const CwClinicProfile *profile,
                 CwDate date,
                 double text_size,
                 const char *footer)
{
  CwDocument *document = g_new0 (CwDocument, 1);
  gboolean letter = profile->paper == CW_PAPER_LETTER;

  document->title = g_strdup (title);
  document->date = date;
  document->pages = cw_pages_new (letter ? 612 : 595, letter ? 792 : 842,
                                  text_size, footer);
  return document;
}

void
cw_document_free (CwDocument *document)
{
  if (document == NULL)
    return;
  cw_pages_free (document->pages);
  g_free (document->title);
  g_free (document->label);
  g_free (document);
}

CwPages *
cw_document_get_pages (CwDocument *document)
{
  return document->pages;
}

void
cw_document_add_letterhead (CwDocument *document,
                            const CwClinicProfile *profile,
                            const char *aside)
{
  g_autofree char *phone =
      /* Translators: the clinic's phone number. */
      g_strdup_printf (_ ("Clinic %s"), profile->phone);
  const char *address = profile->address != NULL ? profile->address : "";

  cw_pages_add_line (document->pages, CW_TEXT_HEADING, profile->name, phone);
  if (*address != '\0' || aside != NULL)
    cw_pages_add_line (document->pages, CW_TEXT_SMALL, address,
                       aside != NULL ? aside : "");
  cw_pages_add_rule (document->pages);
}

const char *
cw_document_get_title (CwDocument *document)
{
  return document->title;
}

void
cw_document_set_label (CwDocument *document, const char *label)
{
  g_free (document->label);
  document->label = g_strdup (label);
}

int
cw_document_get_n_pages (CwDocument *document)
{
  return cw_pages_count (document->pages);
}

void
cw_document_get_page_size (CwDocument *document,
                           double *width_pt,
                           double *height_pt)
{
  cw_pages_get_size (document->pages, width_pt, height_pt);
}

void
cw_document_draw_page (CwDocument *document, cairo_t *cr, int page)
{
  cw_pages_draw (document->pages, cr, page);
}

char *
cw_document_get_text (CwDocument *document)
{
  return cw_pages_get_text (document->pages);
}

gboolean
cw_document_overflows (CwDocument *document)
{
  return cw_pages_overflows (document->pages);
}

/* Cairo would write the present moment, and the file would differ each time. */
static void
set_metadata (CwDocument *document, cairo_surface_t *surface)
{
  g_autofree char *iso = cw_date_to_iso (document->date);
  g_autofree char *created = g_strconcat (iso, "T00:00:00", NULL);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  document->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR,
                                  "Cuffwise");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE,
                                  created);
}

/* `first_page` from 0. */
static void
add_outline (CwDocument *document, cairo_surface_t *surface, int first_page)
{
  g_autofree char *target = g_strdup_printf ("page=%d", first_page + 1);

  cairo_pdf_surface_add_outline (
      surface, CAIRO_PDF_OUTLINE_ROOT,
      document->label != NULL ? document->label : document->title, target, 0);
}

static void
show_pages (CwDocument *document, cairo_t *cr)
{
  double width, height;

  cw_document_get_page_size (document, &width, &height);
  cairo_pdf_surface_set_size (cairo_get_target (cr), width, height);
  for (int page = 0; page < cw_document_get_n_pages (document); page++) {
    cw_document_draw_page (document, cr, page);
    cairo_show_page (cr);
  }
}

/* Takes `surface`. */
static gboolean
finish_pdf (cairo_surface_t *surface,
            cairo_t *cr,
            const char *title,
            const char *path,
            GError **error)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               /* Translators: a kind of document, a file, and the reason. */
               _ ("The document “%s” could not be written to %s: %s."),
               title, path, cairo_status_to_string (status));
  return FALSE;
}

gboolean
cw_document_save_pdf (CwDocument *document, const char *path, GError **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 1, 1);
  cairo_t *cr;

  set_metadata (document, surface);
  cr = cairo_create (surface);
  show_pages (document, cr);
  return finish_pdf (surface, cr, document->title, path, error);
}

gboolean
cw_documents_save_pdf (const GPtrArray *documents,
                       const char *path,
                       GError **error)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, 1, 1);
  CwDocument *first = documents->pdata[0];
  int n_pages = 0;
  cairo_t *cr;

  set_metadata (first, surface);
  cr = cairo_create (surface);
  for (guint i = 0; i < documents->len; i++) {
    CwDocument *document = documents->pdata[i];

    add_outline (document, surface, n_pages);
    show_pages (document, cr);
    n_pages += cw_document_get_n_pages (document);
  }
  return finish_pdf (surface, cr, first->title, path, error);
}
