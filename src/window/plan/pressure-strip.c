/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/pressure-strip.h"

#include "base/quantity.h"
#include "model/prescription-ledger.h"
#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"
#include "window/common/message.h"
#include "window/common/number-entry.h"
#include "window/common/status-mark.h"
#include "window/plan/cuff-drop-down.h"
#include "window/preferences/cuff-dialog.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwPressureStrip {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *measured_label;
  GtkWidget *target_label;
  GtkWidget *detail_label;
  GtkWidget *measure_button;
  GtkWidget *cuff_drop_down;
  GtkWidget *tightness_box;
  GtkWidget *tightness_bin;
  GtkWidget *advice_mark;
  GtkWidget *advice_label;
  GtkWidget *tightness_entry;

  CwPrescription *prescription;
  CwPressureContext context;
  CwLedger *ledger;        /* NULL while it could not be read */
  CwPressureNeed answered; /* for which the prescription has its pressure */
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwPressureStrip, cw_pressure_strip, GTK_TYPE_WIDGET)

static CwPressureNeed
get_need (CwPressureStrip *self)
{
  return cw_prescription_get_pressure_need (self->prescription,
                                            self->context.today);
}

/* Doses by what the ledger has for these limbs, that cuff and that posture, and
 * by nothing when it has nothing. */
static void
take_pressure (CwPressureStrip *self)
{
  CwPressureNeed need = get_need (self);
  g_autoptr (CwPressureMatch) match =
    cw_ledger_match_pressure (self->ledger, &need);

  self->prescription->girth_cm =
    cw_ledger_find_girth (self->ledger, need.limbs);
  cw_prescription_use_pressure (self->prescription, match->record);
  self->answered = need;
}

static void
fill_cuffs (CwPressureStrip *self)
{
  cw_cuff_drop_down_fill (CW_CUFF_DROP_DOWN (self->cuff_drop_down),
                          self->ledger, self->prescription->limbs, TRUE,
                          self->prescription->cuff_id);
}

static void
changed (CwPressureStrip *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* FALSE, and said, when the ledger cannot be read: then it is as it was. */
static gboolean
reload (CwPressureStrip *self)
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

static void
set_cuff (CwPressureStrip *self, gint64 cuff_id)
{
  cw_prescription_set_cuff (self->prescription,
                            cw_ledger_find_cuff (self->ledger, cuff_id));
  take_pressure (self);
}

static void
cuff_cb (CwPressureStrip *self)
{
  if (self->prescription == NULL || self->ledger == NULL)
    return;
  set_cuff (self, cw_cuff_drop_down_get_id (
                    CW_CUFF_DROP_DOWN (self->cuff_drop_down)));
  changed (self);
}

static void
cuff_saved_cb (CwPressureStrip *self, gint64 cuff_id)
{
  if (self->prescription == NULL || !reload (self))
    return;
  set_cuff (self, cuff_id);
  fill_cuffs (self);
  changed (self);
}

static void
add_cuff_cb (CwPressureStrip *self)
{
  gboolean leg = (self->prescription->limbs & CW_LIMBS_LEGS) != 0;
  GtkWindow *dialog = cw_cuff_dialog_new (
    self->context.clinic, NULL, leg ? CW_CUFF_SITE_LEG : CW_CUFF_SITE_ARM,
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));

  g_signal_connect_object (dialog, "saved", G_CALLBACK (cuff_saved_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
tightness_cb (CwPressureStrip *self)
{
  if (self->prescription == NULL)
    return;
  self->prescription->tightness =
    cw_number_entry_get_value (CW_NUMBER_ENTRY (self->tightness_entry));
  changed (self);
}

static void
recorded_cb (CwPressureStrip *self, gint64 record_id)
{
  const CwPressureRecord *record;

  if (self->prescription == NULL || !reload (self))
    return;
  record = cw_ledger_find_pressure (self->ledger, record_id);
  if (record != NULL && record->cuff_id != self->prescription->cuff_id)
    cw_prescription_set_cuff (
      self->prescription, cw_ledger_find_cuff (self->ledger, record->cuff_id));
  take_pressure (self);
  fill_cuffs (self);
  changed (self);
}

/* The limb that has no pressure yet, of two. */
static CwLimbSet
find_first_limb (CwPressureStrip *self)
{
  CwPressureNeed need = get_need (self);

  for (int limb = 0; limb < CW_N_LIMBS; limb++) {
    g_autoptr (CwPressureMatch) match = NULL;

    if ((self->prescription->limbs & CW_LIMB_BIT (limb)) == 0)
      continue;
    need.limbs = CW_LIMB_BIT (limb);
    match = cw_ledger_match_pressure (self->ledger, &need);
    if (match->record == NULL)
      return CW_LIMB_BIT (limb);
  }
  return CW_LIMBS_NONE;
}

static void
measure_cb (CwPressureStrip *self)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  const CwPressureTask task = {
    .limbs = self->prescription->limbs,
    .limb = find_first_limb (self),
    .cuff_id = self->prescription->cuff_id,
    .posture = self->prescription->posture,
    .pressure_percent = self->prescription->pressure_percent,
  };
  g_autoptr (GError) error = NULL;
  GtkWindow *window =
    cw_pressure_window_new (&self->context, &task, parent, &error);

  if (window == NULL) {
    cw_message_show_error (parent, _("The measurements could not be read"),
                           error);
    return;
  }
  g_signal_connect_object (window, "recorded", G_CALLBACK (recorded_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
cw_pressure_strip_dispose (GObject *object)
{
  CwPressureStrip *self = CW_PRESSURE_STRIP (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PRESSURE_STRIP);
  g_clear_pointer (&self->ledger, cw_ledger_free);

  G_OBJECT_CLASS (cw_pressure_strip_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwPressureStrip, name)

static void
cw_pressure_strip_class_init (CwPressureStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_pressure_strip_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_CUFF_DROP_DOWN);
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/pressure-strip.ui");
  BIND (content);
  BIND (measured_label);
  BIND (target_label);
  BIND (detail_label);
  BIND (measure_button);
  BIND (cuff_drop_down);
  BIND (tightness_box);
  BIND (tightness_bin);
  BIND (advice_mark);
  BIND (advice_label);
  gtk_widget_class_bind_template_callback (widget_class, measure_cb);
  gtk_widget_class_bind_template_callback (widget_class, cuff_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cuff_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_pressure_strip_init (CwPressureStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->tightness_entry =
    cw_number_entry_new (_("Tightness, 0 to 10"), NULL, 0, 10, 0);
  adw_bin_set_child (ADW_BIN (self->tightness_bin), self->tightness_entry);
  g_signal_connect_swapped (self->tightness_entry, "changed",
                            G_CALLBACK (tightness_cb), self);
}

void
cw_pressure_strip_edit (CwPressureStrip *self,
                        CwPrescription *prescription,
                        const CwPressureContext *context)
{
  g_return_if_fail (CW_IS_PRESSURE_STRIP (self));

  self->prescription = NULL;
  self->context = *context;
  if (!reload (self))
    return;
  self->prescription = prescription;
  self->answered = get_need (self);
  fill_cuffs (self);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->tightness_entry),
                             prescription->tightness);
  cw_pressure_strip_update (self);
}

static void
show_pressure (CwPressureStrip *self)
{
  const CwPrescription *p = self->prescription;
  g_autofree char *measured = NULL;
  g_autofree char *target = NULL;

  if (p->elastic_wrap) {
    g_autofree char *tightness = cw_number_format (p->tightness, 0);

    measured = g_strdup ("–");
    /* Translators: the tightness of a wrap, as "7 of 10". */
    target = isnan (p->tightness) ? g_strdup ("–")
                                  : g_strdup_printf (_("%s of 10"), tightness);
  } else if (isnan (p->aop_mmhg)) {
    measured = g_strdup ("–");
    target = g_strdup ("–");
  } else {
    g_autofree char *aop = cw_number_format (p->aop_mmhg, 0);
    g_autofree char *pressure =
      isnan (p->pressure_mmhg) ? g_strdup ("–")
                               : cw_number_format (p->pressure_mmhg, 0);

    measured = g_strdup_printf (_("%s mmHg"), aop);
    target = g_strdup_printf (_("%s mmHg"), pressure);
  }
  gtk_label_set_label (GTK_LABEL (self->measured_label), measured);
  gtk_label_set_label (GTK_LABEL (self->target_label), target);
}

static char *
describe_way (const CwPrescription *p)
{
  g_autofree char *step = NULL;
  g_autofree char *day = NULL;

  if (p->elastic_wrap)
    return g_strdup (_("Elastic wrap without a gauge: tightness as felt, with "
                       "the pulse felt and five minutes sitting without "
                       "tingling. For class A only."));
  if (isnan (p->aop_mmhg))
    return g_strdup (_("The cuff pressure follows from the occlusion "
                       "pressure: measure it first."));
  step = cw_number_format (p->device_step_mmhg, 1);
  day = cw_date_format_short (p->aop_date);
  return g_strdup_printf (
    /* Translators: a method, a posture and a day, "Doppler, lying, 9 November",
     * then the step of a gauge. */
    _("%s, %s, %s\nRounded down to steps of %s mmHg"),
    cw_aop_method_get_name (p->aop_method),
    cw_posture_get_name (p->aop_posture), day, step);
}

static void
show_advice (CwPressureStrip *self)
{
  CwPressureNeed need = get_need (self);
  g_autoptr (CwPressureMatch) match =
    cw_ledger_match_pressure (self->ledger, &need);
  gboolean wrap = self->prescription->elastic_wrap;

  gtk_widget_set_visible (self->advice_label,
                          !wrap && match->advice != NULL);
  gtk_widget_set_visible (self->advice_mark, !wrap && match->measure_again);
  gtk_label_set_label (GTK_LABEL (self->advice_label),
                       match->advice != NULL ? match->advice : "");
}

void
cw_pressure_strip_update (CwPressureStrip *self)
{
  const CwPrescription *p = self->prescription;
  g_autofree char *way = NULL;

  g_return_if_fail (CW_IS_PRESSURE_STRIP (self));

  if (p == NULL)
    return;
  /* A pressure is that of a limb in a posture; the dose of another is not. */
  if (p->limbs != self->answered.limbs ||
      p->posture != self->answered.posture) {
    take_pressure (self);
    fill_cuffs (self);
  }
  way = describe_way (p);
  show_pressure (self);
  show_advice (self);
  gtk_label_set_label (GTK_LABEL (self->detail_label), way);
  gtk_widget_set_visible (self->tightness_box, p->elastic_wrap);
  gtk_widget_set_visible (self->measure_button, !p->elastic_wrap);
  if (isnan (p->aop_mmhg))
    gtk_widget_add_css_class (self->measure_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->measure_button, "suggested-action");
}
