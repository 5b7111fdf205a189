/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Why a clinic file cannot be opened, and the ways on from there: where it is
 * damaged, back to the newest good backup or to another one, or to what can be
 * read of it. */
#define CW_TYPE_PROBLEM_PAGE (cw_problem_page_get_type ())
G_DECLARE_FINAL_TYPE (
  CwProblemPage, cw_problem_page, CW, PROBLEM_PAGE, GtkWidget)

void cw_problem_page_show (CwProblemPage *self,
                           const char *clinic_path,
                           const GError *error);

G_END_DECLS
