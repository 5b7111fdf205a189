/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include <cairo.h>

#include "model/clinic-profile.h"
#include "model/patient.h"
#include "model/plan.h"

G_BEGIN_DECLS

/**
 * CwHandout:
 *
 * What a patient takes home about a plan (CLINICAL 6): what to do, when to stop,
 * where to get help; then what is normal, the rules, and a log.  A plan for the
 * clinic alone says so in place of the pressure and the log.
 */
typedef struct _CwHandout CwHandout;

/* Copies what it needs.  `date` is the day of printing; `large_print` sets 16
 * point text. */
CwHandout *cw_handout_new (const CwPatient *patient,
                           const CwPlan *plan,
                           const CwClinicProfile *profile,
                           CwDate date,
                           gboolean large_print) G_GNUC_WARN_UNUSED_RESULT;
void cw_handout_free (CwHandout *handout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwHandout, cw_handout_free)

int cw_handout_get_n_pages (CwHandout *handout);
/* In points: A4 or Letter, as the clinic's profile says. */
void cw_handout_get_page_size (CwHandout *handout,
                               double *width_pt,
                               double *height_pt);
/* Page from 0; one unit of `cr` is a point. */
void cw_handout_draw_page (CwHandout *handout, cairo_t *cr, int page);
/* All text in reading order. */
char *cw_handout_get_text (CwHandout *handout) G_GNUC_WARN_UNUSED_RESULT;
/* Whether something does not fit a page. */
gboolean cw_handout_overflows (CwHandout *handout);

/* The same handout on the same day gives the same bytes.  Neither the file's
 * title nor its metadata name the patient.  G_IO_ERROR when it cannot be
 * written. */
gboolean
cw_handout_save_pdf (CwHandout *handout, const char *path, GError **error);

G_END_DECLS
