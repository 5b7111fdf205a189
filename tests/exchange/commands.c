/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The commands without the windows: a program for tests, which shows that they
 * need no GTK. */

#include "config.h"

#include "exchange/command-line.h"

#include <locale.h>
#include <stdio.h>

int
main (int argc, char *argv[])
{
  gboolean handled = FALSE;
  int status;

  setlocale (LC_ALL, "");
  status = cw_command_line_run (argc, argv, &handled);
  if (handled)
    return status;
  fprintf (stderr, "No command.\n");
  return 3;
}
