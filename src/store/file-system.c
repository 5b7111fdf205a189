/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/file-system.h"

#include <stdlib.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "store/clinic.h"

/* The columns of a line of mountinfo: "36 35 98:0 /root /mount/point options
 * [tag…] - type source options". */
#define COLUMN_DEVICE 2
#define COLUMN_MOUNT_POINT 4
#define SEPARATOR "-"

/* Blanks in a path stand there as \040. */
static char *
decode_path (const char *text)
{
  return g_strcompress (text);
}

static gboolean
holds (const char *mount_point, const char *path)
{
  gsize length = strlen (mount_point);

  if (!g_str_has_prefix (path, mount_point))
    return FALSE;
  return g_str_has_suffix (mount_point, "/") || path[length] == '/'
         || path[length] == '\0';
}

static const char *
find_type_column (char **columns)
{
  for (guint i = COLUMN_MOUNT_POINT + 1; columns[i] != NULL; i++)
    if (g_str_equal (columns[i], SEPARATOR))
      return columns[i + 1];
  return NULL;
}

/* The columns of the mount that holds `path`; NULL when there is none. */
static char **
find_mount (const char *mountinfo, const char *path)
{
  g_auto (GStrv) lines = g_strsplit (mountinfo, "\n", -1);
  char **found = NULL;
  gsize found_length = 0;

  for (guint i = 0; lines[i] != NULL; i++) {
    g_auto (GStrv) columns = g_strsplit (lines[i], " ", -1);
    g_autofree char *mount_point = NULL;

    if (g_strv_length (columns) <= COLUMN_MOUNT_POINT)
      continue;
    mount_point = decode_path (columns[COLUMN_MOUNT_POINT]);
    /* Of those at the same place the last one lies on top. */
    if (find_type_column (columns) == NULL || !holds (mount_point, path)
        || strlen (mount_point) < found_length)
      continue;
    found_length = strlen (mount_point);
    g_strfreev (found);
    found = g_steal_pointer (&columns);
  }
  return found;
}

char *
cw_file_system_find_type (const char *mountinfo, const char *path)
{
  g_auto (GStrv) columns = find_mount (mountinfo, path);

  return columns != NULL ? g_strdup (find_type_column (columns)) : NULL;
}

char *
cw_file_system_find_device (const char *mountinfo, const char *path)
{
  g_auto (GStrv) columns = find_mount (mountinfo, path);

  return columns != NULL ? g_strdup (columns[COLUMN_DEVICE]) : NULL;
}

gboolean
cw_file_system_is_remote (const char *type)
{
  static const char *const remote[] = {
    "9p",
    "afs",
    "beegfs",
    "ceph",
    "cifs",
    "coda",
    "davfs",
    "fuse.ceph",
    "fuse.curlftpfs",
    "fuse.davfs",
    "fuse.davfs2",
    "fuse.glusterfs",
    "fuse.google-drive-ocamlfuse",
    "fuse.gvfsd-fuse",
    "fuse.kio-fuse",
    "fuse.onedriver",
    "fuse.rclone",
    "fuse.s3fs",
    "fuse.smbnetfs",
    "fuse.sshfs",
    "fuse.vmhgfs-fuse",
    "gfs2",
    "glusterfs",
    "lustre",
    "ncpfs",
    "nfs",
    "nfs4",
    "ocfs2",
    "orangefs",
    "prl_fs",
    "smb2",
    "smb3",
    "smbfs",
    "vboxsf",
    NULL,
  };

  return g_strv_contains (remote, type);
}

gboolean
cw_file_system_check_local (const char *path, GError **error)
{
  g_autofree char *mountinfo = NULL;
  g_autofree char *type = NULL;

  /* Where there is no such table there is nothing to go by. */
  if (!g_file_get_contents ("/proc/self/mountinfo", &mountinfo, NULL, NULL))
    return TRUE;
  type = cw_file_system_find_type (mountinfo, path);
  if (type == NULL || !cw_file_system_is_remote (type))
    return TRUE;
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
               /* Translators: a file, and a kind of file system as "nfs4". */
               _ ("The clinic file %s is in a shared or network folder (%s), "
                  "where records can be lost unnoticed. Copy the file to a "
                  "folder on a disk of this computer and open it there."),
               path, type);
  return FALSE;
}

char *
cw_file_system_get_real_path (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}
