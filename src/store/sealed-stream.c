/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/sealed-stream.h"

#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

#include "store/clinic.h"

#define MAGIC "Cuffwise archive"
#define MAGIC_BYTES 16
#define VERSION 1
#define CHECK_BYTES 16
#define SUM_BYTES 16
#define KEY_BYTES crypto_secretstream_xchacha20poly1305_KEYBYTES
#define SEAL_BYTES crypto_secretstream_xchacha20poly1305_ABYTES
#define TAG_FINAL crypto_secretstream_xchacha20poly1305_TAG_FINAL
#define CONTEXT "CWarchiv"
#define SUBKEY_STREAM 1
#define SUBKEY_CHECK 2
/* What a file may ask this machine for before anything in it is known to be
 * honest. */
#define MAX_OPERATIONS 16
#define MAX_MEMORY (G_GUINT64_CONSTANT (1) << 30)

typedef struct {
  char magic[MAGIC_BYTES];
  guint32 version;
  guint32 chunk_bytes;
  guint64 operations;
  guint64 memory;
  guint8 salt[crypto_pwhash_SALTBYTES];
  guint8 check[CHECK_BYTES];
  guint8 stream[crypto_secretstream_xchacha20poly1305_HEADERBYTES];
  guint8 sum[SUM_BYTES];
} Header;

G_STATIC_ASSERT (sizeof (Header) == 112);
G_STATIC_ASSERT (sizeof MAGIC - 1 == MAGIC_BYTES);

struct _CwSealedStream {
  int fd;
  const char *path;
  Header header;
  guint8 *key; /* of the stream, in guarded memory */
  crypto_secretstream_xchacha20poly1305_state state;
  gboolean begun; /* the first chunk is over */
  gsize n_plain;  /* of those that wait to be written */
  guint8 plain[CW_SEALED_CHUNK_BYTES];
  guint8 sealed[CW_SEALED_CHUNK_BYTES + SEAL_BYTES];
};

static gboolean
fail (const CwSealedStream *self, int code, GError **error)
{
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
               /* Translators: a file, and what the system says about it. */
               _ ("%s cannot be read or written: %s"), self->path,
               g_strerror (code));
  return FALSE;
}

static gboolean
fail_damaged (const CwSealedStream *self, GError **error)
{
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED,
               /* Translators: a file. */
               _ ("The archive %s is damaged: it is not all there, or not as "
                  "it was written. Nothing was restored. Use another one."),
               self->path);
  return FALSE;
}

/* As many bytes as there are, up to `length`. */
static gboolean
read_bytes (CwSealedStream *self,
            guint8 *bytes,
            gsize length,
            gsize *n_read,
            GError **error)
{
  *n_read = 0;
  while (*n_read < length) {
    gssize n = read (self->fd, bytes + *n_read, length - *n_read);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (self, errno, error);
    if (n == 0)
      break;
    *n_read += (gsize)n;
  }
  return TRUE;
}

static gboolean
write_bytes (CwSealedStream *self,
             const guint8 *bytes,
             gsize length,
             GError **error)
{
  while (length > 0) {
    gssize n = write (self->fd, bytes, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (self, errno, error);
    bytes += n;
    length -= (gsize)n;
  }
  return TRUE;
}

static CwSealedStream *
stream_new (int fd, const char *path)
{
  CwSealedStream *self = g_new0 (CwSealedStream, 1);

  if (sodium_init () < 0)
    g_error ("libsodium cannot be used");
  self->fd = fd;
  self->path = path;
  return self;
}

void
cw_sealed_stream_free (CwSealedStream *self)
{
  if (self == NULL)
    return;
  sodium_free (self->key);
  sodium_memzero (self, sizeof *self);
  g_free (self);
}

/* The key. */

static void
sum_header (const Header *header, guint8 *sum)
{
  crypto_generichash (sum, SUM_BYTES, (const guint8 *)header,
                      G_STRUCT_OFFSET (Header, sum), NULL, 0);
}

/* The key of the stream, and the check of the passphrase. */
static gboolean
make_key (CwSealedStream *self,
          const CwPassphrase *passphrase,
          guint8 *check,
          GError **error)
{
  const Header *header = &self->header;
  guint8 *master = sodium_malloc (crypto_kdf_KEYBYTES);
  gboolean success;

  self->key = sodium_malloc (KEY_BYTES);
  success = master != NULL && self->key != NULL
            && crypto_pwhash (
                   master, crypto_kdf_KEYBYTES, cw_passphrase_peek (passphrase),
                   cw_passphrase_get_length (passphrase), header->salt,
                   GUINT64_FROM_LE (header->operations),
                   (size_t)GUINT64_FROM_LE (header->memory),
                   crypto_pwhash_ALG_ARGON2ID13)
                   == 0;
  if (success) {
    crypto_kdf_derive_from_key (self->key, KEY_BYTES, SUBKEY_STREAM, CONTEXT,
                                master);
    crypto_kdf_derive_from_key (check, CHECK_BYTES, SUBKEY_CHECK, CONTEXT,
                                master);
  } else {
    g_set_error_literal (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
                         _ ("This computer has too little free memory to make "
                            "the key of the archive. Close other programs and "
                            "try again."));
  }
  sodium_free (master);
  return success;
}

/* Writing. */

static gboolean
write_header (CwSealedStream *self,
              const CwPassphrase *passphrase,
              const CwArchiveCost *cost,
              GError **error)
{
  Header *header = &self->header;

  memcpy (header->magic, MAGIC, MAGIC_BYTES);
  header->version = GUINT32_TO_LE (VERSION);
  header->chunk_bytes = GUINT32_TO_LE (CW_SEALED_CHUNK_BYTES);
  header->operations = GUINT64_TO_LE (
      cost != NULL ? cost->operations : crypto_pwhash_OPSLIMIT_MODERATE);
  header->memory = GUINT64_TO_LE (
      cost != NULL ? cost->memory : crypto_pwhash_MEMLIMIT_MODERATE);
  randombytes_buf (header->salt, sizeof header->salt);
  if (!make_key (self, passphrase, header->check, error))
    return FALSE;
  crypto_secretstream_xchacha20poly1305_init_push (&self->state, header->stream,
                                                   self->key);
  sum_header (header, header->sum);
  return write_bytes (self, (const guint8 *)header, sizeof *header, error);
}

CwSealedStream *
cw_sealed_stream_new_to_write (int fd,
                               const char *path,
                               const CwPassphrase *passphrase,
                               const CwArchiveCost *cost,
                               GError **error)
{
  g_autoptr (CwSealedStream) self = stream_new (fd, path);

  return write_header (self, passphrase, cost, error) ? g_steal_pointer (&self)
                                                      : NULL;
}

/* What waits, as a chunk. */
static gboolean
write_chunk (CwSealedStream *self, guint8 tag, GError **error)
{
  unsigned long long length;

  crypto_secretstream_xchacha20poly1305_push (
      &self->state, self->sealed, &length, self->plain, self->n_plain,
      self->begun ? NULL : (const guint8 *)&self->header,
      self->begun ? 0 : sizeof self->header, tag);
  self->begun = TRUE;
  self->n_plain = 0;
  return write_bytes (self, self->sealed, length, error);
}

gboolean
cw_sealed_stream_write (CwSealedStream *self,
                        const guint8 *bytes,
                        gsize length,
                        GError **error)
{
  while (length > 0) {
    gsize n = MIN (length, CW_SEALED_CHUNK_BYTES - self->n_plain);

    memcpy (self->plain + self->n_plain, bytes, n);
    self->n_plain += n;
    bytes += n;
    length -= n;
    if (self->n_plain == CW_SEALED_CHUNK_BYTES && !write_chunk (self, 0, error))
      return FALSE;
  }
  return TRUE;
}

gboolean
cw_sealed_stream_end (CwSealedStream *self, GError **error)
{
  return write_chunk (self, TAG_FINAL, error);
}

/* Reading. */

static gboolean
read_header (CwSealedStream *self, GError **error)
{
  Header *header = &self->header;
  guint8 sum[SUM_BYTES];
  gsize length;

  if (!read_bytes (self, (guint8 *)header, sizeof *header, &length, error))
    return FALSE;
  if (length < MAGIC_BYTES || memcmp (header->magic, MAGIC, MAGIC_BYTES) != 0) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_OURS,
                 /* Translators: a file. */
                 _ ("%s is no archive of Cuffwise. Choose another file."),
                 self->path);
    return FALSE;
  }
  sum_header (header, sum);
  if (length < sizeof *header
      || sodium_memcmp (sum, header->sum, sizeof sum) != 0)
    return fail_damaged (self, error);
  if (GUINT32_FROM_LE (header->version) > VERSION) {
    g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_TOO_NEW,
                 /* Translators: a file. */
                 _ ("A newer Cuffwise wrote the archive %s. Update Cuffwise on "
                    "this computer to open it."),
                 self->path);
    return FALSE;
  }
  if (GUINT32_FROM_LE (header->version) != VERSION
      || GUINT32_FROM_LE (header->chunk_bytes) != CW_SEALED_CHUNK_BYTES
      || GUINT64_FROM_LE (header->operations) > MAX_OPERATIONS
      || GUINT64_FROM_LE (header->operations) < crypto_pwhash_OPSLIMIT_MIN
      || GUINT64_FROM_LE (header->memory) > MAX_MEMORY
      || GUINT64_FROM_LE (header->memory) < crypto_pwhash_MEMLIMIT_MIN)
    return fail_damaged (self, error);
  return TRUE;
}

static gboolean
begin_reading (CwSealedStream *self, GError **error)
{
  return crypto_secretstream_xchacha20poly1305_init_pull (
             &self->state, self->header.stream, self->key)
             == 0
         || fail_damaged (self, error);
}

static gboolean
check_passphrase (CwSealedStream *self,
                  const CwPassphrase *passphrase,
                  GError **error)
{
  guint8 check[CHECK_BYTES];

  if (passphrase != NULL) {
    if (!make_key (self, passphrase, check, error))
      return FALSE;
    if (sodium_memcmp (check, self->header.check, sizeof check) == 0)
      return TRUE;
  }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                       _ ("This is not the passphrase of the archive. Look at "
                          "capital letters and blanks, and try again."));
  return FALSE;
}

CwSealedStream *
cw_sealed_stream_new_to_read (int fd,
                              const char *path,
                              const CwPassphrase *passphrase,
                              GError **error)
{
  g_autoptr (CwSealedStream) self = stream_new (fd, path);

  return read_header (self, error) && check_passphrase (self, passphrase, error)
                 && begin_reading (self, error)
             ? g_steal_pointer (&self)
             : NULL;
}

CwSealedStream *
cw_sealed_stream_new_to_read_again (const CwSealedStream *written,
                                    int fd,
                                    GError **error)
{
  g_autoptr (CwSealedStream) self = stream_new (fd, written->path);

  if (!read_header (self, error))
    return NULL;
  if (memcmp (&self->header, &written->header, sizeof self->header) != 0) {
    fail_damaged (self, error);
    return NULL;
  }
  self->key = sodium_malloc (KEY_BYTES);
  if (self->key == NULL) {
    fail (self, ENOMEM, error);
    return NULL;
  }
  memcpy (self->key, written->key, KEY_BYTES);
  return begin_reading (self, error) ? g_steal_pointer (&self) : NULL;
}

gboolean
cw_sealed_stream_read (CwSealedStream *self,
                       const guint8 **bytes,
                       gsize *length,
                       gboolean *last,
                       GError **error)
{
  unsigned long long plain_length;
  guint8 tag, behind;
  gsize n_sealed, n_behind;

  if (!read_bytes (self, self->sealed, sizeof self->sealed, &n_sealed, error))
    return FALSE;
  if (crypto_secretstream_xchacha20poly1305_pull (
          &self->state, self->plain, &plain_length, &tag, self->sealed,
          n_sealed, self->begun ? NULL : (const guint8 *)&self->header,
          self->begun ? 0 : sizeof self->header)
      != 0)
    return fail_damaged (self, error);
  self->begun = TRUE;
  *bytes = self->plain;
  *length = plain_length;
  *last = tag == TAG_FINAL;
  if (!*last)
    return TRUE;
  /* Nothing follows what is the last. */
  if (!read_bytes (self, &behind, 1, &n_behind, error))
    return FALSE;
  return n_behind == 0 || fail_damaged (self, error);
}
