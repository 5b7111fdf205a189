/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/keyring.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "model/patient.h"
#include "store/clinic.h"
#include "store/hex.h"
#include "store/secret.h"

#define VERSION 1
#define GROUP_KEYRING "keyring"
#define GROUP_SLOT "slot "
#define GROUP_RECOVERY "recovery"

/* What a slot may ask for at most: a file that was tampered with must not take
 * all memory or hours. */
#define MAX_OPERATIONS 64
#define MAX_MEMORY ((guint64)1 << 31)

struct _CwKeyring {
  GKeyFile *file;
  CwDataKeyId key;
  GArray *people; /* gint64, rising */
};

char *
cw_keyring_get_path (const char *clinic_path)
{
  return g_strconcat (clinic_path, ".keyring", NULL);
}

gboolean
cw_keyring_exists (const char *clinic_path)
{
  g_autofree char *path = cw_keyring_get_path (clinic_path);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Slots. */

static char *
get_group (gint64 clinician_id)
{
  return clinician_id == CW_KEYRING_RECOVERY
             ? g_strdup (GROUP_RECOVERY)
             : g_strdup_printf (GROUP_SLOT "%" G_GINT64_FORMAT, clinician_id);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *)a, other = *(const gint64 *)b;

  return one < other ? -1 : one > other;
}

static void
list_people (CwKeyring *self)
{
  g_auto (GStrv) groups = g_key_file_get_groups (self->file, NULL);

  g_array_set_size (self->people, 0);
  for (int i = 0; groups[i] != NULL; i++) {
    gint64 number;

    if (g_str_has_prefix (groups[i], GROUP_SLOT)
        && g_ascii_string_to_signed (groups[i] + strlen (GROUP_SLOT), 10, 1,
                                     G_MAXINT64, &number, NULL))
      g_array_append_val (self->people, number);
  }
  g_array_sort (self->people, compare_numbers);
}

typedef struct {
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint64 operations;
  guint64 memory;
  guint8 nonce[crypto_secretbox_NONCEBYTES];
  guint8 box[crypto_secretbox_MACBYTES + CW_DATA_KEY_SIZE];
} Slot;

static gboolean
read_slot (GKeyFile *file, const char *group, Slot *slot)
{
  slot->operations = g_key_file_get_uint64 (file, group, "operations", NULL);
  slot->memory = g_key_file_get_uint64 (file, group, "memory", NULL);
  return cw_hex_get (file, group, "salt", slot->salt, sizeof slot->salt)
         && cw_hex_get (file, group, "nonce", slot->nonce, sizeof slot->nonce)
         && cw_hex_get (file, group, "box", slot->box, sizeof slot->box)
         && slot->operations >= crypto_pwhash_OPSLIMIT_MIN
         && slot->operations <= MAX_OPERATIONS
         && slot->memory >= crypto_pwhash_MEMLIMIT_MIN
         && slot->memory <= MAX_MEMORY;
}

static void
write_slot (GKeyFile *file, const char *group, const Slot *slot)
{
  cw_hex_set (file, group, "salt", slot->salt, sizeof slot->salt);
  g_key_file_set_uint64 (file, group, "operations", slot->operations);
  g_key_file_set_uint64 (file, group, "memory", slot->memory);
  cw_hex_set (file, group, "nonce", slot->nonce, sizeof slot->nonce);
  cw_hex_set (file, group, "box", slot->box, sizeof slot->box);
}

/* The key of the box, in guarded memory; NULL when there is no room. */
static guint8 *
derive (const Slot *slot, const CwPassphrase *passphrase, GError **error)
{
  guint8 *key = sodium_malloc (crypto_secretbox_KEYBYTES);

  if (key != NULL
      && crypto_pwhash (key, crypto_secretbox_KEYBYTES,
                        cw_passphrase_peek (passphrase),
                        cw_passphrase_get_length (passphrase), slot->salt,
                        slot->operations, (gsize)slot->memory,
                        crypto_pwhash_ALG_ARGON2ID13)
             == 0)
    return key;
  sodium_free (key);
  g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                       _ ("There is not enough memory. Close other programs "
                          "and try again."));
  return NULL;
}

/* Keeps the data key when the passphrase opens the slot; *opened is FALSE, and
 * that is no error, when it does not. */
static gboolean
open_slot (CwKeyring *self,
           const char *group,
           const CwPassphrase *passphrase,
           gboolean *opened,
           GError **error)
{
  Slot slot;
  CwDataKeyId id;
  guint8 *key, *data_key;

  *opened = FALSE;
  if (!read_slot (self->file, group, &slot))
    return TRUE;
  key = derive (&slot, passphrase, error);
  if (key == NULL)
    return FALSE;
  data_key = sodium_malloc (CW_DATA_KEY_SIZE);
  if (data_key == NULL)
    g_error ("There is no guarded memory for a key");
  if (crypto_secretbox_open_easy (data_key, slot.box, sizeof slot.box,
                                  slot.nonce, key)
      == 0) {
    cw_data_key_identify (data_key, &id);
    *opened = memcmp (&id, &self->key, sizeof id) == 0;
  }
  if (*opened)
    cw_data_key_keep (data_key);
  sodium_free (data_key);
  sodium_free (key);
  return TRUE;
}

typedef struct {
  Slot *slot;
  const guint8 *key;
} Sealing;

static gboolean
seal_cb (const guint8 *data_key, gpointer data)
{
  const Sealing *sealing = data;

  return crypto_secretbox_easy (sealing->slot->box, data_key, CW_DATA_KEY_SIZE,
                                sealing->slot->nonce, sealing->key)
         == 0;
}

static gboolean
fill_slot (CwKeyring *self,
           const char *group,
           const CwPassphrase *passphrase,
           GError **error)
{
  Slot slot = { .operations = crypto_pwhash_OPSLIMIT_MODERATE,
                .memory = crypto_pwhash_MEMLIMIT_MODERATE };
  Sealing sealing = { .slot = &slot };
  guint8 *key;
  gboolean success;

  randombytes_buf (slot.salt, sizeof slot.salt);
  randombytes_buf (slot.nonce, sizeof slot.nonce);
  key = derive (&slot, passphrase, error);
  if (key == NULL)
    return FALSE;
  sealing.key = key;
  success = cw_data_key_use (&self->key, seal_cb, &sealing);
  sodium_free (key);
  if (success)
    write_slot (self->file, group, &slot);
  else
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_ENCRYPTED,
                         _ ("Open the clinic file first."));
  return success;
}

/* The whole. */

static CwKeyring *
create (void)
{
  CwKeyring *self = g_new0 (CwKeyring, 1);

  if (sodium_init () < 0)
    g_error ("libsodium cannot be initialised");
  self->file = g_key_file_new ();
  self->people = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

CwKeyring *
cw_keyring_new (void)
{
  CwKeyring *self = create ();

  cw_data_key_make (&self->key);
  g_key_file_set_comment (
      self->file, NULL, NULL,
      " Who can open an encrypted clinic. Keep it with the clinic's file and\n"
      " its backups: without it nobody can read them.",
      NULL);
  g_key_file_set_integer (self->file, GROUP_KEYRING, "version", VERSION);
  cw_hex_set (self->file, GROUP_KEYRING, "key", self->key.bytes,
              sizeof self->key.bytes);
  return self;
}

void
cw_keyring_free (CwKeyring *self)
{
  if (self == NULL)
    return;
  g_key_file_unref (self->file);
  g_array_unref (self->people);
  g_free (self);
}

static void
set_unreadable (const char *path, const char *why, GError **error)
{
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
               /* Translators: a file, and what the system says about it. */
               _ ("The keyring %s, without which nobody can open the clinic "
                  "file, cannot be read: %s. Put the one that lies beside the "
                  "latest backup in its place."),
               path, why);
}

CwKeyring *
cw_keyring_load (const char *clinic_path, GError **error)
{
  g_autofree char *path = cw_keyring_get_path (clinic_path);
  g_autoptr (CwKeyring) self = create ();
  g_autoptr (GError) failure = NULL;

  if (!g_key_file_load_from_file (self->file, path, G_KEY_FILE_KEEP_COMMENTS,
                                  &failure)) {
    set_unreadable (path, failure->message, error);
    return NULL;
  }
  if (g_key_file_get_integer (self->file, GROUP_KEYRING, "version", NULL)
      > VERSION) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_TOO_NEW,
                 _ ("A newer Cuffwise wrote the keyring %s. Update Cuffwise "
                    "on this computer to open the clinic file."),
                 path);
    return NULL;
  }
  if (!cw_hex_get (self->file, GROUP_KEYRING, "key", self->key.bytes,
                   sizeof self->key.bytes)) {
    set_unreadable (path, _ ("it names no key"), error);
    return NULL;
  }
  list_people (self);
  return g_steal_pointer (&self);
}

static gboolean
save_text (const char *path, const char *text, gsize length, GError **error)
{
  g_autoptr (GError) failure = NULL;

  if (g_file_set_contents_full (path, text, (gssize)length,
                                G_FILE_SET_CONTENTS_CONSISTENT
                                    | G_FILE_SET_CONTENTS_DURABLE,
                                0600, &failure))
    return TRUE;
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
               _ ("The keyring %s cannot be written: %s"), path,
               failure->message);
  return FALSE;
}

gboolean
cw_keyring_save (CwKeyring *self, const char *clinic_path, GError **error)
{
  g_autofree char *path = cw_keyring_get_path (clinic_path);
  gsize length;
  g_autofree char *text = g_key_file_to_data (self->file, &length, NULL);

  return save_text (path, text, length, error);
}

gboolean
cw_keyring_copy (const char *clinic_path, const char *new_path, GError **error)
{
  g_autofree char *from = cw_keyring_get_path (clinic_path);
  g_autofree char *to = cw_keyring_get_path (new_path);
  g_autofree char *text = NULL;
  g_autoptr (GError) failure = NULL;
  gsize length;

  if (g_file_get_contents (from, &text, &length, &failure))
    return save_text (to, text, length, error);
  if (g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    return TRUE;
  set_unreadable (from, failure->message, error);
  return FALSE;
}

const CwDataKeyId *
cw_keyring_get_key (CwKeyring *self)
{
  return &self->key;
}

gboolean
cw_keyring_is_preparing (CwKeyring *self)
{
  return g_key_file_get_boolean (self->file, GROUP_KEYRING, "preparing", NULL);
}

void
cw_keyring_set_preparing (CwKeyring *self, gboolean preparing)
{
  if (preparing)
    g_key_file_set_boolean (self->file, GROUP_KEYRING, "preparing", TRUE);
  else
    g_key_file_remove_key (self->file, GROUP_KEYRING, "preparing", NULL);
}

guint
cw_keyring_get_n_people (CwKeyring *self)
{
  return self->people->len;
}

gint64
cw_keyring_get_person (CwKeyring *self, guint place)
{
  g_return_val_if_fail (place < self->people->len, CW_KEYRING_RECOVERY);

  return g_array_index (self->people, gint64, place);
}

char *
cw_keyring_dup_name (CwKeyring *self, gint64 clinician_id)
{
  g_autofree char *group = get_group (clinician_id);

  return g_key_file_get_string (self->file, group, "name", NULL);
}

/* By the slot of one, or of each until one opens. */
static gboolean
try_people (CwKeyring *self,
            gint64 clinician_id,
            const CwPassphrase *passphrase,
            gint64 *opened_by,
            gboolean *opened,
            GError **error)
{
  for (guint i = 0; i < self->people->len && !*opened; i++) {
    gint64 person = cw_keyring_get_person (self, i);
    g_autofree char *group = get_group (person);

    if (clinician_id != CW_KEYRING_RECOVERY && person != clinician_id)
      continue;
    *opened_by = person;
    if (!open_slot (self, group, passphrase, opened, error))
      return FALSE;
  }
  return TRUE;
}

/* NULL when it cannot be one. */
static CwPassphrase *
read_code (const char *typed)
{
  char *plain = cw_secret_normalize_code (typed);
  CwPassphrase *code = plain != NULL ? cw_passphrase_new (plain) : NULL;

  cw_secret_free (plain);
  return code;
}

static gboolean
try_recovery (CwKeyring *self,
              const CwPassphrase *passphrase,
              gboolean *opened,
              GError **error)
{
  g_autoptr (CwPassphrase) code = read_code (cw_passphrase_peek (passphrase));

  *opened = FALSE;
  return code == NULL || open_slot (self, GROUP_RECOVERY, code, opened, error);
}

gboolean
cw_keyring_unlock (CwKeyring *self,
                   gint64 clinician_id,
                   const CwPassphrase *passphrase,
                   gint64 *opened_by,
                   GError **error)
{
  gboolean opened = FALSE;
  gint64 person = CW_KEYRING_RECOVERY;

  /* What can be the code is tried as such first: that is one trial. */
  if (!try_recovery (self, passphrase, &opened, error)
      || !try_people (self, clinician_id, passphrase, &person, &opened, error))
    return FALSE;
  if (!opened) {
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_WRONG_SECRET,
                         _ ("That does not open the clinic file. Type the "
                            "passphrase, or the recovery code, again."));
    return FALSE;
  }
  if (opened_by != NULL)
    *opened_by = person;
  return TRUE;
}

gboolean
cw_keyring_set_slot (CwKeyring *self,
                     gint64 clinician_id,
                     const char *name,
                     const CwPassphrase *passphrase,
                     GError **error)
{
  g_autofree char *group = get_group (clinician_id);

  g_return_val_if_fail (clinician_id > CW_KEYRING_RECOVERY, FALSE);

  if (!cw_passphrase_validate (cw_passphrase_peek (passphrase), error))
    return FALSE;
  if (!fill_slot (self, group, passphrase, error))
    return FALSE;
  g_key_file_set_string (self->file, group, "name", name);
  list_people (self);
  return TRUE;
}

gboolean
cw_keyring_remove_slot (CwKeyring *self, gint64 clinician_id, GError **error)
{
  g_autofree char *group = get_group (clinician_id);

  if (self->people->len < 2 && g_key_file_has_group (self->file, group)) {
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED,
                         _ ("Nobody else could open the clinic file. Give "
                            "somebody else a passphrase first."));
    return FALSE;
  }
  g_key_file_remove_group (self->file, group, NULL);
  list_people (self);
  return TRUE;
}

char *
cw_keyring_make_recovery_code (CwKeyring *self, GError **error)
{
  char *code = cw_secret_make_code ();
  g_autoptr (CwPassphrase) plain = read_code (code);

  if (fill_slot (self, GROUP_RECOVERY, plain, error))
    return code;
  cw_secret_free (code);
  return NULL;
}
