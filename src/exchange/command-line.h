/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs the command that the first argument names and returns the exit status:
 * 0, 1 when it could not be done, 2 when it was asked for wrongly or its input
 * is wrong.  Needs no display.  *handled is FALSE, and nothing is done, when the
 * first argument is no command. */
int cw_command_line_run (int argc, char **argv, gboolean *handled);

/* What `--help` says about the commands, one a line. */
char *cw_command_line_get_summary (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
