/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/ribbon.h"

#include "window/common/fold-layout.h"
#include "window/common/status-mark.h"
#include "window/patients/ribbon-step.h"
#include "window/patients/session-ticks.h"

#include <glib/gi18n-lib.h>

#define CHEVRON_WIDTH 14

struct _CwRibbon {
  GtkWidget parent_instance;

  CwFoldLayout *layout;
  GtkWidget *buttons[CW_N_RIBBON_STEPS];
  GtkStack *stacks[CW_N_RIBBON_STEPS];
  CwStatusMark *marks[CW_N_RIBBON_STEPS];
  GtkLabel *titles[CW_N_RIBBON_STEPS];
  GtkLabel *details[CW_N_RIBBON_STEPS];
  CwSessionTicks *ticks;
};

static const char *const pages[CW_N_RIBBON_STEPS] = { "screening", "plan",
                                                      "sessions" };

G_DEFINE_FINAL_TYPE (CwRibbon, cw_ribbon, GTK_TYPE_WIDGET)

/* A line that points from one step to the next. */
static void
draw_chevron (cairo_t *cr, double x, double height, double direction)
{
  double tip = direction * CHEVRON_WIDTH;

  cairo_new_path (cr);
  cairo_move_to (cr, x - tip / 2, 0);
  cairo_line_to (cr, x + tip / 2, height / 2);
  cairo_line_to (cr, x - tip / 2, height);
  cairo_stroke (cr);
}

static void
draw_dividers (CwRibbon *self, cairo_t *cr)
{
  GtkWidget *widget = GTK_WIDGET (self);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int width = gtk_widget_get_width (widget);

  for (int i = 1; i < CW_N_RIBBON_STEPS; i++) {
    graphene_rect_t bounds;

    if (!gtk_widget_compute_bounds (self->buttons[i], widget, &bounds))
      continue;
    if (cw_fold_layout_get_folded (self->layout)) {
      cairo_move_to (cr, 0, bounds.origin.y + 0.5);
      cairo_line_to (cr, width, bounds.origin.y + 0.5);
      cairo_stroke (cr);
    } else {
      double x = mirrored ? bounds.origin.x + bounds.size.width
                          : bounds.origin.x;

      draw_chevron (cr, x, gtk_widget_get_height (widget), mirrored ? -1 : 1);
    }
  }
}

static void
cw_ribbon_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GdkRGBA color = { 0 };
  cairo_t *cr = NULL;

  GTK_WIDGET_CLASS (cw_ribbon_parent_class)->snapshot (widget, snapshot);

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (
    snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                   gtk_widget_get_height (widget)));
  cairo_set_line_width (cr, 1);
  cairo_set_source_rgba (cr, color.red, color.green, color.blue,
                         color.alpha * 0.25);
  draw_dividers (CW_RIBBON (widget), cr);
  cairo_destroy (cr);
}

static void
cw_ribbon_dispose (GObject *object)
{
  CwRibbon *self = CW_RIBBON (object);

  for (int i = 0; i < CW_N_RIBBON_STEPS; i++)
    g_clear_pointer (&self->buttons[i], gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_RIBBON);

  G_OBJECT_CLASS (cw_ribbon_parent_class)->dispose (object);
}

static void
bind_step (GtkWidgetClass *widget_class, int step)
{
  const struct {
    const char *name;
    goffset offset;
  } children[] = {
    { "step", G_STRUCT_OFFSET (CwRibbon, buttons[step]) },
    { "stack", G_STRUCT_OFFSET (CwRibbon, stacks[step]) },
    { "mark", G_STRUCT_OFFSET (CwRibbon, marks[step]) },
    { "title", G_STRUCT_OFFSET (CwRibbon, titles[step]) },
    { "detail", G_STRUCT_OFFSET (CwRibbon, details[step]) },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (children); i++) {
    g_autofree char *id =
      g_strdup_printf ("%s_%s", children[i].name, pages[step]);

    gtk_widget_class_bind_template_child_full (widget_class, id, FALSE,
                                               children[i].offset);
  }
}

static void
cw_ribbon_class_init (CwRibbonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_ribbon_dispose;
  widget_class->snapshot = cw_ribbon_snapshot;
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_STATUS_MARK);
  g_type_ensure (CW_TYPE_SESSION_TICKS);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/patients/ribbon.ui");
  gtk_widget_class_bind_template_child (widget_class, CwRibbon, layout);
  gtk_widget_class_bind_template_child (widget_class, CwRibbon, ticks);
  for (int i = 0; i < CW_N_RIBBON_STEPS; i++)
    bind_step (widget_class, i);
}

static void
cw_ribbon_init (CwRibbon *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* A step that waits for nothing but its turn has no state to tell. */
static const char *
get_sign (const CwRibbonStep *step)
{
  if (step->status != CW_STATUS_UNKNOWN)
    return "mark";
  return step->current ? "next" : "later";
}

static void
show_step (CwRibbon *self, int index, const CwRibbonStep *step)
{
  /* Translators: title and detail of a step, for assistive tools. */
  g_autofree char *name =
    g_strdup_printf (_("%s. %s"), step->title, step->detail);

  gtk_stack_set_visible_child_name (self->stacks[index], get_sign (step));
  cw_status_mark_set_status (self->marks[index], step->status);
  gtk_label_set_label (self->titles[index], step->title);
  gtk_label_set_label (self->details[index], step->detail);
  set_class (self->buttons[index], "cw-current", step->current);
  set_class (self->buttons[index], "cw-later", step->later);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[index]),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
cw_ribbon_show (CwRibbon *self,
                const CwPatientOverview *overview,
                CwDate today)
{
  CwRibbonStep steps[CW_N_RIBBON_STEPS] = { 0 };
  const CwCareState *state = NULL;

  g_return_if_fail (CW_IS_RIBBON (self));
  g_return_if_fail (overview != NULL);

  state = &overview->state;
  cw_ribbon_steps_fill (steps, overview, today);
  for (int i = 0; i < CW_N_RIBBON_STEPS; i++)
    show_step (self, i, &steps[i]);
  cw_ribbon_steps_clear (steps);
  cw_session_ticks_show (self->ticks, state->sessions_done,
                         state->has_plan ? state->sessions_planned : 0);
}
