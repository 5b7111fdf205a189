/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/stop-window.h"

#include "base/text.h"
#include "base/quantity.h"
#include "clinical/stop-rule.h"
#include "window/common/fold-layout.h"
#include "window/common/key-cap.h"
#include "window/common/layout-box.h"
#include "window/common/message.h"
#include "window/session/lane-alarm.h"
#include "window/session/stop-reps.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define RULE_KEY "cw-stop-rule"
#define WIDTH 820

struct _CwStopWindow {
  AdwWindow parent_instance;

  GtkWidget *lane_alarm;
  GtkWidget *detail_label;
  GtkWidget *deflated_button;
  GtkWidget *limb_box;
  GtkWidget *session_box;
  GtkWidget *none_box;
  GtkWidget *stop_reps;
  GtkWidget *consequence_box;
  GtkWidget *consequence_label;
  GtkWidget *consequence_detail_label;
  GtkWidget *go_on_button;
  GtkWidget *save_button;

  CwSessionRunner *runner;
  CwClock *clock;
  char *patient_name;
  GPtrArray *buttons; /* of the rules */
  guint tick_source;
};

G_DEFINE_FINAL_TYPE (CwStopWindow, cw_stop_window, ADW_TYPE_WINDOW)

static const CwStopRule *
get_rule (GtkWidget *button)
{
  return g_object_get_data (G_OBJECT (button), RULE_KEY);
}

/* The chosen rule that weighs most; NULL while none is chosen. */
static const CwStopRule *
get_worst (CwStopWindow *self)
{
  const CwStopRule *worst = NULL;

  for (guint i = 0; i < self->buttons->len; i++) {
    GtkWidget *button = g_ptr_array_index (self->buttons, i);
    const CwStopRule *rule = get_rule (button);

    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)) &&
        (worst == NULL || rule->consequence > worst->consequence))
      worst = rule;
  }
  return worst;
}

/* All that was chosen, in words, as the record keeps it beside the worst. */
static char *
describe_chosen (CwStopWindow *self)
{
  g_autoptr (GPtrArray) labels = g_ptr_array_new ();

  for (guint i = 0; i < self->buttons->len; i++) {
    GtkWidget *button = g_ptr_array_index (self->buttons, i);

    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)))
      g_ptr_array_add (labels, (gpointer) get_rule (button)->label);
  }
  g_ptr_array_add (labels, NULL);
  return g_strjoinv ("; ", (char **) labels->pdata);
}

/* The limbs with which the session may go on; none where it may not. */
static CwLimbSet
get_other_limbs (CwStopWindow *self)
{
  const CwStopRule *worst = get_worst (self);

  if (worst == NULL || worst->consequence != CW_STOP_CONSEQUENCE_LIMB)
    return CW_LIMBS_NONE;
  return cw_session_runner_get_other_limbs (self->runner);
}

static void
show_go_on (CwStopWindow *self)
{
  CwLimbSet others = get_other_limbs (self);
  g_autofree char *limbs = cw_limb_set_format (others);
  /* Translators: limbs, as "Left leg"; L is the key. */
  g_autofree char *label = g_strdup_printf (_("Go On: %s (L)"), limbs);

  gtk_widget_set_visible (self->go_on_button, others != CW_LIMBS_NONE);
  gtk_button_set_label (GTK_BUTTON (self->go_on_button), label);
}

static void
show_consequence (CwStopWindow *self)
{
  const CwStopRule *worst = get_worst (self);
  g_autofree char *limbs =
    cw_limb_set_format (cw_session_runner_get_stop_limbs (self->runner));
  g_autofree char *heading = NULL;
  const char *detail = "";

  show_go_on (self);
  gtk_widget_set_visible (self->consequence_box, worst != NULL);
  if (worst == NULL)
    return;
  switch (worst->consequence) {
  case CW_STOP_CONSEQUENCE_SESSION:
    heading = g_strdup (_("The session ends"));
    detail = _("No cuff on any limb today. A clinician looks at the patient "
               "now and reviews this before the next session.");
    break;
  case CW_STOP_CONSEQUENCE_LIMB:
    /* Translators: limbs, as "Right leg". */
    heading = g_strdup_printf (_("%s: no cuff again today"), limbs);
    detail = get_other_limbs (self) == CW_LIMBS_NONE
               ? _("The session ends here. A clinician reviews this before the "
                   "next session.")
               : _("The session may go on with another limb. A clinician "
                   "reviews this before the next session.");
    break;
  case CW_STOP_CONSEQUENCE_NONE:
  default:
    heading = g_strdup (_("No symptom"));
    detail = _("The session ends here; the sets done are kept.");
    break;
  }
  gtk_label_set_label (GTK_LABEL (self->consequence_label), heading);
  gtk_label_set_label (GTK_LABEL (self->consequence_detail_label), detail);
}

/* What was done of the set under way: repetitions, or seconds by the clock; -1
 * where nobody knows, least of all that the target was reached, or none was. */
static int
get_done (CwStopWindow *self)
{
  if (!cw_session_runner_is_set_under_way (self->runner))
    return -1;
  return cw_session_runner_is_timed (self->runner)
           ? cw_session_runner_get_interval_s (self->runner)
           : cw_stop_reps_get_done (CW_STOP_REPS (self->stop_reps));
}

static void
show (CwStopWindow *self)
{
  gboolean inflated = cw_session_runner_is_inflated (self->runner);
  gboolean right = cw_stop_reps_is_right (CW_STOP_REPS (self->stop_reps));
  g_autofree char *limbs =
    cw_limb_set_format (cw_session_runner_get_stop_limbs (self->runner));
  g_autofree char *inflated_for =
    cw_duration_format (cw_session_runner_get_inflated_s (self->runner));
  g_autofree char *detail = NULL;

  if (inflated)
    /* Translators: a patient, limbs, and how long the cuff has been up. */
    detail = g_strdup_printf (_("%s · %s · cuff still up, %s"),
                              self->patient_name, limbs, inflated_for);
  else
    detail = g_strdup_printf (_("%s · %s · cuff down"), self->patient_name,
                              limbs);
  gtk_label_set_label (GTK_LABEL (self->detail_label), detail);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "stop.deflated", inflated);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "stop.save",
                                 !inflated && right &&
                                   get_worst (self) != NULL);
  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "stop.go-on",
    !inflated && right && get_other_limbs (self) != CW_LIMBS_NONE);
  gtk_widget_set_tooltip_text (
    self->save_button,
    inflated                    ? _("First let the cuff down")
    : get_worst (self) == NULL ? _("Say what happened")
    : !right                   ? _("Correct the repetitions")
                               : NULL);
}

static gboolean
tick_cb (gpointer data)
{
  show (data);
  return G_SOURCE_CONTINUE;
}

static void
rule_toggled_cb (CwStopWindow *self)
{
  show_consequence (self);
  show (self);
}

static void
deflated_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwStopWindow *self = CW_STOP_WINDOW (widget);
  CwInstant now = cw_clock_now (self->clock);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_deflate (self->runner, &now, &error))
    cw_message_show_error (GTK_WINDOW (self), _("Not saved"), error);
  show (self);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwStopWindow *self = CW_STOP_WINDOW (widget);
  CwInstant now = cw_clock_now (self->clock);
  g_autofree char *note = describe_chosen (self);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_finish_stop (self->runner, get_worst (self)->id, note,
                                      get_done (self), &now, &error)) {
    cw_message_show_error (GTK_WINDOW (self), _("The stop was not saved"),
                           error);
    return;
  }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
go_on_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwStopWindow *self = CW_STOP_WINDOW (widget);
  CwInstant now = cw_clock_now (self->clock);
  g_autofree char *note = describe_chosen (self);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_finish_limb_stop (self->runner, get_worst (self)->id,
                                           note, get_done (self), &now,
                                           &error)) {
    cw_message_show_error (GTK_WINDOW (self), _("The stop was not saved"),
                           error);
    return;
  }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwStopWindow *self = CW_STOP_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!cw_session_runner_cancel_stop (self->runner, &error)) {
    cw_message_show_error (GTK_WINDOW (self), _("Not saved"), error);
    return;
  }
  gtk_window_destroy (GTK_WINDOW (self));
}

/* The window manager's close is *Back to Session*. */
static gboolean
cw_stop_window_close_request (GtkWindow *window)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "stop.back", NULL);
  return TRUE;
}

/* The session waits for its reason while another patient is looked after. */
static void
go_cb (CwStopWindow *self)
{
  gtk_widget_activate_action (
    GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self))),
    "lanes.show-alarm", NULL);
}

static gboolean
press_lane (CwStopWindow *self, guint keyval, GdkModifierType state)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  if ((state & GDK_ALT_MASK) == 0 || keyval < GDK_KEY_1 || keyval > GDK_KEY_4)
    return FALSE;
  return gtk_widget_activate_action (GTK_WIDGET (parent), "lanes.show", "u",
                                     keyval - GDK_KEY_0);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer data)
{
  CwStopWindow *self = data;
  gunichar typed = g_unichar_toupper (gdk_keyval_to_unicode (keyval));
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if (press_lane (self, keyval, state))
    return GDK_EVENT_STOP;
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || typed == 0)
    return GDK_EVENT_PROPAGATE;
  if (typed == 'G' && gtk_widget_get_visible (self->lane_alarm)) {
    go_cb (self);
    return GDK_EVENT_STOP;
  }
  /* Letters never go to a number. */
  if (focus != NULL && GTK_IS_EDITABLE (focus) && !g_unichar_isalpha (typed))
    return GDK_EVENT_PROPAGATE;
  if (typed == 'N' && gtk_widget_get_visible (self->stop_reps)) {
    gtk_widget_grab_focus (self->stop_reps);
    return GDK_EVENT_STOP;
  }
  if (typed == 'D' || typed == 'L') {
    gtk_widget_activate_action (GTK_WIDGET (self),
                                typed == 'D' ? "stop.deflated" : "stop.go-on",
                                NULL);
    return GDK_EVENT_STOP;
  }
  for (guint i = 0; i < self->buttons->len; i++) {
    GtkWidget *button = g_ptr_array_index (self->buttons, i);
    const char *key = get_rule (button)->key;

    if (key != NULL && typed == (gunichar) *key) {
      gtk_toggle_button_set_active (
        GTK_TOGGLE_BUTTON (button),
        !gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (button)));
      return GDK_EVENT_STOP;
    }
  }
  return GDK_EVENT_PROPAGATE;
}

static void
cw_stop_window_dispose (GObject *object)
{
  CwStopWindow *self = CW_STOP_WINDOW (object);

  g_clear_handle_id (&self->tick_source, g_source_remove);
  g_clear_pointer (&self->buttons, g_ptr_array_unref);
  g_clear_object (&self->runner);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_STOP_WINDOW);

  G_OBJECT_CLASS (cw_stop_window_parent_class)->dispose (object);
}

static void
cw_stop_window_finalize (GObject *object)
{
  g_free (CW_STOP_WINDOW (object)->patient_name);

  G_OBJECT_CLASS (cw_stop_window_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwStopWindow, name)

static void
cw_stop_window_class_init (CwStopWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_stop_window_dispose;
  object_class->finalize = cw_stop_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = cw_stop_window_close_request;
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LANE_ALARM);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_STOP_REPS);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/session/stop-window.ui");
  BIND (lane_alarm);
  BIND (detail_label);
  BIND (deflated_button);
  BIND (limb_box);
  BIND (session_box);
  BIND (none_box);
  BIND (stop_reps);
  BIND (consequence_box);
  BIND (consequence_label);
  BIND (consequence_detail_label);
  BIND (go_on_button);
  BIND (save_button);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
  gtk_widget_class_bind_template_callback (widget_class, show);
  gtk_widget_class_install_action (widget_class, "stop.deflated", NULL,
                                   deflated_cb);
  gtk_widget_class_install_action (widget_class, "stop.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "stop.go-on", NULL, go_on_cb);
  gtk_widget_class_install_action (widget_class, "stop.back", NULL, back_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "stop.back", NULL);
}

static void
cw_stop_window_init (CwStopWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->buttons = g_ptr_array_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/* The name of a rule, with the pulse that it means for this patient. */
static char *
describe_rule (CwStopWindow *self, const CwStopRule *rule)
{
  double limit = cw_session_runner_get_heart_rate_limit (self->runner);
  g_autofree char *rate = NULL;

  if (isnan (rule->limits.heart_rate_percent_above) || isnan (limit))
    return g_strdup (rule->label);
  rate = cw_number_format (floor (limit), 0);
  /* Translators: a reason to stop, and a pulse in beats a minute. */
  return g_strdup_printf (_("%s of %s/min"), rule->label, rate);
}

static void
add_rule (CwStopWindow *self, const CwStopRule *rule)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *words = describe_rule (self, rule);
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *group = rule->consequence == CW_STOP_CONSEQUENCE_LIMB
                       ? self->limb_box
                     : rule->consequence == CW_STOP_CONSEQUENCE_SESSION
                       ? self->session_box
                       : self->none_box;

  if (rule->key != NULL)
    gtk_box_append (GTK_BOX (box), cw_key_cap_new (rule->key));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cw-stop-rule");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data (G_OBJECT (button), RULE_KEY, (gpointer) rule);
  g_signal_connect_swapped (button, "toggled", G_CALLBACK (rule_toggled_cb),
                            self);
  gtk_box_append (GTK_BOX (group), button);
  g_ptr_array_add (self->buttons, button);
}

/* What was measured or said chooses its own reason; who was there may take it
 * back. */
static void
choose_reached (CwStopWindow *self)
{
  g_autoptr (GPtrArray) reached =
    cw_session_runner_find_stop_rules (self->runner);

  for (guint i = 0; i < self->buttons->len; i++)
    if (g_ptr_array_find (reached, get_rule (self->buttons->pdata[i]), NULL))
      gtk_toggle_button_set_active (
        GTK_TOGGLE_BUTTON (self->buttons->pdata[i]), TRUE);
}

GtkWindow *
cw_stop_window_new (CwSessionRunner *runner,
                    CwClock *clock,
                    const char *patient_name,
                    int typed,
                    GtkWindow *parent)
{
  CwStopWindow *self = g_object_new (CW_TYPE_STOP_WINDOW, "transient-for",
                                     parent, "modal", TRUE, NULL);
  gsize n_rules = 0;
  const CwStopRule *const *rules = cw_stop_rules_get (&n_rules);

  self->runner = g_object_ref (runner);
  self->clock = clock;
  self->patient_name = g_strdup (patient_name);
  if (cw_session_runner_is_set_under_way (runner) &&
      !cw_session_runner_is_timed (runner))
    cw_stop_reps_ask (CW_STOP_REPS (self->stop_reps),
                      cw_session_runner_get_set_number (runner), typed);
  for (gsize i = 0; i < n_rules; i++)
    add_rule (self, rules[i]);
  choose_reached (self);
  show_consequence (self);
  show (self);
  /* Never wider than the session, where that is narrow. */
  gtk_window_set_default_size (
    GTK_WINDOW (self), MIN (WIDTH, gtk_widget_get_width (GTK_WIDGET (parent))),
    -1);
  self->tick_source = g_timeout_add (250, tick_cb, self);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->save_button);
  gtk_widget_grab_focus (self->deflated_button);
  return GTK_WINDOW (self);
}

void
cw_stop_window_set_patient_name (CwStopWindow *self, const char *patient_name)
{
  g_return_if_fail (CW_IS_STOP_WINDOW (self));

  if (cw_set_str (&self->patient_name, patient_name))
    show (self);
}

void
cw_stop_window_show_alarm (CwStopWindow *self,
                           guint number,
                           const char *name,
                           const CwLaneState *state)
{
  g_return_if_fail (CW_IS_STOP_WINDOW (self));

  cw_lane_alarm_show (CW_LANE_ALARM (self->lane_alarm), number, name, state);
}
