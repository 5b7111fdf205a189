/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "care-walk.h"
#include "memory-fault.h"
#include "paper-disk.h"

/* Each call of SQLite to the disk, and each of its allocations, fails in turn
 * along a walk, once or from then on.  The act ends in a sentence and has
 * changed nothing; once the fault is over the same clinic goes on, and so does
 * one that is opened anew. */

#define CHECK_EVERY 500

typedef struct {
  char *folder, *path;
  CwClock *clock;
  GPtrArray *disks;   /* (element-type PaperDisk) before each act */
  GPtrArray *digests; /* the same */
  PaperDisk *disk;    /* that of the run */
  guint step, point;  /* of the run, for whoever looks into a failure */
  guint n_faults, n_points;
} Fixture;

typedef enum {
  DISK_ERROR,
  DISK_FULL,
  NO_MEMORY,
} Kind;

typedef struct {
  Kind kind;
  gboolean for_good;
} Fault;

/* Every so manieth allocation; 1 is all. */
static guint memory_stride = 1009;

/* Of a call to the disk there are many allocations. */
#define ALLOCATIONS_PER_CALL 64

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (PaperDisk) disk = paper_disk_new (TRUE);
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  fixture->folder = g_dir_make_tmp ("cuffwise-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "clinic.cuffwise", NULL);
  fixture->clock = cw_clock_manual_new (CARE_WALK_START_UTC);
  fixture->disks
      = g_ptr_array_new_with_free_func ((GDestroyNotify)paper_disk_free);
  fixture->digests = g_ptr_array_new_with_free_func (g_free);
  paper_disk_install ();
  paper_disk_use (disk);
  care_walk_prepare (fixture->path, fixture->clock);
  clinic = cw_clinic_open (fixture->path, fixture->clock, &error);
  g_assert_no_error (error);
  while (!done) {
    g_ptr_array_add (fixture->disks, paper_disk_copy (disk));
    g_ptr_array_add (fixture->digests, care_walk_digest (clinic));
    care_walk_step (clinic, &done, &error);
    g_assert_no_error (error);
  }
  g_assert_finalize_object (g_steal_pointer (&clinic));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  paper_disk_remove ();
  g_ptr_array_unref (fixture->disks);
  g_ptr_array_unref (fixture->digests);
  cw_clock_manual_free (fixture->clock);
  g_unlink (fixture->path);
  care_walk_remove_key (fixture->path);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static guint
get_calls (Fixture *fixture, const Fault *fault)
{
  return fault->kind == NO_MEMORY ? memory_fault_get_calls ()
                                  : paper_disk_get_calls (fixture->disk);
}

static guint
get_stride (const Fault *fault)
{
  return fault->kind == NO_MEMORY
             ? memory_stride
             : MAX (1, memory_stride / ALLOCATIONS_PER_CALL);
}

/* The one that comes after so many others. */
static void
break_after (Fixture *fixture, const Fault *fault, guint n_calls)
{
  guint call = get_calls (fixture, fault) + n_calls + 1;

  if (fault->kind == NO_MEMORY)
    memory_fault_fail_at (call, fault->for_good);
  else
    paper_disk_fail_at (fixture->disk, call,
                        fault->kind == DISK_FULL ? PAPER_DISK_FULL
                                                 : PAPER_DISK_IO_ERROR,
                        fault->for_good);
}

static gboolean
mend (Fixture *fixture, const Fault *fault)
{
  gboolean failed = fault->kind == NO_MEMORY ? memory_fault_mend ()
                                             : paper_disk_mend (fixture->disk);

  fixture->n_points++;
  fixture->n_faults += failed;
  return failed;
}

static void
use_copy (Fixture *fixture, guint step, guint point)
{
  fixture->step = step;
  fixture->point = point;
  fixture->disk = paper_disk_copy (fixture->disks->pdata[step]);
  paper_disk_use (fixture->disk);
  care_walk_put_back_key (fixture->path);
}

static CwClinic *
open_clinic (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CwClinic *clinic = cw_clinic_open (fixture->path, fixture->clock, &error);

  g_assert_no_error (error);
  return clinic;
}

static void
assert_holds (Fixture *fixture, CwClinic *clinic, guint n_acts)
{
  g_autofree char *digest = care_walk_digest (clinic);

  if (g_strcmp0 (digest, fixture->digests->pdata[n_acts]) != 0)
    g_test_message ("Act %u, point %u", fixture->step, fixture->point);
  g_assert_cmpstr (digest, ==, fixture->digests->pdata[n_acts]);
}

static void
assert_sentence (Fixture *fixture, const GError *error)
{
  if (error == NULL)
    g_test_message ("Act %u, point %u", fixture->step, fixture->point);
  g_assert_nonnull (error);
  g_assert_cmpstr (error->message, !=, "");
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

/* TRUE while there may be later points. */
static gboolean
break_act (Fixture *fixture, const Fault *fault, guint step, guint n_calls)
{
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE, success, failed;
  guint before, n_used;

  use_copy (fixture, step, n_calls);
  clinic = open_clinic (fixture);
  before = get_calls (fixture, fault);
  break_after (fixture, fault, n_calls);
  success = care_walk_step (clinic, &done, &error);
  n_used = get_calls (fixture, fault) - before;
  failed = mend (fixture, fault);
  if (success) {
    g_assert_no_error (error);
    assert_holds (fixture, clinic, step + 1);
  } else {
    g_assert_true (failed);
    assert_sentence (fixture, error);
    assert_holds (fixture, clinic, step);
    g_clear_error (&error);
    g_assert_true (care_walk_step (clinic, &done, &error));
    g_assert_no_error (error);
    assert_holds (fixture, clinic, step + 1);
  }
  g_assert_finalize_object (g_steal_pointer (&clinic));
  clinic = open_clinic (fixture);
  assert_holds (fixture, clinic, step + 1);
  if (fixture->n_points % CHECK_EVERY == 0)
    g_assert_true (cw_clinic_check (clinic, NULL, NULL));
  g_assert_finalize_object (g_steal_pointer (&clinic));
  g_clear_pointer (&fixture->disk, paper_disk_free);
  return n_calls < n_used;
}

static void
test_acts (Fixture *fixture, gconstpointer data)
{
  guint stride = get_stride (data);
  guint first = 0;

  for (guint step = 0; step + 1 < fixture->disks->len; step++) {
    guint n;

    for (n = first; break_act (fixture, data, step, n); n += stride)
      ;
    /* Others in each act. */
    first = (first + 5 * stride / 8) % stride;
  }
  g_test_message ("%u points, of which %u failed", fixture->n_points,
                  fixture->n_faults);
  g_assert_cmpuint (fixture->n_faults, >, 0);
}

static gboolean
break_opening (Fixture *fixture, const Fault *fault, guint step, guint n_calls)
{
  g_autoptr (CwClinic) clinic = NULL;
  g_autoptr (GError) error = NULL;
  guint before, n_used;

  use_copy (fixture, step, n_calls);
  before = get_calls (fixture, fault);
  break_after (fixture, fault, n_calls);
  clinic = cw_clinic_open (fixture->path, fixture->clock, &error);
  n_used = get_calls (fixture, fault) - before;
  if (clinic == NULL) {
    assert_sentence (fixture, error);
    g_assert_true (mend (fixture, fault));
    clinic = open_clinic (fixture);
  } else {
    mend (fixture, fault);
  }
  assert_holds (fixture, clinic, step);
  g_assert_finalize_object (g_steal_pointer (&clinic));
  g_clear_pointer (&fixture->disk, paper_disk_free);
  return n_calls < n_used;
}

static void
test_opening (Fixture *fixture, gconstpointer data)
{
  guint steps[] = { 0, fixture->disks->len - 1 };
  guint stride = get_stride (data);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    for (guint n = 0; break_opening (fixture, data, steps[i], n); n += stride)
      ;
  g_test_message ("%u points, of which %u failed", fixture->n_points,
                  fixture->n_faults);
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *name;
    Fault fault;
  } faults[] = {
    { "disk-error/once", { DISK_ERROR, FALSE } },
    { "disk-error/for-good", { DISK_ERROR, TRUE } },
    { "disk-full/once", { DISK_FULL, FALSE } },
    { "disk-full/for-good", { DISK_FULL, TRUE } },
    { "no-memory/once", { NO_MEMORY, FALSE } },
    { "no-memory/for-good", { NO_MEMORY, TRUE } },
  };
  const char *number = g_getenv ("CW_TORTURE_STRIDE");

  memory_fault_install ();
  g_test_init (&argc, &argv, NULL);
  if (number != NULL)
    memory_stride = (guint)g_ascii_strtoull (number, NULL, 10);
  for (gsize i = 0; i < G_N_ELEMENTS (faults); i++) {
    g_autofree char *acts = g_strconcat ("/faults/acts/", faults[i].name, NULL);
    g_autofree char *opening
        = g_strconcat ("/faults/opening/", faults[i].name, NULL);

    g_test_add (acts, Fixture, &faults[i].fault, set_up, test_acts, tear_down);
    g_test_add (opening, Fixture, &faults[i].fault, set_up, test_opening,
                tear_down);
  }
  return g_test_run ();
}
