/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "care-walk.h"

/* A program is killed at a random moment of a walk on the machine's own disk.
 * What it had acknowledged has to be in the file, and of the act under way all
 * or nothing.  It says nothing about a power cut: what the program has written
 * is the kernel's by then. */

#define SEED 20261124
#define CHECK_EVERY 50

typedef struct {
  char *folder, *path;
  char *clinic; /* the bytes of a clinic with nobody in it */
  gsize length;
  CwClock *clock;
  GRand *rand;
  GPtrArray *digests;
  gint64 walk_us;
} Fixture;

static guint n_kills = 20;

static void
lay_file (Fixture *fixture)
{
  static const char *const endings[] = { "-wal", "-shm", "-journal", ".lock" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (fixture->path, endings[i], NULL);

    g_unlink (name);
  }
  g_file_set_contents (fixture->path, fixture->clinic, (gssize)fixture->length,
                       &error);
  g_assert_no_error (error);
  care_walk_put_back_key (fixture->path);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cuffwise-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "clinic.cuffwise", NULL);
  fixture->clock = cw_clock_manual_new (CARE_WALK_START_UTC);
  fixture->rand = g_rand_new_with_seed (SEED);
  care_walk_prepare (fixture->path, fixture->clock);
  g_file_get_contents (fixture->path, &fixture->clinic, &fixture->length,
                       &error);
  g_assert_no_error (error);
  fixture->walk_us = -g_get_monotonic_time ();
  clinic = cw_clinic_open_alone (fixture->path, fixture->clock, &error);
  g_assert_no_error (error);
  fixture->digests = care_walk_run (clinic);
  fixture->walk_us += g_get_monotonic_time ();
  g_assert_finalize_object (g_steal_pointer (&clinic));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  lay_file (fixture);
  g_unlink (fixture->path);
  care_walk_remove_key (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_ptr_array_unref (fixture->digests);
  g_rand_free (fixture->rand);
  cw_clock_manual_free (fixture->clock);
  g_free (fixture->clinic);
  g_free (fixture->path);
  g_free (fixture->folder);
}

/* Tells of each act once it is acknowledged. */
static void
walk_until_killed (Fixture *fixture, int out)
{
  CwClinic *clinic = cw_clinic_open_alone (fixture->path, fixture->clock, NULL);
  gboolean done = FALSE;

  while (!done)
    if (!care_walk_step (clinic, &done, NULL)
        || (!done && write (out, "", 1) != 1))
      _exit (1);
  for (;;)
    pause ();
}

/* How many acts were acknowledged before the kill. */
static guint
kill_walk (Fixture *fixture)
{
  int ends[2], status;
  guint n_acts = 0;
  char byte;
  pid_t child;

  g_assert_cmpint (pipe (ends), ==, 0);
  child = fork ();
  if (child == 0) {
    prctl (PR_SET_PDEATHSIG, SIGKILL);
    close (ends[0]);
    walk_until_killed (fixture, ends[1]);
  }
  close (ends[1]);
  g_usleep (
      (gulong)g_rand_int_range (fixture->rand, 0, (gint32)fixture->walk_us));
  kill (child, SIGKILL);
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFSIGNALED (status));
  while (read (ends[0], &byte, 1) == 1)
    n_acts++;
  close (ends[0]);
  return n_acts;
}

static void
assert_holds (Fixture *fixture, CwClinic *clinic, guint n_acts)
{
  g_autofree char *digest = care_walk_digest (clinic);

  if (n_acts + 1 < fixture->digests->len
      && g_strcmp0 (digest, fixture->digests->pdata[n_acts + 1]) == 0)
    return; /* on the disk, but not acknowledged yet */
  g_assert_cmpstr (digest, ==, fixture->digests->pdata[n_acts]);
}

static void
test_kills (Fixture *fixture, gconstpointer data)
{
  guint n_acts = 0;

  for (guint i = 0; i < n_kills; i++) {
    g_autoptr (CwClinic) clinic = NULL;
    g_autoptr (GError) error = NULL;
    guint n_here;

    lay_file (fixture);
    n_here = kill_walk (fixture);
    n_acts += n_here;
    /* Also its lock ended with it. */
    clinic = cw_clinic_open_alone (fixture->path, fixture->clock, &error);
    g_assert_no_error (error);
    assert_holds (fixture, clinic, n_here);
    if (i % CHECK_EVERY == 0)
      g_assert_true (cw_clinic_check (clinic, NULL, NULL));
    g_assert_finalize_object (g_steal_pointer (&clinic));
  }
  g_test_message ("%u kills after %u acknowledged acts", n_kills, n_acts);
  g_assert_cmpuint (n_acts, >, 0);
}

int
main (int argc, char **argv)
{
  const char *number = g_getenv ("CW_TORTURE_KILLS");

  g_test_init (&argc, &argv, NULL);
  if (number != NULL)
    n_kills = (guint)g_ascii_strtoull (number, NULL, 10);
  g_test_add ("/kills", Fixture, NULL, set_up, test_kills, tear_down);
  return g_test_run ();
}
