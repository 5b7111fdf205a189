/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/audit-key.h"
#include "store/row-digest.h"

G_BEGIN_DECLS

/**
 * CwAuditChain:
 *
 * Closes each act of a connection with a link: the digests of the rows that it
 * wrote, and a keyed hash over them and the link before (BLAKE2b).  An act that
 * writes has to leave an entry in the audit log, or it is refused.
 */
typedef struct _CwAuditChain CwAuditChain;

/* Watches a connection from now on, which owns it.  Tables of the file that
 * have no digests yet get them, all at once, at `now_s` (UTC seconds). */
gboolean
cw_audit_chain_attach (CwDatabase *database, gint64 now_s, GError **error);
/* After the tables of the file have changed: takes in new ones. */
gboolean
cw_audit_chain_refresh (CwDatabase *database, gint64 now_s, GError **error);

/* NULL where none watches. */
CwAuditChain *cw_audit_chain_get (CwDatabase *database);
CwRowDigests *cw_audit_chain_get_digests (CwAuditChain *self);
CwAuditKeys *cw_audit_chain_get_keys (CwAuditChain *self);
/* The key with which acts are sealed now, and its number in the file, inside of
 * a transaction; `key` is the chain's. */
gboolean cw_audit_chain_get_key (CwAuditChain *self,
                                 gint64 *key_id,
                                 const guint8 **key,
                                 GError **error);

/* The end of the chain as it is; link_id 0 when there is no link. */
gboolean cw_audit_chain_load_head (CwDatabase *database,
                                   CwAuditAnchor *head,
                                   GError **error);
/* The hash of a link; FALSE when there is none. */
gboolean cw_audit_chain_load_hash (CwDatabase *database,
                                   gint64 link_id,
                                   guint8 *hash,
                                   GError **error);
/* Keeps the end of the chain beside the key, so that a later cut is seen; not
 * where the chain does not go on from what is kept there already. */
gboolean cw_audit_chain_keep_anchor (CwAuditChain *self, GError **error);

/* What a link is made of, for whoever makes or checks one. */
typedef struct _CwLinkHash CwLinkHash;
CwLinkHash *cw_link_hash_new (const guint8 *key) G_GNUC_WARN_UNUSED_RESULT;
/* In the order of tables and rows; NULL is a row that was taken away. */
void cw_link_hash_add_row (CwLinkHash *self,
                           const CwDigestedTable *table,
                           gint64 row_id,
                           const CwRowDigest *digest);
/* Gives the digest of the rows, and frees. */
void cw_link_hash_finish (CwLinkHash *self, guint8 *rows);
/* The hash of a link from that of the one before. */
void cw_link_hash_close (const guint8 *key,
                         const CwAuditAnchor *before,
                         const guint8 *rows,
                         guint8 *hash);

G_END_DECLS
