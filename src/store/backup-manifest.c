/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/backup-manifest.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "base/date.h"
#include "store/clinic.h"

#define GROUP "backup"
/* Of the form of manifests. */
#define FORMAT 1
#define DIGEST_BYTES 32
#define CHUNK_BYTES (1024 * 1024)

static const struct {
  const char *key;
  gsize offset;
} counts[] = {
  { "patients", G_STRUCT_OFFSET (CwClinicCount, patients) },
  { "sessions", G_STRUCT_OFFSET (CwClinicCount, sessions) },
  { "sets", G_STRUCT_OFFSET (CwClinicCount, sets) },
  { "entries", G_STRUCT_OFFSET (CwClinicCount, entries) },
  { "last-patient", G_STRUCT_OFFSET (CwClinicCount, last_patient_id) },
  { "last-session", G_STRUCT_OFFSET (CwClinicCount, last_session_id) },
  { "last-set", G_STRUCT_OFFSET (CwClinicCount, last_set_id) },
  { "last-entry", G_STRUCT_OFFSET (CwClinicCount, last_entry_id) },
};

CwBackup *
cw_backup_new (void)
{
  return g_new0 (CwBackup, 1);
}

void
cw_backup_free (CwBackup *self)
{
  if (self == NULL)
    return;
  g_free (self->path);
  g_free (self->clinic_path);
  g_free (self->clinic_name);
  g_free (self->digest);
  g_free (self);
}

static char *
get_manifest_path (const char *path)
{
  return g_strconcat (path, CW_BACKUP_MANIFEST_ENDING, NULL);
}

gboolean
cw_backup_has_manifest (const char *path)
{
  g_autofree char *manifest = get_manifest_path (path);

  return g_file_test (manifest, G_FILE_TEST_EXISTS);
}

gboolean
cw_backup_manifest_save (const CwBackup *self, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = get_manifest_path (self->path);
  g_autofree char *made = cw_time_to_iso (self->made_at);
  g_autofree char *text = NULL;
  gsize length;

  g_key_file_set_integer (file, GROUP, "format", FORMAT);
  g_key_file_set_string (file, GROUP, "clinic-file", self->clinic_path);
  if (self->clinic_name != NULL)
    g_key_file_set_string (file, GROUP, "clinic", self->clinic_name);
  g_key_file_set_string (file, GROUP, "made", made);
  g_key_file_set_int64 (file, GROUP, "size", self->size);
  g_key_file_set_integer (file, GROUP, "version", self->version);
  g_key_file_set_string (file, GROUP, "blake2b", self->digest);
  for (gsize i = 0; i < G_N_ELEMENTS (counts); i++)
    g_key_file_set_int64 (
        file, GROUP, counts[i].key,
        G_STRUCT_MEMBER (gint64, &self->count, counts[i].offset));
  if (self->count.last_entry_at != 0) {
    g_autofree char *last = cw_time_to_iso (self->count.last_entry_at);

    g_key_file_set_string (file, GROUP, "last-entry-made", last);
  }
  if (self->head.link_id != 0) {
    char hash[2 * CW_AUDIT_HASH_SIZE + 1];

    sodium_bin2hex (hash, sizeof hash, self->head.hash, sizeof self->head.hash);
    g_key_file_set_int64 (file, GROUP, "acts", self->head.link_id);
    g_key_file_set_string (file, GROUP, "last-act", hash);
  }
  text = g_key_file_to_data (file, &length, NULL);
  return g_file_set_contents_full (path, text, (gssize)length,
                                   G_FILE_SET_CONTENTS_CONSISTENT
                                       | G_FILE_SET_CONTENTS_DURABLE,
                                   0600, error);
}

static gint64
read_time (GKeyFile *file, const char *key, GError **error)
{
  g_autofree char *text = g_key_file_get_string (file, GROUP, key, error);
  gint64 utc_s = 0;

  if (text != NULL && !cw_time_parse (text, &utc_s))
    g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE,
                 "%s: %s", key, text);
  return utc_s;
}

/* How many acts the audit log has, and the hash of the last; where nothing is said,
 * it is not known. */
static void
read_head (CwAuditAnchor *head, GKeyFile *file, GError **error)
{
  g_autofree char *hash = NULL;
  gsize length;

  if (!g_key_file_has_key (file, GROUP, "acts", NULL))
    return;
  head->link_id = g_key_file_get_int64 (file, GROUP, "acts", error);
  hash = g_key_file_get_string (file, GROUP, "last-act",
                                *error == NULL ? error : NULL);
  if (*error == NULL
      && (sodium_hex2bin (head->hash, sizeof head->hash, hash, strlen (hash),
                          NULL, &length, NULL)
              != 0
          || length != sizeof head->hash))
    g_set_error (error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE,
                 "last-act: %s", hash);
}

/* Fills in what a manifest says.  The first error is kept. */
static gboolean
read_manifest (CwBackup *self, GKeyFile *file, GError **error)
{
  GError *problem = NULL;
  int format = g_key_file_get_integer (file, GROUP, "format", &problem);

  if (problem == NULL && format != FORMAT)
    g_set_error (&problem, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_INVALID_VALUE,
                 "format: %d", format);
  if (problem == NULL)
    self->clinic_path
        = g_key_file_get_string (file, GROUP, "clinic-file", &problem);
  self->clinic_name = g_key_file_get_string (file, GROUP, "clinic", NULL);
  if (problem == NULL)
    self->made_at = read_time (file, "made", &problem);
  if (problem == NULL)
    self->size = g_key_file_get_int64 (file, GROUP, "size", &problem);
  if (problem == NULL)
    self->version = g_key_file_get_integer (file, GROUP, "version", &problem);
  if (problem == NULL)
    self->digest = g_key_file_get_string (file, GROUP, "blake2b", &problem);
  for (gsize i = 0; i < G_N_ELEMENTS (counts) && problem == NULL; i++)
    G_STRUCT_MEMBER (gint64, &self->count, counts[i].offset)
        = g_key_file_get_int64 (file, GROUP, counts[i].key, &problem);
  if (problem == NULL
      && g_key_file_has_key (file, GROUP, "last-entry-made", NULL))
    self->count.last_entry_at = read_time (file, "last-entry-made", &problem);
  if (problem == NULL)
    read_head (&self->head, file, &problem);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, problem);
  return FALSE;
}

CwBackup *
cw_backup_manifest_load (const char *path, GError **error)
{
  g_autoptr (CwBackup) self = cw_backup_new ();
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *manifest_path = get_manifest_path (path);
  GStatBuf status;

  self->path = g_strdup (path);
  if (!g_key_file_load_from_file (file, manifest_path, G_KEY_FILE_NONE, error)
      || !read_manifest (self, file, error))
    return NULL;
  if (g_stat (path, &status) == 0 && status.st_size == self->size)
    return g_steal_pointer (&self);
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED,
               /* Translators: a file. */
               _ ("The backup %s is no longer as it was when it was made. Use "
                  "another one."),
               path);
  return NULL;
}

static gboolean
digest (int fd,
        const char *path,
        crypto_generichash_state *state,
        void (*progress) (double done, gpointer data),
        gpointer data,
        GCancellable *cancellable,
        GError **error)
{
  g_autofree guint8 *chunk = g_malloc (CHUNK_BYTES);
  struct stat status;
  gint64 done = 0;
  gssize n_read = 1;

  if (fd < 0 || fstat (fd, &status) != 0)
    n_read = -1;
  while (n_read > 0) {
    if (g_cancellable_set_error_if_cancelled (cancellable, error))
      return FALSE;
    n_read = read (fd, chunk, CHUNK_BYTES);
    if (n_read <= 0)
      break;
    crypto_generichash_update (state, chunk, (gsize)n_read);
    done += n_read;
    if (progress != NULL)
      progress (MIN (1.0, (double)done / (double)MAX (1, status.st_size)),
                data);
  }
  if (n_read == 0)
    return TRUE;
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
               /* Translators: a file, and what the system says about it. */
               _ ("%s cannot be read: %s"), path, g_strerror (errno));
  return FALSE;
}

char *
cw_backup_digest_file (const char *path,
                       void (*progress) (double done, gpointer data),
                       gpointer data,
                       GCancellable *cancellable,
                       GError **error)
{
  crypto_generichash_state state;
  guint8 bytes[DIGEST_BYTES];
  char text[2 * DIGEST_BYTES + 1];
  int fd = g_open (path, O_RDONLY | O_CLOEXEC);
  gboolean success;

  /* Else libsodium does without what this processor is good at. */
  if (sodium_init () < 0)
    g_error ("libsodium cannot be used");
  crypto_generichash_init (&state, NULL, 0, sizeof bytes);
  success = digest (fd, path, &state, progress, data, cancellable, error);
  if (fd >= 0)
    close (fd);
  if (!success)
    return NULL;
  crypto_generichash_final (&state, bytes, sizeof bytes);
  return g_strdup (sodium_bin2hex (text, sizeof text, bytes, sizeof bytes));
}
