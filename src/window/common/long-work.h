/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef void (*CwWorkProgress) (double done, gpointer data);

/* What takes long, run in a thread of its own: it has its own connection to a
 * clinic file, tells `progress` how much is done from 0 to 1, and ends soon after
 * `cancellable` is cancelled.  Its results are members of `work`. */
typedef gboolean (*CwWorkFunction) (gpointer work,
                                    CwWorkProgress progress,
                                    gpointer progress_data,
                                    GCancellable *cancellable,
                                    GError **error);

/* Runs `function`, and takes `work` until it was freed with `free_work`.
 * `progress` (nullable) is called with `data` in this thread, some ten times a
 * second; then `ready`, in which cw_long_work_finish() tells how it ended. */
void cw_long_work_run (CwWorkFunction function,
                       gpointer work,
                       GDestroyNotify free_work,
                       CwWorkProgress progress,
                       GCancellable *cancellable,
                       GAsyncReadyCallback ready,
                       gpointer data);

/* Cancels work that was run with that cancellable, if there is any, and waits until
 * its thread has let go of all that it held.  `progress` is called no more; `ready`
 * follows all the same. */
void cw_long_work_end (GCancellable *cancellable);

/* What was `work`, valid until `ready` returns; NULL when it failed. */
gpointer cw_long_work_finish (GAsyncResult *result, GError **error);

G_END_DECLS
