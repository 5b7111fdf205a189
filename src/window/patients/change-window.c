/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/change-window.h"

#include "window/common/date-entry.h"
#include "window/common/message.h"
#include "window/common/signature-box.h"
#include "window/common/text-entry.h"

#include <glib/gi18n-lib.h>

#define RULE_KEY "cw-rule"

struct _CwChangeWindow {
  AdwWindow parent_instance;

  GtkLabel *explanation_label;
  GtkListBox *change_list;
  AdwBin *day_bin;
  CwTextEntry *note_entry;
  AdwBin *signature_bin;
  GtkLabel *hint_label;

  GtkWidget *day_entry;
  GtkWidget *signature_box;
  CwClinic *clinic;
  gint64 patient_id;
  GPtrArray *checks; /* (element-type GtkCheckButton) one a rule */
};

G_DEFINE_FINAL_TYPE (CwChangeWindow, cw_change_window, ADW_TYPE_WINDOW)

static gint64
get_clinician_id (CwChangeWindow *self)
{
  return cw_signature_box_get_clinician_id (
    CW_SIGNATURE_BOX (self->signature_box));
}

static guint
count_chosen (CwChangeWindow *self)
{
  guint n_chosen = 0;

  for (guint i = 0; i < self->checks->len; i++)
    if (gtk_check_button_get_active (self->checks->pdata[i]))
      n_chosen++;
  return n_chosen;
}

/* NULL when nothing is missing. */
static const char *
get_missing (CwChangeWindow *self)
{
  if (count_chosen (self) == 0)
    return _("Choose what has happened.");
  if (cw_date_entry_get_date (CW_DATE_ENTRY (self->day_entry)) == CW_DATE_NONE)
    return _("Enter the day on which it happened.");
  if (get_clinician_id (self) == 0)
    return _("Say who records it, and tick the box.");
  return NULL;
}

static void
update (CwChangeWindow *self)
{
  const char *missing = get_missing (self);

  gtk_label_set_label (self->hint_label, missing != NULL ? missing : "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "change.record",
                                 missing == NULL);
}

/* (element-type CwLapse) */
static GPtrArray *
collect (CwChangeWindow *self)
{
  GPtrArray *lapses =
    g_ptr_array_new_with_free_func ((GDestroyNotify) cw_lapse_free);

  for (guint i = 0; i < self->checks->len; i++) {
    const CwRescreenRule *rule =
      g_object_get_data (self->checks->pdata[i], RULE_KEY);
    CwLapse *lapse;

    if (!gtk_check_button_get_active (self->checks->pdata[i]))
      continue;
    lapse = cw_lapse_new ();
    lapse->patient_id = self->patient_id;
    lapse->rule_id = g_strdup (rule->id);
    lapse->day = cw_date_entry_get_date (CW_DATE_ENTRY (self->day_entry));
    lapse->note = cw_text_entry_dup_text (self->note_entry);
    lapse->clinician_id = get_clinician_id (self);
    g_ptr_array_add (lapses, lapse);
  }
  return lapses;
}

static void
signed_cb (gpointer data)
{
  CwChangeWindow *self = data;
  g_autoptr (GPtrArray) lapses = collect (self);
  g_autoptr (GError) error = NULL;

  if (cw_clinic_record_lapses (self->clinic, lapses, &error))
    gtk_window_close (GTK_WINDOW (self));
  else
    cw_message_show_error (GTK_WINDOW (self), _("Nothing was recorded"), error);
}

static void
record_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwChangeWindow *self = CW_CHANGE_WINDOW (widget);

  cw_signature_box_sign (CW_SIGNATURE_BOX (self->signature_box), signed_cb,
                         self);
}

static void
add_change (CwChangeWindow *self, const CwRescreenRule *rule)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), rule->label);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, rule->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  rule->rationale, -1);
  gtk_widget_set_tooltip_text (row, rule->rationale);
  g_object_set_data (G_OBJECT (check), RULE_KEY, (gpointer) rule);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (update), self);
  g_ptr_array_add (self->checks, check);
  gtk_list_box_append (self->change_list, row);
}

static void
fill_changes (CwChangeWindow *self)
{
  gsize n_rules = 0;
  const CwRescreenRule *const *rules = cw_rescreen_rules_get (&n_rules);

  for (gsize i = 0; i < n_rules; i++)
    if (rules[i]->label != NULL)
      add_change (self, rules[i]);
}

static void
cw_change_window_dispose (GObject *object)
{
  CwChangeWindow *self = CW_CHANGE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CHANGE_WINDOW);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->checks, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_change_window_parent_class)->dispose (object);
}

static void
cw_change_window_class_init (CwChangeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_change_window_dispose;
  g_type_ensure (CW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/patients/change-window.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwChangeWindow, name)
  BIND (explanation_label);
  BIND (change_list);
  BIND (day_bin);
  BIND (note_entry);
  BIND (signature_bin);
  BIND (hint_label);
#undef BIND
  gtk_widget_class_install_action (widget_class, "change.record", NULL,
                                   record_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return,
                                       GDK_CONTROL_MASK, "change.record", NULL);
}

static void
cw_change_window_init (CwChangeWindow *self)
{
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_changes (self);
}

GtkWindow *
cw_change_window_new (CwClinic *clinic,
                      gint64 patient_id,
                      CwDate screened_on,
                      GtkWindow *parent)
{
  CwChangeWindow *self = NULL;
  CwDate today = CW_DATE_NONE;
  g_autofree char *day = cw_date_format_short (screened_on);
  /* Translators: %s is a date. */
  g_autofree char *explanation = g_strdup_printf (
    _("What has happened that the screening of %s does not know of?"), day);

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);

  self = g_object_new (CW_TYPE_CHANGE_WINDOW, "transient-for", parent, NULL);
  today = cw_clinic_get_today (clinic);
  self->clinic = g_object_ref (clinic);
  self->patient_id = patient_id;
  gtk_label_set_label (self->explanation_label, explanation);
  self->day_entry = cw_date_entry_new (_("Day on which it happened"));
  cw_date_entry_set_today (CW_DATE_ENTRY (self->day_entry), today);
  cw_date_entry_set_range (CW_DATE_ENTRY (self->day_entry), CW_DATE_NONE, today);
  adw_bin_set_child (self->day_bin, self->day_entry);
  g_signal_connect_swapped (self->day_entry, "changed", G_CALLBACK (update),
                            self);
  self->signature_box = cw_signature_box_new (
    clinic, _("This ends the screening. Nothing goes on before a new one."));
  adw_bin_set_child (self->signature_bin, self->signature_box);
  g_signal_connect_swapped (self->signature_box, "changed", G_CALLBACK (update),
                            self);
  update (self);
  if (self->checks->len > 0)
    gtk_widget_grab_focus (self->checks->pdata[0]);
  return GTK_WINDOW (self);
}
