/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/sign-in/sign-in-page.h"

#include "window/common/list-row.h"
#include "window/common/secret-entry.h"

#include <glib/gi18n-lib.h>

struct _CwSignInPage {
  GtkWidget parent_instance;

  GtkWidget *content;
  AdwWindowTitle *title;
  GtkListBox *list;
  GtkScrolledWindow *list_scroller;
  AdwBin *entry_bin;
  CwSecretEntry *entry;
  GtkWidget *button;
  GtkWidget *session_label;
  GtkLabel *read_label; /* what went wrong before there were names */

  CwClinic *clinic;
  GPtrArray *clinicians; /* (element-type CwClinician), as the rows */
  gboolean busy;
};

G_DEFINE_FINAL_TYPE (CwSignInPage, cw_sign_in_page, GTK_TYPE_WIDGET)

static const CwClinician *
get_chosen (CwSignInPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? self->clinicians->pdata[gtk_list_box_row_get_index (row)]
                     : NULL;
}

static void
update (CwSignInPage *self)
{
  gtk_widget_set_sensitive (
      self->button, !self->busy && get_chosen (self) != NULL
                        && *cw_secret_entry_get_secret (self->entry) != '\0');
}

static void
set_busy (CwSignInPage *self, gboolean busy)
{
  self->busy = busy;
  cw_secret_entry_set_busy (self->entry, busy);
  update (self);
}

/* Whom it was about, as another name may have been chosen meanwhile. */
typedef struct {
  CwSignInPage *page;
  gint64 clinician_id;
} Attempt;

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Attempt *attempt = data;
  g_autoptr (CwSignInPage) self = attempt->page;
  g_autoptr (GError) error = NULL;

  cw_clinic_sign_in_finish (CW_CLINIC (source), result, &error);
  if (self->content == NULL) /* the window was closed meanwhile */
    return;
  set_busy (self, FALSE);
  if (error == NULL)
    cw_secret_entry_clear (self->entry);
  else
    cw_secret_entry_refuse (self->entry, self->clinic, attempt->clinician_id,
                            error);
  update (self);
}

static void
sign_in_cb (CwSignInPage *self)
{
  const CwClinician *clinician = get_chosen (self);
  const char *secret = cw_secret_entry_get_secret (self->entry);
  Attempt *attempt;

  if (self->busy || clinician == NULL || *secret == '\0')
    return;
  attempt = g_new0 (Attempt, 1);
  attempt->page = g_object_ref (self);
  attempt->clinician_id = clinician->id;
  self->busy = TRUE;
  cw_clinic_sign_in_async (self->clinic, clinician->id, secret, NULL,
                           signed_in_cb, attempt);
  if (self->busy)
    set_busy (self, TRUE);
}

/* Another person begins anew. */
static void
selected_cb (CwSignInPage *self)
{
  if (self->entry == NULL || self->busy)
    return;
  cw_secret_entry_clear (self->entry);
  update (self);
}

static void
select_row (CwSignInPage *self, int index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, index);

  if (row != NULL && !self->busy)
    gtk_list_box_select_row (self->list, row);
}

static int
get_selected (CwSignInPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return row != NULL ? gtk_list_box_row_get_index (row) : -1;
}

/* The next name that begins with the letter. */
static gboolean
choose_by_letter (CwSignInPage *self, gunichar letter)
{
  guint from = (guint)(get_selected (self) + 1);

  for (guint i = 0; i < self->clinicians->len; i++) {
    guint index = (from + i) % self->clinicians->len;
    const CwClinician *clinician = self->clinicians->pdata[index];
    GtkListBoxRow *row;

    if (g_unichar_tolower (g_utf8_get_char (clinician->name))
        != g_unichar_tolower (letter))
      continue;
    row = gtk_list_box_get_row_at_index (self->list, (int)index);
    select_row (self, (int)index);
    gtk_widget_grab_focus (GTK_WIDGET (row));
    return TRUE;
  }
  return FALSE;
}

/* On the names, digits begin the PIN and letters find a name. */
static gboolean
list_key_cb (CwSignInPage *self,
             guint keyval,
             guint keycode,
             GdkModifierType state)
{
  gunichar letter = gdk_keyval_to_unicode (keyval);

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || letter == 0)
    return FALSE;
  if (g_unichar_isdigit (letter)) {
    cw_secret_entry_add (self->entry, letter);
    return TRUE;
  }
  return g_unichar_isalpha (letter) && choose_by_letter (self, letter);
}

/* While the PIN is typed, the arrows choose another name. */
static gboolean
entry_key_cb (CwSignInPage *self,
              guint keyval,
              guint keycode,
              GdkModifierType state)
{
  int step = 0;

  if (keyval == GDK_KEY_Up || keyval == GDK_KEY_KP_Up)
    step = -1;
  else if (keyval == GDK_KEY_Down || keyval == GDK_KEY_KP_Down)
    step = 1;
  if (step == 0)
    return FALSE;
  select_row (self, get_selected (self) + step);
  return TRUE;
}

static void
row_activated_cb (CwSignInPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static gboolean
cw_sign_in_page_grab_focus (GtkWidget *widget)
{
  CwSignInPage *self = CW_SIGN_IN_PAGE (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  return gtk_widget_grab_focus (row != NULL && self->clinicians->len > 1
                                    ? GTK_WIDGET (row)
                                    : GTK_WIDGET (self->entry));
}

static void
cw_sign_in_page_dispose (GObject *object)
{
  CwSignInPage *self = CW_SIGN_IN_PAGE (object);

  self->entry = NULL;
  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SIGN_IN_PAGE);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->clinicians, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_sign_in_page_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwSignInPage, name)

static void
cw_sign_in_page_class_init (CwSignInPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_sign_in_page_dispose;
  widget_class->grab_focus = cw_sign_in_page_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCES
                                               "/sign-in/sign-in-page.ui");
  BIND (content);
  BIND (title);
  BIND (list);
  BIND (list_scroller);
  BIND (entry_bin);
  BIND (button);
  BIND (session_label);
  BIND (read_label);
  gtk_widget_class_bind_template_callback (widget_class, sign_in_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
add_keys (CwSignInPage *self,
          GtkWidget *widget,
          gboolean (*pressed) (CwSignInPage *self,
                               guint keyval,
                               guint keycode,
                               GdkModifierType state))
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (pressed), self);
  gtk_widget_add_controller (widget, keys);
}

static void
cw_sign_in_page_init (CwSignInPage *self)
{
  GtkWidget *entry = cw_secret_entry_new (_ ("PIN or passphrase"));

  gtk_widget_init_template (GTK_WIDGET (self));
  self->entry = CW_SECRET_ENTRY (entry);
  adw_bin_set_child (self->entry_bin, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (sign_in_cb), self);
  add_keys (self, GTK_WIDGET (self->list), list_key_cb);
  add_keys (self, entry, entry_key_cb);
}

static void
append_row (CwSignInPage *self, const CwClinician *clinician)
{
  GtkWidget *row = cw_list_row_new (clinician->name, clinician->profession);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_list_box_append (self->list, row);
}

/* Whoever has a cuff up has to look after it first. */
static void
show_sessions (CwSignInPage *self)
{
  g_autoptr (GArray) sessions
      = cw_clinic_load_unfinished_sessions (self->clinic, NULL);

  gtk_widget_set_visible (self->session_label,
                          sessions != NULL && sessions->len > 0);
}

static void
show_title (CwSignInPage *self)
{
  g_autoptr (CwClinicProfile) profile
      = cw_clinic_load_profile (self->clinic, NULL);

  adw_window_title_set_title (self->title,
                              profile != NULL ? profile->name : "Cuffwise");
}

void
cw_sign_in_page_show (CwSignInPage *self, CwClinic *clinic, gint64 clinician_id)
{
  g_autoptr (GError) error = NULL;
  int chosen = 0;

  g_return_if_fail (CW_IS_SIGN_IN_PAGE (self) && CW_IS_CLINIC (clinic));

  g_set_object (&self->clinic, clinic);
  cw_list_clear (self->list);
  g_clear_pointer (&self->clinicians, g_ptr_array_unref);
  self->clinicians = cw_clinic_load_clinicians (clinic, &error);
  if (self->clinicians == NULL)
    self->clinicians = g_ptr_array_new ();
  gtk_label_set_label (self->read_label, error != NULL ? error->message : "");
  gtk_widget_set_visible (GTK_WIDGET (self->read_label), error != NULL);
  for (guint i = 0; i < self->clinicians->len; i++) {
    const CwClinician *clinician = self->clinicians->pdata[i];

    append_row (self, clinician);
    if (clinician->id == clinician_id)
      chosen = (int)i;
  }
  select_row (self, chosen);
  show_title (self);
  show_sessions (self);
  cw_secret_entry_clear (self->entry);
  update (self);
  /* Whoever was here last only types. */
  gtk_widget_grab_focus (clinician_id != 0 ? GTK_WIDGET (self->entry)
                                           : GTK_WIDGET (self));
}
