/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/main-window.h"

#include "store/cipher.h"
#include "store/clinic-keyring.h"
#include "window/backup/backup-bar.h"
#include "window/backup/backup-keeper.h"
#include "window/backup/backups-window.h"
#include "window/backup/clinic-replacement.h"
#include "window/backup/close-window.h"
#include "window/backup/problem-page.h"
#include "window/backup/salvage-flow.h"
#include "window/common/file-dialog.h"
#include "window/common/message.h"
#include "window/encryption/encryption-window.h"
#include "window/encryption/unlock-page.h"
#include "window/patients/patient-dialog.h"
#include "window/patients/patient-sidebar.h"
#include "window/patients/patient-page.h"
#include "window/patients/unfinished-sessions.h"
#include "window/preferences/clinic-dialog.h"
#include "window/preferences/clinician-dialog.h"
#include "window/preferences/clinicians-window.h"
#include "window/preferences/equipment-window.h"
#include "window/preferences/first-run-page.h"
#include "window/preferences/privacy-bar.h"
#include "window/preferences/window-state.h"
#include "window/record/record-bar.h"
#include "window/record/record-window.h"
#include "window/rights/erase-window.h"
#include "window/sign-in/lock.h"
#include "window/sign-in/secret-dialog.h"
#include "window/sign-in/sign-in-page.h"

#include <glib/gi18n-lib.h>

struct _CwMainWindow {
  AdwApplicationWindow parent_instance;

  char *clinic_path;
  CwClinic *clinic; /* NULL while the file cannot be opened */
  CwBackupKeeper *keeper; /* NULL then, and for a clinic in memory */
  gboolean closing; /* as soon as there is a backup */
  CwLock *lock;

  GtkStack *stack;
  CwProblemPage *problem_page;
  CwUnlockPage *unlock_page;
  CwSignInPage *sign_in_page;
  CwFirstRunPage *first_run_page;
  AdwLeaflet *leaflet;
  AdwWindowTitle *list_title;
  CwPatientSidebar *sidebar;
  CwPatientPage *patient_page;
  CwPrivacyBar *privacy_bar;
  CwRecordBar *record_bar;
  CwBackupBar *backup_bar;
  CwNoticeBar *read_only_bar;
};

G_DEFINE_FINAL_TYPE (CwMainWindow, cw_main_window, ADW_TYPE_APPLICATION_WINDOW)

/* The split view. */

/* Beside the list the keyboard stays where it is; once the window gets narrow,
 * this is what it shows. */
static void
show_content (CwMainWindow *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  adw_leaflet_set_visible_child_name (self->leaflet, "patient");
  if (!adw_leaflet_get_folded (self->leaflet))
    gtk_window_set_focus (GTK_WINDOW (self), focus);
}

static void
show_list (CwMainWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
}

static void
folded_cb (CwMainWindow *self)
{
  cw_patient_page_set_folded (self->patient_page,
                              adw_leaflet_get_folded (self->leaflet));
}

/* The state of the clinic. */

static void
show_problem (CwMainWindow *self, const GError *error)
{
  cw_notice_bar_tell (self->read_only_bar, NULL);
  if (g_error_matches (error, CW_STORE_ERROR, CW_STORE_ERROR_ENCRYPTED)) {
    cw_unlock_page_ask (self->unlock_page, self->clinic_path);
    gtk_stack_set_visible_child_name (self->stack, "unlock");
    gtk_widget_grab_focus (GTK_WIDGET (self->unlock_page));
    return;
  }
  gtk_stack_set_visible_child_name (self->stack, "problem");
  cw_problem_page_show (self->problem_page, self->clinic_path, error);
}

/* A demo clinic says so all the time. */
static void
show_profile (CwMainWindow *self)
{
  g_autoptr (CwClinicProfile) profile =
    cw_clinic_load_profile (self->clinic, NULL);
  const char *subtitle = NULL;

  if (profile != NULL && profile->invented)
    subtitle = _("Invented patients");
  adw_window_title_set_subtitle (self->list_title,
                                 subtitle != NULL ? subtitle : "");
  cw_patient_page_set_subtitle (self->patient_page, subtitle);
  cw_first_run_page_set_subtitle (self->first_run_page, subtitle);
  if (profile != NULL)
    gtk_window_set_title (GTK_WINDOW (self), profile->name);
}

/* What can only be looked at says so all the time, and why. */
static void
show_read_only (CwMainWindow *self)
{
  gboolean newer = cw_clinic_is_newer (self->clinic);
  gboolean backup = cw_clinic_is_backup (self->clinic);
  const char *sentence =
    newer    ? _("A newer Cuffwise wrote this clinic file. It can be read "
                 "here, perhaps not all of it, and nothing can be changed. "
                 "Update Cuffwise to go on.")
    : backup ? _("This is a backup. It can be read here, and stays as it is.")
             : _("This clinic file is open elsewhere. It can be read here, "
                 "and nothing can be changed.");

  cw_notice_bar_set_button_visible (self->read_only_bar, !newer && !backup);
  cw_notice_bar_tell (self->read_only_bar,
                      cw_clinic_is_read_only (self->clinic) ? sentence : NULL);
}

static void
update (CwMainWindow *self)
{
  gboolean missing = FALSE;
  g_autoptr (GError) error = NULL;

  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "win.lock",
    cw_clinic_get_signed_in (self->clinic) != NULL);
  if (cw_clinic_is_locked (self->clinic)) {
    gtk_window_set_default_widget (GTK_WINDOW (self), NULL);
    gtk_stack_set_visible_child_name (self->stack, "sign-in");
    return;
  }
  if (!cw_first_run_page_show (self->first_run_page, self->clinic, &missing,
                               &error)) {
    show_problem (self, error);
    return;
  }
  show_profile (self);
  show_read_only (self);
  if (missing)
    gtk_window_set_default_widget (
      GTK_WINDOW (self),
      cw_first_run_page_get_next_button (self->first_run_page));
  gtk_stack_set_visible_child_name (self->stack,
                                    missing ? "first-run" : "clinic");
  /* Else Enter would open the menu, which stands first. */
  if (missing)
    gtk_widget_grab_focus (
      cw_first_run_page_get_next_button (self->first_run_page));
}

static void
clinic_changed_cb (CwMainWindow *self, gint64 patient_id)
{
  const char *shown = gtk_stack_get_visible_child_name (self->stack);

  /* A patient more or less matters only while there is none. */
  if (patient_id == 0 || g_strcmp0 (shown, "clinic") != 0)
    update (self);
}

static void
signed_in_cb (CwMainWindow *self)
{
  update (self);
  if (cw_clinic_is_locked (self->clinic))
    cw_sign_in_page_show (self->sign_in_page, self->clinic,
                          cw_lock_get_person_id (self->lock));
}

/* Backups. */

static void
drop_keeper (CwMainWindow *self)
{
  if (self->keeper == NULL)
    return;
  cw_backup_bar_set_keeper (self->backup_bar, NULL);
  cw_backup_keeper_cancel (self->keeper);
  g_clear_object (&self->keeper);
}

static void
set_keeper (CwMainWindow *self)
{
  drop_keeper (self);
  if (cw_clinic_get_path (self->clinic) == NULL)
    return;
  self->keeper = cw_backup_keeper_new (self->clinic);
  cw_backup_bar_set_keeper (self->backup_bar, self->keeper);
}

static gboolean
cw_main_window_close_request (GtkWindow *window)
{
  CwMainWindow *self = CW_MAIN_WINDOW (window);

  if (cw_main_window_is_closing (self))
    return TRUE;
  if (self->keeper == NULL ||
      !cw_backup_keeper_wants_to_close_with_one (self->keeper))
    return GTK_WINDOW_CLASS (cw_main_window_parent_class)
      ->close_request (window);
  self->closing = TRUE;
  cw_close_window_start (self->keeper, window);
  return TRUE;
}

static void
set_clinic (CwMainWindow *self, CwClinic *clinic)
{
  if (self->clinic != NULL)
    g_signal_handlers_disconnect_by_data (self->clinic, self);
  g_set_object (&self->clinic, clinic);
  set_keeper (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.encryption",
                                 cw_cipher_is_available () &&
                                   cw_clinic_get_path (clinic) != NULL);
  cw_patient_sidebar_set_clinic (self->sidebar, clinic);
  cw_patient_page_set_clinic (self->patient_page, clinic);
  g_signal_connect_object (clinic, "changed", G_CALLBACK (clinic_changed_cb),
                           self, G_CONNECT_SWAPPED);
  cw_lock_set_clinic (self->lock, clinic);
  g_signal_connect_object (clinic, "signed-in", G_CALLBACK (signed_in_cb), self,
                           G_CONNECT_SWAPPED);
  signed_in_cb (self);
  cw_privacy_bar_set_clinic (self->privacy_bar, clinic);
  cw_record_bar_set_clinic (self->record_bar, clinic);
}

/* A file that is open here already stays so. */
static gboolean
is_open_to_write (CwMainWindow *self, const char *path)
{
  return self->clinic != NULL && !cw_clinic_is_read_only (self->clinic) &&
         cw_clinic_is_file (self->clinic, path);
}

static CwClinic *
open_file (const char *path, gboolean to_read, GError **error)
{
  g_autoptr (GError) own_error = NULL;
  CwClinic *clinic = NULL;

  if (to_read)
    return cw_clinic_open_to_read (path, cw_clock_system (), error);
  clinic = cw_clinic_open_alone (path, cw_clock_system (), &own_error);
  if (g_error_matches (own_error, CW_STORE_ERROR, CW_STORE_ERROR_TOO_NEW) ||
      g_error_matches (own_error, CW_STORE_ERROR, CW_STORE_ERROR_READ_ONLY))
    return cw_clinic_open_to_read (path, cw_clock_system (), error);
  if (own_error != NULL)
    g_propagate_error (error, g_steal_pointer (&own_error));
  return clinic;
}

/* A cuff may be up: asked as soon as the window is there to be asked in. */
static void
offer_unfinished_cb (CwMainWindow *self)
{
  g_signal_handlers_disconnect_by_func (self, offer_unfinished_cb, NULL);
  if (self->clinic != NULL && !cw_clinic_is_read_only (self->clinic))
    cw_unfinished_sessions_offer (self->clinic, GTK_WINDOW (self));
}

static void
offer_unfinished (CwMainWindow *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    offer_unfinished_cb (self);
  else
    g_signal_connect_after (self, "map", G_CALLBACK (offer_unfinished_cb),
                            NULL);
}

static void
open_clinic (CwMainWindow *self, const char *path, gboolean to_read)
{
  g_autofree char *new_path = g_strdup (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinic) clinic = NULL;

  g_free (self->clinic_path);
  self->clinic_path = g_steal_pointer (&new_path);
  if (is_open_to_write (self, self->clinic_path)) {
    update (self);
    return;
  }
  clinic = open_file (self->clinic_path, to_read, &error);
  if (clinic == NULL) {
    show_problem (self, error);
    return;
  }
  set_clinic (self, clinic);
  offer_unfinished (self);
}

static void
unlocked_cb (CwMainWindow *self, gboolean recovered)
{
  g_autofree char *path = g_strdup (self->clinic_path);
  g_autoptr (GError) error = NULL;

  open_clinic (self, path, FALSE);
  if (!recovered || self->clinic == NULL ||
      !cw_clinic_is_file (self->clinic, path))
    return;
  if (!cw_clinic_is_read_only (self->clinic) &&
      !cw_clinic_note_recovery (self->clinic, &error))
    g_message ("%s", error->message);
  /* A new passphrase is due; who has to sign in first finds it in the menu. */
  if (!cw_clinic_is_locked (self->clinic))
    gtk_window_present (
      cw_encryption_window_new (self->clinic, GTK_WINDOW (self)));
}

/* Patients. */

static void
chosen_cb (CwMainWindow *self, gint64 patient_id, gboolean opened)
{
  cw_patient_page_show (self->patient_page, patient_id);
  if (opened)
    show_content (self);
}

static void
new_patient (CwMainWindow *self)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog =
    cw_patient_dialog_new (self->clinic, 0, GTK_WINDOW (self), &error);

  if (dialog == NULL) {
    cw_message_show_error (GTK_WINDOW (self),
                           _("No patient can be added now"), error);
    return;
  }
  g_signal_connect_object (dialog, "chosen",
                           G_CALLBACK (cw_main_window_show_patient), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

/* Actions. */

static void
clinic_chosen_cb (const char *path, gpointer data)
{
  open_clinic (CW_MAIN_WINDOW (data), path, FALSE);
}

static void
clinic_salvaged_cb (const char *path, gpointer data)
{
  open_clinic (CW_MAIN_WINDOW (data), path, FALSE);
}

static void
backup_chosen_cb (const char *path, gpointer data)
{
  cw_clinic_replacement_begin (path, data, data);
}

/* `uri` is empty where somebody has to choose. */
static void
restore_backup (CwMainWindow *self, const char *uri)
{
  g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);

  if (path != NULL)
    backup_chosen_cb (path, self);
  else
    cw_file_dialog_open (GTK_WINDOW (self),
                         _("Restore a Backup or an Archive"), backup_chosen_cb,
                         self);
}

static void
edit_clinic (CwMainWindow *self)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog =
    cw_clinic_dialog_new (self->clinic, GTK_WINDOW (self), &error);

  if (dialog != NULL)
    gtk_window_present (dialog);
  else
    cw_message_show_error (GTK_WINDOW (self), _("The clinic could not be read"),
                           error);
}

/* Of the one who has just set the clinic up. */
static void
set_first_secret (CwMainWindow *self)
{
  g_autoptr (GPtrArray) clinicians =
    cw_clinic_load_clinicians (self->clinic, NULL);

  if (clinicians != NULL && clinicians->len > 0)
    gtk_window_present (cw_secret_dialog_new (
      self->clinic, clinicians->pdata[0], GTK_WINDOW (self)));
}

/* What needs no clinic. */
static void
window_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMainWindow *self = CW_MAIN_WINDOW (widget);

  if (g_str_equal (action, "win.retry"))
    open_clinic (self, self->clinic_path, FALSE);
  else if (g_str_equal (action, "win.open-to-read"))
    open_clinic (self, self->clinic_path, TRUE);
  else if (g_str_equal (action, "win.restore-backup"))
    restore_backup (self, g_variant_get_string (parameter, NULL));
  else if (g_str_equal (action, "win.salvage"))
    cw_salvage_flow_start (self->clinic_path, GTK_WINDOW (self),
                           clinic_salvaged_cb, self);
  else if (g_str_equal (action, "win.open-clinic"))
    cw_file_dialog_open (GTK_WINDOW (self), _("Open a Clinic File"),
                         clinic_chosen_cb, self);
}

/* Nobody fills in a form that could not be saved. */
static gboolean
check_writable (CwMainWindow *self, const char *action)
{
  static const char *const writing[] = { "win.new-patient", "win.edit-clinic",
                                         "win.add-clinician",
                                         "win.erase-patient", NULL };
  g_autoptr (GError) error = NULL;

  if (!g_strv_contains (writing, action) ||
      cw_clinic_check_writable (self->clinic, &error))
    return TRUE;
  cw_message_show_error (GTK_WINDOW (self), _("Nothing can be changed now"),
                         error);
  return FALSE;
}

static void
show_record (CwMainWindow *self, gboolean check)
{
  GtkWindow *window = cw_record_window_new (
    self->clinic, cw_patient_page_get_patient_id (self->patient_page),
    GTK_WINDOW (self));

  gtk_window_present (window);
  if (check)
    cw_record_window_check (CW_RECORD_WINDOW (window));
}

/* Somebody who was erased is not shown any more. */
static void
erased_cb (CwMainWindow *self)
{
  cw_patient_page_show (self->patient_page, 0);
  show_list (self);
}

static void
erase_patient (CwMainWindow *self)
{
  gint64 patient_id = cw_patient_page_get_patient_id (self->patient_page);
  g_autofree char *folder = self->keeper != NULL
                              ? cw_backup_keeper_get_folder (self->keeper)
                              : NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  if (patient_id == 0)
    return;
  window = cw_erase_window_new (self->clinic, patient_id, folder,
                                GTK_WINDOW (self), &error);
  if (window == NULL) {
    cw_message_show_error (GTK_WINDOW (self),
                           _("The patient could not be read"), error);
    return;
  }
  g_signal_connect_object (window, "erased", G_CALLBACK (erased_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
clinic_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMainWindow *self = CW_MAIN_WINDOW (widget);

  if (self->clinic == NULL || cw_clinic_is_locked (self->clinic) ||
      !check_writable (self, action))
    return;
  if (g_str_equal (action, "win.lock")) {
    cw_clinic_sign_out (self->clinic);
  } else if (g_str_equal (action, "win.set-secret")) {
    set_first_secret (self);
  } else if (g_str_equal (action, "win.new-patient")) {
    new_patient (self);
  } else if (g_str_equal (action, "win.search")) {
    show_list (self);
    cw_patient_sidebar_focus_search (self->sidebar);
  } else if (g_str_equal (action, "win.show-list")) {
    show_list (self);
  } else if (g_str_equal (action, "win.edit-clinic")) {
    edit_clinic (self);
  } else if (g_str_equal (action, "win.add-clinician")) {
    gtk_window_present (
      cw_clinician_dialog_new (self->clinic, NULL, GTK_WINDOW (self)));
  } else if (g_str_equal (action, "win.clinicians")) {
    gtk_window_present (
      cw_clinicians_window_new (self->clinic, GTK_WINDOW (self)));
  } else if (g_str_equal (action, "win.equipment")) {
    gtk_window_present (
      cw_equipment_window_new (self->clinic, GTK_WINDOW (self)));
  } else if (g_str_equal (action, "win.record")) {
    show_record (self, FALSE);
  } else if (g_str_equal (action, "win.check-record")) {
    show_record (self, TRUE);
  } else if (g_str_equal (action, "win.encryption")) {
    gtk_window_present (
      cw_encryption_window_new (self->clinic, GTK_WINDOW (self)));
  } else if (g_str_equal (action, "win.backups")) {
    if (self->keeper != NULL)
      gtk_window_present (
        cw_backups_window_new (self->keeper, GTK_WINDOW (self)));
  } else if (g_str_equal (action, "win.erase-patient")) {
    erase_patient (self);
  } else if (g_str_equal (action, "win.toggle-due")) {
    show_list (self);
    cw_patient_sidebar_toggle_due (self->sidebar);
  }
}

/* What the patient's page does under the same name. */
static void
patient_action_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwMainWindow *self = CW_MAIN_WINDOW (widget);
  g_autofree char *own =
    g_strconcat ("patient.", action + strlen ("win."), NULL);

  if (self->clinic != NULL && !cw_clinic_is_locked (self->clinic))
    gtk_widget_activate_action_variant (GTK_WIDGET (self->patient_page), own,
                                        parameter);
}

static void
show_archived_cb (GSimpleAction *action, GVariant *state, gpointer data)
{
  CwMainWindow *self = CW_MAIN_WINDOW (data);

  g_simple_action_set_state (action, state);
  cw_patient_sidebar_set_with_archived (self->sidebar,
                                     g_variant_get_boolean (state));
}

static void
cw_main_window_dispose (GObject *object)
{
  CwMainWindow *self = CW_MAIN_WINDOW (object);

  drop_keeper (self);
  g_clear_pointer (&self->lock, cw_lock_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_MAIN_WINDOW);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_main_window_parent_class)->dispose (object);
}

static void
cw_main_window_finalize (GObject *object)
{
  g_free (CW_MAIN_WINDOW (object)->clinic_path);

  G_OBJECT_CLASS (cw_main_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const char *const clinic_actions[] = {
    "win.new-patient",   "win.search",     "win.show-list",
    "win.edit-clinic",   "win.clinicians", "win.add-clinician",
    "win.equipment",     "win.record",     "win.check-record",
    "win.backups",       "win.toggle-due", "win.erase-patient",
    "win.lock",          "win.set-secret", "win.encryption",
  };
  static const char *const patient_actions[] = {
    "win.next-step",
    "win.measurements",
    "win.outcomes",
    "win.report-change",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (clinic_actions); i++)
    gtk_widget_class_install_action (widget_class, clinic_actions[i], NULL,
                                     clinic_action_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (patient_actions); i++)
    gtk_widget_class_install_action (widget_class, patient_actions[i], NULL,
                                     patient_action_cb);
  gtk_widget_class_install_action (widget_class, "win.show-page", "s",
                                   patient_action_cb);
  gtk_widget_class_install_action (widget_class, "win.restore-backup", "s",
                                   window_action_cb);
  gtk_widget_class_install_action (widget_class, "win.salvage", NULL,
                                   window_action_cb);
  gtk_widget_class_install_action (widget_class, "win.retry", NULL,
                                   window_action_cb);
  gtk_widget_class_install_action (widget_class, "win.open-clinic", NULL,
                                   window_action_cb);
  gtk_widget_class_install_action (widget_class, "win.open-to-read", NULL,
                                   window_action_cb);
}

static void
cw_main_window_class_init (CwMainWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_main_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = cw_main_window_close_request;
  object_class->finalize = cw_main_window_finalize;
  g_type_ensure (CW_TYPE_SIGN_IN_PAGE);
  g_type_ensure (CW_TYPE_PROBLEM_PAGE);
  g_type_ensure (CW_TYPE_FIRST_RUN_PAGE);
  g_type_ensure (CW_TYPE_UNLOCK_PAGE);
  g_type_ensure (CW_TYPE_PATIENT_SIDEBAR);
  g_type_ensure (CW_TYPE_PATIENT_PAGE);
  g_type_ensure (CW_TYPE_PRIVACY_BAR);
  g_type_ensure (CW_TYPE_RECORD_BAR);
  g_type_ensure (CW_TYPE_BACKUP_BAR);
  g_type_ensure (CW_TYPE_NOTICE_BAR);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               APP_RESOURCES "/main-window.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwMainWindow, name)
  BIND (stack);
  BIND (problem_page);
  BIND (unlock_page);
  BIND (sign_in_page);
  BIND (first_run_page);
  BIND (leaflet);
  BIND (record_bar);
  BIND (list_title);
  BIND (backup_bar);
  BIND (read_only_bar);
  BIND (sidebar);
  BIND (patient_page);
  BIND (privacy_bar);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, unlocked_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  install_actions (widget_class);
}

static void
cw_main_window_init (CwMainWindow *self)
{
  const GActionEntry entries[] = {
    { .name = "show-archived",
      .state = "false",
      .change_state = show_archived_cb },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries,
                                   G_N_ELEMENTS (entries), self);
  cw_window_state_remember (GTK_WINDOW (self));
  self->lock = cw_lock_new (GTK_WINDOW (self));
}

GtkWindow *
cw_main_window_new (GtkApplication *application, const char *clinic_path)
{
  CwMainWindow *self = NULL;

  g_return_val_if_fail (clinic_path != NULL, NULL);

  self =
    g_object_new (CW_TYPE_MAIN_WINDOW, "application", application, NULL);
  open_clinic (self, clinic_path, FALSE);
  return GTK_WINDOW (self);
}

GtkWindow *
cw_main_window_new_for_clinic (GtkApplication *application, CwClinic *clinic)
{
  CwMainWindow *self = NULL;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  self =
    g_object_new (CW_TYPE_MAIN_WINDOW, "application", application, NULL);
  self->clinic_path = g_strdup (cw_clinic_get_path (clinic));
  set_clinic (self, clinic);
  return GTK_WINDOW (self);
}

CwClinic *
cw_main_window_get_clinic (CwMainWindow *self)
{
  g_return_val_if_fail (CW_IS_MAIN_WINDOW (self), NULL);

  return self->clinic;
}

const char *
cw_main_window_get_path (CwMainWindow *self)
{
  g_return_val_if_fail (CW_IS_MAIN_WINDOW (self), NULL);

  return self->clinic_path;
}

gboolean
cw_main_window_shows_file (CwMainWindow *self, const char *path)
{
  g_return_val_if_fail (CW_IS_MAIN_WINDOW (self) && path != NULL, FALSE);

  return g_strcmp0 (self->clinic_path, path) == 0 ||
         (self->clinic != NULL && cw_clinic_is_file (self->clinic, path));
}

void
cw_main_window_show_patient (CwMainWindow *self, gint64 patient_id)
{
  g_return_if_fail (CW_IS_MAIN_WINDOW (self));

  cw_patient_sidebar_select (self->sidebar, patient_id);
  cw_patient_page_show (self->patient_page, patient_id);
  show_content (self);
}

gboolean
cw_main_window_is_closing (CwMainWindow *self)
{
  g_return_val_if_fail (CW_IS_MAIN_WINDOW (self), FALSE);

  return self->closing;
}
