/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/sealed-archive.h"

G_BEGIN_DECLS

/**
 * CwSealedStream:
 *
 * Bytes on their way into or out of an archive, of the form in
 * sealed-archive.h.
 */
typedef struct _CwSealedStream CwSealedStream;

/* How much comes out of an archive at once, at most. */
#define CW_SEALED_CHUNK_BYTES 65536

/* Begins an archive in `fd`, which stays the caller's; `path` is named in
 * errors, and borrowed. */
CwSealedStream *
cw_sealed_stream_new_to_write (int fd,
                               const char *path,
                               const CwPassphrase *passphrase,
                               const CwArchiveCost *cost,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean cw_sealed_stream_write (CwSealedStream *self,
                                 const guint8 *bytes,
                                 gsize length,
                                 GError **error);
/* Without it the archive is not whole. */
gboolean cw_sealed_stream_end (CwSealedStream *self, GError **error);

/* Begins to read one; errors are those of cw_sealed_archive_read(). */
CwSealedStream *
cw_sealed_stream_new_to_read (int fd,
                              const char *path,
                              const CwPassphrase *passphrase,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for one that `written` has just written. */
CwSealedStream *
cw_sealed_stream_new_to_read_again (const CwSealedStream *written,
                                    int fd,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The next bytes, which are the stream's until the next call; *last says that
 * nothing follows them. */
gboolean cw_sealed_stream_read (CwSealedStream *self,
                                const guint8 **bytes,
                                gsize *length,
                                gboolean *last,
                                GError **error);

void cw_sealed_stream_free (CwSealedStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwSealedStream, cw_sealed_stream_free)

G_END_DECLS
