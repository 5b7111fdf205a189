/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/smallest-change.h"

#include <math.h>

#include "clinical/data-file.h"

static gpointer
changes_read (gpointer unused)
{
  static const char *const directions[] = { "lower", "neither", "higher" };
  g_autoptr (CwDataFile) file = cw_data_file_new ("smallest-change.ini");
  const char *const *groups = cw_data_file_get_groups (file);
  GHashTable *changes = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; groups[i] != NULL; i++) {
    CwSmallestChange *change = g_new0 (CwSmallestChange, 1);

    cw_data_file_enter (file, groups[i]);
    change->id = g_intern_string (groups[i]);
    if (cw_data_file_has (file, "absolute"))
      change->absolute = cw_data_file_number (file, "absolute");
    if (cw_data_file_has (file, "percent"))
      change->percent = cw_data_file_number (file, "percent");
    if (cw_data_file_has (file, "measurements"))
      change->measurements
          = g_strsplit (cw_data_file_string (file, "measurements"), ";", -1);
    change->counts_step = cw_data_file_flag (file, "step");
    change->better = (int)cw_data_file_choice (file, "better", directions,
                                               G_N_ELEMENTS (directions))
                     - 1;
    change->source = cw_data_file_get_source (file);
    if (!(change->absolute > 0 || change->percent > 0))
      cw_data_file_reject (file, "absolute", "no change is too small");
    g_hash_table_insert (changes, (gpointer)change->id, change);
  }
  cw_data_file_finish_bundled (file);
  return changes;
}

static GHashTable *
get_changes (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, changes_read, NULL);
}

const CwSmallestChange *
cw_smallest_change_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return g_hash_table_lookup (get_changes (), id);
}

const CwSmallestChange *
cw_smallest_change_of_measurement (const char *measurement_id)
{
  GHashTableIter iter;
  gpointer change;

  g_return_val_if_fail (measurement_id != NULL, NULL);

  g_hash_table_iter_init (&iter, get_changes ());
  while (g_hash_table_iter_next (&iter, NULL, &change)) {
    const char *const *ids
        = (const char *const *)((CwSmallestChange *)change)->measurements;

    if (ids != NULL && g_strv_contains (ids, measurement_id))
      return change;
  }
  return NULL;
}

double
cw_smallest_change_get (const CwSmallestChange *smallest,
                        double before,
                        double step)
{
  double change;

  g_return_val_if_fail (smallest != NULL, NAN);

  change = MAX (smallest->absolute, fabs (before) * smallest->percent / 100);
  if (smallest->counts_step && step > change) /* NAN is not */
    change = step;
  return change;
}

CwChange
cw_smallest_change_judge (const CwSmallestChange *smallest,
                          double before,
                          double after,
                          double step)
{
  double change = after - before;

  g_return_val_if_fail (smallest != NULL, CW_CHANGE_NONE);

  /* A billionth: 1.1 × 10 % is not more than 0.11. */
  if (!(fabs (change)
        > cw_smallest_change_get (smallest, before, step) * (1 + 1e-9)))
    return CW_CHANGE_NONE;
  if (smallest->better == 0)
    return CW_CHANGE_REAL;
  return change * smallest->better > 0 ? CW_CHANGE_BETTER : CW_CHANGE_WORSE;
}

double
cw_symmetry_percent (double one_side, double other_side)
{
  double higher = MAX (one_side, other_side);

  if (isnan (one_side) || isnan (other_side) || !(higher > 0))
    return NAN;
  return 100 * MIN (one_side, other_side) / higher;
}
