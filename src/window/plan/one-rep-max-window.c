/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/one-rep-max-window.h"

#include "base/quantity.h"
#include "window/common/number-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_LOAD_KG 500

struct _CwOneRepMaxWindow {
  AdwWindow parent_instance;

  GtkWidget *method_drop_down;
  GtkWidget *load_bin;
  GtkWidget *reps_box;
  GtkWidget *reps_bin;
  GtkWidget *result_label;
  GtkWidget *detail_label;
  GtkWidget *use_button;
  GtkWidget *load_entry;
  GtkWidget *reps_entry;

  CwPrescription *prescription;
  CwDate today;
  double one_rm_kg; /* NAN until there is one to use */
  void (*used) (gpointer data);
  gpointer data;
};

/* In the order of the drop-down. */
static const CwOneRepMaxMethod methods[] = { CW_ONE_REP_MAX_ESTIMATED,
                                             CW_ONE_REP_MAX_TESTED };

G_DEFINE_FINAL_TYPE (CwOneRepMaxWindow, cw_one_rep_max_window, ADW_TYPE_WINDOW)

static CwOneRepMaxMethod
get_method (CwOneRepMaxWindow *self)
{
  guint selected =
    gtk_drop_down_get_selected (GTK_DROP_DOWN (self->method_drop_down));

  return methods[MIN (selected, G_N_ELEMENTS (methods) - 1)];
}

static char *
describe_estimate (const CwOneRepMaxEstimate *estimate)
{
  g_autofree char *low = cw_number_format (estimate->low_kg, 1);
  g_autofree char *high = cw_number_format (estimate->high_kg, 1);

  if (estimate->inaccurate)
    return g_strdup_printf (
      _("Seven formulas give %s to %s kg. Above 10 repetitions they drift "
        "apart: a heavier load with fewer repetitions tells more."),
      low, high);
  return g_strdup_printf (_("Seven formulas give %s to %s kg."), low, high);
}

static void
show_result (CwOneRepMaxWindow *self, const char *detail)
{
  g_autofree char *number = NULL;
  g_autofree char *result = NULL;

  if (!isnan (self->one_rm_kg)) {
    number = cw_number_format (self->one_rm_kg, 1);
    result = g_strdup_printf (_("One-repetition maximum %s kg"), number);
  }
  gtk_label_set_label (GTK_LABEL (self->result_label),
                       result != NULL ? result : "");
  gtk_label_set_label (GTK_LABEL (self->detail_label), detail);
  gtk_widget_set_sensitive (self->use_button, !isnan (self->one_rm_kg));
}

static void
update (CwOneRepMaxWindow *self)
{
  double load_kg = cw_number_entry_get_value (CW_NUMBER_ENTRY (self->load_entry));
  double reps = cw_number_entry_get_value (CW_NUMBER_ENTRY (self->reps_entry));
  gboolean estimated = get_method (self) == CW_ONE_REP_MAX_ESTIMATED;

  gtk_widget_set_visible (self->reps_box, estimated);
  self->one_rm_kg = NAN;
  if (!estimated) {
    self->one_rm_kg = load_kg;
    show_result (self, _("The heaviest load lifted once, without a cuff."));
  } else if (isnan (load_kg) || isnan (reps)) {
    show_result (self, _("Load and repetitions to true failure, 1 to 20, "
                         "without a cuff."));
  } else {
    CwOneRepMaxEstimate estimate;
    g_autoptr (GError) error = NULL;
    g_autofree char *detail = NULL;

    if (cw_one_rep_max_estimate (load_kg, (int) reps, &estimate, &error)) {
      self->one_rm_kg = estimate.one_rm_kg;
      detail = describe_estimate (&estimate);
    }
    show_result (self, error != NULL ? error->message : detail);
  }
}

static void
use_cb (CwOneRepMaxWindow *self)
{
  CwPrescription *prescription = self->prescription;

  if (isnan (self->one_rm_kg))
    return;
  prescription->one_rm_kg = self->one_rm_kg;
  prescription->one_rm_method = get_method (self);
  prescription->one_rm_date = self->today;
  self->used (self->data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cw_one_rep_max_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object),
                               CW_TYPE_ONE_REP_MAX_WINDOW);

  G_OBJECT_CLASS (cw_one_rep_max_window_parent_class)->dispose (object);
}

static void
cw_one_rep_max_window_class_init (CwOneRepMaxWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_one_rep_max_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/one-rep-max-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwOneRepMaxWindow,
                                        method_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CwOneRepMaxWindow,
                                        load_bin);
  gtk_widget_class_bind_template_child (widget_class, CwOneRepMaxWindow,
                                        reps_box);
  gtk_widget_class_bind_template_child (widget_class, CwOneRepMaxWindow,
                                        reps_bin);
  gtk_widget_class_bind_template_child (widget_class, CwOneRepMaxWindow,
                                        result_label);
  gtk_widget_class_bind_template_child (widget_class, CwOneRepMaxWindow,
                                        detail_label);
  gtk_widget_class_bind_template_child (widget_class, CwOneRepMaxWindow,
                                        use_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_one_rep_max_window_init (CwOneRepMaxWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->one_rm_kg = NAN;
  self->load_entry =
    cw_number_entry_new (_("Load"), _("kg"), 0.5, MAX_LOAD_KG, 1);
  self->reps_entry = cw_number_entry_new (_("Repetitions"), NULL, 1, 99, 0);
  adw_bin_set_child (ADW_BIN (self->load_bin), self->load_entry);
  adw_bin_set_child (ADW_BIN (self->reps_bin), self->reps_entry);
  for (int i = 0; i < 2; i++) {
    GtkWidget *entry = i == 0 ? self->load_entry : self->reps_entry;

    g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
    g_signal_connect_swapped (entry, "activate", G_CALLBACK (use_cb), self);
  }
}

GtkWindow *
cw_one_rep_max_window_new (CwPrescription *prescription,
                           CwDate today,
                           GtkWindow *parent,
                           void (*used) (gpointer data),
                           gpointer data)
{
  CwOneRepMaxWindow *self = g_object_new (
    CW_TYPE_ONE_REP_MAX_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->prescription = prescription;
  self->today = today;
  self->used = used;
  self->data = data;
  update (self);
  gtk_widget_grab_focus (self->load_entry);
  return GTK_WINDOW (self);
}
