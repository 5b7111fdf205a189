/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Called with the reason, which is long enough, and who refused;
 * `data` is an object. */
typedef void (*CwRefusedFunc) (const char *reason,
                               gint64 clinician_id,
                               gpointer data);

/* Asks why the advice of that headline is refused: a digit takes one of the
 * usual reasons and, where one clinician works alone, refuses at once; any
 * other reason is typed.  Owned by GTK. */
GtkWindow *cw_refusal_dialog_new (GtkWindow *parent,
                                  CwClinic *clinic,
                                  const char *headline,
                                  CwRefusedFunc done,
                                  gpointer data);

G_END_DECLS
