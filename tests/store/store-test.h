/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <sqlite3.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* A clinic with a clinician and a patient, and the steps of care for tests that
 * begin further on.  Each step has to succeed. */
typedef struct {
  char *folder; /* of the file; NULL in memory */
  char *path;
  CwClock *clock;
  CwClinic *clinic;
  gint64 clinician_id;
  gint64 patient_id;
} StoreTest;

/* 21 November 2026, 09:00. */
#define STORE_TEST_START_UTC 1795251600

void store_test_set_up_in_memory (StoreTest *test, gconstpointer data);
void store_test_set_up_file (StoreTest *test, gconstpointer data);
/* A file whose gate goes by the machine's clock. */
void store_test_set_up_machine_time (StoreTest *test, gconstpointer data);
void store_test_tear_down (StoreTest *test, gconstpointer data);

gint64 store_test_add_patient (StoreTest *test,
                               const char *family_name,
                               const char *given_names,
                               const char *birth_date);
/* A draft in which all is answered no and all is normal. */
gint64 store_test_fill_screening (StoreTest *test, gint64 patient_id);
gint64 store_test_sign_screening (StoreTest *test, gint64 patient_id);
/* Knee extension, right leg, all warnings accepted; not signed. */
CwPlan *store_test_new_plan (const CwScreeningRecord *screening, CwDate today);
CwPlan *store_test_make_plan (StoreTest *test, gint64 patient_id);
CwPlan *store_test_sign_plan (StoreTest *test, gint64 patient_id);
/* A plan for home, signed after six sessions in the clinic by another one, one
 * every second day; two days after the last of them. */
CwPlan *store_test_sign_home_plan (StoreTest *test, gint64 patient_id);
CwSameDayCheck *store_test_make_check (void);
CwSession *store_test_start_session (StoreTest *test, gint64 plan_id);
/* A set of the plan's first exercise; the fourth with an effort of 7. */
CwSetEntry *store_test_new_set (const CwPlan *plan,
                                int number,
                                int reps,
                                gint64 now);
/* Logs a set of the plan's first exercise; the fourth with an effort of 7. */
void
store_test_log_set (StoreTest *test, CwSession *session, int number, int reps);
void store_test_end_session (StoreTest *test, CwSession *session);

/* Runs statements with :now and :today bound, all or none of them; what SQLite
 * says. */
int store_test_run_sql (sqlite3 *raw,
                        const char *sql,
                        const char *now,
                        const char *today);
/* Before what only clinicians may do. */
#define STORE_TEST_ASSISTANT "UPDATE clinician SET role = 'assistant';"

/* Runs them as a raw shell would, by another connection with nothing switched on,
 * at the clinic's time.  They have to pass where they are honest, and to be
 * refused where not. */
void store_test_attack (StoreTest *test, const char *sql, gboolean honest);

/* Sets a PIN or passphrase of that clinician, confirmed with that of whoever is
 * signed in (`own`, NULL while nobody is); the recovery code, or "". */
char *store_test_set_secret (CwClinic *clinic,
                             gint64 clinician_id,
                             const char *secret,
                             const char *own) G_GNUC_WARN_UNUSED_RESULT;
/* Signs a clinician in. */
void store_test_sign_in (CwClinic *clinic,
                         gint64 clinician_id,
                         const char *secret);

/* Goes on in time. */
void store_test_pass_days (StoreTest *test, int days);

G_END_DECLS
