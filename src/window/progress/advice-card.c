/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/advice-card.h"

#include "clinical/evidence.h"
#include "model/plan-change.h"
#include "window/common/list-row.h"
#include "window/common/message.h"
#include "window/common/sign-dialog.h"
#include "window/common/status-mark.h"
#include "window/plan/plan-window.h"
#include "window/progress/refusal-dialog.h"

#include <glib/gi18n-lib.h>

/* Of the card beside the chart; narrow windows give it a row of its own. */
#define CARD_WIDTH 300

struct _CwAdviceCard {
  GtkWidget parent_instance;

  CwClinic *clinic;
  gint64 patient_id;
  int plan_version;
  GPtrArray *advice;      /* (element-type CwExerciseAdvice); NULL for none */
  gint64 prescription_id; /* that the advice shown is about; 0 for none */

  /* While a dialog is open, for what it decides. */
  CwPlan *plan;
  CwAdviceDecision *decision;

  GtkWidget *content;
  CwStatusMark *mark;
  GtkLabel *pattern_label;
  GtkLabel *headline_label;
  GtkLabel *why_label;
  GtkWidget *source_box;
  GtkLabel *source_label;
  GtkLabel *decision_label;
  GtkWidget *button_box;
  GtkButton *accept_button;
};

G_DEFINE_FINAL_TYPE (CwAdviceCard, cw_advice_card, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (CwAdviceCard *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
show_error (CwAdviceCard *self, GError *error)
{
  cw_message_show_error (get_window (self), _ ("The advice was not decided"),
                         error);
}

static const CwExerciseAdvice *
find_advice (GPtrArray *list, gint64 prescription_id)
{
  for (guint i = 0; list != NULL && i < list->len; i++) {
    const CwExerciseAdvice *advice = list->pdata[i];

    if (advice->prescription_id == prescription_id)
      return advice;
  }
  return NULL;
}

/* What stands in the clinic now: another window may have decided meanwhile. */
static const CwExerciseAdvice *
load_waiting (CwAdviceCard *self, CwPatientOverview **overview)
{
  g_autoptr (GError) error = NULL;
  const CwExerciseAdvice *advice;

  *overview = cw_clinic_load_overview (self->clinic, self->patient_id, &error);
  if (*overview == NULL) {
    show_error (self, error);
    return NULL;
  }
  advice = find_advice ((*overview)->advice, self->prescription_id);
  return advice != NULL && cw_exercise_advice_waits (advice) ? advice : NULL;
}

static void
forget (CwAdviceCard *self)
{
  g_clear_pointer (&self->plan, cw_plan_free);
  g_clear_pointer (&self->decision, cw_advice_decision_free);
}

/* Accept ----------------------------------------------------------------------
 */

static void
plan_signed_cb (gint64 clinician_id, gpointer data)
{
  CwAdviceCard *self = CW_ADVICE_CARD (data);
  g_autoptr (CwPlan) plan = g_steal_pointer (&self->plan);
  g_autoptr (CwAdviceDecision) decision = g_steal_pointer (&self->decision);
  g_autoptr (GError) error = NULL;

  if (plan != NULL
      && !cw_clinic_sign_plan_after_advice (self->clinic, plan, decision,
                                            clinician_id, &error))
    show_error (self, error);
}

static void
decided_cb (gint64 clinician_id, gpointer data)
{
  CwAdviceCard *self = CW_ADVICE_CARD (data);
  g_autoptr (CwAdviceDecision) decision = NULL;
  g_autoptr (GError) error = NULL;

  if (self->decision == NULL)
    return;
  decision = cw_advice_decision_copy (self->decision);
  if (!cw_clinic_decide_advice (self->clinic, decision, clinician_id, &error))
    show_error (self, error);
  forget (self);
}

/* "Load: 15 kg → 16 kg", a row each. */
static GtkWidget *
list_changes (const CwPlan *before, const CwPlan *after)
{
  g_autoptr (GPtrArray) changes = cw_plan_compare (before, after, FALSE);
  GtkWidget *list = cw_list_new ();

  for (guint i = 0; i < changes->len; i++) {
    const CwPlanChange *change = changes->pdata[i];
    g_autofree char *text
        /* Translators: what it was, and what it is now. */
        = g_strdup_printf (_ ("%s → %s"), change->before, change->after);

    gtk_list_box_append (GTK_LIST_BOX (list),
                         cw_list_row_new (change->field, text));
  }
  return list;
}

static void
open_plan_window (CwAdviceCard *self, const CwExerciseAdvice *advice)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *window = cw_plan_window_new_after_advice (
      self->clinic, self->patient_id, advice->prescription_id,
      get_window (self), &error);

  if (window != NULL)
    gtk_window_present (window);
  else
    cw_message_show_error (get_window (self), _ ("Nothing may be prescribed"),
                           error);
}

/* With exactly that change, if nothing else has to be said for it. */
static void
ask_for_plan (CwAdviceCard *self,
              const CwPatientOverview *overview,
              const CwExerciseAdvice *advice)
{
  g_autofree char *heading = g_strdup_printf (_ ("Sign Plan v%d?"),
                                              overview->state.plan_version + 1);

  forget (self);
  self->plan
      = cw_exercise_advice_apply (advice, overview->plan, overview->screening);
  if (!cw_plan_check (self->plan, overview->screening,
                      cw_care_state_get_first_session (&overview->state),
                      cw_clinic_get_today (self->clinic), NULL)) {
    forget (self);
    open_plan_window (self, advice);
    return;
  }
  self->decision = cw_exercise_advice_decide (advice, CW_ADVICE_ACCEPTED, NULL);
  gtk_window_present (cw_sign_dialog_new (
      get_window (self), self->clinic, heading, advice->title,
      list_changes (overview->plan, self->plan),
      _ ("I have checked the doses and explained the plan."), plan_signed_cb,
      self));
}

static void
ask_for_decision (CwAdviceCard *self, const CwExerciseAdvice *advice)
{
  forget (self);
  self->decision = cw_exercise_advice_decide (advice, CW_ADVICE_ACCEPTED, NULL);
  gtk_window_present (cw_sign_dialog_new (
      get_window (self), self->clinic, advice->advice->headline, advice->title,
      NULL, _ ("I have looked at the sessions and agree."), decided_cb, self));
}

static void
accept (CwAdviceCard *self)
{
  g_autoptr (CwPatientOverview) overview = NULL;
  const CwExerciseAdvice *advice = load_waiting (self, &overview);

  if (advice == NULL)
    return;
  if (cw_exercise_advice_changes_dose (advice))
    ask_for_plan (self, overview, advice);
  else if (advice->advice->variable == CW_ADVICE_EXERCISES)
    open_plan_window (self, advice);
  else
    ask_for_decision (self, advice);
}

/* Edit and refuse
 * -------------------------------------------------------------- */

static void
edit (CwAdviceCard *self)
{
  g_autoptr (CwPatientOverview) overview = NULL;
  const CwExerciseAdvice *advice = load_waiting (self, &overview);

  if (advice != NULL)
    open_plan_window (self, advice);
}

static void
refused_cb (const char *reason, gint64 clinician_id, gpointer data)
{
  CwAdviceCard *self = CW_ADVICE_CARD (data);
  g_autoptr (CwPatientOverview) overview = NULL;
  const CwExerciseAdvice *advice = load_waiting (self, &overview);
  g_autoptr (CwAdviceDecision) decision = NULL;
  g_autoptr (GError) error = NULL;

  if (advice == NULL)
    return;
  decision = cw_exercise_advice_decide (advice, CW_ADVICE_REFUSED, reason);
  if (!cw_clinic_decide_advice (self->clinic, decision, clinician_id, &error))
    show_error (self, error);
}

static void
refuse (CwAdviceCard *self)
{
  g_autoptr (CwPatientOverview) overview = NULL;
  const CwExerciseAdvice *advice = load_waiting (self, &overview);

  if (advice != NULL)
    gtk_window_present (cw_refusal_dialog_new (get_window (self), self->clinic,
                                               advice->advice->headline,
                                               refused_cb, self));
}

static void
action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwAdviceCard *self = CW_ADVICE_CARD (widget);

  if (g_str_equal (action, "advice.accept"))
    accept (self);
  else if (g_str_equal (action, "advice.edit"))
    edit (self);
  else
    refuse (self);
}

static gboolean
key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return gtk_widget_activate_action (
      data, g_variant_get_string (arguments, NULL), NULL);
}

void
cw_advice_card_add_keys (CwAdviceCard *self, GtkWidget *widget)
{
  static const struct {
    guint key;
    const char *action;
  } keys[] = {
    { GDK_KEY_a, "advice.accept" },
    { GDK_KEY_e, "advice.edit" },
    { GDK_KEY_r, "advice.refuse" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++) {
    GtkShortcut *shortcut
        = gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, 0),
                            gtk_callback_action_new (key_cb, self, NULL));

    gtk_shortcut_set_arguments (shortcut,
                                g_variant_new_string (keys[i].action));
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          shortcut);
  }
  gtk_widget_add_controller (widget, controller);
}

static GtkSizeRequestMode
cw_advice_card_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Long words of wrapped labels are not to take the chart's width. */
static int
get_natural_width (CwAdviceCard *self)
{
  int minimum = 0;

  gtk_widget_measure (self->content, GTK_ORIENTATION_HORIZONTAL, -1, &minimum,
                      NULL, NULL, NULL);
  return MAX (minimum, CARD_WIDTH);
}

static void
cw_advice_card_measure (GtkWidget *widget,
                        GtkOrientation orientation,
                        int for_size,
                        int *minimum,
                        int *natural,
                        int *minimum_baseline,
                        int *natural_baseline)
{
  CwAdviceCard *self = CW_ADVICE_CARD (widget);

  /* Beside the chart it is never wider, and so never lower: GTK 4.8 would look
   * for a width at which it is, and for ever. */
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    for_size = get_natural_width (self);
  gtk_widget_measure (self->content, orientation, for_size, minimum, natural,
                      NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *natural = get_natural_width (self);
  *minimum_baseline = *natural_baseline = -1;
}

static void
cw_advice_card_size_allocate (GtkWidget *widget,
                              int width,
                              int height,
                              int baseline)
{
  gtk_widget_allocate (CW_ADVICE_CARD (widget)->content, width, height,
                       baseline, NULL);
}

static void
cw_advice_card_dispose (GObject *object)
{
  CwAdviceCard *self = CW_ADVICE_CARD (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_ADVICE_CARD);
  forget (self);
  g_clear_pointer (&self->advice, g_ptr_array_unref);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_advice_card_parent_class)->dispose (object);
}

static void
cw_advice_card_class_init (CwAdviceCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_advice_card_dispose;
  widget_class->get_request_mode = cw_advice_card_get_request_mode;
  widget_class->measure = cw_advice_card_measure;
  widget_class->size_allocate = cw_advice_card_size_allocate;
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCES
                                               "/progress/advice-card.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwAdviceCard, name)
  BIND (content);
  BIND (mark);
  BIND (pattern_label);
  BIND (headline_label);
  BIND (why_label);
  BIND (source_box);
  BIND (source_label);
  BIND (decision_label);
  BIND (button_box);
  BIND (accept_button);
#undef BIND
  gtk_widget_class_install_action (widget_class, "advice.accept", NULL,
                                   action_cb);
  gtk_widget_class_install_action (widget_class, "advice.edit", NULL,
                                   action_cb);
  gtk_widget_class_install_action (widget_class, "advice.refuse", NULL,
                                   action_cb);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cw_advice_card_init (CwAdviceCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Advice"), -1);
}

/* Showing
 * ----------------------------------------------------------------------- */

static const CwExerciseSession *
get_last_session (const CwExerciseProgress *exercise)
{
  return exercise->sessions->pdata[exercise->sessions->len - 1];
}

/* It stands beside the pattern: no tick where none was read. */
static CwStatus
get_status (const CwExerciseAdvice *advice, const CwExerciseSession *last)
{
  if (advice->advice->kind == CW_ADVICE_SUSPEND)
    return CW_STATUS_BLOCKED;
  if (cw_exercise_advice_is_urgent (advice))
    return CW_STATUS_CAUTION;
  return advice->advice->rule_id == NULL || last->pattern == CW_PATTERN_NONE
             ? CW_STATUS_UNKNOWN
             : CW_STATUS_PERMITTED;
}

static char *
describe_pattern (const CwExerciseProgress *exercise)
{
  const CwExerciseSession *last = get_last_session (exercise);

  if (last->stopped_by_symptom)
    return g_strdup (_ ("Pattern: stopped, not read"));
  /* Translators: how repetitions fell from set to set, as "On target". */
  return g_strdup_printf (_ ("Pattern: %s"),
                          cw_pattern_get_name (last->pattern));
}

/* "Rule P1_LOAD_UP", why there is such a rule, and each source. */
static char *
describe_source (const char *rule_id)
{
  const CwProgressionRule *rule = cw_progression_rule_find (rule_id);
  g_auto (GStrv) keys = NULL;
  GString *text;

  if (rule == NULL)
    return NULL;
  text = g_string_new (NULL);
  /* Translators: the identifier of a rule, how sure its figures are, and why
   * there is such a rule. */
  g_string_append_printf (text, _ ("Rule %s (%s). %s"), rule->id, rule->mark,
                          rule->rationale);
  keys = g_strsplit (rule->source, "; ", -1);
  for (gsize i = 0; keys[i] != NULL; i++)
    g_string_append_printf (text, "\n· %s", cw_evidence_get_citation (keys[i]));
  return g_string_free (text, FALSE);
}

static char *
describe_decision (const CwAdviceDecision *decision)
{
  g_autofree char *day
      = cw_date_format (cw_time_local_date (decision->decided_at));

  switch (decision->outcome) {
  case CW_ADVICE_REFUSED:
    /* Translators: a date, who refused, and why. */
    return g_strdup_printf (_ ("Refused on %s by %s: %s"), day,
                            decision->decided_by, decision->reason);
  case CW_ADVICE_EDITED:
    /* Translators: a date, and who. */
    return g_strdup_printf (_ ("Another change was made on %s by %s."), day,
                            decision->decided_by);
  case CW_ADVICE_ACCEPTED:
  default:
    /* Translators: a date, and who. */
    return g_strdup_printf (_ ("Accepted on %s by %s."), day,
                            decision->decided_by);
  }
}

static void
show_decision (CwAdviceCard *self,
               const CwExerciseAdvice *advice,
               int plan_version)
{
  gboolean waits = cw_exercise_advice_waits (advice);
  g_autofree char *text
      = advice->decision != NULL ? describe_decision (advice->decision) : NULL;
  g_autofree char *label
      = cw_exercise_advice_changes_dose (advice)
            /* Translators: %d is the number of the plan's next version. */
            ? g_strdup_printf (_ ("Accept into plan v%d"), plan_version + 1)
            : g_strdup (C_ ("advice", "Accept"));

  gtk_label_set_label (self->decision_label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->decision_label), text != NULL);
  gtk_button_set_label (self->accept_button, label);
  gtk_widget_set_visible (self->button_box, waits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "advice.accept", waits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "advice.edit", waits);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "advice.refuse", waits);
}

static const CwExerciseAdvice *
find_exercise (GPtrArray *list, const CwExerciseProgress *exercise)
{
  for (guint i = 0; list != NULL && exercise != NULL && i < list->len; i++) {
    const CwExerciseAdvice *advice = list->pdata[i];

    if (advice->limbs == exercise->limbs
        && g_strcmp0 (advice->exercise_id, exercise->exercise_id) == 0)
      return advice;
  }
  return NULL;
}

void
cw_advice_card_set_patient (CwAdviceCard *self,
                            CwClinic *clinic,
                            const CwPatientOverview *overview)
{
  g_return_if_fail (CW_IS_ADVICE_CARD (self));

  g_set_object (&self->clinic, clinic);
  self->patient_id = overview->patient->id;
  self->plan_version = overview->state.plan_version;
  g_clear_pointer (&self->advice, g_ptr_array_unref);
  if (overview->advice != NULL)
    self->advice = g_ptr_array_ref (overview->advice);
}

void
cw_advice_card_show (CwAdviceCard *self, const CwExerciseProgress *exercise)
{
  const CwExerciseAdvice *advice = NULL;
  g_autofree char *pattern = NULL;
  g_autofree char *source = NULL;

  g_return_if_fail (CW_IS_ADVICE_CARD (self));

  advice = find_exercise (self->advice, exercise);
  self->prescription_id = advice != NULL ? advice->prescription_id : 0;
  gtk_widget_set_visible (GTK_WIDGET (self), advice != NULL);
  if (advice == NULL)
    return;
  pattern = describe_pattern (exercise);
  source = describe_source (advice->advice->rule_id);
  cw_status_mark_set_status (
      self->mark, get_status (advice, get_last_session (exercise)));
  gtk_label_set_label (self->pattern_label, pattern);
  gtk_label_set_label (self->headline_label, advice->advice->headline);
  gtk_label_set_label (self->why_label, advice->advice->why);
  gtk_label_set_label (self->source_label, source != NULL ? source : "");
  gtk_widget_set_visible (self->source_box, source != NULL);
  show_decision (self, advice, self->plan_version);
}
