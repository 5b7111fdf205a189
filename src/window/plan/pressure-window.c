/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/pressure-window.h"

#include "base/quantity.h"
#include "window/common/date-entry.h"
#include "window/common/number-entry.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* In the order of the drop-down. */
typedef enum {
  SOURCE_DOPPLER,
  SOURCE_AUTOMATIC,
  SOURCE_ESTIMATE,
  SOURCE_WRAP,
} Source;

struct _CwPressureWindow {
  AdwWindow parent_instance;

  GtkWidget *source_drop_down;
  GtkWidget *posture_drop_down;
  GtkWidget *grid;
  GtkWidget *result_label;
  GtkWidget *detail_label;
  GtkWidget *use_button;

  GtkWidget *aop_entry;
  GtkWidget *girth_entry;
  GtkWidget *sbp_entry;
  GtkWidget *dbp_entry;
  GtkWidget *tightness_entry;
  GtkWidget *width_entry;
  GtkWidget *cuff_entry;
  GtkWidget *step_drop_down;
  GtkWidget *maximum_entry;
  GtkWidget *date_entry;

  CwPrescription *prescription;
  CwPressureContext context;
  double aop_mmhg; /* measured or estimated; NAN until there is one to use */
  void (*used) (gpointer data);
  gpointer data;
};

static const double steps_mmhg[] = { 1, 5 };

G_DEFINE_FINAL_TYPE (CwPressureWindow, cw_pressure_window, ADW_TYPE_WINDOW)

static double
value_of (GtkWidget *entry)
{
  return cw_number_entry_get_value (CW_NUMBER_ENTRY (entry));
}

static Source
get_source (CwPressureWindow *self)
{
  return (Source) gtk_drop_down_get_selected (
    GTK_DROP_DOWN (self->source_drop_down));
}

static gboolean
is_leg (CwPressureWindow *self)
{
  return (self->prescription->limbs & CW_LIMBS_LEGS) != 0;
}

/* Shows or hides an entry with the label before it. */
static void
show_row (CwPressureWindow *self, GtkWidget *entry, gboolean visible)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);
  GtkGridLayoutChild *child = GTK_GRID_LAYOUT_CHILD (
    gtk_layout_manager_get_layout_child (layout, entry));
  GtkWidget *label = gtk_grid_get_child_at (
    GTK_GRID (self->grid), 0, gtk_grid_layout_child_get_row (child));

  gtk_widget_set_visible (entry, visible);
  gtk_widget_set_visible (label, visible);
}

static char *
describe_estimates (const CwAopEstimate *estimates, int n_estimates)
{
  g_autofree char *low = cw_number_format (estimates[0].low_mmhg, 0);
  g_autofree char *high = cw_number_format (estimates[0].high_mmhg, 0);

  if (n_estimates > 1) {
    g_autofree char *other = cw_number_format (estimates[1].aop_mmhg, 0);

    return g_strdup_printf (
      /* Translators: identifiers of formulas and pressures in mmHg. */
      _("An estimate by %s, between %s and %s mmHg; %s gives %s, the lower one "
        "is used. Prescribe at most half of it on a leg, 40 %% on an arm."),
      estimates[0].formula_id, low, high, estimates[1].formula_id, other);
  }
  return g_strdup_printf (
    _("An estimate by %s, between %s and %s mmHg. Prescribe at most half of it "
      "on a leg, 40 %% on an arm."),
    estimates[0].formula_id, low, high);
}

static char *
estimate (CwPressureWindow *self)
{
  CwAopEstimateInput input = {
    .leg = is_leg (self),
    .girth_cm = value_of (self->girth_entry),
    .cuff_width_cm = value_of (self->width_entry),
    .sbp_mmhg = value_of (self->sbp_entry),
    .dbp_mmhg = value_of (self->dbp_entry),
    .age_years = self->context.age_years,
    .sex = self->context.sex,
  };
  CwAopEstimate estimates[2];
  int n_estimates = 0;
  g_autoptr (GError) error = NULL;

  if (isnan (input.girth_cm) || isnan (input.cuff_width_cm) ||
      isnan (input.sbp_mmhg) || isnan (input.dbp_mmhg))
    return g_strdup (_("Needs the girth under the cuff, the width of the cuff "
                       "and the blood pressure."));
  if (!cw_aop_estimate (&input, estimates, &n_estimates, &error))
    return g_strdup (error->message);
  self->aop_mmhg = round (estimates[0].aop_mmhg);
  return describe_estimates (estimates, n_estimates);
}

static char *
describe (CwPressureWindow *self)
{
  self->aop_mmhg = NAN;
  switch (get_source (self)) {
  case SOURCE_ESTIMATE:
    return estimate (self);
  case SOURCE_WRAP:
    return g_strdup (_("Without a gauge nobody knows the pressure: only for "
                       "class A, with the pulse felt and five minutes sitting "
                       "without tingling."));
  case SOURCE_DOPPLER:
  case SOURCE_AUTOMATIC:
  default:
    self->aop_mmhg = value_of (self->aop_entry);
    return g_strdup (_("It holds for this cuff, this limb and this posture "
                       "only."));
  }
}

static gboolean
is_complete (CwPressureWindow *self)
{
  if (cw_date_entry_get_date (CW_DATE_ENTRY (self->date_entry)) ==
      CW_DATE_NONE)
    return FALSE;
  if (get_source (self) == SOURCE_WRAP)
    return !isnan (value_of (self->tightness_entry));
  return !isnan (self->aop_mmhg) && !isnan (value_of (self->width_entry));
}

static char *
format_result (CwPressureWindow *self)
{
  double step = steps_mmhg[gtk_drop_down_get_selected (
    GTK_DROP_DOWN (self->step_drop_down))];
  double percent = self->prescription->pressure_percent;
  g_autofree char *aop = NULL;
  g_autofree char *target = NULL;
  g_autofree char *share = NULL;

  if (isnan (self->aop_mmhg))
    return g_strdup ("");
  aop = cw_number_format (self->aop_mmhg, 0);
  if (isnan (percent))
    return g_strdup_printf (_("Occlusion pressure %s mmHg"), aop);
  share = cw_number_format (percent, 0);
  target = cw_number_format (
    cw_target_pressure_mmhg (self->aop_mmhg, percent, step), 0);
  /* Translators: a pressure, a share of an occlusion pressure, that pressure. */
  return g_strdup_printf (_("Set the cuff to %s mmHg: %s %% of %s"), target,
                          share, aop);
}

static void
update (CwPressureWindow *self)
{
  Source source = get_source (self);
  gboolean measured = source == SOURCE_DOPPLER || source == SOURCE_AUTOMATIC;
  g_autofree char *detail = NULL;
  g_autofree char *result = NULL;

  if (self->prescription == NULL)
    return;
  show_row (self, self->aop_entry, measured);
  show_row (self, self->girth_entry, source == SOURCE_ESTIMATE);
  show_row (self, self->sbp_entry, source == SOURCE_ESTIMATE);
  show_row (self, self->dbp_entry, source == SOURCE_ESTIMATE);
  show_row (self, self->tightness_entry, source == SOURCE_WRAP);
  show_row (self, self->step_drop_down, source != SOURCE_WRAP);
  show_row (self, self->maximum_entry, source != SOURCE_WRAP);

  detail = describe (self);
  result = format_result (self);
  gtk_label_set_label (GTK_LABEL (self->detail_label), detail);
  gtk_label_set_label (GTK_LABEL (self->result_label), result);
  gtk_widget_set_sensitive (self->use_button, is_complete (self));
}

static void
use_cb (CwPressureWindow *self)
{
  CwPrescription *prescription = self->prescription;
  Source source = get_source (self);
  const char *cuff = gtk_editable_get_text (GTK_EDITABLE (self->cuff_entry));

  if (!is_complete (self))
    return;
  prescription->elastic_wrap = source == SOURCE_WRAP;
  prescription->aop_mmhg = self->aop_mmhg;
  prescription->aop_method = source == SOURCE_ESTIMATE ? CW_AOP_METHOD_ESTIMATE
                             : source == SOURCE_AUTOMATIC
                               ? CW_AOP_METHOD_AUTOMATIC
                               : CW_AOP_METHOD_DOPPLER;
  prescription->aop_posture = (CwPosture) gtk_drop_down_get_selected (
    GTK_DROP_DOWN (self->posture_drop_down));
  prescription->aop_date =
    cw_date_entry_get_date (CW_DATE_ENTRY (self->date_entry));
  prescription->cuff_width_cm = value_of (self->width_entry);
  g_free (prescription->cuff_name);
  prescription->cuff_name = *cuff != '\0' ? g_strdup (cuff) : NULL;
  prescription->device_step_mmhg = steps_mmhg[gtk_drop_down_get_selected (
    GTK_DROP_DOWN (self->step_drop_down))];
  prescription->device_max_mmhg = value_of (self->maximum_entry);
  prescription->tightness =
    source == SOURCE_WRAP ? value_of (self->tightness_entry) : NAN;
  cw_prescription_derive (prescription);
  self->used (self->data);
  gtk_window_close (GTK_WINDOW (self));
}

static void
cw_pressure_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_PRESSURE_WINDOW);

  G_OBJECT_CLASS (cw_pressure_window_parent_class)->dispose (object);
}

static void
cw_pressure_window_class_init (CwPressureWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_pressure_window_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/pressure-window.ui");
  gtk_widget_class_bind_template_child (widget_class, CwPressureWindow,
                                        source_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CwPressureWindow,
                                        posture_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CwPressureWindow, grid);
  gtk_widget_class_bind_template_child (widget_class, CwPressureWindow,
                                        step_drop_down);
  gtk_widget_class_bind_template_child (widget_class, CwPressureWindow,
                                        cuff_entry);
  gtk_widget_class_bind_template_child (widget_class, CwPressureWindow,
                                        result_label);
  gtk_widget_class_bind_template_child (widget_class, CwPressureWindow,
                                        detail_label);
  gtk_widget_class_bind_template_child (widget_class, CwPressureWindow,
                                        use_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, use_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static GtkWidget *
add_number (CwPressureWindow *self,
            int row,
            const char *label,
            const char *unit,
            double minimum,
            double maximum,
            int decimals)
{
  GtkWidget *entry =
    cw_number_entry_new (label, unit, minimum, maximum, decimals);

  gtk_grid_attach (GTK_GRID (self->grid), entry, 1, row, 1, 1);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (use_cb), self);
  return entry;
}

static void
cw_pressure_window_init (CwPressureWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->aop_mmhg = NAN;
  /* Rows as in the template, which holds their labels.  The ranges are those of
   * data entry (CLINICAL 1.3, 2.6); limits of the dose are judged later. */
  self->aop_entry =
    add_number (self, 1, _("Occlusion pressure"), _("mmHg"), 80, 400, 0);
  self->girth_entry =
    add_number (self, 2, _("Girth under the cuff"), _("cm"), 15, 100, 1);
  self->sbp_entry =
    add_number (self, 3, _("Systolic blood pressure"), _("mmHg"), 60, 260, 0);
  self->dbp_entry =
    add_number (self, 4, _("Diastolic blood pressure"), _("mmHg"), 30, 160, 0);
  self->tightness_entry =
    add_number (self, 5, _("Tightness, 0 to 10"), NULL, 0, 10, 0);
  self->width_entry = add_number (self, 7, _("Cuff width"), _("cm"), 2, 30, 1);
  self->maximum_entry =
    add_number (self, 10, _("Highest pressure of the gauge"), _("mmHg"), 100,
                600, 0);
  self->date_entry = cw_date_entry_new (_("Day"));
  gtk_grid_attach (GTK_GRID (self->grid), self->date_entry, 1, 11, 1, 1);
  g_signal_connect_swapped (self->date_entry, "changed", G_CALLBACK (update),
                            self);
}

static Source
source_of (const CwPrescription *prescription)
{
  if (prescription->elastic_wrap)
    return SOURCE_WRAP;
  if (isnan (prescription->aop_mmhg))
    return SOURCE_DOPPLER;
  switch (prescription->aop_method) {
  case CW_AOP_METHOD_ESTIMATE:
    return SOURCE_ESTIMATE;
  case CW_AOP_METHOD_AUTOMATIC:
    return SOURCE_AUTOMATIC;
  case CW_AOP_METHOD_DOPPLER:
  default:
    return SOURCE_DOPPLER;
  }
}

static void
fill (CwPressureWindow *self)
{
  const CwPrescription *prescription = self->prescription;
  CwDate today = self->context.today;

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->source_drop_down),
                              source_of (prescription));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->posture_drop_down),
                              prescription->aop_posture);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->step_drop_down),
                              prescription->device_step_mmhg == 5 ? 1 : 0);
  if (prescription->cuff_name != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->cuff_entry),
                           prescription->cuff_name);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->aop_entry),
                             prescription->aop_mmhg);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->width_entry),
                             prescription->cuff_width_cm);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->maximum_entry),
                             prescription->device_max_mmhg);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->tightness_entry),
                             prescription->tightness);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->sbp_entry),
                             self->context.sbp_mmhg);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->dbp_entry),
                             self->context.dbp_mmhg);
  cw_date_entry_set_today (CW_DATE_ENTRY (self->date_entry), today);
  cw_date_entry_set_range (CW_DATE_ENTRY (self->date_entry), CW_DATE_NONE,
                           today);
  cw_date_entry_set_date (CW_DATE_ENTRY (self->date_entry),
                          prescription->aop_date != CW_DATE_NONE
                            ? prescription->aop_date
                            : today);
}

GtkWindow *
cw_pressure_window_new (CwPrescription *prescription,
                        const CwPressureContext *context,
                        GtkWindow *parent,
                        void (*used) (gpointer data),
                        gpointer data)
{
  CwPressureWindow *self = g_object_new (
    CW_TYPE_PRESSURE_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  self->context = *context;
  self->prescription = prescription;
  self->used = used;
  self->data = data;
  fill (self);
  update (self);
  gtk_widget_grab_focus (self->aop_entry);
  return GTK_WINDOW (self);
}
