/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The keys of encrypted clinic files that somebody has opened with a passphrase
 * since the program began.  They stand in memory that is neither swapped nor
 * dumped (sodium_malloc()) until it ends, so that backups and checks, which
 * have connections and threads of their own, need no passphrase.  From any
 * thread. */

#define CW_DATA_KEY_SIZE 32
#define CW_DATA_KEY_ID_SIZE 16

/* By what a key is known (BLAKE2b of it): it tells nothing about the key. */
typedef struct {
  guint8 bytes[CW_DATA_KEY_ID_SIZE];
} CwDataKeyId;

void cw_data_key_identify (const guint8 *key, CwDataKeyId *id);

/* A random one, which is kept. */
void cw_data_key_make (CwDataKeyId *id);
/* Keeps a copy of it. */
void cw_data_key_keep (const guint8 *key);
gboolean cw_data_key_is_kept (const CwDataKeyId *id);
gboolean cw_data_key_is_any_kept (void);

/* Calls `use` with one key that is kept; FALSE when it is not. */
gboolean cw_data_key_use (const CwDataKeyId *id,
                          gboolean (*use) (const guint8 *key, gpointer data),
                          gpointer data);
/* Calls `use` with each key that is kept, the newest first, until it is TRUE.
 */
gboolean cw_data_key_try (gboolean (*use) (const guint8 *key, gpointer data),
                          gpointer data);

G_END_DECLS
