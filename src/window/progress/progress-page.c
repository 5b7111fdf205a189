/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/progress-page.h"

#include "exchange/outcomes-csv.h"
#include "window/common/audit-note.h"
#include "window/common/chart-style.h"
#include "window/common/file-dialog.h"
#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"
#include "window/common/message.h"
#include "window/common/popup.h"
#include "window/preferences/settings.h"
#include "window/progress/advice-card.h"
#include "window/progress/date-range.h"
#include "window/progress/drop-off-card.h"
#include "window/progress/progress-choices.h"
#include "window/progress/progress-export.h"
#include "window/progress/trend-board.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _CwProgressPage {
  GtkWidget parent_instance;

  CwClinic *clinic;
  CwPatient *patient;
  GPtrArray *progress; /* (element-type CwExerciseProgress): all there is */
  CwTimeline *timeline;
  gboolean black_and_white;
  GPtrArray *shown; /* (element-type CwExerciseProgress): the exercise, or
                       all, on the days that are looked at */

  GtkWidget *stack;
  GtkDropDown *exercise_drop_down;
  CwDateRange *range;
  GtkToggleButton *chart_button;
  GtkToggleButton *session_button;
  GtkToggleButton *table_button;
  GtkMenuButton *save_button;
  GtkWidget *before_label;
  CwDropOffCard *drop_off_card;
  CwTrendBoard *board;
  CwAdviceCard *advice_card;
};

G_DEFINE_FINAL_TYPE (CwProgressPage, cw_progress_page, GTK_TYPE_WIDGET)

enum {
  PROP_0,
  PROP_BLACK_AND_WHITE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

/* What is looked at. */

/* NULL when nothing was done yet, or all exercises are looked at. */
static const CwExerciseProgress *
get_exercise (CwProgressPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->exercise_drop_down);

  if (self->progress == NULL || selected >= self->progress->len)
    return NULL;
  return g_ptr_array_index (self->progress, selected);
}

static gboolean
has_sessions (CwProgressPage *self)
{
  return self->progress != NULL && self->progress->len > 0;
}

/* Showing it. */

static CwDropOffForm
get_form (CwProgressPage *self)
{
  if (gtk_toggle_button_get_active (self->session_button))
    return CW_DROP_OFF_FORM_SESSION;
  return gtk_toggle_button_get_active (self->table_button)
             ? CW_DROP_OFF_FORM_TABLE
             : CW_DROP_OFF_FORM_CHART;
}

static void
show_form (CwProgressPage *self)
{
  gtk_widget_set_sensitive (GTK_WIDGET (self->session_button),
                            get_exercise (self) != NULL);
  cw_drop_off_card_set_form (self->drop_off_card, get_form (self));
  cw_trend_board_set_as_table (
      self->board, gtk_toggle_button_get_active (self->table_button));
}

static void
show_board (CwProgressPage *self)
{
  const CwExerciseProgress *exercise = get_exercise (self);
  CwTrendSubject subject
      = { .exercises = self->shown, .timeline = self->timeline };

  cw_date_range_get (self->range, &subject.first, &subject.last);
  if (exercise != NULL)
    subject.other_side = cw_progress_find_other_side (self->progress, exercise);
  cw_trend_board_show (self->board, &subject);
}

/* Forgets what is borrowed before it goes. */
static void
forget_shown (CwProgressPage *self)
{
  CwTrendSubject nothing = { NULL };

  cw_trend_board_show (self->board, &nothing);
  cw_drop_off_card_show (self->drop_off_card, NULL, FALSE, FALSE);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
}

static void
show_selected (CwProgressPage *self)
{
  const CwExerciseProgress *exercise = get_exercise (self);
  CwDate first, last;

  forget_shown (self);
  if (self->progress == NULL)
    return;
  cw_date_range_get (self->range, &first, &last);
  self->shown = g_ptr_array_new_with_free_func (
      (GDestroyNotify)cw_exercise_progress_free);
  for (guint i = 0; i < self->progress->len; i++)
    if (exercise == NULL || exercise == self->progress->pdata[i])
      g_ptr_array_add (self->shown, cw_exercise_progress_slice (
                                        self->progress->pdata[i], first, last));
  show_board (self);
  show_form (self);
  if (!has_sessions (self))
    return;
  cw_advice_card_show (self->advice_card, exercise);
  /* The advice says how the latest session is read. */
  cw_drop_off_card_show (
      self->drop_off_card, self->shown, exercise != NULL,
      !gtk_widget_get_visible (GTK_WIDGET (self->advice_card)));
}

static void
selected_cb (CwProgressPage *self)
{
  show_selected (self);
}

/* A button that is let go is another one pressed. */
static void
toggled_cb (CwProgressPage *self, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button) && self->shown != NULL)
    show_form (self);
}

/* Keys. */

static gboolean
toggle_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CwProgressPage *self = CW_PROGRESS_PAGE (widget);
  GtkToggleButton *other = gtk_toggle_button_get_active (self->table_button)
                               ? self->chart_button
                               : self->table_button;

  gtk_toggle_button_set_active (other, TRUE);
  gtk_widget_grab_focus (widget);
  return TRUE;
}

/* Return on the chart: the session under the cursor. */
static gboolean
open_session_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  CwProgressPage *self = CW_PROGRESS_PAGE (widget);

  if (!cw_drop_off_card_is_on_session (self->drop_off_card))
    return FALSE;
  gtk_toggle_button_set_active (self->session_button, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->drop_off_card));
  return TRUE;
}

static gboolean
step_cb (GtkWidget *widget, GVariant *steps, gpointer data)
{
  return cw_drop_off_card_step (CW_PROGRESS_PAGE (widget)->drop_off_card,
                                g_variant_get_int32 (steps));
}

static gboolean
zoom_cb (GtkWidget *widget, GVariant *steps, gpointer data)
{
  cw_date_range_zoom (CW_PROGRESS_PAGE (widget)->range,
                      g_variant_get_int32 (steps));
  return TRUE;
}

static gboolean
popup_save_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  cw_popup_in_sight (CW_PROGRESS_PAGE (widget)->save_button);
  return TRUE;
}

static gboolean
choose_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  cw_trend_board_choose (CW_PROGRESS_PAGE (widget)->board);
  return TRUE;
}

static gboolean
popup_formulas_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return cw_drop_off_card_explain (CW_PROGRESS_PAGE (widget)->drop_off_card);
}

/* As on paper: in the window, when copied and in files. */

static void
set_black_and_white (CwProgressPage *self, gboolean black_and_white)
{
  if (self->black_and_white == black_and_white)
    return;
  self->black_and_white = black_and_white;
  if (black_and_white)
    gtk_widget_add_css_class (GTK_WIDGET (self),
                              CW_CHART_STYLE_BLACK_AND_WHITE);
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self),
                                 CW_CHART_STYLE_BLACK_AND_WHITE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BLACK_AND_WHITE]);
}

/* Copying and saving. */

static char *
get_title (CwProgressPage *self)
{
  const CwExerciseProgress *exercise = get_exercise (self);

  if (exercise != NULL)
    return g_strdup (exercise->title);
  return g_strdup (has_sessions (self) ? _ ("All exercises")
                                       : _ ("Measurements"));
}

static CwProgressExport *
create_export (CwProgressPage *self)
{
  return cw_progress_export_new (
      get_title (self), cw_drop_off_card_create_data (self->drop_off_card),
      cw_trend_board_create_trends (self->board),
      self->black_and_white ? CW_PALETTE_PRINT : CW_PALETTE_LIGHT);
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwProgressPage *self = CW_PROGRESS_PAGE (widget);
  g_autoptr (CwProgressExport) export = create_export (self);
  g_autoptr (GdkTexture) texture = cw_progress_export_create_texture (export);

  gdk_clipboard_set_texture (gtk_widget_get_clipboard (widget), texture);
  cw_audit_note (widget, self->clinic, "copy", self->patient->id);
}

static void
tell_saved (CwProgressPage *self, gboolean saved, GError *error)
{
  if (saved)
    cw_audit_note (GTK_WIDGET (self), self->clinic, "export",
                   self->patient->id);
  else
    cw_message_show_error (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                           _ ("The file could not be saved"), error);
}

static void
path_chosen_cb (const char *path, gpointer user_data)
{
  CwProgressPage *self = CW_PROGRESS_PAGE (user_data);
  g_autoptr (CwProgressExport) export = NULL;
  g_autoptr (GError) error = NULL;

  if (self->shown == NULL)
    return;
  export = create_export (self);
  tell_saved (self,
              cw_progress_export_save (export, self->patient, self->shown, path,
                                       &error),
              error);
}

static void
scores_path_chosen_cb (const char *path, gpointer user_data)
{
  CwProgressPage *self = CW_PROGRESS_PAGE (user_data);
  CwDate first, last;
  g_autoptr (GPtrArray) scores = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (GError) error = NULL;

  if (self->shown == NULL)
    return;
  cw_date_range_get (self->range, &first, &last);
  scores = cw_clinic_load_outcome_scores (self->clinic, self->patient->id,
                                          &error);
  if (scores != NULL)
    csv = cw_outcomes_csv_write (self->patient, scores, first, last);
  tell_saved (self,
              csv != NULL
                  && g_file_set_contents_full (path, csv, -1,
                                               G_FILE_SET_CONTENTS_CONSISTENT,
                                               0600, &error),
              error);
}

/* The ending of the name says what is written. */
static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwProgressPage *self = CW_PROGRESS_PAGE (widget);
  gboolean scores = g_str_equal (action, "progress.save-scores");
  g_autofree char *title
      = scores ? g_strdup (_ ("Outcome measures")) : get_title (self);
  g_autofree char *name = NULL;

  if (self->shown == NULL)
    return;
  name = g_strdup_printf ("%s.%s", title,
                          parameter != NULL
                              ? g_variant_get_string (parameter, NULL)
                              : "csv");
  cw_file_dialog_save (GTK_WINDOW (gtk_widget_get_root (widget)),
                       _ ("Save the Progress"), name,
                       scores ? scores_path_chosen_cb : path_chosen_cb, self);
}

static gboolean
cw_progress_page_grab_focus (GtkWidget *widget)
{
  CwProgressPage *self = CW_PROGRESS_PAGE (widget);

  if (self->shown == NULL)
    return FALSE;
  if (!has_sessions (self))
    return gtk_widget_grab_focus (GTK_WIDGET (self->chart_button));
  return gtk_widget_grab_focus (GTK_WIDGET (self->drop_off_card));
}

static void
cw_progress_page_get_property (GObject *object,
                               guint id,
                               GValue *value,
                               GParamSpec *pspec)
{
  if (id == PROP_BLACK_AND_WHITE)
    g_value_set_boolean (value, CW_PROGRESS_PAGE (object)->black_and_white);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cw_progress_page_set_property (GObject *object,
                               guint id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  if (id == PROP_BLACK_AND_WHITE)
    set_black_and_white (CW_PROGRESS_PAGE (object),
                         g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
cw_progress_page_dispose (GObject *object)
{
  CwProgressPage *self = CW_PROGRESS_PAGE (object);

  g_clear_pointer (&self->stack, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PROGRESS_PAGE);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->progress, g_ptr_array_unref);
  g_clear_pointer (&self->timeline, cw_timeline_free);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->patient, cw_patient_free);

  G_OBJECT_CLASS (cw_progress_page_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct {
    guint key;
    GtkShortcutFunc func;
    int steps;
  } keys[] = {
    { GDK_KEY_p, step_cb, -1 },     { GDK_KEY_n, step_cb, 1 },
    { GDK_KEY_plus, zoom_cb, 1 },   { GDK_KEY_KP_Add, zoom_cb, 1 },
    { GDK_KEY_minus, zoom_cb, -1 }, { GDK_KEY_KP_Subtract, zoom_cb, -1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding (widget_class, keys[i].key, 0, keys[i].func,
                                  "i", keys[i].steps);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_t, 0, toggle_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_f, 0, popup_formulas_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_m, 0, choose_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0,
                                open_session_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                popup_save_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_b, 0,
                                       "progress.black-and-white", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c,
                                       GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "progress.copy", NULL);
}

static void
cw_progress_page_class_init (CwProgressPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = cw_progress_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = cw_progress_page_set_property;
  G_OBJECT_CLASS (klass)->dispose = cw_progress_page_dispose;
  widget_class->grab_focus = cw_progress_page_grab_focus;
  g_type_ensure (CW_TYPE_DATE_RANGE);
  g_type_ensure (CW_TYPE_ADVICE_CARD);
  g_type_ensure (CW_TYPE_DROP_OFF_CARD);
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_TREND_BOARD);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCES
                                               "/progress/progress-page.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwProgressPage, name)
  BIND (stack);
  BIND (exercise_drop_down);
  BIND (range);
  BIND (chart_button);
  BIND (session_button);
  BIND (table_button);
  BIND (save_button);
  BIND (before_label);
  BIND (drop_off_card);
  BIND (board);
  BIND (advice_card);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, toggled_cb);
  gtk_widget_class_install_action (widget_class, "progress.copy", NULL,
                                   copy_cb);
  gtk_widget_class_install_action (widget_class, "progress.save", "s", save_cb);
  gtk_widget_class_install_action (widget_class, "progress.save-sets", NULL,
                                   save_cb);
  gtk_widget_class_install_action (widget_class, "progress.save-scores", NULL,
                                   save_cb);
  properties[PROP_BLACK_AND_WHITE] = g_param_spec_boolean (
      "black-and-white", NULL, NULL, FALSE,
      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS,
                                     properties);
  gtk_widget_class_install_property_action (
      widget_class, "progress.black-and-white", "black-and-white");
  add_keys (widget_class);
}

static void
cw_progress_page_init (CwProgressPage *self)
{
  g_autoptr (GSettings) settings = cw_settings_open ();

  gtk_widget_init_template (GTK_WIDGET (self));
  if (settings != NULL)
    g_settings_bind (settings, "progress-black-and-white", self,
                     "black-and-white", G_SETTINGS_BIND_DEFAULT);
  cw_advice_card_add_keys (self->advice_card, GTK_WIDGET (self));
}

/* Reading it. */

/* Without a session there is what was measured and asked. */
static void
show_parts (CwProgressPage *self, CwDate latest)
{
  gboolean done = has_sessions (self);

  gtk_widget_set_visible (GTK_WIDGET (self->exercise_drop_down), done);
  gtk_widget_set_visible (GTK_WIDGET (self->session_button), done);
  gtk_widget_set_visible (GTK_WIDGET (self->drop_off_card), done);
  /* GTK 4.8 asks for the width of a page that is not shown by its lowest height:
   * a long text would be one line. */
  gtk_widget_set_visible (self->before_label,
                          !done && latest != CW_DATE_NONE);
  if (!done)
    gtk_widget_set_visible (GTK_WIDGET (self->advice_card), FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "progress.save-sets", done);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "progress.save-scores",
                                 self->timeline->outcomes->len > 0);
  gtk_stack_set_visible_child_name (
      GTK_STACK (self->stack), latest != CW_DATE_NONE ? "progress" : "empty");
}

/* Nothing is shown while it is exchanged. */
static void
take (CwProgressPage *self,
      const CwPatient *patient,
      GPtrArray *progress,
      CwTimeline *timeline)
{
  gboolean same = self->patient != NULL && self->patient->id == patient->id;
  /* After a session the same exercise stays in view. */
  guint selected = same ? cw_progress_choices_find (progress, get_exercise (self)) : 0;
  g_autoptr (GListModel) choices = cw_progress_choices_new (progress);
  CwDate latest = MAX (cw_progress_get_latest_day (progress),
                       cw_timeline_get_latest_day (timeline));

  forget_shown (self);
  g_clear_pointer (&self->progress, g_ptr_array_unref);
  gtk_drop_down_set_model (self->exercise_drop_down, choices);
  g_clear_pointer (&self->timeline, cw_timeline_free);
  g_clear_pointer (&self->patient, cw_patient_free);
  cw_date_range_set_latest (self->range, latest);
  self->patient = cw_patient_copy (patient);
  self->timeline = timeline;
  self->progress = progress;
  gtk_drop_down_set_selected (self->exercise_drop_down, selected);
  show_parts (self, latest);
  show_selected (self);
}

gboolean
cw_progress_page_show (CwProgressPage *self,
                       CwClinic *clinic,
                       const CwPatientOverview *overview,
                       GError **error)
{
  g_autoptr (GPtrArray) progress = NULL;
  g_autoptr (CwTimeline) timeline = NULL;

  g_return_val_if_fail (CW_IS_PROGRESS_PAGE (self), FALSE);
  g_return_val_if_fail (overview != NULL, FALSE);

  progress = cw_clinic_load_progress (clinic, overview->patient->id, 0, error);
  if (progress != NULL)
    timeline = cw_clinic_load_timeline (clinic, overview->patient->id, error);
  if (timeline == NULL)
    return FALSE;
  g_set_object (&self->clinic, clinic);
  cw_advice_card_set_patient (self->advice_card, clinic, overview);
  take (self, overview->patient, g_steal_pointer (&progress),
        g_steal_pointer (&timeline));
  return TRUE;
}
