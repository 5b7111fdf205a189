/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "store/demo-clinic.h"

/* What a patient with a very long history costs beside one with a short one:
 * what is shown first must not cost more, and what shows it all no more than
 * reading it once.  Ratios are what counts: they do not depend on the machine.
 */

#define N_PATIENTS 8
#define PATIENT 1 /* of the demo, with four sessions */
#define N_SESSIONS 2496
#define SESSIONS_OF_A_PLAN 8
#define DAYS_APART 2
#define N_TRIES 31
#define NEWEST 5 /* sessions on the first page of a patient */

static void run (sqlite3 *handle, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
run (sqlite3 *handle, const char *format, ...)
{
  g_autofree char *sql = NULL;
  va_list arguments;

  va_start (arguments, format);
  sql = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (sqlite3_exec (handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (handle));
}

/* The gate refuses sessions of other days: this file is for measuring only. */
static void
drop_triggers (sqlite3 *handle)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *select;

  sqlite3_prepare_v2 (handle,
                      "SELECT name FROM sqlite_master WHERE type = 'trigger'",
                      -1, &select, NULL);
  while (sqlite3_step (select) == SQLITE_ROW)
    g_ptr_array_add (names,
                     g_strdup ((const char *)sqlite3_column_text (select, 0)));
  sqlite3_finalize (select);
  for (guint i = 0; i < names->len; i++)
    run (handle, "DROP TRIGGER %s", (const char *)names->pdata[i]);
}

/* Copies of the last plan and session, to be changed and put in front. */
static void
take_models (sqlite3 *handle)
{
  run (handle,
       "CREATE TEMP TABLE a_plan AS SELECT * FROM plan"
       " WHERE patient_id = %d ORDER BY version DESC LIMIT 1;"
       "CREATE TEMP TABLE a_dose AS SELECT * FROM prescription"
       " WHERE plan_id = (SELECT id FROM a_plan) LIMIT 1;"
       "CREATE TEMP TABLE a_session AS SELECT s.* FROM session s"
       " WHERE s.patient_id = %d AND state <> 'running'"
       " ORDER BY number DESC LIMIT 1;"
       "CREATE TEMP TABLE a_set AS SELECT * FROM set_entry"
       " WHERE session_id = (SELECT id FROM a_session);"
       "CREATE TEMP TABLE a_cuff AS SELECT * FROM cuff_event"
       " WHERE session_id = (SELECT id FROM a_session)",
       PATIENT, PATIENT);
  run (handle,
       "UPDATE session SET number = number + 1000000 WHERE patient_id = %d;"
       "UPDATE plan SET version = version + 1000000 WHERE patient_id = %d",
       PATIENT, PATIENT);
}

/* Each supersedes the one before, and the patient's first one the last. */
static void
add_plan (sqlite3 *handle, int version)
{
  run (handle,
       "UPDATE a_plan SET supersedes_id = iif (%d > 1, id, NULL),"
       " version = %d, id = (SELECT max(id) + 1 FROM plan);"
       "INSERT INTO plan SELECT * FROM a_plan;"
       "UPDATE plan SET supersedes_id = (SELECT id FROM a_plan)"
       " WHERE patient_id = %d AND version = 1000001;"
       "UPDATE a_dose SET id = (SELECT max(id) + 1 FROM prescription),"
       " plan_id = (SELECT id FROM a_plan);"
       "INSERT INTO prescription SELECT * FROM a_dose",
       version, version, PATIENT);
}

static void
add_session (sqlite3 *handle, int number)
{
  run (handle,
       "UPDATE a_session SET id = (SELECT max(id) + 1 FROM session),"
       " plan_id = (SELECT id FROM a_plan), number = %d,"
       " started_on = date(started_on, '-%d days');"
       "UPDATE a_session SET started_at = started_on || 'T09:00:00Z';"
       "INSERT INTO session SELECT * FROM a_session;"
       "UPDATE a_session SET started_on = date(started_on, '+%d days');"
       "UPDATE a_set SET id = (SELECT max(id) FROM set_entry) + rowid,"
       " session_id = (SELECT id FROM a_session),"
       " prescription_id = (SELECT id FROM a_dose);"
       "INSERT INTO set_entry SELECT * FROM a_set;"
       "UPDATE a_cuff SET id = (SELECT max(id) FROM cuff_event) + rowid,"
       " session_id = (SELECT id FROM a_session),"
       " prescription_id = (SELECT id FROM a_dose);"
       "INSERT INTO cuff_event SELECT * FROM a_cuff",
       number, DAYS_APART * (N_SESSIONS + 10 - number),
       DAYS_APART * (N_SESSIONS + 10 - number));
}

/* Years of sessions before those that the demo invents. */
static void
add_history (const char *path)
{
  sqlite3 *handle = NULL;

  sqlite3_open (path, &handle);
  run (handle, "PRAGMA foreign_keys = OFF;"
               "PRAGMA ignore_check_constraints = ON;"
               "BEGIN");
  drop_triggers (handle);
  take_models (handle);
  for (int i = 0; i < N_SESSIONS; i++) {
    if (i % SESSIONS_OF_A_PLAN == 0)
      add_plan (handle, i / SESSIONS_OF_A_PLAN + 1);
    add_session (handle, i + 1);
  }
  run (handle, "COMMIT");
  sqlite3_close (handle);
}

static void
make_clinic (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic
      = cw_clinic_open (path, cw_clock_system (), &error);

  if (clinic == NULL
      || !cw_demo_clinic_fill (clinic, N_PATIENTS, 1, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
}

typedef void (*Read) (gpointer from);

static void
read_newest (gpointer clinic)
{
  g_autoptr (GPtrArray) progress
      = cw_clinic_load_progress (clinic, PATIENT, NEWEST, NULL);

  g_assert_nonnull (progress);
}

static void
read_overview (gpointer clinic)
{
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (clinic, PATIENT, NULL);

  g_assert_nonnull (overview);
}

static void
read_all (gpointer clinic)
{
  g_autoptr (GPtrArray) progress
      = cw_clinic_load_progress (clinic, PATIENT, 0, NULL);

  g_assert_nonnull (progress);
}

/* The same rows and columns of sets and cuffs, and nothing is made of them. */
static void
read_bare (gpointer handle)
{
  static const char *const queries[] = {
    "SELECT s.number, s.started_on, s.state, s.stop_rule_id, t.* FROM session s"
    " JOIN set_entry t ON t.session_id = s.id WHERE s.patient_id = 1"
    " ORDER BY s.line, s.number, t.prescription_id, t.set_number",
    "SELECT c.* FROM session s JOIN cuff_event c ON c.session_id = s.id"
    " WHERE s.patient_id = 1 ORDER BY s.line, s.number, c.id",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++) {
    sqlite3_stmt *select;
    double sum = 0;

    sqlite3_prepare_v2 (handle, queries[i], -1, &select, NULL);
    while (sqlite3_step (select) == SQLITE_ROW)
      for (int column = 0; column < sqlite3_column_count (select); column++)
        if (sqlite3_column_type (select, column) == SQLITE_TEXT)
          sum += *sqlite3_column_text (select, column);
        else
          sum += sqlite3_column_double (select, column);
    sqlite3_finalize (select);
    g_assert_cmpfloat (sum, >, 0);
  }
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *)a, y = *(const double *)b;

  return x < y ? -1 : x > y;
}

/* Milliseconds, the best of some tries, as other programs run beside it. */
static double
measure (Read read, gpointer from)
{
  double ms[N_TRIES];

  for (int i = 0; i < N_TRIES; i++) {
    gint64 start_us = g_get_monotonic_time ();

    read (from);
    ms[i] = (double)(g_get_monotonic_time () - start_us) / 1000;
  }
  qsort (ms, N_TRIES, sizeof *ms, compare);
  return ms[0];
}

static void
report (const char *what, double many_ms, double few_ms)
{
  g_print ("%s: %.2f ms beside %.2f ms, ratio %.2f\n", what, many_ms, few_ms,
           many_ms / few_ms);
}

int
main (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cuffwise-bench-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.cuffwise", NULL);
  g_autoptr (CwClinic) clinic = NULL;
  double newest_ms, overview_ms;
  sqlite3 *handle = NULL;

  make_clinic (path);
  clinic = cw_clinic_open (path, cw_clock_system (), &error);
  newest_ms = measure (read_newest, clinic);
  overview_ms = measure (read_overview, clinic);
  g_clear_object (&clinic);
  add_history (path);
  clinic = cw_clinic_open (path, cw_clock_system (), &error);
  if (clinic == NULL)
    g_error ("%s", error->message);
  report ("newest sessions, of 2,500 / of 4", measure (read_newest, clinic),
          newest_ms);
  report ("opening a patient, 2,500 sessions / 4",
          measure (read_overview, clinic), overview_ms);
  sqlite3_open (path, &handle);
  report ("all of 10,000 sets / bare rows", measure (read_all, clinic),
          measure (read_bare, handle));
  sqlite3_close (handle);
  g_clear_object (&clinic);
  g_unlink (path);
  g_rmdir (folder);
  return 0;
}
