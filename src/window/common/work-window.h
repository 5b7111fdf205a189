/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

#include "window/common/long-work.h"

G_BEGIN_DECLS

/* Waits for long work before `parent`: what it is, how much is done, and a button
 * to cancel it. */
#define CW_TYPE_WORK_WINDOW (cw_work_window_get_type ())
G_DECLARE_FINAL_TYPE (CwWorkWindow, cw_work_window, CW, WORK_WINDOW, AdwWindow)

/* Called with `work`, which is freed afterwards, when it is over: `error` is NULL
 * when it was done.  Not called when the person cancelled it. */
typedef void (*CwWorkDone) (gpointer work, GError *error);

/* Runs `function` as cw_long_work_run() does; `parent` does not close
 * meanwhile. */
void cw_work_window_run (GtkWindow *parent,
                         const char *heading,
                         CwWorkFunction function,
                         gpointer work,
                         GDestroyNotify free_work,
                         CwWorkDone done);

G_END_DECLS
