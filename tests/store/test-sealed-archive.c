/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "model/patient.h"
#include "store/clinic.h"
#include "store/sealed-archive.h"

/* Encrypted archives: what was written comes back, and nothing else does. */

#define PASSPHRASE "four words of no kin"
#define CHUNK 65536
/* Of the header, what a chunk is longer, and how many keys there are. */
#define HEADER 112
#define SEAL 17
#define MARK 4

static const CwArchiveCost cheap = { 1, 8192 };

typedef struct {
  char *folder, *plain, *archive, *back;
  char *keys, *back_keys;
  CwPassphrase *passphrase;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("cuffwise-XXXXXX", NULL);
  fixture->plain = g_build_filename (fixture->folder, "plain", NULL);
  fixture->archive = g_build_filename (fixture->folder, "archive", NULL);
  fixture->back = g_build_filename (fixture->folder, "back", NULL);
  fixture->keys = g_strconcat (fixture->plain, ".key", NULL);
  fixture->back_keys = g_strconcat (fixture->back, ".key", NULL);
  fixture->passphrase = cw_passphrase_new (PASSPHRASE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_unlink (fixture->plain);
  g_unlink (fixture->archive);
  g_unlink (fixture->back);
  g_unlink (fixture->keys);
  g_unlink (fixture->back_keys);
  /* Nothing half done stays. */
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->plain);
  g_free (fixture->archive);
  g_free (fixture->back);
  g_free (fixture->keys);
  g_free (fixture->back_keys);
  g_free (fixture->folder);
  cw_passphrase_free (fixture->passphrase);
}

static void
put (const char *path, const char *bytes, gsize length)
{
  g_assert_true (g_file_set_contents (path, bytes, (gssize)length, NULL));
}

static char *
get (const char *path, gsize *length)
{
  char *bytes = NULL;

  g_assert_true (g_file_get_contents (path, &bytes, length, NULL));
  return bytes;
}

static void
write_archive (Fixture *fixture, gsize length)
{
  g_autofree char *bytes = g_malloc (length + 1);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < length; i++)
    bytes[i] = (char)(i * 7 + i / 251);
  put (fixture->plain, bytes, length);
  g_unlink (fixture->archive);
  cw_sealed_archive_write (fixture->plain, fixture->plain, fixture->archive,
                           fixture->passphrase, &cheap, NULL, NULL, NULL,
                           &error);
  g_assert_no_error (error);
}

static gboolean
read_archive (Fixture *fixture, GError **error)
{
  g_unlink (fixture->back);
  return cw_sealed_archive_read (fixture->archive, fixture->back,
                                 fixture->passphrase, NULL, NULL, NULL, error);
}

static void
test_lengths (Fixture *fixture, gconstpointer data)
{
  const gsize lengths[] = { 0,
                            1,
                            CHUNK - MARK - 1,
                            CHUNK - MARK,
                            CHUNK - MARK + 1,
                            CHUNK,
                            3 * CHUNK - MARK,
                            3 * CHUNK + 5 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_autofree char *plain = NULL;
    g_autofree char *back = NULL;
    g_autoptr (GError) error = NULL;
    gsize plain_length, back_length;
    GStatBuf status;

    write_archive (fixture, lengths[i]);
    g_assert_true (cw_sealed_archive_is_one (fixture->archive));
    g_assert_false (cw_sealed_archive_is_one (fixture->plain));
    g_assert_cmpint (g_stat (fixture->archive, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    read_archive (fixture, &error);
    g_assert_no_error (error);
    plain = get (fixture->plain, &plain_length);
    back = get (fixture->back, &back_length);
    g_assert_cmpmem (plain, plain_length, back, back_length);
    g_assert_cmpint (g_stat (fixture->back, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  }
}

/* The keys come back beside the file, however they fall into chunks; without
 * keys there are none afterwards. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  const gsize lengths[]
      = { 1, 500, CHUNK - MARK - 1, CHUNK - MARK, CHUNK, 3 * CHUNK };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++) {
    g_autofree char *keys = g_strnfill (lengths[i], 'k');
    g_autofree char *plain = NULL;
    g_autofree char *back = NULL;
    g_autofree char *back_keys = NULL;
    g_autoptr (GError) error = NULL;
    gsize plain_length, back_length, back_keys_length;
    GStatBuf status;

    put (fixture->keys, keys, lengths[i]);
    write_archive (fixture, 1000);
    read_archive (fixture, &error);
    g_assert_no_error (error);
    plain = get (fixture->plain, &plain_length);
    back = get (fixture->back, &back_length);
    g_assert_cmpmem (plain, plain_length, back, back_length);
    back_keys = get (fixture->back_keys, &back_keys_length);
    g_assert_cmpmem (keys, lengths[i], back_keys, back_keys_length);
    g_assert_cmpint (g_stat (fixture->back_keys, &status), ==, 0);
    g_assert_cmpint (status.st_mode & 0777, ==, 0600);
    g_unlink (fixture->back_keys);
  }
  g_unlink (fixture->keys);
  write_archive (fixture, 1000);
  g_assert_true (read_archive (fixture, NULL));
  g_assert_false (g_file_test (fixture->back_keys, G_FILE_TEST_EXISTS));
}

/* The same file twice gives two archives, neither of which shows it. */
static void
test_secret (Fixture *fixture, gconstpointer data)
{
  const char *name = "Margaret Okafor, Margaret Okafor";
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize length;

  put (fixture->plain, name, strlen (name));
  g_assert_true (cw_sealed_archive_write (fixture->plain, fixture->plain,
                                          fixture->archive, fixture->passphrase,
                                          &cheap, NULL, NULL, NULL, NULL));
  first = get (fixture->archive, &length);
  g_assert_null (g_strstr_len (first, (gssize)length, "Okafor"));
  g_unlink (fixture->archive);
  g_assert_true (cw_sealed_archive_write (fixture->plain, fixture->plain,
                                          fixture->archive, fixture->passphrase,
                                          &cheap, NULL, NULL, NULL, NULL));
  second = get (fixture->archive, &length);
  g_assert_cmpint (memcmp (first + 40, second + 40, length - 40), !=, 0);
}

/* The cost that a person's archive has, once. */
static void
test_moderate (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  guint64 limits[2];

  put (fixture->plain, "records", 7);
  cw_sealed_archive_write (fixture->plain, fixture->plain, fixture->archive,
                           fixture->passphrase, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  read_archive (fixture, &error);
  g_assert_no_error (error);
  bytes = get (fixture->archive, &length);
  memcpy (limits, bytes + 24, sizeof limits);
  g_assert_cmpuint (GUINT64_FROM_LE (limits[0]), ==, 3);
  g_assert_cmpuint (GUINT64_FROM_LE (limits[1]), ==, 256 * 1024 * 1024);
}

static void
test_wrong_passphrase (Fixture *fixture, gconstpointer data)
{
  const char *const wrong[]
      = { "", "four words of no ki", "four words of no kin ",
          "Four words of no kin" };

  write_archive (fixture, 1000);
  g_assert_false (cw_sealed_archive_read (fixture->archive, fixture->back, NULL,
                                          NULL, NULL, NULL, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++) {
    g_autoptr (CwPassphrase) passphrase = cw_passphrase_new (wrong[i]);
    g_autoptr (GError) error = NULL;

    g_assert_false (cw_sealed_archive_read (
        fixture->archive, fixture->back, passphrase, NULL, NULL, NULL, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
    g_assert_false (g_file_test (fixture->back, G_FILE_TEST_EXISTS));
  }
}

/* Any bit of any byte. */
static void
test_flips (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize length;

  write_archive (fixture, 60);
  bytes = get (fixture->archive, &length);
  g_assert_cmpuint (length, ==, HEADER + SEAL + MARK + 60);
  for (gsize i = 0; i < length; i++) {
    g_autoptr (GError) error = NULL;
    char bit = (char)(1 << (i % 8));

    bytes[i] ^= bit;
    put (fixture->archive, bytes, length);
    bytes[i] ^= bit;
    g_assert_false (read_archive (fixture, &error));
    g_assert_error (
        error, CW_STORE_ERROR,
        (int)(i < 16 ? CW_STORE_ERROR_NOT_OURS : CW_STORE_ERROR_DAMAGED));
    g_assert_false (g_file_test (fixture->back, G_FILE_TEST_EXISTS));
  }
}

static void
assert_damaged (Fixture *fixture, const char *bytes, gsize length)
{
  g_autoptr (GError) error = NULL;

  put (fixture->archive, bytes, length);
  g_assert_false (read_archive (fixture, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED);
  g_assert_false (g_file_test (fixture->back, G_FILE_TEST_EXISTS));
}

/* Cut anywhere, above all between two chunks, or with something behind it. */
static void
test_cuts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autofree char *longer = NULL;
  gsize length;

  write_archive (fixture, 2 * CHUNK - MARK);
  bytes = get (fixture->archive, &length);
  g_assert_cmpuint (length, ==, HEADER + 2 * (CHUNK + SEAL) + SEAL);
  for (gsize cut = 16; cut < length; cut += 997)
    assert_damaged (fixture, bytes, cut);
  for (gsize n = 0; n <= 2; n++)
    assert_damaged (fixture, bytes, HEADER + n * (CHUNK + SEAL));
  assert_damaged (fixture, bytes, length - 1);
  longer = g_malloc0 (length + 1);
  memcpy (longer, bytes, length);
  assert_damaged (fixture, longer, length + 1);
  /* The second chunk in place of the first. */
  memmove (longer + HEADER, longer + HEADER + CHUNK + SEAL, CHUNK + SEAL);
  assert_damaged (fixture, longer, length);
}

static void
test_foreign (Fixture *fixture, gconstpointer data)
{
  const char *const texts[] = { "", "Dear Sir", "SQLite format 3" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++) {
    g_autoptr (GError) error = NULL;

    put (fixture->archive, texts[i], strlen (texts[i]));
    g_assert_false (cw_sealed_archive_is_one (fixture->archive));
    g_assert_false (read_archive (fixture, &error));
    g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_OURS);
  }
}

static void
cancel_cb (double done, gpointer data)
{
  if (done >= 0.5)
    g_cancellable_cancel (data);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  write_archive (fixture, 5 * CHUNK);
  g_assert_false (cw_sealed_archive_read (fixture->archive, fixture->back,
                                          fixture->passphrase, cancel_cb,
                                          cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_cancellable_reset (cancellable);
  g_unlink (fixture->archive);
  g_assert_false (cw_sealed_archive_write (
      fixture->plain, fixture->plain, fixture->archive, fixture->passphrase,
      &cheap, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (fixture->archive, G_FILE_TEST_EXISTS));
}

static void
test_overwrites_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  put (fixture->plain, "records", 7);
  put (fixture->archive, "Dear Sir", 8);
  g_assert_false (cw_sealed_archive_write (
      fixture->plain, fixture->plain, fixture->archive, fixture->passphrase,
      &cheap, NULL, NULL, NULL, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
  bytes = get (fixture->archive, &length);
  g_assert_cmpmem (bytes, length, "Dear Sir", 8);
}

/* A limit to the size of files stands for a medium that is full. */
static void
test_full (Fixture *fixture, gconstpointer data)
{
  if (g_test_subprocess ()) {
    const struct rlimit limit = { CHUNK, CHUNK };
    g_autoptr (GError) error = NULL;

    write_archive (fixture, 5 * CHUNK);
    g_unlink (fixture->archive);
    signal (SIGXFSZ, SIG_IGN);
    g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
    g_assert_false (cw_sealed_archive_write (
        fixture->plain, fixture->plain, fixture->archive, fixture->passphrase,
        &cheap, NULL, NULL, NULL, &error));
    g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
    g_assert_false (g_file_test (fixture->archive, G_FILE_TEST_EXISTS));
    return;
  }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

static void
assert_valid (const char *text, gboolean valid)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (cw_passphrase_validate (text, &error) == valid);
  if (!valid)
    g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
}

static void
test_weakness (void)
{
  assert_valid ("", FALSE);
  assert_valid ("elevenchars", FALSE);
  assert_valid ("aaaaaaaaaaaa", FALSE);
  assert_valid ("abcdeabcdeabcde", FALSE);
  assert_valid ("abcdefabcdef", TRUE);
  /* Characters, not bytes. */
  assert_valid ("äöüßéñ", FALSE);
  assert_valid ("äöüßéñäöüßéñ", TRUE);
  assert_valid ("abcdefabcdef\xff", FALSE);
}

/* Keyboards give an accent in one character or in two. */
static void
test_composed (void)
{
  g_autoptr (CwPassphrase) one = cw_passphrase_new ("caf\u00e9");
  g_autoptr (CwPassphrase) two = cw_passphrase_new ("cafe\u0301");
  g_autoptr (CwPassphrase) other = cw_passphrase_new ("cafes");

  g_assert_true (cw_passphrase_equal (one, two));
  g_assert_false (cw_passphrase_equal (one, other));
}

static void
assert_read (const char *input, const char *expected)
{
  int fds[2];
  g_autoptr (CwPassphrase) passphrase = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (pipe (fds), ==, 0);
  g_assert_cmpint (write (fds[1], input, strlen (input)), ==,
                   (gssize)strlen (input));
  close (fds[1]);
  passphrase = cw_passphrase_read (fds[0], &error);
  close (fds[0]);
  if (expected == NULL) {
    g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
    return;
  }
  g_assert_no_error (error);
  g_assert_cmpstr (cw_passphrase_peek (passphrase), ==, expected);
}

static void
test_read_line (void)
{
  g_autofree char *endless = g_strnfill (5000, 'x');

  assert_read ("one\ntwo\n", "one");
  assert_read ("no line feed", "no line feed");
  assert_read ("", NULL);
  assert_read ("\n", NULL);
  assert_read (endless, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                    \
  g_test_add ("/store/sealed-archive/" name, Fixture, NULL, set_up, function,  \
              tear_down)
  ADD ("lengths", test_lengths);
  ADD ("keys", test_keys);
  ADD ("secret", test_secret);
  ADD ("moderate", test_moderate);
  ADD ("wrong-passphrase", test_wrong_passphrase);
  ADD ("flips", test_flips);
  ADD ("cuts", test_cuts);
  ADD ("foreign", test_foreign);
  ADD ("cancel", test_cancel);
  ADD ("full", test_full);
  ADD ("overwrites-nothing", test_overwrites_nothing);
#undef ADD
  g_test_add_func ("/store/sealed-archive/weakness", test_weakness);
  g_test_add_func ("/store/sealed-archive/composed", test_composed);
  g_test_add_func ("/store/sealed-archive/read-line", test_read_line);
  return g_test_run ();
}
