/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A folder of backups, for whoever makes one; cw_backup_list() and
 * cw_backup_rotate() are for all others. */

/* How a copy is named until it was checked, and so does not count. */
#define CW_BACKUP_UNCHECKED ".unchecked"

/* Whoever has it makes a backup in that folder, CW_STORE_ERROR_BUSY tells all
 * others; -1 then.  The kernel takes it back however a program ends. */
int cw_backup_folder_lock (const char *folder, GError **error);
void cw_backup_folder_unlock (int lock);

/* Removes what backups that were broken off, as by a power cut, left; the
 * folder is locked. */
void cw_backup_folder_clear (const char *folder);

/* A name for a backup that is free, as `clinic-20261125T103000Z.cuffwise`. */
char *cw_backup_folder_choose_path (const char *folder,
                                    const char *clinic_path,
                                    gint64 utc_s) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
