/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "exchange-test.h"
#include "exchange/patient-book.h"
#include "exchange/patient-export.h"

/* All about a person goes out, or nothing. */

static char *demo_path;

static CwClinic *
open_demo (void)
{
  g_autoptr (GError) error = NULL;
  CwClinic *clinic = cw_clinic_open (demo_path, cw_clock_system (), &error);

  g_assert_no_error (error);
  return clinic;
}

static char *
read_file (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  g_file_get_contents (path, &data, NULL, &error);
  g_assert_no_error (error);
  return data;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
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
assert_listed (const char *folder, JsonObject *file)
{
  const char *name = json_object_get_string_member (file, "name");
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;
  g_autofree char *digest = NULL;
  GStatBuf status;
  gsize size;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (g_file_get_contents (path, &content, &size, NULL));
  digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256,
                                        (const guchar *)content, size);
  g_assert_cmpint (json_object_get_int_member (file, "bytes"), ==,
                   (gint64)size);
  g_assert_cmpstr (json_object_get_string_member (file, "sha256"), ==, digest);
}

/* The command writes what the manifest says, and the audit log keeps it. */
static void
test_command (void)
{
  g_autofree char *folder = exchange_path ("everything");
  g_autoptr (ExchangeRun) run
      = exchange_run ("export", "--clinic", demo_path, "--patient", "CW-00001",
                      "-o", folder, NULL);
  g_autoptr (ExchangeRun) again
      = exchange_run ("export", "--clinic", demo_path, "--patient", "CW-00001",
                      "-o", folder, NULL);
  g_autoptr (ExchangeRun) nobody
      = exchange_run ("export", "--clinic", demo_path, "--patient", "CW-09999",
                      "-o", "nobody", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *manifest = NULL;
  g_autofree char *log = NULL;
  JsonArray *files;
  GStatBuf status;

  exchange_assert_done (run);
  exchange_assert_bad_input (again, "exists");
  exchange_assert_bad_input (nobody, "CW-09999");
  g_assert_cmpint (g_stat (folder, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0700);
  manifest = read_file (folder, "manifest.json");
  g_assert_true (json_parser_load_from_data (parser, manifest, -1, NULL));
  files = json_object_get_array_member (
      json_node_get_object (json_parser_get_root (parser)), "files");
  for (guint i = 0; i < json_array_get_length (files); i++)
    assert_listed (folder, json_array_get_object_element (files, i));
  /* And nothing else but itself. */
  g_assert_cmpuint (count_files (folder), ==,
                    json_array_get_length (files) + 1);
  log = read_file (folder, "audit_entry.csv");
  g_assert_nonnull (strstr (log, ",export,"));
  remove_folder (folder);
}

/* What a spreadsheet would run is text, numbers stay numbers. */
static void
test_formulas (void)
{
  g_autoptr (CwClinic) clinic = open_demo ();
  g_autoptr (CwPatient) patient = cw_clinic_load_patient (clinic, 2, NULL);
  g_autofree char *folder = exchange_path ("formulas");
  g_autofree char *csv = NULL;
  g_autoptr (GError) error = NULL;

  g_free (patient->family_name);
  patient->family_name = g_strdup ("=cmd|' /C calc'!A0");
  g_free (patient->problem);
  patient->problem = g_strdup ("\357\274\235SUM(1), \"twice\"");
  g_assert_true (cw_clinic_save_patient (clinic, patient, &error));
  cw_patient_export_save (clinic, 2, folder, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  csv = read_file (folder, "patient.csv");
  g_assert_nonnull (strstr (csv, "\r\n2,'=cmd"));
  g_assert_nonnull (strstr (csv, "\"'\357\274\235SUM(1), \"\"twice\"\"\""));
  remove_folder (folder);
}

typedef struct {
  GCancellable *cancellable;
  double until, last;
} Stop;

static void
stop_cb (double done, gpointer data)
{
  Stop *stop = data;

  g_assert_cmpfloat (done, >=, stop->last);
  g_assert_cmpfloat (done, <=, 1);
  stop->last = done;
  if (done >= stop->until)
    g_cancellable_cancel (stop->cancellable);
}

/* Cancelled wherever it is, it leaves nothing; what an attempt left that was
 * killed is cleared away by the next. */
static void
test_cancel (void)
{
  static const double moments[] = { 0, .2, .5, .75, .9 };
  g_autoptr (CwClinic) clinic = open_demo ();
  g_autofree char *folder = exchange_path ("cancelled");
  g_autofree char *part = g_strconcat (folder, ".part", NULL);
  g_autofree char *left = g_build_filename (part, "patient.csv", NULL);
  g_autoptr (GError) error = NULL;
  Stop whole = { g_cancellable_new (), 2, 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (moments); i++) {
    g_autoptr (GCancellable) cancellable = g_cancellable_new ();
    Stop stop = { cancellable, moments[i], 0 };

    g_assert_false (cw_patient_export_save (clinic, 1, folder, stop_cb, &stop,
                                            cancellable, &error));
    g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    g_clear_error (&error);
    g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
    g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  }
  g_assert_cmpint (g_mkdir (part, 0700), ==, 0);
  g_assert_true (g_file_set_contents (left, "half", -1, NULL));
  cw_patient_export_save (clinic, 1, folder, stop_cb, &whole, whole.cancellable,
                          &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (whole.last, ==, 1);
  g_assert_false (g_file_test (part, G_FILE_TEST_EXISTS));
  remove_folder (folder);
  g_object_unref (whole.cancellable);
}

static void
test_cannot_write (void)
{
  g_autoptr (CwClinic) clinic = open_demo ();
  g_autoptr (GError) error = NULL;

  g_assert_false (cw_patient_export_save (clinic, 1, "/nowhere/at/all", NULL,
                                          NULL, NULL, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
  g_assert_nonnull (strstr (error->message, "/nowhere/at/all"));
  g_clear_error (&error);
  g_assert_false (
      cw_patient_export_save (clinic, 99, "nobody", NULL, NULL, NULL, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_NOT_FOUND);
  g_assert_false (g_file_test ("nobody.part", G_FILE_TEST_EXISTS));
}

/* Every paper fits, and each session, screening and plan has one. */
static void
test_book (void)
{
  g_autoptr (CwClinic) clinic = open_demo ();
  gint64 n_patients = cw_clinic_count_patients (clinic, NULL);

  for (gint64 id = 1; id <= n_patients; id++) {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) book
        = cw_patient_book_make (clinic, id, NULL, NULL, NULL, &error);
    g_autoptr (GPtrArray) screenings
        = cw_clinic_load_screenings (clinic, id, NULL);
    g_autoptr (GPtrArray) sessions
        = cw_clinic_load_sessions (clinic, id, 0, NULL);
    g_autoptr (GPtrArray) letters
        = cw_clinic_load_clearance_requests (clinic, id, NULL);
    g_autoptr (CwScreeningRecord) draft
        = cw_clinic_load_draft (clinic, id, NULL);
    g_autoptr (GPtrArray) plans = cw_clinic_load_plans (clinic, id, NULL);
    g_autofree char *record = NULL;

    g_assert_no_error (error);
    g_assert_cmpuint (book->len, ==,
                      2 + screenings->len + sessions->len + letters->len
                          + (draft != NULL ? 1 : 0));
    for (guint i = 0; i < book->len; i++)
      g_assert_false (cw_document_overflows (book->pdata[i]));
    record = cw_document_get_text (book->pdata[0]);
    for (guint i = 0; i < plans->len; i++) {
      const CwPlan *plan = plans->pdata[i];
      g_autofree char *version = g_strdup_printf ("Version %d", plan->version);

      g_assert_nonnull (strstr (record, version));
    }
  }
}

/* A name that names nobody, and that nothing has. */
static void
test_folder (void)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  CwDate day = cw_date_new (2026, 11, 25);
  g_autofree char *parent = exchange_path ("folders");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  patient->identifier = g_strdup ("CW-1/../x");
  patient->family_name = g_strdup ("Okafor");
  first = cw_patient_export_choose_folder (parent, patient, day);
  g_assert_null (strstr (first + strlen (parent) + 1, "/"));
  g_assert_null (strstr (first, "Okafor"));
  g_assert_cmpint (g_mkdir_with_parents (first, 0700), ==, 0);
  second = cw_patient_export_choose_folder (parent, patient, day);
  g_assert_cmpstr (first, !=, second);
  g_assert_true (g_str_has_prefix (second, first));
  g_rmdir (first);
  g_rmdir (parent);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  exchange_test_start ();
  demo_path = exchange_path ("demo.cuffwise");
  exchange_run_free (
      exchange_run ("demo", demo_path, "--patients", "24", NULL));

  g_test_add_func ("/patient-export/command", test_command);
  g_test_add_func ("/patient-export/formulas", test_formulas);
  g_test_add_func ("/patient-export/cancel", test_cancel);
  g_test_add_func ("/patient-export/cannot-write", test_cannot_write);
  g_test_add_func ("/patient-export/book", test_book);
  g_test_add_func ("/patient-export/folder", test_folder);

  status = exchange_test_run ();
  g_free (demo_path);
  return status;
}
