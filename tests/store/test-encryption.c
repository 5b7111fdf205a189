/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sodium.h>
#include <string.h>
#include <glib/gstdio.h>

#include "store-test.h"
#include "store/backup.h"
#include "store/cipher.h"
#include "store/clinic-keyring.h"
#include "store/clinic-private.h"
#include "store/encryption.h"
#include "store/migrations.h"
#include "store/salvage.h"
#include "store/secret.h"

/* Keyrings, in every build; encrypted clinic files, where SQLCipher is linked.
 */

#define PASSPHRASE "copper lantern over the bay"
#define OTHER "seven quiet wooden boats"
#define MAGIC "SQLite format 3"

/* By which the clear text of a file is looked for. */
#define NAME "Okaforova"

/* Keyrings. */

static gboolean
set_slot (CwKeyring *keyring,
          gint64 clinician_id,
          const char *name,
          const char *text,
          GError **error)
{
  g_autoptr (CwPassphrase) passphrase = cw_passphrase_new (text);

  return cw_keyring_set_slot (keyring, clinician_id, name, passphrase, error);
}

static gboolean
unlock (CwKeyring *keyring,
        gint64 clinician_id,
        const char *text,
        gint64 *opened_by,
        GError **error)
{
  g_autoptr (CwPassphrase) passphrase = cw_passphrase_new (text);

  return cw_keyring_unlock (keyring, clinician_id, passphrase, opened_by,
                            error);
}

static CwKeyring *
make_keyring (StoreTest *test)
{
  CwKeyring *keyring = cw_keyring_new ();
  g_autoptr (GError) error = NULL;

  set_slot (keyring, test->clinician_id, "Anna Berg", PASSPHRASE, &error);
  g_assert_no_error (error);
  return keyring;
}

static CwKeyring *
load_keyring (StoreTest *test)
{
  g_autoptr (GError) error = NULL;
  CwKeyring *keyring = cw_keyring_load (test->path, &error);

  g_assert_no_error (error);
  return keyring;
}

static void
assert_opens (CwKeyring *keyring,
              gint64 clinician_id,
              const char *passphrase,
              gint64 by)
{
  gint64 opened_by = -1;
  g_autoptr (GError) error = NULL;

  unlock (keyring, clinician_id, passphrase, &opened_by, &error);
  g_assert_no_error (error);
  g_assert_cmpint (opened_by, ==, by);
}

static void
assert_wrong (CwKeyring *keyring, gint64 clinician_id, const char *passphrase)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (unlock (keyring, clinician_id, passphrase, NULL, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_WRONG_SECRET);
}

static gboolean
write_hex_cb (const guint8 *key, gpointer data)
{
  sodium_bin2hex (data, 2 * CW_DATA_KEY_SIZE + 1, key, CW_DATA_KEY_SIZE);
  return TRUE;
}

static void
test_keyring (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwKeyring) keyring = make_keyring (test);
  g_autoptr (CwKeyring) loaded = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = cw_keyring_get_path (test->path);
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;
  g_autofree char *typed = NULL;
  char hex[2 * CW_DATA_KEY_SIZE + 1];
  char *code;
  GStatBuf info;

  code = cw_keyring_make_recovery_code (keyring, &error);
  g_assert_no_error (error);
  cw_keyring_save (keyring, test->path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  /* Neither the key nor what opens it stands in the file. */
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (
      cw_data_key_use (cw_keyring_get_key (keyring), write_hex_cb, hex));
  g_assert_null (strstr (text, hex));
  g_assert_null (strstr (text, PASSPHRASE));
  g_assert_null (strstr (text, code));

  loaded = load_keyring (test);
  g_assert_cmpuint (cw_keyring_get_n_people (loaded), ==, 1);
  g_assert_cmpint (cw_keyring_get_person (loaded, 0), ==, test->clinician_id);
  name = cw_keyring_dup_name (loaded, test->clinician_id);
  g_assert_cmpstr (name, ==, "Anna Berg");
  assert_opens (loaded, test->clinician_id, PASSPHRASE, test->clinician_id);
  assert_opens (loaded, CW_KEYRING_RECOVERY, PASSPHRASE, test->clinician_id);
  assert_wrong (loaded, test->clinician_id, OTHER);
  assert_wrong (loaded, test->clinician_id + 1, PASSPHRASE);
  typed = g_ascii_strdown (code, -1);
  g_strdelimit (typed, "-", ' ');
  assert_opens (loaded, test->clinician_id, typed, CW_KEYRING_RECOVERY);
  cw_secret_free (code);
}

static void
test_passphrases (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwKeyring) keyring = make_keyring (test);
  g_autoptr (GError) error = NULL;
  char *first, *second;

  g_assert_false (set_slot (keyring, 2, "Ben", "583920", &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (set_slot (keyring, 2, "Ben", "aaaaaaaaaaaaaa", &error));
  g_assert_error (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_false (cw_keyring_remove_slot (keyring, test->clinician_id, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
  g_clear_error (&error);

  g_assert_true (set_slot (keyring, 12, "Ben", OTHER, &error));
  assert_opens (keyring, 12, OTHER, 12);
  g_assert_true (cw_keyring_remove_slot (keyring, test->clinician_id, &error));
  assert_wrong (keyring, CW_KEYRING_RECOVERY, PASSPHRASE);

  first = cw_keyring_make_recovery_code (keyring, &error);
  second = cw_keyring_make_recovery_code (keyring, &error);
  g_assert_no_error (error);
  assert_wrong (keyring, CW_KEYRING_RECOVERY, first);
  assert_opens (keyring, CW_KEYRING_RECOVERY, second, CW_KEYRING_RECOVERY);
  cw_secret_free (first);
  cw_secret_free (second);
}

static void
replace_in_file (const char *path, const char *line, const char *with)
{
  g_autofree char *text = NULL;
  g_autofree char *pattern = g_strdup_printf ("(?m)^%s=.*$", line);
  g_autofree char *new_line = g_strdup_printf ("%s=%s", line, with);
  g_autofree char *changed = NULL;
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_regex_replace_literal (regex, text, -1, 0, new_line, 0, NULL);
  g_assert_cmpstr (changed, !=, text);
  g_assert_true (g_file_set_contents (path, changed, -1, NULL));
}

/* What is not as it was written opens nothing, and takes neither memory nor
 * hours. */
static void
test_broken_keyring (StoreTest *test, gconstpointer data)
{
  static const struct {
    const char *line, *with;
  } changes[] = {
    { "memory", "9999999999999" },
    { "memory", "1" },
    { "memory", "x" },
    { "operations", "100000000" },
    { "operations", "4" },
    { "salt", "00" },
    { "box", "" },
    { "nonce", "000102030405060708090a0b0c0d0e0f1011121314151617" },
  };
  g_autofree char *path = cw_keyring_get_path (test->path);
  g_autoptr (CwKeyring) keyring = make_keyring (test);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++) {
    g_autoptr (CwKeyring) loaded = NULL;

    g_assert_true (cw_keyring_save (keyring, test->path, NULL));
    replace_in_file (path, changes[i].line, changes[i].with);
    loaded = load_keyring (test);
    assert_wrong (loaded, test->clinician_id, PASSPHRASE);
  }

  replace_in_file (path, "version", "2");
  g_assert_null (cw_keyring_load (test->path, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_TOO_NEW);
  g_clear_error (&error);
  g_assert_true (g_file_set_contents (path, "no keyring\n", -1, NULL));
  g_assert_null (cw_keyring_load (test->path, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, path));
}

static void
close_clinic (StoreTest *test)
{
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
}

static void
open_clinic (StoreTest *test)
{
  g_autoptr (GError) error = NULL;

  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
}

/* Clear text where a keyring says there is none is not used; while it is being
 * encrypted it is. */
static void
test_clear_beside_keyring (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwKeyring) keyring = make_keyring (test);
  g_autoptr (GError) error = NULL;
  int code = cw_cipher_is_available () ? CW_STORE_ERROR_DAMAGED
                                       : CW_STORE_ERROR_FAILED;

  close_clinic (test);
  cw_keyring_set_preparing (keyring, TRUE);
  g_assert_true (cw_keyring_save (keyring, test->path, NULL));
  open_clinic (test);
  g_assert_false (cw_clinic_is_encrypted (test->clinic));
  close_clinic (test);
  cw_keyring_set_preparing (keyring, FALSE);
  g_assert_true (cw_keyring_save (keyring, test->path, NULL));
  g_assert_null (cw_clinic_open (test->path, test->clock, &error));
  g_assert_error (error, CW_STORE_ERROR, code);
  g_clear_error (&error);
  g_assert_null (cw_clinic_open_to_read (test->path, test->clock, &error));
  g_assert_nonnull (error);
}

/* What a program without SQLCipher says of a file that is encrypted. */
static void
test_built_without (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwKeyring) keyring = make_keyring (test);
  g_autoptr (GError) error = NULL;
  char noise[8192];

  if (cw_cipher_is_available ()) {
    g_test_skip ("This Cuffwise can encrypt.");
    return;
  }
  close_clinic (test);
  randombytes_buf (noise, sizeof noise);
  g_assert_true (g_file_set_contents (test->path, noise, sizeof noise, NULL));
  g_assert_true (cw_keyring_save (keyring, test->path, NULL));
  g_assert_null (cw_clinic_open (test->path, test->clock, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "without encryption"));
  g_clear_error (&error);
  g_assert_false (
      cw_encryption_apply (test->path, keyring, test->clock, NULL, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
}

/* Encrypted files. */

static gboolean
skip (void)
{
  if (!cw_cipher_is_available ())
    g_test_skip ("This Cuffwise was built without SQLCipher.");
  return !cw_cipher_is_available ();
}

/* Never the file that is open: closing it would end SQLite's locks. */
static gboolean
has_text (const char *path, const char *text)
{
  g_autofree char *bytes = NULL;
  gsize size;

  if (!g_file_get_contents (path, &bytes, &size, NULL))
    return FALSE;
  return memmem (bytes, size, text, strlen (text)) != NULL;
}

static void
assert_encrypted (const char *path)
{
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_assert_false (has_text (path, MAGIC));
  g_assert_false (has_text (path, NAME));
  g_assert_false (has_text (path, "CREATE TABLE"));
}

static void
encrypt (StoreTest *test)
{
  g_autoptr (CwKeyring) keyring = make_keyring (test);
  g_autoptr (GError) error = NULL;

  store_test_add_patient (test, NAME, "Margaret", "1961-10-01");
  close_clinic (test);
  g_assert_true (has_text (test->path, NAME));
  cw_encryption_apply (test->path, keyring, test->clock, NULL, &error);
  g_assert_no_error (error);
  assert_encrypted (test->path);
}

static void
assert_no_part (StoreTest *test)
{
  g_autofree char *part = g_strconcat (test->path, ".encrypting", NULL);

  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
}

static void
test_apply (StoreTest *test, gconstpointer data)
{
  g_autofree char *log = NULL;
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (CwClinic) reader = NULL;
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (skip ())
    return;
  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  session = store_test_start_session (test, plan->id);
  store_test_log_set (test, session, 1, 30);
  encrypt (test);
  assert_no_part (test);

  open_clinic (test);
  g_assert_true (cw_clinic_is_encrypted (test->clinic));
  g_assert_cmpint (cw_clinic_count_patients (test->clinic, NULL), ==, 2);
  store_test_log_set (test, session, 2, 15);
  store_test_end_session (test, session);
  if (!cw_clinic_check (test->clinic, &problems, &error))
    g_error ("%s", problems != NULL ? problems[0] : error->message);
  reader = cw_clinic_open_to_read (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_true (cw_clinic_is_encrypted (reader));
  g_assert_cmpint (cw_clinic_count_patients (reader, NULL), ==, 2);
  g_assert_finalize_object (g_steal_pointer (&reader));

  /* Nor in what is not in the file yet. */
  log = g_strconcat (test->path, "-wal", NULL);
  assert_encrypted (log);
  close_clinic (test);
  assert_encrypted (test->path);
}

/* A file in use stays as it is; so does one whose encryption is given up. */
static void
test_given_up (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwKeyring) keyring = make_keyring (test);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  if (skip ())
    return;
  g_assert_false (
      cw_encryption_apply (test->path, keyring, test->clock, NULL, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY);
  g_clear_error (&error);
  close_clinic (test);
  g_cancellable_cancel (cancellable);
  g_assert_false (cw_encryption_apply (test->path, keyring, test->clock,
                                       cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_no_part (test);
  g_assert_false (cw_keyring_exists (test->path));
  open_clinic (test);
  g_assert_false (cw_clinic_is_encrypted (test->clinic));
  g_assert_cmpint (cw_clinic_count_patients (test->clinic, NULL), ==, 1);
  encrypt (test);
  g_clear_error (&error);
  g_assert_false (
      cw_encryption_apply (test->path, keyring, test->clock, NULL, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
}

/* In a program that has not opened it yet. */

static void
run_elsewhere (StoreTest *test, const char *name, const char *preload)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
  g_autoptr (GSubprocess) program = NULL;
  g_autofree char *output = NULL;
  g_autoptr (GError) error = NULL;

  g_subprocess_launcher_setenv (launcher, "CW_TEST_CLINIC", test->path, TRUE);
  if (preload != NULL)
    g_subprocess_launcher_setenv (launcher, "LD_PRELOAD", preload, TRUE);
  program = g_subprocess_launcher_spawn (launcher, &error, "/proc/self/exe",
                                         "-p", name, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (program, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("%s", output);
  g_assert_true (g_subprocess_get_successful (program));
  g_assert_nonnull (strstr (output, "ok 1"));
}

static void
assert_cannot_open (StoreTest *test, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (cw_clinic_open (test->path, test->clock, &error));
  g_test_message ("%s", error->message);
  g_assert_error (error, CW_STORE_ERROR, code);
  g_clear_error (&error);
  g_assert_null (cw_clinic_open_to_read (test->path, test->clock, &error));
  g_assert_error (error, CW_STORE_ERROR, code);
}

static void
elsewhere_set_up (StoreTest *test, gconstpointer data)
{
  test->clock = cw_clock_manual_new (STORE_TEST_START_UTC);
  test->path = g_strdup (g_getenv ("CW_TEST_CLINIC"));
}

static void
elsewhere_tear_down (StoreTest *test, gconstpointer data)
{
  g_clear_object (&test->clinic);
  cw_clock_manual_free (test->clock);
  g_free (test->path);
}

static void
elsewhere_locked (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwKeyring) keyring = load_keyring (test);
  g_autoptr (CwKeyring) stranger = cw_keyring_new ();

  assert_cannot_open (test, CW_STORE_ERROR_ENCRYPTED);
  assert_wrong (keyring, CW_KEYRING_RECOVERY, OTHER);
  /* The key of another clinic is kept, and is not this one's. */
  g_assert_true (cw_data_key_is_kept (cw_keyring_get_key (stranger)));
  assert_cannot_open (test, CW_STORE_ERROR_ENCRYPTED);
  assert_opens (keyring, CW_KEYRING_RECOVERY, PASSPHRASE, 1);
  open_clinic (test);
  g_assert_true (cw_clinic_is_encrypted (test->clinic));
  g_assert_cmpint (cw_clinic_count_patients (test->clinic, NULL), ==, 2);
  g_assert_true (cw_clinic_note_recovery (test->clinic, NULL));
}

static void
test_locked (StoreTest *test, gconstpointer data)
{
  if (skip ())
    return;
  encrypt (test);
  run_elsewhere (test, "/encryption/elsewhere/locked", NULL);
}

/* With a library of the same names before it, which would write clear text. */
static void
elsewhere_preloaded (StoreTest *test, gconstpointer data)
{
  g_autofree char *maps = NULL;
  g_autofree char *path = g_strconcat (test->path, ".second", NULL);
  g_autoptr (CwKeyring) keyring = load_keyring (test);
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents ("/proc/self/maps", &maps, NULL, NULL));
  if (strstr (maps, "libsqlite3.so") == NULL)
    g_test_message ("libsqlite3 is not on this computer.");
  assert_opens (keyring, CW_KEYRING_RECOVERY, PASSPHRASE, 1);
  g_assert_true (cw_keyring_copy (test->path, path, NULL));
  clinic = cw_clinic_open (path, test->clock, &error);
  if (clinic == NULL) {
    g_test_message ("refused: %s", error->message);
    return;
  }
  g_assert_true (cw_clinic_is_encrypted (clinic));
}

static void
test_preloaded (StoreTest *test, gconstpointer data)
{
  static const char *const endings[]
      = { "", ".key", ".keyring", "-wal", "-shm", NULL };
  g_autofree char *second = NULL;

  if (skip ())
    return;
  encrypt (test);
  run_elsewhere (test, "/encryption/elsewhere/preloaded", "libsqlite3.so.0");
  second = g_strconcat (test->path, ".second", NULL);
  g_assert_false (has_text (second, MAGIC));
  for (int i = 0; endings[i] != NULL; i++) {
    g_autofree char *name = g_strconcat (second, endings[i], NULL);

    g_assert_false (has_text (name, "CREATE TABLE"));
    g_unlink (name);
  }
}

/* Copies. */

static void
test_backup (StoreTest *test, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (test->folder, "backups", NULL);
  g_autofree char *manifest = NULL;
  g_autofree char *key = NULL;
  g_autofree char *keyring = NULL;
  g_autoptr (CwBackup) backup = NULL;
  g_autoptr (CwKeyring) loaded = NULL;
  g_autoptr (GError) error = NULL;

  if (skip ())
    return;
  encrypt (test);
  open_clinic (test);
  backup = cw_backup_make (test->path, folder, test->clock, NULL, NULL, NULL,
                           &error);
  g_assert_no_error (error);
  g_assert_cmpint (backup->count.patients, ==, 2);
  assert_encrypted (backup->path);
  loaded = cw_keyring_load (backup->path, &error);
  g_assert_no_error (error);
  assert_opens (loaded, CW_KEYRING_RECOVERY, PASSPHRASE, test->clinician_id);
  manifest = g_strconcat (backup->path, CW_BACKUP_MANIFEST_ENDING, NULL);
  key = g_strconcat (backup->path, ".key", NULL);
  keyring = cw_keyring_get_path (backup->path);
  g_unlink (backup->path);
  g_unlink (manifest);
  g_unlink (key);
  g_unlink (keyring);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A file of the form before, encrypted by the program of its day. */
static void
lay_old_file (StoreTest *test, CwKeyring *keyring, int version)
{
  g_autofree char *name = g_strdup_printf ("%03d.sql", version);
  g_autofree char *dump
      = g_build_filename (g_getenv ("CW_TEST_DATA"), "schema", name, NULL);
  g_autofree char *marks
      = g_strdup_printf ("PRAGMA e.application_id = %d;"
                         "PRAGMA e.user_version = %d; DETACH e",
                         CW_APPLICATION_ID, version);
  g_autofree char *sql = NULL;
  sqlite3 *raw = NULL;

  g_assert_true (g_file_get_contents (dump, &sql, NULL, NULL));
  g_unlink (test->path);
  g_assert_cmpint (sqlite3_open (":memory:", &raw), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_true (
      cw_cipher_attach (raw, test->path, "e", cw_keyring_get_key (keyring)));
  g_assert_cmpint (
      sqlite3_exec (raw, "SELECT sqlcipher_export ('e')", NULL, NULL, NULL), ==,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (raw, marks, NULL, NULL, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_close (raw), ==, SQLITE_OK);
}

static void
test_migration (StoreTest *test, gconstpointer data)
{
  static const char *const endings[] = { "", ".keyring" };
  g_autoptr (CwKeyring) keyring = make_keyring (test);
  g_autofree char *copy = NULL;
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;

  if (skip ())
    return;
  close_clinic (test);
  lay_old_file (test, keyring, CW_SCHEMA_VERSION - 1);
  g_assert_true (cw_keyring_save (keyring, test->path, NULL));
  open_clinic (test);
  g_assert_true (cw_clinic_is_encrypted (test->clinic));
  if (!cw_clinic_check (test->clinic, &problems, &error))
    g_error ("%s", problems != NULL ? problems[0] : error->message);
  close_clinic (test);
  assert_encrypted (test->path);
  copy = g_strdup_printf ("%s.version-%d", test->path, CW_SCHEMA_VERSION - 1);
  assert_encrypted (copy);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (copy, endings[i], NULL);

    g_assert_cmpint (g_unlink (name), ==, 0);
  }
}

/* Damage. */

static void
test_damage (StoreTest *test, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261125);
  guint n_refused = 0, n_found = 0;
  gsize size;

  if (skip ())
    return;
  encrypt (test);
  g_assert_true (g_file_get_contents (test->path, &bytes, &size, NULL));
  for (int i = 0; i < 40; i++) {
    g_autofree char *damaged = g_memdup2 (bytes, size);
    g_autoptr (GError) error = NULL;

    damaged[g_rand_int_range (rand, 0, (gint32)size)]
        ^= (char)g_rand_int_range (rand, 1, 256);
    g_assert_true (
        g_file_set_contents (test->path, damaged, (gssize)size, NULL));
    test->clinic = cw_clinic_open (test->path, test->clock, &error);
    if (test->clinic == NULL) {
      g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED);
      n_refused++;
      continue;
    }
    g_assert_false (cw_clinic_check (test->clinic, NULL, &error));
    n_found++;
    close_clinic (test);
  }
  g_test_message ("%u refused, %u found by the check", n_refused, n_found);
  g_assert_cmpuint (n_refused + n_found, ==, 40);
  g_assert_true (g_file_set_contents (test->path, bytes, (gssize)size, NULL));
}

static void
test_salvage (StoreTest *test, gconstpointer data)
{
  static const char *const endings[]
      = { "", ".key", ".keyring", "-wal", "-shm" };
  g_autofree char *new_path = g_strconcat (test->path, ".new", NULL);
  g_auto (GStrv) report = NULL;
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GError) error = NULL;

  if (skip ())
    return;
  encrypt (test);
  cw_salvage (test->path, new_path, test->clock, NULL, &report, &error);
  g_assert_no_error (error);
  assert_encrypted (new_path);
  clinic = cw_clinic_open (new_path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cw_clinic_count_patients (clinic, NULL), ==, 2);
  g_assert_finalize_object (g_steal_pointer (&clinic));
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (new_path, endings[i], NULL);

    g_unlink (name);
  }
}

/* Who may change who opens it. */
static void
test_save_keyring (StoreTest *test, gconstpointer data)
{
  g_autoptr (CwKeyring) keyring = make_keyring (test);
  g_autoptr (CwKeyring) loaded = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n_entries = 0;

  g_assert_true (set_slot (keyring, test->clinician_id, "Anna", OTHER, NULL));
  cw_clinic_save_keyring (test->clinic, keyring, CW_KEYRING_PASSPHRASE_SET,
                          test->clinician_id, &error);
  g_assert_no_error (error);
  loaded = load_keyring (test);
  assert_opens (loaded, test->clinician_id, OTHER, test->clinician_id);
  cw_database_query_int (cw_clinic_get_database (test->clinic),
                         "SELECT count(*) FROM audit_entry"
                         " WHERE action = 'set-passphrase'",
                         &n_entries, &error);
  g_assert_no_error (error);
  g_assert_cmpint (n_entries, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  if (g_getenv ("CW_TEST_CLINIC") != NULL) {
    g_test_add ("/encryption/elsewhere/locked", StoreTest, NULL,
                elsewhere_set_up, elsewhere_locked, elsewhere_tear_down);
    g_test_add ("/encryption/elsewhere/preloaded", StoreTest, NULL,
                elsewhere_set_up, elsewhere_preloaded, elsewhere_tear_down);
    return g_test_run ();
  }
#define ADD(name, function)                                                    \
  g_test_add ("/encryption/" name, StoreTest, NULL, store_test_set_up_file,    \
              function, store_test_tear_down)
  ADD ("keyring", test_keyring);
  ADD ("keyring/passphrases", test_passphrases);
  ADD ("keyring/broken", test_broken_keyring);
  ADD ("keyring/saved", test_save_keyring);
  ADD ("clear-beside-keyring", test_clear_beside_keyring);
  ADD ("built-without", test_built_without);
  ADD ("apply", test_apply);
  ADD ("given-up", test_given_up);
  ADD ("locked", test_locked);
  ADD ("preloaded", test_preloaded);
  ADD ("backup", test_backup);
  ADD ("migration", test_migration);
  ADD ("damage", test_damage);
  ADD ("salvage", test_salvage);
  return g_test_run ();
}
