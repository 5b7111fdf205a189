/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands that read and write a clinic. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "exchange-test.h"
#include "store/clinic.h"

static char *demo_path; /* of a clinic that tests only read */

static char *
read_file (const char *name, gsize *length)
{
  g_autofree char *path = exchange_path (name);
  g_autoptr (GError) error = NULL;
  char *data;

  g_file_get_contents (path, &data, length, &error);
  g_assert_no_error (error);
  return data;
}

static void
test_demo (void)
{
  g_autofree char *path = exchange_path ("small.cuffwise");
  g_autoptr (ExchangeRun) run = exchange_run (
    "demo", "small.cuffwise", "--patients", "3", "--seed", "7", NULL);
  g_autoptr (ExchangeRun) check
    = exchange_run ("check", "small.cuffwise", NULL);
  GStatBuf status;

  exchange_assert_done (run);
  g_assert_cmpstr (run->output, ==, "");
  exchange_assert_done (check);
  g_assert_cmpint (g_stat (path, &status), ==, 0);
  /* Nobody else reads what could be a clinic. */
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

/* Whatever is there stays as it is. */
static void
test_demo_overwrites_nothing (void)
{
  g_autofree char *path = exchange_write ("letter.txt", "Dear Sir");
  g_autofree char *link = exchange_path ("link.cuffwise");
  g_autoptr (ExchangeRun) file = exchange_run ("demo", path, NULL);
  g_autoptr (ExchangeRun) folder = exchange_run ("demo", "/", NULL);
  g_autoptr (ExchangeRun) dangling = NULL;
  g_autofree char *text = read_file ("letter.txt", NULL);

  g_assert_cmpint (symlink ("nowhere.cuffwise", link), ==, 0);
  dangling = exchange_run ("demo", link, NULL);
  exchange_assert_bad_input (file, path);
  exchange_assert_bad_input (folder, "/ exists");
  exchange_assert_bad_input (dangling, link);
  g_assert_cmpstr (text, ==, "Dear Sir");
}

static void
assert_begins (const char *name, const char *bytes, gsize minimum)
{
  gsize length;
  g_autofree char *data = read_file (name, &length);

  g_assert_cmpuint (length, >, minimum);
  g_assert_cmpint (memcmp (data, bytes, strlen (bytes)), ==, 0);
}

static void
test_chart (void)
{
  static const struct {
    const char *name, *begin;
  } pictures[] = {
    { "chart.png", "\x89PNG\r\n" },
    { "chart.pdf", "%PDF-1." },
    { "chart.svg", "<?xml" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++) {
    g_autoptr (ExchangeRun) run
      = exchange_run ("chart", "--clinic", demo_path, "--patient", "2", "-o",
                      pictures[i].name, NULL);

    exchange_assert_done (run);
    assert_begins (pictures[i].name, pictures[i].begin, 2000);
  }
}

/* A measure over time, on some days, in black and white: each is another
 * picture. */
static void
test_chart_options (void)
{
  static const char *const options[] = {
    "--measure load",
    "--measure load --black-and-white",
    "--measure total-reps --measure pain",
    "--measure NPRS",
    "--measure load --measure NPRS --measure GIRTH",
    "--exercise LEG_EXT",
    "--black-and-white",
  };
  g_autoptr (GHashTable) pictures
    = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++) {
    g_autofree char *words
      = g_strdup_printf ("chart --clinic %s --patient 1 -o options.svg %s",
                         demo_path, options[i]);
    g_autoptr (ExchangeRun) run = exchange_run_words (words);
    g_autofree char *path = exchange_path ("options.svg");
    g_autofree char *svg = NULL;

    exchange_assert_done (run);
    g_assert_true (g_file_get_contents (path, &svg, NULL, NULL));
    g_hash_table_add (pictures, g_steal_pointer (&svg));
  }
  g_assert_cmpuint (g_hash_table_size (pictures), ==, G_N_ELEMENTS (options));
}

/* A row for each set, and none of days without a session. */
static void
test_sets (void)
{
  g_autofree char *path = exchange_path ("sets.csv");
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (ExchangeRun) run
    = exchange_run ("sets", "--clinic", demo_path, "--patient", "1", "-o",
                    "sets.csv", NULL);
  g_autoptr (ExchangeRun) early
    = exchange_run ("sets", "--clinic", demo_path, "--patient", "1", "--to",
                    "2020-01-01", "-o", "none.csv", NULL);

  exchange_assert_done (run);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "patient,date,session,"));
  g_assert_true (g_str_has_prefix (lines[1], "CW-00001,"));
  g_assert_cmpuint (g_strv_length (lines), >, 8);
  exchange_assert_bad_input (early, "--patient");
}

/* Scores need no session: somebody may have been asked before the first. */
static void
test_outcomes (void)
{
  g_autofree char *path = exchange_path ("outcomes.csv");
  g_autofree char *csv = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (ExchangeRun) run
    = exchange_run ("outcomes", "--clinic", demo_path, "--patient", "1", "-o",
                    "outcomes.csv", NULL);
  g_autoptr (ExchangeRun) none
    = exchange_run ("outcomes", "--clinic", demo_path, "--patient", "CW-00008",
                    "--to", "2020-01-01", "-o", "no-outcomes.csv", NULL);

  exchange_assert_done (run);
  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  lines = g_strsplit (csv, "\r\n", -1);
  g_assert_true (g_str_has_prefix (lines[0], "patient,date,measure,value,"));
  g_assert_true (g_str_has_prefix (lines[1], "CW-00001,"));
  exchange_assert_done (none);
}

static void
test_handout (void)
{
  g_autoptr (ExchangeRun) run
    = exchange_run ("handout", "--clinic", demo_path, "--patient", "CW-00001",
                    "-o", "handout.pdf", NULL);
  g_autoptr (ExchangeRun) large
    = exchange_run ("handout", "--clinic", demo_path, "--patient", "1",
                    "--large-print", "--output", "large.pdf", NULL);

  exchange_assert_done (run);
  exchange_assert_done (large);
  assert_begins ("handout.pdf", "%PDF-1.", 5000);
  assert_begins ("large.pdf", "%PDF-1.", 5000);
}

/* Patient 1 is in care, the third one's screening is half done. */
static void
test_screening_papers (void)
{
  g_autoptr (ExchangeRun) run
    = exchange_run ("screening-record", "--clinic", demo_path, "--patient",
                    "CW-00001", "-o", "record.pdf", NULL);
  g_autoptr (ExchangeRun) draft
    = exchange_run ("screening-draft", "--clinic", demo_path, "--patient",
                    "CW-00003", "--large-print", "-o", "draft.pdf", NULL);

  g_autoptr (ExchangeRun) form
    = exchange_run ("consent-form", "--clinic", demo_path, "--patient",
                    "CW-00008", "-o", "form.pdf", NULL);

  exchange_assert_done (run);
  exchange_assert_done (draft);
  exchange_assert_done (form);
  assert_begins ("form.pdf", "%PDF-1.", 5000);
  assert_begins ("record.pdf", "%PDF-1.", 5000);
  assert_begins ("draft.pdf", "%PDF-1.", 5000);
}

static void
test_progress_report (void)
{
  g_autoptr (ExchangeRun) run
    = exchange_run ("progress-report", "--clinic", demo_path, "--patient",
                    "CW-00001", "-o", "progress.pdf", NULL);

  exchange_assert_done (run);
  assert_begins ("progress.pdf", "%PDF-1.", 5000);
}

/* Of the last session, of an earlier one, and on paper. */
static void
test_visit_note (void)
{
  g_autoptr (ExchangeRun) last
    = exchange_run ("visit-note", "--clinic", demo_path, "--patient",
                    "CW-00001", "-o", "last.txt", NULL);
  g_autoptr (ExchangeRun) earlier
    = exchange_run ("visit-note", "--clinic", demo_path, "--patient", "1",
                    "--session", "3", "-o", "earlier.txt", NULL);
  g_autoptr (ExchangeRun) page
    = exchange_run ("visit-note", "--clinic", demo_path, "--patient", "1",
                    "-o", "note.pdf", NULL);
  g_autofree char *path = exchange_path ("earlier.txt");
  g_autofree char *text = NULL;

  exchange_assert_done (last);
  exchange_assert_done (earlier);
  exchange_assert_done (page);
  assert_begins ("last.txt", "BFR visit", 500);
  assert_begins ("note.pdf", "%PDF-1.", 5000);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "Session: 3 of "));
  g_assert_nonnull (strstr (text, "Verdict: Yes"));
  g_assert_nonnull (strstr (text, "Why: "));
  /* Another session has followed. */
  g_assert_null (strstr (text, "\nNext\n"));
}

/* A patient has two names here; a different one has a different chart. */
static void
test_patient (void)
{
  g_autoptr (ExchangeRun) number
    = exchange_run ("chart", "--clinic", demo_path, "--patient", "2", "-o",
                    "number.png", NULL);
  g_autoptr (ExchangeRun) identifier
    = exchange_run ("chart", "--clinic", demo_path, "--patient", "CW-00002",
                    "-o", "identifier.png", NULL);
  g_autoptr (ExchangeRun) other
    = exchange_run ("chart", "--clinic", demo_path, "--patient", "CW-00001",
                    "-o", "other.png", NULL);
  gsize number_length, identifier_length, other_length;
  g_autofree char *by_number = NULL;
  g_autofree char *by_identifier = NULL;
  g_autofree char *of_other = NULL;

  exchange_assert_done (number);
  exchange_assert_done (identifier);
  exchange_assert_done (other);
  by_number = read_file ("number.png", &number_length);
  by_identifier = read_file ("identifier.png", &identifier_length);
  of_other = read_file ("other.png", &other_length);
  g_assert_cmpmem (by_number, number_length, by_identifier, identifier_length);
  g_assert_false (number_length == other_length
                  && memcmp (by_number, of_other, other_length) == 0);
}

/* Where %s is the demo clinic. */
static const struct {
  const char *arguments, *part;
} faults[] = {
  { "check", "FILE" },
  { "check none.cuffwise", "none.cuffwise" },
  { "check note.txt", "note.txt" },
  { "backup", "FILE" },
  { "backup none.cuffwise", "none.cuffwise" },
  { "backup note.txt", "note.txt" },
  { "backup %s --encrypt", "--output" },
  { "backup %s --encrypt -o a.png --passphrase-fd x", "--passphrase-fd" },
  { "restore", "BACKUP" },
  { "restore none.cuffwise new.cuffwise", "none.cuffwise" },
  { "restore note.txt new.cuffwise", "note.txt" },
  { "demo", "FILE" },
  { "demo a b", "FILE" },
  { "demo new.cuffwise --patients 0", "--patients" },
  { "demo new.cuffwise --patients many", "--patients" },
  { "demo new.cuffwise --seed -1", "--seed" },
  { "demo new.cuffwise --seed 4294967296", "--seed" },
  { "chart", "--output" },
  { "chart -o a.png", "--clinic" },
  { "chart -o a.gif --clinic %s --patient 2", "a.gif" },
  { "chart -o a.png --clinic none.cuffwise --patient 2", "none.cuffwise" },
  { "chart -o a.png --clinic %s", "--patient" },
  { "chart -o a.png --clinic %s --patient 0", "--patient" },
  { "chart -o a.png --clinic %s --patient 99999", "99999" },
  { "chart -o a.png --clinic %s --patient CW-9", "CW-9" },
  { "chart -o a.png --clinic %s --patient 8", "--patient" },
  { "chart -o a.png --clinic %s --patient 2 --exercise PLANK", "--exercise" },
  { "chart -o a.png --clinic %s --patient 2 --measure speed", "speed" },
  { "chart -o a.png --clinic %s --patient 2 --from tomorrow", "--from" },
  { "sets -o a.png --clinic %s --patient 2", "a.png" },
  { "chart -o a.png --clinic %s --patient 8 --measure NPRS", "NPRS" },
  { "chart -o a.png --clinic %s --patient 1 --measure nprs", "nprs" },
  { "sets -o a.csv --clinic %s", "--patient" },
  { "outcomes -o a.png --clinic %s --patient 2", "a.png" },
  { "outcomes -o a.csv --clinic %s", "--patient" },
  { "outcomes -o a.csv --clinic %s --patient 1 --to never", "--to" },
  { "handout", "--output" },
  { "handout -o a.pdf", "--clinic" },
  { "handout -o a.png --clinic %s --patient 1", "a.png" },
  { "handout -o a.pdf --clinic none.cuffwise --patient 1", "none.cuffwise" },
  { "handout -o a.pdf --clinic %s", "--patient" },
  { "handout -o a.pdf --clinic %s --patient nobody", "nobody" },
  { "handout -o a.pdf --clinic %s --patient CW-00008", "no plan" },
  { "screening-record", "--output" },
  { "screening-record -o a.pdf --clinic %s --patient CW-00003", "no signed" },
  { "clearance-letter -o a.pdf --clinic %s --patient CW-00001", "No doctor" },
  { "screening-draft -o a.pdf --clinic %s --patient CW-00001", "no screening" },
  { "progress-report -o a.pdf --clinic %s --patient CW-00003", "no session" },
  { "visit-note", "--output" },
  { "visit-note -o a.png --clinic %s --patient 1", "a.png" },
  { "visit-note -o a.pdf --clinic %s --patient 1 --session 99", "session 99" },
  { "visit-note -o a.pdf --clinic %s --patient 1 --session x", "--session" },
  { "visit-note -o a.pdf --clinic %s --patient CW-00003", "no session" },
};

static void
test_faults (void)
{
  g_autofree char *note = exchange_write ("note.txt", "No clinic.");
  g_autofree char *picture = exchange_path ("a.png");
  g_autofree char *page = exchange_path ("a.pdf");
  g_autofree char *new_clinic = exchange_path ("new.cuffwise");
  g_autofree char *no_clinic = exchange_path ("none.cuffwise");

  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_auto (GStrv) parts = g_strsplit (faults[i].arguments, "%s", -1);
    g_autofree char *arguments = g_strjoinv (demo_path, parts);
    g_autoptr (ExchangeRun) run = exchange_run_words (arguments);

    g_test_message ("%s: %s", arguments, run->errors);
    exchange_assert_bad_input (run, faults[i].part);
  }
  /* Nothing was made on the way. */
  g_assert_false (g_file_test (picture, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (page, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (new_clinic, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (no_clinic, G_FILE_TEST_EXISTS));
}

static guint
count_exports (const char *path, gint64 patient_id)
{
  g_autoptr (CwClinic) clinic
    = cw_clinic_open (path, cw_clock_system (), NULL);
  const CwAuditFilter filter = { .patient_id = patient_id };
  g_autoptr (GPtrArray) lines
    = cw_clinic_load_audit_log (clinic, &filter, NULL, 10000, NULL);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++) {
    const CwAuditLine *line = lines->pdata[i];

    n += g_str_equal (line->action, "export")
         && line->patient_id == patient_id;
  }
  return n;
}

/* Whatever a command writes about somebody leaves an entry about that person. */
static void
test_audited (void)
{
  static const char *const commands[] = {
    "chart -o audited.png",
    "sets -o audited.csv",
    "outcomes -o audited.csv",
    "handout -o audited.pdf",
    "consent-form -o audited.pdf",
    "screening-record -o audited.pdf",
    "progress-report -o audited.pdf",
    "visit-note -o audited.txt",
    "audit-log -o audited.csv",
    "export -o audited",
  };
  g_autoptr (ExchangeRun) demo
    = exchange_run ("demo", "audited.cuffwise", "--patients", "2", NULL);
  g_autofree char *path = exchange_path ("audited.cuffwise");
  g_autofree char *folder = exchange_path ("audited");
  g_autoptr (GDir) dir = NULL;
  g_autoptr (ExchangeRun) all = NULL;
  const char *name;

  exchange_assert_done (demo);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *words = g_strdup_printf (
      "%s --clinic audited.cuffwise --patient CW-00001", commands[i]);
    g_autoptr (ExchangeRun) run = exchange_run_words (words);

    exchange_assert_done (run);
    g_assert_cmpuint (count_exports (path, 1), ==, i + 1);
  }
  g_assert_cmpuint (count_exports (path, 0), ==, 0);
  all = exchange_run_words ("audit-log -o audited.csv --clinic "
                            "audited.cuffwise");
  exchange_assert_done (all);
  g_assert_cmpuint (count_exports (path, 0), ==, 1);
  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *file = g_build_filename (folder, name, NULL);

    g_unlink (file);
  }
  g_rmdir (folder);
}

static char *
get_clinician (const char *path)
{
  g_autoptr (CwClinic) clinic
    = cw_clinic_open (path, cw_clock_system (), NULL);
  g_autoptr (GPtrArray) clinicians = cw_clinic_load_clinicians (clinic, NULL);

  return g_strdup (((CwClinician *) clinicians->pdata[0])->name);
}

static ExchangeRun *
run_erase (const char *confirm,
           const char *reason,
           const char *by,
           const char *option)
{
  return exchange_run ("erase", "--clinic", "erase.cuffwise", "--patient",
                       "CW-00001", "--confirm", confirm, "--reason", reason,
                       "--by", by, option, NULL);
}

/* What cannot be undone is said twice, by somebody of the clinic, for a reason. */
static void
test_erase (void)
{
  g_autoptr (ExchangeRun) demo
    = exchange_run ("demo", "erase.cuffwise", "--patients", "2", NULL);
  g_autofree char *path = exchange_path ("erase.cuffwise");
  g_autofree char *name = get_clinician (path);
  g_autoptr (ExchangeRun) mistyped
    = run_erase ("CW-00002", "request", name, "--within-retention");
  g_autoptr (ExchangeRun) why
    = run_erase ("CW-00001", "because", name, "--within-retention");
  g_autoptr (ExchangeRun) nobody
    = run_erase ("CW-00001", "request", "Nobody", "--within-retention");
  g_autoptr (ExchangeRun) early = run_erase ("CW-00001", "request", name, NULL);
  g_autoptr (ExchangeRun) routine
    = run_erase ("CW-00001", "retention", name, "--within-retention");
  g_autoptr (ExchangeRun) done = NULL;
  g_autoptr (ExchangeRun) check = NULL;
  g_autoptr (JsonObject) report = NULL;

  exchange_assert_bad_input (mistyped, "--confirm");
  exchange_assert_bad_input (why, "because");
  exchange_assert_bad_input (nobody, "Nobody");
  exchange_assert_bad_input (early, "--within-retention");
  g_assert_cmpint (routine->status, ==, 1);

  done = run_erase ("CW-00001", "request", name, "--within-retention");
  exchange_assert_done (done);
  report = exchange_parse (done);
  g_assert_true (json_object_get_boolean_member (report, "no_trace"));
  g_assert_cmpuint (
    json_array_get_length (json_object_get_array_member (report, "backups")),
    ==, 0);
  check = exchange_run ("check", "erase.cuffwise", NULL);
  exchange_assert_done (check);
}

/* A backup is found again by what it was made of, and stays as it is whoever looks
 * at it. */
static void
test_backup (void)
{
  g_autoptr (ExchangeRun) backup
    = exchange_run ("backup", demo_path, "-o", "backup.cuffwise", NULL);
  g_autoptr (ExchangeRun) again
    = exchange_run ("backup", demo_path, "-o", "backup.cuffwise", NULL);
  g_autoptr (ExchangeRun) check
    = exchange_run ("check", "backup.cuffwise", NULL);
  g_autoptr (ExchangeRun) sets
    = exchange_run ("sets", "--clinic", "backup.cuffwise", "--patient", "1",
                    "-o", "backup.csv", NULL);
  g_autoptr (ExchangeRun) restore
    = exchange_run ("restore", "backup.cuffwise", "restored.cuffwise", NULL);
  g_autoptr (ExchangeRun) check_restored
    = exchange_run ("check", "restored.cuffwise", NULL);
  g_autoptr (ExchangeRun) over
    = exchange_run ("restore", "backup.cuffwise", demo_path, NULL);

  exchange_assert_done (backup);
  g_assert_nonnull (strstr (backup->output, "backup.cuffwise"));
  exchange_assert_bad_input (again, "backup.cuffwise");
  exchange_assert_done (check);
  exchange_assert_done (sets);
  exchange_assert_done (restore);
  g_assert_cmpstr (restore->output, ==, "");
  exchange_assert_done (check_restored);
  g_assert_null (strstr (check_restored->output, "key"));
  exchange_assert_bad_input (over, demo_path);
}

static void
test_archive (void)
{
  const char *passphrase = "four words of no kin\n";
  g_autofree char *folder = exchange_path ("backups");
  g_autofree char *log_path = exchange_path ("archive.csv");
  g_autofree char *csv = NULL;
  g_autoptr (ExchangeRun) log = NULL;
  g_autoptr (ExchangeRun) weak
    = exchange_run_with_input ("short\n", "backup", demo_path, "--encrypt",
                               "-o", "weak.archive", "--passphrase-fd", "0",
                               NULL);
  g_autoptr (ExchangeRun) archive
    = exchange_run_with_input (passphrase, "backup", demo_path, "--encrypt",
                               "-o", "clinic.archive", "--passphrase-fd", "0",
                               NULL);
  g_autoptr (ExchangeRun) wrong
    = exchange_run_with_input ("four words of no kim\n", "restore",
                               "clinic.archive", "unsealed.cuffwise",
                               "--passphrase-fd", "0", NULL);
  g_autoptr (ExchangeRun) restore
    = exchange_run_with_input (passphrase, "restore", "clinic.archive",
                               "unsealed.cuffwise", "--passphrase-fd", "0",
                               NULL);
  g_autoptr (ExchangeRun) check
    = exchange_run ("check", "unsealed.cuffwise", NULL);
  g_autoptr (GDir) dir = NULL;
  const char *name;

  exchange_assert_bad_input (weak, "12 characters");
  exchange_assert_done (archive);
  g_assert_nonnull (strstr (archive->output, "clinic.archive"));
  exchange_assert_bad_input (wrong, "not the passphrase");
  exchange_assert_done (restore);
  exchange_assert_done (check);
  g_assert_null (strstr (check->output, "key"));

  log = exchange_run ("audit-log", "--clinic", demo_path, "-o", "archive.csv",
                      NULL);
  exchange_assert_done (log);
  g_assert_true (g_file_get_contents (log_path, &csv, NULL, NULL));
  g_assert_nonnull (strstr (csv, "export,clinic_file,1"));

  dir = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    g_unlink (path);
  }
  g_rmdir (folder);
}

static void
test_cannot_write (void)
{
  g_autoptr (ExchangeRun) picture
    = exchange_run ("chart", "--clinic", demo_path, "--patient", "2", "-o",
                    "no-folder/a.png", NULL);
  g_autoptr (ExchangeRun) page
    = exchange_run ("handout", "--clinic", demo_path, "--patient", "1", "-o",
                    "no-folder/a.pdf", NULL);

  g_assert_cmpint (page->status, ==, 1);
  g_assert_nonnull (strstr (page->errors, "no-folder/a.pdf"));
  g_assert_cmpint (picture->status, ==, 1);
  g_assert_nonnull (strstr (picture->errors, "no-folder/a.png"));
}

static void
test_help (void)
{
  static const char *const commands[]
    = { "backup",           "chart",            "check",
        "clearance-letter", "consent-form",     "demo",
        "erase",            "export",           "handout",
        "outcomes",         "progress-report",  "restore",
        "screening-draft",  "screening-record", "sets",
        "visit-note",       "audit-log",        "salvage",
        "encrypt",          "passphrase" };

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++) {
    g_autofree char *name = g_strconcat ("cuffwise ", commands[i], NULL);
    g_autoptr (ExchangeRun) run = exchange_run (commands[i], "--help", NULL);

    exchange_assert_done (run);
    g_assert_nonnull (strstr (run->output, name));
    /* Whatever opens a clinic takes its passphrase. */
    g_assert_cmpint (strcmp (commands[i], "demo") != 0, ==,
                     strstr (run->output, "--passphrase-fd") != NULL);
  }
}

/* Commands read a clinic while a window has it open. */
static void
test_beside_window (void)
{
  g_autoptr (ExchangeRun) demo
    = exchange_run ("demo", "open.cuffwise", "--patients", "2", NULL);
  g_autofree char *path = exchange_path ("open.cuffwise");
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) window = NULL;
  g_autoptr (ExchangeRun) check = NULL;
  g_autoptr (ExchangeRun) sets = NULL;

  exchange_assert_done (demo);
  window = cw_clinic_open_alone (path, cw_clock_system (), &error);
  g_assert_no_error (error);
  check = exchange_run ("check", "open.cuffwise", NULL);
  exchange_assert_done (check);
  sets = exchange_run ("sets", "--clinic", "open.cuffwise", "--patient", "1",
                       "-o", "open.csv", NULL);
  exchange_assert_done (sets);
  g_assert_cmpint (cw_clinic_count_patients (window, &error), ==, 2);
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  exchange_test_start ();
  demo_path = exchange_path ("demo.cuffwise");
  exchange_run_free (exchange_run ("demo", demo_path, NULL));

  g_test_add_func ("/clinic-commands/demo", test_demo);
  g_test_add_func ("/clinic-commands/demo-overwrites-nothing",
                   test_demo_overwrites_nothing);
  g_test_add_func ("/clinic-commands/chart", test_chart);
  g_test_add_func ("/clinic-commands/chart-options", test_chart_options);
  g_test_add_func ("/clinic-commands/sets", test_sets);
  g_test_add_func ("/clinic-commands/outcomes", test_outcomes);
  g_test_add_func ("/clinic-commands/handout", test_handout);
  g_test_add_func ("/clinic-commands/screening-papers", test_screening_papers);
  g_test_add_func ("/clinic-commands/progress-report", test_progress_report);
  g_test_add_func ("/clinic-commands/visit-note", test_visit_note);
  g_test_add_func ("/clinic-commands/patient", test_patient);
  g_test_add_func ("/clinic-commands/faults", test_faults);
  g_test_add_func ("/clinic-commands/backup", test_backup);
  g_test_add_func ("/clinic-commands/archive", test_archive);
  g_test_add_func ("/clinic-commands/cannot-write", test_cannot_write);
  g_test_add_func ("/clinic-commands/beside-window", test_beside_window);
  g_test_add_func ("/clinic-commands/erase", test_erase);
  g_test_add_func ("/clinic-commands/audited", test_audited);
  g_test_add_func ("/clinic-commands/help", test_help);

  status = exchange_test_run ();
  g_free (demo_path);
  return status;
}
