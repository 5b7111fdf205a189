/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/one-rep-max-window.h"

#include "base/quantity.h"
#include "base/text.h"
#include "window/common/clinician-drop-down.h"
#include "window/common/date-entry.h"
#include "window/common/exercise-drop-down.h"
#include "window/common/message.h"
#include "window/common/number-entry.h"
#include "window/common/text-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_LOAD_KG 500

struct _CwOneRepMaxWindow {
  AdwWindow parent_instance;

  GtkWidget *grid;
  AdwBin *exercise_bin;
  GtkDropDown *side_drop_down;
  GtkDropDown *method_drop_down;
  AdwBin *load_bin;
  AdwBin *reps_bin;
  AdwBin *pressure_bin;
  AdwBin *date_bin;
  CwTextEntry *note_entry;
  AdwBin *clinician_bin;
  GtkLabel *result_label;
  GtkLabel *detail_label;
  GtkWidget *record_button;
  GtkWidget *other_side_button;

  GtkWidget *exercise_drop_down;
  GtkWidget *load_entry;
  GtkWidget *reps_entry;
  GtkWidget *pressure_entry;
  GtkWidget *date_entry;
  GtkWidget *clinician_drop_down;

  CwOneRepMaxTask task;
  GArray *sides; /* (element-type CwLimbSet) by position in the list */
  gboolean filling;
};

enum { RECORDED, N_SIGNALS };

static guint signals[N_SIGNALS];

/* In the order of the drop-down. */
static const CwOneRepMaxMethod methods[] = { CW_ONE_REP_MAX_ESTIMATED,
                                             CW_ONE_REP_MAX_TESTED,
                                             CW_ONE_REP_MAX_CALIBRATED };

G_DEFINE_FINAL_TYPE (CwOneRepMaxWindow, cw_one_rep_max_window, ADW_TYPE_WINDOW)

static double
value_of (GtkWidget *entry)
{
  return cw_number_entry_get_value (CW_NUMBER_ENTRY (entry));
}

static CwOneRepMaxMethod
get_method (CwOneRepMaxWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->method_drop_down);

  return methods[MIN (selected, G_N_ELEMENTS (methods) - 1)];
}

/* Shows or hides a widget of the grid with the label before it. */
static void
show_row (CwOneRepMaxWindow *self, gpointer widget, gboolean visible)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);
  GtkGridLayoutChild *child = GTK_GRID_LAYOUT_CHILD (
    gtk_layout_manager_get_layout_child (layout, widget));
  GtkWidget *label = gtk_grid_get_child_at (
    GTK_GRID (self->grid), 0, gtk_grid_layout_child_get_row (child));

  gtk_widget_set_visible (widget, visible);
  gtk_widget_set_visible (label, visible);
}

/* Of the side that is tested: its place in the list; -1 for both. */
static int
find_other_side (CwOneRepMaxWindow *self)
{
  guint side = gtk_drop_down_get_selected (self->side_drop_down);
  CwLimbSet other = CW_LIMBS_NONE;

  if (side < self->sides->len)
    other = cw_limb_set_get_other_side (
      g_array_index (self->sides, CwLimbSet, side));
  for (guint i = 0; other != CW_LIMBS_NONE && i < self->sides->len; i++)
    if (g_array_index (self->sides, CwLimbSet, i) == other)
      return (int) i;
  return -1;
}

static CwOneRepMaxRecord *
make_record (CwOneRepMaxWindow *self)
{
  CwOneRepMaxRecord *record = cw_one_rep_max_record_new ();
  const CwExercise *exercise =
    cw_exercise_drop_down_get (GTK_DROP_DOWN (self->exercise_drop_down));
  guint side = gtk_drop_down_get_selected (self->side_drop_down);
  double reps = value_of (self->reps_entry);

  record->patient_id = self->task.patient_id;
  record->exercise_id =
    g_strdup (self->task.exercise_id != NULL ? self->task.exercise_id
              : exercise != NULL             ? exercise->id
                                             : NULL);
  if (side < self->sides->len)
    record->limbs = g_array_index (self->sides, CwLimbSet, side);
  record->method = get_method (self);
  record->load_kg = value_of (self->load_entry);
  record->reps = record->method == CW_ONE_REP_MAX_TESTED ? 1
                 : isnan (reps)                          ? 0
                                                         : (int) reps;
  if (record->method == CW_ONE_REP_MAX_CALIBRATED)
    record->pressure_mmhg = value_of (self->pressure_entry);
  record->date = cw_date_entry_get_date (CW_DATE_ENTRY (self->date_entry));
  record->note = cw_text_entry_dup_text (self->note_entry);
  return record;
}

/* "Epley 25.3 · Brzycki 24.8 …", and what to think of it. */
static char *
describe_formulas (const CwOneRepMaxRecord *record)
{
  CwOneRepMaxEstimate estimate;
  g_autoptr (GString) text = g_string_new (NULL);

  if (!cw_one_rep_max_estimate (record->load_kg, record->reps, &estimate, NULL))
    return g_strdup ("");
  for (int i = 0; i < CW_N_ONE_REP_MAX_FORMULAS; i++) {
    g_autofree char *kg = cw_number_format (estimate.by_formula_kg[i], 1);

    g_string_append_printf (text, "%s%s %s", i > 0 ? " · " : "",
                            cw_one_rep_max_formula_get_name (i), kg);
  }
  if (estimate.inaccurate) {
    g_string_append_c (text, '\n');
    g_string_append (text, _("Above 10 repetitions the formulas drift apart: a "
                             "heavier load with fewer repetitions tells "
                             "more."));
  }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static char *
describe (CwOneRepMaxWindow *self, const CwOneRepMaxRecord *record)
{
  switch (record->method) {
  case CW_ONE_REP_MAX_TESTED:
    return g_strdup (_("The heaviest load lifted once, without a cuff. Not on "
                       "an injured limb, and not soon after an operation: "
                       "test the other side, or count repetitions."));
  case CW_ONE_REP_MAX_CALIBRATED:
    return g_strdup (_("With the cuff inflated to the pressure of the plan. "
                       "Without it so many repetitions would stand for a far "
                       "heavier load."));
  case CW_ONE_REP_MAX_ESTIMATED:
  case CW_ONE_REP_MAX_NONE:
  default:
    return describe_formulas (record);
  }
}

/* What was typed and cannot be right must not be recorded as if nothing had
 * been typed. */
static char *
find_typing_problem (CwOneRepMaxWindow *self)
{
  GtkWidget *const entries[] = { self->load_entry, self->reps_entry,
                                 self->pressure_entry };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++) {
    char *problem = cw_number_entry_get_problem (CW_NUMBER_ENTRY (entries[i]));

    if (problem != NULL && gtk_widget_get_mapped (entries[i]))
      return problem;
    g_free (problem);
  }
  return NULL;
}

/* Why the record may not be kept yet; NULL when it may. */
static char *
find_problem (CwOneRepMaxWindow *self, const CwOneRepMaxRecord *record)
{
  char *typing = find_typing_problem (self);
  g_autoptr (GError) error = NULL;

  if (typing != NULL)
    return typing;
  if (record->reps == 0)
    return g_strdup (record->method == CW_ONE_REP_MAX_CALIBRATED
                       ? _("Load and repetitions of a first set with the cuff "
                           "inflated.")
                       : _("Load and repetitions to true failure, 1 to 20, "
                           "without a cuff."));
  if (!cw_one_rep_max_record_validate (record, self->task.today, &error))
    return g_strdup (error->message);
  if (cw_clinician_drop_down_get_id (
        CW_CLINICIAN_DROP_DOWN (self->clinician_drop_down)) == 0)
    return g_strdup (_("Choose the clinician who measured."));
  return NULL;
}

static char *
describe_result (const CwOneRepMaxRecord *record)
{
  g_autofree char *value = cw_one_rep_max_record_describe_value (record);

  if (record->method == CW_ONE_REP_MAX_CALIBRATED)
    return g_steal_pointer (&value);
  /* Translators: %s is a load, perhaps with the range of the formulas. */
  return g_strdup_printf (_("One-repetition maximum %s"), value);
}

static void
update (CwOneRepMaxWindow *self)
{
  g_autoptr (CwOneRepMaxRecord) record = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *result = NULL;

  if (self->filling)
    return;
  show_row (self, self->reps_bin, get_method (self) != CW_ONE_REP_MAX_TESTED);
  show_row (self, self->pressure_bin,
            get_method (self) == CW_ONE_REP_MAX_CALIBRATED);
  record = make_record (self);
  problem = find_problem (self, record);
  detail = describe (self, record);
  if (cw_one_rep_max_record_validate (record, self->task.today, NULL) &&
      cw_one_rep_max_record_derive (record, NULL))
    result = describe_result (record);
  gtk_label_set_label (self->result_label, result != NULL ? result : "");
  gtk_label_set_label (self->detail_label, problem != NULL ? problem : detail);
  gtk_widget_set_sensitive (self->record_button, problem == NULL);
  gtk_widget_set_visible (self->other_side_button, find_other_side (self) >= 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "maximum.other-side",
                                 problem == NULL &&
                                   find_other_side (self) >= 0);
}

/* The sides of the region that the chosen exercise works. */
static void
fill_sides (CwOneRepMaxWindow *self, CwLimbSet chosen)
{
  const CwExercise *exercise =
    self->task.exercise_id != NULL
      ? cw_exercise_find (self->task.exercise_id)
      : cw_exercise_drop_down_get (GTK_DROP_DOWN (self->exercise_drop_down));
  gboolean arm =
    exercise != NULL && (exercise->cuff_limbs & CW_LIMBS_ARMS) != 0;
  const CwLimbSet sides[] = {
    CW_LIMB_BIT (arm ? CW_LIMB_RIGHT_ARM : CW_LIMB_RIGHT_LEG),
    CW_LIMB_BIT (arm ? CW_LIMB_LEFT_ARM : CW_LIMB_LEFT_LEG),
    arm ? CW_LIMBS_ARMS : CW_LIMBS_LEGS,
  };
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  g_array_set_size (self->sides, 0);
  for (guint i = 0; i < G_N_ELEMENTS (sides); i++) {
    g_autofree char *name = cw_limb_set_format (sides[i]);

    gtk_string_list_append (names, name);
    g_array_append_val (self->sides, sides[i]);
    if (sides[i] == chosen)
      selected = i;
  }
  gtk_drop_down_set_model (self->side_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->side_drop_down, selected);
}

static void
exercise_cb (CwOneRepMaxWindow *self)
{
  if (self->filling)
    return;
  self->filling = TRUE;
  fill_sides (self, CW_LIMBS_NONE);
  self->filling = FALSE;
  update (self);
}

static gboolean
record (CwOneRepMaxWindow *self)
{
  g_autoptr (CwOneRepMaxRecord) record = make_record (self);
  g_autofree char *problem = find_problem (self, record);
  g_autoptr (GError) error = NULL;

  if (problem != NULL) {
    gtk_label_set_label (self->detail_label, problem);
    return FALSE;
  }
  if (!cw_clinic_add_one_rep_max (
        self->task.clinic, record,
        cw_clinician_drop_down_get_id (
          CW_CLINICIAN_DROP_DOWN (self->clinician_drop_down)),
        &error)) {
    cw_message_show_error (GTK_WINDOW (self),
                           _("The measurement was not recorded"), error);
    return FALSE;
  }
  g_signal_emit (self, signals[RECORDED], 0, record->id);
  return TRUE;
}

static void
record_cb (CwOneRepMaxWindow *self)
{
  if (record (self))
    gtk_window_close (GTK_WINDOW (self));
}

/* What was lifted on one side says nothing about the other. */
static void
other_side_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwOneRepMaxWindow *self = CW_ONE_REP_MAX_WINDOW (widget);
  int other = find_other_side (self);

  if (other < 0 || !record (self))
    return;
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->load_entry), NAN);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->reps_entry), NAN);
  cw_text_entry_set_text (self->note_entry, NULL);
  gtk_drop_down_set_selected (self->side_drop_down, (guint) other);
  update (self);
  gtk_widget_grab_focus (self->load_entry);
}

static void
cw_one_rep_max_window_dispose (GObject *object)
{
  CwOneRepMaxWindow *self = CW_ONE_REP_MAX_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object),
                               CW_TYPE_ONE_REP_MAX_WINDOW);
  g_clear_object (&self->task.clinic);
  g_clear_pointer (&self->sides, g_array_unref);

  G_OBJECT_CLASS (cw_one_rep_max_window_parent_class)->dispose (object);
}

static void
cw_one_rep_max_window_finalize (GObject *object)
{
  g_free ((char *) CW_ONE_REP_MAX_WINDOW (object)->task.exercise_id);

  G_OBJECT_CLASS (cw_one_rep_max_window_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwOneRepMaxWindow, name)

static void
cw_one_rep_max_window_class_init (CwOneRepMaxWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_one_rep_max_window_dispose;
  object_class->finalize = cw_one_rep_max_window_finalize;
  signals[RECORDED] =
    g_signal_new ("recorded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (CW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/one-rep-max-window.ui");
  BIND (grid);
  BIND (exercise_bin);
  BIND (side_drop_down);
  BIND (method_drop_down);
  BIND (load_bin);
  BIND (reps_bin);
  BIND (pressure_bin);
  BIND (date_bin);
  BIND (note_entry);
  BIND (clinician_bin);
  BIND (result_label);
  BIND (detail_label);
  BIND (record_button);
  BIND (other_side_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "maximum.other-side", NULL,
                                   other_side_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return,
                                       GDK_CONTROL_MASK, "maximum.other-side",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter,
                                       GDK_CONTROL_MASK, "maximum.other-side",
                                       NULL);
}

static GtkWidget *
add_number (CwOneRepMaxWindow *self,
            AdwBin *bin,
            const char *label,
            const char *unit,
            double minimum,
            double maximum,
            int decimals)
{
  GtkWidget *entry =
    cw_number_entry_new (label, unit, minimum, maximum, decimals);

  adw_bin_set_child (bin, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (record_cb), self);
  return entry;
}

static void
cw_one_rep_max_window_init (CwOneRepMaxWindow *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->sides = g_array_new (FALSE, FALSE, sizeof (CwLimbSet));
  self->exercise_drop_down = cw_exercise_drop_down_new (NULL);
  adw_bin_set_child (self->exercise_bin, self->exercise_drop_down);
  g_signal_connect_swapped (self->exercise_drop_down, "notify::selected",
                            G_CALLBACK (exercise_cb), self);
  self->load_entry =
    add_number (self, self->load_bin, _("Load"), _("kg"), 0.5, MAX_LOAD_KG, 2);
  self->reps_entry =
    add_number (self, self->reps_bin, _("Repetitions"), NULL, 1, 99, 0);
  self->pressure_entry = add_number (
    self, self->pressure_bin, _("Pressure of the cuff"), _("mmHg"), 20, 300, 0);
  self->date_entry = cw_date_entry_new (_("Day"));
  adw_bin_set_child (self->date_bin, self->date_entry);
  g_signal_connect_swapped (self->date_entry, "changed", G_CALLBACK (update),
                            self);
}

static void
fill (CwOneRepMaxWindow *self)
{
  CwDateEntry *date_entry = CW_DATE_ENTRY (self->date_entry);

  show_row (self, self->exercise_bin, self->task.exercise_id == NULL);
  if (self->task.suggested_id != NULL)
    cw_exercise_drop_down_select (GTK_DROP_DOWN (self->exercise_drop_down),
                                  self->task.suggested_id);
  fill_sides (self, self->task.limbs);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->pressure_entry),
                             self->task.pressure_mmhg);
  cw_date_entry_set_today (date_entry, self->task.today);
  cw_date_entry_set_range (date_entry, CW_DATE_NONE, self->task.today);
  cw_date_entry_set_date (date_entry, self->task.today);
  self->clinician_drop_down =
    cw_clinician_drop_down_new (self->task.clinic, _("Measured by"));
  adw_bin_set_child (self->clinician_bin, self->clinician_drop_down);
  g_signal_connect_swapped (self->clinician_drop_down, "changed",
                            G_CALLBACK (update), self);
}

GtkWindow *
cw_one_rep_max_window_new (const CwOneRepMaxTask *task, GtkWindow *parent)
{
  CwOneRepMaxWindow *self =
    g_object_new (CW_TYPE_ONE_REP_MAX_WINDOW, "transient-for", parent, NULL);

  self->task = *task;
  self->task.clinic = g_object_ref (task->clinic);
  self->task.exercise_id = g_strdup (task->exercise_id);
  fill (self);
  self->task.suggested_id = NULL;
  self->filling = FALSE;
  update (self);
  gtk_widget_grab_focus (task->exercise_id != NULL || task->suggested_id != NULL
                           ? self->load_entry
                           : self->exercise_drop_down);
  return GTK_WINDOW (self);
}
