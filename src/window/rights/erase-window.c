/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/rights/erase-window.h"

#include <glib/gi18n-lib.h>

#include "base/text.h"
#include "store/backup-rotation.h"
#include "store/backup.h"
#include "window/backup/backup-text.h"
#include "window/common/list-row.h"
#include "window/common/long-work.h"
#include "window/common/message.h"
#include "window/common/signature-box.h"
#include "window/common/text-entry.h"

#define N_REASONS (CW_ERASURE_MISTAKE + 1)

struct _CwEraseWindow {
  AdwWindow parent_instance;

  CwClinic *clinic;
  CwPatient *patient;
  CwRetention retention;
  char *backup_folder;       /* NULL when there is none */
  GCancellable *cancellable; /* NULL when the file is not written anew */

  GtkStack *stack;
  GtkWidget *cancel_button;
  GtkWidget *erase_button;
  GtkLabel *name_label;
  GtkWidget *retention_box;
  GtkLabel *retention_label;
  GtkWidget *archive_button;
  GtkListBox *reason_list;
  GtkCheckButton *reason_checks[N_REASONS];
  GtkLabel *confirm_label;
  CwTextEntry *confirm_entry;
  AdwBin *signature_bin;
  GtkWidget *signature_box;
  GtkBox *form_box;
  GtkWidget *copies_box;
  GtkLabel *copies_label;
  GtkListBox *copies_list;
  GtkLabel *hint_label;
  GtkProgressBar *bar;
  GtkBox *done_box;
  GtkLabel *done_label;
  GtkWidget *close_button;
};

enum {
  SIGNAL_ERASED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwEraseWindow, cw_erase_window, ADW_TYPE_WINDOW)

/* What has to be typed: nobody is erased by a slip. */
static const char *
get_password (CwEraseWindow *self)
{
  return self->patient->identifier != NULL ? self->patient->identifier
                                           : self->patient->family_name;
}

static gboolean
is_within_retention (CwEraseWindow *self)
{
  return cw_clinic_get_today (self->clinic) <= self->retention.until;
}

/* FALSE while none is chosen. */
static gboolean
get_reason (CwEraseWindow *self, CwErasureReason *reason)
{
  for (int i = 0; i < N_REASONS; i++)
    if (gtk_check_button_get_active (self->reason_checks[i])) {
      *reason = (CwErasureReason)i;
      return TRUE;
    }
  return FALSE;
}

/* NULL when nothing is missing. */
static const char *
get_missing (CwEraseWindow *self)
{
  g_autofree char *typed = cw_text_entry_dup_text (self->confirm_entry);
  CwErasureReason reason;

  if (!get_reason (self, &reason))
    return _ ("Choose why.");
  if (g_strcmp0 (typed, get_password (self)) != 0)
    return _ ("Type what stands above the entry.");
  if (cw_signature_box_get_clinician_id (CW_SIGNATURE_BOX (self->signature_box))
      == 0)
    return _ ("Say who erases, and tick the box.");
  return NULL;
}

static void
update (CwEraseWindow *self)
{
  const char *missing = get_missing (self);

  gtk_label_set_label (self->hint_label, missing != NULL ? missing : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "erase.erase",
                                 missing == NULL);
}

/* The copies that still hold the person. */

static void
append_copy (CwEraseWindow *self, const char *title, const char *path)
{
  g_autofree char *name = g_filename_display_name (path);
  GtkWidget *row = cw_list_row_new (title, name);

  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (self->copies_list, row);
}

static char *
describe_copies (guint n_backups, gboolean older_forms)
{
  g_autofree char *rotation = g_strdup_printf (
      /* Translators: a number of months. */
      ngettext ("These copies hold the person as well, and an erasure does not "
                "reach them: going back to one brings the person back. New "
                "backups take the place of old ones; one of "
                "each month stays for %d month.",
                "These copies hold the person as well, and an erasure does not "
                "reach them: going back to one brings the person back. New "
                "backups take the place of old ones; one of "
                "each month stays for %d months.",
                CW_BACKUP_MONTHS),
      CW_BACKUP_MONTHS);

  if (n_backups > 0 && older_forms)
    /* Translators: %s is a paragraph about backups. */
    return g_strdup_printf (_ ("%s What was kept beside the clinic file stays "
                               "until somebody deletes it."),
                            rotation);
  if (n_backups > 0)
    return g_steal_pointer (&rotation);
  if (older_forms)
    return g_strdup (_ ("What was kept beside the clinic file holds the person "
                        "as well. It stays until somebody deletes it."));
  return g_strdup (_ ("No backup of this clinic holds the person. Cuffwise "
                      "does not know of copies that were made elsewhere."));
}

static void
show_copies (CwEraseWindow *self)
{
  const char *path = cw_clinic_get_path (self->clinic);
  g_autoptr (GPtrArray) backups = NULL;
  g_auto (GStrv) older = NULL;
  g_autofree char *text = NULL;

  if (path != NULL)
    older = cw_backup_list_kept (path);
  if (path != NULL && self->backup_folder != NULL)
    backups
        = cw_backup_list_holding (self->backup_folder, path, self->patient->id);
  for (guint i = 0; backups != NULL && i < backups->len; i++) {
    const CwBackup *backup = backups->pdata[i];
    g_autofree char *moment = cw_backup_text_moment (backup->made_at);

    append_copy (self, moment, backup->path);
  }
  for (int i = 0; older != NULL && older[i] != NULL; i++)
    append_copy (self,
                 _ ("Kept before an update, or when a backup was restored"),
                 older[i]);
  text = describe_copies (backups != NULL ? backups->len : 0,
                          older != NULL && older[0] != NULL);
  gtk_label_set_label (self->copies_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->copies_list),
                          (backups != NULL && backups->len > 0)
                              || (older != NULL && older[0] != NULL));
}

/* Erasing. */

/* Now is when somebody would see to them. */
static void
move_copies (CwEraseWindow *self)
{
  g_object_ref (self->copies_box);
  gtk_box_remove (self->form_box, self->copies_box);
  gtk_box_append (self->done_box, self->copies_box);
  g_object_unref (self->copies_box);
}

static void
show_done (CwEraseWindow *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (error == NULL)
    text = g_strdup (_ ("No trace of the person is left in the clinic file."));
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    text = g_strdup (_ ("The person is no longer in the record. Traces may be "
                        "left in free parts of the clinic file, until it is "
                        "opened next."));
  else
    text = g_strdup_printf (
        /* Translators: %s is a sentence about what is in the way. */
        _ ("The person is no longer in the record. Traces may be left in free "
           "parts of the clinic file, until it is opened next. %s"),
        error->message);
  gtk_label_set_label (self->done_label, text);
  move_copies (self);
  gtk_stack_set_visible_child_name (self->stack, "done");
  gtk_widget_grab_focus (self->close_button);
}

static gboolean
work_cb (gpointer work,
         CwWorkProgress progress,
         gpointer progress_data,
         GCancellable *cancellable,
         GError **error)
{
  return cw_clinic_sweep_file (work, cancellable, error);
}

/* How far it is nobody knows; that it goes on can be seen. */
static void
progress_cb (double done, gpointer data)
{
  gtk_progress_bar_pulse (CW_ERASE_WINDOW (data)->bar);
}

static void
ready_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwEraseWindow) self = data;
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->cancellable);
  cw_long_work_finish (result, &error);
  /* The window may have gone with its parent. */
  if (self->stack != NULL)
    show_done (self, error);
}

static void
sweep (CwEraseWindow *self)
{
  const char *path = cw_clinic_get_path (self->clinic);

  gtk_widget_set_visible (self->cancel_button, FALSE);
  gtk_widget_set_visible (self->erase_button, FALSE);
  if (path == NULL) {
    show_done (self, NULL);
    return;
  }
  gtk_stack_set_visible_child_name (self->stack, "work");
  self->cancellable = g_cancellable_new ();
  cw_long_work_run (work_cb, g_strdup (path), g_free, progress_cb,
                    self->cancellable, ready_cb, g_object_ref (self));
}

static void
signed_cb (gpointer data)
{
  CwEraseWindow *self = data;
  gint64 clinician_id = cw_signature_box_get_clinician_id (
      CW_SIGNATURE_BOX (self->signature_box));
  g_autoptr (GError) error = NULL;
  CwErasureReason reason;

  if (!get_reason (self, &reason))
    return;
  if (!cw_clinic_erase_patient (self->clinic, self->patient->id, reason,
                                clinician_id, &error)) {
    cw_message_show_error (GTK_WINDOW (self), _ ("Nobody was erased"), error);
    return;
  }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "erase.erase", FALSE);
  g_signal_emit (self, signals[SIGNAL_ERASED], 0);
  sweep (self);
}

static void
erase_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwEraseWindow *self = CW_ERASE_WINDOW (widget);

  cw_signature_box_sign (CW_SIGNATURE_BOX (self->signature_box), signed_cb,
                         self);
}

static void
later_cb (CwEraseWindow *self)
{
  g_cancellable_cancel (self->cancellable);
}

static void
archive_cb (CwEraseWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (cw_clinic_set_archived (self->clinic, self->patient->id, TRUE, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    cw_message_show_error (GTK_WINDOW (self),
                           _ ("The patient could not be changed"), error);
}

/* Whoever closes it while the file is written anew does not wait for that. */
static gboolean
cw_erase_window_close_request (GtkWindow *window)
{
  CwEraseWindow *self = CW_ERASE_WINDOW (window);

  if (self->cancellable != NULL) {
    later_cb (self);
    return TRUE;
  }
  return GTK_WINDOW_CLASS (cw_erase_window_parent_class)
      ->close_request (window);
}

/* The form. */

static void
show_retention (CwEraseWindow *self)
{
  g_autofree char *contact = cw_date_format (self->retention.last_contact);
  g_autofree char *until = cw_date_format (self->retention.until);
  g_autofree char *text = g_strdup_printf (
      /* Translators: two dates. */
      _ ("The last contact was on %s. The clinic keeps such records until %s, "
         "and the law may ask for that even if the person wants them erased. "
         "In the archive they are out of the way, and can be found again."),
      contact, until);

  gtk_widget_set_visible (self->retention_box, is_within_retention (self));
  gtk_label_set_label (self->retention_label, text);
  gtk_widget_set_visible (self->archive_button, !self->patient->archived);
}

static void
add_reason (CwEraseWindow *self, CwErasureReason reason, const char *title)
{
  GtkWidget *row = cw_list_row_new (title, NULL);
  GtkWidget *check = gtk_check_button_new ();
  gboolean possible
      = reason != CW_ERASURE_RETENTION || !is_within_retention (self);

  self->reason_checks[reason] = GTK_CHECK_BUTTON (check);
  if (reason > 0)
    gtk_check_button_set_group (GTK_CHECK_BUTTON (check),
                                self->reason_checks[0]);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_sensitive (row, possible);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), self);
  gtk_list_box_append (self->reason_list, row);
}

static void
fill_reasons (CwEraseWindow *self)
{
  add_reason (self, CW_ERASURE_REQUEST, _ ("The person asks for it"));
  add_reason (self, CW_ERASURE_RETENTION,
              _ ("The time is over for which the clinic keeps records"));
  add_reason (self, CW_ERASURE_MISTAKE, _ ("Entered by mistake, or twice"));
}

static void
show_patient (CwEraseWindow *self)
{
  g_autofree char *name = cw_patient_get_display_name (self->patient);
  g_autofree char *born = cw_date_format (self->patient->birth_date);
  /* Translators: a patient, and a birth date. */
  g_autofree char *heading = g_strdup_printf (_ ("%s, born %s"), name, born);
  /* Translators: what has to be typed, as CW-00012. */
  g_autofree char *confirm
      = g_strdup_printf (_ ("Type %s to confirm"), get_password (self));

  gtk_label_set_label (self->name_label, heading);
  gtk_label_set_label (self->confirm_label, confirm);
}

static void
cw_erase_window_dispose (GObject *object)
{
  CwEraseWindow *self = CW_ERASE_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_ERASE_WINDOW);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->patient, cw_patient_free);
  g_clear_pointer (&self->backup_folder, g_free);

  G_OBJECT_CLASS (cw_erase_window_parent_class)->dispose (object);
}

static void
cw_erase_window_class_init (CwEraseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_erase_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cw_erase_window_close_request;
  signals[SIGNAL_ERASED]
      = g_signal_new ("erased", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                      NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCES
                                               "/rights/erase-window.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwEraseWindow, name)
  BIND (stack);
  BIND (cancel_button);
  BIND (erase_button);
  BIND (name_label);
  BIND (retention_box);
  BIND (retention_label);
  BIND (archive_button);
  BIND (reason_list);
  BIND (confirm_label);
  BIND (confirm_entry);
  BIND (signature_bin);
  BIND (form_box);
  BIND (copies_box);
  BIND (copies_label);
  BIND (copies_list);
  BIND (hint_label);
  BIND (bar);
  BIND (done_box);
  BIND (done_label);
  BIND (close_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, archive_cb);
  gtk_widget_class_bind_template_callback (widget_class, later_cb);
  gtk_widget_class_install_action (widget_class, "erase.erase", NULL, erase_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_erase_window_init (CwEraseWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
cw_erase_window_new (CwClinic *clinic,
                     gint64 patient_id,
                     const char *backup_folder,
                     GtkWindow *parent,
                     GError **error)
{
  g_autoptr (CwPatient) patient = NULL;
  CwEraseWindow *self;
  CwRetention retention;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  patient = cw_clinic_load_patient (clinic, patient_id, error);
  if (patient == NULL
      || !cw_clinic_load_retention (clinic, patient_id, &retention, error))
    return NULL;
  self = g_object_new (CW_TYPE_ERASE_WINDOW, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  self->patient = g_steal_pointer (&patient);
  self->retention = retention;
  self->backup_folder = g_strdup (backup_folder);
  show_patient (self);
  show_retention (self);
  fill_reasons (self);
  show_copies (self);
  g_signal_connect_swapped (self->confirm_entry, "changed", G_CALLBACK (update),
                            self);
  self->signature_box
      = cw_signature_box_new (clinic, _ ("I know that this cannot be undone."));
  adw_bin_set_child (self->signature_bin, self->signature_box);
  g_signal_connect_swapped (self->signature_box, "changed", G_CALLBACK (update),
                            self);
  update (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason_checks[0]));
  return GTK_WINDOW (self);
}
