/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "store/disk-encryption.h"

/* What encrypts a file from below, by tables and folders in the form of the
 * kernel's. */

typedef struct {
  char *root;    /* as /sys */
  char *devices; /* as /sys/dev/block */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->root = g_dir_make_tmp ("cuffwise-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->devices = g_build_filename (fixture->root, "numbers", NULL);
  g_assert_cmpint (g_mkdir (fixture->devices, 0700), ==, 0);
}

static void
remove_all (const char *path)
{
  if (!g_file_test (path, G_FILE_TEST_IS_SYMLINK)
      && g_file_test (path, G_FILE_TEST_IS_DIR)) {
    g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
    const char *name;

    while ((name = g_dir_read_name (dir)) != NULL) {
      g_autofree char *each = g_build_filename (path, name, NULL);

      remove_all (each);
    }
  }
  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  remove_all (fixture->root);
  g_free (fixture->devices);
  g_free (fixture->root);
}

static void
write_text (const char *folder, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

/* `name` is below the root, perhaps a partition in its disk. */
static void
add_device (Fixture *fixture,
            const char *number,
            const char *name,
            const char *uuid)
{
  g_autofree char *folder = g_build_filename (fixture->root, name, NULL);
  g_autofree char *slaves = g_build_filename (folder, "slaves", NULL);
  g_autofree char *dm = g_build_filename (folder, "dm", NULL);
  g_autofree char *link = g_build_filename (fixture->devices, number, NULL);

  if (strchr (name, '/') == NULL) {
    g_assert_cmpint (g_mkdir_with_parents (slaves, 0700), ==, 0);
  } else {
    g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
    write_text (folder, "partition", "1\n");
  }
  if (uuid != NULL) {
    g_assert_cmpint (g_mkdir (dm, 0700), ==, 0);
    write_text (dm, "uuid", uuid);
  }
  g_assert_cmpint (symlink (folder, link), ==, 0);
}

static void
lay_upon (Fixture *fixture, const char *upper, const char *lower)
{
  g_autofree char *base = g_path_get_basename (lower);
  g_autofree char *target = g_build_filename (fixture->root, lower, NULL);
  g_autofree char *link
      = g_build_filename (fixture->root, upper, "slaves", base, NULL);

  g_assert_cmpint (symlink (target, link), ==, 0);
}

static CwDiskEncryption
judge_mount (Fixture *fixture, const char *number, const char *type)
{
  g_autofree char *mountinfo = g_strdup_printf (
      "22 1 9:9 / / rw,relatime shared:1 - ext4 /dev/other rw\n"
      "36 22 %s / /home rw,relatime shared:2 master:1 - %s /dev/x rw\n",
      number, type);

  return cw_disk_encryption_judge (mountinfo, fixture->devices, FALSE,
                                   "/home/anna/clinic.cuffwise");
}

static void
test_makers (Fixture *fixture, gconstpointer data)
{
  static const struct {
    const char *uuid;
    CwDiskEncryption expected;
  } makers[] = {
    { "CRYPT-LUKS2-0a1b2c-luks-home\n", CW_DISK_ENCRYPTION_DISK },
    { "CRYPT-LUKS1-0a1b2c-luks-home\n", CW_DISK_ENCRYPTION_DISK },
    { "CRYPT-PLAIN-home\n", CW_DISK_ENCRYPTION_DISK },
    { "CRYPT-BITLK-0a1b2c-home\n", CW_DISK_ENCRYPTION_DISK },
    { "CRYPT-VERITY-0a1b2c-home\n", CW_DISK_ENCRYPTION_NONE },
    { "CRYPT-INTEGRITY-home\n", CW_DISK_ENCRYPTION_NONE },
    { "LVM-0a1b2cCRYPT-LUKS2-\n", CW_DISK_ENCRYPTION_NONE },
    { "", CW_DISK_ENCRYPTION_NONE },
  };

  add_device (fixture, "8:0", "sda", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (makers); i++) {
    g_autofree char *number = g_strdup_printf ("254:%zu", i);
    g_autofree char *name = g_strdup_printf ("dm-%zu", i);

    g_test_message ("%s", makers[i].uuid);
    add_device (fixture, number, name, makers[i].uuid);
    lay_upon (fixture, name, "sda");
    g_assert_cmpint (judge_mount (fixture, number, "ext4"), ==,
                     makers[i].expected);
  }
}

static void
test_partition (Fixture *fixture, gconstpointer data)
{
  add_device (fixture, "8:0", "sda", NULL);
  add_device (fixture, "8:1", "sda/sda1", NULL);
  g_assert_cmpint (judge_mount (fixture, "8:1", "ext4"), ==,
                   CW_DISK_ENCRYPTION_NONE);
  g_assert_cmpint (judge_mount (fixture, "8:0", "xfs"), ==,
                   CW_DISK_ENCRYPTION_NONE);
  /* One of a volume that is encrypted. */
  add_device (fixture, "254:0", "dm-0", "CRYPT-LUKS2-0a-x\n");
  add_device (fixture, "259:0", "dm-0/dm-0p1", NULL);
  g_assert_cmpint (judge_mount (fixture, "259:0", "ext4"), ==,
                   CW_DISK_ENCRYPTION_DISK);
}

/* A logical volume in an encrypted partition, and then on one more that is not:
 * the file may lie on either. */
static void
test_volume (Fixture *fixture, gconstpointer data)
{
  add_device (fixture, "8:0", "sda", NULL);
  add_device (fixture, "8:2", "sda/sda2", NULL);
  add_device (fixture, "254:0", "dm-0", "CRYPT-LUKS2-0a-sda2_crypt\n");
  add_device (fixture, "254:1", "dm-1", "LVM-0b\n");
  lay_upon (fixture, "dm-0", "sda/sda2");
  lay_upon (fixture, "dm-1", "dm-0");
  g_assert_cmpint (judge_mount (fixture, "254:1", "ext4"), ==,
                   CW_DISK_ENCRYPTION_DISK);
  add_device (fixture, "8:16", "sdb", NULL);
  lay_upon (fixture, "dm-1", "sdb");
  g_assert_cmpint (judge_mount (fixture, "254:1", "ext4"), ==,
                   CW_DISK_ENCRYPTION_NONE);
}

static void
test_unknown (Fixture *fixture, gconstpointer data)
{
  g_autofree char *loop = NULL;

  /* In memory, or on several: it has no device. */
  g_assert_cmpint (judge_mount (fixture, "0:40", "tmpfs"), ==,
                   CW_DISK_ENCRYPTION_UNKNOWN);
  g_assert_cmpint (judge_mount (fixture, "0:41", "btrfs"), ==,
                   CW_DISK_ENCRYPTION_UNKNOWN);
  /* Not shown, as in a sandbox. */
  g_assert_cmpint (judge_mount (fixture, "8:1", "ext4"), ==,
                   CW_DISK_ENCRYPTION_UNKNOWN);
  add_device (fixture, "7:0", "loop0", NULL);
  loop = g_build_filename (fixture->root, "loop0", "loop", NULL);
  g_assert_cmpint (g_mkdir (loop, 0700), ==, 0);
  g_assert_cmpint (judge_mount (fixture, "7:0", "ext4"), ==,
                   CW_DISK_ENCRYPTION_UNKNOWN);
  /* A ring ends. */
  add_device (fixture, "254:7", "dm-7", "LVM-0c\n");
  lay_upon (fixture, "dm-7", "dm-7");
  g_assert_cmpint (judge_mount (fixture, "254:7", "ext4"), ==,
                   CW_DISK_ENCRYPTION_UNKNOWN);
  g_assert_cmpint (
      cw_disk_encryption_judge ("", fixture->devices, FALSE, "/home/a"), ==,
      CW_DISK_ENCRYPTION_UNKNOWN);
  g_assert_cmpint (cw_disk_encryption_judge ("36 22\nnonsense - -\n",
                                             fixture->devices, FALSE,
                                             "/home/a"),
                   ==, CW_DISK_ENCRYPTION_UNKNOWN);
}

static void
test_folder (Fixture *fixture, gconstpointer data)
{
  static const char *const types[]
      = { "fuse.gocryptfs", "fuse.cryfs", "ecryptfs" };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    g_assert_cmpint (judge_mount (fixture, "0:50", types[i]), ==,
                     CW_DISK_ENCRYPTION_FOLDER);
  g_assert_cmpint (cw_disk_encryption_judge (
                       "22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n",
                       fixture->devices, TRUE, "/home/a"),
                   ==, CW_DISK_ENCRYPTION_FOLDER);
}

/* What is mounted elsewhere protects nothing here. */
static void
test_other_mount (Fixture *fixture, gconstpointer data)
{
  const char *mountinfo
      = "22 1 8:0 / / rw shared:1 - ext4 /dev/sda rw\n"
        "36 22 0:50 / /home/anna/private rw - fuse.gocryptfs x rw\n";

  add_device (fixture, "8:0", "sda", NULL);
  g_assert_cmpint (cw_disk_encryption_judge (mountinfo, fixture->devices, FALSE,
                                             "/home/anna/clinic.cuffwise"),
                   ==, CW_DISK_ENCRYPTION_NONE);
  g_assert_cmpint (
      cw_disk_encryption_judge (mountinfo, fixture->devices, FALSE,
                                "/home/anna/private/clinic.cuffwise"),
      ==, CW_DISK_ENCRYPTION_FOLDER);
}

/* Only where nothing was found does the sentence say so. */
static void
test_sentences (Fixture *fixture, gconstpointer data)
{
  for (int i = 0; i <= CW_DISK_ENCRYPTION_FOLDER; i++) {
    const char *text = cw_disk_encryption_describe ((CwDiskEncryption)i);

    g_assert_cmpint (strstr (text, "No encryption") != NULL, ==,
                     i == CW_DISK_ENCRYPTION_NONE);
    g_assert_cmpint (strstr (text, "nobody reads it") != NULL, ==,
                     i >= CW_DISK_ENCRYPTION_DISK);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                    \
  g_test_add ("/disk-encryption/" name, Fixture, NULL, set_up, function,       \
              tear_down)
  ADD ("makers", test_makers);
  ADD ("partition", test_partition);
  ADD ("volume", test_volume);
  ADD ("unknown", test_unknown);
  ADD ("folder", test_folder);
  ADD ("other-mount", test_other_mount);
  ADD ("sentences", test_sentences);
  return g_test_run ();
}
