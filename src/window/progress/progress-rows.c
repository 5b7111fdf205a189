/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/progress-rows.h"

#include "base/quantity.h"
#include "model/session-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Columns; those of the sets come last, so that there is room for any number.
 */
enum {
  COLUMN_DATE,
  COLUMN_PLAN,
  COLUMN_COURSE,
  COLUMN_TOTAL,
  COLUMN_LOAD,
  COLUMN_PRESSURE,
  COLUMN_EFFORT,
  COLUMN_DISCOMFORT,
  COLUMN_PAIN,
  COLUMN_SET,
};

static GArray *
create_columns (int n_sets, guint n_words)
{
  static const guint before[] = { COLUMN_DATE, COLUMN_PLAN, COLUMN_COURSE };
  static const guint after[] = {
    COLUMN_TOTAL,  COLUMN_LOAD,       COLUMN_PRESSURE,
    COLUMN_EFFORT, COLUMN_DISCOMFORT, COLUMN_PAIN,
  };
  GArray *columns = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (columns, before, n_words);
  for (int i = 0; i < n_sets; i++) {
    guint column = COLUMN_SET + (guint)i;

    g_array_append_val (columns, column);
  }
  g_array_append_vals (columns, after, G_N_ELEMENTS (after));
  return columns;
}

static char *
get_title (guint column)
{
  switch (column) {
  case COLUMN_DATE:
    return g_strdup (_ ("Date"));
  case COLUMN_PLAN:
    return g_strdup (_ ("Plan"));
  case COLUMN_COURSE:
    return g_strdup (C_ ("column", "Course"));
  case COLUMN_TOTAL:
    return g_strdup (_ ("Total"));
  case COLUMN_LOAD:
    return g_strdup (_ ("kg"));
  case COLUMN_PRESSURE:
    return g_strdup (_ ("mmHg"));
  case COLUMN_EFFORT:
    return g_strdup (_ ("Effort"));
  case COLUMN_DISCOMFORT:
    return g_strdup (C_ ("column", "Cuff"));
  case COLUMN_PAIN:
    return g_strdup (_ ("Pain"));
  default:
    return g_strdup_printf (_ ("Set %u"), column - COLUMN_SET + 1);
  }
}

/* Whether the sets are intervals, of which the seconds count. */
static gboolean
is_timed (const CwExerciseSession *session)
{
  return cw_set_scheme_is_timed (&session->scheme);
}

static double
get_total (const CwExerciseSession *session)
{
  double seconds = 0;

  if (!is_timed (session))
    return session->drop_off.total_reps;
  for (int i = 0; i < session->n_sets; i++)
    seconds += session->details[i].done_s;
  return seconds;
}

static double
get_set (const CwExerciseSession *session, int set)
{
  if (set >= session->n_sets)
    return NAN;
  return is_timed (session) ? session->details[set].done_s : session->reps[set];
}

/* NAN for what has no number. */
static double
get_number (guint column, const CwExerciseSession *session)
{
  switch (column) {
  case COLUMN_TOTAL:
    return get_total (session);
  case COLUMN_LOAD:
    return session->load_kg;
  case COLUMN_PRESSURE:
    return session->pressure_mmhg;
  case COLUMN_EFFORT:
    return session->effort;
  case COLUMN_DISCOMFORT:
    return session->discomfort;
  case COLUMN_PAIN:
    return session->pain;
  case COLUMN_DATE:
  case COLUMN_PLAN:
  case COLUMN_COURSE:
    return NAN;
  default:
    return get_set (session, (int)(column - COLUMN_SET));
  }
}

static char *
format_cell (guint column, const CwExerciseSession *session)
{
  double number = get_number (column, session);

  if (column == COLUMN_DATE)
    return cw_date_format_short (session->date);
  if (column == COLUMN_PLAN)
    /* Translators: version of a plan. */
    return g_strdup_printf (_ ("v%d"), session->plan_version);
  if (column == COLUMN_COURSE)
    return cw_exercise_session_describe_course (session);
  if (isnan (number))
    return g_strdup ("");
  if (is_timed (session) && (column == COLUMN_TOTAL || column >= COLUMN_SET))
    return cw_duration_format (number);
  return cw_number_format (number, 1);
}

static int
count_sets (const CwExerciseProgress *progress)
{
  int n_sets = 0;

  for (guint i = 0; i < progress->sessions->len; i++) {
    const CwExerciseSession *session
        = g_ptr_array_index (progress->sessions, i);

    n_sets = MAX (n_sets, session->n_sets);
  }
  return n_sets;
}

/* Where all was done in the clinic and as planned, there is no column for it. */
static guint
count_words (const CwExerciseProgress *progress)
{
  for (guint i = 0; i < progress->sessions->len; i++) {
    g_autofree char *course = cw_exercise_session_describe_course (
        g_ptr_array_index (progress->sessions, i));

    if (*course != '\0')
      return 3;
  }
  return 2;
}

GPtrArray *
cw_progress_tabulate (const CwExerciseProgress *progress, guint *n_words)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
  g_autoptr (GArray) columns = NULL;
  GStrv titles = NULL;

  g_return_val_if_fail (progress != NULL && n_words != NULL, rows);

  *n_words = count_words (progress);
  columns = create_columns (count_sets (progress), *n_words);
  titles = g_new0 (char *, columns->len + 1);
  for (guint i = 0; i < columns->len; i++)
    titles[i] = get_title (g_array_index (columns, guint, i));
  g_ptr_array_add (rows, titles);
  for (guint i = progress->sessions->len; i > 0; i--) {
    GStrv row = g_new0 (char *, columns->len + 1);

    for (guint j = 0; j < columns->len; j++)
      row[j] = format_cell (g_array_index (columns, guint, j),
                            g_ptr_array_index (progress->sessions, i - 1));
    g_ptr_array_add (rows, row);
  }
  return rows;
}
