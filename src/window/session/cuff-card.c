/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/session/cuff-card.h"

#include "base/quantity.h"
#include "chart/timer-ring.h"
#include "window/common/chart-style.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* A turn of the ring, in parts of the last limit: an overrun is still drawn. */
#define TURN_SHARE 1.2
/* How much higher than wide the place of the ring may be for it to stand in the
 * middle. */
#define MIDDLE_SHARE 1.5

struct _CwCuffCard {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *state_label;
  GtkWidget *plan_label;
  GtkWidget *ring;
  GtkWidget *pressure_label;
  GtkWidget *share_label;
  GtkWidget *cuff_label;

  double inflated_s;
  double plan_s;
  CwTimeLimit limit;
  gboolean inflated;
};

G_DEFINE_FINAL_TYPE (CwCuffCard, cw_cuff_card, GTK_TYPE_WIDGET)

/* The square of the ring: in a high place at the top, as what is scrolled is seen
 * from there. */
static graphene_rect_t
get_square (float width, float height)
{
  float size = MIN (width, height);
  float y = height > MIDDLE_SHARE * width ? 0 : (height - size) / 2;

  return GRAPHENE_RECT_INIT ((width - size) / 2, y, size, size);
}

static void
draw_cb (GtkDrawingArea *area,
         cairo_t *cr,
         int width,
         int height,
         gpointer data)
{
  CwCuffCard *self = data;
  CwChartStyle style = cw_chart_style_from_widget (GTK_WIDGET (area));
  graphene_rect_t square = get_square ((float) width, (float) height);
  g_autofree char *time = cw_duration_format (self->inflated_s);
  g_autofree char *most = cw_number_format (self->limit.refuse_s / 60, 0);
  g_autofree char *detail =
    g_strdup_printf (_("of %s minutes"), most);
  CwTimerRing ring = {
    .elapsed_s = self->inflated_s,
    .turn_s = self->limit.refuse_s * TURN_SHARE,
    .amber_s = self->limit.warn_s,
    .red_s = self->limit.refuse_s,
    .plan_s = self->plan_s,
    .text = self->inflated ? time : C_("cuff", "off"),
    .detail = self->inflated ? detail : NULL,
  };

  cairo_translate (cr, square.origin.x, square.origin.y);
  if (ring.turn_s > 0)
    cw_timer_ring_draw (&ring, &style, cr, square.size.width,
                        square.size.height);
}

static void
show_pressure (CwCuffCard *self, const CwPrescription *p)
{
  g_autofree char *limbs = cw_limb_set_format (p->limbs);
  g_autofree char *width = cw_number_format (p->cuff_width_cm, 1);
  g_autofree char *pressure = NULL;
  g_autofree char *share = NULL;
  g_autofree char *cuff = NULL;

  if (p->elastic_wrap) {
    g_autofree char *tightness = cw_number_format (p->tightness, 0);

    pressure = g_strdup_printf (_("%s of 10"), tightness);
    share = g_strdup (_("Tightness of the wrap"));
    cuff = g_strdup (limbs);
  } else {
    g_autofree char *mmhg = cw_number_format (p->pressure_mmhg, 0);
    g_autofree char *percent = cw_number_format (p->pressure_percent, 0);
    g_autofree char *aop = cw_number_format (p->aop_mmhg, 0);

    pressure = g_strdup_printf (_("%s mmHg"), mmhg);
    /* Translators: a share of an occlusion pressure, as "60 % of 190". */
    share = g_strdup_printf (_("%s %% of %s"), percent, aop);
    cuff = g_strdup_printf (_("%s, %s cm cuff"), limbs, width);
  }
  gtk_label_set_label (GTK_LABEL (self->pressure_label), pressure);
  gtk_label_set_label (GTK_LABEL (self->share_label), share);
  gtk_label_set_label (GTK_LABEL (self->cuff_label), cuff);
}

static void
cw_cuff_card_dispose (GObject *object)
{
  CwCuffCard *self = CW_CUFF_CARD (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_CUFF_CARD);

  G_OBJECT_CLASS (cw_cuff_card_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwCuffCard, name)

static void
cw_cuff_card_class_init (CwCuffCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_cuff_card_dispose;
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/session/cuff-card.ui");
  BIND (content);
  BIND (state_label);
  BIND (plan_label);
  BIND (ring);
  BIND (pressure_label);
  BIND (share_label);
  BIND (cuff_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_cuff_card_init (CwCuffCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->ring), draw_cb, self,
                                  NULL);
}

const char *
cw_cuff_card_describe (CwSessionRunner *runner)
{
  if (!cw_session_runner_is_inflated (runner))
    return _("Cuff down");
  switch (cw_session_runner_get_alarm (runner)) {
  case CW_CUFF_ALARM_RED:
    return _("Limit reached");
  case CW_CUFF_ALARM_AMBER:
    return _("Limit is near");
  case CW_CUFF_ALARM_NONE:
  default:
    return _("Cuff inflated");
  }
}

char *
cw_cuff_card_format_time (CwSessionRunner *runner)
{
  return cw_session_runner_is_inflated_time_known (runner)
             ? cw_duration_format (cw_session_runner_get_inflated_s (runner))
             : g_strdup (C_("unknown time", "?"));
}

gboolean
cw_cuff_card_is_in_sight (CwCuffCard *self, GtkWidget *viewport)
{
  graphene_rect_t place, square, frame;

  g_return_val_if_fail (CW_IS_CUFF_CARD (self), FALSE);

  if (!gtk_widget_compute_bounds (self->ring, viewport, &place))
    return FALSE;
  square = get_square (place.size.width, place.size.height);
  graphene_rect_offset (&square, place.origin.x, place.origin.y);
  frame = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (viewport),
                              (float) gtk_widget_get_height (viewport));
  return square.size.height > 0 &&
         graphene_rect_contains_rect (&frame, &square);
}

void
cw_cuff_card_show (CwCuffCard *self, CwSessionRunner *runner)
{
  const CwPrescription *p = cw_session_runner_get_prescription (runner);
  g_autofree char *plan = NULL;
  g_autofree char *time = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (CW_IS_CUFF_CARD (self));

  self->inflated = cw_session_runner_is_inflated (runner);
  self->inflated_s = cw_session_runner_get_inflated_s (runner);
  self->plan_s = cw_prescription_get_inflation_s (p);
  self->limit = cw_prescription_get_bout_limit (p);
  time = cw_duration_format (self->plan_s);
  /* Translators: how long the cuff is planned to stay up. */
  plan = g_strdup_printf (_("● plan %s"), time);
  gtk_label_set_label (GTK_LABEL (self->state_label),
                       cw_cuff_card_describe (runner));
  gtk_label_set_label (GTK_LABEL (self->plan_label), plan);
  gtk_widget_set_visible (self->plan_label, !isnan (self->plan_s));
  show_pressure (self, p);
  g_free (time);
  time = cw_duration_format (self->inflated_s);
  label = self->inflated
            ? g_strdup_printf (_("Cuff inflated for %s minutes"), time)
            : g_strdup (_("Cuff down"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->ring),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_queue_draw (self->ring);
}
