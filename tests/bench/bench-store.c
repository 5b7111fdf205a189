/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <sqlite3.h>
#include <stdlib.h>
#include <glib/gstdio.h>

#include "store/demo-clinic.h"

/* What saving a set costs beside the bare transaction under it, and what
 * finding and opening a patient costs in a large clinic beside a small one.
 * Ratios are what counts: they do not depend on the machine. */

/* From the third set of the demo's unfinished session to the last it may have.
 */
#define FIRST_SET 3
#define N_SETS 98
#define N_LOOKS 200
#define N_TRIES 5
#define FRAME_US 16667
#define SMALL 1000
#define LARGE 100000

typedef struct {
  double *us;
  guint n;
} Times;

static int
compare_times (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

static void
times_init (Times *times, guint size)
{
  times->us = g_new (double, size);
  times->n = 0;
}

static double
times_get (Times *times, double share)
{
  qsort (times->us, times->n, sizeof *times->us, compare_times);
  return times->us[(guint)(share * (times->n - 1))];
}

static void
times_add (Times *times, gint64 since_us)
{
  times->us[times->n++] = (double)(g_get_monotonic_time () - since_us);
}

static void
report (const char *what, Times *times, double *median)
{
  *median = times_get (times, 0.5);
  g_print ("# %-44s median %8.1f us, 99 %% %8.1f us, worst %8.1f us\n", what,
           *median, times_get (times, 0.99), times_get (times, 1));
  g_clear_pointer (&times->us, g_free);
}

static void
must (gboolean success, GError *error)
{
  if (!success)
    g_error ("%s", error->message);
}

/* A row of the same size in the same kind of file, and nothing around it. */
static void
time_bare (const char *folder, Times *times)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  sqlite3 *handle = NULL;
  sqlite3_stmt *begin, *insert, *commit;

  sqlite3_open (path, &handle);
  sqlite3_exec (
      handle,
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
      "PRAGMA foreign_keys = ON;"
      "CREATE TABLE set_entry (id INTEGER PRIMARY KEY, session_id INT,"
      " prescription_id INT, set_number INT, target_reps INT,"
      " reps INT, load_kg REAL, pressure_mmhg REAL, rest_s REAL,"
      " ending TEXT, logged_at TEXT,"
      " UNIQUE (session_id, prescription_id, set_number));"
      "CREATE INDEX by_prescription ON set_entry (prescription_id)",
      NULL, NULL, NULL);
  sqlite3_prepare_v2 (handle, "BEGIN IMMEDIATE", -1, &begin, NULL);
  sqlite3_prepare_v2 (handle, "COMMIT", -1, &commit, NULL);
  sqlite3_prepare_v2 (handle,
                      "INSERT INTO set_entry (session_id, prescription_id,"
                      " set_number, target_reps, reps, load_kg, pressure_mmhg,"
                      " rest_s, ending, logged_at) VALUES (1, ?, 1, 15, 15, 18,"
                      " 114, 30, 'target', '2026-11-21T09:00:00Z')",
                      -1, &insert, NULL);
  for (int i = 0; i < N_SETS; i++) {
    gint64 start_us = g_get_monotonic_time ();

    sqlite3_step (begin);
    sqlite3_bind_int (insert, 1, i);
    sqlite3_step (insert);
    sqlite3_step (commit);
    times_add (times, start_us);
    sqlite3_reset (begin);
    sqlite3_reset (insert);
    sqlite3_reset (commit);
  }
  sqlite3_finalize (begin);
  sqlite3_finalize (insert);
  sqlite3_finalize (commit);
  sqlite3_close (handle);
}

static void
time_sets (CwClinic *clinic, Times *times)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) running
      = cw_clinic_load_unfinished_sessions (clinic, &error);
  g_autoptr (CwSession) session = NULL;
  g_autoptr (CwPlan) plan = NULL;

  g_assert_cmpuint (running->len, >, 0);
  session = cw_clinic_load_session (clinic, g_array_index (running, gint64, 0),
                                    &error);
  plan = cw_clinic_load_plan (clinic, session->plan_id, &error);
  for (int i = 0; i < N_SETS; i++) {
    g_autoptr (CwSetEntry) entry = cw_set_entry_new ();
    gint64 start_us;

    entry->prescription_id
        = ((CwPrescription *)plan->prescriptions->pdata[0])->id;
    entry->set_number = FIRST_SET + i;
    entry->target_reps = 15;
    entry->reps = 15;
    entry->load_kg = 18;
    entry->pressure_mmhg = 114;
    entry->rest_s = 30;
    entry->end = CW_SET_END_TARGET;
    entry->logged_at = session->started_at;
    start_us = g_get_monotonic_time ();
    must (
        cw_clinic_get_session_log ()->save_set (clinic, session, entry, &error),
        error);
    times_add (times, start_us);
  }
}

static void
show_first_page (CwClinic *clinic, const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) list
      = cw_clinic_list_patients (clinic, typed, FALSE, &error);

  must (list != NULL, error);
  for (guint i = 0; i < MIN (g_list_model_get_n_items (list), 20); i++)
    g_object_unref (g_list_model_get_item (list, i));
}

/* As somebody types a name: each letter makes a list and shows its first page.
 * The best of some tries, as other programs run beside this one. */
static void
time_typing (CwClinic *clinic, const char *const *words, Times *times)
{
  for (int word = 0; words[word] != NULL; word++)
    for (const char *end = words[word]; *end != '\0';) {
      g_autofree char *typed = NULL;
      gint64 best_us = G_MAXINT64;

      end = g_utf8_next_char (end);
      typed = g_strndup (words[word], (gsize)(end - words[word]));
      for (int i = 0; i < N_TRIES; i++) {
        gint64 start_us = g_get_monotonic_time ();

        show_first_page (clinic, typed);
        best_us = MIN (best_us, g_get_monotonic_time () - start_us);
      }
      times->us[times->n++] = (double)best_us;
      if (best_us > FRAME_US)
        g_print ("# more than a frame: \"%s\", %.1f ms\n", typed,
                 (double)best_us / 1000);
    }
}

static void
time_opening (CwClinic *clinic, guint n_patients, Times *times)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (int i = 0; i < N_LOOKS; i++) {
    gint64 id = i % 2 == 0 ? g_rand_int_range (rand, 1, 16)
                           : g_rand_int_range (rand, 1, (gint32)n_patients);
    g_autoptr (GError) error = NULL;
    gint64 start_us = g_get_monotonic_time ();
    g_autoptr (CwPatientOverview) overview
        = cw_clinic_load_overview (clinic, id, &error);
    g_autoptr (GPtrArray) progress
        = cw_clinic_load_progress (clinic, id, 6, &error);

    must (overview != NULL && progress != NULL, error);
    times_add (times, start_us);
  }
}

static CwClinic *
make_clinic (const char *folder, guint n_patients)
{
  g_autofree char *name = g_strdup_printf ("%u.cuffwise", n_patients);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  CwClinic *clinic = cw_clinic_open (path, cw_clock_system (), &error);
  gint64 start_us = g_get_monotonic_time ();

  must (clinic != NULL, error);
  must (cw_demo_clinic_fill (clinic, n_patients, 1, NULL, NULL, NULL, &error),
        error);
  g_print ("# made a clinic of %u patients in %.1f s\n", n_patients,
           (double)(g_get_monotonic_time () - start_us) / G_USEC_PER_SEC);
  return clinic;
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

int
main (void)
{
  static const char *const words[] = {
    "okafor", "smith", "garcía", "al",  "wang",  "an", "xiu ying",
    "cw-000", "s",     "m",      "a b", "07700", NULL,
  };
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cuffwise-bench-XXXXXX", &error);
  g_autoptr (CwClinic) small = make_clinic (folder, SMALL);
  g_autoptr (CwClinic) large = make_clinic (folder, LARGE);
  double bare_us, set_us, small_us, large_us;
  Times times;

  times_init (&times, N_SETS);
  time_bare (folder, &times);
  report ("bare transaction", &times, &bare_us);
  times_init (&times, N_SETS);
  time_sets (large, &times);
  report ("saving a set", &times, &set_us);
  g_print ("saving a set / bare transaction: %.2f\n", set_us / bare_us);

  times_init (&times, 1000);
  time_typing (small, words, &times);
  report ("a letter typed, 1,000 patients", &times, &small_us);
  times_init (&times, 1000);
  time_typing (large, words, &times);
  report ("a letter typed, 100,000 patients", &times, &large_us);
  g_print ("find as you type, 100,000 / 1,000: %.2f\n", large_us / small_us);

  for (int pass = 0; pass < 2; pass++) {
    times_init (&times, N_LOOKS);
    time_opening (small, SMALL, &times);
    report ("opening a patient, 1,000 patients", &times, &small_us);
    times_init (&times, N_LOOKS);
    time_opening (large, LARGE, &times);
    report ("opening a patient, 100,000 patients", &times, &large_us);
  }
  g_print ("opening a patient, 100,000 / 1,000: %.2f\n", large_us / small_us);

  g_clear_object (&small);
  g_clear_object (&large);
  remove_folder (folder);
  return 0;
}
