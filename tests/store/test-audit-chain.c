/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <time.h>
#include <utime.h>
#include <glib/gstdio.h>

#include "store-test.h"
#include "store/audit-chain.h"
#include "store/audit-log.h"
#include "store/clinic-private.h"

/* Each act leaves an entry and a link, and these only grow. */

static gint64
count (StoreTest *test, const char *sql)
{
  g_autoptr (GError) error = NULL;
  gint64 n = -1;

  cw_database_query_int (cw_clinic_get_database (test->clinic), sql, &n,
                         &error);
  g_assert_no_error (error);
  return n;
}

static void
reopen (StoreTest *test)
{
  g_autoptr (GError) error = NULL;

  if (test->clinic != NULL)
    g_assert_finalize_object (g_steal_pointer (&test->clinic));
  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
}

static void
walk (StoreTest *test)
{
  g_autoptr (CwPlan) plan = NULL;
  g_autoptr (CwSession) session = NULL;
  g_autoptr (GError) error = NULL;

  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  session = store_test_start_session (test, plan->id);
  for (int number = 1; number <= 4; number++)
    store_test_log_set (test, session, number, 12);
  store_test_end_session (test, session);
  cw_clinic_set_archived (test->clinic, test->patient_id, TRUE, &error);
  g_assert_no_error (error);
}

/* What was written is refused where nobody says who wrote it. */
static void
test_no_entry (StoreTest *test, gconstpointer data)
{
  CwDatabase *database = cw_clinic_get_database (test->clinic);
  g_autoptr (GError) error = NULL;
  gint64 n_links = count (test, "SELECT count(*) FROM audit_link");

  g_assert_true (cw_database_begin (database, &error));
  g_assert_true (cw_database_execute (
      database, "UPDATE patient SET family_name = 'Other'", &error));
  g_assert_false (cw_database_end (database, TRUE, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_REFUSED);
  g_assert_cmpint (
      count (test, "SELECT count(*) FROM patient WHERE family_name = 'Other'"),
      ==, 0);
  g_assert_cmpint (count (test, "SELECT count(*) FROM audit_link"), ==,
                   n_links);
  store_test_add_patient (test, "Later", "One", "1980-01-01");
  g_assert_cmpint (count (test, "SELECT count(*) FROM audit_link"), ==,
                   n_links + 1);
}

/* Each link closes an entry of the audit log, and each row has a digest. */
static void
test_acts (StoreTest *test, gconstpointer data)
{
  CwDatabase *database = cw_clinic_get_database (test->clinic);
  CwRowDigests *digests
      = cw_audit_chain_get_digests (cw_audit_chain_get (database));
  const GPtrArray *tables = cw_row_digests_get_tables (digests);

  walk (test);
  g_assert_cmpint (
      count (test, "SELECT count(*) FROM audit_link l WHERE NOT EXISTS"
                   " (SELECT 1 FROM row_digest d"
                   "  JOIN digested_table t ON t.id = d.table_id"
                   "  WHERE d.link_id = l.id AND t.name = 'audit_entry')"),
      ==, 0);
  g_assert_cmpuint (tables->len, >, 25);
  for (guint i = 0; i < tables->len; i++) {
    const CwDigestedTable *table = tables->pdata[i];
    g_auto (CwRowScan) scan = { 0 };
    CwRowDigest digest;
    gint64 row_id, n_rows = 0;

    cw_row_scan_begin (&scan, digests, table);
    while (cw_row_scan_next (&scan, &row_id, &digest, NULL) == CW_STEP_ROW) {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count(*) FROM row_digest WHERE table_id = %d"
          " AND row_id = %d",
          (int)table->id, (int)row_id);

      g_assert_cmpint (count (test, sql), >, 0);
      n_rows++;
    }
    g_test_message ("%s: %d", table->name, (int)n_rows);
  }
}

/* What a savepoint gave up leaves no digest, and what is around it does. */
static void
test_savepoint (StoreTest *test, gconstpointer data)
{
  CwDatabase *database = cw_clinic_get_database (test->clinic);
  g_autoptr (GError) error = NULL;
  gint64 n_digests;
  const CwAuditEntry entry = { .at = STORE_TEST_START_UTC,
                               .action = "change",
                               .record = "patient",
                               .record_id = 1 };

  n_digests = count (test, "SELECT count(*) FROM row_digest");
  g_assert_true (cw_database_begin (database, &error));
  g_assert_true (
      cw_database_execute (database, "UPDATE patient SET phone = '1'", &error));
  g_assert_true (cw_database_begin (database, &error));
  g_assert_true (cw_database_execute (
      database, "UPDATE clinician SET name = 'Other'", &error));
  g_assert_false (cw_database_end (database, FALSE, &error));
  g_assert_true (cw_audit_log_add (database, &entry, &error));
  g_assert_true (cw_database_end (database, TRUE, &error));
  g_assert_no_error (error);
  g_assert_cmpint (count (test, "SELECT count(*) FROM row_digest"), ==,
                   n_digests + 2);
}

/* Rows that have not changed keep their digest through a later form of the
 * file: a column's default is nothing new. */
static void
test_new_column (StoreTest *test, gconstpointer data)
{
  CwDatabase *database = cw_clinic_get_database (test->clinic);
  CwRowDigest before, after;
  CwRowDigests *digests
      = cw_audit_chain_get_digests (cw_audit_chain_get (database));
  gboolean exists;

  g_assert_true (cw_row_digests_compute (
      digests, cw_row_digests_find_table_named (digests, "patient"),
      test->patient_id, &before, &exists, NULL));
  g_assert_true (exists);
  store_test_attack (test,
                     "ALTER TABLE patient ADD COLUMN blood_group TEXT;"
                     "ALTER TABLE patient ADD COLUMN n INTEGER NOT NULL"
                     " DEFAULT 7;",
                     TRUE);
  reopen (test);
  database = cw_clinic_get_database (test->clinic);
  digests = cw_audit_chain_get_digests (cw_audit_chain_get (database));
  g_assert_true (cw_row_digests_compute (
      digests, cw_row_digests_find_table_named (digests, "patient"),
      test->patient_id, &after, &exists, NULL));
  g_assert_cmpmem (&before, sizeof before, &after, sizeof after);
  store_test_attack (test, "UPDATE patient SET n = 8;", TRUE);
  g_assert_true (cw_row_digests_compute (
      digests, cw_row_digests_find_table_named (digests, "patient"),
      test->patient_id, &after, &exists, NULL));
  g_assert_cmpint (memcmp (&before, &after, sizeof after), !=, 0);
}

static void
test_key (StoreTest *test, gconstpointer data)
{
  g_autofree char *key = cw_audit_keys_get_path (test->path);
  g_autofree char *text = NULL;
  g_autofree char *moved = g_strconcat (test->path, ".moved", NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (key, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  reopen (test);
  g_assert_true (g_file_get_contents (key, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "[anchor "));
  g_assert_cmpint (count (test, "SELECT count(*) FROM audit_key"), ==, 1);

  /* On another computer the chain goes on with another key. */
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
  g_assert_cmpint (g_rename (key, moved), ==, 0);
  reopen (test);
  g_assert_false (g_file_test (key, G_FILE_TEST_EXISTS));
  store_test_add_patient (test, "Other", "Computer", "1980-01-01");
  g_assert_true (g_file_test (key, G_FILE_TEST_EXISTS));
  g_assert_cmpint (count (test, "SELECT count(*) FROM audit_key"), ==, 2);
  g_unlink (moved);
}

/* A file with something else in it is kept, and care goes on. */
static void
test_damaged_key (StoreTest *test, gconstpointer data)
{
  g_autofree char *key = cw_audit_keys_get_path (test->path);
  g_autofree char *aside = g_strconcat (key, ".damaged", NULL);
  g_autofree char *text = NULL;

  g_assert_finalize_object (g_steal_pointer (&test->clinic));
  g_assert_true (g_file_set_contents (key, "no key at all", -1, NULL));
  g_test_expect_message (NULL, G_LOG_LEVEL_WARNING, "There is no key in *");
  reopen (test);
  g_test_assert_expected_messages ();
  store_test_add_patient (test, "Any", "Body", "1980-01-01");
  g_assert_true (g_file_get_contents (aside, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "no key at all");
  g_unlink (aside);
}

static void
test_attacks (StoreTest *test, gconstpointer data)
{
  static const char *const attacks[] = {
    "DELETE FROM audit_link WHERE id = (SELECT max(id) FROM audit_link);",
    "UPDATE audit_link SET hash = rows;",
    "INSERT OR REPLACE INTO audit_link SELECT * FROM audit_link WHERE id = 2;",
    "INSERT INTO audit_link SELECT id + 5, key_id, rows, hash FROM audit_link;",
    "DELETE FROM row_digest WHERE link_id = 2;",
    "UPDATE row_digest SET digest = NULL;",
    "INSERT OR REPLACE INTO row_digest SELECT * FROM row_digest;",
    "INSERT INTO row_digest SELECT 1, table_id, row_id + 900, digest"
    " FROM row_digest;",
    "DELETE FROM audit_key;",
    "UPDATE audit_key SET fingerprint = zeroblob (16);",
    "INSERT OR REPLACE INTO audit_key SELECT id, zeroblob (16) FROM audit_key;",
    "DELETE FROM digested_table;",
    "UPDATE digested_table SET name = 'x' || name;",
    "INSERT OR REPLACE INTO digested_table SELECT id, 'x' || name"
    " FROM digested_table;",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (attacks); i++)
    store_test_attack (test, attacks[i], FALSE);
}

/* What was killed while it wrote the key leaves it under another name; whoever
 * opens the file alone takes that away, and nothing else. */
static void
test_drafts (StoreTest *test, gconstpointer data)
{
  static const struct {
    const char *ending;
    gint64 age_s;
    gboolean stays;
  } files[] = {
    { ".4711", 3600, FALSE },         { ".4711.A1B2C3", 3600, FALSE },
    { ".Z9Y8X7", 3600, FALSE },       { ".4712", 0, TRUE },
    { ".damaged", 3600, TRUE },       { ".A1B2C3D", 3600, TRUE },
    { "-copy", 3600, TRUE },
  };
  g_autofree char *key = cw_audit_keys_get_path (test->path);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_strconcat (key, files[i].ending, NULL);
    struct utimbuf times = { 0 };

    times.actime = times.modtime = time (NULL) - files[i].age_s;
    g_assert_true (g_file_set_contents (path, "", 0, NULL));
    g_assert_cmpint (g_utime (path, &times), ==, 0);
  }
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
  test->clinic = cw_clinic_open_alone (test->path, test->clock, &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++) {
    g_autofree char *path = g_strconcat (key, files[i].ending, NULL);

    g_test_message ("%s", path);
    g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS) == files[i].stays);
    g_unlink (path);
  }
  g_assert_true (g_file_test (key, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, set_up, function)                                            \
  g_test_add ("/audit-chain/" name, StoreTest, NULL,                           \
              store_test_set_up_##set_up, function, store_test_tear_down)
  ADD ("no-entry", in_memory, test_no_entry);
  ADD ("acts", in_memory, test_acts);
  ADD ("savepoint", in_memory, test_savepoint);
  ADD ("new-column", file, test_new_column);
  ADD ("key", file, test_key);
  ADD ("damaged-key", file, test_damaged_key);
  ADD ("drafts", file, test_drafts);
  ADD ("attacks", file, test_attacks);
  return g_test_run ();
}
