/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/verdict-page.h"

#include "clinical/answer-text.h"
#include "clinical/evidence.h"
#include "model/screening-band.h"
#include "window/common/limb-map-view.h"
#include "window/common/signature-box.h"
#include "window/common/status-mark.h"
#include "window/screening/verdict-panel.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_MISSING 12
#define ID_KEY "cw-id"
#define INDEX_KEY "cw-index"

struct _CwVerdictPage {
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *mark;
  GtkWidget *headline_label;
  GtkWidget *detail_label;
  GtkWidget *missing_box;
  GtkWidget *limb_map;
  GtkWidget *dose_grid;
  GtkWidget *reason_box;
  GtkWidget *next_label;
  GtkWidget *signature_bin;
  GtkWidget *answers_expander;
  GtkWidget *answers_grid;

  const CwQuestionnaire *questionnaire;
  const CwScreeningRecord *record; /* borrowed */
  GtkWidget *signature_box;
};

enum { SHOW_MISSING, ADD_CLEARANCE, CHANGED, N_SIGNALS };

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CwVerdictPage, cw_verdict_page, GTK_TYPE_WIDGET)

static void
clear_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
missing_cb (GtkButton *button, CwVerdictPage *self)
{
  g_signal_emit (self, signals[SHOW_MISSING], 0,
                 g_object_get_data (G_OBJECT (button), ID_KEY));
}

static const char *
get_missing_title (CwVerdictPage *self, const char *id)
{
  const CwQuestion *question =
    cw_questionnaire_find_question (self->questionnaire, id);
  const CwMeasurement *measurement =
    cw_questionnaire_find_measurement (self->questionnaire, id);

  if (question != NULL)
    return question->title;
  if (measurement != NULL)
    return measurement->label;
  return _("Birth date of the patient");
}

/* What is not answered yet, each a way to it. */
static void
show_missing (CwVerdictPage *self, const CwVerdict *verdict)
{
  guint n = verdict->missing != NULL ? g_strv_length (verdict->missing) : 0;

  clear_box (self->missing_box);
  gtk_widget_set_visible (self->missing_box, n > 0);
  for (guint i = 0; i < MIN (n, MOST_MISSING); i++) {
    g_autofree char *label = g_strdup_printf (
      /* Translators: a question or measurement without an answer. */
      _("Missing: %s"), get_missing_title (self, verdict->missing[i]));
    GtkWidget *button = gtk_button_new_with_label (label);

    gtk_widget_set_halign (button, GTK_ALIGN_START);
    gtk_widget_add_css_class (button, "flat");
    g_object_set_data_full (G_OBJECT (button), ID_KEY,
                            g_strdup (verdict->missing[i]), g_free);
    g_signal_connect (button, "clicked", G_CALLBACK (missing_cb), self);
    gtk_box_append (GTK_BOX (self->missing_box), button);
  }
  if (n > MOST_MISSING) {
    g_autofree char *more = g_strdup_printf (
      ngettext ("and %u more", "and %u more", n - MOST_MISSING),
      n - MOST_MISSING);
    GtkWidget *label = gtk_label_new (more);

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_widget_add_css_class (label, "dim-label");
    gtk_box_append (GTK_BOX (self->missing_box), label);
  }
}

static void
attach (CwVerdictPage *self, const char *text, int column, int row)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_widget_add_css_class (label, row == 0 ? "heading" : "numeric");
  if (column == 0)
    gtk_widget_add_css_class (label, "dim-label");
  gtk_grid_attach (GTK_GRID (self->dose_grid), label, column, row, 1, 1);
}

/* A limb's permitted dose.  A limb that is not permitted has no column: what is
 * absent cannot be misread as a permission. */
static void
show_limb_dose (CwVerdictPage *self,
                const CwScreeningRecord *record,
                CwLimb limb,
                int column)
{
  const CwLimbVerdict *limb_verdict = &record->verdict->limbs[limb];
  CwDoseBand band = cw_screening_band_get (record, CW_LIMB_BIT (limb));
  g_autofree char *pressure = g_strdup_printf (
    _("%.0f–%.0f %%"), band.aop_percent_min, band.aop_percent_max);
  g_autofree char *load = g_strdup_printf (
    _("%.0f–%.0f %%"), band.load_percent_min, band.load_percent_max);
  g_autofree char *exercises =
    g_strdup_printf (_("up to %d"), band.max_exercises);
  g_autofree char *cuffs = g_strdup_printf ("%d", band.max_cuffs);

  attach (self, cw_limb_get_name (limb), column, 0);
  attach (self, cw_verdict_panel_get_class_name (limb_verdict->dose_class),
          column, 1);
  attach (self, pressure, column, 2);
  attach (self, load, column, 3);
  attach (self,
          band.fixed_sets_only ? _("fixed repetitions")
                               : _("fixed or to fatigue"),
          column, 4);
  attach (self,
          band.measured_aop_only ? C_("pressure", "measured only")
                                 : C_("pressure", "measured or estimated"),
          column, 5);
  attach (self, cuffs, column, 6);
  attach (self, exercises, column, 7);
}

static void
show_dose (CwVerdictPage *self, const CwScreeningRecord *record)
{
  static const CwLimb order[] = { CW_LIMB_RIGHT_LEG, CW_LIMB_LEFT_LEG,
                                  CW_LIMB_RIGHT_ARM, CW_LIMB_LEFT_ARM };
  const char *const names[] = {
    "",
    _("Class"),
    _("Pressure"),
    _("Load, of 1RM"),
    _("Set ends"),
    _("Occlusion pressure"),
    _("Cuffs at once"),
    _("Exercises"),
  };
  GtkWidget *child;
  int column = 1;

  while ((child = gtk_widget_get_first_child (self->dose_grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->dose_grid), child);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if (cw_verdict_permits (record->verdict, order[i]))
      show_limb_dose (self, record, order[i], column++);
  if (column == 1) {
    child = gtk_label_new (_("No dose: nothing may be prescribed."));
    gtk_label_set_xalign (GTK_LABEL (child), 0);
    gtk_grid_attach (GTK_GRID (self->dose_grid), child, 0, 0, 1, 1);
    return;
  }
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    attach (self, names[i], 0, (int) i);
}

static void
clearance_cb (GtkButton *button, CwVerdictPage *self)
{
  g_signal_emit (
    self, signals[ADD_CLEARANCE], 0,
    GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), INDEX_KEY)), FALSE);
}

static void
justification_cb (GtkButton *button, CwVerdictPage *self)
{
  g_signal_emit (
    self, signals[ADD_CLEARANCE], 0,
    GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), INDEX_KEY)), TRUE);
}

static GtkWidget *
create_button (CwVerdictPage *self,
               const char *label,
               guint index,
               GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data (G_OBJECT (button), INDEX_KEY, GUINT_TO_POINTER (index));
  g_signal_connect (button, "clicked", callback, self);
  return button;
}

/* Question, answer, rule, rationale and source of a finding. */
static GtkWidget *
create_explanation (CwVerdictPage *self, const CwFinding *finding)
{
  const CwQuestion *question =
    cw_questionnaire_find_question (self->questionnaire, finding->rule_id);
  g_autoptr (GString) text = g_string_new (NULL);
  g_auto (GStrv) keys = g_strsplit (finding->source, "; ", -1);
  GtkWidget *label;

  if (question != NULL)
    g_string_append_printf (text, _("Asked: %s\n"), question->text);
  g_string_append_printf (text, _("Why: %s\n"), finding->rationale);
  g_string_append_printf (text, _("Rule: %s, %s, rules %s"), finding->rule_id,
                          cw_level_to_id (finding->level),
                          cw_questionnaire_get_version (self->questionnaire));
  for (guint i = 0; keys[i] != NULL; i++) {
    const char *citation = cw_evidence_get_citation (keys[i]);

    g_string_append_printf (text, "\n%s: %s", keys[i],
                            citation != NULL ? citation : "–");
  }
  label = gtk_label_new (text->str);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_start (label, 28);
  gtk_widget_add_css_class (label, "cw-cap");
  return label;
}

static void
add_reason (CwVerdictPage *self, const CwFinding *finding, guint index)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *expander = gtk_expander_new (NULL);
  GtkWidget *head = cw_verdict_panel_create_finding (finding);

  gtk_expander_set_label_widget (GTK_EXPANDER (expander), head);
  gtk_expander_set_child (GTK_EXPANDER (expander),
                          create_explanation (self, finding));
  gtk_widget_set_hexpand (expander, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (expander),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  finding->title, -1);
  gtk_box_append (GTK_BOX (row), expander);
  if (!finding->lifted && (finding->level == CW_LEVEL_RELATIVE_M ||
                           finding->level == CW_LEVEL_RELATIVE_J))
    gtk_box_append (GTK_BOX (row),
                    create_button (self, _("Clearance…"), index,
                                   G_CALLBACK (clearance_cb)));
  if (!finding->lifted && finding->level == CW_LEVEL_RELATIVE_J)
    gtk_box_append (GTK_BOX (row),
                    create_button (self, _("Justification…"), index,
                                   G_CALLBACK (justification_cb)));
  gtk_box_append (GTK_BOX (self->reason_box), row);
}

static void
show_reasons (CwVerdictPage *self, const CwVerdict *verdict)
{
  clear_box (self->reason_box);
  for (guint i = 0; i < verdict->findings->len; i++)
    add_reason (self, g_ptr_array_index (verdict->findings, i), i);
  if (verdict->findings->len == 0) {
    GtkWidget *label = gtk_label_new (_("Nothing was found."));

    gtk_label_set_xalign (GTK_LABEL (label), 0);
    gtk_box_append (GTK_BOX (self->reason_box), label);
  }
}

static void
add_answer (CwVerdictPage *self, int *row, const char *name, const char *value)
{
  GtkWidget *left = gtk_label_new (name);
  GtkWidget *right = gtk_label_new (value);

  gtk_label_set_xalign (GTK_LABEL (left), 0);
  gtk_label_set_wrap (GTK_LABEL (left), TRUE);
  gtk_widget_set_hexpand (left, TRUE);
  gtk_label_set_xalign (GTK_LABEL (right), 0);
  gtk_label_set_wrap (GTK_LABEL (right), TRUE);
  gtk_widget_add_css_class (right, "heading");
  gtk_grid_attach (GTK_GRID (self->answers_grid), left, 0, *row, 1, 1);
  gtk_grid_attach (GTK_GRID (self->answers_grid), right, 1, (*row)++, 1, 1);
}

static void
add_page_answers (CwVerdictPage *self, int *row, const CwQuestionPage *page)
{
  const CwScreeningFacts *facts = self->record->facts;

  for (gsize i = 0; i < page->n_groups; i++)
    for (gsize j = 0; j < page->groups[i]->n_questions; j++) {
      const CwQuestion *question = page->groups[i]->questions[j];

      g_autofree char *text = cw_answer_describe (
        question, cw_screening_facts_get_answer (facts, question->id));

      if (cw_screening_is_asked (self->questionnaire, facts, question->id))
        add_answer (self, row, question->text, text);
    }
}

static void
add_measurements (CwVerdictPage *self, int *row)
{
  gsize n_measurements = 0;
  const CwMeasurement *const *measurements =
    cw_questionnaire_get_measurements (self->questionnaire, &n_measurements);

  for (gsize i = 0; i < n_measurements; i++) {
    const CwMeasurement *m = measurements[i];
    double value =
      cw_screening_facts_get_measurement (self->record->facts, m->id);
    g_autofree char *text = NULL;

    if (isnan (value))
      continue;
    text = cw_measurement_describe (m, value);
    add_answer (self, row, m->label, text);
  }
}

/* What is about to be signed, in full; made only for who looks. */
static void
answers_expanded_cb (CwVerdictPage *self)
{
  gsize n_pages = 0;
  const CwQuestionPage *const *pages;
  GtkWidget *child;
  int row = 0;

  while ((child = gtk_widget_get_first_child (self->answers_grid)) != NULL)
    gtk_grid_remove (GTK_GRID (self->answers_grid), child);
  if (self->record == NULL ||
      !gtk_expander_get_expanded (GTK_EXPANDER (self->answers_expander)))
    return;
  pages = cw_questionnaire_get_pages (self->questionnaire, &n_pages);
  for (gsize i = 0; i < n_pages; i++)
    add_page_answers (self, &row, pages[i]);
  add_measurements (self, &row);
}

static char *
describe_next (const CwVerdict *verdict)
{
  g_autofree char *until = cw_date_format (verdict->valid_until);
  g_autofree char *deferred = cw_date_format (verdict->deferred_until);

  switch (verdict->outcome) {
  case CW_OUTCOME_CLEARED:
    return g_strdup_printf (
      _("Sign the screening: it is valid until %s. Then measure the occlusion "
        "pressure and write the plan."),
      until);
  case CW_OUTCOME_CLEARANCE_REQUIRED:
    return g_strdup (
      _("Ask for the clearances named below and enter them here, or sign to "
        "keep the result: nothing can be prescribed before they are there."));
  case CW_OUTCOME_DEFERRED:
    return verdict->deferred_until != CW_DATE_NONE
             ? g_strdup_printf (
                 _("Sign to keep the result. Screen again on %s or later."),
                 deferred)
             : g_strdup (_("Sign to keep the result. Screen again once the "
                           "reasons below are settled."));
  case CW_OUTCOME_REFUSED:
    return g_strdup (_("Sign to keep the result. Choose another form of "
                       "exercise."));
  case CW_OUTCOME_INCOMPLETE:
  default:
    return g_strdup (_("Answer what is missing: each line above leads there."));
  }
}

static void
signature_changed_cb (CwVerdictPage *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
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
cw_verdict_page_class_init (CwVerdictPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_verdict_page_dispose;
  signals[SHOW_MISSING] =
    g_signal_new ("show-missing", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                  0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ADD_CLEARANCE] = g_signal_new (
    "add-clearance", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_BOOLEAN);
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                  NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (CW_TYPE_LIMB_MAP_VIEW);
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/screening/verdict-page.ui");
  BIND (content);
  BIND (mark);
  BIND (headline_label);
  BIND (detail_label);
  BIND (missing_box);
  BIND (limb_map);
  BIND (dose_grid);
  BIND (reason_box);
  BIND (next_label);
  BIND (signature_bin);
  BIND (answers_expander);
  BIND (answers_grid);
  gtk_widget_class_bind_template_callback (widget_class, answers_expanded_cb);
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
  const CwVerdict *verdict = record->verdict;
  g_autofree char *headline = cw_verdict_get_headline (verdict);
  g_autofree char *detail = cw_verdict_get_detail (verdict);
  g_autofree char *next = describe_next (verdict);

  g_return_if_fail (CW_IS_VERDICT_PAGE (self));

  self->questionnaire = cw_clinic_get_questionnaire (clinic);
  self->record = record;
  cw_status_mark_set_status (CW_STATUS_MARK (self->mark),
                             cw_status_from_verdict (verdict));
  gtk_label_set_label (GTK_LABEL (self->headline_label), headline);
  gtk_label_set_label (GTK_LABEL (self->detail_label), detail);
  gtk_widget_set_visible (self->detail_label, *detail != '\0');
  gtk_label_set_label (GTK_LABEL (self->next_label), next);
  cw_limb_map_view_take_data (CW_LIMB_MAP_VIEW (self->limb_map),
                              cw_limb_map_data_new (record, NULL));
  show_missing (self, verdict);
  show_dose (self, record);
  show_reasons (self, verdict);
  answers_expanded_cb (self);
  if (self->signature_box == NULL) {
    self->signature_box = cw_signature_box_new (
      clinic, _("I have read the reasons and told the patient."));
    g_signal_connect_object (self->signature_box, "changed",
                             G_CALLBACK (signature_changed_cb), self,
                             G_CONNECT_SWAPPED);
    adw_bin_set_child (ADW_BIN (self->signature_bin), self->signature_box);
  }
  gtk_widget_set_visible (self->signature_bin,
                          verdict->missing == NULL ||
                            *verdict->missing == NULL);
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
