/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gstdio.h>

#include "store-test.h"
#include "store/disk-encryption.h"
#include "window-test.h"
#include "window/main-window.h"
#include "window/preferences/clinic-dialog.h"
#include "window/preferences/privacy-bar.h"

/* What a clinic's windows say about who else could read its file. */

typedef struct {
  StoreTest store;
  AdwApplication *application;
  GtkWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  store_test_set_up_machine_time (&fixture->store, data);
  fixture->application = cw_window_test_new_application ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  cw_window_test_close (fixture->window);
  g_clear_object (&fixture->application);
  store_test_tear_down (&fixture->store, data);
}

static void
open_window (Fixture *fixture)
{
  fixture->window = cw_main_window_new_for_clinic (
    GTK_APPLICATION (fixture->application), fixture->store.clinic);
  cw_window_test_present (fixture->window);
}

static CwPrivacyBar *
get_bar (Fixture *fixture)
{
  return CW_PRIVACY_BAR (
    cw_window_test_find (fixture->window, "privacy_bar"));
}

static gboolean
is_revealed (Fixture *fixture)
{
  return cw_notice_bar_is_revealed (CW_NOTICE_BAR (get_bar (fixture)));
}

static void
close_bar (Fixture *fixture)
{
  cw_window_test_click (
    cw_window_test_find (get_bar (fixture), "button"));
}

/* Others can write to the folder: told each time, until it is closed. */
static void
test_open_folder (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (g_chmod (fixture->store.folder, 0777), ==, 0);
  open_window (fixture);
  g_assert_true (is_revealed (fixture));
  cw_window_test_assert_text (fixture->window, "Other users of this computer");
  close_bar (fixture);
  g_assert_false (is_revealed (fixture));

  cw_privacy_bar_set_clinic (get_bar (fixture), fixture->store.clinic);
  g_assert_true (is_revealed (fixture));
  g_assert_cmpint (g_chmod (fixture->store.folder, 0700), ==, 0);
  cw_privacy_bar_set_clinic (get_bar (fixture), fixture->store.clinic);
  g_assert_cmpint (is_revealed (fixture), ==,
                   cw_disk_encryption_find (fixture->store.path) ==
                     CW_DISK_ENCRYPTION_NONE);
}

/* Only where nothing encrypts, and once for each file. */
static void
test_disk (Fixture *fixture, gconstpointer data)
{
  CwPrivacyBar *bar = NULL;

  open_window (fixture);
  bar = get_bar (fixture);
  cw_privacy_bar_tell (bar, "/a", NULL, CW_DISK_ENCRYPTION_DISK);
  g_assert_false (is_revealed (fixture));
  cw_privacy_bar_tell (bar, "/a", NULL, CW_DISK_ENCRYPTION_FOLDER);
  g_assert_false (is_revealed (fixture));
  cw_privacy_bar_tell (bar, "/a", NULL, CW_DISK_ENCRYPTION_UNKNOWN);
  g_assert_false (is_revealed (fixture));
  cw_privacy_bar_tell (bar, "/a", NULL, CW_DISK_ENCRYPTION_NONE);
  g_assert_true (is_revealed (fixture));
  cw_window_test_assert_text (fixture->window, "No encryption was found");

  close_bar (fixture);
  g_assert_false (is_revealed (fixture));
  cw_privacy_bar_tell (bar, "/a", NULL, CW_DISK_ENCRYPTION_NONE);
  g_assert_false (is_revealed (fixture));
  cw_privacy_bar_tell (bar, "/b", NULL, CW_DISK_ENCRYPTION_NONE);
  g_assert_true (is_revealed (fixture));
}

/* The dialog of the clinic says it whenever it is asked. */
static void
test_dialog (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog = NULL;

  open_window (fixture);
  dialog = cw_clinic_dialog_new (fixture->store.clinic, fixture->window,
                                 &error);
  g_assert_no_error (error);
  cw_window_test_present (dialog);
  cw_window_test_assert_text (
    dialog, cw_disk_encryption_describe (
              cw_disk_encryption_find (fixture->store.path)));
  cw_window_test_close (dialog);
}

int
main (int argc, char **argv)
{
  const char *schemas = g_getenv ("CW_TEST_SCHEMAS");

  if (schemas != NULL)
    g_setenv ("GSETTINGS_SCHEMA_DIR", schemas, TRUE);
  if (!cw_window_test_init (&argc, &argv))
    return 0;

#define ADD(name, function)                                                    \
  g_test_add ("/privacy/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("open-folder", test_open_folder);
  ADD ("disk", test_disk);
  ADD ("dialog", test_dialog);
  return g_test_run ();
}
