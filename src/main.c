/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/core-dump.h"
#include "exchange/command-line.h"
#include "window/application.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

int
main (int argc, char *argv[])
{
  g_autoptr (CwApplication) application = NULL;
  const char *locale_dir = g_getenv ("CUFFWISE_LOCALE_DIR");
  gboolean handled = FALSE;
  int status = 0;

  cw_core_dump_forbid ();
  setlocale (LC_ALL, "");
  /* Also translations that are not installed can be looked at. */
  if (locale_dir == NULL)
    locale_dir = LOCALE_DIR;
  bindtextdomain (GETTEXT_PACKAGE, locale_dir);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  /* What needs no windows also needs no display. */
  status = cw_command_line_run (argc, argv, &handled);
  if (handled)
    return status;

  application = cw_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
