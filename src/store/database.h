/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/**
 * CwDatabase:
 *
 * A connection to a clinic file with the settings that keep it safe.  Belongs
 * to one thread.
 */
typedef struct _CwDatabase CwDatabase;

/* Opens a file, or makes one where there is none (0600 in a 0700 folder); NULL
 * is a database in memory.  Its tables are cw_migrations_apply()'s.
 * CW_STORE_ERROR_FAILED for a file in a network folder, CW_STORE_ERROR_ENCRYPTED for
 * an encrypted one whose key nobody has opened yet (keyring.h).  A new one is
 * encrypted when there is a keyring beside it. */
CwDatabase *cw_database_open (const char *path,
                              GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* A file that is there, by a connection that writes nothing to it. */
CwDatabase *
cw_database_open_to_read (const char *path,
                          GError **error) G_GNUC_WARN_UNUSED_RESULT;
void cw_database_close (CwDatabase *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwDatabase, cw_database_close)

gboolean cw_database_is_encrypted (CwDatabase *self);
/* NULL for one in memory. */
const char *cw_database_get_path (CwDatabase *self);
/* For statements, and for tests that attack. */
sqlite3 *cw_database_get_handle (CwDatabase *self);

/* Begins a transaction that may write, or a savepoint inside of one.  After
 * TRUE there has to be cw_database_end(). */
gboolean cw_database_begin (CwDatabase *self,
                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* Commits when `success`, else rolls back, and then leaves *error to the
 * failure that was the first.  TRUE when it is on the disk. */
gboolean cw_database_end (CwDatabase *self, gboolean success, GError **error);

/**
 * CwDatabaseWatcher:
 * @begun: a transaction or savepoint has begun
 * @keep: before it is kept; FALSE gives it up
 * @kept: it was kept
 * @dropped: it was rolled back
 * @free: the connection is closed
 *
 * Who looks on at what a connection keeps.
 */
typedef struct {
  void (*begun) (gpointer watcher);
  gboolean (*keep) (gpointer watcher, gboolean outermost, GError **error);
  void (*kept) (gpointer watcher);
  void (*dropped) (gpointer watcher);
  void (*free) (gpointer watcher);
} CwDatabaseWatcher;

/* Takes `watcher`; one for each connection, set outside of transactions. */
void cw_database_set_watcher (CwDatabase *self,
                              const CwDatabaseWatcher *functions,
                              gpointer watcher);
/* NULL when none is set. */
gpointer cw_database_get_watcher (CwDatabase *self);

/* Runs SQL without values, several statements if need be. */
gboolean
cw_database_execute (CwDatabase *self, const char *sql, GError **error);

/* The first number of the first row; NOT_FOUND when there is none. */
gboolean cw_database_query_int (CwDatabase *self,
                                const char *sql,
                                gint64 *value,
                                GError **error);

/* From now on statements end with G_IO_ERROR_CANCELLED once that is cancelled;
 * NULL for no longer.  It has to live until then. */
void
cw_database_set_cancellable (CwDatabase *self, GCancellable *cancellable);
/* Who is signed in, whose acts the audit log takes the following for; 0 is
 * nobody. */
void cw_database_set_actor (CwDatabase *self, gint64 clinician_id);
gint64 cw_database_get_actor (CwDatabase *self);

gint64 cw_database_get_last_id (CwDatabase *self);
/* Rows that the last statement changed. */
int cw_database_get_changes (CwDatabase *self);

/* Says in a sentence for people what the failure of the last call was. */
void cw_database_set_error (CwDatabase *self, int code, GError **error);

/* Idle prepared statements by their text, owned by the database. */
GHashTable *cw_database_get_statements (CwDatabase *self);

G_END_DECLS
