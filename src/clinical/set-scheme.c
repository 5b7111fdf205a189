/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "clinical/set-scheme.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/quantity.h"
#include "clinical/data-file.h"

#define DEFAULTS_GROUP "DEFAULTS"

/* More than anybody does in one set: what is above is a slip of the hand. */
#define MAX_REPS_READ 200

typedef struct {
  GPtrArray *schemes;
  double rest_s, fatigue_rest_s;
  int first_failure_reps, later_failure_reps;
} SchemeData;

static gboolean
scheme_read_set (const char *text, int *reps, gboolean *to_failure)
{
  guint64 number;

  *to_failure = strcmp (text, "F") == 0;
  *reps = 0;
  if (*to_failure)
    return TRUE;
  if (!g_ascii_string_to_unsigned (text, 10, 1, MAX_REPS_READ, &number, NULL))
    return FALSE;
  *reps = (int) number;
  return TRUE;
}

/* The sets of a text such as `30/15/15/F`; leaves the rests to the caller. */
static gboolean
scheme_read_sets (const char *text, CwSetScheme *scheme)
{
  g_auto (GStrv) sets = g_strsplit (text, "/", -1);
  CwSetScheme read = { .to_fatigue = TRUE };

  for (; sets[read.n_sets] != NULL; read.n_sets++) {
    int i = read.n_sets;

    if (i == CW_MAX_SETS)
      return FALSE;
    if (!scheme_read_set (g_strstrip (sets[i]), &read.target_reps[i],
                          &read.to_failure[i]))
      return FALSE;
    read.to_fatigue = read.to_fatigue && read.to_failure[i];
  }
  if (read.n_sets == 0)
    return FALSE;
  *scheme = read;
  return TRUE;
}

static CwSetScheme *
scheme_read (CwDataFile *file, const char *id)
{
  CwSetScheme *scheme = g_new0 (CwSetScheme, 1);
  const char *reps;

  cw_data_file_enter (file, id);
  reps = cw_data_file_string (file, "reps");
  if (reps != NULL && !scheme_read_sets (reps, scheme))
    cw_data_file_reject (file, "reps", "not a pattern of sets");
  scheme->id = g_intern_string (id);
  scheme->name = cw_data_file_words (file, "name");
  scheme->rest_s = cw_data_file_number (file, "rest_s");
  scheme->preset = cw_data_file_flag (file, "preset");
  return scheme;
}

static gpointer
scheme_data_read (gpointer unused)
{
  g_autoptr (CwDataFile) file = cw_data_file_new ("set-schemes.ini");
  const char *const *ids = cw_data_file_get_groups (file);
  SchemeData *data = g_new0 (SchemeData, 1);

  cw_data_file_enter (file, DEFAULTS_GROUP);
  data->rest_s = cw_data_file_number (file, "rest_s");
  data->fatigue_rest_s = cw_data_file_number (file, "fatigue_rest_s");
  data->first_failure_reps
    = (int) cw_data_file_number (file, "first_failure_reps");
  data->later_failure_reps
    = (int) cw_data_file_number (file, "later_failure_reps");
  data->schemes = g_ptr_array_new ();
  for (gsize i = 0; ids[i] != NULL; i++)
    if (strcmp (ids[i], DEFAULTS_GROUP) != 0)
      g_ptr_array_add (data->schemes, scheme_read (file, ids[i]));
  cw_data_file_finish_bundled (file);
  return data;
}

static const SchemeData *
scheme_data (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, scheme_data_read, NULL);
}

const CwSetScheme *const *
cw_set_schemes_get (gsize *n_schemes)
{
  GPtrArray *schemes = scheme_data ()->schemes;

  g_return_val_if_fail (n_schemes != NULL, NULL);

  *n_schemes = schemes->len;
  return (const CwSetScheme *const *) schemes->pdata;
}

const CwSetScheme *
cw_set_scheme_find (const char *id)
{
  gsize n_schemes;
  const CwSetScheme *const *schemes = cw_set_schemes_get (&n_schemes);

  for (gsize i = 0; i < n_schemes; i++)
    if (g_strcmp0 (schemes[i]->id, id) == 0)
      return schemes[i];
  return NULL;
}

void
cw_set_scheme_init_intervals (CwSetScheme *scheme,
                              double n_intervals,
                              double interval_s,
                              double off_s)
{
  g_return_if_fail (scheme != NULL);

  *scheme = (CwSetScheme) { .rest_s = off_s };
  if (!(n_intervals >= 1 && n_intervals <= CW_MAX_SETS) || !(interval_s > 0))
    return;
  scheme->n_sets = (int) n_intervals;
  scheme->interval_s = interval_s;
}

gboolean
cw_set_scheme_is_timed (const CwSetScheme *scheme)
{
  return scheme->interval_s > 0;
}

char *
cw_set_scheme_reps_to_text (const CwSetScheme *scheme)
{
  GString *text = g_string_new (NULL);

  if (cw_set_scheme_is_timed (scheme)) {
    g_autofree char *time = cw_duration_format (scheme->interval_s);

    g_string_append_printf (text, "%d × %s", scheme->n_sets, time);
    return g_string_free (text, FALSE);
  }
  for (int i = 0; i < scheme->n_sets; i++) {
    if (i > 0)
      g_string_append_c (text, '/');
    if (scheme->to_failure[i])
      g_string_append_c (text, 'F');
    else
      g_string_append_printf (text, "%d", scheme->target_reps[i]);
  }
  return g_string_free (text, FALSE);
}

gboolean
cw_set_scheme_from_text (const char *text, CwSetScheme *scheme, GError **error)
{
  g_return_val_if_fail (text != NULL && scheme != NULL, FALSE);

  if (!scheme_read_sets (text, scheme)) {
    g_set_error (error, CW_CLINICAL_ERROR, CW_CLINICAL_ERROR_OUT_OF_RANGE,
                 _("Write 1 to %d sets as repetitions with a stroke between "
                   "them, F for failure, as 30/15/15/F; not “%s”."),
                 CW_MAX_SETS, text);
    return FALSE;
  }
  scheme->rest_s = scheme->to_fatigue ? scheme_data ()->fatigue_rest_s
                                      : scheme_data ()->rest_s;
  return TRUE;
}

int
cw_set_scheme_expected_reps (const CwSetScheme *scheme, int set_index)
{
  g_return_val_if_fail (set_index >= 0 && set_index < scheme->n_sets, 0);

  if (!scheme->to_failure[set_index])
    return scheme->target_reps[set_index];
  return set_index == 0 ? scheme_data ()->first_failure_reps
                        : scheme_data ()->later_failure_reps;
}

int
cw_set_scheme_total_reps (const CwSetScheme *scheme)
{
  int total = 0;

  for (int i = 0; i < scheme->n_sets; i++)
    total += cw_set_scheme_expected_reps (scheme, i);
  return total;
}

double
cw_set_scheme_restriction_s (const CwSetScheme *scheme,
                             double seconds_per_rep,
                             double rest_s)
{
  int n_rests = MAX (scheme->n_sets - 1, 0);

  if (cw_set_scheme_is_timed (scheme))
    return scheme->n_sets * scheme->interval_s;
  return cw_set_scheme_total_reps (scheme) * seconds_per_rep + n_rests * rest_s;
}

gboolean
cw_tempo_parse_parts (const char *tempo, double parts_s[CW_N_TEMPO_PARTS])
{
  g_auto (GStrv) parts = NULL;
  double read[CW_N_TEMPO_PARTS];

  if (tempo == NULL)
    return FALSE;
  parts = g_strsplit (tempo, "-", -1);
  if (g_strv_length (parts) != CW_N_TEMPO_PARTS)
    return FALSE;
  for (gsize i = 0; i < CW_N_TEMPO_PARTS; i++)
    /* 10 seconds at most. */
    if (!cw_number_parse_ascii (parts[i], &read[i]) || read[i] < 0 ||
        read[i] > 10)
      return FALSE;
  if (read[0] + read[1] + read[2] <= 0)
    return FALSE;
  memcpy (parts_s, read, sizeof read);
  return TRUE;
}

gboolean
cw_tempo_parse (const char *tempo, double *seconds_per_rep)
{
  double parts_s[CW_N_TEMPO_PARTS];

  if (!cw_tempo_parse_parts (tempo, parts_s))
    return FALSE;
  if (seconds_per_rep != NULL)
    *seconds_per_rep = parts_s[0] + parts_s[1] + parts_s[2];
  return TRUE;
}
