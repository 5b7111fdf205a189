/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

#include "store/clinic.h"

G_BEGIN_DECLS

/* Offers to go on with sessions that were never ended, as after a crash or a
 * power cut, and says for how long a cuff may have been up; in a clinic that is
 * locked as soon as somebody has signed in, as it names the patients. */
void cw_unfinished_sessions_offer (CwClinic *clinic, GtkWindow *parent);

/* "Margaret Okafor, session 5: the cuff went up 12:30 minutes ago".  NULL with
 * an error when it cannot be read. */
char *cw_unfinished_sessions_describe (CwClinic *clinic,
                                       gint64 session_id,
                                       GError **error)
  G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
