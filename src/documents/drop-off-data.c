/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "documents/drop-off-data.h"

#include "base/quantity.h"
#include "model/dose-text.h"
#include "model/session-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwDropOffData {
  CwDropOffChart chart;
  CwDropOffReference reference;
  CwDropOffSession *sessions;
  GPtrArray *details; /* (element-type CwExerciseSession), copies */
  GPtrArray *strings; /* (element-type utf8) */
};

static const char *
keep (CwDropOffData *data, char *string)
{
  g_ptr_array_add (data->strings, string);
  return string;
}

static CwDropOffEnd
get_short_end (CwShortReason reason)
{
  switch (reason) {
  case CW_SHORT_FATIGUE:
    return CW_DROP_OFF_SHORT_FATIGUE;
  case CW_SHORT_PAIN:
    return CW_DROP_OFF_SHORT_PAIN;
  case CW_SHORT_CUFF:
    return CW_DROP_OFF_SHORT_CUFF;
  case CW_SHORT_FORM:
    return CW_DROP_OFF_SHORT_FORM;
  case CW_SHORT_TOLD:
    return CW_DROP_OFF_SHORT_TOLD;
  case CW_SHORT_OTHER:
    return CW_DROP_OFF_SHORT_OTHER;
  case CW_SHORT_UNSAID:
  case CW_N_SHORT_REASONS:
  default:
    return CW_DROP_OFF_SHORT;
  }
}

static CwDropOffEnd
get_end (const CwSetDetail *detail)
{
  switch (detail->end) {
  case CW_SET_END_SHORT:
    return get_short_end (detail->short_reason);
  case CW_SET_END_FAILURE:
    return CW_DROP_OFF_FAILURE;
  case CW_SET_END_TIME:
    return CW_DROP_OFF_TIME;
  case CW_SET_END_STOPPED:
    return CW_DROP_OFF_STOPPED;
  case CW_SET_END_TARGET:
  default:
    return CW_DROP_OFF_DONE;
  }
}

/* `before` is the session before, or NULL. */
static void
fill_names (CwDropOffData *data,
            CwDropOffSession *session,
            const CwExerciseSession *source,
            const CwExerciseSession *before)
{
  session->label = keep (data, cw_date_format_brief (source->date));
  if (isnan (source->load_kg))
    return;
  session->load_label = keep (data, cw_number_format (source->load_kg, 1));
  if (before != NULL && !isnan (before->load_kg))
    session->load_step = (source->load_kg > before->load_kg)
                         - (source->load_kg < before->load_kg);
}

/* Those that were never begun, as the session was ended before, have a place and
 * a target. */
static void
fill_planned (CwDropOffSession *session, const CwSetScheme *scheme)
{
  gboolean timed = cw_set_scheme_is_timed (scheme);

  session->n_planned = MIN (scheme->n_sets, CW_DROP_OFF_MAX_SETS);
  for (int i = session->n_sets; i < session->n_planned; i++)
    session->targets[i] = timed ? 100 : scheme->target_reps[i];
}

static void
fill_session (CwDropOffSession *session, const CwExerciseSession *source)
{
  session->n_sets = MIN (source->n_sets, CW_DROP_OFF_MAX_SETS);
  session->to_fatigue = source->scheme.to_fatigue;
  session->at_home = source->from_paper;
  for (int i = 0; i < session->n_sets; i++) {
    session->reps[i] = source->reps[i];
    session->targets[i] = source->targets[i];
    session->ends[i] = get_end (&source->details[i]);
  }
  fill_planned (session, &source->scheme);
}

static void
fill_reference (CwDropOffReference *reference)
{
  const CwReferenceCurve *curve = cw_drop_off_get_reference ();

  reference->n_sets = curve->n_sets;
  reference->mean = curve->mean;
  reference->low = curve->low;
  reference->high = curve->high;
  reference->label = curve->label;
  reference->detail = curve->detail;
}

/* Only what is told about a set is used of the copy; its scheme borrows. */
static CwExerciseSession *
copy_session (const CwExerciseSession *session)
{
  CwExerciseSession *copy = cw_exercise_session_new ();

  *copy = *session;
  return copy;
}

CwDropOffData *
cw_drop_off_data_new (const CwExerciseProgress *progress,
                      guint max_sessions,
                      gboolean compact)
{
  CwDropOffData *data = NULL;
  guint n_sessions = 0, first = 0;

  g_return_val_if_fail (progress != NULL, NULL);

  data = g_new0 (CwDropOffData, 1);
  data->strings = g_ptr_array_new_with_free_func (g_free);
  data->details = g_ptr_array_new_with_free_func (
    (GDestroyNotify) cw_exercise_session_free);
  if (max_sessions > 0 && progress->sessions->len > max_sessions)
    first = progress->sessions->len - max_sessions;
  n_sessions = progress->sessions->len - first;
  data->sessions = g_new0 (CwDropOffSession, MAX (n_sessions, 1));
  for (guint i = 0; i < n_sessions; i++) {
    const CwExerciseSession *session =
      g_ptr_array_index (progress->sessions, first + i);

    fill_session (&data->sessions[i], session);
    /* Those before are a band, and bear no names. */
    if (i + CW_DROP_OFF_MOST_LINES >= n_sessions)
      fill_names (data, &data->sessions[i], session,
                  first + i > 0 ? g_ptr_array_index (progress->sessions,
                                                     first + i - 1)
                                : NULL);
    g_ptr_array_add (data->details, copy_session (session));
  }
  fill_reference (&data->reference);
  data->chart.sessions = data->sessions;
  data->chart.n_sessions = n_sessions;
  data->chart.reference = &data->reference;
  data->chart.compact = compact;
  if (n_sessions > 0 &&
      cw_set_scheme_is_timed (
        &((CwExerciseSession *) g_ptr_array_index (data->details, 0))->scheme))
    data->chart.unit = _("Percent of each interval");
  data->chart.selected_session = -1;
  data->chart.selected_set = -1;
  return data;
}

CwDropOffData *
cw_drop_off_data_new_of_session (const CwExerciseSession *session)
{
  g_autoptr (GPtrArray) sessions = g_ptr_array_new ();
  const CwExerciseProgress progress = { .sessions = sessions };

  g_return_val_if_fail (session != NULL, NULL);

  g_ptr_array_add (sessions, (gpointer) session);
  return cw_drop_off_data_new (&progress, 0, FALSE);
}

void
cw_drop_off_data_free (CwDropOffData *data)
{
  if (data == NULL)
    return;

  g_ptr_array_unref (data->strings);
  g_ptr_array_unref (data->details);
  g_free (data->sessions);
  g_free (data);
}

CwDropOffChart *
cw_drop_off_data_get_chart (CwDropOffData *data)
{
  g_return_val_if_fail (data != NULL, NULL);

  return &data->chart;
}

static char *
describe_reps (const CwExerciseSession *session, int set)
{
  g_autofree char *day = cw_date_format_short (session->date);
  int reps = (int) session->reps[set];

  if (cw_set_scheme_is_timed (&session->scheme)) {
    g_autofree char *done = cw_duration_format (session->details[set].done_s);
    g_autofree char *target = cw_duration_format (session->scheme.interval_s);

    /* Translators: a date, number of an interval, minutes done and planned. */
    return g_strdup_printf (_("%s, interval %d: %s of %s"), day, set + 1, done,
                            target);
  }
  if (session->targets[set] > 0)
    /* Translators: a date, number of a set, repetitions done and planned. */
    return g_strdup_printf (_("%s, set %d: %d of %d"), day, set + 1, reps,
                            session->targets[set]);
  /* Translators: a date, number of a set, and repetitions done. */
  return g_strdup_printf (_("%s, set %d: %d"), day, set + 1, reps);
}

/* Takes `text`; adds what there is to say, if anything. */
static char *
append (char *text, const char *more)
{
  g_autofree char *taken = text;

  if (more == NULL || *more == '\0')
    return g_steal_pointer (&taken);
  /* Translators: a set and its repetitions, then what it was done with. */
  return g_strdup_printf (_("%s · %s"), taken, more);
}

char *
cw_drop_off_data_describe_set (CwDropOffData *data, int session, int set)
{
  const CwExerciseSession *detail = NULL;
  g_autofree char *end = NULL;
  g_autofree char *done = NULL;
  char *text = NULL;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (session >= 0 && (guint) session < data->details->len,
                        NULL);

  detail = g_ptr_array_index (data->details, session);
  g_return_val_if_fail (set >= 0 && set < detail->n_sets, NULL);

  text = describe_reps (detail, set);
  if (detail->details[set].end != CW_SET_END_TARGET)
    end = cw_set_end_describe (detail->details[set].end,
                               detail->details[set].short_reason);
  done = cw_dose_text_done (detail->load_kg, detail->pressure_mmhg,
                            detail->effort, detail->pain);
  text = append (append (text, end), done);
  return detail->from_paper ? append (text, _("at home")) : text;
}
