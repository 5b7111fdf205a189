/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/encryption/encryption-window.h"

#include "store/authorization.h"
#include "store/clinic-keyring.h"
#include "window/common/clinician-drop-down.h"
#include "window/common/list-row.h"
#include "window/common/long-work.h"
#include "window/common/message.h"
#include "window/common/passphrase-dialog.h"
#include "window/documents/recovery-code-window.h"
#include "window/encryption/encrypting-window.h"
#include "window/encryption/keyring-work.h"

#include <glib/gi18n-lib.h>

struct _CwEncryptionWindow {
  AdwWindow parent_instance;

  CwClinic *clinic;
  CwKeyring *new_keyring; /* until the recovery code is written down */
  gboolean busy;

  GtkWidget *plain_group, *people_group, *code_group;
  AdwBin *clinician_bin;
  CwClinicianDropDown *clinician_drop_down;
  GtkWidget *encrypt_button;
  GtkListBox *list;
  GtkWidget *spinner;
};

G_DEFINE_FINAL_TYPE (CwEncryptionWindow, cw_encryption_window, ADW_TYPE_WINDOW)

static void show_people (CwEncryptionWindow *self);

static void
set_busy (CwEncryptionWindow *self, gboolean busy)
{
  self->busy = busy;
  gtk_widget_set_visible (self->spinner, busy);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), busy);
  gtk_widget_set_sensitive (self->plain_group, !busy);
  gtk_widget_set_sensitive (self->people_group, !busy);
  gtk_widget_set_sensitive (self->code_group, !busy);
}

static void
show_failure (CwEncryptionWindow *self, GError *error)
{
  cw_message_show_error (GTK_WINDOW (self), _("That was not done"), error);
}

static gboolean
check_right (CwEncryptionWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (cw_clinic_check_writable (self->clinic, &error) &&
      cw_clinic_check_right (self->clinic, CW_RIGHT_ADMINISTER, &error))
    return TRUE;
  show_failure (self, error);
  return FALSE;
}

/* Work that ends after the window was closed is of no use. */
static CwKeyringWork *
finish_work (CwEncryptionWindow *self, GAsyncResult *result)
{
  g_autoptr (GError) error = NULL;
  CwKeyringWork *work = cw_long_work_finish (result, &error);

  if (self->clinic == NULL)
    return NULL;
  set_busy (self, FALSE);
  if (work == NULL)
    show_failure (self, error);
  return work;
}

static void
run (CwEncryptionWindow *self,
     CwKeyringTask task,
     const CwClinician *clinician,
     CwPassphrase *passphrase,
     GAsyncReadyCallback ready)
{
  set_busy (self, TRUE);
  cw_keyring_work_run (task, cw_clinic_get_path (self->clinic),
                       clinician != NULL ? clinician->id : CW_KEYRING_RECOVERY,
                       clinician != NULL ? clinician->name : NULL, passphrase,
                       ready, g_object_ref (self));
}

/* One person of a clinic, asked about by a dialog. */

typedef struct {
  CwEncryptionWindow *window;
  CwClinician *clinician;
} Person;

static Person *
person_new (CwEncryptionWindow *self, const CwClinician *clinician)
{
  Person *person = g_new0 (Person, 1);

  person->window = g_object_ref (self);
  person->clinician = cw_clinician_copy (clinician);
  return person;
}

static void
person_free (gpointer data)
{
  Person *person = data;

  g_object_unref (person->window);
  cw_clinician_free (person->clinician);
  g_free (person);
}

static void
person_free_closure (gpointer data, GClosure *closure)
{
  person_free (data);
}

/* Encrypting. */

static gboolean
belongs_to (GtkWindow *window, GtkWindow *parent)
{
  while (window != NULL && window != parent)
    window = gtk_window_get_transient_for (window);
  return window == parent;
}

/* What is open would lose what it shows. */
static gboolean
has_other_windows (CwEncryptionWindow *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GListModel) windows =
    g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++) {
    g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

    if (GTK_IS_WINDOW (window) && window != parent &&
        !belongs_to (window, GTK_WINDOW (self)) && belongs_to (window, parent) &&
        gtk_widget_get_visible (GTK_WIDGET (window)))
      return TRUE;
  }
  return FALSE;
}

static void
begin_cb (gpointer data)
{
  g_autoptr (CwEncryptionWindow) self = data;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autofree char *path = NULL;

  if (parent == NULL || self->clinic == NULL)
    return;
  path = g_strdup (cw_clinic_get_path (self->clinic));
  gtk_window_set_transient_for (GTK_WINDOW (self), NULL);
  cw_encrypting_window_start (parent, path,
                              g_steal_pointer (&self->new_keyring));
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Once the window that says so has gone: its parent goes too. */
static void
code_kept_cb (CwEncryptionWindow *self)
{
  g_idle_add_once (begin_cb, g_object_ref (self));
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwEncryptionWindow) self = data;
  CwKeyringWork *work = finish_work (self, result);
  GtkWindow *window = NULL;

  if (work == NULL)
    return;
  g_clear_pointer (&self->new_keyring, cw_keyring_free);
  self->new_keyring = g_steal_pointer (&work->keyring);
  window = cw_recovery_code_window_new (self->clinic, NULL, work->code,
                                        GTK_WINDOW (self));
  cw_recovery_code_window_allow_cancel (CW_RECOVERY_CODE_WINDOW (window));
  g_signal_connect_object (window, "kept", G_CALLBACK (code_kept_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
encrypt_cb (CwPassphrase *passphrase, gpointer data)
{
  const Person *person = data;

  run (person->window, CW_KEYRING_WORK_MAKE, person->clinician, passphrase,
       made_cb);
}

static CwClinician *
find_clinician (CwEncryptionWindow *self, gint64 id)
{
  g_autoptr (GPtrArray) clinicians =
    cw_clinic_load_clinicians (self->clinic, NULL);

  for (guint i = 0; clinicians != NULL && i < clinicians->len; i++) {
    const CwClinician *clinician = g_ptr_array_index (clinicians, i);

    if (clinician->id == id)
      return cw_clinician_copy (clinician);
  }
  return NULL;
}

static void
encrypt_clicked_cb (CwEncryptionWindow *self)
{
  g_autoptr (CwClinician) clinician = find_clinician (
    self, cw_clinician_drop_down_get_id (self->clinician_drop_down));
  g_autoptr (GError) error = NULL;

  if (clinician == NULL || !check_right (self))
    return;
  if (has_other_windows (self)) {
    g_set_error_literal (&error, CW_STORE_ERROR, CW_STORE_ERROR_BUSY,
                         _("Close the other windows of this clinic first."));
    show_failure (self, error);
    return;
  }
  cw_passphrase_dialog_ask (
    GTK_WINDOW (self), TRUE, _("A Passphrase for the Clinic File"),
    _("It is asked for each time the file is opened. Everybody else of the "
      "clinic gets one afterwards."),
    _("_Go On"), encrypt_cb, person_new (self, clinician), person_free);
}

static void
clinician_changed_cb (CwEncryptionWindow *self)
{
  gtk_widget_set_sensitive (
    self->encrypt_button,
    cw_clinician_drop_down_get_id (self->clinician_drop_down) != 0);
}

/* Who can open it. */

static void
save (CwEncryptionWindow *self,
      CwKeyring *keyring,
      CwKeyringChange change,
      gint64 person)
{
  g_autoptr (GError) error = NULL;

  if (!cw_clinic_save_keyring (self->clinic, keyring, change, person, &error))
    show_failure (self, error);
  show_people (self);
}

static void
set_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwEncryptionWindow) self = data;
  CwKeyringWork *work = finish_work (self, result);

  if (work != NULL)
    save (self, work->keyring, CW_KEYRING_PASSPHRASE_SET, work->person);
}

static void
passphrase_cb (CwPassphrase *passphrase, gpointer data)
{
  const Person *person = data;

  run (person->window, CW_KEYRING_WORK_SET, person->clinician, passphrase,
       set_cb);
}

static void
set_clicked_cb (GtkButton *button, gpointer data)
{
  const Person *person = data;

  cw_passphrase_dialog_ask (
    GTK_WINDOW (person->window), TRUE, _("A Passphrase for the Clinic File"),
    person->clinician->name, _("_Set"), passphrase_cb,
    person_new (person->window, person->clinician), person_free);
}

static void
remove_clicked_cb (GtkButton *button, gpointer data)
{
  const Person *person = data;
  CwEncryptionWindow *self = person->window;
  gint64 id = person->clinician->id;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwKeyring) keyring =
    cw_keyring_load (cw_clinic_get_path (self->clinic), &error);

  if (keyring != NULL && cw_keyring_remove_slot (keyring, id, &error))
    /* The row, and with it `person`, goes. */
    save (self, keyring, CW_KEYRING_PASSPHRASE_REMOVED, id);
  else
    show_failure (self, error);
}

static void
renewed_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (CwEncryptionWindow) self = data;
  CwKeyringWork *work = finish_work (self, result);
  g_autoptr (GError) error = NULL;

  if (work == NULL)
    return;
  if (cw_clinic_save_keyring (self->clinic, work->keyring,
                              CW_KEYRING_RECOVERY_CODE_SET, CW_KEYRING_RECOVERY,
                              &error))
    gtk_window_present (cw_recovery_code_window_new (
      self->clinic, NULL, work->code, GTK_WINDOW (self)));
  else
    show_failure (self, error);
}

static void
new_code_cb (CwEncryptionWindow *self)
{
  if (check_right (self))
    run (self, CW_KEYRING_WORK_RENEW_CODE, NULL, NULL, renewed_cb);
}

static GtkWidget *
make_button (CwEncryptionWindow *self,
             const CwClinician *clinician,
             const char *label,
             const char *accessible,
             GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, accessible,
                                  -1);
  g_signal_connect_data (button, "clicked", clicked,
                         person_new (self, clinician), person_free_closure, 0);
  return button;
}

static void
append_person (CwEncryptionWindow *self,
               const CwClinician *clinician,
               gboolean opens)
{
  /* Translators: the name of a person. */
  g_autofree char *set =
    g_strdup_printf (_("Set a passphrase for %s"), clinician->name);
  /* Translators: the name of a person. */
  g_autofree char *remove =
    g_strdup_printf (_("Remove the passphrase of %s"), clinician->name);
  GtkWidget *row = cw_list_row_new (
    clinician->name, opens ? _("Can open the clinic file")
                           : _("Cannot open the clinic file yet"));

  if (opens)
    adw_action_row_add_suffix (
      ADW_ACTION_ROW (row), make_button (self, clinician, _("Remove"), remove,
                                         G_CALLBACK (remove_clicked_cb)));
  adw_action_row_add_suffix (
    ADW_ACTION_ROW (row),
    make_button (self, clinician, opens ? _("Change…") : _("Set Passphrase…"),
                 set, G_CALLBACK (set_clicked_cb)));
  gtk_list_box_append (self->list, row);
}

static void
show_people (CwEncryptionWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CwKeyring) keyring =
    cw_keyring_load (cw_clinic_get_path (self->clinic), &error);
  g_autoptr (GPtrArray) clinicians = NULL;

  cw_list_clear (self->list);
  if (keyring != NULL)
    clinicians = cw_clinic_load_clinicians (self->clinic, &error);
  if (clinicians == NULL) {
    show_failure (self, error);
    return;
  }
  for (guint i = 0; i < clinicians->len; i++) {
    const CwClinician *clinician = g_ptr_array_index (clinicians, i);
    g_autofree char *name = cw_keyring_dup_name (keyring, clinician->id);

    if (clinician->active || name != NULL)
      append_person (self, clinician, name != NULL);
  }
}

static void
cw_encryption_window_dispose (GObject *object)
{
  CwEncryptionWindow *self = CW_ENCRYPTION_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_ENCRYPTION_WINDOW);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->new_keyring, cw_keyring_free);

  G_OBJECT_CLASS (cw_encryption_window_parent_class)->dispose (object);
}

static void
cw_encryption_window_class_init (CwEncryptionWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_encryption_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/encryption/encryption-window.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwEncryptionWindow, name)
  BIND (plain_group);
  BIND (people_group);
  BIND (code_group);
  BIND (clinician_bin);
  BIND (encrypt_button);
  BIND (list);
  BIND (spinner);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, encrypt_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, new_code_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_encryption_window_init (CwEncryptionWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
add_clinician_drop_down (CwEncryptionWindow *self)
{
  GtkWidget *drop_down =
    cw_clinician_drop_down_new (self->clinic, _("Whose passphrase it is"));

  self->clinician_drop_down = CW_CLINICIAN_DROP_DOWN (drop_down);
  adw_bin_set_child (self->clinician_bin, drop_down);
  g_signal_connect_swapped (drop_down, "changed",
                            G_CALLBACK (clinician_changed_cb), self);
  clinician_changed_cb (self);
}

GtkWindow *
cw_encryption_window_new (CwClinic *clinic, GtkWindow *parent)
{
  CwEncryptionWindow *self = NULL;
  gboolean encrypted = FALSE;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  self = g_object_new (CW_TYPE_ENCRYPTION_WINDOW, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  encrypted = cw_clinic_is_encrypted (clinic);
  gtk_widget_set_visible (self->plain_group, !encrypted);
  gtk_widget_set_visible (self->people_group, encrypted);
  gtk_widget_set_visible (self->code_group, encrypted);
  if (encrypted)
    show_people (self);
  else
    add_clinician_drop_down (self);
  return GTK_WINDOW (self);
}
