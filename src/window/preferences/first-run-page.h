/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum {
  CW_FIRST_RUN_CLINIC,    /* the clinic has no name yet */
  CW_FIRST_RUN_CLINICIAN, /* nobody can sign yet */
  CW_FIRST_RUN_PATIENT,   /* nobody to treat yet */
} CwFirstRunStep;

/* What an empty clinic shows: the three steps to the first patient, and one
 * button that does the next of them. */
#define CW_TYPE_FIRST_RUN_PAGE (cw_first_run_page_get_type ())
G_DECLARE_FINAL_TYPE (CwFirstRunPage,
                      cw_first_run_page,
                      CW,
                      FIRST_RUN_PAGE,
                      GtkWidget)

void cw_first_run_page_set_step (CwFirstRunPage *self, CwFirstRunStep step);
/* "Invented patients", or NULL. */
void cw_first_run_page_set_subtitle (CwFirstRunPage *self,
                                     const char *subtitle);
/* The button of the next step, for Enter. */
GtkWidget *cw_first_run_page_get_next_button (CwFirstRunPage *self);

G_END_DECLS
