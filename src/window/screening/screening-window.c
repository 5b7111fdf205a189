/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/screening/screening-window.h"

#include "model/earlier-screening.h"
#include "model/screening-progress.h"
#include "window/common/message.h"
#include "window/documents/document-window.h"
#include "window/screening/measurement-page.h"
#include "window/screening/question-group-page.h"
#include "window/screening/screening-footer.h"
#include "window/screening/screening-signing.h"
#include "window/screening/screening-step-list.h"
#include "window/screening/verdict-page.h"
#include "window/screening/verdict-panel.h"

#include <glib/gi18n-lib.h>

struct _CwScreeningWindow {
  AdwWindow parent_instance;

  GtkWidget *title;
  GtkWidget *step_list;
  GtkWidget *stack;
  GtkWidget *question_page;
  GtkWidget *measurement_page;
  GtkWidget *verdict_page;
  GtkWidget *flap;
  GtkWidget *step_flap;
  GtkWidget *panel_button;
  GtkWidget *steps_button;
  GtkWidget *verdict_panel;
  GtkWidget *footer;

  CwClinic *clinic;
  CwScreeningRecord *record;
  CwScreeningRecord *earlier; /* the last signed one; NULL without */
  CwPatient *patient;
  GPtrArray *groups; /* (element-type CwQuestionGroup) all, in order */
  int step;          /* index of the group; then measurements, verdict */
};

G_DEFINE_FINAL_TYPE (CwScreeningWindow, cw_screening_window, ADW_TYPE_WINDOW)

static const CwQuestionnaire *
get_questionnaire (CwScreeningWindow *self)
{
  return cw_clinic_get_questionnaire (self->clinic);
}

static int
get_measurement_step (CwScreeningWindow *self)
{
  return (int) self->groups->len;
}

static int
get_verdict_step (CwScreeningWindow *self)
{
  return (int) self->groups->len + 1;
}

static const CwQuestionGroup *
get_group (CwScreeningWindow *self)
{
  return self->step < (int) self->groups->len
           ? g_ptr_array_index (self->groups, self->step)
           : NULL;
}

/* A group in which nothing is put to this patient is passed over. */
static gboolean
is_step_shown (CwScreeningWindow *self, int step)
{
  if (step >= (int) self->groups->len)
    return TRUE;
  return cw_screening_count_group (get_questionnaire (self),
                                   self->record->facts,
                                   g_ptr_array_index (self->groups, step))
           .asked > 0;
}

/* The row of the step list that the step belongs to: pages of questions, then
 * measurements, then the verdict. */
static int
find_row (CwScreeningWindow *self)
{
  gsize n_pages = 0;
  const CwQuestionPage *const *pages =
    cw_questionnaire_get_pages (get_questionnaire (self), &n_pages);
  const CwQuestionGroup *group = get_group (self);

  for (gsize i = 0; group != NULL && i < n_pages; i++)
    for (gsize j = 0; j < pages[i]->n_groups; j++)
      if (pages[i]->groups[j] == group)
        return (int) i;
  return (int) n_pages + (self->step == get_verdict_step (self) ? 1 : 0);
}

static void
show_panel (CwScreeningWindow *self)
{
  CwAnswerCount questions =
    cw_screening_count_all (get_questionnaire (self), self->record->facts);
  CwAnswerCount measured = cw_screening_count_measurements (
    get_questionnaire (self), self->record->facts);
  g_autofree char *progress = g_strdup_printf (
    _("%u of %u questions, %u of %u measurements"), questions.answered,
    questions.asked, measured.answered, measured.asked);

  cw_verdict_panel_show (CW_VERDICT_PANEL (self->verdict_panel),
                         self->record->verdict, progress);
}

/* What is left to do on the page that is shown. */
static char *
describe_left (CwScreeningWindow *self)
{
  const CwQuestionGroup *group = get_group (self);
  CwAnswerCount count = { 0 };
  guint n_left;

  if (self->step == get_measurement_step (self))
    return cw_measurement_page_describe_left (
      CW_MEASUREMENT_PAGE (self->measurement_page));
  if (group != NULL)
    count = cw_screening_count_group (get_questionnaire (self),
                                      self->record->facts, group);
  n_left = count.asked - count.answered;
  return n_left == 0
           ? g_strdup ("")
           : g_strdup_printf (ngettext ("%u left in this group",
                                        "%u left in this group", n_left),
                              n_left);
}

static void
show_footer (CwScreeningWindow *self)
{
  CwScreeningPart part =
    self->step == get_measurement_step (self) ? CW_SCREENING_PART_MEASUREMENTS
    : self->step == get_verdict_step (self)   ? CW_SCREENING_PART_VERDICT
                                              : CW_SCREENING_PART_QUESTIONS;
  g_autofree char *left = describe_left (self);

  cw_screening_footer_show (CW_SCREENING_FOOTER (self->footer), part, left);
}

static gboolean
is_complete (CwScreeningWindow *self)
{
  const GStrv missing = self->record->verdict->missing;

  return missing == NULL || *missing == NULL;
}

static void
update_actions (CwScreeningWindow *self)
{
  gboolean on_verdict = self->step == get_verdict_step (self);
  gboolean complete = is_complete (self);
  gboolean somebody_signs = cw_verdict_page_get_clinician_id (
                              CW_VERDICT_PAGE (self->verdict_page)) != 0;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "screening.back",
                                 self->step > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "screening.open",
                                 !complete);
  gtk_widget_action_set_enabled (
    GTK_WIDGET (self), "screening.confirm",
    on_verdict ? complete && somebody_signs
               : self->step == get_measurement_step (self));
  cw_screening_footer_set_obstacle (
    CW_SCREENING_FOOTER (self->footer),
    !complete         ? _("Answer what is missing first")
    : !somebody_signs ? _("Say who signs, and tick the box")
                      : NULL);
}

/* Computes the verdict anew and shows all that follows from it. */
static void
evaluate (CwScreeningWindow *self)
{
  cw_verdict_page_clear (CW_VERDICT_PAGE (self->verdict_page));
  g_clear_pointer (&self->record->verdict, cw_verdict_free);
  self->record->verdict =
    cw_screening_evaluate (get_questionnaire (self), self->record->facts);
  cw_question_group_page_update (CW_QUESTION_GROUP_PAGE (self->question_page));
  cw_screening_step_list_update (CW_SCREENING_STEP_LIST (self->step_list),
                                 get_questionnaire (self), self->record->facts,
                                 find_row (self));
  show_panel (self);
  show_footer (self);
  if (self->step == get_verdict_step (self))
    cw_verdict_page_show (CW_VERDICT_PAGE (self->verdict_page), self->clinic,
                          self->record);
  update_actions (self);
}

/* On the last page the verdict has the whole window, without the steps and what
 * they come to so far; before it a narrow window folds them away. */
static void
show_sides (CwScreeningWindow *self, gboolean visible)
{
  AdwFlap *flaps[] = { ADW_FLAP (self->flap), ADW_FLAP (self->step_flap) };

  for (gsize i = 0; i < G_N_ELEMENTS (flaps); i++) {
    adw_flap_set_fold_policy (flaps[i], visible ? ADW_FLAP_FOLD_POLICY_AUTO
                                                : ADW_FLAP_FOLD_POLICY_NEVER);
    adw_flap_set_reveal_flap (flaps[i], visible);
  }
  gtk_widget_set_visible (self->panel_button, visible);
  gtk_widget_set_visible (self->steps_button, visible);
}

static void
show_step (CwScreeningWindow *self, int step)
{
  gboolean was_verdict = self->step == get_verdict_step (self);
  gboolean verdict = step == get_verdict_step (self);
  const char *page = "questions";

  self->step = step;
  if (step == get_measurement_step (self))
    page = "measurements";
  else if (verdict)
    page = "verdict";
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), page);
  if (verdict != was_verdict)
    show_sides (self, !verdict);
  cw_question_group_page_show_group (
    CW_QUESTION_GROUP_PAGE (self->question_page), get_group (self),
    (guint) step, self->groups->len);
  evaluate (self);
  if (step == get_measurement_step (self)) {
    cw_measurement_page_update (CW_MEASUREMENT_PAGE (self->measurement_page));
    gtk_widget_grab_focus (self->measurement_page);
  } else if (verdict) {
    gtk_widget_grab_focus (self->verdict_page);
  }
}

static void
go_on (CwScreeningWindow *self, int by)
{
  int step = self->step + by;

  while (step > 0 && step < get_verdict_step (self) &&
         !is_step_shown (self, step))
    step += by;
  if (step >= 0 && step <= get_verdict_step (self))
    show_step (self, step);
}

static void
next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwScreeningWindow *self = CW_SCREENING_WINDOW (widget);

  gboolean stays =
    get_group (self) != NULL
      ? cw_question_group_page_focus_open (
          CW_QUESTION_GROUP_PAGE (self->question_page))
      : cw_measurement_page_focus_open (
          CW_MEASUREMENT_PAGE (self->measurement_page));

  /* What is open here first; who wants to come back later uses Page Down. */
  if (!stays)
    go_on (self, 1);
}

static void
skip_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_on (CW_SCREENING_WINDOW (widget), 1);
}

static void
back_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  go_on (CW_SCREENING_WINDOW (widget), -1);
}

static void
answered_cb (CwScreeningWindow *self)
{
  evaluate (self);
}

static void
group_done_cb (CwScreeningWindow *self)
{
  go_on (self, 1);
}

/* Whether a question of that group that is put now was yes last time. */
static gboolean
was_any_yes (CwScreeningWindow *self, int step)
{
  const CwQuestionGroup *group = g_ptr_array_index (self->groups, step);

  for (gsize i = 0; i < group->n_questions; i++)
    if (cw_earlier_was_yes (self->earlier, group->questions[i]) &&
        cw_screening_is_asked (get_questionnaire (self), self->record->facts,
                               group->questions[i]->id))
      return TRUE;
  return FALSE;
}

static void
group_left_cb (CwScreeningWindow *self)
{
  cw_screening_footer_focus_next (CW_SCREENING_FOOTER (self->footer));
}

/* The next question that was yes last time, round and round. */
static void
find_earlier_cb (CwScreeningWindow *self)
{
  CwQuestionGroupPage *page = CW_QUESTION_GROUP_PAGE (self->question_page);
  int n_groups = (int) self->groups->len;
  int start = self->step;

  if (get_group (self) != NULL &&
      cw_question_group_page_focus_earlier (page, FALSE))
    return;
  for (int i = 1; i <= n_groups; i++) {
    int step = (start + i) % n_groups;

    if (!is_step_shown (self, step) || !was_any_yes (self, step))
      continue;
    show_step (self, step);
    cw_question_group_page_focus_earlier (page, TRUE);
    return;
  }
}

static void
measured_cb (CwScreeningWindow *self, const char *id, double value)
{
  g_autoptr (GError) error = NULL;

  if (!cw_clinic_save_measurement (self->clinic, self->record->id, id, value,
                                   &error)) {
    cw_message_show_error (GTK_WINDOW (self),
                           _("The measurement was not saved"), error);
    return;
  }
  cw_screening_facts_set_measurement (self->record->facts, id, value);
  evaluate (self);
}

static void
typed_cb (CwScreeningWindow *self)
{
  show_footer (self);
}

/* Goes to the question or measurement of that identifier, which may be the
 * verdict's own: going there makes a new verdict. */
static void
show_missing_cb (CwScreeningWindow *self, const char *id)
{
  const CwMeasurement *measurement =
    cw_questionnaire_find_measurement (get_questionnaire (self), id);

  for (guint i = 0; i < self->groups->len; i++) {
    const CwQuestionGroup *group = g_ptr_array_index (self->groups, i);

    for (gsize j = 0; j < group->n_questions; j++)
      if (g_str_equal (group->questions[j]->id, id)) {
        show_step (self, (int) i);
        cw_question_group_page_focus (
          CW_QUESTION_GROUP_PAGE (self->question_page), group->questions[j]->id);
        return;
      }
  }
  if (measurement != NULL) {
    show_step (self, get_measurement_step (self));
    cw_measurement_page_focus (CW_MEASUREMENT_PAGE (self->measurement_page),
                               measurement->id);
  }
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwScreeningWindow *self = CW_SCREENING_WINDOW (widget);

  if (!is_complete (self))
    show_missing_cb (self, self->record->verdict->missing[0]);
}

/* What a letter lifts changes the verdict. */
static void
letter_saved_cb (gpointer data)
{
  CwScreeningWindow *self = data;

  evaluate (self);
  gtk_widget_grab_focus (self->verdict_page);
}

static void
add_clearance_cb (CwScreeningWindow *self, guint index, gboolean justification)
{
  cw_screening_signing_open_letter (self->clinic, self->record, index,
                                    justification, GTK_WINDOW (self),
                                    letter_saved_cb, self);
}

/* The consent form while there are questions, then the draft itself. */
static void
documents_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwScreeningWindow *self = CW_SCREENING_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  GtkWindow *window = cw_document_window_new (
    self->clinic, self->patient->id,
    self->step == get_verdict_step (self) ? CW_PAPER_KIND_SCREENING_DRAFT
                                          : CW_PAPER_KIND_CONSENT_FORM,
    GTK_WINDOW (self), &error);

  if (window != NULL)
    gtk_window_present (window);
  else
    cw_message_show_error (GTK_WINDOW (self),
                           _("The documents could not be shown"), error);
}

static void
signed_cb (gpointer data)
{
  CwScreeningWindow *self = data;

  if (cw_screening_signing_sign (self->clinic, self->record,
                                 cw_verdict_page_get_clinician_id (
                                   CW_VERDICT_PAGE (self->verdict_page)),
                                 GTK_WINDOW (self)))
    gtk_window_close (GTK_WINDOW (self));
}

/* The end of a page that is filled in: to the verdict, or signing it. */
static void
confirm_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  CwScreeningWindow *self = CW_SCREENING_WINDOW (widget);

  if (self->step != get_verdict_step (self))
    next_cb (widget, action, parameter);
  else
    cw_verdict_page_sign (CW_VERDICT_PAGE (self->verdict_page), signed_cb,
                          self);
}

static void
signature_changed_cb (CwScreeningWindow *self)
{
  update_actions (self);
}

/* To the first group of a page; rows beyond the pages stand for one step. */
static void
step_chosen_cb (CwScreeningWindow *self, int row)
{
  gsize n_pages = 0;
  const CwQuestionPage *const *pages =
    cw_questionnaire_get_pages (get_questionnaire (self), &n_pages);
  int step = 0;

  for (int i = 0; i < MIN (row, (int) n_pages); i++)
    step += (int) pages[i]->n_groups;
  show_step (self, step + MAX (0, row - (int) n_pages));
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                gpointer data)
{
  CwScreeningWindow *self = data;
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_F9 && self->step != get_verdict_step (self)) {
    adw_flap_set_reveal_flap (
      ADW_FLAP (self->flap),
      !adw_flap_get_reveal_flap (ADW_FLAP (self->flap)));
    return GDK_EVENT_STOP;
  }
  /* Ahead of the scrolled pages, which would only scroll. */
  if (keyval == GDK_KEY_Page_Up || keyval == GDK_KEY_Page_Down) {
    gtk_widget_activate_action (GTK_WIDGET (self),
                                keyval == GDK_KEY_Page_Up ? "screening.back"
                                                          : "screening.skip",
                                NULL);
    return GDK_EVENT_STOP;
  }
  /* In an entry letters and digits are text. */
  if (focus != NULL && GTK_IS_EDITABLE (focus))
    return GDK_EVENT_PROPAGATE;
  if (self->step == get_verdict_step (self))
    return cw_verdict_page_press (CW_VERDICT_PAGE (self->verdict_page), keyval);
  if (get_group (self) == NULL)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) {
    gtk_widget_activate_action (GTK_WIDGET (self), "screening.next", NULL);
    return GDK_EVENT_STOP;
  }
  return cw_question_group_page_press (CW_QUESTION_GROUP_PAGE (self->question_page),
                                 keyval);
}

static void
cw_screening_window_dispose (GObject *object)
{
  CwScreeningWindow *self = CW_SCREENING_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CW_TYPE_SCREENING_WINDOW);
  g_clear_object (&self->clinic);

  G_OBJECT_CLASS (cw_screening_window_parent_class)->dispose (object);
}

static void
cw_screening_window_finalize (GObject *object)
{
  CwScreeningWindow *self = CW_SCREENING_WINDOW (object);

  g_clear_pointer (&self->record, cw_screening_record_free);
  g_clear_pointer (&self->earlier, cw_screening_record_free);
  g_clear_pointer (&self->patient, cw_patient_free);
  g_clear_pointer (&self->groups, g_ptr_array_unref);

  G_OBJECT_CLASS (cw_screening_window_parent_class)->finalize (object);
}

#define BIND(name)                                                             \
  gtk_widget_class_bind_template_child (widget_class, CwScreeningWindow, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (title);
  BIND (step_list);
  BIND (stack);
  BIND (question_page);
  BIND (measurement_page);
  BIND (verdict_page);
  BIND (flap);
  BIND (step_flap);
  BIND (panel_button);
  BIND (steps_button);
  BIND (verdict_panel);
  BIND (footer);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, group_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_earlier_cb);
  gtk_widget_class_bind_template_callback (widget_class, measured_cb);
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_missing_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clearance_cb);
  gtk_widget_class_bind_template_callback (widget_class, signature_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, step_chosen_cb);
}

static void
cw_screening_window_class_init (CwScreeningWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cw_screening_window_dispose;
  object_class->finalize = cw_screening_window_finalize;
  g_type_ensure (CW_TYPE_MEASUREMENT_PAGE);
  g_type_ensure (CW_TYPE_QUESTION_GROUP_PAGE);
  g_type_ensure (CW_TYPE_SCREENING_FOOTER);
  g_type_ensure (CW_TYPE_SCREENING_STEP_LIST);
  g_type_ensure (CW_TYPE_VERDICT_PAGE);
  g_type_ensure (CW_TYPE_VERDICT_PANEL);
  gtk_widget_class_set_template_from_resource (
    widget_class, APP_RESOURCES "/screening/screening-window.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "screening.next", NULL,
                                   next_cb);
  gtk_widget_class_install_action (widget_class, "screening.skip", NULL,
                                   skip_cb);
  gtk_widget_class_install_action (widget_class, "screening.back", NULL,
                                   back_cb);
  gtk_widget_class_install_action (widget_class, "screening.open", NULL,
                                   open_cb);
  gtk_widget_class_install_action (widget_class, "screening.confirm", NULL,
                                   confirm_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F4, 0,
                                       "screening.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return,
                                       GDK_CONTROL_MASK, "screening.confirm",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Enter,
                                       GDK_CONTROL_MASK, "screening.confirm",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "screening.documents", NULL,
                                   documents_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p,
                                       GDK_CONTROL_MASK, "screening.documents",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0,
                                       "window.close", NULL);
}

static void
cw_screening_window_init (CwScreeningWindow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->groups = g_ptr_array_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
fill_steps (CwScreeningWindow *self)
{
  gsize n_pages = 0;
  const CwQuestionPage *const *pages =
    cw_questionnaire_get_pages (get_questionnaire (self), &n_pages);

  for (gsize i = 0; i < n_pages; i++)
    for (gsize j = 0; j < pages[i]->n_groups; j++)
      g_ptr_array_add (self->groups, (gpointer) pages[i]->groups[j]);
  cw_screening_step_list_fill (CW_SCREENING_STEP_LIST (self->step_list),
                               get_questionnaire (self));
}

/* Where a draft goes on: the first group with an open question. */
static int
find_start (CwScreeningWindow *self)
{
  for (guint i = 0; i < self->groups->len; i++) {
    CwAnswerCount count = cw_screening_count_group (
      get_questionnaire (self), self->record->facts,
      g_ptr_array_index (self->groups, i));

    if (count.answered < count.asked)
      return (int) i;
  }
  return get_measurement_step (self);
}

static void
show_title (CwScreeningWindow *self)
{
  int age =
    cw_patient_get_age (self->patient, cw_clinic_get_today (self->clinic));
  g_autofree char *name = cw_patient_get_display_name (self->patient);
  g_autofree char *subtitle =
    age >= 0 ? g_strdup_printf (ngettext ("%s, %d year", "%s, %d years", age),
                                name, age)
             : g_strdup (name);

  adw_window_title_set_subtitle (ADW_WINDOW_TITLE (self->title), subtitle);
}

GtkWindow *
cw_screening_window_new (CwClinic *clinic,
                         gint64 patient_id,
                         GtkWindow *parent,
                         GError **error)
{
  g_autoptr (CwPatient) patient =
    cw_clinic_load_patient (clinic, patient_id, error);
  g_autoptr (CwScreeningRecord) record = NULL;
  g_autoptr (CwScreeningRecord) earlier = NULL;
  g_autoptr (GError) load_error = NULL;
  CwScreeningWindow *self;

  earlier = cw_clinic_load_last_screening (clinic, patient_id, &load_error);
  if (load_error != NULL) {
    g_propagate_error (error, g_steal_pointer (&load_error));
    return NULL;
  }
  if (patient == NULL ||
      (record = cw_clinic_open_screening (clinic, patient_id, error)) == NULL)
    return NULL;
  self = g_object_new (CW_TYPE_SCREENING_WINDOW, "transient-for", parent, NULL);
  self->clinic = g_object_ref (clinic);
  self->patient = g_steal_pointer (&patient);
  self->record = g_steal_pointer (&record);
  self->earlier = g_steal_pointer (&earlier);
  g_clear_pointer (&self->record->verdict, cw_verdict_free);
  self->record->verdict =
    cw_screening_evaluate (get_questionnaire (self), self->record->facts);
  show_title (self);
  fill_steps (self);
  cw_question_group_page_edit (CW_QUESTION_GROUP_PAGE (self->question_page),
                               clinic, self->record, self->earlier);
  cw_measurement_page_edit (CW_MEASUREMENT_PAGE (self->measurement_page),
                            get_questionnaire (self), self->record->facts,
                            self->earlier);
  show_step (self, find_start (self));
  return GTK_WINDOW (self);
}
