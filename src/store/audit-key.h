/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CW_AUDIT_KEY_SIZE 32
#define CW_AUDIT_FINGERPRINT_SIZE 16
/* Keyed: nobody without the key can look for two that are alike. */
#define CW_AUDIT_HASH_SIZE 16

/* How long the chain of the audit log was at some time, and its last hash: what
 * shows that its end was cut off. */
typedef struct {
  gint64 link_id; /* 0: none is known */
  guint8 hash[CW_AUDIT_HASH_SIZE];
} CwAuditAnchor;

/**
 * CwAuditKeys:
 *
 * The keys of the chain of the audit log.  They stand in a file beside the
 * clinic's (`clinic.cuffwise.key`, for its owner only) and not in it, so that
 * whoever has the clinic file alone cannot make a chain that passes.
 */
typedef struct _CwAuditKeys CwAuditKeys;

/* Reads the keys of the clinic file `path`, if there are any.  NULL is a clinic
 * in memory. */
CwAuditKeys *cw_audit_keys_open (const char *path,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cw_audit_keys_free (CwAuditKeys *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwAuditKeys, cw_audit_keys_free)

/* The fingerprint of the key that new links are made with; a random one is made
 * where there is none.  NULL on error. */
const guint8 *cw_audit_keys_get_current (CwAuditKeys *self, GError **error);
/* The key with that fingerprint; NULL when it is not here. */
const guint8 *cw_audit_keys_find (CwAuditKeys *self, const guint8 *fingerprint);

/* What is known of the chain whose first link has the hash `first`; FALSE in
 * *only when other chains of this file are known as well, as when a file was
 * put in place of another. */
void cw_audit_keys_get_anchor (CwAuditKeys *self,
                               const guint8 *first,
                               CwAuditAnchor *anchor,
                               gboolean *only);
/* Keeps it in the file. */
gboolean cw_audit_keys_set_anchor (CwAuditKeys *self,
                                   const guint8 *first,
                                   const CwAuditAnchor *anchor,
                                   GError **error);

/* Copies the file of the keys, if there is one, to that of a copy of the clinic
 * file, in which the links go on to be judged by it. */
gboolean cw_audit_keys_copy (const char *clinic_path,
                             const char *new_path,
                             GError **error);

/* Makes the file of the keys of a clinic file that was brought from elsewhere out
 * of those of the clinic files `sources` (ended by NULL), as far as they have
 * one; acts go on with the key of the last.  What was known of the end of its
 * chain, whose first link has the hash `first`, is now `head`; NULL for both
 * where it has none. */
gboolean cw_audit_keys_merge (const char *const *sources,
                              const char *new_path,
                              const guint8 *first,
                              const CwAuditAnchor *head,
                              GError **error);

/* Removes what programs that were killed while they wrote the keys of a clinic
 * file left; what is younger than a minute may be in the writing still. */
void cw_audit_keys_clear_drafts (const char *clinic_path);

/* The name of the file of the keys; owned by the caller. */
char *cw_audit_keys_get_path (const char *clinic_path);

G_END_DECLS
