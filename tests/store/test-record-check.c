/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "store-test.h"
#include "store/audit-chain.h"
#include "store/clinic-private.h"

/* Whoever has the clinic file, any program and no key forges; a check finds it,
 * every time. */

#define N_TRIES 10

typedef struct {
  StoreTest store;
  sqlite3 *raw; /* of the forger: no triggers, no checks */
  GRand *rand;
  char *clean; /* the file as it was left */
  char *key;   /* that of its key, and how it was */
  char *key_text;
} Forge;

static void
end_first_session (StoreTest *test, gint64 plan_id)
{
  g_autoptr (CwSession) session = store_test_start_session (test, plan_id);

  for (int number = 1; number <= 4; number++)
    store_test_log_set (test, session, number, 16 - number);
  store_test_end_session (test, session);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  g_file_get_contents (from, &bytes, &size, &error);
  g_assert_no_error (error);
  g_file_set_contents (to, bytes, (gssize)size, &error);
  g_assert_no_error (error);
}

static void
set_up (Forge *forge, gconstpointer data)
{
  StoreTest *test = &forge->store;
  g_autoptr (CwPlan) plan = NULL;

  store_test_set_up_file (test, data);
  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  end_first_session (test, plan->id);
  store_test_pass_days (test, 3);
  end_first_session (test, plan->id);
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
  forge->clean = g_strconcat (test->path, ".clean", NULL);
  copy_file (test->path, forge->clean);
  forge->key = cw_audit_keys_get_path (test->path);
  g_assert_true (
      g_file_get_contents (forge->key, &forge->key_text, NULL, NULL));
  forge->rand = g_rand_new_with_seed (20261124);
}

static void
tear_down (Forge *forge, gconstpointer data)
{
  g_unlink (forge->clean);
  g_clear_pointer (&forge->clean, g_free);
  g_clear_pointer (&forge->key, g_free);
  g_clear_pointer (&forge->key_text, g_free);
  g_clear_pointer (&forge->rand, g_rand_free);
  store_test_tear_down (&forge->store, data);
}

static void
open_raw (Forge *forge)
{
  g_assert_cmpint (sqlite3_open (forge->store.path, &forge->raw), ==,
                   SQLITE_OK);
  sqlite3_db_config (forge->raw, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL);
  sqlite3_exec (forge->raw, "PRAGMA ignore_check_constraints = ON", NULL, NULL,
                NULL);
}

/* FALSE when two rows would be the same. */
static gboolean
run (Forge *forge, const char *sql)
{
  int code = sqlite3_exec (forge->raw, sql, NULL, NULL, NULL);

  if (code != SQLITE_OK && code != SQLITE_CONSTRAINT)
    g_error ("%s in: %s", sqlite3_errmsg (forge->raw), sql);
  return code == SQLITE_OK;
}

static char *
ask (Forge *forge, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  char *answer = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (forge->raw, sql, -1, &stmt, NULL), ==,
                   SQLITE_OK);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    answer = g_strdup ((const char *)sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
  return answer;
}

/* A table that has rows, and where one of them is: `rowid = 3`. */
static char *
pick_row (Forge *forge, const char *tables, char **where)
{
  for (;;) {
    g_autofree char *table = NULL;
    g_autofree char *sql = g_strdup_printf (
        "SELECT name FROM digested_table WHERE %s LIMIT 1 OFFSET %d", tables,
        g_rand_int_range (forge->rand, 0, 60));
    g_autofree char *key = NULL;
    g_autofree char *row = NULL;

    table = ask (forge, sql);
    if (table == NULL)
      continue;
    g_free (sql);
    sql = g_strdup_printf (
        "SELECT CASE WHEN wr THEN (SELECT group_concat (name, '||''|''||')"
        " FROM pragma_table_info ('%s') WHERE pk > 0) ELSE 'rowid' END "
        "FROM pragma_table_list WHERE name = '%s'",
        table, table);
    key = ask (forge, sql);
    g_free (sql);
    sql = g_strdup_printf ("SELECT %s FROM %s ORDER BY random() LIMIT 1", key,
                           table);
    row = ask (forge, sql);
    if (row == NULL)
      continue;
    *where = g_strdup_printf ("%s = '%s'", key, row);
    return g_steal_pointer (&table);
  }
}

/* Another value in a random column of a random row. */
static void
edit (Forge *forge, const char *tables)
{
  g_autofree char *where = NULL;
  g_autofree char *table = pick_row (forge, tables, &where);
  g_autofree char *sql = g_strdup_printf (
      "SELECT name FROM pragma_table_info ('%s') WHERE pk = 0"
      " ORDER BY random() LIMIT 1",
      table);
  g_autofree char *column = ask (forge, sql);

  if (column == NULL) {
    edit (forge, tables);
    return;
  }
  g_free (sql);
  sql = g_strdup_printf (
      "UPDATE %s SET %s = CASE typeof (%s) WHEN 'integer' THEN %s + 1"
      " WHEN 'real' THEN %s + 1 WHEN 'text' THEN %s || 'x'"
      " WHEN 'blob' THEN zeroblob (16) ELSE"
      " (SELECT CASE type WHEN 'TEXT' THEN 'x' WHEN 'BLOB' THEN zeroblob (16)"
      "  ELSE 1 END FROM pragma_table_info ('%s') WHERE name = '%s') END "
      "WHERE %s",
      table, column, column, column, column, column, table, column, where);
  g_test_message ("%s", sql);
  if (!run (forge, sql))
    edit (forge, tables);
}

static void
forge_edit (Forge *forge)
{
  edit (forge, "1");
}

static void
forge_author (Forge *forge)
{
  edit (forge, "name = 'audit_entry'");
}

static void
forge_delete (Forge *forge)
{
  g_autofree char *where = NULL;
  g_autofree char *table = pick_row (forge, "1", &where);
  g_autofree char *sql
      = g_strdup_printf ("DELETE FROM %s WHERE %s", table, where);

  g_test_message ("%s", sql);
  run (forge, sql);
}

/* Another set, or another entry of the log. */
static void
forge_insert (Forge *forge)
{
  run (forge, g_rand_boolean (forge->rand)
                  ? "INSERT INTO set_entry (session_id, prescription_id,"
                    " set_number, target_reps, reps, ending, logged_at)"
                    " SELECT session_id, prescription_id, set_number + 4,"
                    " target_reps, reps, ending, logged_at FROM set_entry"
                    " ORDER BY random() LIMIT 1"
                  : "INSERT INTO audit_entry (at, action, record, record_id)"
                    " SELECT at, action, record, record_id FROM audit_entry"
                    " ORDER BY random() LIMIT 1");
}

static void
forge_swap (Forge *forge)
{
  run (forge, "CREATE TEMP TABLE two AS SELECT id FROM audit_entry"
              " ORDER BY random() LIMIT 2;"
              "UPDATE audit_entry SET id = 100000"
              " WHERE id = (SELECT min (id) FROM two);"
              "UPDATE audit_entry SET id = (SELECT min (id) FROM two)"
              " WHERE id = (SELECT max (id) FROM two);"
              "UPDATE audit_entry SET id = (SELECT max (id) FROM two)"
              " WHERE id = 100000");
}

/* With a digest that fits again, as anybody can compute it. */
static void
forge_digest (Forge *forge)
{
  g_autoptr (CwDatabase) database = cw_database_open (forge->store.path, NULL);
  CwRowDigests *digests = cw_row_digests_new (database);
  const CwDigestedTable *table;
  CwRowDigest digest;
  gboolean complete, exists;
  char hex[2 * sizeof digest + 1];
  g_autofree char *id = NULL;
  g_autofree char *sql = NULL;

  g_assert_true (cw_row_digests_refresh (digests, &complete, NULL));
  id = ask (forge, "SELECT id FROM set_entry ORDER BY random() LIMIT 1");
  sql = g_strdup_printf ("UPDATE set_entry SET reps = reps + 1 WHERE id = %s",
                         id);
  run (forge, sql);
  table = cw_row_digests_find_table_named (digests, "set_entry");
  g_assert_true (cw_row_digests_compute (
      digests, table, g_ascii_strtoll (id, NULL, 10), &digest, &exists, NULL));
  for (gsize i = 0; i < sizeof digest; i++)
    g_snprintf (hex + 2 * i, 3, "%02x", digest.bytes[i]);
  g_free (sql);
  sql = g_strdup_printf ("UPDATE row_digest SET digest = x'%s' "
                         "WHERE table_id = %d AND row_id = %s",
                         hex, (int)table->id, id);
  run (forge, sql);
  cw_row_digests_free (digests);
}

/* The last acts, and all that they wrote. */
static void
forge_cut (Forge *forge)
{
  g_autofree char *sql = g_strdup_printf (
      "CREATE TEMP TABLE gone AS SELECT id FROM audit_link"
      " ORDER BY id DESC LIMIT %d;"
      "DELETE FROM set_entry WHERE id IN (SELECT row_id FROM row_digest d"
      " JOIN digested_table t ON t.id = d.table_id"
      " WHERE t.name = 'set_entry' AND link_id IN gone);"
      "DELETE FROM audit_entry WHERE id IN (SELECT row_id FROM row_digest d"
      " JOIN digested_table t ON t.id = d.table_id"
      " WHERE t.name = 'audit_entry' AND link_id IN gone);"
      "DELETE FROM row_digest WHERE link_id IN gone;"
      "DELETE FROM audit_link WHERE id IN gone",
      g_rand_int_range (forge->rand, 1, 5));

  run (forge, sql);
}

/* An act out of the middle, with all that it wrote. */
static void
forge_gap (Forge *forge)
{
  run (forge,
       "CREATE TEMP TABLE gone AS SELECT link_id AS id FROM row_digest d"
       " JOIN digested_table t ON t.id = d.table_id"
       " WHERE t.name = 'set_entry' ORDER BY random() LIMIT 1;"
       "DELETE FROM set_entry WHERE id IN (SELECT row_id FROM row_digest d"
       " JOIN digested_table t ON t.id = d.table_id"
       " WHERE t.name = 'set_entry' AND link_id IN gone);"
       "DELETE FROM audit_entry WHERE id IN"
       " (SELECT row_id FROM row_digest d"
       " JOIN digested_table t ON t.id = d.table_id"
       " WHERE t.name = 'audit_entry' AND link_id IN gone);"
       "DELETE FROM row_digest WHERE link_id IN gone;"
       "DELETE FROM audit_link WHERE id IN gone");
}

/* A chain that goes on, but made without the key. */
static void
forge_link (Forge *forge)
{
  run (forge, "UPDATE set_entry SET reps = reps + 1"
              " WHERE id = (SELECT max (id) FROM set_entry);"
              "INSERT INTO audit_link SELECT id + 1, key_id, rows, hash"
              " FROM audit_link ORDER BY id DESC LIMIT 1;"
              "INSERT INTO row_digest SELECT table_id, row_id,"
              " (SELECT max (id) FROM audit_link), digest FROM row_digest"
              " WHERE 0");
}

static gboolean
check (Forge *forge, gboolean quick, char **first)
{
  StoreTest *test = &forge->store;
  g_auto (GStrv) problems = NULL;
  g_autoptr (GError) error = NULL;
  gboolean sound;

  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  if (g_error_matches (error, CW_STORE_ERROR, CW_STORE_ERROR_DAMAGED)) {
    if (first != NULL) /* against a CHECK: seen as the file is opened */
      *first = g_strdup (error->message);
    return FALSE;
  }
  g_assert_no_error (error);
  sound = cw_clinic_check_record (test->clinic, quick, NULL, NULL, NULL,
                                  &problems, NULL, &error);
  g_assert_no_error (error);
  if (first != NULL)
    *first = sound ? NULL : g_strdup (problems[0]);
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
  return sound;
}

static void
test_forged (Forge *forge, gconstpointer data)
{
  void (*forge_one) (Forge *) = (void (*) (Forge *))data;
  g_autofree char *wal = g_strconcat (forge->store.path, "-wal", NULL);

  g_assert_true (check (forge, FALSE, NULL));
  for (int i = 0; i < N_TRIES; i++) {
    g_autofree char *first = NULL;

    copy_file (forge->clean, forge->store.path);
    g_assert_true (g_file_set_contents (forge->key, forge->key_text, -1, NULL));
    g_unlink (wal);
    open_raw (forge);
    forge_one (forge);
    g_assert_cmpint (sqlite3_close (forge->raw), ==, SQLITE_OK);
    g_assert_false (check (forge, FALSE, &first));
    g_test_message ("%s", first);
    /* So few acts are all recent ones; only a row that no act wrote is looked
     * for by the full check alone. */
    if (forge_one != forge_insert)
      g_assert_false (check (forge, TRUE, NULL));
  }
}

/* A copy without the key cannot be judged, and is not said to be broken; damage
 * to its rows is seen all the same. */
static void
test_no_key (Forge *forge, gconstpointer data)
{
  StoreTest *test = &forge->store;
  g_autofree char *key = cw_audit_keys_get_path (test->path);
  g_auto (GStrv) problems = NULL;
  g_auto (GStrv) notes = NULL;
  g_autoptr (GError) error = NULL;

  g_unlink (key);
  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_true (cw_clinic_check_record (test->clinic, FALSE, NULL, NULL, NULL,
                                         &problems, &notes, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (notes), ==, 1);
  g_assert_nonnull (strstr (notes[0], "cannot be checked here"));
  g_assert_false (g_file_test (key, G_FILE_TEST_EXISTS));
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
  open_raw (forge);
  forge_edit (forge);
  g_assert_cmpint (sqlite3_close (forge->raw), ==, SQLITE_OK);
  g_assert_false (check (forge, FALSE, NULL));
}

/* A clinic that is opened to be read is judged as well, and stays as it was. */
static void
test_read_only (Forge *forge, gconstpointer data)
{
  StoreTest *test = &forge->store;
  g_autoptr (GError) error = NULL;

  test->clinic = cw_clinic_open_to_read (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_true (cw_clinic_check_record (test->clinic, FALSE, NULL, NULL, NULL,
                                         NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (cw_database_execute (cw_clinic_get_database (test->clinic),
                                       "CREATE TABLE other (x)", NULL));
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
  open_raw (forge);
  forge_edit (forge);
  g_assert_cmpint (sqlite3_close (forge->raw), ==, SQLITE_OK);
  test->clinic = cw_clinic_open_to_read (test->path, test->clock, &error);
  g_assert_no_error (error);
  g_assert_false (cw_clinic_check_record (test->clinic, FALSE, NULL, NULL, NULL,
                                          NULL, NULL, &error));
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
}

static void
cancel_cb (double done, gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancel (Forge *forge, gconstpointer data)
{
  StoreTest *test = &forge->store;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_false (cw_clinic_check_record (test->clinic, FALSE, cancel_cb,
                                          cancellable, cancellable, NULL, NULL,
                                          &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  /* The connection is good for the next one. */
  g_clear_error (&error);
  g_assert_true (cw_clinic_check (test->clinic, NULL, &error));
  store_test_add_patient (test, "Any", "Body", "1980-01-01");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function, data)                                              \
  g_test_add ("/record-check/" name, Forge, data, set_up, function, tear_down)
  ADD ("edit", test_forged, forge_edit);
  ADD ("author", test_forged, forge_author);
  ADD ("delete", test_forged, forge_delete);
  ADD ("insert", test_forged, forge_insert);
  ADD ("swap", test_forged, forge_swap);
  ADD ("digest", test_forged, forge_digest);
  ADD ("cut", test_forged, forge_cut);
  ADD ("gap", test_forged, forge_gap);
  ADD ("link", test_forged, forge_link);
  ADD ("no-key", test_no_key, NULL);
  ADD ("read-only", test_read_only, NULL);
  ADD ("cancel", test_cancel, NULL);
  return g_test_run ();
}
