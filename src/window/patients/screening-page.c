/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/patients/screening-page.h"

#include "clinical/answer-text.h"
#include "model/dose-text.h"
#include "window/common/fold-layout.h"
#include "window/common/layout-box.h"
#include "window/common/list-row.h"
#include "window/common/list-section.h"
#include "window/common/status-mark.h"

#include <glib/gi18n-lib.h>
#include <math.h>

struct _CwScreeningPage {
  GtkWidget parent_instance;

  GtkWidget *content;
  CwStatusMark *mark;
  GtkLabel *headline_label;
  GtkLabel *detail_label;
  GtkLabel *signed_label;
  GtkButton *screen_button;
  CwListSection *limbs_section;
  CwListSection *reasons_section;
  CwListSection *answers_section;
  CwListSection *measurements_section;
  CwListSection *history_section;
};

G_DEFINE_FINAL_TYPE (CwScreeningPage, cw_screening_page, GTK_TYPE_WIDGET)

static char *
describe_signature (const CwScreeningRecord *record)
{
  g_autofree char *day = cw_date_format (record->facts->date);
  g_autofree char *until = cw_date_format (record->verdict->valid_until);

  if (record->verdict->valid_until == CW_DATE_NONE)
    /* Translators: a date, and who signed. */
    return g_strdup_printf (_("Screened on %s, signed by %s"), day,
                            record->signed_by);
  /* Translators: a date, who signed, and until when it is valid. */
  return g_strdup_printf (_("Screened on %s, signed by %s, valid until %s"),
                          day, record->signed_by, until);
}

static void
append_limb (CwScreeningPage *self,
             const CwScreeningRecord *record,
             CwLimb limb)
{
  const CwLimbVerdict *limb_verdict = &record->verdict->limbs[limb];
  CwStatus status = cw_status_from_limb (limb_verdict);
  g_autofree char *band = NULL;
  g_autofree char *subtitle = NULL;

  if (limb_verdict->state == CW_LIMB_STATE_PERMITTED) {
    band = cw_dose_text_band (record, limb);
    /* Translators: a verdict as "Caution", and the pressure it allows. */
    subtitle =
      g_strdup_printf (_("%s · %s"), cw_status_get_word (status), band);
  }
  cw_list_section_append (
    self->limbs_section,
    cw_list_row_new_with_mark (
      cw_limb_get_name (limb),
      subtitle != NULL ? subtitle : cw_status_get_word (status), status));
}

/* "Blocked until 14 December · right leg. Why: …". */
static GtkWidget *
new_finding_row (const CwFinding *finding, const GPtrArray *requests)
{
  const CwClearanceRequest *request =
    cw_finding_waits_for_clearance (finding)
      ? cw_clearance_request_find (requests, finding->rule_id)
      : NULL;
  g_autofree char *asked =
    request != NULL ? cw_clearance_request_describe (request) : NULL;

  g_autofree char *limbs = finding->whole_patient
                             ? g_strdup (_("Whole person"))
                             : cw_limb_set_format (finding->limbs);
  /* Translators: what a finding does, and where. */
  g_autofree char *effect =
    g_strdup_printf (_("%s · %s"), finding->effect, limbs);
  g_autofree char *subtitle =
    asked != NULL ? g_strdup_printf ("%s\n%s", effect, asked)
                  : g_strdup (effect);
  GtkWidget *row = cw_list_row_new_with_mark (
    finding->title, subtitle, cw_status_from_level (finding->level));
  /* Translators: the reason of a rule, and the keys of its sources. */
  g_autofree char *why =
    g_strdup_printf (_("%s\nSource: %s"), finding->rationale, finding->source);

  gtk_widget_set_tooltip_text (row, why);
  if (finding->lifted) {
    GtkWidget *lifted = gtk_label_new (_("Lifted"));

    gtk_widget_add_css_class (lifted, "dim-label");
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), lifted);
  }
  return row;
}

/* In the order in which they were asked. */
static void
show_answers (CwScreeningPage *self,
              const CwQuestionnaire *questionnaire,
              const CwScreeningFacts *facts)
{
  gsize n_pages = 0;
  const CwQuestionPage *const *pages =
    cw_questionnaire_get_pages (questionnaire, &n_pages);

  for (gsize i = 0; i < n_pages; i++)
    for (gsize j = 0; j < pages[i]->n_groups; j++)
      for (gsize k = 0; k < pages[i]->groups[j]->n_questions; k++) {
        const CwQuestion *question = pages[i]->groups[j]->questions[k];
        const CwAnswer *answer =
          cw_screening_facts_get_answer (facts, question->id);
        g_autofree char *text = NULL;

        if (answer == NULL || answer->value == CW_ANSWER_NO)
          continue;
        text = cw_answer_describe (question, answer);
        cw_list_section_append (self->answers_section,
                                cw_list_row_new (question->text, text));
      }
}

static void
show_measurements (CwScreeningPage *self,
                   const CwQuestionnaire *questionnaire,
                   const CwScreeningFacts *facts)
{
  gsize n_measurements = 0;
  const CwMeasurement *const *measurements =
    cw_questionnaire_get_measurements (questionnaire, &n_measurements);

  for (gsize i = 0; i < n_measurements; i++) {
    const CwMeasurement *measurement = measurements[i];
    double value = cw_screening_facts_get_measurement (facts, measurement->id);
    g_autofree char *text = NULL;

    if (isnan (value))
      continue;
    text = cw_measurement_describe (measurement, value);
    cw_list_section_append (self->measurements_section,
                            cw_list_row_new (measurement->label, text));
  }
}

static void
show_record (CwScreeningPage *self,
             CwClinic *clinic,
             const CwScreeningRecord *record,
             const GPtrArray *requests)
{
  g_autofree char *headline = cw_verdict_get_headline (record->verdict);
  g_autofree char *detail = cw_verdict_get_detail (record->verdict);
  g_autofree char *signature = describe_signature (record);

  cw_status_mark_set_status (self->mark, cw_status_from_verdict (record->verdict));
  gtk_label_set_label (self->headline_label, headline);
  gtk_label_set_label (self->detail_label, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), *detail != '\0');
  gtk_label_set_label (self->signed_label, signature);
  gtk_widget_set_visible (GTK_WIDGET (self->signed_label), TRUE);
  for (int i = 0; i < CW_N_LIMBS; i++)
    append_limb (self, record, (CwLimb) i);
  for (guint i = 0; i < record->verdict->findings->len; i++)
    cw_list_section_append (
      self->reasons_section,
      new_finding_row (g_ptr_array_index (record->verdict->findings, i),
                       requests));
  show_answers (self, cw_clinic_get_questionnaire (clinic), record->facts);
  show_measurements (self, cw_clinic_get_questionnaire (clinic), record->facts);
}

static void
show_nothing (CwScreeningPage *self)
{
  cw_status_mark_set_status (self->mark, CW_STATUS_UNKNOWN);
  gtk_label_set_label (self->headline_label, _("Not screened"));
  gtk_label_set_label (
    self->detail_label,
    _("Nothing can be prescribed before a screening is signed."));
  gtk_widget_set_visible (GTK_WIDGET (self->detail_label), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->signed_label), FALSE);
}

static void
show_history (CwScreeningPage *self, GPtrArray *records)
{
  for (guint i = 1; i < records->len; i++) {
    const CwScreeningRecord *record = g_ptr_array_index (records, i);
    g_autofree char *headline = cw_verdict_get_headline (record->verdict);
    g_autofree char *signature = describe_signature (record);

    cw_list_section_append (
      self->history_section,
      cw_list_row_new_with_mark (headline, signature,
                                 cw_status_from_verdict (record->verdict)));
  }
}

static void
clear (CwScreeningPage *self)
{
  cw_list_section_clear (self->limbs_section);
  cw_list_section_clear (self->reasons_section);
  cw_list_section_clear (self->answers_section);
  cw_list_section_clear (self->measurements_section);
  cw_list_section_clear (self->history_section);
}

static void
cw_screening_page_dispose (GObject *object)
{
  CwScreeningPage *self = CW_SCREENING_PAGE (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SCREENING_PAGE);

  G_OBJECT_CLASS (cw_screening_page_parent_class)->dispose (object);
}

static void
cw_screening_page_class_init (CwScreeningPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cw_screening_page_dispose;
  g_type_ensure (CW_TYPE_FOLD_LAYOUT);
  g_type_ensure (CW_TYPE_LAYOUT_BOX);
  g_type_ensure (CW_TYPE_LIST_SECTION);
  g_type_ensure (CW_TYPE_STATUS_MARK);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/patients/screening-page.ui");
#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwScreeningPage, name)
  BIND (content);
  BIND (mark);
  BIND (headline_label);
  BIND (detail_label);
  BIND (signed_label);
  BIND (screen_button);
  BIND (limbs_section);
  BIND (reasons_section);
  BIND (answers_section);
  BIND (measurements_section);
  BIND (history_section);
#undef BIND
}

static void
cw_screening_page_init (CwScreeningPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

gboolean
cw_screening_page_show (CwScreeningPage *self,
                        CwClinic *clinic,
                        const CwPatientOverview *overview,
                        GError **error)
{
  g_autoptr (GPtrArray) records = NULL;

  g_return_val_if_fail (CW_IS_SCREENING_PAGE (self), FALSE);
  g_return_val_if_fail (overview != NULL, FALSE);

  clear (self);
  if (overview->screening != NULL)
    show_record (self, clinic, overview->screening, overview->requests);
  else
    show_nothing (self);
  if (overview->state.has_draft)
    gtk_button_set_label (self->screen_button, _("Continue the screening"));
  else if (overview->screening != NULL)
    gtk_button_set_label (self->screen_button, _("Screen again"));
  else
    gtk_button_set_label (self->screen_button, _("Start screening"));

  records = cw_clinic_load_screenings (clinic, overview->patient->id, error);
  if (records == NULL)
    return FALSE;
  show_history (self, records);
  return TRUE;
}
