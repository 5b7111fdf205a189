/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/documents/handouts-page.h"

#include "documents/handout.h"
#include "window/common/file-dialog.h"
#include "window/common/message.h"
#include "window/documents/paper-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

struct _CwHandoutsPage {
  GtkWidget parent_instance;

  GtkWidget *stack;
  GtkWidget *status_page;
  GtkWidget *large_check;
  GtkWidget *pages_box;

  CwClinic *clinic;
  CwPatient *patient;
  CwPlan *plan;
  CwClinicProfile *profile;
  CwDocument *handout; /* NULL while there is nothing to print */
};

G_DEFINE_FINAL_TYPE (CwHandoutsPage, cw_handouts_page, GTK_TYPE_WIDGET)

static GtkWindow *
get_window (CwHandoutsPage *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

static void
clear_pages (CwHandoutsPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->pages_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->pages_box), child);
  g_clear_pointer (&self->handout, cw_document_free);
}

/* Why there is nothing to print; NULL when there is. */
static const char *
get_gap (CwHandoutsPage *self)
{
  if (self->plan == NULL)
    return _("A handout belongs to a signed plan. Prescribe first.");
  if (self->profile == NULL)
    return _("A handout names the clinic and its phone. Name the clinic in the "
             "main menu first.");
  return NULL;
}

static void
show (CwHandoutsPage *self)
{
  const char *gap = get_gap (self);
  gboolean large =
    gtk_check_button_get_active (GTK_CHECK_BUTTON (self->large_check));

  clear_pages (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "handout.print",
                                 gap == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "handout.save",
                                 gap == NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    gap != NULL ? "empty" : "pages");
  if (gap != NULL) {
    adw_status_page_set_description (ADW_STATUS_PAGE (self->status_page), gap);
    return;
  }
  self->handout =
    cw_handout_new (self->patient, self->plan, self->profile,
                    cw_clinic_get_today (self->clinic), large);
  for (int page = 0; page < cw_document_get_n_pages (self->handout); page++)
    gtk_box_append (GTK_BOX (self->pages_box),
                    cw_paper_view_new (self->handout, page));
}

static void
large_toggled_cb (CwHandoutsPage *self)
{
  if (self->clinic != NULL)
    show (self);
}

static void
save_chosen (const char *path, gpointer data)
{
  CwHandoutsPage *self = data;
  g_autoptr (GError) error = NULL;

  if (self->handout != NULL &&
      !cw_document_save_pdf (self->handout, path, &error))
    cw_message_show_error (get_window (self), _("The handout was not saved"),
                           error);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwHandoutsPage *self = CW_HANDOUTS_PAGE (widget);

  /* Without the patient's name: file names are seen by many. */
  cw_file_dialog_save (get_window (self), _("Save Handout"),
                       _("Exercise handout.pdf"), save_chosen, self);
}

static void
draw_page_cb (GtkPrintOperation *operation,
              GtkPrintContext *context,
              int page,
              CwDocument *handout)
{
  cw_document_draw_page (handout, gtk_print_context_get_cairo_context (context),
                        page);
}

static GtkPageSetup *
create_page_setup (CwHandoutsPage *self)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *size = gtk_paper_size_new (
    self->profile->paper == CW_PAPER_LETTER ? GTK_PAPER_NAME_LETTER
                                            : GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_paper_size_free (size);
  return setup;
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwHandoutsPage *self = CW_HANDOUTS_PAGE (widget);
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = create_page_setup (self);
  g_autoptr (GError) error = NULL;

  gtk_print_operation_set_n_pages (operation,
                                   cw_document_get_n_pages (self->handout));
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, _("Exercise handout"));
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb),
                    self->handout);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                               get_window (self),
                               &error) == GTK_PRINT_OPERATION_RESULT_ERROR)
    cw_message_show_error (get_window (self), _("The handout was not printed"),
                           error);
}

static void
cw_handouts_page_dispose (GObject *object)
{
  CwHandoutsPage *self = CW_HANDOUTS_PAGE (object);

  if (self->pages_box != NULL)
    clear_pages (self);
  g_clear_pointer (&self->stack, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_HANDOUTS_PAGE);
  g_clear_object (&self->clinic);
  g_clear_pointer (&self->patient, cw_patient_free);
  g_clear_pointer (&self->plan, cw_plan_free);
  g_clear_pointer (&self->profile, cw_clinic_profile_free);

  G_OBJECT_CLASS (cw_handouts_page_parent_class)->dispose (object);
}

static void
cw_handouts_page_class_init (CwHandoutsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_handouts_page_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/documents/handouts-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CwHandoutsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, CwHandoutsPage,
                                        status_page);
  gtk_widget_class_bind_template_child (widget_class, CwHandoutsPage,
                                        large_check);
  gtk_widget_class_bind_template_child (widget_class, CwHandoutsPage,
                                        pages_box);
  gtk_widget_class_bind_template_callback (widget_class, large_toggled_cb);
  gtk_widget_class_install_action (widget_class, "handout.print", NULL,
                                   print_cb);
  gtk_widget_class_install_action (widget_class, "handout.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p,
                                       GDK_CONTROL_MASK, "handout.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s,
                                       GDK_CONTROL_MASK, "handout.save", NULL);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_handouts_page_init (CwHandoutsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
cw_handouts_page_show (CwHandoutsPage *self,
                       CwClinic *clinic,
                       const CwPatientOverview *overview,
                       GError **error)
{
  GError *profile_error = NULL;

  g_return_val_if_fail (CW_IS_HANDOUTS_PAGE (self), FALSE);

  g_set_object (&self->clinic, clinic);
  g_clear_pointer (&self->patient, cw_patient_free);
  g_clear_pointer (&self->plan, cw_plan_free);
  g_clear_pointer (&self->profile, cw_clinic_profile_free);
  self->patient = cw_patient_copy (overview->patient);
  if (overview->plan != NULL)
    self->plan = cw_plan_copy (overview->plan);
  self->profile = cw_clinic_load_profile (clinic, &profile_error);
  show (self);
  if (profile_error == NULL)
    return TRUE;
  g_propagate_error (error, profile_error);
  return FALSE;
}
