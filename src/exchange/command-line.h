/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Runs the command that the first argument names and returns the exit status:
 * 0, 1 when it could not be done, 2 when it was asked for wrongly or its input
 * is wrong.  Needs no display.  *handled is FALSE, and nothing is done, when the
 * first argument is no command. */
int cw_command_line_run (int argc, char **argv, gboolean *handled);

G_END_DECLS
