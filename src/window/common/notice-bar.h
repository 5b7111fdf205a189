/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A line at the bottom of a window that says what has to be known, with one
 * button for what can be done about it.  Properties `icon-name`, `button-label`
 * and `action-name` (strings), the last two of that button. */
#define CW_TYPE_NOTICE_BAR (cw_notice_bar_get_type ())
G_DECLARE_DERIVABLE_TYPE (
  CwNoticeBar, cw_notice_bar, CW, NOTICE_BAR, GtkWidget)

struct _CwNoticeBarClass {
  GtkWidgetClass parent_class;
};

/* Says a sentence; NULL takes the bar away. */
void cw_notice_bar_tell (CwNoticeBar *self, const char *sentence);
/* Whether something is said. */
gboolean cw_notice_bar_is_revealed (CwNoticeBar *self);
/* Where nothing can be done there is no button. */
void cw_notice_bar_set_button_visible (CwNoticeBar *self, gboolean visible);

G_END_DECLS
