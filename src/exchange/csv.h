/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Cells of a row of CSV (RFC 4180), each with the comma behind it. */

/* NULL is empty.  Text that a spreadsheet would take for a formula has an
 * apostrophe before it. */
void cw_csv_append_text (GString *csv, const char *text);
/* Nothing for NAN. */
void cw_csv_append_number (GString *csv, double number, int decimals);
/* The last comma ends the line instead. */
void cw_csv_end_row (GString *csv);

G_END_DECLS
