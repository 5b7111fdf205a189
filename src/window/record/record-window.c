/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/record/record-window.h"

#include <glib/gi18n-lib.h>

#include "exchange/audit-csv.h"
#include "model/audit-text.h"
#include "window/common/audit-note.h"
#include "window/common/date-entry.h"
#include "window/common/file-dialog.h"
#include "window/common/list-row.h"
#include "window/common/list-section.h"
#include "window/common/message.h"
#include "window/record/record-checker.h"

#define PAGE_SIZE 100

struct _CwRecordWindow {
  AdwWindow parent_instance;

  GtkStack *stack;
  GtkWidget *export_button;
  GtkLabel *status_label;
  GtkLabel *detail_label;
  GtkProgressBar *progress_bar;
  GtkWidget *check_button;
  GtkWidget *cancel_button;
  GtkWidget *rescue_box;
  CwListSection *problems_section;
  CwListSection *notes_section;
  GtkCheckButton *patient_check;
  GtkBox *days_box;
  GtkWidget *empty_label;
  CwListSection *log_section;
  GtkWidget *earlier_button;
  CwDateEntry *first_entry;
  CwDateEntry *last_entry;

  CwClinic *clinic;
  gint64 patient_id;
  GCancellable *cancellable; /* NULL when no check goes on */
  CwAuditLine *last_line; /* the earliest that is shown */
};

G_DEFINE_FINAL_TYPE (CwRecordWindow, cw_record_window, ADW_TYPE_WINDOW)

/* The check. */

static void
show_running (CwRecordWindow *self, gboolean running)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress_bar), running);
  gtk_widget_set_visible (self->check_button, !running);
  gtk_widget_set_visible (self->cancel_button, running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.check", !running);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.cancel", running);
}

static void
end_check (CwRecordWindow *self)
{
  cw_long_work_end (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
progress_cb (double done, gpointer data)
{
  CwRecordWindow *self = data;

  gtk_progress_bar_set_fraction (self->progress_bar, done);
}

static void
fill (CwListSection *section, GStrv sentences)
{
  cw_list_section_clear (section);
  for (int i = 0; sentences != NULL && sentences[i] != NULL; i++) {
    GtkWidget *row = cw_list_row_new (sentences[i], NULL);

    adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
    cw_list_section_append (section, row);
  }
}

static void
show_findings (CwRecordWindow *self, const CwRecordFindings *findings)
{
  g_autofree char *head = cw_clinic_get_audit_head (self->clinic, NULL);

  fill (self->problems_section, findings->problems);
  fill (self->notes_section, findings->notes);
  gtk_widget_set_visible (self->rescue_box, !findings->sound);
  if (findings->sound) {
    gtk_label_set_label (self->status_label, _("All Is Sound"));
    gtk_label_set_label (self->detail_label, head != NULL ? head : "");
  } else {
    gtk_label_set_label (self->status_label, _("Something Is Wrong"));
    gtk_label_set_label (
      self->detail_label,
      _("Keep the clinic file as it is, and its backups. What is listed first "
        "comes first in time: a backup from before it is sound. What can be "
        "read can also be saved into a new file."));
  }
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  CwRecordWindow *self = data; /* gone when it was cancelled */
  g_autoptr (GError) error = NULL;
  const CwRecordFindings *findings = cw_record_checker_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  g_clear_object (&self->cancellable);
  show_running (self, FALSE);
  if (findings != NULL) {
    show_findings (self, findings);
  } else {
    gtk_label_set_label (self->status_label, _("The Check Could Not Be Done"));
    gtk_label_set_label (self->detail_label, error->message);
  }
}

void
cw_record_window_check (CwRecordWindow *self)
{
  const char *path;

  g_return_if_fail (CW_IS_RECORD_WINDOW (self));

  path = cw_clinic_get_path (self->clinic);
  if (path == NULL || self->cancellable != NULL)
    return;
  gtk_widget_set_visible (self->rescue_box, FALSE);
  fill (self->problems_section, NULL);
  fill (self->notes_section, NULL);
  gtk_label_set_label (self->status_label, _("Checking the Record…"));
  show_running (self, TRUE);
  gtk_progress_bar_set_fraction (self->progress_bar, 0);
  self->cancellable = g_cancellable_new ();
  cw_record_checker_run (path, FALSE, progress_cb, self->cancellable, done_cb,
                         self);
}

static void
check_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cw_record_window_check (CW_RECORD_WINDOW (widget));
}

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwRecordWindow *self = CW_RECORD_WINDOW (widget);

  end_check (self);
  show_running (self, FALSE);
  gtk_label_set_label (self->status_label, _("The Check Was Stopped"));
}

/* What the main window does about it; it closes this one first, which holds the
 * clinic. */
static void
rescue_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *main_window = gtk_window_get_transient_for (GTK_WINDOW (widget));

  gtk_window_destroy (GTK_WINDOW (widget));
  gtk_widget_activate_action (GTK_WIDGET (main_window),
                              g_str_equal (action, "record.backups")
                                ? "win.backups"
                                : "win.salvage",
                              NULL);
}

/* The log. */

static CwAuditFilter
get_filter (CwRecordWindow *self)
{
  return (CwAuditFilter) {
    .patient_id = gtk_check_button_get_active (self->patient_check)
                    ? self->patient_id
                    : 0,
    .first = cw_date_entry_get_date (self->first_entry),
    .last = cw_date_entry_get_date (self->last_entry),
  };
}

static void
append_line (CwRecordWindow *self, const CwAuditLine *line)
{
  g_autofree char *time = cw_audit_time_format (line->at);
  /* Translators: which record, what was done with it: "Set: added". */
  g_autofree char *title = g_strdup_printf (
    C_ ("audit log", "%s: %s"), cw_audit_record_label (line->record),
    cw_audit_action_label (line->action));
  g_autoptr (GString) subtitle = g_string_new (time);
  GtkWidget *row;

  if (line->clinician != NULL)
    g_string_append_printf (subtitle, " · %s", line->clinician);
  if (line->patient != NULL)
    g_string_append_printf (subtitle, " · %s", line->patient);
  row = cw_list_row_new (title, subtitle->str);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  cw_list_section_append (self->log_section, row);
}

/* The next page below what is shown. */
static void
show_more (CwRecordWindow *self)
{
  CwAuditFilter filter = get_filter (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) lines = cw_clinic_load_audit_log (
    self->clinic, &filter, self->last_line, PAGE_SIZE, &error);

  if (lines == NULL) {
    cw_message_show_error (GTK_WINDOW (self),
                           _("The audit log could not be read"), error);
    return;
  }
  for (guint i = 0; i < lines->len; i++)
    append_line (self, lines->pdata[i]);
  gtk_widget_set_visible (self->earlier_button, lines->len == PAGE_SIZE);
  gtk_widget_set_visible (self->empty_label,
                          lines->len == 0 && self->last_line == NULL);
  if (lines->len > 0) {
    g_clear_pointer (&self->last_line, cw_audit_line_free);
    self->last_line = g_ptr_array_steal_index (lines, lines->len - 1);
  }
}

static void
show_log (CwRecordWindow *self)
{
  g_clear_pointer (&self->last_line, cw_audit_line_free);
  cw_list_section_clear (self->log_section);
  show_more (self);
}

static void
filter_cb (CwRecordWindow *self)
{
  show_log (self);
}

static void
earlier_cb (CwRecordWindow *self)
{
  show_more (self);
}

static void
page_cb (CwRecordWindow *self)
{
  gboolean log = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack),
                            "log") == 0;

  gtk_widget_set_visible (self->export_button, log);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.export", log);
  if (log)
    show_log (self);
}

static void
path_chosen (const char *path, gpointer data)
{
  CwRecordWindow *self = data;
  CwAuditFilter filter = get_filter (self);
  g_autoptr (GError) error = NULL;

  if (!cw_audit_csv_save (self->clinic, &filter, path, &error))
    cw_message_show_error (GTK_WINDOW (self),
                           _("The audit log was not exported"), error);
  else if (filter.patient_id != 0)
    cw_audit_note (GTK_WIDGET (self), self->clinic, "export",
                   filter.patient_id);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  cw_file_dialog_save (GTK_WINDOW (widget), _("Export Audit Log"),
                       _("Audit log.csv"), path_chosen, widget);
}

static void
cw_record_window_dispose (GObject *object)
{
  CwRecordWindow *self = CW_RECORD_WINDOW (object);

  end_check (self);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_RECORD_WINDOW);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->last_line, cw_audit_line_free);

  G_OBJECT_CLASS (cw_record_window_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwRecordWindow, name)

static void
bind_template (GtkWidgetClass *widget_class)
{
  BIND (stack);
  BIND (export_button);
  BIND (status_label);
  BIND (detail_label);
  BIND (progress_bar);
  BIND (check_button);
  BIND (cancel_button);
  BIND (rescue_box);
  BIND (problems_section);
  BIND (notes_section);
  BIND (patient_check);
  BIND (days_box);
  BIND (empty_label);
  BIND (log_section);
  BIND (earlier_button);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_cb);
}

static void
cw_record_window_class_init (CwRecordWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_record_window_dispose;
  g_type_ensure (CW_TYPE_LIST_SECTION);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/record/record-window.ui");
  bind_template (widget_class);
  gtk_widget_class_install_action (widget_class, "record.check", NULL,
                                   check_cb);
  gtk_widget_class_install_action (widget_class, "record.cancel", NULL,
                                   cancel_cb);
  gtk_widget_class_install_action (widget_class, "record.backups", NULL,
                                   rescue_cb);
  gtk_widget_class_install_action (widget_class, "record.salvage", NULL,
                                   rescue_cb);
  gtk_widget_class_install_action (widget_class, "record.export", NULL,
                                   export_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s,
                                       GDK_CONTROL_MASK, "record.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static CwDateEntry *
add_day (CwRecordWindow *self, const char *label)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *caption = gtk_label_new (label);
  GtkWidget *entry = cw_date_entry_new (label);

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_box_append (GTK_BOX (box), caption);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (self->days_box, box);
  g_signal_connect_object (entry, "changed", G_CALLBACK (filter_cb), self,
                           G_CONNECT_SWAPPED);
  return CW_DATE_ENTRY (entry);
}

static void
cw_record_window_init (CwRecordWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->first_entry = add_day (self, _("From"));
  self->last_entry = add_day (self, _("To"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.cancel", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "record.export", FALSE);
}

/* The log begins with the patient whose page is open. */
static void
set_patient (CwRecordWindow *self, gint64 patient_id)
{
  g_autoptr (CwPatient) patient =
    patient_id != 0 ? cw_clinic_load_patient (self->clinic, patient_id, NULL)
                    : NULL;
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;

  if (patient == NULL)
    return;
  self->patient_id = patient_id;
  name = cw_patient_get_display_name (patient);
  /* Translators: a patient's name. */
  label = g_strdup_printf (_("Only %s"), name);
  gtk_check_button_set_label (self->patient_check, label);
  gtk_widget_set_visible (GTK_WIDGET (self->patient_check), TRUE);
}

GtkWindow *
cw_record_window_new (CwClinic *clinic, gint64 patient_id, GtkWindow *parent)
{
  CwRecordWindow *self =
    g_object_new (CW_TYPE_RECORD_WINDOW, "transient-for", parent, NULL);
  CwDate today;

  self->clinic = g_object_ref (clinic);
  today = cw_clinic_get_today (clinic);
  cw_date_entry_set_today (self->first_entry, today);
  cw_date_entry_set_today (self->last_entry, today);
  set_patient (self, patient_id);
  gtk_widget_grab_focus (self->check_button);
  return GTK_WINDOW (self);
}
