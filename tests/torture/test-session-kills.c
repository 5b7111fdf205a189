/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

#include "session-facts.h"
#include "store-test.h"

/* Kills a program that holds sessions, at random moments, and looks in the
 * clinic file for everything that it had acknowledged.  How often says
 * CW_TORTURE_KILLS; CW_TORTURE_HOLDER and CW_TORTURE_COMMANDS are programs. */

#define PIPE_SIZE (1 << 20)
#define MOST_DELAY_US 6000

typedef struct {
  StoreTest store;
  GRand *rand;
  gint64 patient_id;
  GStrv acknowledged; /* facts of the session; NULL before it has begun */
  char *act;          /* under way when it was killed; NULL when none was */
  CwInstant spawned;  /* when the last process was started … */
  CwInstant killed;   /* … and had been killed */
  int n_kills;
  int n_in_flight; /* of them in the midst of an act */
  int n_inflated;  /* of them with the cuff up */
  int n_sessions;
} Torture;

static void
read_line (Torture *self, const char *line)
{
  if (g_str_has_prefix (line, "> ")) {
    g_free (self->act);
    self->act = g_strdup (line + 2);
    return;
  }
  g_assert_true (g_str_has_prefix (line, "< "));
  g_clear_pointer (&self->act, g_free);
  g_strfreev (self->acknowledged);
  self->acknowledged = g_strsplit (line + 2, "\t", -1);
}

/* All lines that are whole. */
static void
read_lines (Torture *self, GString *told)
{
  g_auto (GStrv) lines = g_strsplit (told->str, "\n", -1);

  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    read_line (self, lines[i]);
}

static void
drain (int fd, GString *told)
{
  char buffer[65536];
  gssize n;

  while ((n = read (fd, buffer, sizeof buffer)) > 0)
    g_string_append_len (told, buffer, n);
  g_assert_cmpint (n, ==, 0);
}

static GPid
spawn_holder (Torture *self, int *fd)
{
  g_autofree char *patient
      = g_strdup_printf ("%" G_GINT64_FORMAT, self->patient_id);
  g_autofree char *seed = g_strdup_printf ("%u", g_rand_int (self->rand));
  char *argv[] = { (char *)g_getenv ("CW_TORTURE_HOLDER"), self->store.path,
                   patient, seed, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;

  self->spawned = cw_clock_now (cw_clock_system ());
  g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                            NULL, &pid, NULL, fd, NULL, &error);
  g_assert_no_error (error);
  /* Never full: it would be killed waiting for its reader. */
  fcntl (*fd, F_SETPIPE_SZ, PIPE_SIZE);
  return pid;
}

/* Most moments are those of acts, some those of a start. */
static void
wait_moment (Torture *self, int fd, GString *told)
{
  if (g_rand_int_range (self->rand, 0, 8) > 0) {
    char byte;

    if (read (fd, &byte, 1) == 1)
      g_string_append_c (told, byte);
  }
  g_usleep ((gulong)g_rand_int_range (self->rand, 0, MOST_DELAY_US));
}

/* FALSE where it had ended by itself before. */
static gboolean
run_and_kill (Torture *self)
{
  g_autoptr (GString) told = g_string_new (NULL);
  int fd, status;
  GPid pid = spawn_holder (self, &fd);

  wait_moment (self, fd, told);
  kill (pid, SIGKILL);
  drain (fd, told);
  close (fd);
  while (waitpid (pid, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  g_spawn_close_pid (pid);
  self->killed = cw_clock_now (cw_clock_system ());
  read_lines (self, told);
  if (WIFEXITED (status))
    g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  else
    g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  return WIFSIGNALED (status);
}

/* How many lines that begin so are in one and not in the other. */
static int
count_missing (GStrv facts, GStrv others, const char *prefix)
{
  int n = 0;

  for (guint i = 0; facts != NULL && facts[i] != NULL; i++)
    if (g_str_has_prefix (facts[i], prefix)
        && !g_strv_contains ((const char *const *)others, facts[i]))
      n++;
  return n;
}

static gboolean
is_one_of (const char *act, const char *first, const char *second)
{
  return g_strcmp0 (act, first) == 0 || g_strcmp0 (act, second) == 0;
}

/* What was acknowledged is there; beyond it at most what the act under way was
 * about to write. */
static void
assert_facts (Torture *self, GStrv found)
{
  g_auto (GStrv) nothing = g_new0 (char *, 1);
  GStrv told = self->acknowledged != NULL ? self->acknowledged : nothing;
  int lost = count_missing (told, found, "");
  int lost_sets = count_missing (told, found, "set ");
  int lost_states = count_missing (told, found, "session ");
  int more = count_missing (found, told, "");

  g_assert_cmpint (lost, ==, lost_sets + lost_states);
  g_assert_cmpint (lost_sets, <=, is_one_of (self->act, "rate", "correct"));
  if (lost_states > 0)
    g_assert_true (is_one_of (self->act, "stop", "cancel")
                   || is_one_of (self->act, "complete", "finish")
                   || is_one_of (self->act, "check", "start"));
  g_assert_cmpint (more, <=, self->act == NULL ? 0 : 2);
}

/* Microseconds that a limb was under the cuff, by the facts alone; in all, and
 * now. */
static void
count_inflated (GStrv facts,
                const CwInstant *now,
                gint64 *cumulative_us,
                gint64 *inflated_us)
{
  gint64 up_us = -1;

  *cumulative_us = 0;
  for (guint i = 0; facts[i] != NULL; i++) {
    const char *moment = strrchr (facts[i], ' ');

    if (!g_str_has_prefix (facts[i], "cuff "))
      continue;
    g_assert_nonnull (strstr (facts[i], now->boot_id));
    if (g_str_has_prefix (facts[i], "cuff inflate"))
      up_us = g_ascii_strtoll (moment, NULL, 10);
    else {
      *cumulative_us += g_ascii_strtoll (moment, NULL, 10) - up_us;
      up_us = -1;
    }
  }
  *inflated_us = up_us >= 0 ? now->boot_us - up_us : 0;
  *cumulative_us += *inflated_us;
}

/* The clock that the session goes on with is as old as the inflation. */
static void
assert_clock (Torture *self, CwSession *taken, GStrv facts)
{
  CwInstant now = cw_clock_now (cw_clock_system ());
  g_autoptr (GError) error = NULL;
  CwPlan *plan
      = cw_clinic_load_plan (self->store.clinic, taken->plan_id, &error);
  g_autoptr (CwSessionRunner) runner = NULL;
  gint64 cumulative_us, inflated_us;

  g_assert_no_error (error);
  runner
      = cw_session_runner_new (plan, taken, NULL, cw_clinic_get_session_log (),
                               self->store.clinic, &now);
  count_inflated (facts, &now, &cumulative_us, &inflated_us);
  g_assert_cmpfloat_with_epsilon (cw_session_runner_get_inflated_s (runner),
                                  (double)inflated_us / G_USEC_PER_SEC, 1e-6);
  g_assert_cmpfloat_with_epsilon (cw_session_runner_get_cumulative_s (runner),
                                  (double)cumulative_us / G_USEC_PER_SEC, 1e-6);
  g_assert_true (cw_session_runner_is_inflated (runner) == (inflated_us > 0));
  if (inflated_us > 0)
    self->n_inflated++;
}

/* An inflation that this process saw only from outside lies between its start
 * and its death. */
static void
assert_moment (Torture *self, GStrv before, GStrv found)
{
  for (guint i = 0; found[i] != NULL; i++) {
    gint64 at_us = g_ascii_strtoll (strrchr (found[i], ' '), NULL, 10);

    if (!g_str_has_prefix (found[i], "cuff ")
        || (before != NULL
            && g_strv_contains ((const char *const *)before, found[i])))
      continue;
    g_assert_cmpint (at_us, >=, self->spawned.boot_us);
    g_assert_cmpint (at_us, <=, self->killed.boot_us);
  }
}

static void
assert_check_is_sound (Torture *self)
{
  char *argv[] = { (char *)g_getenv ("CW_TORTURE_COMMANDS"), (char *)"check",
                   self->store.path, NULL };
  g_autofree char *words = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &words, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  if (error != NULL)
    g_error ("%s: %s", error->message, words);
}

static void
reopen (Torture *self)
{
  g_autoptr (GError) error = NULL;

  self->store.clinic
      = cw_clinic_open (self->store.path, cw_clock_system (), &error);
  g_assert_no_error (error);
}

static void
next_patient (Torture *self)
{
  g_autofree char *name = g_strdup_printf ("Number %d", ++self->n_sessions);
  g_autoptr (CwPlan) plan = NULL;

  self->patient_id
      = store_test_add_patient (&self->store, name, "Pat", "1985-03-02");
  store_test_sign_screening (&self->store, self->patient_id);
  plan = store_test_sign_plan (&self->store, self->patient_id);
  g_clear_pointer (&self->acknowledged, g_strfreev);
  g_clear_pointer (&self->act, g_free);
}

/* One process that is killed, and what it has left. */
static void
torture (Torture *self)
{
  g_auto (GStrv) before = g_strdupv (self->acknowledged);
  g_auto (GStrv) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) sessions = NULL;
  gboolean was_killed, has_ended = FALSE;

  g_assert_finalize_object (g_steal_pointer (&self->store.clinic));
  was_killed = run_and_kill (self);
  assert_check_is_sound (self);
  reopen (self);
  sessions = cw_clinic_load_sessions (self->store.clinic, self->patient_id, 0,
                                      &error);
  g_assert_no_error (error);
  g_assert_cmpuint (sessions->len, <=, 1);
  if (sessions->len == 0) {
    g_assert_null (self->acknowledged);
  } else {
    CwSession *session = g_ptr_array_steal_index (sessions, 0);

    has_ended = session->state != CW_SESSION_RUNNING;
    found = session_facts (session);
    assert_facts (self, found);
    assert_moment (self, before, found);
    assert_clock (self, session, found);
  }
  self->n_kills += was_killed;
  self->n_in_flight += was_killed && self->act != NULL;
  g_strfreev (self->acknowledged);
  self->acknowledged = g_steal_pointer (&found);
  g_clear_pointer (&self->act, g_free);
  if (has_ended)
    next_patient (self);
}

static void
test_kills (void)
{
  Torture self = { 0 };
  int n_kills = atoi (g_getenv ("CW_TORTURE_KILLS"));

  self.rand = g_rand_new_with_seed ((guint32)g_test_rand_int ());
  store_test_set_up_machine_time (&self.store, NULL);
  next_patient (&self);
  while (self.n_kills < n_kills)
    torture (&self);
  g_test_message ("%d kills, %d within an act, %d with the cuff up, %d "
                  "sessions; nothing that was acknowledged is lost",
                  self.n_kills, self.n_in_flight, self.n_inflated,
                  self.n_sessions);
  g_strfreev (self.acknowledged);
  g_rand_free (self.rand);
  self.store.clock = NULL;
  store_test_tear_down (&self.store, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/torture/session-kills", test_kills);
  return g_test_run ();
}
