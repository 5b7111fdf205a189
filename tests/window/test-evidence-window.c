/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window-test.h"
#include "window/evidence/evidence-window.h"

static GtkWindow *
open_window (void)
{
  GtkWindow *window = cw_evidence_window_new (NULL);

  cw_window_test_present (window);
  return window;
}

/* Rows that can be seen. */
static int
count_rows (GtkWindow *window)
{
  GtkListBox *list = GTK_LIST_BOX (cw_window_test_find (window, "list"));
  GtkListBoxRow *row;
  int n = 0;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    n += gtk_widget_get_child_visible (GTK_WIDGET (row));
  return n;
}

static gboolean
has_one_row (gpointer window)
{
  return count_rows (window) == 1;
}

static gboolean
has_many_rows (gpointer window)
{
  return count_rows (window) > 250;
}

static void
test_search (void)
{
  GtkWindow *window = open_window ();
  GtkWidget *search = cw_window_test_find (window, "search_entry");
  GtkWidget *list = cw_window_test_find (window, "list");
  GtkListBoxRow *row;

  g_assert_true (has_many_rows (window));
  cw_window_test_assert_name (search, "Search evidence and limits");
  cw_window_test_assert_text (window, "Screening rules");
  cw_window_test_type (search, "sickle trait tourniquet");
  cw_window_test_wait (has_one_row, window);
  row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0);
  for (int i = 0; !gtk_widget_get_child_visible (GTK_WIDGET (row)); i++)
    row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  cw_window_test_assert_text (
      window, "Carriers had more clots after operations with a tourniquet.");
  cw_window_test_assert_text (window, "V, J grade");
  cw_window_test_picture (window, "evidence");
  cw_window_test_type (search, "");
  cw_window_test_wait (has_many_rows, window);
  cw_window_test_close (window);
}

static void
test_nothing (void)
{
  GtkWindow *window = open_window ();

  cw_window_test_type (cw_window_test_find (window, "search_entry"), "unicorn");
  cw_window_test_assert_text (window, "Nothing Found");
  cw_window_test_close (window);
}

int
main (int argc, char *argv[])
{
  g_autoptr (AdwApplication) application = NULL;
  int result;

  if (!cw_window_test_init (&argc, &argv))
    return 0;
  application = cw_window_test_new_application ();
  g_test_add_func ("/evidence-window/search", test_search);
  g_test_add_func ("/evidence-window/nothing", test_nothing);
  result = g_test_run ();
  return result;
}
