/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum {
  CW_SCREENING_PART_QUESTIONS,
  CW_SCREENING_PART_MEASUREMENTS,
  CW_SCREENING_PART_VERDICT,
} CwScreeningPart;

/* Below each page of the wizard: back, what is left to do there, and the one
 * button that leads on.  Its buttons activate `screening.back`,
 * `screening.next` and `screening.confirm`. */
#define CW_TYPE_SCREENING_FOOTER (cw_screening_footer_get_type ())
G_DECLARE_FINAL_TYPE (CwScreeningFooter,
                      cw_screening_footer,
                      CW,
                      SCREENING_FOOTER,
                      GtkWidget)

/* `left` is what is left to do, in a few words, or "". */
void cw_screening_footer_show (CwScreeningFooter *self,
                               CwScreeningPart part,
                               const char *left);
/* Why the verdict cannot be signed; NULL when it can. */
void cw_screening_footer_set_obstacle (CwScreeningFooter *self,
                                       const char *obstacle);
void cw_screening_footer_focus_next (CwScreeningFooter *self);

G_END_DECLS
