/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CwDate:
 *
 * A calendar day without a time zone: the Julian day number of GDate, so that
 * days can be compared, added and subtracted as numbers.  0 is no date.
 */
typedef gint64 CwDate;

#define CW_DATE_NONE ((CwDate) 0)

/* The day, or CW_DATE_NONE when there is no such day in the calendar. */
CwDate cw_date_new (int year, int month, int day);

/* Reads `YYYY-MM-DD` and nothing else.  FALSE leaves *date untouched. */
gboolean cw_date_parse (const char *iso, CwDate *date);

/* `YYYY-MM-DD`; NULL for CW_DATE_NONE. */
char *cw_date_to_iso (CwDate date) G_GNUC_WARN_UNUSED_RESULT;

/* `24 January 2027` in the user's language; "" for CW_DATE_NONE. */
char *cw_date_format (CwDate date) G_GNUC_WARN_UNUSED_RESULT;

/* `24 January`, for dates near today; "" for CW_DATE_NONE. */
char *cw_date_format_short (CwDate date) G_GNUC_WARN_UNUSED_RESULT;

/* `24 Jan`, where there is little room; "" for CW_DATE_NONE. */
char *cw_date_format_brief (CwDate date) G_GNUC_WARN_UNUSED_RESULT;

/* `Jan 2027`; "" for CW_DATE_NONE. */
char *cw_date_format_month (CwDate date) G_GNUC_WARN_UNUSED_RESULT;

/* Whole years from `birth` to `on`; -1 when either is no date or `birth` is
 * the later one.  Someone born on 29 February has the birthday on 1 March in
 * common years. */
int cw_date_years_between (CwDate birth, CwDate on);

/* The same day `months` later; the last of the month where there is none. */
CwDate cw_date_add_months (CwDate date, int months);

/* Instants are seconds since 1970 in UTC. */

/* `2026-11-21T07:21:53Z`. */
char *cw_time_to_iso (gint64 utc_s) G_GNUC_WARN_UNUSED_RESULT;

/* Reads what cw_time_to_iso() writes.  FALSE leaves *utc_s untouched. */
gboolean cw_time_parse (const char *iso, gint64 *utc_s);

/* The calendar day of an instant where the clinic is. */
CwDate cw_time_local_date (gint64 utc_s);

/* Noon of that day where the clinic is, for what has a day and no time. */
gint64 cw_date_local_noon (CwDate date);

/* `10:44` where the clinic is. */
char *cw_time_format_clock (gint64 utc_s) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
