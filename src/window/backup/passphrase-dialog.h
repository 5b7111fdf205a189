/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "store/passphrase.h"

G_BEGIN_DECLS

/* Called with the passphrase, which is the callee's. */
typedef void (*CwPassphraseDone) (CwPassphrase *passphrase, gpointer data);

/* Asks for the passphrase of an archive, once more after one that was wrong, of
 * which `problem` (else NULL) tells; `data` is freed when the dialog is. */
void cw_passphrase_dialog_ask (GtkWindow *parent,
                               const char *problem,
                               CwPassphraseDone done,
                               gpointer data,
                               GDestroyNotify free_data);
/* Asks for a new one twice, and says what it lacks. */
void cw_passphrase_dialog_ask_new (GtkWindow *parent,
                                   CwPassphraseDone done,
                                   gpointer data,
                                   GDestroyNotify free_data);

G_END_DECLS
