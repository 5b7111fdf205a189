/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Numbers as people type and read them, and as files hold them. */

/* Reads a whole text as a finite number, with a decimal point or with the
 * locale's decimal sign.  FALSE leaves *number untouched. */
gboolean cw_number_parse (const char *text, double *number);

/* Reads a whole text as a finite number with a decimal point, as in files. */
gboolean cw_number_parse_ascii (const char *text, double *number);

/* At most `decimals` (0 to 6) decimals, no needless zeros, the locale's sign. */
char *cw_number_format (double number, int decimals) G_GNUC_WARN_UNUSED_RESULT;

/* The same with a decimal point, for files. */
char *cw_number_format_ascii (double number, int decimals)
  G_GNUC_WARN_UNUSED_RESULT;

/* `6:30`; whole seconds, rounded down. */
char *cw_duration_format (double seconds) G_GNUC_WARN_UNUSED_RESULT;

double cw_kg_from_lb (double lb);
double cw_lb_from_kg (double kg);
double cw_cm_from_in (double in);
double cw_in_from_cm (double cm);

/* Largest multiple of `step` that is not above `value`; both positive.  A value
 * within a billionth of a multiple counts as that multiple. */
double cw_floor_to_step (double value, double step);

G_END_DECLS
