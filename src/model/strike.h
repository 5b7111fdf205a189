/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define CW_STRIKE_REASON_MIN_LENGTH 10

/* Who struck out a measurement, or a session typed in from paper, that was wrong,
 * when and why; all empty while it stands.  Neither is ever edited or deleted. */
typedef struct {
  gint64 at; /* UTC seconds; 0 while it stands */
  gint64 clinician_id;
  char *by; /* "Anna Berg, physiotherapist" */
  char *reason;
} CwStrike;

void cw_strike_copy (const CwStrike *strike, CwStrike *copy);
void cw_strike_clear (CwStrike *strike);

/* Whether a reason says enough: CW_MODEL_ERROR_INVALID. */
gboolean cw_strike_validate_reason (const char *reason, GError **error);

G_END_DECLS
