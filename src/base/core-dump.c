/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/core-dump.h"

#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

/* Which kinds of memory a dump takes: none.  Collectors to which the system
 * pipes a dump do not ask for the limit. */
static gboolean
empty_filter (void)
{
  int file = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);
  gboolean written;

  if (file < 0)
    return FALSE;
  written = write (file, "0", 1) == 1;
  close (file);
  return written;
}

void
cw_core_dump_forbid (void)
{
  const struct rlimit none = { 0, 0 };

  if (setrlimit (RLIMIT_CORE, &none) != 0)
    g_message ("Core files cannot be switched off.");
  if (!empty_filter ())
    g_message ("Core dumps cannot be emptied.");
}
