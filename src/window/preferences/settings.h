/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What this user has chosen; NULL where the schema is missing, as in a build
 * folder, and then nothing is remembered. */
GSettings *cw_settings_open (void) G_GNUC_WARN_UNUSED_RESULT;

#define CW_DEFAULT_LOCK_MINUTES 5
/* After how many minutes without a touch a clinic with sign-in is locked; `settings`
 * may be NULL. */
guint cw_settings_get_lock_minutes (GSettings *settings);
void cw_settings_set_lock_minutes (GSettings *settings, guint minutes);

G_END_DECLS
