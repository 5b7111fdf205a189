/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/patient-sidebar.h"

#include "base/text.h"
#include "window/patients/patient-row.h"

#include <adwaita.h>

/* The selected patient is looked for among the first rows only: a list of
 * 100,000 is never walked through. */
#define MAX_ROWS_SEARCHED 100

struct _CwPatientSidebar {
  GtkWidget parent_instance;

  CwClinic *clinic;
  gint64 patient_id;
  gboolean with_archived;
  guint tick;
  GtkSingleSelection *selection;

  GtkWidget *content;
  GtkWidget *search_entry;
  GtkToggleButton *all_button;
  GtkToggleButton *due_button;
  GtkStack *stack;
  GtkListView *list_view;
  GtkLabel *problem_label;
};

enum { CHOSEN, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwPatientSidebar, cw_patient_sidebar, GTK_TYPE_WIDGET)

static gint64
get_id_at (CwPatientSidebar *self, guint position)
{
  g_autoptr (CwPatientItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return item != NULL ? cw_patient_item_get_id (item) : 0;
}

static void
choose (CwPatientSidebar *self, guint position, gboolean opened)
{
  gint64 patient_id = get_id_at (self, position);

  if (patient_id == 0 || (patient_id == self->patient_id && !opened))
    return;
  self->patient_id = patient_id;
  gtk_single_selection_set_selected (self->selection, position);
  g_signal_emit (self, signals[CHOSEN], 0, patient_id, opened);
}

static void
restore_selection (CwPatientSidebar *self)
{
  guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (self->patient_id == 0 ||
      get_id_at (self, gtk_single_selection_get_selected (self->selection)) ==
        self->patient_id)
    return;
  for (guint i = 0; i < MIN (n_items, MAX_ROWS_SEARCHED); i++)
    if (get_id_at (self, i) == self->patient_id) {
      gtk_single_selection_set_selected (self->selection, i);
      return;
    }
  gtk_single_selection_set_selected (self->selection,
                                     GTK_INVALID_LIST_POSITION);
}

static void
show_state (CwPatientSidebar *self)
{
  gboolean empty =
    g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0;

  gtk_stack_set_visible_child_name (
    self->stack, !empty                                        ? "list"
                 : gtk_toggle_button_get_active (self->due_button) ? "nobody-due"
                                                               : "nothing-found");
}

static void
items_changed_cb (CwPatientSidebar *self)
{
  restore_selection (self);
  show_state (self);
}

static void
load_patients (CwPatientSidebar *self)
{
  g_autofree char *search =
    cw_text_trim (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_autoptr (GError) error = NULL;
  g_autoptr (GListModel) patients = NULL;

  if (self->clinic == NULL)
    return;
  patients =
    gtk_toggle_button_get_active (self->due_button)
      ? cw_clinic_list_due (self->clinic, &error)
      : cw_clinic_list_patients (self->clinic, search, self->with_archived,
                                 &error);
  gtk_single_selection_set_model (self->selection, patients);
  if (patients != NULL) {
    items_changed_cb (self);
    return;
  }
  gtk_label_set_label (self->problem_label, error->message);
  gtk_stack_set_visible_child_name (self->stack, "problem");
}

static void
due_toggled_cb (CwPatientSidebar *self)
{
  if (gtk_toggle_button_get_active (self->due_button))
    gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  load_patients (self);
}

static void
selected_cb (CwPatientSidebar *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection), FALSE);
}

static void
activate_cb (CwPatientSidebar *self, guint position)
{
  choose (self, position, TRUE);
}

/* Keys that arrive within one frame are searched for once. */
static gboolean
search_tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  CwPatientSidebar *self = CW_PATIENT_SIDEBAR (widget);

  self->tick = 0;
  load_patients (self);
  return G_SOURCE_REMOVE;
}

/* Whoever is looked for may not be due. */
static void
search_changed_cb (CwPatientSidebar *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search_entry)) != '\0')
    gtk_toggle_button_set_active (self->all_button, TRUE);
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self),
                                               search_tick_cb, NULL, NULL);
}

static void
finish_search (CwPatientSidebar *self)
{
  if (self->tick == 0)
    return;
  gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  load_patients (self);
}

static void
search_activate_cb (CwPatientSidebar *self)
{
  finish_search (self);
  choose (self, 0, TRUE);
}

static void
stop_search_cb (CwPatientSidebar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
}

static gboolean
search_key_cb (GtkEventControllerKey *controller,
               guint keyval,
               guint keycode,
               GdkModifierType state,
               gpointer data)
{
  GtkWidget *entry =
    gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  CwPatientSidebar *self =
    CW_PATIENT_SIDEBAR (gtk_widget_get_ancestor (entry, CW_TYPE_PATIENT_SIDEBAR));

  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down)
    return GDK_EVENT_PROPAGATE;
  finish_search (self);
  /* Else the first patient would have the focus and not be shown. */
  if (gtk_single_selection_get_selected (self->selection) ==
      GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
  return GDK_EVENT_STOP;
}

static void
released_cb (GtkGestureClick *gesture,
             int n_press,
             double x,
             double y,
             GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  CwPatientSidebar *self =
    CW_PATIENT_SIDEBAR (gtk_widget_get_ancestor (row, CW_TYPE_PATIENT_SIDEBAR));

  choose (self, gtk_list_item_get_position (list_item), TRUE);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *row = cw_patient_row_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (released_cb), list_item);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  CwPatientItem *item = gtk_list_item_get_item (list_item);
  g_autofree char *description = cw_patient_row_describe (item);

  cw_patient_row_set_item (CW_PATIENT_ROW (row), item);
  /* GtkListItem has no accessible label before GTK 4.12. */
  gtk_accessible_update_property (
    GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
    GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

static void
cw_patient_sidebar_dispose (GObject *object)
{
  CwPatientSidebar *self = CW_PATIENT_SIDEBAR (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PATIENT_SIDEBAR);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_patient_sidebar_parent_class)->dispose (object);
}

static void
cw_patient_sidebar_class_init (CwPatientSidebarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_patient_sidebar_dispose;
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass),
                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_BOOLEAN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/patients/patient-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPatientSidebar, content);
  gtk_widget_class_bind_template_child (widget_class, CwPatientSidebar,
                                        search_entry);
  gtk_widget_class_bind_template_child (widget_class, CwPatientSidebar,
                                        all_button);
  gtk_widget_class_bind_template_child (widget_class, CwPatientSidebar,
                                        due_button);
  gtk_widget_class_bind_template_child (widget_class, CwPatientSidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, CwPatientSidebar, list_view);
  gtk_widget_class_bind_template_child (widget_class, CwPatientSidebar,
                                        problem_label);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
}

static void
cw_patient_sidebar_init (CwPatientSidebar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected",
                            G_CALLBACK (selected_cb), self);
  gtk_list_view_set_model (self->list_view,
                           GTK_SELECTION_MODEL (self->selection));
  /* After the list view has heard of it. */
  g_signal_connect_swapped (self->selection, "items-changed",
                            G_CALLBACK (items_changed_cb), self);
}

void
cw_patient_sidebar_set_clinic (CwPatientSidebar *self, CwClinic *clinic)
{
  g_return_if_fail (CW_IS_PATIENT_SIDEBAR (self));
  g_return_if_fail (CW_IS_CLINIC (clinic));

  if (g_set_object (&self->clinic, clinic))
    load_patients (self);
}

void
cw_patient_sidebar_set_with_archived (CwPatientSidebar *self, gboolean with_archived)
{
  g_return_if_fail (CW_IS_PATIENT_SIDEBAR (self));

  if (self->with_archived == with_archived)
    return;
  self->with_archived = with_archived;
  load_patients (self);
}

void
cw_patient_sidebar_select (CwPatientSidebar *self, gint64 patient_id)
{
  g_return_if_fail (CW_IS_PATIENT_SIDEBAR (self));

  self->patient_id = patient_id;
  if (patient_id == 0)
    gtk_single_selection_set_selected (self->selection,
                                       GTK_INVALID_LIST_POSITION);
  else
    restore_selection (self);
}

void
cw_patient_sidebar_focus_search (CwPatientSidebar *self)
{
  g_return_if_fail (CW_IS_PATIENT_SIDEBAR (self));

  gtk_widget_grab_focus (self->search_entry);
  gtk_editable_select_region (GTK_EDITABLE (self->search_entry), 0, -1);
}

void
cw_patient_sidebar_toggle_due (CwPatientSidebar *self)
{
  g_return_if_fail (CW_IS_PATIENT_SIDEBAR (self));

  gtk_toggle_button_set_active (
    gtk_toggle_button_get_active (self->due_button) ? self->all_button
                                                    : self->due_button,
    TRUE);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}
