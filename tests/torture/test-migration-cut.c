/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "care-walk.h"
#include "paper-disk.h"
#include "store/clinic-private.h"
#include "store/migrations.h"

/* Power is cut while a clinic file of the first form is brought up to this one.
 * Afterwards it has one of the forms in between, whole, and goes on from there.
 */

#define SEED 20261124
#define CHECK_EVERY 50

typedef struct {
  char *folder, *path;
  CwClock *clock;
  GRand *rand;
  PaperDisk *start;
  GPtrArray *forms; /* the sum of the schema after each step; [0]: none */
  guint n_calls;
} Fixture;

static guint n_cuts = 20;

static sqlite3 *
open_raw (const char *path)
{
  sqlite3 *raw = NULL;

  g_assert_cmpint (sqlite3_open (path, &raw), ==, SQLITE_OK);
  return raw;
}

static void
run (sqlite3 *raw, const char *sql)
{
  if (sqlite3_exec (raw, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (raw));
}

static char *
sum_rows (sqlite3 *raw, const char *sql)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *stmt = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (raw, sql, -1, &stmt, NULL), ==,
                   SQLITE_OK);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (stmt); i++) {
      const char *text = (const char *)sqlite3_column_text (stmt, i);

      g_checksum_update (sum, (const guchar *)(text != NULL ? text : ""),
                         sqlite3_column_bytes (stmt, i) + 1);
    }
  g_assert_cmpint (sqlite3_finalize (stmt), ==, SQLITE_OK);
  return g_strdup (g_checksum_get_string (sum));
}

static char *
sum_form (sqlite3 *raw)
{
  return sum_rows (raw, "SELECT type, name, sql FROM sqlite_schema "
                        "ORDER BY type, name");
}

static int
get_version (sqlite3 *raw)
{
  sqlite3_stmt *stmt = NULL;
  int version;

  g_assert_cmpint (
      sqlite3_prepare_v2 (raw, "PRAGMA user_version", -1, &stmt, NULL), ==,
      SQLITE_OK);
  g_assert_cmpint (sqlite3_step (stmt), ==, SQLITE_ROW);
  version = sqlite3_column_int (stmt, 0);
  sqlite3_finalize (stmt);
  return version;
}

static GPtrArray *
list_forms (void)
{
  GPtrArray *forms = g_ptr_array_new_with_free_func (g_free);
  sqlite3 *raw = open_raw (":memory:");

  g_ptr_array_add (forms, sum_form (raw));
  for (int version = 1; version <= CW_SCHEMA_VERSION; version++) {
    g_autoptr (GBytes) step = cw_migrations_get_step (version);

    run (raw, g_bytes_get_data (step, NULL));
    g_ptr_array_add (forms, sum_form (raw));
  }
  sqlite3_close (raw);
  return forms;
}

static void
lay_file (Fixture *fixture)
{
  g_autoptr (GBytes) step = cw_migrations_get_step (1);
  sqlite3 *raw = open_raw (fixture->path);

  run (raw, "PRAGMA journal_mode = WAL");
  run (raw, g_bytes_get_data (step, NULL));
  run (raw, "PRAGMA application_id = 0x43554646; PRAGMA user_version = 1;"
            "INSERT INTO patient (family_name, birth_date, sex, sort_key)"
            " VALUES ('Old', '1960-01-01', 'male', 'old'),"
            "        ('Older', '1950-01-01', 'female', 'older');"
            "INSERT INTO patient_search (word, sort_key, patient_id, archived)"
            " SELECT '', sort_key, id, 0 FROM patient");
  sqlite3_close (raw);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PaperDisk) disk = NULL;
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cuffwise-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "clinic.cuffwise", NULL);
  fixture->clock = cw_clock_manual_new (CARE_WALK_START_UTC);
  fixture->rand = g_rand_new_with_seed (SEED);
  fixture->forms = list_forms ();
  fixture->start = paper_disk_new (TRUE);
  paper_disk_install ();
  paper_disk_use (fixture->start);
  lay_file (fixture);

  disk = paper_disk_copy (fixture->start);
  paper_disk_use (disk);
  clinic = cw_clinic_open (fixture->path, fixture->clock, &error);
  g_assert_no_error (error);
  g_assert_finalize_object (g_steal_pointer (&clinic));
  fixture->n_calls = paper_disk_get_calls (disk);
}

/* The names of copies stand on the machine's disk, their bytes on that of paper
 * (nullable), so that what becomes of them at a cut says nothing: those of
 * before are gone. */
static void
remove_copies (Fixture *fixture, PaperDisk *disk)
{
  for (int version = 1; version < CW_SCHEMA_VERSION; version++) {
    g_autofree char *copy
        = g_strdup_printf ("%s.version-%d", fixture->path, version);
    g_autofree char *part = g_strconcat (copy, ".part", NULL);

    g_unlink (copy);
    g_unlink (part);
    if (disk != NULL)
      paper_disk_unlink (disk, part);
  }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  paper_disk_remove ();
  paper_disk_free (fixture->start);
  g_ptr_array_unref (fixture->forms);
  g_rand_free (fixture->rand);
  cw_clock_manual_free (fixture->clock);
  remove_copies (fixture, NULL);
  g_unlink (fixture->path);
  care_walk_remove_key (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* One of the forms, whole, with the patients that there were. */
static int
assert_whole (Fixture *fixture)
{
  static const char patients[]
      = "SELECT family_name, birth_date, sex FROM patient ORDER BY id";
  sqlite3 *raw = open_raw (fixture->path);
  int version = get_version (raw);
  g_autofree char *form = sum_form (raw);
  g_autofree char *rows = sum_rows (raw, patients);
  g_autofree char *expected
      = sum_rows (raw, "VALUES ('Old', '1960-01-01', 'male'),"
                       "       ('Older', '1950-01-01', 'female')");

  g_assert_cmpint (version, >=, 1);
  g_assert_cmpint (version, <=, CW_SCHEMA_VERSION);
  g_assert_cmpstr (form, ==, fixture->forms->pdata[version]);
  g_assert_cmpstr (rows, ==, expected);
  sqlite3_close (raw);
  return version;
}

static void
test_cuts (Fixture *fixture, gconstpointer data)
{
  guint n_old = 0, n_new = 0;

  for (guint i = 0; i < n_cuts; i++) {
    g_autoptr (PaperDisk) disk = paper_disk_copy (fixture->start);
    g_autoptr (CwClinic) clinic = NULL;
    g_autoptr (GError) error = NULL;
    int version;

    remove_copies (fixture, NULL);
    care_walk_put_back_key (fixture->path);
    paper_disk_use (disk);
    paper_disk_cut_at (disk,
                       (guint)g_rand_int_range (fixture->rand, 1,
                                                (gint32)fixture->n_calls + 1));
    clinic = cw_clinic_open (fixture->path, fixture->clock, NULL);
    g_clear_object (&clinic);
    paper_disk_restore_power (disk, fixture->rand);
    remove_copies (fixture, disk);

    version = assert_whole (fixture);
    n_old += version == 1;
    n_new += version == CW_SCHEMA_VERSION;
    clinic = cw_clinic_open (fixture->path, fixture->clock, &error);
    g_assert_no_error (error);
    g_assert_cmpint (cw_clinic_count_patients (clinic, NULL), ==, 2);
    if (i % CHECK_EVERY == 0)
      g_assert_true (cw_clinic_check (clinic, NULL, NULL));
    g_assert_finalize_object (g_steal_pointer (&clinic));
    g_assert_cmpint (assert_whole (fixture), ==, CW_SCHEMA_VERSION);
  }
  g_test_message ("%u cuts: %u files still of the first form, %u of this one, "
                  "%u of one in between",
                  n_cuts, n_old, n_new, n_cuts - n_old - n_new);
}

int
main (int argc, char **argv)
{
  const char *number = g_getenv ("CW_TORTURE_MIGRATIONS");

  g_test_init (&argc, &argv, NULL);
  if (number != NULL)
    n_cuts = (guint)g_ascii_strtoull (number, NULL, 10);
  g_test_add ("/migration-cut", Fixture, NULL, set_up, test_cuts, tear_down);
  return g_test_run ();
}
