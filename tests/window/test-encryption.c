/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "store/cipher.h"
#include "store/clinic-keyring.h"
#include "window-test.h"
#include "window/documents/recovery-code-window.h"
#include "window/encryption/encryption-window.h"
#include "window/main-window.h"

/* Encrypted clinic files in windows.  Each file gets encrypted, or opened first, by
 * another program: this one would know its key. */

#define PASSPHRASE "copper lantern over the bay"

typedef struct {
  char *folder, *path;
  char *code; /* NULL while it is not encrypted */
  AdwApplication *application;
} Fixture;

static char *
run (Fixture *fixture, const char *input, const char *const *arguments)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new ();
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GError) error = NULL;
  char *output = NULL;

  g_ptr_array_add (all, (char *) g_getenv ("CW_TEST_COMMANDS"));
  for (int i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (all, (char *) arguments[i]);
  g_ptr_array_add (all, NULL);
  program = g_subprocess_newv ((const char *const *) all->pdata,
                               G_SUBPROCESS_FLAGS_STDIN_PIPE |
                                 G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (program, input, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_successful (program));
  return output;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nothing = NULL;
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("cuffwise-test-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "clinic.cuffwise", NULL);
  nothing = run (fixture, NULL,
                 (const char *[]) { "demo", fixture->path, "--patients", "2",
                                    NULL });
  fixture->application = cw_window_test_new_application ();
}

static void
set_up_encrypted (Fixture *fixture, gconstpointer data)
{
  g_autofree char *output = NULL;
  g_autoptr (GRegex) regex =
    g_regex_new ("[0-9A-Z]{5}(-[0-9A-Z]{5}){3}", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;

  set_up (fixture, data);
  if (!cw_cipher_is_available ())
    return;
  output = run (fixture, PASSPHRASE "\n",
                (const char *[]) { "encrypt", fixture->path, "--clinician", "1",
                                   "--passphrase-fd", "0", NULL });
  g_assert_true (g_regex_match (regex, output, 0, &match));
  fixture->code = g_match_info_fetch (match, 0);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name = NULL;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL) {
    g_autofree char *path = g_build_filename (folder, name, NULL);

    if (g_file_test (path, G_FILE_TEST_IS_DIR))
      remove_folder (path);
    else
      g_unlink (path);
  }
  g_rmdir (folder);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = NULL;

  while ((window = cw_window_test_get_window (CW_TYPE_MAIN_WINDOW)) != NULL)
    cw_window_test_close (window);
  g_clear_object (&fixture->application);
  remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->code);
}

static GtkWindow *
open_window (Fixture *fixture)
{
  GtkWindow *window = cw_main_window_new (
    GTK_APPLICATION (fixture->application), fixture->path);

  cw_window_test_present (window);
  return window;
}

static gboolean
skip (void)
{
  if (!cw_cipher_is_available ())
    g_test_skip ("This Cuffwise was built without SQLCipher.");
  return !cw_cipher_is_available ();
}

static gboolean
has_window_cb (gpointer type)
{
  return cw_window_test_get_window (*(GType *) type) != NULL;
}

static GtkWindow *
wait_for_window (GType type)
{
  cw_window_test_wait (has_window_cb, &type);
  return cw_window_test_get_window (type);
}

static const char *
get_page (GtkWindow *window)
{
  return gtk_stack_get_visible_child_name (
    GTK_STACK (cw_window_test_find (window, "stack")));
}

static gboolean
is_open_cb (gpointer window)
{
  return g_strcmp0 (get_page (window), "clinic") == 0;
}

static void
try (GtkWindow *window, const char *text)
{
  GtkWidget *page = cw_window_test_find (window, "unlock_page");

  cw_window_test_type (cw_window_test_find (page, "entry"), text);
  cw_window_test_click (cw_window_test_find (page, "open_button"));
}

/* Where nothing can be encrypted, there is no word of it. */
static void
test_not_available (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = open_window (fixture);

  if (cw_cipher_is_available ()) {
    g_test_skip ("This Cuffwise can encrypt.");
    return;
  }
  gtk_widget_activate_action (GTK_WIDGET (window), "win.encryption", NULL);
  cw_window_test_spin ();
  g_assert_null (cw_window_test_get_window (CW_TYPE_ENCRYPTION_WINDOW));
}

/* By the recovery code first: after that the program knows the key. */
static void
test_unlock (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = NULL;
  GtkWindow *people = NULL;

  if (skip ())
    return;
  window = open_window (fixture);
  g_assert_cmpstr (get_page (window), ==, "unlock");
  g_assert_false (gtk_widget_get_sensitive (cw_window_test_find (
    cw_window_test_find (window, "unlock_page"), "open_button")));
  cw_window_test_picture (window, "unlock");
  try (window, "not the right words");
  cw_window_test_assert_text (window, "That does not open the clinic file");
  g_assert_cmpstr (get_page (window), ==, "unlock");
  try (window, fixture->code);
  cw_window_test_wait (is_open_cb, window);
  /* Who forgot the passphrase gets a new one now. */
  people = wait_for_window (CW_TYPE_ENCRYPTION_WINDOW);
  cw_window_test_assert_text (people, "Can open the clinic file");
  cw_window_test_picture (people, "who-opens");
  cw_window_test_close (people);
}

/* Shown until it is said to be on paper. */
static void
keep_code (void)
{
  GtkWindow *window = wait_for_window (CW_TYPE_RECOVERY_CODE_WINDOW);

  cw_window_test_picture (window, "file-code");
  gtk_check_button_set_active (
    GTK_CHECK_BUTTON (
      cw_window_test_find_type (window, GTK_TYPE_CHECK_BUTTON)),
    TRUE);
  gtk_window_close (window);
  cw_window_test_spin ();
}

static void
test_passphrase (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = NULL;
  GtkWindow *people = NULL;

  if (skip ())
    return;
  window = open_window (fixture);
  try (window, PASSPHRASE);
  cw_window_test_wait (is_open_cb, window);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.encryption", NULL);
  people = wait_for_window (CW_TYPE_ENCRYPTION_WINDOW);
  /* Nobody else could open it. */
  cw_window_test_click (cw_window_test_find_text (people, "Remove"));
  cw_window_test_assert_text (
    cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG), "Nobody else");
  cw_window_test_respond ("close");
  cw_window_test_click (cw_window_test_find (people, "code_button"));
  keep_code ();
  cw_window_test_close (people);
}

static void
fill_passphrases (const char *first, const char *second)
{
  GtkWindow *dialog = wait_for_window (ADW_TYPE_MESSAGE_DIALOG);
  GtkWidget *box =
    adw_message_dialog_get_extra_child (ADW_MESSAGE_DIALOG (dialog));
  GtkWidget *entry = NULL;
  const char *texts[] = { first, second };
  guint n = 0;

  for (entry = gtk_widget_get_first_child (box); entry != NULL;
       entry = gtk_widget_get_next_sibling (entry))
    if (GTK_IS_ENTRY (entry))
      cw_window_test_type (entry, texts[n++]);
  g_assert_cmpuint (n, ==, 2);
}

static gboolean
can_accept (void)
{
  return adw_message_dialog_get_response_enabled (
    ADW_MESSAGE_DIALOG (cw_window_test_get_window (ADW_TYPE_MESSAGE_DIALOG)),
    "accept");
}

static void
test_encrypt (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = NULL;
  GtkWindow *encryption = NULL;
  CwClinic *clinic = NULL;

  if (skip ())
    return;
  window = open_window (fixture);
  g_assert_cmpstr (get_page (window), ==, "clinic");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.encryption", NULL);
  encryption = wait_for_window (CW_TYPE_ENCRYPTION_WINDOW);
  cw_window_test_picture (encryption, "not-encrypted");
  cw_window_test_click (cw_window_test_find (encryption, "encrypt_button"));
  fill_passphrases ("too short", "too short");
  g_assert_false (can_accept ());
  fill_passphrases (PASSPHRASE, "another one of these");
  g_assert_false (can_accept ());
  fill_passphrases (PASSPHRASE, PASSPHRASE);
  g_assert_true (can_accept ());
  cw_window_test_respond ("accept");
  /* A code that was not wanted leaves the file as it was. */
  cw_window_test_click (cw_window_test_find_text (
    wait_for_window (CW_TYPE_RECOVERY_CODE_WINDOW), "Cancel"));
  g_assert_true (cw_window_test_get_window (CW_TYPE_ENCRYPTION_WINDOW) ==
                 encryption);
  cw_window_test_click (cw_window_test_find (encryption, "encrypt_button"));
  fill_passphrases (PASSPHRASE, PASSPHRASE);
  cw_window_test_respond ("accept");
  keep_code ();
  cw_window_test_assert_text (wait_for_window (ADW_TYPE_MESSAGE_DIALOG),
                              "The Clinic File Is Encrypted");
  cw_window_test_respond ("ok");
  window = cw_window_test_get_window (CW_TYPE_MAIN_WINDOW);
  g_assert_cmpstr (get_page (window), ==, "clinic");
  clinic = cw_main_window_get_clinic (CW_MAIN_WINDOW (window));
  g_assert_true (cw_clinic_is_encrypted (clinic));
  g_assert_cmpint (cw_clinic_count_patients (clinic, NULL), ==, 2);
}

int
main (int argc, char **argv)
{
  if (!cw_window_test_init (&argc, &argv))
    return 0;
#define ADD(name, function, prepare)                                           \
  g_test_add ("/encryption-window/" name, Fixture, NULL, prepare, function,    \
              tear_down)
  ADD ("not-available", test_not_available, set_up);
  ADD ("unlock", test_unlock, set_up_encrypted);
  ADD ("passphrase", test_passphrase, set_up_encrypted);
  ADD ("encrypt", test_encrypt, set_up);
  return g_test_run ();
}
