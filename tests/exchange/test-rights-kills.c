/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "exchange-test.h"
#include "store/clinic.h"

/* An export or an erasure that is killed is whole or has not been. */

#define RUNS 16

static char *demo_path;
static char *clinician;

/* Runs to the end; how long that took. */
static gulong
measure (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  gint64 begin = g_get_monotonic_time ();
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      arguments, G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error);

  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, &error));
  g_assert_no_error (error);
  return (gulong)(g_get_monotonic_time () - begin);
}

/* Kills at a moment of its work: the run of that number of those over the time
 * that it takes and a little more. */
static void
run_and_kill (const char *const *arguments, gulong whole_us, int number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv (
      arguments,
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE,
      &error);

  g_assert_no_error (error);
  g_usleep (whole_us * (gulong)number * 5 / (4 * RUNS));
  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

static void
assert_whole (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "manifest.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonArray *files;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  files = json_object_get_array_member (
      json_node_get_object (json_parser_get_root (parser)), "files");
  g_assert_cmpuint (json_array_get_length (files), >, 20);
  for (guint i = 0; i < json_array_get_length (files); i++) {
    JsonObject *file = json_array_get_object_element (files, i);
    g_autofree char *member = g_build_filename (
        folder, json_object_get_string_member (file, "name"), NULL);
    g_autofree char *content = NULL;
    g_autofree char *digest = NULL;
    gsize size;

    g_assert_true (g_file_get_contents (member, &content, &size, NULL));
    digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                          (const guchar *)content, size);
    g_assert_cmpstr (digest, ==,
                     json_object_get_string_member (file, "sha256"));
  }
}

static void
test_export (void)
{
  g_autofree char *folder = exchange_path ("killed");
  g_autofree char *part = g_strconcat (folder, ".part", NULL);
  g_autoptr (ExchangeRun) last = NULL;
  gulong whole_us;
  const char *const arguments[] = { g_getenv ("CW_TEST_COMMANDS"),
                                    "export",
                                    "--clinic",
                                    demo_path,
                                    "--patient",
                                    "CW-00001",
                                    "-o",
                                    folder,
                                    NULL };

  whole_us = measure (arguments);
  remove_folder (folder);
  for (int i = 0; i < RUNS; i++) {
    run_and_kill (arguments, whole_us, i);
    if (g_file_test (folder, G_FILE_TEST_EXISTS)) {
      assert_whole (folder);
      remove_folder (folder);
    }
  }
  last = exchange_run ("export", "--clinic", demo_path, "--patient", "CW-00001",
                       "-o", folder, NULL);
  exchange_assert_done (last);
  assert_whole (folder);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  remove_folder (folder);
}

static void
copy_file (const char *from, const char *to)
{
  g_autofree char *content = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (from, &content, &size, NULL));
  g_assert_true (g_file_set_contents (to, content, (gssize)size, NULL));
}

static gboolean
holds (const char *path, const char *word)
{
  g_autofree char *content = NULL;
  gsize size;

  return g_file_get_contents (path, &content, &size, NULL)
         && memmem (content, size, word, strlen (word)) != NULL;
}

/* Opened again the file is sound, and either the person is there with
 * everything or, once it was swept as a window does it, no trace is left. */
static gboolean
is_gone (const char *path)
{
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic
      = cw_clinic_open (path, cw_clock_system (), &error);
  g_autoptr (CwPatient) patient = NULL;
  g_auto (GStrv) problems = NULL;

  g_assert_no_error (error);
  if (!cw_clinic_check (clinic, &problems, &error))
    g_error ("%s", problems != NULL ? problems[0] : error->message);
  patient = cw_clinic_load_patient (clinic, 1, NULL);
  if (patient != NULL) {
    g_autoptr (GPtrArray) sessions
        = cw_clinic_load_sessions (clinic, 1, 0, NULL);

    g_assert_cmpuint (sessions->len, >, 0);
    return FALSE;
  }
  cw_clinic_sweep_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (holds (path, "Okafor"));
  g_assert_false (holds (wal, "Okafor"));
  return TRUE;
}

static void
test_erase (void)
{
  g_autofree char *path = exchange_path ("killed.cuffwise");
  g_autofree char *wal = g_strconcat (path, "-wal", NULL);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);
  g_autofree char *key = g_strconcat (path, ".key", NULL);
  g_autofree char *demo_key = g_strconcat (demo_path, ".key", NULL);
  const char *const arguments[] = { g_getenv ("CW_TEST_COMMANDS"),
                                    "erase",
                                    "--clinic",
                                    path,
                                    "--patient",
                                    "CW-00001",
                                    "--confirm",
                                    "CW-00001",
                                    "--reason",
                                    "request",
                                    "--by",
                                    clinician,
                                    "--within-retention",
                                    NULL };
  guint n_gone = 0;
  gulong whole_us;

  copy_file (demo_path, path);
  copy_file (demo_key, key);
  whole_us = measure (arguments);
  g_assert_true (is_gone (path));
  for (int i = 0; i < RUNS; i++) {
    copy_file (demo_path, path);
    copy_file (demo_key, key);
    g_assert_true (holds (path, "Okafor"));
    run_and_kill (arguments, whole_us, i);
    n_gone += is_gone (path);
    g_unlink (wal);
    g_unlink (shm);
  }
  g_test_message ("gone: %u of %d", n_gone, RUNS);
}

int
main (int argc, char *argv[])
{
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GPtrArray) clinicians = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  exchange_test_start ();
  demo_path = exchange_path ("demo.cuffwise");
  exchange_run_free (
      exchange_run ("demo", demo_path, "--patients", "4", NULL));
  clinic = cw_clinic_open (demo_path, cw_clock_system (), NULL);
  clinicians = cw_clinic_load_clinicians (clinic, NULL);
  clinician = g_strdup (((CwClinician *)clinicians->pdata[0])->name);
  g_clear_object (&clinic);

  g_test_add_func ("/rights-kills/export", test_export);
  g_test_add_func ("/rights-kills/erase", test_erase);

  status = exchange_test_run ();
  g_free (clinician);
  g_free (demo_path);
  return status;
}
