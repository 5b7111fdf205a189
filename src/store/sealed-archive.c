/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/sealed-archive.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "store/audit-key.h"
#include "store/clinic.h"
#include "store/sealed-stream.h"
#include "store/verified-copy.h"

#define MAGIC "Cuffwise archive"
/* More than any file of keys has, and what an archive may claim. */
#define MAX_KEYS_BYTES (1024 * 1024)
/* How much of writing is over when it is to be read again. */
#define SHARE_WRITTEN 0.7

typedef struct {
  void (*progress) (double done, gpointer data);
  gpointer data;
  GCancellable *cancellable;
  double begun, share; /* of the step under way */
  gint64 size, done;   /* of what it goes through */
} Work;

static gboolean
fail (const char *path, int code, GError **error)
{
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED,
               /* Translators: a file, and what the system says about it. */
               _ ("%s cannot be read or written: %s"), path, g_strerror (code));
  return FALSE;
}

static void
begin_step (Work *work, int fd, double begun, double share)
{
  struct stat status;

  work->begun = begun;
  work->share = share;
  work->size = fstat (fd, &status) == 0 ? status.st_size : 0;
  work->done = 0;
}

/* FALSE when the work is to end. */
static gboolean
go_on (Work *work, gsize n, GError **error)
{
  work->done += (gint64)n;
  if (work->progress != NULL)
    work->progress (
        work->begun
            + work->share
                  * MIN (1.0, (double)work->done / (double)MAX (1, work->size)),
        work->data);
  return !g_cancellable_set_error_if_cancelled (work->cancellable, error);
}

static void
end_step (Work *work)
{
  if (work->progress != NULL)
    work->progress (work->begun + work->share, work->data);
}

/* Nothing that is there is written over. */
static gboolean
check_new (const char *path, GError **error)
{
  return !g_file_test (path, G_FILE_TEST_EXISTS) || fail (path, EEXIST, error);
}

static int
open_to_read (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    fail (path, errno, error);
  return fd;
}

static int
open_new (const char *path, GError **error)
{
  int fd;

  /* What an attempt left that was broken off. */
  g_unlink (path);
  fd = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    fail (path, errno, error);
  return fd;
}

static gboolean
synchronise (int fd, const char *path, GError **error)
{
  return fsync (fd) == 0 || fail (path, errno, error);
}

static gboolean
write_all (
    int fd, const char *path, const guint8 *bytes, gsize length, GError **error)
{
  while (length > 0) {
    gssize n = write (fd, bytes, length);

    if (n < 0 && errno == EINTR)
      continue;
    if (n < 0)
      return fail (path, errno, error);
    bytes += n;
    length -= (gsize)n;
  }
  return TRUE;
}

gboolean
cw_sealed_archive_is_one (const char *path)
{
  char magic[sizeof MAGIC - 1];
  int fd = g_open (path, O_RDONLY | O_CLOEXEC);
  gboolean is_one = fd >= 0 && read (fd, magic, sizeof magic) == sizeof magic
                    && memcmp (magic, MAGIC, sizeof magic) == 0;

  if (fd >= 0)
    close (fd);
  return is_one;
}

/* Writing. */

static gboolean
write_keys (CwSealedStream *stream, const char *keys_of, GError **error)
{
  g_autofree char *path = cw_audit_keys_get_path (keys_of);
  g_autofree char *keys = NULL;
  g_autoptr (GError) own_error = NULL;
  gsize length = 0;
  guint32 mark;
  gboolean success;

  if (!g_file_get_contents (path, &keys, &length, &own_error)
      && !g_error_matches (own_error, G_FILE_ERROR, G_FILE_ERROR_NOENT)) {
    g_propagate_error (error, g_steal_pointer (&own_error));
    return FALSE;
  }
  if (length > MAX_KEYS_BYTES)
    return fail (path, EFBIG, error);
  mark = GUINT32_TO_LE ((guint32)length);
  success
      = cw_sealed_stream_write (stream, (const guint8 *)&mark, sizeof mark,
                                error)
        && cw_sealed_stream_write (stream, (const guint8 *)keys, length, error);
  if (keys != NULL)
    sodium_memzero (keys, length);
  return success;
}

static gboolean
write_file (CwSealedStream *stream,
            int from,
            const char *path,
            Work *work,
            GError **error)
{
  g_autofree guint8 *bytes = g_malloc (CW_SEALED_CHUNK_BYTES);
  gssize n;

  do {
    n = read (from, bytes, CW_SEALED_CHUNK_BYTES);
    if (n < 0 && errno != EINTR)
      return fail (path, errno, error);
    if (!go_on (work, (gsize)MAX (n, 0), error)
        || !cw_sealed_stream_write (stream, bytes, (gsize)MAX (n, 0), error))
      return FALSE;
  } while (n != 0);
  return TRUE;
}

/* From the medium, as far as the system has it read that again. */
static gboolean
read_again (const CwSealedStream *written, int fd, Work *work, GError **error)
{
  g_autoptr (CwSealedStream) stream = NULL;
  const guint8 *bytes;
  gsize length;
  gboolean last = FALSE;

  posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
  lseek (fd, 0, SEEK_SET);
  begin_step (work, fd, SHARE_WRITTEN, 1 - SHARE_WRITTEN);
  stream = cw_sealed_stream_new_to_read_again (written, fd, error);
  while (stream != NULL && !last)
    if (!cw_sealed_stream_read (stream, &bytes, &length, &last, error)
        || !go_on (work, length, error))
      return FALSE;
  end_step (work);
  return stream != NULL;
}

static gboolean
seal (int from,
      int to,
      const char *path,
      const char *part,
      const char *keys_of,
      const CwPassphrase *passphrase,
      const CwArchiveCost *cost,
      Work *work,
      GError **error)
{
  g_autoptr (CwSealedStream) stream = NULL;

  begin_step (work, from, 0, SHARE_WRITTEN);
  stream = cw_sealed_stream_new_to_write (to, part, passphrase, cost, error);
  return stream != NULL && write_keys (stream, keys_of, error)
         && write_file (stream, from, path, work, error)
         && cw_sealed_stream_end (stream, error)
         && synchronise (to, part, error)
         && read_again (stream, to, work, error);
}

gboolean
cw_sealed_archive_write (const char *path,
                         const char *keys_of,
                         const char *archive_path,
                         const CwPassphrase *passphrase,
                         const CwArchiveCost *cost,
                         void (*progress) (double done, gpointer data),
                         gpointer data,
                         GCancellable *cancellable,
                         GError **error)
{
  Work work
      = { .progress = progress, .data = data, .cancellable = cancellable };
  g_autofree char *part
      = g_strconcat (archive_path, CW_VERIFIED_COPY_PART, NULL);
  int from, to = -1;
  gboolean success = FALSE;

  if (!check_new (archive_path, error))
    return FALSE;
  from = open_to_read (path, error);
  if (from >= 0)
    to = open_new (part, error);
  if (to >= 0) {
    success
        = seal (from, to, path, part, keys_of, passphrase, cost, &work, error);
    if (close (to) != 0 && success)
      success = fail (part, errno, error);
    success = success && cw_verified_copy_give_name (part, archive_path, error);
    if (!success)
      g_unlink (part);
  }
  if (from >= 0)
    close (from);
  return success;
}

/* Reading. */

/* What comes out: first the keys, with their length before them, then the file.
 */
typedef struct {
  int to;
  const char *part;
  GByteArray *head; /* until all of the keys are there */
  gsize n_keys;     /* with the length; 0: not known yet */
} Unsealed;

static gboolean
take_head (Unsealed *self, const guint8 **bytes, gsize *length)
{
  while (*length > 0 && (self->n_keys == 0 || self->head->len < self->n_keys)) {
    guint32 mark;
    gsize wanted
        = (self->n_keys != 0 ? self->n_keys : sizeof mark) - self->head->len;
    gsize n = MIN (wanted, *length);

    g_byte_array_append (self->head, *bytes, (guint)n);
    *bytes += n;
    *length -= n;
    if (self->n_keys == 0 && self->head->len == sizeof mark) {
      memcpy (&mark, self->head->data, sizeof mark);
      self->n_keys = sizeof mark + GUINT32_FROM_LE (mark);
      if (self->n_keys > sizeof mark + MAX_KEYS_BYTES)
        return FALSE;
    }
  }
  return TRUE;
}

static gboolean
is_head_whole (const Unsealed *self)
{
  return self->n_keys != 0 && self->head->len == self->n_keys;
}

static gboolean
fail_form (const char *path, GError **error)
{
  g_set_error (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED,
               /* Translators: a file. */
               _ ("The archive %s is not of the form that this Cuffwise "
                  "knows."),
               path);
  return FALSE;
}

static gboolean
unseal (Unsealed *self,
        int from,
        const char *archive_path,
        const CwPassphrase *passphrase,
        Work *work,
        GError **error)
{
  g_autoptr (CwSealedStream) stream
      = cw_sealed_stream_new_to_read (from, archive_path, passphrase, error);
  const guint8 *bytes;
  gsize length;
  gboolean last = FALSE;

  begin_step (work, from, 0, 1);
  while (stream != NULL && !last) {
    if (!cw_sealed_stream_read (stream, &bytes, &length, &last, error)
        || !go_on (work, length, error))
      return FALSE;
    if (!take_head (self, &bytes, &length))
      return fail_form (archive_path, error);
    if (!write_all (self->to, self->part, bytes, length, error))
      return FALSE;
  }
  end_step (work);
  return stream != NULL
         && (is_head_whole (self) || fail_form (archive_path, error))
         && synchronise (self->to, self->part, error);
}

/* The keys first: without them the file would get new ones. */
static gboolean
give_names (const Unsealed *self, const char *path, GError **error)
{
  g_autofree char *keys = cw_audit_keys_get_path (path);
  gsize mark = sizeof (guint32);

  if (self->n_keys > mark
      && !g_file_set_contents_full (keys, (const char *)self->head->data + mark,
                                    (gssize)(self->n_keys - mark),
                                    G_FILE_SET_CONTENTS_CONSISTENT
                                        | G_FILE_SET_CONTENTS_DURABLE,
                                    0600, error))
    return FALSE;
  if (cw_verified_copy_give_name (self->part, path, error))
    return TRUE;
  g_unlink (keys);
  return FALSE;
}

gboolean
cw_sealed_archive_read (const char *archive_path,
                        const char *path,
                        const CwPassphrase *passphrase,
                        void (*progress) (double done, gpointer data),
                        gpointer data,
                        GCancellable *cancellable,
                        GError **error)
{
  Work work
      = { .progress = progress, .data = data, .cancellable = cancellable };
  g_autofree char *part = g_strconcat (path, CW_VERIFIED_COPY_PART, NULL);
  Unsealed unsealed = { .to = -1, .part = part };
  int from;
  gboolean success = FALSE;

  if (!check_new (path, error))
    return FALSE;
  from = open_to_read (archive_path, error);
  if (from >= 0)
    unsealed.to = open_new (part, error);
  if (unsealed.to >= 0) {
    unsealed.head = g_byte_array_new ();
    success = unseal (&unsealed, from, archive_path, passphrase, &work, error);
    close (unsealed.to);
    success = success && give_names (&unsealed, path, error);
    if (!success)
      g_unlink (part);
    if (unsealed.head->len > 0)
      sodium_memzero (unsealed.head->data, unsealed.head->len);
    g_byte_array_unref (unsealed.head);
  }
  if (from >= 0)
    close (from);
  return success;
}
