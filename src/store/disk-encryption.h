/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwDiskEncryption:
 * @CW_DISK_ENCRYPTION_UNKNOWN: it cannot be seen from here
 * @CW_DISK_ENCRYPTION_NONE: each layer down to the drive was looked at, and
 * none encrypts; a drive that does so by itself does not show it
 * @CW_DISK_ENCRYPTION_DISK: the block device, as by LUKS
 * @CW_DISK_ENCRYPTION_FOLDER: the folder, as by fscrypt or gocryptfs
 * @CW_DISK_ENCRYPTION_FILE: the clinic file itself (cipher.h)
 *
 * What encrypts a clinic file, most of it from below, whatever is in it.
 */
typedef enum {
  CW_DISK_ENCRYPTION_UNKNOWN,
  CW_DISK_ENCRYPTION_NONE,
  CW_DISK_ENCRYPTION_DISK,
  CW_DISK_ENCRYPTION_FOLDER,
  CW_DISK_ENCRYPTION_FILE,
} CwDiskEncryption;

/* What is below `path`, absolute and without links; never
 * CW_DISK_ENCRYPTION_FILE. */
CwDiskEncryption cw_disk_encryption_find (const char *path);

/* The same by what the kernel says: `mountinfo` is a table of mounts in the
 * form of /proc/self/mountinfo (proc(5)), `devices` a folder in that of
 * /sys/dev/block, `fscrypt` whether the file has STATX_ATTR_ENCRYPTED
 * (statx(2)). */
CwDiskEncryption cw_disk_encryption_judge (const char *mountinfo,
                                           const char *devices,
                                           gboolean fscrypt,
                                           const char *path);

/* What that means, in sentences for people. */
const char *cw_disk_encryption_describe (CwDiskEncryption encryption);

G_END_DECLS
