/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "model/paper-session.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/quantity.h"
#include "clinical/dose-limits.h"
#include "model/adverse-event-record.h"
#include "model/patient.h"
#include "model/plan-review.h"

void
cw_paper_day_free (CwPaperDay *day)
{
  if (day == NULL)
    return;
  g_clear_pointer (&day->plan, cw_plan_free);
  g_clear_pointer (&day->screening, cw_screening_record_free);
  g_clear_pointer (&day->ledger, cw_ledger_free);
  g_clear_pointer (&day->events, g_ptr_array_unref);
  g_clear_pointer (&day->session_days, g_array_unref);
  g_free (day);
}

static gboolean
check_plan (const CwPaperDay *day, GError **error)
{
  const CwPlan *plan = day->plan;
  const char *message = NULL;

  if (day->day > day->today)
    message = _ ("This day is still to come.");
  else if (plan == NULL || plan->signed_at == 0
           || plan->prescriptions->len == 0
           || cw_time_local_date (plan->signed_at) > day->day)
    message = _ ("There was no signed plan yet on that day.");
  else if (!plan->home)
    message = _ ("The plan of that day is for the clinic only: exercise with a "
                 "cuff at home was not permitted. Talk to the patient, and "
                 "write it as a remark on the next session.");
  if (message == NULL)
    return TRUE;
  g_set_error_literal (error, CW_GATE_ERROR, CW_GATE_ERROR_PLAN, message);
  return FALSE;
}

/* A later screening than the plan's has to permit each dose of it as well. */
static gboolean
check_screening (const CwPaperDay *day, GError **error)
{
  const CwScreeningRecord *screening = day->screening;
  const CwPlanDay plan_day
      = { .today = day->day, .ledger = day->ledger, .sbp_mmhg = NAN };
  g_autoptr (CwPlan) renewed = NULL;

  if (!cw_screening_record_permits (screening, day->plan->patient_id,
                                    cw_plan_get_limbs (day->plan), day->day,
                                    error))
    return FALSE;
  renewed = cw_plan_copy (day->plan);
  renewed->screening_id = screening->id;
  return cw_plan_check_doses_on_day (renewed, screening, &plan_day, error)
         && (screening->id == day->plan->screening_id
             || cw_plan_check (renewed, screening, day->next_number, day->day,
                               error));
}

/* Whether the clinic knew of the event on that day and had not reviewed it. */
static gboolean
waited (const CwAdverseEvent *event, CwDate day)
{
  const CwEventEntry *first = event->entries->pdata[0];

  if (cw_adverse_event_get_current (event)->grade == CW_EVENT_EXPECTED
      || cw_time_local_date (event->happened_at) > day
      || cw_time_local_date (first->signed_at) > day)
    return FALSE;
  for (guint i = 0; i < event->entries->len; i++) {
    const CwEventEntry *entry = event->entries->pdata[i];

    if (entry->is_review && cw_time_local_date (entry->signed_at) <= day)
      return FALSE;
  }
  return TRUE;
}

/* Why the event forbade a session on that day; NULL when it did not. */
static char *
describe_event (const CwAdverseEvent *event, const CwPaperDay *day)
{
  g_autofree char *title = cw_adverse_event_get_title (event);

  if (waited (event, day->day))
    return g_strdup_printf (
        /* Translators: %s is an adverse event. */
        _ ("“%s” waited for its review on that day: no session with a cuff was "
           "permitted."),
        title);
  if (event->stop_rule_id != NULL
      && (event->limbs & cw_plan_get_limbs (day->plan)) != 0
      && cw_time_local_date (event->happened_at) == day->day)
    return g_strdup_printf (
        /* Translators: %s is an adverse event. */
        _ ("“%s” had stopped a session on that day: no cuff was permitted on "
           "that limb before the next day."),
        title);
  return NULL;
}

static gboolean
check_events (const CwPaperDay *day, GError **error)
{
  for (guint i = 0; i < day->events->len; i++) {
    g_autofree char *message = describe_event (day->events->pdata[i], day);

    if (message == NULL)
      continue;
    g_set_error_literal (error, CW_GATE_ERROR, CW_GATE_ERROR_EVENT, message);
    return FALSE;
  }
  return TRUE;
}

static int
count_on_day (const CwPaperDay *day)
{
  int n_sessions = 0;

  for (guint i = 0; i < day->session_days->len; i++)
    if (g_array_index (day->session_days, CwDate, i) == day->day)
      n_sessions++;
  return n_sessions;
}

static gboolean
check_frequency (const CwPaperDay *day, GError **error)
{
  int per_day = count_on_day (day) + 1;
  g_autoptr (GPtrArray) issues = NULL;
  CwDose dose;

  cw_dose_init (&dose);
  dose.sessions_per_day = per_day;
  issues = cw_dose_review (&dose);
  for (guint i = 0; i < issues->len; i++) {
    const CwDoseIssue *issue = issues->pdata[i];

    if (!issue->refused || !g_str_equal (issue->limit_id, "LIM_FREQ"))
      continue;
    g_set_error_literal (error, CW_GATE_ERROR, CW_GATE_ERROR_DOSE,
                         issue->message);
    return FALSE;
  }
  return TRUE;
}

gboolean
cw_paper_day_check (const CwPaperDay *day, GError **error)
{
  g_return_val_if_fail (day != NULL, FALSE);

  return check_plan (day, error) && check_screening (day, error)
         && check_events (day, error) && check_frequency (day, error);
}

char *
cw_paper_day_describe (const CwPaperDay *day)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);
  int per_week;

  g_return_val_if_fail (day != NULL, NULL);

  per_week = (int)day->session_days->len + 1;
  if (count_on_day (day) > 0) {
    g_autofree char *hours = cw_number_format (
        cw_dose_limits_get ()->gap.refuse_below_h, 0);

    g_ptr_array_add (
        sentences,
        g_strdup_printf (
            /* Translators: %s is a number of hours. */
            _ ("There is another session on that day already. %s h have to lie "
               "between two."),
            hours));
  }
  if (day->plan != NULL && per_week > day->plan->sessions_per_week) {
    g_autofree char *planned
        = cw_number_format (day->plan->sessions_per_week, 1);

    g_ptr_array_add (
        sentences,
        g_strdup_printf (
            /* Translators: two numbers of sessions. */
            _ ("With this one there are %d sessions in seven days; the plan "
               "has %s a week."),
            per_week, planned));
  }
  if (sentences->len == 0)
    return NULL;
  g_ptr_array_add (sentences, NULL);
  return g_strjoinv (" ", (char **)sentences->pdata);
}

static CwSetEnd
judge (const CwPrescription *prescription, const CwSetEntry *entry)
{
  if (cw_prescription_is_timed (prescription))
    return entry->done_s >= entry->target_s ? CW_SET_END_TARGET
                                            : CW_SET_END_SHORT;
  if (entry->target_reps == 0)
    return CW_SET_END_FAILURE;
  return entry->reps >= entry->target_reps ? CW_SET_END_TARGET
                                           : CW_SET_END_SHORT;
}

void
cw_paper_session_add_set (CwSession *session,
                          const CwPrescription *prescription,
                          double done)
{
  g_autoptr (GPtrArray) before = NULL;
  CwSetEntry *entry;

  g_return_if_fail (session != NULL && prescription != NULL && done >= 0);

  before = cw_session_get_sets_of (session, prescription->id);
  entry = cw_set_entry_new ();
  entry->prescription_id = prescription->id;
  entry->set_number = (int)before->len + 1;
  entry->load_kg = prescription->load_kg;
  entry->pressure_mmhg = prescription->pressure_mmhg;
  if (cw_prescription_is_timed (prescription)) {
    entry->target_s = (int)prescription->scheme.interval_s;
    entry->done_s = (int)lround (done * 60);
  } else {
    if (entry->set_number <= prescription->scheme.n_sets)
      entry->target_reps
          = prescription->scheme.target_reps[entry->set_number - 1];
    entry->reps = (int)lround (done);
  }
  entry->end = judge (prescription, entry);
  g_ptr_array_add (session->sets, entry);
}

static const CwPrescription *
find_prescription (const CwPlan *plan, gint64 id)
{
  for (guint i = 0; i < plan->prescriptions->len; i++)
    if (((const CwPrescription *)plan->prescriptions->pdata[i])->id == id)
      return plan->prescriptions->pdata[i];
  return NULL;
}

static gboolean
refuse (const char *message, GError **error)
{
  g_set_error_literal (error, CW_MODEL_ERROR, CW_MODEL_ERROR_INVALID, message);
  return FALSE;
}

static gboolean
is_rating (double rating)
{
  return isnan (rating) || (rating >= 0 && rating <= 10);
}

static gboolean
check_set (const CwSetEntry *entry, const CwPlan *plan, GError **error)
{
  const CwPrescription *prescription
      = find_prescription (plan, entry->prescription_id);

  if (prescription == NULL)
    return refuse (_ ("This exercise is not in the plan of that day."), error);
  if (entry->set_number > prescription->scheme.n_sets)
    return refuse (_ ("These are more sets than the plan has. Write what was "
                      "done besides as a remark."),
                   error);
  if (entry->reps < 0 || entry->reps > 100)
    return refuse (_ ("A set has 0 to 100 repetitions."), error);
  if (!is_rating (entry->effort) || !is_rating (entry->pain))
    return refuse (_ ("Effort and pain go from 0 to 10."), error);
  return TRUE;
}

gboolean
cw_paper_session_validate (const CwSession *session,
                           const CwPlan *plan,
                           GError **error)
{
  g_return_val_if_fail (session != NULL && plan != NULL, FALSE);

  if (session->sets->len == 0)
    return refuse (_ ("Type in what was done of at least one exercise."),
                   error);
  for (guint i = 0; i < session->sets->len; i++)
    if (!check_set (session->sets->pdata[i], plan, error))
      return FALSE;
  for (guint i = 0; i < session->paper_cuffs->len; i++) {
    const CwPaperCuff *cuff
        = &g_array_index (session->paper_cuffs, CwPaperCuff, i);

    if (!(cuff->minutes > 0 && cuff->minutes <= CW_PAPER_MAX_MINUTES))
      return refuse (_ ("The cuff was up for 1 to 240 minutes."), error);
  }
  if ((session->state == CW_SESSION_STOPPED)
          != (session->stop_rule_id != NULL)
      || (session->stop_rule_id != NULL
          && cw_stop_rule_find (session->stop_rule_id) == NULL))
    return refuse (_ ("Say which symptom stopped the session."), error);
  return TRUE;
}

const CwStopRule *
cw_paper_session_find_symptom (const CwSession *session)
{
  gsize n_rules = 0;
  const CwStopRule *const *rules = cw_stop_rules_get (&n_rules);

  g_return_val_if_fail (session != NULL, NULL);

  for (guint i = 0; i < session->sets->len; i++) {
    const CwSetEntry *entry = session->sets->pdata[i];
    const CwStopReading reading = {
      .dose_class = CW_DOSE_CLASS_A, /* of home exercise (LIM_UNSUPERVISED) */
      .age_years = NAN,
      .sbp_before_mmhg = NAN,
      .sbp_mmhg = NAN,
      .dbp_mmhg = NAN,
      .heart_rate_bpm = NAN,
      .pain = entry->pain,
      .discomfort = entry->discomfort,
    };

    for (gsize k = 0; k < n_rules; k++)
      if (cw_stop_rule_is_reached (rules[k], &reading))
        return rules[k];
  }
  return NULL;
}

char *
cw_paper_session_describe_minutes (const CwPrescription *prescription,
                                   double minutes)
{
  CwTimeLimit limit;
  g_autofree char *typed = NULL;
  g_autofree char *most = NULL;

  g_return_val_if_fail (prescription != NULL, NULL);

  limit = cw_prescription_get_bout_limit (prescription);
  if (prescription->intermittent || cw_prescription_is_timed (prescription)
      || !(minutes * 60 > limit.refuse_s))
    return NULL;
  typed = cw_number_format (minutes, 1);
  most = cw_number_format (limit.refuse_s / 60, 0);
  return g_strdup_printf (
      /* Translators: two numbers of minutes. */
      _ ("The cuff was up for %s min, and no more than %s min at a time are "
         "permitted. Is it so? Then talk to the patient."),
      typed, most);
}
