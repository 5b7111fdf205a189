/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/file-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/date.h"
#include "store/clinic.h"

#define GROUP "open"

/* Each time somebody else has removed the file between our opening and our
 * locking it. */
#define MAX_ATTEMPTS 10

struct _CwFileLock {
  char *path;
  int fd;
};

static CwFileLock *
cw_file_lock_new (const char *path, int fd)
{
  CwFileLock *self = g_new0 (CwFileLock, 1);

  self->path = g_strdup (path);
  self->fd = fd;
  return self;
}

void
cw_file_lock_release (CwFileLock *self)
{
  if (self == NULL)
    return;
  /* Before it is unlocked: afterwards it might be another's. */
  g_unlink (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

/* Which program it is: numbers of processes are the same in several sandboxes. */
static const char *
get_program_id (void)
{
  static char *id;

  if (g_once_init_enter (&id))
    g_once_init_leave (&id, g_uuid_string_random ());
  return id;
}

/* So that others can be told.  Without it they are told less. */
static void
write_holder (int fd)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *since = cw_time_to_iso (g_date_time_to_unix (now));
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_string (file, GROUP, "user", g_get_user_name ());
  g_key_file_set_string (file, GROUP, "name", g_get_real_name ());
  g_key_file_set_string (file, GROUP, "host", g_get_host_name ());
  g_key_file_set_integer (file, GROUP, "pid", getpid ());
  g_key_file_set_string (file, GROUP, "program", get_program_id ());
  g_key_file_set_string (file, GROUP, "since", since);
  text = g_key_file_to_data (file, &length, NULL);
  if (ftruncate (fd, 0) != 0 || pwrite (fd, text, length, 0) != (gssize)length)
    g_debug ("The lock file could not be written: %s", g_strerror (errno));
}

/* "Anna Berg (anna)", or the one of them that there is. */
static char *
describe_user (GKeyFile *file)
{
  g_autofree char *user = g_key_file_get_string (file, GROUP, "user", NULL);
  g_autofree char *name = g_key_file_get_string (file, GROUP, "name", NULL);

  if (user == NULL || name == NULL || g_str_equal (name, "Unknown")
      || g_str_equal (name, user))
    return user != NULL ? g_steal_pointer (&user) : g_steal_pointer (&name);
  /* Translators: a person's name and the name of the account. */
  return g_strdup_printf (_ ("%s (%s)"), name, user);
}

static void
set_held_error (const char *path, const char *lock_path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *user = NULL;
  g_autofree char *host = NULL;
  g_autofree char *program = NULL;
  g_autofree char *since = NULL;
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;
  gint64 utc_s;

  /* It may be empty still, or gone by now. */
  g_key_file_load_from_file (file, lock_path, G_KEY_FILE_NONE, NULL);
  user = describe_user (file);
  host = g_key_file_get_string (file, GROUP, "host", NULL);
  since = g_key_file_get_string (file, GROUP, "since", NULL);
  program = g_key_file_get_string (file, GROUP, "program", NULL);
  if (g_strcmp0 (program, get_program_id ()) == 0
      && g_key_file_get_integer (file, GROUP, "pid", NULL) == getpid ()) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY,
                 _ ("The clinic file %s is open in another window already."),
                 path);
    return;
  }
  if (user == NULL || host == NULL || since == NULL
      || !cw_time_parse (since, &utc_s)) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY,
                 _ ("Somebody else has the clinic file %s open. Close it "
                    "there, then try again."),
                 path);
    return;
  }
  day = cw_date_format (cw_time_local_date (utc_s));
  clock = cw_time_format_clock (utc_s);
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY,
               /* Translators: a person, a file, a computer, a day, a time. */
               _ ("%s has had the clinic file %s open on the computer %s since "
                  "%s, %s. Close it there, then try again."),
               user, path, host, day, clock);
}

/* Whether the file that is locked is still the one of that name. */
static gboolean
is_current (int fd, const char *lock_path)
{
  struct stat locked;
  GStatBuf named;

  return fstat (fd, &locked) == 0 && g_stat (lock_path, &named) == 0
         && locked.st_dev == named.st_dev && locked.st_ino == named.st_ino;
}

CwFileLock *
cw_file_lock_take (const char *path, GError **error)
{
  g_autofree char *lock_path = g_strconcat (path, ".lock", NULL);

  for (int i = 0; i < MAX_ATTEMPTS; i++) {
    int fd
        = g_open (lock_path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    int saved;

    if (fd >= 0 && flock (fd, LOCK_EX | LOCK_NB) == 0) {
      if (is_current (fd, lock_path)) {
        write_holder (fd);
        return cw_file_lock_new (lock_path, fd);
      }
      close (fd);
      continue;
    }
    saved = errno;
    if (fd >= 0)
      close (fd);
    if (fd >= 0 && saved == EWOULDBLOCK) {
      set_held_error (path, lock_path, error);
      return NULL;
    }
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The clinic file %s cannot be kept for this window, as %s "
                    "could not be written: %s"),
                 path, lock_path, g_strerror (saved));
    return NULL;
  }
  set_held_error (path, lock_path, error);
  return NULL;
}
