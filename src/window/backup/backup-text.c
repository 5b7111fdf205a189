/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "window/backup/backup-text.h"

#include <glib/gi18n-lib.h>

#include "base/date.h"

char *
cw_backup_text_count (const CwClinicCount *count)
{
  g_autofree char *patients = g_strdup_printf (
    ngettext ("%ld patient", "%ld patients", (gulong) count->patients),
    (long) count->patients);
  g_autofree char *sessions = g_strdup_printf (
    ngettext ("%ld session", "%ld sessions", (gulong) count->sessions),
    (long) count->sessions);
  g_autofree char *sets = g_strdup_printf (
    ngettext ("%ld set", "%ld sets", (gulong) count->sets),
    (long) count->sets);

  /* Translators: numbers of patients, sessions and sets, in words. */
  return g_strdup_printf (C_("backup", "%s, %s, %s"), patients, sessions, sets);
}

char *
cw_backup_text_moment (gint64 utc_s)
{
  g_autofree char *date = cw_date_format (cw_time_local_date (utc_s));
  g_autofree char *clock = cw_time_format_clock (utc_s);

  /* Translators: a date and a time. */
  return g_strdup_printf (C_("backup", "%s, %s"), date, clock);
}

char *
cw_backup_text_describe (const CwBackup *backup)
{
  g_autofree char *count = cw_backup_text_count (&backup->count);
  g_autofree char *size = g_format_size ((guint64) backup->size);

  /* Translators: what is in a backup, and the size of its file. */
  return g_strdup_printf (C_("backup", "%s · %s"), count, size);
}
