/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/number-entry.h"

#include "base/quantity.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

struct _CwNumberEntry {
  GtkWidget parent_instance;

  GtkWidget *entry;
  GtkWidget *unit_label;
  char *unit;
  double minimum;
  double maximum;
  int decimals;
  double value;
  const char *mark;
  glong length; /* of the text, in characters */
  gboolean setting;
};

enum { CHANGED, ACTIVATE, FULL, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwNumberEntry, cw_number_entry, GTK_TYPE_WIDGET)

static void
show_mark (CwNumberEntry *self)
{
  gboolean wrong = isnan (self->value) && !cw_number_entry_is_empty (self);
  const char *mark = wrong ? "error" : self->mark;

  gtk_widget_remove_css_class (self->entry, "error");
  gtk_widget_remove_css_class (self->entry, "warning");
  if (mark != NULL)
    gtk_widget_add_css_class (self->entry, mark);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry),
                               GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE
                                     : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
update (CwNumberEntry *self)
{
  double before = self->value;
  double value = NAN;
  glong length = g_utf8_strlen (
    gtk_editable_get_text (GTK_EDITABLE (self->entry)), -1);
  gboolean longer = length > self->length;

  self->length = length;

  if (!cw_number_parse (gtk_editable_get_text (GTK_EDITABLE (self->entry)),
                        &value) ||
      value < self->minimum || value > self->maximum)
    value = NAN;
  self->value = value;
  show_mark (self);
  if (!self->setting &&
      (isnan (before) != isnan (value) || (!isnan (value) && before != value)))
    g_signal_emit (self, signals[CHANGED], 0);
  /* A whole number that no further digit could keep in its range. */
  if (!self->setting && longer && self->decimals == 0 &&
      10 * value > self->maximum)
    g_signal_emit (self, signals[FULL], 0);
}

static void
activate_cb (CwNumberEntry *self)
{
  g_signal_emit (self, signals[ACTIVATE], 0);
}

static gboolean
cw_number_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (CW_NUMBER_ENTRY (widget)->entry);
}

static void
cw_number_entry_dispose (GObject *object)
{
  CwNumberEntry *self = CW_NUMBER_ENTRY (object);

  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_pointer (&self->unit_label, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_number_entry_parent_class)->dispose (object);
}

static void
cw_number_entry_finalize (GObject *object)
{
  g_free (CW_NUMBER_ENTRY (object)->unit);

  G_OBJECT_CLASS (cw_number_entry_parent_class)->finalize (object);
}

static void
cw_number_entry_class_init (CwNumberEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_number_entry_dispose;
  object_class->finalize = cw_number_entry_finalize;
  widget_class->grab_focus = cw_number_entry_grab_focus;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[ACTIVATE] =
    g_signal_new ("activate", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FULL] =
    g_signal_new ("full", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
cw_number_entry_init (CwNumberEntry *self)
{
  self->value = NAN;
  self->entry = gtk_entry_new ();
  gtk_editable_set_alignment (GTK_EDITABLE (self->entry), 1);
  gtk_widget_set_valign (self->entry, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->entry, "numeric");
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->unit_label = gtk_label_new (NULL);
  gtk_widget_set_margin_start (self->unit_label, 6);
  gtk_widget_set_parent (self->unit_label, GTK_WIDGET (self));
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (activate_cb),
                            self);
}

GtkWidget *
cw_number_entry_new (const char *label,
                     const char *unit,
                     double minimum,
                     double maximum,
                     int decimals)
{
  CwNumberEntry *self = g_object_new (CW_TYPE_NUMBER_ENTRY, NULL);
  g_autofree char *longest = cw_number_format (maximum, 0);
  int chars = (int) strlen (longest) + (decimals > 0 ? decimals + 1 : 0);

  self->unit = g_strdup (unit);
  self->minimum = minimum;
  self->maximum = maximum;
  self->decimals = decimals;
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), MAX (chars, 3));
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry),
                                    MAX (chars, 3));
  gtk_label_set_label (GTK_LABEL (self->unit_label), unit != NULL ? unit : "");
  gtk_widget_set_visible (self->unit_label, unit != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

double
cw_number_entry_get_value (CwNumberEntry *self)
{
  g_return_val_if_fail (CW_IS_NUMBER_ENTRY (self), NAN);

  return self->value;
}

void
cw_number_entry_set_value (CwNumberEntry *self, double value)
{
  g_autofree char *text = NULL;

  g_return_if_fail (CW_IS_NUMBER_ENTRY (self));

  if (!isnan (value))
    text = cw_number_format (value, self->decimals);
  self->setting = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text != NULL ? text : "");
  self->setting = FALSE;
}

gboolean
cw_number_entry_is_empty (CwNumberEntry *self)
{
  g_return_val_if_fail (CW_IS_NUMBER_ENTRY (self), TRUE);

  return *gtk_editable_get_text (GTK_EDITABLE (self->entry)) == '\0';
}

char *
cw_number_entry_get_problem (CwNumberEntry *self)
{
  g_autofree char *minimum = NULL;
  g_autofree char *maximum = NULL;

  g_return_val_if_fail (CW_IS_NUMBER_ENTRY (self), NULL);

  if (!isnan (self->value) || cw_number_entry_is_empty (self))
    return NULL;
  minimum = cw_number_format (self->minimum, self->decimals);
  maximum = cw_number_format (self->maximum, self->decimals);
  if (self->unit == NULL)
    return g_strdup_printf (_("Not stored: %s to %s"), minimum, maximum);
  /* Translators: a range and its unit, as "100 to 230 cm". */
  return g_strdup_printf (_("Not stored: %s to %s %s"), minimum, maximum,
                          self->unit);
}

void
cw_number_entry_set_mark (CwNumberEntry *self, const char *css_class)
{
  g_return_if_fail (CW_IS_NUMBER_ENTRY (self));

  self->mark = g_intern_string (css_class);
  show_mark (self);
}

GtkEditable *
cw_number_entry_get_editable (CwNumberEntry *self)
{
  g_return_val_if_fail (CW_IS_NUMBER_ENTRY (self), NULL);

  return GTK_EDITABLE (self->entry);
}
