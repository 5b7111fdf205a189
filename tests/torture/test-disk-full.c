/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "care-walk.h"

/* The disk is full before each act of a walk: a small one of our own, filled to
 * the last byte, or, where none may be mounted, a limit on the size of files.
 */

#define DISK_OPTIONS "size=4m,mode=0700"
#define CHUNK_BYTES 4096

typedef struct {
  char *folder, *path, *ballast;
  CwClock *clock;
  CwClinic *clinic;
  gboolean mounted;
} Fixture;

static gboolean
write_text (const char *path, const char *text)
{
  int fd = g_open (path, O_WRONLY | O_CLOEXEC);
  gboolean written
      = fd >= 0 && write (fd, text, strlen (text)) == (gssize)strlen (text);

  if (fd >= 0)
    close (fd);
  return written;
}

/* In a view of the file systems that is this process's alone. */
static gboolean
enter_own_view (void)
{
  uid_t user = getuid ();
  gid_t group = getgid ();
  g_autofree char *users = g_strdup_printf ("0 %u 1", user);
  g_autofree char *groups = g_strdup_printf ("0 %u 1", group);

  if (unshare (CLONE_NEWNS) == 0)
    return TRUE;
  return unshare (CLONE_NEWUSER | CLONE_NEWNS) == 0
         && write_text ("/proc/self/setgroups", "deny")
         && write_text ("/proc/self/uid_map", users)
         && write_text ("/proc/self/gid_map", groups);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cuffwise-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->mounted
      = enter_own_view ()
        && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0
        && mount ("none", fixture->folder, "tmpfs", 0, DISK_OPTIONS) == 0;
  g_test_message (fixture->mounted ? "A small disk" : "A limit on files");
  fixture->path = g_build_filename (fixture->folder, "clinic.cuffwise", NULL);
  fixture->ballast = g_build_filename (fixture->folder, "ballast", NULL);
  fixture->clock = cw_clock_manual_new (CARE_WALK_START_UTC);
  care_walk_prepare (fixture->path, fixture->clock);
  fixture->clinic
      = cw_clinic_open_alone (fixture->path, fixture->clock, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->clinic);
  g_unlink (fixture->path);
  if (fixture->mounted)
    g_assert_cmpint (umount (fixture->folder), ==, 0);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  cw_clock_manual_free (fixture->clock);
  g_free (fixture->path);
  g_free (fixture->ballast);
  g_free (fixture->folder);
}

static void
limit_files (rlim_t bytes)
{
  struct rlimit limit;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  limit.rlim_cur = MIN (bytes, limit.rlim_max);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
fill_disk (Fixture *fixture)
{
  static const char chunk[CHUNK_BYTES];
  g_autofree char *wal = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf info;
  int fd;

  if (!fixture->mounted) {
    g_assert_cmpint (g_stat (wal, &info), ==, 0);
    limit_files ((rlim_t)info.st_size);
    return;
  }
  fd = g_open (fixture->ballast, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);
  g_assert_cmpint (fd, >=, 0);
  while (write (fd, chunk, sizeof chunk) > 0)
    ;
  g_assert_cmpint (errno, ==, ENOSPC);
  close (fd);
}

static void
make_room (Fixture *fixture)
{
  if (fixture->mounted)
    g_unlink (fixture->ballast);
  else
    limit_files (RLIM_INFINITY);
}

static void
test_walk (Fixture *fixture, gconstpointer data)
{
  guint n_full = 0, n_acts = 0;
  gboolean done = FALSE;

  while (!done) {
    g_autofree char *before = care_walk_digest (fixture->clinic);
    g_autofree char *after = NULL;
    g_autoptr (GError) error = NULL;

    n_acts++;
    fill_disk (fixture);
    if (care_walk_step (fixture->clinic, &done, &error)) {
      make_room (fixture);
      continue; /* it went where there was room already */
    }
    n_full++;
    g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
    if (fixture->mounted)
      g_assert_nonnull (strstr (error->message, "disk is full"));
    /* What there was can be read while there is no room. */
    after = care_walk_digest (fixture->clinic);
    g_assert_cmpstr (after, ==, before);
    make_room (fixture);
    g_clear_error (&error);
    g_assert_true (care_walk_step (fixture->clinic, &done, &error));
    g_assert_no_error (error);
  }
  g_test_message ("%u acts, of which %u found the disk full", n_acts, n_full);
  g_assert_cmpuint (n_full, >, n_acts / 2);
  g_assert_true (cw_clinic_check (fixture->clinic, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  signal (SIGXFSZ, SIG_IGN);
  g_test_add ("/disk-full/walk", Fixture, NULL, set_up, test_walk, tear_down);
  return g_test_run ();
}
