/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"

G_BEGIN_DECLS

/* Reads a date as a person types it: `2026-11-02`, `2.11.2026`, `2/11/26`, eight
 * digits, "2 November 2026", "2 Nov".  Day and month stand in the order of the
 * user's language; a year of two digits is the one that puts the date within
 * the 100 years up to the end of the year of `today`; without a year it is the
 * last such day up to `today`.  FALSE leaves *date untouched. */
gboolean cw_date_parse_typed (const char *text, CwDate today, CwDate *date);

/* How to type a date in the user's language, as "day.month.year". Static. */
const char *cw_date_get_typing_hint (void);

G_END_DECLS
