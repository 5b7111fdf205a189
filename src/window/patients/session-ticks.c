/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/session-ticks.h"

#define TICK_WIDTH 3
#define TICK_STEP 5
#define TICK_HEIGHT 14
#define MAX_TICKS 24
#define BAR_HEIGHT 4

struct _CwSessionTicks {
  GtkWidget parent_instance;

  int done;
  int planned;
};

G_DEFINE_FINAL_TYPE (CwSessionTicks, cw_session_ticks, GTK_TYPE_WIDGET)

static void
cw_session_ticks_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  CwSessionTicks *self = CW_SESSION_TICKS (widget);
  int n_ticks = MIN (self->planned, MAX_TICKS);

  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = TICK_HEIGHT;
  else
    *minimum = *natural =
      n_ticks > 0 ? n_ticks * TICK_STEP - (TICK_STEP - TICK_WIDTH) : 0;
}

/* One stretch of ticks or of the bar. */
static void
append_part (GtkWidget *widget,
             GtkSnapshot *snapshot,
             const GdkRGBA *color,
             double x,
             double width,
             int height)
{
  double left = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL
                  ? gtk_widget_get_width (widget) - x - width
                  : x;
  double top = (gtk_widget_get_height (widget) - height) / 2;

  gtk_snapshot_append_color (
    snapshot, color,
    &GRAPHENE_RECT_INIT ((float) left, (float) top, (float) width,
                         (float) height));
}

static void
cw_session_ticks_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  CwSessionTicks *self = CW_SESSION_TICKS (widget);
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  GdkRGBA accent = { 0 }, faint = { 0 };
  int width = gtk_widget_get_width (widget);

  gtk_style_context_get_color (style, &faint);
  faint.alpha *= 0.18f;
  if (!gtk_style_context_lookup_color (style, "accent_color", &accent))
    gtk_style_context_get_color (style, &accent);

  if (self->planned > MAX_TICKS) {
    double done = (double) width * self->done / self->planned;

    append_part (widget, snapshot, &accent, 0, done, BAR_HEIGHT);
    append_part (widget, snapshot, &faint, done, width - done, BAR_HEIGHT);
    return;
  }
  for (int i = 0; i < self->planned; i++)
    append_part (widget, snapshot, i < self->done ? &accent : &faint,
                 i * TICK_STEP, TICK_WIDTH, TICK_HEIGHT);
}

static void
cw_session_ticks_class_init (CwSessionTicksClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = cw_session_ticks_measure;
  widget_class->snapshot = cw_session_ticks_snapshot;
  /* The ribbon says the same in words. */
  gtk_widget_class_set_accessible_role (widget_class,
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cw_session_ticks_init (CwSessionTicks *self)
{
}

void
cw_session_ticks_show (CwSessionTicks *self, int done, int planned)
{
  g_return_if_fail (CW_IS_SESSION_TICKS (self));

  self->planned = MAX (planned, 0);
  self->done = CLAMP (done, 0, self->planned);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
