/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/intensity-row.h"

#include "base/quantity.h"
#include "window/common/number-entry.h"
#include "window/plan/dose-issues.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_KMH 20

struct _CwIntensityRow {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *effort_entry;
  GtkWidget *pulse_entry;
  GtkWidget *speed_entry;
  GtkWidget *note_label;

  CwPrescription *prescription;
  const CwScreeningRecord *screening;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwIntensityRow, cw_intensity_row, GTK_TYPE_WIDGET)

static double
get_value (GtkWidget *entry)
{
  return cw_number_entry_get_value (CW_NUMBER_ENTRY (entry));
}

static void
input_cb (CwIntensityRow *self)
{
  CwPrescription *p = self->prescription;

  if (p == NULL)
    return;
  p->target_effort = get_value (self->effort_entry);
  p->hrr_percent = get_value (self->pulse_entry);
  p->speed_kmh = get_value (self->speed_entry);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cw_intensity_row_dispose (GObject *object)
{
  g_clear_pointer (&CW_INTENSITY_ROW (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_intensity_row_parent_class)->dispose (object);
}

static void
cw_intensity_row_class_init (CwIntensityRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_intensity_row_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* An entry after the word that names it. */
static GtkWidget *
add_entry (GtkWidget *box,
           const char *label,
           const char *unit,
           double minimum,
           double maximum,
           int decimals)
{
  GtkWidget *entry =
    cw_number_entry_new (label, unit, minimum, maximum, decimals);

  gtk_box_append (GTK_BOX (box), gtk_label_new (label));
  gtk_box_append (GTK_BOX (box), entry);
  return entry;
}

static void
cw_intensity_row_init (CwIntensityRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *const *entries[] = { &self->effort_entry, &self->pulse_entry,
                                  &self->speed_entry };

  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  gtk_box_append (GTK_BOX (self->content), box);
  self->effort_entry =
    add_entry (box, _("Effort"), C_("of a scale", "of 10"), 0, 10, 1);
  self->pulse_entry =
    add_entry (box, _("Heart-rate reserve"), _("%"), 1, 100, 0);
  self->speed_entry =
    add_entry (box, _("Speed"), _("km/h"), 0.1, MOST_KMH, 1);
  self->note_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->note_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note_label), TRUE);
  gtk_widget_add_css_class (self->note_label, "caption");
  gtk_widget_add_css_class (self->note_label, "numeric");
  gtk_box_append (GTK_BOX (self->content), self->note_label);
  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    g_signal_connect_swapped (*entries[i], "changed", G_CALLBACK (input_cb),
                              self);
}

void
cw_intensity_row_edit (CwIntensityRow *self,
                       CwPrescription *prescription,
                       const CwScreeningRecord *screening)
{
  g_return_if_fail (CW_IS_INTENSITY_ROW (self));

  self->prescription = NULL;
  self->screening = screening;
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->effort_entry),
                             prescription->target_effort);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->pulse_entry),
                             prescription->hrr_percent);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->speed_entry),
                             prescription->speed_kmh);
  self->prescription = prescription;
}

void
cw_intensity_row_update (CwIntensityRow *self)
{
  const CwPrescription *p = self->prescription;
  g_autofree char *pulse = NULL;
  g_autofree char *note = NULL;

  g_return_if_fail (CW_IS_INTENSITY_ROW (self));

  if (p == NULL)
    return;
  pulse = cw_number_format (p->target_bpm, 0);
  if (!cw_screening_record_has_reliable_pulse (self->screening))
    note = g_strdup (_("Go by the effort: with a beta-blocker or atrial "
                       "fibrillation the pulse does not tell it."));
  else if (!isnan (p->target_bpm))
    /* Translators: beats a minute. */
    note = g_strdup_printf (_("Pulse of %s a minute, from the age and the "
                              "pulse at rest of the screening"),
                            pulse);
  gtk_label_set_label (GTK_LABEL (self->note_label),
                       note != NULL ? note : "");
  gtk_widget_set_visible (self->note_label, note != NULL);
}

static void
mark (GtkWidget *entry, GPtrArray *issues, const char *field)
{
  const char *const fields[] = { field, NULL };

  cw_number_entry_set_mark (CW_NUMBER_ENTRY (entry),
                            cw_dose_issues_get_mark (issues, fields));
}

void
cw_intensity_row_show_issues (CwIntensityRow *self, GPtrArray *issues)
{
  g_return_if_fail (CW_IS_INTENSITY_ROW (self));

  mark (self->effort_entry, issues, "target_effort");
  mark (self->pulse_entry, issues, "hrr_percent");
  mark (self->speed_entry, issues, "speed_kmh");
}
