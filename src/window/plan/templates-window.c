/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/templates-window.h"

#include "window/common/list-row.h"
#include "window/common/message.h"

#include <glib/gi18n-lib.h>

struct _CwTemplatesWindow {
  AdwWindow parent_instance;

  GtkWidget *name_entry;
  GtkWidget *name_button;
  GtkListBox *list;

  CwClinic *clinic;
  const CwPlan *plan;
  GPtrArray *templates;     /* (element-type CwPlanTemplate), as the rows */
  CwPlanTemplate *renaming; /* of them; NULL while a new one is named */
  gint64 deleting;          /* while the question stands */
  void (*chosen) (const CwPlanTemplate *template, gpointer data);
  gpointer data;
};

#define TEMPLATE_KEY "cw-template"

G_DEFINE_FINAL_TYPE (CwTemplatesWindow, cw_templates_window, ADW_TYPE_WINDOW)

static CwPlanTemplate *
template_of (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), TEMPLATE_KEY);
}

/* What the name in the entry is for. */
static void
show_name (CwTemplatesWindow *self)
{
  gboolean possible =
    self->renaming != NULL || self->plan->prescriptions->len > 0;

  gtk_button_set_label (GTK_BUTTON (self->name_button),
                        self->renaming != NULL ? _("Rename")
                                               : _("Keep This Plan"));
  gtk_widget_set_sensitive (self->name_entry, possible);
  gtk_widget_set_sensitive (
    self->name_button,
    possible &&
      *gtk_editable_get_text (GTK_EDITABLE (self->name_entry)) != '\0');
}

static void
name_changed_cb (CwTemplatesWindow *self)
{
  if (self->plan != NULL)
    show_name (self);
}

static void load_templates (CwTemplatesWindow *self);

static gboolean
save_name (CwTemplatesWindow *self, const char *name, GError **error)
{
  g_autoptr (CwPlanTemplate) template = NULL;

  if (self->renaming != NULL)
    return cw_clinic_rename_template (self->clinic, self->renaming, name,
                                      error);
  template = cw_plan_template_new_from_plan (self->plan, name);
  return cw_clinic_add_template (self->clinic, template, error);
}

static void
name_cb (CwTemplatesWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_is_sensitive (self->name_button))
    return;
  if (!save_name (self,
                  gtk_editable_get_text (GTK_EDITABLE (self->name_entry)),
                  &error)) {
    cw_message_show_error (GTK_WINDOW (self), _("The template was not saved"),
                           error);
    return;
  }
  self->renaming = NULL;
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry), "");
  load_templates (self);
}

static void
rename_cb (GtkWidget *button, CwTemplatesWindow *self)
{
  self->renaming = template_of (button);
  gtk_editable_set_text (GTK_EDITABLE (self->name_entry),
                         self->renaming->name);
  show_name (self);
  gtk_widget_grab_focus (self->name_entry);
}

static void
delete_accepted (gpointer data)
{
  CwTemplatesWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!cw_clinic_delete_template (self->clinic, self->deleting, &error))
    cw_message_show_error (GTK_WINDOW (self),
                           _("The template was not deleted"), error);
  self->renaming = NULL;
  load_templates (self);
}

static void
delete_cb (GtkWidget *button, CwTemplatesWindow *self)
{
  const CwPlanTemplate *template = template_of (button);
  g_autofree char *heading =
    /* Translators: %s is the name of a template. */
    g_strdup_printf (_("Delete “%s”?"), template->name);

  self->deleting = template->id;
  cw_message_ask (GTK_WINDOW (self), heading,
                  _("Plans that were made with it stay as they are."),
                  _("_Delete"), TRUE, delete_accepted, self);
}

static void
row_activated_cb (CwTemplatesWindow *self, GtkListBoxRow *row)
{
  self->chosen (template_of (GTK_WIDGET (row)), self->data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
add_button (CwTemplatesWindow *self,
            GtkWidget *row,
            const char *icon_name,
            const char *label,
            GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  g_object_set_data (G_OBJECT (button), TEMPLATE_KEY, template_of (row));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
append_row (CwTemplatesWindow *self, CwPlanTemplate *template)
{
  g_autofree char *exercises = cw_plan_template_describe (template);
  GtkWidget *row = cw_list_row_new (template->name, exercises);

  g_object_set_data (G_OBJECT (row), TEMPLATE_KEY, template);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  add_button (self, row, "document-edit-symbolic", _("Rename"),
              G_CALLBACK (rename_cb));
  add_button (self, row, "user-trash-symbolic", _("Delete"),
              G_CALLBACK (delete_cb));
  gtk_list_box_append (self->list, row);
}

static void
load_templates (CwTemplatesWindow *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *templates = cw_clinic_load_templates (self->clinic, &error);

  if (templates == NULL) {
    cw_message_show_error (GTK_WINDOW (self),
                           _("The templates could not be read"), error);
    return;
  }
  self->renaming = NULL;
  cw_list_clear (self->list);
  g_clear_pointer (&self->templates, g_ptr_array_unref);
  self->templates = templates;
  for (guint i = 0; i < templates->len; i++)
    append_row (self, g_ptr_array_index (templates, i));
  show_name (self);
}

static void
cw_templates_window_dispose (GObject *object)
{
  CwTemplatesWindow *self = CW_TEMPLATES_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_TEMPLATES_WINDOW);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->templates, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_templates_window_parent_class)->dispose (object);
}

static void
cw_templates_window_class_init (CwTemplatesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_templates_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/templates-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwTemplatesWindow,
                                        name_entry);
  gtk_widget_class_bind_template_child (widget_class, CwTemplatesWindow,
                                        name_button);
  gtk_widget_class_bind_template_child (widget_class, CwTemplatesWindow, list);
  gtk_widget_class_bind_template_callback (widget_class, name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_templates_window_init (CwTemplatesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
cw_templates_window_new (CwClinic *clinic,
                         const CwPlan *plan,
                         GtkWindow *parent,
                         void (*chosen) (const CwPlanTemplate *template,
                                         gpointer data),
                         gpointer data)
{
  CwTemplatesWindow *self = g_object_new (
    CW_TYPE_TEMPLATES_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->clinic = g_object_ref (clinic);
  self->plan = plan;
  self->chosen = chosen;
  self->data = data;
  load_templates (self);
  gtk_widget_grab_focus (self->templates != NULL && self->templates->len > 0
                           ? GTK_WIDGET (gtk_list_box_get_row_at_index (
                               self->list, 0))
                           : self->name_entry);
  return GTK_WINDOW (self);
}
