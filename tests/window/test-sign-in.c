/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "store-test.h"
#include "window-test.h"
#include "window/common/confirm-dialog.h"
#include "window/common/sign-dialog.h"
#include "window/main-window.h"
#include "window/patients/patient-dialog.h"
#include "window/preferences/clinician-dialog.h"
#include "window/preferences/clinicians-window.h"
#include "window/documents/recovery-code-window.h"
#include "window/sign-in/sign-in-page.h"

#define NOW G_GINT64_CONSTANT (1795251600) /* 2026-11-21T09:00:00Z */
#define PIN "280674"
#define OTHER_PIN "915302"
#define PASSPHRASE "a quiet heron stands"

typedef struct {
  CwClock *clock;
  CwClinic *clinic;
  AdwApplication *application;
  GtkWindow *window;
  gint64 anna, tom; /* the first who set a PIN, and a clinician */
  int n_signed;
} Fixture;

static gint64
add_clinician (Fixture *fixture, const char *name, CwClinicianRole role)
{
  g_autoptr (CwClinician) clinician = cw_clinician_new ();
  g_autoptr (GError) error = NULL;

  clinician->name = g_strdup (name);
  clinician->profession = g_strdup ("physiotherapist");
  clinician->role = role;
  cw_clinic_save_clinician (fixture->clinic, clinician, &error);
  g_assert_no_error (error);
  return clinician->id;
}

static void
set_up_empty (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwClinicProfile) profile = cw_clinic_profile_new ();
  g_autoptr (GError) error = NULL;

  fixture->clock = cw_clock_manual_new (NOW);
  fixture->clinic = cw_clinic_new_in_memory (fixture->clock, &error);
  g_assert_no_error (error);
  profile->name = g_strdup ("Harbour Physiotherapy");
  profile->phone = g_strdup ("01632 960001");
  profile->emergency_phone = g_strdup ("112");
  cw_clinic_save_profile (fixture->clinic, profile, &error);
  g_assert_no_error (error);
  fixture->anna = add_clinician (fixture, "Anna Berg", CW_CLINICIAN_CLINICIAN);
  fixture->application = cw_window_test_new_application ();
}

static void
show_window (Fixture *fixture)
{
  fixture->window = cw_main_window_new_for_clinic (
      GTK_APPLICATION (fixture->application), fixture->clinic);
  cw_window_test_present (fixture->window);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CwPatient) patient = cw_patient_new ();
  g_autoptr (GError) error = NULL;

  set_up_empty (fixture, data);
  fixture->tom = add_clinician (fixture, "Tom Lind", CW_CLINICIAN_CLINICIAN);
  patient->family_name = g_strdup ("Okafor");
  patient->birth_date = cw_date_new (1985, 3, 2);
  cw_clinic_save_patient (fixture->clinic, patient, &error);
  g_assert_no_error (error);
}

/* Anna administers, Tom is a clinician; nobody is signed in. */
static void
set_up_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;
  g_autofree char *none = NULL;

  set_up (fixture, data);
  code = store_test_set_secret (fixture->clinic, fixture->anna, PIN, NULL);
  none = store_test_set_secret (fixture->clinic, fixture->tom, OTHER_PIN, PIN);
  cw_clinic_sign_out (fixture->clinic);
  show_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  g_assert_finalize_object (fixture->clinic);
  cw_clock_manual_free (fixture->clock);
}

static gboolean
is_signed_in (gpointer clinic)
{
  return cw_clinic_get_signed_in (clinic) != NULL;
}

static gboolean
is_locked (gpointer clinic)
{
  return cw_clinic_is_locked (clinic);
}

static void
assert_hidden (gpointer root, const char *words)
{
  g_autofree char *text = cw_window_test_get_text (root);

  g_assert_null (strstr (text, words));
}

static void
press_keys (GtkWindow *window, const char *keys)
{
  for (const char *c = keys; *c != '\0'; c++)
    cw_window_test_press_key (window, *c == '\n' ? GDK_KEY_Return : (guint)*c);
}

static GtkWidget *
get_page (Fixture *fixture)
{
  return cw_window_test_find_type (fixture->window, CW_TYPE_SIGN_IN_PAGE);
}

static void
sign_in (Fixture *fixture, const char *keys, gint64 id)
{
  press_keys (fixture->window, keys);
  cw_window_test_wait (is_signed_in, fixture->clinic);
  g_assert_cmpint (cw_clinic_get_signed_in (fixture->clinic)->id, ==, id);
  cw_window_test_spin ();
}

static void
lock (Fixture *fixture)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                                             "win.lock", NULL));
  cw_window_test_spin ();
  g_assert_true (cw_clinic_is_locked (fixture->clinic));
}

/* By letters and digits alone; another name by its letter or the arrows. */
static void
test_keys (Fixture *fixture, gconstpointer data)
{
  assert_hidden (fixture->window, "Okafor");
  cw_window_test_picture (fixture->window, "locked");
  sign_in (fixture, "t" OTHER_PIN "\n", fixture->tom);
  cw_window_test_assert_text (fixture->window, "Okafor");
  lock (fixture);
  assert_hidden (fixture->window, "Okafor");
  /* Whoever was here last only types. */
  sign_in (fixture, OTHER_PIN "\n", fixture->tom);
  lock (fixture);
  cw_window_test_press_key (fixture->window, GDK_KEY_Up);
  sign_in (fixture, PIN "\n", fixture->anna);
}

/* While it is locked no key reaches what it hides. */
static void
test_actions (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[]
      = { "win.new-patient", "win.clinicians", "win.record", "win.next-step",
          "win.search" };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++) {
    gtk_widget_activate_action (GTK_WIDGET (fixture->window), actions[i], NULL);
    cw_window_test_spin ();
    g_assert_null (cw_window_test_get_window (ADW_TYPE_WINDOW));
    assert_hidden (fixture->window, "Okafor");
  }
}

static gboolean
may_type (gpointer page)
{
  g_autofree char *text = cw_window_test_get_text (page);

  return strstr (text, "second") == NULL;
}

static void
test_wrong (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = get_page (fixture);

  press_keys (fixture->window, "a");
  for (int i = 0; i < 5; i++) {
    press_keys (fixture->window, OTHER_PIN "\n");
    cw_window_test_assert_text (page, i < 4 ? "not right" : "30 seconds");
  }
  cw_window_test_picture (fixture->window, "slowed");
  /* Nothing is typed meanwhile, and it counts down. */
  press_keys (fixture->window, PIN "\n");
  g_assert_true (is_locked (fixture->clinic));
  cw_clock_manual_advance (fixture->clock, 20 * G_USEC_PER_SEC);
  cw_window_test_assert_text (page, "10 seconds");
  cw_clock_manual_advance (fixture->clock, 10 * G_USEC_PER_SEC);
  cw_window_test_wait (may_type, page);
  sign_in (fixture, PIN "\n", fixture->anna);
  /* And is told. */
  cw_window_test_assert_text (
      cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG), "5 wrong attempts");
  cw_window_test_respond ("close");
}

static GtkWindow *
open_form (Fixture *fixture, const char *text)
{
  GtkWindow *form;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-patient",
                              NULL);
  cw_window_test_spin ();
  form = cw_window_test_get_window (CW_TYPE_PATIENT_DIALOG);
  g_assert_nonnull (form);
  cw_window_test_type (cw_window_test_find (form, "family_entry"), text);
  return form;
}

/* What somebody was typing is seen by nobody else, and waits. */
static void
test_windows (Fixture *fixture, gconstpointer data)
{
  GtkWindow *form;

  sign_in (fixture, "a" PIN "\n", fixture->anna);
  form = open_form (fixture, "Quartermaine");
  lock (fixture);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (form)));
  cw_window_test_press_key (fixture->window, GDK_KEY_Down);
  sign_in (fixture, OTHER_PIN "\n", fixture->tom);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (form)));
  /* Who is told so. */
  cw_window_test_assert_text (
      cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG),
      "windows that Anna Berg left open");
  cw_window_test_respond ("close");
  lock (fixture);
  cw_window_test_press_key (fixture->window, GDK_KEY_Up);
  sign_in (fixture, PIN "\n", fixture->anna);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (form)));
  cw_window_test_assert_text (form, "Quartermaine");
  cw_window_test_close (form);
}

/* Five minutes without a touch, sleep included. */
static void
test_idle (Fixture *fixture, gconstpointer data)
{
  sign_in (fixture, "a" PIN "\n", fixture->anna);
  cw_clock_manual_advance (fixture->clock, 299 * G_USEC_PER_SEC);
  cw_window_test_wait_ms (2500);
  g_assert_false (is_locked (fixture->clinic));
  cw_clock_manual_advance (fixture->clock, G_USEC_PER_SEC);
  cw_window_test_wait (is_locked, fixture->clinic);
  cw_window_test_spin ();
  assert_hidden (fixture->window, "Okafor");
}

static void
signed_cb (gint64 clinician_id, gpointer data)
{
  Fixture *fixture = g_object_get_data (data, "fixture");

  g_assert_cmpint (clinician_id, ==, fixture->anna);
  fixture->n_signed++;
}

static gboolean
is_signed (gpointer data)
{
  return ((Fixture *)data)->n_signed > 0;
}

static GtkWindow *
ask_signature (Fixture *fixture)
{
  GtkWindow *confirm;

  g_object_set_data (G_OBJECT (fixture->window), "fixture", fixture);
  gtk_window_present (cw_sign_dialog_new (fixture->window, fixture->clinic,
                                          "Sign", "This.", NULL, NULL,
                                          signed_cb, fixture->window));
  cw_window_test_spin ();
  cw_window_test_respond ("sign");
  cw_window_test_spin ();
  confirm = cw_window_test_get_window (CW_TYPE_CONFIRM_DIALOG);
  g_assert_nonnull (confirm);
  return confirm;
}

/* A signature takes the PIN once more, of whoever is signed in. */
static void
test_signature (Fixture *fixture, gconstpointer data)
{
  GtkWindow *confirm;

  sign_in (fixture, "a" PIN "\n", fixture->anna);
  confirm = ask_signature (fixture);
  gtk_window_close (confirm);
  cw_window_test_spin ();
  g_assert_cmpint (fixture->n_signed, ==, 0);

  confirm = ask_signature (fixture);
  cw_window_test_assert_text (confirm, "Anna Berg, physiotherapist");
  press_keys (confirm, OTHER_PIN "\n");
  cw_window_test_assert_text (confirm, "not right");
  cw_window_test_picture (confirm, "confirm");
  g_assert_cmpint (fixture->n_signed, ==, 0);
  press_keys (confirm, PIN "\n");
  cw_window_test_wait (is_signed, fixture);
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (CW_TYPE_CONFIRM_DIALOG));
}

static gboolean
has_code (gpointer data)
{
  return cw_window_test_get_window (CW_TYPE_RECOVERY_CODE_WINDOW) != NULL;
}

/* The code is shown until it is said to be on paper. */
static void
keep_code (void)
{
  GtkWindow *window;

  cw_window_test_wait (has_code, NULL);
  window = cw_window_test_get_window (CW_TYPE_RECOVERY_CODE_WINDOW);
  cw_window_test_present (window);
  cw_window_test_picture (window, "code");
  gtk_window_close (window);
  cw_window_test_spin ();
  g_assert_true (has_code (NULL));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (cw_window_test_find_type (
                                   window, GTK_TYPE_CHECK_BUTTON)),
                               TRUE);
  gtk_window_close (window);
  cw_window_test_spin ();
  g_assert_false (has_code (NULL));
}

static void
type_secret (const char *secret)
{
  GtkWindow *dialog = cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG);

  press_keys (dialog, "123456");
  cw_window_test_assert_text (dialog, "guessed");
  cw_window_test_type (gtk_window_get_focus (dialog), secret);
  cw_window_test_assert_text (dialog, "once more");
  press_keys (dialog, "\n");
  press_keys (dialog, secret);
  cw_window_test_picture (dialog, "secret");
  cw_window_test_respond ("set");
}

/* From the empty clinic to a locked one. */
static void
test_first (Fixture *fixture, gconstpointer data)
{
  show_window (fixture);
  cw_window_test_assert_text (fixture->window, "Anybody at this computer");
  cw_window_test_picture (fixture->window, "first-run");
  cw_window_test_click (cw_window_test_find (fixture->window, "secret_button"));
  cw_window_test_spin ();
  type_secret (PIN);
  keep_code ();
  g_assert_true (is_signed_in (fixture->clinic));
  assert_hidden (fixture->window, "Anybody at this computer");
  lock (fixture);
  sign_in (fixture, PIN "\n", fixture->anna);
}

static gboolean
tom_has_secret (gpointer data)
{
  Fixture *fixture = data;

  return cw_clinic_has_secret (fixture->clinic, fixture->tom);
}

/* An administrator gives a clinician a PIN, after typing the own one. */
static void
test_give (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) all = NULL;
  g_autofree char *code
      = store_test_set_secret (fixture->clinic, fixture->anna, PIN, NULL);
  GtkWindow *window;
  GtkWindow *confirm;

  show_window (fixture);
  all = cw_clinic_load_clinicians (fixture->clinic, NULL);
  window = cw_clinician_dialog_new (fixture->clinic, all->pdata[1],
                                    fixture->window);
  cw_window_test_present (window);
  cw_window_test_picture (window, "clinician");
  cw_window_test_click (cw_window_test_find (window, "secret_button"));
  cw_window_test_spin ();
  type_secret (PASSPHRASE);
  confirm = cw_window_test_get_window (CW_TYPE_CONFIRM_DIALOG);
  g_assert_nonnull (confirm);
  press_keys (confirm, PIN "\n");
  cw_window_test_wait (tom_has_secret, fixture);
  cw_window_test_close (window);
  lock (fixture);
  cw_window_test_press_key (fixture->window, GDK_KEY_Down);
  sign_in (fixture, PASSPHRASE "\n", fixture->tom);
}

/* Others than administrators change nobody, and their own PIN. */
static void
test_not_administrator (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window;
  GtkWidget *list;
  GtkListBoxRow *row;

  sign_in (fixture, "t" OTHER_PIN "\n", fixture->tom);
  window = cw_clinicians_window_new (fixture->clinic, fixture->window);
  cw_window_test_present (window);
  cw_window_test_picture (window, "clinicians");
  list = cw_window_test_find (window, "list");
  g_assert_false (
      gtk_widget_get_visible (cw_window_test_find (window, "add_button")));
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  g_assert_false (gtk_list_box_row_get_activatable (row));
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 1);
  g_assert_true (gtk_list_box_row_get_activatable (row));
  cw_window_test_close (window);
}

/* Who has forgotten the PIN comes in with the code, once, and sets another. */
static void
test_recovery (Fixture *fixture, gconstpointer data)
{
  g_autofree char *code = NULL;

  code = store_test_set_secret (fixture->clinic, fixture->anna, PIN, NULL);
  cw_clinic_sign_out (fixture->clinic);
  show_window (fixture);
  press_keys (fixture->window, "a\n");
  press_keys (fixture->window, code);
  sign_in (fixture, "\n", fixture->anna);
  type_secret (OTHER_PIN);
  keep_code ();
  g_assert_false (cw_clinic_was_recovered (fixture->clinic));
  lock (fixture);
  sign_in (fixture, OTHER_PIN "\n", fixture->anna);
  cw_window_test_assert_text (
      cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG),
      "Your recovery code was used");
  cw_window_test_respond ("close");
}

int
main (int argc, char **argv)
{
  static const struct {
    const char *path;
    void (*set_up) (Fixture *fixture, gconstpointer data);
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/sign-in/keys", set_up_locked, test_keys },
    { "/sign-in/actions", set_up_locked, test_actions },
    { "/sign-in/wrong", set_up_locked, test_wrong },
    { "/sign-in/windows", set_up_locked, test_windows },
    { "/sign-in/idle", set_up_locked, test_idle },
    { "/sign-in/signature", set_up_locked, test_signature },
    { "/sign-in/first", set_up_empty, test_first },
    { "/sign-in/give", set_up, test_give },
    { "/sign-in/not-administrator", set_up_locked, test_not_administrator },
    { "/sign-in/recovery", set_up, test_recovery },
  };

  if (!cw_window_test_init (&argc, &argv))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, tests[i].set_up, tests[i].run,
                tear_down);
  return g_test_run ();
}
