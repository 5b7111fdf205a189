/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/preferences/first-run-page.h"

#include "window/common/limb-map-view.h"
#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>

typedef enum {
  CW_FIRST_RUN_CLINIC,    /* the clinic has no name yet */
  CW_FIRST_RUN_CLINICIAN, /* nobody can sign yet */
  CW_FIRST_RUN_PATIENT,   /* nobody to treat yet */
} CwFirstRunStep;

struct _CwFirstRunPage {
  GtkWidget parent_instance;

  GtkWidget *content;
  AdwWindowTitle *title;
  GtkStack *clinic_stack;
  GtkStack *clinician_stack;
  GtkStack *patient_stack;
  GtkWidget *clinic_number;
  GtkWidget *clinician_number;
  GtkWidget *patient_number;
  GtkButton *next_button;
  GtkWidget *secret_box;
};

G_DEFINE_FINAL_TYPE (CwFirstRunPage, cw_first_run_page, GTK_TYPE_WIDGET)

static void
show_step (GtkStack *stack, GtkWidget *number, int position, int current)
{
  gtk_stack_set_visible_child_name (stack,
                                    position < current ? "done" : "number");
  if (position == current)
    gtk_widget_add_css_class (number, "cw-current");
  else
    gtk_widget_remove_css_class (number, "cw-current");
}

static void
set_step (CwFirstRunPage *self, CwFirstRunStep step)
{
  static const struct {
    const char *label;
    const char *action;
  } buttons[] = {
    [CW_FIRST_RUN_CLINIC] = { N_ ("Set up the clinic"), "win.edit-clinic" },
    [CW_FIRST_RUN_CLINICIAN] = { N_ ("Add yourself"), "win.add-clinician" },
    [CW_FIRST_RUN_PATIENT] = { N_ ("Add the first patient"),
                               "win.new-patient" },
  };

  show_step (self->clinic_stack, self->clinic_number, CW_FIRST_RUN_CLINIC,
             step);
  show_step (self->clinician_stack, self->clinician_number,
             CW_FIRST_RUN_CLINICIAN, step);
  show_step (self->patient_stack, self->patient_number, CW_FIRST_RUN_PATIENT,
             step);
  gtk_button_set_label (self->next_button, _ (buttons[step].label));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->next_button),
                                  buttons[step].action);
}

static void
cw_first_run_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_FIRST_RUN_PAGE);

  G_OBJECT_CLASS (cw_first_run_page_parent_class)->dispose (object);
}

static void
cw_first_run_page_class_init (CwFirstRunPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_first_run_page_dispose;
  g_type_ensure (CW_TYPE_LIMB_MAP_VIEW);
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/preferences/first-run-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwFirstRunPage, content);
  gtk_widget_class_bind_template_child (widget_class, CwFirstRunPage, title);
  gtk_widget_class_bind_template_child (widget_class, CwFirstRunPage,
                                        clinic_stack);
  gtk_widget_class_bind_template_child (widget_class, CwFirstRunPage,
                                        clinician_stack);
  gtk_widget_class_bind_template_child (widget_class, CwFirstRunPage,
                                        patient_stack);
  gtk_widget_class_bind_template_child (widget_class, CwFirstRunPage,
                                        clinic_number);
  gtk_widget_class_bind_template_child (widget_class, CwFirstRunPage,
                                        clinician_number);
  gtk_widget_class_bind_template_child (widget_class, CwFirstRunPage,
                                        patient_number);
  gtk_widget_class_bind_template_child (widget_class, CwFirstRunPage,
                                        next_button);
  gtk_widget_class_bind_template_child (widget_class, CwFirstRunPage,
                                        secret_box);
}

static void
cw_first_run_page_init (CwFirstRunPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_step (self, CW_FIRST_RUN_CLINIC);
}

gboolean
cw_first_run_page_show (CwFirstRunPage *self,
                        CwClinic *clinic,
                        gboolean *missing,
                        GError **error)
{
  g_autoptr (CwClinicProfile) profile = NULL;
  g_autoptr (GPtrArray) clinicians = NULL;
  g_autoptr (GError) profile_error = NULL;
  gint64 n_patients = cw_clinic_count_patients (clinic, error);

  g_return_val_if_fail (CW_IS_FIRST_RUN_PAGE (self), FALSE);

  *missing = n_patients == 0;
  if (n_patients != 0)
    return n_patients > 0;

  profile = cw_clinic_load_profile (clinic, &profile_error);
  if (profile_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&profile_error));
    return FALSE;
  }
  clinicians = cw_clinic_load_clinicians (clinic, error);
  if (clinicians == NULL)
    return FALSE;

  gtk_widget_set_visible (self->secret_box,
                          profile != NULL && clinicians->len > 0 &&
                            !cw_clinic_needs_sign_in (clinic));
  if (profile == NULL)
    set_step (self, CW_FIRST_RUN_CLINIC);
  else if (clinicians->len == 0)
    set_step (self, CW_FIRST_RUN_CLINICIAN);
  else
    set_step (self, CW_FIRST_RUN_PATIENT);
  return TRUE;
}

void
cw_first_run_page_set_subtitle (CwFirstRunPage *self, const char *subtitle)
{
  g_return_if_fail (CW_IS_FIRST_RUN_PAGE (self));

  adw_window_title_set_subtitle (self->title, subtitle != NULL ? subtitle : "");
}

GtkWidget *
cw_first_run_page_get_next_button (CwFirstRunPage *self)
{
  g_return_val_if_fail (CW_IS_FIRST_RUN_PAGE (self), NULL);

  return GTK_WIDGET (self->next_button);
}
