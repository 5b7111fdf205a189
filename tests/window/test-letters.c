/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "store/demo-clinic.h"
#include "window-test.h"
#include "window/common/date-entry.h"
#include "window/common/limb-toggles.h"
#include "window/common/number-entry.h"
#include "window/common/signature-box.h"
#include "window/common/text-entry.h"
#include "window/documents/document-window.h"
#include "window/documents/documents-page.h"
#include "window/documents/paper-view.h"
#include "window/main-window.h"
#include "window/screening/clearance-request-window.h"
#include "window/screening/clearance-window.h"

/* Letters to doctors and their answers, and what can be printed. */

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */
#define N_PATIENTS 12

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  gint64 clinician_id;
  AdwApplication *application;
  GtkWindow *window;
  CwClearance *cleared;         /* what the windows called back with */
  CwJustification *justified;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) clinicians = NULL;

  fixture->clock = cw_clock_manual_new (NOW);
  fixture->clinic = cw_clinic_new_in_memory (fixture->clock, &error);
  g_assert_no_error (error);
  cw_demo_clinic_fill (fixture->clinic, N_PATIENTS, 1, NULL, NULL, NULL,
                       &error);
  g_assert_no_error (error);
  clinicians = cw_clinic_load_clinicians (fixture->clinic, &error);
  fixture->clinician_id = ((CwClinician *) clinicians->pdata[0])->id;
  fixture->application = cw_window_test_new_application ();
  fixture->window = cw_main_window_new_for_clinic (
    GTK_APPLICATION (fixture->application), fixture->clinic);
  cw_window_test_present (fixture->window);
}

/* What a window left open behind it. */
static void
close_others (Fixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (l->data != fixture->window)
      gtk_window_destroy (l->data);
  cw_window_test_spin ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_others (fixture);
  g_clear_pointer (&fixture->cleared, cw_clearance_free);
  g_clear_pointer (&fixture->justified, cw_justification_free);
  cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  g_assert_finalize_object (fixture->clinic);
  cw_clock_manual_free (fixture->clock);
}

static CwPatientOverview *
load (Fixture *fixture, gint64 patient_id)
{
  g_autoptr (GError) error = NULL;
  CwPatientOverview *overview =
    cw_clinic_load_overview (fixture->clinic, patient_id, &error);

  g_assert_no_error (error);
  return overview;
}

/* Somebody who waits for a clearance. */
static CwPatientOverview *
load_waiting (Fixture *fixture)
{
  for (gint64 id = 1; id <= N_PATIENTS; id++) {
    CwPatientOverview *overview = load (fixture, id);

    if (overview->screening != NULL && overview->requests->len > 0)
      return overview;
    cw_patient_overview_free (overview);
  }
  g_assert_not_reached ();
}

static void
sign (GtkWindow *window)
{
  GtkWidget *box = cw_window_test_find_type (window, CW_TYPE_SIGNATURE_BOX);
  GtkWidget *check = cw_window_test_find_type (box, GTK_TYPE_CHECK_BUTTON);
  GtkWidget *row = cw_window_test_find_type (box, ADW_TYPE_COMBO_ROW);

  adw_combo_row_set_selected (
    ADW_COMBO_ROW (row),
    g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (row))) -
      1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  cw_window_test_spin ();
}

/* The editor beside a label of the form. */
static GtkWidget *
find_editor (GtkWindow *window, const char *label)
{
  GtkGrid *grid = GTK_GRID (cw_window_test_find (window, "grid"));

  for (int row = 0;; row++) {
    GtkWidget *name = gtk_grid_get_child_at (grid, 0, row);

    g_assert_nonnull (name);
    if (g_str_equal (gtk_label_get_label (GTK_LABEL (name)), label))
      return gtk_grid_get_child_at (grid, 1, row);
  }
}

static gboolean
can_save (GtkWindow *window)
{
  cw_window_test_spin ();
  return gtk_widget_is_sensitive (cw_window_test_find (window, "save_button"));
}

/* Asked for, recorded, shown as a letter, and said where it is waited for. */
static void
test_request (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPatientOverview) overview = load_waiting (fixture);
  g_autoptr (CwPatientOverview) after = NULL;
  GtkWindow *window = cw_clearance_request_window_new (
    fixture->clinic, overview->patient->id, overview->screening->verdict,
    fixture->window);
  const CwClearanceRequest *request;

  cw_window_test_present (window);
  g_assert_false (can_save (window));
  cw_window_test_assert_text (window, "Enter the name of the doctor.");
  cw_window_test_type (find_editor (window, "Name of the doctor"), "Dr Low");
  cw_window_test_type (find_editor (window, "Role"), "");
  g_assert_false (can_save (window));
  cw_window_test_assert_text (window, "Enter the role");
  cw_window_test_type (find_editor (window, "Role"), "general practitioner");
  g_assert_false (can_save (window));
  cw_window_test_assert_text (window, "Say who asks");
  sign (window);
  g_assert_true (can_save (window));
  cw_window_test_picture (window, "letters-request");
  cw_window_test_click (cw_window_test_find (window, "save_button"));
  cw_window_test_spin ();

  after = load (fixture, overview->patient->id);
  g_assert_cmpuint (after->requests->len, ==, overview->requests->len + 1);
  request = after->requests->pdata[0];
  g_assert_cmpstr (request->name, ==, "Dr Low");
  g_assert_cmpuint (request->findings->len, >, 0);
  g_assert_cmpint (request->asked_on, ==, cw_date_new (2026, 11, 21));

  cw_main_window_show_patient (CW_MAIN_WINDOW (fixture->window),
                               overview->patient->id);
  cw_window_test_assert_text (
    fixture->window, "Letter asked for on 21 November 2026, Dr Low");
}

static void
cleared_cb (const CwClearance *clearance, gpointer data)
{
  ((Fixture *) data)->cleared = cw_clearance_copy (clearance);
}

static void
justified_cb (const CwJustification *justification, gpointer data)
{
  ((Fixture *) data)->justified = cw_justification_copy (justification);
}

static const CwClearanceCallbacks callbacks = { cleared_cb, justified_cb };

static GtkWindow *
open_clearance (Fixture *fixture, gboolean justification)
{
  g_autoptr (CwPatientOverview) overview = load_waiting (fixture);
  CwScreeningRecord *record = overview->screening;
  const CwFinding *finding = NULL;
  GtkWindow *window;

  for (guint i = 0; finding == NULL && i < record->verdict->findings->len; i++)
    if (cw_finding_waits_for_clearance (record->verdict->findings->pdata[i]))
      finding = record->verdict->findings->pdata[i];
  /* Some days later, as a letter is a paper of the past. */
  record->facts->date = cw_date_new (2026, 11, 21);
  window = cw_clearance_window_new (fixture->clinic, record, finding,
                                    justification, fixture->window, &callbacks,
                                    fixture);
  cw_window_test_present (window);
  return window;
}

/* Nonsense is refused with a sentence, and nothing that was typed is lost. */
static void
test_clearance_refuses (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_clearance (fixture, FALSE);

  sign (window);
  /* Whoever was asked stands there already. */
  cw_window_test_assert_text (window, "On which day");
  cw_window_test_type (find_editor (window, "Date of the letter"), "20.11.2026");
  g_assert_true (can_save (window));
  cw_window_test_type (
    find_editor (window, "Highest share of occlusion pressure"), "95");
  g_assert_false (can_save (window));
  cw_window_test_assert_text (window, "Not stored: 1 to 80 %");
  cw_window_test_type (
    find_editor (window, "Highest share of occlusion pressure"), "45");
  g_assert_true (can_save (window));
  cw_window_test_type (find_editor (window, "Valid until"), "soon");
  g_assert_false (can_save (window));
  cw_window_test_assert_text (window, "Until when is the letter valid?");
  cw_window_test_type (find_editor (window, "Valid until"), "19.11.2026");
  g_assert_false (can_save (window));
  cw_window_test_assert_text (window, "ends before it was written");
  cw_window_test_type (find_editor (window, "Valid until"), "");
  g_assert_true (can_save (window));
  cw_window_test_picture (window, "letters-clearance");
  gtk_window_close (window);
  cw_window_test_spin ();
  g_assert_null (fixture->cleared);
}

/* All fields of CLINICAL 1.1, and what the letter lifts. */
static void
test_clearance_saves (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_clearance (fixture, FALSE);

  cw_window_test_type (find_editor (window, "Date of the letter"), "20.11.2026");
  cw_window_test_type (find_editor (window, "Registration number"), "GMC 1");
  cw_window_test_type (find_editor (window, "Reference of the letter"), "PR/1");
  cw_window_test_type (find_editor (window, "Valid until"), "31.12.2026");
  cw_limb_toggles_set_limbs (
    CW_LIMB_TOGGLES (find_editor (window, "Only for these limbs")),
    CW_LIMBS_LEGS);
  cw_window_test_type (
    find_editor (window, "Highest share of occlusion pressure"), "45");
  cw_window_test_type (
    find_editor (window, "Highest share of the one-repetition maximum"), "25");
  cw_window_test_type (find_editor (window, "Limits of weight and movement"),
                       "No kneeling");
  sign (window);
  cw_window_test_assert_text (window, "Lifts: ");
  g_assert_true (can_save (window));
  cw_window_test_click (cw_window_test_find (window, "save_button"));
  cw_window_test_spin ();
  g_assert_nonnull (fixture->cleared);
  g_assert_cmpuint (g_strv_length (fixture->cleared->finding_ids), ==, 1);
  g_assert_cmpstr (fixture->cleared->name, ==, "Dr Priya Rao");
  g_assert_cmpstr (fixture->cleared->registration, ==, "GMC 1");
  g_assert_cmpstr (fixture->cleared->letter, ==, "PR/1");
  g_assert_cmpstr (fixture->cleared->limits, ==, "No kneeling");
  g_assert_cmpint (fixture->cleared->date, ==, cw_date_new (2026, 11, 20));
  g_assert_cmpint (fixture->cleared->expiry, ==, cw_date_new (2026, 12, 31));
  g_assert_cmpint (fixture->cleared->limbs, ==, CW_LIMBS_LEGS);
  g_assert_cmpfloat (fixture->cleared->max_aop_percent, ==, 45);
  g_assert_cmpfloat (fixture->cleared->max_load_percent_1rm, ==, 25);
  g_assert_nonnull (fixture->cleared->entered_by);
}

/* A justification says whose it is, or the clinic's file refuses it. */
static void
test_justification (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_clearance (fixture, TRUE);
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (CwScreeningRecord) draft = NULL;
  g_autoptr (GError) error = NULL;

  cw_window_test_assert_text (window, "at least 40 characters");
  cw_window_test_type (
    find_editor (window, "Reason to go on"),
    "Measured twice at home, calm, and well below the limit; we watch it.");
  g_assert_false (can_save (window));
  sign (window);
  g_assert_true (can_save (window));
  cw_window_test_click (cw_window_test_find (window, "save_button"));
  cw_window_test_spin ();
  g_assert_nonnull (fixture->justified);
  g_assert_nonnull (fixture->justified->clinician);

  patient->family_name = g_strdup ("Low");
  patient->birth_date = cw_date_new (1980, 1, 1);
  cw_clinic_save_patient (fixture->clinic, patient, &error);
  g_assert_no_error (error);
  draft = cw_clinic_open_screening (fixture->clinic, patient->id, &error);
  g_assert_no_error (error);
  cw_clinic_add_justification (fixture->clinic, draft->id, fixture->justified,
                               &error);
  g_assert_no_error (error);
}

/* Only what there is can be chosen; what is not says why. */
static void
test_documents (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPatientOverview) overview = load_waiting (fixture);
  g_autoptr (GError) error = NULL;
  GtkWindow *window = cw_document_window_new (
    fixture->clinic, overview->patient->id, CW_PAPER_KIND_CLEARANCE_LETTER,
    fixture->window, &error);
  GtkWidget *page;
  CwPatientPapers *papers;

  g_assert_no_error (error);
  cw_window_test_present (window);
  page = cw_window_test_find_type (window, CW_TYPE_DOCUMENTS_PAGE);
  cw_window_test_assert_text (page, "A handout belongs to a signed plan");
  cw_window_test_assert_text (page, "Consent form");
  cw_window_test_assert_text (page, "Screening record");
  cw_window_test_assert_name (
    cw_window_test_find_type (page, CW_TYPE_PAPER_VIEW),
    "Page 1: Clearance request");
  cw_documents_page_choose (CW_DOCUMENTS_PAGE (page),
                            CW_PAPER_KIND_SCREENING_RECORD);
  cw_window_test_spin ();
  cw_window_test_assert_name (
    cw_window_test_find_type (page, CW_TYPE_PAPER_VIEW),
    "Page 1: Screening record");
  cw_window_test_picture (window, "letters-documents");
  /* What cannot be printed stays unchosen. */
  cw_documents_page_choose (CW_DOCUMENTS_PAGE (page), CW_PAPER_KIND_HANDOUT);
  cw_window_test_spin ();
  cw_window_test_assert_name (
    cw_window_test_find_type (page, CW_TYPE_PAPER_VIEW),
    "Page 1: Screening record");
  cw_window_test_close (window);

  papers = cw_patient_papers_load (fixture->clinic, overview->patient->id,
                                   &error);
  g_assert_no_error (error);
  g_assert_nonnull (
    cw_patient_papers_get_gap (papers, CW_PAPER_KIND_HANDOUT));
  g_assert_null (
    cw_patient_papers_get_gap (papers, CW_PAPER_KIND_CONSENT_FORM));
  cw_patient_papers_free (papers);
}

int
main (int argc, char *argv[])
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;

#define ADD(name, function)                                                    \
  g_test_add ("/letters/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("request", test_request);
  ADD ("clearance-refuses", test_clearance_refuses);
  ADD ("clearance-saves", test_clearance_saves);
  ADD ("justification", test_justification);
  ADD ("documents", test_documents);

  return g_test_run ();
}
