/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/disk-encryption.h"

#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <glib/gi18n-lib.h>

#include "store/file-system.h"

/* Layers of devices upon each other; more are a ring. */
#define MAX_DEPTH 16

/* `device` is a folder of sysfs. */
static gboolean
has (const char *device, const char *name)
{
  g_autofree char *path = g_build_filename (device, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* The uuid of the device mapper begins with who made the device: cryptsetup
 * makes others with CRYPT- as well, which only check what they hold. */
static gboolean
is_encrypting (const char *device)
{
  static const char *const makers[]
      = { "CRYPT-LUKS1-",  "CRYPT-LUKS2-", "CRYPT-PLAIN-",
          "CRYPT-TCRYPT-", "CRYPT-BITLK-", "CRYPT-FVAULT2-" };
  g_autofree char *path = g_build_filename (device, "dm", "uuid", NULL);
  g_autofree char *uuid = NULL;

  if (!g_file_get_contents (path, &uuid, NULL, NULL))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++)
    if (g_str_has_prefix (uuid, makers[i]))
      return TRUE;
  return FALSE;
}

static CwDiskEncryption judge_device (const char *device, int depth);

/* A volume that lies on several is encrypted where all of them are. */
static CwDiskEncryption
judge_slaves (const char *folder, GDir *slaves, int depth)
{
  CwDiskEncryption all = CW_DISK_ENCRYPTION_DISK;
  gboolean any = FALSE;
  const char *name;

  while ((name = g_dir_read_name (slaves)) != NULL) {
    g_autofree char *slave = g_build_filename (folder, name, NULL);
    CwDiskEncryption one = judge_device (slave, depth + 1);

    any = TRUE;
    if (one == CW_DISK_ENCRYPTION_NONE || all == CW_DISK_ENCRYPTION_NONE)
      all = CW_DISK_ENCRYPTION_NONE;
    else if (one == CW_DISK_ENCRYPTION_UNKNOWN)
      all = CW_DISK_ENCRYPTION_UNKNOWN;
  }
  return any ? all : CW_DISK_ENCRYPTION_NONE;
}

static CwDiskEncryption
judge_device (const char *device, int depth)
{
  g_autofree char *folder = g_build_filename (device, "slaves", NULL);
  g_autoptr (GDir) slaves = NULL;

  if (depth > MAX_DEPTH || !g_file_test (device, G_FILE_TEST_IS_DIR))
    return CW_DISK_ENCRYPTION_UNKNOWN;
  if (is_encrypting (device))
    return CW_DISK_ENCRYPTION_DISK;
  if (has (device, "partition")) {
    /* By way of the link: the folder of a partition is in that of its disk. */
    g_autofree char *disk = g_build_filename (device, "..", NULL);

    return judge_device (disk, depth + 1);
  }
  /* A file on some other disk. */
  if (has (device, "loop"))
    return CW_DISK_ENCRYPTION_UNKNOWN;
  slaves = g_dir_open (folder, 0, NULL);
  /* A drive has this folder as well, with nothing in it. */
  return slaves != NULL ? judge_slaves (folder, slaves, depth)
                        : CW_DISK_ENCRYPTION_UNKNOWN;
}

CwDiskEncryption
cw_disk_encryption_judge (const char *mountinfo,
                          const char *devices,
                          gboolean fscrypt,
                          const char *path)
{
  static const char *const folders[]
      = { "ecryptfs", "fuse.cryfs", "fuse.gocryptfs", NULL };
  g_autofree char *type = cw_file_system_find_type (mountinfo, path);
  g_autofree char *number = cw_file_system_find_device (mountinfo, path);
  g_autofree char *device = NULL;

  if (fscrypt || (type != NULL && g_strv_contains (folders, type)))
    return CW_DISK_ENCRYPTION_FOLDER;
  if (number == NULL || g_str_has_prefix (number, "0:"))
    return CW_DISK_ENCRYPTION_UNKNOWN;
  device = g_build_filename (devices, number, NULL);
  return judge_device (device, 0);
}

static gboolean
has_encrypted_attribute (const char *path)
{
  struct statx info;

  return statx (AT_FDCWD, path, AT_STATX_SYNC_AS_STAT, STATX_TYPE, &info) == 0
         && (info.stx_attributes_mask & STATX_ATTR_ENCRYPTED) != 0
         && (info.stx_attributes & STATX_ATTR_ENCRYPTED) != 0;
}

CwDiskEncryption
cw_disk_encryption_find (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *mountinfo = NULL;

  if (!g_file_get_contents ("/proc/self/mountinfo", &mountinfo, NULL, NULL))
    return CW_DISK_ENCRYPTION_UNKNOWN;
  /* The journal is in the folder. */
  return cw_disk_encryption_judge (
      mountinfo, "/sys/dev/block",
      has_encrypted_attribute (path) && has_encrypted_attribute (folder), path);
}

const char *
cw_disk_encryption_describe (CwDiskEncryption encryption)
{
  switch (encryption) {
  case CW_DISK_ENCRYPTION_DISK:
    return _ ("The clinic file is on an encrypted disk: while the computer is "
              "off, nobody reads it without the key of the disk. Copies on "
              "other disks are not protected by that.");
  case CW_DISK_ENCRYPTION_FOLDER:
    return _ ("The clinic file is in an encrypted folder: while that is "
              "locked, nobody reads it without its key. Copies in other "
              "folders are not protected by that.");
  case CW_DISK_ENCRYPTION_FILE:
    return _ ("The clinic file is encrypted, and its backups with it: nobody "
              "reads them without a passphrase or the recovery code. What is "
              "printed or exported is not.");
  case CW_DISK_ENCRYPTION_NONE:
    return _ ("No encryption was found below the clinic file: whoever takes "
              "this computer or its disk can probably read the records. Ask "
              "whoever looks after this computer for disk encryption. A drive "
              "that encrypts by itself cannot be seen from here.");
  case CW_DISK_ENCRYPTION_UNKNOWN:
  default:
    return _ ("Whether the disk with the clinic file is encrypted cannot be "
              "seen from here. Ask whoever looks after this computer.");
  }
}
