/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/measurement-page.h"

#include "base/quantity.h"
#include "model/earlier-screening.h"
#include "window/common/number-entry.h"
#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What stands there for one measurement. */
typedef struct {
  const CwMeasurement *measurement;
  GtkWidget *row;
  GtkWidget *entry;
  GtkWidget *mark;
  GtkWidget *note;
  GtkWidget *why; /* it is needed, where it is not always */
  GtkWidget *earlier;
} Row;

struct _CwMeasurementPage {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *required_box;
  GtkWidget *optional_box;
  GtkWidget *derived_label;

  const CwQuestionnaire *questionnaire;
  const CwScreeningFacts *facts;
  const CwScreeningRecord *earlier; /* the last signed one; NULL without */
  GPtrArray *rows; /* (element-type Row) */
};

enum { MEASURED, TYPED, GO_ON, N_SIGNALS };

static guint signals[N_SIGNALS];

#define ROW_KEY "cw-row"

G_DEFINE_FINAL_TYPE (CwMeasurementPage, cw_measurement_page, GTK_TYPE_WIDGET)

/* A row stands where it belongs: with what is required, or below. */
static void
place_row (CwMeasurementPage *self, Row *row, gboolean required)
{
  GtkWidget *box = required ? self->required_box : self->optional_box;
  GtkWidget *parent = gtk_widget_get_parent (row->row);

  if (parent == box)
    return;
  g_object_ref (row->row);
  if (parent != NULL)
    gtk_box_remove (GTK_BOX (parent), row->row);
  gtk_box_append (GTK_BOX (box), row->row);
  g_object_unref (row->row);
}

/* What it was last time; where it has moved, that stands out. */
static void
show_earlier (CwMeasurementPage *self, Row *row, double value)
{
  gboolean moved = FALSE;
  g_autofree char *text = cw_earlier_measurement_describe (
    self->earlier, row->measurement, value, &moved);

  gtk_widget_set_visible (row->earlier, text != NULL);
  gtk_label_set_label (GTK_LABEL (row->earlier), text != NULL ? text : "");
  gtk_widget_remove_css_class (row->earlier, moved ? "dim-label" : "heading");
  gtk_widget_add_css_class (row->earlier, moved ? "heading" : "dim-label");
}

/* What is said below its name is said to assistive tools, too. */
static void
describe_entry (Row *row)
{
  const char *why = gtk_label_get_label (GTK_LABEL (row->why));
  const char *earlier = gtk_label_get_label (GTK_LABEL (row->earlier));
  g_autofree char *text = g_strjoin (
    *why != '\0' && *earlier != '\0' ? " " : "", why, earlier, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (row->entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text,
                                  -1);
}

static void
show_row (CwMeasurementPage *self, Row *row)
{
  const CwMeasurement *m = row->measurement;
  double value = cw_number_entry_get_value (CW_NUMBER_ENTRY (row->entry));
  const char *why = NULL;
  gboolean required =
    cw_screening_is_required (self->questionnaire, self->facts, m->id, &why);
  g_autofree char *problem =
    cw_number_entry_get_problem (CW_NUMBER_ENTRY (row->entry));
  const char *note = m->hint != NULL ? m->hint : "";
  CwStatus status = CW_STATUS_UNKNOWN;

  if (problem != NULL) {
    status = CW_STATUS_BLOCKED;
    note = problem;
  } else if (!isnan (value)) {
    status = CW_STATUS_PERMITTED;
  } else if (required) {
    note = _("Missing");
  }
  cw_status_mark_set_status (CW_STATUS_MARK (row->mark), status);
  gtk_widget_set_opacity (
    row->mark, problem != NULL || required || !isnan (value) ? 1 : 0);
  gtk_label_set_label (GTK_LABEL (row->note), note);
  gtk_label_set_label (GTK_LABEL (row->why), why != NULL ? why : "");
  gtk_widget_set_visible (row->why, why != NULL);
  show_earlier (self, row, value);
  describe_entry (row);
  place_row (self, row, required);
}

static void
show_derived (CwMeasurementPage *self)
{
  double bmi =
    cw_screening_get_value (self->questionnaire, self->facts, "bmi");
  double sbp =
    cw_screening_get_value (self->questionnaire, self->facts, "sbp");
  double dbp =
    cw_screening_get_value (self->questionnaire, self->facts, "dbp");
  g_autofree char *pressure = NULL;
  g_autofree char *index = NULL;
  g_autofree char *text = NULL;

  if (!isnan (sbp) && !isnan (dbp))
    pressure = g_strdup_printf (
      _("Blood pressure that counts: %.0f/%.0f mmHg"), sbp, dbp);
  if (!isnan (bmi)) {
    g_autofree char *number = cw_number_format (bmi, 1);

    index = g_strdup_printf (_("Body mass index %s kg/m²"), number);
  }
  text = pressure != NULL && index != NULL
           ? g_strdup_printf ("%s · %s", pressure, index)
           : g_strdup (pressure != NULL ? pressure : index);
  gtk_label_set_label (GTK_LABEL (self->derived_label),
                       text != NULL ? text : "");
  gtk_widget_set_visible (self->derived_label, text != NULL);
}

static void
changed_cb (GtkWidget *entry, CwMeasurementPage *self)
{
  Row *row = g_object_get_data (G_OBJECT (entry), ROW_KEY);

  g_signal_emit (self, signals[MEASURED], 0, row->measurement->id,
                 cw_number_entry_get_value (CW_NUMBER_ENTRY (entry)));
  cw_measurement_page_update (self);
}

static void
typed_cb (GtkEditable *editable, CwMeasurementPage *self)
{
  GtkWidget *entry =
    gtk_widget_get_ancestor (GTK_WIDGET (editable), CW_TYPE_NUMBER_ENTRY);

  show_row (self, g_object_get_data (G_OBJECT (entry), ROW_KEY));
  g_signal_emit (self, signals[TYPED], 0);
}

/* Enter goes to the next field, from the last one on. */
static void
activate_cb (GtkWidget *entry, CwMeasurementPage *self)
{
  Row *row = g_object_get_data (G_OBJECT (entry), ROW_KEY);
  GtkWidget *next = gtk_widget_get_next_sibling (row->row);

  if (next != NULL)
    gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD);
  else
    g_signal_emit (self, signals[GO_ON], 0);
}

static GtkWidget *
create_label (const char *text, int width_chars)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (width_chars > 0) {
    gtk_label_set_width_chars (GTK_LABEL (label), width_chars);
    gtk_label_set_max_width_chars (GTK_LABEL (label), width_chars);
  }
  return label;
}

static void
add_row (CwMeasurementPage *self, const CwMeasurement *measurement)
{
  Row *row = g_new0 (Row, 1);
  GtkWidget *label = create_label (measurement->label, 0);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  row->measurement = measurement;
  row->row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  row->entry = cw_number_entry_new (measurement->label, measurement->unit,
                                    measurement->minimum, measurement->maximum,
                                    measurement->decimals);
  row->mark = cw_status_mark_new (CW_STATUS_UNKNOWN, 18);
  row->note = create_label (NULL, 22);
  row->why = create_label (NULL, 0);
  row->earlier = create_label (NULL, 0);
  gtk_widget_add_css_class (row->why, "cw-cap");
  gtk_widget_add_css_class (row->why, "dim-label");
  gtk_widget_add_css_class (row->earlier, "cw-cap");
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (words), row->why);
  gtk_box_append (GTK_BOX (words), row->earlier);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (row->mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (row->note, "cw-cap");
  gtk_widget_add_css_class (row->row, "cw-measurement");
  gtk_box_append (GTK_BOX (row->row), words);
  gtk_box_append (GTK_BOX (row->row), row->entry);
  gtk_box_append (GTK_BOX (row->row), row->mark);
  gtk_box_append (GTK_BOX (row->row), row->note);
  cw_number_entry_set_value (
    CW_NUMBER_ENTRY (row->entry),
    cw_screening_facts_get_measurement (self->facts, measurement->id));
  g_object_set_data (G_OBJECT (row->entry), ROW_KEY, row);
  g_signal_connect (row->entry, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (row->entry, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect (
    cw_number_entry_get_editable (CW_NUMBER_ENTRY (row->entry)), "changed",
    G_CALLBACK (typed_cb), self);
  g_ptr_array_add (self->rows, row);
  show_row (self, row);
}

/* The first one to correct or to measure, else the first. */
static gboolean
cw_measurement_page_grab_focus (GtkWidget *widget)
{
  CwMeasurementPage *self = CW_MEASUREMENT_PAGE (widget);

  const Row *first = g_ptr_array_index (self->rows, 0);

  return cw_measurement_page_focus_open (self) ||
         gtk_widget_grab_focus (first->entry);
}

static void
cw_measurement_page_dispose (GObject *object)
{
  CwMeasurementPage *self = CW_MEASUREMENT_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_MEASUREMENT_PAGE);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_measurement_page_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwMeasurementPage, name)

static void
cw_measurement_page_class_init (CwMeasurementPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_measurement_page_dispose;
  widget_class->grab_focus = cw_measurement_page_grab_focus;
  signals[MEASURED] = g_signal_new (
    "measured", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
    NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_DOUBLE);
  signals[TYPED] =
    g_signal_new ("typed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[GO_ON] =
    g_signal_new ("go-on", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/screening/measurement-page.ui");
  BIND (content);
  BIND (required_box);
  BIND (optional_box);
  BIND (derived_label);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_measurement_page_init (CwMeasurementPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new_with_free_func (g_free);
}

void
cw_measurement_page_edit (CwMeasurementPage *self,
                          const CwQuestionnaire *questionnaire,
                          const CwScreeningFacts *facts,
                          const CwScreeningRecord *earlier)
{
  gsize n_measurements = 0;
  const CwMeasurement *const *measurements;

  g_return_if_fail (CW_IS_MEASUREMENT_PAGE (self));
  g_return_if_fail (self->questionnaire == NULL);

  self->questionnaire = questionnaire;
  self->facts = facts;
  self->earlier = earlier;
  measurements =
    cw_questionnaire_get_measurements (questionnaire, &n_measurements);
  for (gsize i = 0; i < n_measurements; i++)
    add_row (self, measurements[i]);
  show_derived (self);
}

void
cw_measurement_page_update (CwMeasurementPage *self)
{
  g_return_if_fail (CW_IS_MEASUREMENT_PAGE (self));

  for (guint i = 0; i < self->rows->len; i++)
    show_row (self, g_ptr_array_index (self->rows, i));
  show_derived (self);
}

void
cw_measurement_page_focus (CwMeasurementPage *self, const char *id)
{
  g_return_if_fail (CW_IS_MEASUREMENT_PAGE (self));

  for (guint i = 0; i < self->rows->len; i++) {
    const Row *row = g_ptr_array_index (self->rows, i);

    if (g_str_equal (row->measurement->id, id))
      gtk_widget_grab_focus (row->entry);
  }
}

static gboolean
is_wrong (const Row *row)
{
  g_autofree char *problem =
    cw_number_entry_get_problem (CW_NUMBER_ENTRY (row->entry));

  return problem != NULL;
}

static gboolean
is_missing (CwMeasurementPage *self, const Row *row)
{
  return !is_wrong (row) &&
         isnan (cw_number_entry_get_value (CW_NUMBER_ENTRY (row->entry))) &&
         gtk_widget_get_parent (row->row) == self->required_box;
}

char *
cw_measurement_page_describe_left (CwMeasurementPage *self)
{
  guint n_wrong = 0, n_missing = 0;
  g_autofree char *wrong = NULL;
  g_autofree char *missing = NULL;

  g_return_val_if_fail (CW_IS_MEASUREMENT_PAGE (self), NULL);

  for (guint i = 0; i < self->rows->len; i++) {
    const Row *row = g_ptr_array_index (self->rows, i);

    n_wrong += is_wrong (row);
    n_missing += is_missing (self, row);
  }
  wrong = g_strdup_printf (
    ngettext ("%u to correct", "%u to correct", n_wrong), n_wrong);
  missing = g_strdup_printf (
    ngettext ("%u missing", "%u missing", n_missing), n_missing);
  if (n_wrong > 0 && n_missing > 0)
    /* Translators: how many values to correct, and how many are missing. */
    return g_strdup_printf (C_("measurements", "%s, %s"), wrong, missing);
  if (n_wrong > 0)
    return g_steal_pointer (&wrong);
  return n_missing > 0 ? g_steal_pointer (&missing) : g_strdup ("");
}

gboolean
cw_measurement_page_focus_open (CwMeasurementPage *self)
{
  g_return_val_if_fail (CW_IS_MEASUREMENT_PAGE (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++) {
    const Row *row = g_ptr_array_index (self->rows, i);

    if (is_wrong (row))
      return gtk_widget_grab_focus (row->entry);
  }
  for (guint i = 0; i < self->rows->len; i++) {
    const Row *row = g_ptr_array_index (self->rows, i);

    if (is_missing (self, row))
      return gtk_widget_grab_focus (row->entry);
  }
  return FALSE;
}
