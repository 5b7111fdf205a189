/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/file-modes.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/clinic.h"

#define OF_OTHERS (S_IRWXG | S_IRWXO)
#define WRITE_OF_OTHERS (S_IWGRP | S_IWOTH)

/* By name and never by a descriptor: closing one would end the locks that
 * SQLite has on the file (https://sqlite.org/howtocorrupt.html, 2.2).  FALSE
 * when others keep rights. */
static gboolean
close_one (const char *path, mode_t type)
{
  GStatBuf info;

  if (g_lstat (path, &info) != 0)
    return errno == ENOENT; /* a journal may go at any time */
  if ((info.st_mode & S_IFMT) != type || (info.st_mode & OF_OTHERS) == 0)
    return TRUE;
  /* Some file systems say yes and keep what they have. */
  return g_chmod (path, info.st_mode & S_IRWXU) == 0
         && g_lstat (path, &info) == 0 && (info.st_mode & OF_OTHERS) == 0;
}

/* "clinic.cuffwise" and "clinic.cuffwise-wal", but not "clinic.cuffwise2". */
static gboolean
belongs (const char *name, const char *clinic_name)
{
  const char *rest;

  if (!g_str_has_prefix (name, clinic_name))
    return FALSE;
  rest = name + strlen (clinic_name);
  return *rest == '\0' || *rest == '-' || *rest == '.';
}

static gboolean
is_own_folder (const char *folder)
{
  g_autofree char *own_path = cw_clinic_get_default_path ();
  g_autofree char *own = g_path_get_dirname (own_path);
  GStatBuf own_info, info;

  return g_stat (own, &own_info) == 0 && g_stat (folder, &info) == 0
         && own_info.st_dev == info.st_dev && own_info.st_ino == info.st_ino;
}

/* Whoever can write to the folder can put another file in place of ours. */
static gboolean
is_writable_for_others (const char *folder)
{
  GStatBuf info;

  return g_stat (folder, &info) == 0 && (info.st_mode & WRITE_OF_OTHERS) != 0;
}

/* The first that others keep rights to; NULL when there is none. */
static char *
close_files (const char *folder, const char *clinic_name)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  char *open = NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (belongs (name, clinic_name) && !close_one (path, S_IFREG)
        && open == NULL)
      open = g_steal_pointer (&path);
  }
  return open;
}

char *
cw_file_modes_close (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *open = NULL;

  /* First, so that nobody can change what is in it meanwhile. */
  if (is_own_folder (folder))
    close_one (folder, S_IFDIR);
  open = close_files (folder, name);
  if (open != NULL)
    return g_strdup_printf (
        _ ("Other users of this computer can get at %s, and that could not be "
           "changed. Ask whoever looks after this computer."),
        open);
  if (is_writable_for_others (folder))
    return g_strdup_printf (
        _ ("Other users of this computer can write to the folder %s and so put "
           "another file in place of the clinic file. Move the clinic file "
           "to a folder of your own."),
        folder);
  return NULL;
}
