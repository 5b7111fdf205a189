/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/plan/interval-row.h"

#include "window/common/number-entry.h"
#include "window/plan/dose-issues.h"

#include <glib/gi18n-lib.h>

#define MOST_MINUTES 30
#define MOST_PAUSE_MINUTES 10

struct _CwIntervalRow {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *count_entry;
  GtkWidget *on_entry;
  GtkWidget *off_entry;

  CwPrescription *prescription;
};

enum { CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwIntervalRow, cw_interval_row, GTK_TYPE_WIDGET)

static double
get_value (GtkWidget *entry)
{
  return cw_number_entry_get_value (CW_NUMBER_ENTRY (entry));
}

static void
input_cb (CwIntervalRow *self)
{
  if (self->prescription == NULL)
    return;
  cw_prescription_set_intervals (
    self->prescription, get_value (self->count_entry),
    60 * get_value (self->on_entry), 60 * get_value (self->off_entry));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
cw_interval_row_dispose (GObject *object)
{
  g_clear_pointer (&CW_INTERVAL_ROW (object)->content, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_interval_row_parent_class)->dispose (object);
}

static void
cw_interval_row_class_init (CwIntervalRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_interval_row_dispose;
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
add_word (CwIntervalRow *self, const char *word)
{
  gtk_box_append (GTK_BOX (self->content), gtk_label_new (word));
}

static GtkWidget *
add_entry (CwIntervalRow *self,
           const char *label,
           const char *unit,
           double minimum,
           double maximum,
           int decimals)
{
  GtkWidget *entry =
    cw_number_entry_new (label, unit, minimum, maximum, decimals);

  g_signal_connect_swapped (entry, "changed", G_CALLBACK (input_cb), self);
  gtk_box_append (GTK_BOX (self->content), entry);
  return entry;
}

static void
cw_interval_row_init (CwIntervalRow *self)
{
  self->content = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
  self->count_entry =
    add_entry (self, _("Number of intervals"), NULL, 1, CW_MAX_SETS, 0);
  /* Translators: between a number and minutes, as "5 × 3 min". */
  add_word (self, C_("times", "×"));
  self->on_entry =
    add_entry (self, _("Cuff up"), _("min"), 0.1, MOST_MINUTES, 1);
  /* Translators: before the minutes of the pause between intervals. */
  add_word (self, C_("before minutes", "cuff down for"));
  self->off_entry =
    add_entry (self, _("Cuff down between"), _("min"), 0, MOST_PAUSE_MINUTES, 1);
}

void
cw_interval_row_edit (CwIntervalRow *self, CwPrescription *prescription)
{
  const CwSetScheme *scheme = &prescription->scheme;

  g_return_if_fail (CW_IS_INTERVAL_ROW (self));

  self->prescription = NULL;
  if (!cw_prescription_is_timed (prescription))
    return;
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->count_entry),
                             scheme->n_sets);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->on_entry),
                             scheme->interval_s / 60);
  cw_number_entry_set_value (CW_NUMBER_ENTRY (self->off_entry),
                             prescription->rest_s / 60);
  self->prescription = prescription;
}

static void
mark (GtkWidget *entry, GPtrArray *issues, const char *const *fields)
{
  cw_number_entry_set_mark (CW_NUMBER_ENTRY (entry),
                            cw_dose_issues_get_mark (issues, fields));
}

void
cw_interval_row_show_issues (CwIntervalRow *self, GPtrArray *issues)
{
  static const char *const count[] = { "intervals", "cumulative_s", NULL };
  static const char *const on[] = { "inflated_s", NULL };
  static const char *const off[] = { "off_s", NULL };

  g_return_if_fail (CW_IS_INTERVAL_ROW (self));

  mark (self->count_entry, issues, count);
  mark (self->on_entry, issues, on);
  mark (self->off_entry, issues, off);
}
