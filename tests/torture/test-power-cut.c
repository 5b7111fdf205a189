/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <glib/gstdio.h>

#include "care-walk.h"
#include "paper-disk.h"
#include "store/clinic-private.h"

/* Power is cut at a random call of a walk.  What was acknowledged has to be
 * there afterwards, and of the act under way all or nothing.  Settings that do
 * not promise that have to be caught: else the disk would be too kind. */

#define SEED 20261124

/* Of runs, one in so many is looked through in full, or walked to its end. */
#define CHECK_EVERY 100
#define GO_ON_EVERY 10

/* Weak settings show it soon. */
#define MAX_CONTROL_CUTS 1000

typedef struct {
  char *folder, *path;
  CwClock *clock;
  GRand *rand;
  PaperDisk *start;
  GPtrArray *digests; /* after 0, 1, 2 … acts */
  guint n_calls;      /* of a whole walk */
} Fixture;

typedef struct {
  gboolean without_wal;
  const char *pragma; /* NULL: as shipped */
} Setting;

typedef struct {
  guint n_runs, n_lost, n_unopened, n_acts;
} Result;

static guint n_cuts = 200;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Setting *setting = data;
  g_autoptr (PaperDisk) disk = NULL;
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cuffwise-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "clinic.cuffwise", NULL);
  fixture->clock = cw_clock_manual_new (CARE_WALK_START_UTC);
  fixture->rand = g_rand_new_with_seed (SEED);
  fixture->start = paper_disk_new (!setting->without_wal);
  paper_disk_install ();
  paper_disk_use (fixture->start);
  care_walk_prepare (fixture->path, fixture->clock);

  disk = paper_disk_copy (fixture->start);
  paper_disk_use (disk);
  clinic = cw_clinic_open (fixture->path, fixture->clock, &error);
  g_assert_no_error (error);
  fixture->digests = care_walk_run (clinic);
  g_assert_finalize_object (g_steal_pointer (&clinic));
  fixture->n_calls = paper_disk_get_calls (disk);
  g_test_message ("%u acts, %u calls", fixture->digests->len - 1,
                  fixture->n_calls);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  paper_disk_remove ();
  paper_disk_free (fixture->start);
  g_ptr_array_unref (fixture->digests);
  g_rand_free (fixture->rand);
  cw_clock_manual_free (fixture->clock);
  g_unlink (fixture->path);
  care_walk_remove_key (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static void
weaken (CwClinic *clinic, const char *pragma)
{
  sqlite3 *handle = cw_database_get_handle (cw_clinic_get_database (clinic));

  sqlite3_set_authorizer (handle, NULL, NULL);
  g_assert_cmpint (sqlite3_exec (handle, pragma, NULL, NULL, NULL), ==,
                   SQLITE_OK);
}

/* Walks until there is no power; how many acts were acknowledged. */
static guint
walk_until_cut (Fixture *fixture, const Setting *setting)
{
  g_autoptr (CwClinic) clinic
      = cw_clinic_open (fixture->path, fixture->clock, NULL);
  gboolean done = FALSE;
  guint n_acts = 0;

  if (clinic == NULL)
    return 0;
  if (setting->pragma != NULL)
    weaken (clinic, setting->pragma);
  for (;;) {
    g_autoptr (GError) error = NULL;

    if (!care_walk_step (clinic, &done, &error)) {
      g_assert_nonnull (error);
      return n_acts;
    }
    if (done)
      return n_acts;
    n_acts++;
  }
}

static void
go_on (Fixture *fixture, CwClinic *clinic)
{
  gboolean done = FALSE;
  g_autofree char *digest = NULL;

  while (!done) {
    g_autoptr (GError) error = NULL;

    care_walk_step (clinic, &done, &error);
    g_assert_no_error (error);
  }
  digest = care_walk_digest (clinic);
  g_assert_cmpstr (digest, ==,
                   fixture->digests->pdata[fixture->digests->len - 1]);
}

/* FALSE when something is missing, or there in part. */
static gboolean
look (Fixture *fixture, CwClinic *clinic, guint n_acts)
{
  g_autofree char *digest = care_walk_digest (clinic);

  if (g_strcmp0 (digest, fixture->digests->pdata[n_acts]) == 0)
    return TRUE;
  return n_acts + 1 < fixture->digests->len
         && g_strcmp0 (digest, fixture->digests->pdata[n_acts + 1]) == 0;
}

static void
cut_once (Fixture *fixture, const Setting *setting, Result *result)
{
  g_autoptr (PaperDisk) disk = paper_disk_copy (fixture->start);
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GError) error = NULL;
  guint n_acts;

  care_walk_put_back_key (fixture->path);
  paper_disk_use (disk);
  paper_disk_cut_at (disk, (guint)g_rand_int_range (
                               fixture->rand, 1, (gint32)fixture->n_calls + 1));
  n_acts = walk_until_cut (fixture, setting);
  paper_disk_restore_power (disk, fixture->rand);

  result->n_runs++;
  result->n_acts += n_acts;
  clinic = cw_clinic_open (fixture->path, fixture->clock, &error);
  if (clinic == NULL) {
    result->n_unopened++;
    return;
  }
  if (!look (fixture, clinic, n_acts)) {
    result->n_lost++;
    return;
  }
  if (setting->pragma != NULL)
    return;
  if (result->n_runs % CHECK_EVERY == 0)
    g_assert_true (cw_clinic_check (clinic, NULL, NULL));
  if (result->n_runs % GO_ON_EVERY == 0)
    go_on (fixture, clinic);
  g_assert_finalize_object (g_steal_pointer (&clinic));
}

static Result
cut (Fixture *fixture, const Setting *setting)
{
  Result result = { 0 };
  guint n = setting->pragma != NULL ? MIN (n_cuts, MAX_CONTROL_CUTS) : n_cuts;

  for (guint i = 0; i < n; i++)
    cut_once (fixture, setting, &result);
  g_test_message ("%u cuts after %u acknowledged acts: %u with something lost, "
                  "%u that do not open",
                  result.n_runs, result.n_acts, result.n_lost,
                  result.n_unopened);
  return result;
}

static void
test_nothing_lost (Fixture *fixture, gconstpointer data)
{
  Result result = cut (fixture, data);

  g_assert_cmpuint (result.n_acts, >, 0);
  g_assert_cmpuint (result.n_lost, ==, 0);
  g_assert_cmpuint (result.n_unopened, ==, 0);
}

static void
test_must_fail (Fixture *fixture, gconstpointer data)
{
  Result result = cut (fixture, data);

  g_assert_cmpuint (result.n_lost + result.n_unopened, >, 0);
}

/* Where WAL is refused, the program itself has to find the safe way. */
static void
test_without_wal (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PaperDisk) disk = paper_disk_copy (fixture->start);
  g_autoptr (CwClinic) clinic = NULL;
  gint64 synchronous;

  paper_disk_use (disk);
  clinic = cw_clinic_open (fixture->path, fixture->clock, NULL);
  g_assert_true (cw_database_query_int (cw_clinic_get_database (clinic),
                                        "PRAGMA synchronous", &synchronous,
                                        NULL));
  g_assert_cmpint (synchronous, ==, 3);
  g_assert_finalize_object (g_steal_pointer (&clinic));
  test_nothing_lost (fixture, data);
}

int
main (int argc, char **argv)
{
  static const Setting shipped = { 0 };
  static const Setting without_wal = { .without_wal = TRUE };
  static const Setting normal = { .pragma = "PRAGMA synchronous = NORMAL" };
  static const Setting off = { .pragma = "PRAGMA synchronous = OFF" };
  static const Setting not_extra
      = { .without_wal = TRUE, .pragma = "PRAGMA synchronous = FULL" };
  const char *number = g_getenv ("CW_TORTURE_CUTS");

  g_test_init (&argc, &argv, NULL);
  if (number != NULL)
    n_cuts = (guint)g_ascii_strtoull (number, NULL, 10);

#define ADD(name, setting, function)                                           \
  g_test_add ("/power-cut/" name, Fixture, &setting, set_up, function,         \
              tear_down)
  ADD ("shipped", shipped, test_nothing_lost);
  ADD ("without-wal", without_wal, test_without_wal);
  ADD ("control/normal", normal, test_must_fail);
  ADD ("control/off", off, test_must_fail);
  ADD ("control/without-extra", not_extra, test_must_fail);
  return g_test_run ();
}
