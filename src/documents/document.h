/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include <cairo.h>

#include "base/date.h"
#include "documents/pages.h"
#include "model/clinic-profile.h"

G_BEGIN_DECLS

/**
 * CwDocument:
 *
 * A paper of the clinic that is shown, printed or saved as a PDF: a handout, a
 * form, a letter, a record.
 */
typedef struct _CwDocument CwDocument;

/* Points of the body text. */
#define CW_DOCUMENT_TEXT_COMPACT 10
#define CW_DOCUMENT_TEXT 12
#define CW_DOCUMENT_TEXT_LARGE 16

/* An empty one on the clinic's paper, A4 or Letter.  `title` says what it is
 * without naming anybody, as "Exercise handout"; `date` is the day of printing;
 * `footer` stands on every page. */
CwDocument *cw_document_new (const char *title,
                             const CwClinicProfile *profile,
                             CwDate date,
                             double text_size,
                             const char *footer) G_GNUC_WARN_UNUSED_RESULT;
void cw_document_free (CwDocument *document);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDocument, cw_document_free)

/* For those who fill it. */
CwPages *cw_document_get_pages (CwDocument *document);
/* The clinic's name, address and phone, above a rule; `aside` (nullable) stands
 * below the phone. */
void cw_document_add_letterhead (CwDocument *document,
                                 const CwClinicProfile *profile,
                                 const char *aside);

const char *cw_document_get_title (CwDocument *document);
/* How it is found among others in one file, where the title is not enough. */
void cw_document_set_label (CwDocument *document, const char *label);
int cw_document_get_n_pages (CwDocument *document);
/* In points. */
void cw_document_get_page_size (CwDocument *document,
                                double *width_pt,
                                double *height_pt);
/* Page from 0; one unit of `cr` is a point. */
void cw_document_draw_page (CwDocument *document, cairo_t *cr, int page);
/* All text in reading order. */
char *cw_document_get_text (CwDocument *document) G_GNUC_WARN_UNUSED_RESULT;
/* Whether something does not fit a page. */
gboolean cw_document_overflows (CwDocument *document);

/* The same document on the same day gives the same bytes.  Neither the file's
 * title nor its metadata name the patient.  G_IO_ERROR when it cannot be
 * written. */
gboolean
cw_document_save_pdf (CwDocument *document, const char *path, GError **error);

/* The same for several (element-type CwDocument) in one file, which a reader's
 * outline finds by their labels; title and date are those of the first. */
gboolean cw_documents_save_pdf (const GPtrArray *documents,
                                const char *path,
                                GError **error);

G_END_DECLS
