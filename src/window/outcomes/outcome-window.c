/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/outcomes/outcome-window.h"

#include "window/common/clinician-drop-down.h"
#include "window/common/date-entry.h"
#include "window/common/message.h"
#include "window/common/text-entry.h"
#include "window/outcomes/outcome-row.h"

#include <glib/gi18n-lib.h>

struct _CwOutcomeWindow {
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkBox *rows;
  GtkCheckButton *edit_check;
  AdwBin *date_bin;
  AdwBin *clinician_bin;
  CwTextEntry *note_entry;
  GtkLabel *detail_label;
  GtkWidget *record_button;

  GtkWidget *date_entry;
  GtkWidget *clinician_drop_down;

  CwClinic *clinic;
  gint64 patient_id;
};

G_DEFINE_FINAL_TYPE (CwOutcomeWindow, cw_outcome_window, ADW_TYPE_WINDOW)

static CwOutcomeRow *
get_first_row (CwOutcomeWindow *self)
{
  return (CwOutcomeRow *)gtk_widget_get_first_child (GTK_WIDGET (self->rows));
}

static CwOutcomeRow *
get_next_row (CwOutcomeRow *row)
{
  return (CwOutcomeRow *)gtk_widget_get_next_sibling (GTK_WIDGET (row));
}

/* Everything that was filled in; the note stands with each. */
static GPtrArray *
collect (CwOutcomeWindow *self)
{
  GPtrArray *scores
      = g_ptr_array_new_with_free_func ((GDestroyNotify)cw_outcome_score_free);

  for (CwOutcomeRow *row = get_first_row (self); row != NULL;
       row = get_next_row (row))
    cw_outcome_row_collect (row, scores);
  for (guint i = 0; i < scores->len; i++) {
    CwOutcomeScore *score = g_ptr_array_index (scores, i);

    score->patient_id = self->patient_id;
    score->date = cw_date_entry_get_date (CW_DATE_ENTRY (self->date_entry));
    score->note = cw_text_entry_dup_text (self->note_entry);
  }
  return scores;
}

/* Why the scores may not be kept yet; NULL when they may. */
static char *
find_problem (CwOutcomeWindow *self, const GPtrArray *scores)
{
  for (CwOutcomeRow *row = get_first_row (self); row != NULL;
       row = get_next_row (row)) {
    char *problem = cw_outcome_row_find_problem (row);

    if (problem != NULL)
      return problem;
  }
  if (scores->len == 0)
    return g_strdup (_ ("Fill in what was asked or measured; the rest stays "
                        "empty."));
  for (guint i = 0; i < scores->len; i++) {
    g_autoptr (GError) error = NULL;

    if (!cw_outcome_score_validate (g_ptr_array_index (scores, i),
                                    cw_clinic_get_today (self->clinic), &error))
      return g_strdup (error->message);
  }
  if (cw_clinician_drop_down_get_id (
          CW_CLINICIAN_DROP_DOWN (self->clinician_drop_down))
      == 0)
    return g_strdup (_ ("Choose the clinician who measured."));
  return NULL;
}

static void
update (CwOutcomeWindow *self)
{
  g_autoptr (GPtrArray) scores = collect (self);
  g_autofree char *problem = find_problem (self, scores);
  g_autofree char *ready = g_strdup_printf (
      ngettext ("%u score to record", "%u scores to record", scores->len),
      scores->len);

  gtk_label_set_label (self->detail_label, problem != NULL ? problem : ready);
  gtk_widget_set_sensitive (self->record_button, problem == NULL);
}

static void
edit_cb (CwOutcomeWindow *self)
{
  gboolean editing = gtk_check_button_get_active (self->edit_check);

  for (CwOutcomeRow *row = get_first_row (self); row != NULL;
       row = get_next_row (row))
    cw_outcome_row_set_editing (row, editing);
}

static void
record_cb (CwOutcomeWindow *self)
{
  g_autoptr (GPtrArray) scores = collect (self);
  g_autofree char *problem = find_problem (self, scores);
  g_autoptr (GError) error = NULL;

  if (problem != NULL) {
    gtk_label_set_label (self->detail_label, problem);
    return;
  }
  if (!cw_clinic_add_outcome_scores (
          self->clinic, scores,
          cw_clinician_drop_down_get_id (
              CW_CLINICIAN_DROP_DOWN (self->clinician_drop_down)),
          &error)) {
    cw_message_show_error (GTK_WINDOW (self),
                           _ ("The scores were not recorded"), error);
    return;
  }
  gtk_window_close (GTK_WINDOW (self));
}

/* What is not asked today is passed over at one stroke, ahead of the page, which
 * would only scroll. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer data)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (data));
  GtkWidget *row = NULL;

  if ((keyval != GDK_KEY_Page_Down && keyval != GDK_KEY_Page_Up)
      || focus == NULL)
    return GDK_EVENT_PROPAGATE;
  row = gtk_widget_get_ancestor (focus, CW_TYPE_OUTCOME_ROW);
  if (row != NULL)
    row = keyval == GDK_KEY_Page_Down ? gtk_widget_get_next_sibling (row)
                                      : gtk_widget_get_prev_sibling (row);
  if (row == NULL)
    return GDK_EVENT_PROPAGATE;
  cw_outcome_row_focus_entry (CW_OUTCOME_ROW (row));
  return GDK_EVENT_STOP;
}

static void
cw_outcome_window_dispose (GObject *object)
{
  CwOutcomeWindow *self = CW_OUTCOME_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_OUTCOME_WINDOW);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_outcome_window_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwOutcomeWindow, name)

static void
cw_outcome_window_class_init (CwOutcomeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_outcome_window_dispose;
  g_type_ensure (CW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCES
                                               "/outcomes/outcome-window.ui");
  BIND (title);
  BIND (rows);
  BIND (edit_check);
  BIND (date_bin);
  BIND (clinician_bin);
  BIND (note_entry);
  BIND (detail_label);
  BIND (record_button);
  gtk_widget_class_bind_template_callback (widget_class, edit_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_outcome_window_init (CwOutcomeWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
append_rows (CwOutcomeWindow *self, GPtrArray *former)
{
  gsize n_measures = 0;
  const CwOutcomeMeasure *const *measures
      = cw_outcome_measures_get (&n_measures);
  gboolean keeps = FALSE;

  for (gsize i = 0; i < n_measures; i++) {
    GtkWidget *row = cw_outcome_row_new (measures[i], former);

    gtk_box_append (self->rows, row);
    g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
    g_signal_connect_swapped (row, "activate", G_CALLBACK (record_cb), self);
    keeps = keeps || cw_outcome_row_keeps_something (CW_OUTCOME_ROW (row));
  }
  gtk_widget_set_visible (GTK_WIDGET (self->edit_check), keeps);
}

static void
append_signature (CwOutcomeWindow *self)
{
  CwDate today = cw_clinic_get_today (self->clinic);
  CwDateEntry *date_entry;

  self->date_entry = cw_date_entry_new (_ ("Day"));
  date_entry = CW_DATE_ENTRY (self->date_entry);
  adw_bin_set_child (self->date_bin, self->date_entry);
  cw_date_entry_set_today (date_entry, today);
  cw_date_entry_set_range (date_entry, CW_DATE_NONE, today);
  cw_date_entry_set_date (date_entry, today);
  g_signal_connect_swapped (date_entry, "changed", G_CALLBACK (update), self);
  self->clinician_drop_down
      = cw_clinician_drop_down_new (self->clinic, _ ("Measured by"));
  adw_bin_set_child (self->clinician_bin, self->clinician_drop_down);
  g_signal_connect_swapped (self->clinician_drop_down, "changed",
                            G_CALLBACK (update), self);
}

GtkWindow *
cw_outcome_window_new (CwClinic *clinic,
                       gint64 patient_id,
                       GtkWindow *parent,
                       GError **error)
{
  g_autoptr (CwPatient) patient
      = cw_clinic_load_patient (clinic, patient_id, error);
  g_autoptr (GPtrArray) former = NULL;
  g_autofree char *name = NULL;
  CwOutcomeWindow *self;

  if (patient != NULL)
    former = cw_clinic_load_outcome_scores (clinic, patient_id, error);
  if (former == NULL)
    return NULL;
  self = g_object_new (CW_TYPE_OUTCOME_WINDOW, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  self->patient_id = patient_id;
  name = cw_patient_get_display_name (patient);
  adw_window_title_set_subtitle (self->title, name);
  append_rows (self, former);
  append_signature (self);
  update (self);
  cw_outcome_row_focus_entry (get_first_row (self));
  return GTK_WINDOW (self);
}
