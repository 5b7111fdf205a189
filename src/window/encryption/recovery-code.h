/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Shows a recovery code, this once, to be written down.  `accepted` is called with
 * `data` when the person has; `cancel` says whether that can be refused. */
void cw_recovery_code_show (GtkWindow *parent,
                            const char *code,
                            gboolean cancel,
                            void (*accepted) (gpointer data),
                            gpointer data);

G_END_DECLS
