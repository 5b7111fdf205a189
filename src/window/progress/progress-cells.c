/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/progress-cells.h"

#include "base/quantity.h"

#include <glib/gi18n-lib.h>
#include <math.h>

GArray *
cw_progress_columns_new (int n_sets)
{
  static const guint before[] = { CW_PROGRESS_COLUMN_DATE,
                                  CW_PROGRESS_COLUMN_PLAN };
  static const guint after[] = {
    CW_PROGRESS_COLUMN_TOTAL,  CW_PROGRESS_COLUMN_LOAD,
    CW_PROGRESS_COLUMN_PRESSURE, CW_PROGRESS_COLUMN_EFFORT,
    CW_PROGRESS_COLUMN_PAIN,
  };
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (columns, before, G_N_ELEMENTS (before));
  for (int i = 0; i < n_sets; i++) {
    guint column = CW_PROGRESS_COLUMN_SET + (guint) i;

    g_array_append_val (columns, column);
  }
  g_array_append_vals (columns, after, G_N_ELEMENTS (after));
  return columns;
}

char *
cw_progress_column_get_title (guint column)
{
  switch (column) {
  case CW_PROGRESS_COLUMN_DATE:
    return g_strdup (_("Date"));
  case CW_PROGRESS_COLUMN_PLAN:
    return g_strdup (_("Plan"));
  case CW_PROGRESS_COLUMN_TOTAL:
    return g_strdup (_("Total"));
  case CW_PROGRESS_COLUMN_LOAD:
    return g_strdup (_("kg"));
  case CW_PROGRESS_COLUMN_PRESSURE:
    return g_strdup (_("mmHg"));
  case CW_PROGRESS_COLUMN_EFFORT:
    return g_strdup (_("Effort"));
  case CW_PROGRESS_COLUMN_PAIN:
    return g_strdup (_("Pain"));
  default:
    return g_strdup_printf (_("Set %u"), column - CW_PROGRESS_COLUMN_SET + 1);
  }
}

/* NAN for what has no number. */
static double
get_number (guint column, const CwExerciseSession *session)
{
  switch (column) {
  case CW_PROGRESS_COLUMN_TOTAL:
    return session->drop_off.total_reps;
  case CW_PROGRESS_COLUMN_LOAD:
    return session->load_kg;
  case CW_PROGRESS_COLUMN_PRESSURE:
    return session->pressure_mmhg;
  case CW_PROGRESS_COLUMN_EFFORT:
    return session->effort;
  case CW_PROGRESS_COLUMN_PAIN:
    return session->pain;
  case CW_PROGRESS_COLUMN_DATE:
  case CW_PROGRESS_COLUMN_PLAN:
    return NAN;
  default: {
    int set = (int) (column - CW_PROGRESS_COLUMN_SET);

    return set < session->n_sets ? session->reps[set] : NAN;
  }
  }
}

char *
cw_progress_column_format (guint column, const CwExerciseSession *session)
{
  double number = get_number (column, session);

  if (column == CW_PROGRESS_COLUMN_DATE)
    return cw_date_format_short (session->date);
  if (column == CW_PROGRESS_COLUMN_PLAN)
    /* Translators: version of a plan. */
    return g_strdup_printf (_("v%d"), session->plan_version);
  return isnan (number) ? g_strdup ("") : cw_number_format (number, 1);
}

int
cw_progress_count_sets (const CwExerciseProgress *progress)
{
  int n_sets = 0;

  for (guint i = 0; i < progress->sessions->len; i++) {
    const CwExerciseSession *session =
      g_ptr_array_index (progress->sessions, i);

    n_sets = MAX (n_sets, session->n_sets);
  }
  return n_sets;
}

static char *
get_csv_title (guint column)
{
  switch (column) {
  case CW_PROGRESS_COLUMN_DATE:
    return g_strdup ("date");
  case CW_PROGRESS_COLUMN_PLAN:
    return g_strdup ("plan_version");
  case CW_PROGRESS_COLUMN_TOTAL:
    return g_strdup ("total_reps");
  case CW_PROGRESS_COLUMN_LOAD:
    return g_strdup ("load_kg");
  case CW_PROGRESS_COLUMN_PRESSURE:
    return g_strdup ("pressure_mmhg");
  case CW_PROGRESS_COLUMN_EFFORT:
    return g_strdup ("effort");
  case CW_PROGRESS_COLUMN_PAIN:
    return g_strdup ("pain");
  default:
    return g_strdup_printf ("reps_%u", column - CW_PROGRESS_COLUMN_SET + 1);
  }
}

static char *
get_csv_cell (guint column, const CwExerciseSession *session)
{
  double number = get_number (column, session);

  if (column == CW_PROGRESS_COLUMN_DATE)
    return cw_date_to_iso (session->date);
  if (column == CW_PROGRESS_COLUMN_PLAN)
    return g_strdup_printf ("%d", session->plan_version);
  return isnan (number) ? g_strdup ("") : cw_number_format_ascii (number, 2);
}

/* `session` NULL writes the header.  No cell ever needs quotes: there are only
 * dates, numbers and the names above. */
static void
append_line (GString *csv, GArray *columns, const CwExerciseSession *session)
{
  for (guint i = 0; i < columns->len; i++) {
    guint column = g_array_index (columns, guint, i);
    g_autofree char *cell = session == NULL
                              ? get_csv_title (column)
                              : get_csv_cell (column, session);

    g_string_append_printf (csv, i == 0 ? "%s" : ",%s", cell);
  }
  g_string_append (csv, "\r\n");
}

char *
cw_progress_to_csv (const CwExerciseProgress *progress)
{
  g_autoptr (GArray) columns = NULL;
  GString *csv = NULL;

  g_return_val_if_fail (progress != NULL, NULL);

  columns = cw_progress_columns_new (cw_progress_count_sets (progress));
  csv = g_string_new (NULL);
  append_line (csv, columns, NULL);
  for (guint i = 0; i < progress->sessions->len; i++)
    append_line (csv, columns, g_ptr_array_index (progress->sessions, i));
  return g_string_free (csv, FALSE);
}
