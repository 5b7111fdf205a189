/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/clock.h"

G_BEGIN_DECLS

/**
 * cw_salvage:
 * @path: a damaged clinic file; it stays as it is
 * @new_path: of the new file; nothing may be there
 * @report: (out) (nullable): sentences: what was read, what could not be, and
 *   what a check of the new file finds
 *
 * Reads what can be read of a clinic file into a new one, and what it was
 * sealed by with it, so that a check of the new file tells what is lost or
 * changed. Takes long where the file is large: not for the main thread.
 *
 * Returns: TRUE when there is a new clinic, whole or not
 */
gboolean cw_salvage (const char *path,
                     const char *new_path,
                     CwClock *clock,
                     GCancellable *cancellable,
                     GStrv *report,
                     GError **error);

G_END_DECLS
