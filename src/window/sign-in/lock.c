/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/sign-in/lock.h"

#include "window/common/confirm-dialog.h"
#include "window/common/message.h"
#include "window/session/session-window.h"
#include "window/session/stop-window.h"
#include "window/sign-in/idle-watch.h"
#include "window/sign-in/secret-dialog.h"

#include <glib/gi18n-lib.h>

typedef struct {
  GtkWindow *window; /* weak */
  gint64 clinician_id;
} Hidden;

struct _CwLock {
  GtkWindow *main_window; /* owns this */
  CwClinic *clinic;       /* NULL while it shows none */
  CwIdleWatch *idle_watch;
  gint64 person_id; /* who is signed in, or was last; 0: nobody */
  GArray *hidden;   /* (element-type Hidden) */
};

CwLock *
cw_lock_new (GtkWindow *main_window)
{
  CwLock *self = g_new0 (CwLock, 1);

  self->main_window = main_window;
  self->hidden = g_array_new (FALSE, FALSE, sizeof (Hidden));
  return self;
}

/* Hiding. */

static const Hidden *
get (CwLock *self, guint index)
{
  return &g_array_index (self->hidden, Hidden, index);
}

static void
forget_cb (gpointer data, GObject *where_it_was)
{
  CwLock *self = data;

  for (guint i = 0; i < self->hidden->len; i++)
    if ((GObject *)get (self, i)->window == where_it_was) {
      g_array_remove_index (self->hidden, i);
      return;
    }
}

static GtkWindow *
take (CwLock *self, guint index)
{
  GtkWindow *window = get (self, index)->window;

  g_object_weak_unref (G_OBJECT (window), forget_cb, self);
  g_array_remove_index (self->hidden, index);
  return window;
}

static gboolean
stays (GtkWindow *window)
{
  return CW_IS_STOP_WINDOW (window)
         || (CW_IS_SESSION_WINDOW (window)
             && cw_session_window_is_running (CW_SESSION_WINDOW (window)));
}

static gboolean
stands_over (CwLock *self, GtkWindow *window)
{
  while (window != NULL && window != self->main_window)
    window = gtk_window_get_transient_for (window);
  return window != NULL;
}

static void
hide_windows (CwLock *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next) {
    Hidden hidden = { each->data, self->person_id };

    if (hidden.window == self->main_window || stays (hidden.window)
        || !gtk_widget_get_visible (each->data)
        || !stands_over (self, hidden.window))
      continue;
    g_object_weak_ref (G_OBJECT (hidden.window), forget_cb, self);
    g_array_append_val (self->hidden, hidden);
  }
  for (guint i = 0; i < self->hidden->len; i++)
    gtk_widget_set_visible (GTK_WIDGET (get (self, i)->window), FALSE);
}

static gboolean
is_question_of_main_window (CwLock *self, GtkWindow *window)
{
  return (ADW_IS_MESSAGE_DIALOG (window) || CW_IS_CONFIRM_DIALOG (window))
         && gtk_window_get_transient_for (window) == self->main_window;
}

static int
count_parents (gconstpointer window)
{
  GtkWindow *parent
      = gtk_window_get_transient_for (*(GtkWindow *const *)window);
  int n = 0;

  for (; parent != NULL; parent = gtk_window_get_transient_for (parent))
    n++;
  return n;
}

static int
compare_by_parents (gconstpointer a, gconstpointer b)
{
  return count_parents (a) - count_parents (b);
}

/* Sessions are the clinic's; what else there is is whoever's who left it.
 * Questions that others left unanswered are withdrawn: they are about what the
 * main window shows. */
static void
show_windows (CwLock *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();
  g_autoptr (GPtrArray) withdrawn = g_ptr_array_new ();

  for (guint i = self->hidden->len; i > 0; i--)
    if (get (self, i - 1)->clinician_id == self->person_id
        || CW_IS_SESSION_WINDOW (get (self, i - 1)->window))
      g_ptr_array_add (shown, take (self, i - 1));
    else if (is_question_of_main_window (self, get (self, i - 1)->window))
      g_ptr_array_add (withdrawn, take (self, i - 1));
  for (guint i = 0; i < withdrawn->len; i++)
    gtk_window_destroy (withdrawn->pdata[i]);
  /* Each after the one that it stands over. */
  g_ptr_array_sort (shown, compare_by_parents);
  for (guint i = 0; i < shown->len; i++)
    gtk_window_present (shown->pdata[i]);
}

static void
close_hidden (CwLock *self)
{
  while (self->hidden->len > 0)
    gtk_window_destroy (take (self, self->hidden->len - 1));
}

/* Signing in and out. */

/* Whoever left windows that others do not see, as "Anna Berg, Tom Lind"; NULL when
 * nobody did. */
static char *
list_owners (CwLock *self)
{
  g_autoptr (GPtrArray) clinicians
      = cw_clinic_load_clinicians (self->clinic, NULL);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; clinicians != NULL && i < clinicians->len; i++) {
    const CwClinician *clinician = clinicians->pdata[i];
    gboolean owns = FALSE;

    for (guint k = 0; k < self->hidden->len && !owns; k++)
      owns = get (self, k)->clinician_id == clinician->id;
    if (owns)
      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "",
                              clinician->name);
  }
  return names->len > 0 ? g_strdup (names->str) : NULL;
}

/* NULL when there is nothing to tell. */
static char *
make_notice (CwLock *self)
{
  const char *notice = cw_clinic_get_sign_in_notice (self->clinic);
  g_autofree char *owners = list_owners (self);
  g_autofree char *waiting = NULL;

  if (owners == NULL)
    return g_strdup (notice);
  waiting = g_strdup_printf (
      /* Translators: the names of one or more persons. */
      _ ("There are windows that %s left open. They wait, unseen, and are "
         "handed to nobody else: what was typed there is not yours to sign."),
      owners);
  return notice != NULL ? g_strconcat (notice, "\n\n", waiting, NULL)
                        : g_steal_pointer (&waiting);
}

static void
welcome (CwLock *self, const CwClinician *person)
{
  g_autofree char *notice = make_notice (self);

  if (cw_clinic_was_recovered (self->clinic))
    gtk_window_present (
        cw_secret_dialog_new (self->clinic, person, self->main_window));
  if (notice != NULL)
    cw_message_show_notice (self->main_window, _ ("While You Were Away"),
                            notice);
}

static void
signed_in_cb (CwLock *self)
{
  const CwClinician *person = cw_clinic_get_signed_in (self->clinic);

  if (person == NULL) {
    hide_windows (self);
    return;
  }
  self->person_id = person->id;
  show_windows (self);
  welcome (self, person);
}

static void
leave_cb (gpointer data)
{
  CwLock *self = data;

  cw_clinic_sign_out (self->clinic);
}

static void
drop_clinic (CwLock *self)
{
  close_hidden (self);
  g_clear_pointer (&self->idle_watch, cw_idle_watch_free);
  if (self->clinic != NULL)
    g_signal_handlers_disconnect_by_data (self->clinic, self);
  g_clear_object (&self->clinic);
  self->person_id = 0;
}

void
cw_lock_set_clinic (CwLock *self, CwClinic *clinic)
{
  const CwClinician *person;

  g_return_if_fail (self != NULL && CW_IS_CLINIC (clinic));

  drop_clinic (self);
  self->clinic = g_object_ref (clinic);
  person = cw_clinic_get_signed_in (clinic);
  self->person_id = person != NULL ? person->id : 0;
  self->idle_watch
      = cw_idle_watch_new (cw_clinic_get_clock (clinic), leave_cb, self);
  g_signal_connect_swapped (clinic, "signed-in", G_CALLBACK (signed_in_cb),
                            self);
}

void
cw_lock_free (CwLock *self)
{
  drop_clinic (self);
  g_array_unref (self->hidden);
  g_free (self);
}

gint64
cw_lock_get_person_id (CwLock *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->person_id;
}
