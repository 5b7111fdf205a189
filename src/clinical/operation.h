/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Identifiers of the screening's questions about operations, whose days are
 * marked in the charts; from the bundled data, NULL-terminated.  Static. */
const char *const *cw_operation_questions_get (void);

G_END_DECLS
