/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/database.h"

G_BEGIN_DECLS

/* "CUFF", by which a clinic file is known for what it is. */
#define CW_APPLICATION_ID 0x43554646

/* The form that this program writes. */
#define CW_SCHEMA_VERSION 24

/* The form from which on each act is sealed. */
#define CW_AUDIT_CHAIN_VERSION 18

/* Looks whether the file is a clinic, or empty, and brings it up to
 * CW_SCHEMA_VERSION, each step in one transaction and after a verified copy of the
 * file was kept beside it, as `clinic.cuffwise.version-1`.  CW_STORE_ERROR_NOT_OURS and
 * CW_STORE_ERROR_TOO_NEW leave the file untouched.  Afterwards the connection
 * cannot change the form of the file any more (guard.h), and each act is sealed
 * (audit-chain.h).  `now_s` is in UTC seconds. */
gboolean
cw_migrations_apply (CwDatabase *database, gint64 now_s, GError **error);

/* The form of a file, 0 for an empty one; it may be newer than this program.
 * CW_STORE_ERROR_NOT_OURS when it is no clinic. */
gboolean
cw_migrations_identify (CwDatabase *database, int *version, GError **error);

/* The SQL of a step, from 1; owned by the caller. */
GBytes *cw_migrations_get_step (int version) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
