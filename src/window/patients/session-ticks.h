/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One tick for each planned session, those that are done in the accent colour;
 * a bar where there are too many to tell apart. */
#define CW_TYPE_SESSION_TICKS (cw_session_ticks_get_type ())
G_DECLARE_FINAL_TYPE (CwSessionTicks,
                      cw_session_ticks,
                      CW,
                      SESSION_TICKS,
                      GtkWidget)

void cw_session_ticks_show (CwSessionTicks *self, int done, int planned);

G_END_DECLS
