/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/check-row.h"

#include "base/quantity.h"
#include "clinical/stop-rule.h"
#include "window/common/fold-layout.h"
#include "window/common/key-cap.h"
#include "window/common/layout-box.h"
#include "window/common/number-entry.h"
#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwCheckRow {
  GtkWidget parent_instance;

  GtkWidget *text_box;
  GtkWidget *advice_label; /* what to do about a check that was wrong */
  GtkWidget *title_label;
  GtkWidget *question_label;
  GtkWidget *answer_box;
  GtkWidget *well_button;
  GtkWidget *wrong_button;
  GtkWidget *pressure_box;
  GtkWidget *sbp_entry;
  GtkWidget *dbp_entry;
  GtkWidget *heart_rate_entry;
  GtkWidget *effort_box;
  GtkWidget *effort_entry;

  CwSessionRunner *runner;
  CwClock *clock;
  CwDueCheck shown; /* its check is NULL while none is */
  const char *advice;
};

enum { FAILED, ANSWERED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwCheckRow, cw_check_row, GTK_TYPE_WIDGET)

/* What was not saved stays where it was typed. */
static void
finish (CwCheckRow *self, const CwSafetyCheck *check, GError *error)
{
  const CwSession *session = cw_session_runner_get_session (self->runner);
  const CwCheckEntry *last
      = session->checks->len > 0
            ? g_ptr_array_index (session->checks, session->checks->len - 1)
            : NULL;

  if (error != NULL) {
    g_signal_emit (self, signals[FAILED], 0, error);
    return;
  }
  self->advice
      = last != NULL && last->result == CW_CHECK_RED ? check->red_advice : NULL;
  gtk_window_set_focus (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                        NULL);
  cw_check_row_show (self);
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
answer (CwCheckRow *self, gboolean is_well)
{
  CwInstant now = cw_clock_now (self->clock);
  const CwSafetyCheck *check = self->shown.check;
  g_autoptr (GError) error = NULL;

  cw_session_runner_answer_check (self->runner, is_well, &now, &error);
  finish (self, check, error);
}

static void
well_cb (CwCheckRow *self)
{
  answer (self, TRUE);
}

static void
wrong_cb (CwCheckRow *self)
{
  answer (self, FALSE);
}

static double
get_value (GtkWidget *entry)
{
  return cw_number_entry_get_value (CW_NUMBER_ENTRY (entry));
}

static void
next_cb (GtkWidget *entry)
{
  gtk_widget_grab_focus (gtk_widget_get_next_sibling (entry));
}

static void
measured_cb (CwCheckRow *self)
{
  CwInstant now = cw_clock_now (self->clock);
  const CwSafetyCheck *check = self->shown.check;
  g_autoptr (GError) error = NULL;

  cw_session_runner_measure_check (
      self->runner, get_value (self->sbp_entry), get_value (self->dbp_entry),
      get_value (self->heart_rate_entry), &now, &error);
  finish (self, check, error);
}

static void
rated_cb (CwCheckRow *self)
{
  CwInstant now = cw_clock_now (self->clock);
  const CwSafetyCheck *check = self->shown.check;
  g_autoptr (GError) error = NULL;

  cw_session_runner_rate_session (self->runner, get_value (self->effort_entry),
                                  &now, &error);
  finish (self, check, error);
}

static void
cw_check_row_dispose (GObject *object)
{
  CwCheckRow *self = CW_CHECK_ROW (object);

  g_clear_object (&self->runner);
  g_clear_pointer (&self->text_box, gtk_widget_unparent);
  g_clear_pointer (&self->answer_box, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_check_row_parent_class)->dispose (object);
}

static void
cw_check_row_class_init (CwCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_check_row_dispose;
  signals[FAILED] = g_signal_new (
      "failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
      NULL, G_TYPE_NONE, 1, G_TYPE_ERROR | G_SIGNAL_TYPE_STATIC_SCOPE);
  signals[ANSWERED]
      = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static GtkWidget *
add_button (CwCheckRow *self,
            const char *words,
            const char *key,
            GCallback clicked)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  gtk_box_append (GTK_BOX (box), gtk_label_new (words));
  gtk_box_append (GTK_BOX (box), cw_key_cap_new (key));
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_set_focus_on_click (button, FALSE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "cw-session-button");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_widget_set_parent (button, self->answer_box);
  return button;
}

static GtkWidget *
add_entry (GtkWidget *box, GtkWidget *entry)
{
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (entry, box);
  return entry;
}

/* Beside each other, and below each other where text is large. */
static GtkWidget *
create_row (int spacing)
{
  return g_object_new (CW_TYPE_LAYOUT_BOX, "layout-manager",
                       g_object_new (CW_TYPE_FOLD_LAYOUT, "spacing", spacing,
                                     "row-spacing", 6, "squeeze", TRUE, NULL),
                       NULL);
}

static GtkWidget *
add_box (CwCheckRow *self, const char *key)
{
  GtkWidget *box = create_row (8);

  gtk_widget_set_parent (cw_key_cap_new (key), box);
  gtk_widget_set_parent (box, self->answer_box);
  return box;
}

static void
add_entries (CwCheckRow *self)
{
  self->pressure_box = add_box (self, "B");
  self->sbp_entry = add_entry (
      self->pressure_box,
      cw_number_entry_new (_ ("Upper blood pressure"), NULL, 40, 300, 0));
  self->dbp_entry = add_entry (
      self->pressure_box,
      cw_number_entry_new (_ ("Lower blood pressure"), _ ("mmHg"), 20, 200, 0));
  self->heart_rate_entry = add_entry (
      self->pressure_box,
      cw_number_entry_new (_ ("Pulse"), C_ ("unit", "/min"), 20, 250, 0));
  self->effort_box = add_box (self, "E");
  self->effort_entry
      = add_entry (self->effort_box,
                   cw_number_entry_new (_ ("Effort"), _ ("of 10"), 0, 10, 0));
  g_signal_connect (self->sbp_entry, "activate", G_CALLBACK (next_cb), NULL);
  g_signal_connect (self->dbp_entry, "activate", G_CALLBACK (next_cb), NULL);
  g_signal_connect_swapped (self->heart_rate_entry, "activate",
                            G_CALLBACK (measured_cb), self);
  g_signal_connect_swapped (self->effort_entry, "activate",
                            G_CALLBACK (rated_cb), self);
}

static void
cw_check_row_init (CwCheckRow *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self),
                                 g_object_new (CW_TYPE_FOLD_LAYOUT, "spacing",
                                               14, "row-spacing", 8, "squeeze",
                                               TRUE, NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self), "cw-check-due");
  self->text_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_valign (self->text_box, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->text_box, GTK_WIDGET (self));
  self->advice_label = add_label (self->text_box, "cw-advice");
  self->title_label = add_label (self->text_box, "cw-check-title");
  self->question_label = add_label (self->text_box, "dim-label");
  self->answer_box = create_row (10);
  gtk_widget_set_parent (self->answer_box, GTK_WIDGET (self));
  self->well_button = add_button (self, C_ ("safety check", "As it should be"),
                                  "C", G_CALLBACK (well_cb));
  self->wrong_button = add_button (self, C_ ("safety check", "Not so"), "X",
                                   G_CALLBACK (wrong_cb));
  add_entries (self);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
cw_check_row_run (CwCheckRow *self, CwSessionRunner *runner, CwClock *clock)
{
  g_return_if_fail (CW_IS_CHECK_ROW (self) && self->runner == NULL);

  self->runner = g_object_ref (runner);
  self->clock = clock;
}

/* Before it is due nobody is asked while the session runs; after its end the
 * time until then is shown. */
static const CwDueCheck *
get_asked (CwCheckRow *self)
{
  const CwDueCheck *due = cw_session_runner_get_due_check (self->runner);

  if (due != NULL && due->due_in_s > 0
      && cw_session_runner_get_phase (self->runner) != CW_RUNNER_FINISHED)
    return NULL;
  return due;
}

/* Nothing that was typed is carried over to another check. */
static void
empty_entries (CwCheckRow *self)
{
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->sbp_entry), NAN);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->dbp_entry), NAN);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->heart_rate_entry), NAN);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->effort_entry), NAN);
}

static void
show_title (CwCheckRow *self, const CwDueCheck *due)
{
  g_autofree char *time = cw_duration_format (ceil (fmax (due->due_in_s, 0)));
  g_autofree char *title = NULL;

  if (due->late)
    /* Translators: a check that should have been done earlier. */
    title = g_strdup_printf (_ ("%s · late"), due->check->label);
  else if (due->due_in_s <= 0)
    title = g_strdup (due->check->label);
  else if (due->check->early)
    /* Translators: a check, and a length of time, as 8:00. */
    title = g_strdup_printf (_ ("%s · best in %s"), due->check->label, time);
  else
    /* Translators: a check, and a length of time, as 1:45. */
    title = g_strdup_printf (_ ("%s · in %s"), due->check->label, time);
  gtk_label_set_label (GTK_LABEL (self->title_label), title);
  gtk_label_set_label (GTK_LABEL (self->question_label), due->check->question);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  due->check->label, -1);
}

/* What a measurement or a rating says is a reason to stop, else what to do about
 * a check that was wrong; NULL for neither. */
static char *
describe_advice (CwCheckRow *self)
{
  g_autoptr (GPtrArray) rules
      = cw_session_runner_find_stop_rules (self->runner);
  g_autoptr (GString) reasons = g_string_new (NULL);

  if (cw_session_runner_get_phase (self->runner) == CW_RUNNER_STOPPING)
    return NULL;
  if (rules->len == 0)
    return g_strdup (self->advice);
  for (guint i = 0; i < rules->len; i++)
    g_string_append_printf (reasons, "%s%s", i > 0 ? "; " : "",
                            ((const CwStopRule *)rules->pdata[i])->label);
  /* Translators: reasons to stop, as "Cuff pain 7 or more". */
  return g_strdup_printf (_ ("%s: press STOP and let the cuff down."),
                          reasons->str);
}

static void
show_advice (CwCheckRow *self)
{
  g_autofree char *advice = describe_advice (self);

  gtk_label_set_label (GTK_LABEL (self->advice_label),
                       advice != NULL ? advice : "");
  gtk_widget_set_visible (self->advice_label, advice != NULL);
}

static void
show_due (CwCheckRow *self, const CwDueCheck *due)
{
  gboolean is_look = due->check->measure == CW_SAFETY_LOOK;

  show_title (self, due);
  gtk_widget_set_visible (self->well_button, is_look);
  gtk_widget_set_visible (self->wrong_button, is_look);
  gtk_widget_set_visible (self->pressure_box,
                          due->check->measure == CW_SAFETY_PRESSURE);
  gtk_widget_set_visible (self->effort_box,
                          due->check->measure == CW_SAFETY_EFFORT);
  gtk_widget_set_sensitive (self->answer_box,
                            due->due_in_s <= 0 || due->check->early);
}

void
cw_check_row_show (CwCheckRow *self)
{
  const CwDueCheck *due;

  g_return_if_fail (CW_IS_CHECK_ROW (self) && self->runner != NULL);

  due = get_asked (self);
  if (due == NULL || due->check != self->shown.check
      || due->set_number != self->shown.set_number
      || due->prescription_id != self->shown.prescription_id)
    empty_entries (self);
  self->shown = due != NULL ? *due : (CwDueCheck){ 0 };
  show_advice (self);
  gtk_widget_set_visible (self->title_label, due != NULL);
  gtk_widget_set_visible (self->question_label, due != NULL);
  gtk_widget_set_visible (self->answer_box, due != NULL);
  if (due != NULL)
    show_due (self, due);
  gtk_widget_set_visible (GTK_WIDGET (self),
                          due != NULL
                              || gtk_widget_get_visible (self->advice_label));
}

gboolean
cw_check_row_press (CwCheckRow *self, guint keyval)
{
  const CwSafetyCheck *check;

  g_return_val_if_fail (CW_IS_CHECK_ROW (self), FALSE);

  check = self->shown.check;
  if (check == NULL || !gtk_widget_get_sensitive (self->answer_box))
    return FALSE;
  switch (gdk_keyval_to_upper (keyval)) {
  case GDK_KEY_C:
  case GDK_KEY_X:
    if (check->measure != CW_SAFETY_LOOK)
      return FALSE;
    answer (self, gdk_keyval_to_upper (keyval) == GDK_KEY_C);
    return TRUE;
  case GDK_KEY_B:
    return check->measure == CW_SAFETY_PRESSURE
           && gtk_widget_grab_focus (self->sbp_entry);
  case GDK_KEY_E:
    return check->measure == CW_SAFETY_EFFORT
           && gtk_widget_grab_focus (self->effort_entry);
  default:
    return FALSE;
  }
}
