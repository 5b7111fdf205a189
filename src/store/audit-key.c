/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/audit-key.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/clinic.h"
#include "store/hex.h"

#define GROUP_KEYS "keys"      /* fingerprint=key, both in hexadecimal digits */
#define GROUP_ANCHOR "anchor " /* and the hash of the first link */

/* What GLib adds to a name while it writes a file. */
#define WRITING_LENGTH 6
#define DRAFT_AGE_S 60

typedef struct {
  guint8 fingerprint[CW_AUDIT_FINGERPRINT_SIZE];
  guint8 key[CW_AUDIT_KEY_SIZE];
} Key;

struct _CwAuditKeys {
  char *path;          /* NULL in memory */
  GArray *keys;        /* Key; the last is the current one */
  GHashTable *anchors; /* char *, the hash of the first link: CwAuditAnchor */
};

char *
cw_audit_keys_get_path (const char *clinic_path)
{
  return g_strconcat (clinic_path, ".key", NULL);
}

static void
make_fingerprint (Key *key)
{
  crypto_generichash (key->fingerprint, sizeof key->fingerprint, key->key,
                      sizeof key->key, NULL, 0);
}

static void
add_random (CwAuditKeys *self)
{
  Key key;

  crypto_generichash_keygen (key.key);
  make_fingerprint (&key);
  g_array_append_val (self->keys, key);
  sodium_memzero (&key, sizeof key);
}

static void
clear_key (gpointer key)
{
  sodium_memzero (key, sizeof (Key));
}

static void
read_anchors (CwAuditKeys *self, GKeyFile *file)
{
  g_auto (GStrv) groups = g_key_file_get_groups (file, NULL);

  for (int i = 0; groups[i] != NULL; i++) {
    g_autofree CwAuditAnchor *anchor = g_new0 (CwAuditAnchor, 1);
    g_autofree char *hash
        = g_key_file_get_string (file, groups[i], "hash", NULL);

    if (!g_str_has_prefix (groups[i], GROUP_ANCHOR)
        || !cw_hex_read (hash, anchor->hash, sizeof anchor->hash))
      continue;
    anchor->link_id = g_key_file_get_int64 (file, groups[i], "link", NULL);
    g_hash_table_replace (self->anchors,
                          g_strdup (groups[i] + strlen (GROUP_ANCHOR)),
                          g_steal_pointer (&anchor));
  }
}

/* FALSE when there is no key in the file that can be one. */
static gboolean
read_keys (CwAuditKeys *self, GKeyFile *file)
{
  g_auto (GStrv) names = g_key_file_get_keys (file, GROUP_KEYS, NULL, NULL);

  for (int i = 0; names != NULL && names[i] != NULL; i++) {
    g_autofree char *hex
        = g_key_file_get_string (file, GROUP_KEYS, names[i], NULL);
    guint8 said[CW_AUDIT_FINGERPRINT_SIZE];
    Key key;

    if (!cw_hex_read (names[i], said, sizeof said)
        || !cw_hex_read (hex, key.key, sizeof key.key))
      continue;
    make_fingerprint (&key);
    if (memcmp (said, key.fingerprint, sizeof said) == 0)
      g_array_append_val (self->keys, key);
    sodium_memzero (&key, sizeof key);
  }
  read_anchors (self, file);
  return self->keys->len > 0;
}

static void
write_keys (CwAuditKeys *self, GKeyFile *file)
{
  GHashTableIter iter;
  gpointer first, value;

  for (guint i = 0; i < self->keys->len; i++) {
    const Key *key = &g_array_index (self->keys, Key, i);
    char name[2 * CW_AUDIT_FINGERPRINT_SIZE + 1];

    sodium_bin2hex (name, sizeof name, key->fingerprint,
                    sizeof key->fingerprint);
    cw_hex_set (file, GROUP_KEYS, name, key->key, sizeof key->key);
  }
  g_hash_table_iter_init (&iter, self->anchors);
  while (g_hash_table_iter_next (&iter, &first, &value)) {
    const CwAuditAnchor *anchor = value;
    g_autofree char *group = g_strconcat (GROUP_ANCHOR, first, NULL);

    g_key_file_set_int64 (file, group, "link", anchor->link_id);
    cw_hex_set (file, group, "hash", anchor->hash, sizeof anchor->hash);
  }
}

static gboolean
save (CwAuditKeys *self, const char *path, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;
  gboolean success;
  gsize length;

  g_key_file_set_comment (
      file, NULL, NULL,
      " The key of a clinic's audit log. Keep it with the clinic's file and\n"
      " its backups, and show it to nobody.",
      NULL);
  write_keys (self, file);
  text = g_key_file_to_data (file, &length, NULL);
  success = g_file_set_contents_full (path, text, (gssize)length,
                                      G_FILE_SET_CONTENTS_CONSISTENT
                                          | G_FILE_SET_CONTENTS_DURABLE,
                                      0600, error);
  sodium_memzero (text, length);
  return success;
}

/* Somebody else may make the key of the same new clinic at the same moment: one
 * of both names the file first, and both use that one. */
static gboolean
make_file (CwAuditKeys *self, GError **error)
{
  g_autofree char *draft
      = g_strdup_printf ("%s.%d", self->path, (int)getpid ());
  g_autoptr (GError) failure = NULL;
  gboolean made;

  add_random (self);
  made = save (self, draft, &failure) && link (draft, self->path) == 0;
  if (!made && failure == NULL && errno != EEXIST)
    g_set_error_literal (&failure, G_FILE_ERROR, G_FILE_ERROR_FAILED,
                         g_strerror (errno));
  g_unlink (draft);
  if (failure != NULL) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The key of the audit log cannot be kept as %s: %s"),
                 self->path, failure->message);
    return FALSE;
  }
  return TRUE;
}

/* A file that holds no key is kept for whoever can mend it. */
static void
put_aside (CwAuditKeys *self)
{
  g_autofree char *aside = g_strconcat (self->path, ".damaged", NULL);

  g_warning ("There is no key in %s; it is kept as %s.", self->path, aside);
  g_rename (self->path, aside);
}

static gboolean
make_key (CwAuditKeys *self, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  if (!make_file (self, error))
    return FALSE;
  g_array_set_size (self->keys, 0);
  return g_key_file_load_from_file (file, self->path, G_KEY_FILE_NONE, error)
         && read_keys (self, file);
}

static gboolean
load (CwAuditKeys *self, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GError) failure = NULL;

  if (g_key_file_load_from_file (file, self->path, G_KEY_FILE_NONE, &failure)
      && read_keys (self, file))
    return TRUE;
  if (failure == NULL || failure->domain == G_KEY_FILE_ERROR)
    put_aside (self);
  else if (!g_error_matches (failure, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                 _ ("The key of the audit log in %s cannot be read: %s"),
                 self->path, failure->message);
    return FALSE;
  }
  return TRUE;
}

static CwAuditKeys *
keys_new (void)
{
  CwAuditKeys *self = g_new0 (CwAuditKeys, 1);

  self->keys = g_array_new (FALSE, FALSE, sizeof (Key));
  self->anchors
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_array_set_clear_func (self->keys, clear_key);
  return self;
}

CwAuditKeys *
cw_audit_keys_open (const char *path, GError **error)
{
  g_autoptr (CwAuditKeys) self = NULL;

  if (sodium_init () < 0) {
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                         _ ("This computer gives no random numbers, which the "
                            "audit log needs."));
    return NULL;
  }
  self = keys_new ();
  if (path == NULL)
    return g_steal_pointer (&self);
  self->path = cw_audit_keys_get_path (path);
  return load (self, error) ? g_steal_pointer (&self) : NULL;
}

void
cw_audit_keys_free (CwAuditKeys *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->keys, g_array_unref);
  g_clear_pointer (&self->anchors, g_hash_table_unref);
  g_free (self->path);
  g_free (self);
}

const guint8 *
cw_audit_keys_get_current (CwAuditKeys *self, GError **error)
{
  if (self->keys->len == 0 && self->path == NULL)
    add_random (self);
  else if (self->keys->len == 0 && !make_key (self, error))
    return NULL;
  return g_array_index (self->keys, Key, self->keys->len - 1).fingerprint;
}

const guint8 *
cw_audit_keys_find (CwAuditKeys *self, const guint8 *fingerprint)
{
  for (guint i = 0; i < self->keys->len; i++) {
    const Key *key = &g_array_index (self->keys, Key, i);

    if (memcmp (key->fingerprint, fingerprint, sizeof key->fingerprint) == 0)
      return key->key;
  }
  return NULL;
}

static char *
to_name (const guint8 *first)
{
  char *hex = g_malloc (2 * CW_AUDIT_HASH_SIZE + 1);

  return sodium_bin2hex (hex, 2 * CW_AUDIT_HASH_SIZE + 1, first,
                         CW_AUDIT_HASH_SIZE);
}

void
cw_audit_keys_get_anchor (CwAuditKeys *self,
                          const guint8 *first,
                          CwAuditAnchor *anchor,
                          gboolean *only)
{
  g_autofree char *name = to_name (first);
  const CwAuditAnchor *found = g_hash_table_lookup (self->anchors, name);

  *anchor = found != NULL ? *found : (CwAuditAnchor){ 0 };
  *only = g_hash_table_size (self->anchors) == (found != NULL ? 1 : 0);
}

gboolean
cw_audit_keys_set_anchor (CwAuditKeys *self,
                          const guint8 *first,
                          const CwAuditAnchor *anchor,
                          GError **error)
{
  g_hash_table_replace (self->anchors, to_name (first),
                        g_memdup2 (anchor, sizeof *anchor));
  return self->path == NULL || self->keys->len == 0
         || save (self, self->path, error);
}

gboolean
cw_audit_keys_copy (const char *clinic_path,
                    const char *new_path,
                    GError **error)
{
  g_autofree char *from = cw_audit_keys_get_path (clinic_path);
  g_autofree char *to = cw_audit_keys_get_path (new_path);
  g_autofree char *text = NULL;
  gsize length;

  if (!g_file_test (from, G_FILE_TEST_EXISTS))
    return TRUE;
  return g_file_get_contents (from, &text, &length, error)
         && g_file_set_contents_full (to, text, (gssize)length,
                                      G_FILE_SET_CONTENTS_CONSISTENT
                                          | G_FILE_SET_CONTENTS_DURABLE,
                                      0600, error);
}

/* Takes in the keys of a file, if it has any; a key that is there already
 * becomes the last one. */
static void
add_keys_of (CwAuditKeys *self, const char *clinic_path)
{
  g_autofree char *path = cw_audit_keys_get_path (clinic_path);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  guint n_before = self->keys->len;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return;
  read_keys (self, file);
  for (guint i = n_before; i < self->keys->len; i++)
    for (guint j = n_before; j > 0; j--)
      if (memcmp (&g_array_index (self->keys, Key, j - 1),
                  &g_array_index (self->keys, Key, i), sizeof (Key))
          == 0) {
        g_array_remove_index (self->keys, j - 1);
        n_before--;
        i--;
      }
}

gboolean
cw_audit_keys_merge (const char *const *sources,
                     const char *new_path,
                     const guint8 *first,
                     const CwAuditAnchor *head,
                     GError **error)
{
  g_autoptr (CwAuditKeys) self = NULL;
  g_autoptr (GError) failure = NULL;

  if (sodium_init () < 0)
    g_error ("libsodium cannot be used");
  self = keys_new ();
  self->path = cw_audit_keys_get_path (new_path);
  for (gsize i = 0; sources[i] != NULL; i++)
    add_keys_of (self, sources[i]);
  if (first != NULL)
    g_hash_table_replace (self->anchors, to_name (first),
                          g_memdup2 (head, sizeof *head));
  if (self->keys->len == 0 || save (self, self->path, &failure))
    return TRUE;
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
               _ ("The key of the audit log cannot be kept as %s: %s"),
               self->path, failure->message);
  return FALSE;
}

/* "4711", of make_file(), or with what GLib adds while it writes, "A1B2C3"; and
 * not "damaged". */
static gboolean
is_draft (const char *ending)
{
  gsize digits = strspn (ending, "0123456789");

  if (digits > 0 && (ending[digits] == '\0' || ending[digits] == '.'))
    return TRUE;
  for (gsize i = 0; i < strlen (ending); i++)
    if (!g_ascii_isalnum (ending[i]))
      return FALSE;
  return strlen (ending) == WRITING_LENGTH;
}

void
cw_audit_keys_clear_drafts (const char *clinic_path)
{
  g_autofree char *path = cw_audit_keys_get_path (clinic_path);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *beginning = g_strconcat (name, ".", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *found;

  while (dir != NULL && (found = g_dir_read_name (dir)) != NULL) {
    g_autofree char *draft = g_build_filename (folder, found, NULL);
    GStatBuf status;

    if (g_str_has_prefix (found, beginning)
        && is_draft (found + strlen (beginning)) && g_stat (draft, &status) == 0
        && status.st_mtime < g_get_real_time () / G_USEC_PER_SEC - DRAFT_AGE_S)
      g_unlink (draft);
  }
}
