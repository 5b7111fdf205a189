/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/dose-table.h"

#include "model/screening-band.h"
#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>

struct _CwDoseTable {
  GtkWidget parent_instance;

  GtkWidget *grid;
};

/* Limbs of one region that are allowed the same. */
typedef struct {
  CwLimb limb; /* the first of @limbs */
  CwLimbSet limbs;
  CwDoseClass dose_class;
  CwDoseBand band;
} Column;

G_DEFINE_FINAL_TYPE (CwDoseTable, cw_dose_table, GTK_TYPE_WIDGET)

static gboolean
is_same_dose (const Column *column, const Column *other)
{
  return column->dose_class == other->dose_class &&
         cw_limb_is_leg (column->limb) == cw_limb_is_leg (other->limb) &&
         column->band.aop_percent_min == other->band.aop_percent_min &&
         column->band.aop_percent_max == other->band.aop_percent_max &&
         column->band.load_percent_min == other->band.load_percent_min &&
         column->band.load_percent_max == other->band.load_percent_max;
}

/* A stricter class stands before a milder one, legs before arms. */
static int
gather_columns (const CwScreeningRecord *record, Column columns[CW_N_LIMBS])
{
  static const CwLimb order[] = { CW_LIMB_RIGHT_LEG, CW_LIMB_LEFT_LEG,
                                  CW_LIMB_RIGHT_ARM, CW_LIMB_LEFT_ARM };
  int n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (order); i++) {
    Column column = { .limb = order[i], .limbs = CW_LIMB_BIT (order[i]) };
    int place = 0;

    if (!cw_verdict_permits (record->verdict, order[i]))
      continue;
    column.dose_class = record->verdict->limbs[order[i]].dose_class;
    column.band = cw_screening_band_get (record, column.limbs);
    while (place < n && !is_same_dose (&columns[place], &column))
      place++;
    if (place < n) {
      columns[place].limbs |= column.limbs;
      continue;
    }
    for (place = n++;
         place > 0 && columns[place - 1].dose_class < column.dose_class;
         place--)
      columns[place] = columns[place - 1];
    columns[place] = column;
  }
  return n;
}

static void
attach (CwDoseTable *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_add_css_class (label, column == 0 ? "dim-label" : "numeric");
  gtk_grid_attach (GTK_GRID (self->grid), label, column, row, 1, 1);
}

static void
attach_head (CwDoseTable *self, const Column *column, CwStatus status, int place)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *limbs = cw_limb_set_format (column->limbs);
  GtkWidget *label = gtk_label_new (limbs);
  GtkWidget *mark = cw_status_mark_new (status, 16);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), label);
  gtk_grid_attach (GTK_GRID (self->grid), box, place, 0, 1, 1);
}

static const char *
get_class_words (CwDoseClass dose_class)
{
  switch (dose_class) {
  case CW_DOSE_CLASS_A:
    return C_("dose class", "A, standard");
  case CW_DOSE_CLASS_B:
    return C_("dose class", "B, caution");
  case CW_DOSE_CLASS_C:
    return C_("dose class", "C, cleared");
  case CW_DOSE_CLASS_NONE:
  default:
    return "";
  }
}

static void
attach_column (CwDoseTable *self, const Column *column, int place)
{
  const CwDoseBand *band = &column->band;
  g_autofree char *pressure = g_strdup_printf (
    _("%.0f–%.0f %%"), band->aop_percent_min, band->aop_percent_max);
  g_autofree char *load = g_strdup_printf (
    _("%.0f–%.0f %%"), band->load_percent_min, band->load_percent_max);
  g_autofree char *exercises =
    g_strdup_printf (_("up to %d"), band->max_exercises);
  g_autofree char *cuffs = g_strdup_printf ("%d", band->max_cuffs);

  attach (self, get_class_words (column->dose_class), place, 1);
  attach (self, pressure, place, 2);
  attach (self, load, place, 3);
  attach (self, band->set_ends, place, 4);
  attach (self,
          band->intermittent_only ? C_("cuff", "let down in rests")
                                  : C_("cuff", "may stay up in rests"),
          place, 5);
  attach (self,
          band->measured_aop_only ? C_("pressure", "measured only")
                                  : C_("pressure", "measured or estimated"),
          place, 6);
  attach (self, cuffs, place, 7);
  attach (self, exercises, place, 8);
  attach (self, band->pressure_check, place, 9);
}

static void
attach_names (CwDoseTable *self)
{
  const char *const names[] = {
    _("Class"),
    _("Pressure"),
    _("Load, of 1RM"),
    _("Sets"),
    _("Cuff"),
    _("Occlusion pressure"),
    _("Cuffs at once"),
    _("Exercises"),
    _("Blood pressure"),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    attach (self, names[i], 0, (int) i + 1);
}

static void
cw_dose_table_dispose (GObject *object)
{
  g_clear_pointer (&CW_DOSE_TABLE (object)->grid, gtk_widget_unparent);

  G_OBJECT_CLASS (cw_dose_table_parent_class)->dispose (object);
}

static void
cw_dose_table_class_init (CwDoseTableClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cw_dose_table_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass),
                                            GTK_TYPE_BIN_LAYOUT);
}

static void
cw_dose_table_init (CwDoseTable *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 3);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  gtk_widget_set_parent (self->grid, GTK_WIDGET (self));
}

void
cw_dose_table_show (CwDoseTable *self, const CwScreeningRecord *record)
{
  Column columns[CW_N_LIMBS];
  GtkWidget *child;
  int n;

  g_return_if_fail (CW_IS_DOSE_TABLE (self));

  while ((child = gtk_widget_get_first_child (self->grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->grid), child);
  n = gather_columns (record, columns);
  if (n == 0) {
    child = gtk_label_new (_("No dose: nothing may be prescribed."));
    gtk_label_set_xalign (GTK_LABEL (child), 0);
    gtk_label_set_wrap (GTK_LABEL (child), TRUE);
    gtk_grid_attach (GTK_GRID (self->grid), child, 0, 0, 1, 1);
    return;
  }
  attach_names (self);
  for (int i = 0; i < n; i++) {
    CwStatus status =
      cw_status_from_limb (&record->verdict->limbs[columns[i].limb]);

    attach_head (self, &columns[i], status, i + 1);
    attach_column (self, &columns[i], i + 1);
  }
}
