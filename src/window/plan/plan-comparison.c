/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/plan-comparison.h"

#include <glib/gi18n-lib.h>

#define ROW_SPACING 6
#define COLUMN_SPACING 18

struct _CwPlanComparison {
  GtkWidget parent_instance;

  GtkWidget *grid;
};

G_DEFINE_FINAL_TYPE (CwPlanComparison, cw_plan_comparison, GTK_TYPE_WIDGET)

static GtkWidget *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
attach_value (CwPlanComparison *self,
              const char *text,
              gboolean changed,
              int column,
              int row)
{
  GtkWidget *label = create_label (*text != '\0' ? text : "–", "numeric");

  gtk_widget_set_hexpand (label, TRUE);
  /* A column for each version, whichever says more. */
  gtk_label_set_width_chars (GTK_LABEL (label), 12);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  if (changed)
    gtk_widget_add_css_class (label, "cw-changed");
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);
}

static void
attach_change (CwPlanComparison *self, const CwPlanChange *change, int row)
{
  GtkWidget *mark = create_label (change->changed ? "≠" : "", "heading");

  if (change->changed) {
    gtk_widget_set_tooltip_text (mark, C_ ("plan versions", "Changed"));
    gtk_accessible_update_property (GTK_ACCESSIBLE (mark),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    C_ ("plan versions", "Changed"), -1);
  }
  gtk_grid_attach (GTK_GRID (self->grid), mark, 0, row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->grid),
                   create_label (change->field, "dim-label"), 1, row, 1, 1);
  attach_value (self, change->before, change->changed, 2, row);
  attach_value (self, change->after, change->changed, 3, row);
}

static char *
describe_version (const CwPlan *plan)
{
  /* Translators: %d is the number of the plan's version. */
  return plan->id != 0 ? g_strdup_printf (_ ("Plan v%d"), plan->version)
                       : g_strdup (_ ("New version"));
}

static void
attach_heads (CwPlanComparison *self, const CwPlan *before, const CwPlan *after)
{
  g_autofree char *left = describe_version (before);
  g_autofree char *right = describe_version (after);

  gtk_grid_attach (GTK_GRID (self->grid), create_label (left, "heading"), 2, 0,
                   1, 1);
  gtk_grid_attach (GTK_GRID (self->grid), create_label (right, "heading"), 3, 0,
                   1, 1);
}

static void
clear (CwPlanComparison *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
}

void
cw_plan_comparison_show (CwPlanComparison *self,
                         const CwPlan *before,
                         const CwPlan *after,
                         gboolean with_same)
{
  g_autoptr (GPtrArray) changes = NULL;
  const char *subject = NULL;
  int row = 1;

  g_return_if_fail (CW_IS_PLAN_COMPARISON (self));

  clear (self);
  changes = cw_plan_compare (before, after, with_same);
  if (changes->len == 0) {
    gtk_grid_attach (GTK_GRID (self->grid),
                     create_label (_ ("The two versions are equal."), NULL), 0,
                     0, 4, 1);
    return;
  }
  attach_heads (self, before, after);
  for (guint i = 0; i < changes->len; i++) {
    const CwPlanChange *change = changes->pdata[i];

    if (change->subject != NULL && g_strcmp0 (change->subject, subject) != 0) {
      GtkWidget *head = create_label (change->subject, "heading");

      gtk_widget_set_margin_top (head, ROW_SPACING);
      gtk_grid_attach (GTK_GRID (self->grid), head, 0, row++, 4, 1);
    }
    subject = change->subject;
    attach_change (self, change, row++);
  }
}

static void
cw_plan_comparison_dispose (GObject *object)
{
  g_clear_pointer (&CW_PLAN_COMPARISON (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_plan_comparison_parent_class)->dispose (object);
}

static void
cw_plan_comparison_class_init (CwPlanComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_plan_comparison_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
cw_plan_comparison_init (CwPlanComparison *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), ROW_SPACING);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), COLUMN_SPACING);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}
