/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* A table that holds something of patients. */
typedef struct {
  char *name;
  char *rows; /* the condition of a patient's rows, with :patient */
} CwOwnedTable;

/* (element-type CwOwnedTable) every table with a way to patient, those that
 * refer to others first, as the file itself says: one that comes in later is
 * among them. */
GPtrArray *cw_owned_tables_list (CwDatabase *database,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a table only makes a search quick, and can be made anew from the
 * others. */
gboolean cw_owned_table_is_derived (const char *name);

G_END_DECLS
