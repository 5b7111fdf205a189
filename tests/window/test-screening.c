/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store/clinic.h"
#include "window-test.h"
#include "window/common/signature-box.h"
#include "window/screening/clearance-window.h"
#include "window/screening/question-row.h"
#include "window/screening/reason-row.h"
#include "window/screening/screening-window.h"

#include <math.h>

/* The screening wizard by its keys alone, for several patients: how many there
 * are, what each of them answers, and what the verdict page then says. */

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */
#define MOST_KEYS 45

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  AdwApplication *application;
  GtkWindow *window; /* the wizard; NULL until it is opened */
  gint64 patient_id;
  int n_keys; /* pressed, but for the digits of measurements */
} Fixture;

/* Who is screened, and what is measured. */
typedef struct {
  int birth_year;
  CwSex sex;
  const char *values[8];
} Person;

static const Person man_28 = {
  1998, CW_SEX_MALE, { "118", "74", "62", "178", "76" }
};
static const Person woman_34 = {
  1992, CW_SEX_FEMALE, { "112", "70", "66", "168", "61.5" }
};
static const Person man_67 = {
  1959, CW_SEX_MALE, { "128", "78", "68", "172", "74", "1.1", "1.08" }
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Person *person = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CwClinician) clinician = cw_clinician_new ();
  g_autoptr (CwPatient) patient = cw_patient_new ();

  fixture->clock = cw_clock_manual_new (NOW);
  fixture->clinic = cw_clinic_new_in_memory (fixture->clock, &error);
  g_assert_no_error (error);
  clinician->name = g_strdup ("Anna Berg");
  clinician->profession = g_strdup ("physiotherapist");
  cw_clinic_save_clinician (fixture->clinic, clinician, &error);
  g_assert_no_error (error);
  patient->family_name = g_strdup ("Lindqvist");
  patient->given_names = g_strdup ("Robin");
  patient->birth_date = cw_date_new (person->birth_year, 3, 4);
  patient->sex = person->sex;
  cw_clinic_save_patient (fixture->clinic, patient, &error);
  g_assert_no_error (error);
  fixture->patient_id = patient->id;
  fixture->application = cw_window_test_new_application ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  g_assert_finalize_object (fixture->clinic);
  cw_clock_manual_free (fixture->clock);
}

static void
open_wizard (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  fixture->window = cw_screening_window_new (fixture->clinic,
                                             fixture->patient_id, NULL, &error);
  g_assert_no_error (error);
  cw_window_test_present (fixture->window);
}

static CwScreeningRecord *
load_draft (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CwScreeningRecord *draft = cw_clinic_open_screening (
    fixture->clinic, fixture->patient_id, &error);

  g_assert_no_error (error);
  return draft;
}

static void
press (Fixture *fixture, guint keyval)
{
  fixture->n_keys++;
  cw_window_test_press_key (fixture->window, keyval);
}

static void
confirm (Fixture *fixture)
{
  fixture->n_keys++;
  g_assert_true (cw_window_test_press (fixture->window, "<Control>Return"));
}

static gboolean
is_page (Fixture *fixture, const char *name)
{
  GtkWidget *stack = cw_window_test_find (fixture->window, "stack");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (stack)),
                    name) == 0;
}

/* Adds the identifiers of all questions that a person sees below `widget`. */
static void
gather_shown (GtkWidget *widget, GHashTable *ids)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (CW_IS_QUESTION_ROW (widget))
    g_hash_table_add (
      ids, g_strdup (
             cw_question_row_get_question (CW_QUESTION_ROW (widget))->id));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gather_shown (child, ids);
}

/* Presses 0, and asserts that it answers no question but those shown: each of
 * them that was open gets a record of its own, and no other one gets any. */
static void
press_none (Fixture *fixture)
{
  g_autoptr (GHashTable) shown =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (CwScreeningRecord) before = load_draft (fixture);
  g_autoptr (CwScreeningRecord) after = NULL;
  GHashTableIter iter;
  gpointer id;
  guint n_shown = 0, n_new = 0;

  gather_shown (GTK_WIDGET (fixture->window), shown);
  g_assert_cmpuint (g_hash_table_size (shown), <=, 6);
  press (fixture, GDK_KEY_0);
  after = load_draft (fixture);
  g_hash_table_iter_init (&iter, after->facts->answers);
  while (g_hash_table_iter_next (&iter, &id, NULL)) {
    if (g_hash_table_contains (before->facts->answers, id))
      continue;
    g_assert_true (g_hash_table_contains (shown, id));
    g_assert_cmpint (
      cw_screening_facts_get_answer (after->facts, id)->value, ==,
      CW_ANSWER_NO);
    n_new++;
  }
  g_hash_table_iter_init (&iter, shown);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    n_shown += !g_hash_table_contains (before->facts->answers, id) &&
               strcmp (id, "CONSENT") != 0;
  g_assert_cmpuint (n_new, ==, n_shown);
}

static void
answer_none (Fixture *fixture)
{
  for (int i = 0; i < 60 && is_page (fixture, "questions"); i++) {
    GtkWidget *none = cw_window_test_find (fixture->window, "none_button");

    if (gtk_widget_is_sensitive (none)) {
      press_none (fixture);
      continue;
    }
    press (fixture, GDK_KEY_y);
    press (fixture, GDK_KEY_1); /* signed on the form */
    if (is_page (fixture, "questions"))
      press (fixture, GDK_KEY_Return);
  }
  g_assert_true (is_page (fixture, "measurements"));
}

/* Digits are not counted, but Enter is. */
static void
measure (Fixture *fixture, const Person *person)
{
  for (gsize i = 0; person->values[i] != NULL; i++) {
    if (i > 0)
      press (fixture, GDK_KEY_Return);
    for (const char *p = person->values[i]; *p != '\0'; p++)
      cw_window_test_press_key (fixture->window, (guint) *p);
  }
}

/* Every question that is put has an answer, and no other one has. */
static void
assert_answers (Fixture *fixture, const CwScreeningFacts *facts)
{
  const CwQuestionnaire *questionnaire =
    cw_clinic_get_questionnaire (fixture->clinic);
  gsize n_pages = 0;
  const CwQuestionPage *const *pages =
    cw_questionnaire_get_pages (questionnaire, &n_pages);

  for (gsize i = 0; i < n_pages; i++)
    for (gsize j = 0; j < pages[i]->n_groups; j++)
      for (gsize k = 0; k < pages[i]->groups[j]->n_questions; k++) {
        const char *id = pages[i]->groups[j]->questions[k]->id;

        g_assert_cmpint (
          cw_screening_is_asked (questionnaire, facts, id), ==,
          cw_screening_facts_get_answer (facts, id) != NULL);
      }
}

static void
test_healthy (Fixture *fixture, gconstpointer data)
{
  const Person *person = data;
  g_autoptr (CwScreeningRecord) draft = NULL;
  g_autoptr (CwPatientOverview) overview = NULL;
  g_autofree char *text = NULL;

  open_wizard (fixture);
  answer_none (fixture);
  /* Who needs more than the others is told why. */
  text = cw_window_test_get_text (fixture->window);
  g_assert_cmpint (strstr (text, "Needed from 65 years on.") != NULL, ==,
                   person->values[5] != NULL);
  measure (fixture, person);
  draft = load_draft (fixture);
  assert_answers (fixture, draft->facts);
  confirm (fixture);
  g_assert_true (is_page (fixture, "verdict"));
  cw_window_test_assert_text (fixture->window, "Yes, on all limbs");
  cw_window_test_picture (fixture->window, "screening-healthy");
  /* The focus waits on the box to tick. */
  press (fixture, GDK_KEY_space);
  confirm (fixture);
  g_assert_null (cw_window_test_get_window (CW_TYPE_SCREENING_WINDOW));
  fixture->window = NULL;
  g_test_message ("%d keys", fixture->n_keys);
  g_assert_cmpint (fixture->n_keys, <=, MOST_KEYS);

  overview =
    cw_clinic_load_overview (fixture->clinic, fixture->patient_id, NULL);
  g_assert_nonnull (overview->screening);
  g_assert_true (overview->screening->is_signed);
  g_assert_cmpint (overview->screening->verdict->outcome, ==,
                   CW_OUTCOME_CLEARED);
}

/* What an answer brings up later is open, however often 0 was pressed before,
 * and one press of 0 then answers that and nothing else. */
static void
test_none_later (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwScreeningRecord) draft = NULL;

  open_wizard (fixture);
  answer_none (fixture);
  draft = load_draft (fixture);
  g_assert_null (
    cw_screening_facts_get_answer (draft->facts, "WELLS_TENDER"));
  for (int i = 0; i < 40; i++)
    press (fixture, GDK_KEY_Page_Up);
  cw_window_test_assert_text (fixture->window, "Group 1 of");
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_y);
  press (fixture, GDK_KEY_1); /* in a leg */
  press (fixture, GDK_KEY_Page_Down);
  cw_window_test_assert_text (fixture->window, "Signs in the leg");
  cw_window_test_assert_text (fixture->window, " · 0 of ");
  press_none (fixture);
  cw_screening_record_free (g_steal_pointer (&draft));
  draft = load_draft (fixture);
  assert_answers (fixture, draft->facts);
  g_assert_cmpint (
    cw_screening_facts_get_answer (draft->facts, "VTE_SUSPECTED")->value, ==,
    CW_ANSWER_YES);
}

/* A draft in which all is answered no and normal, but for one answer. */
static void
prepare (Fixture *fixture,
         const char *id,
         CwLimbSet limbs,
         CwDate date,
         const char *choice)
{
  const CwQuestionnaire *questionnaire =
    cw_clinic_get_questionnaire (fixture->clinic);
  g_autoptr (CwScreeningRecord) draft = load_draft (fixture);
  g_autoptr (CwAnswer) yes = cw_answer_new (CW_ANSWER_YES);
  g_autoptr (CwAnswer) consent = cw_answer_new (CW_ANSWER_YES);
  g_autoptr (GError) error = NULL;
  GHashTableIter iter;
  gpointer key, value;

  yes->limbs = limbs;
  yes->date = date;
  yes->choice = g_strdup (choice);
  consent->choice = g_strdup (
    cw_questionnaire_find_question (questionnaire, "CONSENT")
      ->follow_ups[0]
      .choices[0]
      .id);
  cw_screening_facts_set_answer (draft->facts, "CONSENT", consent);
  cw_screening_facts_set_answer (draft->facts, id, yes);
  cw_screening_fill_answers (questionnaire, draft->facts, CW_ANSWER_NO);
  cw_screening_fill_measurements (questionnaire, draft->facts);
  g_hash_table_iter_init (&iter, draft->facts->answers);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    cw_clinic_save_answer (fixture->clinic, draft->id, key, value, &error);
    g_assert_no_error (error);
  }
  g_hash_table_iter_init (&iter, draft->facts->measurements);
  while (g_hash_table_iter_next (&iter, &key, &value)) {
    cw_clinic_save_measurement (fixture->clinic, draft->id, key,
                                *(double *) value, &error);
    g_assert_no_error (error);
  }
}

static void
show_verdict (Fixture *fixture)
{
  open_wizard (fixture);
  for (int i = 0; i < 40 && !is_page (fixture, "verdict"); i++)
    press (fixture, GDK_KEY_Page_Down);
}

/* A reason opens by its key, down to the citation, and closes again. */
static void
test_reason (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  prepare (fixture, "LYMPHOEDEMA", CW_LIMB_BIT (CW_LIMB_LEFT_ARM),
           CW_DATE_NONE, NULL);
  show_verdict (fixture);
  cw_window_test_assert_text (fixture->window,
                              "Yes, on the right arm and both legs");
  cw_window_test_assert_text (fixture->window, "Not on the left arm.");
  row = cw_window_test_find_type (fixture->window, CW_TYPE_REASON_ROW);
  g_assert_nonnull (row);
  gtk_widget_grab_focus (row);
  cw_window_test_press_key (fixture->window, GDK_KEY_Right);
  g_assert_true (cw_reason_row_get_open (CW_REASON_ROW (row)));
  cw_window_test_assert_text (row, "Do you have lymphoedema in an arm or leg?");
  cw_window_test_assert_text (row, "Yes · Left arm");
  cw_window_test_assert_text (
    row, "LYMPHOEDEMA, absolute: no clearance lifts it (rules ");
  cw_window_test_assert_text (row, "Confidence");
  cw_window_test_picture (fixture->window, "screening-reason");
  cw_window_test_press_key (fixture->window, GDK_KEY_Left);
  g_assert_false (cw_reason_row_get_open (CW_REASON_ROW (row)));
  cw_window_test_click (cw_window_test_find_type (row, GTK_TYPE_BUTTON));
  g_assert_true (cw_reason_row_get_open (CW_REASON_ROW (row)));
}

/* A limb of the map opens what was found about it, and nothing else. */
static void
test_limb (Fixture *fixture, gconstpointer data)
{
  GtkWidget *map, *row;

  prepare (fixture, "LYMPHOEDEMA", CW_LIMB_BIT (CW_LIMB_LEFT_ARM),
           CW_DATE_NONE, NULL);
  show_verdict (fixture);
  map = cw_window_test_find (fixture->window, "limb_map");
  row = cw_window_test_find_type (fixture->window, CW_TYPE_REASON_ROW);
  gtk_widget_grab_focus (map); /* the right arm */
  press (fixture, GDK_KEY_Return);
  g_assert_false (cw_reason_row_get_open (CW_REASON_ROW (row)));
  press (fixture, GDK_KEY_Right);
  press (fixture, GDK_KEY_Return);
  g_assert_true (cw_reason_row_get_open (CW_REASON_ROW (row)));
  g_assert_true (gtk_widget_is_ancestor (
    gtk_window_get_focus (fixture->window), row));
}

/* A limb without a permission has no dose. */
static void
test_dose (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  prepare (fixture, "SKIN_FRAGILE", CW_LIMB_BIT (CW_LIMB_LEFT_LEG),
           CW_DATE_NONE, "quiet");
  show_verdict (fixture);
  text = cw_window_test_get_text (
    cw_window_test_find (fixture->window, "dose_table"));
  /* The strictest first. */
  g_assert_nonnull (strstr (text, "B, caution\n"));
  g_assert_true (strstr (text, "B, caution") < strstr (text, "A, standard"));
  g_assert_null (strstr (text, "C, cleared"));
  cw_window_test_picture (fixture->window, "screening-dose");
}

/* What lifts a finding is named first; its key opens the letter. */
static void
test_waiting (Fixture *fixture, gconstpointer data)
{
  GtkWindow *letter;

  prepare (fixture, "EPILEPSY", CW_LIMBS_NONE, CW_DATE_NONE, NULL);
  show_verdict (fixture);
  cw_window_test_assert_text (fixture->window, "Not yet: 1 clearance missing");
  cw_window_test_assert_text (fixture->window, "Enter a clearance");
  cw_window_test_assert_text (fixture->window,
                              "No dose: nothing may be prescribed.");
  cw_window_test_picture (fixture->window, "screening-waiting");
  gtk_window_set_focus (fixture->window, NULL);
  press (fixture, GDK_KEY_r);
  letter = cw_window_test_get_window (CW_TYPE_CLEARANCE_WINDOW);
  g_assert_nonnull (letter);
  cw_window_test_close (letter);
}

static void
test_deferred (Fixture *fixture, gconstpointer data)
{
  prepare (fixture, "MI_RECENT", CW_LIMBS_NONE, cw_date_new (2026, 10, 2),
           NULL);
  show_verdict (fixture);
  cw_window_test_assert_text (fixture->window, "Not before 25 December 2026");
  cw_window_test_assert_text (fixture->window,
                              "Screen again on 25 December 2026");
  cw_window_test_picture (fixture->window, "screening-deferred");
}

static void
test_refused (Fixture *fixture, gconstpointer data)
{
  prepare (fixture, "SICKLE_DISEASE", CW_LIMBS_NONE, CW_DATE_NONE, NULL);
  show_verdict (fixture);
  cw_window_test_assert_text (fixture->window,
                              "No. Refused: Sickle cell disease");
  cw_window_test_assert_text (fixture->window,
                              "Choose exercise without a cuff");
  cw_window_test_picture (fixture->window, "screening-refused");
}

/* Pages of what is missing lead there, and F4 to the first of it. */
static void
test_incomplete (Fixture *fixture, gconstpointer data)
{
  open_wizard (fixture);
  press_none (fixture);
  press (fixture, GDK_KEY_u);
  for (int i = 0; i < 40 && !is_page (fixture, "verdict"); i++)
    press (fixture, GDK_KEY_Page_Down);
  cw_window_test_assert_text (fixture->window, "Heart: 20");
  cw_window_test_assert_text (fixture->window, "Measurements: 5");
  cw_window_test_picture (fixture->window, "screening-incomplete");
  cw_window_test_click (
    cw_window_test_find_text (fixture->window, "Measurements: 5"));
  g_assert_true (is_page (fixture, "measurements"));
  g_assert_true (cw_window_test_press (fixture->window, "F4"));
  g_assert_true (is_page (fixture, "questions"));
  cw_window_test_assert_text (fixture->window, "Blood and family");
}

/* In a group that is answered the keys meet the first question that is put to
 * the patient, which need not be the first of the group. */
static void
test_come_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwScreeningRecord) draft = NULL;
  g_autofree char *before = NULL;

  open_wizard (fixture);
  answer_none (fixture);
  draft = load_draft (fixture);
  before = g_strdup (
    cw_screening_facts_get_answer (draft->facts, "CONSENT")->choice);
  press (fixture, GDK_KEY_Page_Up);
  g_assert_true (is_page (fixture, "questions"));
  press (fixture, GDK_KEY_2); /* read out before a witness */
  cw_screening_record_free (g_steal_pointer (&draft));
  draft = load_draft (fixture);
  g_assert_cmpstr (
    cw_screening_facts_get_answer (draft->facts, "CONSENT")->choice, !=,
    before);
}

/* A value that cannot be is said beside its field, not stored and not changed;
 * the way on leads back to it. */
static void
test_wrong_value (Fixture *fixture, gconstpointer data)
{
  static const Person person = {
    0, CW_SEX_MALE, { "118", "74", "62", "17", "76" }
  };
  g_autoptr (CwScreeningRecord) draft = NULL;
  GtkWidget *focus;

  open_wizard (fixture);
  answer_none (fixture);
  measure (fixture, &person);
  cw_window_test_assert_text (fixture->window, "1 to correct");
  confirm (fixture);
  g_assert_true (is_page (fixture, "measurements"));
  focus = gtk_window_get_focus (fixture->window);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (focus)), ==, "17");
  cw_window_test_picture (fixture->window, "screening-wrong");
  draft = load_draft (fixture);
  g_assert_true (isnan (
    cw_screening_facts_get_measurement (draft->facts, "height_cm")));
  cw_window_test_press_key (fixture->window, '0');
  press (fixture, GDK_KEY_Return);
  confirm (fixture);
  g_assert_true (is_page (fixture, "verdict"));
}

int
main (int argc, char *argv[])
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

#define ADD(path, person, test)                                                \
  g_test_add (path, Fixture, person, set_up, test, tear_down)
  ADD ("/screening/healthy/man-28", &man_28, test_healthy);
  ADD ("/screening/healthy/woman-34", &woman_34, test_healthy);
  ADD ("/screening/healthy/man-67", &man_67, test_healthy);
  ADD ("/screening/none-later", &woman_34, test_none_later);
  ADD ("/screening/reason", &man_28, test_reason);
  ADD ("/screening/limb", &man_28, test_limb);
  ADD ("/screening/dose", &man_28, test_dose);
  ADD ("/screening/waiting", &man_28, test_waiting);
  ADD ("/screening/deferred", &man_28, test_deferred);
  ADD ("/screening/refused", &man_28, test_refused);
  ADD ("/screening/incomplete", &man_28, test_incomplete);
  ADD ("/screening/come-back", &man_28, test_come_back);
  ADD ("/screening/wrong-value", &man_28, test_wrong_value);
#undef ADD

  return g_test_run ();
}
