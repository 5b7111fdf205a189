/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/verdict-page.h"

#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"
#include "window/common/limb-map-view.h"
#include "window/common/signature-box.h"
#include "window/common/status-mark.h"
#include "window/screening/answer-list.h"
#include "window/screening/dose-table.h"
#include "window/screening/missing-list.h"
#include "window/screening/reason-row.h"
#include "window/screening/verdict-step-list.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define INDEX_KEY "cw-index"

struct _CwVerdictPage {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *mark;
  GtkWidget *headline_label;
  GtkWidget *detail_label;
  GtkWidget *limb_map;
  GtkWidget *dose_table;
  GtkWidget *reason_box;
  GtkWidget *answers_expander;
  GtkWidget *answers_grid;
  GtkWidget *step_list;
  GtkWidget *missing_list;
  GtkWidget *signature_bin;

  const CwQuestionnaire *questionnaire;
  const CwScreeningRecord *record; /* borrowed; NULL while nothing is shown */
  GtkWidget *signature_box;
};

enum { SHOW_MISSING, ADD_CLEARANCE, CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwVerdictPage, cw_verdict_page, GTK_TYPE_WIDGET)

static gboolean
is_complete (CwVerdictPage *self)
{
  const GStrv missing = self->record->verdict->missing;

  return missing == NULL || *missing == NULL;
}

static void
missing_cb (CwVerdictPage *self, const char *id)
{
  g_signal_emit (self, signals[SHOW_MISSING], 0, id);
}

static void
step_cb (CwVerdictPage *self, CwVerdictStepKind kind, int index)
{
  if (kind == CW_VERDICT_STEP_ANSWER)
    missing_cb (self, self->record->verdict->missing[0]);
  else if (index >= 0)
    g_signal_emit (self, signals[ADD_CLEARANCE], 0, (guint) index,
                   kind == CW_VERDICT_STEP_JUSTIFICATION);
}

static void
add_clearance_cb (CwVerdictPage *self,
                  gboolean justification,
                  CwReasonRow *row)
{
  g_signal_emit (
    self, signals[ADD_CLEARANCE], 0,
    GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), INDEX_KEY)),
    justification);
}

static void
clear_reasons (CwVerdictPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->reason_box)) != NULL)
    gtk_box_remove (GTK_BOX (self->reason_box), child);
}

static void
show_reasons (CwVerdictPage *self)
{
  const GPtrArray *findings = self->record->verdict->findings;

  clear_reasons (self);
  for (guint i = 0; i < findings->len; i++) {
    GtkWidget *row =
      cw_reason_row_new (self->questionnaire, self->record->facts,
                         g_ptr_array_index (findings, i));

    g_object_set_data (G_OBJECT (row), INDEX_KEY, GUINT_TO_POINTER (i));
    g_signal_connect_swapped (row, "add-clearance",
                              G_CALLBACK (add_clearance_cb), self);
    gtk_box_append (GTK_BOX (self->reason_box), row);
  }
  if (findings->len == 0) {
    GtkWidget *label = gtk_label_new (
      is_complete (self) ? _("Nothing was found.")
                         : _("Nothing was found in what is answered so far."));

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_label_set_wrap (GTK_LABEL (label), TRUE);
    gtk_widget_set_margin_top (label, 4);
    gtk_box_append (GTK_BOX (self->reason_box), label);
  }
}

static gboolean
is_about (const CwFinding *finding, CwLimb limb)
{
  return finding->whole_patient || (finding->limbs & CW_LIMB_BIT (limb)) != 0;
}

/* Opens the reasons of a limb and closes the others; the worst has the keys. */
static void
limb_cb (CwVerdictPage *self, guint limb)
{
  const GPtrArray *findings = self->record->verdict->findings;
  GtkWidget *row = gtk_widget_get_first_child (self->reason_box);
  GtkWidget *first = NULL;

  for (guint i = 0; i < findings->len && row != NULL; i++) {
    gboolean about =
      is_about (g_ptr_array_index (findings, i), (CwLimb) limb);

    cw_reason_row_set_open (CW_REASON_ROW (row), about);
    if (about && first == NULL)
      first = row;
    row = gtk_widget_get_next_sibling (row);
  }
  if (first != NULL)
    gtk_widget_grab_focus (first);
  else
    gtk_widget_error_bell (self->limb_map);
}

/* Made only for who looks. */
static void
answers_expanded_cb (CwVerdictPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->answers_grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->answers_grid), child);
  if (self->record != NULL &&
      gtk_expander_get_expanded (GTK_EXPANDER (self->answers_expander)))
    cw_answer_list_fill (GTK_GRID (self->answers_grid), self->questionnaire,
                         self->record->facts);
}

static void
signature_changed_cb (CwVerdictPage *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
show_signature (CwVerdictPage *self, CwClinic *clinic)
{
  if (self->signature_box == NULL) {
    self->signature_box = cw_signature_box_new (
      clinic, _("I have read the reasons and told the patient."));
    g_signal_connect_object (self->signature_box, "changed",
                             G_CALLBACK (signature_changed_cb), self,
                             G_CONNECT_SWAPPED);
    adw_bin_set_child (ADW_BIN (self->signature_bin), self->signature_box);
  }
  gtk_widget_set_visible (self->signature_bin, is_complete (self));
}

static void
show_head (CwVerdictPage *self)
{
  const CwVerdict *verdict = self->record->verdict;
  g_autofree char *headline = cw_verdict_get_headline (verdict);
  g_autofree char *detail = cw_verdict_get_detail (verdict);

  cw_status_mark_set_status (CW_STATUS_MARK (self->mark),
                             cw_status_from_verdict (verdict));
  gtk_label_set_label (GTK_LABEL (self->headline_label), headline);
  gtk_label_set_label (GTK_LABEL (self->detail_label), detail);
  gtk_widget_set_visible (self->detail_label, *detail != '\0');
}

/* What comes next: the box to tick, or the first thing that is missing. */
static gboolean
cw_verdict_page_grab_focus (GtkWidget *widget)
{
  CwVerdictPage *self = CW_VERDICT_PAGE (widget);

  if (self->record == NULL)
    return FALSE;
  if (is_complete (self))
    return gtk_widget_grab_focus (self->signature_box);
  return gtk_widget_child_focus (self->step_list, GTK_DIR_TAB_FORWARD);
}

static void
cw_verdict_page_dispose (GObject *object)
{
  CwVerdictPage *self = CW_VERDICT_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_VERDICT_PAGE);
  self->signature_box = NULL;

  G_OBJECT_CLASS (cw_verdict_page_parent_class)->dispose (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwVerdictPage, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (content);
  BIND (mark);
  BIND (headline_label);
  BIND (detail_label);
  BIND (limb_map);
  BIND (dose_table);
  BIND (reason_box);
  BIND (answers_expander);
  BIND (answers_grid);
  BIND (step_list);
  BIND (missing_list);
  BIND (signature_bin);
  gtk_widget_class_bind_template_callback (widget_class, answers_expanded_cb);
  gtk_widget_class_bind_template_callback (widget_class, limb_cb);
  gtk_widget_class_bind_template_callback (widget_class, missing_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_cb);
}

static void
cw_verdict_page_class_init (CwVerdictPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_verdict_page_dispose;
  widget_class->grab_focus = cw_verdict_page_grab_focus;
  signals[SHOW_MISSING] =
    g_signal_new ("show-missing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ADD_CLEARANCE] = g_signal_new (
    "add-clearance", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_DOSE_TABLE);
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_LIMB_MAP_VIEW);
  g_type_ensure (CW_TYPE_MISSING_LIST);
  g_type_ensure (CW_TYPE_STATUS_MARK);
  g_type_ensure (CW_TYPE_VERDICT_STEP_LIST);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/screening/verdict-page.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
cw_verdict_page_init (CwVerdictPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cw_verdict_page_show (CwVerdictPage *self,
                      CwClinic *clinic,
                      const CwScreeningRecord *record)
{
  g_return_if_fail (CW_IS_VERDICT_PAGE (self));

  self->questionnaire = cw_clinic_get_questionnaire (clinic);
  self->record = record;
  show_head (self);
  cw_limb_map_view_take_data (CW_LIMB_MAP_VIEW (self->limb_map),
                              cw_limb_map_data_new (record, NULL, NULL, CW_DATE_NONE));
  cw_dose_table_show (CW_DOSE_TABLE (self->dose_table), record);
  show_reasons (self);
  answers_expanded_cb (self);
  cw_verdict_step_list_show (CW_VERDICT_STEP_LIST (self->step_list),
                             record->verdict, record->facts->date);
  cw_missing_list_show (CW_MISSING_LIST (self->missing_list),
                        self->questionnaire, record->verdict);
  show_signature (self, clinic);
}

void
cw_verdict_page_clear (CwVerdictPage *self)
{
  g_return_if_fail (CW_IS_VERDICT_PAGE (self));

  self->record = NULL;
  clear_reasons (self);
}

gboolean
cw_verdict_page_press (CwVerdictPage *self, guint keyval)
{
  CwVerdictStepList *steps;

  g_return_val_if_fail (CW_IS_VERDICT_PAGE (self), FALSE);

  steps = CW_VERDICT_STEP_LIST (self->step_list);
  switch (gdk_keyval_to_lower (keyval)) {
  case GDK_KEY_r:
    return cw_verdict_step_list_press (steps, CW_VERDICT_STEP_CLEARANCE);
  case GDK_KEY_j:
    return cw_verdict_step_list_press (steps, CW_VERDICT_STEP_JUSTIFICATION);
  default:
    return FALSE;
  }
}

gint64
cw_verdict_page_get_clinician_id (CwVerdictPage *self)
{
  g_return_val_if_fail (CW_IS_VERDICT_PAGE (self), 0);

  return self->signature_box != NULL
           ? cw_signature_box_get_clinician_id (
               CW_SIGNATURE_BOX (self->signature_box))
           : 0;
}

void
cw_verdict_page_sign (CwVerdictPage *self,
                      void (*sign) (gpointer data),
                      gpointer data)
{
  g_return_if_fail (CW_IS_VERDICT_PAGE (self) && self->signature_box != NULL);

  cw_signature_box_sign (CW_SIGNATURE_BOX (self->signature_box), sign, data);
}
