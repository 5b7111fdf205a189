/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/pressure-window.h"

#include "base/quantity.h"
#include "clinical/dose-limits.h"
#include "window/common/clinician-drop-down.h"
#include "window/common/date-entry.h"
#include "window/common/message.h"
#include "window/common/number-entry.h"
#include "window/common/text-entry.h"
#include "window/plan/cuff-drop-down.h"
#include "window/preferences/cuff-dialog.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwPressureWindow {
  AdwWindow parent_instance;

  GtkWidget *grid;
  GtkDropDown *limb_drop_down;
  CwCuffDropDown *cuff_drop_down;
  GtkDropDown *method_drop_down;
  GtkDropDown *posture_drop_down;
  AdwBin *aop_bin;
  AdwBin *sbp_bin;
  AdwBin *dbp_bin;
  AdwBin *girth_bin;
  GtkWidget *tries_box;
  AdwBin *tries_bin;
  GtkCheckButton *undetermined_check;
  AdwBin *date_bin;
  CwTextEntry *note_entry;
  AdwBin *clinician_bin;
  GtkLabel *result_label;
  GtkLabel *detail_label;
  GtkWidget *record_button;
  GtkWidget *other_side_button;

  GtkWidget *aop_entry;
  GtkWidget *sbp_entry;
  GtkWidget *dbp_entry;
  GtkWidget *girth_entry;
  GtkWidget *tries_entry;
  GtkWidget *date_entry;
  GtkWidget *clinician_drop_down;

  CwPressureContext context;
  CwPressureTask task;
  CwLedger *ledger;
  GArray *limbs; /* (element-type CwLimb) by position in the list */
  gboolean filling;
};

enum { RECORDED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwPressureWindow, cw_pressure_window, ADW_TYPE_WINDOW)

static double
value_of (GtkWidget *entry)
{
  return cw_number_entry_get_value (CW_NUMBER_ENTRY (entry));
}

static CwAopMethod
get_method (CwPressureWindow *self)
{
  return (CwAopMethod) gtk_drop_down_get_selected (self->method_drop_down);
}

static gboolean
is_estimate (CwPressureWindow *self)
{
  return get_method (self) == CW_AOP_METHOD_ESTIMATE;
}

static CwLimb
get_limb (CwPressureWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->limb_drop_down);

  return g_array_index (self->limbs, CwLimb,
                        MIN (selected, self->limbs->len - 1));
}

static const CwCuff *
get_cuff (CwPressureWindow *self)
{
  return cw_ledger_find_cuff (self->ledger,
                              cw_cuff_drop_down_get_id (self->cuff_drop_down));
}

/* Of the limb that is measured, where it is among those that may be; its place in
 * the list, or -1. */
static int
find_other_side (CwPressureWindow *self)
{
  CwLimbSet other = cw_limb_set_get_other_side (CW_LIMB_BIT (get_limb (self)));

  for (guint i = 0; i < self->limbs->len; i++)
    if (CW_LIMB_BIT (g_array_index (self->limbs, CwLimb, i)) == other)
      return (int) i;
  return -1;
}

/* Shows or hides a widget of the grid with the label before it. */
static void
show_row (CwPressureWindow *self, gpointer widget, gboolean visible)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (self->grid);
  GtkGridLayoutChild *child = GTK_GRID_LAYOUT_CHILD (
    gtk_layout_manager_get_layout_child (layout, widget));
  GtkWidget *label = gtk_grid_get_child_at (
    GTK_GRID (self->grid), 0, gtk_grid_layout_child_get_row (child));

  gtk_widget_set_visible (widget, visible);
  gtk_widget_set_visible (label, visible);
}

/* The better estimate of those that apply goes into the record; what is missing
 * is said. */
static char *
estimate (CwPressureWindow *self, CwPressureRecord *record)
{
  const CwAopEstimateInput input = {
    .leg = cw_limb_is_leg (get_limb (self)),
    .girth_cm = record->girth_cm,
    .cuff_width_cm = record->cuff_width_cm,
    .sbp_mmhg = record->sbp_mmhg,
    .dbp_mmhg = record->dbp_mmhg,
    .age_years = self->context.age_years,
    .sex = self->context.sex,
  };
  CwAopEstimate estimates[2];
  int n_estimates = 0;
  g_autoptr (GError) error = NULL;

  if (isnan (input.girth_cm) || isnan (input.cuff_width_cm) ||
      isnan (input.sbp_mmhg) || isnan (input.dbp_mmhg))
    return g_strdup (_("Needs the girth under the cuff, the cuff and the "
                       "blood pressure."));
  if (!cw_aop_estimate (&input, estimates, &n_estimates, &error))
    return g_strdup (error->message);
  record->aop_mmhg = round (estimates[0].aop_mmhg);
  record->low_mmhg = floor (estimates[0].low_mmhg);
  record->high_mmhg = ceil (estimates[0].high_mmhg);
  record->formula_id = g_strdup (estimates[0].formula_id);
  if (n_estimates > 1) {
    g_autofree char *other = cw_number_format (estimates[1].aop_mmhg, 0);

    return g_strdup_printf (
      /* Translators: identifiers of formulas, and a pressure. */
      _("By %s; %s gives %s mmHg, the lower one is used."),
      estimates[0].formula_id, estimates[1].formula_id, other);
  }
  /* Translators: the identifier of a formula. */
  return g_strdup_printf (_("By %s."), estimates[0].formula_id);
}

static CwPressureRecord *
make_record (CwPressureWindow *self, char **estimate_note)
{
  CwPressureRecord *record = cw_pressure_record_new ();
  const CwCuff *cuff = get_cuff (self);
  double tries = value_of (self->tries_entry);

  record->patient_id = self->context.patient_id;
  record->limb = CW_LIMB_BIT (get_limb (self));
  record->cuff_id = cuff != NULL ? cuff->id : 0;
  record->cuff_width_cm = cuff != NULL ? cuff->width_cm : NAN;
  record->method = get_method (self);
  record->posture =
    (CwPosture) gtk_drop_down_get_selected (self->posture_drop_down);
  record->sbp_mmhg = value_of (self->sbp_entry);
  record->dbp_mmhg = value_of (self->dbp_entry);
  record->girth_cm = value_of (self->girth_entry);
  record->date = cw_date_entry_get_date (CW_DATE_ENTRY (self->date_entry));
  record->note = cw_text_entry_dup_text (self->note_entry);
  record->tries = is_estimate (self) || isnan (tries) ? 0 : (int) tries;
  if (is_estimate (self))
    *estimate_note = estimate (self, record);
  else if (!gtk_check_button_get_active (self->undetermined_check))
    record->aop_mmhg = value_of (self->aop_entry);
  return record;
}

/* What of the entries is out of range: it must not be recorded as if nothing
 * had been typed. */
static char *
find_typing_problem (CwPressureWindow *self)
{
  GtkWidget *const entries[] = { self->sbp_entry, self->dbp_entry,
                                 self->girth_entry, self->tries_entry,
                                 self->aop_entry };

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++) {
    char *problem = cw_number_entry_get_problem (CW_NUMBER_ENTRY (entries[i]));

    if (problem != NULL && gtk_widget_get_mapped (entries[i]))
      return problem;
    g_free (problem);
  }
  return NULL;
}

/* Why the record may not be kept yet; NULL when it may. */
static char *
find_problem (CwPressureWindow *self,
              const CwPressureRecord *record,
              const char *estimate_note)
{
  const CwCuff *cuff = get_cuff (self);
  char *typing = find_typing_problem (self);
  g_autoptr (GError) error = NULL;

  if (typing != NULL)
    return typing;
  if (cuff != NULL && !cw_cuff_holds (cuff, record->girth_cm)) {
    g_autofree char *made_for = cw_cuff_describe (cuff);

    /* Translators: %s describes a cuff. */
    return g_strdup_printf (_("This cuff is not made for a limb of that girth "
                              "(%s): take another one."),
                            made_for);
  }
  if (is_estimate (self) && isnan (record->aop_mmhg))
    return g_strdup (estimate_note);
  if (!is_estimate (self) && isnan (record->aop_mmhg) &&
      !gtk_check_button_get_active (self->undetermined_check))
    return g_strdup (_("Enter the pressure at which the pulse goes."));
  if (!cw_pressure_record_validate (record, self->context.today, &error))
    return g_strdup (error->message);
  if (cw_clinician_drop_down_get_id (
        CW_CLINICIAN_DROP_DOWN (self->clinician_drop_down)) == 0)
    return g_strdup (_("Choose the clinician who measured."));
  return NULL;
}

static char *
describe_target (CwPressureWindow *self, const CwPressureRecord *record)
{
  double percent = self->task.pressure_percent;
  const CwCuff *cuff = get_cuff (self);
  double step = cuff != NULL && cuff->device_step_mmhg > 0
                  ? cuff->device_step_mmhg
                  : 1;
  g_autofree char *value = cw_pressure_record_describe_value (record);
  g_autofree char *share = cw_number_format (percent, 0);
  g_autofree char *aop = cw_number_format (record->aop_mmhg, 0);
  g_autofree char *target = NULL;

  if (isnan (record->aop_mmhg))
    return g_strdup (gtk_check_button_get_active (self->undetermined_check)
                       ? value
                       : "");
  if (isnan (percent))
    return g_steal_pointer (&value);
  target = cw_number_format (
    cw_target_pressure_mmhg (record->aop_mmhg, percent, step), 0);
  /* Translators: a pressure, a share of an occlusion pressure, that pressure. */
  return g_strdup_printf (_("Set the cuff to %s mmHg: %s %% of %s"), target,
                          share, aop);
}

static char *
describe (CwPressureWindow *self,
          const CwPressureRecord *record,
          const char *estimate_note)
{
  const CwDoseLimits *limits = cw_dose_limits_get ();
  g_autofree char *most = NULL;
  g_autofree char *value = NULL;

  if (!is_estimate (self) || isnan (record->aop_mmhg))
    return g_strdup (_("It holds for this cuff, this limb and this posture "
                       "only. With the blood pressure of today it can be seen "
                       "later whether it still holds."));
  value = cw_pressure_record_describe_value (record);
  most = cw_number_format (cw_limb_is_leg (get_limb (self))
                             ? limits->est.warn_leg_above_percent
                             : limits->est.warn_arm_above_percent,
                           0);
  return g_strdup_printf (
    /* Translators: a pressure with its error, which formula, and a share. */
    _("An estimate: %s mmHg. %s Prescribe at most %s %% of it."), value,
    estimate_note, most);
}

static void
update (CwPressureWindow *self)
{
  gboolean measured = !is_estimate (self);
  g_autofree char *estimate_note = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *target = NULL;
  g_autofree char *detail = NULL;
  g_autoptr (CwPressureRecord) record = NULL;

  if (self->filling || self->ledger == NULL)
    return;
  show_row (self, self->aop_bin, measured);
  show_row (self, self->tries_box, measured);
  gtk_widget_set_sensitive (
    self->aop_entry, !gtk_check_button_get_active (self->undetermined_check));
  record = make_record (self, &estimate_note);
  problem = find_problem (self, record, estimate_note);
  target = describe_target (self, record);
  detail = describe (self, record, estimate_note);
  gtk_label_set_label (self->result_label, target);
  gtk_label_set_label (self->detail_label, problem != NULL ? problem : detail);
  gtk_widget_set_sensitive (self->record_button, problem == NULL);
  gtk_widget_set_visible (self->other_side_button, find_other_side (self) >= 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pressure.other-side",
                                 problem == NULL &&
                                   find_other_side (self) >= 0);
}

/* The cuffs that fit the limb, with the one chosen where it does. */
static void
fill_cuffs (CwPressureWindow *self, gint64 chosen)
{
  CwLimbSet limb = CW_LIMB_BIT (get_limb (self));
  const CwCuff *cuff = cw_ledger_find_cuff (self->ledger, chosen);

  if (cuff != NULL && (cuff->elastic_wrap || !cw_cuff_fits (cuff, limb)))
    chosen = 0;
  cw_cuff_drop_down_fill (self->cuff_drop_down, self->ledger, limb, FALSE,
                          chosen);
}

/* What was measured on that limb before is still its girth, until somebody
 * measures it again. */
static void
limb_cb (CwPressureWindow *self)
{
  if (self->filling || self->ledger == NULL)
    return;
  fill_cuffs (self, cw_cuff_drop_down_get_id (self->cuff_drop_down));
  cw_number_entry_set_value (
    CW_NUMBER_ENTRY (self->girth_entry),
    cw_ledger_find_girth (self->ledger, CW_LIMB_BIT (get_limb (self))));
  update (self);
}

static gboolean
reload (CwPressureWindow *self, GError **error)
{
  CwLedger *ledger = cw_clinic_load_ledger (self->context.clinic,
                                            self->context.patient_id, error);

  if (ledger == NULL)
    return FALSE;
  g_clear_pointer (&self->ledger, cw_ledger_free);
  self->ledger = ledger;
  return TRUE;
}

static void
cuff_saved_cb (CwPressureWindow *self, gint64 cuff_id)
{
  g_autoptr (GError) error = NULL;

  if (!reload (self, &error)) {
    cw_message_show_error (GTK_WINDOW (self), _("The cuffs could not be read"),
                           error);
    return;
  }
  fill_cuffs (self, cuff_id);
  update (self);
}

static void
add_cuff_cb (CwPressureWindow *self)
{
  GtkWindow *dialog = cw_cuff_dialog_new (
    self->context.clinic, NULL,
    cw_limb_is_leg (get_limb (self)) ? CW_CUFF_SITE_LEG : CW_CUFF_SITE_ARM,
    GTK_WINDOW (self));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (cuff_saved_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static gboolean
record (CwPressureWindow *self)
{
  g_autofree char *estimate_note = NULL;
  g_autoptr (CwPressureRecord) record = make_record (self, &estimate_note);
  g_autofree char *problem = find_problem (self, record, estimate_note);
  g_autoptr (GError) error = NULL;

  if (problem != NULL) {
    gtk_label_set_label (self->detail_label, problem);
    return FALSE;
  }
  if (!cw_clinic_add_pressure (
        self->context.clinic, record,
        cw_clinician_drop_down_get_id (
          CW_CLINICIAN_DROP_DOWN (self->clinician_drop_down)),
        &error)) {
    cw_message_show_error (GTK_WINDOW (self),
                           _("The measurement was not recorded"), error);
    return FALSE;
  }
  g_signal_emit (self, signals[RECORDED], 0, record->id);
  return TRUE;
}

static void
record_cb (CwPressureWindow *self)
{
  if (record (self))
    gtk_window_close (GTK_WINDOW (self));
}

/* What was found on one side says nothing about the other. */
static void
other_side_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwPressureWindow *self = CW_PRESSURE_WINDOW (widget);
  int other = find_other_side (self);

  if (other < 0 || !record (self))
    return;
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->aop_entry), NAN);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->tries_entry), 1);
  gtk_check_button_set_active (self->undetermined_check, FALSE);
  cw_text_entry_set_text (self->note_entry, NULL);
  gtk_drop_down_set_selected (self->limb_drop_down, (guint) other);
  update (self);
  gtk_widget_grab_focus (self->aop_entry);
}

static void
cw_pressure_window_dispose (GObject *object)
{
  CwPressureWindow *self = CW_PRESSURE_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CW_TYPE_PRESSURE_WINDOW);
  g_clear_object (&self->context.clinic);
  g_clear_pointer (&self->ledger, cw_ledger_free);
  g_clear_pointer (&self->limbs, g_array_unref);

  G_OBJECT_CLASS (cw_pressure_window_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwPressureWindow, name)

static void
cw_pressure_window_class_init (CwPressureWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_pressure_window_dispose;
  signals[RECORDED] =
    g_signal_new ("recorded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  g_type_ensure (CW_TYPE_CUFF_DROP_DOWN);
  g_type_ensure (CW_TYPE_TEXT_ENTRY);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/pressure-window.ui");
  BIND (grid);
  BIND (limb_drop_down);
  BIND (cuff_drop_down);
  BIND (method_drop_down);
  BIND (posture_drop_down);
  BIND (aop_bin);
  BIND (sbp_bin);
  BIND (dbp_bin);
  BIND (girth_bin);
  BIND (tries_box);
  BIND (tries_bin);
  BIND (undetermined_check);
  BIND (date_bin);
  BIND (note_entry);
  BIND (clinician_bin);
  BIND (result_label);
  BIND (detail_label);
  BIND (record_button);
  BIND (other_side_button);
  gtk_widget_class_bind_template_callback (widget_class, update);
  gtk_widget_class_bind_template_callback (widget_class, limb_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cuff_cb);
  gtk_widget_class_bind_template_callback (widget_class, record_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
  gtk_widget_class_install_action (widget_class, "pressure.other-side", NULL,
                                   other_side_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return,
                                       GDK_CONTROL_MASK, "pressure.other-side",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter,
                                       GDK_CONTROL_MASK, "pressure.other-side",
                                       NULL);
}

static GtkWidget *
add_number (CwPressureWindow *self,
            AdwBin *bin,
            const char *label,
            const char *unit,
            double minimum,
            double maximum,
            int decimals)
{
  GtkWidget *entry =
    cw_number_entry_new (label, unit, minimum, maximum, decimals);

  adw_bin_set_child (bin, entry);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (entry, "activate", G_CALLBACK (record_cb), self);
  return entry;
}

static void
cw_pressure_window_init (CwPressureWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->limbs = g_array_new (FALSE, FALSE, sizeof (CwLimb));
  /* The ranges are those of data entry (CLINICAL 1.3, 2.6); limits of the dose
   * are judged later. */
  self->aop_entry = add_number (self, self->aop_bin, _("Occlusion pressure"),
                                _("mmHg"), 80, 400, 0);
  self->sbp_entry = add_number (self, self->sbp_bin,
                                _("Systolic blood pressure"), NULL, 60, 260, 0);
  self->dbp_entry = add_number (self, self->dbp_bin,
                                _("Diastolic blood pressure"), _("mmHg"), 30,
                                160, 0);
  self->girth_entry = add_number (
    self, self->girth_bin, _("Girth under the cuff"), _("cm"), 15, 100, 1);
  self->tries_entry =
    add_number (self, self->tries_bin, _("Tries"), NULL, 1, 20, 0);
  self->date_entry = cw_date_entry_new (_("Day"));
  adw_bin_set_child (self->date_bin, self->date_entry);
  g_signal_connect_swapped (self->date_entry, "changed", G_CALLBACK (update),
                            self);
}

static void
fill_limbs (CwPressureWindow *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint selected = 0;

  for (int i = 0; i < CW_N_LIMBS; i++) {
    CwLimb limb = (CwLimb) i;

    if ((self->task.limbs & CW_LIMB_BIT (limb)) == 0)
      continue;
    if (CW_LIMB_BIT (limb) == self->task.limb)
      selected = self->limbs->len;
    gtk_string_list_append (names, cw_limb_get_name (limb));
    g_array_append_val (self->limbs, limb);
  }
  gtk_drop_down_set_model (self->limb_drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->limb_drop_down, selected);
}

static void
fill (CwPressureWindow *self)
{
  CwDate today = self->context.today;

  self->filling = TRUE;
  fill_limbs (self);
  fill_cuffs (self, self->task.cuff_id);
  gtk_drop_down_set_selected (self->posture_drop_down, self->task.posture);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->sbp_entry),
                             self->context.sbp_mmhg);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->dbp_entry),
                             self->context.dbp_mmhg);
  cw_number_entry_set_value (
    CW_NUMBER_ENTRY (self->girth_entry),
    cw_ledger_find_girth (self->ledger, CW_LIMB_BIT (get_limb (self))));
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->tries_entry), 1);
  cw_date_entry_set_today (CW_DATE_ENTRY (self->date_entry), today);
  cw_date_entry_set_range (CW_DATE_ENTRY (self->date_entry), CW_DATE_NONE,
                           today);
  cw_date_entry_set_date (CW_DATE_ENTRY (self->date_entry), today);
  self->clinician_drop_down =
    cw_clinician_drop_down_new (self->context.clinic, _("Measured by"));
  adw_bin_set_child (self->clinician_bin, self->clinician_drop_down);
  g_signal_connect_swapped (self->clinician_drop_down, "changed",
                            G_CALLBACK (update), self);
  self->filling = FALSE;
}

GtkWindow *
cw_pressure_window_new (const CwPressureContext *context,
                        const CwPressureTask *task,
                        GtkWindow *parent,
                        GError **error)
{
  CwPressureWindow *self =
    g_object_new (CW_TYPE_PRESSURE_WINDOW, "transient-for", parent, NULL);

  self->context = *context;
  self->context.clinic = g_object_ref (context->clinic);
  self->task = *task;
  if (!reload (self, error)) {
    gtk_window_destroy (GTK_WINDOW (self));
    return NULL;
  }
  fill (self);
  update (self);
  if (get_cuff (self) != NULL)
    gtk_widget_grab_focus (self->aop_entry);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->cuff_drop_down));
  return GTK_WINDOW (self);
}
