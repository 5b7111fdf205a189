/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/drop-off.h"

#include <math.h>

#include "clinical/data-file.h"

/* Least-squares slope of y on 1, 2 … n; NAN for fewer than two points. */
static double
slope_of (const double *y, int n)
{
  double mean_x = (n + 1) / 2.0;
  double mean_y = 0;
  double product = 0;
  double square = 0;

  if (n < 2)
    return NAN;
  for (int i = 0; i < n; i++)
    mean_y += y[i] / n;
  for (int i = 0; i < n; i++) {
    product += (i + 1 - mean_x) * (y[i] - mean_y);
    square += (i + 1 - mean_x) * (i + 1 - mean_x);
  }
  return product / square;
}

static double
log_slope_of (const double *reps, int n)
{
  double logs[CW_MAX_SETS];

  for (int i = 0; i < n; i++) {
    if (!(reps[i] >= 1))
      return NAN;
    logs[i] = log (reps[i]);
  }
  return slope_of (logs, n);
}

static void
measure_against_targets (const double *reps,
                         const int *targets,
                         CwDropOff *drop_off)
{
  double done = 0;
  double prescribed = 0;

  for (int i = 0; i < drop_off->n_sets; i++) {
    drop_off->scheme_gap_percent[i] = NAN;
    if (targets == NULL || targets[i] <= 0)
      continue;
    drop_off->scheme_gap_percent[i] = 100 * (targets[i] - reps[i]) / targets[i];
    done += reps[i];
    prescribed += targets[i];
  }
  drop_off->completion_percent = prescribed > 0 ? 100 * done / prescribed : NAN;
}

void
cw_drop_off_measure (const double *reps,
                     int n_sets,
                     const int *targets,
                     CwDropOff *drop_off)
{
  double most = 0;

  g_return_if_fail (reps != NULL && drop_off != NULL);
  g_return_if_fail (n_sets >= 1 && n_sets <= CW_MAX_SETS);

  *drop_off = (CwDropOff) { .n_sets = n_sets };
  for (int i = 0; i < n_sets; i++) {
    drop_off->total_reps += reps[i];
    most = MAX (most, reps[i]);
    drop_off->drop_percent[i]
      = reps[0] > 0 ? 100 * (reps[0] - reps[i]) / reps[0] : NAN;
  }
  drop_off->retention = reps[0] > 0 ? reps[n_sets - 1] / reps[0] : NAN;
  drop_off->fatigue_index_percent
    = most > 0 ? 100 * (1 - drop_off->total_reps / (n_sets * most)) : NAN;
  drop_off->slope = slope_of (reps, n_sets);
  drop_off->log_slope = log_slope_of (reps, n_sets);
  drop_off->loss_per_set_percent = 100 * (1 - exp (drop_off->log_slope));
  measure_against_targets (reps, targets, drop_off);
}

static gpointer
reference_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("reference.ini");
  CwReferenceCurve *curve = g_new0 (CwReferenceCurve, 1);

  cw_data_file_enter (file, "REFERENCE");
  curve->label = cw_data_file_words (file, "label");
  curve->detail = cw_data_file_words (file, "detail");
  curve->source = cw_data_file_get_source (file);
  for (curve->n_sets = 0; curve->n_sets < CW_MAX_SETS; curve->n_sets++) {
    int i = curve->n_sets;
    g_autofree char *mean = g_strdup_printf ("mean_%d", i + 1);
    g_autofree char *low = g_strdup_printf ("low_%d", i + 1);
    g_autofree char *high = g_strdup_printf ("high_%d", i + 1);

    if (!cw_data_file_has (file, mean))
      break;
    curve->mean[i] = cw_data_file_number (file, mean);
    curve->low[i] = cw_data_file_number (file, low);
    curve->high[i] = cw_data_file_number (file, high);
  }
  cw_data_file_finish_bundled (file);
  return curve;
}

const CwReferenceCurve *
cw_drop_off_get_reference (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, reference_read, NULL);
}
