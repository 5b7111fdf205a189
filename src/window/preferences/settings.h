/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What this user has chosen; NULL where the schema is missing, as in a build
 * folder, and then nothing is remembered. */
GSettings *cw_settings_open (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
