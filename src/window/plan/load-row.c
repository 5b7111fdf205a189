/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/load-row.h"

#include "base/quantity.h"
#include "model/prescription-ledger.h"
#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"
#include "window/common/message.h"
#include "window/common/number-entry.h"
#include "window/plan/dose-graph.h"
#include "window/plan/one-rep-max-window.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define MAX_LOAD_KG 500

struct _CwLoadRow {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *load_bin;
  GtkWidget *graph;
  GtkWidget *note_label;
  GtkWidget *body_weight_check;
  GtkWidget *load_entry;

  CwPrescription *prescription;
  CwPressureContext context;
  CwLedger *ledger; /* NULL while it could not be read */
  CwDoseBand band;
  gboolean filling;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwLoadRow, cw_load_row, GTK_TYPE_WIDGET)

static const CwRack *
get_rack (CwLoadRow *self, gboolean *entered)
{
  return cw_ledger_get_rack (self->ledger, self->prescription->exercise_id,
                             entered);
}

static double
get_typed (CwLoadRow *self)
{
  return cw_number_entry_get_value (CW_NUMBER_ENTRY (self->load_entry));
}

static char *
describe_share (const CwPrescription *p)
{
  g_autofree char *percent = NULL;
  g_autofree char *maximum = NULL;

  if (p->body_weight)
    return g_strdup (_("Body weight only"));
  if (p->one_rm_method == CW_ONE_REP_MAX_CALIBRATED)
    return g_strdup (_("Found under the inflated cuff"));
  if (isnan (p->one_rm_kg))
    return g_strdup (_("One-repetition maximum not known"));
  maximum = cw_number_format (p->one_rm_kg, 1);
  if (isnan (p->load_percent_1rm))
    return g_strdup_printf (_("One-repetition maximum %s kg"), maximum);
  percent = cw_number_format (p->load_percent_1rm, 0);
  return g_strdup_printf (_("%s %% of %s kg, the one-repetition maximum"),
                          percent, maximum);
}

/* What the rack makes of the load that was typed; NULL when it has that load. */
static char *
describe_rounding (CwLoadRow *self)
{
  double typed = get_typed (self);
  double load_kg = self->prescription->load_kg;
  g_autofree char *load = cw_number_format (load_kg, 2);
  g_autofree char *smallest =
    cw_number_format (get_rack (self, NULL)->smallest_kg, 2);

  if (self->prescription->body_weight || isnan (typed) || typed == load_kg)
    return NULL;
  if (isnan (load_kg))
    return g_strdup_printf (_("The smallest load is %s kg."), smallest);
  return g_strdup_printf (_("Rounded down to %s kg, which is there."), load);
}

/* When the maximum was found, and on which side. */
static char *
describe_origin (CwLoadRow *self)
{
  const CwPrescription *p = self->prescription;
  g_autofree char *day = cw_date_format_short (p->one_rm_date);

  if (p->body_weight || p->one_rm_date == CW_DATE_NONE)
    return NULL;
  for (guint i = 0; i < self->ledger->one_rep_maxes->len; i++) {
    const CwOneRepMaxRecord *record =
      g_ptr_array_index (self->ledger->one_rep_maxes, i);
    g_autofree char *way = NULL;
    g_autofree char *limbs = NULL;

    if (record->id != p->one_rm_id)
      continue;
    way = cw_one_rep_max_record_describe_way (record);
    limbs = cw_limb_set_format (record->limbs);
    /* Translators: how a maximum was found, on which limb, and the day. */
    return g_strdup_printf (_("%s, %s, %s"), way, limbs, day);
  }
  return g_steal_pointer (&day);
}

static char *
describe_load (CwLoadRow *self)
{
  g_autofree char *share = describe_share (self->prescription);
  g_autofree char *rounding = describe_rounding (self);
  g_autofree char *origin = describe_origin (self);
  GString *text = g_string_new (share);

  if (rounding != NULL)
    g_string_append_printf (text, "\n%s", rounding);
  if (origin != NULL)
    g_string_append_printf (text, "\n%s", origin);
  return g_string_free (text, FALSE);
}

static void
input_cb (CwLoadRow *self)
{
  CwPrescription *p = self->prescription;

  if (p == NULL || self->filling)
    return;
  p->body_weight =
    gtk_check_button_get_active (GTK_CHECK_BUTTON (self->body_weight_check));
  p->load_kg =
    p->body_weight
      ? NAN
      : cw_rack_round_down (get_rack (self, NULL), get_typed (self));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The share that a template asks for, else the usual one of the class. */
static double
get_usual_percent (CwLoadRow *self)
{
  double wanted = self->prescription->load_percent_wanted;

  return isnan (wanted) ? self->band.load_percent_default : wanted;
}

/* Typing is over: what stands there becomes what will be lifted. */
static void
settle_cb (CwLoadRow *self)
{
  const CwPrescription *p = self->prescription;

  if (p == NULL || isnan (p->load_kg) || get_typed (self) == p->load_kg)
    return;
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->load_entry), p->load_kg);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* FALSE, and said, when the ledger cannot be read: then it is as it was. */
static gboolean
reload (CwLoadRow *self)
{
  g_autoptr (GError) error = NULL;
  CwLedger *ledger = cw_clinic_load_ledger (self->context.clinic,
                                            self->context.patient_id, &error);

  if (ledger == NULL) {
    cw_message_show_error (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
      _("The measurements could not be read"), error);
    return FALSE;
  }
  g_clear_pointer (&self->ledger, cw_ledger_free);
  self->ledger = ledger;
  return TRUE;
}

/* The maximum just recorded is used.  A load that was not chosen yet becomes the
 * usual share of it. */
static void
recorded_cb (CwLoadRow *self, gint64 record_id)
{
  CwPrescription *p = self->prescription;

  if (p == NULL || !reload (self))
    return;
  for (guint i = 0; i < self->ledger->one_rep_maxes->len; i++) {
    const CwOneRepMaxRecord *record =
      g_ptr_array_index (self->ledger->one_rep_maxes, i);

    if (record->id == record_id)
      cw_prescription_use_one_rep_max (p, record);
  }
  if (isnan (p->load_kg))
    p->load_kg = cw_rack_round_down (
      get_rack (self, NULL),
      p->one_rm_kg * get_usual_percent (self) / 100);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->load_entry), p->load_kg);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
one_rep_max_cb (CwLoadRow *self)
{
  const CwOneRepMaxTask task = {
    .clinic = self->context.clinic,
    .patient_id = self->context.patient_id,
    .exercise_id = self->prescription->exercise_id,
    .limbs = self->prescription->limbs,
    .pressure_mmhg = self->prescription->pressure_mmhg,
    .today = self->context.today,
  };
  GtkWindow *window = cw_one_rep_max_window_new (
    &task, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));

  g_signal_connect_object (window, "recorded", G_CALLBACK (recorded_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
cw_load_row_dispose (GObject *object)
{
  CwLoadRow *self = CW_LOAD_ROW (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_LOAD_ROW);
  g_clear_pointer (&self->ledger, cw_ledger_free);

  G_OBJECT_CLASS (cw_load_row_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwLoadRow, name)

static void
cw_load_row_class_init (CwLoadRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_load_row_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_DOSE_GRAPH);
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/load-row.ui");
  BIND (content);
  BIND (load_bin);
  BIND (graph);
  BIND (note_label);
  BIND (body_weight_check);
  gtk_widget_class_bind_template_callback (widget_class, input_cb);
  gtk_widget_class_bind_template_callback (widget_class, one_rep_max_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_load_row_init (CwLoadRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->load_entry = cw_number_entry_new (_("Load"), _("kg"), 0, MAX_LOAD_KG, 2);
  adw_bin_set_child (ADW_BIN (self->load_bin), self->load_entry);
  g_signal_connect_swapped (self->load_entry, "changed",
                            G_CALLBACK (input_cb), self);
  g_signal_connect_swapped (self->load_entry, "activate",
                            G_CALLBACK (settle_cb), self);
}

void
cw_load_row_edit (CwLoadRow *self,
                  CwPrescription *prescription,
                  const CwPressureContext *context)
{
  g_return_if_fail (CW_IS_LOAD_ROW (self));

  self->prescription = NULL;
  self->context = *context;
  if (!reload (self))
    return;
  self->prescription = prescription;
  self->filling = TRUE;
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->load_entry),
                             prescription->load_kg);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->body_weight_check),
                               prescription->body_weight);
  self->filling = FALSE;
}

void
cw_load_row_update (CwLoadRow *self, const CwDoseBand *band)
{
  const CwPrescription *p = self->prescription;
  g_autofree char *note = NULL;

  g_return_if_fail (CW_IS_LOAD_ROW (self));

  if (p == NULL)
    return;
  self->band = *band;
  note = describe_load (self);
  gtk_label_set_label (GTK_LABEL (self->note_label), note);
  cw_dose_graph_show_band (CW_DOSE_GRAPH (self->graph), 0, 60,
                           band->load_percent_min, band->load_percent_max,
                           p->body_weight ? NAN : p->load_percent_1rm);
  gtk_widget_set_sensitive (self->load_entry, !p->body_weight);
}

void
cw_load_row_set_mark (CwLoadRow *self, const char *css_class)
{
  g_return_if_fail (CW_IS_LOAD_ROW (self));

  cw_number_entry_set_mark (CW_NUMBER_ENTRY (self->load_entry), css_class);
}

static void
give_same_width (GtkWidget *one, GtkWidget *other)
{
  g_autoptr (GtkSizeGroup) group =
    gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);

  gtk_size_group_add_widget (group, one);
  gtk_size_group_add_widget (group, other);
}

void
cw_load_row_align (CwLoadRow *self, GtkWidget *entry, GtkWidget *note)
{
  g_return_if_fail (CW_IS_LOAD_ROW (self));

  give_same_width (self->load_bin, entry);
  give_same_width (self->note_label, note);
}
