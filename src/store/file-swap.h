/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Gives a clinic file that is whole, in the same folder, the name of another
 * one that nobody has open, with its key.  The other is kept as `kept_path`
 * with its key and its journal; NULL where there is none.  `settle` says that
 * it can be relied on, and its journal is written into it first:
 * CW_STORE_ERROR_BUSY while anybody has it open.
 *
 * At each moment, however a program ends, one of both has the name (in file
 * systems without hard links but for one).  Whatever fails, all is as it was.
 */
gboolean cw_file_swap (const char *new_path,
                       const char *path,
                       const char *kept_path,
                       gboolean settle,
                       GError **error);

G_END_DECLS
