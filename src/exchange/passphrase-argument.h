/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "store/passphrase.h"

G_BEGIN_DECLS

/* Reads a passphrase, which is never an argument, as others see these: a line
 * of the file descriptor that `text`, the value of --passphrase-fd, gives; or
 * where it is NULL from the terminal, which does not show it.  One that is new
 * is asked for twice there, and has to be strong enough. */
CwPassphrase *
cw_passphrase_argument_read (const char *text,
                             gboolean is_new,
                             GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
