/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/patient-chooser.h"

#include "base/text.h"
#include "window/common/list-row.h"
#include "window/common/message.h"
#include "window/patients/patient-row.h"

#include <glib/gi18n-lib.h>

#define ID_KEY "cw-patient-id"
/* More are not shown, nor looked at: the next letter finds the others. */
#define MAX_ROWS 60
#define MAX_PATIENTS 300

struct _CwPatientChooser {
  AdwWindow parent_instance;

  GtkWidget *search_entry;
  GtkStack *stack;
  GtkWidget *list_box;
  AdwStatusPage *nobody_page;

  CwClinic *clinic;
  CwPatientChosen chosen;
  gpointer data;
};

G_DEFINE_FINAL_TYPE (CwPatientChooser, cw_patient_chooser, ADW_TYPE_WINDOW)

static gboolean
may_exercise (CwPatientItem *item)
{
  switch (cw_patient_item_get_next_step (item)) {
  case CW_NEXT_STEP_START_SESSION:
  case CW_NEXT_STEP_CONTINUE_SESSION:
    return !cw_patient_item_get_archived (item);
  case CW_NEXT_STEP_START_SCREENING:
  case CW_NEXT_STEP_FINISH_SCREENING:
  case CW_NEXT_STEP_RESCREEN:
  case CW_NEXT_STEP_ADD_CLEARANCE:
  case CW_NEXT_STEP_PRESCRIBE:
  case CW_NEXT_STEP_CHECK_AFTER:
  case CW_NEXT_STEP_REVIEW_PROGRESS:
  case CW_NEXT_STEP_REVIEW_EVENT:
  case CW_NEXT_STEP_NONE:
  default:
    return FALSE;
  }
}

static void
add_row (CwPatientChooser *self, CwPatientItem *item)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *content = cw_patient_row_new ();
  gint64 *patient_id = g_new (gint64, 1);
  g_autofree char *description = cw_patient_row_describe (item);

  *patient_id = cw_patient_item_get_id (item);
  cw_patient_row_set_item (CW_PATIENT_ROW (content), item);
  gtk_widget_set_margin_start (content, 12);
  gtk_widget_set_margin_end (content, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), content);
  gtk_widget_set_sensitive (row, may_exercise (item));
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  g_object_set_data_full (G_OBJECT (row), ID_KEY, patient_id, g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list_box), row);
}

/* Those who may exercise, or those who may not. */
static int
add_rows (CwPatientChooser *self, GListModel *patients, gboolean permitted)
{
  guint n_items = MIN (g_list_model_get_n_items (patients), MAX_PATIENTS);
  int n_rows = 0;

  for (guint i = 0; i < n_items && n_rows < MAX_ROWS; i++) {
    g_autoptr (CwPatientItem) item = g_list_model_get_item (patients, i);

    if (may_exercise (item) != permitted)
      continue;
    add_row (self, item);
    n_rows++;
  }
  return n_rows;
}

static void
show_nobody (CwPatientChooser *self, gboolean searched)
{
  adw_status_page_set_title (self->nobody_page, searched
                                                    ? _ ("Nobody Found")
                                                    : _ ("No Session Is Due"));
  adw_status_page_set_description (
      self->nobody_page,
      searched
          ? _ ("Try the beginning of a name, an identifier or a phone number.")
          : _ ("Nobody waits for a session. Search for a patient to see what "
               "is needed first."));
}

static void
fill (CwPatientChooser *self)
{
  g_autofree char *search = cw_text_trim (
      gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  gboolean searched = search != NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) patients
      = searched ? cw_clinic_list_patients (self->clinic, search, FALSE, &error)
                 : cw_clinic_list_due (self->clinic, &error);
  int n_rows = 0;

  cw_list_clear (GTK_LIST_BOX (self->list_box));
  if (patients == NULL) {
    cw_message_show_error (GTK_WINDOW (self), _ ("Patients could not be read"),
                           error);
    return;
  }
  n_rows = add_rows (self, patients, TRUE);
  if (searched)
    n_rows += add_rows (self, patients, FALSE);
  if (n_rows == 0)
    show_nobody (self, searched);
  gtk_stack_set_visible_child_name (self->stack,
                                    n_rows > 0 ? "list" : "nobody");
}

static void
row_activated_cb (CwPatientChooser *self, GtkListBoxRow *row)
{
  gint64 patient_id = *(gint64 *)g_object_get_data (G_OBJECT (row), ID_KEY);
  CwPatientChosen chosen = self->chosen;
  gpointer data = self->data;

  gtk_window_destroy (GTK_WINDOW (self));
  chosen (patient_id, data);
}

/* The first one, when that patient may exercise; whoever types faster than the
 * list is filled means what was typed. */
static void
search_activate_cb (CwPatientChooser *self)
{
  GtkListBoxRow *row;

  fill (self);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list_box), 0);
  if (row != NULL && gtk_widget_get_sensitive (GTK_WIDGET (row)))
    row_activated_cb (self, row);
  else
    gtk_widget_error_bell (GTK_WIDGET (self));
}

static void
cw_patient_chooser_dispose (GObject *object)
{
  CwPatientChooser *self = CW_PATIENT_CHOOSER (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PATIENT_CHOOSER);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_patient_chooser_parent_class)->dispose (object);
}

static void
cw_patient_chooser_class_init (CwPatientChooserClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_patient_chooser_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, APP_RESOURCES
                                               "/session/patient-chooser.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPatientChooser,
                                        search_entry);
  gtk_widget_class_bind_template_child (widget_class, CwPatientChooser, stack);
  gtk_widget_class_bind_template_child (widget_class, CwPatientChooser,
                                        list_box);
  gtk_widget_class_bind_template_child (widget_class, CwPatientChooser,
                                        nobody_page);
  gtk_widget_class_bind_template_callback (widget_class, fill);
  gtk_widget_class_bind_template_callback (widget_class, gtk_window_close);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_patient_chooser_init (CwPatientChooser *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWindow *
cw_patient_chooser_new (CwClinic *clinic,
                        GtkWindow *parent,
                        CwPatientChosen chosen,
                        gpointer data)
{
  CwPatientChooser *self;

  g_return_val_if_fail (CW_IS_CLINIC (clinic), NULL);
  g_return_val_if_fail (chosen != NULL, NULL);

  self = g_object_new (CW_TYPE_PATIENT_CHOOSER, "transient-for", parent,
                       "modal", TRUE, "destroy-with-parent", TRUE, NULL);
  self->clinic = g_object_ref (clinic);
  self->chosen = chosen;
  self->data = data;
  fill (self);
  gtk_widget_grab_focus (self->search_entry);
  return GTK_WINDOW (self);
}
