/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/plan-window-private.h"

#include "base/quantity.h"
#include "base/text.h"
#include "model/dose-preset.h"
#include "model/plan-change.h"
#include "model/plan-default.h"
#include "model/plan-familiarisation.h"
#include "model/prescription-ledger.h"
#include "model/screening-band.h"
#include "window/common/message.h"
#include "window/common/number-entry.h"
#include "window/common/sign-dialog.h"
#include "window/common/status-mark.h"
#include "window/plan/exercise-chooser.h"
#include "window/plan/exercise-editor.h"
#include "window/plan/exercise-row.h"
#include "window/plan/plan-times.h"
#include "window/plan/templates-window.h"

#include <glib/gi18n-lib.h>
#include <math.h>

G_DEFINE_FINAL_TYPE (CwPlanWindow, cw_plan_window, ADW_TYPE_WINDOW)

static CwPrescription *
get_prescription (CwPlanWindow *self, int index)
{
  return g_ptr_array_index (self->plan->prescriptions, index);
}

/* How much of an exercise is still to be corrected or reasoned. */
static void
count_problems (CwPlanWindow *self, int index, int *refusals, int *reasons)
{
  GPtrArray *issues = g_ptr_array_index (self->issues, index);

  *refusals = 0;
  *reasons = 0;
  for (guint i = 0; i < issues->len; i++) {
    const CwDoseIssue *issue = g_ptr_array_index (issues, i);

    if (issue->refused)
      (*refusals)++;
    else if (!cw_prescription_has_reason (get_prescription (self, index),
                                          issue->limit_id))
      (*reasons)++;
  }
}

static CwStatus
get_status (CwPlanWindow *self, int index)
{
  int refusals, reasons;

  count_problems (self, index, &refusals, &reasons);
  if (refusals > 0)
    return CW_STATUS_BLOCKED;
  if (reasons > 0)
    return CW_STATUS_CAUTION;
  return cw_plan_is_complete (self->plan, (guint) index) ? CW_STATUS_PERMITTED
                                                         : CW_STATUS_UNKNOWN;
}

static void remove_cb (CwExerciseRow *row, CwPlanWindow *self);

static CwExerciseRow *
get_row (CwPlanWindow *self, int index)
{
  return CW_EXERCISE_ROW (gtk_list_box_get_row_at_index (
    GTK_LIST_BOX (self->list_box), index));
}

static void
fill_list (CwPlanWindow *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list_box),
                                               0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list_box), GTK_WIDGET (row));
  for (guint i = 0; i < self->plan->prescriptions->len; i++) {
    GtkWidget *exercise_row = cw_exercise_row_new ();

    g_signal_connect (exercise_row, "remove", G_CALLBACK (remove_cb), self);
    gtk_list_box_append (GTK_LIST_BOX (self->list_box), exercise_row);
  }
}

/* What the gate says of the plan as it stands; NULL when it may be signed. */
static char *
get_refusal (CwPlanWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (self->plan->supersedes_id != 0 && self->plan->change_reason == NULL)
    return g_strdup (_("Say why the plan changes"));
  if (cw_plan_check (self->plan, self->overview->screening,
                     cw_care_state_get_first_session (&self->overview->state),
                     self->context.today, &error))
    return NULL;
  return g_strdup (error->message);
}

static void
show_summary (CwPlanWindow *self)
{
  int refusals = 0, reasons = 0;
  g_autofree char *text = get_refusal (self);
  CwStatus status = text != NULL ? CW_STATUS_UNKNOWN : CW_STATUS_PERMITTED;

  for (guint i = 0; i < self->plan->prescriptions->len; i++) {
    int more_refusals, more_reasons;

    count_problems (self, (int) i, &more_refusals, &more_reasons);
    refusals += more_refusals;
    reasons += more_reasons;
  }
  gtk_widget_set_visible (self->next_problem_button, refusals + reasons > 0);
  if (refusals > 0) {
    status = CW_STATUS_BLOCKED;
    g_free (text);
    text = g_strdup_printf (ngettext ("%d refusal to correct",
                                      "%d refusals to correct", refusals),
                            refusals);
  } else if (reasons > 0) {
    status = CW_STATUS_CAUTION;
    g_free (text);
    text = g_strdup_printf (
      ngettext ("%d reason to give", "%d reasons to give", reasons), reasons);
  } else if (text == NULL) {
    text = g_strdup (_("Within all limits"));
  }
  cw_status_mark_set_status (CW_STATUS_MARK (self->summary_mark), status);
  gtk_label_set_label (GTK_LABEL (self->summary_label), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.sign",
                                 status == CW_STATUS_PERMITTED);
  gtk_widget_set_tooltip_text (self->sign_button,
                               status == CW_STATUS_PERMITTED ? NULL : text);
}

/* What the new version changes, as far as it has come. */
static void
show_changes (CwPlanWindow *self)
{
  g_autofree char *text = NULL;

  if (self->overview->plan == NULL)
    return;
  text = cw_plan_changes_to_text (self->overview->plan, self->plan);
  gtk_label_set_label (GTK_LABEL (self->changes_label),
                       *text != '\0' ? text : _("Nothing is changed yet"));
}

static void
review (CwPlanWindow *self)
{
  g_ptr_array_set_size (self->issues, 0);
  for (guint i = 0; i < self->plan->prescriptions->len; i++)
    g_ptr_array_add (
      self->issues,
      cw_plan_review (self->plan, i, self->overview->screening,
                      cw_care_state_get_first_session (&self->overview->state),
                      self->context.today));
  for (guint i = 0; i < self->plan->prescriptions->len; i++)
    cw_exercise_row_show (get_row (self, (int) i),
                          get_prescription (self, (int) i),
                          get_status (self, (int) i));
  if (self->selected >= 0)
    cw_exercise_editor_show_issues (
      CW_EXERCISE_EDITOR (self->editor),
      g_ptr_array_index (self->issues, self->selected));
  cw_plan_times_fill (GTK_BOX (self->time_box), self->plan);
  show_changes (self);
  show_summary (self);
}

static void
edited_cb (CwPlanWindow *self)
{
  self->changed = TRUE;
  review (self);
}

static void
select_exercise (CwPlanWindow *self, int index)
{
  GtkListBoxRow *row =
    gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list_box), index);

  self->selected = index;
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    index >= 0 ? "editor" : "empty");
  gtk_list_box_select_row (GTK_LIST_BOX (self->list_box), row);
  cw_exercise_editor_edit (CW_EXERCISE_EDITOR (self->editor),
                           index >= 0 ? get_prescription (self, index) : NULL,
                           self->overview->screening, &self->context);
}

static void
row_selected_cb (CwPlanWindow *self, GtkListBoxRow *row)
{
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (self->filling || index < 0 || index == self->selected)
    return;
  select_exercise (self, index);
  review (self);
}

void
_cw_plan_window_show_plan (CwPlanWindow *self, int selected)
{
  self->filling = TRUE;
  fill_list (self);
  select_exercise (self, selected);
  self->filling = FALSE;
  review (self);
}

/* What was measured of the patient already, for a new exercise. */
static void
take_measurements (CwPlanWindow *self, CwPrescription *prescription)
{
  CwDoseBand band = cw_screening_band_get (self->overview->screening,
                                           prescription->limbs);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwLedger) ledger = cw_clinic_load_ledger (
    self->clinic, self->overview->patient->id, &error);

  if (ledger != NULL)
    cw_prescription_fill_from_ledger (prescription, ledger,
                                      isnan (prescription->load_percent_wanted)
                                        ? band.load_percent_default
                                        : prescription->load_percent_wanted,
                                      self->context.today);
  else
    cw_message_show_error (GTK_WINDOW (self),
                           _("The measurements could not be read"), error);
}

/* How often and how long, which the first exercise may have set. */
void
_cw_plan_window_show_schedule (CwPlanWindow *self)
{
  self->filling = TRUE;
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->frequency_entry),
                             self->plan->sessions_per_week);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->weeks_entry),
                             self->plan->weeks);
  self->filling = FALSE;
}

static void
chosen_cb (const CwExercise *exercise,
           const CwDosePreset *preset,
           gpointer data)
{
  CwPlanWindow *self = data;
  CwPrescription *prescription = cw_plan_add_default (
    self->plan, exercise, self->overview->screening);

  if (prescription == NULL)
    return;
  if (preset != NULL)
    cw_dose_preset_apply (preset, self->plan,
                          self->plan->prescriptions->len - 1,
                          self->overview->screening);
  take_measurements (self, prescription);
  self->changed = TRUE;
  _cw_plan_window_show_plan (self, (int) self->plan->prescriptions->len - 1);
  _cw_plan_window_show_schedule (self);
  cw_exercise_editor_focus_dose (CW_EXERCISE_EDITOR (self->editor));
}

/* The step of the ladder that the patient has to climb; -1 when it is only an
 * offer, or is climbed. */
static int
get_proposed_step (CwPlanWindow *self)
{
  int step = self->plan->familiarisation_step;

  if (cw_screening_record_get_familiarisation_cause (
        self->overview->screening) == NULL ||
      cw_familiarisation_get_step (step)->plan_dose)
    return -1;
  return step;
}

static void
add_exercise_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwPlanWindow *self = CW_PLAN_WINDOW (widget);

  gtk_window_present (cw_exercise_chooser_new (
    cw_verdict_get_permitted_limbs (self->overview->screening->verdict),
    get_proposed_step (self), GTK_WINDOW (self), chosen_cb, self));
}

static void
template_chosen_cb (const CwPlanTemplate *template, gpointer data)
{
  CwPlanWindow *self = data;
  int first = (int) self->plan->prescriptions->len;
  guint n_left_out = cw_plan_template_apply (template, self->plan,
                                             self->overview->screening);

  for (guint i = (guint) first; i < self->plan->prescriptions->len; i++)
    take_measurements (self, get_prescription (self, (int) i));
  if ((int) self->plan->prescriptions->len > first) {
    self->changed = TRUE;
    _cw_plan_window_show_plan (self, first);
    _cw_plan_window_show_schedule (self);
    cw_exercise_editor_focus_dose (CW_EXERCISE_EDITOR (self->editor));
  }
  if (n_left_out > 0) {
    g_autoptr (GError) error = g_error_new (
      CW_GATE_ERROR, CW_GATE_ERROR_LIMB,
      ngettext ("The screening permits no limb of %u exercise of the template.",
                "The screening permits no limb of %u exercises of the "
                "template.",
                n_left_out),
      n_left_out);

    cw_message_show_error (GTK_WINDOW (self), _("Not all was added"), error);
  }
}

static void
templates_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwPlanWindow *self = CW_PLAN_WINDOW (widget);

  gtk_window_present (cw_templates_window_new (self->clinic, self->plan,
                                               GTK_WINDOW (self),
                                               template_chosen_cb, self));
}

static void
remove_cb (CwExerciseRow *row, CwPlanWindow *self)
{
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  /* The editor lets go of the exercise first: what it does when the focus
   * leaves its entries would come too late. */
  cw_exercise_editor_edit (CW_EXERCISE_EDITOR (self->editor), NULL, NULL, NULL);
  cw_plan_remove (self->plan, (guint) index);
  self->changed = TRUE;
  _cw_plan_window_show_plan (self, MIN (index, (int) self->plan->prescriptions->len - 1));
}

static void
move_exercise (CwPlanWindow *self, int by)
{
  int to = self->selected + by;

  if (self->selected < 0 || to < 0 ||
      to >= (int) self->plan->prescriptions->len) {
    gtk_widget_error_bell (GTK_WIDGET (self));
    return;
  }
  cw_plan_move (self->plan, (guint) self->selected, (guint) to);
  self->changed = TRUE;
  _cw_plan_window_show_plan (self, to);
}

static void
move_up_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move_exercise (CW_PLAN_WINDOW (widget), -1);
}

static void
move_down_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  move_exercise (CW_PLAN_WINDOW (widget), 1);
}

static void
plan_input_cb (CwPlanWindow *self)
{
  double weeks;
  g_autofree char *goal = NULL;
  g_autofree char *reason = NULL;

  if (self->filling || self->plan == NULL)
    return;
  goal = cw_text_trim (gtk_editable_get_text (GTK_EDITABLE (self->goal_entry)));
  reason =
    cw_text_trim (gtk_editable_get_text (GTK_EDITABLE (self->reason_entry)));
  weeks = cw_number_entry_get_value (CW_NUMBER_ENTRY (self->weeks_entry));
  self->plan->sessions_per_week =
    cw_number_entry_get_value (CW_NUMBER_ENTRY (self->frequency_entry));
  self->plan->weeks = isnan (weeks) ? 0 : (int) weeks;
  self->plan->home =
    gtk_check_button_get_active (GTK_CHECK_BUTTON (self->home_check));
  cw_set_str (&self->plan->goal, goal);
  cw_set_str (&self->plan->change_reason, reason);
  edited_cb (self);
}

static void
next_problem_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwPlanWindow *self = CW_PLAN_WINDOW (widget);
  int n = (int) self->plan->prescriptions->len;

  for (int i = 0; i < n; i++) {
    int index = (MAX (self->selected, 0) + i) % n;

    if (get_status (self, index) != CW_STATUS_PERMITTED) {
      select_exercise (self, index);
      review (self);
      cw_exercise_editor_focus_problem (CW_EXERCISE_EDITOR (self->editor));
      return;
    }
  }
}

static void
fix (CwPlanWindow *self, guint number)
{
  if (self->selected < 0 ||
      !cw_exercise_editor_fix (CW_EXERCISE_EDITOR (self->editor), number))
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
fix_first_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fix (CW_PLAN_WINDOW (widget), 0);
}

static void
fix_second_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  fix (CW_PLAN_WINDOW (widget), 1);
}

/* Whether it is signed as the advice had it; reasons for warnings are no other
 * dose. */
static gboolean
is_as_advised (CwPlanWindow *self)
{
  g_autoptr (GPtrArray) changes = NULL;

  if (self->advises_exercise)
    return self->plan->prescriptions->len > self->advised->prescriptions->len;
  changes = cw_plan_compare (self->advised, self->plan, FALSE);
  for (guint i = 0; i < changes->len; i++) {
    const CwPlanChange *change = g_ptr_array_index (changes, i);

    if (!change->is_reason)
      return FALSE;
  }
  return TRUE;
}

static void
signed_cb (gint64 clinician_id, gpointer data)
{
  CwPlanWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (self->decision != NULL)
    self->decision->outcome =
      is_as_advised (self) ? CW_ADVICE_ACCEPTED : CW_ADVICE_EDITED;
  if (!cw_clinic_sign_plan_after_advice (self->clinic, self->plan,
                                         self->decision, clinician_id,
                                         &error)) {
    cw_message_show_error (GTK_WINDOW (self), _("The plan was not signed"),
                           error);
    return;
  }
  self->close_confirmed = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
sign_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwPlanWindow *self = CW_PLAN_WINDOW (widget);
  g_autofree char *heading = g_strdup_printf (
    _("Sign Plan v%d?"), self->overview->state.plan_version + 1);

  gtk_window_present (cw_sign_dialog_new (
    GTK_WINDOW (self), self->clinic, heading,
    _("A signed plan is never changed. A later version replaces it."), NULL,
    _("I have checked the doses and explained the plan."), signed_cb, self));
}

static void
discard_cb (gpointer data)
{
  CwPlanWindow *self = data;

  self->close_confirmed = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
cw_plan_window_close_request (GtkWindow *window)
{
  CwPlanWindow *self = CW_PLAN_WINDOW (window);

  if (self->changed && !self->close_confirmed) {
    cw_message_ask (window, _("Discard this draft?"),
                    _("Only a signed plan is kept."), _("_Discard"), TRUE,
                    discard_cb, self);
    return TRUE;
  }
  return GTK_WINDOW_CLASS (cw_plan_window_parent_class)->close_request (window);
}

static void
cw_plan_window_dispose (GObject *object)
{
  CwPlanWindow *self = CW_PLAN_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PLAN_WINDOW);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_plan_window_parent_class)->dispose (object);
}

static void
cw_plan_window_finalize (GObject *object)
{
  CwPlanWindow *self = CW_PLAN_WINDOW (object);

  g_clear_pointer (&self->overview, cw_patient_overview_free);
  g_clear_pointer (&self->plan, cw_plan_free);
  g_clear_pointer (&self->advised, cw_plan_free);
  g_clear_pointer (&self->decision, cw_advice_decision_free);
  g_clear_pointer (&self->issues, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_plan_window_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwPlanWindow, name)

static void
cw_plan_window_class_init (CwPlanWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_plan_window_dispose;
  object_class->finalize = cw_plan_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cw_plan_window_close_request;
  g_type_ensure (CW_TYPE_EXERCISE_EDITOR);
  g_type_ensure (CW_TYPE_NOTICE_BAR);
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/plan-window.ui");
  BIND (title);
  BIND (list_box);
  BIND (frequency_bin);
  BIND (weeks_bin);
  BIND (home_check);
  BIND (goal_entry);
  BIND (reason_box);
  BIND (reason_entry);
  BIND (familiarisation_label);
  BIND (stop_bar);
  BIND (origin_label);
  BIND (changes_label);
  BIND (time_box);
  BIND (stack);
  BIND (first_button);
  BIND (editor);
  BIND (summary_mark);
  BIND (summary_label);
  BIND (next_problem_button);
  BIND (sign_button);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, plan_input_cb);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
  gtk_widget_class_install_action (widget_class, "plan.add-exercise", NULL,
                                   add_exercise_cb);
  gtk_widget_class_install_action (widget_class, "plan.next-problem", NULL,
                                   next_problem_cb);
  gtk_widget_class_install_action (widget_class, "plan.sign", NULL, sign_cb);
  gtk_widget_class_install_action (widget_class, "plan.fix-first", NULL,
                                   fix_first_cb);
  gtk_widget_class_install_action (widget_class, "plan.fix-second", NULL,
                                   fix_second_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0,
                                       "plan.fix-first", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0,
                                       "plan.fix-second", NULL);
  gtk_widget_class_install_action (widget_class, "plan.templates", NULL,
                                   templates_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t,
                                       GDK_CONTROL_MASK, "plan.templates",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "plan.move-up", NULL,
                                   move_up_cb);
  gtk_widget_class_install_action (widget_class, "plan.move-down", NULL,
                                   move_down_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK,
                                       "plan.move-up", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK,
                                       "plan.move-down", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n,
                                       GDK_CONTROL_MASK, "plan.add-exercise",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0,
                                       "plan.next-problem", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return,
                                       GDK_CONTROL_MASK, "plan.sign", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_plan_window_init (CwPlanWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selected = -1;
  self->issues =
    g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->frequency_entry =
    cw_number_entry_new (_("Sessions a week"), NULL, 0.5, 14, 1);
  self->weeks_entry = cw_number_entry_new (_("Weeks"), NULL, 1, 52, 0);
  adw_bin_set_child (ADW_BIN (self->frequency_bin), self->frequency_entry);
  adw_bin_set_child (ADW_BIN (self->weeks_bin), self->weeks_entry);
  g_signal_connect_swapped (self->frequency_entry, "changed",
                            G_CALLBACK (plan_input_cb), self);
  g_signal_connect_swapped (self->weeks_entry, "changed",
                            G_CALLBACK (plan_input_cb), self);
}
