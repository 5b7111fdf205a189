/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Replaces a string field; TRUE when it changed.  (g_set_str() of GLib 2.76.) */
gboolean cw_set_str (char **field, const char *value);

/* Text as a search compares it: no case, no accents, one space between words,
 * none at the ends.  "" for NULL. */
char *cw_text_fold (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* Without the white space at both ends; NULL when nothing is left. */
char *cw_text_trim (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
