/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Tells the person that something failed: heading, and the error's sentence.
 * Modal for `parent` (nullable).  Takes nothing. */
void
cw_message_show_error (GtkWindow *parent, const char *heading, GError *error);

/* Tells the person something that needs no answer. */
void cw_message_show_notice (GtkWindow *parent,
                             const char *heading,
                             const char *body);

/* Asks one question.  `accepted` is called with `data` when the person agrees;
 * `destructive` colours the answer. */
void cw_message_ask (GtkWindow *parent,
                     const char *heading,
                     const char *body,
                     const char *accept_label,
                     gboolean destructive,
                     void (*accepted) (gpointer data),
                     gpointer data);

/* A toast whose text is not markup. */
void cw_message_toast (AdwToastOverlay *overlay, const char *text);

G_END_DECLS
