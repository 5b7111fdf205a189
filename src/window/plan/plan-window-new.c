/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/plan-window-private.h"

#include "model/plan-default.h"
#include "model/plan-familiarisation.h"
#include "model/prescription-ledger.h"
#include "window/plan/exercise-editor.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* How the plan window begins: with a first plan, a new version, or what an
 * advice makes of the current one. */

static void
show_origin (CwPlanWindow *self)
{
  g_autofree char *day = cw_date_format (self->plan->origin_session_date);
  g_autofree char *text = g_strdup_printf (
    /* Translators: number of a session, and a date. */
    _("After session %d, %s"), self->plan->origin_session_number, day);

  gtk_label_set_label (GTK_LABEL (self->origin_label), text);
  gtk_widget_set_visible (self->origin_label,
                          self->plan->origin_session_id != 0);
}

static void
fill (CwPlanWindow *self)
{
  const CwPatientOverview *overview = self->overview;
  const CwScreeningFacts *facts = overview->screening->facts;
  g_autofree char *name = cw_patient_get_display_name (overview->patient);
  g_autofree char *title = g_strdup_printf (_("Plan v%d, Draft"),
                                            overview->state.plan_version + 1);
  g_autofree char *limbs = cw_limb_set_format (
    cw_verdict_get_permitted_limbs (overview->screening->verdict));
  /* Translators: a patient and the limbs on which a cuff is permitted. */
  g_autofree char *subtitle = g_strdup_printf (_("%s · %s"), name, limbs);
  int age = cw_patient_get_age (overview->patient, self->context.today);

  adw_window_title_set_title (ADW_WINDOW_TITLE (self->title), title);
  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), subtitle);
  self->context.age_years = age >= 0 ? age : NAN;
  self->context.sex = overview->patient->sex;
  /* The blood pressure of an earlier day says nothing of today's. */
  self->context.sbp_mmhg = NAN;
  self->context.dbp_mmhg = NAN;
  if (facts->date == self->context.today) {
    self->context.sbp_mmhg =
      cw_screening_facts_get_measurement (facts, "sbp_mmhg");
    self->context.dbp_mmhg =
      cw_screening_facts_get_measurement (facts, "dbp_mmhg");
  }

  _cw_plan_window_show_schedule (self);
  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->home_check),
                               self->plan->home);
  gtk_editable_set_text (GTK_EDITABLE (self->goal_entry),
                         self->plan->goal != NULL ? self->plan->goal : "");
  gtk_editable_set_text (
    GTK_EDITABLE (self->reason_entry),
    self->plan->change_reason != NULL ? self->plan->change_reason : "");
  gtk_widget_set_visible (self->reason_box, self->plan->supersedes_id != 0);
  show_origin (self);
  self->filling = FALSE;
}

/* Which step of getting used to the cuff is due, and what it consists of. */
static void
show_familiarisation (CwPlanWindow *self, CwFamiliarisationReason reason)
{
  int number = self->plan->familiarisation_step;
  const CwFamiliarisationStep *step = cw_familiarisation_get_step (number);
  g_autofree char *why = cw_familiarisation_describe (
    number, reason,
    cw_screening_record_get_familiarisation_cause (self->overview->screening));
  g_autofree char *text = NULL;
  g_autofree char *first = NULL;

  /* Nothing moves before the cuff alone was borne at rest. */
  if (reason == CW_FAMILIARISATION_FIRST)
    first = g_strdup_printf ("%s\n%s", why,
                             cw_familiarisation_get_step (0)->content);
  text = g_strdup_printf ("%s\n%s", first != NULL ? first : why,
                          step->content);
  gtk_label_set_label (GTK_LABEL (self->familiarisation_label), text);
  gtk_widget_set_visible (self->familiarisation_label, !step->plan_dose);
}

/* The plan may be written; but not for today. */
static void
show_stops (CwPlanWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!cw_adverse_events_check_limbs (self->overview->events, CW_LIMBS_ALL,
                                      self->context.today, &error))
    cw_notice_bar_tell (self->stop_bar, error->message);
  cw_notice_bar_set_button_visible (self->stop_bar, FALSE);
}

/* The new version comes from the session that was held last. */
static gboolean
take_origin (CwPlan *plan, CwClinic *clinic, GError **error)
{
  g_autoptr (GError) load_error = NULL;
  g_autoptr (CwSession) session =
    cw_clinic_load_last_session (clinic, plan->patient_id, &load_error);

  if (load_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&load_error));
    return FALSE;
  }
  if (session == NULL)
    return TRUE;
  plan->origin_session_id = session->id;
  plan->origin_session_number = session->number;
  plan->origin_session_date = cw_time_local_date (session->started_at);
  return TRUE;
}

static const CwExerciseAdvice *
find_advice (const CwPatientOverview *overview, gint64 prescription_id)
{
  for (guint i = 0; overview->advice != NULL && i < overview->advice->len;
       i++) {
    const CwExerciseAdvice *advice = g_ptr_array_index (overview->advice, i);

    if (advice->prescription_id == prescription_id
        && cw_exercise_advice_waits (advice))
      return advice;
  }
  return NULL;
}

/* `advice` is of the overview; NULL for a change of one's own. */
static gboolean
make_plan (CwPlanWindow *self, const CwExerciseAdvice *advice, GError **error)
{
  const CwPatientOverview *overview = self->overview;

  if (overview->plan == NULL) {
    self->plan = cw_plan_new_default (overview->screening);
    return TRUE;
  }
  if (advice == NULL) {
    self->plan = cw_plan_new_version (overview->plan, overview->screening);
    return take_origin (self->plan, self->clinic, error);
  }
  self->plan = cw_exercise_advice_apply (advice, overview->plan,
                                         overview->screening);
  self->advises_exercise =
    advice->advice->variable == CW_ADVICE_EXERCISES;
  self->decision =
    cw_exercise_advice_decide (advice, CW_ADVICE_ACCEPTED, NULL);
  self->changed = TRUE;
  return TRUE;
}

static GtkWindow *
plan_window_new (CwClinic *clinic,
                 gint64 patient_id,
                 gint64 prescription_id,
                 GtkWindow *parent,
                 GError **error)
{
  g_autoptr (CwPatientOverview) overview =
    cw_clinic_load_overview (clinic, patient_id, error);
  CwDate today = cw_clinic_get_today (clinic);
  CwLimbSet limbs = CW_LIMBS_ALL;
  CwFamiliarisationReason reason;
  g_autoptr (CwLedger) ledger = NULL;
  const CwExerciseAdvice *advice;
  CwPlanWindow *self;
  int step;

  if (overview == NULL ||
      !cw_clinic_find_familiarisation (clinic, patient_id, &step, &reason,
                                       error))
    return NULL;
  /* Some limb is enough; which one is judged exercise by exercise. */
  if (overview->state.permitted_limbs != CW_LIMBS_NONE)
    limbs = overview->state.permitted_limbs;
  if (!cw_screening_record_permits (overview->screening, patient_id, limbs,
                                    today, error))
    return NULL;
  ledger = cw_clinic_load_ledger (clinic, patient_id, error);
  if (ledger == NULL)
    return NULL;

  self = g_object_new (CW_TYPE_PLAN_WINDOW, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  self->context.clinic = clinic;
  self->context.patient_id = patient_id;
  self->context.today = today;
  self->overview = g_steal_pointer (&overview);
  advice = find_advice (self->overview, prescription_id);
  if (!make_plan (self, advice, error)) {
    gtk_window_destroy (GTK_WINDOW (self));
    return NULL;
  }
  self->plan->familiarisation_step = step;
  self->plan->supervised_sessions
    = cw_care_state_get_supervised (&self->overview->state);
  for (guint i = 0; i < self->plan->prescriptions->len; i++)
    cw_prescription_renew_pressure (g_ptr_array_index (self->plan->prescriptions, i), ledger,
                                    today);
  if (advice != NULL)
    self->advised = cw_plan_copy (self->plan);
  fill (self);
  show_familiarisation (self, reason);
  show_stops (self);
  if (advice != NULL)
    _cw_plan_window_show_plan (self, (int) advice->index);
  else
    _cw_plan_window_show_plan (self, self->plan->prescriptions->len > 0 ? 0 : -1);
  /* Else Enter would close what it has just opened. */
  if (self->selected >= 0)
    cw_exercise_editor_focus_dose (CW_EXERCISE_EDITOR (self->editor));
  else
    gtk_widget_grab_focus (self->first_button);
  return GTK_WINDOW (self);
}

GtkWindow *
cw_plan_window_new (CwClinic *clinic,
                    gint64 patient_id,
                    GtkWindow *parent,
                    GError **error)
{
  return plan_window_new (clinic, patient_id, 0, parent, error);
}

GtkWindow *
cw_plan_window_new_after_advice (CwClinic *clinic,
                                 gint64 patient_id,
                                 gint64 prescription_id,
                                 GtkWindow *parent,
                                 GError **error)
{
  return plan_window_new (clinic, patient_id, prescription_id, parent, error);
}
