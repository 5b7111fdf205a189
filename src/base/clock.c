/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/clock.h"

#include <string.h>
#include <time.h>

struct _CwClock {
  gboolean manual;
  int boots;
  gint64 utc_us;
  gint64 boot_us;
};

gboolean
cw_instant_is_same_boot (const CwInstant *a, const CwInstant *b)
{
  return a->boot_id[0] != '\0' && strcmp (a->boot_id, b->boot_id) == 0;
}

gboolean
cw_instant_is_elapsed_known (const CwInstant *from, const CwInstant *to)
{
  return cw_instant_is_same_boot (from, to) || to->utc_s >= from->utc_s;
}

gint64
cw_instant_elapsed_us (const CwInstant *from, const CwInstant *to)
{
  gint64 elapsed_us;

  if (cw_instant_is_same_boot (from, to))
    elapsed_us = to->boot_us - from->boot_us;
  else
    elapsed_us = (to->utc_s - from->utc_s) * G_USEC_PER_SEC;
  return MAX (elapsed_us, 0);
}

CwClock *
cw_clock_system (void)
{
  static CwClock clock = { FALSE, 0, 0, 0 };

  return &clock;
}

CwClock *
cw_clock_manual_new (gint64 utc_s)
{
  CwClock *clock = g_new0 (CwClock, 1);

  clock->manual = TRUE;
  clock->utc_us = utc_s * G_USEC_PER_SEC;
  clock->boot_us = 1000 * (gint64) G_USEC_PER_SEC;
  return clock;
}

void
cw_clock_manual_free (CwClock *clock)
{
  g_return_if_fail (clock->manual);

  g_free (clock);
}

void
cw_clock_manual_advance (CwClock *clock, gint64 us)
{
  g_return_if_fail (clock->manual);

  clock->utc_us += us;
  clock->boot_us += us;
}

void
cw_clock_manual_reboot (CwClock *clock)
{
  g_return_if_fail (clock->manual);

  clock->boots++;
  clock->boot_us = 0;
}

void
cw_clock_manual_set_utc (CwClock *clock, gint64 utc_s)
{
  g_return_if_fail (clock->manual);

  clock->utc_us = utc_s * G_USEC_PER_SEC;
}

static const char *
system_boot_id (void)
{
  static char *boot_id = NULL;

  if (g_once_init_enter (&boot_id)) {
    char *id = NULL;

    if (!g_file_get_contents ("/proc/sys/kernel/random/boot_id", &id, NULL,
                              NULL))
      id = g_strdup ("");
    g_once_init_leave (&boot_id, g_strstrip (id));
  }
  return boot_id;
}

CwInstant
cw_clock_now (CwClock *clock)
{
  CwInstant now = { 0 };

  if (clock->manual) {
    now.utc_s = clock->utc_us / G_USEC_PER_SEC;
    now.boot_us = clock->boot_us;
    g_snprintf (now.boot_id, sizeof now.boot_id, "boot-%d", clock->boots);
  } else {
    struct timespec boot;

    now.utc_s = g_get_real_time () / G_USEC_PER_SEC;
    if (clock_gettime (CLOCK_BOOTTIME, &boot) == 0) {
      now.boot_us = boot.tv_sec * (gint64) G_USEC_PER_SEC + boot.tv_nsec / 1000;
      g_strlcpy (now.boot_id, system_boot_id (), sizeof now.boot_id);
    }
  }
  return now;
}

CwDate
cw_clock_today (CwClock *clock)
{
  return cw_time_local_date (cw_clock_now (clock).utc_s);
}
