/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a test of windows does with real widgets: find them, use them as a
 * person would, and wait for what follows. */

/* Initialises GTK, libadwaita and GLib's test framework.  FALSE without a
 * display: the plan "1..0 # SKIP" is printed then, and main() returns 0. */
gboolean cw_window_test_init (int *argc, char ***argv);

/* A registered application with the program's style sheet, for windows. */
AdwApplication *cw_window_test_new_application (void)
  G_GNUC_WARN_UNUSED_RESULT;

/* Runs the main loop until nothing is left to do. */
void cw_window_test_spin (void);
/* Runs the main loop until `condition` holds; fails the test after 10 s. */
void cw_window_test_wait (gboolean (*condition) (gpointer data), gpointer data);
/* Runs the main loop for that long. */
void cw_window_test_wait_ms (guint ms);

/* The widget of that id in a template or builder file below `root`; fails the
 * test when there is none. */
GtkWidget *cw_window_test_find (gpointer root, const char *id);
/* NULL when there is none. */
GtkWidget *cw_window_test_find_type (gpointer root, GType type);
GtkWidget *cw_window_test_find_class (gpointer root, const char *css_class);
/* The first visible button, label or row that shows that text; NULL when there
 * is none. */
GtkWidget *cw_window_test_find_text (gpointer root, const char *text);
/* All text that a person sees below `root`, one piece a line. */
char *cw_window_test_get_text (gpointer root) G_GNUC_WARN_UNUSED_RESULT;
/* Waits until that text is on the screen; fails the test, with all the text
 * there is, when it never comes. */
void cw_window_test_assert_text (gpointer root, const char *words);
/* The newest window of that type; NULL when there is none. */
GtkWindow *cw_window_test_get_window (GType type);

/* Presses a button (or activates a row) that can be seen and is sensitive. */
void cw_window_test_click (GtkWidget *widget);
/* Replaces the text of an entry, or of the entry inside of a widget. */
void cw_window_test_type (GtkWidget *widget, const char *text);
/* Presses a key or shortcut such as "<Control>f" as if the focus widget of
 * `window` got it; TRUE when a shortcut took it. */
gboolean cw_window_test_press (GtkWindow *window, const char *accelerator);
/* Offers a key to the window's own controllers, which get it before the focus
 * widget does; TRUE when one took it. */
gboolean cw_window_test_offer_key (GtkWindow *window, guint keyval);
/* Presses a key: what the window itself does not take is typed into the entry
 * with the focus, or is a shortcut. */
void cw_window_test_press_key (GtkWindow *window, guint keyval);
/* Answers the open message dialog of `window`. */
void cw_window_test_respond (const char *response);

/* Waits until the window was laid out and drawn so often, which under load takes
 * longer than any time one would wait for. */
void cw_window_test_wait_frames (GtkWindow *window, int n_frames);
/* Puts a window on the screen, waits until it is there. */
void cw_window_test_present (GtkWindow *window);
/* Destroys a window and waits until that is done. */
void cw_window_test_close (GtkWindow *window);
/* Saves a picture of the window in the folder of the environment variable
 * CW_TEST_PICTURES; without it, nothing happens. */
void cw_window_test_picture (GtkWindow *window, const char *name);

/* Asserts that a widget has that accessible name. */
void cw_window_test_assert_name (GtkWidget *widget, const char *name);

G_END_DECLS
