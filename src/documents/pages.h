/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "chart/chart-text.h"

G_BEGIN_DECLS

/**
 * CwPages:
 *
 * Blocks set one below the other on pages of paper.  A block is never split:
 * what does not fit goes to the next page whole.  All sizes are in points.
 */
typedef struct _CwPages CwPages;

/* `text_size` is that of the body text; `footer` stands on every page, before
 * "Page 1 of 2". */
CwPages *cw_pages_new (double width,
                       double height,
                       double text_size,
                       const char *footer) G_GNUC_WARN_UNUSED_RESULT;
void cw_pages_free (CwPages *pages);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwPages, cw_pages_free)

/* How much a piece of text weighs on the page. */
typedef enum {
  CW_TEXT_BODY,
  CW_TEXT_SMALL,
  CW_TEXT_STRONG,
  CW_TEXT_HEADING,
  CW_TEXT_TITLE,
} CwTextKind;

/* A heading stays with what follows it; a long text may go on on the next
 * page. */
void cw_pages_add_text (CwPages *pages, CwTextKind kind, const char *text);
/* Keeps the last block on the page of the next one. */
void cw_pages_keep (CwPages *pages);
/* Left and right on one line, as a letterhead. */
void cw_pages_add_line (CwPages *pages,
                        CwTextKind kind,
                        const char *left,
                        const char *right);
void cw_pages_add_rule (CwPages *pages);
void cw_pages_add_gap (CwPages *pages, double height);
/* What follows begins on a new page. */
void cw_pages_add_break (CwPages *pages);

/* Rank that reads without colour. */
typedef enum {
  CW_BOX_PLAIN, /* no frame */
  CW_BOX_FRAME, /* 1.5 pt */
  CW_BOX_STOP,  /* 3 pt */
  CW_BOX_BLACK, /* white on black */
} CwBoxKind;

/* A box of one idea a line; `title` and `note` (nullable) above and below. */
void cw_pages_add_box (CwPages *pages,
                       CwBoxKind kind,
                       const char *title,
                       const char *const *items,
                       int n_columns,
                       const char *note);

typedef struct {
  const char *name;
  const char *value;
  gboolean strong; /* shaded: what must not be got wrong */
} CwPagesRow;

typedef void (*CwPagesDraw) (cairo_t *cr,
                             const CwChartStyle *style,
                             double width,
                             double height,
                             gpointer data);

/* Names and values; `draw` (nullable) has the right half of the page, or the
 * space above where text is large.  `data` is borrowed until the pages go. */
void cw_pages_add_rows (CwPages *pages,
                        const CwPagesRow *rows,
                        int n_rows,
                        CwPagesDraw draw,
                        gpointer data);

/* A drawing as wide as the page; `description` says what it shows, to be read in
 * its place.  Takes `data`, which is freed with `destroy`. */
void cw_pages_add_drawing (CwPages *pages,
                           double height,
                           const char *description,
                           CwPagesDraw draw,
                           gpointer data,
                           GDestroyNotify destroy);

/* A name and its value on a line of their own, `name_share` of the width for
 * the name. */
void cw_pages_add_entry (CwPages *pages,
                         const char *name,
                         const char *value,
                         double name_share);

/* An empty table to write in. */
void cw_pages_add_form (CwPages *pages,
                        const char *const *headings,
                        const double *widths, /* shares of the page, sum 1 */
                        int n_columns,
                        int n_rows);

/* Boxes to tick, in columns beside `label`, or below it where that is "". */
void cw_pages_add_ticks (CwPages *pages,
                         const char *label,
                         const char *const *choices,
                         int n_columns);

/* Lines to write on side by side, each below its label. */
void cw_pages_add_lines (CwPages *pages, const char *const *labels);

int cw_pages_count (CwPages *pages);
void cw_pages_get_size (CwPages *pages, double *width, double *height);
/* Page from 0, in points. */
void cw_pages_draw (CwPages *pages, cairo_t *cr, int page);
/* All text in reading order, one piece a line. */
char *cw_pages_get_text (CwPages *pages) G_GNUC_WARN_UNUSED_RESULT;
/* Whether any block is higher than a page or wider than the margins leave. */
gboolean cw_pages_overflows (CwPages *pages);

G_END_DECLS
