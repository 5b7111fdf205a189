/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/date.h"

G_BEGIN_DECLS

#define CW_BOOT_ID_SIZE 37

/**
 * CwInstant:
 * @utc_s: seconds since 1970
 * @boot_us: microseconds since the machine started, suspend included
 *   (CLOCK_BOOTTIME)
 * @boot_id: which start of the machine @boot_us counts from; "" if unknown
 *
 * A moment as it has to be stored for a clock that may not stop: @boot_us does
 * not jump when somebody sets the time, @utc_s survives a restart.
 */
typedef struct {
  gint64 utc_s;
  gint64 boot_us;
  char boot_id[CW_BOOT_ID_SIZE];
} CwInstant;

/* Microseconds from one moment to the other, never less than 0: by the boot
 * clock where both saw the same start of the machine, else by the time of day. */
gint64 cw_instant_elapsed_us (const CwInstant *from, const CwInstant *to);

/* Whether that can be told: not where the machine has restarted and its time of
 * day is before the first moment. */
gboolean cw_instant_is_elapsed_known (const CwInstant *from,
                                      const CwInstant *to);

/* Whether both were seen by the same start of the machine. */
gboolean cw_instant_is_same_boot (const CwInstant *a, const CwInstant *b);

/**
 * CwClock:
 *
 * Where a program gets the time from.  The machine's clock, or one that a test
 * sets by hand.
 */
typedef struct _CwClock CwClock;

/* The machine's clock.  Not owned by the caller. */
CwClock *cw_clock_system (void);

/* A clock that stands still until it is advanced. */
CwClock *cw_clock_manual_new (gint64 utc_s) G_GNUC_WARN_UNUSED_RESULT;
void cw_clock_manual_free (CwClock *clock);
void cw_clock_manual_advance (CwClock *clock, gint64 us);
/* The machine restarts: the boot clock begins anew with another identifier. */
void cw_clock_manual_reboot (CwClock *clock);
/* Somebody sets the time of day; the boot clock does not notice. */
void cw_clock_manual_set_utc (CwClock *clock, gint64 utc_s);

CwInstant cw_clock_now (CwClock *clock);

/* The calendar day where the clinic is. */
CwDate cw_clock_today (CwClock *clock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CwClock, cw_clock_manual_free)

G_END_DECLS
