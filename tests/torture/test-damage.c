/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <glib/gstdio.h>

#include "store-test.h"
#include "store/audit-chain.h"
#include "store/clinic-private.h"
#include "store/salvage.h"

/* A clinic file in which a byte is another, or whose end is missing: never a
 * crash, never a hang, and never other clinical data without a word. */

/* Longer than any of it may take, by far. */
#define HANG_S 120

/* Salvaging takes longer than opening. */
#define SALVAGE_EVERY 20

typedef struct {
  StoreTest store;
  char *bytes; /* the file as it was */
  gsize size;
  char *key; /* and that of its key, which knows where the chain ended */
  GHashTable *facts; /* char *: each row and its digest */
  GRand *rand;
  guint n_refused, n_found, n_harmless, n_silent;
} Damage;

static int
get_count (const char *variable)
{
  const char *text = g_getenv (variable);

  return text != NULL ? atoi (text) : 20;
}

/* What the clinic holds: of each row its digest, computed now. */
static GHashTable *
collect (CwClinic *clinic)
{
  GHashTable *facts
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CwRowDigests *digests = cw_audit_chain_get_digests (
      cw_audit_chain_get (cw_clinic_get_database (clinic)));
  const GPtrArray *tables = cw_row_digests_get_tables (digests);

  for (guint i = 0; i < tables->len; i++) {
    const CwDigestedTable *table = tables->pdata[i];
    g_auto (CwRowScan) scan = { 0 };
    CwRowDigest digest;
    gint64 row_id;

    cw_row_scan_begin (&scan, digests, table);
    while (cw_row_scan_next (&scan, &row_id, &digest, NULL) == CW_STEP_ROW) {
      GString *fact = g_string_new (NULL);

      g_string_printf (fact, "%s %d ", table->name, (int)row_id);
      for (gsize j = 0; j < sizeof digest; j++)
        g_string_append_printf (fact, "%02x", digest.bytes[j]);
      g_hash_table_add (facts, g_string_free (fact, FALSE));
    }
  }
  return facts;
}

static gboolean
same (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer fact;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &fact, NULL))
    if (!g_hash_table_contains (b, fact))
      return FALSE;
  return TRUE;
}

static void
open_again (StoreTest *test)
{
  g_autoptr (GError) error = NULL;

  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  g_assert_no_error (error);
}

static void
set_up (Damage *damage, gconstpointer data)
{
  StoreTest *test = &damage->store;
  g_autofree char *key = NULL;
  g_autoptr (CwPlan) plan = NULL;

  store_test_set_up_file (test, data);
  store_test_sign_screening (test, test->patient_id);
  plan = store_test_sign_plan (test, test->patient_id);
  for (int i = 0; i < 3; i++) {
    g_autoptr (CwSession) session = store_test_start_session (test, plan->id);

    for (int number = 1; number <= 4; number++)
      store_test_log_set (test, session, number, 16 - number);
    store_test_end_session (test, session);
    store_test_pass_days (test, 2);
  }
  damage->facts = collect (test->clinic);
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
  g_assert_true (
      g_file_get_contents (test->path, &damage->bytes, &damage->size, NULL));
  key = cw_audit_keys_get_path (test->path);
  g_assert_true (g_file_get_contents (key, &damage->key, NULL, NULL));
  damage->rand = g_rand_new_with_seed (20261125);
}

static void
tear_down (Damage *damage, gconstpointer data)
{
  g_clear_pointer (&damage->bytes, g_free);
  g_clear_pointer (&damage->key, g_free);
  g_clear_pointer (&damage->facts, g_hash_table_unref);
  g_clear_pointer (&damage->rand, g_rand_free);
  store_test_tear_down (&damage->store, data);
}

static void
write_file (Damage *damage, gsize size)
{
  /* The file as well: what is written over a longer one keeps its end. */
  static const char *const endings[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *key = cw_audit_keys_get_path (damage->store.path);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (damage->store.path, endings[i], NULL);

    g_unlink (name);
  }
  /* Not renamed into its place: that waits for the disk. */
  g_file_set_contents_full (damage->store.path, damage->bytes, (gssize)size,
                            G_FILE_SET_CONTENTS_NONE, 0600, &error);
  g_assert_no_error (error);
  g_file_set_contents_full (key, damage->key, -1, G_FILE_SET_CONTENTS_NONE,
                            0600, &error);
  g_assert_no_error (error);
}

/* What a clinician would look at; it may fail, in words. */
static void
look_around (StoreTest *test)
{
  g_autoptr (CwPatientOverview) overview
      = cw_clinic_load_overview (test->clinic, test->patient_id, NULL);
  g_autoptr (GPtrArray) progress
      = cw_clinic_load_progress (test->clinic, test->patient_id, 0, NULL);
  g_autoptr (GListModel) list
      = cw_clinic_list_patients (test->clinic, "oka", TRUE, NULL);
  g_autoptr (CwPatient) patient
      = cw_clinic_load_patient (test->clinic, test->patient_id, NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; list != NULL && i < g_list_model_get_n_items (list); i++)
    g_object_unref (g_list_model_get_item (list, i));
  if (patient != NULL
      && !cw_clinic_save_patient (test->clinic, patient, &error))
    g_assert_nonnull (error);
}

static void
judge (Damage *damage, const char *what)
{
  StoreTest *test = &damage->store;
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) facts = NULL;

  alarm (HANG_S);
  test->clinic = cw_clinic_open (test->path, test->clock, &error);
  if (test->clinic == NULL) {
    g_assert_nonnull (error);
    damage->n_refused++;
    return;
  }
  if (!cw_clinic_check (test->clinic, NULL, &error)) {
    damage->n_found++;
  } else {
    facts = collect (test->clinic);
    if (same (facts, damage->facts))
      damage->n_harmless++;
    else {
      g_test_message ("silent: %s", what);
      damage->n_silent++;
    }
  }
  look_around (test);
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
}

/* A path back: another file, or a sentence. */
static void
salvage (Damage *damage)
{
  StoreTest *test = &damage->store;
  static const char *const endings[] = { "", "-wal", "-shm", ".key" };
  g_autofree char *path = g_strconcat (test->path, ".new", NULL);
  g_auto (GStrv) report = NULL;
  g_autoptr (GError) error = NULL;

  alarm (HANG_S);
  if (!cw_salvage (test->path, path, test->clock, NULL, &report, &error))
    g_assert_nonnull (error);
  else
    g_assert_nonnull (report[0]);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++) {
    g_autofree char *name = g_strconcat (path, endings[i], NULL);

    g_unlink (name);
  }
}

static void
conclude (Damage *damage, int n)
{
  alarm (0);
  g_test_message ("%d damages: %u refused as the file was opened, %u found by "
                  "the check, %u harmless, %u silent",
                  n, damage->n_refused, damage->n_found, damage->n_harmless,
                  damage->n_silent);
  g_assert_cmpuint (damage->n_silent, ==, 0);
}

static void
test_bytes (Damage *damage, gconstpointer data)
{
  int n = get_count ("CW_TORTURE_BYTES");

  for (int i = 0; i < n; i++) {
    /* A quarter where it hurts most: head and schema. */
    gsize place = (gsize)g_rand_int_range (
        damage->rand, 0, i % 4 == 0 ? 8192 : (gint32)damage->size);
    char was = damage->bytes[place];
    g_autofree char *what = g_strdup_printf ("byte %d", (int)place);

    damage->bytes[place]
        = (char)(was ^ (char)g_rand_int_range (damage->rand, 1, 256));
    write_file (damage, damage->size);
    judge (damage, what);
    if (i % SALVAGE_EVERY == 0) {
      write_file (damage, damage->size);
      salvage (damage);
    }
    damage->bytes[place] = was;
  }
  conclude (damage, n);
}

static void
test_truncations (Damage *damage, gconstpointer data)
{
  int n = get_count ("CW_TORTURE_TRUNCATIONS");

  for (int i = 0; i < n; i++) {
    gsize size
        = (gsize)g_rand_int_range (damage->rand, 1, (gint32)damage->size);
    g_autofree char *what = g_strdup_printf ("%d bytes", (int)size);

    write_file (damage, size);
    judge (damage, what);
    if (i % SALVAGE_EVERY == 0) {
      write_file (damage, size);
      salvage (damage);
    }
  }
  conclude (damage, n);
}

/* A page in the middle of a table is lost: what stands before and after it is
 * there again, with its place on the chain, and what is lost is named. */
static void
test_salvage (Damage *damage, gconstpointer data)
{
  StoreTest *test = &damage->store;
  g_autofree char *path = g_strconcat (test->path, ".new", NULL);
  g_autofree char *key = cw_audit_keys_get_path (path);
  g_auto (GStrv) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (CwPatientOverview) overview = NULL;
  gint64 page = 0, before = 0, after = 0;
  guint n_leaves = 0;

  open_again (test);
  for (int i = 0; i < 300; i++)
    store_test_add_patient (test, "Invented", "Person", "1980-01-01");
  cw_database_query_int (cw_clinic_get_database (test->clinic),
                         "SELECT count(*) FROM patient", &before, &error);
  cw_database_query_int (cw_clinic_get_database (test->clinic),
                         "PRAGMA wal_checkpoint (TRUNCATE)", &page, NULL);
  /* The second leaf of the table, by what its rows say. */
  g_assert_finalize_object (g_steal_pointer (&test->clinic));
  g_clear_pointer (&damage->bytes, g_free);
  g_assert_true (
      g_file_get_contents (test->path, &damage->bytes, &damage->size, NULL));
  for (gsize at = 4096; page == 0 && at < damage->size; at += 4096)
    if (damage->bytes[at] == 13
        && memmem (damage->bytes + at, 4096, "InventedPerson", 14) != NULL
        && ++n_leaves == 2)
      page = (gint64)at;
  g_assert_cmpint (page, >, 0);
  for (int i = 0; i < 4096; i++)
    damage->bytes[page + i] = (char)0xee;
  write_file (damage, damage->size);

  g_assert_true (
      cw_salvage (test->path, path, test->clock, NULL, &report, &error));
  g_assert_no_error (error);
  for (int i = 0; report[i] != NULL && i < 5; i++)
    g_test_message ("%s", report[i]);
  g_assert_cmpuint (g_strv_length (report), >, 1);
  clinic = cw_clinic_open (path, test->clock, &error);
  g_assert_no_error (error);
  after = cw_clinic_count_patients (clinic, NULL);
  g_test_message ("%d patients of %d", (int)after, (int)before);
  g_assert_cmpint (after, <, before);
  g_assert_cmpint (after, >, before / 2);
  overview = cw_clinic_load_overview (clinic, test->patient_id, &error);
  g_assert_no_error (error);
  g_assert_nonnull (overview->plan);
  g_assert_finalize_object (g_steal_pointer (&clinic));
  g_unlink (path);
  g_unlink (key);
}

/* A file that is sound is copied whole, and the old one is not touched. */
static void
test_salvage_sound (Damage *damage, gconstpointer data)
{
  StoreTest *test = &damage->store;
  g_autofree char *path = g_strconcat (test->path, ".new", NULL);
  g_autofree char *key = cw_audit_keys_get_path (path);
  g_autofree char *now = NULL;
  g_auto (GStrv) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GHashTable) facts = NULL;
  GHashTableIter iter;
  gpointer fact;
  gsize size;

  g_assert_true (
      cw_salvage (test->path, path, test->clock, NULL, &report, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (report), ==, 1);
  g_test_message ("%s", report[0]);
  clinic = cw_clinic_open (path, test->clock, &error);
  g_assert_no_error (error);
  facts = collect (clinic);
  g_hash_table_iter_init (&iter, damage->facts);
  while (g_hash_table_iter_next (&iter, &fact, NULL))
    g_assert_true (g_hash_table_contains (facts, fact));
  g_assert_true (g_file_get_contents (test->path, &now, &size, NULL));
  g_assert_cmpmem (now, size, damage->bytes, damage->size);
  g_assert_false (
      cw_salvage (test->path, path, test->clock, NULL, NULL, &error));
  g_assert_error (error, CW_STORE_ERROR, CW_STORE_ERROR_FAILED);
  g_assert_finalize_object (g_steal_pointer (&clinic));
  g_unlink (path);
  g_unlink (key);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                    \
  g_test_add ("/damage/" name, Damage, NULL, set_up, function, tear_down)
  ADD ("salvage-sound", test_salvage_sound);
  ADD ("salvage", test_salvage);
  ADD ("bytes", test_bytes);
  ADD ("truncations", test_truncations);
  return g_test_run ();
}
