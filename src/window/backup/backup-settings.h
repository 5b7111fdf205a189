/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where the backups of a clinic file go, as its user has chosen, or beside the
 * file. `settings` NULL is a build folder, in which nothing is remembered. */
char *cw_backup_settings_get_folder (GSettings *settings,
                                     const char *clinic_path)
  G_GNUC_WARN_UNUSED_RESULT;
/* NULL is beside the file again. */
void cw_backup_settings_set_folder (GSettings *settings,
                                    const char *clinic_path,
                                    const char *folder);

G_END_DECLS
