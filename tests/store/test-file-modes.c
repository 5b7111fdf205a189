/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "store-test.h"
#include "store/file-modes.h"

/* Who else on the computer can get at a clinic file. */

static int
get_mode (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_mode & 07777;
}

static char *
make_beside (StoreTest *test, const char *suffix, int mode)
{
  char *path = g_strconcat (test->path, suffix, NULL);

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    g_assert_true (g_file_set_contents (path, "x", -1, NULL));
  g_assert_cmpint (g_chmod (path, mode), ==, 0);
  return path;
}

static void
assert_closed_on_opening (StoreTest *test, const char *suffix)
{
  g_autofree char *path = make_beside (test, suffix, 0666);
  g_autoptr (GError) error = NULL;

  g_clear_object (&test->clinic);
  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_test_message ("%s", suffix);
  g_assert_cmpint (get_mode (path), ==, 0600);
}

static void
test_opening (StoreTest *test, gconstpointer data)
{
  g_autofree char *copy = g_strconcat (test->path, ".version-1", NULL);

  assert_closed_on_opening (test, "");
  assert_closed_on_opening (test, ".key");
  assert_closed_on_opening (test, ".version-1");
  g_unlink (copy);
}

/* While it is open, and its locks stay: another connection writes nothing. */
static void
test_open_file (StoreTest *test, gconstpointer data)
{
  g_autofree char *file = make_beside (test, "", 0644);
  g_autofree char *wal = make_beside (test, "-wal", 0644);
  g_autofree char *shm = make_beside (test, "-shm", 0640);
  g_autofree char *open = cw_file_modes_close (test->path);

  g_assert_null (open);
  g_assert_cmpint (get_mode (file), ==, 0600);
  g_assert_cmpint (get_mode (wal), ==, 0600);
  g_assert_cmpint (get_mode (shm), ==, 0600);
  store_test_add_patient (test, "Bak", "Søren", "1970-01-01");
}

/* Files of others, links and what is closed more tightly stay as they are. */
static void
test_untouched (StoreTest *test, gconstpointer data)
{
  g_autofree char *other = make_beside (test, "2", 0644);
  g_autofree char *tight = make_beside (test, ".version-2", 0444);
  g_autofree char *link = g_strconcat (test->path, "-link", NULL);
  g_autofree char *open = NULL;

  g_assert_cmpint (symlink (other, link), ==, 0);
  open = cw_file_modes_close (test->path);
  g_assert_null (open);
  g_assert_cmpint (get_mode (other), ==, 0644);
  g_assert_cmpint (get_mode (tight), ==, 0400);
  g_unlink (link);
  g_unlink (tight);
  g_unlink (other);
}

/* The folder may hold more than ours: it is told and not changed. */
static void
test_folder (StoreTest *test, gconstpointer data)
{
  g_autofree char *open = NULL;
  g_autofree char *closed = NULL;

  g_assert_cmpint (g_chmod (test->folder, 0777), ==, 0);
  open = cw_file_modes_close (test->path);
  g_assert_nonnull (open);
  g_assert_nonnull (strstr (open, test->folder));
  g_assert_cmpint (get_mode (test->folder), ==, 0777);
  g_assert_cmpint (g_chmod (test->folder, 0755), ==, 0);
  closed = cw_file_modes_close (test->path);
  g_assert_null (closed);
}

/* Cuffwise's own is closed. */
static void
test_own_folder (StoreTest *test, gconstpointer data)
{
  g_autofree char *path = cw_clinic_get_default_path ();
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0777), ==, 0);
  clinic = cw_clinic_open (path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (get_mode (folder), ==, 0700);
}

int
main (int argc, char **argv)
{
  g_autofree char *data_home = g_dir_make_tmp ("cuffwise-test-XXXXXX", NULL);
  g_autofree char *own = g_build_filename (data_home, "cuffwise", NULL);
  static const char *const endings[]
      = { "", "-wal", "-shm", ".key", ".lock" };
  int status;

  /* GLib's own isolation of tests leaks. */
  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                    \
  g_test_add ("/file-modes/" name, StoreTest, NULL, store_test_set_up_file,    \
              function, store_test_tear_down)
  ADD ("opening", test_opening);
  ADD ("open-file", test_open_file);
  ADD ("untouched", test_untouched);
  ADD ("folder", test_folder);
  ADD ("own-folder", test_own_folder);
  status = g_test_run ();
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *path
        = g_strconcat (own, "/clinic.cuffwise", endings[i], NULL);

    g_remove (path);
  }
  g_rmdir (own);
  g_rmdir (data_home);
  return status;
}
