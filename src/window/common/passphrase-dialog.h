/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/passphrase.h"

G_BEGIN_DECLS

/* Called with the passphrase, which is the callee's. */
typedef void (*CwPassphraseDone) (CwPassphrase *passphrase, gpointer data);

/* Asks for a passphrase; a new one twice, and says what it lacks.  `data` is freed
 * with `free_data` (nullable) when the dialog is. */
void cw_passphrase_dialog_ask (GtkWindow *parent,
                               gboolean is_new,
                               const char *heading,
                               const char *body,
                               const char *accept_label,
                               CwPassphraseDone done,
                               gpointer data,
                               GDestroyNotify free_data);

G_END_DECLS
