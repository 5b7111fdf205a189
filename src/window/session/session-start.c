/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/session-start.h"

#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"
#include "window/common/message.h"
#include "window/session/same-day-check-page.h"

#include <glib/gi18n-lib.h>

struct _CwSessionStart {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *check_page;
  GtkWidget *clinician_drop_down;
  GtkWidget *record_button;
  GtkWidget *start_button;

  CwClinic *clinic;
  const CwPatientOverview *overview;
  GPtrArray *clinicians;
  gboolean recorded; /* what was reported */
};

enum { START, RECORDED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwSessionStart, cw_session_start, GTK_TYPE_WIDGET)

static const CwSameDayCheck *
get_check (CwSessionStart *self)
{
  return cw_same_day_check_page_get_check (
    CW_SAME_DAY_CHECK_PAGE (self->check_page));
}

/* What the check reports that ends the screening. */
static GPtrArray *
find_lapses (CwSessionStart *self)
{
  return cw_same_day_check_find_lapses (
    get_check (self),
    self->overview->screening, cw_clinic_get_today (self->clinic));
}

static gboolean
record_lapses (CwSessionStart *self, GPtrArray *rules, GError **error)
{
  g_autoptr (GPtrArray) lapses =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cw_lapse_free);

  for (guint i = 0; i < rules->len; i++) {
    CwLapse *lapse = cw_lapse_new ();

    lapse->patient_id = self->overview->patient->id;
    lapse->rule_id = g_strdup (((const CwRescreenRule *) rules->pdata[i])->id);
    lapse->day = cw_clinic_get_today (self->clinic);
    lapse->note = g_strdup (_("Said at the check before a session"));
    lapse->clinician_id = cw_session_start_get_clinician_id (self);
    g_ptr_array_add (lapses, lapse);
  }
  return cw_clinic_record_lapses (self->clinic, lapses, error);
}

static void
record_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwSessionStart *self = CW_SESSION_START (widget);
  g_autoptr (GPtrArray) rules = find_lapses (self);
  g_autoptr (GError) error = NULL;

  if (!record_lapses (self, rules, &error)) {
    cw_message_show_error (GTK_WINDOW (gtk_widget_get_root (widget)), _("Nothing was recorded"), error);
    return;
  }
  self->recorded = TRUE;
  g_signal_emit (self, signals[RECORDED], 0);
}

static void
start_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit (widget, signals[START], 0);
}

/* A screening that has lapsed is recorded as such in place of a session. */
static void
show_lapses (CwSessionStart *self)
{
  g_autoptr (GPtrArray) rules = find_lapses (self);

  gtk_widget_set_visible (self->record_button, rules->len > 0);
  gtk_widget_set_visible (self->start_button, rules->len == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.record",
                                 rules->len > 0);
}

static void
check_changed_cb (CwSessionStart *self)
{
  const CwSameDayCheck *check =
    get_check (self);
  gboolean may_start =
    self->overview != NULL &&
    cw_session_check_start (self->overview->plan, self->overview->screening,
                            self->overview->ledger, check, cw_clinic_get_today (self->clinic), NULL);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.start", may_start);
  if (self->overview != NULL)
    show_lapses (self);
}

static gboolean
cw_session_start_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CW_SESSION_START (widget)->check_page);
}

static void
cw_session_start_dispose (GObject *object)
{
  CwSessionStart *self = CW_SESSION_START (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SESSION_START);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_session_start_parent_class)->dispose (object);
}

static void
cw_session_start_finalize (GObject *object)
{
  g_clear_pointer (&CW_SESSION_START (object)->clinicians, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_session_start_parent_class)->finalize (object);
}

static guint
add_signal (GObjectClass *object_class, const char *name)
{
  return g_signal_new (name, G_TYPE_FROM_CLASS (object_class),
                       G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwSessionStart, name)

static void
cw_session_start_class_init (CwSessionStartClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_session_start_dispose;
  object_class->finalize = cw_session_start_finalize;
  widget_class->grab_focus = cw_session_start_grab_focus;
  signals[START] = add_signal (object_class, "start");
  signals[RECORDED] = add_signal (object_class, "recorded");
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_SAME_DAY_CHECK_PAGE);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/session/session-start.ui");
  BIND (content);
  BIND (check_page);
  BIND (clinician_drop_down);
  BIND (record_button);
  BIND (start_button);
  gtk_widget_class_bind_template_callback (widget_class, check_changed_cb);
  gtk_widget_class_install_action (widget_class, "session.start", NULL,
                                   start_cb);
  gtk_widget_class_install_action (widget_class, "session.record", NULL,
                                   record_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_session_start_init (CwSessionStart *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* The one who signed the plan is there by default. */
static void
fill_clinicians (CwSessionStart *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (guint i = 0; i < self->clinicians->len; i++) {
    const CwClinician *clinician = g_ptr_array_index (self->clinicians, i);

    gtk_string_list_append (names, clinician->name);
    if (self->overview->plan != NULL &&
        clinician->id == self->overview->plan->clinician_id)
      selected = i;
  }
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->clinician_drop_down),
                           G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->clinician_drop_down),
                              selected);
}

static void
signed_in_cb (CwSessionStart *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *clinicians = cw_clinic_load_signatories (self->clinic, &error);

  if (clinicians == NULL) {
    g_message ("%s", error->message);
    return;
  }
  g_ptr_array_unref (self->clinicians);
  self->clinicians = clinicians;
  fill_clinicians (self);
}

gboolean
cw_session_start_ask (CwSessionStart *self,
                      CwClinic *clinic,
                      const CwPatientOverview *overview,
                      GError **error)
{
  g_return_val_if_fail (CW_IS_SESSION_START (self), FALSE);
  g_return_val_if_fail (self->clinic == NULL, FALSE);

  self->clinicians = cw_clinic_load_signatories (clinic, error);
  if (self->clinicians == NULL)
    return FALSE;
  self->clinic = g_object_ref (clinic);
  self->overview = overview;
  fill_clinicians (self);
  g_signal_connect_object (clinic, "signed-in", G_CALLBACK (signed_in_cb), self,
                           G_CONNECT_SWAPPED);
  cw_same_day_check_page_judge_by (
    CW_SAME_DAY_CHECK_PAGE (self->check_page), overview->plan,
    overview->screening, overview->ledger, cw_clinic_get_today (clinic));
  check_changed_cb (self);
  return TRUE;
}

const CwSameDayCheck *
cw_session_start_get_check (CwSessionStart *self)
{
  g_return_val_if_fail (CW_IS_SESSION_START (self), NULL);

  return get_check (self);
}

gint64
cw_session_start_get_clinician_id (CwSessionStart *self)
{
  guint selected;
  const CwClinician *clinician;

  g_return_val_if_fail (CW_IS_SESSION_START (self), 0);

  selected =
    gtk_drop_down_get_selected (GTK_DROP_DOWN (self->clinician_drop_down));
  if (selected >= self->clinicians->len)
    return 0;
  clinician = g_ptr_array_index (self->clinicians, selected);
  return clinician->id;
}

gboolean
cw_session_start_has_open_lapses (CwSessionStart *self)
{
  g_autoptr (GPtrArray) rules = NULL;

  g_return_val_if_fail (CW_IS_SESSION_START (self), FALSE);

  if (self->recorded || self->overview == NULL)
    return FALSE;
  rules = find_lapses (self);
  return rules->len > 0;
}

gboolean
cw_session_start_press (CwSessionStart *self,
                        guint keyval,
                        GdkModifierType state)
{
  CwSameDayCheckPage *page;
  GtkWidget *focus;

  g_return_val_if_fail (CW_IS_SESSION_START (self), FALSE);

  page = CW_SAME_DAY_CHECK_PAGE (self->check_page);
  focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  /* In an entry digits are a measurement. */
  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  if (focus != NULL && GTK_IS_EDITABLE (focus))
    return FALSE;
  return cw_same_day_check_page_press (page, keyval);
}

void
cw_session_start_proceed (CwSessionStart *self)
{
  g_return_if_fail (CW_IS_SESSION_START (self));

  gtk_widget_activate_action (
    GTK_WIDGET (self),
    gtk_widget_get_visible (self->record_button) ? "session.record"
                                                 : "session.start",
    NULL);
}
