/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/session-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/stop-rule.h"

const char *
cw_short_reason_get_name (CwShortReason reason)
{
  switch (reason) {
  case CW_SHORT_FATIGUE:
    return C_ ("why a set was short", "Fatigue");
  case CW_SHORT_PAIN:
    return C_ ("why a set was short", "Pain");
  case CW_SHORT_CUFF:
    return C_ ("why a set was short", "Cuff");
  case CW_SHORT_FORM:
    /* Translators: the movement was no longer done well. */
    return C_ ("why a set was short", "Form");
  case CW_SHORT_TOLD:
    /* Translators: the clinician ended the set. */
    return C_ ("why a set was short", "As told");
  case CW_SHORT_OTHER:
    return C_ ("why a set was short", "Other");
  case CW_SHORT_UNSAID:
  case CW_N_SHORT_REASONS:
  default:
    return C_ ("why a set was short", "Not said");
  }
}

char *
cw_set_end_describe (CwSetEnd end, CwShortReason reason)
{
  if (end != CW_SET_END_SHORT || reason == CW_SHORT_UNSAID)
    return g_strdup (cw_set_end_get_name (end));
  /* Translators: a set had fewer repetitions than planned; why, as "Pain". */
  return g_strdup_printf (C_ ("end of a set", "Short: %s"),
                          cw_short_reason_get_name (reason));
}

const char *
cw_set_end_get_name (CwSetEnd end)
{
  switch (end) {
  case CW_SET_END_SHORT:
    return C_ ("end of a set", "Short");
  case CW_SET_END_FAILURE:
    return C_ ("end of a set", "To failure");
  case CW_SET_END_TIME:
    return C_ ("end of a set", "Time limit");
  case CW_SET_END_STOPPED:
    return C_ ("end of a set", "Stopped");
  case CW_SET_END_TARGET:
  default:
    return C_ ("end of a set", "All done");
  }
}

char *
cw_exercise_session_get_title (const CwExerciseSession *session)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (session != NULL, NULL);

  day = cw_date_format_short (session->date);
  if (session->from_paper)
    /* Translators: a date, number of a session, version of a plan; the session
     * was typed in from the patient's paper log. */
    return g_strdup_printf (_ ("%s · session %d, at home · plan v%d"), day,
                            session->session_number, session->plan_version);
  /* Translators: a date, number of a session, version of a plan. */
  return g_strdup_printf (_ ("%s · session %d · plan v%d"), day,
                          session->session_number, session->plan_version);
}

static void
append_piece (GString *text, const char *piece)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", piece);
}

/* As it stands in a table: why it was short, or how else it ended. */
static const char *
get_end_name (const CwSetDetail *detail)
{
  return detail->end == CW_SET_END_SHORT
                 && detail->short_reason != CW_SHORT_UNSAID
             ? cw_short_reason_get_name (detail->short_reason)
             : cw_set_end_get_name (detail->end);
}

static gboolean
is_same_end (const CwSetDetail *a, const CwSetDetail *b)
{
  return a->end == b->end && a->short_reason == b->short_reason;
}

/* Of the sets from `first` to `last`. */
static void
append_ends (GString *text, const CwExerciseSession *session, int first, int last)
{
  const char *name = get_end_name (&session->details[first]);
  g_autofree char *piece
      = first == last
            /* Translators: number of a set, and how it ended or why it was
             * short. */
            ? g_strdup_printf (C_ ("end of a set", "Set %d: %s"), first + 1,
                               name)
            /* Translators: numbers of the first and the last set, and how they
             * ended or why they were short. */
            : g_strdup_printf (C_ ("end of sets", "Sets %d–%d: %s"), first + 1,
                               last + 1, name);

  append_piece (text, piece);
}

char *
cw_exercise_session_describe_course (const CwExerciseSession *session)
{
  GString *text = g_string_new (NULL);
  int last;

  g_return_val_if_fail (session != NULL, g_string_free (text, FALSE));

  if (session->from_paper)
    append_piece (text, C_ ("session", "At home"));
  for (int set = 0; set < session->n_sets; set = last + 1) {
    const CwSetDetail *detail = &session->details[set];

    last = set;
    if (detail->end == CW_SET_END_TARGET)
      continue;
    while (last + 1 < session->n_sets
           && is_same_end (detail, &session->details[last + 1]))
      last++;
    append_ends (text, session, set, last);
  }
  return g_string_free (text, FALSE);
}

char *
cw_session_get_title (const CwSession *session)
{
  g_autofree char *day = NULL;
  g_autofree char *time = NULL;

  g_return_val_if_fail (session != NULL, NULL);

  day = cw_date_format (cw_time_local_date (session->started_at));
  if (session->entered_at != 0)
    /* Translators: number of a session, and its date. */
    return g_strdup_printf (_ ("Session %d · %s, at home"), session->number,
                            day);
  time = cw_time_format_clock (session->started_at);
  /* Translators: number of a session, its date and its time of day. */
  return g_strdup_printf (_ ("Session %d · %s, %s"), session->number, day,
                          time);
}

char *
cw_strike_describe (const CwStrike *strike)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (strike != NULL && strike->at != 0, NULL);

  day = cw_date_format_short (cw_time_local_date (strike->at));
  /* Translators: why something was struck out, by whom and on which date. */
  return g_strdup_printf (_ ("Struck out: %s (%s, %s)"), strike->reason,
                          strike->by, day);
}

char *
cw_session_remark_describe (const CwSessionRemark *remark)
{
  g_autofree char *day = NULL;

  g_return_val_if_fail (remark != NULL, NULL);

  day = cw_date_format_short (cw_time_local_date (remark->written_at));
  /* Translators: who wrote a remark, and on which date. */
  return g_strdup_printf (_ ("%s, %s"), remark->written_by, day);
}

char *
cw_exercise_session_describe_reading (const CwExerciseSession *session)
{
  g_return_val_if_fail (session != NULL, NULL);

  if (session->stopped_by_symptom) {
    const CwStopRule *rule = session->stop_rule_id != NULL
                                 ? cw_stop_rule_find (session->stop_rule_id)
                                 : NULL;

    if (rule == NULL)
      return g_strdup (_ ("Stopped: not read."));
    /* Translators: why a session was stopped, as "Numb". */
    return g_strdup_printf (_ ("Stopped: not read. %s."), rule->label);
  }
  /* Translators: name of a pattern, and what it means. */
  return g_strdup_printf (_ ("%s: %s"), cw_pattern_get_name (session->pattern),
                          cw_pattern_get_reading (session->pattern));
}

char *
cw_limb_stop_describe (const CwLimbStop *stop)
{
  const CwStopRule *rule;
  g_autofree char *limbs = NULL;

  g_return_val_if_fail (stop != NULL, NULL);

  rule = cw_stop_rule_find (stop->stop_rule_id);
  limbs = cw_limb_set_format (stop->limbs);
  /* Translators: limbs, and why they got no cuff any more, as "Numb". */
  return g_strdup_printf (C_ ("stop", "%s: %s"), limbs,
                          rule != NULL ? rule->label : stop->stop_rule_id);
}

/* Sets. */

typedef char *(*FormatSet) (const CwExerciseSession *session, int set);

/* NULL for what was not given. */
static char *
format (double number, int decimals)
{
  return isnan (number) ? NULL : cw_number_format (number, decimals);
}

static char *
format_target (const CwExerciseSession *session, int set)
{
  if (session->targets[set] > 0)
    return format (session->targets[set], 0);
  /* Translators: instead of a number of repetitions. */
  return g_strdup (_ ("most"));
}

static char *
format_reps (const CwExerciseSession *session, int set)
{
  return format (session->reps[set], 0);
}

static char *
format_interval (const CwExerciseSession *session, int set)
{
  return format (session->details[set].done_s, 0);
}

static char *
format_load (const CwExerciseSession *session, int set)
{
  return format (session->details[set].load_kg, 1);
}

static char *
format_pressure (const CwExerciseSession *session, int set)
{
  return format (session->details[set].pressure_mmhg, 0);
}

static char *
format_rest (const CwExerciseSession *session, int set)
{
  return format (session->details[set].rest_s, 0);
}

static char *
format_effort (const CwExerciseSession *session, int set)
{
  return format (session->details[set].effort, 1);
}

static char *
format_discomfort (const CwExerciseSession *session, int set)
{
  return format (session->details[set].discomfort, 1);
}

static char *
format_pain (const CwExerciseSession *session, int set)
{
  return format (session->details[set].pain, 1);
}

static char *
format_end (const CwExerciseSession *session, int set)
{
  return cw_set_end_describe (session->details[set].end,
                              session->details[set].short_reason);
}

/* Lines of which nothing was given are left out. */
static void
append_line (GPtrArray *rows,
             const CwExerciseSession *session,
             const char *title,
             FormatSet format_set)
{
  GStrv row = g_new0 (char *, (gsize)session->n_sets + 2);
  gboolean any = FALSE;

  row[0] = g_strdup (title);
  for (int set = 0; set < session->n_sets; set++) {
    char *cell = format_set (session, set);

    any = any || cell != NULL;
    row[1 + set] = cell != NULL ? cell : g_strdup ("");
  }
  if (any)
    g_ptr_array_add (rows, row);
  else
    g_strfreev (row);
}

static char *
format_name (const CwExerciseSession *session, int set)
{
  return g_strdup_printf (_ ("Set %d"), set + 1);
}

static GPtrArray *
create_rows (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)g_strfreev);
}

GPtrArray *
cw_exercise_session_tabulate_sets (const CwExerciseSession *session)
{
  GPtrArray *rows = create_rows ();

  g_return_val_if_fail (session != NULL, rows);

  append_line (rows, session, "", format_name);
  if (cw_set_scheme_is_timed (&session->scheme)) {
    append_line (rows, session, _ ("Done, s"), format_interval);
    append_line (rows, session, _ ("Done, %"), format_reps);
  } else {
    append_line (rows, session, _ ("Target"), format_target);
    append_line (rows, session, _ ("Repetitions"), format_reps);
  }
  append_line (rows, session, _ ("Load, kg"), format_load);
  append_line (rows, session, _ ("Pressure, mmHg"), format_pressure);
  append_line (rows, session, _ ("Rest before, s"), format_rest);
  append_line (rows, session, _ ("Effort"), format_effort);
  append_line (rows, session, _ ("Cuff discomfort"), format_discomfort);
  append_line (rows, session, _ ("Pain"), format_pain);
  append_line (rows, session, _ ("Ended"), format_end);
  return rows;
}

/* Measures. */

/* Takes `value`; a measure without one is left out. */
static void
append_measure (GPtrArray *rows,
                const char *name,
                char *value,
                const char *formula)
{
  const char *cells[] = { name, value, formula, NULL };

  if (value != NULL)
    g_ptr_array_add (rows, g_strdupv ((GStrv)cells));
  g_free (value);
}

/* "0 / 7 / 20 %" of the sets from `first`; NULL where one is not known. */
static char *
format_percents (const double *percents, int first, int n_sets)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (int set = first; set < n_sets; set++) {
    g_autofree char *number = format (percents[set], 0);

    if (number == NULL)
      return NULL;
    g_string_append_printf (text, "%s%s", text->len > 0 ? " / " : "", number);
  }
  if (text->len == 0)
    return NULL;
  return g_strdup_printf (_ ("%s %%"), text->str);
}

static char *
format_percent (double percent)
{
  return format_percents (&percent, 0, 1);
}

static void
append_fatigue (GPtrArray *rows, const CwDropOff *drop_off)
{
  append_measure (rows, _ ("Drop-off, set by set"),
                  format_percents (drop_off->drop_percent, 1, drop_off->n_sets),
                  _ ("100 × (first set − set) ÷ first set"));
  append_measure (rows, _ ("Retention"), format (drop_off->retention, 2),
                  _ ("last set ÷ first set"));
  append_measure (rows, _ ("Fatigue index"),
                  format_percent (drop_off->fatigue_index_percent),
                  _ ("100 × (1 − total ÷ (sets × best set))"));
  append_measure (rows, _ ("Slope"), format (drop_off->slope, 1),
                  _ ("least-squares line, repetitions per set"));
  append_measure (rows, _ ("Loss per set"),
                  format_percent (drop_off->loss_per_set_percent),
                  _ ("100 × (1 − e^slope), slope of the line through the "
                     "logarithms"));
}

static void
append_targets (GPtrArray *rows, const CwExerciseSession *session)
{
  append_measure (rows, _ ("Completion"),
                  format_percent (session->drop_off.completion_percent),
                  _ ("100 × repetitions done ÷ repetitions planned"));
  append_measure (rows, _ ("Gap, set by set"),
                  format_percents (session->drop_off.scheme_gap_percent, 0,
                                   session->n_sets),
                  _ ("100 × (target − set) ÷ target"));
}

GPtrArray *
cw_exercise_session_tabulate_measures (const CwExerciseSession *session)
{
  GPtrArray *rows = create_rows ();
  double volume_kg;

  g_return_val_if_fail (session != NULL, rows);

  volume_kg = cw_exercise_session_get_volume_kg (session);
  append_measure (rows, C_ ("column", "Measure"),
                  g_strdup (C_ ("column", "Value")), C_ ("column", "Formula"));
  if (!cw_set_scheme_is_timed (&session->scheme))
    append_measure (rows, _ ("Total"), format (session->drop_off.total_reps, 0),
                    _ ("sum of the repetitions"));
  if (session->scheme.to_fatigue && session->n_sets > 1)
    append_fatigue (rows, &session->drop_off);
  append_targets (rows, session);
  append_measure (rows, _ ("Volume load, kg"), format (volume_kg, 0),
                  _ ("sum of repetitions × load"));
  if (session->inflated_s > 0) {
    append_measure (rows, _ ("Minutes inflated"),
                    format (session->inflated_s / 60, 1),
                    _ ("from inflating to letting down"));
    append_measure (rows, _ ("Density, kg per minute"),
                    format (volume_kg * 60 / session->inflated_s, 0),
                    _ ("volume load ÷ minutes inflated"));
  }
  return rows;
}
