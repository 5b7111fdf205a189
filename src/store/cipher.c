/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/cipher.h"

#include <sodium.h>
#include <string.h>
#include <glib/gi18n-lib.h>

#include "store/clinic.h"

gboolean
cw_cipher_is_available (void)
{
#ifdef CW_WITH_SQLCIPHER
  return TRUE;
#else
  return FALSE;
#endif
}

#ifdef CW_WITH_SQLCIPHER

/* A key as SQLCipher takes it unchanged, x'…'. */
#define RAW_KEY_LENGTH (2 + 2 * CW_DATA_KEY_SIZE + 1)

/* In guarded memory, for sodium_free(). */
static char *
write_raw_key (const guint8 *key)
{
  char *text = sodium_malloc (RAW_KEY_LENGTH + 1);

  if (text == NULL)
    return NULL;
  memcpy (text, "x'", 2);
  sodium_bin2hex (text + 2, 2 * CW_DATA_KEY_SIZE + 1, key, CW_DATA_KEY_SIZE);
  memcpy (text + RAW_KEY_LENGTH - 1, "'", 2);
  return text;
}

static int
set_key (sqlite3 *handle, const guint8 *key)
{
  char *text = write_raw_key (key);
  int code = SQLITE_NOMEM;

  if (text != NULL)
    code = sqlite3_key_v2 (handle, "main", text, RAW_KEY_LENGTH);
  sodium_free (text);
  /* What it has to say goes to the person, and not to the terminal. */
  return code == SQLITE_OK ? sqlite3_exec (
             handle, "PRAGMA cipher_log_level = NONE", NULL, NULL, NULL)
                           : code;
}

typedef struct {
  sqlite3 *handle;
  const char *path;
  const char *schema;
} Attaching;

/* Bound, so that it stands in no text of SQL. */
static gboolean
attach_cb (const guint8 *key, gpointer data)
{
  const Attaching *attaching = data;
  g_autofree char *sql
      = g_strdup_printf ("ATTACH ?1 AS %s KEY ?2", attaching->schema);
  char *text = write_raw_key (key);
  sqlite3_stmt *statement = NULL;
  gboolean success
      = text != NULL
        && sqlite3_prepare_v2 (attaching->handle, sql, -1, &statement, NULL)
               == SQLITE_OK
        && sqlite3_bind_text (statement, 1, attaching->path, -1, SQLITE_STATIC)
               == SQLITE_OK
        && sqlite3_bind_text (statement, 2, text, RAW_KEY_LENGTH, SQLITE_STATIC)
               == SQLITE_OK
        && sqlite3_step (statement) == SQLITE_DONE;

  sqlite3_finalize (statement);
  sodium_free (text);
  return success;
}

gboolean
cw_cipher_attach (sqlite3 *handle,
                  const char *path,
                  const char *schema,
                  const CwDataKeyId *id)
{
  Attaching attaching = { handle, path, schema };

  return cw_data_key_use (id, attach_cb, &attaching);
}

static int
see_version_cb (void *seen, int n_columns, char **values, char **names)
{
  *(gboolean *)seen = n_columns == 1 && values[0] != NULL;
  return 0;
}

/* Another library with the same names would take the key, say that all is well,
 * and write clear text. */
static int
check_library (sqlite3 *handle, GError **error)
{
  gboolean seen = FALSE;
  int code = sqlite3_exec (handle, "PRAGMA cipher_version", see_version_cb,
                           &seen, NULL);

  if (code != SQLITE_OK || seen)
    return code;
  g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                       _ ("A library that cannot encrypt has taken the place "
                          "of SQLCipher in this program, so no clinic file is "
                          "opened. Ask whoever looks after this computer."));
  return SQLITE_MISUSE;
}

#else

static int
set_key (sqlite3 *handle, const guint8 *key)
{
  return SQLITE_NOTADB;
}

static int
check_library (sqlite3 *handle, GError **error)
{
  return SQLITE_OK;
}

gboolean
cw_cipher_attach (sqlite3 *handle,
                  const char *path,
                  const char *schema,
                  const CwDataKeyId *id)
{
  return FALSE;
}

#endif

/* Opening. */

typedef struct {
  const char *path;
  int flags;
  int busy_timeout_ms;
  sqlite3 **handle;
  int code; /* of the last trial */
  GError **error;
} Opening;

/* Whether it can be read with the key, or as it is for NULL; `look` at least as
 * far as to know. */
static gboolean
try_key (Opening *opening, const guint8 *key, gboolean look)
{
  sqlite3 **handle = opening->handle;

  sqlite3_close_v2 (*handle);
  *handle = NULL;
  opening->code = sqlite3_open_v2 (
      opening->path != NULL ? opening->path : ":memory:", handle,
      opening->flags, NULL);
  if (opening->code == SQLITE_OK)
    opening->code = check_library (*handle, opening->error);
  if (opening->code != SQLITE_OK)
    return FALSE;
  sqlite3_busy_timeout (*handle, opening->busy_timeout_ms);
  if (key != NULL)
    opening->code = set_key (*handle, key);
  if (opening->code == SQLITE_OK && look)
    opening->code = sqlite3_exec (*handle, "SELECT count(*) FROM sqlite_schema",
                                  NULL, NULL, NULL);
  return opening->code == SQLITE_OK;
}

static gboolean
try_key_cb (const guint8 *key, gpointer data)
{
  return try_key (data, key, TRUE);
}

static gboolean
is_no_database (const Opening *opening)
{
  return (opening->code & 0xff) == SQLITE_NOTADB;
}

static gboolean
fail (Opening *opening, CwStoreError code, const char *format)
{
  /* Each has one place, for the name of the file. */
  g_autofree char *name = g_filename_display_name (opening->path);
  g_autoptr (GString) sentence = g_string_new (format);

  g_string_replace (sentence, "{file}", name, 1);
  g_set_error_literal (opening->error, CW_STORE_ERROR, (int)code,
                       sentence->str);
  return FALSE;
}

/* What the file is when it does not open with the key of its keyring. */
static gboolean
explain (Opening *opening, CwKeyring *keyring)
{
  gboolean kept = cw_data_key_is_kept (cw_keyring_get_key (keyring));
  gboolean plain = try_key (opening, NULL, TRUE);

  if (plain && cw_keyring_is_preparing (keyring))
    return TRUE;
  if (!plain && !is_no_database (opening))
    return FALSE;
  if (!cw_cipher_is_available ())
    return fail (opening, CW_STORE_ERROR_FAILED,
                 _ ("The clinic file {file} is encrypted, and this Cuffwise "
                    "was built without encryption. Install one that has it."));
  if (!kept)
    return fail (opening, CW_STORE_ERROR_ENCRYPTED,
                 _ ("The clinic file {file} is encrypted. Its passphrase opens "
                    "it."));
  if (plain)
    return fail (opening, CW_STORE_ERROR_DAMAGED,
                 _ ("The clinic file {file} is not encrypted, though its "
                    "keyring says so: somebody has put another file in its "
                    "place. Restore the latest backup."));
  return fail (
      opening, CW_STORE_ERROR_DAMAGED,
      _ ("The clinic file {file} is damaged, or its keyring belongs to "
         "another one. Keep it as it is and restore the latest "
         "backup."));
}

static gboolean
open_with_keyring (Opening *opening, gboolean *encrypted)
{
  g_autoptr (CwKeyring) keyring
      = cw_keyring_load (opening->path, opening->error);

  if (keyring == NULL)
    return FALSE;
  *encrypted
      = cw_cipher_is_available ()
        && cw_data_key_use (cw_keyring_get_key (keyring), try_key_cb, opening);
  if (*encrypted)
    return TRUE;
  if (opening->error != NULL && *opening->error != NULL)
    return FALSE;
  return explain (opening, keyring);
}

/* A copy of an encrypted clinic whose keyring is elsewhere, or no clinic. */
static gboolean
open_without_keyring (Opening *opening, gboolean *encrypted)
{
  gboolean may_be_copy = cw_cipher_is_available () && opening->path != NULL
                         && cw_data_key_is_any_kept ();

  *encrypted = FALSE;
  if (try_key (opening, NULL, may_be_copy))
    return TRUE;
  if (!may_be_copy || !is_no_database (opening))
    return FALSE;
  *encrypted = cw_data_key_try (try_key_cb, opening);
  return *encrypted;
}

int
cw_cipher_open (const char *path,
                int flags,
                int busy_timeout_ms,
                sqlite3 **handle,
                gboolean *encrypted,
                GError **error)
{
  Opening opening = { path, flags, busy_timeout_ms, handle, SQLITE_OK, error };
  gboolean success;

  success = path != NULL && cw_keyring_exists (path)
                ? open_with_keyring (&opening, encrypted)
                : open_without_keyring (&opening, encrypted);
  if (!success && opening.code == SQLITE_OK)
    return SQLITE_ERROR;
  return opening.code;
}
