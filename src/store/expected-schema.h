/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "store/database.h"

G_BEGIN_DECLS

/* One table, index, view or trigger of the form of a clinic file. */
typedef struct {
  char *name;
  char *sql;
} CwSchemaObject;

/* Each of the newest form, as the steps of this program make it; made once in
 * the life of the program, which owns it.  NULL on error.  From any thread. */
const GPtrArray *cw_expected_schema_get (GError **error);

/* Those of a file, whatever form it has: owned by the caller. */
GPtrArray *cw_expected_schema_read (CwDatabase *database,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
