/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/statement.h"

G_BEGIN_DECLS

#define CW_ROW_DIGEST_SIZE 16

/* The digest of one row, or of the rows of a table without rowid that begin
 * with the same number (BLAKE2b, without a key: anybody can tell damage by it).
 */
typedef struct {
  guint8 bytes[CW_ROW_DIGEST_SIZE];
} CwRowDigest;

/* A table whose rows have digests.  Those that only make a search quick, and
 * can be made anew from the others, have none. */
typedef struct {
  gint64 id; /* in digested_table */
  char *name;
  char *select; /* what is digested, in order; all rows */
  char *select_row;
} CwDigestedTable;

typedef struct {
  gint64 table_id;
  gint64 row_id;
} CwTouchedRow;

/**
 * CwRowDigests:
 *
 * Which tables of a clinic file have digests, and which rows of them this
 * connection has written since cw_row_digests_clear().  Triggers of the
 * connection tell: SQLite's own hook is silent about tables without rowid.
 */
typedef struct _CwRowDigests CwRowDigests;

CwRowDigests *cw_row_digests_new (CwDatabase *database);
void cw_row_digests_free (CwRowDigests *self);

/* Looks which tables there are, and watches those that the file knows.  FALSE
 * in *complete says that there are others, for cw_row_digests_enter(). */
gboolean
cw_row_digests_refresh (CwRowDigests *self, gboolean *complete, GError **error);
/* Enters the others in digested_table, in a transaction of the caller's, and
 * watches them.  (element-type CwDigestedTable), owned, in the order of their
 * ids; NULL on error. */
GPtrArray *cw_row_digests_enter (CwRowDigests *self,
                                 GError **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type CwDigestedTable) in the order of their ids. */
const GPtrArray *cw_row_digests_get_tables (CwRowDigests *self);
/* NULL when there is none. */
const CwDigestedTable *cw_row_digests_find_table (CwRowDigests *self,
                                                  gint64 id);
const CwDigestedTable *cw_row_digests_find_table_named (CwRowDigests *self,
                                                        const char *name);

/* How many writes were noted; goes with cw_row_digests_forget(), which forgets
 * the later ones. */
guint cw_row_digests_count (CwRowDigests *self);
void cw_row_digests_forget (CwRowDigests *self, guint count);
/* (element-type CwTouchedRow) what was written, each row once, in the order of
 * tables and rows; valid until the next write. */
const GArray *cw_row_digests_list_touched (CwRowDigests *self);

/* Of a row as it is.  *exists is FALSE when there is none. */
gboolean cw_row_digests_compute (CwRowDigests *self,
                                 const CwDigestedTable *table,
                                 gint64 row_id,
                                 CwRowDigest *digest,
                                 gboolean *exists,
                                 GError **error);

/* Goes through the rows of a table in order. */
typedef struct {
  const CwDigestedTable *table;
  CwStatement *select;
  gboolean has_row;
  GByteArray *bytes;
} CwRowScan;

void cw_row_scan_begin (CwRowScan *self,
                        CwRowDigests *digests,
                        const CwDigestedTable *table);
CwStep cw_row_scan_next (CwRowScan *self,
                         gint64 *row_id,
                         CwRowDigest *digest,
                         GError **error);
void cw_row_scan_end (CwRowScan *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CwRowScan, cw_row_scan_end)

G_END_DECLS
