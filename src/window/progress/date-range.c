/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/progress/date-range.h"

#include "window/common/date-entry.h"

#include <glib/gi18n-lib.h>

/* In the order in which they zoom in. */
typedef enum {
  ALL,
  THREE_MONTHS,
  FOUR_WEEKS,
  OWN,
} Choice;

struct _CwDateRange {
  GtkWidget parent_instance;

  CwDate latest;
  GtkWidget *box;
  GtkDropDown *choices;
  GtkWidget *own;
  CwDateEntry *first, *last;
};

G_DEFINE_FINAL_TYPE (CwDateRange, cw_date_range, GTK_TYPE_WIDGET)

enum {
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static Choice
get_choice (CwDateRange *self)
{
  return (Choice)gtk_drop_down_get_selected (self->choices);
}

static void
changed_cb (CwDateRange *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
selected_cb (CwDateRange *self)
{
  gboolean own = get_choice (self) == OWN;

  if (own && !gtk_widget_get_visible (self->own))
    gtk_widget_grab_focus (
        GTK_WIDGET (cw_date_entry_get_editable (self->first)));
  gtk_widget_set_visible (self->own, own);
  changed_cb (self);
}

static CwDateEntry *
append_entry (CwDateRange *self, const char *name)
{
  GtkWidget *label = gtk_label_new (name);
  GtkWidget *entry = cw_date_entry_new (name);

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_set_margin_top (label, 7);
  gtk_box_append (GTK_BOX (self->own), label);
  gtk_box_append (GTK_BOX (self->own), entry);
  g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  return CW_DATE_ENTRY (entry);
}

static void
cw_date_range_dispose (GObject *object)
{
  CwDateRange *self = CW_DATE_RANGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_date_range_parent_class)->dispose (object);
}

static void
cw_date_range_class_init (CwDateRangeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_date_range_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
  signals[CHANGED]
      = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                      0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cw_date_range_init (CwDateRange *self)
{
  const char *const choices[] = {
    [ALL] = _ ("All sessions"),
    [THREE_MONTHS] = _ ("Last 3 months"),
    [FOUR_WEEKS] = _ ("Last 4 weeks"),
    [OWN] = _ ("From … to …"),
    NULL,
  };

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->choices = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (choices));
  gtk_widget_set_halign (GTK_WIDGET (self->choices), GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->choices),
                               _ ("Fewer or more days (+ and −)"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choices),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Days"),
                                  -1);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->choices));
  self->own = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_visible (self->own, FALSE);
  self->first = append_entry (self, C_ ("range of days", "From"));
  self->last = append_entry (self, C_ ("range of days", "to"));
  gtk_box_append (GTK_BOX (self->box), self->own);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_swapped (self->choices, "notify::selected",
                            G_CALLBACK (selected_cb), self);
}

void
cw_date_range_set_latest (CwDateRange *self, CwDate latest)
{
  g_return_if_fail (CW_IS_DATE_RANGE (self));

  self->latest = latest;
  cw_date_entry_set_today (self->first, latest);
  cw_date_entry_set_today (self->last, latest);
}

void
cw_date_range_get (CwDateRange *self, CwDate *first, CwDate *last)
{
  g_return_if_fail (CW_IS_DATE_RANGE (self));

  *first = *last = CW_DATE_NONE;
  switch (get_choice (self)) {
  case THREE_MONTHS:
    *first = cw_date_add_months (self->latest, -3);
    break;
  case FOUR_WEEKS:
    *first = self->latest - 28;
    break;
  case OWN:
    *first = cw_date_entry_get_date (self->first);
    *last = cw_date_entry_get_date (self->last);
    break;
  case ALL:
  default:
    break;
  }
}

void
cw_date_range_zoom (CwDateRange *self, int steps)
{
  int choice;

  g_return_if_fail (CW_IS_DATE_RANGE (self));

  choice = (int)get_choice (self);
  /* From days of one's own, back to all. */
  choice = choice == OWN ? ALL : CLAMP (choice + steps, ALL, FOUR_WEEKS);
  gtk_drop_down_set_selected (self->choices, (guint)choice);
}
