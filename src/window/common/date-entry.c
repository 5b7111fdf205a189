/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/date-entry.h"

#include "base/clock.h"
#include "base/date-text.h"

#include <glib/gi18n-lib.h>

struct _CwDateEntry {
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *understood;
  CwDate date;
  CwDate today;
  CwDate first;
  CwDate last;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwDateEntry, cw_date_entry, GTK_TYPE_WIDGET)

static char *
explain (CwDateEntry *self, gboolean understood, CwDate date)
{
  g_autofree char *first = cw_date_format (self->first);
  g_autofree char *last = cw_date_format (self->last);

  if (!understood)
    /* Translators: %s is an order such as "day.month.year". */
    return g_strdup_printf (_("Type it as %s"), cw_date_get_typing_hint ());
  if (self->last != CW_DATE_NONE && date > self->last)
    return self->last == self->today
             ? g_strdup (_("This day is in the future"))
             : g_strdup_printf (_("Not after %s"), last);
  if (self->first != CW_DATE_NONE && date < self->first)
    return g_strdup_printf (_("Not before %s"), first);
  return cw_date_format (date);
}

static void
show_below (CwDateEntry *self, const char *sentence, gboolean wrong)
{
  gtk_label_set_label (GTK_LABEL (self->understood),
                       sentence != NULL ? sentence : "");
  gtk_widget_set_visible (self->understood, sentence != NULL);
  if (wrong)
    gtk_widget_add_css_class (self->entry, "error");
  else
    gtk_widget_remove_css_class (self->entry, "error");
  gtk_accessible_update_state (
    GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
    wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
update (CwDateEntry *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  gboolean empty = cw_date_entry_is_empty (self);
  CwDate date = CW_DATE_NONE;
  CwDate before = self->date;
  gboolean understood = cw_date_parse_typed (text, self->today, &date);
  g_autofree char *explanation = explain (self, understood, date);

  self->date = date;
  if ((self->last != CW_DATE_NONE && date > self->last) ||
      (self->first != CW_DATE_NONE && date < self->first))
    self->date = CW_DATE_NONE;

  show_below (self, empty ? NULL : explanation,
              !empty && self->date == CW_DATE_NONE);
  if (self->date != before)
    g_signal_emit (self, signals[CHANGED], 0);
}

/* A day later or earlier, within the range. */
static gboolean
step_cb (GtkWidget *widget, GVariant *days, gpointer data)
{
  CwDateEntry *self = CW_DATE_ENTRY (widget);
  CwDate date = self->date != CW_DATE_NONE ? self->date : self->today;

  if (self->date == CW_DATE_NONE && !cw_date_entry_is_empty (self))
    return FALSE;
  date += g_variant_get_int32 (days);
  if (self->last != CW_DATE_NONE)
    date = MIN (date, self->last);
  if (self->first != CW_DATE_NONE)
    date = MAX (date, self->first);
  cw_date_entry_set_date (self, date);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  return TRUE;
}

static void
cw_date_entry_dispose (GObject *object)
{
  CwDateEntry *self = CW_DATE_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->understood, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_date_entry_parent_class)->dispose (object);
}

static gboolean
cw_date_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CW_DATE_ENTRY (widget)->entry);
}

static void
cw_date_entry_class_init (CwDateEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_date_entry_dispose;
  widget_class->grab_focus = cw_date_entry_grab_focus;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Up, 0, step_cb, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Down, 0, step_cb, "i",
                                -1);
}

static void
cw_date_entry_init (CwDateEntry *self)
{
  gtk_orientable_set_orientation (
    GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
    GTK_ORIENTATION_VERTICAL);
  self->today = cw_clock_today (cw_clock_system ());
  self->entry = gtk_entry_new ();
  gtk_entry_set_activates_default (GTK_ENTRY (self->entry), TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 16);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  cw_date_get_typing_hint ());
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->understood = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->understood), 0);
  gtk_label_set_wrap (GTK_LABEL (self->understood), TRUE);
  gtk_widget_add_css_class (self->understood, "caption");
  gtk_widget_add_css_class (self->understood, "dim-label");
  gtk_widget_set_visible (self->understood, FALSE);
  gtk_widget_set_parent (self->understood, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (update), self);
}

GtkWidget *
cw_date_entry_new (const char *label)
{
  CwDateEntry *self = g_object_new (CW_TYPE_DATE_ENTRY, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

void
cw_date_entry_set_range (CwDateEntry *self, CwDate first, CwDate last)
{
  g_return_if_fail (CW_IS_DATE_ENTRY (self));

  self->first = first;
  self->last = last;
  update (self);
}

void
cw_date_entry_set_today (CwDateEntry *self, CwDate today)
{
  g_return_if_fail (CW_IS_DATE_ENTRY (self));

  self->today = today;
  update (self);
}

CwDate
cw_date_entry_get_date (CwDateEntry *self)
{
  g_return_val_if_fail (CW_IS_DATE_ENTRY (self), CW_DATE_NONE);

  return self->date;
}

void
cw_date_entry_set_date (CwDateEntry *self, CwDate date)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CW_IS_DATE_ENTRY (self));

  text = cw_date_to_iso (date);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
}

gboolean
cw_date_entry_is_empty (CwDateEntry *self)
{
  g_return_val_if_fail (CW_IS_DATE_ENTRY (self), TRUE);

  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';
}

void
cw_date_entry_set_problem (CwDateEntry *self, const char *problem)
{
  g_return_if_fail (CW_IS_DATE_ENTRY (self));

  if (problem != NULL)
    show_below (self, problem, TRUE);
  else
    update (self);
}

GtkEditable *
cw_date_entry_get_editable (CwDateEntry *self)
{
  g_return_val_if_fail (CW_IS_DATE_ENTRY (self), NULL);

  return GTK_EDITABLE (self->entry);
}
