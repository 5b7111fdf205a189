/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/restore.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Goes back to a backup or to an encrypted archive: asks for the passphrase,
 * reads and checks it, and shows what would be lost.  `agreed` gets the new clinic
 * file when the person wants it, and puts it in its place.  Dialogs stand before
 * `parent`; `data` has to live as long as that. */
void cw_restore_flow_start (const char *backup_path,
                            const char *clinic_path,
                            CwClock *clock,
                            GtkWindow *parent,
                            void (*agreed) (CwRestore *restore, gpointer data),
                            gpointer data);

G_END_DECLS
