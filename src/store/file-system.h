/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The type of the file system that holds `path`, as `ext4` or `nfs4`; NULL when
 * the table does not say.  `mountinfo` is the table of mounts in the form of
 * /proc/self/mountinfo (proc(5)), `path` absolute and without links. */
char *cw_file_system_find_type (const char *mountinfo,
                                const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* The same for its block device, as `254:0`; the number before the colon is 0
 * where it lies on none, or on several. */
char *cw_file_system_find_device (const char *mountinfo,
                                  const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* Whether a file system of that type is another machine's, or kept by a program
 * that writes when it likes.  Neither keeps the memory that the journal's index
 * shares nor its locks in step between machines
 * (https://sqlite.org/useovernet.html), so records get lost there unseen. */
gboolean cw_file_system_is_remote (const char *type);

/* CW_STORE_ERROR_FAILED when `path` is on such a file system. */
gboolean cw_file_system_check_local (const char *path, GError **error);

/* `path` absolute and without links; as it is where there is no file. */
char *
cw_file_system_get_real_path (const char *path) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
