/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/dose-graph.h"

#include "base/quantity.h"
#include "chart/dose-bar.h"
#include "window/common/chart-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* The axis of time reaches this far beyond the limit. */
#define TURN_SHARE 1.2

struct _CwDoseGraph {
  GtkWidget parent_instance;

  gboolean is_gauge;
  CwDoseGauge gauge;
  CwDoseBar bar;
};

G_DEFINE_FINAL_TYPE (CwDoseGraph, cw_dose_graph, GTK_TYPE_WIDGET)

static void
cw_dose_graph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwDoseGraph *self = CW_DOSE_GRAPH (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, width, height);
  CwChartStyle style = cw_chart_style_from_widget (widget);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  if (self->is_gauge)
    cw_dose_gauge_draw (&self->gauge, &style, cr, width, height);
  else if (self->bar.refuse_s > 0)
    cw_dose_bar_draw (&self->bar, &style, cr, width, height);
  cairo_destroy (cr);
}

static void
cw_dose_graph_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  CwDoseGraph *self = CW_DOSE_GRAPH (widget);
  CwChartStyle style = cw_chart_style_from_widget (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL) {
    *minimum = 120;
    *natural = 220;
  } else {
    int text = (int) ceil (18 * style.text_scale);

    *minimum = self->is_gauge         ? 20 + text
               : self->bar.names_sets ? 24 + 2 * text
                                      : 20 + text;
    *natural = *minimum;
  }
}

static void
cw_dose_graph_class_init (CwDoseGraphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = cw_dose_graph_snapshot;
  widget_class->measure = cw_dose_graph_measure;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cw_dose_graph_init (CwDoseGraph *self)
{
}

static void
set_label (CwDoseGraph *self, const char *label)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

void
cw_dose_graph_show_band (CwDoseGraph *self,
                         double from,
                         double to,
                         double band_low,
                         double band_high,
                         double value)
{
  g_autofree char *low = cw_number_format (band_low, 0);
  g_autofree char *high = cw_number_format (band_high, 0);
  g_autofree char *number =
    isnan (value) ? g_strdup ("–") : cw_number_format (value, 0);
  g_autofree char *label = NULL;

  g_return_if_fail (CW_IS_DOSE_GRAPH (self));

  self->is_gauge = TRUE;
  self->gauge = (CwDoseGauge) { from, to, band_low, band_high, value };
  /* Translators: a share and the permitted range, in percent. */
  label = g_strdup_printf (_("%s %%, permitted %s to %s %%"), number, low, high);
  set_label (self, label);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/* Seconds of sets and of the rests between them. */
static void
fill_parts (CwDoseBar *bar, const CwPrescription *p)
{
  double seconds_per_rep = 0;
  gboolean timed = cw_set_scheme_is_timed (&p->scheme);

  if (!timed &&
      (!cw_tempo_parse (p->tempo, &seconds_per_rep) || isnan (p->rest_s)))
    return;
  for (int i = 0; i < p->scheme.n_sets; i++) {
    if (i > 0)
      bar->part_s[bar->n_parts++] = timed ? 0 : p->rest_s;
    bar->part_s[bar->n_parts++] =
      timed ? p->scheme.interval_s
            : cw_set_scheme_expected_reps (&p->scheme, i) * seconds_per_rep;
  }
}

void
cw_dose_graph_show_time (CwDoseGraph *self, const CwPrescription *p)
{
  CwTimeLimit limit =
    cw_prescription_is_timed (p)
      ? cw_dose_cumulative_limit (p->modality)
      : cw_prescription_get_bout_limit (p);
  g_autofree char *time =
    cw_duration_format (cw_prescription_get_restriction_s (p));
  g_autofree char *label = NULL;

  g_return_if_fail (CW_IS_DOSE_GRAPH (self));

  self->is_gauge = FALSE;
  self->bar = (CwDoseBar) { .warn_s = limit.warn_s,
                            .refuse_s = limit.refuse_s,
                            .turn_s = limit.refuse_s * TURN_SHARE,
                            .names_sets = TRUE };
  fill_parts (&self->bar, p);
  label = g_strdup_printf (_("Cuff inflated for %s minutes"), time);
  set_label (self, label);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
cw_dose_graph_show_limit (CwDoseGraph *self,
                          double seconds,
                          CwTimeLimit limit,
                          const char *label)
{
  g_return_if_fail (CW_IS_DOSE_GRAPH (self));

  self->is_gauge = FALSE;
  self->bar = (CwDoseBar) { .n_parts = 1,
                            .part_s = { seconds },
                            .warn_s = limit.warn_s,
                            .refuse_s = limit.refuse_s,
                            .turn_s = limit.refuse_s };
  set_label (self, label);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
