/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/paper-log-window.h"

#include "clinical/stop-rule.h"
#include "model/session-text.h"
#include "window/common/clinician-drop-down.h"
#include "window/common/date-entry.h"
#include "window/common/list-row.h"
#include "window/common/list-section.h"
#include "window/common/message.h"
#include "window/common/status-mark.h"
#include "window/common/text-entry.h"
#include "window/session/paper-grid.h"

#include <glib/gi18n-lib.h>

/* The first two of the drop-down; the stop rules follow. */
enum { SYMPTOM_OPEN, SYMPTOM_NONE, N_ANSWERS };

struct _CwPaperLogWindow {
  AdwWindow parent_instance;

  AdwToastOverlay *toast_overlay;
  AdwWindowTitle *title;
  AdwBin *day_bin;
  CwStatusMark *day_mark;
  GtkLabel *day_label;
  GtkGrid *grid;
  CwTextEntry *odd_entry;
  GtkWidget *symptom_box;
  GtkDropDown *symptom_drop_down;
  AdwBin *clinician_bin;
  GtkLabel *problem_label;
  CwListSection *saved_section;

  GtkWidget *date_entry;
  GtkWidget *clinician_drop_down;
  CwClinic *clinic;
  gint64 patient_id;
  CwPaperGrid *paper;
  gboolean close_confirmed;
};

G_DEFINE_FINAL_TYPE (CwPaperLogWindow, cw_paper_log_window, ADW_TYPE_WINDOW)

static CwDate
get_day (CwPaperLogWindow *self)
{
  return cw_date_entry_get_date (CW_DATE_ENTRY (self->date_entry));
}

static void
show_problem (CwPaperLogWindow *self, const char *problem)
{
  gtk_label_set_label (self->problem_label, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_label), problem != NULL);
}

static void
changed_cb (gpointer data)
{
  show_problem (data, NULL);
}

static gboolean
is_empty (CwPaperLogWindow *self)
{
  g_autofree char *odd = cw_text_entry_dup_text (self->odd_entry);

  return odd == NULL && cw_paper_grid_is_empty (self->paper);
}

/* What stands in the way of a session on that day, or is to be thought of. */
static void
show_day (CwPaperLogWindow *self, const CwPaperDay *day)
{
  g_autoptr (GError) refused = NULL;
  g_autofree char *words = NULL;
  CwStatus status = CW_STATUS_PERMITTED;

  if (!cw_paper_day_check (day, &refused))
    status = CW_STATUS_BLOCKED;
  else if ((words = cw_paper_day_describe (day)) != NULL)
    status = CW_STATUS_CAUTION;
  cw_status_mark_set_status (self->day_mark, status);
  gtk_label_set_label (self->day_label,
                       refused != NULL ? refused->message
                       : words != NULL ? words
                                       : _("A session at home was permitted on "
                                           "that day."));
}

static void
day_changed_cb (CwPaperLogWindow *self)
{
  CwDate day = get_day (self);
  gboolean given = day != CW_DATE_NONE;
  g_autoptr (CwPaperDay) paper = NULL;
  g_autoptr (GError) error = NULL;

  show_problem (self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->day_mark), given);
  gtk_widget_set_visible (GTK_WIDGET (self->day_label), given);
  if (!given)
    return;
  paper = cw_clinic_load_paper_day (self->clinic, self->patient_id, day,
                                    &error);
  if (paper == NULL) {
    show_problem (self, error->message);
    return;
  }
  cw_paper_grid_show_plan (self->paper, paper->plan);
  show_day (self, paper);
}

static void
odd_changed_cb (CwPaperLogWindow *self)
{
  g_autofree char *odd = cw_text_entry_dup_text (self->odd_entry);

  show_problem (self, NULL);
  gtk_widget_set_visible (self->symptom_box, odd != NULL);
}

static void
fill_symptoms (CwPaperLogWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  gsize n_rules = 0;
  const CwStopRule *const *rules = cw_stop_rules_get (&n_rules);

  gtk_string_list_append (names, C_("symptom", "Choose…"));
  gtk_string_list_append (names, C_("symptom", "None of these"));
  for (gsize i = 0; i < n_rules; i++)
    gtk_string_list_append (names, rules[i]->label);
  gtk_drop_down_set_model (self->symptom_drop_down, G_LIST_MODEL (names));
}

/* NULL where there was none. */
static const CwStopRule *
get_symptom (CwPaperLogWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->symptom_drop_down);
  gsize n_rules = 0;
  const CwStopRule *const *rules = cw_stop_rules_get (&n_rules);

  if (!gtk_widget_get_visible (self->symptom_box) || selected < N_ANSWERS
      || selected - N_ANSWERS >= n_rules)
    return NULL;
  return rules[selected - N_ANSWERS];
}

/* The session as typed; a sentence where something is missing, and the focus on
 * it. */
static char *
read_session (CwPaperLogWindow *self, CwSession *session)
{
  const CwStopRule *symptom = get_symptom (self);
  char *problem;

  session->patient_id = self->patient_id;
  session->state =
    symptom != NULL ? CW_SESSION_STOPPED : CW_SESSION_COMPLETED;
  session->stop_rule_id = symptom != NULL ? g_strdup (symptom->id) : NULL;
  if (get_day (self) == CW_DATE_NONE) {
    gtk_widget_grab_focus (self->date_entry);
    return g_strdup (_("Type the day of the session."));
  }
  problem = cw_paper_grid_read (self->paper, session);
  if (problem != NULL)
    return problem;
  if (cw_paper_session_find_symptom (session) != NULL)
    gtk_widget_set_visible (self->symptom_box, TRUE);
  if (gtk_widget_get_visible (self->symptom_box)
      && gtk_drop_down_get_selected (self->symptom_drop_down)
           == SYMPTOM_OPEN) {
    gtk_widget_grab_focus (GTK_WIDGET (self->symptom_drop_down));
    return g_strdup (_("Something was odd, or hurt much: say whether it was "
                       "one of the symptoms that stop a session."));
  }
  if (cw_clinician_drop_down_get_id (
        CW_CLINICIAN_DROP_DOWN (self->clinician_drop_down))
      == 0) {
    gtk_widget_grab_focus (self->clinician_drop_down);
    return g_strdup (_("Choose who types it in."));
  }
  return NULL;
}

/* Below, for as long as the window is open. */
static void
list_saved (CwPaperLogWindow *self, const CwSession *session)
{
  g_autofree char *title = cw_session_get_title (session);
  int reps = 0;
  g_autofree char *subtitle = NULL;

  for (guint i = 0; i < session->sets->len; i++)
    reps += ((const CwSetEntry *) session->sets->pdata[i])->reps;
  subtitle =
    session->state == CW_SESSION_STOPPED
      ? g_strdup (_("Stopped by a symptom: an adverse event waits for its "
                    "review on the Sessions page."))
      : g_strdup_printf (
          ngettext ("%d repetition", "%d repetitions", (gulong) reps), reps);
  cw_list_section_append (
    self->saved_section,
    cw_list_row_new_with_mark (title, subtitle,
                               session->state == CW_SESSION_STOPPED
                                 ? CW_STATUS_BLOCKED
                                 : CW_STATUS_PERMITTED));
}

static void
begin_next (CwPaperLogWindow *self)
{
  cw_paper_grid_clear (self->paper);
  cw_text_entry_set_text (self->odd_entry, "");
  gtk_widget_set_visible (self->symptom_box, FALSE);
  gtk_drop_down_set_selected (self->symptom_drop_down, SYMPTOM_OPEN);
  cw_date_entry_set_date (CW_DATE_ENTRY (self->date_entry), CW_DATE_NONE);
  gtk_widget_grab_focus (self->date_entry);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwPaperLogWindow *self = CW_PAPER_LOG_WINDOW (widget);
  g_autoptr (CwSession) session = cw_session_new ();
  g_autofree char *problem = read_session (self, session);
  g_autofree char *odd = cw_text_entry_dup_text (self->odd_entry);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  show_problem (self, problem);
  if (problem != NULL)
    return;
  if (!cw_clinic_add_paper_session (
        self->clinic, session, get_day (self), odd,
        cw_clinician_drop_down_get_id (
          CW_CLINICIAN_DROP_DOWN (self->clinician_drop_down)),
        &error)) {
    show_problem (self, error->message);
    return;
  }
  list_saved (self, session);
  /* Translators: number of a session. */
  done = g_strdup_printf (_("Session %d is saved"), session->number);
  cw_message_toast (self->toast_overlay, done);
  begin_next (self);
}

static void
discard_cb (gpointer data)
{
  CwPaperLogWindow *self = data;

  self->close_confirmed = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
cw_paper_log_window_close_request (GtkWindow *window)
{
  CwPaperLogWindow *self = CW_PAPER_LOG_WINDOW (window);

  if (!self->close_confirmed && !is_empty (self)) {
    cw_message_ask (window, _("Close without this session?"),
                    _("What was typed last is not saved yet. Ctrl+Enter saves "
                      "it."),
                    _("_Discard"), TRUE, discard_cb, self);
    return TRUE;
  }
  return GTK_WINDOW_CLASS (cw_paper_log_window_parent_class)
    ->close_request (window);
}

static void
cw_paper_log_window_dispose (GObject *object)
{
  CwPaperLogWindow *self = CW_PAPER_LOG_WINDOW (object);

  g_clear_pointer (&self->paper, cw_paper_grid_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PAPER_LOG_WINDOW);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_paper_log_window_parent_class)->dispose (object);
}

static void
cw_paper_log_window_class_init (CwPaperLogWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_paper_log_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cw_paper_log_window_close_request;
  g_type_ensure (CW_TYPE_LIST_SECTION);
  g_type_ensure (CW_TYPE_STATUS_MARK);
  g_type_ensure (CW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/session/paper-log-window.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwPaperLogWindow, name)
  BIND (toast_overlay);
  BIND (title);
  BIND (day_bin);
  BIND (day_mark);
  BIND (day_label);
  BIND (grid);
  BIND (odd_entry);
  BIND (symptom_box);
  BIND (symptom_drop_down);
  BIND (clinician_bin);
  BIND (problem_label);
  BIND (saved_section);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, odd_changed_cb);
  gtk_widget_class_install_action (widget_class, "paper-log.save", NULL,
                                   save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return,
                                       GDK_CONTROL_MASK, "paper-log.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter,
                                       GDK_CONTROL_MASK, "paper-log.save",
                                       NULL);
}

static void
cw_paper_log_window_init (CwPaperLogWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->paper = cw_paper_grid_new (self->grid, changed_cb, self);
  fill_symptoms (self);
  g_signal_connect_swapped (self->symptom_drop_down, "notify::selected",
                            G_CALLBACK (changed_cb), self);
}

static void
go_on_cb (CwPaperLogWindow *self)
{
  gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static void
add_entries (CwPaperLogWindow *self)
{
  CwDate today = cw_clinic_get_today (self->clinic);
  CwDateEntry *day;

  self->date_entry = cw_date_entry_new (_("Day of the session"));
  day = CW_DATE_ENTRY (self->date_entry);
  cw_date_entry_set_today (day, today);
  cw_date_entry_set_range (day, CW_DATE_NONE, today);
  adw_bin_set_child (self->day_bin, self->date_entry);
  g_signal_connect_swapped (day, "changed", G_CALLBACK (day_changed_cb), self);
  g_signal_connect_swapped (cw_date_entry_get_editable (day), "activate",
                            G_CALLBACK (go_on_cb), self);
  g_signal_connect_swapped (cw_text_entry_get_editable (self->odd_entry),
                            "activate", G_CALLBACK (go_on_cb), self);
  self->clinician_drop_down =
    cw_clinician_drop_down_new (self->clinic, _("Typed in by"));
  adw_bin_set_child (self->clinician_bin, self->clinician_drop_down);
  g_signal_connect_swapped (self->clinician_drop_down, "changed",
                            G_CALLBACK (changed_cb), self);
}

/* The rows that most likely are wanted: those of the newest plan for home. */
static void
show_newest_plan (CwPaperLogWindow *self)
{
  g_autoptr (GPtrArray) plans =
    cw_clinic_load_plans (self->clinic, self->patient_id, NULL);

  for (guint i = 0;
       plans != NULL && !cw_paper_grid_has_plan (self->paper) && i < plans->len;
       i++)
    cw_paper_grid_show_plan (self->paper, g_ptr_array_index (plans, i));
}

GtkWindow *
cw_paper_log_window_new (CwClinic *clinic,
                         const CwPatient *patient,
                         GtkWindow *parent)
{
  CwPaperLogWindow *self;
  g_autofree char *name = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic) && patient != NULL, NULL);

  self = g_object_new (CW_TYPE_PAPER_LOG_WINDOW, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  self->patient_id = patient->id;
  name = cw_patient_get_display_name (patient);
  adw_window_title_set_subtitle (self->title, name);
  add_entries (self);
  show_newest_plan (self);
  day_changed_cb (self);
  gtk_widget_grab_focus (self->date_entry);
  return GTK_WINDOW (self);
}
