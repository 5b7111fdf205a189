/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/pressure-strip.h"

#include "base/quantity.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwPressureStrip {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *measured_label;
  GtkWidget *target_label;
  GtkWidget *detail_label;
  GtkWidget *measure_button;

  CwPrescription *prescription;
  CwPressureContext context;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwPressureStrip, cw_pressure_strip, GTK_TYPE_WIDGET)

static void
used_cb (gpointer data)
{
  g_signal_emit (data, signals[CHANGED], 0);
}

static void
measure_cb (CwPressureStrip *self)
{
  gtk_window_present (cw_pressure_window_new (
    self->prescription, &self->context,
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), used_cb, self));
}

static void
cw_pressure_strip_dispose (GObject *object)
{
  CwPressureStrip *self = CW_PRESSURE_STRIP (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_PRESSURE_STRIP);

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
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/plan/pressure-strip.ui");
  BIND (content);
  BIND (measured_label);
  BIND (target_label);
  BIND (detail_label);
  BIND (measure_button);
  gtk_widget_class_bind_template_callback (widget_class, measure_cb);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_pressure_strip_init (CwPressureStrip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_pressure_strip_edit (CwPressureStrip *self,
                        CwPrescription *prescription,
                        const CwPressureContext *context)
{
  g_return_if_fail (CW_IS_PRESSURE_STRIP (self));

  self->prescription = prescription;
  self->context = *context;
  cw_pressure_strip_update (self);
}

void
cw_pressure_strip_update (CwPressureStrip *self)
{
  const CwPrescription *p = self->prescription;
  g_autofree char *measured = NULL;
  g_autofree char *target = NULL;
  g_autofree char *detail = NULL;

  g_return_if_fail (CW_IS_PRESSURE_STRIP (self));

  if (p->elastic_wrap) {
    g_autofree char *tightness = cw_number_format (p->tightness, 0);

    measured = g_strdup ("–");
    /* Translators: the tightness of a wrap, as "7 of 10". */
    target = g_strdup_printf (_("%s of 10"), tightness);
    detail = g_strdup (_("Elastic wrap without a gauge: tightness as felt"));
  } else if (isnan (p->aop_mmhg)) {
    measured = g_strdup ("–");
    target = g_strdup ("–");
    detail = g_strdup (_("The cuff pressure follows from the occlusion "
                         "pressure: measure it first."));
  } else {
    g_autofree char *aop = cw_number_format (p->aop_mmhg, 0);
    g_autofree char *pressure =
      isnan (p->pressure_mmhg) ? g_strdup ("–")
                               : cw_number_format (p->pressure_mmhg, 0);
    g_autofree char *width = cw_number_format (p->cuff_width_cm, 1);
    g_autofree char *step = cw_number_format (p->device_step_mmhg, 0);
    g_autofree char *day = cw_date_format_short (p->aop_date);
    g_autofree char *again =
      cw_date_format (p->aop_date + cw_aop_fresh_days ());

    measured = g_strdup_printf (_("%s mmHg"), aop);
    target = g_strdup_printf (_("%s mmHg"), pressure);
    detail = g_strdup_printf (
      /* Translators: "Doppler, lying, 10.5 cm cuff, 9 November", then a
       * sentence on rounding and one on when to measure again. */
      _("%s, %s, %s cm cuff, %s\nRounded down to %s mmHg. Measure again by %s"),
      cw_aop_method_get_name (p->aop_method),
      cw_posture_get_name (p->aop_posture), width, day, step, again);
  }
  gtk_label_set_label (GTK_LABEL (self->measured_label), measured);
  gtk_label_set_label (GTK_LABEL (self->target_label), target);
  gtk_label_set_label (GTK_LABEL (self->detail_label), detail);
  if (isnan (p->aop_mmhg) && !p->elastic_wrap)
    gtk_widget_add_css_class (self->measure_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->measure_button, "suggested-action");
}
