/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/common/popup.h"

/* Layouts that may follow each other until all stands where it stays. */
#define MAX_TICKS 30

/* TRUE when it is in sight, else scrolls to it. */
static gboolean
scroll_to (GtkWidget *button)
{
  GtkWidget *scroller
      = gtk_widget_get_ancestor (button, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  double y = 0;

  if (scroller == NULL)
    return TRUE;
  if (!gtk_widget_translate_coordinates (button, scroller, 0, 0, NULL, &y))
    return FALSE;
  adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  if (y >= 0
      && y + gtk_widget_get_height (button)
             <= gtk_adjustment_get_page_size (adjustment))
    return TRUE;
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment)
                                            + y
                                            - gtk_widget_get_height (button));
  return FALSE;
}

typedef struct {
  int n_ticks;
  int n_in_sight; /* of them the last ones */
} Wait;

/* Ticks come before the layout of their frame, and a view that is still being
 * scrolled goes back where it was: it is in sight when it stays there. */
static gboolean
popup_cb (GtkWidget *button, GdkFrameClock *clock, gpointer data)
{
  Wait *wait = data;

  if (++wait->n_ticks > MAX_TICKS || !gtk_widget_get_mapped (button))
    return G_SOURCE_REMOVE;
  wait->n_in_sight = scroll_to (button) ? wait->n_in_sight + 1 : 0;
  if (wait->n_in_sight < 2)
    return G_SOURCE_CONTINUE;
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  return G_SOURCE_REMOVE;
}

void
cw_popup_in_sight (GtkMenuButton *button)
{
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_widget_add_tick_callback (GTK_WIDGET (button), popup_cb, g_new0 (Wait, 1),
                                g_free);
}
